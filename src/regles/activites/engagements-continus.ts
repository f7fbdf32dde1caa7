// Les engagements continus de cinq ou trois ans (3°, 10°, 11°) : un droit chaque fois que la durée est accomplie.
import { anneeDuJour, dureeDe, finDePeriode, parAnneeCivile, reunir } from "../calendrier.js";
import type { ReserveCitoyenneDefense, ReserveCitoyennePolice, ReservePoliceNationale } from "../faits.js";
import { ANNEE_INSUFFISANTE, DUREE_INSUFFISANTE, QUALITE_NON_ELIGIBLE } from "../motifs-refus.js";
import type { Parametre, Unite } from "../parametre.js";
import {
  POLICE_CITOYENNE_ANNEES,
  POLICE_CITOYENNE_HEURES,
  RESERVE_DEFENSE_ANNEES,
  RESERVE_POLICE_ANNEES,
  RESERVE_POLICE_VACATIONS,
} from "../parametres-acquisition.js";
import { ecrireDuree, ecrireQuantite, type Trace, tracer } from "../trace.js";
import { type Cadre, type Lot, seuilDe } from "./conclure.js";
import { type Atteinte, manqueA, plusLongue } from "./fenetres.js";
import { LIGNES, type Ligne } from "./ligne.js";
import { jugerPeriodes, type ReglePeriodes, type Situee } from "./par-periodes.js";

const MOIS_PAR_AN = 12;

function seuilConnu(param: Parametre<number>): number {
  return param.versions[0]?.valeur ?? Number.POSITIVE_INFINITY;
}

function sansRaison(): null {
  return null;
}

function ecrireAnnees(duree: { mois: number; jours: number }): string {
  const annees = Math.floor(duree.mois / MOIS_PAR_AN);
  const reste = { mois: duree.mois % MOIS_PAR_AN, jours: duree.jours };
  if (annees === 0) return ecrireDuree(reste.mois, reste.jours);
  const texte = ecrireQuantite(annees, "annees");
  return reste.mois === 0 && reste.jours === 0 ? texte : `${texte}, ${ecrireDuree(reste.mois, reste.jours)}`;
}

type Continu = ReserveCitoyenneDefense | ReservePoliceNationale | ReserveCitoyennePolice;

function dureeManquante(ligne: Ligne, situees: readonly Situee<Continu>[], annees: number): Trace[] {
  const duree = plusLongue(reunir(situees));
  const reste = manqueA(duree, annees * MOIS_PAR_AN);
  const faits = { sujet: ligne.sujet, unite: ligne.unite, mesure: ecrireAnnees(duree), seuil: annees, manque: ecrireAnnees(reste) };
  const changement = "Un engagement prolongé sans interruption jusqu'à ce minimum ouvrirait le droit.";
  return [tracer(DUREE_INSUFFISANTE, { ...faits, changement }, ligne.article)];
}

const DEFENSE_ANNEES = seuilConnu(RESERVE_DEFENSE_ANNEES);

/** Chaque fois que les cinq ans sont accomplis, sans interruption. */
function cinqAnsAccomplis(situees: readonly Situee<ReserveCitoyenneDefense>[]): Atteinte[] {
  const trouvees: Atteinte[] = [];
  for (const suite of reunir(situees)) {
    let debut = suite.debut;
    for (let fois = 1; ; fois += 1) {
      const fin = finDePeriode(suite.debut, fois * DEFENSE_ANNEES * MOIS_PAR_AN);
      if (fin > suite.fin) break;
      trouvees.push({ annee: anneeDuJour(fin), debut, fin, atteinteLe: fin });
      debut = fin + 1;
    }
  }
  return trouvees;
}

const DEFENSE: ReglePeriodes<ReserveCitoyenneDefense> = {
  ligne: LIGNES.reserve_citoyenne_defense_securite,
  atteintes: cinqAnsAccomplis,
  aVenir: false,
  mesure: (situees) => ecrireAnnees(plusLongue(reunir(situees))),
  version: parAnneeCivile((annee) => seuilDe(RESERVE_DEFENSE_ANNEES, annee)),
  manque: (situees) => dureeManquante(LIGNES.reserve_citoyenne_defense_securite, situees, DEFENSE_ANNEES),
  enCours: null,
  exclure: sansRaison,
};

/** Cinq ans continus d'engagement (D5151-14 I 3°). */
export function jugerReserveDefense(lot: Lot<ReserveCitoyenneDefense>, cadre: Cadre): void {
  jugerPeriodes(DEFENSE, lot, cadre);
}

interface RegleAnnuelle<A extends ReservePoliceNationale | ReserveCitoyennePolice> {
  readonly ligne: Ligne;
  readonly annees: Parametre<number>;
  readonly parAn: Parametre<number>;
  readonly unite: Unite;
  readonly chiffres: (activite: A) => readonly number[];
  readonly exclure: (activite: A) => Trace | null;
}

/** Suite d'années d'engagement au minimum, en cours de compte. */
interface Serie {
  longueur: number;
  debut: number;
  /** Jour où la prochaine année doit commencer pour suivre ; null quand la dernière était incomplète. */
  suivante: number | null;
}

function compterAnnees<A extends ReservePoliceNationale | ReserveCitoyennePolice>(
  regle: RegleAnnuelle<A>,
  situees: readonly Situee<A>[],
  certainJusqu: number | null,
): Atteinte[] {
  const annees = seuilConnu(regle.annees);
  const minimum = seuilConnu(regle.parAn);
  const trouvees: Atteinte[] = [];
  const serie: Serie = { longueur: 0, debut: 0, suivante: null };
  for (const situee of [...situees].sort((a, b) => a.debut - b.debut || a.fin - b.fin)) {
    if (serie.suivante !== situee.debut) serie.longueur = 0;
    const chiffres = regle.chiffres(situee.faits);
    let debut = situee.debut;
    for (let rang = 0; ; rang += 1) {
      const fin = finDePeriode(situee.debut, (rang + 1) * MOIS_PAR_AN);
      if (fin > situee.fin) break;
      const aVenir = certainJusqu !== null && fin > certainJusqu;
      const suffisante = aVenir || (chiffres[rang] ?? 0) >= minimum;
      if (serie.longueur === 0) serie.debut = debut;
      serie.longueur = suffisante ? serie.longueur + 1 : 0;
      if (serie.longueur === annees) {
        trouvees.push({ annee: anneeDuJour(fin), debut: serie.debut, fin, atteinteLe: fin });
        serie.longueur = 0;
      }
      debut = fin + 1;
    }
    serie.suivante = debut === situee.fin + 1 ? debut : null;
  }
  return trouvees;
}

function anneesManquantes<A extends ReservePoliceNationale | ReserveCitoyennePolice>(
  regle: RegleAnnuelle<A>,
  situees: readonly Situee<A>[],
): readonly Trace[] {
  const annees = seuilConnu(regle.annees);
  const minimum = seuilConnu(regle.parAn);
  const traces: Trace[] = [];
  for (const situee of situees) {
    const entieres = Math.floor(dureeDe(situee).mois / MOIS_PAR_AN);
    const chiffres = regle.chiffres(situee.faits);
    for (let rang = 0; rang < entieres; rang += 1) {
      const mesure = chiffres[rang] ?? 0;
      if (mesure >= minimum) continue;
      const faits = { rang: rang + 1, unite: regle.unite, mesure, seuil: minimum, manque: minimum - mesure };
      traces.push(tracer(ANNEE_INSUFFISANTE, faits, regle.ligne.article));
    }
  }
  const courte = plusLongue(reunir(situees)).mois < annees * MOIS_PAR_AN;
  return traces.length === 0 || courte ? [...dureeManquante(regle.ligne, situees, annees), ...traces] : traces;
}

function periodesDe<A extends ReservePoliceNationale | ReserveCitoyennePolice>(regle: RegleAnnuelle<A>): ReglePeriodes<A> {
  return {
    ligne: regle.ligne,
    atteintes: (situees, certainJusqu) => compterAnnees(regle, situees, certainJusqu),
    aVenir: true,
    mesure: (situees) => ecrireAnnees(plusLongue(reunir(situees))),
    version: parAnneeCivile((annee) => seuilDe(regle.annees, annee)),
    manque: (situees) => anneesManquantes(regle, situees),
    enCours: null,
    exclure: regle.exclure,
  };
}

const POLICE = periodesDe<ReservePoliceNationale>({
  ligne: LIGNES.reserve_police_nationale,
  annees: RESERVE_POLICE_ANNEES,
  parAn: RESERVE_POLICE_VACATIONS,
  unite: "vacations",
  chiffres: (activite) => activite.vacationsParAn,
  exclure: (activite) => {
    if (activite.qualite === "3" || activite.qualite === "4") return null;
    return tracer(QUALITE_NON_ELIGIBLE, { qualite: activite.qualite }, "L5151-9 2° bis");
  },
});

const POLICE_CITOYENNE = periodesDe<ReserveCitoyennePolice>({
  ligne: LIGNES.reserve_citoyenne_police_nationale,
  annees: POLICE_CITOYENNE_ANNEES,
  parAn: POLICE_CITOYENNE_HEURES,
  unite: "heures",
  chiffres: (activite) => activite.heuresParAn,
  exclure: sansRaison,
});

/** Trois ans continus, soixante-quinze vacations chaque année (D5151-14 I 10°). */
export function jugerReservePolice(lot: Lot<ReservePoliceNationale>, cadre: Cadre): void {
  jugerPeriodes(POLICE, lot, cadre);
}

/** Trois ans continus, trois cent cinquante heures chaque année (D5151-14 I 11°). */
export function jugerPoliceCitoyenne(lot: Lot<ReserveCitoyennePolice>, cadre: Cadre): void {
  jugerPeriodes(POLICE_CITOYENNE, lot, cadre);
}
