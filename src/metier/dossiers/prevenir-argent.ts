// Prévenir des pas de côté : la facture émise, rejetée ou payée, l'acompte, le retour, le contrôle, l'argent rendu.
import type { EvenementControle } from "../../regles/dossier/controle.js";
import type { EvenementFacturation } from "../../regles/dossier/facturation.js";
import { ecrireDate } from "../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../socle/valeurs/montant.js";
import type { Contexte } from "../contexte.js";
import type { LigneDossier } from "./dossiers.sql.js";
import type { FactureTenue } from "./factures.sql.js";
import { ecrireAuTitulaire, ecrireAuxResponsables, type Message, raisonCitee } from "./prevenir-lettre.js";

/** Un pas de côté : la facture dont il parle, la raison qu'il donne. */
export interface PasRaconte {
  readonly evenement: EvenementFacturation | EvenementControle;
  readonly facture?: FactureTenue;
  readonly raison?: string;
}

interface Recit {
  readonly titre: string;
  readonly numero: string;
  readonly somme: string;
  readonly payerAvant: string;
  readonly raison: string;
}

const RIEN = "Vous n'avez rien à faire.";

const A_L_ORGANISME: Partial<Record<PasRaconte["evenement"], (recit: Recit) => Message>> = {
  facturer: ({ titre, numero, somme, payerAvant }) => ({
    sujet: `Votre facture ${numero} pour « ${titre} » est reçue`,
    faits: `Votre facture de ${somme} est reçue. Elle sera payée${payerAvant}.`,
    suite: RIEN,
  }),
  rejeter_facture: ({ titre, numero, raison }) => ({
    sujet: `Votre facture ${numero} pour « ${titre} » est rejetée`,
    faits: `Nous ne pouvons pas payer cette facture.${raison}`,
    suite: "Ouvrez « Paiements » et émettez une nouvelle facture, d'un autre numéro.",
  }),
  payer_facture: ({ titre, numero, somme }) => ({
    sujet: `Votre facture ${numero} pour « ${titre} » est payée`,
    faits: `Un virement de ${somme} vient de partir.`,
    suite: RIEN,
  }),
  verser_acompte: ({ titre, somme }) => ({
    sujet: `Un acompte est versé pour « ${titre} »`,
    faits: `Un virement de ${somme} vient de partir. Il sera déduit de votre facture.`,
    suite: "Déclarez la sortie et le service fait dès que la formation est finie.",
  }),
  recevoir_retour: ({ titre, somme }) => ({
    sujet: `Votre retour pour « ${titre} » est reçu`,
    faits: `Nous avons reçu ${somme}. Ce dossier est soldé.`,
    suite: RIEN,
  }),
  ouvrir_controle: ({ titre, raison }) => ({
    sujet: `Un contrôle est ouvert sur « ${titre} »`,
    faits: `Nous contrôlons ce dossier : rien n'est payé tant que le contrôle dure.${raison}`,
    suite: "Gardez la feuille de présence et ce qui montre les heures faites : nous pouvons vous les demander.",
  }),
  lever_controle: ({ titre, raison }) => ({
    sujet: `Le contrôle de « ${titre} » est levé`,
    faits: `Le contrôle est fini.${raison}`,
    suite: "Ouvrez « Paiements » : ce qui vous est dû, ou ce que vous avez à rendre, y est à jour.",
  }),
};

const AU_TITULAIRE: Partial<Record<PasRaconte["evenement"], (recit: Recit) => Message>> = {
  ouvrir_controle: ({ titre }) => ({
    sujet: `Un contrôle est ouvert sur « ${titre} »`,
    faits: "Nous contrôlons ce dossier : tant que le contrôle dure, rien n'est validé par le temps ni payé.",
    suite: "Vous n'avez rien à faire, sauf si nous vous demandons une pièce.",
  }),
  lever_controle: ({ titre }) => ({
    sujet: `Le contrôle de « ${titre} » est levé`,
    faits: "Le contrôle est fini. Si moins est dû à l'organisme, la différence est revenue là d'où elle venait.",
    suite: "Sur votre compte, ouvrez « Mes formations » pour voir où en est ce dossier.",
  }),
};

function recitDe({ offre }: LigneDossier, { facture, raison }: PasRaconte): Recit {
  return {
    titre: offre.intitule,
    numero: facture?.numero ?? "",
    somme: ecrireMontant(facture?.montant ?? 0),
    payerAvant: facture?.payerAvant == null ? "" : ` au plus tard le ${ecrireDate(facture.payerAvant)}`,
    raison: raisonCitee(raison ?? facture?.raison ?? null),
  };
}

/** Écrit à l'organisme, et au titulaire quand c'est son affaire, dans la transaction du pas. */
export async function prevenirDeCote(demandeur: Contexte, dossier: LigneDossier, pas: PasRaconte): Promise<void> {
  const ctx: Contexte = { ...demandeur, acteur: { genre: "systeme" } };
  const recit = recitDe(dossier, pas);
  const organisme = A_L_ORGANISME[pas.evenement]?.(recit);
  if (organisme !== undefined) await ecrireAuxResponsables(ctx, dossier, { organismeId: dossier.organismeId, message: organisme });
  const titulaire = AU_TITULAIRE[pas.evenement]?.(recit);
  if (titulaire !== undefined) await ecrireAuTitulaire(ctx, dossier, titulaire);
}

/** L'organisme doit rendre une somme : ce qu'il a reçu passe ce qui lui est dû. */
export async function prevenirRetour(demandeur: Contexte, dossier: LigneDossier, montant: number): Promise<void> {
  const ctx: Contexte = { ...demandeur, acteur: { genre: "systeme" } };
  const message: Message = {
    sujet: `Une somme est à rendre pour « ${dossier.offre.intitule} »`,
    faits: `Vous avez reçu ${ecrireMontant(montant)} de plus que ce qui vous est dû pour ce dossier.`,
    suite: "Rendez cette somme par virement, en rappelant le numéro du dossier : nous en constaterons la réception.",
  };
  await ecrireAuxResponsables(ctx, dossier, { organismeId: dossier.organismeId, message });
}

/** Le titulaire vient d'être remboursé de ce qu'il avait payé. */
export async function prevenirRembourse(demandeur: Contexte, dossier: LigneDossier, montant: number): Promise<void> {
  const ctx: Contexte = { ...demandeur, acteur: { genre: "systeme" } };
  await ecrireAuTitulaire(ctx, dossier, {
    sujet: `Vous êtes remboursé pour « ${dossier.offre.intitule} »`,
    faits: `Un virement de ${ecrireMontant(montant)} vient de partir vers vous.`,
    suite: "Vous n'avez rien à faire. Selon votre banque, il arrive en un à trois jours.",
  });
}
