// Reconnaître le responsable ou l'agent que ProConnect présente. Les organismes dont il répond sont l'affaire d'un autre contexte.
import { randomUUID } from "node:crypto";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "./habilitations.js";
import { ecrireResponsable, type LigneResponsable, lireResponsableParId } from "./responsables.sql.js";

export interface PresentationResponsable {
  readonly sub: string;
  readonly courriel: string;
  readonly nom: string;
  readonly prenom: string;
  /** SIRET de l'organisation choisie dans ProConnect, quand elle en a un. */
  readonly siret: string | null;
}

export interface Responsable extends PresentationResponsable {
  readonly responsableId: string;
}

function responsableDe(ligne: LigneResponsable): Responsable {
  const { id, sub, courriel, nom, prenom, siret } = ligne;
  return { responsableId: id, sub, courriel, nom, prenom, siret };
}

/** Rend le responsable présenté, créé à sa première venue, son nom et son adresse mis à jour ensuite. */
export async function reconnaitreResponsable(ctx: Contexte, presentation: PresentationResponsable): Promise<Responsable> {
  exiger(ctx.acteur, "se_connecter");
  const lignes = await ctx.base.requete<LigneResponsable>(ecrireResponsable(randomUUID(), presentation, ctx.horloge.maintenant()));
  if (lignes[0] === undefined) throw new Error("Le responsable présenté n'a pas été écrit.");
  return responsableDe(lignes[0]);
}

/** Le responsable connu sous cet identifiant ; refuse s'il n'existe pas. */
export async function lireResponsable(ctx: Contexte, responsableId: string): Promise<Responsable> {
  exiger(ctx.acteur, "se_connecter");
  const lignes = await ctx.base.requete<LigneResponsable>(lireResponsableParId(responsableId));
  if (lignes[0] === undefined) throw new Refus("identite/personne-inconnue");
  return responsableDe(lignes[0]);
}
