// L'avancée de la lecture d'un lot : une barre, des nombres, et un lien pour qui n'a pas de script.
import type { Lot } from "../../../../../../metier/depots/index.js";
import { ecrireNombre, ecrireTaille, estFini } from "../mots.js";

/** Pour cent lus, de 0 à 100. */
export function pourCent({ taille, octetsLus }: Lot): number {
  return taille === 0 ? 0 : Math.min(100, Math.floor((100 * octetsLus) / taille));
}

/** Ce que le script échange dans la page pendant la lecture. */
export function Avancement({ lot }: { readonly lot: Lot }) {
  const lu = pourCent(lot);
  return (
    <>
      <progress max={100} value={lu} aria-label="Lecture du fichier" />
      <p data-lecture={estFini(lot) ? "finie" : "en-cours"} data-dit={palierDit(lot)}>
        {lot.etat === "RECU" ? (
          "Votre fichier est reçu en entier. La lecture commence dans un instant."
        ) : (
          <>
            <strong>{`${ecrireNombre(lot.lignesLues)} lignes lues`}</strong>
            {`, ${ecrireTaille(lot.octetsLus)} sur ${ecrireTaille(lot.taille)}.`}
          </>
        )}
      </p>
    </>
  );
}

/** Ce qui est dit à voix haute : un palier de dix, pour ne pas parler sans cesse. */
export function palierDit(lot: Lot): string {
  return lot.etat === "RECU" ? "Fichier reçu, lecture à venir." : `Lecture : ${Math.floor(pourCent(lot) / 10) * 10} %.`;
}
