// Un travailleur à part entière, dans son processus, que l'on tue net quand le lot en est là.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { sql } from "../../src/socle/base/base.js";
import { ROLE_SERVICE } from "../../src/socle/base/ouvrir-base.js";
import { RACINE } from "../../src/socle/racine.js";
import type { GrandMonde } from "./grand-fichier.js";

export interface Travailleur {
  readonly processus: ChildProcess;
  tuer(): Promise<void>;
}

/** Lance un programme de tests/long sur la base de ce monde, et attend qu'il soit prêt. */
export async function lancerTravailleur({ monde, declarant }: GrandMonde, nom = "traiter-sans-fin"): Promise<Travailleur> {
  const adresse = monde.test.adresse(ROLE_SERVICE);
  if (!("dossierPrise" in adresse)) throw new Error("La base de test est embarquée.");
  const programme = join(RACINE, `tests/long/${nom}.ts`);
  const { dossierPrise, base } = adresse;
  const instant = monde.horloge.maintenant().toISOString();
  const processus = spawn(process.execPath, ["--import", "tsx", programme, dossierPrise, base, instant, declarant.organismeId], {
    cwd: RACINE,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const mort = new Promise<void>((finir) => processus.once("close", () => finir()));
  await new Promise<void>((pret, rate) => {
    processus.stdout.once("data", () => pret());
    processus.once("exit", () => rate(new Error("le travailleur s'est arrêté avant d'être prêt")));
  });
  return {
    processus,
    async tuer() {
      processus.kill("SIGKILL");
      await mort;
    },
  };
}

/** Lignes lues d'un lot. */
export async function lignesLues({ monde }: GrandMonde, lotId: string): Promise<number> {
  const [lot] = await monde.test.proprietaire.requete<{ lignes_lues: number }>(
    sql`select lignes_lues from depots.lots where id = ${lotId}`,
  );
  return lot?.lignes_lues ?? 0;
}

/** Attend qu'une condition soit vraie, quelques millisecondes à la fois. */
export async function attendre(condition: () => Promise<boolean>, limiteMs = 60_000): Promise<void> {
  const fin = Date.now() + limiteMs;
  while (!(await condition())) {
    if (Date.now() > fin) throw new Error("Rien n'est venu à temps.");
    await new Promise((reprendre) => setTimeout(reprendre, 3));
  }
}

/** Fait traiter le lot par un autre processus, et le tue net dès que `apres` lignes sont lues ; rend où le lot en est resté. */
export async function tuerPendant(grand: GrandMonde, { lotId, apres }: { lotId: string; apres: number }): Promise<number> {
  const travailleur = await lancerTravailleur(grand);
  await attendre(async () => (await lignesLues(grand, lotId)) >= apres);
  await travailleur.tuer();
  return lignesLues(grand, lotId);
}
