// La pagination : un curseur opaque dit où reprendre, l'en-tête Link porte l'adresse entière de la suite.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";

/** Nombre d'éléments par page : 100 par défaut, 1000 au plus. */
export const champLimite = z.coerce
  .number({ error: "un nombre de 1 à 1000 attendu" })
  .int("un nombre entier attendu")
  .min(1, "1 au moins")
  .max(1000, "1000 au plus")
  .default(100)
  .meta({ description: "Éléments par page.", type: "integer" });

export const champApres = z
  .string()
  .max(400)
  .optional()
  .meta({ description: "Curseur rendu par la page précédente ; ne s'écrit pas à la main." });

/** Écrit un curseur : son contenu ne fait pas partie du contrat. */
export function ecrireCurseur(contenu: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(contenu)).toString("base64url");
}

/** Lit un curseur par le schéma de ce qu'il porte ; null s'il n'y en a pas. */
export function lireCurseur<S extends z.ZodType>(schema: S, texte: string | undefined): z.infer<S> | null {
  if (texte === undefined) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(texte, "base64url").toString("utf8")));
  } catch {
    throw new Refus("api/curseur-invalide");
  }
}

/** En-tête Link vers la page suivante, s'il y en a une. */
export function lienSuivant(
  adresse: string,
  recherche: Readonly<Record<string, string | number | undefined>>,
): Readonly<Record<string, string>> {
  if (recherche["apres"] === undefined) return {};
  const parametres = new URLSearchParams();
  for (const [nom, valeur] of Object.entries(recherche)) if (valeur !== undefined) parametres.set(nom, String(valeur));
  return { link: `<${adresse}?${parametres.toString()}>; rel="next"` };
}
