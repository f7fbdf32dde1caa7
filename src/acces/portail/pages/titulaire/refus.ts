// Un refus du service montré là où l'on agit, plutôt que sur une page à part : la saisie reste sous les yeux.
import type { Motif } from "../../../../regles/motif.js";
import { Refus } from "../../../../socle/refus.js";
import { phraseDuRefus, type RefusMontre } from "../../../phrases/index.js";
import type { ErreurChamp } from "./saisie.js";

export type Issue<R> = { readonly fait: R } | { readonly refus: Refus };

/** Refus qui ont leur propre page : qui agit n'est pas le bon, ou l'objet n'existe pas. */
function aSaPage(refus: Refus): boolean {
  return refus.code.startsWith("identite/") || phraseDuRefus(refus).statut === 404;
}

/** Tente une action ; rend le refus que l'on peut montrer dans le formulaire, laisse passer les autres et les défauts. */
export async function tenter<R>(action: () => Promise<R>): Promise<Issue<R>> {
  try {
    return { fait: await action() };
  } catch (erreur) {
    if (erreur instanceof Refus && !aSaPage(erreur)) return { refus: erreur };
    throw erreur;
  }
}

/** Erreurs de champ d'un refus qui nomme le champ ; vide quand il porte sur l'ensemble. */
export function erreursDuRefus(refus: Refus, champs: readonly string[]): ErreurChamp[] {
  const champ = refus.details["champ"];
  if (typeof champ !== "string" || !champs.includes(champ)) return [];
  const montre = phraseDuRefus(refus);
  return [{ champ, phrase: `${montre.phrase} ${montre.conduite}` }];
}

export function montrerRefus(refus: Refus): RefusMontre {
  return phraseDuRefus(refus);
}

/** Refus de la loi à la forme d'un refus montré : ses motifs bout à bout, et l'article du dernier, le plus précis. */
export function refusDeLaLoi(motifs: readonly Motif[]): RefusMontre {
  const phrase = motifs.map((motif) => motif.phrase).join(" ");
  const conduite =
    "Ce que vous avez écrit est resté en place. Si un de ces faits est inexact, corrigez-le ; sinon, vous pouvez contester auprès de l'assistance.";
  const article = motifs.at(-1)?.article;
  return { statut: 422, phrase, conduite, ...(article === undefined ? {} : { article }) };
}
