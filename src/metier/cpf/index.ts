// Ce que le contexte cpf offre aux autres : le compteur installé, et le fichier annuel qui l'alimente.
export type { CompteurCpf, DemandeCpf, Dotation, SoldeCpf, SommesCpf } from "./compteur.js";
export { compteurCpf, installerCompteurCpf } from "./compteur-installe.js";
export {
  COLONNES_CPF,
  type CodeFauteCpf,
  type ColonneCpf,
  expliquerFauteCpf,
  type FauteCpf,
  FichierCpfIllisible,
} from "./fautes-cpf.js";
export {
  type BilanCpf,
  type EnvoiCpf,
  ISSUES_VERSEMENT,
  type IssueVersement,
  importerCpf,
  type ReponseVersement,
} from "./importer-cpf.js";
export { NATURES_VERSEMENT, type NatureVersement } from "./ligne-cpf.js";
export { rattacherCpf } from "./rattacher-cpf.js";
export { type CodeCpf, REFUS_CPF } from "./refus.js";
