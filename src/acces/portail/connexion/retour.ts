// Où revenir après la connexion : une page d'ici, jamais une adresse du dehors.

const PAGE_D_ICI = /^\/(?![/\\])[\w\-./:%]*$/u;

/** Le chemin demandé s'il mène à une page du portail, sinon null. */
export function retourSur(demande: string | undefined): string | null {
  if (demande === undefined || demande.length > 300 || !PAGE_D_ICI.test(demande)) return null;
  return /^\/(connexion|deconnexion|premiere-connexion)(\/|$)/u.test(demande) ? null : demande;
}
