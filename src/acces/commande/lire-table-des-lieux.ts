// Les communes depuis 1943, leurs suites, et les pays : lus seulement quand un numéro se compare à une identité.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { TableDesLieux } from "../../regles/coherence-nir.js";
import { RACINE } from "../../socle/racine.js";

/** `communes` : par département, les numéros de trois caractères à la suite ; `suites` : « 75048>93048 », séparées d'une espace. */
const FICHIER = z.object({ communes: z.record(z.string(), z.string()), suites: z.string() });

function lireSuites(texte: string): ReadonlyMap<string, readonly string[]> {
  const suites = new Map<string, string[]>();
  for (const lien of texte.split(" ")) {
    const [avant = "", apres = ""] = lien.split(">");
    const liste = suites.get(avant);
    if (liste === undefined) suites.set(avant, [apres]);
    else liste.push(apres);
  }
  return suites;
}

/** Vrai si `arrivee` suit `depart`, par une ou plusieurs réformes. */
function mene(suites: ReadonlyMap<string, readonly string[]>, depart: string, arrivee: string): boolean {
  const vus = new Set([depart]);
  for (const code of vus) {
    for (const suite of suites.get(code) ?? []) vus.add(suite);
  }
  return vus.has(arrivee);
}

function numeroConnu(communes: Readonly<Record<string, string>>, code: string): boolean {
  const numeros = communes[code.slice(0, 2)] ?? "";
  for (let rang = 0; rang < numeros.length; rang += 3) {
    if (numeros.startsWith(code.slice(2), rang)) return true;
  }
  return false;
}

/** Charge les données de référence du code officiel géographique. */
export function lireTableDesLieux(): TableDesLieux {
  const { communes, suites } = FICHIER.parse(JSON.parse(readFileSync(join(RACINE, "donnees/communes-historiques.json"), "utf8")));
  const liens = lireSuites(suites);
  const pays = new Set(readFileSync(join(RACINE, "donnees/pays_cog_insee.csv"), "utf8").match(/99\d{3}/gu) ?? []);
  return {
    communeConnue: (code) => numeroConnu(communes, code),
    memeCommune: (a, b) => mene(liens, a, b) || mene(liens, b, a),
    paysConnu: (code) => pays.has(code),
  };
}
