// Une ligne du répertoire national des associations, lue et mise dans nos mots ; les valeurs nulles de la source sont reconnues.
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { type DateCivile, lireDateCivile } from "../../socle/valeurs/date-civile.js";
import { proposerArticle200 } from "./objet-social.js";
import type { PropositionArticle200 } from "./organisme.js";
import { nettoyer, texteDeRecherche } from "./texte.js";

/** Ligne du fichier rna_waldec : noms de colonnes de la source, valeurs en texte. */
export type LigneRna = Readonly<Record<string, string>>;

/** Association prête à être rangée. */
export interface AssociationRna {
  readonly rna: string;
  readonly ancienNumero: string | null;
  readonly siren: string | null;
  readonly siret: string | null;
  readonly nom: string;
  readonly sigle: string | null;
  readonly objet: string;
  readonly objetSocial1: string | null;
  readonly objetSocial2: string | null;
  readonly commune: string;
  readonly codePostal: string | null;
  readonly premiereDeclaration: DateCivile | null;
  readonly position: string;
  readonly dissoute: boolean;
  readonly dissouteLe: DateCivile | null;
  readonly proposition: PropositionArticle200;
  readonly donneeDu: DateCivile | null;
  readonly recherche: string;
}

/** La loi de 1901 est parue le 2 juillet : une date d'avant est une date de remplissage. */
const LOI_1901 = "1901-07-02";

/** Lit un fichier rna_waldec entier (séparateur « ; », en-tête en première ligne). */
export function lireCsvRna(texte: string): LigneRna[] {
  const lignes: unknown = parse(texte, { columns: true, delimiter: ";", bom: true, relax_column_count: true, skip_empty_lines: true });
  return z.array(z.record(z.string(), z.string())).parse(lignes);
}

function champ(ligne: LigneRna, nom: string, longueur: number): string | null {
  const valeur = nettoyer(ligne[nom] ?? "", longueur);
  return valeur === "" ? null : valeur;
}

function jour(ligne: LigneRna, nom: string): DateCivile | null {
  const date = lireDateCivile((ligne[nom] ?? "").slice(0, 10));
  return date === null || date < LOI_1901 ? null : date;
}

function objetSocial(ligne: LigneRna, nom: string): string | null {
  const code = champ(ligne, nom, 6);
  return code === null || code === "000000" || !/^\d{6}$/u.test(code) ? null : code;
}

/** Met une ligne de la source dans nos mots ; rend la raison en français quand elle ne peut pas l'être. */
export function lireLigneRna(ligne: LigneRna): AssociationRna | string {
  const rna = champ(ligne, "id", 20);
  if (rna === null) return "Le numéro de l'association (colonne « id ») manque.";
  const nom = champ(ligne, "titre", 400) ?? champ(ligne, "titre_court", 400);
  if (nom === null) return `Le titre de l'association ${rna} manque.`;
  const siretLu = champ(ligne, "siret", 14);
  const siret = siretLu !== null && /^\d{14}$/u.test(siretLu) ? siretLu : null;
  const position = champ(ligne, "position", 1) ?? "A";
  const fiche = {
    rna,
    ancienNumero: champ(ligne, "id_ex", 20),
    siret,
    siren: siret === null ? null : siret.slice(0, 9),
    nom,
    sigle: champ(ligne, "titre_court", 200),
    objet: champ(ligne, "objet", 4000) ?? "",
    objetSocial1: objetSocial(ligne, "objet_social1"),
    objetSocial2: objetSocial(ligne, "objet_social2"),
    commune: champ(ligne, "adrs_libcommune", 120) ?? "",
    codePostal: champ(ligne, "adrs_codepostal", 5),
    // date_decla est la dernière déclaration : seule la création, à défaut la publication, prouve l'ancienneté.
    premiereDeclaration: jour(ligne, "date_creat") ?? jour(ligne, "date_publi"),
    position,
    dissoute: position === "D" || position === "S",
    dissouteLe: jour(ligne, "date_disso"),
    donneeDu: jour(ligne, "maj_time"),
  };
  return {
    ...fiche,
    proposition: proposerArticle200([fiche.objetSocial1, fiche.objetSocial2]),
    recherche: texteDeRecherche({ ...fiche, numeros: [rna, fiche.ancienNumero, fiche.siren, siret], registre: [] }),
  };
}
