// Rôle × opération de l'API, et le logiciel raccordé × chaque route du portail : la réponse est celle de la table.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "../../src/acces/api/operation.js";
import { OPERATIONS_API } from "../../src/acces/api/operations.js";
import { type Action, PORTEES, permissionDe } from "../../src/metier/identite/index.js";
import { listerDeclarants } from "../../src/metier/organismes/index.js";
import { jetonDe } from "../outils/api.js";
import { raccorder } from "../outils/raccordements.js";
import type { ServiceDeTest } from "../outils/service.js";
import { INCONNU, ROLES_DU_PORTAIL, type ServiceVisite, unServiceVisite } from "../outils/visites.js";

let service: ServiceDeTest;
let clients: ServiceVisite["clients"];
/** Jeton par portée, et un qui a les deux. */
const jetons = new Map<string, string>();

beforeAll(async () => {
  ({ service, clients } = await unServiceVisite());
  const { base } = service.bases;
  const ctx = { base, horloge: service.horloge, acteur: { genre: "anonyme" } } as const;
  const [declarant] = await listerDeclarants(ctx, { recherche: "incendie" });
  const organismeId = declarant?.organismeId ?? "";
  for (const portee of PORTEES) {
    jetons.set(portee, await jetonDe(service.url, await raccorder(base, service.horloge, { organismeId, portees: [portee] })));
  }
  jetons.set("toutes", await jetonDe(service.url, await raccorder(base, service.horloge, { organismeId })));
}, 60_000);
afterAll(() => service.fermer());

/** L'action que la table garde derrière chaque portée. */
const ACTIONS: Readonly<Record<(typeof PORTEES)[number], Action>> = { "depots:deposer": "deposer_lot", "depots:lire": "consulter_depots" };

const adresseDe = ({ chemin }: Operation) => service.url + chemin.replaceAll(/\{\w+\}/gu, INCONNU);

async function statutDe(operation: Operation, entetes: Readonly<Record<string, string>>): Promise<number> {
  const depot = operation.methode === "POST" ? { "content-type": "text/csv", "idempotency-key": "essai" } : {};
  const corps = operation.methode === "POST" ? { body: "id_ligne;operation\r\n" } : {};
  const reponse = await fetch(adresseDe(operation), { method: operation.methode, headers: { ...entetes, ...depot }, ...corps });
  await reponse.arrayBuffer();
  return reponse.status;
}

describe("chaque opération de l'API est gardée par sa portée et par la table", () => {
  it("ce qui n'est pas public a une portée, et la table la réserve aux logiciels raccordés et à qui agit pour l'organisme", () => {
    const gardees = OPERATIONS_API.filter(({ portee }) => portee !== null);
    expect(gardees.length).toBeGreaterThanOrEqual(7);
    for (const action of Object.values(ACTIONS)) {
      expect(permissionDe("declarant", action)).toBe("lien");
      for (const role of ["anonyme", "arrivant", "titulaire", "agent"] as const) expect(permissionDe(role, action), role).toBe("non");
    }
  });

  it("un jeton n'ouvre que ce que ses portées disent", async () => {
    for (const operation of OPERATIONS_API) {
      for (const [nom, jeton] of jetons) {
        const statut = await statutDe(operation, { authorization: `Bearer ${jeton}` });
        const permise = operation.portee === null || nom === "toutes" || nom === operation.portee;
        expect(statut === 403, `${operation.id} avec ${nom} : ${statut}`).toBe(!permise);
        expect([401, 500].includes(statut), `${operation.id} avec ${nom} : ${statut}`).toBe(false);
      }
    }
  }, 30_000);

  it.each(ROLES_DU_PORTAIL)("%s : sa session du portail n'ouvre aucune opération gardée", async (role) => {
    const client = clients.get(role);
    for (const operation of OPERATIONS_API) {
      if (operation.methode === "POST") continue;
      const { statut } = (await client?.aller(adresseDe(operation))) ?? { statut: 0 };
      if (operation.portee !== null) expect(statut, operation.id).toBe(401);
      else expect([200, 404], operation.id).toContain(statut);
    }
    for (const operation of OPERATIONS_API.filter(({ portee }) => portee !== null)) expect(await statutDe(operation, {})).toBe(401);
  });
});

describe("declarant : au portail, son jeton n'est rien", () => {
  it("chaque route que la table lui refuse l'écarte comme un inconnu", async () => {
    const fautes: string[] = [];
    let refusees = 0;
    for (const { methode, chemin, action } of service.routes) {
      const adresse = service.url + chemin.replaceAll(/:type/gu, "service_civique").replaceAll(/:\w+/gu, INCONNU);
      const reponse = await fetch(adresse, {
        method: methode,
        redirect: "manual",
        headers: { authorization: `Bearer ${jetons.get("toutes") ?? ""}` },
        ...(methode === "POST" ? { body: new URLSearchParams({ a: "b" }) } : {}),
      });
      const texte = await reponse.text();
      const suite = reponse.headers.get("location") ?? "";
      const ecarte = reponse.status === 403 || (reponse.status === 303 && suite.startsWith("/connexion"));
      if (reponse.status >= 500) fautes.push(`${methode} ${chemin} : panne ${reponse.status}`);
      if (permissionDe("declarant", action) === "oui") continue;
      refusees += 1;
      if (!ecarte) fautes.push(`${methode} ${chemin} : ${reponse.status} ${suite} ${texte.slice(0, 80)}`);
    }
    expect(refusees).toBeGreaterThan(40);
    expect(fautes).toEqual([]);
  }, 60_000);
});
