// Le secret au repos : chiffrement authentifié, empreintes à clé, codes à usage unique. Les clés viennent des réglages.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { lireReglages } from "./config.js";

/** Clés du service, de 32 octets chacune. */
export interface Cles {
  readonly cleNir: Buffer;
  readonly cleEmpreinteNir: Buffer;
}

/** À quoi sert une clé : deux usages n'ont jamais la même. */
export type Usage = "nir" | "second-facteur" | "avis" | "depot";

const LONGUEUR_IV = 12;
const LONGUEUR_SCEAU = 16;
const FORME = "v1";

let cles: Cles | null = null;

/** Donne au service ses clés ; sans cet appel, elles sont lues dans l'environnement à la première demande. */
export function installerCles(nouvelles: Cles): void {
  cles = nouvelles;
}

function clesDuService(): Cles {
  cles ??= lireReglages(process.env);
  return cles;
}

/** Le NIR a sa clé à lui ; les autres usages ont une clé dérivée, d'où l'on ne remonte pas à la première. */
function clePour(usage: Usage): Buffer {
  const { cleNir } = clesDuService();
  if (usage === "nir") return cleNir;
  return Buffer.from(hkdfSync("sha256", cleNir, Buffer.alloc(0), usage, 32));
}

/**
 * Chiffre un texte en AES-256-GCM. `lien` (l'identifiant du propriétaire) est scellé avec lui :
 * recopié sur la ligne d'un autre, le chiffré ne s'ouvre plus.
 */
export function chiffrer(usage: Usage, clair: string, lien: string): string {
  const iv = randomBytes(LONGUEUR_IV);
  const chiffreur = createCipheriv("aes-256-gcm", clePour(usage), iv);
  chiffreur.setAAD(Buffer.from(lien, "utf8"));
  const corps = Buffer.concat([chiffreur.update(clair, "utf8"), chiffreur.final()]);
  return `${FORME}.${Buffer.concat([iv, chiffreur.getAuthTag(), corps]).toString("base64url")}`;
}

/** Ouvre ce que `chiffrer` a fermé ; une altération ou un autre propriétaire lève une erreur. */
export function dechiffrer(usage: Usage, chiffre: string, lien: string): string {
  const [forme, contenu] = chiffre.split(".");
  if (forme !== FORME || contenu === undefined) throw new Error("Chiffré d'une forme inconnue.");
  const octets = Buffer.from(contenu, "base64url");
  const dechiffreur = createDecipheriv("aes-256-gcm", clePour(usage), octets.subarray(0, LONGUEUR_IV));
  dechiffreur.setAAD(Buffer.from(lien, "utf8"));
  dechiffreur.setAuthTag(octets.subarray(LONGUEUR_IV, LONGUEUR_IV + LONGUEUR_SCEAU));
  return Buffer.concat([dechiffreur.update(octets.subarray(LONGUEUR_IV + LONGUEUR_SCEAU)), dechiffreur.final()]).toString("utf8");
}

/** Chiffre des octets (un morceau de fichier déposé) comme `chiffrer` un texte ; rend iv, sceau et corps bout à bout. */
export function chiffrerOctets(usage: Usage, clair: Uint8Array, lien: string): Buffer {
  const iv = randomBytes(LONGUEUR_IV);
  const chiffreur = createCipheriv("aes-256-gcm", clePour(usage), iv);
  chiffreur.setAAD(Buffer.from(lien, "utf8"));
  const corps = Buffer.concat([chiffreur.update(clair), chiffreur.final()]);
  return Buffer.concat([iv, chiffreur.getAuthTag(), corps]);
}

/** Ouvre ce que `chiffrerOctets` a fermé. */
export function dechiffrerOctets(usage: Usage, chiffre: Uint8Array, lien: string): Buffer {
  const dechiffreur = createDecipheriv("aes-256-gcm", clePour(usage), chiffre.subarray(0, LONGUEUR_IV));
  dechiffreur.setAAD(Buffer.from(lien, "utf8"));
  dechiffreur.setAuthTag(chiffre.subarray(LONGUEUR_IV, LONGUEUR_IV + LONGUEUR_SCEAU));
  return Buffer.concat([dechiffreur.update(chiffre.subarray(LONGUEUR_IV + LONGUEUR_SCEAU)), dechiffreur.final()]);
}

/** Empreinte à clé (HMAC-SHA-256, hexadécimal) : retrouve sans révéler. `domaine` sépare les usages. */
export function empreinte(domaine: string, texte: string): string {
  return createHmac("sha256", clesDuService().cleEmpreinteNir).update(`${domaine}\u0000${texte}`).digest("hex");
}

/** Compare deux empreintes sans que la durée dise où elles diffèrent. */
export function memeEmpreinte(une: string, autre: string): boolean {
  const a = Buffer.from(une, "utf8");
  const b = Buffer.from(autre, "utf8");
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Code à six chiffres, pour une adresse de courriel à confirmer. */
export function tirerCode(): string {
  return randomInt(0, 1_000_000).toString().padStart(6, "0");
}
