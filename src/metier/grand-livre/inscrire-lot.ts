// Inscrit un droit acquis : un lot, avec son activité, son année, son financeur et sa date de déclaration.
import { Refus } from "../../socle/refus.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ecrire, estIdentifiant, exigerMontant } from "./ecrire.js";
import { inscrireLigneLot } from "./ecritures.sql.js";
import type { Ecriture } from "./grand-livre.js";
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

/**
 * Inscrit un lot ; l'identifiant du lot est celui de l'écriture rendue.
 * Refuse grand-livre/plafond-depasse si le total acquis, net des corrections, passait le plafond (D5151-14 III).
 */
export async function inscrireLot(ctx: Contexte, demande: LotDemande): Promise<Ecriture> {
  exiger(ctx.acteur, "ecrire_grand_livre", estLeTitulaire(ctx.acteur, demande.titulaireId));
  exigerMontant(demande.montant);
  exigerMontant(demande.plafond);
  if (!estIdentifiant(demande.decisionId)) throw new Error("La décision d'un lot est un UUID en minuscules.");
  const { titulaireId, cle, activite, annee, financeur, montant, declareLe, decisionId, plafond } = demande;
  const contenu = { activite, annee, financeur, montant, declareLe, decisionId, plafond };
  return ecrire(ctx, { titulaireId, cle, genre: "lot", cibleId: null, contenu }, async ({ cec }, id) => {
    if (cec.acquis + montant > plafond) {
      throw new Refus("grand-livre/plafond-depasse", { plafond, acquis: cec.acquis, montant, reste: Math.max(0, plafond - cec.acquis) });
    }
    const lot = { titulaire_id: titulaireId, id, activite, annee, financeur, montant, plafond };
    await ctx.base.requete(inscrireLigneLot({ ...lot, declare_le: declareLe, decision_id: decisionId }));
    return [
      { compte: "cec_financeur", lotId: id, montant: -montant },
      { compte: "cec_disponible", lotId: id, montant },
    ];
  });
}
