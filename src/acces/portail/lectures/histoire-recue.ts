// L'histoire d'un dossier de formation, pour l'organisme qui l'a reçu : ce qui s'est passé, qui l'a fait, ce qui en a été dit ; jamais qui paie.
import type { DossierOrganisme } from "../../../metier/dossiers/index.js";
import {
  type EvenementDossier,
  MOTS_EVENEMENT,
  MOTS_EVENEMENT_CONTROLE,
  MOTS_EVENEMENT_FACTURATION,
} from "../../../regles/dossier/index.js";
import { jourAParis } from "../../../socle/horloge.js";
import { type DateCivile, ecrireDate, lireDateCivile } from "../../../socle/valeurs/date-civile.js";
import { ecrireHeures, ecrirePrix } from "./formations.js";
import type { Ton } from "./mots.js";

/** Ce qui dirait qui paie se dit autrement. */
const SANS_ARGENT: Partial<Record<EvenementDossier, string>> = {
  demander_cofinancement: "La personne attend la réponse d'un financeur",
  accorder_cofinancement: "La personne reprend l'étude de votre proposition",
  refuser_cofinancement: "La personne reprend l'étude de votre proposition",
  expirer_cofinancement: "La personne reprend l'étude de votre proposition",
  renoncer_cofinancement: "La personne reprend l'étude de votre proposition",
  refuser_financement: "Dossier fermé : le financement n'a pas abouti",
  payer: "Inscription confirmée",
  accepter_et_payer: "Proposition acceptée, règlement attendu",
};

const MOTS: Readonly<Record<string, string>> = {
  ...MOTS_EVENEMENT,
  ...MOTS_EVENEMENT_FACTURATION,
  ...MOTS_EVENEMENT_CONTROLE,
  ...SANS_ARGENT,
};

/** Une ligne de l'histoire : le jour, ce qui s'est passé, qui l'a fait, ce qui en a été dit. */
export interface LigneDHistoireRecue {
  readonly le: DateCivile;
  readonly quoi: string;
  readonly qui: string | null;
  readonly dit: readonly string[];
  readonly ton: Ton;
}

const texteDe = (valeur: unknown): string => (typeof valeur === "string" ? valeur.trim() : "");

interface Change {
  readonly avant: unknown;
  readonly apres: unknown;
}

function estChange(valeur: unknown): valeur is Change {
  return typeof valeur === "object" && valeur !== null && "avant" in valeur && "apres" in valeur;
}

function valeurDite(champ: string, valeur: unknown): string {
  if (typeof valeur === "number") return champ === "prix" ? ecrirePrix(valeur) : ecrireHeures(valeur);
  const date = lireDateCivile(texteDe(valeur));
  return date === null ? texteDe(valeur) : ecrireDate(date);
}

const CHAMPS_CHANGES: Readonly<Record<string, string>> = { prix: "Prix", debut: "Début", fin: "Fin", heures: "Durée" };

/** « Prix : 130 € au lieu de 120 €. » */
function changementsDits(changements: unknown): string[] {
  if (typeof changements !== "object" || changements === null) return [];
  return Object.entries(changements).flatMap(([champ, change]) =>
    estChange(change)
      ? [`${CHAMPS_CHANGES[champ] ?? champ} : ${valeurDite(champ, change.apres)} au lieu de ${valeurDite(champ, change.avant)}.`]
      : [],
  );
}

function ditDe(details: Readonly<Record<string, unknown>>): string[] {
  const le = lireDateCivile(texteDe(details["le"]));
  const numero = texteDe(details["numero"]);
  const taux = details["taux"];
  const heures = details["heuresNonFaites"];
  return [
    ...(le === null ? [] : [`Le ${ecrireDate(le)}.`]),
    ...(numero === "" ? [] : [`Numéro ${numero}.`]),
    ...(typeof taux === "number" ? [`Part suivie : ${taux} %.`] : []),
    ...(typeof heures === "number" && heures > 0 ? [`Non fait : ${ecrireHeures(heures)}.`] : []),
    ...(details["issue"] === "rien_du" ? ["Rien ne vous est dû."] : []),
    ...(details["forceMajeure"] === true ? ["Force majeure."] : []),
    ...changementsDits(details["changements"]),
    ...["mot", "raison", "cause"].flatMap((cle) => (texteDe(details[cle]) === "" ? [] : [`« ${texteDe(details[cle])} »`])),
  ];
}

const PAR: Readonly<Record<string, string>> = { titulaire: "la personne", exploitant: "le service", horloge: "le délai passé" };

function quiDe({ par, signataire }: DossierOrganisme["evenements"][number]): string | null {
  if (par === "organisme") return signataire === null ? "votre organisme" : signataire;
  return PAR[par] ?? null;
}

const BONS = new Set(["accepter", "payer", "confirmer_service_fait", "valider_service_fait", "declarer_entree", "payer_facture"]);

function tonDeLEvenement(evenement: string): Ton {
  if (BONS.has(evenement)) return "acquis";
  return /^(?:refuser_demande|rejeter|expirer|annuler|declarer_absence|contester)/u.test(evenement) ? "refus" : "neutre";
}

/** Ce qui s'est passé, sans l'état des droits ; qui l'a fait est dit à côté. */
function quoiDe({ evenement, par }: DossierOrganisme["evenements"][number]): string {
  const mot = (MOTS[evenement] ?? "Le dossier a avancé").replace(/,? droits (?:réservés|rendus)/u, "");
  return par === "organisme" ? mot.replace(" par l'organisme", "") : mot;
}

/** L'histoire du dossier, la plus récente d'abord. */
export function histoireRecue({ evenements }: Pick<DossierOrganisme, "evenements">): readonly LigneDHistoireRecue[] {
  return evenements
    .map((un) => ({ le: jourAParis(un.le), quoi: quoiDe(un), qui: quiDe(un), dit: ditDe(un.details), ton: tonDeLEvenement(un.evenement) }))
    .toReversed();
}
