// Compte les transactions que la base a fait recommencer : un interblocage (40P01) que la reprise cacherait se voit ici.
import type { Base } from "../../src/socle/base/base.js";
import type { Monde } from "./benevoles.js";

/** Le même monde, et combien de fois une de ses transactions a été recommencée. */
export function compterReprises(origine: Monde): { readonly monde: Monde; readonly reprises: () => number } {
  const { base } = origine.test;
  let recommencees = 0;
  const comptee: Base = {
    requete: (instruction) => base.requete(instruction),
    copier: (instruction, morceaux) => base.copier(instruction, morceaux),
    fermer: () => base.fermer(),
    transaction: (action) => {
      let tours = 0;
      return base.transaction((tx) => {
        if (tours > 0) recommencees += 1;
        tours += 1;
        return action(tx);
      });
    },
  };
  const agir: Monde["agir"] = (acteur, action) => comptee.transaction((tx) => action({ base: tx, horloge: origine.horloge, acteur }));
  return { monde: { ...origine, agir, test: { ...origine.test, base: comptee } }, reprises: () => recommencees };
}
