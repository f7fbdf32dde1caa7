// Le chemin unique de toute écriture : verrouiller le titulaire, reconnaître un rejeu, composer les lignes, enchaîner, inscrire.
import { randomUUID } from "node:crypto";
import type { Requeteur } from "../../socle/base/base.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import {
  inscrireEcriture,
  type LigneDeCompte,
  type LigneEcriture,
  type LigneSoldes,
  lireEcritureParCle,
  lireEcritureParId,
  lireLignesDe,
  ouvrirSoldes,
  verrouillerSoldes,
} from "./ecritures.sql.js";
import { calculerEmpreinte, ecrireDemande } from "./empreinte.js";
import type { Contenu, Ecriture, Genre, Ligne, Soldes } from "./grand-livre.js";
import { ecritureDe, soldesDe } from "./lecture.js";

const FORME_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
/** Ni caractère de commande ni moitié de caractère : ce qui entre dans l'empreinte doit revenir identique de la base. */
const FORME_TEXTE = /^\P{C}{1,200}$/u;

/** Ce qu'on demande d'inscrire, et la clé qui rend la demande rejouable. */
export interface DemandeEcriture {
  readonly titulaireId: string;
  readonly cle: string;
  readonly genre: Genre;
  readonly cibleId: string | null;
  readonly contenu: Contenu;
}

/** Compose les lignes quand le titulaire est verrouillé ; `id` est celui de l'écriture à venir. Peut refuser. */
export type Composer = (soldes: Soldes, id: string) => Promise<readonly Ligne[]> | readonly Ligne[];

export function estIdentifiant(texte: string): boolean {
  return FORME_UUID.test(texte);
}

/** Refuse une somme qui n'est pas un nombre entier de centimes, positif, ou nul si `nulPermis`. */
export function exigerMontant(montant: number, nulPermis = false): void {
  if (!Number.isSafeInteger(montant) || montant < 0 || (montant === 0 && !nulPermis)) {
    throw new Refus("grand-livre/montant-invalide", { montant: Number.isFinite(montant) ? montant : null });
  }
}

/** Refuse un titulaire, une clé ou un texte que l'empreinte ne rendrait pas identique. */
export function exigerForme(demande: DemandeEcriture): void {
  if (!estIdentifiant(demande.titulaireId)) throw new Error("Le titulaire du grand livre est un UUID en minuscules.");
  const textes = [demande.cle, ...Object.values(demande.contenu).filter((valeur) => typeof valeur === "string")];
  if (!textes.every((texte) => FORME_TEXTE.test(texte))) throw new Error("Clé ou texte du grand livre : 1 à 200 caractères imprimables.");
}

/** Prend le verrou du titulaire, en ouvrant sa ligne si c'est sa première écriture. */
async function verrouiller(base: Requeteur, titulaireId: string): Promise<LigneSoldes> {
  const [connue] = await base.requete<LigneSoldes>(verrouillerSoldes(titulaireId));
  if (connue !== undefined) return connue;
  await base.requete(ouvrirSoldes(titulaireId));
  const [ouverte] = await base.requete<LigneSoldes>(verrouillerSoldes(titulaireId));
  if (ouverte === undefined) throw new Error("La ligne de soldes du titulaire vient d'être ouverte et ne se lit pas.");
  return ouverte;
}

async function completer(base: Requeteur, ligne: LigneEcriture): Promise<Ecriture> {
  return ecritureDe(ligne, await base.requete<LigneDeCompte>(lireLignesDe(ligne.titulaire_id, Number(ligne.rang))));
}

/** Écriture d'un titulaire par son identifiant ; null si elle n'est pas à lui ou n'existe pas. */
export async function trouverEcriture(base: Requeteur, titulaireId: string, id: string): Promise<Ecriture | null> {
  if (!estIdentifiant(id)) return null;
  const [ligne] = await base.requete<LigneEcriture>(lireEcritureParId(titulaireId, id));
  return ligne === undefined ? null : completer(base, ligne);
}

/** Refuse une clé qui a déjà servi à une autre demande. */
export function exigerMemeDemande(
  connue: Pick<LigneEcriture, "genre" | "cible_id" | "demande">,
  demande: DemandeEcriture,
  texte: string,
): void {
  if (connue.genre !== demande.genre || connue.cible_id !== demande.cibleId || connue.demande !== texte) {
    throw new Refus("grand-livre/cle-reutilisee", { cle: demande.cle, genre: connue.genre });
  }
}

/** Réponse déjà donnée à cette clé, ou null ; la même clé pour une autre demande est refusée. */
async function reconnaitreRejeu(base: Requeteur, demande: DemandeEcriture, texte: string): Promise<Ecriture | null> {
  const [ligne] = await base.requete<LigneEcriture>(lireEcritureParCle(demande.titulaireId, demande.cle));
  if (ligne === undefined) return null;
  exigerMemeDemande(ligne, demande, texte);
  return completer(base, ligne);
}

/** Instant à la microseconde, comme la base le rend. */
export function ecrireInstant(instant: Date): string {
  return instant.toISOString().replace("Z", "000Z");
}

/** Dernière écriture d'un titulaire : celle que la suivante enchaîne. */
export interface Tete {
  readonly rang: number;
  readonly empreinte: string;
}

/** Ce qu'une écriture ajoute à sa demande, hors de la chaîne. */
export type CorpsEcriture = Pick<Ecriture, "id" | "jour" | "ecriteLe" | "demande" | "lignes">;

/** Enchaîne une écriture à la précédente : son rang, son empreinte. */
export function enchainer(tete: Tete, demande: DemandeEcriture, corps: CorpsEcriture): Ecriture {
  const { titulaireId, cle, genre, cibleId } = demande;
  const sansEmpreinte = { titulaireId, cle, genre, cibleId, ...corps, rang: tete.rang + 1, empreintePrecedente: tete.empreinte };
  return { ...sansEmpreinte, empreinte: calculerEmpreinte(sansEmpreinte) };
}

/**
 * Inscrit une écriture et la rend ; rejouée avec la même clé et la même demande, rend la première sans rien écrire.
 * Le verrou du titulaire précède toute lecture : deux écritures du même compte se suivent, celles de deux comptes jamais.
 */
export async function ecrire(ctx: Contexte, demande: DemandeEcriture, composer: Composer): Promise<Ecriture> {
  if ("transaction" in ctx.base) throw new Error("Le grand livre s'écrit dans une transaction, pas sur la base elle-même.");
  exigerForme(demande);
  const texte = ecrireDemande(demande.contenu);
  const tete = await verrouiller(ctx.base, demande.titulaireId);
  const rejeu = await reconnaitreRejeu(ctx.base, demande, texte);
  if (rejeu !== null) return rejeu;
  const id = randomUUID();
  const ecriture = enchainer({ rang: Number(tete.dernier_rang), empreinte: tete.derniere_empreinte }, demande, {
    id,
    jour: ctx.horloge.aujourdhui(),
    ecriteLe: ecrireInstant(ctx.horloge.maintenant()),
    demande: texte,
    lignes: await composer(soldesDe(tete), id),
  });
  await ctx.base.requete(inscrireEcriture(ecriture));
  return ecriture;
}
