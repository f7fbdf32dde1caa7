// Les dossiers de formation en mots, pour leur titulaire : où ils en sont, ce qui l'attend, avant quand, et ce qui arrivera sinon.
import type { Contexte } from "../../../metier/contexte.js";
import {
  type Cofinancement,
  type Dossier,
  type EtatCofinancement,
  type EtatPaiement,
  listerDossiers,
} from "../../../metier/dossiers/index.js";
import {
  type Auteur,
  type Echeance,
  ETATS_FINAUX,
  type EtatDossier,
  type EvenementDossier,
  MOTS_ETAT,
  MOTS_EVENEMENT,
  MOTS_EVENEMENT_CONTROLE,
  MOTS_EVENEMENT_FACTURATION,
  MOTS_HORLOGE,
} from "../../../regles/dossier/index.js";
import { jourAParis } from "../../../socle/horloge.js";
import { type DateCivile, ecrireDate, lireDateCivile } from "../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../socle/valeurs/montant.js";
import { ecrireDates, ecrireLieu } from "./formations.js";
import type { Ton } from "./mots.js";
import { EN_CONTROLE, type EtatMontre, type GroupeDeDossiers, parUrgence, type VueEcheance } from "./vue-dossier.js";

/** Un dossier tel que la liste et le tableau de bord le montrent. */
export interface VueDossier {
  readonly id: string;
  readonly numero: string;
  readonly titre: string;
  readonly ou: string;
  readonly etat: EtatMontre;
  readonly groupe: GroupeDeDossiers;
  /** Ce que la personne a à faire, verbe d'abord, et jusqu'à quel jour. */
  readonly geste: { readonly quoi: string; readonly jour: DateCivile | null } | null;
}

/** Ce que chaque état attend du titulaire. */
const GESTES: Partial<Record<EtatDossier, string>> = {
  brouillon: "Envoyez votre demande",
  proposee: "Acceptez ou refusez la proposition",
  attente_paiement: "Payez votre part",
  service_fait_declare: "Confirmez ce qui a été fait",
};

const RATES: ReadonlySet<EtatDossier> = new Set([
  "annulee_non_realisee",
  "annulee_organisme",
  "annulee_financeur",
  "refusee_organisme",
  "refusee_financeur",
  "sans_suite_organisme",
  "sans_suite_titulaire",
]);

/** Vrai quand le dossier attend un geste de son titulaire. */
export function attendLeTitulaire({ etat, controle }: Pick<Dossier, "etat" | "controle">): boolean {
  return GESTES[etat] !== undefined && !(etat === "service_fait_declare" && controle === "en_controle");
}

function tonDe({ etat, controle }: Pick<Dossier, "etat" | "controle">): Ton {
  if (etat === "service_fait_valide" || etat === "acceptee" || etat === "en_formation") return "acquis";
  if (RATES.has(etat)) return "refus";
  return attendLeTitulaire({ etat, controle }) || !ETATS_FINAUX.has(etat) ? "attente" : "neutre";
}

/** L'échéance du geste attendu : la première que le titulaire tient et que le temps franchirait. */
export function echeanceDuGeste({ echeances }: Pick<Dossier, "echeances">): Echeance | null {
  return echeances.find(({ auteur, evenement }) => auteur === "titulaire" && evenement !== null) ?? null;
}

export function vueDossier(dossier: Dossier): VueDossier {
  const { id, numero, etat, controle, offre, organismeNom } = dossier;
  const quoi = attendLeTitulaire(dossier) ? GESTES[etat] : undefined;
  const enControle = etat === "service_fait_declare" && controle === "en_controle";
  const { titulaire: mot, ensuite } = MOTS_ETAT[etat];
  return {
    ...{ id, numero, titre: offre.intitule },
    ou: `${organismeNom} · ${ecrireDates(offre)} · ${ecrireLieu(offre)}`,
    etat: enControle ? EN_CONTROLE : { ton: tonDe(dossier), mot, suite: ensuite },
    groupe: quoi !== undefined ? "a-vous" : ETATS_FINAUX.has(etat) ? "fini" : "en-cours",
    geste: quoi === undefined ? null : { quoi, jour: echeanceDuGeste(dossier)?.jour ?? null },
  };
}

/** Les dossiers du titulaire, le plus urgent d'abord, les finis en dernier. */
export async function lireMesDossiers(ctx: Contexte, titulaireId: string): Promise<readonly VueDossier[]> {
  const dossiers = await listerDossiers(ctx, titulaireId);
  return parUrgence(dossiers.map((dossier) => ({ vue: vueDossier(dossier), jour: dossier.echeances[0]?.jour ?? null })));
}

const QUI: Readonly<Record<Auteur, string>> = {
  titulaire: "Vous",
  organisme: "L'organisme de formation",
  financeur: "Le financeur",
  exploitant: "Le service",
  paiement: "Le prestataire de paiement",
  horloge: "Personne",
};

/** Ce que le temps fera seul, dit au titulaire. */
const SINON: Partial<Record<EvenementDossier, string>> = {
  expirer_brouillon: "Le brouillon est fermé. Aucun droit n'est pris.",
  expirer_reponse: "La demande est fermée : vous pourrez en envoyer une autre. Aucun droit n'est pris.",
  expirer_proposition: "La proposition est fermée. Aucun droit n'est pris.",
  expirer_cofinancement: "Vous retrouvez la proposition, sans cet apport, et un délai entier pour décider.",
  expirer_paiement: "L'inscription est fermée et vos droits reviennent à leur place.",
  expirer_entree: "Le dossier est annulé et vos droits reviennent à leur place.",
  expirer_sortie: "Le dossier est annulé et vos droits reviennent à leur place.",
  confirmer_service_fait: "Ce que l'organisme déclare est tenu pour exact : il est payé.",
  expirer_examen: "L'annulation est sans frais et vos droits reviennent à leur place.",
};

export function phraseSinon(evenement: EvenementDossier | null): string {
  return evenement === null ? "Le temps ne fait rien seul." : (SINON[evenement] ?? MOTS_EVENEMENT[evenement]);
}

export function vuesEcheances({ echeances }: Pick<Dossier, "echeances">): readonly VueEcheance[] {
  return echeances.map(({ code, jour, auteur, evenement, source, doute }) => ({
    ...{ quoi: MOTS_HORLOGE[code], jour, qui: QUI[auteur], source, doute },
    sinon: code === "retractation" || code === "annulation_libre" ? "Annuler ensuite peut coûter le prix entier." : phraseSinon(evenement),
  }));
}

const MOTS_DE_TOUT: Readonly<Record<string, string>> = { ...MOTS_EVENEMENT, ...MOTS_EVENEMENT_FACTURATION, ...MOTS_EVENEMENT_CONTROLE };

function texteDe(valeur: unknown): string {
  return typeof valeur === "string" ? valeur.trim() : "";
}

/** Une ligne de l'histoire : le jour, ce qui s'est passé, ce qui en a été dit. */
export interface LigneDHistoire {
  readonly le: DateCivile;
  readonly quoi: string;
  readonly dit: string | null;
  readonly ton: Ton;
}

const BONS = new Set(["accepter", "payer", "confirmer_service_fait", "accorder_cofinancement", "valider_service_fait", "declarer_entree"]);

function tonDeLEvenement(evenement: string): Ton {
  if (BONS.has(evenement)) return "acquis";
  return /^(?:refuser|expirer|annuler|declarer_absence|retenir)/u.test(evenement) ? "refus" : "neutre";
}

function ditDe(details: Readonly<Record<string, unknown>>): string | null {
  const paroles = [texteDe(details["mot"]), texteDe(details["raison"]), texteDe(details["cause"])].filter((une) => une !== "");
  const taux = typeof details["taux"] === "number" ? [`Part suivie : ${details["taux"]} %.`] : [];
  const le = lireDateCivile(texteDe(details["le"]));
  const jour = le === null ? [] : [`Le ${ecrireDate(le)}.`];
  const tout = [...jour, ...taux, ...paroles.map((parole) => `« ${parole} »`)];
  return tout.length === 0 ? null : tout.join(" ");
}

/** L'histoire, la plus récente d'abord. Ce qui se joue entre l'organisme et le service n'y est pas. */
export function histoireDe({ evenements }: Pick<Dossier, "evenements">): readonly LigneDHistoire[] {
  return evenements
    .filter(({ machine }) => machine !== "facturation")
    .map(({ evenement, le, details }) => ({
      le: jourAParis(le),
      quoi: MOTS_DE_TOUT[evenement] ?? "Le dossier a avancé",
      dit: ditDe(details),
      ton: tonDeLEvenement(evenement),
    }))
    .toReversed();
}

const COFINANCEMENTS: Readonly<Record<EtatCofinancement, { readonly ton: Ton; readonly mot: string }>> = {
  demande: { ton: "attente", mot: "Réponse attendue" },
  accorde: { ton: "acquis", mot: "Accordé" },
  refuse: { ton: "refus", mot: "Refusé" },
  expire: { ton: "refus", mot: "Sans réponse à temps" },
  renonce: { ton: "neutre", mot: "Retiré" },
  appele: { ton: "acquis", mot: "Accordé, à verser" },
  verse: { ton: "acquis", mot: "Versé" },
  libere: { ton: "neutre", mot: "Libéré, rien n'est dû" },
};

export function motCofinancement({ etat }: Pick<Cofinancement, "etat">): { readonly ton: Ton; readonly mot: string } {
  return COFINANCEMENTS[etat];
}

const PAIEMENTS: Readonly<Record<EtatPaiement, { readonly ton: Ton; readonly mot: string }>> = {
  attendu: { ton: "attente", mot: "À payer" },
  paye: { ton: "acquis", mot: "Payé" },
  refuse: { ton: "refus", mot: "Refusé par la banque" },
  annule: { ton: "neutre", mot: "N'est plus demandé" },
  a_rembourser: { ton: "attente", mot: "À vous rembourser" },
  rembourse: { ton: "acquis", mot: "Remboursé" },
};

export function motPaiement(etat: EtatPaiement): { readonly ton: Ton; readonly mot: string } {
  return PAIEMENTS[etat];
}

/** « 150 € accordés sur 200 € demandés ». */
export function phraseApport({ montantDemande, montantAccorde }: Pick<Cofinancement, "montantDemande" | "montantAccorde">): string {
  const demande = `${ecrireMontant(montantDemande)} demandés`;
  return montantAccorde === null ? demande : `${ecrireMontant(montantAccorde)} accordés, sur ${demande}`;
}
