// Le dossier remis à la loi : la personne, ce qu'elle a déclaré, ce que d'autres ont déclaré pour elle, ce qu'elle a déjà acquis.
import { type Activite, type DossierDroits, type DroitDejaAcquis, TYPES_ACTIVITE } from "../../regles/faits.js";
import { faitsDeposes } from "../activites/index.js";
import type { Contexte } from "../contexte.js";
import { faitsDeclares } from "../declarations/index.js";
import { type Lot, lireSoldes, listerLots, type Soldes } from "../grand-livre/index.js";
import { lireTitulaire } from "../identite/index.js";

export interface DossierCompose {
  readonly dossier: DossierDroits;
  /** Lots debout : inscrits et non repris. */
  readonly lots: readonly Lot[];
  /** Tous les lots, repris compris, et les soldes : lus pour le dossier, ils servent aussi à le montrer. */
  readonly tousLesLots: readonly Lot[];
  readonly soldes: Soldes;
}

/** Ce qu'un lot vaut encore, dépensé ou non : son montant net des reprises. */
export function montantDebout(lot: Lot): number {
  return lot.disponible + lot.reserve + lot.utilise;
}

/** Le grand livre ne connaît pas la loi : le type d'activité y est un mot, vérifié en le relisant. */
function droitDejaAcquis(lot: Lot): DroitDejaAcquis {
  const activite = TYPES_ACTIVITE.find((type) => type === lot.activite);
  if (activite === undefined) throw new Error(`Le lot ${lot.id} nomme une activité inconnue.`);
  return { activite, annee: lot.annee, montant: montantDebout(lot) };
}

/**
 * Rassemble les faits au jour de l'horloge. `droitsAcquis` porte les lots debout : la loi ne les redonne pas
 * et les compte dans le plafond, dans l'ordre où ils ont été écrits.
 */
export async function composerDossier(ctx: Contexte, titulaireId: string): Promise<DossierCompose> {
  const titulaire = await lireTitulaire(ctx, titulaireId);
  const activites: Activite[] = [...(await faitsDeclares(ctx, titulaireId)), ...(await faitsDeposes(ctx, titulaireId))];
  const tousLesLots = await listerLots(ctx, titulaireId);
  const lots = tousLesLots.filter((lot) => montantDebout(lot) > 0);
  const soldes = await lireSoldes(ctx, titulaireId);
  return {
    lots,
    tousLesLots,
    soldes,
    dossier: {
      evalueLe: ctx.horloge.aujourdhui(),
      titulaire: {
        naissance: titulaire.personne.naissance,
        contratApprentissage: titulaire.contratApprentissage,
        retraite: titulaire.retraite,
        deces: titulaire.deces,
      },
      droitsAcquis: lots.map(droitDejaAcquis),
      utilises: soldes.cec.utilise,
      activites,
    },
  };
}
