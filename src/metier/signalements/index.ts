// Ce que le contexte signalements offre aux autres.
export { cloreSignalement } from "./clore-signalement.js";
export { delaiReponseSignalement, echeanceDeReponse, installerDelaiReponse, type RegleEcheance } from "./delai-reponse.js";
export {
  ETATS_OUVERTS,
  ETATS_SIGNALEMENT,
  type EtatSignalement,
  EVENEMENTS_SIGNALEMENT,
  type EvenementSignalement,
  type IssueSignalement,
  TRANSITIONS_SIGNALEMENT,
} from "./etats.js";
export type { EvenementDeSignalement } from "./evenements.sql.js";
export { listerSignalementsAdresses, type SignalementAdresse } from "./lister-adresses.js";
export { compterSansReponse, listerSansReponse, type SignalementSansReponse } from "./lister-sans-reponse.js";
export { histoireDuSignalement, listerSignalements } from "./lister-signalements.js";
export { type BilanSignalements, rappelerSignalements } from "./rappeler-signalements.js";
export { type CodeSignalements, REFUS_SIGNALEMENTS } from "./refus.js";
export { type ReponseDOrganisme, repondreSignalement } from "./repondre-signalement.js";
export {
  GENRES_SIGNALEMENT,
  type GenreSignalement,
  REPONSES_POSSIBLES,
  REPONSES_SIGNALEMENT,
  type ReponseSignalement,
  type Signalement,
  TYPES_SIGNALABLES,
} from "./signalement.js";
export { type SignalementInexacte, signalerInexacte } from "./signaler-inexacte.js";
export { type SignalementNonDeclaree, signalerNonDeclaree } from "./signaler-non-declaree.js";
