// La facturation d'un dossier : une machine à part, que l'état du dossier ouvre et que le contrôle peut retenir.

export const ETATS_FACTURATION = [
  "pas_facturable",
  "acompte_attendu",
  "acompte_verse",
  "a_facturer",
  "facturee",
  "payee",
  "a_rendre",
  "rendue",
] as const;
export type EtatFacturation = (typeof ETATS_FACTURATION)[number];

export interface TransitionFacturation {
  readonly evenement: string;
  readonly de: readonly EtatFacturation[];
  readonly vers: EtatFacturation;
  readonly par: readonly ("dossier" | "organisme" | "exploitant")[];
}

/** `dossier` : conséquence d'un évènement du dossier lui-même. */
export const TRANSITIONS_FACTURATION = [
  { evenement: "demander_acompte", de: ["pas_facturable"], vers: "acompte_attendu", par: ["dossier"] },
  { evenement: "verser_acompte", de: ["acompte_attendu"], vers: "acompte_verse", par: ["exploitant"] },
  { evenement: "ouvrir_facturation", de: ["pas_facturable", "acompte_attendu", "acompte_verse"], vers: "a_facturer", par: ["dossier"] },
  // Un dossier annulé, ou un contrôle qui ne laisse plus rien à payer.
  { evenement: "fermer_facturation", de: ["acompte_attendu", "a_facturer"], vers: "pas_facturable", par: ["dossier", "exploitant"] },
  { evenement: "facturer", de: ["a_facturer"], vers: "facturee", par: ["organisme"] },
  { evenement: "rejeter_facture", de: ["facturee"], vers: "a_facturer", par: ["exploitant"] },
  { evenement: "payer_facture", de: ["facturee"], vers: "payee", par: ["exploitant"] },
  // L'acompte versé est exactement ce qui est dû : il n'y a pas de facture à attendre.
  { evenement: "solder", de: ["acompte_verse"], vers: "payee", par: ["dossier", "exploitant"] },
  // Un acompte versé pour une formation annulée, ou plus payé que dû après un contrôle : l'organisme rend.
  // Depuis « pas_facturable » : un contrôle a déjà ramené ce qui est dû à l'acompte versé, un second le ramène plus bas. Depuis « a_rendre » et
  // « rendue » : un second contrôle après un retour ; un retour pas encore reçu laisse sa place au suivant.
  {
    evenement: "demander_retour",
    de: ["pas_facturable", "acompte_verse", "a_facturer", "payee", "a_rendre", "rendue"],
    vers: "a_rendre",
    par: ["dossier", "exploitant"],
  },
  { evenement: "recevoir_retour", de: ["a_rendre"], vers: "rendue", par: ["exploitant"] },
] as const satisfies readonly TransitionFacturation[];
export type EvenementFacturation = (typeof TRANSITIONS_FACTURATION)[number]["evenement"];

/** Où mène l'évènement ; null s'il n'est pas dans la table. */
export function franchirFacturation(
  etat: EtatFacturation,
  evenement: EvenementFacturation,
  auteur: TransitionFacturation["par"][number],
): EtatFacturation | null {
  const transition = TRANSITIONS_FACTURATION.find(
    (une: TransitionFacturation) => une.evenement === evenement && une.de.includes(etat) && une.par.includes(auteur),
  );
  return transition?.vers ?? null;
}
