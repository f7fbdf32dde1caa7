// D'une ligne du fichier annuel à un versement : la personne par ses empreintes, jamais son numéro ; la somme en entiers.
import type { FinanceurTiers } from "../../regles/financement/index.js";
import { lireNir } from "../../regles/nir.js";
import { empreinte } from "../../socle/chiffrement.js";
import { empreinteNir, empreinteNoyau, empreintesTraits, lireNaissance, type TraitsCompares } from "../identite/index.js";
import type { ChampsLus } from "./decouper-csv.js";
import type { CodeFauteCpf, ColonneCpf, FauteCpf } from "./fautes-cpf.js";
import { estFinanceur } from "./financeur.js";

export const NATURES_VERSEMENT = ["droits_annuels", "dotation", "heures"] as const;
export type NatureVersement = (typeof NATURES_VERSEMENT)[number];

/** Une ligne bien écrite. `montant` : centimes, ou centièmes d'heure ; négatif pour une correction en moins. */
export interface VersementLu {
  readonly numero: number;
  readonly idLigne: string;
  readonly corrige: string | null;
  readonly annee: number;
  readonly nature: NatureVersement;
  readonly financeur: FinanceurTiers | null;
  readonly montant: number;
  readonly nirEmpreinte: string | null;
  readonly noyauEmpreinte: string | null;
  readonly traitsEmpreinte: string | null;
  /** Empreinte à clé de toute la ligne : la même reçue deux fois se reconnaît sans que son numéro soit gardé. */
  readonly empreinte: string;
}

const FORME_ID = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/u;
const RESSEMBLE_A_UN_NIR = /(?<!\d)[12]\d{4}(?:\d{2}|2[AB])\d{6}(?:\d{2})?(?!\d)/iu;
const FORME_MONTANT = /^(-?)(\d{1,9})(?:[.,](\d{1,2}))?$/u;
const PREMIERE_ANNEE = 2015;
const FRANCE = "99100";

class Examen {
  readonly fautes: FauteCpf[] = [];
  readonly #champs: ReadonlyMap<ColonneCpf, string>;
  constructor(champs: ReadonlyMap<ColonneCpf, string>) {
    this.#champs = champs;
  }
  lire(champ: ColonneCpf): string {
    return this.#champs.get(champ) ?? "";
  }
  fauter(code: CodeFauteCpf, champ: ColonneCpf | null): null {
    this.fautes.push({ code, champ });
    return null;
  }
}

function lireIdentifiant(examen: Examen, champ: "id_ligne" | "id_ligne_origine"): string | null {
  const texte = examen.lire(champ);
  if (texte === "" && champ === "id_ligne_origine") return null;
  return FORME_ID.test(texte) && !RESSEMBLE_A_UN_NIR.test(texte) ? texte : examen.fauter("id_ligne", champ);
}

function lireAnnee(examen: Examen, anneeEnCours: number): number | null {
  const texte = examen.lire("annee");
  const annee = /^\d{4}$/u.test(texte) ? Number(texte) : 0;
  return annee >= PREMIERE_ANNEE && annee <= anneeEnCours ? annee : examen.fauter("annee", "annee");
}

function lireNature(examen: Examen): NatureVersement | null {
  const texte = examen.lire("nature");
  return NATURES_VERSEMENT.find((nature) => nature === texte) ?? examen.fauter("nature", "nature");
}

function lireFinanceurDe(examen: Examen, nature: NatureVersement | null): FinanceurTiers | null {
  const texte = examen.lire("financeur");
  if (nature === "dotation") return estFinanceur(texte) ? texte : examen.fauter("financeur_manquant", "financeur");
  return texte === "" ? null : examen.fauter("financeur_en_trop", "financeur");
}

function lireMontant(examen: Examen, corrige: boolean): number | null {
  const [, signe, entier = "", decimales = ""] = FORME_MONTANT.exec(examen.lire("montant")) ?? [];
  const valeur = Number(entier) * 100 + Number(decimales.padEnd(2, "0"));
  if (signe === undefined || valeur === 0 || (signe === "-" && !corrige)) return examen.fauter("montant", "montant");
  return signe === "-" ? -valeur : valeur;
}

function lireTraits(examen: Examen): TraitsCompares | null {
  const [nomNaissance, prenoms, sexe] = [examen.lire("nom_naissance"), examen.lire("prenoms"), examen.lire("sexe")];
  const nee = lireNaissance(examen.lire("date_naissance"));
  if (nomNaissance === "" || prenoms === "" || (sexe !== "F" && sexe !== "M") || nee === null) return null;
  return {
    nomNaissance,
    prenoms,
    sexe: sexe === "M" ? "masculin" : "feminin",
    naissance: nee.naissance,
    naissancePresumee: nee.presumee,
    lieuNaissance: examen.lire("code_commune_naissance") || null,
    paysNaissance: examen.lire("code_pays_naissance") || FRANCE,
  };
}

type PersonneLue = Pick<VersementLu, "nirEmpreinte" | "noyauEmpreinte" | "traitsEmpreinte">;

/** Le numéro désigne ; le nom, s'il est donné, le confirme. Sans numéro, il faut tous les traits. */
function lirePersonne(examen: Examen): PersonneLue | null {
  const nir = examen.lire("nir");
  const traits = lireTraits(examen);
  if (nir === "") {
    const { complete = null, noyau = null } = traits === null ? {} : empreintesTraits(traits);
    if (complete === null) return examen.fauter("personne", null);
    return { nirEmpreinte: null, noyauEmpreinte: noyau, traitsEmpreinte: complete };
  }
  const parties = lireNir(nir);
  if (parties === null) return examen.fauter("nir", "nir");
  const numero = Object.values(parties).join("");
  return { nirEmpreinte: empreinteNir(numero), noyauEmpreinte: traits === null ? null : empreinteNoyau(traits), traitsEmpreinte: null };
}

/** Ce qu'est une ligne : un versement, ou ses fautes, avec ce qui la désigne quand cela peut se montrer. */
export type LigneCpf =
  | { readonly versement: VersementLu; readonly octets: number }
  | { readonly numero: number; readonly idLigne: string | null; readonly fautes: readonly FauteCpf[]; readonly octets: number };

/** Lit une ligne ; toutes ses fautes à la fois. */
export function lireLigneCpf({ numero, octets, champs, faute }: ChampsLus, anneeEnCours: number): LigneCpf {
  if (champs === null) return { numero, octets, idLigne: null, fautes: faute === null ? [] : [faute] };
  const examen = new Examen(champs);
  const idLigne = lireIdentifiant(examen, "id_ligne");
  const corrige = lireIdentifiant(examen, "id_ligne_origine");
  const annee = lireAnnee(examen, anneeEnCours);
  const nature = lireNature(examen);
  const financeur = lireFinanceurDe(examen, nature);
  const montant = lireMontant(examen, corrige !== null);
  const personne = lirePersonne(examen);
  const incomplet = idLigne === null || annee === null || nature === null || montant === null || personne === null;
  if (incomplet || examen.fautes.length > 0) return { numero, octets, idLigne, fautes: examen.fautes };
  const lue = { numero, idLigne, corrige, annee, nature, financeur, montant, ...personne };
  const { numero: _place, ...contenu } = lue;
  return { octets, versement: { ...lue, empreinte: empreinte("versement-cpf", JSON.stringify(contenu)) } };
}
