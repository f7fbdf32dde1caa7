// Le compte d'un titulaire tel que ses écrans le montrent ; sans identité prouvée, seulement ce qui vient de ses propres déclarations.
import { TYPES_DEPOSES } from "../../../metier/activites/index.js";
import type { Contexte } from "../../../metier/contexte.js";
import { type DroitsDuTitulaire, type LotExplique, lireDroits } from "../../../metier/droits/index.js";
import { type Ecriture, listerEcritures } from "../../../metier/grand-livre/index.js";
import { identiteProuvee } from "../../../metier/identite/index.js";
import { type DateCivile, dateCivile } from "../../../socle/valeurs/date-civile.js";
import { sommesDeLaLoi } from "./calendrier.js";
import { ecrireFaits } from "./faits.js";
import type { VueCompte, VueLot } from "./vues.js";

const DEPOSES: ReadonlySet<string> = new Set(TYPES_DEPOSES);

function vueLot({ lot, decision, reprise }: LotExplique, inscrits: ReadonlyMap<string, DateCivile>): VueLot {
  const debout = lot.disponible + lot.reserve + lot.utilise;
  return {
    id: lot.id,
    activite: lot.activite,
    annee: lot.annee,
    montant: debout === 0 ? lot.montant : debout,
    financeur: lot.financeur,
    declareLe: lot.declareLe,
    inscritLe: inscrits.get(lot.id) ?? (decision === null ? lot.declareLe : dateCivile(decision.evalueeLe)),
    reprise: debout === 0 ? (reprise?.droit.motifs ?? []) : null,
    motifs: decision?.droit.motifs ?? [],
    hypotheses: decision?.hypotheses ?? [],
    avertissements: decision?.avertissements ?? [],
    faits: (decision?.faits ?? []).map((fait) => ecrireFaits({ ...fait })),
  };
}

/** Compose la vue ; `toutVoir` faux cache les droits nés de ce que d'autres ont déposé, et leurs sommes avec eux. */
export function composerCompte(
  droits: DroitsDuTitulaire,
  ecritures: readonly Ecriture[],
  options: { toutVoir: boolean; date: DateCivile },
): VueCompte {
  const inscrits = new Map(ecritures.map((ecriture) => [ecriture.id, ecriture.jour]));
  const visibles = droits.lots.filter(({ lot }) => options.toutVoir || !DEPOSES.has(lot.activite));
  const lots = visibles.map((explique) => vueLot(explique, inscrits));
  const somme = (nombre: (explique: LotExplique) => number) => visibles.reduce((total, explique) => total + nombre(explique), 0);
  return {
    disponible: somme(({ lot }) => lot.disponible),
    acquis: somme(({ lot }) => lot.disponible + lot.reserve + lot.utilise),
    ...sommesDeLaLoi(options.date),
    lots: lots.filter((lot) => lot.reprise === null),
    repris: lots.filter((lot) => lot.reprise !== null),
    enCours: droits.enCours.filter((droit) => options.toutVoir || !DEPOSES.has(droit.activite)),
    prochaineEtape: droits.prochaineEtape,
  };
}

export async function lireCompte(ctx: Contexte, titulaireId: string): Promise<VueCompte> {
  const droits = await lireDroits(ctx, titulaireId);
  const ecritures = await listerEcritures(ctx, titulaireId);
  return composerCompte(droits, ecritures, { toutVoir: identiteProuvee(ctx.acteur), date: ctx.horloge.aujourdhui() });
}
