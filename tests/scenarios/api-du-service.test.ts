// L'API dans le service entier : les sessions, les formulaires et les limites du portail n'y jouent pas.
import { exportJWK } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fichier, ouvrirClient } from "../../clients/typescript/client.js";
import { ecrireCsv } from "../../src/metier/depots/index.js";
import { listerDeclarants, terminerAutorisation } from "../../src/metier/organismes/index.js";
import { ajouterJours } from "../../src/socle/valeurs/date-civile.js";
import { lignePompier } from "../outils/depots.js";
import { type RaccordementDEssai, raccorder } from "../outils/raccordements.js";
import { type ServiceDeTest, unService } from "../outils/service.js";

let service: ServiceDeTest;
let sdis: RaccordementDEssai;
let client: ReturnType<typeof ouvrirClient>;

beforeAll(async () => {
  service = await unService();
  const ctx = { base: service.bases.base, horloge: service.horloge, acteur: { genre: "anonyme" } } as const;
  const [declarant] = await listerDeclarants(ctx, { recherche: "incendie" });
  sdis = await raccorder(service.bases.base, service.horloge, { organismeId: declarant?.organismeId ?? "" });
  const { clientId, kid, clePrivee } = sdis;
  client = ouvrirClient({ url: service.url, clientId, kid, algorithme: "ES256", clePrivee: await exportJWK(clePrivee) });
}, 60_000);
afterAll(() => service.fermer());

const deposer = (contenu: string | ReadableStream<Uint8Array>, cle: string) =>
  client.POST("/api/v1/depots", { params: { header: { "Idempotency-Key": cle } }, ...fichier("text/csv", contenu) });

describe("l'API du service", () => {
  it("reçoit en flux un fichier bien plus grand qu'un formulaire", async () => {
    const morceau = new TextEncoder().encode("x;y;z\n".repeat(10_000));
    let envoyes = 0;
    const flux = new ReadableStream<Uint8Array>({
      pull(controle) {
        envoyes += 1;
        if (envoyes > 100) controle.close();
        else controle.enqueue(morceau);
      },
    });
    const { data, response } = await deposer(flux, "grand");
    expect(response.status).toBe(202);
    expect(data?.taille).toBe(100 * morceau.byteLength);
    expect(response.headers.get("set-cookie")).toBeNull();
  }, 30_000);

  it("ne prend pas une session du portail pour un jeton, ni un formulaire pour une demande", async () => {
    const reponse = await fetch(`${service.url}/api/v1/depots`, { method: "POST", body: new URLSearchParams({ a: "b" }) });
    expect(reponse.status).toBe(401);
    expect(reponse.headers.get("content-type")).toContain("application/problem+json");
    const preparatoire = await fetch(`${service.url}/api/v1/depots`, {
      method: "OPTIONS",
      headers: { origin: "https://ailleurs.exemple.fr", "access-control-request-method": "POST" },
    });
    expect(preparatoire.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("répond ligne à ligne à un organisme dont l'autorisation est finie : plus rien de neuf, et à qui s'adresser (D5151-14 II)", async () => {
    const { data } = await client.GET("/api/v1/autorisations");
    expect(data?.autorisations).toMatchObject([{ code_activite: "sapeur_pompier_volontaire", en_vigueur: true }]);
    const { base, proprietaire } = service.bases;
    const [une] = await proprietaire.requete<{ id: string }>({
      text: "select id from organismes.autorisations where organisme_id = $1",
      values: [sdis.organismeId],
    });
    const acteur = { genre: "agent", agentId: "agent-1" } as const;
    await base.transaction((tx) =>
      terminerAutorisation(
        { base: tx, horloge: service.horloge, acteur },
        {
          organismeId: sdis.organismeId,
          autorisationId: une?.id ?? "",
          jusquAu: ajouterJours(service.horloge.aujourdhui(), -1),
          raison: "Convention finie.",
        },
      ),
    );
    const { data: lot, response } = await deposer(ecrireCsv([lignePompier(1)]), "apres");
    expect(response.status).toBe(202);
    const params = { path: { id: lot?.id ?? "" } };
    await expect.poll(async () => (await client.GET("/api/v1/depots/{id}", { params })).data?.etat, { timeout: 20_000 }).toBe("TRAITE");
    const { data: page } = await client.GET("/api/v1/depots/{id}/lignes", { params });
    expect(page?.lignes).toMatchObject([{ statut: "REJETEE", fautes: [{ code: "activite_non_autorisee", article: "D5151-14 II" }] }]);
  });
});
