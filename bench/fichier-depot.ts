// Un fichier de déclarations engendré avec une graine : mêmes lignes à chaque fois, des champs entre guillemets, et quelques fautes.
import { ecrireCsv, exemple } from "../src/metier/depots/format/index.js";
import type { TypeActivite } from "../src/regles/faits.js";
import { tirage } from "./cas-regles.js";

const TYPES: readonly TypeActivite[] = [
  "sapeur_pompier_volontaire",
  "sapeur_pompier_volontaire",
  "reserve_militaire_operationnelle",
  "service_civique",
  "benevolat_associatif",
  "maitre_apprentissage",
];
const NOMS = ["MARTIN", "BERNARD", "LE GALL", "D'ANGELO", "GARCÍA", "NGUYEN", "LEFÈVRE", "BENALI", "ROUX-PETIT", "FAURE"];
const PRENOMS = ["Anne Marie", "Élodie", "Jean-Paul", "Amadou", "Inès", "Paul", "Chloé Jeanne", "Karim"];
/** Part des lignes fausses, et de celles qui portent un champ entre guillemets. */
const FAUSSES = 0.03;
const ENTRE_GUILLEMETS = 0.1;

function auHasard<T>(liste: readonly T[], hasard: () => number): T {
  const element = liste[Math.floor(hasard() * liste.length)];
  if (element === undefined) throw new Error("Liste vide.");
  return element;
}

const deux = (nombre: number) => nombre.toString().padStart(2, "0");

/** Numéro bien formé d'une naissance, la clé calculée. */
function nirDe(sexe: string, naissance: string, suite: { readonly commune: string; readonly ordre: number }): string {
  const corps = `${sexe === "M" ? 1 : 2}${naissance.slice(2, 4)}${naissance.slice(5, 7)}${suite.commune}${suite.ordre.toString().padStart(3, "0")}`;
  return `${corps}${deux(97 - (Number(corps) % 97))}`;
}

/** Engendre `nombre` lignes toutes les colonnes comprises, par morceaux de mille. */
export function* engendrer(nombre: number, graine: number): Generator<string> {
  const tirer = tirage(graine);
  const hasard = () => tirer(999_999) / 1_000_000;
  const modeles = TYPES.map((type) => exemple(type).lignes[0] ?? {});
  for (let fait = 0; fait < nombre; fait += 1_000) {
    const lignes = Array.from({ length: Math.min(1_000, nombre - fait) }, (_, rang) => {
      const sexe = hasard() < 0.5 ? "F" : "M";
      const naissance = `${1950 + Math.floor(hasard() * 50)}-${deux(1 + Math.floor(hasard() * 12))}-${deux(1 + Math.floor(hasard() * 28))}`;
      const commune = `${deux(21 + Math.floor(hasard() * 70))}${(1 + Math.floor(hasard() * 400)).toString().padStart(3, "0")}`;
      const nir = nirDe(sexe, naissance, { commune, ordre: 1 + Math.floor(hasard() * 900) });
      return {
        ...auHasard(modeles, hasard),
        id_ligne: `2025-${(fait + rang + 1).toString().padStart(9, "0")}`,
        nom_naissance: auHasard(NOMS, hasard),
        prenoms: auHasard(PRENOMS, hasard),
        sexe,
        date_naissance: hasard() < FAUSSES ? "1984-02-30" : naissance,
        code_commune_naissance: commune,
        code_pays_naissance: "99100",
        nir: hasard() < 0.5 ? nir : "",
        nom_organisme: hasard() < ENTRE_GUILLEMETS ? 'CENTRE "NORD" ; EXEMPLE' : "CENTRE EXEMPLE",
      };
    });
    const texte = ecrireCsv(lignes);
    yield fait === 0 ? texte : texte.slice(texte.indexOf("\n") + 1);
  }
}
