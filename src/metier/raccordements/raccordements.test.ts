// Les raccordements sur la vraie base : qui les gère, quelles clés sont prises, et celles qui ne doivent jamais l'être.
import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { type RaccordementDEssai, unOrganismeResponsable, unRaccordement } from "../../../tests/outils/raccordements.js";
import { horlogeArretee } from "../../socle/horloge.js";
import {
  ajouterCle,
  choisirAvis,
  creerRaccordement,
  listerEnvois,
  listerRaccordements,
  renvoyerEnvoi,
  retirerCle,
  revoquerRaccordement,
} from "./index.js";

const horloge = horlogeArretee("2026-11-23T10:00:00Z");
let test: BaseDeTest;
let essai: RaccordementDEssai;
beforeAll(async () => {
  test = await baseDeTest();
  essai = await unRaccordement(test.base, horloge);
});
afterAll(() => test.fermer());

const enTransaction = <R>(action: (c: ReturnType<RaccordementDEssai["ctx"]>) => Promise<R>) =>
  test.base.transaction((tx) => action(essai.ctx(tx)));
const coller = (texte: string) => enTransaction((c) => ajouterCle(c, { ...essai.lieu, texte }));
const ec = () => generateKeyPairSync("ec", { namedCurve: "prime256v1" });

async function toutLeSchema(): Promise<string> {
  const lignes = await test.proprietaire.requete<{ tout: string }>({
    text: "select (select json_agg(c) from raccordements.cles c)::text as tout",
    values: [],
  });
  return lignes[0]?.tout ?? "";
}

describe("un raccordement", () => {
  it("a un nom de client qui se lit, et n'est qu'à son organisme", async () => {
    expect(essai.clientId).toMatch(/^logiciel-d-essai-[0-9a-f]{8}$/u);
    const [un] = await listerRaccordements(essai.ctx(test.base), essai.organismeId);
    expect(un).toMatchObject({ id: essai.id, portees: ["depots:deposer", "depots:lire"], revoqueLe: null });
  });

  it("n'est ni vu ni touché par le responsable d'un autre organisme, pas même en devinant son identifiant", async () => {
    const autre = await unOrganismeResponsable(test.base, horloge);
    const demande = { code: "identite/action-interdite" };
    await expect(listerRaccordements(autre.ctx(test.base), essai.organismeId)).rejects.toMatchObject(demande);
    await expect(revoquerRaccordement(autre.ctx(test.base), essai.lieu)).rejects.toMatchObject(demande);
    const volee = { organismeId: autre.organismeId, raccordementId: essai.id };
    await expect(revoquerRaccordement(autre.ctx(test.base), volee)).rejects.toMatchObject({ code: "raccordements/introuvable" });
    expect(await listerEnvois(autre.ctx(test.base), volee)).toEqual([]);
  });

  it.each([
    ["nom", { nom: "  ", portees: ["depots:lire"] }],
    ["nom", { nom: "x".repeat(81), portees: ["depots:lire"] }],
    ["portees", { nom: "Logiciel", portees: [] }],
    ["portees", { nom: "Logiciel", portees: ["tout"] }],
  ])("se refuse sans %s valable, et dit lequel", async (champ, saisie) => {
    const creation = enTransaction((c) => creerRaccordement(c, { organismeId: essai.organismeId, ...saisie }));
    await expect(creation).rejects.toMatchObject({ code: "raccordements/saisie-invalide", details: { champ } });
  });

  it("révoqué, il ne change plus", async () => {
    const fini = await unRaccordement(test.base, horloge);
    await test.base.transaction((tx) => revoquerRaccordement(fini.ctx(tx), fini.lieu));
    const suite = test.base.transaction((tx) => retirerCle(fini.ctx(tx), { ...fini.lieu, kid: fini.kid }));
    await expect(suite).rejects.toMatchObject({ code: "raccordements/revoque" });
  });
});

describe("une clé", () => {
  it("se colle en JWK, en jeu d'une clé ou en PEM, et a son algorithme", async () => {
    const pem = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" }).toString();
    const ed = JSON.stringify({ keys: [generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" })] });
    expect(await coller(pem)).toMatchObject({ algorithme: "PS256", kid: expect.stringMatching(/^[\w-]{43}$/u) });
    expect(await coller(ed)).toMatchObject({ algorithme: "EdDSA" });
    const rsa = { ...generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ format: "jwk" }), alg: "RS256", kid: "rs" };
    expect(await coller(JSON.stringify(rsa))).toMatchObject({ algorithme: "RS256", kid: "rs" });
  });

  it("privée, collée par erreur, est refusée et rien n'en est gardé", async () => {
    const { privateKey } = ec();
    const jwk = privateKey.export({ format: "jwk" });
    const avant = await toutLeSchema();
    const textes = [
      JSON.stringify(jwk),
      JSON.stringify({ keys: [jwk] }),
      privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      privateKey.export({ type: "sec1", format: "pem" }).toString(),
      JSON.stringify({ kty: "oct", k: "c2VjcmV0" }),
    ];
    for (const texte of textes) await expect(coller(texte)).rejects.toMatchObject({ code: "raccordements/cle-privee" });
    expect(await toutLeSchema()).toBe(avant);
    expect(avant).not.toContain(String(jwk.d));
  });

  it.each([
    ["cle-illisible", ""],
    ["cle-illisible", "bonjour"],
    ["cle-illisible", "{"],
    ["cle-illisible", '{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}'],
    ["cle-trop-faible", generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey.export({ type: "spki", format: "pem" }).toString()],
    [
      "cle-trop-faible",
      generateKeyPairSync("ec", { namedCurve: "secp256k1" }).publicKey.export({ type: "spki", format: "pem" }).toString(),
    ],
    ["cle-trop-faible", JSON.stringify({ ...ec().publicKey.export({ format: "jwk" }), alg: "ES512" })],
    ["cle-trop-faible", generateKeyPairSync("x25519").publicKey.export({ type: "spki", format: "pem" }).toString()],
  ])("se refuse par %s", async (code, texte) => {
    await expect(coller(texte)).rejects.toMatchObject({ code: `raccordements/${code}` });
  });

  it("ne se donne pas deux fois, ni sous un autre nom, ni après son retrait", async () => {
    const neuf = await unRaccordement(test.base, horloge);
    const ajouter = (jwk: object) => test.base.transaction((tx) => ajouterCle(neuf.ctx(tx), { ...neuf.lieu, texte: JSON.stringify(jwk) }));
    const deja = { code: "raccordements/cle-deja-la" };
    await expect(ajouter(neuf.jwk)).rejects.toMatchObject(deja);
    await expect(ajouter({ ...neuf.jwk, kid: "autre" })).rejects.toMatchObject(deja);
    await test.base.transaction((tx) => retirerCle(neuf.ctx(tx), { ...neuf.lieu, kid: neuf.kid }));
    await expect(ajouter({ ...ec().publicKey.export({ format: "jwk" }), kid: neuf.kid })).rejects.toMatchObject(deja);
    const encore = test.base.transaction((tx) => retirerCle(neuf.ctx(tx), { ...neuf.lieu, kid: neuf.kid }));
    await expect(encore).rejects.toMatchObject({ code: "raccordements/cle-introuvable" });
  });

  it("au-delà de cinq en vigueur, il faut en retirer une", async () => {
    const neuf = await unRaccordement(test.base, horloge);
    const ajouter = () =>
      test.base.transaction((tx) =>
        ajouterCle(neuf.ctx(tx), { ...neuf.lieu, texte: ec().publicKey.export({ type: "spki", format: "pem" }).toString() }),
      );
    for (let rang = 0; rang < 4; rang += 1) await ajouter();
    await expect(ajouter()).rejects.toMatchObject({ code: "raccordements/trop-de-cles" });
  });
});

describe("l'adresse d'un avis", () => {
  it.each([
    "http://exemple.fr/avis",
    "https://10.0.0.1/avis",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://2130706433/",
    "https://localhost/avis",
    "https://base.internal/",
    "https://moi:secret@exemple.fr/",
    "ftp://exemple.fr/",
    "bonjour",
  ])("%s est refusée hors démonstration", async (url) => {
    const choix = enTransaction((c) => choisirAvis(c, { ...essai.lieu, url, demonstration: false }));
    await expect(choix).rejects.toMatchObject({ code: "raccordements/adresse-refusee", details: { champ: "url" } });
  });

  it("publique, elle est prise ; son secret n'est rendu qu'une fois et n'est gardé que chiffré", async () => {
    const secret = await enTransaction((c) =>
      choisirAvis(c, { ...essai.lieu, url: "https://logiciel.exemple.fr/avis", demonstration: false }),
    );
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/u);
    const lignes = await test.proprietaire.requete<{ secret: string }>({ text: "select secret from raccordements.avis", values: [] });
    expect(lignes.map((ligne) => ligne.secret.startsWith("v1."))).toEqual([true]);
    expect(lignes[0]?.secret).not.toContain(String(secret).slice(6));
  });

  it("retirée, elle n'est plus là ; un envoi inconnu ne se redemande pas", async () => {
    await enTransaction((c) => choisirAvis(c, { ...essai.lieu, url: "", demonstration: false }));
    const [un] = await listerRaccordements(essai.ctx(test.base), essai.organismeId);
    expect(un?.avis).toBeNull();
    for (const envoiId of ["x", "00000000-0000-4000-8000-000000000000"]) {
      const demande = enTransaction((c) => renvoyerEnvoi(c, { ...essai.lieu, envoiId }));
      await expect(demande).rejects.toMatchObject({ code: "raccordements/envoi-introuvable" });
    }
  });
});
