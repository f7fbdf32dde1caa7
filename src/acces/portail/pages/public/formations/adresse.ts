// L'adresse d'une recherche : chaque critère y est un paramètre lisible, se relit sans jamais faire échouer, et se réécrit au plus court.
import {
  type CriteresRecherche,
  GENRES_RECHERCHE,
  type GenreRecherche,
  MODALITES,
  type Modalite,
  ROLES_ASSOCIATIFS,
  type RoleAssociatif,
  TRIS_RECHERCHE,
  type TriRecherche,
  type TypeAuCatalogue,
} from "../../../../../metier/catalogue/index.js";
import { TYPES_FORMATION } from "../../../../../regles/financement/index.js";
import { anneeDe, type DateCivile, ecrireDate, lireDateCivile } from "../../../../../socle/valeurs/date-civile.js";
import type { ErreurDeChamp } from "../../../composants/index.js";

/** Ce que l'adresse dit, tel qu'il se remontre : les listes fermées ne gardent que des valeurs connues, les champs libres ce qui a été tapé. */
export interface Saisie {
  readonly q: string;
  readonly genre: GenreRecherche;
  readonly types: readonly TypeAuCatalogue[];
  readonly roles: readonly RoleAssociatif[];
  readonly modalites: readonly Modalite[];
  readonly lieu: string;
  readonly distance: number;
  readonly du: string;
  readonly au: string;
  readonly prix: string;
  /** « Dans mes droits » : la somme n'est jamais dans l'adresse, qui se partage. */
  readonly droits: boolean;
  readonly accessible: boolean;
  readonly ici: boolean;
  readonly tri: TriRecherche;
  readonly page: number;
}

export interface AdresseLue {
  readonly saisie: Saisie;
  readonly erreurs: readonly ErreurDeChamp[];
}

type Parametres = Readonly<Record<string, string>>;

export const TYPES_AU_CATALOGUE: readonly TypeAuCatalogue[] = TYPES_FORMATION.filter((type) => type !== "creation_entreprise");
export const DISTANCES = [5, 10, 30, 50, 100, 200] as const;
const DISTANCE = 30;
const TEXTE_MAXIMAL = 120;
const PAGE_MAXIMALE = 100_000;
const ANNEE_MIN = 2000;
const ANNEE_MAX = 2100;

const JOUR_TAPE = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$/u;
const SOMME = /^\d{1,6}(?:[.,]\d{1,2})?$/u;

function parmi<T extends string>(liste: readonly T[], valeur: string | undefined): T | undefined {
  return liste.find((une) => une === valeur);
}

/** Plusieurs valeurs : « roles=tresorier,securite », ou une case par valeur (« roles-tresorier=oui ») au sortir du formulaire. */
function plusieurs<T extends string>(liste: readonly T[], nom: string, recherche: Parametres): readonly T[] {
  const donnees = (recherche[nom] ?? "").split(",");
  return liste.filter((valeur) => donnees.includes(valeur) || recherche[`${nom}-${valeur}`] === "oui");
}

function texte(valeur: string | undefined): string {
  return (valeur ?? "").replaceAll(/\s+/gu, " ").trim().slice(0, TEXTE_MAXIMAL).toWellFormed();
}

/** Lit « 2027-01-12 » ou « 12/01/2027 » ; null si ce n'est pas un jour. */
function lireJour(tape: string): DateCivile | null {
  const parties = JOUR_TAPE.exec(tape);
  const forme = parties === null ? tape : `${parties[3]}-${(parties[2] ?? "").padStart(2, "0")}-${(parties[1] ?? "").padStart(2, "0")}`;
  const jour = lireDateCivile(forme);
  return jour === null || anneeDe(jour) < ANNEE_MIN || anneeDe(jour) > ANNEE_MAX ? null : jour;
}

/** Une date comprise s'écrit dans l'adresse « AAAA-MM-JJ » ; illisible, elle y reste telle quelle. */
function jourDAdresse(tape: string): string {
  return lireJour(tape) ?? tape;
}

/** Une date comprise se remontre « 12/01/2027 » dans son champ. */
export function jourDeChamp(dit: string): string {
  const jour = lireJour(dit);
  return jour === null ? dit : jour.split("-").toReversed().join("/");
}

/** Centimes d'une somme tapée en euros (« 480 », « 1 200,50 € ») ; null si elle ne se lit pas. */
export function lireSomme(tape: string): number | null {
  const propre = tape.replaceAll(/[\s\u00a0\u202f€]/gu, "");
  return SOMME.test(propre) ? Math.round(Number(propre.replace(",", ".")) * 100) : null;
}

function lireSaisie(recherche: Parametres): Saisie {
  const page = Number(/^\d{1,6}$/u.exec(recherche["page"] ?? "")?.[0] ?? 1);
  const distance = Number(recherche["distance"]);
  return {
    q: texte(recherche["q"]),
    genre: parmi(GENRES_RECHERCHE, recherche["genre"]) ?? "tout",
    types: plusieurs(TYPES_AU_CATALOGUE, "types", recherche),
    roles: plusieurs(ROLES_ASSOCIATIFS, "roles", recherche),
    modalites: plusieurs(MODALITES, "modalites", recherche),
    lieu: texte(recherche["lieu"]),
    distance: DISTANCES.find((une) => une === distance) ?? DISTANCE,
    du: jourDAdresse(texte(recherche["du"])),
    au: jourDAdresse(texte(recherche["au"])),
    prix: texte(recherche["prix"]),
    droits: recherche["droits"] === "oui",
    accessible: recherche["accessible"] === "oui",
    ici: recherche["ici"] === "oui",
    tri: parmi(TRIS_RECHERCHE, recherche["tri"]) ?? "pertinence",
    page: Math.min(Math.max(page, 1), PAGE_MAXIMALE),
  };
}

const jourIllisible = (champ: string, tape: string): ErreurDeChamp => ({
  champ,
  phrase: `« ${tape} » n'est pas un jour que nous comprenons. Écrivez par exemple 12/01/2027.`,
});

function fautesDe({ du, au, prix }: Saisie): ErreurDeChamp[] {
  const fautes: ErreurDeChamp[] = [];
  const debut = lireJour(du);
  const fin = lireJour(au);
  if (du !== "" && debut === null) fautes.push(jourIllisible("du", du));
  if (au !== "" && fin === null) fautes.push(jourIllisible("au", au));
  if (debut !== null && fin !== null && fin < debut) {
    fautes.push({ champ: "au", phrase: `Le ${ecrireDate(fin)} vient avant le ${ecrireDate(debut)}. Corrigez l'une des deux dates.` });
  }
  if (prix !== "" && lireSomme(prix) === null) {
    fautes.push({ champ: "prix", phrase: `« ${prix} » n'est pas une somme en euros. Écrivez par exemple 480.` });
  }
  return fautes;
}

/**
 * Les critères d'une saisie. `disponible` : les droits d'engagement de la personne, en centimes, que « dans mes droits » demande ;
 * null pour qui n'est pas connecté. Une date ou une somme illisible ne restreint rien.
 */
export function criteresDe(saisie: Saisie, disponible: number | null): CriteresRecherche {
  const apres = lireJour(saisie.du);
  const avant = lireJour(saisie.au);
  const { q, distance, ici, droits, genre, types, roles, modalites, lieu, accessible, page } = saisie;
  return {
    texte: q,
    genre,
    types,
    roles,
    modalites,
    lieu,
    rayonKm: distance,
    apres,
    avant: apres !== null && avant !== null && avant < apres ? null : avant,
    prixMax: droits && disponible !== null ? disponible : lireSomme(saisie.prix),
    accessible,
    inscription: ici,
    tri: saisie.tri === "distance" && lieu === "" ? "pertinence" : saisie.tri,
    page,
  };
}

/** Lit une adresse. Ce qui n'est pas compris dans un champ libre est dit, et n'est pas cherché ; le reste s'ignore. */
export function lireAdresse(recherche: Parametres): AdresseLue {
  const saisie = lireSaisie(recherche);
  return { saisie, erreurs: fautesDe(saisie) };
}

/** Écrit l'adresse d'une recherche : seulement ce qui diffère de la recherche vide, dans un ordre fixe. */
export function ecrireAdresse(saisie: Saisie): string {
  const oui = (vrai: boolean) => (vrai ? "oui" : "");
  const paires: readonly (readonly [string, string])[] = [
    ["q", saisie.q],
    ["genre", saisie.genre === "tout" ? "" : saisie.genre],
    ["roles", saisie.roles.join(",")],
    ["types", saisie.types.join(",")],
    ["lieu", saisie.lieu],
    ["distance", saisie.lieu === "" || saisie.distance === DISTANCE ? "" : String(saisie.distance)],
    ["modalites", saisie.modalites.join(",")],
    ["du", saisie.du],
    ["au", saisie.au],
    ["droits", oui(saisie.droits)],
    ["prix", saisie.prix],
    ["accessible", oui(saisie.accessible)],
    ["ici", oui(saisie.ici)],
    ["tri", saisie.tri === "pertinence" ? "" : saisie.tri],
    ["page", saisie.page === 1 ? "" : String(saisie.page)],
  ];
  const dites = paires.filter(([, valeur]) => valeur !== "");
  if (dites.length === 0) return "/formations";
  // La virgule d'une liste n'a pas à être codée : l'adresse se lit.
  return `/formations?${dites.map(([nom, valeur]) => `${nom}=${encodeURIComponent(valeur).replaceAll("%2C", ",").replaceAll("%20", "+")}`).join("&")}`;
}

/** L'adresse d'une recherche changée sur un point, reprise à sa première page. */
export function adresseAvec(saisie: Saisie, changements: Partial<Saisie>): string {
  return ecrireAdresse({ ...saisie, page: 1, ...changements });
}

/** Vrai quand rien n'est demandé : la page accueille au lieu de répondre. */
export function estVide(saisie: Saisie): boolean {
  return ecrireAdresse({ ...saisie, tri: "pertinence", page: 1 }) === "/formations";
}
