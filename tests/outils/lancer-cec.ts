// Lance la vraie commande cec depuis les sources, lui donne une entrée, et rend ce qu'elle a fait.
import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RACINE } from "../../src/socle/racine.js";

/** Dossier d'essai, propre à chaque fichier de tests. */
export const DOSSIER = mkdtempSync(join(tmpdir(), "cec-"));

/** Une demande de financement juste : 1 500 €, un compte de 1 200 €, un lot de 240 €. */
export const DEMANDE = {
  date: "2026-11-23",
  titulaire: { statut: "salarie" },
  formation: { type: "rncp", prix: 150_000 },
  cpf: 120_000,
  lotsCec: [{ id: "l1", montant: 24_000, declareLe: "2024-03-20", financeur: "etat" }],
};

/** Numéro dont seule la clé est fausse. */
export const NUMERO = "2 84 05 75 056 001 23";

export function fichier(nom: string, contenu: string | Uint8Array): string {
  const chemin = join(DOSSIER, nom);
  writeFileSync(chemin, contenu);
  return chemin;
}

export const lancer = (mots: readonly string[]) => spawn(process.execPath, ["--import", "tsx", "src/cec.ts", ...mots], { cwd: RACINE });

export interface Fin {
  readonly statut: number | null;
  readonly sortie: string;
  readonly erreurs: string;
}

export function cec(mots: readonly string[], entree: string | Uint8Array = ""): Promise<Fin> {
  return new Promise((resoudre, rejeter) => {
    const enfant = lancer(mots);
    let [sortie, erreurs] = ["", ""];
    enfant.stdout.setEncoding("utf8").on("data", (texte: string) => {
      sortie += texte;
    });
    enfant.stderr.setEncoding("utf8").on("data", (texte: string) => {
      erreurs += texte;
    });
    enfant.on("error", rejeter).on("close", (statut) => resoudre({ statut, sortie, erreurs }));
    enfant.stdin.on("error", () => undefined).end(entree);
  });
}

/** Documents d'une sortie à un document par ligne. */
export const lignes = (texte: string): unknown[] =>
  texte
    .split("\n")
    .filter((ligne) => ligne !== "")
    .map((ligne) => JSON.parse(ligne));
