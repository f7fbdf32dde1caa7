// Recevoir le fichier d'un déclarant, à mesure qu'il arrive ; une fois entier et gardé, il a un lot, et le lot une réponse.
import { createHash, randomUUID } from "node:crypto";
import type { Base } from "../../socle/base/base.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { type Acteur, exiger } from "../identite/index.js";
import { agitPour, autorisationsDe, versionAutorisations } from "../organismes/index.js";
import { ouvrirFichier } from "./fichier-du-lot.js";
import { detecteurEncodage, type Faute, OCTETS_DE_TETE, reconnaitreFormat } from "./format/index.js";
import type { Encodage, FormatDepot, Lot } from "./lot.js";
import { effacerMorceaux, insererLot, trouverLotParCle, trouverMemeEnvoi, verrouillerEmpreinte } from "./lots.sql.js";

/** 4 Gio : vingt millions de lignes environ. */
export const TAILLE_MAXIMALE = 4 * 1024 ** 3;

export interface DepotDeFichier {
  readonly organismeId: string;
  readonly nomFichier: string;
  /** Un essai rend le même rapport et n'écrit rien sur les comptes. */
  readonly essai: boolean;
  /** Clé d'idempotence de l'appelant, ou null. */
  readonly cle: string | null;
  readonly flux: AsyncIterable<Uint8Array>;
}

/** `dejaRecu` : ce fichier avait déjà un lot, c'est lui qui est rendu. */
export interface Reception {
  readonly lot: Lot;
  readonly dejaRecu: boolean;
}

/** Contexte hors transaction : recevoir un fichier peut durer, et ne doit pas tenir une connexion. */
export type ContexteDeReception = Omit<Contexte, "base"> & { readonly base: Base };

interface Recu {
  readonly taille: number;
  readonly empreinte: string;
  readonly format: FormatDepot;
  readonly encodage: Encodage;
  readonly refus: Faute | null;
}

function nomDe(acteur: Acteur): string {
  if (acteur.genre === "responsable") return `${acteur.prenom} ${acteur.nom}`;
  return acteur.genre === "declarant" ? acteur.clientId : "le service";
}

/** Numéro de sécurité sociale, avec ou sans sa clé ; quatorze chiffres sont un SIRET. */
const NUMERO =
  /(?<!\d)[12](?:[ .-]?\d){4}(?:[ .-]?\d){2}(?:[ .-]?\d){6}(?:[ .-]?\d{2})?(?!\d)|(?<!\d)[12]\d{4}2[AB]\d{6}(?:\d{2})?(?!\d)/giu;
/** Une lettre hexadécimale voisine : c'est le morceau d'une empreinte, non un numéro. */
const CLE = /^(?!.*(?<![\da-f])[12]\d{4}(?:\d\d|2[AB])\d{6}(?:\d\d)?(?![\da-f]))[\x21-\x7e]{1,200}$/iu;

/** Le nom de fichier sert à le reconnaître dans une liste : ni chemin, ni caractère de commande, ni longueur sans fin. */
export function nomDeFichierPropre(nom: string): string {
  const dernier = nom.split(/[\\/]/u).at(-1) ?? "";
  return (
    dernier
      .replace(/[\p{C}]/gu, "")
      .replace(NUMERO, "[numéro masqué]")
      .slice(0, 200) || "fichier"
  );
}

/** Lit le flux en entier en le gardant chiffré, et dit ce qu'il est ; un fichier d'un autre genre n'est pas gardé. */
async function lireFlux(base: Base, lotId: string, flux: AsyncIterable<Uint8Array>): Promise<Recu> {
  const fichier = ouvrirFichier(base, lotId);
  const hachage = createHash("sha256");
  const encodage = detecteurEncodage();
  let taille = 0;
  let debut = Buffer.alloc(0);
  let aGarder = true;
  for await (const octets of flux) {
    taille += octets.byteLength;
    if (taille > TAILLE_MAXIMALE) throw new Refus("depots/fichier-trop-gros", { maximum: TAILLE_MAXIMALE });
    hachage.update(octets);
    encodage.ajouter(octets);
    if (debut.length < OCTETS_DE_TETE) {
      debut = Buffer.concat([debut, octets.subarray(0, OCTETS_DE_TETE - debut.length)]);
      aGarder = debut.length < OCTETS_DE_TETE || "format" in reconnaitreFormat(debut);
    }
    if (aGarder) await fichier.ajouter(octets);
  }
  if (taille === 0) throw new Refus("depots/fichier-vide");
  await fichier.finir();
  const reconnu = reconnaitreFormat(debut);
  const commun = { taille, empreinte: hachage.digest("hex"), encodage: encodage.encodage() };
  return "faute" in reconnu ? { ...commun, format: "csv", refus: reconnu.faute } : { ...commun, format: reconnu.format, refus: null };
}

/** Inscrit le lot, ou rend celui du même fichier. */
async function inscrire(ctx: ContexteDeReception, demande: DepotDeFichier, neuf: Lot): Promise<Reception> {
  const { organismeId, cle, essai } = demande;
  const versionDuJour = await versionAutorisations(ctx, organismeId);
  return ctx.base.transaction(async (tx) => {
    await verrouillerEmpreinte(tx, organismeId, neuf.empreinte);
    const parCle = cle === null ? null : await trouverLotParCle(tx, organismeId, cle);
    if (parCle !== null && (parCle.empreinte !== neuf.empreinte || parCle.essai !== essai)) throw new Refus("depots/cle-reutilisee");
    const envoi = { organismeId, empreinte: neuf.empreinte, essai, versionAutorisations: versionDuJour, jour: neuf.declareLe };
    const deja = parCle ?? (await trouverMemeEnvoi(tx, envoi));
    if (deja !== null) {
      await effacerMorceaux(tx, neuf.id);
      return { lot: deja, dejaRecu: true };
    }
    // Deux fichiers différents sous une même clé, au même instant : le second n'a pas de lot.
    if (!(await insererLot(tx, neuf, { cle, versionAutorisations: versionDuJour }))) throw new Refus("depots/cle-reutilisee");
    if (neuf.refus !== null) await effacerMorceaux(tx, neuf.id);
    return { lot: neuf, dejaRecu: false };
  });
}

async function exigerDeclarant(ctx: ContexteDeReception, organismeId: string): Promise<void> {
  const aujourdhui = ctx.horloge.aujourdhui();
  const autorisations = await autorisationsDe(ctx, organismeId);
  // Une autorisation finie laisse encore annuler : chaque ligne dira ce qui n'est plus permis.
  const autorise = autorisations.some(({ depuis, jusquAu }) => depuis <= aujourdhui && (jusquAu === null || depuis <= jusquAu));
  if (!autorise) throw new Refus("depots/non-declarant");
}

/**
 * Reçoit le fichier et rend son lot, à l'état RECU, ou REFUSE s'il n'est ni CSV ni NDJSON. Le même fichier deux fois rend le même lot.
 * Refuse depots/non-declarant, depots/fichier-vide, depots/fichier-trop-gros, depots/cle-invalide, depots/cle-reutilisee ;
 * un flux interrompu ne laisse rien.
 */
export async function recevoirFichier(ctx: ContexteDeReception, demande: DepotDeFichier): Promise<Reception> {
  const { acteur } = ctx;
  const portee = acteur.genre !== "declarant" || acteur.portees.includes("depots:deposer");
  exiger(acteur, "deposer_lot", portee && (await agitPour(ctx.base, acteur, demande.organismeId)));
  if (demande.cle !== null && !CLE.test(demande.cle)) throw new Refus("depots/cle-invalide");
  await exigerDeclarant(ctx, demande.organismeId);
  const id = randomUUID();
  try {
    const recu = await lireFlux(ctx.base, id, demande.flux);
    const le = ctx.horloge.maintenant();
    const comptes = { acceptees: 0, avecReserve: 0, rejetees: 0, dejaRecues: 0, enAttenteIdentite: 0 };
    return await inscrire(ctx, demande, {
      ...recu,
      id,
      organismeId: demande.organismeId,
      deposePar: nomDe(acteur),
      nomFichier: nomDeFichierPropre(demande.nomFichier),
      essai: demande.essai,
      etat: recu.refus === null ? "RECU" : "REFUSE",
      recuLe: le,
      declareLe: ctx.horloge.aujourdhui(),
      lignesLues: 0,
      octetsLus: 0,
      comptes,
      traiteLe: recu.refus === null ? null : le,
    });
  } catch (erreur) {
    await effacerMorceaux(ctx.base, id);
    throw erreur;
  }
}
