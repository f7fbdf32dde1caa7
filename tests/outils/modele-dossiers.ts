// Des dossiers de formation tenus en mémoire, d'après les tables seules : leur état, leur histoire, et l'argent de chacun.
import type { OffreConvenue } from "../../src/metier/dossiers/index.js";
import {
  type Auteur,
  ETATS_FINAUX,
  ETATS_RESERVES,
  type EvenementControle,
  type EvenementDossier,
  echeancesDe,
  type FaitsDossier,
  franchir,
  franchirControle,
  type LecturesDossier,
  prochaineHorloge,
  transitionDe,
} from "../../src/regles/dossier/index.js";
import type { FinanceurTiers, PlanFinancement, Statut } from "../../src/regles/financement/index.js";
import { ajouterJours, type DateCivile } from "../../src/socle/valeurs/date-civile.js";
import {
  type CompteModele,
  copierCompte,
  deplacer,
  difference,
  type PartModele,
  type Prise,
  partsDe,
  partsPour,
  prisesDe,
  retourPour,
} from "./modele-comptes.js";
import { demanderAcompte, suivreFacturation } from "./modele-factures.js";
import { evenementDuTemps, suivreCofinancements, suivrePaiements } from "./modele-tiers.js";

type Ecrit<Forme> = { -readonly [Champ in keyof Forme]: Forme[Champ] };

export interface PaiementModele {
  montant: number;
  etat: "attendu" | "paye" | "refuse" | "annule" | "a_rembourser" | "rembourse";
  reference: string | null;
  recu: boolean;
  retour: string | null;
}

export interface CofinancementModele {
  id: string;
  readonly rang: number;
  readonly financeur: FinanceurTiers;
  readonly demande: number;
  etat: "demande" | "accorde" | "refuse" | "expire" | "renonce" | "appele" | "verse" | "libere";
  accorde: number | null;
  appele: number | null;
  aRendre: number | null;
  reference: string | null;
}

export interface FactureModele {
  readonly genre: "acompte" | "facture" | "retour";
  readonly numero: string;
  readonly montant: number;
  etat: "emise" | "rejetee" | "payee";
  reference: string | null;
}

/** Ce que le catalogue offre. `dates` null : on entre quand on veut. */
export interface OffreModele extends Pick<OffreConvenue, "type" | "prix" | "heures"> {
  readonly formationId: string;
  readonly actionId: string;
  readonly sessionId: string | null;
  /** Lequel des organismes de formation. */
  readonly organisme: number;
  readonly departement: string | null;
  readonly dates: { readonly debut: DateCivile; readonly fin: DateCivile } | null;
}

/** Un dossier. `prises` : ce qui est tenu au compte ; `parts` : tout le prix ; `dues` : ce qui est dû. */
export interface DossierModele extends Ecrit<FaitsDossier> {
  id: string;
  readonly titulaire: number;
  readonly offre: OffreModele;
  readonly statut: Statut;
  prix: number;
  heures: number;
  entreeLe: DateCivile | null;
  plan: PlanFinancement | null;
  prises: readonly Prise[];
  parts: readonly PartModele[];
  taux: number | null;
  forceMajeure: boolean | null;
  du: number | null;
  dues: readonly PartModele[];
  paiements: PaiementModele[];
  cofinancements: CofinancementModele[];
  factures: FactureModele[];
  /** L'histoire attendue, machine par machine. */
  traces: string[];
}

export interface Modele {
  jour: DateCivile;
  readonly lectures: LecturesDossier;
  /** Acompte réglé, en pour cent du prix. */
  readonly acompte: number;
  comptes: CompteModele[];
  dossiers: DossierModele[];
}

/** Le modèle prévoit que le service refuse, et comment. */
export class RefusPrevu extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`refus prévu : ${code}`);
    this.code = code;
  }
}

export function refuser(code: string): never {
  throw new RefusPrevu(code);
}

/** Une copie où ce seul dossier et son compte peuvent changer. */
export function copier(m: Modele, dossier: DossierModele): { copie: Modele; d: DossierModele } {
  const d: DossierModele = {
    ...dossier,
    paiements: dossier.paiements.map((un) => ({ ...un })),
    cofinancements: dossier.cofinancements.map((un) => ({ ...un })),
    factures: dossier.factures.map((une) => ({ ...une })),
    traces: [...dossier.traces],
  };
  const comptes = m.comptes.map((compte, rang) => (rang === dossier.titulaire ? copierCompte(compte) : compte));
  return { copie: { ...m, comptes, dossiers: m.dossiers.map((un) => (un === dossier ? d : un)) }, d };
}

export function compteDe(m: Modele, d: DossierModele): CompteModele {
  const compte = m.comptes[d.titulaire];
  if (compte === undefined) throw new Error("Un dossier est à un titulaire.");
  return compte;
}

export const enHeures = ({ statut }: Pick<DossierModele, "statut">) => statut === "agent_public";

type ChampDeDate =
  | "demandeeLe"
  | "verificationLe"
  | "proposeeLe"
  | "cofinancementLe"
  | "paiementLe"
  | "accepteeLe"
  | "examenLe"
  | "serviceFaitLe";

/** Le jour que chaque évènement pose, écrit une seconde fois exprès : le modèle ne doit rien au moteur qu'il juge. */
const JOURS: Partial<Record<EvenementDossier, ChampDeDate>> = {
  envoyer_demande: "demandeeLe",
  accuser_prerequis: "verificationLe",
  proposer: "proposeeLe",
  demander_cofinancement: "cofinancementLe",
  accorder_cofinancement: "proposeeLe",
  refuser_cofinancement: "proposeeLe",
  expirer_cofinancement: "proposeeLe",
  renoncer_cofinancement: "proposeeLe",
  accepter: "accepteeLe",
  accepter_et_payer: "paiementLe",
  payer: "accepteeLe",
  invoquer_force_majeure: "examenLe",
  declarer_absence: "examenLe",
  declarer_service_fait: "serviceFaitLe",
};

/** Le barème des conditions, écrit une seconde fois : entier dès 80 %, au prorata dès 25 %, un quart dessous. */
export function duPour({ prix, forceMajeure }: DossierModele, taux: number): number {
  const part = taux === 100 || (taux >= 80 && forceMajeure !== true) ? 100 : forceMajeure === true || taux >= 25 ? taux : 25;
  return Math.round((prix * part) / 100);
}

const tenu = (m: Modele, d: DossierModele) => ({ compte: compteDe(m, d), prises: d.prises, parts: d.parts, enHeures: enHeures(d) });

/** Ce qui n'est pas dû revient : par la lecture, par la force majeure, ou parce que rien n'est dû. */
export const estRendu = (m: Modele, { forceMajeure, du }: Pick<DossierModele, "forceMajeure" | "du">) =>
  m.lectures.realisationPartielle === "rendue" || forceMajeure === true || du === 0;

/** Ce qui est revenu : ce qui n'est pas dû, ou seulement ce qui dépassait le prix. */
const dejaRendu = (m: Modele, d: DossierModele) => retourPour(tenu(m, d), estRendu(m, d) ? (d.du ?? 0) : d.prix);

/** Ce que l'exploitant a décidé, sinon d'après la présence ; sans service fait, le prix entier. */
function utiliser(m: Modele, d: DossierModele): void {
  const compte = compteDe(m, d);
  deplacer(compte, d.prises, ["reserve", "utilise"]);
  d.du ??= d.serviceFaitLe === null || d.taux === null ? d.prix : duPour(d, d.taux);
  d.dues = partsPour(d.parts, d.du);
  deplacer(compte, dejaRendu(m, d), ["utilise", "disponible"]);
}

/** Une correction après usage : ce qui n'était pas encore revenu revient. */
export function corriger(m: Modele, d: DossierModele, du: number): void {
  const deja = dejaRendu(m, d);
  d.du = du;
  d.dues = partsPour(d.parts, du);
  if (estRendu(m, d)) deplacer(compteDe(m, d), difference(retourPour(tenu(m, d), du), deja), ["utilise", "disponible"]);
}

function mouvoir(m: Modele, d: DossierModele, evenement: EvenementDossier): void {
  const { effet } = transitionDe(evenement);
  if (effet === "utiliser") utiliser(m, d);
  if (effet === "rendre" && ETATS_RESERVES.has(d.etat)) deplacer(compteDe(m, d), d.prises, ["reserve", "disponible"]);
  if (effet !== "reserver" || d.plan === null) return;
  d.prises = prisesDe(compteDe(m, d), d.plan);
  d.parts = partsDe(d.plan, { ...d, enHeures: enHeures(d) });
  deplacer(compteDe(m, d), d.prises, ["disponible", "reserve"]);
}

/** Fait faire un pas au dossier : la table, le jour, les droits, l'histoire, les suites. */
export function passer(m: Modele, d: DossierModele, [evenement, auteur]: readonly [EvenementDossier, Auteur]): void {
  const vers = franchir(d.etat, evenement, auteur);
  if (vers === null) refuser("dossiers/etape-impossible");
  const jour = JOURS[evenement];
  if (jour !== undefined) d[jour] = m.jour;
  mouvoir(m, d, evenement);
  d.traces.push(`dossier ${evenement} ${d.etat} ${vers} ${auteur}`);
  d.etat = vers;
  suivreCofinancements(d, evenement, auteur);
  suivrePaiements(m, d, evenement);
  if (evenement === "declarer_entree") demanderAcompte(m, d);
  else if (transitionDe(evenement).effet === "utiliser" || ETATS_FINAUX.has(vers)) suivreFacturation(d, "dossier");
  if (evenement === "contester_service_fait" && d.controle !== "en_controle") controler(d, "ouvrir_controle", "titulaire");
}

export function controler(d: DossierModele, evenement: EvenementControle, par: "titulaire" | "exploitant"): void {
  const vers = franchirControle(d.controle, evenement, par);
  if (vers === null) refuser("dossiers/controle-impossible");
  d.traces.push(`controle ${evenement} ${d.controle} ${vers} ${par}`);
  d.controle = vers;
}

export function exigerPossible(d: DossierModele, evenement: EvenementDossier, auteur: Auteur): void {
  if (franchir(d.etat, evenement, auteur) === null) refuser("dossiers/etape-impossible");
}

/** Le prochain délai que le temps tiendra seul. */
export const horlogeDe = (m: Modele, d: DossierModele) => prochaineHorloge(echeancesDe(d, m.lectures));

/** Franchit les échéances passées ; vrai si le dossier a bougé. */
export function avancer(m: Modele, d: DossierModele): boolean {
  const avant = d.traces.length;
  for (;;) {
    const echue = horlogeDe(m, d);
    if (echue === null || echue.evenement === null || echue.jour > ajouterJours(m.jour, -1)) return d.traces.length > avant;
    passer(m, d, [evenementDuTemps(m, d, echue.evenement), "horloge"]);
  }
}
