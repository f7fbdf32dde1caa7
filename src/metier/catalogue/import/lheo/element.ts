// Un élément XML en mémoire, le temps d'une seule formation, et de quoi le désigner à qui corrigera le fichier.
import { montrable } from "../../../../socle/fichier/texte-de-faute.js";
import type { CodeFauteImport, FauteImport } from "../faute.js";

/** `nom` sans préfixe ; vide quand l'élément vient d'un autre espace de noms. `ligne` : celle de sa balise ouvrante. */
export interface Element {
  readonly nom: string;
  readonly attributs: Readonly<Record<string, string>>;
  readonly parent: Element | null;
  readonly ligne: number;
  readonly enfants: Element[];
  texte: string;
}

export function enfants(element: Element, nom: string): readonly Element[] {
  return element.enfants.filter((enfant) => enfant.nom === nom);
}

export function enfant(element: Element | undefined, nom: string): Element | undefined {
  return element?.enfants.find((un) => un.nom === nom);
}

/** L'élément au bout du chemin, par les premiers enfants de ces noms. */
export function descendre(element: Element | undefined, ...noms: readonly string[]): Element | undefined {
  return noms.reduce((courant, nom) => enfant(courant, nom), element);
}

function* extrasDe(element: Element): Generator<Element> {
  for (const un of element.enfants) {
    if (un.nom !== "extras" && un.nom !== "extra") continue;
    yield un;
    yield* extrasDe(un);
  }
}

/** Les `extra` (ou `extras`) de l'élément qui portent cette information, à toute profondeur. */
export function extras(element: Element, info: string): Element[] {
  return [...extrasDe(element)].filter(({ attributs }) => attributs["info"] === info);
}

/** L'enfant de ce nom, ou l'`extra` de cette information : EDOF écrit ses ajouts des deux façons. */
export function nomme(element: Element, nom: string): Element | undefined {
  return enfant(element, nom) ?? extras(element, nom)[0];
}

/** Texte sans les blancs du bord ; vide si l'élément manque. */
export function texteDe(element: Element | undefined): string {
  return element?.texte.trim() ?? "";
}

/** Premier texte non vide de l'élément ou de ce qu'il contient : « url-formation » a son « urlweb ». */
export function texteProfond(element: Element | undefined): string {
  if (element === undefined) return "";
  const sien = texteDe(element);
  if (sien !== "") return sien;
  for (const un of element.enfants) {
    const texte = texteProfond(un);
    if (texte !== "") return texte;
  }
  return "";
}

/** « formation/action[2]/session[1]/periode/debut » : le rang n'est écrit que s'il y a des frères du même nom. */
export function cheminDe(element: Element): string {
  const { nom, parent } = element;
  if (parent === null) return nom;
  const freres = enfants(parent, nom);
  const rang = freres.length > 1 ? `[${freres.indexOf(element) + 1}]` : "";
  return `${cheminDe(parent)}/${nom === "" ? "?" : nom}${rang}`;
}

export type Details = Readonly<Record<string, string | number>>;

/** Au-delà, corriger les premières suffit à occuper ; les suivantes reviendront au prochain envoi. */
export const FAUTES_MONTREES = 50;

/** Les fautes d'une formation, chacune avec le chemin de son élément et sa ligne. */
export class Examen {
  readonly fautes: FauteImport[] = [];
  #rejetee = false;

  constructor(fautes: readonly FauteImport[] = []) {
    for (const faute of fautes) this.#noter(faute);
  }

  faute(element: Element, code: CodeFauteImport, details: Details = {}): void {
    this.#rejetee = true;
    if (this.#plein) return;
    this.#noter({ code, champ: cheminDe(element), details: { ligne: element.ligne, ...details } });
  }

  /** La formation est gardée malgré elle. */
  avertir(element: Element, code: CodeFauteImport, details: Details = {}): void {
    if (this.#plein) return;
    this.#noter({ code, champ: cheminDe(element), details: { ligne: element.ligne, ...details }, avertissement: true });
  }

  manque(parent: Element, element: string): void {
    this.#rejetee = true;
    if (this.#plein) return;
    const champ = `${cheminDe(parent)}/${element}`;
    this.#noter({ code: "element_manquant", champ, details: { ligne: parent.ligne, element } });
  }

  /** La valeur lue n'est pas une de celles que la nomenclature connaît. */
  inconnue(element: Element, attendues: readonly string[], avertissement = false): void {
    const details = { valeur: montrable(texteDe(element)), attendues: attendues.join(", ") };
    if (avertissement) this.avertir(element, "valeur_inconnue", details);
    else this.faute(element, "valeur_inconnue", details);
  }

  get rejetee(): boolean {
    return this.#rejetee;
  }

  get #plein(): boolean {
    return this.fautes.length >= FAUTES_MONTREES;
  }

  #noter(faute: FauteImport): void {
    if (faute.avertissement !== true) this.#rejetee = true;
    this.fautes.push(faute);
  }
}
