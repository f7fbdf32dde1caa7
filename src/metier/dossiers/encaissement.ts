// Le port du prestataire qui encaisse ce que le titulaire paie : un exploitant change de prestataire en changeant cet adaptateur seul.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";

/** Ce qu'on demande au prestataire ; `montant` en centimes, `retour` : le chemin du portail où la personne revient. */
export interface DemandeEncaissement {
  readonly montant: number;
  readonly dossierId: string;
  readonly paiementId: string;
  readonly retour: string;
}

/** `adresse` : où la personne va payer ; null quand rien ne se paie en ligne. */
export interface EncaissementOuvert {
  readonly adresse: string | null;
}

/** Le port. Le prestataire dit ensuite ce qu'il en est par `enregistrerPaiement`, autant de fois qu'il veut. */
export interface Encaissement {
  readonly nom: "hors_ligne" | "demonstration" | "prestataire";
  ouvrir(ctx: Contexte, demande: DemandeEncaissement): Promise<EncaissementOuvert>;
}

/** Rien ne se paie en ligne : la personne paie comme l'exploitant le lui dit, et un agent constate la réception. */
export const ENCAISSEMENT_HORS_LIGNE: Encaissement = { nom: "hors_ligne", ouvrir: async () => ({ adresse: null }) };

/** Une page du portail joue le prestataire : on y choisit si la carte passe. */
export const ENCAISSEMENT_DE_DEMONSTRATION: Encaissement = {
  nom: "demonstration",
  async ouvrir(_ctx, { dossierId, paiementId, retour }) {
    return { adresse: `/demonstration/paiement/${dossierId}/${paiementId}?retour=${encodeURIComponent(retour)}` };
  },
};

let installe: Encaissement = ENCAISSEMENT_HORS_LIGNE;

/** Installe l'adaptateur au démarrage. */
export function installerEncaissement(adaptateur: Encaissement): void {
  installe = adaptateur;
}

export function encaissement(): Encaissement {
  return installe;
}

/** Un retour qui mènerait ailleurs que sur ce portail est refusé. */
export function exigerRetourLocal(retour: string): void {
  if (!/^\/(?![/\\])[^\\\p{C}]*$/u.test(retour)) throw new Refus("dossiers/saisie-invalide", { champ: "retour" });
}
