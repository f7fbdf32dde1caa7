// Qui doit quoi à l'organisme, et ce qui revient à chaque compteur quand il est dû moins que le prix.
import type { PlanFinancement } from "../../regles/financement/index.js";
import type { OffreConvenue, PartDeFinanceur } from "./dossier.js";
import type { Engagement } from "./dossiers.sql.js";
import { partsDuPlan, partsEntre } from "./facturation-parts.js";

/**
 * Parts de chaque payeur dans la somme due, en centimes ; leur somme est `du`. La dernière dépensée se réduit la première : le reste du
 * titulaire, abondement, lot le plus récent, compte de formation, dotation, puis la participation.
 */
export function partsDues(plan: PlanFinancement, offre: OffreConvenue, du: number): readonly PartDeFinanceur[] {
  return partsEntre(partsDuPlan(plan, offre), 0, du);
}

const sommeDe = (parts: readonly PartDeFinanceur[], source: PartDeFinanceur["source"]) =>
  parts.reduce((somme, part) => (part.source === source ? somme + part.montant : somme), 0);

/** Retire `somme` aux dotations, la dernière prise d'abord. */
function dotationsRendues(prises: Engagement["cpf"]["dotations"], somme: number): Engagement["cpf"]["dotations"] {
  const rendues: { id: string; montant: number }[] = [];
  let reste = somme;
  for (const { id, montant } of prises.toReversed()) {
    const rendu = Math.min(montant, reste);
    if (rendu > 0) rendues.push({ id, montant: rendu });
    reste -= rendu;
  }
  return rendues;
}

const CENTIEME = 100;

/** Un plan accepté, et ce qui a été réservé d'après lui. */
interface Engage {
  readonly plan: PlanFinancement;
  readonly offre: OffreConvenue;
  readonly engage: Engagement;
}

/**
 * Un compte en heures suit les mêmes parts : les lots rendent les centimes qui ne sont plus dus, et les heures reviennent dans la
 * proportion où la part de l'employeur se réduit, au centième inférieur.
 */
function aRendreEnHeures({ plan, offre, engage }: Engage, du: number): Engagement {
  const entieres = partsDues(plan, offre, offre.prix);
  const dues = partsDues(plan, offre, du);
  const [plein, reste] = sommeDe(entieres, "cpf") > 0 ? [sommeDe(entieres, "cpf"), sommeDe(dues, "cpf")] : [offre.prix, du];
  const centiemes = plein === 0 ? 0 : Math.floor((Math.round(engage.cpf.heures * CENTIEME) * (plein - reste)) / plein);
  return {
    // Les lots réservés peuvent valoir plus que le prix (12 € l'heure) : ce qui ne paie rien revient, même quand tout est dû.
    cec: engage.cec - sommeDe(dues, "cec"),
    cpf: { centimes: 0, heures: centiemes / CENTIEME, dotations: [] },
  };
}

/** Ce qui revient au compte d'engagement et au second compteur quand `du` est moindre que le prix. */
export function aRendre(engageDu: Engage, du: number): Engagement {
  const { plan, offre, engage } = engageDu;
  if (plan.lignes.some(({ heures }) => heures !== undefined)) return aRendreEnHeures(engageDu, du);
  const dues = partsDues(plan, offre, du);
  const dotations = engage.cpf.dotations.reduce((somme, { montant }) => somme + montant, 0);
  return {
    cec: engage.cec - sommeDe(dues, "cec"),
    cpf: {
      centimes: engage.cpf.centimes - sommeDe(dues, "cpf"),
      heures: 0,
      dotations: dotationsRendues(engage.cpf.dotations, dotations - sommeDe(dues, "dotation")),
    },
  };
}

export function estVide({ cec, cpf }: Engagement): boolean {
  return cec === 0 && rienAuCpf(cpf);
}

export function rienAuCpf({ centimes, heures, dotations }: Engagement["cpf"]): boolean {
  return centimes === 0 && heures === 0 && dotations.length === 0;
}
