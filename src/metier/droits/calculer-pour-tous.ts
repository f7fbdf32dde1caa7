// Le calcul de tous les comptes : un curseur les découpe en tranches, que plusieurs travailleurs se partagent et qui se reprennent.
import type { Base } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";
import type { Contexte } from "../contexte.js";
import { listerIntervalle, listerTitulaires } from "../identite/index.js";
import {
  clorePassage,
  finirDecoupe,
  type LignePassage,
  type LigneTranche,
  laisserTranche,
  lireDernierPassage,
  noterTranche,
  oublierTranches,
  ouvrirPassage,
  prendreTranche,
  type RefPassage,
  verrouillerPassage,
  verrouillerPassages,
} from "./passages.sql.js";
import { calculerTranche, PAR_TRANCHE, type Signaler } from "./tranche.js";

export interface OptionsPassage {
  /** Ne passer que sur les comptes qui suivent cet identifiant. */
  readonly apres?: string | null;
  readonly parTranche?: number;
  readonly signaler?: Signaler;
  /** Appelé après chaque tranche : de quoi montrer l'avancement, ou s'arrêter en levant. */
  readonly avancer?: (fait: { titulaires: number; ecrits: number }) => void;
}

/** Ce que ce travailleur a fait ; `fini` est vrai si le passage entier l'est, grâce à lui ou à d'autres. */
export interface BilanPassage {
  readonly titulaires: number;
  readonly ecrits: number;
  readonly isoles: number;
  readonly fini: boolean;
}

interface Travail {
  readonly base: Base;
  readonly horloge: Horloge;
  readonly passage: RefPassage;
  readonly options: OptionsPassage;
}

/** Rejoint le passage du jour s'il n'est pas fini, sinon en commence un. */
async function rejoindre(base: Base, horloge: Horloge, apres: string | null): Promise<RefPassage> {
  return base.transaction(async (tx) => {
    await tx.requete(verrouillerPassages);
    const jour = horloge.aujourdhui();
    const [dernier] = await tx.requete<LignePassage>(lireDernierPassage(jour));
    if (dernier !== undefined && dernier.etat !== "fini") return { jour, rang: dernier.rang };
    const passage = { jour, rang: (dernier?.rang ?? 0) + 1 };
    await tx.requete(ouvrirPassage({ ...passage, apres, instant: horloge.maintenant() }));
    return passage;
  });
}

/** Laisse la tranche suivante ; faux quand le curseur est au bout. */
async function decouper({ base, horloge, passage, options }: Travail): Promise<boolean> {
  const limite = options.parTranche ?? PAR_TRANCHE;
  return base.transaction(async (tx) => {
    const [ligne] = await tx.requete<LignePassage>(verrouillerPassage(passage));
    if (ligne === undefined || ligne.etat !== "en_cours") return false;
    const ctx: Contexte = { base: tx, horloge, acteur: { genre: "systeme" } };
    const dernier = (await listerTitulaires(ctx, { apres: ligne.curseur, limite })).at(-1);
    if (dernier !== undefined) await tx.requete(laisserTranche(passage, dernier));
    else await tx.requete(finirDecoupe(passage));
    return dernier !== undefined;
  });
}

/** Calcule une tranche que personne ne tient ; null s'il n'y en a pas. */
async function faireUneTranche({ base, horloge, passage, options }: Travail) {
  let tenue: LigneTranche | undefined;
  const bilan = await calculerTranche(base, horloge, {
    signaler: options.signaler,
    async prendre(ctx) {
      [tenue] = await ctx.base.requete<LigneTranche>(prendreTranche(passage));
      return tenue === undefined ? [] : listerIntervalle(ctx, tenue);
    },
    async noter(ctx, fait) {
      if (tenue === undefined) return;
      await ctx.base.requete(noterTranche(passage, tenue.numero, { ...fait, isoles: fait.isoles.length }));
    },
  });
  return tenue === undefined ? null : bilan;
}

async function clore({ base, horloge, passage }: Travail): Promise<boolean> {
  return base.transaction(async (tx) => {
    await tx.requete(verrouillerPassage(passage));
    await tx.requete(clorePassage(passage, horloge.maintenant()));
    await tx.requete(oublierTranches(passage));
    const [ligne] = await tx.requete<LignePassage>(verrouillerPassage(passage));
    return ligne?.etat === "fini";
  });
}

/**
 * Applique la loi à tous les comptes, au jour de l'horloge. Arrêté n'importe où, le passage se reprend le même jour là où il en était ;
 * lancé sur deux machines, il se partage. Un droit n'est jamais écrit deux fois ; un titulaire qui fait lever n'arrête pas les autres.
 */
export async function calculerPourTous(base: Base, horloge: Horloge, options: OptionsPassage = {}): Promise<BilanPassage> {
  const travail: Travail = { base, horloge, passage: await rejoindre(base, horloge, options.apres ?? null), options };
  let titulaires = 0;
  let ecrits = 0;
  let isoles = 0;
  for (;;) {
    const bilan = await faireUneTranche(travail);
    if (bilan === null) {
      if (await decouper(travail)) continue;
      return { titulaires, ecrits, isoles, fini: await clore(travail) };
    }
    titulaires += bilan.titulaires;
    ecrits += bilan.ecrits;
    isoles += bilan.isoles.length;
    options.avancer?.({ titulaires, ecrits });
  }
}
