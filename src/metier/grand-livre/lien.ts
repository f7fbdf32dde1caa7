// Le lien entre qui agit et le compte dont on parle : un titulaire n'est lié qu'au sien.
import type { Acteur } from "../identite/index.js";

export function estLeTitulaire(acteur: Acteur, titulaireId: string): boolean {
  return acteur.genre === "titulaire" && acteur.titulaireId === titulaireId;
}
