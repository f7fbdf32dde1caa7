// Qui agit : une personne connectée peut être titulaire, responsable d'organismes, ou les deux à la fois.

/** Force de la preuve d'identité de la session. */
export type Preuve = "declaree" | "eidas1" | "eidas2" | "eidas3";

/** Personne qui ouvre ou tient son compte ; `titulaireId` est null avant la première connexion aboutie. */
export interface ActeurTitulaire {
  readonly genre: "titulaire";
  readonly titulaireId: string;
  readonly preuve: Preuve;
}

/** Responsable d'associations ou d'organismes : ceux pour lesquels il agit au jour de la session. */
export interface ActeurResponsable {
  readonly genre: "responsable";
  readonly responsableId: string;
  readonly courriel: string;
  readonly nom: string;
  readonly prenom: string;
  readonly organismes: readonly string[];
}

export interface ActeurAgent {
  readonly genre: "agent";
  readonly agentId: string;
}

/** Ce qu'un logiciel raccordé peut faire au nom de son organisme. */
export const PORTEES = ["depots:deposer", "depots:lire"] as const;
export type Portee = (typeof PORTEES)[number];

/** Logiciel d'un organisme déclarant, reconnu par sa clé : il n'agit que pour cet organisme, dans ses portées. */
export interface ActeurDeclarant {
  readonly genre: "declarant";
  readonly clientId: string;
  readonly organismeId: string;
  readonly portees: readonly Portee[];
}

/** Personne dont l'identité est connue (FranceConnect ou adresse confirmée) mais dont le compte n'est pas ouvert. */
export interface ActeurArrivant {
  readonly genre: "arrivant";
  readonly personneId: string;
  readonly preuve: Preuve;
}

export type Acteur =
  | { readonly genre: "anonyme" }
  | { readonly genre: "systeme" }
  | ActeurArrivant
  | ActeurTitulaire
  | ActeurResponsable
  | ActeurDeclarant
  | ActeurAgent;
export type Role = Acteur["genre"];
