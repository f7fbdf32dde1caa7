// D'un lot et de ses lignes à ce que l'API en rend : mêmes mots que le fichier, fautes expliquées.
import type { z } from "zod";
import { expliquerFaute, type Faute, type LigneRendue, type Lot } from "../../metier/depots/index.js";
import type { schemaFaute, schemaLigne, schemaLot } from "./schemas.js";

function fauteRendue(faute: Faute): z.infer<typeof schemaFaute> {
  return { code: faute.code, ...expliquerFaute(faute) };
}

export function lotRendu(lot: Lot): z.infer<typeof schemaLot> {
  const { id, format, encodage, essai, taille, empreinte, etat, refus, comptes } = lot;
  return {
    id,
    nom_fichier: lot.nomFichier,
    format,
    encodage,
    essai,
    taille,
    empreinte,
    etat,
    refus: refus === null ? null : fauteRendue(refus),
    recu_le: lot.recuLe.toISOString(),
    declare_le: lot.declareLe,
    traite_le: lot.traiteLe?.toISOString() ?? null,
    lignes_lues: lot.lignesLues,
    octets_lus: lot.octetsLus,
    comptes: {
      acceptees: comptes.acceptees,
      avec_reserve: comptes.avecReserve,
      rejetees: comptes.rejetees,
      deja_recues: comptes.dejaRecues,
      en_attente_identite: comptes.enAttenteIdentite,
    },
  };
}

export function ligneRendue(ligne: LigneRendue): z.infer<typeof schemaLigne> {
  return {
    lot: ligne.lotId,
    numero: ligne.numero,
    id_ligne: ligne.idLigne,
    statut: ligne.statut,
    fautes: ligne.fautes.map(fauteRendue),
    id_declaration: ligne.activiteId,
    recu_le: ligne.recuLe.toISOString(),
    empreinte: ligne.empreinte,
  };
}
