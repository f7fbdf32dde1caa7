// La commande « cec cpf importer » : l'exploitant verse au second compteur le fichier annuel, une réponse par ligne.
import { createReadStream, statSync } from "node:fs";
import { userInfo } from "node:os";
import { type BilanCpf, expliquerFauteCpf, FichierCpfIllisible, importerCpf, type ReponseVersement } from "../../metier/cpf/index.js";
import type { Base } from "../../socle/base/base.js";
import { installerCles } from "../../socle/chiffrement.js";
import type { Horloge } from "../../socle/horloge.js";
import { montrerAvance, OCTETS_PAR_PAS, type Sorties } from "./avance.js";
import { direFautes } from "./commande.js";
import { EntreeRefusee, panneDuDisque } from "./entree-refusee.js";
import type { Faute } from "./faute.js";
import { lireMots } from "./lire-mots.js";
import { DES_LIGNES_REJETEES, FAIT } from "./statuts.js";
import { horlogeDuService, surLaBase } from "./sur-la-base.js";

/** Ce qui est tapé : le fichier (« - » pour l'entrée standard) et qui importe. */
interface ImportTape {
  readonly fichier: string;
  readonly agent: string;
}

function lireImport(args: readonly string[], agentParDefaut: string): ImportTape | { readonly fautes: readonly Faute[] } {
  const { positionals, fautes, valeur } = lireMots(args, { agent: { type: "string" } });
  const [fichier] = positionals;
  if (fichier === undefined || positionals.length > 1)
    fautes.push({ chemin: "fichier", phrase: "attendu un seul fichier CSV, ou « - » pour l'entrée standard" });
  if (fautes.length > 0 || fichier === undefined) return { fautes };
  return { fichier, agent: valeur("agent") || agentParDefaut };
}

/** Une ligne de réponse : où, ce qui en a été fait, et ce qu'il faut corriger. */
function ecrireReponse({ ligne, idLigne, issue, fautes }: ReponseVersement): string {
  const dites = fautes.map((faute) => ({ code: faute.code, champ: faute.champ, phrase: expliquerFauteCpf(faute) }));
  return `${JSON.stringify({ ligne, id_ligne: idLigne, issue, ...(dites.length === 0 ? {} : { fautes: dites }) })}\n`;
}

async function* octetsDe(fichier: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const morceau of fichier === "-" ? process.stdin : createReadStream(fichier)) yield Buffer.from(morceau);
  } catch (erreur) {
    throw panneDuDisque(fichier, erreur);
  }
}

/** Importe un fichier dans cette base : les réponses une par une sur la sortie, la barre sur l'autre. */
export async function importerEnBase(base: Base, horloge: Horloge, envoi: ImportTape & { readonly sorties: Sorties }): Promise<BilanCpf> {
  const { fichier, agent, sorties } = envoi;
  const taille = fichier === "-" || sorties.terminal !== true ? null : (statSync(fichier, { throwIfNoEntry: false })?.size ?? null);
  let pas = 0;
  const bilan = await importerCpf(base, {
    horloge,
    acteur: { genre: "agent", agentId: agent },
    flux: octetsDe(fichier),
    async repondre(reponses, lus) {
      await sorties.sortie.ecrire(reponses.map(ecrireReponse).join(""));
      if (sorties.terminal !== true || lus < pas) return;
      pas = lus + OCTETS_PAR_PAS;
      await montrerAvance(sorties.erreurs, "Import", { lus, taille });
    },
  });
  if (sorties.terminal === true) await sorties.erreurs.ecrire("\n");
  const { lignes, creditee, en_attente: attente, deja_recue: deja, rejetee } = bilan;
  await sorties.erreurs.ecrire(
    `${lignes} lignes : ${creditee} créditées, ${attente} en attente, ${deja} déjà reçues, ${rejetee} rejetées.\n`,
  );
  return bilan;
}

/**
 * Importe sur la base que désigne l'environnement. Statut : 0 tout est pris, 2 mauvaise entrée, fichier illisible ou base impossible
 * à ouvrir, 3 des lignes sont rejetées.
 */
export async function executerCpfImporter(
  args: readonly string[],
  sorties: Sorties,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const lu = lireImport(args, userInfo().username);
  if ("fautes" in lu) return direFautes(sorties.erreurs, lu.fautes);
  const sansTables = "Cette base n'a pas encore de comptes : démarrez une fois le service, il la prépare.";
  const { erreurs } = sorties;
  const phraseDuRefus = (erreur: unknown) => {
    if (erreur instanceof FichierCpfIllisible) return `document: ${erreur.message}`;
    return erreur instanceof EntreeRefusee ? erreur.message : null;
  };
  const ouverture = { env, erreurs, sansTables, phraseDuRefus };
  return surLaBase(ouverture, async (bases, reglages) => {
    installerCles(reglages);
    const horloge = await horlogeDuService(bases, reglages);
    const { rejetee } = await importerEnBase(bases.service, horloge, { ...lu, sorties });
    return rejetee > 0 ? DES_LIGNES_REJETEES : FAIT;
  });
}
