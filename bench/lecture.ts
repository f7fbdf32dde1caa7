// La lecture d'un dépôt face à csv-parse : même fichier, mêmes lignes exigées, médianes de tours entrelacés, lignes par seconde de calcul.
import { spawnSync } from "node:child_process";
import { createReadStream, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse";
import { lireDepot, NOMS_COLONNES } from "../src/metier/depots/format/index.js";
import { LecteurCsv } from "../src/metier/depots/format/lire-csv.js";
import { lecteurDeLignes } from "../src/metier/depots/format/lire-ligne.js";
import { dateCivile } from "../src/socle/valeurs/date-civile.js";
import { engendrer } from "./fichier-depot.js";

const LIGNES = 200_000;
const TOURS = 5;
const BUT = 3;
const GRAINE = 5151;
/** Rang de notre analyse parmi les coureurs. */
const ANALYSE = 2;
const TAILLES_MEMOIRE = [10_000, 100_000, 1_000_000];
const AUJOURDHUI = dateCivile("2026-11-23");
const QUANTITE = NOMS_COLONNES.indexOf("quantite");

/** Ce que chaque lecteur doit trouver : le nombre de lignes, et la somme des quantités. */
interface Trouve {
  readonly lignes: number;
  readonly somme: number;
}
interface Coureur {
  readonly nom: string;
  readonly lire: (fichier: string) => Promise<Trouve>;
}

function flux(fichier: string): AsyncIterable<Buffer> {
  return createReadStream(fichier, { highWaterMark: 64 * 1024 });
}

async function lireParCsvParse(fichier: string, nommees: boolean): Promise<Trouve> {
  let lignes = 0;
  let somme = 0;
  const lecteur = createReadStream(fichier, { highWaterMark: 64 * 1024 }).pipe(
    parse({ delimiter: ";", columns: nommees, from_line: nommees ? 1 : 2 }),
  );
  lecteur.on("data", (ligne: Record<string | number, string>) => {
    lignes += 1;
    somme += Number(ligne[nommees ? "quantite" : QUANTITE] ?? 0);
  });
  await new Promise((resoudre, rejeter) => lecteur.on("end", resoudre).on("error", rejeter));
  return { lignes, somme };
}

/** Notre analyse seule : octets, guillemets, accents, octets interdits, nombre de champs. */
async function analyserSeulement(fichier: string): Promise<Trouve> {
  let lignes = 0;
  let somme = 0;
  const ILLISIBLE = { genre: "fautes", numero: 0, idLigne: null, fautes: [], empreinte: Buffer.alloc(0) } as const;
  const lecteur = new LecteurCsv({
    encodage: "utf-8",
    lireLigne: (champs) => {
      lignes += 1;
      somme += Number(champs[QUANTITE] ?? 0);
      return ILLISIBLE;
    },
    recevoir: () => undefined,
  });
  for await (const morceau of flux(fichier)) lecteur.alimenter(morceau);
  lecteur.finir();
  return { lignes, somme };
}

/** Toute la lecture : la même, et chaque champ contrôlé, les faits composés, l'empreinte faite. */
async function lireEnEntier(fichier: string): Promise<Trouve & { readonly fausses: number }> {
  let lignes = 0;
  let fausses = 0;
  for await (const tranche of lireDepot(flux(fichier), { format: "csv", encodage: "utf-8", aujourdhui: AUJOURDHUI })) {
    lignes += tranche.lignes.length;
    for (const { genre } of tranche.lignes) if (genre === "fautes") fausses += 1;
  }
  return { lignes, somme: Number.NaN, fausses };
}

/** Les mêmes contrôles derrière csv-parse : ce que coûterait la même réponse. */
async function controlerApresCsvParse(fichier: string): Promise<Trouve> {
  const lireLigne = lecteurDeLignes({ aujourdhui: AUJOURDHUI, lieux: null });
  let lignes = 0;
  const lecteur = createReadStream(fichier, { highWaterMark: 64 * 1024 }).pipe(parse({ delimiter: ";", from_line: 2 }));
  lecteur.on("data", (ligne: string[]) => {
    lignes += 1;
    lireLigne(ligne, lignes);
  });
  await new Promise((resoudre, rejeter) => lecteur.on("end", resoudre).on("error", rejeter));
  return { lignes, somme: Number.NaN };
}

const COUREURS: readonly Coureur[] = [
  { nom: "csv-parse 7.0.3, listes", lire: (fichier) => lireParCsvParse(fichier, false) },
  { nom: "csv-parse 7.0.3, colonnes nommées", lire: (fichier) => lireParCsvParse(fichier, true) },
  { nom: "notre analyse seule, stricte", lire: analyserSeulement },
  { nom: "csv-parse, puis les mêmes contrôles", lire: controlerApresCsvParse },
  { nom: "notre lecture entière, tout contrôlé", lire: lireEnEntier },
];

function ecrireFichier(dossier: string, lignes: number): string {
  const chemin = join(dossier, `depot-${lignes}.csv`);
  const cible = openSync(chemin, "w");
  for (const morceau of engendrer(lignes, GRAINE)) writeSync(cible, morceau);
  return chemin;
}

/** Lignes par seconde de calcul du processus. */
async function mesurer({ nom, lire }: Coureur, fichier: string, attendu: Trouve): Promise<number> {
  const avant = process.cpuUsage();
  const trouve = await lire(fichier);
  const { user, system } = process.cpuUsage(avant);
  const juste = trouve.lignes === attendu.lignes && (Number.isNaN(trouve.somme) || trouve.somme === attendu.somme);
  if (!juste) throw new Error(`${nom} : ${trouve.lignes} lignes et ${trouve.somme}, attendu ${attendu.lignes} et ${attendu.somme}.`);
  return (trouve.lignes * 1_000_000) / (user + system);
}

function mediane(mesures: readonly number[]): number {
  return [...mesures].sort((a, b) => a - b)[Math.floor(mesures.length / 2)] ?? 0;
}

async function comparer(fichier: string): Promise<void> {
  const attendu = await lireParCsvParse(fichier, false);
  const mesures = COUREURS.map((): number[] => []);
  for (let tour = 0; tour <= TOURS; tour += 1) {
    for (const [rang, coureur] of COUREURS.entries()) {
      const vitesse = await mesurer(coureur, fichier, attendu);
      // Le premier tour chauffe.
      if (tour > 0) mesures[rang]?.push(vitesse);
    }
  }
  const medianes = mesures.map(mediane);
  const reference = medianes[0] ?? 1;
  for (const [rang, { nom }] of COUREURS.entries()) {
    const vitesse = medianes[rang] ?? 0;
    console.log(
      `${nom.padEnd(40)} ${Math.round(vitesse).toLocaleString("fr-FR").padStart(10)} lignes/s   × ${(vitesse / reference).toFixed(2)}`,
    );
  }
  const rapport = (medianes[ANALYSE] ?? 0) / reference;
  const entiere = (medianes.at(-1) ?? 0) / (medianes.at(-2) ?? 1);
  console.log(`But : l'analyse stricte, ${BUT} fois csv-parse. ${rapport >= BUT ? "Atteint" : "Manqué"} : ${rapport.toFixed(2)}.`);
  console.log(`À réponse égale, tout contrôlé : ${entiere.toFixed(2)} fois csv-parse suivi des mêmes contrôles.`);
}

/** Chaque taille est lue par un processus neuf : sa mémoire la plus haute n'est que la sienne. */
function mesurerMemoire(dossier: string): void {
  for (const lignes of TAILLES_MEMOIRE) {
    const fichier = ecrireFichier(dossier, lignes);
    const { stdout, status } = spawnSync(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), "--memoire", fichier], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error("La mesure de la mémoire a échoué.");
    const mio = (statSync(fichier).size / 2 ** 20).toFixed(0);
    console.log(`${lignes.toLocaleString("fr-FR").padStart(10)} lignes, ${mio.padStart(4)} Mio : mémoire la plus haute ${stdout.trim()}`);
    rmSync(fichier);
  }
}

const [mode, donne] = process.argv.slice(2);
if (mode === "--memoire" && donne !== undefined) {
  const { lignes, fausses } = await lireEnEntier(donne);
  console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} Mio (${lignes} lignes, ${fausses} fausses)`);
} else {
  const dossier = mkdtempSync(join(tmpdir(), "cec-lecture-"));
  try {
    const fichier = ecrireFichier(dossier, LIGNES);
    console.log(
      `Fichier : ${LIGNES} lignes, ${NOMS_COLONNES.length} colonnes, ${(statSync(fichier).size / 2 ** 20).toFixed(0)} Mio, graine ${GRAINE}.`,
    );
    await comparer(fichier);
    mesurerMemoire(dossier);
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
}
