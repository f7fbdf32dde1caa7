// Prévenir par courriel : l'organisme qu'une réponse est attendue, la personne de ce qu'il a répondu, ou de son silence.
import { z } from "zod";
import { type Courriel, deposerCourriel } from "../../socle/courriel.js";
import { ecrireDate } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { lireTitulaire } from "../identite/index.js";
import { courrielsDesResponsables } from "../organismes/index.js";
import type { EvenementSignalement } from "./etats.js";
import type { Signalement } from "./signalement.js";

const SIGNATURE = "\n\nLe service du compte d'engagement citoyen\n";

/** Aux responsables : ni nom, ni activité, ni mot de la personne ; le courriel n'est pas un lieu sûr. */
async function aLOrganisme(ctx: Contexte, signalement: Signalement, rappel: boolean): Promise<Courriel[]> {
  const { organismeId, organismeNom } = signalement;
  if (!z.guid().safeParse(organismeId).success) return [];
  const limite = ecrireDate(signalement.echeance);
  const debut = rappel
    ? `Un signalement attend toujours une réponse de ${organismeNom}, au plus tard le ${limite}.`
    : `Une personne nous signale une activité que ${organismeNom} n'aurait pas déclarée, ou pas exactement. Votre réponse est attendue au plus tard le ${limite}.`;
  const texte = `Bonjour,\n\n${debut}\n\nConnectez-vous au service, puis ouvrez « Signalements » : vous y lirez de quoi il s'agit et pourrez répondre.${SIGNATURE}`;
  const sujet = rappel
    ? `Rappel : un signalement attend votre réponse au plus tard le ${limite}`
    : `Un signalement attend votre réponse au plus tard le ${limite}`;
  return (await courrielsDesResponsables(ctx, organismeId)).map((a) => ({ a, sujet, texte }));
}

const REPONDU: Omit<Courriel, "a"> = {
  sujet: "Une réponse à votre signalement",
  texte: `Bonjour,\n\nL'organisme a répondu à votre signalement. Sa réponse, et ce que vous pouvez faire ensuite, sont sur votre compte : ouvrez « Mes activités ».${SIGNATURE}`,
};

const SANS_REPONSE: Omit<Courriel, "a"> = {
  sujet: "Votre signalement est resté sans réponse",
  texte: `Bonjour,\n\nL'organisme n'a pas répondu à votre signalement dans le délai. Nous le savons aussi, et il peut encore répondre.\n\nCe que vous pouvez faire dès maintenant est expliqué sur votre compte : ouvrez « Mes activités ».${SIGNATURE}`,
};

async function aLaPersonne(ctx: Contexte, signalement: Signalement, courriel: Omit<Courriel, "a">): Promise<Courriel[]> {
  const { personne } = await lireTitulaire(ctx, signalement.titulaireId);
  return personne.courriel === null ? [] : [{ a: personne.courriel, ...courriel }];
}

async function courrielsDe(ctx: Contexte, signalement: Signalement, evenement: EvenementSignalement): Promise<Courriel[]> {
  if (evenement === "envoyer") return aLOrganisme(ctx, signalement, false);
  if (evenement === "relancer") return aLOrganisme(ctx, signalement, true);
  if (evenement === "repondre") return aLaPersonne(ctx, signalement, REPONDU);
  if (evenement === "echoir") return aLaPersonne(ctx, signalement, SANS_REPONSE);
  return [];
}

/** Dépose les courriels de l'étape dans la même transaction qu'elle : l'un ne part pas sans l'autre. */
export async function prevenir(demandeur: Contexte, signalement: Signalement, evenement: EvenementSignalement): Promise<void> {
  const ctx: Contexte = { ...demandeur, acteur: { genre: "systeme" } };
  for (const courriel of await courrielsDe(ctx, signalement, evenement)) {
    await deposerCourriel(ctx.base, courriel, ctx.horloge.maintenant());
  }
}
