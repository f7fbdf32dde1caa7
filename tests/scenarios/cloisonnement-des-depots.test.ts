// Deux organismes qui déclarent la même activité : par le portail, par l'API, par la commande, l'un ne lit ni ne devine rien de l'autre.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPERATIONS_API } from "../../src/acces/api/operations.js";
import { executerDepotEnvoyer } from "../../src/acces/commande/depot-envoyer.js";
import type { Route } from "../../src/acces/portail/route.js";
import { autoriserDeclarant } from "../../src/metier/organismes/index.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { jetonDe, type Reponse, reponseNue, sansInstance } from "../outils/api.js";
import { DOSSIER } from "../outils/lancer-cec.js";
import { type RaccordementDEssai, raccorder } from "../outils/raccordements.js";
import { exempleDuPortail, POMPIERS, type ResponsableConnecte, unResponsableConnecte } from "../outils/sdis.js";
import { type ServiceDeTest, unService } from "../outils/service.js";
import { INCONNU } from "../outils/visites.js";

const ACTIVITE = "sapeur_pompier_volontaire";
const ID_LIGNE = "sdis-2025-000001";

let service: ServiceDeTest;
let un: ResponsableConnecte;
let autre: ResponsableConnecte;
let logiciel: RaccordementDEssai;
let logicielAutre: RaccordementDEssai;
let exemple: string;
let lotId: string;

const idDe = ({ organisme }: ResponsableConnecte) => organisme.split("/").at(-1) ?? "";

interface Commande {
  readonly statut: number;
  readonly sortie: string;
  readonly erreurs: string;
}

/** La commande, avec la clé d'un logiciel et l'identifiant de client que l'on veut. */
async function envoyer(fichier: string, essai: RaccordementDEssai, clientId = essai.clientId): Promise<Commande> {
  const ecrits = { sortie: "", erreurs: "" };
  const vers = (nom: keyof typeof ecrits) => ({
    ecrire: async (texte: string) => {
      ecrits[nom] += texte;
    },
    fermee: () => false,
  });
  const cle = join(DOSSIER, `${essai.id}.jwk`);
  writeFileSync(cle, JSON.stringify({ ...(await exportJWK(essai.clePrivee)), kid: essai.kid }), { mode: 0o600 });
  const mots = [fichier, "--serveur", service.url, "--client", clientId, "--cle", cle, "--attendre"];
  const statut = await executerDepotEnvoyer(mots, { sortie: vers("sortie"), erreurs: vers("erreurs") });
  return { statut, ...ecrits };
}

const lotDans = (sortie: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/u.exec(sortie)?.[0] ?? "";
const FICHIER = join(DOSSIER, "pompiers.csv");

beforeAll(async () => {
  service = await unService();
  const { base } = service.bases;
  un = await unResponsableConnecte(service, "cheffe-volontariat");
  autre = await unResponsableConnecte(service, "gestionnaire-service-civique");
  await base.transaction((tx) =>
    autoriserDeclarant(
      { base: tx, horloge: service.horloge, acteur: { genre: "systeme" } },
      {
        organismeId: idDe(autre),
        type: ACTIVITE,
        depuis: dateCivile("2017-01-01"),
        peutEmployerNir: true,
        raison: "Essai du cloisonnement.",
      },
    ),
  );
  logiciel = await raccorder(base, service.horloge, { organismeId: idDe(un) });
  logicielAutre = await raccorder(base, service.horloge, { organismeId: idDe(autre) });
  exemple = await exempleDuPortail(un, ACTIVITE);
  writeFileSync(FICHIER, exemple);
  const { statut, sortie } = await envoyer(FICHIER, logiciel);
  expect(statut).toBe(0);
  lotId = lotDans(sortie);
}, 90_000);
afterAll(() => service.fermer());

interface Designation {
  readonly organisme: string;
  readonly objet: string;
}

/** Adresse de la route pour cet organisme et cet objet ; la recherche désigne une ligne, là où il en faut une. */
function adresseDe({ chemin }: Route, { organisme, objet }: Designation): string {
  const adresse = chemin.replace(":id", organisme).replaceAll(/:\w+/gu, objet);
  return chemin.includes("/lignes") ? `${adresse}?lot=${objet}&numero=2&id=${ID_LIGNE}` : adresse;
}

/** Ce qui reste d'une page quand on retire ce qui a été demandé et ce qui change à chaque fois. */
function pageNue(html: string, { organisme, objet }: Designation): string {
  return html
    .replaceAll(organisme, "[organisme]")
    .replaceAll(objet, "[objet]")
    .replaceAll(/name="_csrf" value="[^"]*"/gu, "")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu, "[instance]");
}

async function demander(client: ResponsableConnecte["client"], route: Route, vise: Designation) {
  const adresse = adresseDe(route, vise);
  if (route.methode === "GET") return client.aller(adresse);
  const champs = {
    _csrf: await client.jeton(),
    lot: vise.objet,
    numero: "2",
    geste: "revoquer",
    declaration: vise.objet,
    signalement: vise.objet,
  };
  if (route.genre !== "televersement") return client.envoyer(adresse, champs);
  const corps = new FormData();
  for (const [nom, valeur] of Object.entries(champs)) corps.set(nom, valeur);
  corps.set("fichier", new Blob([exemple], { type: "text/csv" }), "pompiers.csv");
  return client.aller(adresse, { method: "POST", body: corps });
}

/** Compare ce qu'un responsable de l'autre organisme obtient de deux désignations. */
async function differences(routes: readonly Route[], vraie: Designation, fausse: Designation): Promise<string[]> {
  const fautes: string[] = [];
  for (const route of routes) {
    const vue = await demander(autre.client, route, vraie);
    const inventee = await demander(autre.client, route, fausse);
    const nom = `${route.methode} ${route.chemin}`;
    if (vue.statut !== 404 && vue.statut !== 403) fautes.push(`${nom} : ${vue.statut} ${vue.url}`);
    if (vue.statut !== inventee.statut) fautes.push(`${nom} : ${vue.statut}, et ${inventee.statut} pour un inconnu`);
    if (pageNue(vue.html, vraie) !== pageNue(inventee.html, fausse)) fautes.push(`${nom} : la page n'est pas celle d'un inconnu`);
    for (const { traits } of POMPIERS) if (vue.html.includes(traits.nomNaissance)) fautes.push(`${nom} : montre un nom`);
  }
  return fautes;
}

describe("par le portail", () => {
  const espaces = () => service.routes.filter(({ chemin }) => chemin.startsWith("/organisme/:id/"));

  it("l'espace d'un autre organisme répond comme celui d'un organisme qui n'existe pas, route par route", async () => {
    const routes = espaces();
    expect(routes.length).toBeGreaterThan(20);
    const vraie = { organisme: idDe(un), objet: lotId };
    expect(await differences(routes, vraie, { organisme: INCONNU, objet: "22222222-2222-4333-8444-555555555555" })).toEqual([]);
  }, 120_000);

  it("dans son propre espace, le lot d'un autre, ses lignes et son logiciel répondent comme des inconnus", async () => {
    const lots = espaces().filter(({ chemin }) => /\/depots\/(:lot|lignes\/)/u.test(chemin));
    const logiciels = espaces().filter(({ chemin }) => chemin.includes("/raccordements/:"));
    expect([lots.length >= 5, logiciels.length]).toEqual([true, 2]);
    const chez = (objet: string): Designation => ({ organisme: idDe(autre), objet });
    expect(await differences(lots, chez(lotId), chez(INCONNU))).toEqual([]);
    expect(await differences(logiciels, chez(logiciel.id), chez(INCONNU))).toEqual([]);
  }, 60_000);

  it("chercher le numéro de ligne d'un autre ne trouve rien", async () => {
    const { statut, html } = await autre.client.aller(`${autre.organisme}/depots/lignes?id=${ID_LIGNE}`);
    expect(statut).toBe(200);
    expect(html).toContain("Aucune ligne ne porte cet identifiant");
    expect((await un.client.aller(`${un.organisme}/depots/lignes?id=${ID_LIGNE}`)).html).toContain(lotId);
  });
});

describe("par l'API", () => {
  it("chaque opération qui désigne un lot ou une ligne répond 404, octet pour octet comme pour un inconnu", async () => {
    const jeton = await jetonDe(service.url, logicielAutre);
    const sien = await jetonDe(service.url, logiciel);
    const designees = OPERATIONS_API.filter(({ chemin, portee }) => portee !== null && chemin.includes("{"));
    expect(designees.length).toBeGreaterThanOrEqual(4);
    for (const { chemin } of designees) {
      const adresse = (lot: string, ligne: string) => chemin.replace("{id}", lot).replace("{id_ligne}", ligne);
      const lire = (avec: string, ou: string): Promise<Reponse> => reponseNue(service.url + ou, { authorization: `Bearer ${avec}` });
      const vrai = await lire(jeton, adresse(lotId, ID_LIGNE));
      expect(vrai.statut, chemin).toBe(404);
      expect(vrai.corps.length).toBeGreaterThan(100);
      const faux = await lire(jeton, adresse(INCONNU, "sdis-2025-999999"));
      expect(sansInstance(vrai), chemin).toEqual(sansInstance(faux));
      expect((await lire(sien, adresse(lotId, ID_LIGNE))).statut, chemin).toBe(200);
    }
  });

  it("sa liste de lots et ses autorisations sont les siennes", async () => {
    const entetes = { authorization: `Bearer ${await jetonDe(service.url, logicielAutre)}` };
    expect((await reponseNue(`${service.url}/api/v1/depots`, entetes)).corps).not.toContain(lotId);
    const curseur = Buffer.from(JSON.stringify({ lot: lotId })).toString("base64url");
    expect((await reponseNue(`${service.url}/api/v1/depots?apres=${curseur}`, entetes)).corps).not.toContain(lotId);
  });
});

describe("par la commande", () => {
  it("la clé de l'un sous le nom de l'autre est refusée comme sous un nom qui n'existe pas", async () => {
    const vrai = await envoyer(FICHIER, logicielAutre, logiciel.clientId);
    const faux = await envoyer(FICHIER, logicielAutre, "logiciel-inconnu-00000000");
    expect(vrai.statut).toBe(4);
    expect(vrai).toEqual(faux);
  });

  it("le même fichier, sous la même clé d'idempotence, a son propre lot et sa propre réponse, qui ne doit rien à l'autre", async () => {
    const sien = await envoyer(FICHIER, logicielAutre);
    expect(sien.statut).toBe(0);
    expect(lotDans(sien.sortie)).not.toBe(lotId);
    const repris = await envoyer(FICHIER, logiciel);
    expect(lotDans(repris.sortie)).toBe(lotId);
    expect(sien.sortie.replace(lotDans(sien.sortie), "")).toBe(repris.sortie.replace(lotId, ""));
    expect(sien.sortie).toContain("Acceptées : 3, avec réserve : 0, en attente d'identité : 0, déjà reçues : 0. À corriger : 0.");
  });
});
