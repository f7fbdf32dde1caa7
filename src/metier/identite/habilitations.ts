// Qui peut faire quoi : une seule table, rôle × action × lien. Les routes et les actions passent par elle.
import { Refus } from "../../socle/refus.js";
import type { Acteur, Role } from "./acteur.js";

/** « oui », « non », ou « lien » : oui si l'acteur est lié à l'objet (son compte, son organisme). */
export type Permission = "oui" | "non" | "lien";

const TOUS = {
  anonyme: "oui",
  arrivant: "oui",
  titulaire: "oui",
  responsable: "oui",
  declarant: "oui",
  agent: "oui",
  systeme: "oui",
} as const;
const PERSONNE = {
  anonyme: "non",
  arrivant: "non",
  titulaire: "non",
  responsable: "non",
  declarant: "non",
  agent: "non",
  systeme: "non",
} as const;

export const HABILITATIONS = {
  consulter_public: TOUS,
  se_connecter: TOUS,
  ouvrir_compte: { ...PERSONNE, arrivant: "oui", systeme: "oui" },
  demander_assistance: { ...PERSONNE, arrivant: "oui", titulaire: "lien" },
  consulter_compte: { ...PERSONNE, titulaire: "lien", systeme: "oui" },
  declarer: { ...PERSONNE, titulaire: "lien" },
  choisir_recensement: { ...PERSONNE, titulaire: "lien" },
  emporter_donnees: { ...PERSONNE, titulaire: "lien" },
  modifier_profil: { ...PERSONNE, titulaire: "lien" },
  consulter_organisme: { ...PERSONNE, responsable: "lien" },
  attester: { ...PERSONNE, responsable: "lien" },
  gerer_responsables: { ...PERSONNE, responsable: "lien", agent: "oui", systeme: "oui" },
  importer_registre: { ...PERSONNE, systeme: "oui" },
  qualifier_organisme: { ...PERSONNE, agent: "oui", systeme: "oui" },
  deposer_activite: { ...PERSONNE, systeme: "oui" },
  deposer_lot: { ...PERSONNE, responsable: "lien", declarant: "lien", systeme: "oui" },
  consulter_depots: { ...PERSONNE, responsable: "lien", declarant: "lien", systeme: "oui" },
  traiter_depots: { ...PERSONNE, systeme: "oui" },
  autoriser_declarant: { ...PERSONNE, agent: "oui", systeme: "oui" },
  gerer_raccordements: { ...PERSONNE, responsable: "lien" },
  servir_raccordements: { ...PERSONNE, systeme: "oui" },
  signaler: { ...PERSONNE, titulaire: "lien" },
  repondre_signalement: { ...PERSONNE, responsable: "lien" },
  suivre_signalements: { ...PERSONNE, systeme: "oui" },
  consulter_exploitation: { ...PERSONNE, agent: "oui" },
  lever_doute_identite: { ...PERSONNE, agent: "oui", systeme: "oui" },
  suivre_calculs: { ...PERSONNE, agent: "oui", systeme: "oui" },
  recouvrer_indu: { ...PERSONNE, agent: "oui", systeme: "oui" },
  importer_catalogue: { ...PERSONNE, agent: "oui", systeme: "oui" },
  referencer_formateur: { ...PERSONNE, agent: "oui", systeme: "oui" },
  gerer_offre: { ...PERSONNE, responsable: "lien", systeme: "oui" },
  demander_formation: { ...PERSONNE, titulaire: "lien" },
  consulter_dossier: { ...PERSONNE, titulaire: "lien", systeme: "oui" },
  traiter_dossier: { ...PERSONNE, responsable: "lien" },
  cofinancer: { ...PERSONNE, responsable: "lien" },
  encaisser: { ...PERSONNE, titulaire: "lien", agent: "oui", systeme: "oui" },
  instruire_dossier: { ...PERSONNE, agent: "oui" },
  consulter_financements: { ...PERSONNE, agent: "oui", systeme: "oui" },
  echoir_dossiers: { ...PERSONNE, systeme: "oui" },
  mobiliser_cpf: { ...PERSONNE, titulaire: "lien", systeme: "oui" },
  importer_cpf: { ...PERSONNE, agent: "oui", systeme: "oui" },
  rattacher_activites: { ...PERSONNE, arrivant: "oui", titulaire: "lien", systeme: "oui" },
  prevenir_responsables: { ...PERSONNE, systeme: "oui" },
  echoir_declarations: { ...PERSONNE, systeme: "oui" },
  calculer_droits: { ...PERSONNE, systeme: "oui", titulaire: "lien" },
  ecrire_grand_livre: { ...PERSONNE, systeme: "oui", titulaire: "lien" },
  nommer_titulaires: { ...PERSONNE, titulaire: "oui", responsable: "oui", agent: "oui", systeme: "oui" },
  verifier_journal: { ...PERSONNE, agent: "oui", systeme: "oui" },
  avancer_horloge: TOUS,
} as const satisfies Record<string, Record<Role, Permission>>;

export type Action = keyof typeof HABILITATIONS;

export function permissionDe(role: Role, action: Action): Permission {
  return HABILITATIONS[action][role];
}

/** Refuse si l'acteur n'a pas le droit d'agir ; `lie` dit s'il est lié à l'objet (à calculer par l'appelant). */
export function exiger(acteur: Acteur, action: Action, lie = true): void {
  const permission = permissionDe(acteur.genre, action);
  if (permission === "oui" || (permission === "lien" && lie)) return;
  throw new Refus(acteur.genre === "anonyme" ? "identite/connexion-requise" : "identite/action-interdite", { action });
}
