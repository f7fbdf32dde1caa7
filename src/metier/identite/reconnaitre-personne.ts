// Reconnaître qui un fournisseur d'identité présente : par son identifiant d'abord, par ses traits ensuite.
import { randomUUID } from "node:crypto";
import type { Contexte } from "../contexte.js";
import type { Preuve } from "./acteur.js";
import { exiger } from "./habilitations.js";
import { numeroConfirme } from "./numero-et-personne.js";
import { declarationConfirmee, memesTraits, type Personne, preuveSuffit, type Traits } from "./personne.js";
import {
  actualiserPersonne,
  type Ecriture,
  insererPersonneEtSub,
  type LignePersonne,
  lirePersonneParId,
  lirePersonneParSub,
  lirePersonnesProuveesNeesLe,
  personneDe,
  rattacherSub,
} from "./personnes.sql.js";
import { lireTitulaireDePersonne } from "./titulaires.sql.js";

export interface Presentation {
  readonly fournisseur: "franceconnect" | "franceconnect_plus";
  readonly sub: string;
  readonly traits: Traits;
  readonly preuve: Preuve;
  /** Personne déjà entrée par courriel dans cette visite, dont FranceConnect vient prouver l'identité. */
  readonly personneCourante?: string | undefined;
}

export interface Reconnaissance {
  readonly personneId: string;
  readonly titulaireId: string | null;
  readonly preuve: Preuve;
  readonly prenom: string;
  readonly nom: string;
  /** Vrai si l'identité déclarée par courriel vient d'être prouvée. */
  readonly rattachee: boolean;
}

/** Rend la personne présentée, créée au besoin. Une personne seulement déclarée n'est jamais rejointe par ses traits. */
export async function reconnaitrePersonne(ctx: Contexte, presentation: Presentation): Promise<Reconnaissance> {
  exiger(ctx.acteur, "se_connecter");
  const { fournisseur, sub, traits } = presentation;
  const connue = await premiere(ctx, lirePersonneParSub(fournisseur, sub));
  const declaree = connue === null ? await declareeConfirmee(ctx, presentation) : null;
  const retrouvee = connue ?? declaree ?? (await parTraits(ctx, traits));
  const preuve = retrouvee !== null && preuveSuffit(retrouvee.preuve, presentation.preuve) ? retrouvee.preuve : presentation.preuve;
  const ecriture: Ecriture = { id: retrouvee?.id ?? randomUUID(), traits, preuve, instant: ctx.horloge.maintenant() };
  if (retrouvee === null) {
    await ctx.base.requete(insererPersonneEtSub(ecriture, fournisseur, sub));
  } else {
    await ctx.base.requete(rattacherSub({ personneId: retrouvee.id, fournisseur, sub, instant: ecriture.instant }));
    await ctx.base.requete(actualiserPersonne(ecriture));
  }
  const comptes = await ctx.base.requete<{ titulaire_id: string }>(lireTitulaireDePersonne(ecriture.id));
  return {
    personneId: ecriture.id,
    titulaireId: comptes[0]?.titulaire_id ?? null,
    preuve: presentation.preuve,
    prenom: traits.prenoms.split(" ")[0] ?? traits.prenoms,
    nom: traits.nomUsage ?? traits.nomNaissance,
    rattachee: declaree !== null,
  };
}

async function premiere(ctx: Contexte, instruction: Parameters<Contexte["base"]["requete"]>[0]): Promise<Personne | null> {
  const lignes = await ctx.base.requete<LignePersonne>(instruction);
  return lignes[0] === undefined ? null : personneDe(lignes[0]);
}

/** La personne entrée par courriel dans cette visite, si le fournisseur confirme ce qu'elle avait déclaré, numéro compris. */
async function declareeConfirmee(ctx: Contexte, presentation: Presentation): Promise<Personne | null> {
  if (presentation.personneCourante === undefined) return null;
  const courante = await premiere(ctx, lirePersonneParId(presentation.personneCourante));
  if (courante === null || courante.preuve !== "declaree") return null;
  if (!declarationConfirmee(courante, presentation.traits)) return null;
  return (await numeroConfirme(ctx, courante.id, presentation.traits)) ? courante : null;
}

/** Une seule personne prouvée a ces traits ; dans le doute (homonymes), aucune. */
async function parTraits(ctx: Contexte, traits: Traits): Promise<Personne | null> {
  const lignes = await ctx.base.requete<LignePersonne>(lirePersonnesProuveesNeesLe(traits.naissance));
  const pareilles = lignes.map(personneDe).filter((personne) => memesTraits(personne, traits));
  return pareilles.length === 1 ? (pareilles[0] ?? null) : null;
}
