// Les engagements qui valent par leur signature (4° et 9°) : cinq ans signés ouvrent le droit.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { anneeCivile } from "../calendrier.js";
import type { ReserveCommunale, SapeurPompierVolontaire } from "../faits.js";
import { NOUVEL_ENGAGEMENT } from "../motifs-acquis.js";
import { ARRETE_ATTENDU, SIGNATURE_ATTENDUE, TRANSMISSION_ATTENDUE } from "../motifs-attente.js";
import { ENGAGEMENT_TROP_COURT } from "../motifs-refus.js";
import type { Parametre } from "../parametre.js";
import { RESERVE_COMMUNALE_ANNEES, SAPEUR_POMPIER_ANNEES } from "../parametres-acquisition.js";
import { type Candidat, type Trace, tracer } from "../trace.js";
import {
  acquerir,
  avantLaCreation,
  type Cadre,
  connueLe,
  dateDuDroit,
  type GroupeAnnee,
  idsDe,
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
  readonly seuil: Parametre<number>;
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

function jugerAnnee(regle: RegleSignature, lot: GroupeAnnee<Signee>, cadre: Cadre): Candidat {
  const [annee, groupe] = lot;
  const ids = idsDe(groupe);
  if (avantLaCreation(annee)) return refusAvantCreation(regle.ligne, annee, ids);
  const version = seuilDe(regle.seuil, annee);
  const seuil = version.valeur;
  const acquises: Signee[] = [];
  const attentes: Trace[] = [];
  const refus: Trace[] = [];
  for (const activite of groupe) {
    const mesure = activite.dureeAnnees;
    if (activite.formationSecondaire === true) refus.push(TRACE_FORMATION);
    else if (mesure < seuil) {
      refus.push(tracer(ENGAGEMENT_TROP_COURT, { unite: "annees", mesure, seuil, version, manque: seuil - mesure }, regle.ligne.article));
    } else {
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

function juger(regle: RegleSignature, activites: readonly Signee[], cadre: Cadre): Candidat[] {
  const candidats: Candidat[] = [];
  for (const lot of parAnnee(activites, (activite) => anneeCivile(acteDe(activite, cadre)))) {
    candidats.push(jugerAnnee(regle, lot, cadre));
  }
  return candidats;
}

const COMMUNALE: RegleSignature = { ligne: LIGNES.reserve_communale_securite_civile, seuil: RESERVE_COMMUNALE_ANNEES, autres: [] };
const POMPIER: RegleSignature = {
  ligne: LIGNES.sapeur_pompier_volontaire,
  seuil: SAPEUR_POMPIER_ANNEES,
  autres: [tracer(NOUVEL_ENGAGEMENT, {})],
};

/** Contrat d'engagement de cinq ans, l'année de sa signature (D5151-14 I 4°). */
export function jugerReserveCommunale(activites: readonly ReserveCommunale[], cadre: Cadre): Candidat[] {
  return juger(COMMUNALE, activites, cadre);
}

/** Signature d'un engagement de cinq ans, l'année où l'arrêté de nomination est notifié (D5151-14 I 9°). */
export function jugerSapeurPompier(activites: readonly SapeurPompierVolontaire[], cadre: Cadre): Candidat[] {
  return juger(POMPIER, activites, cadre);
}
