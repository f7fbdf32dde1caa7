// L'indu : la part dépensée d'un droit dont l'activité ne tient plus, ce qui en a été retenu, et ce qu'on en dit à la personne (L6323-45).
import { z } from "zod";
import type { Hypothese, Motif } from "../../regles/motif.js";
import { type DateCivile, dateCivile, ecrireDate } from "../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../socle/valeurs/montant.js";
import type { Retenus } from "./lots-debout.js";
import { hypotheseDuRecouvrement } from "./recouvrement.js";

/** `sans_objet` : l'activité est revenue, il n'y avait pas d'indu. `abandonne` : un agent a renoncé au reste. */
export type EtatIndu = "constate" | "recouvre" | "abandonne" | "sans_objet";

/** Centimes pris (positifs) ou rendus (négatifs) sur un lot pour un indu. */
export interface Mouvement {
  readonly induId: string;
  readonly lotId: string;
  readonly montant: number;
}

export interface Indu {
  readonly id: string;
  /** Lot dont l'activité ne tient plus. */
  readonly lotId: string;
  /** Centimes dépensés à tort. */
  readonly montant: number;
  /** Centimes déjà retenus, restitutions déduites. */
  readonly retenu: number;
  readonly motif: string;
  /** Pourquoi le droit n'a plus d'appui, dit par la loi le jour du constat. */
  readonly motifs: readonly Motif[];
  readonly jour: DateCivile;
  readonly etat: EtatIndu;
  /** Vrai si un agent a décidé de retenir : le reste se prend sur les inscriptions suivantes. */
  readonly retenueDecidee: boolean;
  /** Raison écrite par l'agent qui a décidé de retenir ou de renoncer, la dernière ; null tant que rien n'est décidé. */
  readonly raison: string | null;
  /** Retenu par lot, lots rendus en entier omis. */
  readonly retenues: readonly Omit<Mouvement, "induId">[];
}

export interface LigneIndu {
  readonly titulaire_id: string;
  readonly id: string;
  readonly lot_id: string;
  readonly montant: bigint;
  readonly motif: string;
  readonly motifs: unknown;
  readonly jour: string;
  readonly etat: EtatIndu;
  readonly retenue_decidee_le: Date | null;
  readonly raison: string | null;
  readonly retenues: unknown;
}

export const motifsGardes = z.array(z.object({ code: z.string(), article: z.string(), phrase: z.string() }));
const retenuesGardees = z.array(z.object({ lotId: z.string(), montant: z.number() }));

export function induDe(ligne: LigneIndu): Indu {
  const retenues = retenuesGardees.parse(ligne.retenues);
  return {
    id: ligne.id,
    lotId: ligne.lot_id,
    montant: Number(ligne.montant),
    retenu: retenues.reduce((somme, { montant }) => somme + montant, 0),
    motif: ligne.motif,
    motifs: motifsGardes.parse(ligne.motifs),
    jour: dateCivile(ligne.jour),
    etat: ligne.etat,
    retenueDecidee: ligne.retenue_decidee_le !== null,
    raison: ligne.raison,
    retenues,
  };
}

/** Ce qui a été retenu sur chaque lot, tous indus réunis. */
export function retenusParLot(indus: readonly Indu[], plus: readonly Mouvement[] = []): Retenus {
  const retenus = new Map<string, number>();
  for (const { lotId, montant } of [...indus.flatMap(({ retenues }) => retenues), ...plus]) {
    retenus.set(lotId, (retenus.get(lotId) ?? 0) + montant);
  }
  return retenus;
}

/** Les mêmes indus, ces mouvements faits. */
export function apresMouvements(indus: readonly Indu[], mouvements: readonly Mouvement[]): Indu[] {
  return indus.map((indu) => {
    const parLot = retenusParLot(
      [indu],
      mouvements.filter(({ induId }) => induId === indu.id),
    );
    const retenues = [...parLot].map(([lotId, montant]) => ({ lotId, montant })).filter(({ montant }) => montant !== 0);
    return { ...indu, retenues, retenu: retenues.reduce((somme, { montant }) => somme + montant, 0) };
  });
}

/** Centimes encore dus ; rien quand l'indu est abandonné ou sans objet. */
export function resteDu(indu: Pick<Indu, "etat" | "montant" | "retenu">): number {
  return indu.etat === "constate" ? indu.montant - indu.retenu : 0;
}

/** L'indu tel que la personne le lit : le fait, la règle, ce qui se passe ensuite, et comment contester. */
export interface InduExplique extends Indu {
  readonly reste: number;
  readonly explication: readonly Motif[];
  /** La loi dit que la Caisse « peut » retenir : ce que ce service en fait. */
  readonly hypotheses: readonly Hypothese[];
  readonly recours: readonly string[];
}

const ARTICLE = "L6323-45";

const RECOURS = [
  "Si un fait est faux, demandez à l'organisme de rectifier ce qu'il a déclaré, ou remettez l'activité sur votre compte : l'indu tombe et ce qui a été retenu vous est rendu.",
  "Adressez une réclamation à la Caisse des dépôts, avec vos pièces.",
  "Vous avez deux mois pour un recours gracieux ou pour saisir le tribunal administratif ; deux mois de silence valent rejet. Le Défenseur des droits peut être saisi gratuitement.",
] as const;

const SUITES: Readonly<Record<EtatIndu, (indu: Indu) => string>> = {
  constate: (indu) =>
    indu.retenueDecidee
      ? `${ecrireMontant(indu.retenu)} ont été retenus sur vos droits ; le reste, ${ecrireMontant(resteDu(indu))}, le sera sur vos prochains droits.`
      : `La Caisse des dépôts peut retenir ${ecrireMontant(resteDu(indu))} sur vos droits inscrits ou à venir.`,
  recouvre: (indu) => `${ecrireMontant(indu.montant)} ont été retenus sur vos droits : vous ne devez plus rien.`,
  abandonne: (indu) => `La Caisse des dépôts a renoncé à retenir le reste ; ${ecrireMontant(indu.retenu)} l'avaient été.`,
  sans_objet: () => "L'activité est de nouveau sur votre compte : vous ne devez rien, et ce qui avait été retenu vous est rendu.",
};

/** Explique un indu : fait et règle, puis la suite. */
export function expliquerIndu(indu: Indu): InduExplique {
  const fait = `Vous avez utilisé ${ecrireMontant(indu.montant)} d'un droit dont l'activité a été annulée ou rectifiée ; constaté le ${ecrireDate(indu.jour)}.`;
  return {
    ...indu,
    reste: resteDu(indu),
    explication: [
      { code: "droit_indu_utilise", article: ARTICLE, phrase: fait },
      { code: `indu_${indu.etat}`, article: ARTICLE, phrase: SUITES[indu.etat](indu) },
    ],
    hypotheses: indu.etat === "constate" ? [hypotheseDuRecouvrement()] : [],
    recours: RECOURS,
  };
}
