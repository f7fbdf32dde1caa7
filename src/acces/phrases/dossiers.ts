// Les phrases des refus du contexte dossiers.
import type { CodeDossiers } from "../../metier/dossiers/refus.js";
import type { DetailsRefus } from "../../socle/refus.js";
import { ecrireDate, lireDateCivile } from "../../socle/valeurs/date-civile.js";
import { centimes, ecrireMontant } from "../../socle/valeurs/montant.js";
import type { PhraseRefus } from "./phrase.js";

/** Où en est le dossier, et ce qu'on peut encore faire. */
const ETATS: Readonly<Record<string, readonly [phrase: string, conduite: string]>> = {
  brouillon: ["il n'est pas encore envoyé", "Envoyez la demande à l'organisme, ou abandonnez le brouillon."],
  demandee: ["la demande attend la réponse de l'organisme", "Attendez sa réponse : le délai est sur la page du dossier."],
  en_verification: ["l'organisme vérifie les prérequis", "Attendez sa réponse : le délai est sur la page du dossier."],
  proposee: ["une proposition attend la réponse du titulaire", "Elle s'accepte ou se décline jusqu'au jour dit sur la page du dossier."],
  attente_financeur: ["un cofinancement est demandé et attend sa réponse", "Attendez la réponse, ou renoncez à ce cofinancement."],
  attente_paiement: ["l'inscription attend le paiement du titulaire", "Elle se paie, ou s'abandonne, depuis la page du dossier."],
  acceptee: ["l'inscription est acceptée", "Elle peut encore être annulée : la page du dossier dit jusqu'à quel jour c'est sans frais."],
  en_formation: ["la formation est commencée", "L'organisme déclarera la sortie et le service fait."],
  sortie_declaree: ["la sortie est déclarée", "Le service fait est déclaré du même geste."],
  service_fait_declare: ["le service fait est déclaré", "Le titulaire le confirme ou le conteste."],
  en_examen: ["un agent examine l'absence ou la force majeure", "Attendez sa décision : le délai est sur la page du dossier."],
  service_fait_valide: ["le service fait est validé", "Il n'y a plus rien à faire ici : la facturation suit."],
  annulee_titulaire: ["l'inscription a été annulée par le titulaire", "Pour la même formation, faites une autre demande."],
  annulee_organisme: ["l'inscription a été annulée du côté de l'organisme", "Pour la même formation, faites une autre demande."],
  annulee_non_realisee: [
    "l'inscription a été annulée trop tard, ou la personne n'est pas venue",
    "La page du dossier dit ce qui est dû et pourquoi.",
  ],
  annulee_financeur: ["l'inscription a été annulée par le financeur", "La raison est sur la page du dossier."],
  refusee_titulaire: ["le titulaire y a renoncé", "Pour la même formation, faites une autre demande."],
  refusee_organisme: [
    "l'organisme a refusé la demande",
    "Sa raison est sur la page du dossier ; choisissez une autre session ou un autre organisme.",
  ],
  refusee_financeur: ["le financeur a refusé", "Sa raison est sur la page du dossier."],
  sans_suite_organisme: ["l'organisme n'a pas répondu à temps", "Faites une autre demande, à cet organisme ou à un autre."],
  sans_suite_titulaire: [
    "le délai pour répondre ou payer est passé",
    "Rien n'est perdu : les droits sont revenus. Faites une autre demande.",
  ],
};

const CHAMPS: Readonly<Record<string, string>> = {
  cle: "La demande n'a pas de clé.",
  session: "Cette session n'existe pas dans cette formation, ou il faut en choisir une.",
  prix: "Le prix est une somme en euros et centimes, de 0 à 100 000 €.",
  heures: "La durée est un nombre d'heures, de 0 à 10 000, avec deux chiffres au plus après la virgule.",
  debut: "Le début doit être un jour à venir.",
  fin: "La fin doit être le jour du début, ou après.",
  le: "Le jour doit être entre le début de la formation et aujourd'hui.",
  sortieLe: "Le jour de sortie doit être entre l'entrée en formation et aujourd'hui.",
  taux: "Le taux de réalisation est un nombre entier, de 0 à 100.",
  heuresNonFaites: "Les heures non faites vont de zéro à la durée de la formation, et à zéro quand le taux est de 100 %.",
  forceMajeure: "Une force majeure ne va pas avec un taux de 100 %.",
  cause: "Quand tout n'a pas été fait, dites pourquoi.",
  abondement: "L'apport n'est pas une somme en euros et centimes.",
  note: "La note va de 1 à 5.",
};

const texte = (d: DetailsRefus, cle: string) => (typeof d[cle] === "string" ? d[cle] : null);
const nombre = (d: DetailsRefus, cle: string) => (typeof d[cle] === "number" ? d[cle] : 0);

/** Une somme du plan : en euros, ou en heures pour un agent public. */
function somme(d: DetailsRefus, valeur: number): string {
  return d["enHeures"] === true ? `${valeur.toString().replace(".", ",")} h` : ecrireMontant(centimes(valeur));
}

function parties(d: DetailsRefus): string {
  const moins: string[] = [];
  if (nombre(d, "moinsCec") > 0) moins.push(`${ecrireMontant(centimes(nombre(d, "moinsCec")))} de vos droits d'engagement`);
  if (nombre(d, "moinsCpf") > 0) moins.push(`${somme(d, nombre(d, "moinsCpf"))} de votre compte de formation`);
  return moins.join(" et ");
}

/** Ce que le nouveau plan laisse à payer, à côté de ce que l'ancien laissait. */
function resteDe(d: DetailsRefus): string {
  const reste = nombre(d, "reste");
  const avant = d["resteAvant"];
  if (typeof avant !== "number") return `Il resterait ${somme(d, reste)} à votre charge.`;
  if (avant === reste) return "Ce que vous payez ne change pas, mais le plan ne prend plus les mêmes sommes aux mêmes endroits.";
  return `Il resterait ${somme(d, reste)} à votre charge, au lieu de ${somme(d, avant)}.`;
}

function planChange(d: DetailsRefus): string {
  if (d["cause"] === "autre_inscription") {
    const autre = `${texte(d, "autreIntitule") ?? "un autre dossier"}, dossier ${texte(d, "autreNumero") ?? ""}`;
    return `Une autre inscription (${autre}) vient de réserver ${parties(d)}. ${resteDe(d)}`;
  }
  if (d["cause"] === "droits")
    return `Vos droits disponibles ont baissé depuis que ce plan vous a été montré : ${parties(d)} de moins. ${resteDe(d)}`;
  return `Le plan n'est plus celui qui vous a été montré : le prix, un apport, vos droits ou la règle a changé. ${resteDe(d)}`;
}

function jour(d: DetailsRefus, cle: string): string {
  const date = lireDateCivile(String(d[cle]));
  return date === null ? "ce jour" : ecrireDate(date);
}

function autres(d: DetailsRefus): string {
  const combien = nombre(d, "autres");
  if (combien === 0) return "";
  return combien === 1 ? " Une autre raison s'y ajoute." : ` ${combien} autres raisons s'y ajoutent.`;
}

/** Ce que l'organisme ne peut pas proposer, et ce qu'il peut faire. */
const PROPOSITIONS: Readonly<Record<string, readonly [phrase: string, conduite: string]>> = {
  formation_commencee: ["Cette session est déjà commencée.", "Proposez d'autres dates, ou refusez la demande en disant pourquoi."],
  delai_minimal: [
    "La formation commence trop tôt : les conditions du service demandent un délai entre la demande et le début.",
    "Proposez un début plus tardif, ou refusez la demande en disant pourquoi.",
  ],
  formation_retiree: [
    "Cette formation est retirée du catalogue : personne ne peut plus s'y inscrire.",
    "Remettez-la au catalogue, ou refusez la demande en disant pourquoi.",
  ],
  organisme_suspendu: [
    "Votre organisme est suspendu : personne ne peut s'inscrire chez vous en ce moment.",
    "Écrivez à l'assistance pour connaître la raison, ou refusez la demande.",
  ],
  certification_inactive: [
    "La certification que prépare cette formation n'est plus active au répertoire national.",
    "Refusez la demande en disant pourquoi.",
  ],
  certification_expiree: [
    "L'enregistrement de la certification sera fini quand la formation commencera.",
    "Proposez un début plus tôt, ou refusez la demande en disant pourquoi.",
  ],
};

export const PHRASES_DOSSIERS: Record<CodeDossiers, PhraseRefus> = {
  "dossiers/identite-a-prouver": {
    statut: 403,
    phrase: () => "Pour voir le plan et vous inscrire avec vos droits, il faut d'abord prouver que c'est bien vous.",
    conduite: () => "Prouvez votre identité avec FranceConnect, puis revenez : votre brouillon est gardé.",
  },
  "dossiers/introuvable": {
    statut: 404,
    phrase: () => "Ce dossier n'existe pas ici.",
    conduite: () => "Revenez à la liste de vos dossiers.",
  },
  "dossiers/action-introuvable": {
    statut: 404,
    phrase: () => "Cette formation n'est plus proposée sous cette forme.",
    conduite: () => "Revenez à sa page pour voir ce que l'organisme propose aujourd'hui.",
  },
  "dossiers/etape-impossible": {
    statut: 409,
    phrase: (d) => `Cela ne se peut pas maintenant : ${ETATS[String(d["etat"])]?.[0] ?? "le dossier a changé"}.`,
    conduite: (d) => ETATS[String(d["etat"])]?.[1] ?? "Rouvrez le dossier pour voir où il en est.",
  },
  "dossiers/trop-tot": {
    statut: 409,
    phrase: (d) => `C'est trop tôt : la formation commence le ${jour(d, "jour")}.`,
    conduite: (d) => `Revenez à partir du ${jour(d, "jour")}.`,
  },
  "dossiers/pas-finie": {
    statut: 409,
    phrase: (d) => `La formation finit le ${jour(d, "jour")} : elle n'a pas encore pu être suivie à ce point.`,
    conduite: (d) => `Déclarez cette part suivie à partir du ${jour(d, "jour")}.`,
  },
  "dossiers/demande-irrecevable": {
    statut: 422,
    phrase: (d) => `${texte(d, "phrase") ?? "Cette demande ne peut pas être envoyée."}${autres(d)}`,
    conduite: () => "Le dossier reste tel qu'il est : rien n'est perdu. Changez ce qui manque, ou choisissez une autre session.",
  },
  "dossiers/proposition-irrecevable": {
    statut: 422,
    phrase: (d) => PROPOSITIONS[String(d["motif"])]?.[0] ?? "Cette proposition ne pourrait pas être acceptée.",
    conduite: (d) => PROPOSITIONS[String(d["motif"])]?.[1] ?? "Changez-la, ou refusez la demande en disant pourquoi.",
  },
  "dossiers/trop-de-brouillons": {
    statut: 409,
    phrase: (d) => `Vous avez déjà ${d["maximum"] ?? "trop de"} brouillons de dossier : c'est le plus qu'on puisse garder à la fois.`,
    conduite: () => "Dans « Mes formations », envoyez ou abandonnez un brouillon, puis revenez ouvrir celui-ci.",
  },
  "dossiers/plan-change": {
    statut: 409,
    phrase: planChange,
    conduite: () => "Rien n'a été réservé. Relisez le nouveau plan, puis acceptez-le s'il vous convient.",
    article: "D5151-11",
  },
  "dossiers/financement-refuse": {
    statut: 422,
    phrase: (d) => texte(d, "phrase") ?? "La loi ne permet pas de financer cette formation avec ces droits.",
    conduite: () => "Rien n'a été réservé. Le plan dit ce qui changerait la réponse.",
  },
  "dossiers/accord-employeur": {
    statut: 422,
    phrase: () => "Agent public, il vous faut l'accord de votre employeur pour suivre cette formation sur votre compte.",
    conduite: () => "Demandez-le-lui, puis cochez la case qui dit que vous l'avez. Son refus se motive.",
    article: "CGFP L422-9",
  },
  "dossiers/heures-inconnues": {
    statut: 422,
    phrase: () => "La durée de cette formation n'est pas connue, et votre compte d'agent public se compte en heures.",
    conduite: () => "Demandez à l'organisme de la proposer avec son nombre d'heures.",
    article: "décret 2017-928 art. 2",
  },
  "dossiers/annulation-tardive": {
    statut: 409,
    phrase: (d) => texte(d, "phrase") ?? `Annuler était sans frais jusqu'au ${jour(d, "jusquau")} compris.`,
    conduite: (d) =>
      `Confirmez que vous annulez quand même : ${ecrireMontant(centimes(nombre(d, "prix")))} restent dus. Ou dites ce qui vous empêche de venir : un agent l'examinera.`,
    article: "R6333-5",
  },
  "dossiers/raison-manquante": {
    statut: 422,
    phrase: () => "Il manque la raison.",
    conduite: () => "Dites-la en une ou deux phrases : elle sera lue par la personne que cela concerne.",
  },
  "dossiers/saisie-invalide": {
    statut: 422,
    phrase: (d) => CHAMPS[String(d["champ"])] ?? "Un champ manque ou n'est pas compris.",
    conduite: () => "Corrigez ce champ puis renvoyez : le reste de votre saisie est gardé.",
  },
  "dossiers/en-controle": {
    statut: 409,
    phrase: () => "Ce dossier est en contrôle : un agent vérifie le service fait.",
    conduite: () => "Attendez sa décision : rien n'est payé ni confirmé avant.",
  },
};
