// Déposer beaucoup d'activités d'un même déclarant à la fois : à qui chacune revient, puis une copie.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { copierActivites, copierDepots, type DepotConnu, type DepotNeuf, trouverParNoyaux, trouverParNumeros } from "./depots.sql.js";
import type { FaitsDeposes } from "./faits.js";
import { mettreARecalculer, type Rattachement, trouverParNir, trouverParTraits, verrouillerPourDeposerTout } from "./rattachements.sql.js";

/** À qui revient une ligne, d'après elle seule : des empreintes, et un doute que le déclarant peut lire. */
export interface PersonneDeposee {
  readonly nirEmpreinte: string | null;
  readonly noyauEmpreinte: string | null;
  readonly traitsEmpreinte: string | null;
  readonly doute: string | null;
}

export interface DepotDeLot {
  readonly idExterne: string;
  readonly activiteId: string;
  readonly personne: PersonneDeposee;
  readonly faits: FaitsDeposes;
  readonly declareLe: DateCivile;
  readonly numeroLigne: number;
  readonly empreinteLigne: string;
}

export interface LotDeDepots {
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly lotId: string;
  /** Un essai est défait par l'appelant : il ne cherche ni ne tient aucun compte. */
  readonly essai?: boolean;
  readonly depots: readonly DepotDeLot[];
}

/** À qui revient un dépôt : un titulaire, ou personne encore, ou un doute que seul l'exploitant voit. */
export interface Attribution {
  readonly titulaireId: string | null;
  readonly doute: string | null;
}

interface Comptes {
  readonly parNir: ReadonlyMap<string, Rattachement>;
  readonly parTraits: ReadonlyMap<string, readonly string[]>;
}

async function lireComptes(ctx: Contexte, personnes: readonly PersonneDeposee[]): Promise<Comptes> {
  const nirs = personnes.flatMap(({ nirEmpreinte }) => (nirEmpreinte === null ? [] : [nirEmpreinte]));
  const traits = personnes.flatMap(({ nirEmpreinte, traitsEmpreinte }) =>
    nirEmpreinte !== null || traitsEmpreinte === null ? [] : [traitsEmpreinte],
  );
  await verrouillerPourDeposerTout(ctx.base);
  const parNir = new Map((await trouverParNir(ctx.base, nirs)).map((r) => [r.nirEmpreinte, r]));
  const parTraits = new Map<string, string[]>();
  for (const { titulaireId, traitsEmpreinte } of await trouverParTraits(ctx.base, traits)) {
    if (traitsEmpreinte === null) continue;
    parTraits.set(traitsEmpreinte, [...(parTraits.get(traitsEmpreinte) ?? []), titulaireId]);
  }
  return { parNir, parTraits };
}

/**
 * Le numéro désigne la personne si le nom ne le contredit pas ; les traits complets, s'ils ne désignent qu'un compte.
 * Ce qui dépend des comptes existants n'est jamais dit au déclarant.
 */
function attribuer(personne: PersonneDeposee, comptes: Comptes): Attribution {
  const { doute, nirEmpreinte, noyauEmpreinte, traitsEmpreinte } = personne;
  if (doute !== null) return { titulaireId: null, doute };
  if (nirEmpreinte !== null) {
    const compte = comptes.parNir.get(nirEmpreinte);
    if (compte === undefined) return { titulaireId: null, doute: null };
    const contredit = noyauEmpreinte !== null && compte.noyauEmpreinte !== null && noyauEmpreinte !== compte.noyauEmpreinte;
    return contredit ? { titulaireId: null, doute: "numero_d_un_autre" } : { titulaireId: compte.titulaireId, doute: null };
  }
  const titulaires = traitsEmpreinte === null ? [] : [...new Set(comptes.parTraits.get(traitsEmpreinte) ?? [])];
  if (titulaires.length > 1) return { titulaireId: null, doute: "plusieurs_comptes" };
  return { titulaireId: titulaires[0] ?? null, doute: null };
}

/** Attributions de plusieurs personnes, dans leur ordre, tenues jusqu'à la fin de la transaction. */
export async function attribuerEnsemble(ctx: Contexte, personnes: readonly PersonneDeposee[]): Promise<readonly Attribution[]> {
  const comptes = await lireComptes(ctx, personnes);
  return personnes.map((personne) => attribuer(personne, comptes));
}

/** Dépose des activités dont l'appelant a vérifié que les numéros sont neufs, et met leurs titulaires à recalculer. */
export async function deposerEnMasse(ctx: Contexte, lot: LotDeDepots): Promise<void> {
  exiger(ctx.acteur, "deposer_activite");
  if (lot.depots.length === 0) return;
  const { organismeId, organismeNom, lotId } = lot;
  const personnes = lot.depots.map(({ personne }) => personne);
  const attributions = lot.essai === true ? [] : await attribuerEnsemble(ctx, personnes);
  const neufs: DepotNeuf[] = lot.depots.map(({ personne, ...depot }, rang) => ({
    ...depot,
    ...personne,
    ...(attributions[rang] ?? { titulaireId: null, doute: personne.doute }),
    organismeId,
    organismeNom,
    lotId,
  }));
  const le = ctx.horloge.maintenant();
  await copierDepots(ctx.base, neufs, le);
  await copierActivites(ctx.base, neufs);
  await mettreARecalculer(
    ctx.base,
    neufs.flatMap(({ titulaireId }) => (titulaireId === null ? [] : [titulaireId])),
    le,
  );
}

/** Dépôts d'un déclarant sous ces numéros, rangés par numéro. */
export async function depotsConnus(ctx: Contexte, organismeId: string, ids: readonly string[]): Promise<ReadonlyMap<string, DepotConnu>> {
  exiger(ctx.acteur, "deposer_activite");
  return new Map((await trouverParNumeros(ctx.base, organismeId, ids)).map((depot) => [depot.idExterne, depot]));
}

/** Dépôts qui tiennent pour les mêmes personnes, de ce déclarant et des autres : l'appelant ne montre à chacun que les siens. */
export async function depotsDesMemesPersonnes(
  ctx: Contexte,
  organismeId: string,
  noyaux: readonly string[],
): Promise<readonly DepotConnu[]> {
  exiger(ctx.acteur, "deposer_activite");
  return trouverParNoyaux(ctx.base, organismeId, [...new Set(noyaux)]);
}
