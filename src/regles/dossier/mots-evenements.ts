// Les mots de chaque évènement d'un dossier, tels que son histoire les écrit.
import type { EvenementControle } from "./controle.js";
import type { EvenementDossier } from "./etats.js";
import type { EvenementFacturation } from "./facturation.js";

export const MOTS_EVENEMENT: Readonly<Record<EvenementDossier, string>> = {
  envoyer_demande: "Demande envoyée à l'organisme",
  abandonner_brouillon: "Demande abandonnée avant l'envoi",
  expirer_brouillon: "Demande jamais envoyée, fermée",
  accuser_prerequis: "Vérification des prérequis commencée",
  proposer: "Proposition envoyée par l'organisme",
  refuser_demande: "Demande refusée par l'organisme",
  retirer_demande: "Demande retirée",
  expirer_reponse: "Demande fermée : l'organisme n'a pas répondu à temps",
  decliner_proposition: "Proposition refusée",
  expirer_proposition: "Proposition fermée : elle n'a pas été acceptée à temps",
  demander_cofinancement: "Cofinancement demandé",
  accorder_cofinancement: "Cofinancement accordé",
  refuser_cofinancement: "Cofinancement refusé",
  expirer_cofinancement: "Cofinancement sans réponse à temps",
  renoncer_cofinancement: "Demande de cofinancement retirée",
  refuser_financement: "Financement refusé : la formation ne peut se faire sans ce tiers",
  accepter: "Proposition acceptée, droits réservés",
  accepter_et_payer: "Proposition acceptée, droits réservés, paiement attendu",
  payer: "Paiement reçu, inscription confirmée",
  refuser_paiement: "Paiement refusé par la banque",
  renoncer_paiement: "Paiement abandonné, droits rendus",
  expirer_paiement: "Paiement non reçu à temps, droits rendus",
  se_retracter: "Rétractation, droits rendus",
  annuler_a_temps: "Annulation sans frais, droits rendus",
  annuler_tard: "Annulation tardive, formation due",
  invoquer_force_majeure: "Force majeure invoquée",
  declarer_absence: "Absence déclarée par l'organisme",
  repondre_absence: "Réponse de la personne avant la décision",
  reconnaitre_force_majeure: "Force majeure reconnue, droits rendus",
  retenir_absence: "Force majeure non reconnue, formation due",
  expirer_examen: "Examen sans décision à temps, droits rendus",
  annuler_par_organisme: "Formation annulée par l'organisme",
  annuler_par_financeur: "Dossier annulé par le service",
  declarer_entree: "Entrée en formation déclarée",
  expirer_entree: "Entrée jamais déclarée : dossier annulé, droits rendus",
  declarer_sortie: "Sortie de formation déclarée",
  declarer_service_fait: "Service fait déclaré par l'organisme",
  expirer_sortie: "Sortie jamais déclarée : dossier annulé, droits rendus",
  confirmer_service_fait: "Service fait confirmé",
  contester_service_fait: "Service fait contesté",
  valider_service_fait: "Service fait validé par le service",
};

export const MOTS_EVENEMENT_FACTURATION: Readonly<Record<EvenementFacturation, string>> = {
  demander_acompte: "Acompte demandé",
  verser_acompte: "Acompte versé",
  ouvrir_facturation: "Facturation ouverte",
  fermer_facturation: "Plus rien à facturer",
  solder: "Rien de plus à facturer : l'acompte versé est ce qui est dû",
  facturer: "Facture envoyée",
  rejeter_facture: "Facture rejetée, à refaire",
  payer_facture: "Facture payée",
  demander_retour: "Somme à rendre par l'organisme",
  recevoir_retour: "Somme rendue par l'organisme",
};

export const MOTS_EVENEMENT_CONTROLE: Readonly<Record<EvenementControle, string>> = {
  ouvrir_controle: "Contrôle ouvert",
  lever_controle: "Contrôle levé",
};
