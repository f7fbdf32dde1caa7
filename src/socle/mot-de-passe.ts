// Les mots de passe : argon2id, et le refus de ceux que les fuites publiques ont rendus devinables.
import { randomBytes } from "node:crypto";
import { argon2id, argon2Verify } from "hash-wasm";

/** Nombre de caractères demandés, au moins. */
export const LONGUEUR_MINIMALE = 12;
const LONGUEUR_MAXIMALE = 200;
// Réglages de l'OWASP pour argon2id : 19 Mio, deux passes, un fil.
const REGLAGES = { parallelism: 1, iterations: 2, memorySize: 19_456, hashLength: 32 } as const;

/** Pourquoi un mot de passe est refusé ; null s'il convient. */
export type DefautMotDePasse = "trop_court" | "trop_long" | "trop_connu" | "trop_previsible";

let connus: ReadonlySet<string> | null = null;

/** La liste pèse 400 ko : elle n'est lue qu'au premier mot de passe choisi. */
async function motsDePasseConnus(): Promise<ReadonlySet<string>> {
  if (connus === null) {
    const { dictionary } = await import("@zxcvbn-ts/language-common");
    const mots = dictionary["passwords-common"] ?? [];
    connus = new Set(mots.map((mot) => String(mot).toLowerCase()));
  }
  return connus;
}

/** Le mot, et ce qu'il en reste sans les chiffres et signes que l'on ajoute à la fin pour l'allonger. */
function formesVoisines(motDePasse: string): string[] {
  const bas = motDePasse.toLowerCase();
  return [bas, bas.replace(/[^a-zà-ÿ]+$/u, ""), bas.replace(/^[^a-zà-ÿ]+/u, ""), bas.replace(/[^a-zà-ÿ]+/gu, "")];
}

function repete(motDePasse: string): boolean {
  return new Set(motDePasse).size < 5 || /^(.{1,6})\1+.?$/u.test(motDePasse);
}

/** Examine un mot de passe choisi ; `personnels` sont les mots qu'il ne doit pas reprendre (nom, adresse). */
export async function examinerMotDePasse(motDePasse: string, personnels: readonly string[] = []): Promise<DefautMotDePasse | null> {
  if (motDePasse.length < LONGUEUR_MINIMALE) return "trop_court";
  if (motDePasse.length > LONGUEUR_MAXIMALE) return "trop_long";
  if (repete(motDePasse)) return "trop_previsible";
  const bas = motDePasse.toLowerCase();
  if (personnels.some((mot) => mot.length >= 4 && bas.includes(mot.toLowerCase()) && bas.length - mot.length < 6)) return "trop_previsible";
  const liste = await motsDePasseConnus();
  return formesVoisines(motDePasse).some((forme) => forme.length * 2 >= bas.length && liste.has(forme)) ? "trop_connu" : null;
}

/** Empreinte argon2id, sel et réglages compris, prête à garder. */
export function hacherMotDePasse(motDePasse: string): Promise<string> {
  return argon2id({ ...REGLAGES, password: motDePasse.normalize("NFKC"), salt: randomBytes(16), outputType: "encoded" });
}

/** Vrai si le mot de passe est celui de l'empreinte. */
export function verifierMotDePasse(motDePasse: string, hache: string): Promise<boolean> {
  return argon2Verify({ password: motDePasse.normalize("NFKC"), hash: hache });
}

let leurre: Promise<string> | null = null;

/** Dépense le même temps qu'une vraie vérification : une adresse inconnue ne se devine pas à la durée. */
export async function verifierLeurre(motDePasse: string): Promise<false> {
  leurre ??= hacherMotDePasse(randomBytes(24).toString("hex"));
  await verifierMotDePasse(motDePasse, await leurre);
  return false;
}
