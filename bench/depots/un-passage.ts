// Un passage mesuré, seul dans son processus : un fichier reçu, lu, répondu, les droits écrits. Imprime ses chiffres en JSON.
// Appelé par bench/depots/banc.ts : FICHIER, ORGANISME, DATABASE_URL (rôle du service).
import { createReadStream } from "node:fs";
import { traiterDepots } from "../../src/acces/taches/traiter-depots.js";
import { lireLot, recevoirFichier, traiterLots } from "../../src/metier/depots/index.js";
import type { Base, Requeteur } from "../../src/socle/base/base.js";
import { ouvrirConnexions } from "../../src/socle/base/connexion.js";
import { horlogeArretee } from "../../src/socle/horloge.js";

function reglage(nom: string): string {
  const valeur = process.env[nom];
  if (valeur === undefined) throw new Error(`${nom} manque.`);
  return valeur;
}

function signaler(erreur: unknown): void {
  throw erreur instanceof Error ? erreur : new Error(String(erreur));
}

/** Temps passé dans chaque instruction, pour voir où il va : DETAIL=oui. */
const durees = new Map<string, { fois: number; ms: number }>();

async function chronometrer<R>(texte: string, action: () => Promise<R>): Promise<R> {
  const debut = performance.now();
  try {
    return await action();
  } finally {
    const cle = texte.replace(/\s+/gu, " ").trim().slice(0, 90);
    const { fois, ms } = durees.get(cle) ?? { fois: 0, ms: 0 };
    durees.set(cle, { fois: fois + 1, ms: ms + performance.now() - debut });
  }
}

function detailler(reelle: Base): Base {
  const observer = (r: Requeteur): Requeteur => ({
    requete: (instruction) => chronometrer(instruction.text, () => r.requete(instruction)),
    copier: (instruction, morceaux) => chronometrer(instruction, () => r.copier(instruction, morceaux)),
  });
  return {
    ...reelle,
    ...observer(reelle),
    transaction: (action) => chronometrer("transaction", () => reelle.transaction((tx) => action(observer(tx)))),
  };
}

const reelle = ouvrirConnexions({ url: reglage("DATABASE_URL") }, { connexions: 6 });
const base = process.env["DETAIL"] === "oui" ? detailler(reelle) : reelle;
const horloge = horlogeArretee("2026-11-23T10:00:00Z");
const organismeId = reglage("ORGANISME");
const acteur = { genre: "declarant", clientId: "banc", organismeId, portees: ["depots:deposer", "depots:lire"] } as const;
const secondes = (depart: number) => (performance.now() - depart) / 1_000;

const depart = performance.now();
const flux = createReadStream(reglage("FICHIER"), { highWaterMark: 1 << 16 });
const { lot, dejaRecu } = await recevoirFichier(
  { base, horloge, acteur },
  { organismeId, nomFichier: "banc.csv", essai: false, cle: null, flux },
);
const reception = secondes(depart);
await traiterLots({ base, horloge }, signaler);
const lecture = secondes(depart) - reception;
// Comme la tâche du service (acces/taches/traiter-depots.ts), en séparant les deux temps.
await traiterDepots({ base, horloge, signaler });
const total = secondes(depart);
const { comptes } = await lireLot({ base, horloge, acteur }, { organismeId, lotId: lot.id });
const { user, system } = process.cpuUsage();
const memoireMio = Math.round(process.resourceUsage().maxRSS / 1_024);
const cpu = (user + system) / 1_000_000;
for (const [texte, { fois, ms }] of [...durees].sort((a, b) => b[1].ms - a[1].ms)) {
  process.stderr.write(`${Math.round(ms).toString().padStart(8)} ms ${fois.toString().padStart(6)} × ${texte}\n`);
}
process.stdout.write(
  `${JSON.stringify({ dejaRecu, reception, lecture, droits: total - reception - lecture, total, cpu, memoireMio, comptes })}\n`,
);
await base.fermer();
