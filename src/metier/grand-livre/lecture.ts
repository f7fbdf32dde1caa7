// Des lignes de la base aux mots du grand livre : les bigint deviennent des centimes sûrs, les écritures retrouvent leurs lignes.
import { centimes } from "../../socle/valeurs/montant.js";
import type { LigneDeCompte, LigneEcriture, LigneLotEtSoldes, LigneSoldes } from "./ecritures.sql.js";
import type { Ecriture, Ligne, Lot, SoldeCompteur, Soldes } from "./grand-livre.js";

export function ligneDe(ligne: Pick<LigneDeCompte, "compte" | "lot_id" | "montant">): Ligne {
  return { compte: ligne.compte, lotId: ligne.lot_id, montant: centimes(Number(ligne.montant)) };
}

export function ecritureDe(ligne: LigneEcriture, lignes: readonly LigneDeCompte[]): Ecriture {
  return {
    titulaireId: ligne.titulaire_id,
    rang: Number(ligne.rang),
    id: ligne.id,
    cle: ligne.cle,
    genre: ligne.genre,
    jour: ligne.jour,
    ecriteLe: ligne.ecrite_le,
    cibleId: ligne.cible_id,
    demande: ligne.demande,
    lignes: lignes.map(ligneDe),
    empreintePrecedente: ligne.empreinte_precedente,
    empreinte: ligne.empreinte,
  };
}

export function lotDe(ligne: LigneLotEtSoldes): Lot {
  return {
    id: ligne.id,
    activite: ligne.activite,
    annee: ligne.annee,
    financeur: ligne.financeur,
    montant: centimes(Number(ligne.montant)),
    declareLe: ligne.declare_le,
    decisionId: ligne.decision_id,
    disponible: centimes(Number(ligne.disponible)),
    reserve: centimes(Number(ligne.reserve)),
    utilise: centimes(Number(ligne.utilise)),
  };
}

function compteur(disponible: bigint, reserve: bigint, utilise: bigint): SoldeCompteur {
  return {
    acquis: centimes(Number(disponible + reserve + utilise)),
    disponible: centimes(Number(disponible)),
    reserve: centimes(Number(reserve)),
    utilise: centimes(Number(utilise)),
  };
}

/** Soldes d'un titulaire ; tout est nul pour qui n'a encore aucune écriture. */
export function soldesDe(ligne: LigneSoldes | undefined): Soldes {
  if (ligne === undefined) return { cec: compteur(0n, 0n, 0n), cpf: compteur(0n, 0n, 0n) };
  return {
    cec: compteur(ligne.cec_disponible, ligne.cec_reserve, ligne.cec_utilise),
    cpf: compteur(ligne.cpf_disponible, ligne.cpf_reserve, ligne.cpf_utilise),
  };
}

/** Range les éléments par clé, dans leur ordre. */
export function grouper<Cle, Element>(elements: readonly Element[], cleDe: (element: Element) => Cle): Map<Cle, Element[]> {
  const groupes = new Map<Cle, Element[]>();
  for (const element of elements) {
    const cle = cleDe(element);
    const groupe = groupes.get(cle);
    if (groupe === undefined) groupes.set(cle, [element]);
    else groupe.push(element);
  }
  return groupes;
}
