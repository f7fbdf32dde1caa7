// Le rapport qu'une commande écrit dans un fichier : ouvert avant le travail, nommé une fois entier.
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { panneDuDisque } from "./entree-refusee.js";

export interface RapportPartiel {
  readonly chemin: string;
  readonly main: FileHandle;
  /** Donne au fichier son nom : il est entier. */
  readonly nommer: () => Promise<void>;
}

async function ouvrir(partiel: string, chemin: string): Promise<FileHandle> {
  try {
    return await open(partiel, "w", 0o600);
  } catch (erreur) {
    throw panneDuDisque(chemin, erreur);
  }
}

/** Travaille, un rapport ouvert : un chemin qui ne s'écrit pas se dit tout de suite, et un rapport coupé n'a jamais le nom d'un entier. */
export async function avecRapport<T>(chemin: string | null, travailler: (rapport: RapportPartiel | null) => Promise<T>): Promise<T> {
  if (chemin === null) return travailler(null);
  const partiel = `${chemin}.partiel`;
  const main = await ouvrir(partiel, chemin);
  try {
    return await travailler({ chemin, main, nommer: () => rename(partiel, chemin) });
  } finally {
    await main.close();
    await rm(partiel, { force: true });
  }
}
