// L'organisme dont on parle : celui de l'adresse, dont metier vérifie que l'acteur est responsable.
import { lireOrganisme } from "../../../../metier/organismes/index.js";
import type { Demande } from "../../route.js";

export async function organismeDe(demande: Demande): Promise<{ id: string; nom: string }> {
  const { id, nom } = await lireOrganisme(demande.ctx, demande.parametres["id"] ?? "");
  return { id, nom };
}

/** Version lue d'un formulaire ; null si elle n'y est pas. */
export function versionDe(demande: Demande): number | null {
  const version = Number(demande.corps["version"]);
  return Number.isSafeInteger(version) && version > 0 ? version : null;
}
