// Une réponse que l'on ouvre dans un tableur : aucune cellule n'y est une formule.
import { celluleSure, ligneDeCsv } from "../../../socle/fichier/ecrire-csv.js";
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
