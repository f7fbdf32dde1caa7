// Une tranche de lignes, dans une transaction : jugée, déposée, répondue, et le lot avancé. Tout ou rien.
import { randomUUID } from "node:crypto";
import {
  changerDepot,
  type DepotDeLot,
  deposerEnMasse,
  depotsConnus,
  depotsDesMemesPersonnes,
  type PersonneDeposee,
} from "../activites/index.js";
import type { Contexte } from "../contexte.js";
import { type AlerteNeuve, insererAlertes } from "./alertes.sql.js";
import { type Controles, preparerControles } from "./controles.js";
import type { Faute, LectureLigne, LigneDepot } from "./format/index.js";
import { type Acceptee, type Declarant, jugerTranche, type TrancheJugee } from "./juger-tranche.js";
import { copierLignes, type LigneJugee } from "./lignes.sql.js";
import type { ComptesLot, Lot, StatutLigne } from "./lot.js";
import { avancerLot, tenirLot, verrouillerDeclarant } from "./lots.sql.js";
import { empreinteGardee, personneDe } from "./personne-et-faits.js";
import { prevenirPersonnes } from "./prevenir-personnes.js";

/** Une tranche à traiter ; `lignesLues` et `octetsLus` sont l'avance du lot une fois la tranche écrite. */
export interface Tranche {
  readonly lot: Lot;
  readonly declarant: Declarant;
  readonly depuis: number;
  readonly lectures: readonly LectureLigne[];
  readonly octetsLus: number;
  /** La personne de chaque ligne, par ses empreintes. */
  readonly personnes: ReadonlyMap<LigneDepot, PersonneDeposee>;
}

const CASES: Readonly<Record<StatutLigne, keyof ComptesLot>> = {
  ACCEPTEE: "acceptees",
  ACCEPTEE_AVEC_RESERVE: "avecReserve",
  REJETEE: "rejetees",
  DEJA_RECUE: "dejaRecues",
  EN_ATTENTE_IDENTITE: "enAttenteIdentite",
};

function compter(jugees: readonly LigneJugee[]): ComptesLot {
  const comptes = { acceptees: 0, avecReserve: 0, rejetees: 0, dejaRecues: 0, enAttenteIdentite: 0 };
  for (const { statut } of jugees) comptes[CASES[statut]] += 1;
  return comptes;
}

function depotDe({ ligne, personne, faits, activiteId }: Acceptee, lot: Lot): DepotDeLot {
  const { idLigne: idExterne, numero: numeroLigne, empreinte } = ligne;
  return { idExterne, activiteId, personne, faits, declareLe: lot.declareLe, numeroLigne, empreinteLigne: empreinteGardee(empreinte) };
}

/**
 * Deux annulations de la même ligne dans une tranche : la seconde le découvre en s'écrivant. La même ligne encore, plus loin
 * dans la tranche, avait été tenue pour déjà reçue : elle a la réponse de celle qu'elle répète.
 */
async function appliquerChangements(ctx: Contexte, tranche: Tranche, jugee: TrancheJugee): Promise<LigneJugee[]> {
  const { lot, declarant } = tranche;
  const reprises = new Map<number, LigneJugee>();
  const parActivite = new Map<string, LigneJugee>();
  const parNumero = new Map(jugee.jugees.map((une) => [une.numero, une]));
  for (const acceptee of jugee.changements) {
    const { operation, idLigneOrigine, numero, idLigne, empreinte } = acceptee.ligne;
    if (operation === "creation" || idLigneOrigine === null) throw new Error("Un changement nomme sa ligne d'origine.");
    const issue = await changerDepot(ctx, {
      organismeId: declarant.organismeId,
      organismeNom: declarant.nom,
      lotId: lot.id,
      essai: lot.essai,
      operation,
      idOrigine: idLigneOrigine,
      depot: depotDe(acceptee, lot),
    });
    const commun = { numero, idLigne, empreinte: empreinteGardee(empreinte) };
    const ecrite = parNumero.get(numero);
    const code = issue.genre === "deja_annulee" ? "origine_annulee" : "origine_introuvable";
    const faute: Faute = { code, champ: "id_ligne_origine", details: { valeur: idLigneOrigine } };
    const reprise: LigneJugee =
      issue.genre === "fait" && ecrite !== undefined
        ? { ...ecrite, activiteId: issue.activiteId }
        : { ...commun, statut: "REJETEE", fautes: [faute], activiteId: null };
    reprises.set(numero, reprise);
    parActivite.set(acceptee.activiteId, reprise);
  }
  return jugee.jugees.map((une) => {
    const repetee = une.statut === "DEJA_RECUE" && une.activiteId !== null ? parActivite.get(une.activiteId) : undefined;
    if (repetee === undefined) return reprises.get(une.numero) ?? une;
    const { activiteId, fautes } = repetee;
    return activiteId === null ? { ...une, statut: repetee.statut, fautes, activiteId } : { ...une, activiteId };
  });
}

function alertesDe({ lot, declarant }: Tranche, controles: Controles, ouverteLe: Date): AlerteNeuve[] {
  return controles.croisements.map(({ acceptee, autre, faute }) => ({
    id: randomUUID(),
    lotId: lot.id,
    organismeId: declarant.organismeId,
    genre: "deux_declarants",
    activiteId: acceptee.activiteId,
    explication: {
      ligne: acceptee.ligne.idLigne,
      activite: acceptee.ligne.codeActivite,
      constat: faute.code,
      autreOrganisme: autre.organismeId,
      autreLigne: autre.idLigne,
    },
    cle: `${declarant.organismeId}:${acceptee.ligne.idLigne}:${autre.organismeId}:${autre.idLigne}`,
    ouverteLe,
  }));
}

/**
 * Ce qui se calcule sans la base, fait avant que la tranche n'ait sa transaction : pendant que la base écrit la précédente,
 * les empreintes de celle-ci se composent.
 */
export function preparerTranche(tranche: Omit<Tranche, "personnes">): Tranche {
  const personnes = new Map<LigneDepot, PersonneDeposee>();
  for (const lecture of tranche.lectures) {
    if (lecture.genre === "ligne") personnes.set(lecture.ligne, personneDe(lecture.ligne));
    empreinteGardee(lecture.genre === "ligne" ? lecture.ligne.empreinte : lecture.empreinte);
  }
  return { ...tranche, personnes };
}

async function juger(ctx: Contexte, tranche: Tranche): Promise<{ jugee: TrancheJugee; controles: Controles }> {
  const { lot, declarant, lectures, personnes } = tranche;
  const numeros: string[] = [];
  const noyaux: string[] = [];
  for (const [ligne, { noyauEmpreinte }] of personnes) {
    numeros.push(ligne.idLigne);
    if (ligne.idLigneOrigine !== null) numeros.push(ligne.idLigneOrigine);
    if (noyauEmpreinte !== null) noyaux.push(noyauEmpreinte);
  }
  const { organismeId } = declarant;
  const depots = await depotsConnus(ctx, organismeId, numeros);
  const controles = preparerControles(organismeId, lot.declareLe, await depotsDesMemesPersonnes(ctx, organismeId, noyaux));
  return { jugee: jugerTranche(lectures, { depots, personnes, declarant, jour: lot.declareLe }, controles.reserves), controles };
}

/**
 * Juge et dépose la tranche ; rend la réponse à chaque ligne. Un essai fait de même, hors des comptes et sans prévenir personne :
 * qui l'appelle défait ensuite ce qui est écrit.
 */
export async function deposerTranche(ctx: Contexte, tranche: Tranche): Promise<readonly LigneJugee[]> {
  const { lot, declarant } = tranche;
  const { organismeId, nom: organismeNom } = declarant;
  const { jugee, controles } = await juger(ctx, tranche);
  const depots = jugee.creations.map((acceptee) => depotDe(acceptee, lot));
  await deposerEnMasse(ctx, { organismeId, organismeNom, lotId: lot.id, essai: lot.essai, depots });
  const jugees = await appliquerChangements(ctx, tranche, jugee);
  if (lot.essai) return jugees.map((une) => ({ ...une, activiteId: null }));
  await insererAlertes(ctx.base, alertesDe(tranche, controles, ctx.horloge.maintenant()));
  await prevenirPersonnes(ctx, declarant, jugee.creations);
  return jugees;
}

/** Garde les réponses et avance le lot ; faux si un autre travailleur l'a avancé entre-temps, et rien n'est écrit. */
export async function repondre(ctx: Contexte, tranche: Tranche, jugees: readonly LigneJugee[]): Promise<boolean> {
  const { lot, depuis, lectures, octetsLus } = tranche;
  if (!(await tenirLot(ctx.base, lot.id, depuis))) return false;
  await copierLignes(ctx.base, lot.id, jugees);
  await avancerLot(ctx.base, lot.id, { lignesLues: depuis + lectures.length, octetsLus, comptes: compter(jugees) });
  return true;
}

/** Écrit la tranche ; faux si un autre travailleur a avancé ce lot entre-temps, et rien n'est écrit. */
export async function traiterTranche(ctx: Contexte, tranche: Tranche): Promise<boolean> {
  if (!(await tenirLot(ctx.base, tranche.lot.id, tranche.depuis))) return false;
  await verrouillerDeclarant(ctx.base, tranche.declarant.organismeId);
  return repondre(ctx, tranche, await deposerTranche(ctx, tranche));
}
