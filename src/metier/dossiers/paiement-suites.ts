// Ce que deviennent les paiements du titulaire quand le dossier avance : attendus, annulés, gardés, ou à rendre.
import { randomUUID } from "node:crypto";
import { ETATS_FINAUX, transitionDe } from "../../regles/dossier/etats.js";
import { REMBOURSEMENT_TITULAIRE } from "../../regles/dossier/parametres.js";
import { valeurAu } from "../../regles/parametre.js";
import { ajouterJours, type DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { ecrireDossier, type LigneDossier } from "./dossiers.sql.js";
import { partsDuPlan, sommeDuTitulaire } from "./facturation-parts.js";
import type { Pas } from "./franchir-dossier.js";
import { ecrirePaiement, type PaiementTenu, trouverPaiements } from "./paiements.sql.js";

/** Dernier jour pour rendre ce qui a été payé : trente jours du calendrier. */
function rembourserAvant(jour: DateCivile): DateCivile {
  return ajouterJours(jour, valeurAu(REMBOURSEMENT_TITULAIRE, jour));
}

/** Retient dans le dossier depuis quand quelque chose est à rendre, pour que son délai se voie. */
async function noterRemboursement(ctx: Contexte, dossier: LigneDossier, depuis: DateCivile | null): Promise<LigneDossier> {
  const devenu: LigneDossier = { ...dossier, aRembourserDepuis: depuis };
  await ecrireDossier(ctx.base, devenu);
  return devenu;
}

/** Après un remboursement : le délai court encore s'il reste quelque chose à rendre. */
export async function relireRemboursements(ctx: Contexte, dossier: LigneDossier): Promise<LigneDossier> {
  const reste = (await trouverPaiements(ctx.base, dossier.id)).some(({ etat }) => etat === "a_rembourser");
  return reste || dossier.aRembourserDepuis === null ? dossier : noterRemboursement(ctx, dossier, null);
}

/** Met un paiement reçu à rendre, tout ou partie : ce qui reste dû garde sa ligne, et la somme des deux est ce qui a été payé. */
export async function mettreARendre(
  ctx: Contexte,
  dossier: LigneDossier,
  { paiement, montant }: { readonly paiement: PaiementTenu; readonly montant: number },
): Promise<LigneDossier> {
  const aujourdhui = ctx.horloge.aujourdhui();
  const le = ctx.horloge.maintenant();
  const rendu: PaiementTenu = { ...paiement, etat: "a_rembourser", montant, rembourserAvant: rembourserAvant(aujourdhui) };
  if (montant === paiement.montant) await ecrirePaiement(ctx.base, rendu, le);
  else {
    await ecrirePaiement(ctx.base, { ...paiement, montant: paiement.montant - montant }, le);
    await ecrirePaiement(ctx.base, { ...rendu, id: randomUUID() }, le);
  }
  return noterRemboursement(ctx, dossier, dossier.aRembourserDepuis ?? aujourdhui);
}

async function attendre(ctx: Contexte, dossier: LigneDossier): Promise<void> {
  if (dossier.plan === null) throw new Error("Un dossier sans plan accepté n'attend aucun paiement.");
  const { titulaireId, id: dossierId } = dossier;
  const montant = sommeDuTitulaire(partsDuPlan(dossier.plan, dossier.offre));
  const creeLe = ctx.horloge.maintenant();
  const rien = { reference: null, rembourserAvant: null, payeLe: null, rembourseLe: null, referenceRemboursement: null };
  await ecrirePaiement(ctx.base, { titulaireId, dossierId, id: randomUUID(), montant, etat: "attendu", ...rien, creeLe }, creeLe);
}

/** Rend ce qui a été payé au-delà de `garde`, en centimes, et annule ce qui ne l'a pas été. */
export async function rendreAuDela(ctx: Contexte, dossier: LigneDossier, garde: number): Promise<LigneDossier> {
  let devenu = dossier;
  let reste = garde;
  for (const paiement of await trouverPaiements(ctx.base, dossier.id)) {
    if (paiement.etat === "attendu" || paiement.etat === "refuse") {
      await ecrirePaiement(ctx.base, { ...paiement, etat: "annule" }, ctx.horloge.maintenant());
    }
    if (paiement.etat !== "paye") continue;
    const montant = paiement.montant - Math.min(reste, paiement.montant);
    reste -= paiement.montant - montant;
    if (montant > 0) devenu = await mettreARendre(ctx, devenu, { paiement, montant });
  }
  return devenu;
}

/** Fait suivre aux paiements l'étape que le dossier vient de franchir. */
export async function suivrePaiements(ctx: Contexte, dossier: LigneDossier, { evenement }: Pas): Promise<LigneDossier> {
  if (evenement === "accepter_et_payer") await attendre(ctx, dossier);
  if (transitionDe(evenement).effet === "utiliser") return rendreAuDela(ctx, dossier, sommeDuTitulaire(dossier.parts ?? []));
  return ETATS_FINAUX.has(dossier.etat) ? rendreAuDela(ctx, dossier, 0) : dossier;
}
