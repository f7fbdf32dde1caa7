// La session vue des pages : un seul objet rangé dans celle de Fastify.
import type { FastifyRequest } from "fastify";
import type { DonneesSession, Session } from "./connexion/session.js";

declare module "fastify" {
  interface Session {
    cec?: DonneesSession;
  }
}

/** Session d'une demande ; renouveler change l'identifiant du témoin (contre la fixation de session). */
export function sessionDuVisiteur(requete: FastifyRequest): Session {
  return {
    lire: () => requete.session.get("cec") ?? {},
    ecrire(changements) {
      requete.session.set("cec", { ...requete.session.get("cec"), ...changements });
    },
    async renouveler(donnees) {
      await requete.session.regenerate();
      requete.session.set("cec", donnees);
    },
  };
}
