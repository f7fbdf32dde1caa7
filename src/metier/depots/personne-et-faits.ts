// D'une ligne lue à ce qui se garde : la personne par ses empreintes, jamais son numéro, et les faits que la loi lira.

import { empreinte } from "../../socle/chiffrement.js";
import { lireDateCivile } from "../../socle/valeurs/date-civile.js";
import type { FaitsDeposes, PersonneDeposee } from "../activites/index.js";
import { empreinteNir, empreinteNoyau, empreintesTraits } from "../identite/index.js";
import type { Faute, LigneDepot } from "./format/index.js";

/** Calculée une fois par ligne, même demandée plusieurs. */
const gardees = new WeakMap<Buffer, string>();

/** Empreinte d'une ligne telle qu'elle se garde : à clé, car une ligne porte un numéro que l'on retrouverait en les essayant tous. */
export function empreinteGardee(octets: Buffer): string {
  const deja = gardees.get(octets);
  if (deja !== undefined) return deja;
  const gardee = empreinte("ligne", octets.toString("hex"));
  gardees.set(octets, gardee);
  return gardee;
}

const COLONNES_D_IDENTITE: ReadonlySet<string> = new Set([
  "nom_naissance",
  "nom_usage",
  "prenoms",
  "date_naissance",
  "code_commune_naissance",
  "code_pays_naissance",
  "courriel",
  "valideur_nom",
]);

/**
 * Fautes telles qu'elles se gardent : la réponse à une ligne ne s'efface jamais, elle ne recopie donc aucun trait d'identité.
 * Le déclarant a le numéro de la ligne et le nom du champ ; la valeur est dans son fichier.
 */
export function sansTraits(fautes: readonly Faute[]): readonly Faute[] {
  return fautes.map((faute) =>
    faute.champ !== null && COLONNES_D_IDENTITE.has(faute.champ) && faute.details?.["valeur"] !== undefined
      ? { ...faute, details: { ...faute.details, valeur: "valeur de votre fichier" } }
      : faute,
  );
}

/** Empreintes de la personne ; le numéro, s'il est donné, suffit à la désigner, et le nom le confirme. */
export function personneDe(ligne: LigneDepot): PersonneDeposee {
  const { nir, traits, doute } = ligne;
  const naissance = lireDateCivile(traits.naissance);
  if (naissance === null) {
    return { nirEmpreinte: nir === null ? null : empreinteNir(nir), noyauEmpreinte: null, traitsEmpreinte: null, doute };
  }
  const compares = { ...traits, naissance, naissancePresumee: false };
  if (nir !== null) {
    return { nirEmpreinte: empreinteNir(nir), noyauEmpreinte: empreinteNoyau(compares), traitsEmpreinte: null, doute };
  }
  const { communeNaissance: lieuNaissance, paysNaissance } = traits;
  const { complete, noyau } = empreintesTraits({ ...compares, lieuNaissance, paysNaissance });
  return { nirEmpreinte: null, noyauEmpreinte: noyau, traitsEmpreinte: complete, doute };
}

/** Faits à garder ; les heures de bénévolat portent l'association, pour que la personne n'ait plus qu'à les déclarer. */
export function faitsDe({ faits, organisme }: LigneDepot): FaitsDeposes {
  if (faits.type !== "benevolat_associatif" && faits.type !== "reserve_civique") return faits;
  const { siret, rna, registreLocal, nom } = organisme;
  return { ...faits, organisme: { siret, rna, registreLocal, nom } };
}
