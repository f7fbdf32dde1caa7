// Ouvrir son compte : l'âge de L5151-2, un numéro de sécurité sociale bien formé, cohérent avec la personne, et libre.
import { randomUUID } from "node:crypto";
import { type OuvertureDuCompte, ouvertureDuCompte } from "../../regles/compte.js";
import type { Motif } from "../../regles/motif.js";
import { type RegleNir, verifierNir } from "../../regles/nir.js";

import { chiffrer } from "../../socle/chiffrement.js";
import { Refus } from "../../socle/refus.js";
import { blocageEnCours, type EtatEssais, type Limite, noterEssaiManque, oublierEssais } from "../../socle/tentatives.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "./habilitations.js";
import { empreinteNir, normaliserNir } from "./nir.js";
import { type ChampCoherence, champsIncoherents, numeroRecevable } from "./numero-et-personne.js";
import type { Personne } from "./personne.js";
import { type LignePersonne, lirePersonneParId, personneDe } from "./personnes.sql.js";
import type { Statut } from "./titulaire.js";
import { effacerTitulaireSansNir, insererNir, insererTitulaire, lireTitulaireDePersonne } from "./titulaires.sql.js";

export interface DemandeOuverture {
  readonly personneId: string;
  /** Tel que la personne l'a tapé : espaces, points et minuscules admis. */
  readonly nir: string;
  /** Jour de signature du contrat d'apprentissage, ou null. */
  readonly contratApprentissage: DateCivile | null;
  readonly statut: Statut;
}

/**
 * Réponse à une demande d'ouverture. `age` : la loi dit non, et quand elle dira oui. `nir_faux` : première règle de
 * forme en échec. `nir_incoherent`, `nir_pris` : la voie assistée reste ouverte. `bloque` : trop d'essais.
 * Les refus sont des valeurs, pour que l'essai manqué reste compté quand la transaction se termine.
 */
export type Ouverture =
  | { readonly genre: "ouvert"; readonly titulaireId: string }
  | { readonly genre: "age"; readonly motifs: readonly Motif[]; readonly ouvrableLe: DateCivile }
  | { readonly genre: "nir_faux"; readonly regle: RegleNir; readonly phrase: string; readonly restants: number }
  | { readonly genre: "nir_incoherent"; readonly champs: readonly ChampCoherence[]; readonly restants: number }
  | { readonly genre: "nir_pris"; readonly restants: number }
  | { readonly genre: "bloque"; readonly jusquA: Date };

/** Huit numéros refusés en une demi-heure ferment le formulaire pour un quart d'heure. */
export const LIMITE_NIR: Limite = { maximum: 8, fenetreMinutes: 30, blocageMinutes: 15 };

/** Ce que L5151-2 répond à cette personne, avant tout numéro. */
export function ouvertureSelonAge(naissance: DateCivile, contratApprentissage: DateCivile | null, date: DateCivile): OuvertureDuCompte {
  return ouvertureDuCompte(naissance, contratApprentissage !== null && contratApprentissage <= date ? contratApprentissage : null, date);
}

/** Ouvre le compte de la personne et rend son `titulaireId`, ou dit ce qui l'empêche et quoi faire. */
export async function ouvrirCompte(ctx: Contexte, demande: DemandeOuverture): Promise<Ouverture> {
  const lie = ctx.acteur.genre !== "arrivant" || ctx.acteur.personneId === demande.personneId;
  exiger(ctx.acteur, "ouvrir_compte", lie);
  if (!lie) throw new Refus("identite/action-interdite", { action: "ouvrir_compte" });
  const instant = ctx.horloge.maintenant();
  const personne = await lirePersonneSansCompte(ctx, demande.personneId);
  const age = ouvertureSelonAge(personne.naissance, demande.contratApprentissage, ctx.horloge.aujourdhui());
  if (!age.possible) return { genre: "age", motifs: age.motifs, ouvrableLe: age.aPartirDu };
  const bloque = await blocageEnCours(ctx.base, cibleDe(personne), instant);
  if (bloque !== null) return { genre: "bloque", jusquA: bloque };
  const forme = verifierNir(demande.nir);
  if (!forme.valide && forme.regle !== null) {
    return manque(ctx, personne, { genre: "nir_faux", regle: forme.regle, phrase: forme.phrase, restants: 0 });
  }
  const champs = champsIncoherents(demande.nir, personne);
  if (!numeroRecevable(champs)) return manque(ctx, personne, { genre: "nir_incoherent", champs, restants: 0 });
  const titulaireId = await ecrireCompte(ctx, demande);
  if (titulaireId === null) return manque(ctx, personne, { genre: "nir_pris", restants: 0 });
  await oublierEssais(ctx.base, cibleDe(personne));
  return { genre: "ouvert", titulaireId };
}

const cibleDe = (personne: Personne) => ({ domaine: "nir", sujet: personne.id });

async function lirePersonneSansCompte(ctx: Contexte, personneId: string): Promise<Personne> {
  const [ligne] = await ctx.base.requete<LignePersonne>(lirePersonneParId(personneId));
  if (ligne === undefined) throw new Refus("identite/personne-inconnue");
  const comptes = await ctx.base.requete(lireTitulaireDePersonne(personneId));
  if (comptes.length > 0) throw new Refus("identite/compte-deja-ouvert");
  return personneDe(ligne);
}

type Manque = Extract<Ouverture, { readonly restants: number }>;

async function manque(ctx: Contexte, personne: Personne, reponse: Manque): Promise<Ouverture> {
  const regle = { limite: LIMITE_NIR, instant: ctx.horloge.maintenant() };
  const etat: EtatEssais = await noterEssaiManque(ctx.base, cibleDe(personne), regle);
  if (etat.bloqueJusquAu !== null) return { genre: "bloque", jusquA: etat.bloqueJusquAu };
  return { ...reponse, restants: etat.restants };
}

/** Écrit le compte puis le numéro ; rend null, sans rien laisser, si le numéro a déjà un compte. */
async function ecrireCompte(ctx: Contexte, demande: DemandeOuverture): Promise<string | null> {
  const instant = ctx.horloge.maintenant();
  const titulaireId = randomUUID();
  const { personneId, statut, contratApprentissage } = demande;
  const ecrits = await ctx.base.requete(
    insererTitulaire({ titulaireId, personneId, statut, contratApprentissage, ouvertLe: ctx.horloge.aujourdhui(), instant }),
  );
  if (ecrits.length === 0) throw new Refus("identite/compte-deja-ouvert");
  const chiffre = chiffrer("nir", normaliserNir(demande.nir), titulaireId);
  const gardes = await ctx.base.requete(insererNir({ titulaireId, chiffre, empreinte: empreinteNir(demande.nir), instant }));
  if (gardes.length > 0) return titulaireId;
  await ctx.base.requete(effacerTitulaireSansNir(titulaireId));
  return null;
}
