// Ce que le contexte raccordements offre aux autres.
export { ajouterCle, type NouvelleCle } from "./ajouter-cle.js";
export { type ChoixAvis, choisirAvis } from "./choisir-avis.js";
export { creerRaccordement, type NouveauRaccordement } from "./creer-raccordement.js";
export { type BilanExpedition, type Expedition, expedierAvis } from "./expedier-avis.js";
export {
  compter,
  type EtatQuota,
  garderJeton,
  type JetonReconnu,
  oublierJetonsExpires,
  type Quota,
  reconnaitreJeton,
  servirAssertion,
} from "./jetons.js";
export { listerEnvois } from "./lister-envois.js";
export { listerRaccordements } from "./lister-raccordements.js";
export { type Facteur, ouvrirFacteur } from "./poster-avis.js";
export { type AvisAPreparer, preparerAvis } from "./preparer-avis.js";
export { ALGORITHMES, type Algorithme, type Cle, type Envoi, type EtatEnvoi, type Raccordement } from "./raccordement.js";
export { type CodeRaccordements, REFUS_RACCORDEMENTS } from "./refus.js";
export { renvoyerEnvoi } from "./renvoyer-envoi.js";
export { retirerCle } from "./retirer-cle.js";
export { revoquerRaccordement } from "./revoquer-raccordement.js";
export type { LieuRaccordement } from "./tenir-raccordement.js";
export { trouverRaccordement } from "./trouver-raccordement.js";
