// Chaque type d'activité à son juge : une seule lecture du dossier, une liste par type présent.

import type { Activite, TypeActivite } from "../faits.js";
import type { Candidat } from "../trace.js";
import { jugerBenevolat } from "./benevolat-associatif.js";
import type { Cadre } from "./conclure.js";
import { jugerPoliceCitoyenne, jugerReserveDefense, jugerReservePolice } from "./engagements-continus.js";
import { jugerReserveCommunale, jugerSapeurPompier } from "./engagements-signes.js";
import { jugerMaitreApprentissage } from "./maitre-apprentissage.js";
import { jugerProcheAidant } from "./proche-aidant.js";
import { jugerReinsertion, jugerReserveMilitaire, jugerReserveSanitaire } from "./quantite-annuelle.js";
import { jugerReserveCivique } from "./reserve-civique.js";
import { jugerEducationNationale } from "./reserve-education-nationale.js";
import { jugerServiceCivique } from "./service-civique.js";

type ParType = { [T in TypeActivite]?: Extract<Activite, { type: T }>[] };

function avec<A>(liste: A[] | undefined, activite: A): A[] {
  if (liste === undefined) return [activite];
  liste.push(activite);
  return liste;
}

/** Ajoute une activité à la liste de son type. */
function classer(groupes: ParType, activite: Activite): void {
  switch (activite.type) {
    case "service_civique":
      groupes.service_civique = avec(groupes.service_civique, activite);
      break;
    case "reserve_militaire_operationnelle":
      groupes.reserve_militaire_operationnelle = avec(groupes.reserve_militaire_operationnelle, activite);
      break;
    case "reserve_citoyenne_defense_securite":
      groupes.reserve_citoyenne_defense_securite = avec(groupes.reserve_citoyenne_defense_securite, activite);
      break;
    case "reserve_communale_securite_civile":
      groupes.reserve_communale_securite_civile = avec(groupes.reserve_communale_securite_civile, activite);
      break;
    case "reserve_sanitaire":
      groupes.reserve_sanitaire = avec(groupes.reserve_sanitaire, activite);
      break;
    case "maitre_apprentissage":
      groupes.maitre_apprentissage = avec(groupes.maitre_apprentissage, activite);
      break;
    case "benevolat_associatif":
      groupes.benevolat_associatif = avec(groupes.benevolat_associatif, activite);
      break;
    case "reserve_citoyenne_education_nationale":
      groupes.reserve_citoyenne_education_nationale = avec(groupes.reserve_citoyenne_education_nationale, activite);
      break;
    case "sapeur_pompier_volontaire":
      groupes.sapeur_pompier_volontaire = avec(groupes.sapeur_pompier_volontaire, activite);
      break;
    case "reserve_police_nationale":
      groupes.reserve_police_nationale = avec(groupes.reserve_police_nationale, activite);
      break;
    case "reserve_citoyenne_police_nationale":
      groupes.reserve_citoyenne_police_nationale = avec(groupes.reserve_citoyenne_police_nationale, activite);
      break;
    case "reserve_citoyenne_reinsertion":
      groupes.reserve_citoyenne_reinsertion = avec(groupes.reserve_citoyenne_reinsertion, activite);
      break;
    case "reserve_civique":
      groupes.reserve_civique = avec(groupes.reserve_civique, activite);
      break;
    case "proche_aidant":
      groupes.proche_aidant = avec(groupes.proche_aidant, activite);
      break;
  }
}

function parIdentifiant(un: Activite, autre: Activite): number {
  return un.id < autre.id ? -1 : 1;
}

/** Dans l'ordre des identifiants, pour que la réponse ne dépende pas de l'ordre du dossier. */
function ordonner<A extends Activite>(activites: A[]): A[] {
  return activites.length > 1 ? activites.sort(parIdentifiant) : activites;
}

function ajouter(candidats: Candidat[], juges: readonly Candidat[]): void {
  for (const candidat of juges) candidats.push(candidat);
}

/** Juge les activités recensées, type par type ; celles que le titulaire ne recense pas ne donnent rien (L5151-8). */
export function jugerChaqueType(activites: readonly Activite[], cadre: Cadre): Candidat[] {
  const groupes: ParType = {};
  for (const activite of activites) if (activite.recensee !== false) classer(groupes, activite);
  const candidats: Candidat[] = [];
  if (groupes.service_civique) ajouter(candidats, jugerServiceCivique(ordonner(groupes.service_civique), cadre));
  if (groupes.reserve_militaire_operationnelle)
    ajouter(candidats, jugerReserveMilitaire(ordonner(groupes.reserve_militaire_operationnelle), cadre));
  if (groupes.reserve_citoyenne_defense_securite)
    ajouter(candidats, jugerReserveDefense(ordonner(groupes.reserve_citoyenne_defense_securite), cadre));
  if (groupes.reserve_communale_securite_civile)
    ajouter(candidats, jugerReserveCommunale(ordonner(groupes.reserve_communale_securite_civile), cadre));
  if (groupes.reserve_sanitaire) ajouter(candidats, jugerReserveSanitaire(ordonner(groupes.reserve_sanitaire), cadre));
  if (groupes.maitre_apprentissage) ajouter(candidats, jugerMaitreApprentissage(ordonner(groupes.maitre_apprentissage), cadre));
  if (groupes.benevolat_associatif) ajouter(candidats, jugerBenevolat(ordonner(groupes.benevolat_associatif), cadre));
  if (groupes.reserve_citoyenne_education_nationale)
    ajouter(candidats, jugerEducationNationale(ordonner(groupes.reserve_citoyenne_education_nationale), cadre));
  if (groupes.sapeur_pompier_volontaire) ajouter(candidats, jugerSapeurPompier(ordonner(groupes.sapeur_pompier_volontaire), cadre));
  if (groupes.reserve_police_nationale) ajouter(candidats, jugerReservePolice(ordonner(groupes.reserve_police_nationale), cadre));
  if (groupes.reserve_citoyenne_police_nationale)
    ajouter(candidats, jugerPoliceCitoyenne(ordonner(groupes.reserve_citoyenne_police_nationale), cadre));
  if (groupes.reserve_citoyenne_reinsertion) ajouter(candidats, jugerReinsertion(ordonner(groupes.reserve_citoyenne_reinsertion), cadre));
  if (groupes.reserve_civique) ajouter(candidats, jugerReserveCivique(ordonner(groupes.reserve_civique), cadre));
  if (groupes.proche_aidant) ajouter(candidats, jugerProcheAidant(ordonner(groupes.proche_aidant)));
  return candidats;
}
