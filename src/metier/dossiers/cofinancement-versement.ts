// L'exploitant constate que le cofinanceur a versé ce qui lui est appelé.
import { Refus } from "../../socle/refus.js";
import { estCle } from "../../socle/valeurs/cle.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { changerCofinancement, trouverCofinancement } from "./cofinancements.sql.js";
import { prendreDossier } from "./prendre.js";

export interface Versement {
  readonly cofinancementId: string;
  /** La somme que l'agent avait sous les yeux, en centimes ; absente : celle du moment. */
  readonly montant?: number;
  /** Référence du virement reçu. */
  readonly reference: string;
}

/** Une somme changée depuis sa lecture ne s'enregistre pas ; refuse « dossiers/piece-changee ». */
function exigerLue(lue: number | undefined, montant: number | null): void {
  if (lue !== undefined && lue !== montant) throw new Refus("dossiers/piece-changee");
}

/**
 * Enregistre le versement reçu. Rien n'est versé avant que la somme due soit connue : une annulation la libérerait.
 * Refuse « dossiers/introuvable », « dossiers/cofinancement-clos », « dossiers/versement-trop-tot », « dossiers/saisie-invalide ».
 */
export async function enregistrerVersement(ctx: Contexte, { cofinancementId, reference, montant }: Versement): Promise<void> {
  exiger(ctx.acteur, "instruire_dossier");
  const connu = estCle(cofinancementId) ? await trouverCofinancement(ctx.base, cofinancementId) : null;
  if (connu === null) throw new Refus("dossiers/introuvable");
  const dossier = await prendreDossier(ctx, connu.dossierId);
  const cofinancement = (await trouverCofinancement(ctx.base, cofinancementId)) ?? connu;
  const referenceVersement = referenceDonnee(reference);
  if (cofinancement.etat === "verse" && cofinancement.referenceVersement === referenceVersement) return;
  if (cofinancement.etat !== "appele") throw new Refus("dossiers/cofinancement-clos", { etat: cofinancement.etat });
  if (dossier.duOrganisme === null) throw new Refus("dossiers/versement-trop-tot");
  exigerLue(montant, cofinancement.montantAppele);
  await changerCofinancement(ctx.base, cofinancement, { etat: "verse", verseLe: ctx.horloge.aujourdhui(), referenceVersement });
}

/** L'exploitant a rendu au cofinanceur ce qu'un contrôle a montré versé de trop. Refuse comme `enregistrerVersement`. */
export async function rendreVersement(ctx: Contexte, { cofinancementId, reference, montant }: Versement): Promise<void> {
  exiger(ctx.acteur, "instruire_dossier");
  const connu = estCle(cofinancementId) ? await trouverCofinancement(ctx.base, cofinancementId) : null;
  if (connu === null) throw new Refus("dossiers/introuvable");
  await prendreDossier(ctx, connu.dossierId);
  const cofinancement = (await trouverCofinancement(ctx.base, cofinancementId)) ?? connu;
  const { montantAppele, montantARendre, etat } = cofinancement;
  if (montantARendre === null) throw new Refus("dossiers/cofinancement-clos", { etat });
  exigerLue(montant, montantARendre);
  const garde = (montantAppele ?? 0) - montantARendre;
  await changerCofinancement(ctx.base, cofinancement, {
    ...(garde > 0 ? { montantAppele: garde } : { etat: "libere", montantAppele: null }),
    ...{ montantARendre: null, referenceVersement: referenceDonnee(reference) },
  });
}

const LONGUEUR_REFERENCE = 80;

/** Une référence de paiement : un texte court et sans commande ; refuse « dossiers/saisie-invalide ». */
export function referenceDonnee(tapee: string): string {
  const reference = tapee.replace(/\p{C}/gu, "").trim();
  if (reference === "" || reference.length > LONGUEUR_REFERENCE) throw new Refus("dossiers/saisie-invalide", { champ: "reference" });
  return reference;
}
