// Rappeler avant que le délai ne passe : l'envoi à la personne, l'attestation aux responsables et à la personne. Rejouable.
import { dateLimiteAttestation, dateLimiteDeclaration } from "../../regles/delais.js";
import { anneeDe, type DateCivile, joursEntre } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Etat } from "./etats.js";
import { prendreARappeler } from "./evenements.sql.js";
import { lireDeclaration } from "./lister-declarations.js";
import { prevenir } from "./prevenir.js";

/** Jours avant l'échéance où un rappel part, du plus proche au plus lointain : un réglage du service, aucun article ne l'impose. */
const PALIERS_ENVOI = [7, 30] as const;
const PALIERS_ATTESTATION = [7, 30, 90] as const;

interface Campagne {
  readonly etat: Etat;
  readonly rappel: "rappel_envoi" | "rappel_attestation";
  readonly paliers: readonly number[];
  readonly limite: (annee: number) => DateCivile;
}

const CAMPAGNES: readonly Campagne[] = [
  { etat: "brouillon", rappel: "rappel_envoi", paliers: PALIERS_ENVOI, limite: dateLimiteDeclaration },
  { etat: "declaree", rappel: "rappel_attestation", paliers: PALIERS_ATTESTATION, limite: dateLimiteAttestation },
];

/** Le palier où l'on est : le plus proche de l'échéance que le jour a atteint, ou null s'il est trop tôt ou trop tard. */
export function palierDuJour(campagne: Pick<Campagne, "paliers" | "limite">, annee: number, aujourdhui: DateCivile): number | null {
  const reste = joursEntre(aujourdhui, campagne.limite(annee));
  if (reste < 0) return null;
  return campagne.paliers.find((palier) => reste <= palier) ?? null;
}

/** Envoie les rappels du jour, une fois par palier ; rend combien de déclarations ont été rappelées. */
export async function rappelerEcheances(ctx: Contexte): Promise<number> {
  exiger(ctx.acteur, "echoir_declarations");
  const aujourdhui = ctx.horloge.aujourdhui();
  const annee = anneeDe(aujourdhui) - 1;
  let rappelees = 0;
  for (const campagne of CAMPAGNES) {
    const palier = palierDuJour(campagne, annee, aujourdhui);
    if (palier === null) continue;
    const demande = { etat: campagne.etat, annee, palier: `${campagne.rappel}-${palier}`, le: ctx.horloge.maintenant() };
    for (const prise of await prendreARappeler(ctx.base, demande)) {
      await prevenir(ctx, await lireDeclaration(ctx, prise), campagne.rappel);
      rappelees += 1;
    }
  }
  return rappelees;
}
