// Les mots montrés pour les codes du service : une activité, une fonction, un état, un financeur ne paraissent jamais en code.

const ACTIVITES: Readonly<Record<string, string>> = {
  service_civique: "Service civique",
  reserve_militaire_operationnelle: "Réserve militaire opérationnelle",
  reserve_citoyenne_defense_securite: "Réserve citoyenne de défense et de sécurité",
  reserve_communale_securite_civile: "Réserve communale de sécurité civile",
  reserve_sanitaire: "Réserve sanitaire",
  maitre_apprentissage: "Maître d'apprentissage",
  benevolat_associatif: "Bénévolat associatif",
  reserve_citoyenne_education_nationale: "Réserve citoyenne de l'éducation nationale",
  sapeur_pompier_volontaire: "Sapeur-pompier volontaire",
  reserve_police_nationale: "Réserve opérationnelle de la police nationale",
  reserve_citoyenne_police_nationale: "Réserve citoyenne de la police nationale",
  reserve_citoyenne_reinsertion: "Réserve citoyenne de réinsertion",
  reserve_civique: "Réserve civique",
  proche_aidant: "Proche aidant",
};

const FONCTIONS: Readonly<Record<string, string>> = {
  administration: "Administration ou direction",
  encadrement: "Encadrement d'autres personnes",
  autre: "Autre fonction",
};

const FINANCEURS: Readonly<Record<string, string>> = {
  etat: "l'État",
  commune: "la commune",
  sante_publique: "Santé publique France",
  autorite_gestion_sis: "le service d'incendie et de secours, autorité de gestion des sapeurs-pompiers",
  branche: "la branche professionnelle",
};

/** Met une majuscule au premier signe. */
export function capitale(texte: string): string {
  return texte.charAt(0).toUpperCase() + texte.slice(1);
}

/** Repli lisible d'un code qu'on ne connaît pas : jamais de tiret bas à l'écran. */
function enClair(code: string): string {
  return capitale(code.replaceAll("_", " "));
}

export function motActivite(type: string): string {
  return ACTIVITES[type] ?? enClair(type);
}

export function motFonction(fonction: string): string {
  return FONCTIONS[fonction] ?? enClair(fonction);
}

export function motFinanceur(financeur: string): string {
  return FINANCEURS[financeur] ?? enClair(financeur);
}

export type Ton = "attente" | "acquis" | "refus" | "neutre";

/** Ton et mot d'une réponse de la loi. */
export function motDecision(decision: string): { ton: Ton; mot: string } {
  if (decision === "acquis") return { ton: "acquis", mot: "Acquis" };
  if (decision === "refuse") return { ton: "refus", mot: "Refusé" };
  return { ton: "attente", mot: "En attente" };
}

const RAISONS: Readonly<Record<string, string>> = {
  heures_inexactes: "Le nombre d'heures n'est pas le bon.",
  periode_inexacte: "La période n'est pas la bonne.",
  fonction_inexacte: "La fonction déclarée n'est pas celle exercée.",
  personne_inconnue: "L'association ne reconnaît pas cette personne.",
  autre: "Une autre raison, expliquée dans le mot.",
};

/** Raison d'un refus d'attester, en phrase. */
export function motRaison(motif: string): string {
  return RAISONS[motif] ?? enClair(motif);
}
