// L'organisme de rattachement et les adresses : SIRET et sa clé, RNA, registre local, code postal, courriel.
import { queDesChiffres } from "./chiffres.js";
import { type Examen, R } from "./examen.js";
import type { LigneDepot } from "./ligne-depot.js";

const LA_POSTE = "356000000";
const CHIFFRES_DU_SIRET = 14;

/** Clé de Luhn ; les établissements de La Poste ont la leur : la somme de leurs chiffres est un multiple de cinq. */
function cleJuste(siret: string): boolean {
  let somme = 0;
  let simple = 0;
  for (let rang = 0; rang < CHIFFRES_DU_SIRET; rang += 1) {
    const chiffre = siret.charCodeAt(rang) - 48;
    const double = rang % 2 === 0 ? chiffre * 2 : chiffre;
    somme += double > 9 ? double - 9 : double;
    simple += chiffre;
  }
  return somme % 10 === 0 || (siret.startsWith(LA_POSTE) && simple % 5 === 0);
}

export function lireSiret(examen: Examen, rang: number): string | null {
  const siret = examen.lire(rang);
  if (siret === "") return null;
  if (!queDesChiffres(siret, CHIFFRES_DU_SIRET)) examen.fauterValeur("siret_mal_forme", rang);
  else if (!cleJuste(siret)) examen.fauterValeur("siret_cle", rang);
  return siret;
}

function conforme(
  examen: Examen,
  rang: number,
  forme: { readonly motif: RegExp; readonly code: "rna_mal_forme" | "registre_mal_forme" },
): string | null {
  const valeur = examen.texte(rang);
  if (valeur !== null && !forme.motif.test(valeur)) examen.fauterValeur(forme.code, rang);
  return valeur;
}

const RNA = { motif: /^W\d[0-9AB]\d{7}$/u, code: "rna_mal_forme" } as const;
const REGISTRE = { motif: /^[^/]{2,}\/[^/]+\/[^/]+$/u, code: "registre_mal_forme" } as const;
const COURRIEL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

export function lireOrganisme(examen: Examen): Pick<LigneDepot, "organisme" | "courriel"> {
  const courriel = examen.texte(R.courriel);
  // L'adresse ne se recopie pas dans un rapport : la faute suffit à la retrouver.
  if (courriel !== null && !COURRIEL.test(courriel)) examen.fauter("courriel_mal_forme", R.courriel);
  const siret = lireSiret(examen, R.siret);
  const rna = conforme(examen, R.rna, RNA);
  const registreLocal = conforme(examen, R.registre, REGISTRE);
  if (siret === null && rna === null && registreLocal === null) examen.fauter("organisme_non_designe", R.siret);
  const nom = examen.texte(R.nomOrganisme) ?? "";
  const codePostal = examen.lire(R.codePostal);
  if (codePostal !== "" && !queDesChiffres(codePostal, 5)) examen.fauterValeur("code_postal_mal_forme", R.codePostal);
  return { organisme: { siret, rna, registreLocal, nom, codePostal }, courriel };
}
