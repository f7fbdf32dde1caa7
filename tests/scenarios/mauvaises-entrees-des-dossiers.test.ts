// Mauvaises entrées sur de vrais objets : chaque formulaire montré autour d'un dossier de formation, rempli de ce qu'on n'attend pas.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionDe, type Role } from "../../src/metier/identite/index.js";
import type { Client } from "../outils/client.js";
import { INCONNU } from "../outils/visites.js";
import { adresseDansLeDossier, type DossierCofinance, unDossierCofinance } from "./dossier-cofinance.js";
import { Epreuve } from "./entrees-hostiles.js";

let monte: DossierCofinance;
beforeAll(async () => {
  monte = await unDossierCofinance();
}, 180_000);
afterAll(() => monte.service.fermer());

interface Place {
  readonly role: Role;
  readonly client: Client;
  readonly organismeId: string;
}

const PLACES: Readonly<Record<string, () => Place>> = {
  "la personne": () => ({ role: "titulaire", client: monte.formee, organismeId: INCONNU }),
  "l'organisme du dossier": () => ({ role: "responsable", client: monte.institut.client, organismeId: monte.institut.organismeId }),
  "un autre organisme": () => ({ role: "responsable", client: monte.maison.client, organismeId: monte.maison.organismeId }),
  "le cofinanceur": () => ({ role: "responsable", client: monte.employeur.client, organismeId: monte.employeur.organismeId }),
  "l'agente": () => ({ role: "agent", client: monte.agente, organismeId: INCONNU }),
};

/** Les pages ouvertes à cette place, sur les objets du dossier. */
function adressesDe({ role, organismeId }: Place): string[] {
  const { actionId, sessionId } = monte.session;
  const recherche = new URLSearchParams({ action: actionId, session: sessionId, organisme: monte.employeur.organismeId }).toString();
  return monte.service.routes
    .filter(({ methode, action }) => methode === "GET" && permissionDe(role, action) !== "non")
    .map(({ chemin }) => `${adresseDansLeDossier(chemin, monte, { organismeId, inconnu: INCONNU })}?${recherche}`);
}

describe("aucun formulaire montré ne met le service en panne", () => {
  it.each(Object.keys(PLACES))(
    "%s",
    async (qui) => {
      const place = PLACES[qui]?.();
      if (place === undefined) throw new Error(`Personne à cette place : ${qui}.`);
      const epreuve = new Epreuve(place.client);
      expect(await epreuve.remplirTout(adressesDe(place), monte.service.url)).toBeGreaterThan(3);
      expect(epreuve.pannes).toEqual([]);
    },
    180_000,
  );
});
