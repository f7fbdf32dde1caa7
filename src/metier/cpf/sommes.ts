// Les sommes d'une demande, vérifiées et mises en ordre : des centimes et des centièmes d'heure entiers, une fois chaque dotation.
import { Refus } from "../../socle/refus.js";
import type { SommesCpf } from "./compteur.js";

/** `heures` en centièmes ; dotations triées, montants positifs, chacune une seule fois. */
export interface SommesRangees {
  readonly centimes: number;
  readonly heures: number;
  readonly dotations: readonly { readonly id: string; readonly montant: number }[];
}

const PAR_HEURE = 100;
/** Au-delà, un nombre à virgule ne porte plus ses deux décimales. */
const HEURES_MAXIMUM = 10 ** 9;

function refuser(champ: string): never {
  throw new Refus("cpf/somme-invalide", { champ });
}

/** Heures (deux décimales au plus) en centièmes entiers. */
export function enCentiemes(heures: number): number {
  const centiemes = Math.round(heures * PAR_HEURE);
  if (!(heures >= 0 && heures < HEURES_MAXIMUM) || Math.abs(centiemes - heures * PAR_HEURE) > 1e-4) return refuser("heures");
  return centiemes;
}

export function enHeures(centiemes: number): number {
  return centiemes / PAR_HEURE;
}

function exigerCentimes(montant: number, champ: string): void {
  if (!Number.isSafeInteger(montant) || montant < 0) refuser(champ);
}

/** Range les sommes d'une demande ; refuse cpf/somme-invalide si l'une n'en est pas une, ou si toutes sont nulles. */
export function rangerSommes({ centimes, heures, dotations }: SommesCpf): SommesRangees {
  exigerCentimes(centimes, "centimes");
  const parId = new Map<string, number>();
  for (const { id, montant } of dotations) {
    exigerCentimes(montant, "dotations");
    if (montant > 0) parId.set(id, (parId.get(id) ?? 0) + montant);
  }
  const rangees = {
    centimes,
    heures: enCentiemes(heures),
    dotations: [...parId].map(([id, montant]) => ({ id, montant })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  if (rangees.centimes === 0 && rangees.heures === 0 && rangees.dotations.length === 0) refuser("sommes");
  return rangees;
}
