// Ce qui a été utilisé ou rendu sur une période, ligne par ligne : de quoi prouver à un financeur chaque centime qui lui est demandé.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { lireTotauxDUsage, lireUsages } from "./usages.sql.js";

/** Payeur des lignes du second compteur : le grand livre n'y connaît pas de lot. */
export const PAYEUR_DU_CPF = "caisse_des_depots";

/** Où reprendre la lecture : la dernière ligne rendue. */
export interface PlaceDUsage {
  readonly jour: DateCivile;
  readonly titulaireId: string;
  readonly rang: number;
  readonly ligne: number;
}

/** Une somme utilisée (positive) ou rendue (négative), en centimes, et l'écriture qui la porte. Le lot est null au second compteur. */
export interface Usage extends PlaceDUsage {
  readonly cle: string;
  readonly genre: "execution" | "remboursement";
  readonly empreinte: string;
  readonly financeur: string;
  readonly lot: { readonly id: string; readonly activite: string; readonly annee: number; readonly declareLe: DateCivile } | null;
  readonly montant: number;
}

export interface PeriodeDUsage {
  readonly du: DateCivile;
  readonly au: DateCivile;
  readonly financeur: string | null;
}

/** Une page d'usages, dans l'ordre des jours ; vide quand tout est lu. */
export async function listerUsages(
  ctx: Contexte,
  demande: PeriodeDUsage & { readonly apres: PlaceDUsage | null; readonly limite: number },
): Promise<Usage[]> {
  exiger(ctx.acteur, "consulter_financements");
  return lireUsages(ctx.base, { ...demande, payeurDuCpf: PAYEUR_DU_CPF });
}

/** Ce que chaque financeur doit pour la période, en centimes, compté par la base seule : utilisé moins rendu. */
export async function totauxDUsage(ctx: Contexte, demande: PeriodeDUsage): Promise<ReadonlyMap<string, number>> {
  exiger(ctx.acteur, "consulter_financements");
  return new Map(
    (await lireTotauxDUsage(ctx.base, { ...demande, payeurDuCpf: PAYEUR_DU_CPF })).map(({ financeur, montant }) => [financeur, montant]),
  );
}
