// Le numéro et l'identité FranceConnect disent-ils la même personne ? Trait par trait, sans deviner ce qu'on ne sait pas.
import { lireNir, type PartiesNir } from "./nir.js";

export type Accord = "coherent" | "incoherent" | "indecidable";

export interface CoherenceNir {
  readonly sexe: Accord;
  readonly annee: Accord;
  readonly mois: Accord;
  readonly lieu: Accord;
}

/** Traits de l'identité FranceConnect qui se comparent ; `birthdate` peut être présumée : « AAAA-00-00 », « AAAA-MM-00 ». */
export interface IdentiteFranceConnect {
  readonly gender?: string | undefined;
  readonly birthdate?: string | undefined;
  readonly birthplace?: string | undefined;
  readonly birthcountry?: string | undefined;
}

/** Ce qu'on sait des codes de lieux ; sans table, deux communes d'un même département ne se départagent pas. */
export interface TableDesLieux {
  readonly communeConnue: (code: string) => boolean;
  /** Vrai si l'une des communes est l'ancêtre ou la suite de l'autre. */
  readonly memeCommune: (a: string, b: string) => boolean;
  readonly paysConnu: (code: string) => boolean;
}

const FRANCE = "99100";
const INDECIDABLE: CoherenceNir = { sexe: "indecidable", annee: "indecidable", mois: "indecidable", lieu: "indecidable" };

/** Départements qu'un numéro porte pour un pays d'avant l'indépendance, et la dernière année de naissance possible. */
const AVANT_INDEPENDANCE: Readonly<Record<string, { readonly pays: string; readonly jusqu: number }>> = {
  "91": { pays: "99352", jusqu: 1962 },
  "92": { pays: "99352", jusqu: 1962 },
  "93": { pays: "99352", jusqu: 1962 },
  "94": { pays: "99352", jusqu: 1962 },
  "95": { pays: "99350", jusqu: 1964 },
  "96": { pays: "99351", jusqu: 1964 },
};

/** La Seine (75) et la Seine-et-Oise (78) ont été partagées en 1968 ; les trois chiffres de la commune n'ont pas changé. */
const HERITIERS: Readonly<Record<string, readonly string[]>> = {
  "75": ["92", "93", "94"],
  "78": ["91", "92", "93", "94", "95"],
  "20": ["2A", "2B"],
};

/** Communes d'outre-mer dont le code a changé avec le statut. */
const OUTRE_MER: Readonly<Record<string, string>> = { "97123": "97701", "97127": "97801" };

/** Les villes à arrondissements : leur code d'ensemble et le début de leurs arrondissements. */
const VILLES: readonly (readonly [string, RegExp])[] = [
  ["75056", /^751(0[1-9]|1\d|20)$/u],
  ["69123", /^6938[1-9]$/u],
  ["13055", /^132(0[1-9]|1[0-6])$/u],
];

function selon(egal: boolean): Accord {
  return egal ? "coherent" : "incoherent";
}

function lireNaissance(birthdate: string | undefined) {
  const parties = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(birthdate ?? "");
  if (parties === null) return null;
  return { annee: parties[1] ?? "", mois: parties[2] ?? "", jour: parties[3] ?? "" };
}

type Naissance = ReturnType<typeof lireNaissance>;

function accordSexe(nir: PartiesNir, gender: string | undefined): Accord {
  if (gender === "male") return selon(nir.sexe === "1");
  if (gender === "female") return selon(nir.sexe === "2");
  return "indecidable";
}

function accordMois(nir: PartiesNir, naissance: Naissance): Accord {
  if (naissance === null || naissance.mois === "00" || Number(nir.mois) > 12) return "indecidable";
  if (nir.mois === naissance.mois) return "coherent";
  // Une date présumée s'écrit aussi « 1er janvier » sur les titres : un mois différent n'y prouve rien.
  const presumee = naissance.jour === "00" || (naissance.mois === "01" && naissance.jour === "01");
  return presumee ? "indecidable" : "incoherent";
}

function memeVille(a: string, b: string): boolean {
  return VILLES.some(([ville, arrondissement]) => (a === ville && arrondissement.test(b)) || (b === ville && arrondissement.test(a)));
}

/** Ancien code de département dont la commune garde ses trois chiffres. */
function heritee(lieuNir: string, birthplace: string): boolean {
  const heritiers = HERITIERS[lieuNir.slice(0, 2)] ?? [];
  if (heritiers.includes(birthplace.slice(0, 2)) && lieuNir.slice(2) === birthplace.slice(2)) return true;
  if (OUTRE_MER[lieuNir] === birthplace) return true;
  return lieuNir.startsWith("985") && birthplace.startsWith("976") && lieuNir.slice(3) === birthplace.slice(3);
}

/** Un même département, ou l'un de ceux qui ont hérité de l'ancien. */
function departementsLies(a: string, b: string): boolean {
  const [x, y] = [a.slice(0, 2), b.slice(0, 2)];
  return x === y || (HERITIERS[x] ?? []).includes(y) || (HERITIERS[y] ?? []).includes(x);
}

function accordEnFrance(lieuNir: string, birthplace: string, table: TableDesLieux | null): Accord {
  if (!/^(\d{2}|2[AB])\d{3}$/u.test(birthplace)) return "indecidable";
  if (lieuNir === birthplace || memeVille(lieuNir, birthplace) || heritee(lieuNir, birthplace)) return "coherent";
  // 99 + pays : né hors de France selon le numéro ; 96 ne fut jamais un département de métropole.
  if (lieuNir.startsWith("99") || lieuNir.startsWith("96")) return "incoherent";
  if (table === null) {
    const arrondissements = VILLES.some(([, forme]) => forme.test(lieuNir) && forme.test(birthplace));
    return arrondissements || !departementsLies(lieuNir, birthplace) ? "incoherent" : "indecidable";
  }
  if (table.memeCommune(lieuNir, birthplace)) return "coherent";
  return table.communeConnue(lieuNir) ? "incoherent" : "indecidable";
}

function accordHorsDeFrance(lieuNir: string, ne: { pays: string; annee: number | null }, table: TableDesLieux | null): Accord {
  const { pays, annee } = ne;
  if (lieuNir === pays) return "coherent";
  const ancien = AVANT_INDEPENDANCE[lieuNir.slice(0, 2)];
  if (ancien?.pays === pays) {
    if (annee === null) return "indecidable";
    return selon(annee <= ancien.jusqu);
  }
  if (lieuNir.startsWith("99") && table !== null && !table.paysConnu(lieuNir)) return "indecidable";
  return "incoherent";
}

function accordLieu(nir: PartiesNir, identite: IdentiteFranceConnect, table: TableDesLieux | null): Accord {
  const pays = identite.birthcountry ?? "";
  if (!/^99\d{3}$/u.test(pays)) return "indecidable";
  if (pays === FRANCE) return accordEnFrance(nir.lieu, (identite.birthplace ?? "").toUpperCase(), table);
  const naissance = lireNaissance(identite.birthdate);
  return accordHorsDeFrance(nir.lieu, { pays, annee: naissance === null ? null : Number(naissance.annee) }, table);
}

/**
 * Compare un numéro à une identité. Un numéro mal formé ne prouve rien : tout y est indécidable.
 * `table` précise les communes anciennes et les pays ; sans elle, le doute reste un doute.
 */
export function coherenceNir(texte: string, identite: IdentiteFranceConnect, table: TableDesLieux | null = null): CoherenceNir {
  const nir = lireNir(texte);
  if (nir === null) return INDECIDABLE;
  const naissance = lireNaissance(identite.birthdate);
  return {
    sexe: accordSexe(nir, identite.gender),
    annee: naissance === null ? "indecidable" : selon(nir.annee === naissance.annee.slice(2)),
    mois: accordMois(nir, naissance),
    lieu: accordLieu(nir, identite, table),
  };
}
