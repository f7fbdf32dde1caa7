// La décision d'une règle sur un type d'activité et une année : ce qui a été comparé, ce qui en est sorti, et de quoi l'expliquer plus tard.
import type { DateCivile } from "../socle/valeurs/date-civile.js";
import type { Ligne } from "./activites/ligne.js";
import type { FaitsCommuns, TypeActivite } from "./faits.js";
import type { Version } from "./parametre.js";
import type { Decision, Financeur } from "./reponse.js";
import type { Trace } from "./trace.js";

/** Une durée que l'on ne met en mots que si on la demande. */
export interface MesureDifferee {
  ecrire(): string;
  /** Ce qui manque pour ouvrir le droit de l'année. */
  manques(annee: number): readonly Trace[];
}

/** Les activités d'une réponse : une seule, cas de presque tous, ou plusieurs. */
export type Sources = FaitsCommuns | readonly FaitsCommuns[];

/** Fait d'une décision gardée la suite de ses raisons. */
export type Explication = (candidat: Candidat) => readonly Trace[];

export const SANS_TRACES: readonly Trace[] = [];

/** Explication d'une réponse dont les raisons sont déjà toutes tracées. */
export function autresRaisons(candidat: Candidat): readonly Trace[] {
  return candidat.autres;
}

function estSeule(sources: Sources): sources is FaitsCommuns {
  return !Array.isArray(sources);
}

/** Les activités d'une réponse, en liste. */
export function listeDe(sources: Sources): readonly FaitsCommuns[] {
  return estSeule(sources) ? [sources] : sources;
}

/**
 * Réponse d'une règle avant le plafond, refusée tant que rien ne l'ouvre ; `declareLe` est la date qui range le droit.
 * Elle garde ce qui l'a faite (valeur mesurée, version datée du seuil avec sa référence) ; ses raisons s'écrivent depuis elle.
 * Une classe et non un objet écrit sur place : toutes les règles partagent une seule forme en mémoire, la boucle y gagne.
 */
export class Candidat {
  declare readonly ligne: Ligne;
  declare readonly annee: number;
  declare decision: Decision;
  declare montant: number;
  declare financeur: Financeur;
  declare declareLe: DateCivile | null;
  declare sources: Sources;
  /** Valeur comparée au seuil, et version datée de ce seuil. */
  declare valeur: number | MesureDifferee | null;
  declare version: Version<number> | null;
  /** Second seuil, quand la ligne en a un : les heures dans un même organisme. */
  declare mesureUn: number | null;
  declare versionUn: Version<number> | null;
  declare explication: Explication;
  /** Raisons communes à la règle, ou propres à cette réponse. */
  declare autres: readonly Trace[];
  /** Raisons venues après la règle : plafond, situation du titulaire. */
  declare ajouts: Trace[] | null;

  // « declare » : chaque champ n'est écrit qu'une fois, ici ; déclaré autrement, il le serait deux fois.
  constructor(ligne: Ligne, annee: number, sources: Sources) {
    this.ligne = ligne;
    this.annee = annee;
    this.decision = "refuse";
    this.montant = 0;
    this.financeur = ligne.financeur;
    this.declareLe = null;
    this.sources = sources;
    this.valeur = null;
    this.version = null;
    this.mesureUn = null;
    this.versionUn = null;
    this.explication = autresRaisons;
    this.autres = SANS_TRACES;
    this.ajouts = null;
  }

  get activite(): TypeActivite {
    return this.ligne.type;
  }

  /** Identifiants des activités retenues. */
  get activites(): readonly string[] {
    const { sources } = this;
    return estSeule(sources) ? [sources.id] : sources.map((activite) => activite.id);
  }

  /** Valeur comparée au seuil, telle qu'on la dit. */
  get mesure(): number | string | null {
    const { valeur } = this;
    return typeof valeur === "number" || valeur === null ? valeur : valeur.ecrire();
  }
}

/** Raisons d'une décision, toujours dans le même ordre. */
export function tracesDe(candidat: Candidat): readonly Trace[] {
  const traces = candidat.explication(candidat);
  return candidat.ajouts === null ? traces : [...traces, ...candidat.ajouts];
}

export function ajouterTrace(candidat: Candidat, trace: Trace): void {
  if (candidat.ajouts === null) candidat.ajouts = [trace];
  else candidat.ajouts.push(trace);
}

/** Refuse un droit pour une raison venue après sa règle. */
export function refuser(candidat: Candidat, raisons: readonly Trace[]): void {
  candidat.decision = "refuse";
  candidat.montant = 0;
  candidat.explication = autresRaisons;
  candidat.autres = raisons;
  candidat.ajouts = null;
}
