// Les dossiers de formation en mots, pour l'organisme qui les reçoit : ce qu'il a à faire, avant quand, ce qui arrive sinon ; jamais d'où vient l'argent.
import type { DossierOrganisme } from "../../../metier/dossiers/index.js";
import {
  type Auteur,
  type Echeance,
  ETATS_FINAUX,
  type EtatDossier,
  type EvenementDossier,
  MOTS_ETAT,
  MOTS_EVENEMENT,
  MOTS_HORLOGE,
} from "../../../regles/dossier/index.js";
import { ajouterJours, type DateCivile, ecrireDate } from "../../../socle/valeurs/date-civile.js";
import { ecrireDates, ecrireLieu } from "./formations.js";
import type { Ton } from "./mots.js";
import { EN_CONTROLE, type EtatMontre, type GroupeDeDossiers, parUrgence, type VueEcheance } from "./vue-dossier.js";

/** Ce que l'organisme a à faire. `jour` : dernier jour, compris ; null quand aucun délai ne court. */
export interface GesteAttendu {
  readonly quoi: string;
  readonly jour: DateCivile | null;
  readonly sinon: string;
}

/** Un dossier tel que la liste le montre. */
export interface VueDossierRecu {
  readonly id: string;
  readonly numero: string;
  readonly personne: string;
  readonly titre: string;
  readonly ou: string;
  readonly etat: EtatMontre;
  readonly groupe: GroupeDeDossiers;
  readonly geste: GesteAttendu | null;
}

/** Ce que le temps fera seul, dit à l'organisme. */
const SINON: Partial<Record<EvenementDossier, string>> = {
  expirer_reponse: "la demande se ferme, et la personne en est prévenue.",
  expirer_proposition: "votre proposition se ferme ; rien n'est dû.",
  expirer_cofinancement: "la personne retrouve votre proposition, et un délai entier pour décider.",
  expirer_paiement: "l'inscription se ferme et la place est libre.",
  expirer_entree: "le dossier est annulé : rien ne vous est dû.",
  expirer_sortie: "le dossier est annulé : rien ne vous est dû.",
  confirmer_service_fait: "ce que vous avez déclaré est tenu pour exact, et vous pouvez facturer.",
  expirer_examen: "l'annulation est sans frais : rien ne vous est dû.",
};

/** Ce qui arrive si personne ne fait rien, en une phrase qui suit « Sinon : ». */
export function phraseSinonRecue({ code, evenement, jour }: Echeance, echeances: readonly Echeance[]): string {
  if (code === "paiement_organisme") return "la somme vous reste due ; écrivez à l'assistance.";
  if (evenement !== null) return SINON[evenement] ?? `${MOTS_EVENEMENT[evenement].toLowerCase()}.`;
  const suite = echeances.find((une) => une.evenement !== null && une.jour >= jour);
  if (suite === undefined) return "le temps ne fait rien seul ; le dossier attend.";
  const effet = SINON[suite.evenement ?? "expirer_reponse"] ?? "";
  const fin = ecrireDate(ajouterJours(suite.jour, 1));
  if (code === "reponse_organisme" || code === "verification_prerequis") return `la personne peut retirer sa demande ; le ${fin}, ${effet}`;
  return `vous êtes en retard ; le ${fin}, ${effet}`;
}

const A_REPONDRE: Partial<Record<EtatDossier, string>> = {
  demandee: "Répondez à la demande",
  en_verification: "Vérifiez les prérequis, puis répondez",
  sortie_declaree: "Déclarez le service fait",
};

/** Le geste attendu de l'organisme aujourd'hui ; null quand il n'a qu'à attendre. */
export function gesteAttendu(dossier: DossierOrganisme, aujourdhui: DateCivile): GesteAttendu | null {
  const { etat, offre, facturation, echeances } = dossier;
  if (facturation === "a_facturer") {
    return { quoi: "Envoyez votre facture", jour: null, sinon: "vous n'êtes pas payé : le délai de paiement part de votre facture." };
  }
  if (facturation === "a_rendre") {
    return { quoi: "Rendez la somme demandée", jour: null, sinon: "elle reste due : le service vous a écrit comment la rendre." };
  }
  const entree = etat === "acceptee" && aujourdhui >= offre.debut ? "Déclarez l'entrée en formation, ou l'absence" : undefined;
  const sortie = etat === "en_formation" && aujourdhui >= offre.fin ? "Déclarez la sortie et le service fait" : undefined;
  const quoi = A_REPONDRE[etat] ?? entree ?? sortie;
  if (quoi === undefined) return null;
  const siennes = echeances.filter(({ auteur }) => auteur === "organisme");
  // Passé le premier délai, c'est le suivant qui compte.
  const echeance = siennes.find(({ jour }) => jour >= aujourdhui) ?? siennes.at(-1);
  return { quoi, jour: echeance?.jour ?? null, sinon: echeance === undefined ? "" : phraseSinonRecue(echeance, echeances) };
}

const RATES: ReadonlySet<EtatDossier> = new Set(["annulee_organisme", "annulee_financeur", "sans_suite_organisme"]);
const ARGENT_EN_COURS = new Set(["acompte_verse", "acompte_attendu", "a_facturer", "facturee", "a_rendre"]);

function tonDe({ etat, facturation }: DossierOrganisme, attendu: boolean): Ton {
  if (attendu) return "attente";
  if (etat === "service_fait_valide" || etat === "acceptee" || etat === "en_formation" || facturation === "payee") return "acquis";
  if (RATES.has(etat)) return "refus";
  return ETATS_FINAUX.has(etat) ? "neutre" : "attente";
}

/** Où en est l'argent d'un dossier fini, quand c'est lui qu'on attend. */
const SUITES: Partial<Record<DossierOrganisme["facturation"], readonly [mot: string, suite: string]>> = {
  a_facturer: ["À facturer", "La somme est connue : donnez le numéro de votre facture."],
  facturee: ["Facturée", "Le service vous paie dans le délai indiqué."],
  payee: ["Payée", "Ce dossier est terminé."],
  a_rendre: ["Somme à rendre", "Vous avez reçu plus que ce qui vous est dû."],
  rendue: ["Somme rendue", "Ce dossier est terminé."],
};

export function nomDuBeneficiaire({ beneficiaire: { prenoms, nom } }: Pick<DossierOrganisme, "beneficiaire">): string {
  return `${prenoms.split(" ")[0] ?? ""} ${nom}`.trim();
}

export function vueDossierRecu(dossier: DossierOrganisme, aujourdhui: DateCivile): VueDossierRecu {
  const { id, numero, etat, facturation, controle, offre } = dossier;
  const geste = gesteAttendu(dossier, aujourdhui);
  const suite = ETATS_FINAUX.has(etat) ? SUITES[facturation] : undefined;
  const enControle = controle === "en_controle";
  const fini = ETATS_FINAUX.has(etat) && !ARGENT_EN_COURS.has(facturation);
  return {
    ...{ id, numero, personne: nomDuBeneficiaire(dossier), titre: offre.intitule, geste },
    ou: `${ecrireDates(offre)} · ${ecrireLieu(offre)}`,
    etat: enControle
      ? EN_CONTROLE
      : {
          ton: tonDe(dossier, geste !== null),
          mot: suite?.[0] ?? MOTS_ETAT[etat].organisme,
          suite: suite?.[1] ?? MOTS_ETAT[etat].ensuiteOrganisme,
        },
    groupe: geste !== null ? "a-vous" : fini ? "fini" : "en-cours",
  };
}

/** Ceux qui attendent l'organisme d'abord, le plus pressé devant ; un dossier fini garde l'ordre où il est donné. */
export function vuesDossiersRecus(dossiers: readonly DossierOrganisme[], aujourdhui: DateCivile): readonly VueDossierRecu[] {
  return parUrgence(
    dossiers.map((dossier) => {
      const vue = vueDossierRecu(dossier, aujourdhui);
      return { vue, jour: vue.geste?.jour ?? dossier.echeances[0]?.jour ?? null };
    }),
  );
}

const QUI: Readonly<Record<Auteur, string>> = {
  titulaire: "La personne",
  organisme: "Vous",
  financeur: "Un financeur",
  exploitant: "Le service",
  paiement: "Le service",
  horloge: "Personne",
};

/** Les délais qui courent ; ceux que la personne tient pour elle seule n'y sont pas. */
export function echeancesRecues({ echeances }: Pick<DossierOrganisme, "echeances">): readonly VueEcheance[] {
  return echeances
    .filter(({ code }) => code !== "remboursement_titulaire")
    .map((echeance) => {
      const { code, jour, auteur, source, doute } = echeance;
      const libre = code === "retractation" || code === "annulation_libre";
      const sinon = libre ? "la personne ne peut plus annuler sans raison, ou sans frais." : phraseSinonRecue(echeance, echeances);
      return { quoi: MOTS_HORLOGE[code], jour, qui: QUI[auteur], sinon, source, doute };
    });
}
