// Ce que le cofinanceur lit : la demande qui lui est faite, ce que son accord devient, ce qu'il doit. Rien du compte de la personne.
import { ecrireDate } from "../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../socle/valeurs/montant.js";
import type { Contexte } from "../contexte.js";
import type { CofinancementTenu } from "./cofinancements.sql.js";
import type { EtatCofinancement } from "./dossier.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { auPlusTard, ecrireAuxResponsables, type Message, nomDuTitulaire } from "./prevenir-lettre.js";

interface Recit {
  readonly dossier: LigneDossier;
  readonly tiers: CofinancementTenu;
  readonly nom: string;
}

const RIEN = "Vous n'avez rien à faire.";
const titre = ({ dossier }: Recit) => dossier.offre.intitule;

function appele(r: Recit): Message {
  const somme = ecrireMontant(r.tiers.montantAppele ?? 0);
  if (r.dossier.duOrganisme === null) {
    return {
      sujet: `${r.nom} est inscrit à « ${titre(r)} » avec votre accord`,
      faits: `De ce que vous avez accordé, ${somme} sont retenus pour cette formation ; le surplus est libéré.`,
      suite: `Gardez cette somme : elle vous sera demandée quand la formation, qui commence le ${ecrireDate(r.dossier.offre.debut)}, aura eu lieu.`,
    };
  }
  return {
    sujet: `Votre part de « ${titre(r)} » est à verser`,
    faits: `La formation de ${r.nom} est conclue : votre part est de ${somme}.`,
    suite: "Faites le virement dès que vous le pouvez, en rappelant le numéro du dossier : nous en constaterons la réception.",
  };
}

const SELON_ETAT: Partial<Record<EtatCofinancement, (recit: Recit) => Message>> = {
  demande: (r) => ({
    sujet: `${r.nom} vous demande de compléter le financement de « ${titre(r)} »`,
    faits: `${r.nom} souhaite suivre cette formation, au prix de ${ecrireMontant(r.dossier.offre.prix)}, et vous demande d'en payer ${ecrireMontant(r.tiers.montantDemande)}.`,
    suite: `Connectez-vous au service, puis ouvrez « Demandes de financement » : accordez tout ou partie, ou refusez en disant pourquoi${auPlusTard(r.dossier, "reponse_financeur")}.`,
  }),
  appele,
  expire: (r) => ({
    sujet: `La demande de ${r.nom} pour « ${titre(r)} » est fermée`,
    faits: "Le délai pour répondre est passé.",
    suite: RIEN,
  }),
  renonce: (r) => ({
    sujet: `${r.nom} retire sa demande pour « ${titre(r)} »`,
    faits: "Cette demande de financement n'a plus d'objet.",
    suite: RIEN,
  }),
  libere: (r) => ({
    sujet: `Votre accord pour « ${titre(r)} » est libéré`,
    faits: "Ce que vous aviez accordé pour cette formation n'est pas utilisé : vous ne devez rien.",
    suite: RIEN,
  }),
};

function aRendre(r: Recit): Message {
  return {
    sujet: `Une part de votre versement pour « ${titre(r)} » vous revient`,
    faits: `Après contrôle, moins que prévu est dû à l'organisme : ${ecrireMontant(r.tiers.montantARendre ?? 0)} vous reviennent.`,
    suite: "Vous n'avez rien à faire : nous vous ferons le virement.",
  };
}

/** Écrit au cofinanceur ce que sa demande ou son accord vient de devenir. */
export async function prevenirCofinanceur(demandeur: Contexte, dossier: LigneDossier, tiers: CofinancementTenu): Promise<void> {
  const ecrire = tiers.montantARendre === null ? SELON_ETAT[tiers.etat] : aRendre;
  if (ecrire === undefined) return;
  const ctx: Contexte = { ...demandeur, acteur: { genre: "systeme" } };
  const message = ecrire({ dossier, tiers, nom: await nomDuTitulaire(ctx, dossier) });
  await ecrireAuxResponsables(ctx, dossier, { organismeId: tiers.organismeId, message });
}
