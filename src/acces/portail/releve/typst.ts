// Le PDF accessible du relevé, écrit par Typst. Le compilateur est facultatif : sans lui, la page imprimable suffit.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { z } from "zod";
import { RACINE } from "../../../socle/racine.js";
import type { DonneesReleve } from "./donnees.js";

const PAQUET = "@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu";

interface Compilateur {
  pdf(document: { mainFileContent: string; inputs: Record<string, string> }, options: { pdfStandard: string }): Uint8Array;
}
interface Paquet {
  readonly NodeCompiler: { create(options: { workspace: string }): Compilateur };
}

const fonction = z.custom<CallableFunction>((valeur) => typeof valeur === "function");
const formePaquet = z.custom<Paquet>((valeur) => fonction.safeParse(Object(Object(valeur)["NodeCompiler"])["create"]).success);

let compilateur: Compilateur | null | undefined;

/** Charge le compilateur au premier besoin ; null s'il n'est pas installé sur cette machine. */
function lireCompilateur(): Compilateur | null {
  if (compilateur !== undefined) return compilateur;
  try {
    const paquet = formePaquet.parse(createRequire(import.meta.url)(PAQUET));
    compilateur = paquet.NodeCompiler.create({ workspace: join(RACINE, "public") });
  } catch {
    // Paquet facultatif absent ou d'une autre plate-forme : ce n'est pas une panne.
    compilateur = null;
  }
  return compilateur;
}

/** Rend le relevé en PDF/UA-1, ou null quand le compilateur n'est pas là. Une faute du gabarit est un défaut du programme. */
export async function ecrirePdf(donnees: DonneesReleve): Promise<Uint8Array | null> {
  const typst = lireCompilateur();
  if (typst === null) return null;
  const mainFileContent = await readFile(join(RACINE, "public", "releve.typ"), "utf8");
  return typst.pdf({ mainFileContent, inputs: { releve: JSON.stringify(donnees) } }, { pdfStandard: "ua-1" });
}
