// La recherche de formations sur un catalogue engendré : médiane et p99 par genre de demande, et le plan des plus lentes.
// SESSIONS (20000,200000), TOURS (10), GARDER=1 laisse la base ; PRISE_POSTGRES fait tenir le banc sur un autre serveur jetable que l'embarqué ; PLANS=1 montre les plans.
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import pg from "pg";
import { chercherFormations } from "../src/metier/catalogue/chercher-formations.js";
import { rafraichirRecherche } from "../src/metier/catalogue/rafraichir-recherche.js";
import type { Base, Requeteur } from "../src/socle/base/base.js";
import { ouvrirConnexions } from "../src/socle/base/connexion.js";
import { appliquerMigrations } from "../src/socle/base/migrations.js";
import { preparerRoles, ROLE_PROPRIETAIRE, ROLE_SERVICE } from "../src/socle/base/ouvrir-base.js";
import { ADMINISTRATEUR, demarrerPostgres } from "../src/socle/base/postgres-embarque.js";
import { horlogeArretee } from "../src/socle/horloge.js";
import { DEMANDES, type DemandeDuBanc } from "./recherche/demandes.js";
import { engendrerOffre, type TailleOffre } from "./recherche/offre-engendree.js";

const TAILLES = (process.env["SESSIONS"] ?? "20000,200000").split(",").map(Number);
const TOURS = Number(process.env["TOURS"] ?? "10");
const BUT_MS = 50;
const PIRES = 5;
const horloge = horlogeArretee("2026-11-23T09:00:00Z");

interface Releve {
  readonly demande: DemandeDuBanc;
  readonly total: number;
  readonly millisecondes: readonly number[];
}

/** Millisecondes ; `auMieux` : le meilleur tour de la demande la plus lente, que les voisins de la machine gênent le moins. */
interface Resume {
  readonly demandes: number;
  readonly mediane: number;
  readonly p99: number;
  readonly max: number;
  readonly auMieux: number;
}

interface Mesure {
  readonly taille: TailleOffre;
  readonly copie: number;
  readonly composition: number;
  readonly genres: Readonly<Record<string, Resume>>;
}

function dire(texte: string): void {
  process.stdout.write(`${texte}\n`);
}

function rang(valeurs: readonly number[], part: number): number {
  const triees = [...valeurs].sort((a, b) => a - b);
  return triees[Math.min(triees.length - 1, Math.ceil(part * triees.length) - 1)] ?? 0;
}

async function chercher(base: Requeteur, demande: DemandeDuBanc): Promise<{ total: number; duree: number }> {
  const debut = performance.now();
  const { total } = await chercherFormations({ base, horloge, acteur: { genre: "anonyme" } }, demande.criteres);
  return { total, duree: performance.now() - debut };
}

/** Un tour pour chauffer, puis les tours comptés, demandes entrelacées. */
async function relever(base: Base): Promise<Releve[]> {
  const durees = new Map<DemandeDuBanc, number[]>(DEMANDES.map((demande) => [demande, []]));
  const totaux = new Map<DemandeDuBanc, number>();
  for (let tour = 0; tour <= TOURS; tour += 1) {
    for (const [demande, liste] of durees) {
      const { total, duree } = await chercher(base, demande);
      totaux.set(demande, total);
      if (tour > 0) liste.push(duree);
    }
  }
  return [...durees].map(([demande, millisecondes]) => ({ demande, total: totaux.get(demande) ?? 0, millisecondes }));
}

function resumer(releves: readonly Releve[]): Mesure["genres"] {
  const genres = new Set(releves.map(({ demande }) => demande.genre));
  const resume = (choisis: readonly Releve[]): Resume => {
    const toutes = choisis.flatMap(({ millisecondes }) => millisecondes);
    const auMieux = Math.max(...choisis.map(({ millisecondes }) => Math.min(...millisecondes)));
    return { demandes: choisis.length, mediane: rang(toutes, 0.5), p99: rang(toutes, 0.99), max: Math.max(...toutes), auMieux };
  };
  const parGenre = [...genres].map((genre) => [genre, resume(releves.filter(({ demande }) => demande.genre === genre))] as const);
  return Object.fromEntries([...parGenre, ["en tout", resume(releves)]]);
}

/** Plan de chaque instruction de cette demande, avec ses temps. */
async function expliquer(base: Base, demande: DemandeDuBanc): Promise<void> {
  const requete: Requeteur["requete"] = async (instruction) => {
    const plan = await base.requete<{ "QUERY PLAN": string }>({ ...instruction, text: `explain (analyze, buffers) ${instruction.text}` });
    dire(plan.map((ligne) => `    ${ligne["QUERY PLAN"]}`).join("\n"));
    return base.requete(instruction);
  };
  await chercher({ requete, copier: base.copier }, demande);
}

async function montrerLesPires(base: Base, releves: readonly Releve[]): Promise<void> {
  const pires = [...releves].sort((a, b) => rang(b.millisecondes, 0.5) - rang(a.millisecondes, 0.5)).slice(0, PIRES);
  for (const { demande, total, millisecondes } of pires) {
    dire(
      `  ${rang(millisecondes, 0.5).toFixed(1)} ms (p99 ${rang(millisecondes, 0.99).toFixed(1)}, au mieux ${Math.min(...millisecondes).toFixed(1)}) ${demande.nom} → ${total} fiches`,
    );
    if (process.env["PLANS"] !== undefined) await expliquer(base, demande);
  }
}

async function mesurer(prise: string, sessions: number): Promise<Mesure> {
  const url = (base: string, role: string) => `postgresql://${role}@/${base}?host=${encodeURIComponent(prise)}`;
  const administrer = async (texte: string | null) => {
    const client = new pg.Client({ connectionString: url("postgres", ADMINISTRATEUR) });
    await client.connect();
    await (texte === null ? preparerRoles(client) : client.query(texte));
    await client.end();
  };
  const nom = `banc_${randomBytes(4).toString("hex")}`;
  await administrer(null);
  await administrer(`create database ${nom} owner ${ROLE_PROPRIETAIRE}`);
  const proprietaire = ouvrirConnexions({ url: url(nom, ROLE_PROPRIETAIRE) }, { connexions: 2 });
  const base = ouvrirConnexions({ url: url(nom, ROLE_SERVICE) }, { connexions: 4 });
  try {
    await appliquerMigrations(proprietaire);
    const depart = performance.now();
    const { ids, taille } = await engendrerOffre(base, sessions);
    const copiee = performance.now();
    await rafraichirRecherche(base, ids);
    const composee = performance.now();
    await proprietaire.requete({ text: "vacuum analyze", values: [] });
    const releves = await relever(base);
    const mesure = { taille, copie: (copiee - depart) / 1000, composition: (composee - copiee) / 1000, genres: resumer(releves) };
    montrer(mesure);
    await montrerLesPires(base, releves);
    return mesure;
  } finally {
    await Promise.all([base.fermer(), proprietaire.fermer()]);
    if (process.env["GARDER"] === undefined) await administrer(`drop database ${nom} with (force)`);
    else dire(`  base gardée : ${url(nom, ADMINISTRATEUR)}`);
  }
}

function montrer({ taille, copie, composition, genres }: Mesure): void {
  dire(`${taille.sessions} sessions, ${taille.actions} actions, ${taille.formations} formations`);
  dire(`  copie ${copie.toFixed(1)} s, composition des fiches ${composition.toFixed(1)} s`);
  for (const [genre, { demandes, mediane, p99, max, auMieux }] of Object.entries(genres)) {
    const tenu = p99 < BUT_MS ? "" : "  AU-DELÀ DU BUT";
    dire(
      `  ${genre} (${demandes}) : médiane ${mediane.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${max.toFixed(1)} ms, au mieux ${auMieux.toFixed(1)} ms${tenu}`,
    );
  }
}

const dossier = mkdtempSync(join(tmpdir(), "cec-banc-"));
chmodSync(dossier, 0o755);
const prise = process.env["PRISE_POSTGRES"];
const embarque = prise === undefined ? await demarrerPostgres(join(dossier, "pg")) : null;
try {
  const mesures: Mesure[] = [];
  for (const sessions of TAILLES) mesures.push(await mesurer(prise ?? embarque?.dossierPrise ?? "", sessions));
  const sortie = process.env["SORTIE"];
  if (sortie !== undefined) writeFileSync(sortie, `${JSON.stringify(mesures, null, 2)}\n`);
} finally {
  await embarque?.arreter();
  rmSync(dossier, { recursive: true, force: true });
}
