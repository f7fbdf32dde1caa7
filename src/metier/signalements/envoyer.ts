// Ce que les deux façons de signaler ont en commun : qui peut, ce qui se garde, et un seul envoi pour la même chose.
import { randomUUID } from "node:crypto";
import { Refus } from "../../socle/refus.js";
import { joursEntre } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { identiteProuvee } from "../identite/index.js";
import { echeanceDeReponse } from "./delai-reponse.js";
import { franchir } from "./franchir.js";
import { palierDe } from "./paliers.js";
import type { Signalement } from "./signalement.js";
import { compterOuverts, trouverOuvert, verrouillerEnvois } from "./signalements.sql.js";

/** Au-delà, ce ne sont plus les organismes d'une personne : un compte ne sert pas à écrire à tout le monde. */
const OUVERTS_MAXIMUM = 20;

/** Refuse par « signalements/identite-a-prouver » : nommer quelqu'un à un organisme demande d'être lui. */
export function exigerPreuve(ctx: Contexte): void {
  if (!identiteProuvee(ctx.acteur)) throw new Refus("signalements/identite-a-prouver");
}

type Dit = Pick<
  Signalement,
  | "titulaireId"
  | "genre"
  | "organismeId"
  | "organismeNom"
  | "type"
  | "annee"
  | "debut"
  | "fin"
  | "activiteId"
  | "faux"
  | "seraitVrai"
  | "mot"
>;

function neuf(ctx: Contexte, dit: Dit): Signalement {
  const envoyeLe = ctx.horloge.aujourdhui();
  const { echeance, regle } = echeanceDeReponse(dit.type, envoyeLe);
  return {
    ...dit,
    id: randomUUID(),
    etat: "neuf",
    envoyeLe,
    echeance,
    regleEcheance: regle,
    // Le premier courriel vaut rappel quand l'échéance est déjà proche.
    dernierRappel: palierDe(joursEntre(envoyeLe, echeance)),
    reponse: null,
    raison: null,
    idLigne: null,
    reponduLe: null,
    repondantNom: null,
    repondantFonction: null,
    version: 0,
  };
}

/** Envoie, ou rend le premier s'il est encore ouvert ; refuse par « signalements/trop-de-signalements ». */
export async function envoyer(ctx: Contexte, dit: Dit): Promise<Signalement> {
  await verrouillerEnvois(ctx.base, dit.titulaireId);
  const signalement = neuf(ctx, dit);
  const deja = await trouverOuvert(ctx.base, signalement);
  if (deja !== null) return franchir(ctx, deja, { evenement: "envoyer" });
  if ((await compterOuverts(ctx.base, dit.titulaireId)) >= OUVERTS_MAXIMUM) {
    throw new Refus("signalements/trop-de-signalements", { maximum: OUVERTS_MAXIMUM });
  }
  return franchir(ctx, signalement, { evenement: "envoyer" });
}
