// L'empreinte d'une écriture : un seul langage la calcule, celui-ci, d'une forme écrite qui ne dépend d'aucun réglage.
import { hash } from "node:crypto";
import type { Contenu, Ecriture } from "./grand-livre.js";

/** Nom de la forme canonique : à changer si elle change, pour que les anciennes écritures gardent la leur. */
const FORME = "cec-grand-livre-1";

/** Ce qui précède la première écriture de chaque titulaire. */
export const EMPREINTE_ORIGINE = "0".repeat(64);

/** Écrit une demande en JSON aux clés triées : la même demande donne toujours les mêmes octets. */
export function ecrireDemande(contenu: Contenu): string {
  const range: Record<string, Contenu[string]> = {};
  for (const cle of Object.keys(contenu).sort()) range[cle] = contenu[cle] ?? null;
  return JSON.stringify(range);
}

/** Empreinte SHA-256 (64 chiffres hexadécimaux) d'une écriture et de la précédente : changer l'une change toutes les suivantes. */
export function calculerEmpreinte(ecriture: Omit<Ecriture, "empreinte">): string {
  const lignes = ecriture.lignes.map((ligne) => [ligne.compte, ligne.lotId, ligne.montant]);
  const { titulaireId, rang, id, cle, genre, jour, ecriteLe, cibleId, demande, empreintePrecedente } = ecriture;
  const forme = JSON.stringify([FORME, titulaireId, rang, id, cle, genre, jour, ecriteLe, cibleId, demande, lignes, empreintePrecedente]);
  return hash("sha256", forme, "hex");
}

/**
 * Empreinte SHA-256 d'un sceau : celles de ses écritures mises bout à bout, par titulaire puis par rang.
 * La base la recalcule à la fin de la transaction.
 */
export function calculerEmpreinteSceau(empreintes: string): string {
  return hash("sha256", empreintes, "hex");
}
