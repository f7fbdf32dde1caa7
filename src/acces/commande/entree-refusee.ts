// Ce qui est tapé ne convient pas, ou le disque ne le permet pas : une phrase qui dit où, et ce qui était attendu.
import { montrer } from "./faute.js";

/** Le message est la ligne à écrire telle quelle : « endroit: phrase ». */
export class EntreeRefusee extends Error {}

const RAISONS: Readonly<Record<string, string>> = {
  ENOENT: "ce fichier n'existe pas",
  EISDIR: "c'est un dossier",
  ENOTDIR: "ce chemin n'existe pas",
  EACCES: "ce fichier n'est pas accessible avec vos droits",
  ENOSPC: "il n'y a plus de place sur le disque",
};

/** Une panne du disque est la faute d'un chemin ; le reste est un défaut, rendu tel quel. */
export function panneDuDisque(chemin: string, erreur: unknown): unknown {
  const code = erreur instanceof Error && "code" in erreur ? String(erreur.code) : "";
  const raison = RAISONS[code];
  return raison === undefined ? erreur : new EntreeRefusee(`${montrer(chemin)}: ${raison}`);
}
