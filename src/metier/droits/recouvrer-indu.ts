// La Caisse « peut » retenir un indu sur les droits inscrits ou à venir (L6323-45) : un agent le décide, ou y renonce.
import type { Motif } from "../../regles/motif.js";
import { Refus } from "../../socle/refus.js";
import { type DateCivile, dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { creerEvaluation, verrouillerEvaluation } from "./droits.sql.js";
import { expliquerIndu, type Indu, type InduExplique, motifsGardes } from "./indu.js";
import { compterOuverts, inscrireEvenement, type LigneOuvert, lireOuverts, noterEtat } from "./indus.sql.js";
import { indusDe, lotsRetenables, nommerActeur, retenirSur } from "./retenir.js";

/** `motif` est lu par la personne : une phrase, 500 caractères au plus. */
export interface DecisionSurIndu {
  readonly titulaireId: string;
  readonly induId: string;
  readonly motif: string;
}

/** Relit l'indu sous le verrou du titulaire ; refuse celui qui n'existe pas ou n'est plus à recouvrer. */
async function trouver(ctx: Contexte, { titulaireId, induId, motif }: DecisionSurIndu): Promise<{ indu: Indu; indus: Indu[] }> {
  if (motif.trim() === "" || motif.length > 500) throw new Refus("droits/motif-requis");
  await ctx.base.requete(creerEvaluation(titulaireId, ctx.horloge.aujourdhui()));
  await ctx.base.requete(verrouillerEvaluation(titulaireId));
  const indus = await indusDe(ctx, titulaireId);
  const indu = indus.find(({ id }) => id === induId);
  if (indu === undefined) throw new Refus("droits/indu-inconnu");
  return { indu, indus };
}

async function relire(ctx: Contexte, { titulaireId, induId }: DecisionSurIndu): Promise<InduExplique> {
  const indu = (await indusDe(ctx, titulaireId)).find(({ id }) => id === induId);
  if (indu === undefined) throw new Error("L'indu vient d'être écrit et ne se lit pas.");
  return expliquerIndu(indu);
}

/**
 * Retient un indu sur les lots disponibles, les plus anciens d'abord, et le reste sur les inscriptions suivantes. Une seconde
 * fois, rien de plus n'est écrit. Refuse droits/indu-inconnu, droits/indu-clos (abandonné ou sans objet), droits/motif-requis.
 */
export async function recouvrerIndu(ctx: Contexte, demande: DecisionSurIndu): Promise<InduExplique> {
  exiger(ctx.acteur, "recouvrer_indu");
  const { titulaireId, induId, motif } = demande;
  const systeme: Contexte = { ...ctx, acteur: { genre: "systeme" } };
  const { indu, indus } = await trouver(ctx, demande);
  if (indu.etat === "abandonne" || indu.etat === "sans_objet") throw new Refus("droits/indu-clos", { etat: indu.etat });
  if (!indu.retenueDecidee && indu.etat === "constate") {
    const instant = ctx.horloge.maintenant();
    const par = nommerActeur(ctx.acteur);
    await ctx.base.requete(inscrireEvenement({ titulaireId, induId, evenement: "decision", par, motif, instant }));
    await ctx.base.requete(noterEtat(titulaireId, { id: induId, etat: "constate", decidee: instant }));
  }
  await retenirSur(systeme, titulaireId, { indu, lots: await lotsRetenables(systeme, titulaireId, indus) });
  return relire(ctx, demande);
}

/** Renonce à ce qui n'a pas encore été retenu ; ce qui l'a été le reste. Une seconde fois, rien de plus n'est écrit. */
export async function abandonnerIndu(ctx: Contexte, demande: DecisionSurIndu): Promise<InduExplique> {
  exiger(ctx.acteur, "recouvrer_indu");
  const { titulaireId, induId, motif } = demande;
  const { indu } = await trouver(ctx, demande);
  if (indu.etat === "recouvre" || indu.etat === "sans_objet") throw new Refus("droits/indu-clos", { etat: indu.etat });
  if (indu.etat === "constate") {
    const instant = ctx.horloge.maintenant();
    await ctx.base.requete(inscrireEvenement({ titulaireId, induId, evenement: "abandon", par: nommerActeur(ctx.acteur), motif, instant }));
    await ctx.base.requete(noterEtat(titulaireId, { id: induId, etat: "abandonne" }));
  }
  return relire(ctx, demande);
}

/** Un indu à décider ou en cours de retenue : des identifiants opaques et des centimes. */
export interface InduOuvert {
  readonly titulaireId: string;
  readonly induId: string;
  readonly jour: DateCivile;
  readonly montant: number;
  readonly reste: number;
  /** Pourquoi le droit n'a plus d'appui. */
  readonly motifs: readonly Motif[];
  readonly retenueDecidee: boolean;
}

const OUVERTS_MONTRES = 1_000;

/** Indus encore dus, le plus ancien d'abord, mille au plus. */
export async function listerIndusOuverts(ctx: Contexte): Promise<readonly InduOuvert[]> {
  exiger(ctx.acteur, "recouvrer_indu");
  const lignes = await ctx.base.requete<LigneOuvert>(lireOuverts(OUVERTS_MONTRES));
  return lignes.map((ligne) => ({
    titulaireId: ligne.titulaire_id,
    induId: ligne.id,
    jour: dateCivile(ligne.jour),
    montant: Number(ligne.montant),
    motifs: motifsGardes.parse(ligne.motifs),
    reste: Number(ligne.montant - ligne.retenu),
    retenueDecidee: ligne.retenue_decidee,
  }));
}

/** Tous les indus encore dus. */
export async function compterIndusOuverts(ctx: Contexte): Promise<number> {
  exiger(ctx.acteur, "recouvrer_indu");
  const [ligne] = await ctx.base.requete<{ nombre: number }>(compterOuverts);
  return ligne?.nombre ?? 0;
}
