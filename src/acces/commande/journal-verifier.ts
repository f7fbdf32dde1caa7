// La commande « cec journal verifier » : prouve la chaîne des écritures, et que chaque solde égale la somme des siennes.
import { type RapportJournal, verifierJournal } from "../../metier/grand-livre/index.js";
import { ouvrirBase } from "../../socle/base/ouvrir-base.js";
import { PostgresIndisponible } from "../../socle/base/programme-postgres.js";
import { ConfigurationInvalide, lireReglages } from "../../socle/config.js";
import type { Appel } from "./commande.js";
import { montrer } from "./faute.js";

/** Où la commande écrit : le résultat d'un côté, ce qui ne va pas de l'autre. */
export type Sorties = Pick<Appel, "sortie" | "erreurs">;

const SAIN = 0;
const MAUVAISE_ENTREE = 2;
const FAUTES = 3;

async function annoncer(rapport: RapportJournal, { sortie, erreurs }: Sorties): Promise<number> {
  const { titulaires, ecritures, fautes } = rapport;
  for (const { titulaireId, phrase } of fautes) await erreurs.ecrire(`titulaire ${titulaireId} : ${phrase}\n`);
  await sortie.ecrire(`${JSON.stringify({ titulaires, ecritures, fautes: fautes.length })}\n`);
  return fautes.length === 0 ? SAIN : FAUTES;
}

/**
 * Vérifie le journal de la base désignée par l'environnement. Rend le statut : 0 sain, 3 fautes trouvées
 * (une par ligne sur la sortie d'erreur), 2 mauvaise entrée ou base impossible à ouvrir.
 */
export async function executerJournalVerifier(
  args: readonly string[],
  sorties: Sorties,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  if (args.length > 0) {
    await sorties.erreurs.ecrire(`argument: « ${montrer(args.join(" "))} » est inattendu, la commande n'en prend aucun\n`);
    return MAUVAISE_ENTREE;
  }
  try {
    const bases = await ouvrirBase(lireReglages(env), { connexions: 2 });
    try {
      return await annoncer(await verifierJournal(bases.service), sorties);
    } finally {
      await bases.fermer();
    }
  } catch (erreur) {
    const phrase = phraseDeFaute(erreur);
    if (phrase === null) throw erreur;
    await sorties.erreurs.ecrire(`${phrase}\n`);
    return MAUVAISE_ENTREE;
  }
}

/** Phrase d'une faute que l'exploitant peut réparer ; null si c'est un défaut du programme. */
function phraseDeFaute(erreur: unknown): string | null {
  if (erreur instanceof ConfigurationInvalide || erreur instanceof PostgresIndisponible) return erreur.message;
  const code = erreur instanceof Error && "code" in erreur ? String(erreur.code) : "";
  if (code === "42P01" || code === "3F000")
    return "Cette base n'a pas encore de grand livre : démarrez une fois le service, il la prépare.";
  if (/^(ECONN|ENOTFOUND|EAI_|28|3D)/u.test(code)) return `La base ne s'ouvre pas (${code}) : vérifiez DATABASE_URL.`;
  return null;
}
