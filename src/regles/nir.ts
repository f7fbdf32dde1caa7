// Le numéro d'inscription au répertoire (décret 82-103, art. 4) : sa forme, règle par règle, sans jamais le réimprimer.

export const REGLES_NIR = ["longueur", "sexe", "mois", "lieu", "ordre", "cle"] as const;
export type RegleNir = (typeof REGLES_NIR)[number];

/** `regle` est la première règle qui échoue, null quand le numéro est bien formé. */
export interface VerificationNir {
  readonly valide: boolean;
  readonly regle: RegleNir | null;
  readonly phrase: string;
}

/** Le numéro découpé ; l'année n'a que deux chiffres : le siècle n'y est pas écrit. */
export interface PartiesNir {
  readonly sexe: string;
  readonly annee: string;
  readonly mois: string;
  readonly lieu: string;
  readonly ordre: string;
  readonly cle: string;
}

const LONGUEUR = 15;
const MODULO = 97;
/** Les départements 2A et 2B existent depuis 1976 : le 20 n'est possible qu'avant. */
const DERNIERE_ANNEE_CORSE_20 = 75;
/** 96 : Tunisie sous protectorat ; au-delà de 1964, plus aucun numéro ne le porte. */
const DERNIERE_ANNEE_96 = 64;

/** Ôte espaces, points et traits d'union, et met en capitales. */
function nettoyer(texte: string): string {
  return texte.replace(/[\s.\-\u2010-\u2015\u2212]/gu, "").toUpperCase();
}

function decouper(numero: string): PartiesNir {
  return {
    sexe: numero.slice(0, 1),
    annee: numero.slice(1, 3),
    mois: numero.slice(3, 5),
    lieu: numero.slice(5, 10),
    ordre: numero.slice(10, 13),
    cle: numero.slice(13, 15),
  };
}

function moisPossible(mois: string): boolean {
  if (!/^\d{2}$/u.test(mois)) return false;
  const nombre = Number(mois);
  return (nombre >= 1 && nombre <= 12) || nombre >= 20;
}

function lieuPossible(lieu: string, annee: number): boolean {
  if (!/^(\d{2}|2[AB])\d{3}$/u.test(lieu)) return false;
  const departement = lieu.slice(0, 2);
  if (departement === "00" || lieu.endsWith("000")) return false;
  if (departement === "20") return annee <= DERNIERE_ANNEE_CORSE_20;
  if (departement === "96") return annee <= DERNIERE_ANNEE_96;
  return true;
}

/** Clé attendue : 97 moins le reste des treize premiers caractères, 2A comptant 19 et 2B comptant 18. */
function cleAttendue(parties: PartiesNir): string {
  const lieu = parties.lieu.replace("2A", "19").replace("2B", "18");
  const nombre = Number(`${parties.sexe}${parties.annee}${parties.mois}${lieu}${parties.ordre}`);
  return (MODULO - (nombre % MODULO)).toString().padStart(2, "0");
}

const PHRASES: Readonly<Record<RegleNir, string>> = {
  longueur: "Le numéro doit avoir quinze caractères : treize pour le numéro et deux pour la clé, sans lettre hors 2A et 2B.",
  sexe: "Le premier chiffre doit être 1 ou 2. Un numéro provisoire ou ancien, qui commence autrement, n'est pas accepté : attendez le numéro définitif.",
  mois: "Les quatrième et cinquième chiffres doivent être un mois, de 01 à 12, ou de 20 à 99 quand le mois est inconnu.",
  lieu: "Les caractères six à dix doivent être le lieu de naissance : département et commune, ou 99 et le pays.",
  ordre: "Les trois chiffres qui précèdent la clé vont de 001 à 999.",
  cle: "La clé (les deux derniers chiffres) ne correspond pas aux treize premiers caractères. Relisez-les un à un sur votre carte Vitale.",
};

function premiereFaute(numero: string): RegleNir | null {
  if (numero.length !== LONGUEUR) return "longueur";
  const parties = decouper(numero);
  if (!/^[12]$/u.test(parties.sexe)) return "sexe";
  if (!/^\d{2}$/u.test(parties.annee)) return "longueur";
  if (!moisPossible(parties.mois)) return "mois";
  if (!lieuPossible(parties.lieu, Number(parties.annee))) return "lieu";
  if (!/^\d{3}$/u.test(parties.ordre) || parties.ordre === "000") return "ordre";
  return parties.cle === cleAttendue(parties) ? null : "cle";
}

/** Vérifie la forme d'un numéro ; tout texte a une réponse, et la réponse ne contient jamais le numéro. */
export function verifierNir(texte: string): VerificationNir {
  const regle = premiereFaute(nettoyer(texte));
  if (regle === null) return { valide: true, regle, phrase: "Le numéro est bien formé. Sa forme ne prouve pas à qui il appartient." };
  return { valide: false, regle, phrase: PHRASES[regle] };
}

/** Découpe un numéro bien formé ; null quand une règle échoue. */
export function lireNir(texte: string): PartiesNir | null {
  const numero = nettoyer(texte);
  return premiereFaute(numero) === null ? decouper(numero) : null;
}
