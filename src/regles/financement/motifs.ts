// Le catalogue des raisons d'un plan de financement : un code ne change jamais de sens, son article non plus.
import { type Centimes, ecrireMontant } from "../../socle/valeurs/montant.js";
import type { Motif } from "../motif.js";
import type { Parametre } from "../parametre.js";
import { APPORT_MINIMAL_PERMIS, PLAFOND_BILAN, PLAFOND_PERMIS_LEGER, PLAFOND_REPERTOIRE } from "./parametres.js";

/** La somme en vigueur d'un paramètre, comme elle s'écrit dans une phrase. */
function sommeDe({ nom, versions }: Parametre<Centimes>): string {
  const derniere = versions.at(-1);
  if (derniere === undefined) throw new Error(`Le paramètre « ${nom} » n'a aucune version.`);
  return ecrireMontant(derniere.valeur);
}

const plafonne = (formation: string, param: Parametre<Centimes>) =>
  `Pour ${formation}, le compte personnel de formation paie ${sommeDe(param)} au plus ; vos droits d'engagement citoyen complètent.`;

const CATALOGUE = {
  creation_entreprise_non_eligible: [
    "L6323-6",
    "Le compte ne finance plus l'accompagnement à la création ou à la reprise d'entreprise depuis le 18 février 2025 : il n'est plus dans la liste de la loi. Une formation certifiante au métier visé reste possible.",
  ],
  permis_leger_reserve: [
    "L6323-6 II 4°",
    "Le permis léger est réservé aux demandeurs d'emploi, ou aux formations qu'un tiers finance aussi (employeur, opérateur de compétences, région, France Travail…). Demandez ce cofinancement avant de vous inscrire.",
  ],
  permis_leger_apport_insuffisant: [
    "D6323-8 I",
    `L'apport du tiers au permis léger doit être de ${sommeDe(APPORT_MINIMAL_PERMIS)} au moins. Demandez-lui de le relever jusqu'à cette somme.`,
  ],
  permis_leger_ouvert_par_tiers: ["L6323-6 II 4°", "L'apport d'un tiers ouvre le financement du permis léger."],
  permis_leger_demandeur_emploi: ["L6323-6 II 4°", "Le permis léger est ouvert aux demandeurs d'emploi."],
  retraite_formation_fermee: [
    "L6323-3",
    "À la retraite, seuls restent utilisables vos droits d'engagement citoyen, et seulement pour les formations des bénévoles, des volontaires et des sapeurs-pompiers volontaires. Choisissez une formation de cette liste.",
  ],
  retraite_formation_ouverte: [
    "L6323-3",
    "À la retraite, vos droits d'engagement citoyen restent utilisables pour cette formation de bénévole ou de volontaire.",
  ],
  cec_inutilisable_en_detention: [
    "code pénitentiaire L411-6",
    "Vos droits d'engagement citoyen ne peuvent pas être utilisés pendant la détention, sauf aménagement de peine. Ils restent inscrits et redeviennent utilisables à la libération.",
  ],
  ordre_des_ressources: [
    "R6333-3",
    "Les ressources passent dans l'ordre fixé par décret : les dotations, vos droits, puis les abondements ; le reste est à votre charge.",
  ],
  dotation_mobilisee: ["R6333-3 1°", "Les dotations versées sur votre compte sont prises d'abord."],
  cpf_avant_cec: ["D5151-11", "Vos droits d'engagement citoyen ne sont pris qu'après ceux de votre compte personnel de formation."],
  cec_intact: ["D5151-11", "Les autres ressources suffisent : vos droits d'engagement citoyen ne sont pas touchés."],
  cec_seul: [
    "L6323-6 II 5°",
    "Seuls les droits de l'engagement citoyen peuvent financer une formation destinée aux bénévoles et aux volontaires.",
  ],
  autre_argent_ecarte: [
    "L6323-6 II 5°",
    "Les autres ressources indiquées sont laissées de côté : la loi ne les admet pas pour cette formation.",
  ],
  lots_par_anciennete: [
    "D5151-13",
    "Vos droits sont pris en commençant par l'activité déclarée le plus tôt, et chaque financeur paie dans cet ordre.",
  ],
  organisme_designe: [
    "D5151-12",
    "Comme vous n'êtes ni en emploi ni en recherche d'emploi, un organisme désigné par arrêté prend ces droits en charge.",
  ],
  plafond_repertoire_specifique: ["D6323-1 A 1°", plafonne("le répertoire spécifique", PLAFOND_REPERTOIRE)],
  plafond_bilan_competences: ["D6323-1 A 2°", plafonne("un bilan de compétences", PLAFOND_BILAN)],
  plafond_permis_leger: ["D6323-1 A 3°", plafonne("le permis léger", PLAFOND_PERMIS_LEGER)],
  participation_due: ["L6323-7", "Vous versez une participation forfaitaire, prise en premier ; l'article R6323 en fixe le montant."],
  participation_dispense_demandeur_emploi: ["L6323-7", "Demandeur d'emploi, vous ne devez pas de participation."],
  participation_dispense_employeur: ["L6323-7", "L'abondement de votre employeur vous dispense de la participation."],
  participation_dispense_points: [
    "R6323",
    "L'usage du compte de prévention ou de l'abondement de reconversion professionnelle vous dispense de la participation.",
  ],
  participation_dispense_dotation: [
    "L6323-7",
    "Selon la lecture retenue, la dotation de votre employeur vous dispense de la participation.",
  ],
  participation_dispense_cec_seul: [
    "L6323-7",
    "Selon la lecture retenue, la participation n'est pas due lorsque seuls vos droits d'engagement citoyen paient.",
  ],
  abondement_en_dernier: ["R6333-3 3°", "L'abondement ne complète que ce que vos droits ne couvrent pas."],
  abondement_association: ["L6323-4 II 15°", "Une association peut compléter le financement par votre compte d'engagement citoyen."],
  reste_a_charge: ["R6333-3", "Ce que vos droits et les apports ne couvrent pas reste à votre charge."],
  agent_public_en_heures: [
    "décret 2017-928 art. 2",
    "Le compte d'un agent public se compte en heures : 12 € de l'engagement citoyen font une heure, arrondie à l'entier le plus proche.",
  ],
  agent_public_accord_employeur: [
    "CGFP L422-11",
    "L'usage de votre compte demande l'accord de votre employeur public, qui doit motiver un refus.",
  ],
} as const satisfies Record<string, readonly [article: string, phrase: string]>;

export type CodeFinancement = keyof typeof CATALOGUE;

function estCode(texte: string): texte is CodeFinancement {
  return Object.hasOwn(CATALOGUE, texte);
}

/** Raison d'un plan ; `precision` ajoute les chiffres du cas à la phrase du catalogue. */
export function motif(code: CodeFinancement, precision = ""): Motif {
  const [article, phrase] = CATALOGUE[code];
  return { code, article, phrase: precision === "" ? phrase : `${phrase} ${precision}` };
}

/** Toutes les raisons possibles d'un plan, dans l'ordre du catalogue. */
export const MOTIFS_FINANCEMENT: readonly Motif[] = Object.keys(CATALOGUE)
  .filter(estCode)
  .map((code) => motif(code));
