// Les nomenclatures de LHEO et d'EDOF, traduites dans les mots du catalogue.
import type { EtatSession, Modalite, Public, TypeAuCatalogue } from "../../offre.js";

export type Variante = "lheo" | "edof";

/** La traduction d'un code ; undefined s'il n'est pas de la table. */
export function traduire<T>(table: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

/** Espaces de noms reconnus ; la version 2.2 se lit comme la 2.3. */
export const ESPACES: Readonly<Record<string, Variante>> = {
  "http://lheo.gouv.fr/2.3": "lheo",
  "http://www.lheo.org/2.3": "lheo",
  "http://lheo.gouv.fr/2.2": "lheo",
  "http://www.lheo.org/2.2": "lheo",
  "https://www.of.moncompteformation.gouv.fr": "edof",
  "http://www.of.moncompteformation.gouv.fr": "edof",
};

/** modalites-enseignement */
export const MODALITES_LHEO: Readonly<Record<string, Modalite>> = { "0": "presentiel", "1": "mixte", "2": "distance" };

/** etat-recrutement ; EDOF ne connaît que les deux premiers. */
export const ETATS_LHEO: Readonly<Record<Variante, Readonly<Record<string, EtatSession>>>> = {
  lheo: { "1": "ouverte", "2": "fermee", "3": "suspendue" },
  edof: { "1": "ouverte", "2": "fermee" },
};

/**
 * code-niveau-sortie : 11 à 18 sont les niveaux 1 à 8 ; 2 à 8 sont ceux d'avant 2019 (VI, V bis, V, IV, III, II, I),
 * traduits par le décret 2019-14, qui n'en donne pas aux deux premiers.
 */
export const NIVEAUX_LHEO: Readonly<Record<string, number | null>> = {
  "0": null,
  "1": null,
  "2": null,
  "3": null,
  "4": 3,
  "5": 4,
  "6": 5,
  "7": 6,
  "8": 7,
  "11": 1,
  "12": 2,
  "13": 3,
  "14": 4,
  "15": 5,
  "16": 6,
  "17": 7,
  "18": 8,
};

/** code-CPF : ce qui est payé sans figurer à un répertoire. */
export const TYPES_CPF: Readonly<Record<string, TypeAuCatalogue>> = {
  CPF200: "vae",
  CPF202: "bilan_competences",
  CPF206: "permis_leger",
  CPF219: "permis_leger",
  CPF220: "permis_leger",
  CPF210: "permis_lourd",
  CPF214: "permis_lourd",
};

/** `extra info="cec:public"` : notre code, tant que les nomenclatures n'en ont pas pour ces formations (L6323-6 II 5°, L6323-3). */
export const INFO_PUBLIC = "cec:public";
/** `extra info="cec:role"` : le rôle dans l'association. */
export const INFO_ROLE = "cec:role";

/** Le code-CPF de chaque public le jour où il sera publié : le remplir suffit pour que le lecteur le reconnaisse. */
export const CORRESPONDANCE_PUBLICS: Readonly<Record<Public, { readonly extra: string; readonly codeCpf: string | null }>> = {
  benevoles: { extra: "benevoles", codeCpf: null },
  service_civique: { extra: "service_civique", codeCpf: null },
  sapeurs_pompiers: { extra: "sapeurs_pompiers", codeCpf: null },
};
