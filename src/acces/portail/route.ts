// Ce qu'est une page du portail : un chemin, le droit d'y venir, et une fonction qui répond.
import type { ComponentChild, VNode } from "preact";
import type { Contexte } from "../../metier/contexte.js";
import type { Action } from "../../metier/identite/habilitations.js";
import type { Base } from "../../socle/base/base.js";
import type { Reglages } from "../../socle/config.js";
import type { Session } from "./connexion/session.js";

/** Fichier qui arrive : ses octets se lisent une seule fois, à mesure qu'ils viennent. Un fichier vide, trop gros ou illisible y lève un Refus. */
export interface FichierRecu {
  readonly nom: string;
  readonly flux: AsyncIterable<Uint8Array>;
}

/** Ce qu'une route de téléversement reçoit en plus : la base, sans transaction ouverte, et le fichier s'il y en a un. */
export interface Reception {
  readonly base: Base;
  readonly fichier: FichierRecu | null;
}

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
  /** Présent sur une route de téléversement seulement. */
  readonly reception?: Reception;
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
    }
  /** Fichier composé à mesure qu'il part : jamais entier en mémoire. */
  | { readonly genre: "flux"; readonly type: string; readonly nom: string; readonly morceaux: AsyncIterable<string> }
  /** Morceau de page, sans son gabarit : ce qu'un script échange dans une page déjà ouverte. */
  | { readonly genre: "fragment"; readonly contenu: VNode };

export interface Route {
  readonly methode: "GET" | "POST";
  /** « televersement » : reçoit un fichier en flux, ou écrit en plusieurs transactions qu'elle ouvre elle-même. */
  readonly genre?: "televersement";
  /** Vrai quand le fichier peut être d'un autre type que CSV ou NDJSON : ce qui le lit dit alors ce qu'il a de faux. */
  readonly toutType?: boolean;
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
