// Routes d'un dossier reçu : le voir, et chaque geste de l'organisme à son adresse.
import type { z } from "zod";
import type { Contexte } from "../../../../../../metier/contexte.js";
import {
  accuserPrerequis,
  annulerParOrganisme,
  type DossierRecu,
  declarerAbsence,
  declarerEntree,
  declarerServiceFait,
  type Facture,
  facturer,
  proposer,
  refuserDemande,
} from "../../../../../../metier/dossiers/index.js";
import { ecrireDate } from "../../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../../socle/valeurs/montant.js";
import { type Demande, type Reponse, type Route, rediriger } from "../../../../route.js";
import { tenter } from "../../../titulaire/refus.js";
import { lireFormulaire } from "../../../titulaire/saisie.js";
import { cheminDossierRecu } from "../chemins.js";
import {
  formulaireAbsence,
  formulaireChangements,
  formulaireEntree,
  formulaireFacture,
  formulairePrerequis,
  formulaireProposition,
  formulaireRaison,
  formulaireServiceFait,
} from "./formulaire.js";
import { dossierRecu, montrerDossierRecu, SANS_ESSAI } from "./montrer.js";

const CHEMIN = "/organisme/:id/demandes/:dossier";
const ACTION = "traiter_dossier";

interface Geste<V, R> {
  readonly nom: string;
  readonly schema: z.ZodType<V>;
  readonly faire: (ctx: Contexte, recu: DossierRecu & V) => Promise<R>;
  readonly annonce: (fait: R) => string;
}

async function mener<V, R>(demande: Demande, { schema, faire, annonce }: Geste<V, R>): Promise<Reponse> {
  const lu = lireFormulaire(schema, demande.corps);
  if ("erreurs" in lu) return montrerDossierRecu(demande, { ...SANS_ESSAI, erreurs: lu.erreurs });
  const recu = dossierRecu(demande);
  const issue = await tenter(() => faire(demande.ctx, { ...recu, ...lu.valeurs }));
  if ("refus" in issue) {
    // Un autre contexte qui refuse défait tout : rien d'à moitié rendu ne doit rester.
    if (!issue.refus.code.startsWith("dossiers/")) throw issue.refus;
    return montrerDossierRecu(demande, { ...SANS_ESSAI, refus: issue.refus });
  }
  demande.session.ecrire({ annonce: { ton: "acquis", texte: annonce(issue.fait) } });
  return rediriger(cheminDossierRecu(recu.organismeId, recu.dossierId));
}

/** Un geste lit son formulaire : une faute se dit à côté du champ et en haut, ce qui est tapé reste. */
function geste<V, R>(un: Geste<V, R>): Route {
  return { methode: "POST", chemin: `${CHEMIN}/${un.nom}`, action: ACTION, traiter: (demande) => mener(demande, un) };
}

const annonceFacture = ({ numero, montant, payerAvant }: Facture) =>
  `Votre facture ${numero} de ${ecrireMontant(montant)} est envoyée${payerAvant === null ? "." : `, elle sera payée au plus tard le ${ecrireDate(payerAvant)}.`}`;

const REPONDRE: readonly Route[] = [
  geste({
    nom: "prerequis",
    schema: formulairePrerequis,
    faire: (ctx, { motPrerequis: mot, ...recu }) => accuserPrerequis(ctx, { ...recu, mot }),
    annonce: () => "La personne sait que vous vérifiez ses prérequis, et avant quand vous répondrez.",
  }),
  geste({
    nom: "proposer",
    schema: formulaireProposition,
    faire: (ctx, recu) => proposer(ctx, { ...recu, changements: null }),
    annonce: ({ beneficiaire }) => `Votre proposition est partie à ${beneficiaire.prenoms}.`,
  }),
  geste({
    nom: "proposer-autrement",
    schema: formulaireChangements,
    faire: (ctx, { organismeId, dossierId, motChange: mot, ...changements }) => proposer(ctx, { organismeId, dossierId, mot, changements }),
    annonce: ({ beneficiaire, propositionModifiee }) =>
      `Votre proposition est partie à ${beneficiaire.prenoms}${propositionModifiee ? ", qui y lit ce qui change" : ""}.`,
  }),
  geste({
    nom: "refuser",
    schema: formulaireRaison,
    faire: refuserDemande,
    annonce: () => "La demande est refusée, et la personne lit votre raison.",
  }),
  geste({
    nom: "annuler",
    schema: formulaireRaison,
    faire: annulerParOrganisme,
    annonce: () => "La formation est annulée pour cette personne, qui lit votre raison.",
  }),
];

const REALISER: readonly Route[] = [
  geste({
    nom: "entree",
    schema: formulaireEntree,
    faire: declarerEntree,
    annonce: ({ entreeLe }) => `L'entrée en formation est déclarée${entreeLe === null ? "." : ` au ${ecrireDate(entreeLe)}.`}`,
  }),
  geste({
    nom: "absence",
    schema: formulaireAbsence,
    faire: (ctx, { motAbsence: mot, ...recu }) => declarerAbsence(ctx, { ...recu, mot }),
    annonce: () => "L'absence est déclarée. Le service examine ce qui a empêché la personne de venir.",
  }),
  geste({
    nom: "service-fait",
    schema: formulaireServiceFait,
    faire: declarerServiceFait,
    annonce: () => "La sortie et le service fait sont déclarés. La personne les confirme ou les conteste.",
  }),
  geste({ nom: "facturer", schema: formulaireFacture, faire: facturer, annonce: annonceFacture }),
];

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: ACTION, traiter: (demande) => montrerDossierRecu(demande) },
  ...REPONDRE,
  ...REALISER,
];
