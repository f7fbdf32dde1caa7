// Les engagements qui valent par leur signature (4° et 9°) : cinq ans signés ouvrent le droit.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { anneeCivile, parAnneeCivile } from "../calendrier.js";
import { Candidat, SANS_TRACES } from "../candidat.js";
import type { ReserveCommunale, SapeurPompierVolontaire } from "../faits.js";
import { NOUVEL_ENGAGEMENT } from "../motifs-acquis.js";
import { ARRETE_ATTENDU, SIGNATURE_ATTENDUE, TRANSMISSION_ATTENDUE } from "../motifs-attente.js";
import { ENGAGEMENT_TROP_COURT } from "../motifs-refus.js";
import type { Parametre, Version } from "../parametre.js";
import { RESERVE_COMMUNALE_ANNEES, SAPEUR_POMPIER_ANNEES } from "../parametres-acquisition.js";
import { type Trace, tracer } from "../trace.js";
import {
  acquerir,
  avantLaCreation,
  type Cadre,
  connueLe,
  dateDuDroit,
  estSeul,
  type GroupeAnnee,
  type Lot,
  ouvrir,
  parAnnee,
  refusAvantCreation,
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
  const candidat = new Candidat(regle.ligne, annee, activite);
  candidat.valeur = mesure;
  candidat.version = version;
  candidat.explication = expliquerTropCourt;
  if (mesure < version.valeur) return candidat;
  return attenteDe(activite, cadre) === null ? ouvrir(candidat, activite.declareLe, regle.autres) : null;
}

function jugerAnnee(regle: RegleSignature, lot: GroupeAnnee<Signee>, cadre: Cadre): Candidat {
  const [annee, groupe] = lot;
  if (avantLaCreation(annee)) return refusAvantCreation(regle.ligne, annee, groupe);
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
    return acquerir(regle.ligne, { annee, mesure, version, sources: acquises, declareLe }, regle.autres);
  }
  const decision = attentes.length > 0 ? "en_attente" : "refuse";
  return sansDroit(regle.ligne, decision, { annee, sources: groupe, declareLe: null, traces: [...attentes, ...refus] });
}

function juger(regle: RegleSignature, lot: Lot<Signee>, cadre: Cadre): void {
  if (estSeul(lot)) {
    const candidat = jugerUn(regle, lot, cadre);
    cadre.candidats.push(candidat ?? jugerAnnee(regle, [anneeCivile(acteDe(lot, cadre)), [lot]], cadre));
    return;
  }
  for (const groupe of parAnnee(lot, (activite) => anneeCivile(acteDe(activite, cadre)))) {
    cadre.candidats.push(jugerAnnee(regle, groupe, cadre));
  }
}

function regleDe(ligne: Ligne, seuil: Parametre<number>, autres: readonly Trace[]): RegleSignature {
  return { ligne, version: parAnneeCivile((annee) => seuilDe(seuil, annee)), autres };
}

const COMMUNALE = regleDe(LIGNES.reserve_communale_securite_civile, RESERVE_COMMUNALE_ANNEES, SANS_TRACES);
const POMPIER = regleDe(LIGNES.sapeur_pompier_volontaire, SAPEUR_POMPIER_ANNEES, [tracer(NOUVEL_ENGAGEMENT, {})]);

/** Contrat d'engagement de cinq ans, l'année de sa signature (D5151-14 I 4°). */
export function jugerReserveCommunale(lot: Lot<ReserveCommunale>, cadre: Cadre): void {
  juger(COMMUNALE, lot, cadre);
}

/** Signature d'un engagement de cinq ans, l'année où l'arrêté de nomination est notifié (D5151-14 I 9°). */
export function jugerSapeurPompier(lot: Lot<SapeurPompierVolontaire>, cadre: Cadre): void {
  juger(POMPIER, lot, cadre);
}
