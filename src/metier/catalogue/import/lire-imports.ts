// Lire les imports et la réponse à leurs lignes : l'exploitant lit les siens, un organisme ceux de son offre.
import { celluleSure, ligneDeCsv, MARQUE_UTF8 } from "../../../socle/fichier/ecrire-csv.js";
import { Refus } from "../../../socle/refus.js";
import { estCle } from "../../../socle/valeurs/cle.js";
import type { Contexte } from "../../contexte.js";
import { exiger } from "../../identite/index.js";
import { estResponsable } from "../../organismes/index.js";
import { expliquerFauteImport, type LecteurImport } from "./faute.js";
import type { BilanImportCatalogue, LigneDImport } from "./import-catalogue.js";
import { trouverImport, trouverImports, trouverLignes } from "./imports.sql.js";

const IMPORTS_MONTRES = 100;
const LIGNES_PAR_PAGE = 200;
const LIGNES_PAR_MORCEAU = 1_000;

/** Celui qui agit pour un organisme en lit les imports ; les autres lisent ceux de l'exploitant, s'ils importent eux-mêmes. */
const actionDe = (ctx: Contexte) => (ctx.acteur.genre === "responsable" ? "gerer_offre" : "importer_catalogue");

async function trouver(ctx: Contexte, importId: string): Promise<BilanImportCatalogue | null> {
  return estCle(importId) ? trouverImport(ctx.base, importId) : null;
}

/** Un responsable ne lit que les imports de son organisme. */
async function estSien(ctx: Contexte, organismeId: string | null): Promise<boolean> {
  if (ctx.acteur.genre !== "responsable") return true;
  return organismeId !== null && estCle(organismeId) && estResponsable(ctx.base, ctx.acteur, organismeId);
}

/** Ce qui est introuvable n'est à personne. */
async function peutLire(ctx: Contexte, importId: string): Promise<boolean> {
  const lu = await trouver(ctx, importId);
  return lu === null || estSien(ctx, lu.organismeId);
}

async function existant(ctx: Contexte, importId: string): Promise<BilanImportCatalogue> {
  const lu = await trouver(ctx, importId);
  if (lu === null) throw new Refus("catalogue/import-introuvable");
  return lu;
}

/** Un import et ses comptes. Refuse par « catalogue/import-introuvable ». */
export async function lireImport(ctx: Contexte, importId: string): Promise<BilanImportCatalogue> {
  exiger(ctx.acteur, actionDe(ctx), await peutLire(ctx, importId));
  return existant(ctx, importId);
}

/** Les cent derniers imports, le plus récent d'abord : ceux d'un organisme, ou ceux de l'exploitant (null). */
export async function listerImports(
  ctx: Contexte,
  { organismeId }: { organismeId: string | null },
): Promise<readonly BilanImportCatalogue[]> {
  exiger(ctx.acteur, actionDe(ctx), await estSien(ctx, organismeId));
  if (organismeId !== null && !estCle(organismeId)) return [];
  return trouverImports(ctx.base, organismeId, IMPORTS_MONTRES);
}

/**
 * Deux cents lignes d'un import après un numéro (0 d'abord) ; `suite` est à donner pour la page suivante, null à la fin.
 * `aVoir` : seulement les lignes rejetées ou qui portent une remarque. Refuse par « catalogue/import-introuvable ».
 */
export async function lignesDImport(
  ctx: Contexte,
  importId: string,
  { apres, aVoir = false }: { apres: number; aVoir?: boolean },
): Promise<{ readonly lignes: readonly LigneDImport[]; readonly suite: number | null }> {
  exiger(ctx.acteur, actionDe(ctx), await peutLire(ctx, importId));
  const { id } = await existant(ctx, importId);
  const lues = await trouverLignes(ctx.base, { importId: id, apres, aVoir, limite: LIGNES_PAR_PAGE + 1 });
  const lignes = lues.slice(0, LIGNES_PAR_PAGE);
  return { lignes, suite: lues.length > LIGNES_PAR_PAGE ? (lignes.at(-1)?.numero ?? null) : null };
}

/** Colonnes du rapport d'un import. */
export const ENTETE_RAPPORT_IMPORT = ["ligne", "cle", "issue", "codes", "champs", "message", "conduite"] as const;

function ligneDeRapport({ numero, cle, issue, fautes }: LigneDImport, lecteur: LecteurImport): string {
  const explications = fautes.map((faute) => expliquerFauteImport(faute, lecteur));
  const uniques = (textes: readonly (string | null)[], entre: string) => [...new Set(textes.filter((texte) => texte !== null))].join(entre);
  const cellules = [
    String(numero),
    cle,
    issue,
    uniques(
      fautes.map(({ code }) => code),
      ", ",
    ),
    uniques(
      explications.map(({ champ }) => champ),
      ", ",
    ),
    explications.map(({ phrase }) => phrase).join(" "),
    uniques(
      explications.map(({ conduite }) => conduite),
      " ",
    ),
  ];
  return ligneDeCsv(cellules.map(celluleSure));
}

/** Le rapport d'un import en CSV, par morceaux : une ligne par ligne lue, qu'aucun tableur ne prendra pour une formule. */
export async function rapportDImport(ctx: Contexte, importId: string): Promise<AsyncIterable<string>> {
  exiger(ctx.acteur, actionDe(ctx), await peutLire(ctx, importId));
  const lecteur = ctx.acteur.genre === "responsable" ? "organisme" : "exploitant";
  return morceaux(ctx, (await existant(ctx, importId)).id, lecteur);
}

async function* morceaux({ base }: Contexte, importId: string, lecteur: LecteurImport): AsyncGenerator<string> {
  yield `${MARQUE_UTF8}${ligneDeCsv(ENTETE_RAPPORT_IMPORT)}`;
  for (let apres = 0; ; ) {
    const lignes = await trouverLignes(base, { importId, apres, aVoir: false, limite: LIGNES_PAR_MORCEAU });
    yield lignes.map((ligne) => ligneDeRapport(ligne, lecteur)).join("");
    const dernier = lignes.at(-1);
    if (dernier === undefined || lignes.length < LIGNES_PAR_MORCEAU) return;
    apres = dernier.numero;
  }
}
