// Ce qu'un défaut laisse voir : un statut, et un journal sans donnée de personne.
import { codeSql } from "../socle/base/connexion.js";

/** Une panne se journalise sans son message : celui de la base peut citer la ligne refusée, donc une personne. */
export function panneSansDonnees(erreur: unknown): { sorte: string; codeSql: string | null; pile: string } {
  if (!(erreur instanceof Error)) return { sorte: typeof erreur, codeSql: null, pile: "" };
  const pile = (erreur.stack ?? "").split("\n").filter((ligne) => /^\s+at /u.test(ligne));
  return { sorte: erreur.name, codeSql: codeSql(erreur), pile: pile.join("\n") };
}

/** Statut qu'un greffon de Fastify a donné à son erreur ; 500 à défaut. */
export function statutDe(erreur: unknown): number {
  return typeof erreur === "object" && erreur !== null && "statusCode" in erreur ? Number(erreur.statusCode) : 500;
}
