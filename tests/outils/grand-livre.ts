// De quoi écrire au grand livre dans un test : un contexte système, un jour fixe, un lot ordinaire.
import { randomUUID } from "node:crypto";
import type { Contexte } from "../../src/metier/contexte.js";
import type { LotDemande } from "../../src/metier/grand-livre/index.js";
import type { Base, Requeteur } from "../../src/socle/base/base.js";
import { horlogeArretee } from "../../src/socle/horloge.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";

export const PLAFOND_ESSAI = 72_000;

export function contexteSysteme(base: Requeteur): Contexte {
  return { base, horloge: horlogeArretee("2028-01-02T09:00:00Z"), acteur: { genre: "systeme" } };
}

/** Agit dans une transaction, comme le fait le service. */
export function agir<Resultat>(base: Base, action: (ctx: Contexte) => Promise<Resultat>): Promise<Resultat> {
  return base.transaction((tx) => action(contexteSysteme(tx)));
}

export function unLot(titulaireId: string, change: Partial<LotDemande> = {}): LotDemande {
  return {
    titulaireId,
    cle: randomUUID(),
    activite: "benevolat_associatif",
    annee: 2027,
    financeur: "etat",
    montant: 24_000,
    declareLe: dateCivile("2028-06-30"),
    decisionId: randomUUID(),
    plafond: PLAFOND_ESSAI,
    ...change,
  };
}
