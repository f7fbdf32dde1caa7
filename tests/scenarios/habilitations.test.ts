// Rôle × route : chaque route est demandée par chaque rôle, et la réponse est celle de la table.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionDe } from "../../src/metier/identite/index.js";
import type { ServiceDeTest } from "../outils/service.js";
import { clientDe, INCONNU, ROLES_DU_PORTAIL, type ServiceVisite, sansObjet, unServiceVisite } from "../outils/visites.js";

let service: ServiceDeTest;
let clients: ServiceVisite["clients"];

beforeAll(async () => {
  ({ service, clients } = await unServiceVisite());
}, 60_000);
afterAll(() => service.fermer());

describe("chaque route est gardée par la table des habilitations", () => {
  it("les routes existent", () => {
    expect(service.routes.length).toBeGreaterThan(20);
  });

  for (const role of ROLES_DU_PORTAIL) {
    it(`${role} : un refus de la table n'est jamais une page servie`, async () => {
      const fautes: string[] = [];
      for (const route of service.routes) {
        if (route.chemin === "/deconnexion") continue;
        const client = clientDe(clients, role);
        const permission = permissionDe(role, route.action);
        const adresse = sansObjet(route.chemin);
        const reponse =
          route.methode === "GET" ? await client.aller(adresse) : await client.envoyer(adresse, { _csrf: await client.jeton() });
        const menee = new URL(reponse.url).pathname;
        const ecartee = reponse.statut === 403 || menee.startsWith("/connexion") || menee === "/premiere-connexion";
        if (permission === "non" && !ecartee) fautes.push(`${route.methode} ${route.chemin} : ${reponse.statut} ${menee}`);
        if (reponse.statut >= 500) fautes.push(`${route.methode} ${route.chemin} : panne ${reponse.statut}`);
        // Aucun titulaire n'a cet objet : même permis, il ne se montre pas.
        if (
          permission === "lien" &&
          adresse.includes(INCONNU) &&
          route.methode === "GET" &&
          reponse.statut === 200 &&
          !ecartee &&
          menee === adresse
        ) {
          fautes.push(`${route.methode} ${route.chemin} : l'objet d'un autre est montré`);
        }
      }
      expect(fautes).toEqual([]);
    }, 120_000);
  }
});
