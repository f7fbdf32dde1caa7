// Savoir le numéro de quelqu'un ne doit jamais montrer sa vie : ce qu'un autre a déclaré de lui attend la preuve.
import type { Acteur } from "./acteur.js";

/**
 * Vrai si un fournisseur d'identité a prouvé qui agit. Qui est entré par courriel (« declaree ») ne voit que
 * ce qu'il a déclaré lui-même. Les tâches du service, les responsables et les agents n'entrent que prouvés.
 */
export function identiteProuvee(acteur: Acteur): boolean {
  if (acteur.genre === "anonyme") return false;
  if (acteur.genre === "titulaire" || acteur.genre === "arrivant") return acteur.preuve !== "declaree";
  return true;
}
