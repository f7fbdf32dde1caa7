// Ce que la session garde d'un visiteur entre deux pages. Ni NIR, ni jeton d'accès : de quoi dire qui agit.
import type { Preuve } from "../../../metier/identite/acteur.js";

export interface FormulaireGarde {
  readonly chemin: string;
  readonly corps: Readonly<Record<string, string>>;
}

export interface AccesEnCours {
  readonly personneId: string;
  readonly courriel: string;
  readonly etape: "code" | "mot_de_passe" | "second_facteur" | "reprise";
  /** Vrai quand un mot de passe oublié est remplacé, et non un accès créé. */
  readonly reprise?: boolean;
}

export interface DonneesSession {
  personneId?: string;
  titulaireId?: string;
  preuve?: Preuve;
  responsableId?: string;
  /** SIRET sous lequel ProConnect a présenté ce responsable, dans cette session-ci. */
  siret?: string;
  prenom?: string;
  nom?: string;
  /** Jeton d'identité à rendre au fournisseur pour s'y déconnecter. */
  jetonIdentite?: string;
  fournisseur?: "franceconnect" | "franceconnect_plus" | "proconnect" | "courriel";
  /** Aller-retour OIDC en cours : state, nonce, vérificateur PKCE, page à rejoindre. */
  allerRetour?: { fournisseur: string; state: string; nonce: string; verificateur: string; retour: string } | undefined;
  /** Création d'un accès par courriel en cours : la personne et l'étape qu'elle doit franchir. */
  accesEnCours?: AccesEnCours | undefined;
  /** Page à rejoindre une fois connecté et le compte ouvert. */
  retour?: string | undefined;
  /** Ce qui était tapé quand il a fallu se reconnecter. */
  formulaireGarde?: FormulaireGarde;
  /** Message à montrer une fois sur la page suivante. */
  annonce?: { ton: "acquis" | "attente" | "refus"; texte: string };
}

/** Session telle que les pages la voient : lire, écrire, fermer. */
export interface Session {
  lire(): Readonly<DonneesSession>;
  ecrire(changements: Partial<DonneesSession>): void;
  /** Change d'identifiant et repart de ces données (à la connexion, à la déconnexion). */
  renouveler(donnees: DonneesSession): Promise<void>;
}
