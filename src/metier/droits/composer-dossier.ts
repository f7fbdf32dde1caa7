// Le dossier remis à la loi : la personne, ce qu'elle a déclaré, ce que d'autres ont déclaré pour elle, ce qu'elle a déjà acquis.
import type { Activite, DossierDroits, Titulaire } from "../../regles/faits.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { faitsDeposes, faitsDeposesDe } from "../activites/index.js";
import type { Contexte } from "../contexte.js";
import { faitsDeclares, faitsDeclaresDe } from "../declarations/index.js";
import { type Lot, lireComptesDe, lireSoldes, listerLots, type Soldes } from "../grand-livre/index.js";
import { lireSituationsDe, lireTitulaire } from "../identite/index.js";
import { type Indu, induDe, type LigneIndu, retenusParLot } from "./indu.js";
import { lireIndus } from "./indus.sql.js";
import { droitsDejaAcquis } from "./lots-debout.js";
import type { CompteAJuger } from "./planifier-droits.js";

export interface DossierCompose {
  readonly dossier: DossierDroits;
  /** Tous les lots, repris compris, et les soldes : lus pour le dossier, ils servent aussi à le montrer. */
  readonly lots: readonly Lot[];
  readonly soldes: Soldes;
  readonly indus: readonly Indu[];
}

interface Elements {
  readonly titulaire: Titulaire;
  readonly activites: readonly Activite[];
  readonly lots: readonly Lot[];
  readonly utilises: number;
  readonly indus: readonly Indu[];
}

/** `droitsAcquis` porte les lots debout : la loi ne les redonne pas et les compte dans le plafond, dans l'ordre où ils ont été écrits. */
function assembler({ titulaire, activites, lots, utilises, indus }: Elements, evalueLe: DateCivile): DossierDroits {
  const { naissance, contratApprentissage, retraite, deces } = titulaire;
  const droitsAcquis = droitsDejaAcquis(lots, retenusParLot(indus));
  return { evalueLe, titulaire: { naissance, contratApprentissage, retraite, deces }, droitsAcquis, utilises, activites };
}

/** Rassemble les faits d'un titulaire au jour de l'horloge. */
export async function composerDossier(ctx: Contexte, titulaireId: string): Promise<DossierCompose> {
  const { personne, ...compte } = await lireTitulaire(ctx, titulaireId);
  const activites = [...(await faitsDeclares(ctx, titulaireId)), ...(await faitsDeposes(ctx, titulaireId))];
  const lots = await listerLots(ctx, titulaireId);
  const soldes = await lireSoldes(ctx, titulaireId);
  const indus = (await ctx.base.requete<LigneIndu>(lireIndus([titulaireId]))).map(induDe);
  const titulaire = { ...compte, naissance: personne.naissance };
  const dossier = assembler({ titulaire, activites, lots, utilises: soldes.cec.utilise, indus }, ctx.horloge.aujourdhui());
  return { dossier, lots, soldes, indus };
}

/**
 * Rassemble les faits de plusieurs titulaires, une requête par table. Null pour qui a une histoire que la voie en masse ne suit pas
 * (un indu), ou n'existe pas : la voie d'un seul titulaire s'en charge, ou le dit.
 */
export async function composerDossiers(ctx: Contexte, titulaireIds: readonly string[]): Promise<ReadonlyMap<string, CompteAJuger | null>> {
  const situations = await lireSituationsDe(ctx, titulaireIds);
  const declares = await faitsDeclaresDe(ctx, titulaireIds);
  const deposes = await faitsDeposesDe(ctx, titulaireIds);
  const comptes = await lireComptesDe(ctx, titulaireIds);
  const avecIndu = new Set((await ctx.base.requete<LigneIndu>(lireIndus(titulaireIds))).map((ligne) => ligne.titulaire_id));
  const dossiers = new Map<string, CompteAJuger | null>();
  for (const titulaireId of titulaireIds) {
    const titulaire = situations.get(titulaireId);
    if (titulaire === undefined || avecIndu.has(titulaireId)) {
      dossiers.set(titulaireId, null);
      continue;
    }
    const activites = [...(declares.get(titulaireId) ?? []), ...(deposes.get(titulaireId) ?? [])];
    const compte = comptes.get(titulaireId);
    const elements = { titulaire, activites, lots: compte?.lots ?? [], utilises: compte?.soldes.cec.utilise ?? 0, indus: [] };
    const dossier = assembler(elements, ctx.horloge.aujourdhui());
    dossiers.set(titulaireId, { dossier, lots: elements.lots, decisions: [], indus: [] });
  }
  return dossiers;
}
