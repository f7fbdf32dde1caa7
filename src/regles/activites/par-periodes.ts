// Le déroulement commun aux activités faites de périodes : ce qui est déclaré ouvre le droit, le reste attend ou est refusé.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { anneeDuJour, dateDuJour, jourDeDate, type Suite } from "../calendrier.js";
import { finDAnnee } from "../delais.js";
import type { FaitsCommuns, Periode } from "../faits.js";
import { ENGAGEMENT_EN_COURS, TRANSMISSION_ATTENDUE } from "../motifs-attente.js";
import { AVANT_LA_CREATION } from "../motifs-refus.js";
import type { Version } from "../parametre.js";
import { type Candidat, type Trace, tracer } from "../trace.js";
import { acquerir, avantLaCreation, type Cadre, connueLe, dateDuDroit, idsDe, jourEvalue, sansDroit, TRACE_FORMATION } from "./conclure.js";
import type { Atteinte } from "./fenetres.js";
import type { Ligne } from "./ligne.js";

/** Une activité en période, dates en numéros de jour. */
export interface Situee<A extends FaitsCommuns & Periode> extends Suite, FaitsCommuns {
  readonly faits: A;
  /** Raison qui l'écarte, ou null quand elle compte. */
  readonly exclue: Trace | null;
}

/** Ce qui est propre à une activité : comment le minimum est atteint, et ce qu'on en dit. */
export interface ReglePeriodes<A extends FaitsCommuns & Periode> {
  readonly ligne: Ligne;
  /** Minimums atteints ; `possible` admet ce qui peut encore arriver après l'évaluation. */
  readonly atteintes: (activites: readonly Situee<A>[], possible: boolean) => readonly Atteinte[];
  readonly mesure: (activites: readonly Situee<A>[]) => string;
  readonly version: (annee: number) => Version<number>;
  readonly manque: (activites: readonly Situee<A>[], annee: number) => readonly Trace[];
  /** Attente d'une quantité dont l'année n'est pas finie, ou null quand la loi n'en laisse pas. */
  readonly enCours: ((activites: readonly Situee<A>[], dateFin: DateCivile) => Trace) | null;
  readonly exclure: (activite: A) => Trace | null;
}

function situer<A extends FaitsCommuns & Periode>(faits: A, exclure: (activite: A) => Trace | null): Situee<A> {
  const { id, declareLe } = faits;
  const exclue = faits.formationSecondaire === true ? TRACE_FORMATION : exclure(faits);
  return { id, declareLe, debut: jourDeDate(faits.debut), fin: jourDeDate(faits.fin), faits, exclue };
}

function touche(activite: Suite, atteinte: Atteinte): boolean {
  return activite.debut <= atteinte.atteinteLe && activite.fin >= atteinte.debut;
}

/** Refuse un droit antérieur à la création du compte. */
function apresCreation(candidat: Candidat): Candidat {
  if (!avantLaCreation(candidat.annee)) return candidat;
  return { ...candidat, decision: "refuse", montant: 0, autres: [tracer(AVANT_LA_CREATION, { annee: candidat.annee })] };
}

interface Avancement<A extends FaitsCommuns & Periode> {
  readonly eligibles: readonly Situee<A>[];
  readonly restantes: Set<Situee<A>>;
  readonly annees: Set<number>;
  readonly candidats: Candidat[];
  /** Jour de l'évaluation. */
  readonly jour: number;
}

function acquis<A extends FaitsCommuns & Periode>(regle: ReglePeriodes<A>, suivi: Avancement<A>, cadre: Cadre): void {
  const declarees = suivi.eligibles.filter((activite) => connueLe(activite.declareLe, cadre) !== null);
  for (const atteinte of regle.atteintes(declarees, false)) {
    const { annee } = atteinte;
    if (atteinte.atteinteLe > suivi.jour || suivi.annees.has(annee)) continue;
    const comptees = declarees.filter((activite) => touche(activite, atteinte));
    // Le trou d'un long contrat peut couvrir une année entière : sans activité cette année-là, rien n'est dû.
    if (comptees.length === 0) continue;
    const ouvre = (jusque: readonly Situee<A>[]) =>
      regle.atteintes(jusque, false).some((autre) => autre.annee === annee && autre.atteinteLe <= suivi.jour);
    const declareLe = dateDuDroit(comptees, ouvre);
    for (const activite of comptees) suivi.restantes.delete(activite);
    suivi.annees.add(annee);
    if (avantLaCreation(annee)) {
      suivi.candidats.push(
        sansDroit(regle.ligne, "refuse", { annee, activites: idsDe(comptees), declareLe, traces: [tracer(AVANT_LA_CREATION, { annee })] }),
      );
      continue;
    }
    const fin = { annee, mesure: regle.mesure(comptees), version: regle.version(annee), activites: idsDe(comptees), declareLe };
    suivi.candidats.push(acquerir(regle.ligne, fin, []));
  }
}

function attendus<A extends FaitsCommuns & Periode>(regle: ReglePeriodes<A>, suivi: Avancement<A>, cadre: Cadre): void {
  for (const atteinte of regle.atteintes(suivi.eligibles, true)) {
    const { annee } = atteinte;
    if (suivi.annees.has(annee)) continue;
    const concernees = suivi.eligibles.filter((activite) => touche(activite, atteinte));
    if (concernees.length === 0) continue;
    const traces: Trace[] = [];
    if (atteinte.atteinteLe > suivi.jour && !avantLaCreation(annee)) {
      const { valeur } = regle.version(annee);
      traces.push(
        tracer(
          ENGAGEMENT_EN_COURS,
          { unite: regle.ligne.unite, seuil: valeur, dateAtteinte: dateDuJour(atteinte.atteinteLe) },
          regle.ligne.article,
        ),
      );
    }
    if (traces.length === 0 || concernees.some((activite) => connueLe(activite.declareLe, cadre) === null))
      traces.push(tracer(TRANSMISSION_ATTENDUE, {}));
    for (const activite of concernees) suivi.restantes.delete(activite);
    suivi.annees.add(annee);
    suivi.candidats.push(
      apresCreation(sansDroit(regle.ligne, "en_attente", { annee, activites: idsDe(concernees), declareLe: null, traces })),
    );
  }
}

function refuses<A extends FaitsCommuns & Periode>(regle: ReglePeriodes<A>, suivi: Avancement<A>, cadre: Cadre): void {
  const parFin = new Map<number, Situee<A>[]>();
  for (const activite of suivi.restantes) {
    const annee = anneeDuJour(activite.fin);
    parFin.set(annee, [...(parFin.get(annee) ?? []), activite]);
  }
  for (const [annee, groupe] of parFin) {
    const ids = idsDe(groupe);
    const rang = suivi.candidats.findIndex((candidat) => candidat.annee === annee);
    const present = suivi.candidats[rang];
    if (present !== undefined) {
      if (present.decision !== "acquis") suivi.candidats[rang] = { ...present, activites: [...present.activites, ...ids] };
      continue;
    }
    suivi.candidats.push(conclureRestantes(regle, annee, { groupe, suivi, cadre }));
  }
}

interface Restantes<A extends FaitsCommuns & Periode> {
  readonly groupe: readonly Situee<A>[];
  readonly suivi: Avancement<A>;
  readonly cadre: Cadre;
}

function conclureRestantes<A extends FaitsCommuns & Periode>(regle: ReglePeriodes<A>, annee: number, lot: Restantes<A>): Candidat {
  const { groupe, suivi, cadre } = lot;
  const fin = { annee, activites: idsDe(groupe), declareLe: null };
  const exclues: Trace[] = [];
  const comptables: Situee<A>[] = [];
  for (const activite of groupe) {
    if (activite.exclue === null) comptables.push(activite);
    else exclues.push(activite.exclue);
  }
  if (avantLaCreation(annee)) return sansDroit(regle.ligne, "refuse", { ...fin, traces: [tracer(AVANT_LA_CREATION, { annee })] });
  if (comptables.length === 0) return sansDroit(regle.ligne, "refuse", { ...fin, traces: exclues });
  const limite = finDAnnee(annee);
  if (regle.enCours !== null && limite >= cadre.evalueLe) {
    return sansDroit(regle.ligne, "en_attente", { ...fin, traces: [regle.enCours(comptables, limite), ...exclues] });
  }
  const voisines = suivi.eligibles.filter((activite) => suivi.restantes.has(activite));
  return sansDroit(regle.ligne, "refuse", {
    ...fin,
    traces: [...exclues, ...regle.manque(voisines.length > 0 ? voisines : comptables, annee)],
  });
}

/** Juge les activités d'un type fait de périodes. */
export function jugerPeriodes<A extends FaitsCommuns & Periode>(regle: ReglePeriodes<A>, activites: readonly A[], cadre: Cadre): void {
  const situees = activites.map((activite) => situer(activite, regle.exclure));
  const eligibles = situees.filter((activite) => activite.exclue === null);
  const suivi: Avancement<A> = { eligibles, restantes: new Set(situees), annees: new Set(), candidats: [], jour: jourEvalue(cadre) };
  acquis(regle, suivi, cadre);
  attendus(regle, suivi, cadre);
  if (suivi.restantes.size > 0) refuses(regle, suivi, cadre);
  for (const candidat of suivi.candidats) cadre.candidats.push(candidat);
}
