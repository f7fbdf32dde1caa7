// La commande « cec depot envoyer » contre un vrai service : statuts, résumé, rapport, reprise, et une clé qui ne se montre jamais.
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cec, DOSSIER, fichier } from "../../../tests/outils/lancer-cec.js";
import { type RaccordementDEssai, raccorder, unRaccordement } from "../../../tests/outils/raccordements.js";
import { type ServiceDeTest, unService } from "../../../tests/outils/service.js";
import { ecrireCsv, ecrireNdjson, exemple } from "../../metier/depots/index.js";
import { listerDeclarants } from "../../metier/organismes/index.js";
import { ajouterCle, revoquerRaccordement } from "../../metier/raccordements/index.js";
import { executerDepotEnvoyer } from "./depot-envoyer.js";

const { lignes, entete } = exemple("sapeur_pompier_volontaire");
const JUSTE = ecrireCsv(lignes, entete);

let service: ServiceDeTest;
let sdis: RaccordementDEssai;
let cle: string;
const secrets: string[] = [];

/** Écrit la clé dans un fichier, et retient ce qui ne doit jamais reparaître. */
function garderCle(nom: string, texte: string, secret: string): string {
  secrets.push(secret);
  return fichier(nom, texte);
}

async function cleDe(essai: RaccordementDEssai, nom: string): Promise<string> {
  const jwk = { ...(await exportJWK(essai.clePrivee)), kid: essai.kid };
  return garderCle(nom, JSON.stringify(jwk), String(jwk.d));
}

beforeAll(async () => {
  service = await unService();
  const { base } = service.bases;
  const ctx = { base, horloge: service.horloge, acteur: { genre: "anonyme" } } as const;
  const [declarant] = await listerDeclarants(ctx, { recherche: "incendie" });
  sdis = await raccorder(base, service.horloge, { organismeId: declarant?.organismeId ?? "" });
  cle = await cleDe(sdis, "sdis.jwk");
}, 60_000);
afterAll(() => service.fermer());

interface Fin {
  readonly statut: number;
  readonly sortie: string;
  readonly erreurs: string;
}

async function executer(mots: readonly string[], terminal = false): Promise<Fin> {
  const ecrits = { sortie: "", erreurs: "" };
  const vers = (nom: keyof typeof ecrits) => ({
    ecrire: async (texte: string) => {
      ecrits[nom] += texte;
    },
    fermee: () => false,
  });
  const statut = await executerDepotEnvoyer(mots, { sortie: vers("sortie"), erreurs: vers("erreurs"), terminal });
  for (const secret of secrets) expect(ecrits.sortie + ecrits.erreurs).not.toContain(secret);
  expect(ecrits.sortie + ecrits.erreurs).not.toContain("PRIVATE");
  return { statut, ...ecrits };
}

const acces = (options: { client?: string; cle?: string; serveur?: string } = {}) => [
  "--serveur",
  options.serveur ?? service.url,
  "--client",
  options.client ?? sdis.clientId,
  "--cle",
  options.cle ?? cle,
];

const lotDe = (sortie: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/u.exec(sortie)?.[0];

describe("envoyer un fichier", () => {
  it("lancée pour de vrai : déposé, suivi, rapporté, statut 0 ; recommencée, le même lot et le même rapport", {
    timeout: 90_000,
  }, async () => {
    const envoye = fichier("pompiers d'été.csv", JUSTE);
    const rapports = [join(DOSSIER, "un.csv"), join(DOSSIER, "deux.csv")] as const;
    const un = await cec(["depot", "envoyer", envoye, ...acces(), "--rapport", rapports[0]]);
    expect([un.statut, un.erreurs]).toEqual([0, ""]);
    expect(un.sortie).toMatch(/traité\.\nLignes lues : 2\. Acceptées : 2, /u);
    expect(readFileSync(rapports[0], "utf8")).toContain("id_ligne;statut;codes");
    const deux = await executer([envoye, ...acces(), `--rapport=${rapports[1]}`]);
    expect(deux.statut).toBe(0);
    expect(lotDe(deux.sortie)).toBe(lotDe(un.sortie));
    expect(readFileSync(rapports[1], "utf8")).toBe(readFileSync(rapports[0], "utf8"));
    expect(existsSync(`${rapports[0]}.partiel`)).toBe(false);
  });

  it("un essai n'est pas le dépôt : autre lot, rien d'écrit ; le NDJSON passe de même", async () => {
    const { statut, sortie } = await executer([fichier("essai.ndjson", ecrireNdjson(lignes)), ...acces(), "--essai", "--attendre"]);
    expect(statut).toBe(0);
    expect(sortie).toMatch(/^Essai .* : traité\. Rien n'est écrit\./u);
  });

  it("sans --attendre, rend le lot dès que le fichier est reçu", async () => {
    const { statut, sortie } = await executer([fichier("vite.csv", JUSTE.replaceAll("exemple-", "vite-")), ...acces()]);
    expect(statut).toBe(0);
    expect(sortie).toMatch(/^Lot \S+ : (reçu en entier|traité)/u);
  });

  it("des lignes à corriger : statut 3, la ligne, le champ, quoi faire ; un rapport qu'aucun tableur n'exécute", async () => {
    const faux = JUSTE.replaceAll("exemple-", "faux-").replace("1984-05-17", "1984-02-30").replace(";MODÈLE;", ";=CMD();");
    const rapport = join(DOSSIER, "faux-rapport.csv");
    const { statut, sortie } = await executer([fichier("faux.csv", faux), ...acces(), "--rapport", rapport]);
    expect(statut).toBe(3);
    expect(sortie).toMatch(/À corriger : 2\.\n- ligne 2, faux-2025-000001, date_naissance : .*\(date_inexistante/u);
    expect(readFileSync(rapport, "utf8")).toMatch(/faux-2025-000001;REJETEE;date_inexistante;date_naissance;/u);
  });

  it("devant un terminal, l'envoi et la lecture montrent leur avance", async () => {
    const { statut, erreurs } = await executer(
      [fichier("barre.csv", JUSTE.replaceAll("exemple-", "barre-")), ...acces(), "--attendre"],
      true,
    );
    expect(statut).toBe(0);
    expect(erreurs).toMatch(/\rEnvoi \[#+\] 100 % \(0\.0 Mio\)\n/u);
    expect(erreurs).toMatch(/\rLecture \[/u);
  });
});

describe("la clé, sous toutes ses formes", () => {
  const formes: readonly (readonly [string, () => { publicKey: KeyObject; privateKey: KeyObject }, "pkcs8" | "sec1"])[] = [
    ["EC en PKCS#8", () => generateKeyPairSync("ec", { namedCurve: "prime256v1" }), "pkcs8"],
    ["EC comme openssl ecparam l'écrit", () => generateKeyPairSync("ec", { namedCurve: "prime256v1" }), "sec1"],
    ["Ed25519", () => generateKeyPairSync("ed25519"), "pkcs8"],
    ["RSA", () => generateKeyPairSync("rsa", { modulusLength: 2048 }), "pkcs8"],
  ];

  it.each(formes)("%s, sans en dire le nom : son empreinte le donne (RFC 7638)", async (forme, engendrer, type) => {
    const { publicKey, privateKey } = engendrer();
    const texte = publicKey.export({ type: "spki", format: "pem" }).toString();
    await service.bases.base.transaction((tx) => ajouterCle(sdis.ctx(tx), { ...sdis.lieu, texte }));
    const pem = privateKey.export({ type, format: "pem" }).toString();
    const chemin = garderCle(`${forme.replaceAll(/\W/gu, "")}.pem`, pem, pem.split("\n")[1] ?? "");
    const { statut, erreurs } = await executer([fichier("essai.csv", JUSTE), ...acces({ cle: chemin }), "--essai"]);
    expect([statut, erreurs]).toEqual([0, ""]);
  });
});

const PUBLIQUE = generateKeyPairSync("ec", { namedCurve: "prime256v1" }).publicKey.export({ type: "spki", format: "pem" }).toString();
const COURBE = generateKeyPairSync("ec", { namedCurve: "secp384r1" }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const PROTEGEE = generateKeyPairSync("ed25519", {
  privateKeyEncoding: { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "secret" },
  publicKeyEncoding: { type: "spki", format: "pem" },
}).privateKey;

describe("ce qui ne convient pas : statut 2, et ce qui était attendu", () => {
  const juste = () => fichier("juste.csv", JUSTE);
  it.each<[string, () => readonly string[], RegExp]>([
    ["aucun fichier", () => acces(), /^fichier: attendu/u],
    ["l'entrée standard", () => ["-", ...acces()], /^fichier: attendu un fichier .*se relire/u],
    ["un fichier absent", () => [join(DOSSIER, "absent.csv"), ...acces()], /absent\.csv: ce fichier n'existe pas/u],
    ["un fichier vide", () => [fichier("vide.csv", ""), ...acces()], /vide\.csv: ce fichier est vide/u],
    ["un dossier", () => [DOSSIER, ...acces()], /attendu un fichier/u],
    ["un mot de trop", () => [juste(), "autre.csv", ...acces()], /^autre\.csv: ce mot est de trop/u],
    ["une option inconnue", () => [juste(), ...acces(), "--vite"], /^--vite: cette option n'existe pas/u],
    ["une option deux fois", () => [juste(), ...acces(), ...acces()], /^--serveur: cette option est donnée deux fois/u],
    ["une valeur qui manque", () => [juste(), ...acces(), "--kid"], /^--kid: il manque sa valeur/u],
    ["une valeur de trop", () => [juste(), ...acces(), "--essai=oui"], /^--essai: /u],
    ["sans serveur", () => [juste(), "--client", "x", "--cle", cle], /^--serveur: il manque/u],
    ["un serveur sans https", () => [juste(), ...acces({ serveur: "http://cec.exemple.fr" })], /^--serveur: attendu une adresse en https/u],
    ["un serveur qui n'est pas une adresse", () => [juste(), ...acces({ serveur: "cec" })], /^--serveur: attendu l'adresse/u],
    ["la clé publique", () => [juste(), ...acces({ cle: fichier("publique.pem", PUBLIQUE) })], /^--cle: attendu une clé privée/u],
    [
      "une courbe qui n'est pas reçue",
      () => [juste(), ...acces({ cle: fichier("courbe.pem", COURBE) })],
      /^--cle: attendu une clé EC P-256/u,
    ],
    ["une clé protégée", () => [juste(), ...acces({ cle: fichier("protegee.pem", PROTEGEE) })], /^--cle: .*mot de passe/u],
    ["une clé absente", () => [juste(), ...acces({ cle: join(DOSSIER, "absente.pem") })], /absente\.pem: ce fichier n'existe pas/u],
    ["un rapport d'un autre genre", () => [juste(), ...acces(), "--rapport", "r.pdf"], /^--rapport: .*\.csv/u],
    [
      "un rapport nulle part",
      () => [juste(), ...acces(), "--rapport", join(DOSSIER, "nulle", "r.csv")],
      /r\.csv: ce fichier n'existe pas/u,
    ],
    ["un classeur", () => [fichier("classeur.csv", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6])), ...acces()], /^document: .*CSV/u],
  ])("%s", async (_cas, mots, attendu) => {
    const { statut, sortie, erreurs } = await executer(mots());
    expect([statut, sortie]).toEqual([2, ""]);
    expect(erreurs).toMatch(attendu);
    expect(erreurs.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("pas de serveur, ou pas d'accès : statut 4, et quoi faire", () => {
  const juste = () => fichier("juste.csv", JUSTE);

  it("personne ne répond", async () => {
    const { statut, erreurs } = await executer([juste(), ...acces({ serveur: "http://localhost:9" })]);
    expect(statut).toBe(4);
    expect(erreurs).toMatch(/^--serveur: http:\/\/localhost:9 ne répond pas \(\w.*\)\. Recommencez la même commande/u);
  });

  it("ce qui répond n'est pas le service", async () => {
    const { statut, erreurs } = await executer([juste(), ...acces({ serveur: `${service.url}/ailleurs` })]);
    expect(statut).toBe(4);
    expect(erreurs).toMatch(/^--serveur: ce qui répond à cette adresse \(404\) n'est pas le service/u);
  });

  it.each([
    ["un client inconnu", () => acces({ client: "inconnu" })],
    ["une clé inconnue", () => [...acces(), "--kid", "inconnue"]],
  ])("%s", async (_cas, mots) => {
    const { statut, erreurs } = await executer([juste(), ...mots()]);
    expect(statut).toBe(4);
    expect(erreurs).toMatch(/^--client: le service n'a pas reconnu ce logiciel\..*--kid.*aud/u);
  });

  it("un raccordement révoqué", async () => {
    const { base } = service.bases;
    const essai = await raccorder(base, service.horloge, { organismeId: sdis.organismeId });
    await base.transaction((tx) => revoquerRaccordement(essai.ctx(tx), essai.lieu));
    const { statut } = await executer([juste(), ...acces({ client: essai.clientId, cle: await cleDe(essai, "revoque.jwk") })]);
    expect(statut).toBe(4);
  });

  it("un organisme sans autorisation : le problème dit la règle, l'adresse et quoi faire, même devant un grand fichier", async () => {
    const essai = await unRaccordement(service.bases.base, service.horloge);
    const grand = fichier("grand.csv", Buffer.alloc(30 * 2 ** 20, JUSTE));
    const { statut, erreurs } = await executer([grand, ...acces({ client: essai.clientId, cle: await cleDe(essai, "sans.jwk") })]);
    expect(statut).toBe(4);
    expect(erreurs).toMatch(
      /^serveur: .*Demandez à l'exploitant.*\(depots\/non-declarant, 403, http:\/\/localhost:\d+\/api\/problemes\/depots\/non-declarant\)/u,
    );
  });

  it("un logiciel qui ne peut que déposer dépose, mais n'attend pas la réponse", async () => {
    const essai = await raccorder(service.bases.base, service.horloge, { organismeId: sdis.organismeId, portees: ["depots:deposer"] });
    const acces2 = acces({ client: essai.clientId, cle: await cleDe(essai, "depose.jwk") });
    expect((await executer([juste(), ...acces2])).statut).toBe(0);
    const { statut, erreurs } = await executer([juste(), ...acces2, "--attendre"]);
    expect(statut).toBe(4);
    expect(erreurs).toContain("api/portee-manquante");
  });
});
