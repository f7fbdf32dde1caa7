// Les engagements qui valent par leur signature (4° et 9°) : cinq ans signés ouvrent le droit.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { anneeCivile, parAnneeCivile } from "../calendrier.js";
import type { ReserveCommunale, SapeurPompierVolontaire } from "../faits.js";
import { NOUVEL_ENGAGEMENT } from "../motifs-acquis.js";
import { ARRETE_ATTENDU, SIGNATURE_ATTENDUE, TRANSMISSION_ATTENDUE } from "../motifs-attente.js";
import { ENGAGEMENT_TROP_COURT } from "../motifs-refus.js";
import type { Parametre, Version } from "../parametre.js";
import { RESERVE_COMMUNALE_ANNEES, SAPEUR_POMPIER_ANNEES } from "../parametres-acquisition.js";
import { type Candidat, SANS_TRACES, type Trace, tracer } from "../trace.js";
import {
  acquerir,
  avantLaCreation,
  type Cadre,
  connueLe,
  dateDuDroit,
  type GroupeAnnee,
  idsDe,
  ouvrir,
  parAnnee,
  refusAvantCreation,
  reponse,
  sansDroit,
  seuilDe,
  TRACE_FORMATION,
} from "./conclure.js";
import { LIGNES, type Ligne } from "./ligne.js";

type Signee = ReserveCommunale | SapeurPompierVolontaire;

interface RegleSignature {
  readonly ligne: Ligne;
  readonly version: (annee: number) => Version<number>;
  readonly autres: readonly Trace[];
}

/** Acte qui fait naître le droit : la signature, ou la notification de l'arrêté quand elle est connue. */
function acteDe(activite: Signee, cadre: Cadre): DateCivile {
  return activite.type === "sapeur_pompier_volontaire"
    ? (connueLe(activite.arreteNotifieLe, cadre) ?? activite.signature)
    : activite.signature;
}

function attenteDe(activite: Signee, cadre: Cadre): Trace | null {
  if (connueLe(activite.signature, cadre) === null) return tracer(SIGNATURE_ATTENDUE, {}, LIGNES[activite.type].article);
  if (activite.type === "sapeur_pompier_volontaire" && connueLe(activite.arreteNotifieLe, cadre) === null)
    return tracer(ARRETE_ATTENDU, {});
  return connueLe(activite.declareLe, cadre) === null ? tracer(TRANSMISSION_ATTENDUE, {}) : null;
}

function tropCourt(ligne: Ligne, mesure: number, version: Version<number>): Trace {
  const seuil = version.valeur;
  return tracer(ENGAGEMENT_TROP_COURT, { unite: "annees", mesure, seuil, version, manque: seuil - mesure }, ligne.article);
}

function expliquerTropCourt({ ligne, mesure, version }: Candidat): Trace[] {
  if (typeof mesure !== "number" || version === null) throw new Error("Refus sans valeur mesurée.");
  return [tropCourt(ligne, mesure, version)];
}

/** Un seul engagement, cas de presque tous ; null quand il faut attendre ou que rien n'en compte. */
function jugerUn(regle: RegleSignature, activite: Signee, cadre: Cadre): Candidat | null {
  if (activite.formationSecondaire === true) return null;
  const annee = anneeCivile(acteDe(activite, cadre));
  if (avantLaCreation(annee)) return null;
  const version = regle.version(annee);
  const mesure = activite.dureeAnnees;
  const candidat = reponse(regle.ligne, annee, [activite.id]);
  candidat.mesure = mesure;
  candidat.version = version;
  candidat.explication = expliquerTropCourt;
  if (mesure < version.valeur) return candidat;
  return attenteDe(activite, cadre) === null ? ouvrir(candidat, activite.declareLe, regle.autres) : null;
}

function jugerAnnee(regle: RegleSignature, lot: GroupeAnnee<Signee>, cadre: Cadre): Candidat {
  const [annee, groupe] = lot;
  const ids = idsDe(groupe);
  if (avantLaCreation(annee)) return refusAvantCreation(regle.ligne, annee, ids);
  const version = regle.version(annee);
  const acquises: Signee[] = [];
  const attentes: Trace[] = [];
  const refus: Trace[] = [];
  for (const activite of groupe) {
    const mesure = activite.dureeAnnees;
    if (activite.formationSecondaire === true) refus.push(TRACE_FORMATION);
    else if (mesure < version.valeur) refus.push(tropCourt(regle.ligne, mesure, version));
    else {
      const attente = attenteDe(activite, cadre);
      if (attente === null) acquises.push(activite);
      else attentes.push(attente);
    }
  }
  if (acquises.length > 0) {
    const declareLe = dateDuDroit(acquises, () => true);
    const mesure = acquises.reduce((longue, activite) => Math.max(longue, activite.dureeAnnees), 0);
    return acquerir(regle.ligne, { annee, mesure, version, activites: idsDe(acquises), declareLe }, regle.autres);
  }
  const decision = attentes.length > 0 ? "en_attente" : "refuse";
  return sansDroit(regle.ligne, decision, { annee, activites: ids, declareLe: null, traces: [...attentes, ...refus] });
}

function juger(regle: RegleSignature, activites: readonly Signee[], cadre: Cadre): void {
  const premiere = activites[0];
  if (premiere !== undefined && activites.length === 1) {
    const candidat = jugerUn(regle, premiere, cadre);
    if (candidat !== null) {
      cadre.candidats.push(candidat);
      return;
    }
  }
  for (const lot of parAnnee(activites, (activite) => anneeCivile(acteDe(activite, cadre)))) {
    cadre.candidats.push(jugerAnnee(regle, lot, cadre));
  }
}

function regleDe(ligne: Ligne, seuil: Parametre<number>, autres: readonly Trace[]): RegleSignature {
  return { ligne, version: parAnneeCivile((annee) => seuilDe(seuil, annee)), autres };
}

const COMMUNALE = regleDe(LIGNES.reserve_communale_securite_civile, RESERVE_COMMUNALE_ANNEES, SANS_TRACES);
const POMPIER = regleDe(LIGNES.sapeur_pompier_volontaire, SAPEUR_POMPIER_ANNEES, [tracer(NOUVEL_ENGAGEMENT, {})]);

/** Contrat d'engagement de cinq ans, l'année de sa signature (D5151-14 I 4°). */
export function jugerReserveCommunale(activites: readonly ReserveCommunale[], cadre: Cadre): void {
  juger(COMMUNALE, activites, cadre);
}

/** Signature d'un engagement de cinq ans, l'année où l'arrêté de nomination est notifié (D5151-14 I 9°). */
export function jugerSapeurPompier(activites: readonly SapeurPompierVolontaire[], cadre: Cadre): void {
  juger(POMPIER, activites, cadre);
}
