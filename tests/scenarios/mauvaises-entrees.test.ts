// Mauvaises entrées sur chaque formulaire : une réponse claire en français, jamais une panne.
import { afterAll, beforeAll, expect, it } from "vitest";
import { Client } from "../outils/client.js";
import type { ServiceDeTest } from "../outils/service.js";
import { INCONNU, type ServiceVisite, unServiceVisite } from "../outils/visites.js";

let service: ServiceDeTest;
let clients: ServiceVisite["clients"];

beforeAll(async () => {
  ({ service, clients } = await unServiceVisite());
}, 60_000);
afterAll(() => service.fermer());

const VALEURS = [
  "",
  " ",
  "\u0000",
  "'; drop table x; --",
  "<script>alert(1)</script>",
  "-1",
  "1e999",
  "NaN",
  "99/99/9999",
  "31/02/2026",
  "é".repeat(5000),
  "\ud800",
  "{}",
  "../../etc",
];

/** Tous les noms de champs que les formulaires du portail emploient, plus un inconnu. */
const CHAMPS = [
  "nir",
  "statut",
  "contratApprentissage",
  "courriel",
  "mot_de_passe",
  "code",
  "organisme",
  "organismeId",
  "q",
  "texte",
  "fonction",
  "debut",
  "fin",
  "heures",
  "type",
  "intitule",
  "mot",
  "motif",
  "declaration",
  "declarationId",
  "activiteId",
  "recensee",
  "jour",
  "aller",
  "nom",
  "prenom",
  "retour",
  "page",
  "cle",
  "etape",
  "champ_inconnu",
  "naissance",
  "nomNaissance",
  "prenoms",
  "message",
  "siret",
  "rna",
  "tribunal",
  "volume",
  "folio",
  "codePostal",
  "commune",
  "depuis",
  "jusquAu",
  "finLe",
  "raison",
  "geste",
  "responsable",
];

it("aucun envoi, aucune recherche, pour aucun rôle, ne met le service en panne", async () => {
  const pannes: string[] = [];
  for (const [role, client] of clients) {
    const jeton = await client.jeton();
    for (const route of service.routes) {
      if (route.chemin === "/deconnexion") continue;
      const adresse = route.chemin.replaceAll(/:type/gu, "service_civique").replaceAll(/:\w+/gu, INCONNU);
      for (const valeur of route.methode === "POST" ? VALEURS : VALEURS.slice(0, 6)) {
        const champs = Object.fromEntries(CHAMPS.map((champ) => [champ, valeur]));
        const reponse =
          route.methode === "POST"
            ? await client.envoyer(adresse, { ...champs, _csrf: jeton })
            : await client.aller(`${adresse}?${new URLSearchParams(champs).toString().slice(0, 4000)}`);
        if (reponse.statut >= 500)
          pannes.push(`${role} ${route.methode} ${route.chemin} ← ${JSON.stringify(valeur.slice(0, 20))} : ${reponse.statut}`);
      }
    }
  }
  expect(pannes).toEqual([]);
}, 240_000);

it("une adresse impossible, un corps illisible ou trop gros restent des refus qui s'expliquent", async () => {
  const adresses = ["/nimporte", "/mon-compte/droits/pas-un-identifiant", "/%", "/%00", "/activites/inconnue", "/organisme/x/a-attester"];
  for (const adresse of adresses) {
    const reponse = await fetch(new URL(`${service.url}${adresse}`), { redirect: "manual" });
    expect(reponse.status, adresse).toBeGreaterThanOrEqual(300);
    expect(reponse.status, adresse).toBeLessThan(500);
  }
  const gros = await fetch(`${service.url}/demonstration/horloge`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: `jour=${"a".repeat(400_000)}`,
  });
  expect(gros.status).toBeGreaterThanOrEqual(400);
  expect(gros.status).toBeLessThan(500);
  const autre = await fetch(`${service.url}/demonstration/horloge`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{",
  });
  expect(autre.status).toBeLessThan(500);
});

it("une session expirée pendant la saisie : ce qui était tapé revient après la reconnexion", async () => {
  const client = await unClientDuRole();
  const page = await client.aller("/mon-compte/profil");
  const jeton = /name="_csrf" value="([^"]+)"/u.exec(page.html)?.[1] ?? "";
  client.oublierTemoins();
  const perime = await client.envoyer("/mon-compte/profil", { _csrf: jeton, courriel: "une-adresse-tapee@exemple" });
  expect(perime.statut).toBe(403);
  await client.connecter("franceconnect", "salariee");
  const rendue = await client.aller("/mon-compte/profil");
  expect(rendue.html).toContain("une-adresse-tapee@exemple");
});

async function unClientDuRole() {
  const client = new Client(service);
  await client.connecter("franceconnect", "salariee");
  return client;
}
