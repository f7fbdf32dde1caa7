// Les indus en mots : ce qui est dû et pourquoi, et chaque retenue vue des deux bouts (L6323-45).
import type { DroitsDuTitulaire, EtatIndu, InduExplique } from "../../../metier/droits/index.js";
import { motActivite, type Ton } from "./mots.js";
import type { VueIndu, VueRetenue } from "./vues.js";

type Lots = DroitsDuTitulaire["lots"];

const ETATS: Readonly<Record<EtatIndu, { readonly ton: Ton; readonly mot: string }>> = {
  constate: { ton: "refus", mot: "À rembourser" },
  recouvre: { ton: "neutre", mot: "Remboursé" },
  abandonne: { ton: "neutre", mot: "Rien de plus ne sera retenu" },
  sans_objet: { ton: "acquis", mot: "Sans objet" },
};

/** La formation remboursée, la somme revenue à la part sans appui paie l'indu : rien n'est pris ailleurs. */
const DE_LUI_MEME = { autre: "La somme rendue par votre formation remboursée", lien: null };

/** Une part par son nom et son adresse ; celle qui ne se montre pas n'a ni l'un ni l'autre. */
function nommer(lots: Lots, lotId: string): Omit<VueRetenue, "montant"> {
  const lot = lots.find((explique) => explique.lot.id === lotId)?.lot;
  if (lot === undefined) return { autre: "Un autre droit", lien: null };
  return { autre: `${motActivite(lot.activite)}, ${lot.annee}`, lien: `/mon-compte/droits/${lot.id}` };
}

/** Ce qui a été pris sur une part pour en rembourser une autre, avec le droit que chaque retenue rembourse. */
export function retenuesDuLot(lotId: string, indus: readonly InduExplique[], lots: Lots): VueRetenue[] {
  const autres = indus.filter((indu) => indu.lotId !== lotId);
  return autres.flatMap((indu) =>
    indu.retenues.filter((retenue) => retenue.lotId === lotId).map(({ montant }) => ({ montant, ...nommer(lots, indu.lotId) })),
  );
}

/** Ce qui se montre d'un indu. */
export function vueIndu(indu: InduExplique, lots: Lots): VueIndu {
  return {
    id: indu.id,
    lotId: indu.lotId,
    titre: nommer(lots, indu.lotId).autre,
    etat: ETATS[indu.etat],
    montant: indu.montant,
    retenu: indu.retenu,
    reste: indu.reste,
    constateLe: indu.jour,
    pourquoi: indu.motifs,
    explication: indu.explication,
    retenues: indu.retenues.map(({ lotId, montant }) => ({ montant, ...(lotId === indu.lotId ? DE_LUI_MEME : nommer(lots, lotId)) })),
    raison: indu.raison,
    hypotheses: indu.hypotheses,
    recours: indu.recours,
  };
}
