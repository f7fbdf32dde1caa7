// Les dépôts par l'API, avec le client engendré : un vrai jeton, un vrai fichier, la réponse à chaque ligne.
import { request } from "node:http";
import { exportJWK } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fichier, ouvrirClient } from "../../../clients/typescript/client.js";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { type ApiDEssai, type RaccordementDEssai, uneApi, unRaccordement } from "../../../tests/outils/raccordements.js";
import { ecrireCsv, ecrireNdjson, exemple, traiterLots } from "../../metier/depots/index.js";
import { autoriserDeclarant, inscrireDeclarant } from "../../metier/organismes/index.js";
import { horlogeDecalee } from "../../socle/horloge.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";

const TYPE = "sapeur_pompier_volontaire";
const horloge = horlogeDecalee(() => 0);
let bases: BaseDeTest;
let api: ApiDEssai;
let un: RaccordementDEssai;
let autre: RaccordementDEssai;
let client: Awaited<ReturnType<typeof clientDe>>;
let clientAutre: Awaited<ReturnType<typeof clientDe>>;

async function clientDe(essai: RaccordementDEssai) {
  const { clientId, kid, clePrivee } = essai;
  return ouvrirClient({ url: api.url, clientId, kid, algorithme: "ES256", clePrivee: await exportJWK(clePrivee) });
}

let rang = 0;
async function unDeclarant(): Promise<RaccordementDEssai> {
  rang += 1;
  const essai = await unRaccordement(bases.base, horloge);
  const acteur = { genre: "systeme" } as const;
  await bases.base.transaction(async (tx) => {
    const ctx = { base: tx, horloge, acteur };
    await bases.proprietaire.requete({
      text: "update organismes.organismes set rna = $2, statut = 'inscrit' where id = $1",
      values: [essai.organismeId, `W88100000${rang}`],
    });
    await inscrireDeclarant(ctx, { rna: `W88100000${rang}`, nom: "SDIS d'essai" });
    const depuis = dateCivile("2017-01-01");
    await autoriserDeclarant(ctx, { organismeId: essai.organismeId, type: TYPE, depuis, peutEmployerNir: false, raison: "Convention." });
  });
  return essai;
}

beforeAll(async () => {
  bases = await baseDeTest();
  api = await uneApi(bases.base, horloge);
  un = await unDeclarant();
  autre = await unDeclarant();
  client = await clientDe(un);
  clientAutre = await clientDe(autre);
});
afterAll(async () => {
  await api.fermer();
  await bases.fermer();
});

const { lignes, entete } = exemple(TYPE);
const CSV = ecrireCsv(lignes, entete);

function deposer(texte: string, options: { cle: string; essai?: "true" | "false"; type?: "text/csv" | "application/x-ndjson" }) {
  const { cle, essai, type = "text/csv" } = options;
  return client.POST("/api/v1/depots", {
    params: {
      query: essai === undefined ? {} : { essai },
      header: { "Idempotency-Key": cle, "Content-Disposition": 'attachment; filename="cec_declarations.csv"' },
    },
    ...fichier(type, texte),
  });
}

const traiter = () =>
  traiterLots({ base: bases.base, horloge }, (erreur) => {
    throw erreur;
  });

describe("déposer par l'API", () => {
  it("un fichier est reçu, traité, et chaque ligne a sa réponse, lue page par page", async () => {
    const { data: lot, response } = await deposer(CSV, { cle: "premier" });
    expect(response.status).toBe(202);
    expect(response.headers.get("location")).toBe(`${api.url}/api/v1/depots/${lot?.id}`);
    expect(lot).toMatchObject({ etat: "RECU", nom_fichier: "cec_declarations.csv", format: "csv", essai: false });
    await traiter();
    const id = lot?.id ?? "";
    const { data: traite } = await client.GET("/api/v1/depots/{id}", { params: { path: { id } } });
    expect(traite).toMatchObject({ etat: "TRAITE", lignes_lues: lignes.length });
    const page = await client.GET("/api/v1/depots/{id}/lignes", { params: { path: { id }, query: { limite: 1 } } });
    expect(page.data?.lignes).toMatchObject([{ numero: 2, lot: id }]);
    const suite = /^<([^>]+)>; rel="next"$/u.exec(page.response.headers.get("link") ?? "")?.[1] ?? "";
    const deuxieme = await client.GET("/api/v1/depots/{id}/lignes", {
      params: { path: { id }, query: { limite: 1, apres: new URL(suite).searchParams.get("apres") ?? "" } },
    });
    expect(deuxieme.data?.lignes).toMatchObject([{ numero: 3 }]);
    expect(deuxieme.response.headers.get("link")).toBeNull();
    const rapport = await client.GET("/api/v1/depots/{id}/rapport", { params: { path: { id } }, parseAs: "text" });
    expect(rapport.data).toContain("id_ligne;statut;codes");
    expect(rapport.response.headers.get("content-type")).toContain("text/csv");
    const idLigne = page.data?.lignes[0]?.id_ligne ?? "";
    const trouvee = await client.GET("/api/v1/lignes/{id_ligne}", { params: { path: { id_ligne: idLigne } } });
    expect(trouvee.data).toMatchObject({ id_ligne: idLigne, reponses: [{ lot: id }] });
  });

  it("la même clé et le même fichier rendent le même lot ; un autre fichier sous la même clé est refusé", async () => {
    const une = await deposer(CSV, { cle: "rejouee", essai: "true" });
    const deux = await deposer(CSV, { cle: "rejouee", essai: "true" });
    expect(deux.data?.id).toBe(une.data?.id);
    const trois = await deposer(`${CSV}\n`, { cle: "rejouee", essai: "true" });
    expect(trois.response.status).toBe(422);
    expect(trois.error).toMatchObject({ regle: "depots/cle-reutilisee", status: 422 });
  });

  it("un essai en NDJSON ne s'écrit nulle part ailleurs que dans son rapport", async () => {
    const { data: lot } = await deposer(ecrireNdjson(lignes), { cle: "essai-ndjson", essai: "true", type: "application/x-ndjson" });
    await traiter();
    const { data } = await client.GET("/api/v1/depots/{id}", { params: { path: { id: lot?.id ?? "" } } });
    expect(data).toMatchObject({ essai: true, format: "ndjson", etat: "TRAITE" });
  });

  it("la liste des lots se suit par son lien", async () => {
    const vus: string[] = [];
    let apres: string | undefined;
    do {
      const { data, response } = await client.GET("/api/v1/depots", {
        params: { query: { limite: 1, ...(apres === undefined ? {} : { apres }) } },
      });
      vus.push(...(data?.lots ?? []).map(({ id }) => id));
      const lien = /^<([^>]+)>/u.exec(response.headers.get("link") ?? "")?.[1];
      apres = lien === undefined ? undefined : (new URL(lien).searchParams.get("apres") ?? undefined);
    } while (apres !== undefined);
    expect(new Set(vus).size).toBe(vus.length);
    expect(vus.length).toBeGreaterThanOrEqual(3);
  });
});

describe("ce qu'un organisme ne voit pas", () => {
  it("le lot d'un autre répond comme un lot qui n'existe pas, mot pour mot", async () => {
    const { data: lot } = await deposer(CSV, { cle: "premier" });
    const lire = async (id: string) => {
      const reponses: unknown[] = [];
      for (const chemin of ["/api/v1/depots/{id}", "/api/v1/depots/{id}/lignes", "/api/v1/depots/{id}/rapport"] as const) {
        const { error, response } = await clientAutre.GET(chemin, { params: { path: { id } } });
        const { instance: _numero, ...reste } = error ?? { instance: "" };
        reponses.push([response.status, reste]);
      }
      return reponses;
    };
    const delautre = await lire(lot?.id ?? "");
    expect(delautre).toEqual(await lire("11111111-2222-4333-8444-555555555555"));
    expect(delautre).toMatchObject([
      [404, { regle: "depots/lot-introuvable" }],
      [404, {}],
      [404, {}],
    ]);
    const ligne = await clientAutre.GET("/api/v1/lignes/{id_ligne}", { params: { path: { id_ligne: String(lignes[0]?.id_ligne) } } });
    expect(ligne.response.status).toBe(404);
    expect((await clientAutre.GET("/api/v1/depots")).data).toEqual({ lots: [] });
  });

  it("ses autorisations sont les siennes", async () => {
    const { data } = await client.GET("/api/v1/autorisations");
    expect(data?.autorisations).toMatchObject([{ code_activite: TYPE, en_vigueur: true, peut_employer_nir: false }]);
  });
});

async function jeton(): Promise<string> {
  let recu = "";
  const espion = await clientDe(un);
  espion.use({
    onRequest({ request: demande }) {
      recu = demande.headers.get("authorization") ?? "";
    },
  });
  await espion.GET("/api/v1/autorisations");
  return recu;
}

describe("ce qui est refusé, et comment", () => {
  it.each([
    ["sans Idempotency-Key", 400, "api/cle-manquante", { "content-type": "text/csv" }, ""],
    ["d'un autre type", 415, "api/type-refuse", { "content-type": "application/zip", "idempotency-key": "a" }, ""],
    ["avec un paramètre inconnu", 400, "api/demande-invalide", { "content-type": "text/csv", "idempotency-key": "a" }, "?esai=true"],
    [
      "annoncé trop grand",
      413,
      "api/corps-trop-grand",
      { "content-type": "text/csv", "idempotency-key": "a", "content-length": "99999999999" },
      "",
    ],
  ])("un fichier %s : %i", async (_cas, statut, regle, entetes, recherche) => {
    const authorization = await jeton();
    const rendu = await new Promise<{ statut: number; corps: string; type: string }>((finir, echouer) => {
      const envoi = request(
        `${api.url}/api/v1/depots${recherche}`,
        { method: "POST", headers: { ...entetes, authorization } },
        (reponse) => {
          let corps = "";
          reponse.on("data", (morceau: Buffer) => {
            corps += morceau.toString();
          });
          reponse.on("end", () =>
            finir({ statut: reponse.statusCode ?? 0, corps, type: (reponse.headers["content-type"] ?? "").split(";")[0] ?? "" }),
          );
        },
      );
      envoi.on("error", echouer);
      if ("content-length" in entetes) envoi.flushHeaders();
      else envoi.end("a;b\n");
    });
    expect([rendu.statut, rendu.type]).toEqual([statut, "application/problem+json"]);
    expect(JSON.parse(rendu.corps)).toMatchObject({ regle, status: statut, conduite: expect.stringMatching(/\p{L}/u) });
  });

  it("un envoi coupé au milieu ne laisse ni lot ni morceau", async () => {
    const authorization = await jeton();
    const compter = async () =>
      (
        await bases.proprietaire.requete({
          text: "select lot_id from depots.morceaux m where not exists (select 1 from depots.lots l where l.id = m.lot_id)",
          values: [],
        })
      ).length;
    await new Promise<void>((fini) => {
      const envoi = request(`${api.url}/api/v1/depots`, {
        method: "POST",
        headers: { authorization, "content-type": "text/csv", "idempotency-key": "coupe", "content-length": "1000000" },
      });
      envoi.on("error", () => undefined);
      envoi.on("close", () => fini());
      envoi.write("x".repeat(200_000), () => setTimeout(() => envoi.destroy(), 50));
    });
    await new Promise((suite) => setTimeout(suite, 300));
    expect(await compter()).toBe(0);
    const lots = await bases.proprietaire.requete({ text: "select id from depots.lots where cle = 'coupe'", values: [] });
    expect(lots).toEqual([]);
  });

  it("un curseur inventé, une adresse inconnue, une limite absurde", async () => {
    const curseur = await client.GET("/api/v1/depots", { params: { query: { apres: "inventé" } } });
    expect(curseur.error).toMatchObject({ regle: "api/curseur-invalide", status: 400 });
    const limite = await client.GET("/api/v1/depots", { params: { query: { limite: 100_000 } } });
    expect(limite.error).toMatchObject({ regle: "api/demande-invalide", detail: expect.stringContaining("1000 au plus") });
    const nulle = await fetch(`${api.url}/api/v1/rien`);
    expect([nulle.status, nulle.headers.get("content-type")]).toEqual([404, "application/problem+json; charset=utf-8"]);
  });
});

describe("ce qui est public", () => {
  it("les schémas ont des adresses stables, que la liste donne", async () => {
    const liste: { schemas: { tableschema: string; jsonschema: string }[] } = await (await fetch(`${api.url}/api/v1/schemas`)).json();
    expect(liste.schemas[0]?.tableschema).toBe(`${api.url}/schemas/cec-declarations/1.0/tableschema.json`);
    const table = await (await fetch(String(liste.schemas[0]?.tableschema))).json();
    expect(table).toMatchObject({ fields: expect.any(Array) });
    const json = await (await fetch(String(liste.schemas[0]?.jsonschema))).json();
    expect(json).toMatchObject({ $schema: expect.stringContaining("2020-12") });
  });

  it("la description servie est celle des opérations", async () => {
    const document: { paths: object } = await (await fetch(`${api.url}/api/openapi.json`)).json();
    expect(Object.keys(document.paths)).toContain("/api/v1/depots/{id}/rapport");
  });
});
