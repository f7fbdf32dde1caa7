// Les mots d'une commande d'agent : ses options, ce qui n'en est pas une, et le texte de chacune.
import { parseArgs } from "node:util";
import { type Faute, montrer } from "./faute.js";

/** Options d'une commande, dans l'ordre où on les annonce. */
export type OptionsDeMots = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;

/** Mots lus. `valeur` rend le texte d'une option, sans espaces autour, vide si elle n'est pas donnée ; `vraie`, si elle l'est. */
export interface MotsLus<Nom extends string> {
  readonly positionals: readonly string[];
  readonly fautes: Faute[];
  readonly valeur: (nom: Nom) => string;
  readonly vraie: (nom: Nom) => boolean;
}

/** Sépare les mots des options ; une option inconnue est une faute, dite avec celles qui existent. */
export function lireMots<Options extends OptionsDeMots>(args: readonly string[], options: Options): MotsLus<keyof Options & string> {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const donnees = new Map<string, unknown>(Object.entries(values));
  const connues = Object.keys(options).map((nom) => `--${nom}`);
  const fautes = tokens
    .filter((jeton) => jeton.kind === "option")
    .filter(({ name }) => !Object.hasOwn(options, name))
    .map(({ rawName }) => ({ chemin: montrer(rawName), phrase: `cette option n'existe pas, attendu : ${connues.join(", ")}` }));
  const valeur = (nom: string) => {
    const lue = donnees.get(nom);
    return typeof lue === "string" ? lue.trim() : "";
  };
  return { positionals, fautes, valeur, vraie: (nom) => donnees.get(nom) === true };
}
