// Rien de ce qui est tapé n'est perdu : un envoi qui n'a pas pu être pris garde ses champs dans la session, et la page les rend.
import type { FastifyRequest } from "fastify";
import { champsDe, cheminDe } from "./demande.js";
import { sessionDuVisiteur } from "./session-du-visiteur.js";

/** Au-delà, ce n'est plus un formulaire : un inconnu ne remplit pas la base de sessions. */
const SAISIE_MAXIMALE = 32 * 1024;

/** Un envoi refusé faute de connexion ou de jeton garde ce qui a été tapé, et le rend à la page du même chemin. */
export function garderSaisie(requete: FastifyRequest): void {
  if (requete.method !== "POST") return;
  const { _csrf, mot_de_passe, confirmation, code, cle_publique, ...corps } = champsDe(requete.body);
  if (Object.keys(corps).length === 0 || JSON.stringify(corps).length > SAISIE_MAXIMALE) return;
  sessionDuVisiteur(requete).ecrire({ formulaireGarde: { chemin: cheminDe(requete), corps } });
}

/** Une saisie aboutie n'a plus à être gardée. */
export function oublierSaisie(requete: FastifyRequest): void {
  const session = sessionDuVisiteur(requete);
  if (session.lire().formulaireGarde?.chemin !== cheminDe(requete)) return;
  const { formulaireGarde: _oubliee, ...reste } = session.lire();
  requete.session.set("cec", reste);
}
