// Ce que le contexte droits offre aux autres.
export { calculerDroits } from "./calculer-droits.js";
export { type BilanEnMasse, calculerDroitsEnMasse } from "./calculer-en-masse.js";
export { type BilanPassage, calculerPourTous } from "./calculer-pour-tous.js";
export type { EtatIndu, Indu, InduExplique } from "./indu.js";
export { installerLectures, lecturesDuService } from "./lectures-du-service.js";
export { type DecisionGardee, type DroitsDuTitulaire, type LotExplique, lireDroits } from "./lire-droits.js";
export { type Isoles, listerIsoles, type TitulaireIsole } from "./lister-isoles.js";
export type { ProchaineEtape } from "./prochaine-etape.js";
export { recalculerEnAttente } from "./recalculer-en-attente.js";
export { installerRecouvrement, MODES_RECOUVREMENT, type ModeRecouvrement, recouvrementDuService } from "./recouvrement.js";
export {
  abandonnerIndu,
  compterIndusOuverts,
  type DecisionSurIndu,
  type InduOuvert,
  listerIndusOuverts,
  recouvrerIndu,
} from "./recouvrer-indu.js";
export { type CodeDroits, REFUS_DROITS } from "./refus.js";
export type { BilanTranche, Signaler } from "./tranche.js";
