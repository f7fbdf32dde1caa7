// L'illustration d'une activité : décorative, le titre voisin dit de quoi il s'agit.
import { DESSIN_PAR_DEFAUT, DESSINS } from "./dessins.js";
import { classeTeinte } from "./tons.js";

/** `activite` est le type d'activité (« benevolat_associatif ») ; un type inconnu a le dessin de l'engagement commun. */
export function Illustration({ activite }: { readonly activite: string }) {
  const dessin = DESSINS[activite] ?? DESSINS[DESSIN_PAR_DEFAUT];
  if (dessin === undefined) return null;
  return (
    <svg class={`dessin ${classeTeinte(activite)}`} viewBox="0 0 96 72" width="96" height="72" aria-hidden="true" focusable="false">
      <path class="aplat" d={dessin.aplat} />
      <path class="trait" d={dessin.trait} />
    </svg>
  );
}
