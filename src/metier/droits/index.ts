// Ce que le contexte droits offre aux autres.
export { calculerDroits } from "./calculer-droits.js";
export { installerLectures, lecturesDuService } from "./lectures-du-service.js";
export { type DecisionGardee, type DroitsDuTitulaire, type LotExplique, lireDroits } from "./lire-droits.js";
export type { ProchaineEtape } from "./prochaine-etape.js";
