// L'organisme répond : une réponse datée et signée, que la personne lit sur son compte.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { estResponsable, listerResponsables, normaliserCourriel, type Responsable } from "../organismes/index.js";
import { franchir } from "./franchir.js";
import { REPONSES_POSSIBLES, type ReponseSignalement, type Signalement } from "./signalement.js";
import { verrouillerAdresse } from "./signalements.sql.js";
import { motGarde } from "./texte.js";

const LONGUEUR_NUMERO = 100;

export interface ReponseDOrganisme {
  readonly organismeId: string;
  readonly signalementId: string;
  readonly reponse: ReponseSignalement;
  /** Obligatoire quand l'organisme maintient ce qu'il a fait. */
  readonly raison?: string | null;
  /** Numéro de la ligne qui déclare ou rectifie, chez l'organisme. */
  readonly idLigne?: string | null;
}

async function signataire(ctx: Contexte, organismeId: string): Promise<Responsable> {
  const { acteur } = ctx;
  const courriel = acteur.genre === "responsable" ? normaliserCourriel(acteur.courriel) : "";
  const trouve = (await listerResponsables(ctx, organismeId)).find((responsable) => responsable.courriel === courriel);
  if (trouve === undefined) throw new Error("Un responsable lié à l'organisme n'est pas dans sa liste.");
  return trouve;
}

async function prendre(ctx: Contexte, { organismeId, signalementId }: ReponseDOrganisme): Promise<Signalement> {
  const lisible = z.guid().safeParse(signalementId).success;
  const signalement = lisible ? await verrouillerAdresse(ctx.base, organismeId, signalementId) : null;
  if (signalement === null) throw new Refus("signalements/introuvable");
  return signalement;
}

/**
 * Enregistre la réponse et prévient la personne. La même réponse renvoyée ne change rien. Refuse par « raison-manquante »,
 * « saisie-invalide » (une réponse qui n'est pas celle de ce signalement), « etape-impossible » (déjà répondu, ou clos).
 */
export async function repondreSignalement(ctx: Contexte, demande: ReponseDOrganisme): Promise<Signalement> {
  exiger(ctx.acteur, "repondre_signalement", await estResponsable(ctx.base, ctx.acteur, demande.organismeId));
  const { reponse } = demande;
  const signalement = await prendre(ctx, demande);
  const raison = motGarde(demande.raison);
  const idLigne = motGarde(demande.idLigne, LONGUEUR_NUMERO);
  const meme = signalement.reponse === reponse && signalement.raison === raison && signalement.idLigne === idLigne;
  if (signalement.etat === "repondu" && meme) return signalement;
  if (!REPONSES_POSSIBLES[signalement.genre].includes(reponse)) throw new Refus("signalements/saisie-invalide", { champ: "reponse" });
  if (reponse === "maintenue" && raison === null) throw new Refus("signalements/raison-manquante");
  const { nom, prenom, fonction } = await signataire(ctx, demande.organismeId);
  return franchir(ctx, signalement, {
    evenement: "repondre",
    changements: {
      reponse,
      raison,
      idLigne,
      reponduLe: ctx.horloge.aujourdhui(),
      repondantNom: `${prenom} ${nom}`,
      repondantFonction: fonction,
    },
  });
}
