// Les lectures choisies à l'appel (--lecture D3=solde) : seulement celles que la loi laisse ouvertes.
import { avecLecture, CODES_LECTURE, type Lectures, lecturesParDefaut, TABLE_DES_LECTURES } from "../../regles/lectures.js";
import { type Faute, montrer } from "./faute.js";

function fauteDeLecture(texte: string): Faute {
  const chemin = "--lecture";
  const [code = ""] = texte.split("=", 1);
  const connu = CODES_LECTURE.find((candidat) => candidat === code);
  if (connu === undefined) {
    return {
      chemin,
      phrase: `« ${montrer(texte)} » n'est pas une lecture ouverte, attendu l'une de ces questions : ${CODES_LECTURE.join(", ")}`,
    };
  }
  const possibles = TABLE_DES_LECTURES[connu].lectures.map((lecture) => `${connu}=${lecture}`);
  return { chemin, phrase: `« ${montrer(texte)} » n'est pas une lecture de ${connu}, attendu : ${possibles.join(", ")}` };
}

/** Les lectures par défaut, changées par celles de l'appel ; la même question posée deux fois autrement est une faute. */
export function lireLectures(textes: readonly string[]): { readonly lectures: Lectures } | { readonly erreurs: readonly Faute[] } {
  const erreurs: Faute[] = [];
  const choisies = new Map<string, string>();
  let lectures = lecturesParDefaut;
  for (const texte of textes) {
    const egal = texte.indexOf("=");
    const code = texte.slice(0, Math.max(egal, 0));
    const suivantes = avecLecture(lectures, code, texte.slice(egal + 1));
    if (suivantes === null) erreurs.push(fauteDeLecture(texte));
    else if ((choisies.get(code) ?? texte) !== texte) {
      erreurs.push({ chemin: "--lecture", phrase: `${code} est donné deux fois, attendu une seule lecture par question` });
    } else lectures = suivantes;
    choisies.set(code, texte);
  }
  return erreurs.length > 0 ? { erreurs } : { lectures };
}
