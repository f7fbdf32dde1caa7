// Inscrit un droit acquis : un lot, avec son activité, son année, son financeur et sa date de déclaration.
import { Refus } from "../../socle/refus.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { type DemandeEcriture, ecrire, estIdentifiant, exigerMontant } from "./ecrire.js";
import { inscrireLigneLot } from "./ecritures.sql.js";
import type { Ecriture, Ligne } from "./grand-livre.js";
import { estLeTitulaire } from "./lien.js";

/** Droit à inscrire, en centimes. `plafond` est celui que la loi donne au jour de l'inscription : le grand livre ne connaît pas la loi. */
export interface LotDemande {
  readonly titulaireId: string;
  readonly cle: string;
  readonly activite: string;
  readonly annee: number;
  readonly financeur: string;
  readonly montant: number;
  /** Date de déclaration à la Caisse des dépôts : elle règle l'ordre de dépense (D5151-13). */
  readonly declareLe: DateCivile;
  readonly decisionId: string;
  readonly plafond: number;
}

/** L'écriture qu'une demande de lot veut. Refuse un montant ou un plafond qui n'est pas un nombre de centimes. */
export function demandeDuLot(demande: LotDemande): DemandeEcriture {
  exigerMontant(demande.montant);
  exigerMontant(demande.plafond);
  if (!estIdentifiant(demande.decisionId)) throw new Error("La décision d'un lot est un UUID en minuscules.");
  const { titulaireId, cle, activite, annee, financeur, montant, declareLe, decisionId, plafond } = demande;
  return {
    titulaireId,
    cle,
    genre: "lot",
    cibleId: null,
    contenu: { activite, annee, financeur, montant, declareLe, decisionId, plafond },
  };
}

/** Refuse un lot qui ferait passer le plafond ; `acquis` est le total net des corrections, en centimes. */
export function exigerSousPlafond(acquis: number, { montant, plafond }: LotDemande): void {
  if (acquis + montant <= plafond) return;
  throw new Refus("grand-livre/plafond-depasse", { plafond, acquis, montant, reste: Math.max(0, plafond - acquis) });
}

/** Les deux lignes d'un lot : ce que le financeur doit, ce que le titulaire a. */
export function lignesDuLot(lotId: string, montant: number): readonly [Ligne, Ligne] {
  return [
    { compte: "cec_financeur", lotId, montant: -montant },
    { compte: "cec_disponible", lotId, montant },
  ];
}

/**
 * Inscrit un lot ; l'identifiant du lot est celui de l'écriture rendue.
 * Refuse grand-livre/plafond-depasse si le total acquis, net des corrections, passait le plafond (D5151-14 III).
 */
export async function inscrireLot(ctx: Contexte, demande: LotDemande): Promise<Ecriture> {
  exiger(ctx.acteur, "ecrire_grand_livre", estLeTitulaire(ctx.acteur, demande.titulaireId));
  return ecrire(ctx, demandeDuLot(demande), async ({ cec }, id) => {
    exigerSousPlafond(cec.acquis, demande);
    const { titulaireId, activite, annee, financeur, montant, declareLe, decisionId, plafond } = demande;
    const lot = { titulaire_id: titulaireId, id, activite, annee, financeur, montant, plafond };
    await ctx.base.requete(inscrireLigneLot({ ...lot, declare_le: declareLe, decision_id: decisionId }));
    return lignesDuLot(id, montant);
  });
}
