// Qui est déclaré : le numéro, les traits d'identité, et le doute quand les deux ne disent pas la même personne.
import { coherenceNir, type TableDesLieux } from "../../../regles/coherence-nir.js";
import { lireNir, type RegleNir, verifierNir } from "../../../regles/nir.js";
import { nirOrdinaire, queDesChiffres } from "./chiffres.js";
import { type Examen, R } from "./examen.js";
import type { CodeFaute } from "./fautes.js";
import type { DouteIdentite, TraitsDeposes } from "./ligne-depot.js";
import { anneeEcrite, estNaissance, ressembleADate } from "./lire-date.js";

const FRANCE = "99100";
const AGE_MAXIMAL = 120;

const FAUTES_NIR: Readonly<Record<RegleNir, CodeFaute>> = {
  longueur: "nir_longueur",
  sexe: "nir_sexe",
  mois: "nir_mois",
  lieu: "nir_lieu",
  ordre: "nir_ordre",
  cle: "nir_cle",
};

const LONGUEUR_MAXIMALE = 256;
const A_DES_CHIFFRES = /\d[\s._:/-]?[\dAB]/iu;
const SUITE_DE_CHIFFRES = /\d(?:[\s._:/-]?[\dAB]){14,}/giu;

/** Vrai si un texte contient un numéro de sécurité sociale bien formé. */
export function contientNir(texte: string): boolean {
  if (texte.length < 15 || !A_DES_CHIFFRES.test(texte)) return false;
  // Au-delà, le champ est de toute façon trop long.
  for (const [suite] of texte.slice(0, LONGUEUR_MAXIMALE).matchAll(SUITE_DE_CHIFFRES)) {
    const compacte = suite.replace(/[\s._:/-]/gu, "");
    for (let depart = 0; depart + 15 <= compacte.length; depart += 1) {
      if (verifierNir(compacte.slice(depart, depart + 15)).valide) return true;
    }
  }
  return false;
}

/** Champs libres où un numéro n'a pas sa place. */
const LIBRES: readonly number[] = [
  R.idLigne,
  R.origine,
  R.courriel,
  R.registre,
  R.nomOrganisme,
  R.valideurNom,
  R.valideurQualite,
  R.apprenti,
  R.contrat,
  R.accord,
];

export function interdireNirAilleurs(examen: Examen): void {
  for (const rang of LIBRES) {
    const valeur = examen.lire(rang);
    if (valeur.length >= 15 && contientNir(valeur)) examen.fauter("nir_a_la_mauvaise_place", rang);
  }
}

const NOM = /^[\p{L}\p{M}'’ʼ.\- ]+$/u;
const LETTRE = /\p{L}/u;

/** Lettres sans accent, espaces et traits d'union : presque tous les noms, sans expression régulière. */
function nomSimple(texte: string): boolean {
  let lettres = 0;
  for (let rang = 0; rang < texte.length; rang += 1) {
    const code = texte.charCodeAt(rang) | 32;
    if (code >= 97 && code <= 122) lettres += 1;
    else if (code !== 32 && code !== 45) return false;
  }
  return lettres > 0;
}

function lireNom(examen: Examen, rang: number): string | null {
  const nom = examen.texte(rang);
  if (nom !== null && !nomSimple(nom) && !(NOM.test(nom) && LETTRE.test(nom))) examen.fauterValeur("nom_illisible", rang);
  return nom;
}

function lireNaissance(examen: Examen): string {
  const naissance = examen.lire(R.naissance);
  if (naissance === "") return "";
  if (!estNaissance(naissance)) examen.fauterValeur(ressembleADate(naissance) ? "date_inexistante" : "date_illisible", R.naissance);
  else if (naissance > examen.reperes.aujourdhui) examen.fauterValeur("date_future", R.naissance);
  else if (anneeEcrite(naissance) < examen.anneeCourante - AGE_MAXIMAL) examen.fauterValeur("naissance_trop_ancienne", R.naissance);
  return naissance;
}

const CORSE = /^2[AB]\d{3}$/u;

function estCommune(code: string): boolean {
  return queDesChiffres(code, 5) ? !code.startsWith("00") && !code.startsWith("99") : CORSE.test(code);
}

function lireLieu(examen: Examen, lieux: TableDesLieux | null): { readonly commune: string | null; readonly pays: string } {
  const pays = examen.lire(R.pays);
  const commune = examen.lire(R.commune);
  if (pays !== "" && pays !== FRANCE) {
    if (!queDesChiffres(pays, 5) || !pays.startsWith("99")) examen.fauterValeur("pays_mal_forme", R.pays);
    else if (lieux !== null && !lieux.paysConnu(pays)) examen.fauterValeur("pays_inconnu", R.pays);
  }
  if (commune === "") return { commune: null, pays };
  if (pays !== "" && pays !== FRANCE) examen.fauter("commune_hors_de_france", R.commune);
  else if (!estCommune(commune)) examen.fauterValeur("commune_mal_formee", R.commune);
  else if (lieux !== null && !lieux.communeConnue(commune)) examen.reserver("commune_inconnue", R.commune, { valeur: commune });
  return { commune, pays };
}

export function lireTraits(examen: Examen): TraitsDeposes {
  const nomNaissance = lireNom(examen, R.nomNaissance) ?? "";
  const nomUsage = lireNom(examen, R.nomUsage);
  const prenoms = lireNom(examen, R.prenoms) ?? "";
  const sexe = examen.lire(R.sexe);
  if (sexe !== "F" && sexe !== "M" && sexe !== "") examen.fauterValeur("sexe_inconnu", R.sexe);
  const naissance = lireNaissance(examen);
  const { commune, pays } = lireLieu(examen, examen.reperes.lieux);
  return {
    nomNaissance,
    nomUsage,
    prenoms,
    sexe: sexe === "M" ? "masculin" : "feminin",
    naissance,
    communeNaissance: commune,
    paysNaissance: pays,
  };
}

/** Numéro bien formé, quinze caractères sans espace ; null s'il est absent ou faux. */
export function lireNumero(examen: Examen): string | null {
  const texte = examen.lire(R.nir);
  if (texte === "") return null;
  if (nirOrdinaire(texte)) return texte;
  const parties = lireNir(texte);
  if (parties !== null) return Object.values(parties).join("");
  const { regle } = verifierNir(texte);
  // Le numéro lui-même ne se montre jamais, même faux.
  if (regle !== null) examen.fauter(FAUTES_NIR[regle], R.nir);
  return null;
}

/** Tous les traits écrits dans le numéro sont ceux de la ligne : le cas de presque toutes, sans autre question. */
function disentLaMeme(nir: string, { sexe, naissance, communeNaissance, paysNaissance }: TraitsDeposes): boolean {
  const lieu = paysNaissance === FRANCE ? communeNaissance : paysNaissance;
  if (lieu === null || !nir.startsWith(lieu, 5) || !nir.startsWith(sexe === "masculin" ? "1" : "2")) return false;
  return nir.startsWith(naissance.slice(2, 4), 1) && nir.startsWith(naissance.slice(5, 7), 3);
}

/**
 * Ce qui empêche d'attacher la ligne sans qu'un agent la regarde, ou null : un numéro qui contredit les traits,
 * ou, sans numéro, des traits qui ne suffisent pas.
 */
export function douteSur(nir: string | null, traits: TraitsDeposes, lieux: TableDesLieux | null): DouteIdentite | null {
  if (nir === null) {
    const presumee = traits.naissance.endsWith("-00");
    return presumee || (traits.paysNaissance === FRANCE && traits.communeNaissance === null) ? "traits_incomplets" : null;
  }
  if (disentLaMeme(nir, traits)) return null;
  const identite = {
    gender: traits.sexe === "masculin" ? "male" : "female",
    birthdate: traits.naissance,
    birthplace: traits.communeNaissance ?? undefined,
    birthcountry: traits.paysNaissance,
  };
  const accords = coherenceNir(nir, identite, lieux);
  return Object.values(accords).includes("incoherent") ? "nir_et_traits" : null;
}
