// La commande « cec journal verifier » : prouve la chaîne des écritures, et que chaque solde égale la somme des siennes.
import { type RapportJournal, verifierJournal } from "../../metier/grand-livre/index.js";
import type { Appel } from "./commande.js";
import { montrer } from "./faute.js";
import { MAUVAISE_ENTREE } from "./statuts.js";
import { surLaBase } from "./sur-la-base.js";

/** Où la commande écrit : le résultat d'un côté, ce qui ne va pas de l'autre. */
export type Sorties = Pick<Appel, "sortie" | "erreurs">;

const SAIN = 0;
const FAUTES = 3;

async function annoncer(rapport: RapportJournal, { sortie, erreurs }: Sorties): Promise<number> {
  const { titulaires, ecritures, fautes } = rapport;
  for (const { titulaireId, phrase } of fautes) {
    await erreurs.ecrire(titulaireId === null ? `${phrase}\n` : `titulaire ${titulaireId} : ${phrase}\n`);
  }
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
  const sansTables = "Cette base n'a pas encore de grand livre : démarrez une fois le service, il la prépare.";
  return surLaBase({ env, erreurs: sorties.erreurs, sansTables }, async (bases) => annoncer(await verifierJournal(bases.service), sorties));
}
