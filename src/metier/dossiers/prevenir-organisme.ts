// Ce que l'organisme de formation lit à chaque étape : jamais d'où vient l'argent, jamais un solde.
import type { EvenementDossier } from "../../regles/dossier/etats.js";
import { ecrireDate } from "../../socle/valeurs/date-civile.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { auPlusTard, type Message, raisonCitee } from "./prevenir-lettre.js";

/** L'étape vue de l'organisme : `nom` de la personne, la raison qu'elle ou l'exploitant donne. */
export interface EtapeDeLOrganisme {
  readonly dossier: LigneDossier;
  readonly nom: string;
  readonly raison: string | null;
}

type Ecrire = (etape: EtapeDeLOrganisme) => Message;

const LIBRE = "La place est de nouveau libre : vous n'avez rien à faire.";
const OUVRIR = "Connectez-vous au service, puis ouvrez « Demandes reçues »";
const RIEN_DU = "Rien n'est dû pour ce dossier.";

const titre = ({ dossier }: EtapeDeLOrganisme) => dossier.offre.intitule;

function fermee(quoi: string): Ecrire {
  return (e) => ({
    sujet: `La demande de ${e.nom} pour « ${titre(e)} » est fermée`,
    faits: `${quoi} ${RIEN_DU}${raisonCitee(e.raison)}`,
    suite: LIBRE,
  });
}

function annulee(quoi: (e: EtapeDeLOrganisme) => string): Ecrire {
  return (e) => ({
    sujet: `L'inscription de ${e.nom} à « ${titre(e)} » est annulée`,
    faits: `${quoi(e)} ${RIEN_DU}${raisonCitee(e.raison)}`,
    suite: LIBRE,
  });
}

function aFacturer(faits: (e: EtapeDeLOrganisme) => string): Ecrire {
  return (e) => {
    const ouverte = e.dossier.facturation === "a_facturer";
    return {
      sujet: ouverte ? `Vous pouvez facturer « ${titre(e)} » pour ${e.nom}` : `Le dossier de ${e.nom} pour « ${titre(e)} » est conclu`,
      faits: `${faits(e)}${raisonCitee(e.raison)}`,
      suite: ouverte
        ? "Ouvrez « Paiements » et émettez votre facture : la somme est calculée, il ne manque que son numéro. Elle est payée sous trente jours."
        : "Vous n'avez rien à facturer : ouvrez « Paiements » pour voir ce qui est dû.",
    };
  };
}

function inscription(e: EtapeDeLOrganisme): Message {
  return {
    sujet: `${e.nom} est inscrit à « ${titre(e)} »`,
    faits: `${e.nom} a accepté votre proposition : l'inscription est faite.`,
    suite: `Le ${ecrireDate(e.dossier.offre.debut)}, si la personne est là, déclarez son entrée${auPlusTard(e.dossier, "entree")}. Sinon, déclarez son absence.`,
  };
}

/** Une étape que l'organisme vient de faire lui-même n'a pas de ligne. */
export const A_L_ORGANISME: Partial<Record<EvenementDossier, Ecrire>> = {
  envoyer_demande: (e) => ({
    sujet: `Une demande d'inscription à « ${titre(e)} » attend votre réponse`,
    faits: `${e.nom} demande à suivre cette formation.`,
    suite: `${OUVRIR} : proposez une place, dites que vous vérifiez les prérequis, ou refusez en disant pourquoi${auPlusTard(e.dossier, "reponse_organisme")}.`,
  }),
  retirer_demande: fermee("La personne a retiré sa demande."),
  expirer_reponse: fermee("Votre réponse n'est pas venue dans le délai."),
  decliner_proposition: fermee("La personne n'a pas retenu votre proposition."),
  expirer_proposition: fermee("La personne n'a pas répondu à votre proposition dans le délai."),
  refuser_financement: fermee("L'inscription n'a pas pu se faire."),
  renoncer_paiement: fermee("L'inscription n'est pas allée à son terme."),
  expirer_paiement: fermee("L'inscription n'est pas allée à son terme dans le délai."),
  accepter: inscription,
  payer: inscription,
  se_retracter: annulee((e) => `${e.nom} s'est rétracté dans le délai que les conditions lui laissent.`),
  annuler_a_temps: annulee((e) => `${e.nom} a annulé à temps.`),
  annuler_tard: aFacturer((e) => `${e.nom} a annulé après la date libre : le prix convenu vous est dû.`),
  invoquer_force_majeure: (e) => ({
    sujet: `${e.nom} ne pourra pas suivre « ${titre(e)} »`,
    faits: `${e.nom} invoque un cas de force majeure. Nous examinons et décidons${auPlusTard(e.dossier, "examen_absence")}.`,
    suite: "Vous n'avez rien à faire : ne déclarez pas d'entrée pour ce dossier.",
  }),
  reconnaitre_force_majeure: annulee(() => "La force majeure est reconnue."),
  retenir_absence: aFacturer(() => "L'absence est retenue : le prix convenu vous est dû."),
  expirer_examen: annulee(() => "L'examen de l'absence n'a pas été conclu dans le délai."),
  annuler_par_financeur: annulee(() => "Nous avons dû annuler ce dossier."),
  expirer_entree: annulee(() => "L'entrée en formation n'a jamais été déclarée."),
  expirer_sortie: annulee(() => "La sortie et le service fait n'ont jamais été déclarés."),
  confirmer_service_fait: aFacturer((e) => `Le service fait est validé, à ${e.dossier.tauxRealisation ?? 100} % de présence.`),
  valider_service_fait: aFacturer((e) => `Nous avons validé le service fait, à ${e.dossier.tauxRealisation ?? 100} % de présence.`),
  contester_service_fait: (e) => ({
    sujet: `Le service fait de « ${titre(e)} » est contesté`,
    faits: `${e.nom} conteste ce que vous avez déclaré. Un contrôle est ouvert : rien n'est payé tant qu'il dure.${raisonCitee(e.raison)}`,
    suite: "Préparez la feuille de présence et ce qui montre les heures faites : nous vous les demanderons.",
  }),
};
