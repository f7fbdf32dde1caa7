// La réception d'un fichier : le droit et le jeton d'abord, puis les octets en flux ; tout envoi impossible a sa réponse.
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { installerCles } from "../../socle/chiffrement.js";
import { lireReglages } from "../../socle/config.js";
import { horlogeArretee } from "../../socle/horloge.js";
import { type Demande, page, type Reponse, type Route } from "./route.js";
import { creerServeur } from "./serveur.js";

let bases: BaseDeTest;
let serveur: FastifyInstance;
let temoin = "";
let jeton = "";
let octetsLus = 0;

async function lire(demande: Demande): Promise<Reponse> {
  const fichier = demande.reception?.fichier ?? null;
  if (fichier === null) return page("Rien", `aucun fichier, essai ${demande.corps["essai"] ?? "absent"}`, 422);
  octetsLus = 0;
  for await (const octets of fichier.flux) octetsLus += octets.length;
  return page("Lu", `${fichier.nom} : ${octetsLus} octets, essai ${demande.corps["essai"] ?? "absent"}`);
}

async function* deuxMorceaux() {
  yield "a;b\r\n";
  yield "1;2\r\n";
}

const ROUTES: readonly Route[] = [
  { methode: "GET", chemin: "/envoi", action: "consulter_public", traiter: async (demande) => page("Envoi", demande.jeton) },
  { methode: "POST", genre: "televersement", chemin: "/envoi", action: "consulter_public", traiter: lire },
  { methode: "POST", genre: "televersement", toutType: true, chemin: "/tout-type", action: "consulter_public", traiter: lire },
  { methode: "GET", chemin: "/reserve", action: "consulter_public", traiter: async () => page("Réservé", "réservé") },
  { methode: "POST", genre: "televersement", chemin: "/reserve", action: "deposer_lot", traiter: lire },
  {
    methode: "GET",
    chemin: "/flux.csv",
    action: "consulter_public",
    traiter: async () => ({ genre: "flux", type: "text/csv; charset=utf-8", nom: "flux.csv", morceaux: deuxMorceaux() }),
  },
];

beforeAll(async () => {
  bases = await baseDeTest();
  const reglages = lireReglages({});
  installerCles(reglages);
  const horloge = horlogeArretee("2026-11-23T10:00:00Z");
  serveur = await creerServeur({
    reglages,
    base: bases.base,
    horloge,
    routes: ROUTES,
    originesConnexion: [],
    journal: "silent",
    largesse: 100,
  });
  const ouverte = await serveur.inject({ url: "/envoi" });
  temoin = String(ouverte.headers["set-cookie"]).split(";")[0] ?? "";
  jeton = /<main[^>]*>([^<]+)</u.exec(ouverte.body)?.[1] ?? "";
});
afterAll(async () => {
  await serveur.close();
  await bases.fermer();
});

type Partie = readonly [nom: string, contenu: string | Buffer, fichier?: string];

function corpsDe(parties: readonly Partie[]): Buffer {
  const morceaux = parties.map(([nom, contenu, fichier]) => {
    const suite = fichier === undefined ? "" : `; filename="${fichier}"\r\nContent-Type: text/csv`;
    return Buffer.concat([
      Buffer.from(`--borne\r\nContent-Disposition: form-data; name="${nom}"${suite}\r\n\r\n`),
      Buffer.from(contenu),
      Buffer.from("\r\n"),
    ]);
  });
  return Buffer.concat([...morceaux, Buffer.from("--borne--\r\n")]);
}

function envoyer(
  parties: readonly Partie[] | Buffer,
  changement: { url?: string; cookie?: string; entetes?: Record<string, string> } = {},
) {
  return serveur.inject({
    method: "POST",
    url: changement.url ?? "/envoi",
    headers: { "content-type": "multipart/form-data; boundary=borne", cookie: changement.cookie ?? temoin, ...changement.entetes },
    payload: Buffer.isBuffer(parties) ? parties : corpsDe(parties),
  });
}

describe("Recevoir un fichier", () => {
  it("le jeton et la case d'abord, puis le fichier en flux, avec un nom sans chemin", async () => {
    const reponse = await envoyer([
      ["_csrf", jeton],
      ["essai", "oui"],
      ["fichier", "a".repeat(3_000_000), "..\\dossier\\lot.csv"],
    ]);
    expect(reponse.statusCode).toBe(200);
    expect(reponse.body.replaceAll("\u00a0", " ")).toContain("lot.csv : 3000000 octets, essai oui");
  });

  it("un document à balises n'est reçu que là où ce qui le lit en juge", async () => {
    const parties: Partie[] = [
      ["_csrf", jeton],
      ["fichier", "<lheo></lheo>", "offre.xml"],
    ];
    expect((await envoyer(parties)).statusCode).not.toBe(200);
    expect((await envoyer(parties, { url: "/tout-type" })).body.replaceAll("\u00a0", " ")).toContain("offre.xml : 13 octets");
  });

  it("sans jeton, ou avec un jeton placé après le fichier, rien n'est lu", async () => {
    for (const parties of [
      [["fichier", "a;b\n", "lot.csv"]],
      [
        ["fichier", "a;b\n", "lot.csv"],
        ["_csrf", jeton],
      ],
      [
        ["_csrf", "faux"],
        ["fichier", "a;b\n", "lot.csv"],
      ],
    ] satisfies Partie[][]) {
      octetsLus = -1;
      const reponse = await envoyer(parties);
      expect(reponse.statusCode).toBe(403);
      expect(reponse.body).toContain("votre fichier n'a pas été reçu");
      expect(octetsLus).toBe(-1);
    }
  });

  it("sans connexion, le droit manque avant toute lecture : la page de connexion, et de quoi le dire", async () => {
    octetsLus = -1;
    const reponse = await envoyer(
      [
        ["_csrf", jeton],
        ["fichier", "a;b\n", "lot.csv"],
      ],
      { url: "/reserve" },
    );
    expect(reponse.statusCode).toBe(303);
    expect(reponse.headers.location).toBe("/connexion?retour=%2Freserve");
    expect(octetsLus).toBe(-1);
    const suite = await serveur.inject({ url: "/envoi", headers: { cookie: temoin } });
    expect(suite.body).toContain("Votre connexion avait expiré");
  });

  it.each([
    ["un fichier vide", "", "Ce fichier est vide"],
    ["un classeur ou un zip renommé", Buffer.from([0x50, 0x4b, 3, 4, 1, 2]), "archive"],
    ["un gzip", Buffer.from([0x1f, 0x8b, 8]), "Décompressez-le"],
    ["un PDF", "%PDF-1.7", "document PDF"],
  ])("%s : 422 dit quoi faire", async (_nom, contenu, phrase) => {
    const reponse = await envoyer([
      ["_csrf", jeton],
      ["fichier", contenu, "lot.csv"],
    ]);
    expect(reponse.statusCode).toBe(422);
    expect(reponse.body.replaceAll("\u00a0", " ")).toContain(phrase);
  });

  it("un champ laissé vide, ou un formulaire sans fichier, arrive à la route sans fichier", async () => {
    const vide = await envoyer([
      ["_csrf", jeton],
      ["essai", "oui"],
      ["fichier", "", ""],
    ]);
    expect(vide.statusCode).toBe(422);
    expect(vide.body).toContain("aucun fichier, essai oui");
    const simple = await serveur.inject({
      method: "POST",
      url: "/envoi",
      headers: { "content-type": "application/x-www-form-urlencoded", cookie: temoin },
      payload: new URLSearchParams({ _csrf: jeton }).toString(),
    });
    expect(simple.statusCode).toBe(422);
  });

  it("un fichier annoncé trop gros est refusé sans attendre, un corps coupé ou sans borne l'est aussi", async () => {
    const gros = await envoyer([["_csrf", jeton]], { entetes: { "content-length": String(3 * 1024 ** 3) } });
    expect(gros.statusCode).toBe(422);
    expect(gros.body).toContain("dépasse 1");
    const coupe = corpsDe([
      ["_csrf", jeton],
      ["fichier", "a;b\n1;2\n", "lot.csv"],
    ]);
    const reponse = await envoyer(coupe.subarray(0, coupe.length - 14));
    expect(reponse.statusCode).toBe(422);
    expect(reponse.body).toContain("interrompu");
    const sansBorne = await envoyer([["_csrf", jeton]], { entetes: { "content-type": "multipart/form-data" } });
    expect(sansBorne.statusCode).toBeGreaterThanOrEqual(400);
    expect(sansBorne.statusCode).toBeLessThan(500);
  });

  it("un envoi en plusieurs parties n'est lu que sur une route de téléversement", async () => {
    expect((await envoyer([["_csrf", jeton]], { url: "/flux.csv" })).statusCode).toBe(404);
  });
});

it("une réponse en flux s'envoie morceau par morceau, en pièce jointe", async () => {
  const reponse = await serveur.inject({ url: "/flux.csv" });
  expect(reponse.body).toBe("a;b\r\n1;2\r\n");
  expect(reponse.headers["content-disposition"]).toBe('attachment; filename="flux.csv"');
});
