// Les traits d'identité d'une personne, tels que FranceConnect les donne ou tels qu'elle les déclare.
import { type DateCivile, lireDateCivile } from "../../socle/valeurs/date-civile.js";
import type { Preuve } from "./acteur.js";

export type Sexe = "masculin" | "feminin" | "non_precise";

/** Traits d'identité. `lieuNaissance` : code INSEE, "" à l'étranger, null si inconnu ; `paysNaissance` : 99xxx ou null. */
export interface Traits {
  readonly prenoms: string;
  readonly nomNaissance: string;
  readonly nomUsage: string | null;
  readonly naissance: DateCivile;
  readonly naissancePresumee: boolean;
  readonly sexe: Sexe;
  readonly lieuNaissance: string | null;
  readonly paysNaissance: string | null;
  readonly courriel: string | null;
}

export interface Personne extends Traits {
  readonly id: string;
  readonly preuve: Preuve;
}

const RANG: Record<Preuve, number> = { declaree: 0, eidas1: 1, eidas2: 2, eidas3: 3 };

/** Vrai si la preuve rendue vaut au moins celle demandée. */
export function preuveSuffit(rendue: Preuve, demandee: Preuve): boolean {
  return RANG[rendue] >= RANG[demandee];
}

/** Lit le niveau rendu par le fournisseur ; null s'il n'est pas connu. */
export function lirePreuve(acr: unknown): Preuve | null {
  return acr === "eidas1" || acr === "eidas2" || acr === "eidas3" ? acr : null;
}

/**
 * Lit une date de naissance, présumée ou non : « AAAA-00-00 » vaut le 1er janvier, « AAAA-MM-00 » le 1er du mois,
 * comme l'état civil les écrit. Rend null si aucune lecture n'est possible.
 */
export function lireNaissance(texte: string): { naissance: DateCivile; presumee: boolean } | null {
  const exacte = lireDateCivile(texte);
  if (exacte !== null) return { naissance: exacte, presumee: false };
  const parties = /^(\d{4})-(\d{2})-00$/u.exec(texte);
  if (parties === null) return null;
  const mois = parties[2] === "00" ? "01" : parties[2];
  const naissance = lireDateCivile(`${parties[1]}-${mois}-01`);
  return naissance === null ? null : { naissance, presumee: true };
}

/** Écriture commune d'un nom, pour comparer : sans accent, ligature, tiret ni apostrophe, en capitales. */
export function normaliserNom(nom: string): string {
  return nom
    .replace(/œ/giu, "oe")
    .replace(/æ/giu, "ae")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toUpperCase();
}

/** Mêmes traits d'état civil : ce que deux fournisseurs disent de la même personne. */
export function memesTraits(une: Traits, autre: Traits): boolean {
  return (
    normaliserNom(une.prenoms) === normaliserNom(autre.prenoms) &&
    normaliserNom(une.nomNaissance) === normaliserNom(autre.nomNaissance) &&
    une.naissance === autre.naissance &&
    une.sexe === autre.sexe &&
    une.lieuNaissance === autre.lieuNaissance &&
    une.paysNaissance === autre.paysNaissance
  );
}

/** Traits que la personne a déclarés et que le fournisseur confirme : nom de naissance, premier prénom, date. */
export function declarationConfirmee(declares: Traits, prouves: Traits): boolean {
  const premier = (prenoms: string) => normaliserNom(prenoms).split(" ")[0];
  return (
    normaliserNom(declares.nomNaissance) === normaliserNom(prouves.nomNaissance) &&
    premier(declares.prenoms) === premier(prouves.prenoms) &&
    declares.naissance === prouves.naissance
  );
}

/** Vrai si ce prénom et ce nom (de naissance ou d'usage) peuvent être ceux de la personne. */
export function porteCeNom(personne: Traits, { prenom, nom }: { prenom: string; nom: string }): boolean {
  const noms = [personne.nomNaissance, personne.nomUsage ?? personne.nomNaissance].map(normaliserNom);
  return noms.includes(normaliserNom(nom)) && ` ${normaliserNom(personne.prenoms)} `.includes(` ${normaliserNom(prenom)} `);
}

/** Premier prénom et nom montré (d'usage s'il existe). */
export function nomMontre(personne: Traits): { prenom: string; nom: string } {
  const prenom = personne.prenoms.split(" ")[0] ?? personne.prenoms;
  return { prenom, nom: personne.nomUsage ?? personne.nomNaissance };
}
