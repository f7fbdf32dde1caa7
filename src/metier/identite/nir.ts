// Le numéro de sécurité sociale vu du service : une écriture, une empreinte ; en clair, il ne sort jamais d'ici.
import { empreinte } from "../../socle/chiffrement.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "./habilitations.js";
import { lireEmpreinteDe, lireTitulaireParEmpreinte } from "./titulaires.sql.js";

/** Le numéro sans espaces, points ni tirets, en capitales. */
export function normaliserNir(nir: string): string {
  return nir.replace(/[\s.\-\u2010-\u2015\u2212]+/gu, "").toUpperCase();
}

/** Empreinte à clé d'un NIR, 64 caractères : de quoi retrouver un compte sans garder le numéro. */
export function empreinteNir(nir: string): string {
  return empreinte("nir", normaliserNir(nir));
}

/** Titulaire dont le NIR a cette empreinte, ou null. Réservé au dépôt des organismes et aux tâches. */
export async function trouverTitulaireParEmpreinte(ctx: Contexte, empreinteCherchee: string): Promise<string | null> {
  exiger(ctx.acteur, "deposer_activite");
  const lignes = await ctx.base.requete<{ titulaire_id: string }>(lireTitulaireParEmpreinte(empreinteCherchee));
  return lignes[0]?.titulaire_id ?? null;
}

/** Empreinte du NIR d'un titulaire : ce par quoi une activité déposée avant sa venue lui revient. */
export async function empreinteDuTitulaire(ctx: Contexte, titulaireId: string): Promise<string | null> {
  exiger(ctx.acteur, "consulter_compte", ctx.acteur.genre === "titulaire" && ctx.acteur.titulaireId === titulaireId);
  const lignes = await ctx.base.requete<{ empreinte: string }>(lireEmpreinteDe(titulaireId));
  return lignes[0]?.empreinte ?? null;
}
