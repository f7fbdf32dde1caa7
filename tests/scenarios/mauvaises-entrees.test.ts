// Mauvaises entrées d'une personne sur chaque route : une réponse claire en français, jamais une panne.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionDe } from "../../src/metier/identite/index.js";
import { Client } from "../outils/client.js";
import type { ServiceDeTest } from "../outils/service.js";
import { clientDe, type ServiceVisite, sansObjet, unServiceVisite } from "../outils/visites.js";
import { CHAMPS, Epreuve } from "./entrees-hostiles.js";

let service: ServiceDeTest;
let clients: ServiceVisite["clients"];

beforeAll(async () => {
  ({ service, clients } = await unServiceVisite());
}, 60_000);
afterAll(() => service.fermer());

describe("aucun envoi, aucune recherche ne met le service en panne", () => {
  it.each(["anonyme", "arrivant", "titulaire"] as const)(
    "%s",
    async (role) => {
      const epreuve = new Epreuve(clientDe(clients, role));
      const pages = service.routes.filter(({ methode, action }) => methode === "GET" && permissionDe(role, action) !== "non");
      expect(
        await epreuve.remplirTout(
          pages.map(({ chemin }) => sansObjet(chemin)),
          service.url,
        ),
      ).toBeGreaterThan(1);
      await epreuve.marcher(service.routes, sansObjet);
      expect(epreuve.pannes).toEqual([]);
    },
    180_000,
  );

  it("les noms de champs se lisent dans le code des pages", () => {
    expect(CHAMPS.length).toBeGreaterThan(100);
    expect(CHAMPS).toEqual(expect.arrayContaining(["nir", "statut", "heures", "empreinte", "montant", "numero", "retour"]));
  });
});

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
