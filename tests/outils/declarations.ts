// Des déclarations pour les tests : des heures valides dont un seul trait change, et de quoi lire la réponse.
import type { Contenu, Declaration, ReponseDeclaration } from "../../src/metier/declarations/index.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";

/** Cent vingt heures de 2026 au bureau d'une association. */
export function desHeures(organismeId: string, changement: Partial<Contenu> = {}): Contenu {
  return {
    organismeId,
    type: "benevolat_associatif",
    fonction: "administration",
    debut: dateCivile("2026-01-01"),
    fin: dateCivile("2026-12-31"),
    heures: 120,
    ...changement,
  };
}

/** La déclaration reçue ; une réponse de refus fait échouer le test avec ses motifs. */
export function recue(reponse: ReponseDeclaration): Declaration {
  if (reponse.decision !== "declaree") throw new Error(`Refusée : ${reponse.motifs.map(({ code }) => code).join(", ")}.`);
  return reponse.declaration;
}

/** « code article » de chaque motif de refus, ou la décision. */
export function codesDe(reponse: { decision: string; motifs?: readonly { code: string; article: string }[] }): string[] {
  return reponse.motifs?.map(({ code, article }) => `${code} ${article}`) ?? [reponse.decision];
}
