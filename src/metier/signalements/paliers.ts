// Les rappels avant l'échéance d'un signalement : un réglage du service, aucun article ne les impose.

/** Jours avant l'échéance où un rappel part, du plus proche au plus lointain. */
export const PALIERS_RAPPEL = [3, 10] as const;

/** Palier déjà atteint quand il reste ce nombre de jours, ou null s'il est trop tôt. */
export function palierDe(reste: number): number | null {
  return PALIERS_RAPPEL.find((palier) => reste <= palier) ?? null;
}
