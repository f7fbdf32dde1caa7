// L'acompte versé à l'entrée en formation : la part que l'exploitant règle, aucune par défaut.
import { type Parametre, parametre, valeurAu } from "../../regles/parametre.js";
import { type DateCivile, dateCivile } from "../../socle/valeurs/date-civile.js";

function acompteDe(taux: number): Parametre<number> {
  return parametre("ACOMPTE_FORMATION", "pour_cent", [
    {
      valeur: taux,
      depuis: dateCivile("2019-11-21"),
      jusqu: null,
      // Les conditions du service connaissent un acompte ; son taux n'a pas été lu.
      source: { citation: taux === 0 ? "taux non lu : aucun acompte" : "réglage de l'exploitant, taux non lu", legiarti: null },
      confiance: "basse",
    },
  ]);
}

let acompte = acompteDe(0);

/** Réglage en vigueur, pour la page qui le dit. */
export function reglageAcompte(): Parametre<number> {
  return acompte;
}

/** Installe le taux choisi par l'exploitant, en pour cent ; rend les fautes, vide quand il est compris. */
export function installerAcompte(choix: string): readonly string[] {
  if (choix.trim() === "") return [];
  const taux = Number(choix.trim());
  if (!Number.isInteger(taux) || taux < 0 || taux > 100) {
    return [`ACOMPTE_FORMATION : « ${choix} » n'est pas un nombre entier entre 0 et 100`];
  }
  acompte = acompteDe(taux);
  return [];
}

/** Acompte dû pour ce prix à cette date, en centimes, au centime inférieur. */
export function acompteDu(prix: number, date: DateCivile): number {
  return Math.floor((prix * valeurAu(acompte, date)) / 100);
}
