// L'examen d'une ligne : ses champs dans l'ordre canonique, et les fautes relevées toutes ensemble.
import type { TableDesLieux } from "../../../regles/coherence-nir.js";
import type { Details } from "../../../socle/fichier/texte-de-faute.js";
import { anneeDe, type DateCivile } from "../../../socle/valeurs/date-civile.js";
import { COLONNES, NOMS_COLONNES, rangDe } from "./colonnes.js";
import { type CodeFaute, type CodeReserve, type Faute, valeurMontree } from "./fautes.js";
import { estDate, ressembleADate } from "./lire-date.js";

/** Au-delà, les fautes d'une ligne ne se gardent plus. */
export const FAUTES_PAR_LIGNE = 20;

/** Place des colonnes, nommées une fois pour lire vite. */
export const R = {
  idLigne: rangDe("id_ligne"),
  operation: rangDe("operation"),
  origine: rangDe("id_ligne_origine"),
  annee: rangDe("annee_reference"),
  activite: rangDe("code_activite"),
  referenceJuridique: rangDe("reference_juridique"),
  nir: rangDe("nir"),
  nomNaissance: rangDe("nom_naissance"),
  nomUsage: rangDe("nom_usage"),
  prenoms: rangDe("prenoms"),
  sexe: rangDe("sexe"),
  naissance: rangDe("date_naissance"),
  commune: rangDe("code_commune_naissance"),
  pays: rangDe("code_pays_naissance"),
  courriel: rangDe("courriel"),
  siretDeclarant: rangDe("siret_declarant"),
  siret: rangDe("siret_organisme"),
  rna: rangDe("rna_organisme"),
  registre: rangDe("registre_local"),
  nomOrganisme: rangDe("nom_organisme"),
  codePostal: rangDe("code_postal_organisme"),
  fonction: rangDe("fonction"),
  debut: rangDe("date_debut"),
  fin: rangDe("date_fin"),
  quantite: rangDe("quantite"),
  unite: rangDe("unite"),
  signature: rangDe("date_signature"),
  valideurNom: rangDe("valideur_nom"),
  valideurQualite: rangDe("valideur_qualite"),
  validation: rangDe("date_validation"),
  vacations: rangDe("vacations_par_an"),
  heures: rangDe("heures_par_an"),
  arrete: rangDe("arrete_notifie_le"),
  apprenti: rangDe("apprenti"),
  contrat: rangDe("contrat"),
  qualite: rangDe("qualite"),
  formation: rangDe("formation_secondaire"),
  thematique: rangDe("thematique"),
  accord: rangDe("accord_de_branche"),
} as const;

const MAXIMA: readonly number[] = NOMS_COLONNES.map((nom) => COLONNES[nom].maximum ?? Number.POSITIVE_INFINITY);

/** Ce que la lecture sait d'avance. */
export interface Reperes {
  readonly aujourdhui: DateCivile;
  /** Code officiel géographique ; sans lui, seule la forme des codes est jugée. */
  readonly lieux: TableDesLieux | null;
}

/** Un seul examen sert à toutes les lignes d'un fichier : rien n'est alloué tant que rien n'est faux. */
export class Examen {
  champs: string[] = [];
  fautes: Faute[] = [];
  reserves: Faute[] = [];
  readonly reperes: Reperes;
  readonly anneeCourante: number;

  constructor(reperes: Reperes) {
    this.reperes = reperes;
    this.anneeCourante = anneeDe(reperes.aujourdhui);
  }

  commencer(champs: string[]): void {
    this.champs = champs;
    if (this.fautes.length > 0) this.fautes = [];
    if (this.reserves.length > 0) this.reserves = [];
  }

  lire(rang: number): string {
    return this.champs[rang] ?? "";
  }

  fauter(code: CodeFaute, rang: number, details?: Details): void {
    if (this.fautes.length >= FAUTES_PAR_LIGNE) return;
    const champ = NOMS_COLONNES[rang] ?? null;
    this.fautes.push(details === undefined ? { code, champ } : { code, champ, details });
  }

  /** Faute qui montre la valeur lue. */
  fauterValeur(code: CodeFaute, rang: number, details?: Details): void {
    this.fauter(code, rang, { valeur: valeurMontree(this.lire(rang), NOMS_COLONNES[rang] ?? null), ...details });
  }

  reserver(code: CodeReserve, rang: number, details?: Details): void {
    const champ = NOMS_COLONNES[rang] ?? null;
    this.reserves.push(details === undefined ? { code, champ } : { code, champ, details });
  }

  /** Texte d'un champ ; null s'il est vide, ou trop long : c'est alors une faute, et rien d'autre n'en est jugé. */
  texte(rang: number): string | null {
    const valeur = this.lire(rang);
    if (valeur === "") return null;
    const maximum = MAXIMA[rang] ?? 0;
    if (valeur.length <= maximum) return valeur;
    this.fauter("texte_trop_long", rang, { maximum, lus: valeur.length });
    return null;
  }

  /** Date d'un champ ; null s'il est vide ou faux. */
  date(rang: number): DateCivile | null {
    const valeur = this.lire(rang);
    if (valeur === "") return null;
    if (estDate(valeur)) return valeur;
    this.fauterValeur(ressembleADate(valeur) ? "date_inexistante" : "date_illisible", rang);
    return null;
  }

  /** Date qui ne peut pas être dans l'avenir. */
  dateEchue(rang: number): DateCivile | null {
    const date = this.date(rang);
    if (date === null || date <= this.reperes.aujourdhui) return date;
    this.fauterValeur("date_future", rang);
    return null;
  }

  /** Valeur prise dans une liste fermée ; null si elle n'en est pas. */
  parmi<T extends string>(rang: number, valeurs: readonly T[], code: CodeFaute): T | null {
    const lue = this.lire(rang);
    if (lue === "") return null;
    for (const valeur of valeurs) if (valeur === lue) return valeur;
    this.fauterValeur(code, rang, { attendu: valeurs.join(", ") });
    return null;
  }
}
