// Lire une clé publique collée : un JWK, un jeu d'une seule clé, ou un PEM. Une clé privée se refuse, sans être gardée.
import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import { ALGORITHMES, type Algorithme, type ClePublique } from "./raccordement.js";

const LONGUEUR_MAXIMALE = 10_000;
const BITS_RSA_MINIMUM = 2048;
/** Champs que seule une clé privée ou secrète porte (RFC 7518 §6). */
const PRIVES = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];
/** Champs de la clé publique, dans l'ordre de l'empreinte RFC 7638. */
const PUBLICS: Readonly<Record<string, readonly string[]>> = {
  EC: ["crv", "kty", "x", "y"],
  OKP: ["crv", "kty", "x"],
  RSA: ["e", "kty", "n"],
};

const jwkLu = z.looseObject({ kty: z.string(), kid: z.string().trim().min(1).max(120).optional(), alg: z.string().optional() });
const exporte = z.record(z.string(), z.string());

export interface CleLue {
  readonly kid: string;
  readonly jwk: ClePublique;
  readonly algorithme: Algorithme;
}

interface Brut {
  readonly cle: KeyObject;
  readonly kid: string | undefined;
  readonly alg: string | undefined;
}

function illisible(): Refus {
  return new Refus("raccordements/cle-illisible", { champ: "cle_publique" });
}

function privee(): Refus {
  return new Refus("raccordements/cle-privee", { champ: "cle_publique" });
}

function lireJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    throw illisible();
  }
}

/** Un jeu de clés (« keys ») n'est pris que s'il n'en porte qu'une : on ne choisit pas à la place de qui colle. */
function seuleCle(lu: unknown): unknown {
  const jeu = z.object({ keys: z.array(z.unknown()).length(1) }).safeParse(lu);
  return jeu.success ? jeu.data.keys[0] : lu;
}

function lireJwk(texte: string): Brut {
  const lu = jwkLu.safeParse(seuleCle(lireJson(texte)));
  if (!lu.success) throw illisible();
  if (PRIVES.some((champ) => champ in lu.data) || lu.data.kty === "oct") throw privee();
  try {
    const cle = createPublicKey({ key: lu.data, format: "jwk" });
    return { cle, kid: lu.data.kid, alg: lu.data.alg };
  } catch {
    throw illisible();
  }
}

function lirePem(texte: string): Brut {
  // createPublicKey accepte une clé privée et en tire la publique : il faut l'écarter avant.
  if (/PRIVATE KEY/u.test(texte)) throw privee();
  try {
    return { cle: createPublicKey(texte), kid: undefined, alg: undefined };
  } catch {
    throw illisible();
  }
}

function algorithmeDe({ cle, alg }: Brut, voulu: Algorithme | undefined): Algorithme {
  const genre = cle.asymmetricKeyType;
  const permis: Readonly<Record<string, readonly Algorithme[]>> = { ec: ["ES256"], ed25519: ["EdDSA"], rsa: ["PS256", "RS256"] };
  const choix = permis[genre ?? ""] ?? [];
  const courbe = cle.asymmetricKeyDetails?.namedCurve;
  if (genre === "ec" && courbe !== "prime256v1")
    throw new Refus("raccordements/cle-trop-faible", { raison: "courbe", champ: "cle_publique" });
  if (genre === "rsa" && (cle.asymmetricKeyDetails?.modulusLength ?? 0) < BITS_RSA_MINIMUM) {
    throw new Refus("raccordements/cle-trop-faible", { raison: "taille", champ: "cle_publique" });
  }
  const dit = alg === "Ed25519" ? "EdDSA" : alg;
  const demande = ALGORITHMES.find((un) => un === dit) ?? (dit === undefined ? voulu : undefined);
  if (dit !== undefined && demande === undefined)
    throw new Refus("raccordements/cle-trop-faible", { raison: "algorithme", champ: "cle_publique" });
  const retenu = choix.find((un) => un === demande) ?? (demande === undefined || dit === undefined ? choix[0] : undefined);
  if (retenu === undefined) throw new Refus("raccordements/cle-trop-faible", { raison: "algorithme", champ: "cle_publique" });
  return retenu;
}

/** Empreinte RFC 7638 : le nom d'une clé qui n'en porte pas, et ce qui fait que deux clés sont la même. */
export function empreinteDe(jwk: ClePublique): string {
  const ordonne = Object.fromEntries((PUBLICS[jwk["kty"] ?? ""] ?? []).map((champ) => [champ, jwk[champ]]));
  return createHash("sha256").update(JSON.stringify(ordonne)).digest("base64url");
}

/** Lit la clé collée ; refuse une clé privée, trop faible ou illisible, sans rien dire de son contenu. */
export function lireCle(texte: string, voulu?: Algorithme): CleLue {
  const propre = texte.trim();
  if (propre === "" || propre.length > LONGUEUR_MAXIMALE) throw illisible();
  const brut = propre.startsWith("{") ? lireJwk(propre) : lirePem(propre);
  const algorithme = algorithmeDe(brut, voulu);
  const champs = exporte.parse(brut.cle.export({ format: "jwk" }));
  const noms = PUBLICS[champs["kty"] ?? ""] ?? [];
  const jwk = Object.fromEntries(noms.map((nom) => [nom, champs[nom] ?? ""]));
  return { kid: brut.kid ?? empreinteDe(jwk), jwk, algorithme };
}
