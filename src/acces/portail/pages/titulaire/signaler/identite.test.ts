// Écrire à un organisme en son nom demande d'abord de prouver qui l'on est : la page y mène, et rien de ce qui est tapé n'est perdu.
import { randomUUID } from "node:crypto";
import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Monde, unMonde } from "../../../../../../tests/outils/benevoles.js";
import { lireReglages } from "../../../../../socle/config.js";
import type { DonneesSession } from "../../../connexion/session.js";
import type { Demande, Reponse } from "../../../route.js";
import { routes } from "./route.js";

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2027-01-10T10:00:00Z");
});
afterAll(() => monde.test.fermer());

function ecrite(reponse: Reponse): string {
  if (reponse.genre !== "page") throw new Error("Une page était attendue.");
  const contenu = reponse.contenu;
  if (typeof contenu !== "object" || contenu === null || !("type" in contenu)) throw new Error("Un contenu était attendu.");
  const noeud: VNode = contenu;
  return render(noeud).replaceAll("&#39;", "'");
}

async function demander(methode: "GET" | "POST", corps: Readonly<Record<string, string>>) {
  const titulaire = await monde.titulaire();
  const donnees: DonneesSession = {};
  const demande: Demande = {
    ctx: { base: monde.test.base, horloge: monde.horloge, acteur: { ...titulaire, preuve: "declaree" } },
    reglages: lireReglages({}),
    chemin: "/mon-compte/signaler",
    parametres: {},
    recherche: {},
    corps,
    session: {
      lire: () => donnees,
      ecrire: (changements) => void Object.assign(donnees, changements),
      renouveler: () => Promise.resolve(),
    },
    jeton: "jeton",
  };
  const route = routes.find((une) => une.chemin === demande.chemin && une.methode === methode);
  if (route === undefined) throw new Error("Route absente.");
  return { reponse: await route.traiter(demande), donnees };
}

it("la page mène à FranceConnect qui n'a pas prouvé son identité, et propose une aide", async () => {
  const { reponse } = await demander("GET", {});
  const page = ecrite(reponse);
  expect(page).toContain("/connexion/franceconnect?retour=/mon-compte/signaler");
  expect(page).toContain("/assistance");
  expect(page).not.toContain("Quel organisme ?");
});

it("un envoi sans preuve n'écrit à personne et garde ce qui était tapé", async () => {
  const corps = { organisme: randomUUID(), type: "reserve_sanitaire", annee: "2026", mot: "Rien n'est arrivé.", _csrf: "jeton" };
  const { reponse, donnees } = await demander("POST", corps);
  expect(reponse).toMatchObject({ genre: "page", statut: 403 });
  expect(donnees.formulaireGarde).toMatchObject({ chemin: "/mon-compte/signaler", corps: { mot: "Rien n'est arrivé.", annee: "2026" } });
  expect(donnees.formulaireGarde?.corps).not.toHaveProperty("_csrf");
});
