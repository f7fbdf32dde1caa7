// La recherche de formations : comprendre la demande, compter par facette, tirer une page dans l'ordre demandé.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { nettoyer } from "../organismes/index.js";
import { compterFacettes, type GroupeDeFiches } from "./facettes.js";
import { comprendreLieu } from "./lieux.js";
import { comprendreTexte } from "./mots-cherches.js";
import { decoderProfil } from "./profil.js";
import type { CriteresRecherche, LieuCompris, ResultatRecherche, TriRecherche } from "./recherche.js";
import { compterParProfil, type Filtre, montrerFiches, type ORDRES, tirerDansLOrdre, tirerParDepart } from "./recherche.sql.js";

const TEXTE_MAX = 200;
const LIEU_MAX = 100;
const PAR_PAGE = 20;
const PAGE_MAX = 50;
const RAYON_MAX_KM = 500;
const PRIX_MAX = 100_000_000;
/**
 * Lire les départs dans l'ordre en lit d'autant plus que peu de fiches conviennent ; trier les lit toutes. Au-dessus de ce
 * rapport entre le carré de leur nombre et celui des fiches voulues, lire dans l'ordre coûte moins (docs/mesures-recherche.md).
 */
const RAPPORT_DES_DEPARTS = 600_000;

function borner(nombre: number, { min, max }: { min: number; max: number }): number {
  return Number.isFinite(nombre) ? Math.min(max, Math.max(min, Math.trunc(nombre))) : min;
}

interface Page {
  readonly filtre: Filtre;
  /** De la plus étroite à la plus large ; vide sans mot cherché. */
  readonly expressions: readonly string[];
  readonly groupes: readonly GroupeDeFiches[];
  /** Combien de groupes il y avait avant les facettes. */
  readonly groupesAvant: number;
  readonly tri: TriRecherche;
  /** Combien de fiches lire depuis la première, dans cet ordre. */
  readonly limite: number;
}

const compter = (groupes: readonly GroupeDeFiches[]): number => groupes.reduce((somme, { nombre }) => somme + nombre, 0);

/** Profils des fiches voulues ; null si tous le sont. */
function profilsDe({ groupes, groupesAvant }: Page): readonly number[] | null {
  return groupes.length === groupesAvant ? null : groupes.map(({ profil }) => profil);
}

function tirer(ctx: Contexte, ordre: keyof typeof ORDRES, { page, deja }: { page: Page; deja: readonly string[] }): Promise<string[]> {
  const tranche = { profils: profilsDe(page), deja, limite: page.limite - deja.length };
  return tirerDansLOrdre(ctx.base, ordre, { filtre: page.filtre, tranche });
}

/** Par date : lues départ après départ quand beaucoup conviennent, triées sinon ; ce qui n'a pas de date vient après. */
async function tirerParDate(ctx: Contexte, page: Page, deja: readonly string[]): Promise<string[]> {
  const total = compter(page.groupes);
  const manque = page.limite - deja.length;
  if (total === 0 || manque <= 0) return [];
  if (total * total < manque * RAPPORT_DES_DEPARTS) return tirer(ctx, "date", { page, deja });
  const dates = await tirerParDepart(ctx.base, { filtre: page.filtre, tranche: { profils: profilsDe(page), deja, limite: manque } });
  if (dates.length >= manque) return dates;
  return [...dates, ...(await tirer(ctx, "date", { page, deja: [...deja, ...dates] }))];
}

/** D'abord les fiches où tous les mots se lisent au titre, puis au titre ou à la certification, et ainsi jusqu'au contenu. */
async function tirerParPertinence(ctx: Contexte, page: Page): Promise<string[]> {
  const ids: string[] = [];
  for (const expression of page.expressions.slice(0, -1)) {
    if (ids.length >= page.limite) return ids;
    ids.push(...(await tirer(ctx, "pertinence", { page: { ...page, filtre: { ...page.filtre, expression } }, deja: ids })));
  }
  // Ce qui reste ne se lit qu'au contenu : l'inscription ici d'abord, comme dans les autres tranches.
  for (const inscription of [true, false]) {
    const groupes = page.groupes.filter(({ profil }) => decoderProfil(profil).inscription === inscription);
    ids.push(...(await tirerParDate(ctx, { ...page, groupes }, ids)));
  }
  return ids;
}

async function tirerPage(ctx: Contexte, page: Page): Promise<string[]> {
  if (page.tri === "date" || (page.tri === "pertinence" && page.expressions.length === 0)) return tirerParDate(ctx, page, []);
  if (page.tri === "pertinence") return tirerParPertinence(ctx, page);
  return tirer(ctx, page.tri, { page, deja: [] });
}

interface Demande {
  readonly filtre: Filtre;
  readonly lieu: LieuCompris | null;
  readonly homonymes: readonly LieuCompris[];
  readonly lieuInconnu: boolean;
}

function lireDemande(criteres: CriteresRecherche, aujourdhui: DateCivile): Demande {
  const tape = nettoyer(criteres.lieu, LIEU_MAX);
  const compris = tape === "" ? null : comprendreLieu(tape);
  const { apres, avant, prixMax } = criteres;
  const rayonKm = borner(criteres.rayonKm, { min: 1, max: RAYON_MAX_KM });
  const presenter = ({ nom, codePostal }: LieuCompris): LieuCompris => ({ nom, codePostal });
  return {
    filtre: {
      borne: apres !== null && apres > aujourdhui ? apres : aujourdhui,
      avant,
      datesDemandees: apres !== null || avant !== null,
      expression: null,
      prixMax: prixMax === null ? null : borner(prixMax, { min: 0, max: PRIX_MAX }),
      autour: compris === null ? null : { latitude: compris.lieu.latitude, longitude: compris.lieu.longitude, rayonKm },
    },
    lieu: compris === null ? null : presenter(compris.lieu),
    homonymes: compris?.homonymes.map(presenter) ?? [],
    lieuInconnu: tape !== "" && compris === null,
  };
}

/**
 * Cherche dans le catalogue : chaque mot doit se lire dans la fiche (racine, sans accents ; une faute de frappe est dite dans
 * `corrections`). Ne sortent que les actions où l'on peut encore commencer. Vingt fiches par page, cinquante pages au plus.
 */
export async function chercherFormations(ctx: Contexte, criteres: CriteresRecherche): Promise<ResultatRecherche> {
  exiger(ctx.acteur, "consulter_public");
  const { lieu, homonymes, lieuInconnu, filtre: demande } = lireDemande(criteres, ctx.horloge.aujourdhui());
  const { expressions, corrections } = await comprendreTexte(ctx.base, nettoyer(criteres.texte, TEXTE_MAX));
  const filtre = { ...demande, expression: expressions.at(-1) ?? null };
  const impossible = filtre.avant !== null && filtre.avant < filtre.borne;
  const groupes = impossible ? [] : await compterParProfil(ctx.base, filtre);
  const { retenus, facettes } = compterFacettes(groupes, criteres);
  const total = compter(retenus);
  const page = borner(criteres.page, { min: 1, max: PAGE_MAX });
  const tri = criteres.tri === "distance" && filtre.autour === null ? "pertinence" : criteres.tri;
  const saut = (page - 1) * PAR_PAGE;
  const limite = Math.min(saut + PAR_PAGE, total);
  const ids =
    saut >= total ? [] : await tirerPage(ctx, { filtre, expressions, groupes: retenus, groupesAvant: groupes.length, tri, limite });
  return {
    total,
    page,
    pages: Math.min(PAGE_MAX, Math.ceil(total / PAR_PAGE)),
    fiches: await montrerFiches(ctx.base, ids.slice(saut, limite), filtre),
    facettes,
    corrections,
    lieu,
    homonymes,
    lieuInconnu,
  };
}
