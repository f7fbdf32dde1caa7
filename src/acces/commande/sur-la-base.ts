// Ce que partagent les commandes qui ouvrent la base : l'ouvrir, la fermer quoi qu'il arrive, et dire en français ce qui l'empêche.
import { type BasesOuvertes, ouvrirBase } from "../../socle/base/ouvrir-base.js";
import { PostgresIndisponible } from "../../socle/base/programme-postgres.js";
import { ConfigurationInvalide, lireReglages, type Reglages } from "../../socle/config.js";
import { type Horloge, horlogeDecalee } from "../../socle/horloge.js";
import { ouvrirHorlogeDemonstration } from "../demonstration/horloge-demonstration.js";
import type { Appel } from "./commande.js";
import { MAUVAISE_ENTREE } from "./statuts.js";

export interface OuvertureDeBase {
  readonly env: NodeJS.ProcessEnv;
  readonly erreurs: Appel["erreurs"];
  /** Phrase quand la base n'a pas encore les tables attendues. */
  readonly sansTables: string;
  /** Phrase d'un refus propre à la commande ; null pour un défaut du programme. */
  readonly phraseDuRefus?: (erreur: unknown) => string | null;
}

/** Phrase d'une faute que l'exploitant peut réparer ; null si c'est un défaut du programme. */
function phraseDeFaute(erreur: unknown, { sansTables, phraseDuRefus }: OuvertureDeBase): string | null {
  if (erreur instanceof ConfigurationInvalide || erreur instanceof PostgresIndisponible) return erreur.message;
  const code = erreur instanceof Error && "code" in erreur ? String(erreur.code) : "";
  if (code === "42P01" || code === "3F000") return sansTables;
  if (/^(ECONN|ENOTFOUND|EAI_|28|3D)/u.test(code)) return `La base ne s'ouvre pas (${code}) : vérifiez DATABASE_URL.`;
  return phraseDuRefus?.(erreur) ?? null;
}

/** Fait l'action sur la base que désigne l'environnement ; rend son statut, ou 2 après avoir dit ce qui l'a empêchée. */
export async function surLaBase(
  ouverture: OuvertureDeBase,
  action: (bases: BasesOuvertes, reglages: Reglages) => Promise<number>,
): Promise<number> {
  try {
    const reglages = lireReglages(ouverture.env);
    const bases = await ouvrirBase(reglages, { connexions: 2 });
    try {
      return await action(bases, reglages);
    } finally {
      await bases.fermer();
    }
  } catch (erreur) {
    const phrase = phraseDeFaute(erreur, ouverture);
    if (phrase === null) throw erreur;
    await ouverture.erreurs.ecrire(`${phrase}\n`);
    return MAUVAISE_ENTREE;
  }
}

/** L'heure du service dont voici la base : en démonstration, celle que ses pages règlent. */
export async function horlogeDuService({ service }: BasesOuvertes, { demonstration }: Reglages): Promise<Horloge> {
  return demonstration ? ouvrirHorlogeDemonstration(service) : horlogeDecalee(() => 0);
}
