// Ce que l'on demande à « cec depot envoyer » : le fichier, le serveur, et la clé du logiciel, lue sans jamais être redite.
import { createPrivateKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { calculateJwkThumbprint } from "jose";
import { BOUCLE_LOCALE } from "../../socle/config.js";
import type { Raccordement } from "../client/client.js";
import { EntreeRefusee, panneDuDisque } from "./entree-refusee.js";
import { montrer } from "./faute.js";

export interface Envoi {
  readonly fichier: string;
  /** Octets. */
  readonly taille: number;
  readonly raccordement: Raccordement;
  readonly essai: boolean;
  /** Où écrire le rapport CSV, ou null. */
  readonly rapport: string | null;
  /** Suivre le lot jusqu'à sa réponse ; un rapport demandé le veut aussi. */
  readonly attendre: boolean;
}

const TEXTES = ["serveur", "client", "cle", "kid", "rapport"] as const;
const OPTIONS = {
  serveur: { type: "string" },
  client: { type: "string" },
  cle: { type: "string" },
  kid: { type: "string" },
  rapport: { type: "string" },
  essai: { type: "boolean" },
  attendre: { type: "boolean" },
} as const;

interface Mots {
  readonly fichier: string;
  readonly textes: ReadonlyMap<(typeof TEXTES)[number], string>;
  readonly essai: boolean;
  readonly attendre: boolean;
}

function lireMots(mots: readonly string[]): Mots {
  const { positionals, tokens } = parseArgs({ args: [...mots], options: OPTIONS, strict: false, allowPositionals: true, tokens: true });
  const textes = new Map<(typeof TEXTES)[number], string>();
  const cochees = new Set<string>();
  for (const jeton of tokens) {
    if (jeton.kind !== "option") continue;
    const texte = TEXTES.find((nom) => nom === jeton.name);
    if (texte !== undefined) {
      if (jeton.value === undefined || jeton.value === "") throw new EntreeRefusee(`--${texte}: il manque sa valeur`);
      if (textes.has(texte)) throw new EntreeRefusee(`--${texte}: cette option est donnée deux fois, attendu une seule`);
      textes.set(texte, jeton.value);
    } else if (jeton.name === "essai" || jeton.name === "attendre") {
      if (jeton.value !== undefined) throw new EntreeRefusee(`--${jeton.name}: cette option n'attend pas de valeur`);
      cochees.add(jeton.name);
    } else {
      const attendues = Object.keys(OPTIONS).map((nom) => `--${nom}`);
      throw new EntreeRefusee(`${montrer(jeton.rawName)}: cette option n'existe pas, attendu : ${attendues.join(", ")}`);
    }
  }
  const [fichier, trop] = positionals;
  if (fichier === undefined || fichier === "-") throw new EntreeRefusee("fichier: attendu un fichier CSV ou NDJSON, qui puisse se relire");
  if (trop !== undefined) throw new EntreeRefusee(`${montrer(trop)}: ce mot est de trop, attendu un seul fichier`);
  return { fichier, textes, essai: cochees.has("essai"), attendre: cochees.has("attendre") };
}

function tailleDe(fichier: string): number {
  let etat: ReturnType<typeof statSync>;
  try {
    etat = statSync(fichier);
  } catch (erreur) {
    throw panneDuDisque(fichier, erreur);
  }
  if (!etat.isFile()) throw new EntreeRefusee(`${montrer(fichier)}: attendu un fichier`);
  if (etat.size === 0) throw new EntreeRefusee(`${montrer(fichier)}: ce fichier est vide`);
  return etat.size;
}

/** Adresse du service, sans barre finale : c'est aussi le destinataire que l'assertion nomme. */
function lireServeur(texte: string): string {
  const url = URL.canParse(texte) ? new URL(texte) : null;
  const nue = url !== null && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
  if (url === null || !nue) throw new EntreeRefusee("--serveur: attendu l'adresse du service, par exemple https://cec.exemple.fr");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && BOUCLE_LOCALE.test(url.hostname))) {
    throw new EntreeRefusee("--serveur: attendu une adresse en https (http ne convient que pour cette machine)");
  }
  return url.href.replace(/\/+$/u, "");
}

const JWK_LU = /^\s*\{/u;

/** Les messages d'erreur de la machine peuvent citer la clé : aucun n'est repris. */
function ouvrirCle(texte: string): { cle: KeyObject; kid: string | undefined; alg: string | undefined } {
  if (/ENCRYPTED/u.test(texte)) {
    throw new EntreeRefusee("--cle: cette clé est protégée par un mot de passe ; attendu une clé sans mot de passe, lisible de vous seul");
  }
  try {
    if (!JWK_LU.test(texte)) return { cle: createPrivateKey(texte), kid: undefined, alg: undefined };
    const jwk: JsonWebKey & { kid?: string; alg?: string } = JSON.parse(texte);
    return { cle: createPrivateKey({ key: jwk, format: "jwk" }), kid: jwk.kid, alg: jwk.alg };
  } catch {
    throw new EntreeRefusee("--cle: attendu une clé privée, en PEM ou en JWK (la clé publique est dans l'espace de l'organisme)");
  }
}

const ALGORITHMES: Readonly<Record<string, Raccordement["algorithme"]>> = { ec: "ES256", ed25519: "EdDSA", rsa: "PS256" };

type Cle = Pick<Raccordement, "clePrivee" | "algorithme" | "kid">;

/** Sans nom donné, la clé porte son empreinte (RFC 7638) : c'est ainsi que le service nomme un PEM. */
async function lireCle(chemin: string, voulu: string | undefined): Promise<Cle> {
  let texte: string;
  try {
    texte = readFileSync(chemin, "utf8");
  } catch (erreur) {
    throw panneDuDisque(chemin, erreur);
  }
  const { cle, kid, alg } = ouvrirCle(texte);
  const courbe = cle.asymmetricKeyDetails?.namedCurve;
  const algorithme = alg === "RS256" && cle.asymmetricKeyType === "rsa" ? "RS256" : ALGORITHMES[cle.asymmetricKeyType ?? ""];
  if (algorithme === undefined || (algorithme === "ES256" && courbe !== "prime256v1")) {
    throw new EntreeRefusee("--cle: attendu une clé EC P-256, Ed25519 ou RSA");
  }
  const clePrivee = cle.export({ format: "jwk" });
  const { kty = "" } = clePrivee;
  return { clePrivee: { ...clePrivee, kty }, algorithme, kid: voulu ?? kid ?? (await calculateJwkThumbprint({ ...clePrivee, kty })) };
}

/** Lit ce qui est tapé ; lève EntreeRefusee. */
export async function lireEnvoi(mots: readonly string[]): Promise<Envoi> {
  const { fichier, textes, essai, attendre } = lireMots(mots);
  const exiger = (nom: (typeof TEXTES)[number], attendu: string): string => {
    const valeur = textes.get(nom);
    if (valeur === undefined) throw new EntreeRefusee(`--${nom}: il manque, attendu ${attendu}`);
    return valeur;
  };
  const url = lireServeur(exiger("serveur", "l'adresse du service"));
  const clientId = exiger("client", "l'identifiant du client (client_id) que montre l'espace de l'organisme");
  const chemin = exiger("cle", "le fichier de la clé privée");
  const rapport = textes.get("rapport") ?? null;
  if (rapport !== null && !rapport.endsWith(".csv")) throw new EntreeRefusee("--rapport: attendu le nom d'un fichier qui finit par .csv");
  const taille = tailleDe(fichier);
  const cle = await lireCle(chemin, textes.get("kid"));
  return { fichier, taille, raccordement: { url, clientId, ...cle }, essai, rapport, attendre: attendre || rapport !== null };
}
