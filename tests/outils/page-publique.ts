// Appelle une page publique comme le serveur le ferait, sans base ni réseau.
import { routes } from "../../src/acces/portail/pages/public/routes.js";
import type { Reponse } from "../../src/acces/portail/route.js";
import { lireReglages } from "../../src/socle/config.js";
import { horlogeArretee } from "../../src/socle/horloge.js";

type Page = Extract<Reponse, { genre: "page" }>;

/** Route d'un chemin et ses paramètres ; un chemin sans route est un défaut de l'essai. */
function trouverRoute(chemin: string) {
  const parties = chemin.split("/");
  for (const route of routes) {
    const motif = route.chemin.split("/");
    const accordee = motif.length === parties.length && motif.every((partie, rang) => partie.startsWith(":") || partie === parties[rang]);
    if (!accordee) continue;
    const parametres = motif.flatMap((partie, rang) => (partie.startsWith(":") ? [[partie.slice(1), parties[rang] ?? ""]] : []));
    return { route, parametres: Object.fromEntries(parametres) };
  }
  throw new Error(`Aucune page publique à ${chemin}.`);
}

/** Réponse d'une page publique un jour donné, avec ce qui a été mis dans l'adresse. */
export async function demander(chemin: string, recherche: Record<string, string> = {}, jour = "2026-11-23"): Promise<Reponse> {
  const { route, parametres } = trouverRoute(chemin);
  return route.traiter({
    ctx: {
      base: {
        requete: () => Promise.reject(new Error("Une page publique ne lit pas la base.")),
        copier: () => Promise.reject(new Error("Une page publique n'écrit pas la base.")),
      },
      horloge: horlogeArretee(`${jour}T10:00:00Z`),
      acteur: { genre: "anonyme" },
    },
    reglages: lireReglages({}),
    chemin,
    parametres,
    recherche,
    corps: {},
    session: { lire: () => ({}), ecrire: () => undefined, renouveler: () => Promise.resolve() },
    jeton: "",
  });
}

/** La même, quand une page est attendue. */
export async function demanderPage(chemin: string, recherche: Record<string, string> = {}, jour = "2026-11-23"): Promise<Page> {
  const reponse = await demander(chemin, recherche, jour);
  if (reponse.genre !== "page") throw new Error(`Une page était attendue à ${chemin}.`);
  return reponse;
}
