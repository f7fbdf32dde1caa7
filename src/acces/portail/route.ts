// Ce qu'est une page du portail : un chemin, le droit d'y venir, et une fonction qui répond.
import type { ComponentChild } from "preact";
import type { Contexte } from "../../metier/contexte.js";
import type { Action } from "../../metier/identite/habilitations.js";
import type { Reglages } from "../../socle/config.js";
import type { Session } from "./connexion/session.js";

/** Demande reçue : rien de Fastify n'y paraît. Un POST est dans une transaction ; un GET lit la base. */
export interface Demande {
  readonly ctx: Contexte;
  readonly reglages: Reglages;
  readonly chemin: string;
  readonly parametres: Readonly<Record<string, string>>;
  readonly recherche: Readonly<Record<string, string>>;
  /** Champs du formulaire ; sur un GET, ce qui avait été tapé et gardé avant une reconnexion. */
  readonly corps: Readonly<Record<string, string>>;
  readonly session: Session;
  readonly jeton: string;
}

export type Reponse =
  | { readonly genre: "page"; readonly titre: string; readonly contenu: ComponentChild; readonly statut?: number }
  | { readonly genre: "redirection"; readonly vers: string }
  | {
      readonly genre: "fichier";
      readonly type: string;
      readonly nom: string;
      readonly octets: Uint8Array | string;
      readonly enLigne?: boolean;
    };

export interface Route {
  readonly methode: "GET" | "POST";
  readonly chemin: string;
  readonly action: Action;
  readonly traiter: (demande: Demande) => Promise<Reponse>;
}

export function page(titre: string, contenu: ComponentChild, statut = 200): Reponse {
  return { genre: "page", titre, contenu, statut };
}

export function rediriger(vers: string): Reponse {
  return { genre: "redirection", vers };
}
