// Les délais qui courent dans un dossier : pour chaque état, qui doit agir, jusqu'à quel jour, et ce que le temps fera sinon.
import { ajouterJours, ajouterMois, type DateCivile } from "../../socle/valeurs/date-civile.js";
import { type Confiance, type Parametre, versionAu } from "../parametre.js";
import type { EtatControle } from "./controle.js";
import type { Auteur, EtatDossier, EvenementDossier } from "./etats.js";
import type { EtatFacturation } from "./facturation.js";
import { ajouterJoursOuvres, dernierJourAvant, retirerJoursOuvres } from "./jours-ouvres.js";
import { type LecturesDossier, TABLE_DES_LECTURES_DOSSIER } from "./lectures-dossier.js";
import * as P from "./parametres.js";

/** `abandon_…` : le jour où le service ferme ce que personne n'a déclaré. */
export const CODES_HORLOGE = [
  "brouillon",
  "reponse_organisme",
  "abandon_reponse",
  "verification_prerequis",
  "acceptation_titulaire",
  "reponse_financeur",
  "paiement_titulaire",
  "retractation",
  "annulation_libre",
  "entree",
  "abandon_entree",
  "sortie",
  "abandon_sortie",
  "confirmation_service_fait",
  "examen_absence",
  "paiement_organisme",
  "remboursement_titulaire",
] as const;
export type CodeHorloge = (typeof CODES_HORLOGE)[number];

/**
 * Un délai qui court. `jour` : dernier jour utile, compris ; `auteur` : qui doit agir ;
 * `evenement` : ce que le temps fera seul dès le lendemain, null s'il ne fait rien.
 */
export interface Echeance {
  readonly code: CodeHorloge;
  readonly jour: DateCivile;
  readonly auteur: Auteur;
  readonly evenement: EvenementDossier | null;
  readonly source: string;
  readonly confiance: Confiance;
  readonly doute: string | null;
}

/**
 * Ce qu'il faut savoir d'un dossier pour dire ses délais. Chaque date d'état est le jour de la dernière entrée dans cet état
 * (`proposeeLe` après un cofinancement : le jour du retour) ; `departement` : lieu de formation, « 67 », « 974 ».
 */
export interface FaitsDossier {
  readonly etat: EtatDossier;
  readonly facturation: EtatFacturation;
  readonly controle: EtatControle;
  readonly departement: string | null;
  readonly creeLe: DateCivile;
  readonly demandeeLe: DateCivile | null;
  readonly verificationLe: DateCivile | null;
  readonly proposeeLe: DateCivile | null;
  readonly cofinancementLe: DateCivile | null;
  readonly paiementLe: DateCivile | null;
  readonly accepteeLe: DateCivile | null;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly examenLe: DateCivile | null;
  readonly serviceFaitLe: DateCivile | null;
  readonly factureeLe: DateCivile | null;
  readonly aRembourserDepuis: DateCivile | null;
}

type Nature = Pick<Echeance, "code" | "auteur" | "evenement">;

const SANS_TEXTE = "Aucun texte lu ne fixe ce délai : c'est un réglage du service.";
const DE_SECONDE_MAIN =
  "Ce délai vient des conditions de Mon Compte Formation, lues de seconde main : l'édition en vigueur n'a pas été lue.";
const EN_CONTROLE = "Le dossier est en contrôle : cette échéance attend la décision de l'exploitant, le temps ne fait rien seul.";
const VEILLE_DU_DEBUT =
  "La formation commence avant la fin du délai : la proposition se ferme la veille du début. C'est un réglage du service.";
const VEILLE_POUR_PAYER =
  "La formation commence avant la fin du délai : le paiement se ferme la veille du début. C'est un réglage du service.";
const PAIEMENT_RETENU = "Le dossier est en contrôle : rien n'est payé avant qu'il soit levé.";

/** Un jour que l'état suppose connu ; son absence est un défaut du programme. */
function connu(faits: FaitsDossier, jour: DateCivile | null): DateCivile {
  if (jour === null) throw new Error(`Un dossier « ${faits.etat} » (facturation « ${faits.facturation} ») n'a pas le jour de son délai.`);
  return jour;
}

/** Dernier jour d'un délai, valeur et unité du paramètre au jour de départ. Lève DateInconnue avant l'ouverture du service. */
export function finDuDelai(param: Parametre<number>, depart: DateCivile, departement: string | null): DateCivile {
  const { valeur } = versionAu(param, depart);
  if (param.unite === "jours_ouvres") return ajouterJoursOuvres(depart, valeur, departement);
  return param.unite === "mois" ? ajouterMois(depart, valeur) : ajouterJours(depart, valeur);
}

function douteDe(source: string): string {
  return source === P.REGLAGE.citation ? SANS_TEXTE : DE_SECONDE_MAIN;
}

function echeance(nature: Nature, jour: DateCivile, param: Parametre<number>): Echeance {
  const { source, confiance } = versionAu(param, jour);
  return { ...nature, jour, source: source.citation, confiance, doute: douteDe(source.citation) };
}

/** Délai compté d'un jour connu. */
function courant(faits: FaitsDossier, nature: Nature, [depart, param]: readonly [DateCivile | null, Parametre<number>]): Echeance {
  return echeance(nature, finDuDelai(param, connu(faits, depart), faits.departement), param);
}

function avecQuestion(delai: Echeance, code: keyof LecturesDossier): Echeance {
  const { question, source } = TABLE_DES_LECTURES_DOSSIER[code];
  return { ...delai, doute: `${question} Sources : ${source}.` };
}

function plusTot(a: DateCivile, b: DateCivile): DateCivile {
  return a < b ? a : b;
}

function plusTard(a: DateCivile, b: DateCivile): DateCivile {
  return a > b ? a : b;
}

/** Selon la lecture, l'organisme muet fait fermer la demande, ou laisse au titulaire le choix de la retirer pendant un temps. */
function sansReponse(faits: FaitsDossier, lectures: LecturesDossier, delai: Echeance): readonly Echeance[] {
  if (lectures.expirationReponse === "annulation") return [avecQuestion(delai, "expirationReponse")];
  return [
    avecQuestion({ ...delai, evenement: null }, "expirationReponse"),
    courant(faits, { code: "abandon_reponse", auteur: "titulaire", evenement: "expirer_reponse" }, [delai.jour, P.ABANDON_REPONSE]),
  ];
}

function demandee(faits: FaitsDossier, lectures: LecturesDossier): readonly Echeance[] {
  const nature: Nature = { code: "reponse_organisme", auteur: "organisme", evenement: "expirer_reponse" };
  return sansReponse(faits, lectures, courant(faits, nature, [faits.demandeeLe, P.REPONSE_ORGANISME]));
}

function enVerification(faits: FaitsDossier, lectures: LecturesDossier): readonly Echeance[] {
  const nature: Nature = { code: "verification_prerequis", auteur: "organisme", evenement: "expirer_reponse" };
  const param = lectures.prerequis === "jours" ? P.PREREQUIS_EN_JOURS : P.PREREQUIS_EN_JOURS_OUVRES;
  const [delai, ...suite] = sansReponse(faits, lectures, courant(faits, nature, [faits.verificationLe, param]));
  return delai === undefined ? suite : [avecQuestion(delai, "prerequis"), ...suite];
}

/** Dernier jour où accepter laisse le délai minimal avant le début : la veille du début, ou plus tôt quand il court de l'acceptation. */
export function dernierJourPourAccepter(
  { debut, departement }: Pick<FaitsDossier, "debut" | "departement">,
  lectures: LecturesDossier,
): DateCivile {
  if (lectures.depart === "demande") return ajouterJours(debut, -1);
  return dernierJourAvant(debut, versionAu(P.DELAI_MINIMAL, debut).valeur, departement);
}

function proposee(faits: FaitsDossier, lectures: LecturesDossier): readonly Echeance[] {
  const nature: Nature = { code: "acceptation_titulaire", auteur: "titulaire", evenement: "expirer_proposition" };
  const delai = courant(faits, nature, [faits.proposeeLe, P.ACCEPTATION_TITULAIRE]);
  const limite = dernierJourPourAccepter(faits, lectures);
  if (delai.jour <= limite) return [delai];
  // La proposition reste ouverte au moins le jour où elle arrive.
  const ecourte = { ...delai, jour: plusTard(limite, connu(faits, faits.proposeeLe)) };
  return [lectures.depart === "demande" ? { ...ecourte, doute: VEILLE_DU_DEBUT } : avecQuestion(ecourte, "depart")];
}

/** Une place ne se paie pas une fois la formation commencée : le délai s'arrête la veille. */
function attentePaiement(faits: FaitsDossier): readonly Echeance[] {
  const nature: Nature = { code: "paiement_titulaire", auteur: "titulaire", evenement: "expirer_paiement" };
  const delai = courant(faits, nature, [faits.paiementLe, P.PAIEMENT_TITULAIRE]);
  const veille = ajouterJours(faits.debut, -1);
  if (delai.jour <= veille) return [delai];
  return [{ ...delai, jour: plusTard(veille, connu(faits, faits.paiementLe)), doute: VEILLE_POUR_PAYER }];
}

/** Dernier jour pour se rétracter : le début de la formation y met fin. */
export function finDeRetractation(
  { accepteeLe, debut, departement }: { accepteeLe: DateCivile; debut: DateCivile; departement: string | null },
  lectures: LecturesDossier,
): DateCivile {
  const param = lectures.retractation === "jours_ouvres" ? P.RETRACTATION_EN_JOURS_OUVRES : P.RETRACTATION_EN_JOURS;
  return plusTot(finDuDelai(param, accepteeLe, departement), ajouterJours(debut, -1));
}

/** Dernier jour pour annuler sans frais : plus de sept jours ouvrés le séparent du début. */
export function finDAnnulationLibre({ debut, departement }: { debut: DateCivile; departement: string | null }): DateCivile {
  return ajouterJours(retirerJoursOuvres(debut, versionAu(P.ANNULATION_LIBRE, debut).valeur, departement), -1);
}

function acceptee(faits: FaitsDossier, lectures: LecturesDossier): readonly Echeance[] {
  const accepteeLe = connu(faits, faits.accepteeLe);
  const retractation: Nature = { code: "retractation", auteur: "titulaire", evenement: null };
  const libre: Nature = { code: "annulation_libre", auteur: "titulaire", evenement: null };
  const choix = [
    avecQuestion(
      echeance(retractation, finDeRetractation({ ...faits, accepteeLe }, lectures), P.RETRACTATION_EN_JOURS_OUVRES),
      "retractation",
    ),
    echeance(libre, finDAnnulationLibre(faits), P.ANNULATION_LIBRE),
  ].filter(({ jour }) => jour >= accepteeLe);
  return [
    ...choix,
    courant(faits, { code: "entree", auteur: "organisme", evenement: null }, [faits.debut, P.ENTREE]),
    courant(faits, { code: "abandon_entree", auteur: "organisme", evenement: "expirer_entree" }, [faits.fin, P.ABANDON_ENTREE]),
  ];
}

function avantSortie(faits: FaitsDossier): readonly Echeance[] {
  return [
    courant(faits, { code: "sortie", auteur: "organisme", evenement: null }, [faits.fin, P.SORTIE]),
    courant(faits, { code: "abandon_sortie", auteur: "organisme", evenement: "expirer_sortie" }, [faits.fin, P.ABANDON_SORTIE]),
  ];
}

function serviceFaitDeclare(faits: FaitsDossier): readonly Echeance[] {
  const nature: Nature = { code: "confirmation_service_fait", auteur: "titulaire", evenement: "confirmer_service_fait" };
  return [courant(faits, nature, [faits.serviceFaitLe, P.CONFIRMATION_SERVICE_FAIT])];
}

function uneSeule(nature: Nature, lire: (faits: FaitsDossier) => readonly [DateCivile | null, Parametre<number>]) {
  return (faits: FaitsDossier): readonly Echeance[] => [courant(faits, nature, lire(faits))];
}

const AUCUNE = (): readonly Echeance[] => [];

const PAR_ETAT: Readonly<Record<EtatDossier, (faits: FaitsDossier, lectures: LecturesDossier) => readonly Echeance[]>> = {
  brouillon: uneSeule({ code: "brouillon", auteur: "titulaire", evenement: "expirer_brouillon" }, ({ creeLe }) => [creeLe, P.BROUILLON]),
  demandee,
  en_verification: enVerification,
  proposee,
  attente_financeur: uneSeule(
    { code: "reponse_financeur", auteur: "financeur", evenement: "expirer_cofinancement" },
    ({ cofinancementLe }) => [cofinancementLe, P.REPONSE_FINANCEUR],
  ),
  attente_paiement: attentePaiement,
  acceptee,
  en_formation: avantSortie,
  sortie_declaree: avantSortie,
  service_fait_declare: serviceFaitDeclare,
  en_examen: uneSeule({ code: "examen_absence", auteur: "exploitant", evenement: "expirer_examen" }, ({ examenLe }) => [
    examenLe,
    P.EXAMEN_ABSENCE,
  ]),
  service_fait_valide: AUCUNE,
  annulee_titulaire: AUCUNE,
  annulee_organisme: AUCUNE,
  annulee_non_realisee: AUCUNE,
  annulee_financeur: AUCUNE,
  refusee_titulaire: AUCUNE,
  refusee_organisme: AUCUNE,
  refusee_financeur: AUCUNE,
  sans_suite_organisme: AUCUNE,
  sans_suite_titulaire: AUCUNE,
};

/** Ce que l'exploitant doit payer ou rendre, quel que soit l'état du dossier. */
function argent(faits: FaitsDossier): readonly Echeance[] {
  const dus: Echeance[] = [];
  if (faits.facturation === "facturee") {
    const du = courant(faits, { code: "paiement_organisme", auteur: "exploitant", evenement: null }, [
      faits.factureeLe,
      P.PAIEMENT_ORGANISME,
    ]);
    dus.push(faits.controle === "en_controle" ? { ...du, doute: PAIEMENT_RETENU } : du);
  }
  if (faits.aRembourserDepuis !== null) {
    const nature: Nature = { code: "remboursement_titulaire", auteur: "exploitant", evenement: null };
    dus.push(courant(faits, nature, [faits.aRembourserDepuis, P.REMBOURSEMENT_TITULAIRE]));
  }
  return dus;
}

/** Pendant un contrôle, le temps ne fait rien seul : l'échéance qu'il aurait tenue revient à l'exploitant. */
function sousControle(delai: Echeance): Echeance {
  return delai.evenement === null ? delai : { ...delai, auteur: "exploitant", evenement: null, doute: EN_CONTROLE };
}

/** Les délais qui courent dans cet état, du plus proche au plus lointain. Lève DateInconnue avant l'ouverture du service. */
export function echeancesDe(faits: FaitsDossier, lectures: LecturesDossier): readonly Echeance[] {
  const delais = PAR_ETAT[faits.etat](faits, lectures);
  const courants = faits.controle === "en_controle" ? delais.map(sousControle) : delais;
  return [...courants, ...argent(faits)].toSorted(
    (a, b) => a.jour.localeCompare(b.jour) || CODES_HORLOGE.indexOf(a.code) - CODES_HORLOGE.indexOf(b.code),
  );
}

/** Le premier délai que le temps tiendra seul ; null quand rien n'arrivera sans quelqu'un. */
export function prochaineHorloge(echeances: readonly Echeance[]): Echeance | null {
  return echeances.find(({ evenement }) => evenement !== null) ?? null;
}
