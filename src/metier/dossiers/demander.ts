// Avant toute réponse : le titulaire envoie sa demande, ou y renonce.
import type { Motif } from "../../regles/motif.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger, lireTitulaire } from "../identite/index.js";
import type { Dossier } from "./dossier.js";
import { compterDemandes, verrouillerDemandes } from "./dossiers.sql.js";
import { franchirDossier } from "./franchir-dossier.js";
import { lireOffreDemandee, motifsDEnvoi, raisonsDe } from "./offre-demandee.js";
import { estLui, exigerPossible, motGarde, prendreLeSien } from "./prendre.js";
import { statutDeFinancement } from "./statut-de-financement.js";
import { dossierDuTitulaire } from "./vues.js";

/** Un dossier du titulaire, dont il parle. */
export interface DossierDeLui {
  readonly titulaireId: string;
  readonly dossierId: string;
}

/** Ce qui s'opposerait à l'envoi d'une demande pour cette session aujourd'hui ; vide : elle est recevable. */
export async function jugerRecevabilite(
  ctx: Contexte,
  demande: { readonly titulaireId: string; readonly actionId: string; readonly sessionId: string | null },
): Promise<readonly Motif[]> {
  exiger(ctx.acteur, "consulter_dossier", estLui(ctx, demande.titulaireId));
  const demandee = await lireOffreDemandee(ctx, demande);
  return motifsDEnvoi(ctx, demandee, await compterDemandes(ctx.base, demande.titulaireId, demandee.formation.id));
}

/**
 * Envoie la demande à l'organisme, avec l'offre du catalogue relue aujourd'hui. Refuse « dossiers/demande-irrecevable » (première raison
 * dans `phrase`), « dossiers/etape-impossible », « dossiers/introuvable ».
 */
export async function envoyerDemande(ctx: Contexte, demande: DossierDeLui & { readonly message: string }): Promise<Dossier> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  const { titulaireId } = demande;
  const dossier = await prendreLeSien(ctx, demande);
  exigerPossible(dossier, "envoyer_demande", "titulaire");
  await verrouillerDemandes(ctx.base, titulaireId);
  const demandee = await lireOffreDemandee(ctx, dossier);
  const motifs = motifsDEnvoi(ctx, demandee, await compterDemandes(ctx.base, titulaireId, dossier.formationId));
  if (motifs.length > 0) throw new Refus("dossiers/demande-irrecevable", raisonsDe(motifs));
  const { offre, departement } = demandee;
  const statutTitulaire = statutDeFinancement(await lireTitulaire(ctx, titulaireId), ctx.horloge.aujourdhui());
  const message = motGarde(demande.message);
  const envoye = await franchirDossier(ctx, dossier, {
    evenement: "envoyer_demande",
    auteur: "titulaire",
    champs: { offre, departement, statutTitulaire, message },
  });
  return dossierDuTitulaire(ctx, envoye);
}

/** Abandonne un brouillon ; refuse « dossiers/etape-impossible » s'il est déjà envoyé. */
export async function abandonnerBrouillon(ctx: Contexte, demande: DossierDeLui): Promise<Dossier> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  const dossier = await prendreLeSien(ctx, demande);
  return dossierDuTitulaire(ctx, await franchirDossier(ctx, dossier, { evenement: "abandonner_brouillon", auteur: "titulaire" }));
}

/** Retire une demande que l'organisme n'a pas encore suivie d'une proposition. */
export async function retirerDemande(ctx: Contexte, demande: DossierDeLui): Promise<Dossier> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  const dossier = await prendreLeSien(ctx, demande);
  return dossierDuTitulaire(ctx, await franchirDossier(ctx, dossier, { evenement: "retirer_demande", auteur: "titulaire" }));
}

/** Décline la proposition ; rien n'était réservé. */
export async function declinerProposition(ctx: Contexte, demande: DossierDeLui): Promise<Dossier> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  const dossier = await prendreLeSien(ctx, demande);
  return dossierDuTitulaire(ctx, await franchirDossier(ctx, dossier, { evenement: "decliner_proposition", auteur: "titulaire" }));
}
