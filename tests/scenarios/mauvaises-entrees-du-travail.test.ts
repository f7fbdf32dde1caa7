// Mauvaises entrées de qui agit pour un organisme ou pour l'exploitant, sur chaque route : jamais une panne.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionDe } from "../../src/metier/identite/index.js";
import type { ServiceDeTest } from "../outils/service.js";
import { clientDe, type ServiceVisite, sansObjet, unServiceVisite } from "../outils/visites.js";
import { Epreuve } from "./entrees-hostiles.js";

let service: ServiceDeTest;
let clients: ServiceVisite["clients"];

beforeAll(async () => {
  ({ service, clients } = await unServiceVisite());
}, 60_000);
afterAll(() => service.fermer());

describe("aucun envoi, aucune recherche ne met le service en panne", () => {
  it.each(["responsable", "agent"] as const)(
    "%s",
    async (role) => {
      const client = clientDe(clients, role);
      const organisme = /\/organisme\/[0-9a-f-]{36}/u.exec((await client.aller("/")).html)?.[0] ?? "/organisme/aucun";
      const epreuve = new Epreuve(client);
      const pages = service.routes.filter(({ methode, action }) => methode === "GET" && permissionDe(role, action) !== "non");
      const adresses = pages.map(({ chemin }) => sansObjet(chemin.replace("/organisme/:id", organisme)));
      expect(await epreuve.remplirTout(adresses, service.url)).toBeGreaterThan(5);
      await epreuve.marcher(service.routes, sansObjet);
      expect(epreuve.pannes).toEqual([]);
    },
    180_000,
  );
});
