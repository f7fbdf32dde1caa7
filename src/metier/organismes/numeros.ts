// Les numéros d'un organisme tels qu'on les tape : vides, justes, ou refusés en nommant le champ.
import { Refus } from "../../socle/refus.js";
import type { RegistreLocal } from "./organisme.js";
import { nettoyer } from "./texte.js";

/** Le numéro sans espaces, en capitales ; null s'il est vide, refus s'il n'a pas la forme attendue. */
export function ouNull(texte: string | null | undefined, forme: RegExp, champ: string): string | null {
  const propre = nettoyer(texte ?? "", 60)
    .replace(/\s/gu, "")
    .toUpperCase();
  if (propre === "") return null;
  if (!forme.test(propre)) throw new Refus("organismes/saisie-invalide", { champ });
  return propre;
}

/** L'inscription d'Alsace-Moselle : entière ou absente. */
export function lireRegistre(registre: RegistreLocal | null | undefined): RegistreLocal | null {
  if (registre === null || registre === undefined) return null;
  const propre = {
    tribunal: nettoyer(registre.tribunal, 80),
    volume: nettoyer(registre.volume, 20),
    folio: nettoyer(registre.folio, 20),
  };
  const vides = Object.values(propre).filter((valeur) => valeur === "").length;
  if (vides === 3) return null;
  if (vides > 0) throw new Refus("organismes/saisie-invalide", { champ: "registre" });
  return propre;
}
