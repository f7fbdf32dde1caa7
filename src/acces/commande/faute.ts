// Une entrée fausse se dit champ par champ : où, ce qui ne va pas, ce qui était attendu.
import type { z } from "zod";

/** `chemin` s'écrit « activites[0].heures » ; il est vide quand c'est le document entier qui ne se lit pas. */
export interface Faute {
  readonly chemin: string;
  readonly phrase: string;
}

const LONGUEUR_MONTREE = 60;

/** Ce qui ressemble à un numéro de sécurité sociale ne se réimprime pas, même tapé à la mauvaise place. */
const NUMERO_PERSONNEL = /\d(?:[\s.-]?[\dAB]){12,}/giu;

/** Rend un texte venu de l'entrée montrable sur une seule ligne, sans caractère de commande. */
export function montrer(texte: string): string {
  const ligne = JSON.stringify(texte.replace(NUMERO_PERSONNEL, "[numéro masqué]"))
    .slice(1, -1)
    .replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "·");
  return ligne.length > LONGUEUR_MONTREE ? `${ligne.slice(0, LONGUEUR_MONTREE)}…` : ligne;
}

/** Écrit un chemin zod « activites[0].heures ». */
export function ecrireChemin(parties: readonly PropertyKey[]): string {
  let chemin = "";
  for (const partie of parties) {
    if (typeof partie === "number") chemin += `[${partie}]`;
    else chemin += `${chemin === "" ? "" : "."}${montrer(String(partie))}`;
  }
  return chemin;
}

function valeurAuChemin(racine: unknown, parties: readonly PropertyKey[]): unknown {
  let valeur = racine;
  for (const partie of parties) {
    if (typeof valeur !== "object" || valeur === null || !Object.hasOwn(valeur, partie)) return undefined;
    valeur = Reflect.get(valeur, partie);
  }
  return valeur;
}

function decrire(valeur: unknown): string {
  if (valeur === undefined) return "ce champ est absent";
  if (valeur === null) return "null n'est pas accepté ici";
  if (Array.isArray(valeur)) return "une liste n'est pas acceptée ici";
  if (typeof valeur === "object") return "un objet n'est pas accepté ici";
  return `« ${montrer(String(valeur))} » n'est pas accepté`;
}

function traduireUne(probleme: z.core.$ZodIssue, racine: unknown): Faute[] {
  if (probleme.code === "unrecognized_keys") {
    return probleme.keys.map((cle) => ({
      chemin: ecrireChemin([...probleme.path, cle]),
      phrase: "ce champ est inconnu, attendu aucun champ de ce nom ici",
    }));
  }
  const chemin = ecrireChemin(probleme.path);
  return [{ chemin, phrase: `${decrire(valeurAuChemin(racine, probleme.path))}, attendu ${probleme.message}` }];
}

/**
 * Met en français les problèmes relevés par zod sur `racine`.
 * Le message de chaque schéma dit ce qui est attendu (« une date AAAA-MM-JJ ») ; le reste s'en déduit.
 */
export function traduireFautes(problemes: readonly z.core.$ZodIssue[], racine: unknown): Faute[] {
  return problemes.flatMap((probleme) => traduireUne(probleme, racine));
}

/** Une ligne pour la sortie d'erreur ; un chemin vide se dit « document ». */
export function ecrireFaute({ chemin, phrase }: Faute): string {
  return `${chemin === "" ? "document" : chemin}: ${phrase}`;
}
