// Qui est devant l'écran : le numéro du titulaire et la force de sa preuve d'identité.
import type { ActeurTitulaire } from "../../../../metier/identite/acteur.js";
import type { Demande } from "../../route.js";

/** Titulaire de la demande ; les habilitations l'ont déjà vérifié, tout autre acteur est un défaut du programme. */
export function titulaireDe(demande: Demande): ActeurTitulaire {
  const { acteur } = demande.ctx;
  if (acteur.genre !== "titulaire") throw new Error("Une page du compte demandée par un autre acteur qu'un titulaire.");
  return acteur;
}
