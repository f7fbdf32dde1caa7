// Les cas de financement décidés par les textes : des faits, ce qui est attendu, l'article qui décide.
import type { LotCec, PlanFinancement } from "../../src/regles/financement/index.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { euros } from "../../src/socle/valeurs/montant.js";

export interface CasFinancement {
  readonly titre: string;
  readonly demande: Readonly<Record<string, unknown>>;
  readonly decision: PlanFinancement["decision"];
  /** Sommes par source, en euros (en heures pour un agent public) ; le code d'un motif pour un refus. */
  readonly attendu: Readonly<Record<string, number>>;
  readonly motif?: string;
  readonly article?: string;
  readonly hypotheses?: readonly string[];
  readonly lectures?: Readonly<Record<string, string>>;
}

export function lot(montant: number, declareLe = "2025-05-10", financeur: LotCec["financeur"] = "etat") {
  return { id: `lot-${declareLe}`, montant: euros(montant), declareLe: dateCivile(declareLe), financeur };
}

const DEUX_LOTS = [lot(240, "2024-03-20", "autorite_gestion_sis"), lot(240)];
const JOUR = "2026-11-23";

function demande([statut, type]: readonly [string, string], prix: number, reste: Readonly<Record<string, unknown>>) {
  return { date: JOUR, titulaire: { statut }, formation: { type, prix: euros(prix) }, cpf: 0, lotsCec: [], ...reste };
}

function agent(heures: number, reste: Readonly<Record<string, unknown>>) {
  return { date: JOUR, titulaire: { statut: "agent_public" }, formation: { type: "rncp", heures }, cpfHeures: 0, lotsCec: [], ...reste };
}

const employeur = (montant: number) => [{ financeur: "employeur", montant: euros(montant) }];

export const CAS_FINANCEMENT: readonly CasFinancement[] = [
  {
    titre: "un retraité ne fait pas financer un bilan de compétences (L6323-3)",
    demande: demande(["retraite", "bilan_competences"], 1_000, { cpf: euros(3_000), lotsCec: DEUX_LOTS }),
    decision: "refuse",
    attendu: {},
    motif: "retraite_formation_fermee",
    article: "L6323-3",
  },
  {
    titre: "un retraité paie une formation de bénévole par son engagement, jamais par son compte de formation (L6323-3, L6323-6 II 5°)",
    demande: demande(["retraite", "benevoles_volontaires"], 400, { cpf: euros(3_000), lotsCec: DEUX_LOTS }),
    decision: "finance",
    attendu: { participation: 150, cec: 250 },
    hypotheses: ["D6"],
  },
  {
    titre: "le même, si la participation n'est pas due quand l'engagement paie seul (L6323-7, doute D6)",
    demande: demande(["retraite", "benevoles_volontaires"], 400, { cpf: euros(3_000), lotsCec: DEUX_LOTS }),
    decision: "finance",
    attendu: { cec: 400 },
    lectures: { D6: "non_due" },
    hypotheses: ["D6"],
  },
  {
    titre: "un salarié : la participation, puis le compte de formation, puis l'engagement (D5151-11, L6323-7)",
    demande: demande(["salarie", "rncp"], 1_500, { cpf: euros(1_200), lotsCec: DEUX_LOTS }),
    decision: "finance",
    attendu: { participation: 150, cpf: 1_200, cec: 150 },
    hypotheses: [],
  },
  {
    titre: "un demandeur d'emploi ne doit pas de participation (L6323-7)",
    demande: demande(["demandeur_emploi", "rncp"], 1_500, { cpf: euros(1_200), lotsCec: DEUX_LOTS }),
    decision: "finance",
    attendu: { cpf: 1_200, cec: 300 },
  },
  {
    titre: "la participation est comprise dans un reste à payer plus grand (L6323-7, R6333-3)",
    demande: demande(["salarie", "rncp"], 2_500, { cpf: euros(1_200), lotsCec: DEUX_LOTS }),
    decision: "finance",
    attendu: { participation: 150, cpf: 1_200, cec: 480, titulaire: 670 },
  },
  {
    titre: "une formation de bénévole ne prend que l'engagement, le reste est à payer (L6323-6 II 5°)",
    demande: demande(["demandeur_emploi", "benevoles_volontaires"], 300, { cpf: euros(5_000), lotsCec: [lot(240)] }),
    decision: "finance",
    attendu: { cec: 240, titulaire: 60 },
  },
  {
    titre: "la même pour un salarié, qui doit la participation (L6323-6 II 5°, L6323-7)",
    demande: demande(["salarie", "benevoles_volontaires"], 300, { cpf: euros(5_000), lotsCec: [lot(240)] }),
    decision: "finance",
    attendu: { participation: 150, cec: 150 },
    hypotheses: ["D6"],
  },
  {
    titre: "un compte de formation suffisant laisse l'engagement intact (D5151-11)",
    demande: demande(["salarie", "rncp"], 1_000, { cpf: euros(2_000), lotsCec: DEUX_LOTS }),
    decision: "finance",
    attendu: { participation: 150, cpf: 850 },
  },
  {
    titre: "une dotation passe avant le compte de formation (R6333-3 1°)",
    demande: demande(["demandeur_emploi", "rncp"], 1_300, { cpf: euros(1_000), lotsCec: [lot(240)], dotations: employeur(500) }),
    decision: "finance",
    attendu: { dotation: 500, cpf: 800 },
    hypotheses: [],
  },
  {
    titre: "la dotation de l'employeur ne dispense pas un salarié de la participation (L6323-7, doute D15)",
    demande: demande(["salarie", "rncp"], 1_300, { cpf: euros(1_000), lotsCec: [lot(240)], dotations: employeur(500) }),
    decision: "finance",
    attendu: { participation: 150, dotation: 500, cpf: 650 },
    hypotheses: ["D15"],
  },
  {
    titre: "elle l'en dispense selon l'autre lecture (L6323-7, doute D15)",
    demande: demande(["salarie", "rncp"], 1_300, { cpf: euros(1_000), lotsCec: [lot(240)], dotations: employeur(500) }),
    decision: "finance",
    attendu: { dotation: 500, cpf: 800 },
    lectures: { D15: "oui" },
    hypotheses: ["D15"],
  },
  {
    titre: "le plafond du bilan limite le compte de formation, pas l'engagement (D6323-1 A 2°)",
    demande: demande(["demandeur_emploi", "bilan_competences"], 2_000, { cpf: euros(3_000), lotsCec: DEUX_LOTS }),
    decision: "finance",
    attendu: { cpf: 1_600, cec: 400 },
  },
  {
    titre: "le plafond du bilan n'existe pas encore en janvier 2026 (D6323-1 A)",
    demande: demande(["demandeur_emploi", "bilan_competences"], 2_000, { date: "2026-01-15", cpf: euros(3_000), lotsCec: DEUX_LOTS }),
    decision: "finance",
    attendu: { cpf: 2_000 },
  },
  {
    titre: "un permis léger sans tiers est refusé à un salarié (L6323-6 II 4°)",
    demande: demande(["salarie", "permis_leger"], 1_500, { lotsCec: DEUX_LOTS }),
    decision: "refuse",
    attendu: {},
    motif: "permis_leger_reserve",
    article: "L6323-6 II 4°",
  },
  {
    titre: "l'employeur qui apporte 100 € ouvre le permis léger et dispense de la participation (D6323-8, L6323-7)",
    demande: demande(["salarie", "permis_leger"], 1_500, { cpf: euros(1_200), lotsCec: DEUX_LOTS, abondements: employeur(100) }),
    decision: "finance",
    attendu: { cpf: 900, cec: 480, abondement: 100, titulaire: 20 },
  },
  {
    titre: "99,99 € d'un tiers ne suffisent pas (D6323-8 I)",
    demande: demande(["salarie", "permis_leger"], 1_500, { cpf: euros(1_200), abondements: employeur(99.99) }),
    decision: "refuse",
    attendu: {},
    motif: "permis_leger_apport_insuffisant",
    article: "D6323-8 I",
  },
  {
    titre: "une association n'est pas l'un des tiers du permis léger (L6323-6 II 4°)",
    demande: demande(["salarie", "permis_leger"], 1_500, {
      cpf: euros(1_200),
      abondements: [{ financeur: "association", montant: euros(500) }],
    }),
    decision: "refuse",
    attendu: {},
    motif: "permis_leger_reserve",
    article: "L6323-6 II 4°",
  },
  {
    titre: "la création d'entreprise n'est plus financée depuis le 18 février 2025 (L6323-6)",
    demande: demande(["salarie", "creation_entreprise"], 1_000, { date: "2025-02-18", cpf: euros(2_000) }),
    decision: "refuse",
    attendu: {},
    motif: "creation_entreprise_non_eligible",
    article: "L6323-6",
  },
  {
    titre: "elle l'était encore la veille (L6323-6)",
    demande: demande(["salarie", "creation_entreprise"], 1_000, { date: "2025-02-17", cpf: euros(2_000) }),
    decision: "finance",
    attendu: { participation: 102.23, cpf: 897.77 },
  },
  {
    titre: "un débit de 300 € commence par l'activité déclarée la première (D5151-13)",
    demande: demande(["demandeur_emploi", "rncp"], 300, { lotsCec: [lot(240), lot(240, "2024-03-20", "autorite_gestion_sis")] }),
    decision: "finance",
    attendu: { cec: 300, autorite_gestion_sis: 240, etat: 60 },
  },
  {
    titre: "un agent public reçoit 20 heures pour 240 € (décret 2017-928 art. 2)",
    demande: agent(20, { lotsCec: [lot(240)] }),
    decision: "finance",
    attendu: { cec: 20 },
  },
  {
    titre: "100 € font 8 heures (décret 2017-928 art. 2)",
    demande: agent(10, { lotsCec: [lot(100)] }),
    decision: "finance",
    attendu: { cec: 8, titulaire: 2 },
  },
  {
    titre: "90 € font 8 heures : la moitié s'arrondit vers le haut (décret 2017-928 art. 2)",
    demande: agent(8, { lotsCec: [lot(90)] }),
    decision: "finance",
    attendu: { cec: 8 },
  },
  {
    titre: "les heures du compte de formation passent d'abord (D5151-11)",
    demande: agent(35, { cpfHeures: 24.5, lotsCec: DEUX_LOTS }),
    decision: "finance",
    attendu: { cpf: 24.5, cec: 10.5 },
  },
  {
    titre: "les droits d'engagement d'un détenu sont bloqués, son compte de formation non (code pénitentiaire L411-6)",
    demande: demande(["detenu", "rncp"], 1_000, { cpf: euros(500), lotsCec: DEUX_LOTS }),
    decision: "finance",
    attendu: { participation: 150, cpf: 500, titulaire: 350 },
    motif: "cec_inutilisable_en_detention",
    article: "code pénitentiaire L411-6",
  },
  {
    titre: "la participation était de 100 € le 2 mai 2024 (R6323)",
    demande: demande(["salarie", "rncp"], 1_000, { date: "2024-05-02", cpf: euros(2_000) }),
    decision: "finance",
    attendu: { participation: 100, cpf: 900 },
  },
  {
    titre: "elle était de 103,20 € le 1er avril 2026 (R6323)",
    demande: demande(["salarie", "rncp"], 1_000, { date: "2026-04-01", cpf: euros(2_000) }),
    decision: "finance",
    attendu: { participation: 103.2, cpf: 896.8 },
  },
  {
    titre: "elle est de 150 € depuis le 2 avril 2026 (R6323), due par la loi (L6323-7)",
    demande: demande(["salarie", "rncp"], 1_000, { date: "2026-04-02", cpf: euros(2_000) }),
    decision: "finance",
    attendu: { participation: 150, cpf: 850 },
    motif: "participation_due",
    article: "L6323-7",
  },
  {
    titre: "un abondement vient après tous les droits (R6333-3 3°)",
    demande: demande(["salarie", "rncp"], 2_000, {
      cpf: euros(1_200),
      lotsCec: DEUX_LOTS,
      abondements: [{ financeur: "region", montant: euros(500) }],
    }),
    decision: "finance",
    attendu: { participation: 150, cpf: 1_200, cec: 480, abondement: 170 },
  },
];
