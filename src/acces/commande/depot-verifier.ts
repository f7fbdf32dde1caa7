// La commande « cec depot verifier » : lit un fichier de déclarations comme le service le lira, sans base, et dit chaque faute.
import { createReadStream, createWriteStream, statSync } from "node:fs";
import type { Readable } from "node:stream";
import { parseArgs } from "node:util";
import {
  detecteurEncodage,
  ENTETE_RAPPORT,
  type Encodage,
  expliquerFaute,
  type Faute,
  FichierIllisible,
  type LectureLigne,
  ligneDeRapport,
  lireDepot,
  reconnaitreFormat,
} from "../../metier/depots/index.js";
import { horlogeDecalee } from "../../socle/horloge.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { montrerAvance, OCTETS_PAR_PAS, type Sorties } from "./avance.js";
import { EntreeRefusee, panneDuDisque } from "./entree-refusee.js";
import { montrer } from "./faute.js";
import { lireTableDesLieux } from "./lire-table-des-lieux.js";
import { brancherSortie, type Sortie } from "./sortie.js";
import { DES_LIGNES_REJETEES, FAIT, MAUVAISE_ENTREE } from "./statuts.js";

/** Octets lus d'un flux avant d'en conclure l'encodage : on ne le relit pas. */
const OCTETS_D_ESSAI = 1024 * 1024;
const CODES_MONTRES = 12;

interface Demande {
  readonly fichier: string;
  readonly rapport: string | null;
}

function lireMots(mots: readonly string[]): Demande {
  const { values, positionals, tokens } = parseArgs({
    args: [...mots],
    options: { rapport: { type: "string" } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const inconnue = tokens.find((jeton) => jeton.kind === "option" && jeton.name !== "rapport");
  if (inconnue?.kind === "option") throw new EntreeRefusee(`${montrer(inconnue.rawName)}: cette option n'existe pas, attendu : --rapport`);
  const [fichier, trop] = positionals;
  if (fichier === undefined) throw new EntreeRefusee("fichier: attendu un fichier CSV ou NDJSON, ou « - » pour l'entrée standard");
  if (trop !== undefined) throw new EntreeRefusee(`${montrer(trop)}: ce mot est de trop, attendu un seul fichier`);
  const { rapport = null } = values;
  if (rapport !== null && (typeof rapport !== "string" || !/\.(csv|json)$/u.test(rapport))) {
    throw new EntreeRefusee("--rapport: attendu le nom d'un fichier qui finit par .csv ou .json");
  }
  return { fichier, rapport };
}

async function* octetsDe(fichier: string): AsyncGenerator<Uint8Array> {
  const flux: Readable = fichier === "-" ? process.stdin : createReadStream(fichier);
  try {
    for await (const morceau of flux) yield Buffer.from(morceau);
  } catch (erreur) {
    throw panneDuDisque(fichier, erreur);
  }
}

interface Preparation {
  readonly tete: Uint8Array;
  readonly encodage: Encodage;
  readonly taille: number | null;
  readonly flux: AsyncIterable<Uint8Array>;
}

/** Un fichier est lu une première fois pour son encodage ; d'un flux, seul le début sert à conclure. */
async function preparer(fichier: string): Promise<Preparation> {
  const detecteur = detecteurEncodage();
  const gardes: Uint8Array[] = [];
  let lus = 0;
  const source = octetsDe(fichier);
  for (;;) {
    const { value, done } = await source.next();
    if (done === true) break;
    detecteur.ajouter(value);
    if (lus < OCTETS_D_ESSAI) gardes.push(value);
    lus += value.length;
    if (fichier === "-" && lus >= OCTETS_D_ESSAI) break;
  }
  const tete = gardes[0] ?? new Uint8Array(0);
  if (fichier !== "-") return { tete, encodage: detecteur.encodage(), taille: statSync(fichier).size, flux: octetsDe(fichier) };
  async function* suite(): AsyncGenerator<Uint8Array> {
    yield* gardes;
    yield* source;
  }
  return { tete, encodage: detecteur.encodage(), taille: null, flux: suite() };
}

/** Ce qui est compté au passage : rien d'autre ne se garde des lignes lues. */
interface Bilan {
  lignes: number;
  reserves: number;
  attente: number;
  rejetees: number;
  readonly codes: Map<Faute["code"], { nombre: number; premiere: number; exemple: Faute }>;
}

function compterFautes(bilan: Bilan, numero: number, fautes: readonly Faute[]): void {
  for (const faute of fautes) {
    const deja = bilan.codes.get(faute.code);
    if (deja === undefined) bilan.codes.set(faute.code, { nombre: 1, premiere: numero, exemple: faute });
    else deja.nombre += 1;
  }
}

/** Compte une ligne et rend ce que le rapport en dit. */
function juger(bilan: Bilan, lecture: LectureLigne) {
  bilan.lignes += 1;
  if (lecture.genre === "fautes") {
    bilan.rejetees += 1;
    compterFautes(bilan, lecture.numero, lecture.fautes);
    return { ...lecture, statut: "REJETEE", empreinte: lecture.empreinte.toString("hex") };
  }
  const { numero, idLigne, reserves, doute, empreinte } = lecture.ligne;
  const fautes: readonly Faute[] = doute === null ? reserves : [{ code: doute, champ: null }, ...reserves];
  if (doute !== null) bilan.attente += 1;
  else if (reserves.length > 0) bilan.reserves += 1;
  compterFautes(bilan, numero, fautes);
  const statut = doute !== null ? "EN_ATTENTE_IDENTITE" : reserves.length > 0 ? "ACCEPTEE_AVEC_RESERVE" : "ACCEPTEE";
  return { numero, idLigne, statut, fautes, empreinte: empreinte.toString("hex") };
}

type Jugee = ReturnType<typeof juger>;

/** Une ligne du rapport JSON (un document par ligne), avec l'explication de chaque faute. */
function enJson({ numero, idLigne, statut, fautes, empreinte }: Jugee): string {
  const dites = fautes.map((faute) => ({ code: faute.code, ...expliquerFaute(faute) }));
  return `${JSON.stringify({ id_ligne: idLigne, statut, ligne: numero, fautes: dites, empreinte })}\n`;
}

interface Rapport {
  readonly ecrire: (jugee: Jugee) => string;
  readonly sortie: Sortie;
  readonly fermer: () => Promise<void>;
}

async function ouvrirRapport(chemin: string): Promise<Rapport> {
  const flux = createWriteStream(chemin, { mode: 0o600 });
  await new Promise((resoudre, rejeter) => flux.once("open", resoudre).once("error", rejeter)).catch((erreur: unknown) => {
    throw panneDuDisque(chemin, erreur);
  });
  const sortie = brancherSortie(flux);
  const csv = chemin.endsWith(".csv");
  if (csv) await sortie.ecrire(`${ENTETE_RAPPORT.join(";")}\r\n`);
  const fermer = () => new Promise<void>((resoudre) => flux.end(() => resoudre()));
  return { ecrire: csv ? ligneDeRapport : enJson, sortie, fermer };
}

async function parcourir(
  preparation: Preparation,
  outils: { sorties: Sorties; rapport: Rapport | null; aujourdhui: DateCivile },
): Promise<Bilan> {
  const { sorties, rapport, aujourdhui } = outils;
  const bilan: Bilan = { lignes: 0, reserves: 0, attente: 0, rejetees: 0, codes: new Map() };
  const reconnu = reconnaitreFormat(preparation.tete);
  if ("faute" in reconnu) throw new FichierIllisible(reconnu.faute);
  const options = { format: reconnu.format, encodage: preparation.encodage, aujourdhui, lieux: lireTableDesLieux() };
  let pas = 0;
  for await (const { lignes, octets } of lireDepot(preparation.flux, options)) {
    let texte = "";
    for (const lecture of lignes) {
      const jugee = juger(bilan, lecture);
      if (rapport !== null) texte += rapport.ecrire(jugee);
    }
    if (rapport !== null) await rapport.sortie.ecrire(texte);
    if (sorties.terminal !== true || octets < pas) continue;
    pas = octets + OCTETS_PAR_PAS;
    await montrerAvance(sorties.erreurs, "Lecture", { lus: octets, taille: preparation.taille });
  }
  if (sorties.terminal === true) await sorties.erreurs.ecrire("\n");
  if (bilan.lignes === 0) throw new FichierIllisible({ code: "fichier_sans_ligne", champ: null });
  return bilan;
}

function resumer(bilan: Bilan, encodage: Encodage): string {
  const { lignes, rejetees, reserves, attente, codes } = bilan;
  const dire = (nombre: number) => nombre.toLocaleString("fr-FR");
  const textes = [
    `Lignes lues : ${dire(lignes)}. Passent : ${dire(lignes - rejetees)} (dont ${dire(reserves)} avec réserve, ${dire(attente)} en attente d'identité). À corriger : ${dire(rejetees)}.`,
  ];
  if (encodage === "windows-1252") textes.push("Le fichier n'est pas en UTF-8 : il a été lu en Windows-1252. Vérifiez les accents.");
  const tries = [...codes].sort(([, un], [, autre]) => autre.nombre - un.nombre);
  for (const [code, { nombre, premiere, exemple }] of tries.slice(0, CODES_MONTRES)) {
    const { champ, phrase, conduite, article } = expliquerFaute(exemple);
    const ou = `ligne ${dire(premiere)}${champ === null ? "" : `, ${champ}`}`;
    textes.push(`- ${code} × ${dire(nombre)} (${ou}) : ${phrase} ${conduite}${article === null ? "" : ` (${article})`}`);
  }
  if (tries.length > CODES_MONTRES) textes.push(`- et ${tries.length - CODES_MONTRES} autres raisons : --rapport les donne toutes.`);
  return `${textes.join("\n")}\n`;
}

async function verifier({ fichier, rapport: chemin }: Demande, sorties: Sorties): Promise<number> {
  const preparation = await preparer(fichier);
  const rapport = chemin === null ? null : await ouvrirRapport(chemin);
  try {
    const bilan = await parcourir(preparation, { sorties, rapport, aujourdhui: horlogeDecalee(() => 0).aujourdhui() });
    await sorties.sortie.ecrire(resumer(bilan, preparation.encodage));
    return bilan.rejetees > 0 ? DES_LIGNES_REJETEES : FAIT;
  } finally {
    await rapport?.fermer();
  }
}

/** Vérifie un fichier. Statut : 0 tout passe, 2 fichier illisible ou mauvaise entrée, 3 des lignes sont rejetées. */
export async function executerDepotVerifier(mots: readonly string[], sorties: Sorties): Promise<number> {
  try {
    return await verifier(lireMots(mots), sorties);
  } catch (erreur) {
    if (erreur instanceof FichierIllisible) {
      const { phrase, regle, conduite } = expliquerFaute(erreur.faute);
      await sorties.erreurs.ecrire(`document: ${phrase} ${regle} ${conduite}\n`);
      return MAUVAISE_ENTREE;
    }
    if (!(erreur instanceof EntreeRefusee)) throw erreur;
    await sorties.erreurs.ecrire(`${erreur.message}\n`);
    return MAUVAISE_ENTREE;
  }
}
