// Lire un fichier d'offre en XML, LHEO 2.3 (ou 2.2) ou sa variante EDOF : l'espace de noms de la racine dit lequel.
import type { FormationDonnee } from "../offre.js";
import type { LigneLue } from "./faute.js";
import { lireFormationLheo } from "./lheo/formation-lheo.js";
import { lireElements } from "./lheo/lire-elements.js";

/**
 * Rend les formations du document, une à une ; `numero` est leur rang, dès 1, et leur `source` est celle de l'espace de noms.
 * Une seule est en mémoire à la fois. Lève FichierRefuse, après celles qui ont pu être lues, quand le document ne peut pas ou plus
 * se lire : fichier_vide, fichier_utf16, encodage_inconnu, xml_inconnu, xml_entites, xml_invalide, xml_tronque, xml_sans_offre,
 * element_trop_grand.
 */
export async function* lireLheo(flux: AsyncIterable<Uint8Array>): AsyncGenerator<LigneLue<FormationDonnee>> {
  for await (const formation of lireElements(flux)) yield lireFormationLheo(formation);
}
