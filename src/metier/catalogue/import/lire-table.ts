// Un fichier CSV dont l'en-tête dit ce qu'il est : reconnu, puis lu ligne à ligne, chaque ligne avec ses fautes.
import { type Enregistrement, lireEnregistrements, OCTETS_PAR_ENREGISTREMENT } from "../../../socle/fichier/enregistrements.js";
import { entamer } from "../../../socle/fichier/flux-entame.js";
import { OCTETS_DE_TETE, signatureDe } from "../../../socle/fichier/signature.js";
import { montrable } from "../../../socle/fichier/texte-de-faute.js";
import { type CodeFauteImport, type FauteImport, FichierRefuse, type LigneLue } from "./faute.js";

/** Nom de colonne sans majuscules, sans accents et sans espaces au bord : c'est ainsi qu'on les compare. */
export function nomDeColonne(texte: string): string {
  return texte.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
}

const COMMANDES = /[\p{Cc}\ufeff]/gu;
/** Presque aucun champ n'en porte : le savoir coûte moins que de les chercher pour les remplacer. */
const UNE_COMMANDE = /[\p{Cc}\ufeff]/u;

function nettoyer(brut: string): string {
  return (UNE_COMMANDE.test(brut) ? brut.replace(COMMANDES, (signe) => (signe === "\n" ? "\n" : " ")) : brut).trim();
}

/** Place de chaque colonne, par son nom comparable, et les noms tels qu'ils sont écrits. */
interface EnTete {
  readonly rangs: ReadonlyMap<string, number>;
  readonly noms: readonly string[];
}

/** Une ligne en cours de lecture : ses champs par nom de colonne, et les fautes relevées. */
export class LigneTable {
  readonly #entete: EnTete;
  readonly #champs: readonly string[];
  readonly fautes: FauteImport[] = [];

  constructor(entete: EnTete, champs: readonly string[]) {
    this.#entete = entete;
    this.#champs = champs;
  }

  /** La colonne telle que le fichier la nomme. */
  #nommer(champ: string | null): string | null {
    return champ === null ? null : (this.#entete.noms[this.#entete.rangs.get(champ) ?? -1]?.trim() ?? champ);
  }

  /** Texte de la première de ces colonnes qui est remplie, sans blancs ni tabulation au bord ; vide si aucune ne l'est. */
  texte(...noms: readonly string[]): string {
    for (const nom of noms) {
      const brut = this.#champs[this.#entete.rangs.get(nom) ?? -1];
      if (brut === undefined || brut === "") continue;
      const propre = nettoyer(brut);
      if (propre !== "") return propre;
    }
    return "";
  }

  /** Relève une faute qui fait rejeter la ligne. */
  rejeter(code: CodeFauteImport, champ: string | null, details?: Readonly<Record<string, string | number>>): null {
    const nomme = this.#nommer(champ);
    this.fautes.push(details === undefined ? { code, champ: nomme } : { code, champ: nomme, details });
    return null;
  }

  /** Relève une faute que la ligne peut porter : elle est gardée. */
  avertir(code: CodeFauteImport, champ: string | null, details: Readonly<Record<string, string | number>>): null {
    this.fautes.push({ code, champ: this.#nommer(champ), details, avertissement: true });
    return null;
  }

  /** Texte exigé ; rejette la ligne s'il est vide. */
  exiger(nom: string, ...autres: readonly string[]): string {
    const texte = this.texte(nom, ...autres);
    if (texte === "") this.rejeter("valeur_absente", nom);
    return texte;
  }

  get rejetee(): boolean {
    return this.fautes.some(({ avertissement }) => avertissement !== true);
  }
}

/** Comment se lit une ligne d'une table reconnue. */
export type LireLigne<T> = (ligne: LigneTable) => { readonly cle: string; readonly valeur: T | null };

/** Reconnaît la table à ses colonnes (déjà sous leur forme comparable), ou lève FichierRefuse. */
export type ReconnaitreTable<T> = (colonnes: ReadonlySet<string>) => LireLigne<T>;

/** Lève FichierRefuse si une colonne manque ; chaque exigence donne les noms qui la satisfont. */
export function exigerColonnes(colonnes: ReadonlySet<string>, exigences: readonly (readonly string[])[]): void {
  const manquantes = exigences.filter((noms) => !noms.some((nom) => colonnes.has(nom))).map((noms) => noms.join(" ou "));
  if (manquantes.length === exigences.length) throw new FichierRefuse("entete_inconnue");
  if (manquantes.length > 0) throw new FichierRefuse("colonne_manquante", { colonnes: manquantes.join(", ") });
}

const SEPARATEURS: readonly (readonly [string, string])[] = [
  [",", "des virgules"],
  ["\t", "des tabulations"],
  ["|", "des barres verticales"],
];
const RAISONS: Partial<Record<CodeFauteImport, string>> = {
  ligne_trop_longue: "elle est trop longue",
  guillemet_non_ferme: "un guillemet n'y est jamais fermé",
  texte_apres_guillemet: "ses guillemets sont mal placés",
  encodage_invalide: "ce n'est pas de l'UTF-8",
  octet_nul: "elle porte un octet nul",
};

function rangsDe({ champs, defaut }: Enregistrement): Map<string, number> {
  if (defaut !== null) throw new FichierRefuse("entete_illisible", { raison: RAISONS[defaut.code] ?? "" });
  if (champs.some((champ) => champ.includes("\r")))
    throw new FichierRefuse("entete_illisible", {
      raison: "les lignes finissent par CR seul ; enregistrez avec des fins de ligne LF ou CRLF",
    });
  if (champs.length === 1) {
    const separateur = SEPARATEURS.find(([signe]) => (champs[0] ?? "").split(signe).length > 2);
    if (separateur !== undefined) throw new FichierRefuse("entete_separateur", { separateur: separateur[1] });
  }
  const rangs = new Map<string, number>();
  for (const [rang, champ] of champs.entries()) {
    const nom = nomDeColonne(champ);
    if (rangs.has(nom) && nom !== "") throw new FichierRefuse("colonne_en_double", { colonne: montrable(champ) });
    rangs.set(nom, rang);
  }
  return rangs;
}

function refuserCeQuiNEstPasDuTexte(tete: Buffer): void {
  const debut = tete.toString("latin1").replace(/^ï»¿/u, "").trimStart();
  const nature = signatureDe(tete);
  if (nature !== null) throw new FichierRefuse(`fichier_${nature}`);
  if (debut === "") throw new FichierRefuse("fichier_vide");
  if (debut.startsWith("<")) throw new FichierRefuse("fichier_balises");
  if (debut.startsWith("{") || debut.startsWith("[")) throw new FichierRefuse("fichier_json");
}

/** Faute d'écriture d'une ligne, avant tout sens ; null si elle se lit. */
function fauteDEcriture({ champs, defaut }: Enregistrement, attendues: number): FauteImport | null {
  if (defaut !== null) return { code: defaut.code, champ: null, details: { colonne: defaut.colonne, maximum: OCTETS_PAR_ENREGISTREMENT } };
  if (champs.length !== attendues) {
    const code = champs.length > attendues ? "colonnes_en_trop" : "colonnes_absentes";
    return { code, champ: null, details: { lues: champs.length, attendues } };
  }
  return champs.every((champ) => champ === "") ? { code: "ligne_sans_contenu", champ: null } : null;
}

/** Lit une table en flux. Lève FichierRefuse si le fichier ne se lit pas ; une ligne fausse est rendue avec ses fautes. */
export async function* lireTable<T>(flux: AsyncIterable<Uint8Array>, reconnaitre: ReconnaitreTable<T>): AsyncGenerator<LigneLue<T>> {
  const { tete, flux: entier } = await entamer(flux, OCTETS_DE_TETE);
  refuserCeQuiNEstPasDuTexte(tete);
  let table: { readonly entete: EnTete; readonly lire: LireLigne<T> } | null = null;
  for await (const paquet of lireEnregistrements(entier)) {
    for (const enregistrement of paquet) {
      if (table === null) {
        const rangs = rangsDe(enregistrement);
        table = { entete: { rangs, noms: enregistrement.champs }, lire: reconnaitre(new Set(rangs.keys())) };
        continue;
      }
      const { numero, champs } = enregistrement;
      const faute = fauteDEcriture(enregistrement, table.entete.noms.length);
      if (faute !== null) {
        yield { numero, cle: montrable(champs[0]?.trim() ?? ""), valeur: null, fautes: [faute] };
        continue;
      }
      const ligne = new LigneTable(table.entete, champs);
      const { cle, valeur } = table.lire(ligne);
      yield { numero, cle: montrable(cle), valeur: ligne.rejetee ? null : valeur, fautes: ligne.fautes };
    }
  }
  if (table === null) throw new FichierRefuse("fichier_vide");
}
