// Ce que le serveur refuse, ou ne dit pas : son problème RFC 9457 en français, et le statut de la commande.
import { z } from "zod";
import { JetonRefuse } from "../client/client.js";
import { EntreeRefusee } from "./entree-refusee.js";
import { MAUVAISE_ENTREE } from "./statuts.js";

export const SERVEUR_OU_ACCES = 4;

const problemeLu = z.object({ type: z.string(), detail: z.string(), regle: z.string(), conduite: z.string(), instance: z.string() });

/** Statuts qui mettent en cause le fichier ou la demande, et non l'accès. */
const FICHIER = new Set([400, 409, 413, 415, 422]);
/** Statuts qui passent d'eux-mêmes. */
const PASSAGERS = new Set([429, 502, 503, 504]);

/** Le serveur a répondu non. */
export class RefusDuServeur extends Error {
  readonly statut: number;
  readonly probleme: z.infer<typeof problemeLu> | null;
  /** Secondes à attendre avant de recommencer, ou null. */
  readonly patience: number | null;

  constructor(reponse: Response, erreur: unknown) {
    super(`Refus ${reponse.status}`);
    this.statut = reponse.status;
    this.probleme = problemeLu.safeParse(erreur).data ?? null;
    const secondes = Number(reponse.headers.get("retry-after") ?? "");
    this.patience = Number.isFinite(secondes) && secondes > 0 ? secondes : null;
  }
}

/** Le serveur n'a pas répondu. */
export class ServeurInjoignable extends Error {}

function raisonDe(cause: unknown): string {
  if (typeof cause !== "object" || cause === null) return "";
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  const message = cause instanceof Error ? cause.message : "";
  const dite = code === "" ? message : code;
  return dite === "" ? "" : ` (${dite})`;
}

/** Fait une demande ; une panne du réseau devient ServeurInjoignable, un refus RefusDuServeur. */
export async function demander<D>(appel: () => Promise<{ data?: D; error?: unknown; response: Response }>): Promise<D> {
  let recu: { data?: D; error?: unknown; response: Response };
  try {
    recu = await appel();
  } catch (erreur) {
    // « fetch » dit toute panne du réseau par un TypeError qui en porte la cause.
    if (erreur instanceof TypeError && erreur.cause !== undefined) throw new ServeurInjoignable(raisonDe(erreur.cause));
    throw erreur;
  }
  if (recu.data !== undefined) return recu.data;
  throw new RefusDuServeur(recu.response, recu.error);
}

/** Vrai pour ce qui peut réussir en recommençant un peu plus tard. */
export function estPassager(erreur: unknown): boolean {
  if (erreur instanceof RefusDuServeur || erreur instanceof JetonRefuse) return PASSAGERS.has(erreur.statut);
  return erreur instanceof ServeurInjoignable;
}

const RECOMMENCER = "Recommencez la même commande : un fichier déjà reçu ne compte pas deux fois.";

/** Le texte vient d'ailleurs : rien n'y commande le terminal. */
export function sansCommande(texte: string): string {
  return texte.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "·");
}

function phraseDuJeton({ statut, code }: JetonRefuse): string {
  if (code === "invalid_client") {
    return "--client: le service n'a pas reconnu ce logiciel. Dans l'espace de l'organisme, vérifiez l'identifiant du client, que sa clé est en vigueur sous ce nom (--kid), et que --serveur est le destinataire (aud) qui s'y lit.";
  }
  if (statut >= 500 || statut === 429) return `--serveur: le service ne donne pas de jeton pour l'instant (${statut}). ${RECOMMENCER}`;
  if (code !== "sans_code") return `--client: le service refuse de donner un jeton à ce logiciel (${sansCommande(code)}).`;
  return `--serveur: ce qui répond à cette adresse (${statut}) n'est pas le service. Vérifiez l'adresse.`;
}

function phraseDuRefus({ statut, probleme }: RefusDuServeur, url: string): string {
  if (probleme !== null) {
    const { detail, conduite, regle, type } = probleme;
    return sansCommande(`serveur: ${detail} ${conduite} (${regle}, ${statut}, ${new URL(type, url).href})`);
  }
  return statut >= 500
    ? `--serveur: le service est en panne (${statut}). ${RECOMMENCER}`
    : `--serveur: ce qui répond à cette adresse (${statut}) n'est pas le service. Vérifiez l'adresse.`;
}

/** Phrase et statut d'une fin malheureuse ; null si c'est un défaut du programme. */
export function expliquerFin(erreur: unknown, url: string): { readonly phrase: string; readonly statut: number } | null {
  if (erreur instanceof EntreeRefusee) return { phrase: erreur.message, statut: MAUVAISE_ENTREE };
  if (erreur instanceof JetonRefuse) return { phrase: phraseDuJeton(erreur), statut: SERVEUR_OU_ACCES };
  if (erreur instanceof RefusDuServeur) {
    return { phrase: phraseDuRefus(erreur, url), statut: FICHIER.has(erreur.statut) ? MAUVAISE_ENTREE : SERVEUR_OU_ACCES };
  }
  if (erreur instanceof ServeurInjoignable) {
    return { phrase: `--serveur: ${url} ne répond pas${sansCommande(erreur.message)}. ${RECOMMENCER}`, statut: SERVEUR_OU_ACCES };
  }
  return null;
}
