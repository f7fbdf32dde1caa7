// Chaque type d'activité à son juge : une seule lecture du dossier, une liste par type présent.

import type { Activite, TypeActivite } from "../faits.js";
import { jugerBenevolat } from "./benevolat-associatif.js";
import type { Cadre, Lot } from "./conclure.js";
import { jugerPoliceCitoyenne, jugerReserveDefense, jugerReservePolice } from "./engagements-continus.js";
import { jugerReserveCommunale, jugerSapeurPompier } from "./engagements-signes.js";
import { jugerMaitreApprentissage } from "./maitre-apprentissage.js";
import { jugerProcheAidant } from "./proche-aidant.js";
import { jugerReinsertion, jugerReserveMilitaire, jugerReserveSanitaire } from "./quantite-annuelle.js";
import { jugerReserveCivique } from "./reserve-civique.js";
import { jugerEducationNationale } from "./reserve-education-nationale.js";
import { jugerServiceCivique } from "./service-civique.js";

type ParType = { [T in TypeActivite]: Lot<Extract<Activite, { type: T }>> | null };

function aucun(): ParType {
  return {
    benevolat_associatif: null,
    maitre_apprentissage: null,
    proche_aidant: null,
    reserve_citoyenne_defense_securite: null,
    reserve_citoyenne_education_nationale: null,
    reserve_citoyenne_police_nationale: null,
    reserve_citoyenne_reinsertion: null,
    reserve_civique: null,
    reserve_communale_securite_civile: null,
    reserve_militaire_operationnelle: null,
    reserve_police_nationale: null,
    reserve_sanitaire: null,
    sapeur_pompier_volontaire: null,
    service_civique: null,
  };
}

/**
 * Une activité de plus du même type, si le titulaire la recense ; une seule reste seule, sans liste autour d'elle.
 * `recensee` se lit chez l'appelant, où le type est connu : lue ici pour tous les types, elle coûterait plus que le classement.
 */
function avec<A extends Activite>(lot: Lot<A> | null, activite: A, recensee: boolean | undefined): Lot<A> | null {
  if (recensee === false) return lot;
  if (lot === null) return activite;
  if (!Array.isArray(lot)) return [lot, activite];
  lot.push(activite);
  return lot;
}

/** Ajoute une activité à la liste de son type ; les types les plus courants sont essayés d'abord. */
function classer(groupes: ParType, activite: Activite): void {
  switch (activite.type) {
    case "benevolat_associatif":
      groupes.benevolat_associatif = avec(groupes.benevolat_associatif, activite, activite.recensee);
      break;
    case "service_civique":
      groupes.service_civique = avec(groupes.service_civique, activite, activite.recensee);
      break;
    case "sapeur_pompier_volontaire":
      groupes.sapeur_pompier_volontaire = avec(groupes.sapeur_pompier_volontaire, activite, activite.recensee);
      break;
    case "reserve_militaire_operationnelle":
      groupes.reserve_militaire_operationnelle = avec(groupes.reserve_militaire_operationnelle, activite, activite.recensee);
      break;
    case "maitre_apprentissage":
      groupes.maitre_apprentissage = avec(groupes.maitre_apprentissage, activite, activite.recensee);
      break;
    case "reserve_civique":
      groupes.reserve_civique = avec(groupes.reserve_civique, activite, activite.recensee);
      break;
    case "reserve_communale_securite_civile":
      groupes.reserve_communale_securite_civile = avec(groupes.reserve_communale_securite_civile, activite, activite.recensee);
      break;
    case "reserve_sanitaire":
      groupes.reserve_sanitaire = avec(groupes.reserve_sanitaire, activite, activite.recensee);
      break;
    case "reserve_citoyenne_reinsertion":
      groupes.reserve_citoyenne_reinsertion = avec(groupes.reserve_citoyenne_reinsertion, activite, activite.recensee);
      break;
    case "reserve_citoyenne_defense_securite":
      groupes.reserve_citoyenne_defense_securite = avec(groupes.reserve_citoyenne_defense_securite, activite, activite.recensee);
      break;
    case "reserve_citoyenne_education_nationale":
      groupes.reserve_citoyenne_education_nationale = avec(groupes.reserve_citoyenne_education_nationale, activite, activite.recensee);
      break;
    case "reserve_police_nationale":
      groupes.reserve_police_nationale = avec(groupes.reserve_police_nationale, activite, activite.recensee);
      break;
    case "reserve_citoyenne_police_nationale":
      groupes.reserve_citoyenne_police_nationale = avec(groupes.reserve_citoyenne_police_nationale, activite, activite.recensee);
      break;
    case "proche_aidant":
      groupes.proche_aidant = avec(groupes.proche_aidant, activite, activite.recensee);
      break;
  }
}

function parIdentifiant(un: Activite, autre: Activite): number {
  return un.id < autre.id ? -1 : 1;
}

/** Dans l'ordre des identifiants, pour que la réponse ne dépende pas de l'ordre du dossier ; presque toujours déjà fait. */
function ordonner<A extends Activite>(lot: Lot<A>): Lot<A> {
  if (!Array.isArray(lot)) return lot;
  for (let rang = 1; rang < lot.length; rang += 1) {
    const avant = lot[rang - 1];
    const apres = lot[rang];
    if (avant !== undefined && apres !== undefined && avant.id >= apres.id) return lot.sort(parIdentifiant);
  }
  return lot;
}

/**
 * Juge les activités recensées, type par type, et pose les réponses dans le cadre, types dans l'ordre alphabétique ;
 * celles que le titulaire ne recense pas ne donnent rien (L5151-8).
 */
export function jugerChaqueType(activites: readonly Activite[], cadre: Cadre): void {
  const groupes = aucun();
  for (const activite of activites) classer(groupes, activite);
  if (groupes.benevolat_associatif !== null) jugerBenevolat(ordonner(groupes.benevolat_associatif), cadre);
  if (groupes.maitre_apprentissage !== null) jugerMaitreApprentissage(ordonner(groupes.maitre_apprentissage), cadre);
  if (groupes.proche_aidant !== null) jugerProcheAidant(ordonner(groupes.proche_aidant), cadre);
  if (groupes.reserve_citoyenne_defense_securite !== null) jugerReserveDefense(ordonner(groupes.reserve_citoyenne_defense_securite), cadre);
  if (groupes.reserve_citoyenne_education_nationale !== null)
    jugerEducationNationale(ordonner(groupes.reserve_citoyenne_education_nationale), cadre);
  if (groupes.reserve_citoyenne_police_nationale !== null)
    jugerPoliceCitoyenne(ordonner(groupes.reserve_citoyenne_police_nationale), cadre);
  if (groupes.reserve_citoyenne_reinsertion !== null) jugerReinsertion(ordonner(groupes.reserve_citoyenne_reinsertion), cadre);
  if (groupes.reserve_civique !== null) jugerReserveCivique(ordonner(groupes.reserve_civique), cadre);
  if (groupes.reserve_communale_securite_civile !== null) jugerReserveCommunale(ordonner(groupes.reserve_communale_securite_civile), cadre);
  if (groupes.reserve_militaire_operationnelle !== null) jugerReserveMilitaire(ordonner(groupes.reserve_militaire_operationnelle), cadre);
  if (groupes.reserve_police_nationale !== null) jugerReservePolice(ordonner(groupes.reserve_police_nationale), cadre);
  if (groupes.reserve_sanitaire !== null) jugerReserveSanitaire(ordonner(groupes.reserve_sanitaire), cadre);
  if (groupes.sapeur_pompier_volontaire !== null) jugerSapeurPompier(ordonner(groupes.sapeur_pompier_volontaire), cadre);
  if (groupes.service_civique !== null) jugerServiceCivique(ordonner(groupes.service_civique), cadre);
}
