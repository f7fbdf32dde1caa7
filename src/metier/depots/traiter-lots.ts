// Les lots reçus, lus et répondus tranche par tranche : un arrêt n'importe où se reprend où il était.
import type { Base } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { autorisationsDe, lireOrganisme } from "../organismes/index.js";
import { preparerAvis } from "../raccordements/index.js";
import { controlerVolume } from "./controler-volume.js";
import { relireFichier } from "./fichier-du-lot.js";
import { type Faute, FichierIllisible, type LectureLigne, lireDepot } from "./format/index.js";
import type { Declarant } from "./juger-tranche.js";
import type { Lot } from "./lot.js";
import {
  effacerMorceaux,
  effacerMorceauxEchus,
  effacerMorceauxOrphelins,
  fermerLot,
  tenirLot,
  tenterDeVerrouillerDeclarant,
  trouverLotATraiter,
} from "./lots.sql.js";
import { deposerTranche, preparerTranche, repondre, traiterTranche } from "./traiter-tranche.js";

/** Assez pour que la base travaille en gros, assez peu pour que les pages répondent entre deux tranches. */
const LIGNES_PAR_TRANCHE = 1_000;

/** Six mois, la durée des traces techniques (R6323-39) : le temps de corriger, puis le contenu s'efface et les réponses restent. */
const CONSERVATION_DU_FICHIER_MS = 180 * 24 * 3_600_000;

export interface Travail {
  readonly base: Base;
  readonly horloge: Horloge;
}

const SYSTEME = { genre: "systeme" } as const;

function contexte({ horloge }: Travail, base: Contexte["base"]): Contexte {
  return { base, horloge, acteur: SYSTEME };
}

async function lireDeclarant(travail: Travail, organismeId: string): Promise<Declarant> {
  const ctx = contexte(travail, travail.base);
  const { nom, siret } = await lireOrganisme(ctx, organismeId);
  return { organismeId, nom, siret, autorisations: await autorisationsDe(ctx, organismeId) };
}

interface Lecture {
  readonly lectures: readonly LectureLigne[];
  readonly octets: number;
}

/** Regroupe les lignes en tranches, après celles que le lot a déjà reçues. */
async function* tranches(travail: Travail, lot: Lot): AsyncGenerator<Lecture> {
  const { format, encodage, declareLe: aujourdhui } = lot;
  let aPasser = lot.lignesLues;
  let lectures: LectureLigne[] = [];
  let octets = 0;
  for await (const lue of lireDepot(relireFichier(travail.base, lot), { format, encodage, aujourdhui })) {
    octets = lue.octets;
    for (const lecture of lue.lignes) {
      if (aPasser > 0) {
        aPasser -= 1;
        continue;
      }
      lectures.push(lecture);
      if (lectures.length < LIGNES_PAR_TRANCHE) continue;
      yield { lectures, octets };
      lectures = [];
    }
  }
  if (lectures.length > 0) yield { lectures, octets };
}

/** Où le lot en est ; `aMoi` est faux si un autre travailleur le tient. */
interface Avance {
  readonly aMoi: boolean;
  readonly lignes: number;
}

/** Écrit chaque tranche pendant que la suivante se lit. */
async function avancer(travail: Travail, lot: Lot): Promise<Avance> {
  const declarant = await lireDeclarant(travail, lot.organismeId);
  let depuis = lot.lignesLues;
  let enCours = Promise.resolve(true);
  for await (const { lectures, octets } of tranches(travail, lot)) {
    const tranche = preparerTranche({ lot, declarant, depuis, lectures, octetsLus: octets });
    if (!(await enCours)) return { aMoi: false, lignes: depuis };
    depuis += lectures.length;
    enCours = travail.base.transaction((tx) => traiterTranche(contexte(travail, tx), tranche));
    // L'échec est rendu à qui attend la tranche ; sans cela il arrêterait le service avant qu'on l'attende.
    enCours.catch(() => undefined);
  }
  return { aMoi: await enCours, lignes: depuis };
}

/** Lève à la fin d'un essai : sa transaction est défaite. */
class EssaiFini extends Error {}

/** Dépose toutes les lignes dans la transaction à défaire, depuis la première ; ne garde que les réponses qui manquent encore. */
async function essayerDans(ctx: Contexte, travail: Travail, lot: Lot): Promise<Avance> {
  const declarant = await lireDeclarant(travail, lot.organismeId);
  if (!(await tenterDeVerrouillerDeclarant(ctx.base, lot.organismeId))) return { aMoi: false, lignes: lot.lignesLues };
  let depuis = 0;
  for await (const { lectures, octets } of tranches(travail, { ...lot, lignesLues: 0 })) {
    const tranche = preparerTranche({ lot, declarant, depuis, lectures, octetsLus: octets });
    const jugees = await deposerTranche(ctx, tranche);
    const repondue = depuis < lot.lignesLues || (await travail.base.transaction((tx) => repondre(contexte(travail, tx), tranche, jugees)));
    if (!repondue) return { aMoi: false, lignes: depuis };
    depuis += lectures.length;
  }
  return { aMoi: true, lignes: depuis };
}

/** Un essai dépose comme le vrai dépôt, puis défait tout : son rapport est celui du vrai, jusqu'aux lignes qui se suivent de loin. */
async function essayer(travail: Travail, lot: Lot): Promise<Avance> {
  let avance: Avance = { aMoi: false, lignes: lot.lignesLues };
  try {
    await travail.base.transaction(async (tx) => {
      avance = await essayerDans(contexte(travail, tx), travail, lot);
      throw new EssaiFini();
    });
  } catch (erreur) {
    if (!(erreur instanceof EssaiFini)) throw erreur;
  }
  return avance;
}

async function fermer(travail: Travail, lot: Lot, fin: { refus: Faute | null; lignes: number }): Promise<void> {
  await travail.base.transaction(async (tx) => {
    if (!(await tenirLot(tx, lot.id, fin.lignes))) return;
    const ctx = contexte(travail, tx);
    await fermerLot(tx, lot.id, { refus: fin.refus, le: travail.horloge.maintenant() });
    // D'un fichier refusé, rien n'est à corriger ici : il n'est pas gardé.
    if (fin.refus !== null) await effacerMorceaux(tx, lot.id);
    if (lot.essai) return;
    if (fin.refus === null) await controlerVolume(ctx, lot, fin.lignes);
    await preparerAvis(ctx, { organismeId: lot.organismeId, evenement: "lot.traite", objet: lot.id });
  });
}

async function traiterLot(travail: Travail, lot: Lot): Promise<boolean> {
  try {
    const { aMoi, lignes } = await (lot.essai ? essayer(travail, lot) : avancer(travail, lot));
    if (!aMoi) return false;
    const refus: Faute | null = lignes === 0 ? { code: "fichier_sans_ligne", champ: null } : null;
    await fermer(travail, lot, { refus, lignes });
  } catch (erreur) {
    if (!(erreur instanceof FichierIllisible)) throw erreur;
    await fermer(travail, lot, { refus: erreur.faute, lignes: lot.lignesLues });
  }
  return true;
}

/**
 * Traite tous les lots en attente, le premier reçu d'abord ; rend le nombre de ceux qui ont été fermés ici.
 * Un lot dont le traitement échoue est signalé et laissé : il reprendra où il en était au passage suivant.
 */
export async function traiterLots(travail: Travail, signaler: (erreur: unknown) => void): Promise<number> {
  exiger(SYSTEME, "traiter_depots");
  const laisses: string[] = [];
  let traites = 0;
  for (;;) {
    const lot = await trouverLotATraiter(travail.base, laisses);
    if (lot === null) break;
    try {
      if (await traiterLot(travail, lot)) traites += 1;
    } catch (erreur) {
      signaler(erreur);
    }
    laisses.push(lot.id);
  }
  await effacerMorceauxOrphelins(travail.base);
  await effacerMorceauxEchus(travail.base, new Date(travail.horloge.maintenant().getTime() - CONSERVATION_DU_FICHIER_MS));
  return traites;
}
