// Le déroulement commun aux activités faites de périodes : ce qui est déclaré ouvre le droit, le reste attend ou est refusé.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { anneeDuJour, dateDuJour, jourDeDate, type Suite } from "../calendrier.js";
import { Candidat, listeDe, type MesureDifferee, SANS_TRACES } from "../candidat.js";
import { finDAnnee } from "../delais.js";
import type { FaitsCommuns, Periode } from "../faits.js";
import { ENGAGEMENT_EN_COURS, TRANSMISSION_ATTENDUE } from "../motifs-attente.js";
import { AVANT_LA_CREATION } from "../motifs-refus.js";
import type { Version } from "../parametre.js";
import { type Trace, tracer } from "../trace.js";
import {
  acquerir,
  avantLaCreation,
  type Cadre,
  connueLe,
  dateDuDroit,
  estSeul,
  type Lot,
  parAnnee,
  refusAvantCreation,
  sansDroit,
  TRACE_FORMATION,
} from "./conclure.js";
import type { Atteinte } from "./fenetres.js";
import type { Ligne } from "./ligne.js";

/** Une activité en période, dates en numéros de jour. */
export interface Situee<A extends FaitsCommuns & Periode> extends Suite, FaitsCommuns {
  readonly faits: A;
  /** Raison qui l'écarte, ou null quand elle compte. */
  readonly exclue: Trace | null;
  /** Aucun droit ni aucune attente ne l'a encore prise. */
  restante: boolean;
}

/** Ce qui est propre à une activité : comment le minimum est atteint, et ce qu'on en dit. */
export interface ReglePeriodes<A extends FaitsCommuns & Periode> {
  readonly ligne: Ligne;
  /** Minimums atteints ; après le jour `certainJusqu`, ce qui peut encore arriver est admis (null : rien ne l'est). */
  readonly atteintes: (activites: readonly Situee<A>[], certainJusqu: number | null) => readonly Atteinte[];
  /** Les minimums dépendent de ce qui peut encore arriver. */
  readonly aVenir: boolean;
  readonly mesure: (activites: readonly Situee<A>[]) => string;
  readonly version: (annee: number) => Version<number>;
  readonly manque: (activites: readonly Situee<A>[], annee: number) => readonly Trace[];
  /** Attente d'une quantité dont l'année n'est pas finie, ou null quand la loi n'en laisse pas. */
  readonly enCours: ((activites: readonly Situee<A>[], dateFin: DateCivile) => Trace) | null;
  readonly exclure: (activite: A) => Trace | null;
}

/** Une durée gardée en périodes : ses mots ne s'écrivent que si on les demande. */
class DureeDesPeriodes<A extends FaitsCommuns & Periode> implements MesureDifferee {
  readonly #regle: ReglePeriodes<A>;
  readonly #situees: readonly Situee<A>[];

  constructor(regle: ReglePeriodes<A>, situees: readonly Situee<A>[]) {
    this.#regle = regle;
    this.#situees = situees;
  }

  ecrire(): string {
    return this.#regle.mesure(this.#situees);
  }

  manques(annee: number): readonly Trace[] {
    return this.#regle.manque(this.#situees, annee);
  }
}

function situer<A extends FaitsCommuns & Periode>(faits: A, exclure: (activite: A) => Trace | null): Situee<A> {
  const { id, declareLe } = faits;
  const exclue = faits.formationSecondaire === true ? TRACE_FORMATION : exclure(faits);
  return { id, declareLe, debut: jourDeDate(faits.debut), fin: jourDeDate(faits.fin), faits, exclue, restante: true };
}

function touche(activite: Suite, atteinte: Atteinte): boolean {
  return activite.debut <= atteinte.atteinteLe && activite.fin >= atteinte.debut;
}

/** Celles qui remplissent une condition ; la même liste quand toutes la remplissent, cas de presque tous. */
function gardees<T>(liste: readonly T[], garder: (un: T) => boolean): readonly T[] {
  for (const un of liste) if (!garder(un)) return liste.filter(garder);
  return liste;
}

interface Avancement<A extends FaitsCommuns & Periode> {
  readonly eligibles: readonly Situee<A>[];
  readonly declarees: readonly Situee<A>[];
  /** Minimums atteints par les seules activités déclarées. */
  readonly atteintes: readonly Atteinte[];
  readonly candidats: Candidat[];
  /** Jour de l'évaluation. */
  readonly jour: number;
}

function dejaJugee(candidats: readonly Candidat[], annee: number): boolean {
  for (const candidat of candidats) if (candidat.annee === annee) return true;
  return false;
}

function prendre<A extends FaitsCommuns & Periode>(situees: readonly Situee<A>[]): void {
  for (const situee of situees) situee.restante = false;
}

/** Date du droit d'une année : celle où les activités déclarées jusque-là suffisent. */
function dateDeLAnnee<A extends FaitsCommuns & Periode>(
  regle: ReglePeriodes<A>,
  comptees: readonly Situee<A>[],
  echeance: { readonly annee: number; readonly jour: number },
): DateCivile | null {
  return dateDuDroit(comptees, (jusque) =>
    regle.atteintes(jusque, null).some((autre) => autre.annee === echeance.annee && autre.atteinteLe <= echeance.jour),
  );
}

function acquis<A extends FaitsCommuns & Periode>(regle: ReglePeriodes<A>, suivi: Avancement<A>): void {
  for (const atteinte of suivi.atteintes) {
    const { annee } = atteinte;
    if (atteinte.atteinteLe > suivi.jour || dejaJugee(suivi.candidats, annee)) continue;
    const comptees = gardees(suivi.declarees, (activite) => touche(activite, atteinte));
    // Le trou d'un long contrat peut couvrir une année entière : sans activité cette année-là, rien n'est dû.
    if (comptees.length === 0) continue;
    const declareLe = dateDeLAnnee(regle, comptees, { annee, jour: suivi.jour });
    prendre(comptees);
    if (avantLaCreation(annee)) {
      const traces = [tracer(AVANT_LA_CREATION, { annee })];
      suivi.candidats.push(sansDroit(regle.ligne, "refuse", { annee, sources: comptees, declareLe, traces }));
      continue;
    }
    const mesure = new DureeDesPeriodes(regle, comptees);
    suivi.candidats.push(
      acquerir(regle.ligne, { annee, mesure, version: regle.version(annee), sources: comptees, declareLe }, SANS_TRACES),
    );
  }
}

function attendu<A extends FaitsCommuns & Periode>(
  regle: ReglePeriodes<A>,
  lot: { readonly atteinte: Atteinte; readonly concernees: readonly Situee<A>[]; readonly jour: number },
  cadre: Cadre,
): Candidat {
  const { atteinte, concernees, jour } = lot;
  const { annee } = atteinte;
  if (avantLaCreation(annee)) return refusAvantCreation(regle.ligne, annee, concernees);
  const traces: Trace[] = [];
  if (atteinte.atteinteLe > jour) {
    const faits = { unite: regle.ligne.unite, seuil: regle.version(annee).valeur, dateAtteinte: dateDuJour(atteinte.atteinteLe) };
    traces.push(tracer(ENGAGEMENT_EN_COURS, faits, regle.ligne.article));
  }
  if (traces.length === 0 || concernees.some((activite) => connueLe(activite.declareLe, cadre) === null))
    traces.push(tracer(TRANSMISSION_ATTENDUE, {}));
  return sansDroit(regle.ligne, "en_attente", { annee, sources: concernees, declareLe: null, traces });
}

function attendus<A extends FaitsCommuns & Periode>(regle: ReglePeriodes<A>, suivi: Avancement<A>, cadre: Cadre): void {
  const memes = !regle.aVenir && suivi.declarees === suivi.eligibles;
  for (const atteinte of memes ? suivi.atteintes : regle.atteintes(suivi.eligibles, suivi.jour)) {
    if (dejaJugee(suivi.candidats, atteinte.annee)) continue;
    const concernees = gardees(suivi.eligibles, (activite) => touche(activite, atteinte));
    if (concernees.length === 0) continue;
    prendre(concernees);
    suivi.candidats.push(attendu(regle, { atteinte, concernees, jour: suivi.jour }, cadre));
  }
}

function refuses<A extends FaitsCommuns & Periode>(regle: ReglePeriodes<A>, lot: Restantes<A>, cadre: Cadre): void {
  const { candidats } = lot.suivi;
  for (const [annee, groupe] of parAnnee(lot.groupe, anneeDeFin)) {
    const present = candidats.find((candidat) => candidat.annee === annee);
    if (present === undefined) candidats.push(conclureRestantes(regle, annee, { groupe, suivi: lot.suivi, cadre }));
    else if (present.decision !== "acquis") present.sources = [...listeDe(present.sources), ...groupe];
  }
}

function anneeDeFin(periode: Suite): number {
  return anneeDuJour(periode.fin);
}

interface Restantes<A extends FaitsCommuns & Periode> {
  readonly groupe: readonly Situee<A>[];
  readonly suivi: Avancement<A>;
}

/** Raisons d'une durée trop courte : ce qui est écarté, puis ce qui manque. */
function expliquerManque({ autres, valeur, annee }: Candidat): readonly Trace[] {
  if (valeur === null || typeof valeur === "number") throw new Error("Refus sans périodes mesurées.");
  return [...autres, ...valeur.manques(annee)];
}

function conclureRestantes<A extends FaitsCommuns & Periode>(
  regle: ReglePeriodes<A>,
  annee: number,
  lot: Restantes<A> & { readonly cadre: Cadre },
): Candidat {
  const { groupe, suivi, cadre } = lot;
  if (avantLaCreation(annee)) return refusAvantCreation(regle.ligne, annee, groupe);
  const fin = { annee, sources: groupe, declareLe: null };
  const comptables = gardees(groupe, compte);
  const exclues: Trace[] = [];
  for (const { exclue } of comptables === groupe ? [] : groupe) if (exclue !== null) exclues.push(exclue);
  if (comptables.length === 0) return sansDroit(regle.ligne, "refuse", { ...fin, traces: exclues });
  const limite = finDAnnee(annee);
  if (regle.enCours !== null && limite >= cadre.evalueLe) {
    return sansDroit(regle.ligne, "en_attente", { ...fin, traces: [regle.enCours(comptables, limite), ...exclues] });
  }
  const voisines = gardees(suivi.eligibles, reste);
  const refus = new Candidat(regle.ligne, annee, groupe);
  refus.valeur = new DureeDesPeriodes(regle, voisines.length > 0 ? voisines : comptables);
  refus.explication = expliquerManque;
  refus.autres = exclues;
  return refus;
}

function compte(situee: { readonly exclue: Trace | null }): boolean {
  return situee.exclue === null;
}

function reste(situee: { readonly restante: boolean }): boolean {
  return situee.restante;
}

function declareesDe<A extends FaitsCommuns & Periode>(eligibles: readonly Situee<A>[], cadre: Cadre): readonly Situee<A>[] {
  const [seule] = eligibles;
  if (seule !== undefined && eligibles.length === 1) return connueLe(seule.declareLe, cadre) === null ? [] : eligibles;
  return gardees(eligibles, (activite) => connueLe(activite.declareLe, cadre) !== null);
}

/** Juge les activités d'un type fait de périodes. */
export function jugerPeriodes<A extends FaitsCommuns & Periode>(regle: ReglePeriodes<A>, lot: Lot<A>, cadre: Cadre): void {
  const situees: Situee<A>[] = [];
  if (estSeul(lot)) situees.push(situer(lot, regle.exclure));
  else for (const activite of lot) situees.push(situer(activite, regle.exclure));
  const eligibles = gardees(situees, compte);
  const declarees = declareesDe(eligibles, cadre);
  const candidats: Candidat[] = [];
  const suivi = { eligibles, declarees, atteintes: regle.atteintes(declarees, null), candidats, jour: cadre.jourEvalue };
  acquis(regle, suivi);
  attendus(regle, suivi, cadre);
  const restantes = gardees(situees, reste);
  if (restantes.length > 0) refuses(regle, { groupe: restantes, suivi }, cadre);
  for (const candidat of candidats) cadre.candidats.push(candidat);
}
