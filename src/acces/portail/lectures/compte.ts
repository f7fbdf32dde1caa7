// Le compte d'un titulaire tel que ses écrans le montrent ; sans identité prouvée, seulement ce qui vient de ses propres déclarations.
import { TYPES_DEPOSES } from "../../../metier/activites/index.js";
import type { Contexte } from "../../../metier/contexte.js";
import { type DroitsDuTitulaire, type LotExplique, lireDroits } from "../../../metier/droits/index.js";
import { type Ecriture, listerEcritures } from "../../../metier/grand-livre/index.js";
import { identiteProuvee } from "../../../metier/identite/index.js";
import { lireOrganismes } from "../../../metier/organismes/index.js";
import type { Activite } from "../../../regles/faits.js";
import type { Motif } from "../../../regles/motif.js";
import { type DateCivile, dateCivile } from "../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../socle/valeurs/montant.js";
import { sommesDeLaLoi } from "./calendrier.js";
import { ecrireFaits } from "./faits.js";
import { retenuesDuLot, vueIndu } from "./indus.js";
import type { LigneDeFait, VueCompte, VueLot, VueRetenue } from "./vues.js";

const DEPOSES: ReadonlySet<string> = new Set(TYPES_DEPOSES);

/** Clé de notre registre pour l'organisme d'une activité déclarée par la personne ; ceux qui déposent ont la leur, opaque. */
function organismeDe(fait: Activite): string | null {
  return fait.type === "benevolat_associatif" || fait.type === "reserve_civique" ? fait.organisme.id : null;
}

/** Deux activités peuvent donner la même raison : elle ne se lit qu'une fois. */
function sansRedite(motifs: readonly Motif[]): Motif[] {
  return [...new Map(motifs.map((motif) => [`${motif.article} ${motif.phrase}`, motif])).values()];
}

interface Reperes {
  readonly inscrits: ReadonlyMap<string, DateCivile>;
  readonly noms: ReadonlyMap<string, string>;
  readonly retenues: readonly VueRetenue[];
  readonly indus: DroitsDuTitulaire["indus"];
}

function faitsDe(fait: Activite, noms: Reperes["noms"]): LigneDeFait[] {
  const nom = noms.get(organismeDe(fait) ?? "");
  return [...(nom === undefined ? [] : [["Organisme", nom] as const]), ...ecrireFaits({ ...fait })];
}

/** Pourquoi une part n'est plus là : ses faits ne tiennent plus, ou elle a remboursé un droit utilisé à tort. */
function motifsDuRetrait({ lot, reprise }: LotExplique, { retenues, indus }: Reperes): Motif[] {
  const sansAppui = reprise?.droit.motifs ?? indus.find(({ lotId }) => lotId === lot.id)?.motifs ?? [];
  const retenus = retenues.map(({ montant, autre }) => ({
    code: "retenue_indu",
    article: "L6323-45",
    phrase: `${ecrireMontant(montant)} ont été retenus ici pour rembourser un droit utilisé dont l'activité ne tient plus : ${autre.toLowerCase()}.`,
  }));
  return [...sansAppui, ...retenus];
}

function vueLot(explique: LotExplique, reperes: Reperes): VueLot {
  const { lot, decision } = explique;
  const { inscrits, noms, retenues } = reperes;
  const debout = lot.disponible + lot.reserve + lot.utilise;
  return {
    id: lot.id,
    activite: lot.activite,
    annee: lot.annee,
    montant: debout === 0 ? lot.montant : debout,
    inscrit: lot.montant,
    financeur: lot.financeur,
    declareLe: lot.declareLe,
    inscritLe: inscrits.get(lot.id) ?? (decision === null ? lot.declareLe : dateCivile(decision.evalueeLe)),
    reprise: debout === 0 ? motifsDuRetrait(explique, reperes) : null,
    retenues,
    motifs: sansRedite(decision?.droit.motifs ?? []),
    hypotheses: decision?.hypotheses ?? [],
    avertissements: decision?.avertissements ?? [],
    faits: (decision?.faits ?? []).map((fait) => faitsDe(fait, noms)),
  };
}

interface Options {
  readonly toutVoir: boolean;
  readonly date: DateCivile;
  /** Nom des organismes cités par les faits. */
  readonly noms: ReadonlyMap<string, string>;
}

/** Compose la vue ; `toutVoir` faux cache les droits nés de ce que d'autres ont déposé, et leurs sommes avec eux. */
export function composerCompte(droits: DroitsDuTitulaire, ecritures: readonly Ecriture[], options: Options): VueCompte {
  const inscrits = new Map(ecritures.map((ecriture) => [ecriture.id, ecriture.jour]));
  const visibles = droits.lots.filter(({ lot }) => options.toutVoir || !DEPOSES.has(lot.activite));
  const reperes = { inscrits, noms: options.noms, indus: droits.indus };
  const lots = visibles.map((explique) =>
    vueLot(explique, { ...reperes, retenues: retenuesDuLot(explique.lot.id, droits.indus, visibles) }),
  );
  const somme = (nombre: (explique: LotExplique) => number) => visibles.reduce((total, explique) => total + nombre(explique), 0);
  return {
    disponible: somme(({ lot }) => lot.disponible),
    acquis: somme(({ lot }) => lot.disponible + lot.reserve + lot.utilise),
    ...sommesDeLaLoi(options.date),
    lots: lots.filter((lot) => lot.reprise === null),
    repris: lots.filter((lot) => lot.reprise !== null),
    indus: droits.indus.filter(({ lotId }) => visibles.some(({ lot }) => lot.id === lotId)).map((indu) => vueIndu(indu, visibles)),
    enCours: droits.enCours
      .filter((droit) => options.toutVoir || !DEPOSES.has(droit.activite))
      .map((droit) => ({ ...droit, motifs: sansRedite(droit.motifs) })),
    prochaineEtape: droits.prochaineEtape,
  };
}

export async function lireCompte(ctx: Contexte, titulaireId: string): Promise<VueCompte> {
  const droits = await lireDroits(ctx, titulaireId);
  const faits = droits.lots.flatMap(({ decision }) => decision?.faits ?? []);
  const organismes = await lireOrganismes(
    ctx,
    faits.flatMap((fait) => organismeDe(fait) ?? []),
  );
  const noms = new Map([...organismes].map(([id, { nom }]) => [id, nom]));
  const ecritures = await listerEcritures(ctx, titulaireId);
  return composerCompte(droits, ecritures, { toutVoir: identiteProuvee(ctx.acteur), date: ctx.horloge.aujourdhui(), noms });
}
