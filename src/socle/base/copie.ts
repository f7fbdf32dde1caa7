// Le format text de COPY : une ligne par enregistrement, tabulations entre les colonnes, \\N pour null.

/** Valeur qu'une colonne peut recevoir ; un tableau devient un tableau PostgreSQL de textes ou de nombres. */
export type ValeurCopiee = string | number | bigint | boolean | Date | null | readonly (string | number | null)[];

const A_ECHAPPER = /[\\\t\n\r]/gu;
const ECHAPPEMENTS: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function echapper(texte: string): string {
  return texte.search(A_ECHAPPER) >= 0 ? texte.replace(A_ECHAPPER, (signe) => ECHAPPEMENTS[signe] ?? signe) : texte;
}

/** Un élément de tableau, entre guillemets : la base lit ainsi les virgules, les accolades et le mot NULL comme du texte. */
function element(valeur: string | number | null): string {
  if (valeur === null) return "NULL";
  return typeof valeur === "number" ? String(valeur) : `"${valeur.replace(/["\\]/gu, "\\$&")}"`;
}

function ecrire(valeur: ValeurCopiee): string {
  if (valeur === null) return "\\N";
  if (typeof valeur === "string") return echapper(valeur);
  if (valeur instanceof Date) return valeur.toISOString();
  if (typeof valeur === "object") return echapper(`{${valeur.map(element).join(",")}}`);
  return String(valeur);
}

/** Compose une ligne pour COPY, fin de ligne comprise. */
export function ligneACopier(valeurs: readonly ValeurCopiee[]): string {
  let ligne = "";
  for (let rang = 0; rang < valeurs.length; rang += 1) ligne += (rang === 0 ? "" : "\t") + ecrire(valeurs[rang] ?? null);
  return `${ligne}\n`;
}

/** Regroupe des lignes en morceaux d'environ 64 Kio : ni un envoi par ligne, ni un texte géant. */
export function* enMorceaux(lignes: Iterable<readonly ValeurCopiee[]>): Generator<string> {
  let morceau = "";
  for (const valeurs of lignes) {
    morceau += ligneACopier(valeurs);
    if (morceau.length < 65_536) continue;
    yield morceau;
    morceau = "";
  }
  if (morceau !== "") yield morceau;
}
