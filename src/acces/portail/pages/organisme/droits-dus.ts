// Un droit est écrit le jour où il est dû : dès que l'attestation qui le complète est donnée, dans la même transaction.
import type { Declaration } from "../../../../metier/declarations/index.js";
import { calculerDroits } from "../../../../metier/droits/index.js";
import type { Demande } from "../../route.js";

/** Le responsable atteste ; c'est le service qui écrit le droit, au nom d'aucun des deux. */
export async function ecrireDroitsDus(demande: Demande, declaration: Declaration): Promise<void> {
  await calculerDroits({ ...demande.ctx, acteur: { genre: "systeme" } }, declaration.titulaireId);
}
