// Le grand livre en masse : droits inscrits par seconde, face au COPY nu des mêmes lignes et à l'inscription un par un,
// puis la vérification complète du journal face au seul hachage des écritures. DROITS en fixe le nombre (100 000).
// DATABASE_URL et DATABASE_URL_PROPRIETAIRE font tenir le banc sur un autre PostgreSQL ; sinon, l'embarqué dans un dossier jetable.
import { hash, randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contexte } from "../src/metier/contexte.js";
import { inscrireLot, inscrireLotsEnMasse, type LotDemande, verifierJournal } from "../src/metier/grand-livre/index.js";
import type { Base, Instruction, Requeteur } from "../src/socle/base/base.js";
import { appliquerMigrations } from "../src/socle/base/migrations.js";
import { type BasesOuvertes, ouvrirBase } from "../src/socle/base/ouvrir-base.js";
import { horlogeArretee } from "../src/socle/horloge.js";
import { dateCivile } from "../src/socle/valeurs/date-civile.js";

const DROITS = Number(process.env["DROITS"] ?? 100_000);
const UN_PAR_UN = 1_000;
const TRANCHES = [1_000, 2_000, 5_000] as const;

const contexte = (base: Requeteur): Contexte => ({
  base,
  horloge: horlogeArretee("2028-01-02T09:00:00Z"),
  acteur: { genre: "systeme" },
});

function dire(texte: string): void {
  process.stdout.write(`${texte}\n`);
}

function vitesse(nom: string, nombre: number, secondes: number): number {
  const parSeconde = nombre / secondes;
  const memoire = Math.round(process.memoryUsage().rss / 1_048_576);
  const chiffre = Math.round(parSeconde).toLocaleString("fr-FR").padStart(12);
  dire(`${nom.padEnd(58)} ${chiffre} /s   ${secondes.toFixed(2)} s   ${memoire} Mio`);
  return parSeconde;
}

async function chronometrer(action: () => Promise<unknown>): Promise<number> {
  const depart = performance.now();
  await action();
  return (performance.now() - depart) / 1_000;
}

/** Des droits pour sept personnes sur dix lignes, tirées avec remise : la plupart en ont une ou deux, certaines plus. */
function tirer(nombre: number, titulaires = Array.from({ length: Math.ceil(nombre * 0.7) }, () => randomUUID())): LotDemande[] {
  return Array.from({ length: nombre }, () => ({
    titulaireId: titulaires[Math.floor(Math.random() * titulaires.length)] ?? randomUUID(),
    cle: `droit:${randomUUID()}`,
    activite: "benevolat_associatif",
    annee: 2027,
    financeur: "etat",
    montant: 2_400,
    declareLe: dateCivile("2028-06-30"),
    decisionId: randomUUID(),
    plafond: 72_000,
  }));
}

async function unParUn(base: Base): Promise<void> {
  const demandes = tirer(UN_PAR_UN);
  const secondes = await chronometrer(async () => {
    for (const demande of demandes) await base.transaction((tx) => inscrireLot(contexte(tx), demande));
  });
  vitesse("inscrireLot, une transaction chacun", UN_PAR_UN, secondes);
}

/** Ce que la base a reçu d'une tranche, pour le lui redonner tel quel. */
interface Tranche {
  readonly instructions: Instruction[];
  readonly copies: { readonly instruction: string; readonly texte: string }[];
  readonly ordre: ("instruction" | "copie")[];
}

/** Laisse tout passer et le note. */
function noter(tx: Requeteur, tranche: Tranche): Requeteur {
  return {
    requete(instruction) {
      tranche.instructions.push(instruction);
      tranche.ordre.push("instruction");
      return tx.requete(instruction);
    },
    async copier(instruction, morceaux) {
      let texte = "";
      for await (const morceau of morceaux) texte += morceau;
      tranche.copies.push({ instruction, texte });
      tranche.ordre.push("copie");
      return tx.copier(instruction, [texte]);
    },
  };
}

async function enMasse(base: Base, taille: number, tranches: readonly LotDemande[][]): Promise<number> {
  const secondes = await chronometrer(async () => {
    for (const tranche of tranches) await base.transaction((tx) => inscrireLotsEnMasse(contexte(tx), tranche));
  });
  return vitesse(`inscrireLotsEnMasse, tranches de ${taille}`, DROITS, secondes);
}

async function enregistrer(base: Base, tranches: readonly LotDemande[][]): Promise<Tranche[]> {
  const notees: Tranche[] = [];
  for (const demandes of tranches) {
    const notee: Tranche = { instructions: [], copies: [], ordre: [] };
    await base.transaction((tx) => inscrireLotsEnMasse(contexte(noter(tx, notee)), demandes));
    notees.push(notee);
  }
  return notees;
}

/** Les mêmes instructions, rien à calculer : ce que la base seule prend, contrôles compris. */
async function rejouer(base: Base, tranches: readonly Tranche[]): Promise<void> {
  for (const { instructions, copies, ordre } of tranches) {
    await base.transaction(async (tx) => {
      const lues = instructions.values();
      const copiees = copies.values();
      for (const sorte of ordre) {
        const suivante = sorte === "instruction" ? lues.next().value : undefined;
        if (suivante !== undefined) await tx.requete(suivante);
        const copie = sorte === "copie" ? copiees.next().value : undefined;
        if (copie !== undefined) await tx.copier(copie.instruction, [copie.texte]);
      }
    });
  }
}

const COPIER_SOLDES = "copy grand_livre.soldes (titulaire_id, dernier_rang, derniere_empreinte, cec_disponible, sceau_id) from stdin";

/** Les soldes finals d'une tranche, tels que sa dernière instruction les porte. */
function soldesFinals({ instructions }: Tranche): string {
  const [titulaires, rangs, empreintes, ajouts, sceau] = instructions.at(-1)?.values ?? [];
  if (!Array.isArray(titulaires) || !Array.isArray(rangs) || !Array.isArray(empreintes) || !Array.isArray(ajouts)) {
    throw new Error("La dernière instruction d'une tranche porte les soldes.");
  }
  return titulaires.map((titulaire, place) => [titulaire, rangs[place], empreintes[place], ajouts[place], sceau].join("\t")).join("\n");
}

/** Le plancher : les mêmes lignes, dans les mêmes tables avec leurs clés, rien d'autre. */
async function copierNu(base: Base, tranches: readonly Tranche[]): Promise<void> {
  for (const tranche of tranches) {
    await base.transaction(async (tx) => {
      await tx.copier(COPIER_SOLDES, [`${soldesFinals(tranche)}\n`]);
      for (const { instruction, texte } of tranche.copies) await tx.copier(instruction, [texte]);
    });
  }
}

const TABLES = ["sceaux", "sceaux_fermes", "soldes", "ecritures", "lots", "lignes", "reglements"];

async function declencheurs(proprietaire: Base, etat: "enable" | "disable"): Promise<void> {
  for (const table of TABLES) await proprietaire.requete({ text: `alter table grand_livre.${table} ${etat} trigger user`, values: [] });
}

async function vider(proprietaire: Base): Promise<void> {
  await declencheurs(proprietaire, "disable");
  await proprietaire.requete({ text: `truncate ${TABLES.map((table) => `grand_livre.${table}`).join(", ")}`, values: [] });
  await declencheurs(proprietaire, "enable");
}

/** Une taille de tranche : comptes neufs, comptes qui ont déjà des droits, et les deux planchers. */
async function mesurerTranche({ service, proprietaire }: BasesOuvertes, taille: number): Promise<void> {
  const titulaires = Array.from({ length: Math.ceil(DROITS / taille) }, () => Array.from({ length: taille * 0.7 }, () => randomUUID()));
  const annee = () => titulaires.map((siens) => tirer(taille, siens));
  await vider(proprietaire);
  const masse = await enMasse(service, taille, annee());
  await enMasse(service, taille, annee());
  await vider(proprietaire);
  const tranches = await enregistrer(service, annee());
  await vider(proprietaire);
  vitesse("  les mêmes instructions, sans rien calculer", DROITS, await chronometrer(() => rejouer(service, tranches)));
  await vider(proprietaire);
  await declencheurs(proprietaire, "disable");
  const nu = vitesse("  COPY nu des mêmes lignes, clés et index seuls", DROITS, await chronometrer(() => copierNu(service, tranches)));
  await declencheurs(proprietaire, "enable");
  dire(`  temps : ×${(nu / masse).toFixed(2)} du COPY nu`);
}

async function mesurerVerification({ service, proprietaire }: BasesOuvertes): Promise<void> {
  await vider(proprietaire);
  for (let fait = 0; fait < DROITS; fait += 5_000) {
    await service.transaction((tx) => inscrireLotsEnMasse(contexte(tx), tirer(5_000)));
  }
  const forme = JSON.stringify(tirer(1)[0]) + "x".repeat(400);
  const hachage = await chronometrer(async () => {
    for (let rang = 0; rang < DROITS; rang += 1) hash("sha256", `${forme}${rang}`, "hex");
  });
  vitesse("hachage nu, même longueur", DROITS, hachage);
  const audit = await chronometrer(async () => {
    const { fautes, ecritures } = await verifierJournal(service);
    if (fautes.length > 0 || ecritures !== DROITS) throw new Error(`Journal faux : ${ecritures} écritures, ${fautes.length} fautes.`);
  });
  vitesse("cec journal verifier, tout le journal", DROITS, audit);
  dire(`  temps : ×${(audit / hachage).toFixed(1)} du hachage nu`);
}

async function principal(): Promise<void> {
  const dossierDonnees = mkdtempSync(join(tmpdir(), "cec-banc-"));
  chmodSync(dossierDonnees, 0o755);
  const urlBase = process.env["DATABASE_URL"] ?? null;
  const bases = await ouvrirBase({ urlBase, urlBaseProprietaire: process.env["DATABASE_URL_PROPRIETAIRE"] ?? urlBase, dossierDonnees });
  try {
    await appliquerMigrations(bases.proprietaire);
    await unParUn(bases.service);
    for (const taille of TRANCHES) await mesurerTranche(bases, taille);
    await mesurerVerification(bases);
  } finally {
    await bases.fermer();
    rmSync(dossierDonnees, { recursive: true, force: true });
  }
}

await principal();
