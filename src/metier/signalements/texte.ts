// Les mots que la personne et l'organisme s'écrivent : du texte que la base sait garder, coupé.

const LONGUEUR_MOT = 2000;

/** Texte propre, ou null s'il ne reste rien. */
export function motGarde(texte: string | null | undefined, longueur = LONGUEUR_MOT): string | null {
  const propre = (texte ?? "")
    .replace(/[^\P{Cc}\t\n\r]/gu, "")
    .replace(/\p{Cs}/gu, "\ufffd")
    .trim()
    .slice(0, longueur)
    .replace(/\p{Cs}/gu, "");
  return propre === "" ? null : propre;
}
