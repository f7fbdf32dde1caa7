// Les états d'un dossier de formation et tout ce qui mène de l'un à l'autre : une table, que le service marche et que les tests parcourent.

export const ETATS_DOSSIER = [
  "brouillon",
  "demandee",
  "en_verification",
  "proposee",
  "attente_financeur",
  "attente_paiement",
  "acceptee",
  "en_formation",
  "sortie_declaree",
  "service_fait_declare",
  "en_examen",
  "service_fait_valide",
  "annulee_titulaire",
  "annulee_organisme",
  "annulee_non_realisee",
  "annulee_financeur",
  "refusee_titulaire",
  "refusee_organisme",
  "refusee_financeur",
  "sans_suite_organisme",
  "sans_suite_titulaire",
] as const;
export type EtatDossier = (typeof ETATS_DOSSIER)[number];

/** Qui fait avancer un dossier. `paiement` : le prestataire qui encaisse ; `horloge` : une échéance passée. */
export const AUTEURS = ["titulaire", "organisme", "financeur", "exploitant", "paiement", "horloge"] as const;
export type Auteur = (typeof AUTEURS)[number];

/**
 * Ce que l'évènement fait aux droits : les réserver, les rendre à leurs lots (s'ils sont réservés),
 * les utiliser pour ce qui est dû à l'organisme (le reste revient), ou rien.
 */
export type Effet = "aucun" | "reserver" | "rendre" | "utiliser";

export interface Transition {
  readonly evenement: string;
  readonly de: readonly EtatDossier[];
  readonly vers: EtatDossier;
  readonly par: readonly Auteur[];
  readonly effet: Effet;
}

/** Chaque évènement, d'où il peut partir, où il mène, qui peut le faire, et son effet sur les droits. */
export const TRANSITIONS = [
  { evenement: "envoyer_demande", de: ["brouillon"], vers: "demandee", par: ["titulaire"], effet: "aucun" },
  { evenement: "abandonner_brouillon", de: ["brouillon"], vers: "refusee_titulaire", par: ["titulaire"], effet: "aucun" },
  { evenement: "expirer_brouillon", de: ["brouillon"], vers: "sans_suite_titulaire", par: ["horloge"], effet: "aucun" },
  { evenement: "accuser_prerequis", de: ["demandee"], vers: "en_verification", par: ["organisme"], effet: "aucun" },
  { evenement: "proposer", de: ["demandee", "en_verification"], vers: "proposee", par: ["organisme"], effet: "aucun" },
  { evenement: "refuser_demande", de: ["demandee", "en_verification"], vers: "refusee_organisme", par: ["organisme"], effet: "aucun" },
  { evenement: "retirer_demande", de: ["demandee", "en_verification"], vers: "refusee_titulaire", par: ["titulaire"], effet: "aucun" },
  { evenement: "expirer_reponse", de: ["demandee", "en_verification"], vers: "sans_suite_organisme", par: ["horloge"], effet: "aucun" },
  {
    evenement: "decliner_proposition",
    de: ["proposee", "attente_financeur"],
    vers: "refusee_titulaire",
    par: ["titulaire"],
    effet: "aucun",
  },
  { evenement: "expirer_proposition", de: ["proposee"], vers: "sans_suite_titulaire", par: ["horloge"], effet: "aucun" },
  { evenement: "demander_cofinancement", de: ["proposee"], vers: "attente_financeur", par: ["titulaire"], effet: "aucun" },
  { evenement: "accorder_cofinancement", de: ["attente_financeur"], vers: "proposee", par: ["financeur"], effet: "aucun" },
  { evenement: "refuser_cofinancement", de: ["attente_financeur"], vers: "proposee", par: ["financeur"], effet: "aucun" },
  { evenement: "expirer_cofinancement", de: ["attente_financeur"], vers: "proposee", par: ["horloge"], effet: "aucun" },
  { evenement: "renoncer_cofinancement", de: ["attente_financeur"], vers: "proposee", par: ["titulaire"], effet: "aucun" },
  // Quand la loi n'admet pas la formation sans ce tiers (permis léger), son refus met fin au dossier.
  { evenement: "refuser_financement", de: ["attente_financeur"], vers: "refusee_financeur", par: ["financeur", "horloge"], effet: "aucun" },
  { evenement: "accepter", de: ["proposee"], vers: "acceptee", par: ["titulaire"], effet: "reserver" },
  { evenement: "accepter_et_payer", de: ["proposee"], vers: "attente_paiement", par: ["titulaire"], effet: "reserver" },
  { evenement: "payer", de: ["attente_paiement"], vers: "acceptee", par: ["paiement", "exploitant"], effet: "aucun" },
  { evenement: "refuser_paiement", de: ["attente_paiement"], vers: "attente_paiement", par: ["paiement"], effet: "aucun" },
  { evenement: "renoncer_paiement", de: ["attente_paiement"], vers: "refusee_titulaire", par: ["titulaire"], effet: "rendre" },
  { evenement: "expirer_paiement", de: ["attente_paiement"], vers: "sans_suite_titulaire", par: ["horloge"], effet: "rendre" },
  { evenement: "se_retracter", de: ["acceptee"], vers: "annulee_titulaire", par: ["titulaire"], effet: "rendre" },
  { evenement: "annuler_a_temps", de: ["acceptee"], vers: "annulee_titulaire", par: ["titulaire"], effet: "rendre" },
  { evenement: "annuler_tard", de: ["acceptee"], vers: "annulee_non_realisee", par: ["titulaire"], effet: "utiliser" },
  { evenement: "invoquer_force_majeure", de: ["acceptee"], vers: "en_examen", par: ["titulaire"], effet: "aucun" },
  { evenement: "declarer_absence", de: ["acceptee"], vers: "en_examen", par: ["organisme"], effet: "aucun" },
  // Le titulaire dit ce qui s'est passé : l'exploitant le lit avant de décider, lui seul.
  { evenement: "repondre_absence", de: ["en_examen"], vers: "en_examen", par: ["titulaire"], effet: "aucun" },
  { evenement: "reconnaitre_force_majeure", de: ["en_examen"], vers: "annulee_titulaire", par: ["exploitant"], effet: "rendre" },
  { evenement: "retenir_absence", de: ["en_examen"], vers: "annulee_non_realisee", par: ["exploitant"], effet: "utiliser" },
  { evenement: "expirer_examen", de: ["en_examen"], vers: "annulee_titulaire", par: ["horloge"], effet: "rendre" },
  {
    evenement: "annuler_par_organisme",
    de: ["proposee", "attente_financeur", "attente_paiement", "acceptee", "en_formation"],
    vers: "annulee_organisme",
    par: ["organisme"],
    effet: "rendre",
  },
  {
    evenement: "annuler_par_financeur",
    de: [
      "demandee",
      "en_verification",
      "proposee",
      "attente_financeur",
      "attente_paiement",
      "acceptee",
      "en_formation",
      "service_fait_declare",
    ],
    vers: "annulee_financeur",
    par: ["exploitant"],
    effet: "rendre",
  },
  { evenement: "declarer_entree", de: ["acceptee"], vers: "en_formation", par: ["organisme"], effet: "aucun" },
  { evenement: "expirer_entree", de: ["acceptee"], vers: "annulee_organisme", par: ["horloge"], effet: "rendre" },
  // La sortie n'est enregistrée qu'avec le service fait : les deux évènements s'écrivent ensemble.
  { evenement: "declarer_sortie", de: ["en_formation"], vers: "sortie_declaree", par: ["organisme"], effet: "aucun" },
  { evenement: "declarer_service_fait", de: ["sortie_declaree"], vers: "service_fait_declare", par: ["organisme"], effet: "aucun" },
  { evenement: "expirer_sortie", de: ["en_formation", "sortie_declaree"], vers: "annulee_organisme", par: ["horloge"], effet: "rendre" },
  {
    evenement: "confirmer_service_fait",
    de: ["service_fait_declare"],
    vers: "service_fait_valide",
    par: ["titulaire", "horloge"],
    effet: "utiliser",
  },
  // Le titulaire conteste : le dossier attend le contrôle de l'exploitant, qui validera à son tour.
  { evenement: "contester_service_fait", de: ["service_fait_declare"], vers: "service_fait_declare", par: ["titulaire"], effet: "aucun" },
  { evenement: "valider_service_fait", de: ["service_fait_declare"], vers: "service_fait_valide", par: ["exploitant"], effet: "utiliser" },
] as const satisfies readonly Transition[];

export type EvenementDossier = (typeof TRANSITIONS)[number]["evenement"];

/** Un dossier dans un de ces états ne bouge plus ; sa facturation et son contrôle peuvent continuer. */
export const ETATS_FINAUX: ReadonlySet<EtatDossier> = new Set(ETATS_DOSSIER.slice(ETATS_DOSSIER.indexOf("service_fait_valide")));

/** Dans ces états, des droits sont réservés au grand livre. */
export const ETATS_RESERVES: ReadonlySet<EtatDossier> = new Set([
  "attente_paiement",
  "acceptee",
  "en_formation",
  "sortie_declaree",
  "service_fait_declare",
  "en_examen",
]);

const PAR_EVENEMENT: ReadonlyMap<string, Transition> = new Map(TRANSITIONS.map((transition) => [transition.evenement, transition]));

export function transitionDe(evenement: EvenementDossier): Transition {
  const transition = PAR_EVENEMENT.get(evenement);
  if (transition === undefined) throw new Error(`L'évènement « ${evenement} » n'est pas dans la table.`);
  return transition;
}

/** Où mène l'évènement depuis cet état, fait par cet auteur ; null s'il n'est pas dans la table. */
export function franchir(etat: EtatDossier, evenement: EvenementDossier, auteur: Auteur): EtatDossier | null {
  const { de, vers, par } = transitionDe(evenement);
  return de.includes(etat) && par.includes(auteur) ? vers : null;
}

/** Ce qu'un auteur peut faire d'un dossier dans cet état ; les délais peuvent encore s'y opposer. */
export function evenementsPossibles(etat: EtatDossier, auteur: Auteur): readonly EvenementDossier[] {
  return TRANSITIONS.filter((transition: Transition) => transition.de.includes(etat) && transition.par.includes(auteur)).map(
    ({ evenement }) => evenement,
  );
}
