// Expédier les avis dus : chacun est réservé avant de partir, signé, puis noté parti ou remis à plus tard.
import { Webhook } from "standardwebhooks";
import type { Base } from "../../socle/base/base.js";
import { dechiffrer } from "../../socle/chiffrement.js";
import type { Horloge } from "../../socle/horloge.js";
import { type EnvoiPris, marquerEnvoye, marquerManque, prendreEnvoi } from "./envois.sql.js";
import type { Facteur, IssueEnvoi } from "./poster-avis.js";

const MINUTE = 60_000;
/** Attente après chaque essai manqué, en minutes ; après le dernier, l'envoi est abandonné et peut être demandé de nouveau. */
const ATTENTES = [1, 5, 30, 120, 480, 1440] as const;
/** Le temps laissé à un processus pour finir un envoi avant qu'un autre ne le reprenne. */
const RESERVE_MINUTES = 2;

export interface Expedition {
  readonly horloge: Horloge;
  readonly facteur: Facteur;
}

export interface BilanExpedition {
  readonly envoyes: number;
  readonly manques: number;
}

async function poster(pris: EnvoiPris, { horloge, facteur }: Expedition): Promise<IssueEnvoi> {
  if (pris.url === null || pris.secret === null) return { statut: null, erreur: "plus d'adresse à prévenir" };
  // Qui reçoit vérifie l'heure à sa propre montre : elle n'est pas celle de la démonstration.
  const instant = horloge.instantReel();
  const signature = new Webhook(dechiffrer("avis", pris.secret, pris.raccordement_id)).sign(pris.id, instant, pris.corps);
  const entetes = {
    "content-type": "application/json",
    "user-agent": "compte-engagement-citoyen/1.0",
    "webhook-id": pris.id,
    "webhook-timestamp": String(Math.floor(instant.getTime() / 1000)),
    "webhook-signature": signature,
  };
  return facteur({ url: pris.url, entetes, corps: pris.corps });
}

async function noter(base: Base, pris: EnvoiPris, constat: { issue: IssueEnvoi; le: Date }): Promise<boolean> {
  const { issue, le } = constat;
  if (issue.erreur === null && issue.statut !== null) {
    await marquerEnvoye(base, { id: pris.id, le, statut: issue.statut });
    return true;
  }
  const attente = pris.url === null ? undefined : ATTENTES[pris.essais - 1];
  const prochainLe = attente === undefined ? null : new Date(le.getTime() + attente * MINUTE);
  await marquerManque(base, { id: pris.id, statut: issue.statut, erreur: issue.erreur ?? "inconnue", prochainLe, le });
  return false;
}

/**
 * Expédie tout ce qui est dû. Deux processus peuvent passer à la fois : un envoi n'est pris que par un. Si le service meurt
 * entre l'envoi et sa note, l'avis repart sous le même « webhook-id » : qui le reçoit le reconnaît.
 */
export async function expedierAvis(base: Base, expedition: Expedition): Promise<BilanExpedition> {
  let envoyes = 0;
  let manques = 0;
  for (;;) {
    const maintenant = expedition.horloge.maintenant();
    const reserveJusquAu = new Date(maintenant.getTime() + RESERVE_MINUTES * MINUTE);
    const pris = await base.transaction((tx) => prendreEnvoi(tx, { maintenant, reserveJusquAu }));
    if (pris === null) return { envoyes, manques };
    const issue = await poster(pris, expedition);
    if (await noter(base, pris, { issue, le: expedition.horloge.maintenant() })) envoyes += 1;
    else manques += 1;
  }
}
