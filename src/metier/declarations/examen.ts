// Ce que la loi répond à une déclaration le jour où elle est envoyée ou attestée : des motifs, avec leur article et la suite à donner.
import { dateLimiteAttestation, dateLimiteDeclaration } from "../../regles/delais.js";
import type { Motif } from "../../regles/motif.js";
import { anneeDe, composerDate, type DateCivile, ecrireDate } from "../../socle/valeurs/date-civile.js";
import type { Contenu, DeclarationComplete, TypeDeclare } from "./declaration.js";

/** Article selon l'activité : le bénévolat et la réserve civique ont les mêmes dates, dans deux textes. */
function article(type: TypeDeclare, benevolat: string): string {
  return type === "benevolat_associatif" ? benevolat : "D5151-15";
}

type Periode = Pick<Contenu, "type" | "debut" | "fin">;

/** Raisons de la loi pour ne pas recevoir cette déclaration ce jour-là ; vide si elle peut être envoyée. */
export function examinerEnvoi({ type, debut, fin }: Periode, aujourdhui: DateCivile): Motif[] {
  const annee = anneeDe(debut);
  const limite = dateLimiteDeclaration(annee);
  if (anneeDe(fin) !== annee) {
    const phrase = `Vos heures vont du ${ecrireDate(debut)} au ${ecrireDate(fin)} : la loi les compte par année civile. Faites une déclaration par année.`;
    return [{ code: "periode_deux_annees", article: "D5151-14 II", phrase }];
  }
  if (annee >= anneeDe(aujourdhui)) {
    const ouverture = composerDate(annee + 1, 1, 1);
    const phrase = `On déclare les heures d'une année quand elle est finie : vous pourrez envoyer celles de ${annee} du ${ecrireDate(ouverture)} au ${ecrireDate(limite)}. D'ici là, votre brouillon les garde.`;
    return [{ code: "annee_non_terminee", article: article(type, "R5151-16"), phrase }];
  }
  if (annee < anneeDe(aujourdhui) - 1) {
    const phrase = `On ne déclare que les heures de l'année précédente : celles de ${annee} pouvaient l'être jusqu'au ${ecrireDate(limite)}. Vous pouvez déclarer celles de ${anneeDe(aujourdhui) - 1} ou noter celles de cette année.`;
    return [
      { code: "annee_passee", article: article(type, "R5151-16"), phrase },
      { code: "declaration_hors_delai", article: article(type, "R5151-18"), phrase: phraseHorsDelai(annee, limite) },
    ];
  }
  if (aujourdhui <= limite) return [];
  return [{ code: "declaration_hors_delai", article: article(type, "R5151-18"), phrase: phraseHorsDelai(annee, limite) }];
}

function phraseHorsDelai(annee: number, limite: DateCivile): string {
  return `Les heures de ${annee} se déclaraient jusqu'au ${ecrireDate(limite)} : passé ce jour, la loi ne les compte plus. Notez dès maintenant les suivantes : le brouillon se garde toute l'année.`;
}

/** Raisons de la loi pour ne pas recevoir l'attestation ce jour-là ; vide si elle peut être donnée. */
export function examinerAttestation(declaration: DeclarationComplete, aujourdhui: DateCivile): Motif[] {
  const limite = dateLimiteAttestation(declaration.annee);
  if (aujourdhui <= limite) return [];
  const phrase = `Les heures de ${declaration.annee} s'attestaient jusqu'au ${ecrireDate(limite)} : passé ce jour, la loi ne les compte plus.`;
  return [{ code: "attestation_hors_delai", article: article(declaration.type, "R5151-18"), phrase }];
}

/** Ce qui n'empêche pas d'envoyer mais que la personne doit savoir : des heures hors de la fonction demandée ne comptent pas. */
export function avertirFonction({ type, fonction }: Pick<Contenu, "type" | "fonction">): Motif[] {
  if (fonction !== "autre") return [];
  const autres = type === "benevolat_associatif" ? "d'autres bénévoles" : "d'autres réservistes";
  const phrase = `Seules comptent les heures passées à siéger dans l'organe d'administration ou de direction, ou à encadrer ${autres}. Celles-ci resteront sur votre relevé sans ouvrir de droits.`;
  return [{ code: "fonction_sans_droit", article: type === "benevolat_associatif" ? "L5151-9 6° b" : "D5151-15", phrase }];
}
