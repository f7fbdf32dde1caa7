// Le calendrier et les minimums d'une année d'heures, lus dans la loi en vigueur cette année-là.
import { dateLimiteAttestation, dateLimiteDeclaration, finDAnnee } from "../../../regles/delais.js";
import type { Parametre } from "../../../regles/parametre.js";
import { versionAu } from "../../../regles/parametre.js";
import {
  BENEVOLAT_HEURES,
  BENEVOLAT_HEURES_UNE,
  MONTANT_DU_DROIT,
  PLAFOND,
  RESERVE_CIVIQUE_HEURES,
  RESERVE_CIVIQUE_HEURES_UN,
} from "../../../regles/parametres-acquisition.js";
import { ajouterJours, anneeDe, type DateCivile } from "../../../socle/valeurs/date-civile.js";
import type { VueCalendrier, VueSeuils } from "./vues.js";

export function calendrierDe(annee: number): VueCalendrier {
  return {
    annee,
    ouverture: ajouterJours(finDAnnee(annee), 1),
    cloture: dateLimiteDeclaration(annee),
    finAttestation: dateLimiteAttestation(annee),
  };
}

/** Année qu'il faut proposer : la précédente tant qu'elle se déclare encore, sinon celle en cours. */
export function anneeADeclarer(aujourdhui: DateCivile): number {
  const precedente = anneeDe(aujourdhui) - 1;
  return aujourdhui <= dateLimiteDeclaration(precedente) ? precedente : precedente + 1;
}

function minimums(type: string): readonly [Parametre<number>, Parametre<number>] {
  return type === "reserve_civique" ? [RESERVE_CIVIQUE_HEURES, RESERVE_CIVIQUE_HEURES_UN] : [BENEVOLAT_HEURES, BENEVOLAT_HEURES_UNE];
}

/** Minimums d'heures d'une activité déclarée par la personne ; une année d'avant le compte prend la première règle connue. */
export function seuilsDe(type: string, annee: number): VueSeuils {
  const [enTout, dansUn] = minimums(type);
  const premiere = enTout.versions[0]?.depuis ?? finDAnnee(annee);
  const fin = finDAnnee(annee);
  const date = fin < premiere ? premiere : fin;
  const version = versionAu(enTout, date);
  return { heures: version.valeur, heuresDansUnOrganisme: versionAu(dansUn, date).valeur, article: version.source.citation };
}

/** Montant d'un droit et plafond du compte, en centimes, au jour donné. */
export function sommesDeLaLoi(date: DateCivile): { part: number; plafond: number } {
  return { part: versionAu(MONTANT_DU_DROIT, date).valeur, plafond: versionAu(PLAFOND, date).valeur };
}
