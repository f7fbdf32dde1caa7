// La commande « cec catalogue importer » : l'exploitant importe un fichier de catalogue, et lit ce que chaque ligne a donné.
import { createReadStream, statSync } from "node:fs";
import { userInfo } from "node:os";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import {
  type BilanImportCatalogue,
  expliquerFauteImport,
  FORMATS_CATALOGUE,
  type FormatCatalogue,
  importerCatalogue,
  lignesDImport,
  rapportDImport,
} from "../../metier/catalogue/index.js";
import type { Contexte } from "../../metier/contexte.js";
import type { Base } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";
import { octetsSuivis, type Sorties } from "./avance.js";
import { direFautes } from "./commande.js";
import { EntreeRefusee, panneDuDisque } from "./entree-refusee.js";
import { type Faute, montrer } from "./faute.js";
import { lireMots } from "./lire-mots.js";
import { avecRapport, type RapportPartiel } from "./rapport-partiel.js";
import { DES_LIGNES_REJETEES, FAIT, MAUVAISE_ENTREE } from "./statuts.js";
import { horlogeDuService, surLaBase } from "./sur-la-base.js";

const OPTIONS = { rapport: { type: "string" }, agent: { type: "string" } } as const;
const CODES_MONTRES = 12;

/** Import tel qu'il est tapé. `rapport` : où écrire le rapport CSV, ou null. */
export interface ImportTape {
  readonly format: FormatCatalogue;
  readonly fichier: string;
  readonly rapport: string | null;
  readonly agent: string;
}

/** Un format s'écrit avec des traits d'union ou des soulignés. */
function formatDe(mot: string | undefined): FormatCatalogue | undefined {
  return FORMATS_CATALOGUE.find((format) => format === mot?.replaceAll("-", "_"));
}

/** Lit les mots de la commande ; toutes les fautes à la fois. */
export function lireImportTape(args: readonly string[], agentParDefaut: string): ImportTape | { readonly fautes: readonly Faute[] } {
  const { positionals, fautes, valeur } = lireMots(args, OPTIONS);
  const [mot, fichier, trop] = positionals;
  const format = formatDe(mot);
  if (format === undefined) fautes.push({ chemin: "format", phrase: `attendu l'un des formats : ${FORMATS_CATALOGUE.join(", ")}` });
  if (fichier === undefined) fautes.push({ chemin: "fichier", phrase: "attendu un fichier, ou « - » pour l'entrée standard" });
  if (trop !== undefined) fautes.push({ chemin: montrer(trop), phrase: "ce mot est de trop, attendu un seul fichier" });
  const rapport = valeur("rapport") || null;
  if (rapport !== null && !rapport.endsWith(".csv"))
    fautes.push({ chemin: "--rapport", phrase: "attendu le nom d'un fichier qui finit par .csv" });
  if (fautes.length > 0 || format === undefined || fichier === undefined) return { fautes };
  return { format, fichier, rapport, agent: valeur("agent") || agentParDefaut };
}

/** Ouvre le fichier avant la base : un chemin faux se dit tout de suite. */
async function ouvrir(fichier: string): Promise<{ readonly octets: Readable; readonly taille: number | null }> {
  if (fichier === "-") return { octets: process.stdin, taille: null };
  try {
    const octets = createReadStream(fichier);
    await new Promise((resoudre, rejeter) => octets.once("open", resoudre).once("error", rejeter));
    const etat = statSync(fichier);
    if (etat.isDirectory()) throw Object.assign(new Error("dossier"), { code: "EISDIR" });
    return { octets, taille: etat.size };
  } catch (erreur) {
    throw panneDuDisque(fichier, erreur);
  }
}

async function ecrireRapport(ctx: Contexte, importId: string, { chemin, main, nommer }: RapportPartiel): Promise<void> {
  try {
    for await (const morceau of await rapportDImport(ctx, importId)) await main.appendFile(morceau);
    await nommer();
  } catch (erreur) {
    throw panneDuDisque(chemin, erreur);
  }
}

const dire = (nombre: number) => nombre.toLocaleString("fr-FR");

/** Les fautes par code, la première de chacun expliquée. */
async function direFautesDesLignes(ctx: Contexte, importId: string): Promise<string[]> {
  const codes = new Map<string, { nombre: number; phrase: string }>();
  for (let apres: number | null = 0; apres !== null; ) {
    const page: Awaited<ReturnType<typeof lignesDImport>> = await lignesDImport(ctx, importId, { apres, aVoir: true });
    for (const { numero, cle, fautes } of page.lignes) {
      for (const faute of fautes) {
        const deja = codes.get(faute.code);
        if (deja !== undefined) deja.nombre += 1;
        else {
          const { champ, phrase, conduite } = expliquerFauteImport(faute, "exploitant");
          const ou = [`ligne ${dire(numero)}`, cle, champ].filter((partie) => partie !== null && partie !== "").join(", ");
          codes.set(faute.code, { nombre: 1, phrase: `(${ou}) : ${phrase} ${conduite}` });
        }
      }
    }
    apres = page.suite;
  }
  const tries = [...codes].sort(([, un], [, autre]) => autre.nombre - un.nombre);
  const textes = tries.slice(0, CODES_MONTRES).map(([code, { nombre, phrase }]) => `- ${code} × ${dire(nombre)} ${phrase}`);
  if (tries.length > CODES_MONTRES) textes.push(`- et ${tries.length - CODES_MONTRES} autres raisons : --rapport les donne toutes.`);
  return textes;
}

function resumer({ id, comptes }: BilanImportCatalogue): string {
  const { lues, creees, modifiees, inchangees, rejetees, averties, retirees } = comptes;
  return [
    `Import ${id} : terminé.`,
    `Lignes lues : ${dire(lues)}. Créées : ${dire(creees)}, modifiées : ${dire(modifiees)}, inchangées : ${dire(inchangees)}, dont ${dire(averties)} avec une remarque. À corriger : ${dire(rejetees)}.`,
    ...(retirees > 0 ? [`Retirées, parce que le fichier ne les donne plus : ${dire(retirees)}.`] : []),
  ].join("\n");
}

async function rendre(
  ctx: Contexte,
  bilan: BilanImportCatalogue,
  { rapport, sorties }: { rapport: RapportPartiel | null; sorties: Sorties },
) {
  const textes = bilan.faute === null ? [resumer(bilan)] : [];
  textes.push(...(await direFautesDesLignes(ctx, bilan.id)));
  if (rapport !== null) {
    await ecrireRapport(ctx, bilan.id, rapport);
    textes.push(`Rapport écrit : ${montrer(rapport.chemin)}`);
  }
  if (textes.length > 0) await sorties.sortie.ecrire(`${textes.join("\n")}\n`);
  if (bilan.faute === null) return bilan.comptes.rejetees > 0 ? DES_LIGNES_REJETEES : FAIT;
  const { phrase, regle, conduite } = expliquerFauteImport(bilan.faute, "exploitant");
  await sorties.erreurs.ecrire(`document: ${phrase} ${regle} ${conduite}\n`);
  return MAUVAISE_ENTREE;
}

/** Importe sur cette base, écrit le bilan et le rapport. Statut : 0 tout passe, 2 fichier refusé, 3 des lignes rejetées. */
export async function importerEnBase(
  base: Base,
  tape: ImportTape,
  { sorties, horloge }: { sorties: Sorties; horloge: Horloge },
): Promise<number> {
  const { octets, taille } = await ouvrir(tape.fichier);
  const acteur = { genre: "agent", agentId: tape.agent } as const;
  const nom = tape.fichier === "-" ? "entrée standard" : basename(tape.fichier);
  try {
    return await avecRapport(tape.rapport, async (rapport) => {
      const flux = octetsSuivis(octets, sorties, { quoi: "Import", taille });
      const bilan = await importerCatalogue(base, { horloge, acteur, format: tape.format, nom, flux });
      return rendre({ base, horloge, acteur }, bilan, { rapport, sorties });
    });
  } finally {
    octets.destroy();
  }
}

/** Exécute la commande sur la base que désigne l'environnement. Statut : 0 tout passe, 2 mauvaise entrée ou fichier refusé, 3 des lignes rejetées. */
export async function executerCatalogueImporter(mots: readonly string[], sorties: Sorties): Promise<number> {
  const lu = lireImportTape(mots, userInfo().username);
  if ("fautes" in lu) return direFautes(sorties.erreurs, lu.fautes);
  const sansTables = "Cette base n'a pas encore de catalogue : démarrez une fois le service, il la prépare.";
  const phraseDuRefus = (erreur: unknown) => (erreur instanceof EntreeRefusee ? erreur.message : null);
  return surLaBase({ env: process.env, erreurs: sorties.erreurs, sansTables, phraseDuRefus }, async (bases, reglages) => {
    const horloge = await horlogeDuService(bases, reglages);
    return importerEnBase(bases.service, lu, { sorties, horloge });
  });
}
