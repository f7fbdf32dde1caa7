// La décision gardée avec chaque écriture : ce que la loi a répondu ce jour-là, et les faits qui l'ont fait répondre ainsi.
import type { Activite } from "../../regles/faits.js";
import type { Lectures } from "../../regles/lectures.js";
import type { Droit, ReponseDroits } from "../../regles/reponse.js";

/** La réponse de la loi telle qu'elle est gardée : le type d'activité et le financeur y sont des mots. */
export type DroitGarde = Pick<Droit, "annee" | "decision" | "montant" | "activites" | "motifs"> & {
  readonly activite: string;
  readonly financeur: string;
};

/** Une décision sans ses identifiants : elle les reçoit quand le lot est écrit. */
export interface DecisionAGarder {
  readonly sens: "inscription" | "reprise";
  readonly droit: DroitGarde;
  readonly reponse: Pick<ReponseDroits, "hypotheses" | "avertissements">;
  readonly faits: readonly Activite[];
}

/** La décision et les faits dont elle avait besoin, pris parmi ceux du dossier. */
export function deciderAGarder(
  sens: DecisionAGarder["sens"],
  ecrit: { droit: DroitGarde; reponse: DecisionAGarder["reponse"] },
  activites: readonly Activite[],
): DecisionAGarder {
  const { droit, reponse } = ecrit;
  return { sens, droit, reponse, faits: activites.filter(({ id }) => droit.activites.includes(id)) };
}

const textes = new WeakMap<object, string>();

/** Texte d'un objet qui sert à tous les titulaires d'un calcul : composé une fois. */
function texteCommun(objet: object): string {
  const connu = textes.get(objet);
  if (connu !== undefined) return connu;
  const texte = JSON.stringify(objet);
  textes.set(objet, texte);
  return texte;
}

export interface DecisionEcrite {
  readonly reponse: string;
  readonly faits: string;
  readonly lectures: string;
}

/** Met une décision en JSON ; seul ce qui est propre à la personne est composé à chaque fois. */
export function ecrireDecision({ droit, reponse, faits }: DecisionAGarder, lectures: Lectures): DecisionEcrite {
  const { activite, annee, decision, montant, financeur, activites, motifs } = droit;
  const garde = JSON.stringify({ activite, annee, decision, montant, financeur, activites, motifs });
  const hypotheses = reponse.hypotheses.length === 0 ? "[]" : JSON.stringify(reponse.hypotheses);
  const avertissements = reponse.avertissements.map(texteCommun).join(",");
  return {
    reponse: `{"droit":${garde},"hypotheses":${hypotheses},"avertissements":[${avertissements}]}`,
    faits: JSON.stringify(faits),
    lectures: texteCommun(lectures),
  };
}
