// La forme de tout courriel d'un dossier : ce qui vient de se passer, ce qu'il y a à faire et avant quand, de quelle formation on parle.

import type { CodeHorloge } from "../../regles/dossier/index.js";
import { type Courriel, deposerCourriel } from "../../socle/courriel.js";
import { ecrireDate, ecrireDateLongue } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { lireTitulaire, nomMontre } from "../identite/index.js";
import { courrielsDesResponsables } from "../organismes/index.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { echeancesDuDossier } from "./echeances.js";

/** `sujet` sans somme ni solde ; `faits` : ce qui vient de se passer ; `suite` : ce qu'il y a à faire, ou qu'il n'y a rien à faire. */
export interface Message {
  readonly sujet: string;
  readonly faits: string;
  readonly suite: string;
  /** Ce qui revient à la personne, quand quelque chose lui revient. */
  readonly complement?: string;
}

const SIGNATURE = "Le service du compte d'engagement citoyen";

/** Qui écrit une raison peut y taper un numéro de sécurité sociale : il ne part pas par courriel. */
function sansNumero(texte: string): string {
  return texte.replace(/\d(?:[\s.\u00a0\u202f-]?[\dAB]){12,14}(?!\d)/giu, "(numéro retiré)");
}

/** « au plus tard le mardi 3 mars 2027 », ou rien si ce délai ne court pas. */
export function auPlusTard(dossier: LigneDossier, code: CodeHorloge): string {
  const echeance = echeancesDuDossier(dossier).find((une) => une.code === code);
  return echeance === undefined ? "" : ` au plus tard le ${ecrireDateLongue(echeance.jour)}`;
}

/** La raison donnée, citée ; rien s'il n'y en a pas. */
export function raisonCitee(raison: string | null): string {
  return raison === null ? "" : `\n\nLa raison donnée : « ${raison} »`;
}

function formationDe({ offre, organismeNom, numero }: LigneDossier): string {
  const dates = offre.debut === offre.fin ? `le ${ecrireDate(offre.debut)}` : `du ${ecrireDate(offre.debut)} au ${ecrireDate(offre.fin)}`;
  return `Formation : « ${offre.intitule} », par ${organismeNom}, ${dates}.\nDossier ${numero}.`;
}

function texteDe(dossier: LigneDossier, { faits, suite, complement = "" }: Message): string {
  const corps = ["Bonjour,", faits, suite, complement, formationDe(dossier), SIGNATURE].filter((partie) => partie !== "").join("\n\n");
  return `${sansNumero(corps)}\n`;
}

async function deposer(ctx: Contexte, adresses: readonly string[], courriel: Omit<Courriel, "a">): Promise<void> {
  for (const a of adresses) await deposerCourriel(ctx.base, { a, ...courriel }, ctx.horloge.maintenant());
}

/** Écrit au titulaire, s'il a donné son adresse. */
export async function ecrireAuTitulaire(ctx: Contexte, dossier: LigneDossier, message: Message): Promise<void> {
  const { personne } = await lireTitulaire(ctx, dossier.titulaireId);
  const adresses = personne.courriel === null ? [] : [personne.courriel];
  await deposer(ctx, adresses, { sujet: message.sujet, texte: texteDe(dossier, message) });
}

/** Prénom et nom du titulaire, pour qui doit savoir de qui il s'agit. */
export async function nomDuTitulaire(ctx: Contexte, dossier: LigneDossier): Promise<string> {
  const { prenom, nom } = nomMontre((await lireTitulaire(ctx, dossier.titulaireId)).personne);
  return `${prenom} ${nom}`;
}

/** Écrit aux responsables d'un organisme : celui de formation, ou celui qui cofinance. */
export async function ecrireAuxResponsables(
  ctx: Contexte,
  dossier: LigneDossier,
  { organismeId, message }: { readonly organismeId: string; readonly message: Message },
): Promise<void> {
  const adresses = await courrielsDesResponsables(ctx, organismeId);
  await deposer(ctx, adresses, { sujet: message.sujet, texte: texteDe(dossier, message) });
}
