// Une réponse que l'on ouvre dans un tableur : aucune cellule n'y est une formule.
import { celluleDeCsv, ligneDeCsv } from "./ecrire.js";
import { expliquerFaute, type Faute } from "./fautes.js";

/** Colonnes du rapport, les premières étant celles du format d'échange. */
export const ENTETE_RAPPORT = [
  "id_ligne",
  "statut",
  "codes",
  "champ",
  "message",
  "id_declaration",
  "date_reception",
  "empreinte",
  "ligne",
  "article",
  "conduite",
] as const;

/** Ce qui commence une formule ; les formes pleine chasse comptent. */
const SIGNES = "[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\ufe66\\ufe62\\ufe63\\ufe6b]";
const DEBUT = new RegExp(`^(?:[\\t\\r]|[\\s\\p{Cf}]*${SIGNES})`, "u");
/** Une formule après un séparateur que le tableur croirait être le sien. */
const PLUS_LOIN = new RegExp(`([,;|"\\t\\r\\n])([ \\u00a0\\p{Cf}]*)(?=${SIGNES})`, "gu");
/** Un tableur ôte ces caractères : ce qui les suit viendrait en tête de cellule. */
const COMMANDE = /(?![\t\r\n])\p{Cc}/gu;

/** Rend un texte sans danger dans un tableur : ce qui serait une formule est précédé d'une apostrophe. */
export function celluleSure(texte: string): string {
  const sure = texte.replace(COMMANDE, "·").replace(PLUS_LOIN, "$1'$2");
  return DEBUT.test(sure) ? `'${sure}` : sure;
}

/** Une cellule de CSV : sûre, entre guillemets s'il le faut. */
export function celluleCsv(texte: string): string {
  return celluleDeCsv(celluleSure(texte));
}

/** Réponse à une ligne, telle que le rapport l'écrit. */
export interface LigneDeRapport {
  readonly idLigne: string | null;
  readonly statut: string;
  readonly fautes: readonly Faute[];
  readonly empreinte: string;
  readonly numero: number;
  /** Identifiant de la déclaration et instant de réception ; vides quand rien n'est déposé. */
  readonly idDeclaration?: string | null;
  readonly recuLe?: Date;
}

function uniques(textes: readonly (string | null)[]): string {
  return [...new Set(textes.filter((texte) => texte !== null))].join(", ");
}

/** Écrit une ligne du rapport, fin de ligne comprise ; les phrases de plusieurs fautes se suivent. */
export function ligneDeRapport({ idLigne, statut, fautes, empreinte, numero, idDeclaration, recuLe }: LigneDeRapport): string {
  const explications = fautes.map(expliquerFaute);
  const cellules = [
    idLigne ?? "",
    statut,
    uniques(fautes.map(({ code }) => code)),
    uniques(explications.map(({ champ }) => champ)),
    explications.map(({ phrase }) => phrase).join(" "),
    idDeclaration ?? "",
    recuLe?.toISOString() ?? "",
    empreinte,
    String(numero),
    uniques(explications.map(({ article }) => article)),
    [...new Set(explications.map(({ conduite }) => conduite))].join(" "),
  ];
  return ligneDeCsv(cellules.map(celluleSure));
}
