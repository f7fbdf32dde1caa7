// Inscrire un responsable de plus : président, trésorier, délégué ; plusieurs par association, pour qu'aucun silence n'éteigne un droit.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Responsable } from "./organisme.js";
import { insererResponsable, mettreAJourResponsable, trouverEnExercice } from "./responsables.sql.js";
import { tenirSesResponsables } from "./tenir-organisme.js";
import { nettoyer, normaliserCourriel } from "./texte.js";

export interface NouveauResponsable {
  readonly organismeId: string;
  readonly courriel: string;
  readonly nom: string;
  readonly prenom: string;
  readonly fonction: string;
  /** Son propre compte d'engagement, s'il en a un : il n'attestera pas ses heures tant qu'un autre le peut. */
  readonly titulaireId?: string | null;
}

function champ(texte: string, longueur: number, nom: string): string {
  const propre = nettoyer(texte, longueur);
  if (propre === "") throw new Refus("organismes/saisie-invalide", { champ: nom });
  return propre;
}

/** Inscrit le responsable, ou met à jour celui qui l'est déjà sous cette adresse : deux envois n'en font qu'un. */
export async function ajouterResponsable(ctx: Contexte, demande: NouveauResponsable): Promise<Responsable> {
  exiger(ctx.acteur, "gerer_responsables");
  await tenirSesResponsables(ctx, demande.organismeId);
  const courriel = normaliserCourriel(demande.courriel);
  if (!z.email().safeParse(courriel).success) throw new Refus("organismes/saisie-invalide", { champ: "courriel" });
  const responsable: Responsable = {
    id: randomUUID(),
    organismeId: demande.organismeId,
    courriel,
    nom: champ(demande.nom, 120, "nom"),
    prenom: champ(demande.prenom, 120, "prenom"),
    fonction: champ(demande.fonction, 120, "fonction"),
    titulaireId: demande.titulaireId ?? null,
    depuis: ctx.horloge.aujourdhui(),
    jusquAu: null,
  };
  if (!(await insererResponsable(ctx.base, responsable))) await mettreAJourResponsable(ctx.base, responsable);
  const inscrit = (await trouverEnExercice(ctx.base, demande.organismeId)).find((autre) => autre.courriel === courriel);
  if (inscrit === undefined) throw new Error("Responsable ni inscrit ni retrouvé.");
  return inscrit;
}
