// Le titulaire demande à un tiers de compléter (L6323-4 II), ou y renonce.
import { randomUUID } from "node:crypto";
import { FINANCEURS_TIERS, type FinanceurTiers } from "../../regles/financement/index.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { compterResponsables, lireOrganisme } from "../organismes/index.js";
import { changerCofinancement, inscrireCofinancement, trouverCofinancements } from "./cofinancements.sql.js";
import type { Cofinancement } from "./dossier.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { franchirDossier } from "./franchir-dossier.js";
import { abondementsDe } from "./planifier.js";
import { estLui, exigerPossible, prendreLeSien } from "./prendre.js";
import { prevenirCofinanceur } from "./prevenir-cofinanceur.js";

/** `montant` en centimes, au plus le prix moins ce qui est déjà accordé. */
export interface DemandeCofinancement {
  readonly titulaireId: string;
  readonly dossierId: string;
  readonly financeur: FinanceurTiers;
  readonly organismeId: string;
  readonly montant: number;
}

/** Une formation que seuls les droits d'engagement paient, ou un compte en heures, ne prend l'argent d'aucun tiers. */
function exigerUtile({ offre, statutTitulaire }: LigneDossier): void {
  if (offre.type === "benevoles_volontaires") throw new Refus("dossiers/cofinancement-sans-effet", { cause: "formation" });
  if (statutTitulaire === "agent_public") throw new Refus("dossiers/cofinancement-sans-effet", { cause: "heures" });
}

async function exigerMontant(ctx: Contexte, { id, offre }: LigneDossier, montant: number): Promise<void> {
  const accordes = (await abondementsDe(ctx, id)).reduce((somme, apport) => somme + apport.montant, 0);
  const maximum = offre.prix - accordes;
  if (!Number.isSafeInteger(montant) || montant < 1 || montant > maximum) {
    throw new Refus("dossiers/saisie-invalide", { champ: "montant", maximum });
  }
}

/**
 * Demande sa part à un tiers : le dossier attend sa réponse. Refuse « dossiers/cofinancement-sans-effet »,
 * « dossiers/cofinanceur-sans-responsable », « dossiers/saisie-invalide » (montant, financeur), « dossiers/etape-impossible ».
 */
export async function demanderCofinancement(ctx: Contexte, demande: DemandeCofinancement): Promise<Cofinancement> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  const dossier = await prendreLeSien(ctx, demande);
  const { titulaireId, dossierId, financeur, montant } = demande;
  exigerPossible(dossier, "demander_cofinancement", "titulaire");
  if (!FINANCEURS_TIERS.includes(financeur)) throw new Refus("dossiers/saisie-invalide", { champ: "financeur" });
  exigerUtile(dossier);
  await exigerMontant(ctx, dossier, montant);
  const organisme = await lireOrganisme(ctx, demande.organismeId);
  if ((await compterResponsables(ctx, organisme.id)) === 0) {
    throw new Refus("dossiers/cofinanceur-sans-responsable", { organisme: organisme.nom });
  }
  const cofinancement = {
    ...{ id: randomUUID(), titulaireId, dossierId, financeur, organismeId: organisme.id, organismeNom: organisme.nom },
    ...{ montantDemande: montant, montantAccorde: null, montantAppele: null, montantARendre: null, etat: "demande" as const },
    ...{ raison: null, signataire: null, demandeLe: ctx.horloge.maintenant(), reponduLe: null, verseLe: null, referenceVersement: null },
  };
  await inscrireCofinancement(ctx.base, cofinancement);
  const attente = await franchirDossier(ctx, dossier, { evenement: "demander_cofinancement", auteur: "titulaire" });
  await prevenirCofinanceur(ctx, attente, cofinancement);
  return cofinancement;
}

/** Retire la demande en attente : le titulaire retrouve la proposition, et un délai entier pour décider. */
export async function renoncerCofinancement(
  ctx: Contexte,
  demande: { readonly titulaireId: string; readonly dossierId: string },
): Promise<void> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  const dossier = await prendreLeSien(ctx, demande);
  exigerPossible(dossier, "renoncer_cofinancement", "titulaire");
  const attendu = (await trouverCofinancements(ctx.base, dossier.id)).find(({ etat }) => etat === "demande");
  if (attendu !== undefined) await prevenirCofinanceur(ctx, dossier, await changerCofinancement(ctx.base, attendu, { etat: "renonce" }));
  await franchirDossier(ctx, dossier, { evenement: "renoncer_cofinancement", auteur: "titulaire" });
}
