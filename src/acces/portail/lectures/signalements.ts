// Les signalements en mots : pour la personne qui les envoie, et pour l'organisme qui doit y répondre.
import type { Contexte } from "../../../metier/contexte.js";
import {
  ETATS_OUVERTS,
  type EtatSignalement,
  histoireDuSignalement,
  listerSignalements,
  listerSignalementsAdresses,
  type ReponseSignalement,
  type Signalement,
} from "../../../metier/signalements/index.js";
import { type DateCivile, ecrireDate } from "../../../socle/valeurs/date-civile.js";
import { motActivite, type Ton } from "./mots.js";
import type { VueEvenement } from "./vues.js";

export interface VueReponse {
  readonly reponse: ReponseSignalement;
  readonly mot: string;
  readonly raison: string | null;
  readonly idLigne: string | null;
  readonly le: DateCivile;
  /** Nom et fonction de qui a répondu. */
  readonly signataire: string;
}

/** Un signalement tel qu'on le lit des deux côtés. */
export interface VueSignalement {
  readonly id: string;
  readonly genre: Signalement["genre"];
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly activite: string;
  readonly quand: string;
  readonly activiteId: string | null;
  readonly faux: string | null;
  readonly seraitVrai: string | null;
  readonly mot: string | null;
  readonly envoyeLe: DateCivile;
  readonly echeance: DateCivile;
  /** Ce qui a fixé l'échéance, en phrase. */
  readonly raisonEcheance: string;
  readonly etat: { readonly code: EtatSignalement; readonly ton: Ton; readonly mot: string };
  /** Vrai tant qu'une réponse est attendue. */
  readonly ouvert: boolean;
  readonly reponse: VueReponse | null;
}

export interface VueSignalementSuivi extends VueSignalement {
  readonly histoire: readonly VueEvenement[];
}

export interface VueSignalementAdresse extends VueSignalement {
  readonly personne: string;
}

const ETATS: Readonly<Record<EtatSignalement, { ton: Ton; mot: string }>> = {
  neuf: { ton: "neutre", mot: "À envoyer" },
  envoye: { ton: "attente", mot: "Envoyé" },
  relance: { ton: "attente", mot: "Relancé" },
  repondu: { ton: "acquis", mot: "Répondu" },
  sans_reponse: { ton: "refus", mot: "Sans réponse" },
  clos: { ton: "neutre", mot: "Clos" },
};

/** Chaque réponse, dite par l'organisme. */
export const MOTS_REPONSES: Readonly<Record<ReponseSignalement, string>> = {
  declaree: "Nous l'avons déclarée, ou nous allons le faire",
  rectifiee: "Nous avons rectifié ce qui était inexact",
  maintenue: "Nous maintenons ce que nous avons fait",
  personne_inconnue: "Nous ne connaissons pas cette personne",
};

const RAISONS_ECHEANCE: Readonly<Record<Signalement["regleEcheance"], string>> = {
  delai_du_service: "C'est le délai que le service donne aux organismes : aucun article ne le fixe.",
  sapeurs_pompiers: "Pour les sapeurs-pompiers, les déclarations de l'année partent avant le 1er avril (décret 2022-1403).",
};

function quandDe({ annee, debut, fin }: Signalement): string {
  return debut === null || fin === null ? `en ${annee}` : `du ${ecrireDate(debut)} au ${ecrireDate(fin)}`;
}

function reponseDe(signalement: Signalement): VueReponse | null {
  const { reponse, raison, idLigne, reponduLe, repondantNom, repondantFonction } = signalement;
  if (reponse === null || reponduLe === null) return null;
  const signataire = [repondantNom, repondantFonction].filter((partie) => partie !== null && partie !== "").join(", ");
  return { reponse, mot: MOTS_REPONSES[reponse], raison, idLigne, le: reponduLe, signataire };
}

function vueSignalement(signalement: Signalement): VueSignalement {
  const { id, genre, organismeId, organismeNom, activiteId, faux, seraitVrai, mot, envoyeLe, echeance, etat } = signalement;
  const ouverts: readonly EtatSignalement[] = ETATS_OUVERTS;
  return {
    ...{ id, genre, organismeId, organismeNom, activiteId, faux, seraitVrai, mot, envoyeLe, echeance },
    activite: motActivite(signalement.type),
    quand: quandDe(signalement),
    raisonEcheance: RAISONS_ECHEANCE[signalement.regleEcheance],
    etat: { code: etat, ...ETATS[etat] },
    ouvert: ouverts.includes(etat),
    reponse: reponseDe(signalement),
  };
}

/** Signalements de la personne, le plus récent d'abord. */
export async function lireSignalements(ctx: Contexte, titulaireId: string): Promise<VueSignalement[]> {
  return (await listerSignalements(ctx, titulaireId)).map(vueSignalement);
}

function quoiDe(evenement: string, signataire: string | null, organisme: string): { quoi: string; ton: Ton } {
  if (evenement === "envoyer") return { quoi: `Vous avez écrit à ${organisme}.`, ton: "neutre" };
  if (evenement === "relancer") return { quoi: `Nous avons relancé ${organisme}.`, ton: "attente" };
  if (evenement === "repondre") return { quoi: `${organisme} a répondu (${signataire ?? ""}).`, ton: "acquis" };
  if (evenement === "echoir") return { quoi: "Le délai est passé sans réponse.", ton: "refus" };
  return { quoi: "Vous avez clos ce signalement.", ton: "neutre" };
}

/** Un signalement de la personne avec son histoire, ou null s'il n'est pas à elle. */
export async function lireSignalementSuivi(
  ctx: Contexte,
  demande: { titulaireId: string; signalementId: string },
): Promise<VueSignalementSuivi | null> {
  const vue = (await lireSignalements(ctx, demande.titulaireId)).find(({ id }) => id === demande.signalementId);
  if (vue === undefined) return null;
  const histoire = await histoireDuSignalement(ctx, demande);
  return {
    ...vue,
    histoire: histoire.map(({ evenement, signataire, jour }) => ({ le: jour, ...quoiDe(evenement, signataire, vue.organismeNom) })),
  };
}

/** Signalements adressés à un organisme, l'échéance la plus proche d'abord ; qui n'est pas responsable est refusé. */
export async function lireSignalementsAdresses(ctx: Contexte, organismeId: string): Promise<VueSignalementAdresse[]> {
  return (await listerSignalementsAdresses(ctx, organismeId)).map(({ signalement, personne }) => ({
    ...vueSignalement(signalement),
    personne: personne === null ? "Personne sans nom connu" : `${personne.prenoms} ${personne.nom}`.trim(),
  }));
}
