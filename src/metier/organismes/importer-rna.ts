// L'import du répertoire national des associations : rejouable, il ne touche ni nos clés ni les décisions des agents.
import { randomUUID } from "node:crypto";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { type AssociationRna, type LigneRna, lireLigneRna } from "./lire-rna.js";
import { rangerAssociations } from "./organismes.sql.js";

const TAILLE_LOT = 500;

/** Ce que l'import a fait ; `rejetees` dit la ligne (la première est 1, hors en-tête) et la raison. */
export interface BilanImport {
  readonly lues: number;
  readonly creees: number;
  readonly modifiees: number;
  readonly inchangees: number;
  readonly rejetees: readonly { ligne: number; raison: string }[];
}

/** Range chaque ligne sous son numéro RNA : créée, modifiée si la source a changé, sinon laissée telle. Mémoire bornée par lot. */
export async function importerRna(ctx: Contexte, lignes: Iterable<LigneRna> | AsyncIterable<LigneRna>): Promise<BilanImport> {
  exiger(ctx.acteur, "importer_registre");
  const bilan = { lues: 0, creees: 0, modifiees: 0, inchangees: 0 };
  const rejetees: { ligne: number; raison: string }[] = [];
  let lot = new Map<string, AssociationRna>();
  const ranger = async () => {
    const fiches = [...lot.values()].map((fiche) => ({ id: randomUUID(), ...fiche }));
    lot = new Map();
    if (fiches.length === 0) return;
    const { creees, modifiees } = await rangerAssociations(ctx.base, fiches, "rna");
    bilan.creees += creees;
    bilan.modifiees += modifiees;
    bilan.inchangees += fiches.length - creees - modifiees;
  };
  for await (const ligne of lignes) {
    bilan.lues += 1;
    const fiche = lireLigneRna(ligne);
    if (typeof fiche === "string") rejetees.push({ ligne: bilan.lues, raison: fiche });
    else lot.set(fiche.rna, fiche);
    if (lot.size >= TAILLE_LOT) await ranger();
  }
  await ranger();
  return { ...bilan, rejetees };
}
