// Reprendre ce qui a été envoyé : une ligne à corriger, toutes les lignes rejetées, ou quelques lignes saisies à l'écran.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { relireFichier } from "./fichier-du-lot.js";
import { type ContenuLigne, celluleSure, ligneDeCsv, lireContenus, MARQUE_UTF8, NOMS_COLONNES, nommerChamps } from "./format/index.js";
import { trouverRejetees } from "./lignes.sql.js";
import { lotDuDeclarant, peutLire } from "./lire-lots.js";
import type { Lot } from "./lot.js";
import { type ContexteDeReception, type Reception, recevoirFichier } from "./recevoir-fichier.js";

const OCTETS_PAR_TRANCHE = 256 * 1024;
const SAUT_DE_LIGNE = 10;

/** Contenu d'une ligne tel qu'envoyé, par nom de colonne ; « ligne » porte le texte d'une ligne mal écrite. */
export async function lireContenuLigne(
  ctx: Contexte,
  demande: { readonly organismeId: string; readonly lotId: string; readonly numero: number },
): Promise<Readonly<Record<string, string>>> {
  exiger(ctx.acteur, "consulter_depots", await peutLire(ctx, demande.organismeId));
  const lot = await lotDuDeclarant(ctx, demande);
  const { format, encodage } = lot;
  const voulue = (numero: number) => numero === demande.numero;
  for await (const { champs, brut } of lireContenus(relireFichier(ctx.base, lot), { format, encodage, voulue })) {
    return champs === null ? { ligne: brut } : nommerChamps(champs);
  }
  throw new Refus("depots/contenu-efface");
}

/**
 * Rend le fichier par tranches, et tient dans `voulus` les seuls numéros rejetés que la tranche peut contenir :
 * un million de lignes rejetées se relisent en un passage, sans être tenues ensemble.
 */
async function* fichierEtRejets(ctx: Contexte, lot: Lot, voulus: Set<number>): AsyncGenerator<Uint8Array> {
  let lues = 0;
  for await (const morceau of relireFichier(ctx.base, lot)) {
    for (let debut = 0; debut < morceau.length; debut += OCTETS_PAR_TRANCHE) {
      const tranche = morceau.subarray(debut, debut + OCTETS_PAR_TRANCHE);
      const apres = lues;
      for (let rang = tranche.indexOf(SAUT_DE_LIGNE); rang !== -1; rang = tranche.indexOf(SAUT_DE_LIGNE, rang + 1)) lues += 1;
      voulus.clear();
      // La dernière ligne de la tranche peut ne pas y finir.
      for (const numero of await trouverRejetees(ctx.base, lot.id, { apres, jusqua: lues + 1 })) voulus.add(numero);
      yield tranche;
    }
  }
}

function rejetees(ctx: Contexte, lot: Lot): AsyncGenerator<ContenuLigne> {
  const { format, encodage } = lot;
  const voulus = new Set<number>();
  return lireContenus(fichierEtRejets(ctx, lot, voulus), { format, encodage, voulue: (numero) => voulus.has(numero) });
}

async function* morceauxACorriger(ctx: Contexte, lot: Lot): AsyncGenerator<string> {
  yield `${MARQUE_UTF8}${ligneDeCsv(NOMS_COLONNES)}`;
  // Une ligne mal écrite revient entière dans la première case : son déclarant y voit ce qu'il avait envoyé.
  for await (const { champs, brut } of rejetees(ctx, lot)) yield ligneDeCsv((champs ?? [brut]).map(celluleSure));
}

/** CSV des lignes rejetées, telles qu'envoyées : à corriger et à déposer de nouveau. Le droit de lire est vérifié d'abord. */
export async function fichierACorriger(ctx: Contexte, demande: { organismeId: string; lotId: string }): Promise<AsyncIterable<string>> {
  exiger(ctx.acteur, "consulter_depots", await peutLire(ctx, demande.organismeId));
  return morceauxACorriger(ctx, await lotDuDeclarant(ctx, demande));
}

/** Lignes saisies à l'écran, par nom de colonne. */
export interface CorrectionDeLignes {
  readonly organismeId: string;
  readonly nomFichier: string;
  readonly lignes: readonly Readonly<Record<string, string>>[];
}

/** Dépose quelques lignes comme un fichier : même chemin, mêmes règles, même rapport. */
export async function deposerLignes(ctx: ContexteDeReception, { organismeId, nomFichier, lignes }: CorrectionDeLignes): Promise<Reception> {
  const texte = [NOMS_COLONNES, ...lignes.map((ligne) => NOMS_COLONNES.map((nom) => ligne[nom] ?? ""))].map(ligneDeCsv).join("");
  async function* flux(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(texte, "utf8");
  }
  return recevoirFichier(ctx, { organismeId, nomFichier, essai: false, cle: null, flux: flux() });
}

/** Dépose pour de bon le fichier d'un essai, tel qu'il a été reçu : rien n'est à choisir de nouveau. */
export async function deposerPourDeBon(ctx: ContexteDeReception, demande: { organismeId: string; lotId: string }): Promise<Reception> {
  exiger(ctx.acteur, "deposer_lot", await peutLire(ctx, demande.organismeId));
  const lot = await lotDuDeclarant(ctx, demande);
  const { organismeId, nomFichier } = lot;
  return recevoirFichier(ctx, { organismeId, nomFichier, essai: false, cle: null, flux: relireFichier(ctx.base, lot) });
}
