// Les délais dits comme on les vit : la date en toutes lettres, et ce qu'il reste de jours.
import { type DateCivile, ecrireDateLongue, joursEntre } from "../../../socle/valeurs/date-civile.js";

/** « aujourd'hui », « demain », « dans 12 jours », « il y a 3 jours ». */
export function ecrireDelai(aujourdhui: DateCivile, date: DateCivile): string {
  const jours = joursEntre(aujourdhui, date);
  if (jours === 0) return "aujourd'hui";
  if (jours === 1) return "demain";
  if (jours === -1) return "hier";
  return jours > 0 ? `dans ${jours} jours` : `il y a ${-jours} jours`;
}

/** « mercredi 30 juin 2027, dans 12 jours ». */
export function ecrireEcheance(aujourdhui: DateCivile, date: DateCivile): string {
  return `${ecrireDateLongue(date)}, ${ecrireDelai(aujourdhui, date)}`;
}

/** « 90 h », « 12,5 h ». */
export function ecrireHeures(heures: number): string {
  const texte = (Math.round(heures * 100) / 100).toString().replace(".", ",");
  return `${texte}\u00a0h`;
}
