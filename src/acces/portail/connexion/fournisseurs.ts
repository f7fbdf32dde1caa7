// Les fournisseurs d'identité du portail : leur adresse, ce qu'on leur demande, et par où ils reviennent.
import type { FournisseurOidc, Reglages } from "../../../socle/config.js";
import { type CleDechiffrement, ouvrirCleDechiffrement } from "./cle-dechiffrement.js";

export type NomFournisseur = "franceconnect" | "franceconnect_plus" | "proconnect";

/** Chemins de retour, à déclarer tels quels à chaque fournisseur. */
export const CHEMINS_RETOUR: Readonly<Record<NomFournisseur, string>> = {
  franceconnect: "/connexion/franceconnect/retour",
  franceconnect_plus: "/connexion/franceconnect-plus/retour",
  proconnect: "/connexion/proconnect/retour",
};
export const RETOUR_DECONNEXION = "/deconnexion/retour";

export const PORTEES: Readonly<Record<NomFournisseur, string>> = {
  franceconnect: "openid profile birth email",
  franceconnect_plus: "openid profile birth email",
  proconnect: "openid given_name usual_name email siret",
};

export interface Fournisseur extends FournisseurOidc {
  readonly nom: NomFournisseur;
  /** Niveau demandé, et vérifié au retour. */
  readonly acr: string;
  /** Clé du service quand les réponses lui viennent chiffrées, sinon null. */
  readonly cleDechiffrement: CleDechiffrement | null;
}

export type Fournisseurs = Readonly<Record<NomFournisseur, Fournisseur>>;

/** Les vrais fournisseurs, d'après les réglages ; en démonstration le simulateur les remplace, et l'appel est un défaut. */
export async function fournisseursReels(reglages: Reglages): Promise<Fournisseurs> {
  if (reglages.oidc === null) throw new Error("Aucun fournisseur d'identité n'est réglé.");
  const { franceconnect, franceconnectPlus, proconnect } = reglages.oidc;
  const cle = await ouvrirCleDechiffrement(reglages.dossierDonnees);
  return {
    franceconnect: { nom: "franceconnect", acr: "eidas1", cleDechiffrement: null, ...franceconnect },
    franceconnect_plus: { nom: "franceconnect_plus", acr: "eidas2", cleDechiffrement: cle, ...franceconnectPlus },
    proconnect: { nom: "proconnect", acr: "eidas1", cleDechiffrement: null, ...proconnect },
  };
}
