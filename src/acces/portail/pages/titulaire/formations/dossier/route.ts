// Routes d'un dossier : le voir, et chaque geste à son adresse.
import type { z } from "zod";
import type { Contexte } from "../../../../../../metier/contexte.js";
import {
  abandonnerBrouillon,
  accepterProposition,
  confirmerServiceFait,
  contesterServiceFait,
  type Dossier,
  type DossierDeLui,
  declinerProposition,
  encaissement,
  envoyerDemande,
  ouvrirEncaissement,
  renoncerCofinancement,
  renoncerPaiement,
  repondreAbsence,
  retirerDemande,
} from "../../../../../../metier/dossiers/index.js";
import type { Action } from "../../../../../../metier/identite/habilitations.js";
import { type Demande, type Reponse, type Route, rediriger } from "../../../../route.js";
import { tenter } from "../../refus.js";
import { lireFormulaire } from "../../saisie.js";
import { formulaireAbsence, formulaireAcceptation, formulaireContestation, formulaireEnvoi, formulaireNote } from "./formulaire.js";
import { dossierDemande, montrerDossier, SANS_ESSAI } from "./montrer.js";
import { cheminDossier } from "./vue.js";

const CHEMIN = "/mon-compte/formations/:dossier";

/** Fait un geste et revient au dossier ; un refus s'y montre, ce qui est tapé reste. */
export async function mener<R>(demande: Demande, faire: () => Promise<R>, annonce: (fait: R) => string): Promise<Reponse> {
  const issue = await tenter(faire);
  if ("refus" in issue) {
    // Un compte qui ne peut plus payer défait tout : rien d'à moitié réservé ne doit rester.
    if (!issue.refus.code.startsWith("dossiers/")) throw issue.refus;
    return montrerDossier(demande, { ...SANS_ESSAI, refus: issue.refus });
  }
  demande.session.ecrire({ annonce: { ton: "acquis", texte: annonce(issue.fait) } });
  return rediriger(cheminDossier(dossierDemande(demande).dossierId));
}

type Faire<V, R> = (ctx: Contexte, demande: DossierDeLui & V) => Promise<R>;

/** Un geste qui n'a rien à lire. */
function geste<R>(nom: string, faire: Faire<object, R>, annonce: string): Route {
  const traiter = (demande: Demande) =>
    mener(
      demande,
      () => faire(demande.ctx, dossierDemande(demande)),
      () => annonce,
    );
  return { methode: "POST", chemin: `${CHEMIN}/${nom}`, action: "demander_formation", traiter };
}

interface GesteLu<V, R> {
  readonly nom: string;
  readonly schema: z.ZodType<V>;
  readonly faire: Faire<V, R>;
  readonly annonce: (fait: R) => string;
}

/** Un geste qui lit un formulaire : une faute se dit à côté du champ et en haut. */
function gesteLu<V extends object, R>({ nom, schema, faire, annonce }: GesteLu<V, R>): Route {
  const traiter = async (demande: Demande) => {
    const lu = lireFormulaire(schema, demande.corps);
    if ("erreurs" in lu) return montrerDossier(demande, { ...SANS_ESSAI, erreurs: lu.erreurs });
    return mener(demande, () => faire(demande.ctx, { ...dossierDemande(demande), ...lu.valeurs }), annonce);
  };
  return { methode: "POST", chemin: `${CHEMIN}/${nom}`, action: "demander_formation", traiter };
}

function annonceAcceptation({ etat }: Dossier): string {
  return etat === "attente_paiement"
    ? "Proposition acceptée, vos droits sont réservés. Il reste votre part à payer."
    : "Vous êtes inscrit, et vos droits sont réservés.";
}

/** La personne part chez le prestataire ; sans paiement en ligne, la page dit comment payer. */
async function payer(demande: Demande): Promise<Reponse> {
  const lui = dossierDemande(demande);
  const retour = cheminDossier(lui.dossierId);
  if (encaissement().nom === "hors_ligne") return rediriger(retour);
  const issue = await tenter(() => ouvrirEncaissement(demande.ctx, { ...lui, retour }));
  if ("refus" in issue) return montrerDossier(demande, { ...SANS_ESSAI, refus: issue.refus });
  return rediriger(issue.fait.adresse ?? retour);
}

const VOIR: Action = "consulter_dossier";

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: VOIR, traiter: (demande) => montrerDossier(demande) },
  gesteLu({
    nom: "envoyer",
    schema: formulaireEnvoi,
    faire: envoyerDemande,
    annonce: ({ organismeNom }) => `Votre demande est partie à ${organismeNom}.`,
  }),
  geste("abandonner", abandonnerBrouillon, "Le brouillon est fermé. Aucun droit n'est pris."),
  geste("retirer", retirerDemande, "Votre demande est retirée. Aucun droit n'est pris."),
  geste("decliner", declinerProposition, "La proposition est refusée. Vos droits restent entiers."),
  gesteLu({
    nom: "accepter",
    schema: formulaireAcceptation,
    faire: (ctx, { accord, ...acceptation }) => accepterProposition(ctx, { ...acceptation, accordEmployeur: accord }),
    annonce: annonceAcceptation,
  }),
  geste("sans-cofinancement", renoncerCofinancement, "Votre demande de cofinancement est retirée."),
  { methode: "POST", chemin: `${CHEMIN}/payer`, action: "demander_formation", traiter: payer },
  geste("renoncer", renoncerPaiement, "Votre inscription est fermée, et vos droits sont revenus."),
  gesteLu({
    nom: "confirmer",
    schema: formulaireNote,
    faire: confirmerServiceFait,
    annonce: () => "C'est confirmé : l'organisme sera payé, et ce qui n'a pas servi vous revient.",
  }),
  gesteLu({
    nom: "contester",
    schema: formulaireContestation,
    faire: contesterServiceFait,
    annonce: () => "Votre contestation est reçue : un agent vérifie, et rien n'est payé en attendant.",
  }),
  gesteLu({
    nom: "repondre-absence",
    schema: formulaireAbsence,
    faire: repondreAbsence,
    annonce: () => "Votre réponse est reçue : un agent la lit avant de décider.",
  }),
];
