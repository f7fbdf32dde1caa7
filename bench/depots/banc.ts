// Un fichier de l'envoi au grand livre, face au plancher de la même machine : COPY des mêmes lignes finales, et ligne à ligne.
// LIGNES (10000,100000,1000000) ; PRISE_POSTGRES fait tenir le banc sur un autre serveur jetable que l'embarqué.
// Chaque taille part d'une base neuve où 70 % d'autant de titulaires ont déjà leur compte ouvert et rattaché.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { ouvrirConnexions } from "../../src/socle/base/connexion.js";
import { appliquerMigrations } from "../../src/socle/base/migrations.js";
import { preparerRoles, ROLE_PROPRIETAIRE, ROLE_SERVICE } from "../../src/socle/base/ouvrir-base.js";
import { ADMINISTRATEUR, demarrerPostgres } from "../../src/socle/base/postgres-embarque.js";
import { horlogeArretee } from "../../src/socle/horloge.js";
import { ligneALigne } from "./ligne-a-ligne.js";
import { ecrireFichier, inscrire, peupler } from "./peuple.js";
import { extraire, recopier } from "./plancher.js";

const TAILLES = (process.env["LIGNES"] ?? "10000,100000,1000000").split(",").map(Number);
const ICI = fileURLToPath(new URL(".", import.meta.url));

interface Passage {
  readonly dejaRecu: boolean;
  readonly reception: number;
  readonly lecture: number;
  readonly droits: number;
  readonly total: number;
  readonly cpu: number;
  readonly memoireMio: number;
  readonly comptes: Readonly<Record<string, number>>;
}

/** Ce que le banc retient d'une taille ; secondes, Mio, rapports. */
interface Mesure {
  readonly lignes: number;
  readonly passage: Passage;
  readonly renvoi: Passage;
  readonly melange: Passage;
  readonly plancher: number;
  readonly plancherSansControle: number;
  readonly ligneALigneParSeconde: number;
}

function dire(texte: string): void {
  process.stdout.write(`${texte}\n`);
}

class Serveur {
  readonly #prise: string;

  constructor(prise: string) {
    this.#prise = prise;
  }

  url(base: string, role: string): string {
    return `postgresql://${role}@/${base}?host=${encodeURIComponent(this.#prise)}`;
  }

  async administrer(...textes: readonly string[]): Promise<void> {
    const client = new pg.Client({ connectionString: this.url("postgres", ADMINISTRATEUR) });
    await client.connect();
    if (textes.length === 0) await preparerRoles(client);
    for (const texte of textes) await client.query(texte);
    await client.end();
  }
}

function passer(serveur: Serveur, base: string, env: { FICHIER: string; ORGANISME: string }): Passage {
  // PROFIL=dossier garde un profil du passage (node --cpu-prof).
  const profil = process.env["PROFIL"] === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${process.env["PROFIL"]}`];
  const commande = [...profil, "--import", "tsx", join(ICI, "un-passage.ts")];
  const fait = spawnSync(process.execPath, commande, {
    env: { ...process.env, ...env, DATABASE_URL: serveur.url(base, ROLE_SERVICE) },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (fait.status !== 0) throw new Error("Le passage a échoué.");
  const passage: Passage = JSON.parse(fait.stdout.trim().split("\n").at(-1) ?? "");
  return passage;
}

/** Mélange les lignes d'un fichier, en-tête gardé : le même contenu, un autre fichier. */
function melanger(fichier: string, vers: string): void {
  const texte = `(head -n1 "${fichier}"; tail -n +2 "${fichier}" | shuf --random-source="${fichier}") > "${vers}"`;
  if (spawnSync("bash", ["-c", texte]).status !== 0) throw new Error("Mélange impossible.");
}

async function mesurer(serveur: Serveur, dossier: string, lignes: number): Promise<Mesure> {
  const modele = `banc_${randomBytes(4).toString("hex")}`;
  const bases = [`${modele}_a`, `${modele}_b`, `${modele}_c`] as const;
  await serveur.administrer(`create database ${modele} owner ${ROLE_PROPRIETAIRE}`);
  const proprietaire = ouvrirConnexions({ url: serveur.url(modele, ROLE_PROPRIETAIRE) }, { connexions: 2 });
  await appliquerMigrations(proprietaire);
  const personnes = Math.ceil(lignes * 0.7);
  await peupler(proprietaire, personnes);
  const organismeId = await inscrire(proprietaire, horlogeArretee("2026-11-23T09:00:00Z"));
  await proprietaire.fermer();
  for (const base of bases) await serveur.administrer(`create database ${base} template ${modele} owner ${ROLE_PROPRIETAIRE}`);
  const fichier = join(dossier, `${lignes}.csv`);
  await ecrireFichier(fichier, { nombre: lignes, personnes });
  await serveur.administrer("checkpoint");
  const passage = passer(serveur, bases[0], { FICHIER: fichier, ORGANISME: organismeId });
  dire(`  passage ${JSON.stringify(passage)}`);
  const melange = `${fichier}.melange`;
  melanger(fichier, melange);
  const lignesFinales = join(dossier, `copie-${lignes}`);
  mkdirSync(lignesFinales);
  await extraire(serveur.url(bases[0], ADMINISTRATEUR), lignesFinales);
  const recopie = async (base: string, sansControle: boolean) => {
    await serveur.administrer("checkpoint");
    return recopier(serveur.url(base, ADMINISTRATEUR), lignesFinales, sansControle);
  };
  const plancher = await recopie(bases[1], false);
  const plancherSansControle = await recopie(bases[2], true);
  const mesure = {
    lignes,
    passage,
    plancher,
    plancherSansControle,
    renvoi: passer(serveur, bases[0], { FICHIER: fichier, ORGANISME: organismeId }),
    melange: passer(serveur, bases[0], { FICHIER: melange, ORGANISME: organismeId }),
    ligneALigneParSeconde: await ligneALigne(serveur.url(modele, ROLE_SERVICE), organismeId),
  };
  for (const base of [modele, ...bases]) await serveur.administrer(`drop database ${base} with (force)`);
  rmSync(lignesFinales, { recursive: true });
  return mesure;
}

function montrer({ lignes, passage, renvoi, melange, plancher, plancherSansControle, ligneALigneParSeconde }: Mesure): void {
  const parSeconde = lignes / passage.total;
  dire(`${lignes.toLocaleString("fr-FR")} lignes`);
  dire(`  de l'envoi au grand livre : ${passage.total.toFixed(1)} s, ${Math.round(parSeconde)} lignes/s, ${passage.memoireMio} Mio`);
  dire(`  plancher (COPY, contrôles compris) : ${plancher.toFixed(1)} s, rapport ${(passage.total / plancher).toFixed(2)}`);
  dire(`  plancher sans contrôle : ${plancherSansControle.toFixed(1)} s, rapport ${(passage.total / plancherSansControle).toFixed(2)}`);
  dire(
    `  ligne à ligne, 8 connexions : ${Math.round(ligneALigneParSeconde)} lignes/s, rapport ×${(parSeconde / ligneALigneParSeconde).toFixed(1)}`,
  );
  dire(
    `  même fichier : ${renvoi.total.toFixed(2)} s ; mélangé : ${melange.total.toFixed(1)} s, ${(melange.total / passage.total).toFixed(2)} du premier`,
  );
}

const dossier = mkdtempSync(join(tmpdir(), "cec-banc-"));
chmodSync(dossier, 0o755);
const prise = process.env["PRISE_POSTGRES"];
const embarque = prise === undefined ? await demarrerPostgres(join(dossier, "pg")) : null;
try {
  const serveur = new Serveur(prise ?? embarque?.dossierPrise ?? "");
  await serveur.administrer();
  const mesures: Mesure[] = [];
  for (const lignes of TAILLES) {
    const mesure = await mesurer(serveur, dossier, lignes);
    montrer(mesure);
    mesures.push(mesure);
  }
  const sortie = process.env["SORTIE"];
  if (sortie !== undefined) writeFileSync(sortie, `${JSON.stringify(mesures, null, 2)}\n`);
} finally {
  await embarque?.arreter();
  rmSync(dossier, { recursive: true, force: true });
}
