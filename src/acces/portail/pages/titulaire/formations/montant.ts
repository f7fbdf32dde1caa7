// Une somme en euros telle qu'on la tape : « 200 », « 200,50 », « 1 200 € ».
import { z } from "zod";

const SOMME = /^(\d{1,6})(?:[.,](\d{1,2}))?$/u;

/** Centimes compris dans ce qui est tapé ; null si ce n'est pas une somme. */
export function lireMontantTape(texte: string): number | null {
  const lu = SOMME.exec(texte.replaceAll(/[\s\u00a0\u202f]/gu, "").replace(/€|euros?$/iu, ""));
  return lu === null ? null : Number(lu[1]) * 100 + Number((lu[2] ?? "").padEnd(2, "0"));
}

/** Écrit une somme comme on la tape : « 200 », « 200,50 ». */
export function ecrireMontantTape(somme: number): string {
  const reste = somme % 100;
  return reste === 0 ? `${somme / 100}` : `${Math.floor(somme / 100)},${reste.toString().padStart(2, "0")}`;
}

function phraseDeFaute(nom: string, texte: string): string {
  const propre = texte.trim().slice(0, 40);
  const compris = propre === "" ? "il manque la somme" : `« ${propre} » n'est pas une somme`;
  return `${nom} : ${compris}. Écrivez des euros, par exemple 200 ou 200,50.`;
}

/** Champ d'une somme, en centimes, plus grande que zéro. */
export function champMontant(nom: string) {
  return z
    .string()
    .default("")
    .transform((texte, contexte) => {
      const somme = lireMontantTape(texte);
      if (somme !== null && somme > 0) return somme;
      contexte.addIssue({ code: "custom", message: phraseDeFaute(nom, texte) });
      return z.NEVER;
    });
}

/** Champ d'une somme qu'on peut laisser vide : zéro alors. */
export function champMontantFacultatif(nom: string) {
  return z
    .string()
    .default("")
    .transform((texte, contexte) => {
      if (texte.trim() === "") return 0;
      const somme = lireMontantTape(texte);
      if (somme !== null) return somme;
      contexte.addIssue({ code: "custom", message: phraseDeFaute(nom, texte) });
      return z.NEVER;
    });
}
