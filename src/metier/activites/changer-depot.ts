// Rectifier ou annuler une activité déposée : la nouvelle ligne prend la place de l'ancienne, qui reste dans l'histoire.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { attribuerEnsemble, type DepotDeLot, type PersonneDeposee } from "./deposer-en-masse.js";
import {
  changerActivite,
  copierActivites,
  copierDepots,
  type DepotConnu,
  type DepotCourant,
  remplacerDepot,
  reporterChoix,
  verrouillerDepotCourant,
} from "./depots.sql.js";
import { mettreARecalculer, verrouillerPourDeposerTout } from "./rattachements.sql.js";

/** Ligne de rectification ou d'annulation ; `idOrigine` est le numéro de la ligne qu'elle vise. */
export interface ChangementDepot {
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly lotId: string;
  readonly operation: "rectification" | "annulation";
  readonly idOrigine: string;
  /** Un essai est défait par l'appelant : il ne cherche ni ne tient aucun compte. */
  readonly essai?: boolean;
  readonly depot: DepotDeLot;
}

/** Ce qui a été fait, ou pourquoi rien ne l'a été : l'activité visée est déjà annulée, ou introuvable. */
export type IssueChangement = { readonly genre: "fait"; readonly activiteId: string } | { readonly genre: "deja_annulee" | "introuvable" };

function memePersonne(ancien: DepotConnu, { nirEmpreinte, traitsEmpreinte, noyauEmpreinte }: PersonneDeposee): boolean {
  if (nirEmpreinte !== null && ancien.nirEmpreinte !== null) return nirEmpreinte === ancien.nirEmpreinte;
  if (traitsEmpreinte !== null && ancien.traitsEmpreinte !== null) return traitsEmpreinte === ancien.traitsEmpreinte;
  // Un numéro vidé, ou donné à la place des traits, peut désigner quelqu'un d'autre : la personne est à retrouver.
  if ((nirEmpreinte === null) !== (ancien.nirEmpreinte === null)) return false;
  return noyauEmpreinte !== null && noyauEmpreinte === ancien.noyauEmpreinte;
}

/** Corriger garde le rang (D5151-13), si la déclaration d'alors pouvait déjà dire cela : même activité, acte qui la précède. */
function declareLeDe(ancien: DepotConnu, { faits, declareLe }: DepotDeLot): DateCivile {
  const acte = "signature" in faits ? faits.signature : "debut" in faits ? faits.debut : null;
  return faits.type === ancien.faits.type && (acte === null || acte <= ancien.declareLe) ? ancien.declareLe : declareLe;
}

/** Ce qu'il faut savoir pour écrire le changement. */
interface Changement extends ChangementDepot {
  readonly place: DepotCourant;
  readonly ancien: DepotConnu;
  readonly le: Date;
}

/**
 * Une rectification qui ne change pas la personne garde son attribution. Elle la refait si nul ne porte encore l'activité (les traits
 * corrigés peuvent la désigner, ou lever un doute), ou si elle apporte elle-même un doute.
 */
function gardeLaPersonne(ancien: DepotConnu, { operation, depot: { personne } }: ChangementDepot): boolean {
  if (operation === "annulation") return true;
  return ancien.titulaireId !== null && personne.doute === null && memePersonne(ancien, personne);
}

/** La personne est à retrouver : l'activité du premier est annulée, celle du second est neuve, à la date d'origine. */
async function changerDePersonne(
  ctx: Contexte,
  { depot, organismeId, organismeNom, lotId, place, ancien, le }: Changement,
): Promise<IssueChangement> {
  // Remplacée et non annulée : une autre rectification peut encore la nommer en origine.
  await remplacerDepot(ctx.base, place, { par: depot.idExterne, annuleLe: null });
  if (ancien.titulaireId !== null) {
    const { titulaireId, activiteId, faits, declareLe } = ancien;
    await changerActivite(ctx.base, { titulaireId, activiteId, faits, declareLe, operation: "annulation", idExterne: depot.idExterne, le });
  }
  const [attribution] = await attribuerEnsemble(ctx, [depot.personne]);
  const { personne, ...neuf } = depot;
  const complet = { ...neuf, ...personne, ...(attribution ?? { titulaireId: null }), organismeId, organismeNom, lotId };
  // L'identifiant rendu ne dépend que des deux lignes du déclarant : dépendre du compte dirait s'il existe.
  const activiteId = personne.doute === null && memePersonne(ancien, personne) ? ancien.activiteId : depot.activiteId;
  const neufs = [{ ...complet, activiteId, declareLe: declareLeDe(ancien, depot) }];
  await copierDepots(ctx.base, neufs, le);
  await copierActivites(ctx.base, neufs);
  const memeTitulaire = ancien.titulaireId !== null && ancien.titulaireId === complet.titulaireId;
  // Retrouvée, la personne n'a pas à redire ce qu'elle avait choisi de ne pas recenser (L5151-8).
  if (memeTitulaire) await reporterChoix(ctx.base, complet.titulaireId, { de: ancien.activiteId, vers: activiteId });
  const touches = [ancien.titulaireId, complet.titulaireId].flatMap((id) => (id === null ? [] : [id]));
  await mettreARecalculer(ctx.base, touches, le);
  return { genre: "fait", activiteId };
}

async function remplacer(
  ctx: Contexte,
  { depot, operation, organismeId, organismeNom, lotId, place, ancien, le }: Changement,
): Promise<IssueChangement> {
  const annule = operation === "annulation";
  await remplacerDepot(ctx.base, place, { par: depot.idExterne, annuleLe: annule ? le : null });
  const { activiteId, nirEmpreinte, noyauEmpreinte, traitsEmpreinte, titulaireId } = ancien;
  const declareLe = annule ? ancien.declareLe : declareLeDe(ancien, depot);
  // Un doute qu'un agent a tranché ne se rouvre pas.
  const doute = titulaireId === null ? ancien.doute : null;
  const faits = annule ? ancien.faits : depot.faits;
  const { personne: _, ...neuf } = depot;
  const repris = { activiteId, nirEmpreinte, noyauEmpreinte, traitsEmpreinte, titulaireId, doute, declareLe, faits };
  await copierDepots(ctx.base, [{ ...neuf, ...repris, organismeId, organismeNom, lotId, annuleLe: annule ? le : null }], le);
  if (titulaireId !== null) {
    await changerActivite(ctx.base, { titulaireId, activiteId, operation, idExterne: depot.idExterne, faits, declareLe, le });
    await mettreARecalculer(ctx.base, [titulaireId], le);
  }
  return { genre: "fait", activiteId };
}

/**
 * Applique la ligne au dépôt qui tient lieu de son origine. Les droits suivent par le recalcul du titulaire, en écritures compensatoires ;
 * la date de déclaration reste celle d'origine quand elle pouvait déjà dire cela : corriger ne fait pas perdre son rang (D5151-13).
 */
export async function changerDepot(ctx: Contexte, demande: ChangementDepot): Promise<IssueChangement> {
  exiger(ctx.acteur, "deposer_activite");
  // Avant tout : une première connexion au même instant verrait la ligne qui s'en va sans voir celle qui la remplace.
  const { essai = false } = demande;
  if (!essai) await verrouillerPourDeposerTout(ctx.base);
  const place = await verrouillerDepotCourant(ctx.base, demande.organismeId, demande.idOrigine);
  if (place === null) return { genre: "introuvable" };
  const ancien = essai ? { ...place.courant, titulaireId: null } : place.courant;
  if (ancien.annule) return { genre: "deja_annulee" };
  const changement: Changement = { ...demande, place, ancien, le: ctx.horloge.maintenant() };
  return essai || gardeLaPersonne(ancien, demande) ? remplacer(ctx, changement) : changerDePersonne(ctx, changement);
}
