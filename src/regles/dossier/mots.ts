// Les mots d'un dossier pour ceux qui le lisent : chaque état et chaque délai, dits au titulaire et à l'organisme.
import type { EtatControle } from "./controle.js";
import type { Auteur, EtatDossier } from "./etats.js";
import type { EtatFacturation } from "./facturation.js";
import type { CodeHorloge } from "./horloges.js";

/** `edof` : code de l'état dans l'espace des organismes de Mon Compte Formation, null quand il n'y existe pas. */
export interface MotsEtat {
  readonly titulaire: string;
  readonly organisme: string;
  readonly edof: string | null;
  /** Ce qui se passe ensuite, dit au titulaire, puis à l'organisme. */
  readonly ensuite: string;
  readonly ensuiteOrganisme: string;
}

export const MOTS_ETAT: Readonly<Record<EtatDossier, MotsEtat>> = {
  brouillon: {
    titulaire: "Demande à envoyer",
    organisme: "Pas encore envoyée",
    edof: null,
    ensuite: "Relisez votre demande, puis envoyez-la : l'organisme ne la voit pas encore.",
    ensuiteOrganisme: "La personne n'a pas encore envoyé sa demande.",
  },
  demandee: {
    titulaire: "Demande envoyée",
    organisme: "À traiter",
    edof: "notProcessed",
    ensuite: "L'organisme répond : il propose, refuse, ou vérifie d'abord les prérequis.",
    ensuiteOrganisme: "Proposez, refusez en donnant la raison, ou dites que vous vérifiez les prérequis.",
  },
  en_verification: {
    titulaire: "Prérequis en vérification",
    organisme: "Prérequis à vérifier",
    edof: "notProcessed",
    ensuite: "L'organisme vérifie que la formation vous convient, puis il propose ou refuse.",
    ensuiteOrganisme: "Vérifiez les prérequis avec la personne, puis proposez ou refusez.",
  },
  proposee: {
    titulaire: "Proposition à accepter",
    organisme: "Proposition envoyée",
    edof: "validated",
    ensuite: "Lisez la proposition et qui paie quoi, puis acceptez ou refusez : aucun droit n'est encore pris.",
    ensuiteOrganisme: "La personne accepte ou refuse votre proposition.",
  },
  attente_financeur: {
    titulaire: "Cofinancement demandé",
    organisme: "Attend un financeur",
    edof: "waitingAcceptation",
    ensuite: "Le financeur répond ; vous pourrez ensuite accepter la proposition.",
    ensuiteOrganisme: "Un financeur étudie la demande de la personne, qui acceptera ensuite.",
  },
  attente_paiement: {
    titulaire: "Paiement à faire",
    organisme: "Attend le paiement",
    edof: "validated",
    ensuite: "Payez votre part pour confirmer l'inscription : vos droits sont réservés en attendant.",
    ensuiteOrganisme: "La personne règle sa part ; l'inscription sera alors confirmée.",
  },
  acceptee: {
    titulaire: "Inscription confirmée",
    organisme: "Acceptée",
    edof: "accepted",
    ensuite: "Votre place est retenue et vos droits sont réservés : la formation commence à la date prévue.",
    ensuiteOrganisme: "Accueillez la personne, puis déclarez son entrée le jour où elle commence vraiment.",
  },
  en_formation: {
    titulaire: "En formation",
    organisme: "En formation",
    edof: "inTraining",
    ensuite: "Suivez la formation ; à la fin, l'organisme déclare ce qui a été fait.",
    ensuiteOrganisme: "À la fin, déclarez la sortie et le service fait, avec la part suivie.",
  },
  sortie_declaree: {
    titulaire: "Formation terminée",
    organisme: "Sortie déclarée",
    edof: "terminated",
    ensuite: "L'organisme déclare ce qui a été fait.",
    ensuiteOrganisme: "Déclarez le service fait : la sortie ne vaut qu'avec lui.",
  },
  service_fait_declare: {
    titulaire: "Formation à confirmer",
    organisme: "Service fait déclaré",
    edof: "serviceDoneDeclared",
    ensuite: "Dites si ce que l'organisme déclare est exact : c'est ce qui décide de son paiement.",
    ensuiteOrganisme: "La personne confirme ou conteste ; sans réponse, le service fait est validé à l'échéance.",
  },
  en_examen: {
    titulaire: "Annulation examinée",
    organisme: "Absence examinée",
    edof: "accepted",
    ensuite: "Le service examine ce qui vous a empêché de venir et décide si la force majeure est reconnue.",
    ensuiteOrganisme: "Le service examine l'absence : il décidera si la formation vous est due.",
  },
  service_fait_valide: {
    titulaire: "Formation terminée et validée",
    organisme: "Service fait validé",
    edof: "serviceDoneValidated",
    ensuite: "Vos droits ont payé ce qui est dû ; ce qui n'a pas servi est revenu à votre compte.",
    ensuiteOrganisme: "Envoyez votre facture : elle sera payée dans le délai indiqué.",
  },
  annulee_titulaire: {
    titulaire: "Inscription annulée",
    organisme: "Annulée par la personne",
    edof: "canceledByAttendee",
    ensuite: "Vos droits sont revenus à votre compte ; ce que vous avez payé vous est remboursé.",
    ensuiteOrganisme: "La place est libre ; rien n'est à facturer.",
  },
  annulee_organisme: {
    titulaire: "Annulée par l'organisme",
    organisme: "Annulée par vous ou faute de déclaration",
    edof: "canceledByOrganism",
    ensuite: "Vos droits sont revenus à votre compte ; ce que vous avez payé vous est remboursé.",
    ensuiteOrganisme: "La personne retrouve ses droits ; rien n'est à facturer.",
  },
  annulee_non_realisee: {
    titulaire: "Formation non suivie",
    organisme: "Annulée trop tard ou personne absente",
    edof: "canceledByAttendeeNotRealized",
    ensuite: "La formation est due à l'organisme : vos droits réservés ont servi à la payer.",
    ensuiteOrganisme: "La formation vous est due : envoyez votre facture.",
  },
  annulee_financeur: {
    titulaire: "Annulée par le service",
    organisme: "Annulée par le financeur",
    edof: "canceledByFinancer",
    ensuite: "Vos droits sont revenus à votre compte ; la raison de la décision est dans l'histoire du dossier.",
    ensuiteOrganisme: "La raison de la décision est dans l'histoire du dossier ; rien n'est à facturer.",
  },
  refusee_titulaire: {
    titulaire: "Demande retirée",
    organisme: "Refusée par la personne",
    edof: "refusedByAttendee",
    ensuite: "Aucun droit n'est pris : vous pouvez chercher une autre formation.",
    ensuiteOrganisme: "Rien n'est à faire : la personne ne donne pas suite.",
  },
  refusee_organisme: {
    titulaire: "Refusée par l'organisme",
    organisme: "Refusée par vous",
    edof: "refusedByOrganism",
    ensuite: "Lisez la raison donnée par l'organisme ; aucun droit n'est pris.",
    ensuiteOrganisme: "Rien n'est à faire : la personne a reçu votre raison.",
  },
  refusee_financeur: {
    titulaire: "Financement refusé",
    organisme: "Refusée par le financeur",
    edof: "refusedByFinancer",
    ensuite: "Cette formation ne peut pas être financée sans ce tiers : aucun droit n'est pris.",
    ensuiteOrganisme: "Rien n'est à faire : le financement n'a pas été accordé.",
  },
  sans_suite_organisme: {
    titulaire: "Sans réponse de l'organisme",
    organisme: "Fermée faute de réponse",
    edof: "rejectedWithoutOfSuite",
    ensuite: "L'organisme n'a pas répondu à temps : aucun droit n'est pris, envoyez une autre demande.",
    ensuiteOrganisme: "Le délai de réponse est passé : la personne peut vous envoyer une nouvelle demande.",
  },
  sans_suite_titulaire: {
    titulaire: "Fermée, délai passé",
    organisme: "Sans suite de la personne",
    edof: "rejectedWithoutTitulaireSuite",
    ensuite: "Le délai est passé et aucun droit n'est pris : vous pouvez refaire la demande.",
    ensuiteOrganisme: "La personne n'a pas répondu à temps : rien n'est à faire.",
  },
};

/** Libellé d'un délai, à lire avec son jour : « Réponse de l'organisme, jusqu'au 3 mars 2027 ». */
export const MOTS_HORLOGE: Readonly<Record<CodeHorloge, string>> = {
  brouillon: "Envoi de la demande",
  reponse_organisme: "Réponse de l'organisme",
  abandon_reponse: "Fermeture de la demande restée sans réponse",
  verification_prerequis: "Vérification des prérequis par l'organisme",
  acceptation_titulaire: "Acceptation de la proposition",
  reponse_financeur: "Réponse du financeur",
  paiement_titulaire: "Paiement de la part du titulaire",
  retractation: "Rétractation sans frais ni raison",
  annulation_libre: "Annulation sans frais",
  entree: "Déclaration de l'entrée par l'organisme",
  abandon_entree: "Annulation si l'entrée n'est jamais déclarée",
  sortie: "Déclaration de la sortie et du service fait",
  abandon_sortie: "Annulation si la sortie n'est jamais déclarée",
  confirmation_service_fait: "Confirmation de ce qui a été fait",
  examen_absence: "Décision sur l'absence ou l'annulation",
  paiement_organisme: "Paiement de l'organisme",
  remboursement_titulaire: "Remboursement du titulaire",
};

export const MOTS_AUTEUR: Readonly<Record<Auteur, string>> = {
  titulaire: "le titulaire",
  organisme: "l'organisme de formation",
  financeur: "le financeur",
  exploitant: "le service",
  paiement: "le prestataire de paiement",
  horloge: "le délai passé",
};

export const MOTS_FACTURATION: Readonly<Record<EtatFacturation, { readonly libelle: string; readonly edof: string | null }>> = {
  pas_facturable: { libelle: "Rien à facturer", edof: "notBillable" },
  acompte_attendu: { libelle: "Acompte attendu", edof: "depositWait" },
  acompte_verse: { libelle: "Acompte versé", edof: "depositPaid" },
  a_facturer: { libelle: "À facturer", edof: "toBill" },
  facturee: { libelle: "Facturée", edof: "billed" },
  payee: { libelle: "Payée", edof: "paid" },
  a_rendre: { libelle: "Somme à rendre", edof: null },
  rendue: { libelle: "Somme rendue", edof: null },
};

export const MOTS_CONTROLE: Readonly<Record<EtatControle, { readonly libelle: string; readonly edof: string }>> = {
  hors_controle: { libelle: "Pas de contrôle", edof: "notInControl" },
  en_controle: { libelle: "Contrôle en cours", edof: "inControl" },
  leve: { libelle: "Contrôle levé", edof: "released" },
};
