// Les avis reçus par un vrai serveur : signés, une seule fois, repris après une panne, et jamais vers un réseau privé.
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { type RaccordementDEssai, unRaccordement } from "../../../tests/outils/raccordements.js";
import { horlogeDecalee } from "../../socle/horloge.js";
import type { Contexte } from "../contexte.js";
import { estAdressePrivee } from "./adresse-avis.js";
import { choisirAvis, expedierAvis, listerEnvois, ouvrirFacteur, preparerAvis, renvoyerEnvoi, revoquerRaccordement } from "./index.js";

interface Recu {
  readonly entetes: IncomingHttpHeaders;
  readonly corps: string;
}

let bases: BaseDeTest;
let ecoute: Server;
let url: string;
let recus: Recu[] = [];
let statut = 200;
let entetesRendus: Record<string, string> = {};
let decalage = 0;
const horloge = horlogeDecalee(() => decalage);
const facteur = ouvrirFacteur(true);
let essai: RaccordementDEssai;
let secret: string;

beforeAll(async () => {
  bases = await baseDeTest();
  ecoute = createServer((requete, reponse) => {
    let corps = "";
    requete.on("data", (morceau: Buffer) => {
      corps += morceau.toString();
    });
    requete.on("end", () => {
      recus.push({ entetes: requete.headers, corps });
      reponse.writeHead(statut, entetesRendus).end("x".repeat(100));
    });
  });
  await new Promise<void>((pret) => ecoute.listen(0, "127.0.0.1", pret));
  const adresse = ecoute.address();
  url = `http://127.0.0.1:${typeof adresse === "object" && adresse !== null ? adresse.port : 0}/avis`;
});
afterAll(async () => {
  await new Promise((fin) => ecoute.close(fin));
  await bases.fermer();
});
beforeEach(async () => {
  recus = [];
  statut = 200;
  entetesRendus = {};
  decalage = 0;
  essai = await unRaccordement(bases.base, horloge);
  secret = (await bases.base.transaction((tx) => choisirAvis(essai.ctx(tx), { ...essai.lieu, url, demonstration: true }))) ?? "";
});
afterEach(() => bases.base.transaction((tx) => revoquerRaccordement(essai.ctx(tx), essai.lieu)));

const systeme = (base: Contexte["base"]): Contexte => ({ base, horloge, acteur: { genre: "systeme" } });
const preparer = (id: string) =>
  bases.base.transaction((tx) => preparerAvis(systeme(tx), { organismeId: essai.organismeId, evenement: "lot.traite", objet: id }));
const expedier = () => expedierAvis(bases.base, { horloge, facteur });
const envois = () => listerEnvois(essai.ctx(bases.base), essai.lieu);

describe("un avis", () => {
  it("arrive signé selon Standard Webhooks, et la bibliothèque de qui le reçoit le vérifie", async () => {
    await preparer("lot-1");
    expect(await expedier()).toEqual({ envoyes: 1, manques: 0 });
    const [recu] = recus;
    const entetes = Object.fromEntries(Object.entries(recu?.entetes ?? {}).map(([nom, valeur]) => [nom, String(valeur)]));
    const verifie = new Webhook(secret).verify(recu?.corps ?? "", entetes);
    expect(verifie).toMatchObject({ type: "lot.traite", data: { id: "lot-1" } });
    expect(() => new Webhook(secret).verify(`${recu?.corps ?? ""} `, entetes)).toThrow();
    expect(await envois()).toMatchObject([{ etat: "envoye", essais: 1, dernierStatut: 200, objetId: "lot-1" }]);
  });

  it("n'est qu'une fois dans la file, et ne part qu'une fois même avec quatre expéditeurs à la fois", async () => {
    expect(await preparer("lot-2")).toBe(1);
    expect(await preparer("lot-2")).toBe(0);
    const bilans = await Promise.all([expedier(), expedier(), expedier(), expedier()]);
    expect(bilans.reduce((total, { envoyes }) => total + envoyes, 0)).toBe(1);
    expect(recus).toHaveLength(1);
    await expedier();
    expect(recus).toHaveLength(1);
  });

  it("disparaît avec la transaction qui échoue", async () => {
    const echec = bases.base.transaction(async (tx) => {
      await preparerAvis(systeme(tx), { organismeId: essai.organismeId, evenement: "lot.traite", objet: "lot-3" });
      throw new Error("panne");
    });
    await expect(echec).rejects.toThrow("panne");
    await expedier();
    expect(recus).toEqual([]);
  });

  it("est repris après une panne, de plus en plus tard, sous le même numéro", async () => {
    await preparer("lot-4");
    statut = 503;
    expect(await expedier()).toEqual({ envoyes: 0, manques: 1 });
    expect(await expedier()).toEqual({ envoyes: 0, manques: 0 });
    expect(await envois()).toMatchObject([{ etat: "en_attente", derniereErreur: "réponse 503" }]);
    decalage = 90_000;
    await expedier();
    decalage += 90_000;
    await expedier();
    expect(recus).toHaveLength(2);
    statut = 204;
    decalage += 5 * 60_000;
    expect(await expedier()).toEqual({ envoyes: 1, manques: 0 });
    expect(new Set(recus.map(({ entetes }) => entetes["webhook-id"])).size).toBe(1);
  });

  it("est abandonné après sept essais, et un responsable peut le redemander", async () => {
    await preparer("lot-5");
    statut = 500;
    for (let rang = 0; rang < 10; rang += 1) {
      await expedier();
      decalage += 25 * 3_600_000;
    }
    expect(recus).toHaveLength(7);
    const [envoi] = await envois();
    expect(envoi).toMatchObject({ etat: "abandonne", essais: 7, dernierStatut: 500 });
    statut = 200;
    await bases.base.transaction((tx) => renvoyerEnvoi(essai.ctx(tx), { ...essai.lieu, envoiId: envoi?.id ?? "" }));
    await expedier();
    expect(await envois()).toMatchObject([{ etat: "envoye" }]);
  });

  it("ne suit pas une redirection", async () => {
    await preparer("lot-6");
    statut = 302;
    entetesRendus = { location: url };
    await expedier();
    expect(recus).toHaveLength(1);
    expect(await envois()).toMatchObject([{ derniereErreur: "redirection 302 non suivie" }]);
  });

  it("ne part plus vers un raccordement révoqué", async () => {
    await preparer("lot-7");
    const autre = await unRaccordement(bases.base, horloge);
    await bases.base.transaction((tx) => revoquerRaccordement(essai.ctx(tx), essai.lieu));
    await expedier();
    expect(recus).toEqual([]);
    essai = autre;
  });
});

describe("hors démonstration", () => {
  const reel = ouvrirFacteur(false);
  const avis = { entetes: {}, corps: "{}" };

  it("ni une adresse locale, ni un nom qui y mène ne sont joints", async () => {
    for (const adresse of [url, "https://127.0.0.1/", "https://[::1]/", "https://localhost/"]) {
      expect(await reel({ ...avis, url: adresse })).toEqual({ statut: null, erreur: "adresse refusée" });
    }
    expect(recus).toEqual([]);
  });

  it.each([
    "10.1.2.3",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "pas-une-adresse",
  ])("%s est privée", (adresse) => expect(estAdressePrivee(adresse)).toBe(true));

  it.each(["8.8.8.8", "172.32.0.1", "2a01:e0a::1", "::ffff:8.8.8.8"])("%s est publique", (adresse) =>
    expect(estAdressePrivee(adresse)).toBe(false),
  );
});
