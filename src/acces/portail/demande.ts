// De la requête HTTP à la demande : ce qui vient du dehors est nettoyé ici, une fois.
import type { FastifyReply, FastifyRequest } from "fastify";

const IDENTIFIANT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
/** Vrai si un texte a la forme d'un de nos identifiants. */
export function estIdentifiant(texte: string): boolean {
  return IDENTIFIANT.test(texte);
}

/** Paramètres de chemin qui ne sont pas des identifiants opaques. */
const PARAMETRES_LIBRES = new Set(["type", "etape", "*"]);
// Le caractère nul et les autres caractères de commande n'ont pas de place dans un formulaire et PostgreSQL refuse le premier.
const COMMANDES = /[^\P{Cc}\t\n\r]/gu;

function texteDe(valeur: unknown): string {
  if (Array.isArray(valeur)) return texteDe(valeur[0]);
  if (typeof valeur !== "string") return "";
  return valeur.replaceAll(COMMANDES, "").toWellFormed();
}

/** Champs d'un formulaire ou d'une recherche : du texte, un par nom. */
export function champsDe(brut: unknown): Readonly<Record<string, string>> {
  const champs: Record<string, string> = {};
  if (typeof brut !== "object" || brut === null) return champs;
  for (const [nom, valeur] of Object.entries(brut)) champs[nom] = texteDe(valeur);
  return champs;
}

/** Faux si un identifiant de chemin n'a pas la forme d'un identifiant : la page n'existe pas. */
export function cheminPlausible(parametres: Readonly<Record<string, string>>): boolean {
  return Object.entries(parametres).every(([nom, valeur]) => PARAMETRES_LIBRES.has(nom) || estIdentifiant(valeur));
}

/** Jeton contre les demandes forgées, fabriqué seulement si la page en a besoin : un simple visiteur n'a pas de session. */
export function jetonParesseux(reponse: FastifyReply): () => string {
  let jeton: string | null = null;
  return () => {
    jeton ??= reponse.generateCsrf();
    return jeton;
  };
}

export function cheminDe(requete: FastifyRequest): string {
  return requete.url.split("?")[0] ?? "/";
}
