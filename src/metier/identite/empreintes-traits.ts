// Retrouver une personne par ses traits sans les garder : deux empreintes à clé, l'une complète, l'autre qui confirme un numéro.
import { empreinte } from "../../socle/chiffrement.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { normaliserNom, type Sexe } from "./personne.js";

/** Traits d'état civil comparables. `lieuNaissance` : code INSEE ou "" à l'étranger, null si inconnu ; `paysNaissance` : 99xxx. */
export interface TraitsCompares {
  readonly prenoms: string;
  readonly nomNaissance: string;
  readonly naissance: DateCivile;
  readonly naissancePresumee: boolean;
  readonly sexe: Sexe;
  readonly lieuNaissance: string | null;
  readonly paysNaissance: string | null;
}

/** `complete` : null si un trait manque ou si la date est présumée ; `noyau` : null sans date exacte ni sexe. */
export interface EmpreintesTraits {
  readonly complete: string | null;
  readonly noyau: string | null;
}

const FRANCE = "99100";

/**
 * Empreintes des traits d'une personne. Le noyau (nom de naissance, premier prénom, sexe, date) dit si un numéro et un nom
 * vont ensemble ; l'empreinte complète (tous les prénoms et le lieu) désigne la personne quand le déclarant n'a pas son numéro.
 */
export function empreintesTraits(traits: TraitsCompares): EmpreintesTraits {
  const { naissance, naissancePresumee, sexe, lieuNaissance, paysNaissance } = traits;
  if (naissancePresumee || sexe === "non_precise") return { complete: null, noyau: null };
  const nom = normaliserNom(traits.nomNaissance);
  const prenoms = normaliserNom(traits.prenoms);
  const noyau = empreinte("noyau", `${nom}|${prenoms.split(" ")[0] ?? ""}|${sexe}|${naissance}`);
  const lieu = lieuNaissance || (paysNaissance !== null && paysNaissance !== FRANCE ? paysNaissance : null);
  return { complete: lieu === null ? null : empreinte("traits", `${nom}|${prenoms}|${sexe}|${naissance}|${lieu}`), noyau };
}

/** Le noyau seul : ce qu'il faut quand le numéro est donné. */
export function empreinteNoyau(traits: Pick<TraitsCompares, "prenoms" | "nomNaissance" | "naissance" | "naissancePresumee" | "sexe">) {
  return empreintesTraits({ ...traits, lieuNaissance: null, paysNaissance: null }).noyau;
}
