// Les mots qui suivent la commande : options connues, fautes dites en français, rien d'ignoré en silence.
import { parseArgs } from "node:util";
import { type Faute, montrer } from "./faute.js";

export type NomOption = "ndjson" | "lecture" | "identite" | "aide";

export interface Options {
  readonly ndjson: boolean;
  readonly aide: boolean;
  /** Textes « D3=solde », dans l'ordre donné. */
  readonly lectures: readonly string[];
  readonly identite: string | null;
  readonly positions: readonly string[];
}

const A_VALEUR: Readonly<Record<NomOption, boolean>> = { ndjson: false, aide: false, lecture: true, identite: true };
const SCHEMA = {
  ndjson: { type: "boolean" },
  aide: { type: "boolean", short: "h" },
  help: { type: "boolean" },
  lecture: { type: "string", multiple: true },
  identite: { type: "string" },
} as const;

function estOption(nom: string): nom is NomOption {
  return Object.hasOwn(A_VALEUR, nom);
}

interface OptionLue {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function fauteDOption(lue: OptionLue, nom: string, admises: readonly NomOption[]): Faute[] {
  const chemin = montrer(lue.rawName);
  const valeur = lue.value;
  const connues = admises.map((option) => `--${option}`).join(", ");
  if (!estOption(nom) || !admises.includes(nom))
    return [{ chemin, phrase: `cette option n'existe pas pour cette commande, attendu : ${connues}` }];
  if (A_VALEUR[nom] && (valeur === undefined || valeur === ""))
    return [{ chemin, phrase: "il manque la valeur de cette option, attendu une valeur" }];
  if (!A_VALEUR[nom] && valeur !== undefined) return [{ chemin, phrase: "cette option n'a pas de valeur, attendu l'option seule" }];
  return [];
}

/** Lit les mots d'une commande ; `admises` sont les options qu'elle comprend (--aide l'est toujours). */
export function lireOptions(
  mots: readonly string[],
  admises: readonly NomOption[],
): { readonly options: Options } | { readonly erreurs: readonly Faute[] } {
  const { tokens } = parseArgs({ args: [...mots], options: SCHEMA, strict: false, allowPositionals: true, tokens: true });
  const comprises: readonly NomOption[] = [...admises, "aide"];
  const valeurs: { nom: NomOption; valeur: string }[] = [];
  const positions: string[] = [];
  const erreurs: Faute[] = [];
  for (const jeton of tokens) {
    if (jeton.kind === "positional") positions.push(jeton.value);
    if (jeton.kind !== "option") continue;
    const nom = jeton.name === "help" ? "aide" : jeton.name;
    const fautes = fauteDOption(jeton, nom, comprises);
    erreurs.push(...fautes);
    if (fautes.length === 0 && estOption(nom)) valeurs.push({ nom, valeur: jeton.value ?? "" });
  }
  if (erreurs.length > 0) return { erreurs };
  const donnees = (nom: NomOption) => valeurs.filter((option) => option.nom === nom).map((option) => option.valeur);
  if (donnees("identite").length > 1)
    return { erreurs: [{ chemin: "--identite", phrase: "cette option est donnée deux fois, attendu une seule" }] };
  return {
    options: {
      ndjson: donnees("ndjson").length > 0,
      aide: donnees("aide").length > 0,
      lectures: donnees("lecture"),
      identite: donnees("identite")[0] ?? null,
      positions,
    },
  };
}
