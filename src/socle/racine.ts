// Où se trouve le projet : src/ et dist/ sont à la même profondeur, le même calcul vaut pour les deux.
import { fileURLToPath } from "node:url";

/** Dossier racine du projet (migrations, données de référence, feuilles de style). */
export const RACINE = fileURLToPath(new URL("../../", import.meta.url));
