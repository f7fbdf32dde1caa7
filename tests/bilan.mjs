// Ce qu'une exécution de vitest vaut, lu dans son rapport JSON : combien passent, combien échouent, et pourquoi c'est un échec.

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests?: number, numTodoTests?: number, success: boolean }} Rapport
 * @typedef {{ passes: number, echecs: number, raison: string | null }} Bilan
 */

/**
 * Lit un rapport ; `raison` est null quand tout va bien. Un test passé sous silence ou une exécution vide est un échec.
 * @param {Rapport | null} rapport rapport de vitest, ou null s'il manque
 * @param {number} code code de sortie de vitest
 * @returns {Bilan}
 */
export function bilan(rapport, code) {
  if (rapport === null) return { passes: 0, echecs: 1, raison: "vitest n'a pas rendu de rapport" };
  const passes = rapport.numPassedTests;
  const tus = (rapport.numPendingTests ?? 0) + (rapport.numTodoTests ?? 0);
  if (rapport.numFailedTests > 0) return { passes, echecs: rapport.numFailedTests, raison: "des tests échouent" };
  if (passes === 0) return { passes, echecs: 1, raison: "aucun test n'a été exécuté" };
  if (tus > 0) return { passes, echecs: tus, raison: `${tus} tests n'ont pas été exécutés` };
  // Un fichier qui ne se charge pas, une erreur hors des tests : vitest le dit par son code.
  if (code !== 0 || !rapport.success) return { passes, echecs: 1, raison: "vitest a échoué hors des tests" };
  return { passes, echecs: 0, raison: null };
}

/**
 * Ajoute deux bilans ; la première raison d'échec reste.
 * @param {Bilan} un
 * @param {Bilan} autre
 * @returns {Bilan}
 */
export function ajouter(un, autre) {
  return { passes: un.passes + autre.passes, echecs: un.echecs + autre.echecs, raison: un.raison ?? autre.raison };
}
