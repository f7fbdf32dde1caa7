// Ce que la porte et le serveur refusent : une démonstration vue d'ailleurs, un envoi forgé, une saisie démesurée.
import { request } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Client } from "../../../tests/outils/client.js";
import { type ServiceDeTest, unService } from "../../../tests/outils/service.js";
import { sql } from "../../socle/base/base.js";

let service: ServiceDeTest;
beforeAll(async () => {
  service = await unService();
});
afterAll(() => service.fermer());

function statutAvec(entetes: Readonly<Record<string, string>>): Promise<number> {
  const { hostname, port } = new URL(service.url);
  return new Promise((rendre, echouer) => {
    request({ hostname, port, path: "/", headers: entetes }, (reponse) => {
      reponse.resume();
      rendre(reponse.statusCode ?? 0);
    })
      .on("error", echouer)
      .end();
  });
}

it("la démonstration ne répond ni sous un nom public, ni derrière un relais", async () => {
  expect(await statutAvec({})).toBe(200);
  expect(await statutAvec({ host: "engagement.exemple.fr" })).toBe(403);
  expect(await statutAvec({ host: "localhost.exemple.fr:3000" })).toBe(403);
  expect(await statutAvec({ "x-forwarded-for": "203.0.113.9" })).toBe(403);
});

it("un envoi sans jeton s'explique, garde ce qui est tapé, et n'agit pas", async () => {
  const client = new Client(service);
  await client.connecter("franceconnect", "salariee");
  const refus = await client.envoyer("/premiere-connexion", { nir: "2 99 saisie gardee", statut: "salarie" });
  expect(refus.statut).toBe(403);
  expect(refus.html).toContain("ouverte depuis trop longtemps");
  expect((await client.aller("/premiere-connexion")).html).toContain("2 99 saisie gardee");
});

it("une saisie démesurée d'un inconnu n'est pas gardée en base", async () => {
  await new Client(service).envoyer("/mon-compte/profil", { statut: "x".repeat(200_000) });
  const [plus] = await service.bases.base.requete<{ taille: number }>(
    sql`select coalesce(max(length(donnees::text)), 0)::int as taille from socle.sessions`,
  );
  expect(plus?.taille).toBeLessThan(64 * 1024);
});
