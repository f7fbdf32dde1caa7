// Ce qu'un lecteur de catalogue rend d'un fichier : toutes ses lignes, ou la raison de son refus.
import { FichierRefuse, type LigneLue } from "../../src/metier/catalogue/import/faute.js";

export async function tout<T>(lignes: AsyncGenerator<LigneLue<T>>): Promise<LigneLue<T>[]> {
  const lues: LigneLue<T>[] = [];
  for await (const ligne of lignes) lues.push(ligne);
  return lues;
}

export async function refus(lignes: AsyncGenerator<LigneLue<unknown>>) {
  try {
    await tout(lignes);
  } catch (erreur) {
    if (erreur instanceof FichierRefuse) return erreur.faute;
    throw erreur;
  }
  return null;
}

/** Codes des fautes d'une ligne, celles qui la laissent garder entre parenthèses. */
export const codes = ({ fautes }: LigneLue<unknown>) =>
  fautes.map(({ code, avertissement }) => (avertissement === true ? `(${code})` : code));
