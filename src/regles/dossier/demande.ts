// Une demande est-elle recevable, une proposition acceptable ? Chaque refus dit le fait, la règle, sa source et ce qui le changerait.
import { type DateCivile, ecrireDate, ecrireDateLongue } from "../../socle/valeurs/date-civile.js";
import type { Motif } from "../motif.js";
import { valeurAu } from "../parametre.js";
import { dernierJourPourAccepter } from "./horloges.js";
import { ajouterJoursOuvres, dernierJourAvant } from "./jours-ouvres.js";
import { type LecturesDossier, phraseDeLectureDossier } from "./lectures-dossier.js";
import { motifDossier } from "./motifs-dossier.js";
import { DELAI_MINIMAL, DEMANDES_OUVERTES } from "./parametres.js";

export interface FaitsDemande {
  readonly aujourdhui: DateCivile;
  readonly sessionOuverte: boolean;
  readonly debut: DateCivile;
  /** Null : la formation n'en prépare aucune. `finEnregistrement` : dernier jour de l'enregistrement. */
  readonly certification: {
    readonly active: boolean;
    readonly finEnregistrement: DateCivile | null;
    readonly code: string;
  } | null;
  readonly organismeInscrit: boolean;
  readonly organismeSuspendu: boolean;
  /** Demandes ouvertes de cette personne pour cette formation. */
  readonly demandesOuvertes: number;
  readonly departement: string | null;
  readonly identiteProuvee: boolean;
}

function jugerCertification({ certification, debut }: Pick<FaitsDemande, "certification" | "debut">): Motif | null {
  if (certification === null) return null;
  const { active, finEnregistrement, code } = certification;
  if (!active) {
    return motifDossier(
      "certification_inactive",
      `${code} est marquée inactive. Choisissez une formation qui prépare la certification qui la remplace.`,
    );
  }
  if (finEnregistrement === null || finEnregistrement >= debut) return null;
  return motifDossier(
    "certification_expiree",
    `${code} est enregistrée jusqu'au ${ecrireDate(finEnregistrement)}, la session commence le ${ecrireDate(debut)}. Choisissez une session qui commence le ${ecrireDate(finEnregistrement)} au plus tard, ou attendez le renouvellement de l'enregistrement.`,
  );
}

function jugerDelai({ aujourdhui, debut, departement }: FaitsDemande, lectures: LecturesDossier): Motif | null {
  if (debut <= aujourdhui) {
    return motifDossier("formation_commencee", `Son premier jour est le ${ecrireDate(debut)}. Choisissez une session à venir.`);
  }
  const jours = valeurAu(DELAI_MINIMAL, aujourdhui);
  const premier = ajouterJoursOuvres(aujourdhui, jours, departement);
  if (debut >= premier) return null;
  const dernier = dernierJourAvant(debut, jours, departement);
  return motifDossier(
    "delai_minimal",
    `Il faut ${jours} jours ouvrés ; elle commence le ${ecrireDateLongue(debut)}, il fallait la demander le ${ecrireDate(dernier)} au plus tard. Choisissez une session qui commence le ${ecrireDateLongue(premier)} ou après. ${phraseDeLectureDossier(lectures, "depart")}`,
  );
}

/** Ce qui s'oppose à l'envoi d'une demande ; vide : elle est recevable. Lève DateInconnue avant l'ouverture du service. */
export function jugerDemande(faits: FaitsDemande, lectures: LecturesDossier): readonly Motif[] {
  const maximum = valeurAu(DEMANDES_OUVERTES, faits.aujourdhui);
  const refus: (Motif | null)[] = [
    faits.identiteProuvee
      ? null
      : motifDossier(
          "identite_a_prouver",
          "Prouvez votre identité avec FranceConnect, puis envoyez votre demande : votre brouillon est gardé.",
        ),
    faits.organismeInscrit
      ? null
      : motifDossier(
          "organisme_non_inscrit",
          "Écrivez-lui pour l'inviter à s'inscrire, ou choisissez la même formation chez un organisme où l'inscription est ouverte.",
        ),
    faits.organismeSuspendu
      ? motifDossier("organisme_suspendu", "Choisissez un autre organisme, ou attendez la fin de la suspension.")
      : null,
    faits.sessionOuverte ? null : motifDossier("session_fermee", "Choisissez une autre session, ou demandez à l'organisme de la rouvrir."),
    jugerCertification(faits),
    jugerDelai(faits, lectures),
    faits.demandesOuvertes < maximum
      ? null
      : motifDossier(
          "trop_de_demandes",
          `Le maximum est ${maximum}, vous en avez ${faits.demandesOuvertes}. Retirez une de vos demandes, ou attendez qu'un organisme réponde.`,
        ),
  ];
  return refus.filter((motif) => motif !== null);
}

/** Ce qu'il faut savoir pour accepter une proposition ; `debut` est celui de la proposition. */
export interface FaitsAcceptation {
  readonly aujourdhui: DateCivile;
  readonly demandeeLe: DateCivile;
  readonly debut: DateCivile;
  readonly departement: string | null;
}

/** Ce qui s'oppose à l'acceptation d'une proposition ; vide : elle est acceptable. */
export function jugerAcceptation(faits: FaitsAcceptation, lectures: LecturesDossier): readonly Motif[] {
  const { aujourdhui, demandeeLe, debut, departement } = faits;
  if (debut <= aujourdhui) {
    return [motifDossier("formation_commencee", `Son premier jour est le ${ecrireDate(debut)}. Demandez à l'organisme une autre session.`)];
  }
  const depart = lectures.depart === "demande" ? demandeeLe : aujourdhui;
  const jours = valeurAu(DELAI_MINIMAL, depart);
  const premier = ajouterJoursOuvres(depart, jours, departement);
  if (debut >= premier) return [];
  const limite =
    lectures.depart === "demande" ? "" : ` Il fallait accepter le ${ecrireDate(dernierJourPourAccepter(faits, lectures))} au plus tard.`;
  return [
    motifDossier(
      "delai_minimal",
      `Il faut ${jours} jours ouvrés ; elle commence le ${ecrireDateLongue(debut)}.${limite} Demandez à l'organisme une session qui commence le ${ecrireDateLongue(premier)} ou après. ${phraseDeLectureDossier(lectures, "depart")}`,
    ),
  ];
}

/** Ce que le catalogue dit aujourd'hui d'une formation déjà proposée ; `debut` est celui de la proposition. */
export interface FaitsDuCatalogue extends Pick<FaitsDemande, "certification" | "debut" | "organismeSuspendu"> {
  readonly retiree: boolean;
}

/** Ce qui, depuis la demande, s'oppose à une inscription : formation retirée, organisme suspendu, certification finie au début. */
export function rejugerOffre(faits: FaitsDuCatalogue): readonly Motif[] {
  const refus: (Motif | null)[] = [
    faits.retiree ? motifDossier("formation_retiree", "Choisissez une autre formation, ou un autre organisme qui la propose.") : null,
    faits.organismeSuspendu
      ? motifDossier("organisme_suspendu", "Choisissez un autre organisme, ou attendez la fin de la suspension.")
      : null,
    jugerCertification(faits),
  ];
  return refus.filter((motif) => motif !== null);
}
