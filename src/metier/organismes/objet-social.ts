// Ce que l'objet social laisse penser de l'article 200 du CGI : une proposition pour l'agent, jamais une décision.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { RACINE } from "../../socle/racine.js";
import type { PropositionArticle200 } from "./organisme.js";

/** Caractère d'intérêt général nommé au b du 1 de l'article 200 du CGI. */
export type CaractereArticle200 =
  | "philanthropique"
  | "éducatif"
  | "scientifique"
  | "social"
  | "humanitaire"
  | "sportif"
  | "familial"
  | "culturel"
  | "patrimoine"
  | "environnement";

/** Familles (trois premiers chiffres) dont tout l'objet a l'un de ces caractères. */
const FAMILLES: Readonly<Record<string, CaractereArticle200>> = {
  "003": "social",
  "006": "culturel",
  "009": "social",
  "010": "patrimoine",
  "011": "sportif",
  "015": "éducatif",
  "016": "scientifique",
  "017": "social",
  "018": "social",
  "019": "social",
  "020": "humanitaire",
  "021": "familial",
  "024": "environnement",
};

/** Objets d'une famille qui n'en ont pas le caractère (null), ou qui en ont un dans une famille qui ne l'a pas. */
const OBJETS: Readonly<Record<string, CaractereArticle200 | null>> = {
  "002005": "philanthropique",
  "004010": "social",
  "004025": "social",
  "004030": "social",
  "004035": "social",
  "009030": null,
  "009040": null,
  "011015": null,
  "014035": "social",
  "014050": "social",
  "014060": "social",
  "014070": "social",
  "015010": null,
  "015070": null,
  "015075": null,
  "017105": null,
  "017145": null,
  "017155": null,
  "030010": "social",
  "030050": "environnement",
  "032510": "social",
  "036520": "humanitaire",
  "036530": "éducatif",
  "036535": "social",
  "036540": "humanitaire",
  "036545": "humanitaire",
};

const INDETERMINES = new Set(["000000", "050000"]);

/** Caractère d'un code d'objet social ; null quand l'article 200 n'en nomme pas. */
export function caractereDe(code: string): CaractereArticle200 | null {
  if (code in OBJETS) return OBJETS[code] ?? null;
  return FAMILLES[code.slice(0, 3)] ?? null;
}

/**
 * Proposition pour l'agent : « l'ensemble » des activités doit entrer dans l'article 200 (L5151-9 6° a),
 * donc chacun des deux objets déclarés ; sans objet connu, rien n'est proposé.
 */
export function proposerArticle200(objets: readonly (string | null)[]): PropositionArticle200 {
  const connus = objets.filter((code): code is string => code !== null && !INDETERMINES.has(code));
  if (connus.length === 0) return "indeterminee";
  return connus.every((code) => caractereDe(code) !== null) ? "oui" : "non";
}

const ligneNomenclature = z.object({ code: z.string(), libelle: z.string() });
let nomenclature: ReadonlyMap<string, string> | null = null;

/** Libellé d'un code d'objet social (nomenclature du registre), ou null s'il n'y est pas. */
export function libelleObjetSocial(code: string): string | null {
  nomenclature ??= lireNomenclature();
  return nomenclature.get(code) ?? null;
}

/** Les 297 codes de la nomenclature et leurs libellés. */
export function lireNomenclature(): ReadonlyMap<string, string> {
  const texte = readFileSync(join(RACINE, "donnees/objet_social_nomenclature.csv"), "utf8");
  const lignes = z.array(ligneNomenclature).parse(parse(texte, { columns: true, delimiter: ";", bom: true }));
  return new Map(lignes.map(({ code, libelle }) => [code, libelle]));
}
