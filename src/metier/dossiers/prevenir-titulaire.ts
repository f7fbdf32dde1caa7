// Ce que le titulaire lit à chaque étape de son dossier.
import type { EvenementDossier } from "../../regles/dossier/etats.js";
import { ecrireDate } from "../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../socle/valeurs/montant.js";
import type { CofinancementTenu } from "./cofinancements.sql.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { auPlusTard, type Message, raisonCitee } from "./prevenir-lettre.js";

/** L'étape racontée : le dossier après elle, la raison donnée, le tiers qui vient de répondre. */
export interface EtapeRacontee {
  readonly dossier: LigneDossier;
  readonly raison: string | null;
  readonly tiers: CofinancementTenu | null;
}

type Ecrire = (etape: EtapeRacontee) => Message;

const RIEN = "Vous n'avez rien à faire.";
const AUTRE = "Vous pouvez chercher une autre session ou une autre formation quand vous voulez.";
const RENDUS = "Les droits réservés sont revenus sur votre compte, chacun d'où il venait.";
const SUR_VOTRE_COMPTE = "Sur votre compte, ouvrez « Mes formations »";

/** Ce que l'exploitant peut encore faire : ouvrir un contrôle, et conclure que rien n'est dû. */
const ECRIVEZ_NOUS =
  "Si un cas de force majeure vous en a empêché, écrivez à l'assistance en donnant le numéro du dossier : nous pouvons contrôler ce dossier et conclure que rien n'est dû. Tout vous reviendrait alors.";

const titre = ({ dossier }: EtapeRacontee) => dossier.offre.intitule;
const organisme = ({ dossier }: EtapeRacontee) => dossier.organismeNom;

function decider({ dossier }: EtapeRacontee): string {
  return `${SUR_VOTRE_COMPTE}, lisez qui paie quoi, puis acceptez ou refusez${auPlusTard(dossier, "acceptation_titulaire")}. Sans réponse de vous, la proposition se ferme.`;
}

const avantInscription: Partial<Record<EvenementDossier, Ecrire>> = {
  expirer_brouillon: (e) => ({
    sujet: `Votre brouillon pour « ${titre(e)} » est fermé`,
    faits: "Cette demande n'a pas été envoyée dans le temps où nous la gardons : elle est fermée. Rien n'a été réservé.",
    suite: AUTRE,
  }),
  envoyer_demande: (e) => ({
    sujet: `Votre demande pour « ${titre(e)} » est envoyée`,
    faits: `${organisme(e)} a reçu votre demande d'inscription et doit y répondre${auPlusTard(e.dossier, "reponse_organisme")}. Rien n'est réservé ni payé.`,
    suite: `${RIEN} Nous vous écrirons dès sa réponse.`,
  }),
  accuser_prerequis: (e) => ({
    sujet: `${organisme(e)} vérifie les prérequis de « ${titre(e)} »`,
    faits: `${organisme(e)} a bien reçu votre demande et vérifie que vous avez les prérequis. Sa réponse est attendue${auPlusTard(e.dossier, "verification_prerequis")}.`,
    suite: "Répondez-lui s'il vous demande une pièce ou un entretien.",
  }),
  proposer: (e) => ({
    sujet: `${organisme(e)} vous propose une place : « ${titre(e)} »`,
    faits: e.dossier.propositionModifiee
      ? `${organisme(e)} vous propose une place, mais a changé le prix, les dates ou la durée : la proposition le montre à côté de votre demande.`
      : `${organisme(e)} vous propose une place, telle que vous l'avez demandée.`,
    suite: decider(e),
  }),
  refuser_demande: (e) => ({
    sujet: `${organisme(e)} ne peut pas vous inscrire à « ${titre(e)} »`,
    faits: `${organisme(e)} a refusé votre demande. Rien n'avait été réservé.${raisonCitee(e.raison)}`,
    suite: AUTRE,
  }),
  expirer_reponse: (e) => ({
    sujet: `${organisme(e)} n'a pas répondu pour « ${titre(e)} »`,
    faits: `${organisme(e)} n'a pas répondu dans le délai : votre demande est fermée. Rien n'avait été réservé.`,
    suite: `Vous pouvez envoyer aussitôt une nouvelle demande. ${AUTRE}`,
  }),
  expirer_proposition: (e) => ({
    sujet: `La proposition pour « ${titre(e)} » est fermée`,
    faits: "Le délai pour accepter est passé : la proposition est fermée. Rien n'avait été réservé.",
    suite: `Si vous voulez encore cette formation, envoyez une nouvelle demande. ${AUTRE}`,
  }),
};

const cofinancement: Partial<Record<EvenementDossier, Ecrire>> = {
  demander_cofinancement: (e) => ({
    sujet: `Votre demande de financement pour « ${titre(e)} » est envoyée`,
    faits: `${e.tiers?.organismeNom ?? "Le tiers"} a reçu votre demande et peut répondre${auPlusTard(e.dossier, "reponse_financeur")}. Il lit votre nom, la formation, ses dates, son prix et la somme demandée ; rien de votre compte.`,
    suite: "Vous n'avez rien à faire. Vous pouvez retirer cette demande tant qu'il n'a pas répondu.",
  }),
  accorder_cofinancement: (e) => ({
    sujet: `Un accord de financement pour « ${titre(e)} »`,
    faits: `${e.tiers?.organismeNom ?? "Le tiers"} accorde ${ecrireMontant(e.tiers?.montantAccorde ?? 0)}, sur ${ecrireMontant(e.tiers?.montantDemande ?? 0)} demandés. Votre plan en tient compte.`,
    suite: decider(e),
  }),
  refuser_cofinancement: (e) => ({
    sujet: `Une réponse à votre demande de financement pour « ${titre(e)} »`,
    faits: `${e.tiers?.organismeNom ?? "Le tiers"} n'accorde pas la somme demandée.${raisonCitee(e.tiers?.raison ?? null)}`,
    suite: `Vous pouvez demander à un autre tiers, ou vous en passer. ${decider(e)}`,
  }),
  expirer_cofinancement: (e) => ({
    sujet: `Pas de réponse à votre demande de financement pour « ${titre(e)} »`,
    faits: `${e.tiers?.organismeNom ?? "Le tiers"} n'a pas répondu dans le délai.`,
    suite: `Vous pouvez demander à un autre tiers, ou vous en passer. ${decider(e)}`,
  }),
  refuser_financement: (e) => ({
    sujet: `Votre demande pour « ${titre(e)} » est fermée`,
    faits: `La loi n'admet cette formation qu'avec l'argent d'un tiers (L6323-6 II 4°), et ${e.tiers?.organismeNom ?? "le tiers"} n'en apporte pas. Rien n'avait été réservé.${raisonCitee(e.tiers?.raison ?? null)}`,
    suite: "Trouvez d'abord un autre financeur, puis envoyez une nouvelle demande.",
  }),
};

function inscrit(e: EtapeRacontee): Message {
  const { dossier } = e;
  const retractation = auPlusTard(dossier, "retractation");
  const libre = auPlusTard(dossier, "annulation_libre");
  const choix = [
    retractation === "" ? "" : `vous rétracter${retractation}`,
    libre === "" ? "" : `annuler sans frais et sans raison${libre}`,
  ];
  const dits = choix.filter((un) => un !== "").join(", et ");
  return {
    sujet: `Vous êtes inscrit : « ${titre(e)} » commence le ${ecrireDate(dossier.offre.debut)}`,
    faits: `Votre inscription est faite et vos droits sont réservés pour elle. ${organisme(e)} vous attend le ${ecrireDate(dossier.offre.debut)}.`,
    suite:
      dits === ""
        ? "Présentez-vous le premier jour : c'est ce qui vaut entrée en formation."
        : `Si vous changez d'avis, vous pouvez ${dits}. Ensuite, le prix entier reste dû.`,
  };
}

const inscription: Partial<Record<EvenementDossier, Ecrire>> = {
  accepter: inscrit,
  payer: inscrit,
  accepter_et_payer: (e) => ({
    sujet: `Il reste votre part à payer pour « ${titre(e)} »`,
    faits: "Vous avez accepté la proposition : vos droits sont réservés. Votre inscription sera faite dès que votre part sera payée.",
    suite: `${SUR_VOTRE_COMPTE} et payez${auPlusTard(e.dossier, "paiement_titulaire")}. Passé ce jour, l'inscription se ferme et vos droits reviennent.`,
  }),
  refuser_paiement: (e) => ({
    sujet: `Le paiement pour « ${titre(e)} » n'est pas passé`,
    faits: "Le paiement de votre part a été refusé. Vos droits restent réservés.",
    suite: `Vous pouvez recommencer${auPlusTard(e.dossier, "paiement_titulaire")}.`,
  }),
  expirer_paiement: (e) => ({
    sujet: `Votre inscription à « ${titre(e)} » est fermée`,
    faits: `Votre part n'a pas été payée dans le délai. ${RENDUS}`,
    suite: `Si vous voulez encore cette formation, envoyez une nouvelle demande. ${AUTRE}`,
  }),
};

const annulation: Partial<Record<EvenementDossier, Ecrire>> = {
  se_retracter: (e) => ({
    sujet: `Votre rétractation est enregistrée : « ${titre(e)} »`,
    faits: `Votre inscription est annulée, sans frais. ${RENDUS}`,
    suite: RIEN,
  }),
  annuler_a_temps: (e) => ({
    sujet: `Votre annulation est enregistrée : « ${titre(e)} »`,
    faits: `Votre inscription est annulée, sans frais. ${RENDUS}`,
    suite: RIEN,
  }),
  annuler_tard: (e) => ({
    sujet: `Votre annulation tardive est enregistrée : « ${titre(e)} »`,
    faits:
      "Votre inscription est annulée après la date libre : le prix reste dû à l'organisme, les droits réservés sont utilisés et ce que vous avez payé est gardé.",
    suite: ECRIVEZ_NOUS,
  }),
  invoquer_force_majeure: (e) => ({
    sujet: `Nous examinons votre annulation : « ${titre(e)} »`,
    faits: `Vous dites qu'un cas de force majeure vous empêche de suivre la formation. Notre réponse vous parviendra${auPlusTard(e.dossier, "examen_absence")} ; sans elle, vos droits vous reviennent.`,
    suite: `Gardez vos justificatifs : nous pouvons vous les demander. D'ici là, vous pouvez compléter votre explication : ${SUR_VOTRE_COMPTE.toLowerCase()}.`,
  }),
  declarer_absence: (e) => ({
    sujet: `${organisme(e)} signale votre absence à « ${titre(e)} »`,
    faits: `${organisme(e)} dit que vous n'êtes pas venu. Nous examinons ce qui s'est passé et répondons${auPlusTard(e.dossier, "examen_absence")}.`,
    suite: `Si vous étiez là, ou si un cas de force majeure vous a empêché de venir, dites-le-nous au plus vite : ${SUR_VOTRE_COMPTE.toLowerCase()}, puis répondez. Nous le lisons avant de décider ; l'organisme ne le lit pas.`,
  }),
  reconnaitre_force_majeure: (e) => ({
    sujet: `La force majeure est reconnue : « ${titre(e)} »`,
    faits: `Votre inscription est annulée sans frais. ${RENDUS}${raisonCitee(e.raison)}`,
    suite: RIEN,
  }),
  retenir_absence: (e) => ({
    sujet: `Notre décision sur votre absence : « ${titre(e)} »`,
    faits: `L'absence est retenue : le prix est dû à l'organisme, et les droits réservés sont utilisés.${raisonCitee(e.raison)}`,
    suite: ECRIVEZ_NOUS,
  }),
  expirer_examen: (e) => ({
    sujet: `Votre inscription à « ${titre(e)} » est annulée sans frais`,
    faits: `Nous n'avons pas conclu l'examen à temps. ${RENDUS}`,
    suite: RIEN,
  }),
  annuler_par_organisme: (e) => ({
    sujet: `${organisme(e)} annule « ${titre(e)} »`,
    faits: `${organisme(e)} a annulé votre inscription. ${RENDUS}${raisonCitee(e.raison)}`,
    suite: AUTRE,
  }),
  annuler_par_financeur: (e) => ({
    sujet: `Votre inscription à « ${titre(e)} » est annulée`,
    faits: `Nous avons dû annuler ce dossier. Si des droits étaient réservés, ils sont revenus sur votre compte.${raisonCitee(e.raison)}`,
    suite: AUTRE,
  }),
  expirer_entree: (e) => ({
    sujet: `Votre inscription à « ${titre(e)} » est annulée`,
    faits: `${organisme(e)} n'a jamais déclaré votre entrée en formation. ${RENDUS}`,
    suite: "Si vous avez suivi cette formation, écrivez-nous.",
  }),
  expirer_sortie: (e) => ({
    sujet: `Votre dossier « ${titre(e)} » est annulé`,
    faits: `${organisme(e)} n'a jamais déclaré la fin de votre formation. ${RENDUS}`,
    suite: "Si vous avez suivi cette formation, écrivez-nous.",
  }),
};

const realisation: Partial<Record<EvenementDossier, Ecrire>> = {
  declarer_entree: (e) => ({
    sujet: `Votre entrée en formation est déclarée : « ${titre(e)} »`,
    faits: `${organisme(e)} dit que vous êtes entré en formation.`,
    suite: "Si ce n'est pas le cas, écrivez-nous tout de suite.",
  }),
  declarer_service_fait: (e) => ({
    sujet: `Avez-vous suivi « ${titre(e)} » ? Votre confirmation est attendue`,
    faits: `${organisme(e)} dit que la formation est finie et que vous en avez suivi ${e.dossier.tauxRealisation ?? 0} %.`,
    suite: `${SUR_VOTRE_COMPTE}, puis confirmez ou contestez${auPlusTard(e.dossier, "confirmation_service_fait")}. Sans réponse de vous, ce taux est tenu pour juste et l'organisme est payé.`,
  }),
  confirmer_service_fait: (e) => ({
    sujet: `Votre formation « ${titre(e)} » est validée`,
    faits: "Le service fait est validé : les droits dus à l'organisme sont utilisés, le reste est revenu sur votre compte.",
    suite: RIEN,
  }),
  valider_service_fait: (e) => ({
    sujet: `Notre décision sur « ${titre(e)} »`,
    faits: `Nous avons validé le service fait à ${e.dossier.tauxRealisation ?? 100} %. Les droits dus à l'organisme sont utilisés, le reste est revenu sur votre compte.${raisonCitee(e.raison)}`,
    suite: RIEN,
  }),
  contester_service_fait: (e) => ({
    sujet: `Nous avons reçu votre contestation : « ${titre(e)} »`,
    faits: "Un contrôle est ouvert : tant qu'il dure, rien n'est utilisé ni payé.",
    suite: "Gardez ce qui montre ce que vous avez suivi : nous pouvons vous le demander.",
  }),
};

/** Une étape sans ligne est la sienne et vient d'être montrée : il n'y a rien à lui apprendre. */
export const AU_TITULAIRE: Partial<Record<EvenementDossier, Ecrire>> = {
  ...avantInscription,
  ...cofinancement,
  ...inscription,
  ...annulation,
  ...realisation,
};
