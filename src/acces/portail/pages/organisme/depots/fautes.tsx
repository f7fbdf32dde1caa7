// Les fautes d'une ligne de dépôt, dites en clair.
import { expliquerFaute, type Faute } from "../../../../../metier/depots/index.js";
import { ListeFautes } from "../../../composants/index.js";

export function Fautes({ fautes }: { readonly fautes: readonly Faute[] }) {
  return <ListeFautes fautes={fautes.map(expliquerFaute)} />;
}
