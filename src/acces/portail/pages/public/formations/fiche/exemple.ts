// Des exemples de plan pour une formation : des personnes types, calculées par les règles comme vous le seriez.

import type { Formation, TypeAuCatalogue } from "../../../../../../metier/catalogue/index.js";
import { lecturesDuService } from "../../../../../../metier/droits/index.js";
import {
  type LotCec,
  type PlanFinancement,
  PREMIER_JOUR_CONNU,
  planifierFinancement,
  type StatutEnEuros,
} from "../../../../../../regles/financement/index.js";
import { ajouterMois, type DateCivile } from "../../../../../../socle/valeurs/date-civile.js";
import { centimes, euros } from "../../../../../../socle/valeurs/montant.js";
import { montantsAu } from "../../montants.js";

/** Ce qu'a la personne de l'exemple, en centimes, et ce que les règles en font. */
export interface Exemple {
  readonly statut: StatutEnEuros;
  readonly prix: number;
  readonly cpf: number;
  readonly cec: number;
  readonly plan: PlanFinancement;
}

const CPF_TYPE = euros(1200);

/**
 * Le permis léger n'est ouvert à tous qu'avec l'apport d'un tiers : l'exemple y est une personne en recherche d'emploi (L6323-6 II 4°).
 * Pour des bénévoles, la participation change tout : une personne qui la doit, une qui en est dispensée (L6323-7).
 */
function personnesDe(type: TypeAuCatalogue): readonly StatutEnEuros[] {
  if (type === "permis_leger") return ["demandeur_emploi"];
  return type === "benevoles_volontaires" ? ["salarie", "demandeur_emploi"] : ["salarie"];
}

/** Exemples sur la moins chère des actions ; aucun sans action, ou avant le premier jour dont les règles sont connues. */
export function exemplesPour({ type, actions }: Pick<Formation, "type" | "actions">, aujourdhui: DateCivile): readonly Exemple[] {
  const prix = Math.min(...actions.map((action) => action.prix));
  if (!Number.isFinite(prix) || prix === 0 || aujourdhui < PREMIER_JOUR_CONNU) return [];
  const part = centimes(montantsAu(aujourdhui).droit);
  const lotsCec: readonly LotCec[] = [24, 12].map((mois) => ({
    id: `exemple-${mois}`,
    montant: part,
    declareLe: ajouterMois(aujourdhui, -mois),
    financeur: "etat",
  }));
  const cpf = type === "benevoles_volontaires" ? 0 : CPF_TYPE;
  return personnesDe(type).map((statut) => {
    const demande = { date: aujourdhui, lotsCec, cpf: centimes(cpf), dotations: [], abondements: [] };
    const plan = planifierFinancement(
      { ...demande, titulaire: { statut }, formation: { type, prix: centimes(prix) } },
      lecturesDuService(),
    );
    return { statut, prix, cpf, cec: lotsCec.length * part, plan };
  });
}
