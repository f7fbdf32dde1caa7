// Ce que le titulaire paie lui-même : ouvrir l'encaissement, entendre le prestataire, renoncer, rendre.
import { randomUUID } from "node:crypto";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { referenceDonnee } from "./cofinancement-versement.js";
import type { Paiement } from "./dossier.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { type EncaissementOuvert, encaissement, exigerRetourLocal } from "./encaissement.js";
import { trouverEvenements } from "./evenements.sql.js";
import { franchirDossier } from "./franchir-dossier.js";
import { mettreARendre, relireRemboursements } from "./paiement-suites.js";
import { ecrirePaiement, type PaiementTenu, trouverPaiements } from "./paiements.sql.js";
import { estLui, exigerPossible, prendreDossier, prendreLeSien, signataireDe } from "./prendre.js";
import { prevenirRembourse } from "./prevenir-argent.js";

interface LeSien {
  readonly titulaireId: string;
  readonly dossierId: string;
}

async function trouverPaiement(ctx: Contexte, dossier: LigneDossier, paiementId: string): Promise<PaiementTenu> {
  return lePaiement(await trouverPaiements(ctx.base, dossier.id), paiementId);
}

function lePaiement(paiements: readonly PaiementTenu[], paiementId: string): PaiementTenu {
  const paiement = paiements.find(({ id }) => id === paiementId);
  if (paiement === undefined) throw new Refus("dossiers/introuvable");
  return paiement;
}

/**
 * Ouvre l'encaissement du paiement attendu, autant de fois qu'il le faut jusqu'à l'échéance. `retour` : chemin du portail.
 * `adresse` est null quand rien ne se paie en ligne. Refuse « dossiers/etape-impossible » hors de l'attente de paiement.
 */
export async function ouvrirEncaissement(
  ctx: Contexte,
  demande: LeSien & { readonly retour: string },
): Promise<EncaissementOuvert & { readonly paiement: Paiement }> {
  exiger(ctx.acteur, "encaisser", estLui(ctx, demande.titulaireId));
  exigerRetourLocal(demande.retour);
  const dossier = await prendreLeSien(ctx, demande);
  exigerPossible(dossier, "payer", "paiement");
  const paiement = (await trouverPaiements(ctx.base, dossier.id)).find(({ etat }) => etat === "attendu" || etat === "refuse");
  if (paiement === undefined) throw new Error("Un dossier en attente de paiement n'a aucun paiement attendu.");
  const attendu: PaiementTenu = { ...paiement, etat: "attendu" };
  if (paiement.etat === "refuse") await ecrirePaiement(ctx.base, attendu, ctx.horloge.maintenant());
  const { montant, id: paiementId } = attendu;
  return {
    ...(await encaissement().ouvrir(ctx, { montant, dossierId: dossier.id, paiementId, retour: demande.retour })),
    paiement: attendu,
  };
}

/** Ce que le prestataire, ou l'agent qui constate la réception, dit d'un paiement. */
export interface IssuePaiement extends LeSien {
  readonly paiementId: string;
  readonly issue: "paye" | "refuse";
  readonly reference: string;
}

/** Vrai si le prestataire a déjà dit cela de cette référence : il répète ses messages, dans n'importe quel ordre. */
async function dejaDit(
  ctx: Contexte,
  dossier: LigneDossier,
  dit: { paiements: readonly PaiementTenu[]; reference: string; paye: boolean },
) {
  const { paiements, reference, paye } = dit;
  if (paye) return paiements.some((un) => un.reference === reference && un.payeLe !== null);
  const evenements = await trouverEvenements(ctx.base, dossier);
  return evenements.some(({ evenement, details }) => evenement === "refuser_paiement" && details["reference"] === reference);
}

/** Ce que la personne a payé en tout sous une référence : une ligne rendue en partie en fait deux. */
function sommePayee(paiements: readonly PaiementTenu[], { reference, montant }: PaiementTenu): number {
  if (reference === null) return montant;
  return paiements.reduce((somme, un) => (un.reference === reference ? somme + un.montant : somme), 0);
}

/**
 * L'argent est arrivé après la fin du dossier, ou une seconde fois : il n'est dû à personne, il se rend.
 * Une seconde fois, il a sa propre ligne ; un agent qui se répète ne fait, lui, naître aucun paiement.
 */
async function recevoirEnTrop(ctx: Contexte, dossier: LigneDossier, { de, recu, paiements }: EnTrop): Promise<void> {
  if (de.etat !== "annule" && ctx.acteur.genre === "agent") throw new Refus("dossiers/paiement-clos", { etat: de.etat });
  const montant = sommePayee(paiements, de);
  const neuf = { id: randomUUID(), montant, creeLe: ctx.horloge.maintenant(), rembourseLe: null, referenceRemboursement: null };
  const paiement: PaiementTenu = de.etat === "annule" ? recu : { ...recu, ...neuf };
  await mettreARendre(ctx, dossier, { paiement, montant: paiement.montant });
}

interface EnTrop {
  readonly de: PaiementTenu;
  readonly recu: PaiementTenu;
  readonly paiements: readonly PaiementTenu[];
}

/**
 * Enregistre l'issue d'un paiement ; jamais demandée par le titulaire lui-même, et rejouable.
 * Un paiement confirmé après l'échéance, ou une seconde fois, est à rendre. Refuse « dossiers/paiement-clos », « dossiers/introuvable ».
 */
export async function enregistrerPaiement(ctx: Contexte, demande: IssuePaiement): Promise<void> {
  exiger(ctx.acteur, "encaisser", false);
  const dossier = await prendreLeSien(ctx, demande);
  const paiements = await trouverPaiements(ctx.base, dossier.id);
  const paiement = lePaiement(paiements, demande.paiementId);
  const reference = referenceDonnee(demande.reference);
  const paye = demande.issue === "paye";
  if (await dejaDit(ctx, dossier, { paiements, reference, paye })) return;
  const recu: PaiementTenu = { ...paiement, reference, payeLe: paye ? ctx.horloge.aujourdhui() : null };
  if (paiement.etat !== "attendu" && paiement.etat !== "refuse") {
    if (paye) return recevoirEnTrop(ctx, dossier, { de: paiement, recu, paiements });
    throw new Refus("dossiers/paiement-clos", { etat: paiement.etat });
  }
  await ecrirePaiement(ctx.base, { ...recu, etat: paye ? "paye" : "refuse" }, ctx.horloge.maintenant());
  const agent = ctx.acteur.genre === "agent";
  await franchirDossier(ctx, dossier, {
    evenement: paye ? "payer" : "refuser_paiement",
    auteur: agent ? "exploitant" : "paiement",
    ...(agent ? { signataire: signataireDe(ctx) } : {}),
    ...(paye ? {} : { details: { reference } }),
  });
}

/** Renonce à payer : les droits réservés reviennent à leurs lots, la demande se ferme. */
export async function renoncerPaiement(ctx: Contexte, demande: LeSien): Promise<void> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  const dossier = await prendreLeSien(ctx, demande);
  await franchirDossier(ctx, dossier, { evenement: "renoncer_paiement", auteur: "titulaire" });
}

/** L'exploitant a rendu au titulaire ce qui devait l'être ; `reference` : celle du virement. Refuse « dossiers/paiement-clos ». */
export async function rembourserTitulaire(
  ctx: Contexte,
  demande: { readonly dossierId: string; readonly paiementId: string; readonly reference: string },
): Promise<void> {
  exiger(ctx.acteur, "instruire_dossier");
  const dossier = await prendreDossier(ctx, demande.dossierId);
  const paiement = await trouverPaiement(ctx, dossier, demande.paiementId);
  const reference = referenceDonnee(demande.reference);
  if (paiement.etat === "rembourse" && paiement.referenceRemboursement === reference) return;
  if (paiement.etat !== "a_rembourser") throw new Refus("dossiers/paiement-clos", { etat: paiement.etat });
  const rembourse: PaiementTenu = {
    ...paiement,
    etat: "rembourse",
    referenceRemboursement: reference,
    rembourseLe: ctx.horloge.aujourdhui(),
  };
  await ecrirePaiement(ctx.base, rembourse, ctx.horloge.maintenant());
  await relireRemboursements(ctx, dossier);
  await prevenirRembourse(ctx, dossier, rembourse.montant);
}
