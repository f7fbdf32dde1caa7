// Les mots par lesquels on trouve une formation sans qu'ils soient écrits dans son intitulé : son rôle, son public, sa nature.
import type { Public, RoleAssociatif, TypeAuCatalogue } from "./offre.js";

export const MOTS_DES_ROLES: Readonly<Record<RoleAssociatif, string>> = {
  president: "président présidente présidence dirigeant gouvernance",
  tresorier: "trésorier trésorière trésorerie",
  secretaire: "secrétaire secrétariat",
  employeur: "employeur employeuse",
  encadrant: "encadrant encadrante encadrement responsable",
  securite: "sécurité secours prévention",
  communication: "communication",
  numerique: "numérique informatique",
  accompagnement: "accompagnement accompagnant accompagnante",
  officier: "officier officière",
};

export const MOTS_DES_PUBLICS: Readonly<Record<Public, string>> = {
  benevoles: "bénévole bénévolat association associatif",
  service_civique: "service civique volontaire",
  sapeurs_pompiers: "sapeur pompier volontaire",
};

export const MOTS_DES_TYPES: Readonly<Record<TypeAuCatalogue, string>> = {
  rncp: "",
  bloc_competences: "bloc de compétences",
  repertoire_specifique: "",
  clea: "cléa socle",
  vae: "vae validation des acquis de l'expérience",
  bilan_competences: "bilan de compétences",
  permis_leger: "permis de conduire",
  permis_lourd: "permis de conduire poids lourd",
  benevoles_volontaires: "bénévole volontaire",
};
