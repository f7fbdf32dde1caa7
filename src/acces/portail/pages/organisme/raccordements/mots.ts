// Les mots des pages des raccordements : un instant comme on l'écrit, l'état d'un envoi.
import type { EtatEnvoi } from "../../../../../metier/raccordements/index.js";
import { jourAParis } from "../../../../../socle/horloge.js";
import { ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { Ton } from "../../../composants/index.js";

const HEURE = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", hour: "2-digit", minute: "2-digit" });

/** « 23 novembre 2026 à 11:04 ». */
export function ecrireInstant(instant: Date): string {
  return `${ecrireDate(jourAParis(instant))} à ${HEURE.format(instant)}`;
}

export const ETATS_ENVOI: Readonly<Record<EtatEnvoi, { readonly mot: string; readonly ton: Ton }>> = {
  en_attente: { mot: "en attente", ton: "attente" },
  envoye: { mot: "reçu", ton: "acquis" },
  abandonne: { mot: "abandonné", ton: "refus" },
};

export const PORTEES_ECRITES: Readonly<Record<string, string>> = {
  "depots:deposer": "déposer des fichiers",
  "depots:lire": "lire les lots et leurs rapports",
};
