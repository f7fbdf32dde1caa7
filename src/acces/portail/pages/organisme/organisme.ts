// L'organisme dont on parle : celui de l'adresse, dont metier vérifie que l'acteur est responsable.
import { formateursParmi } from "../../../../metier/catalogue/index.js";
import { declarantsParmi, lireOrganisme } from "../../../../metier/organismes/index.js";
import type { Demande } from "../../route.js";

/**
 * `formateur` : il propose des formations ici, et ses pages viennent d'abord. `declare`, `atteste` : il a des fichiers à déposer, des
 * heures à attester ; qui n'est ni une association ni un déclarant, un employeur par exemple, n'a ni l'un ni l'autre.
 */
export interface OrganismeMontre {
  readonly id: string;
  readonly nom: string;
  readonly formateur: boolean;
  readonly declare: boolean;
  readonly atteste: boolean;
}

export async function organismeDe(demande: Demande): Promise<OrganismeMontre> {
  const { id, nom, regime } = await lireOrganisme(demande.ctx, demande.parametres["id"] ?? "");
  const formateur = (await formateursParmi(demande.ctx, [id])).has(id);
  const association = regime !== "autre";
  const declare = association || (await declarantsParmi(demande.ctx, [id])).has(id);
  return { id, nom, formateur, declare, atteste: association || (declare && !formateur) };
}

/** Version lue d'un formulaire ; null si elle n'y est pas. */
export function versionDe(demande: Demande): number | null {
  const version = Number(demande.corps["version"]);
  return Number.isSafeInteger(version) && version > 0 ? version : null;
}
