// Ce que le contexte catalogue offre aux autres.
export { autoriserBenevoles } from "./autoriser-benevoles.js";
export { chercherFormations } from "./chercher-formations.js";
export type { FauteSaisie } from "./controler-actions.js";
export { controlerSaisie, type FormationSaisie } from "./controler-saisie.js";
export { type EnvoiFormations, enregistrerFormations, type FormationEnregistree } from "./enregistrer-formations.js";
export { cloreImportsInterrompus, oublierLignesDImport } from "./import/entretenir-imports.js";
export {
  CODES_FAUTES_IMPORT,
  type CodeFauteImport,
  type ExplicationFauteImport,
  expliquerFauteImport,
  type FauteImport,
  type LecteurImport,
} from "./import/faute.js";
export {
  type BilanImportCatalogue,
  type ComptesImport,
  type EtatImport,
  FORMATS_CATALOGUE,
  type FormatCatalogue,
  ISSUES_IMPORT,
  type IssueImport,
  type LigneDImport,
} from "./import/import-catalogue.js";
export { type EnvoiCatalogue, importerCatalogue } from "./import/importer-catalogue.js";
export { ENTETE_RAPPORT_IMPORT, lignesDImport, lireImport, listerImports, rapportDImport } from "./import/lire-imports.js";
export { lireFormation, lireFormationDeLAction } from "./lire-formation.js";
export { type FormateurListe, formateursParmi, listerFormateurs } from "./lister-formateurs.js";
export { lireFormateur, listerFormationsDe } from "./lister-formations-de.js";
export {
  type Action,
  type ActionDonnee,
  type Certification,
  ETATS_SESSION,
  type EtatSession,
  type Formation,
  type FormationDonnee,
  MODALITES,
  type Modalite,
  type OrganismeFormation,
  PUBLICS,
  type Public,
  ROLES_ASSOCIATIFS,
  type RoleAssociatif,
  type Session,
  type SessionDonnee,
  SOURCES_OFFRE,
  type SourceOffre,
  type TypeAuCatalogue,
} from "./offre.js";
export { rafraichirRecherche } from "./rafraichir-recherche.js";
export {
  type CriteresRecherche,
  type Decompte,
  type FicheTrouvee,
  GENRES_RECHERCHE,
  type GenreRecherche,
  type ResultatRecherche,
  TRIS_RECHERCHE,
  type TriRecherche,
} from "./recherche.js";
export { type DemandeReference, referencerFormateur } from "./referencer-formateur.js";
export { type CodeCatalogue, REFUS_CATALOGUE } from "./refus.js";
export { retirerFormation } from "./retirer-formation.js";
export { saisirFormation } from "./saisir-formation.js";
export { suspendreFormateur } from "./suspendre-formateur.js";
export { ajouterSession, changerSession, type DemandeSession } from "./tenir-sessions.js";
