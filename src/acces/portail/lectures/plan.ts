// Un plan de financement en mots : qui paie, combien, pourquoi, par quel article ; et ce qui change d'un plan à l'autre.
import { type LotDuPlan, type PlanDuTitulaire, partsDuPlan, sommeDuTitulaire } from "../../../metier/dossiers/index.js";
import type { FinanceurTiers, LigneFinancement, PlanFinancement, Source, Statut } from "../../../regles/financement/index.js";
import type { Motif } from "../../../regles/motif.js";
import { type DateCivile, ecrireDate } from "../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../socle/valeurs/montant.js";
import { ecrireHeures } from "./delais.js";
import { motSource } from "./formations.js";
import { motActivite, motFinanceur } from "./mots.js";

/** Une part du prix ; `quantite` en centimes, en heures pour un agent public. */
export interface LigneDePlan {
  readonly source: Source;
  readonly qui: string;
  readonly quantite: number;
  readonly ecrite: string;
  readonly pourquoi: string;
  readonly article: string;
}

export interface VuePlan {
  readonly refuse: boolean;
  readonly enHeures: boolean;
  /** Le prix ou la durée à payer, écrits. */
  readonly aPayer: string;
  readonly lignes: readonly LigneDePlan[];
  readonly reste: number;
  readonly resteEcrit: string;
  /** Ce que la personne paierait en euros, écrit ; null si rien ne sort de sa poche. */
  readonly enEuros: string | null;
  /** Ce qui restera sur chaque compte. */
  readonly apres: { readonly cpf: number; readonly cpfEcrit: string; readonly cec: number; readonly cecEcrit: string };
  readonly motifs: readonly Motif[];
  /** Lectures retenues là où le texte se lit de plusieurs façons, puis textes non lus. */
  readonly reserves: readonly string[];
}

/** Ce qu'il faut savoir d'un lot pour le nommer. */
export type LotNomme = Pick<LotDuPlan, "id" | "activite" | "annee" | "declareLe"> & { readonly attendu?: boolean };

export interface ContexteDuPlan {
  readonly enHeures: boolean;
  readonly prix: number;
  readonly heures: number;
  readonly lots: readonly LotNomme[];
}

const TIERS: Readonly<Record<FinanceurTiers, string>> = {
  employeur: "votre employeur",
  opco: "l'opérateur de compétences",
  c2p: "le compte professionnel de prévention",
  atmp: "l'assurance des accidents du travail",
  etat: "l'État",
  region: "la région",
  france_travail: "France Travail",
  agefiph: "l'Agefiph",
  faf: "le fonds d'assurance formation",
  chambre_metiers: "la chambre de métiers",
  collectivite: "la collectivité",
  sante_publique: "Santé publique France",
  assurance_chomage: "l'assurance chômage",
  association: "l'association",
};

const STATUTS: Readonly<Record<Statut, string>> = {
  salarie: "salarié",
  demandeur_emploi: "en recherche d'emploi",
  agent_public: "agent public",
  independant: "indépendant",
  etudiant: "étudiant",
  sans_activite: "sans activité professionnelle",
  retraite: "à la retraite",
  esat: "en ESAT",
  detenu: "en détention",
};

export function motTiers(financeur: FinanceurTiers): string {
  return TIERS[financeur];
}

/** La situation comptée, à lire après « vous êtes ». */
export function motStatut(statut: Statut): string {
  return STATUTS[statut];
}

export function ecrireQuantite(quantite: number, enHeures: boolean): string {
  return enHeures ? ecrireHeures(quantite) : ecrireMontant(quantite);
}

function nommerTiers(financeur: string | undefined): string {
  const connu = Object.entries(TIERS).find(([code]) => code === financeur);
  return connu === undefined ? motFinanceur(financeur ?? "") : connu[1];
}

function lotDe({ lot, financeur }: LigneFinancement, lots: readonly LotNomme[]): Pick<LigneDePlan, "qui" | "pourquoi"> {
  const nomme = lots.find(({ id }) => id === lot);
  const payeur = financeur === undefined ? "" : ` ${motFinanceur(financeur)} les paie.`;
  if (nomme === undefined) return { qui: motSource("cec"), pourquoi: `Vos droits passent après votre compte de formation.${payeur}` };
  const { activite, annee, declareLe, attendu } = nomme;
  const quand = attendu === true ? `Attendus, au plus tard le ${ecrireDate(declareLe)}.` : `Activité déclarée le ${ecrireDate(declareLe)}.`;
  return { qui: `${motSource("cec")} : ${motActivite(activite).toLowerCase()}, ${annee}`, pourquoi: `${quand}${majuscule(payeur)}` };
}

function majuscule(texte: string): string {
  return texte.replace(/^ (.)/u, (_tout, lettre: string) => ` ${lettre.toUpperCase()}`);
}

const POURQUOI: Readonly<Record<Exclude<Source, "cec">, string>> = {
  participation: "La loi la demande, et elle se prend en premier.",
  dotation: "Déjà versée sur votre compte, elle passe avant vos droits.",
  cpf: "Il passe avant vos droits d'engagement.",
  abondement: "Il complète ce que vos droits ne couvrent pas.",
  titulaire: "Ce que vos droits et les apports ne couvrent pas.",
};

function nomDe({ source, financeur }: LigneFinancement): string {
  if (source === "participation") return "Vous : participation obligatoire";
  if (source === "titulaire") return "Vous : reste à payer";
  if (source === "cpf") return "Votre compte personnel de formation";
  return `${motSource(source)} : ${nommerTiers(financeur)}`;
}

function ligneDe(ligne: LigneFinancement, { enHeures, lots }: ContexteDuPlan): LigneDePlan {
  const { source, montant = 0, heures = 0, article } = ligne;
  const dite = source === "cec" ? lotDe(ligne, lots) : { qui: nomDe(ligne), pourquoi: POURQUOI[source] };
  const enEuros = enHeures && source === "cec" && montant > 0 ? ` (${ecrireMontant(montant)})` : "";
  const quantite = enHeures ? heures : montant;
  return { ...dite, source, quantite, ecrite: `${ecrireQuantite(quantite, enHeures)}${enEuros}`, article };
}

/** Un plan en heures laisse au titulaire sa part du prix : elle se dit avant d'accepter. */
function eurosDuTitulaire(plan: PlanFinancement, { prix, heures }: ContexteDuPlan): string | null {
  if (plan.decision === "refuse") return null;
  const somme = sommeDuTitulaire(partsDuPlan(plan, { prix, heures }));
  return somme === 0 ? null : ecrireMontant(somme);
}

/** Met un plan en mots. */
export function vuePlan(plan: PlanFinancement, contexte: ContexteDuPlan): VuePlan {
  const { enHeures, prix, heures } = contexte;
  const { decision, lignes, resteACharge: reste, soldeApres, motifs, hypotheses, avertissements } = plan;
  return {
    refuse: decision === "refuse",
    enHeures,
    aPayer: ecrireQuantite(enHeures ? heures : prix, enHeures),
    lignes: lignes.map((ligne) => ligneDe(ligne, contexte)),
    reste,
    resteEcrit: ecrireQuantite(reste, enHeures),
    enEuros: eurosDuTitulaire(plan, contexte),
    apres: {
      ...{ cpf: soldeApres.cpf, cpfEcrit: ecrireQuantite(soldeApres.cpf, enHeures) },
      ...{ cec: soldeApres.cec, cecEcrit: ecrireMontant(soldeApres.cec) },
    },
    motifs,
    reserves: [...hypotheses, ...avertissements].map(({ phrase }) => phrase),
  };
}

export function vueDuPlanDuTitulaire({ plan, enHeures, prix, heures, lots }: PlanDuTitulaire): VuePlan {
  return vuePlan(plan, { enHeures, prix, heures, lots });
}

/** Ce que chaque source paie, dans l'ordre du plan. */
export function parSource({ lignes }: Pick<VuePlan, "lignes">): ReadonlyMap<Source, number> {
  const sommes = new Map<Source, number>();
  for (const { source, quantite } of lignes) sommes.set(source, (sommes.get(source) ?? 0) + quantite);
  return sommes;
}

const ORDRE: readonly Source[] = ["participation", "dotation", "cpf", "cec", "abondement", "titulaire"];

/** Une source dans deux plans de même unité. */
export interface Ecart {
  readonly source: Source;
  readonly qui: string;
  readonly avant: string;
  readonly apres: string;
  /** « 150 € de moins », « pareil ». */
  readonly difference: string;
  readonly change: boolean;
}

export function ecrireDifference(ecart: number, enHeures: boolean): string {
  if (ecart === 0) return "pareil";
  return `${ecrireQuantite(Math.abs(ecart), enHeures)} de ${ecart > 0 ? "plus" : "moins"}`;
}

/** Ce qui change d'un plan à l'autre, source par source ; vide si les unités ou les réponses ne se comparent pas. */
export function comparerPlans(avant: VuePlan, apres: VuePlan): readonly Ecart[] {
  if (avant.enHeures !== apres.enHeures || avant.refuse || apres.refuse) return [];
  const { enHeures } = avant;
  const sommes = [parSource(avant), parSource(apres)] as const;
  return ORDRE.filter((source) => sommes.some((une) => (une.get(source) ?? 0) > 0)).map((source) => {
    const [un, deux] = [sommes[0].get(source) ?? 0, sommes[1].get(source) ?? 0];
    return {
      source,
      qui: motSource(source),
      avant: ecrireQuantite(un, enHeures),
      apres: ecrireQuantite(deux, enHeures),
      difference: ecrireDifference(deux - un, enHeures),
      change: un !== deux,
    };
  });
}

/** La différence en une phrase : ce que la personne paierait. */
export function phraseDeDifference(avant: VuePlan, apres: VuePlan): string {
  if (apres.refuse)
    return avant.refuse ? "La réponse serait la même : la loi n'admet pas ce financement." : "La loi n'admettrait plus ce financement.";
  if (avant.refuse) return `La formation pourrait être financée : il vous resterait ${apres.resteEcrit} à payer.`;
  if (avant.enHeures !== apres.enHeures)
    return `Votre compte ne se compterait plus pareil : il vous resterait ${apres.resteEcrit} à payer.`;
  const ecart = apres.reste - avant.reste;
  if (ecart !== 0) return `Vous paieriez ${ecrireDifference(ecart, avant.enHeures)} : ${apres.resteEcrit} au lieu de ${avant.resteEcrit}.`;
  const droits = apres.apres.cec - avant.apres.cec;
  if (droits !== 0) return `Vous paieriez autant, et il vous resterait ${ecrireDifference(droits, false)} de droits d'engagement.`;
  return `Rien ne changerait : il vous resterait ${apres.resteEcrit} à payer.`;
}

/** La même liste, réduite à ce qui se relit après un aller-retour : « cpf=120000,cec=15000 ». */
export function resumerPlan(vue: VuePlan): string {
  return [...parSource(vue)].map(([source, quantite]) => `${source}=${quantite}`).join(",");
}

/** Relit ce que `resumerPlan` a écrit ; ce qui n'a pas cette forme est laissé de côté. */
export function relireResume(texte: string): readonly { readonly source: Source; readonly quantite: number }[] {
  return texte.split(",").flatMap((partie) => {
    const lu = /^([a-z]+)=(\d{1,12}(?:\.\d{1,6})?)$/u.exec(partie);
    const source = ORDRE.find((une) => une === lu?.[1]);
    return source === undefined ? [] : [{ source, quantite: Number(lu?.[2]) }];
  });
}

/** Les droits attendus en mots : la somme, d'où elle viendrait, et le dernier jour où elle serait inscrite. */
export interface VueAttendus {
  readonly somme: string;
  readonly detail: string;
  readonly jour: DateCivile;
}

export function vueAttendus(attendus: PlanDuTitulaire["attendus"]): VueAttendus | null {
  const dernier = attendus.at(-1);
  if (dernier === undefined) return null;
  return {
    somme: ecrireMontant(attendus.reduce((total, { montant }) => total + montant, 0)),
    detail: attendus.map(({ activite, annee }) => `${motActivite(activite).toLowerCase()} ${annee}`).join(", "),
    jour: dernier.jour,
  };
}
