// Ce que deviennent les cofinancements quand le dossier avance : appelés pour ce que le plan prend, libérés du surplus, ou de tout.
import { ETATS_FINAUX, transitionDe } from "../../regles/dossier/etats.js";
import type { Contexte } from "../contexte.js";
import { type CofinancementTenu, changerCofinancement, trouverCofinancements } from "./cofinancements.sql.js";
import type { PartDeFinanceur } from "./dossier.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { partsDuPlan } from "./facturation-parts.js";
import type { Pas } from "./franchir-dossier.js";
import { prevenirCofinanceur } from "./prevenir-cofinanceur.js";

/** Ce que les parts demandent à chaque genre de financeur, en centimes. */
function appelsDe(parts: readonly PartDeFinanceur[]): Map<string, number> {
  const appels = new Map<string, number>();
  for (const { source, financeur, montant } of parts) {
    if (source === "abondement") appels.set(financeur, (appels.get(financeur) ?? 0) + montant);
  }
  return appels;
}

/** Prend dans ce qui est demandé au genre du financeur, sans dépasser ce que celui-ci a promis. */
function prendre(appels: Map<string, number>, financeur: string, promis: number): number {
  const demande = appels.get(financeur) ?? 0;
  const pris = Math.min(demande, promis);
  appels.set(financeur, demande - pris);
  return pris;
}

function appel(cofinancement: CofinancementTenu, pris: number): Partial<CofinancementTenu> {
  if (cofinancement.etat !== "verse") return pris === 0 ? { etat: "libere", montantAppele: null } : { etat: "appele", montantAppele: pris };
  const dejaVerse = cofinancement.montantAppele ?? 0;
  return { montantARendre: dejaVerse > pris ? dejaVerse - pris : null };
}

/** Faux quand le cofinanceur devrait exactement ce qu'il sait déjà devoir : rien ne s'écrit, rien ne part. */
function change({ etat, montantAppele, montantARendre }: CofinancementTenu, changement: Partial<CofinancementTenu>): boolean {
  const apres = { etat, montantAppele, montantARendre, ...changement };
  return apres.etat !== etat || apres.montantAppele !== montantAppele || apres.montantARendre !== montantARendre;
}

interface Changement {
  readonly cofinancement: CofinancementTenu;
  readonly changement: Partial<CofinancementTenu>;
}

/** Écrit le changement, et le dit au cofinanceur. */
async function changer(ctx: Contexte, dossier: LigneDossier, { cofinancement, changement }: Changement): Promise<void> {
  await prevenirCofinanceur(ctx, dossier, await changerCofinancement(ctx.base, cofinancement, changement));
}

/** Fixe ce que chaque cofinanceur doit d'après ces parts ; ce qu'il avait promis de plus est libéré. */
export async function appeler(ctx: Contexte, dossier: LigneDossier, parts: readonly PartDeFinanceur[]): Promise<void> {
  const appels = appelsDe(parts);
  for (const cofinancement of await trouverCofinancements(ctx.base, dossier.id)) {
    const { etat, financeur, montantAccorde, montantAppele } = cofinancement;
    if (etat !== "accorde" && etat !== "appele" && etat !== "verse") continue;
    const pris = prendre(appels, financeur, montantAppele ?? montantAccorde ?? 0);
    const changement = appel(cofinancement, pris);
    if (change(cofinancement, changement)) await changer(ctx, dossier, { cofinancement, changement });
  }
  if ([...appels.values()].some((reste) => reste > 0)) throw new Error("Le plan prend à un tiers plus qu'il n'a accordé.");
}

async function liberer(ctx: Contexte, dossier: LigneDossier): Promise<void> {
  for (const cofinancement of await trouverCofinancements(ctx.base, dossier.id)) {
    if (cofinancement.etat === "demande") await changer(ctx, dossier, { cofinancement, changement: { etat: "renonce" } });
    if (cofinancement.etat === "accorde" || cofinancement.etat === "appele") {
      await changer(ctx, dossier, { cofinancement, changement: { etat: "libere", montantAppele: null } });
    }
  }
}

async function expirer(ctx: Contexte, dossier: LigneDossier): Promise<void> {
  for (const cofinancement of await trouverCofinancements(ctx.base, dossier.id)) {
    if (cofinancement.etat === "demande") await changer(ctx, dossier, { cofinancement, changement: { etat: "expire" } });
  }
}

/** Fait suivre aux cofinancements l'étape que le dossier vient de franchir. */
export async function suivreCofinancements(ctx: Contexte, dossier: LigneDossier, { evenement, auteur }: Pas): Promise<void> {
  const { effet } = transitionDe(evenement);
  if (evenement === "expirer_cofinancement" || (evenement === "refuser_financement" && auteur === "horloge")) await expirer(ctx, dossier);
  if (effet === "reserver" && dossier.plan !== null) await appeler(ctx, dossier, partsDuPlan(dossier.plan, dossier.offre));
  else if (effet === "utiliser") await appeler(ctx, dossier, dossier.parts ?? []);
  else if (ETATS_FINAUX.has(dossier.etat)) await liberer(ctx, dossier);
}
