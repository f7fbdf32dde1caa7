// Le cofinanceur répond : il accorde tout ou partie de ce qui lui est demandé, ou refuse en disant pourquoi.

import type { FinanceurTiers } from "../../regles/financement/index.js";
import { jourAParis } from "../../socle/horloge.js";
import { Refus } from "../../socle/refus.js";
import { estCle } from "../../socle/valeurs/cle.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger, nommerTitulaires } from "../identite/index.js";
import { estResponsable, lireOrganisme } from "../organismes/index.js";
import { type DossierArgent, trouverDossiersArgent } from "./argent.sql.js";
import { tiersNecessaire } from "./cofinancement-necessaire.js";
import { type CofinancementTenu, changerCofinancement, trouverCofinancement, trouverDemandesA } from "./cofinancements.sql.js";
import type { EtatCofinancement } from "./dossier.js";
import { franchirDossier } from "./franchir-dossier.js";
import { prendreDossier, raisonDonnee, signataireDe } from "./prendre.js";

const AU_PLUS = 500;

/** Ce qu'un cofinanceur voit d'une demande : ni solde, ni plan. Sommes en centimes. */
export interface CofinancementDemande {
  readonly id: string;
  readonly financeur: FinanceurTiers;
  readonly etat: EtatCofinancement;
  readonly intitule: string;
  readonly prix: number;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly prenoms: string;
  readonly nom: string;
  readonly montantDemande: number;
  readonly montantAccorde: number | null;
  /** Ce qu'il doit : ce que le plan accepté prend de son accord. */
  readonly montantAppele: number | null;
  readonly raison: string | null;
  readonly signataire: string | null;
  readonly demandeLe: DateCivile;
  /** Dernier jour pour répondre ; null quand il n'y a plus rien à répondre. */
  readonly repondreAvant: DateCivile | null;
  readonly verseLe: DateCivile | null;
}

function montre(c: CofinancementTenu, { offre, echeance }: DossierArgent, qui: { prenoms: string; nom: string }): CofinancementDemande {
  const { id, financeur, etat, montantDemande, montantAccorde, montantAppele, raison, signataire, verseLe } = c;
  const { intitule, prix, debut, fin } = offre;
  return {
    ...{ id, financeur, etat, intitule, prix, debut, fin, prenoms: qui.prenoms, nom: qui.nom },
    ...{ montantDemande, montantAccorde, montantAppele, raison, signataire, verseLe },
    demandeLe: jourAParis(c.demandeLe),
    repondreAvant: etat === "demande" ? echeance : null,
  };
}

/** Les demandes reçues par un organisme, celles qui attendent d'abord. */
export async function listerCofinancements(ctx: Contexte, { organismeId }: { organismeId: string }): Promise<CofinancementDemande[]> {
  exiger(ctx.acteur, "cofinancer", await estResponsable(ctx.base, ctx.acteur, organismeId));
  const demandes = await trouverDemandesA(ctx.base, organismeId, AU_PLUS);
  const dossiers = await trouverDossiersArgent(
    ctx.base,
    demandes.map(({ dossierId }) => dossierId),
  );
  const noms = await nommerTitulaires(
    ctx,
    demandes.map(({ titulaireId }) => titulaireId),
  );
  return demandes.flatMap((demande) => {
    const dossier = dossiers.get(demande.dossierId);
    const nom = noms.get(demande.titulaireId);
    return dossier === undefined || nom === undefined ? [] : [montre(demande, dossier, nom)];
  });
}

/** `montant` en centimes, au plus ce qui est demandé ; null refuse, et la raison est alors obligatoire. */
export interface ReponseCofinancement {
  readonly organismeId: string;
  readonly cofinancementId: string;
  readonly montant: number | null;
  readonly raison: string;
  /** Qui accorde atteste payer au titre demandé (employeur, association…) : ce titre décide de ce que la loi ouvre ou dispense. */
  readonly atteste?: boolean;
}

async function tenirDemande(ctx: Contexte, { organismeId, cofinancementId }: ReponseCofinancement) {
  const connu = estCle(cofinancementId) ? await trouverCofinancement(ctx.base, cofinancementId) : null;
  if (connu === null || connu.organismeId !== organismeId) throw new Refus("dossiers/introuvable");
  const dossier = await prendreDossier(ctx, connu.dossierId);
  // Relu sous le verrou du dossier : un renoncement ou le temps a pu passer avant.
  const demande = (await trouverCofinancement(ctx.base, cofinancementId)) ?? connu;
  if (demande.etat !== "demande") throw new Refus("dossiers/cofinancement-clos", { etat: demande.etat });
  return { dossier, demande };
}

/**
 * Enregistre la réponse ; le dossier retourne au titulaire, ou se ferme quand la loi n'admet pas la formation sans ce tiers.
 * Refuse « dossiers/introuvable », « dossiers/cofinancement-clos », « dossiers/raison-manquante », « dossiers/saisie-invalide » (montant),
 * « dossiers/attestation-manquante ».
 */
export async function repondreCofinancement(ctx: Contexte, reponse: ReponseCofinancement): Promise<void> {
  exiger(ctx.acteur, "cofinancer", await estResponsable(ctx.base, ctx.acteur, reponse.organismeId));
  const { dossier, demande } = await tenirDemande(ctx, reponse);
  const { montant } = reponse;
  const signataire = signataireDe(ctx);
  const repondu = { signataire, reponduLe: ctx.horloge.maintenant() };
  if (montant === null) {
    await changerCofinancement(ctx.base, demande, { ...repondu, etat: "refuse", raison: raisonDonnee(reponse.raison) });
    const evenement = (await tiersNecessaire(ctx, dossier)) ? "refuser_financement" : "refuser_cofinancement";
    await franchirDossier(ctx, dossier, { evenement, auteur: "financeur" });
    return;
  }
  if (!Number.isSafeInteger(montant) || montant < 1 || montant > demande.montantDemande) {
    throw new Refus("dossiers/saisie-invalide", { champ: "montant", maximum: demande.montantDemande });
  }
  const { financeur } = demande;
  if (reponse.atteste !== true) {
    const { rna } = await lireOrganisme(ctx, demande.organismeId);
    throw new Refus("dossiers/attestation-manquante", { financeur, association: rna !== null });
  }
  await changerCofinancement(ctx.base, demande, { ...repondu, etat: "accorde", montantAccorde: montant });
  // L'histoire garde à quel titre le tiers a dit payer ; le cofinancement, qui l'a signé.
  const details = { titreAtteste: financeur };
  await franchirDossier(ctx, dossier, { evenement: "accorder_cofinancement", auteur: "financeur", details });
}
