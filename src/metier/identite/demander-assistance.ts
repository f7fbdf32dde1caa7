// La voie assistée : une demande gardée, numérotée, accusée par courriel, suivie jusqu'à sa réponse.
import { randomBytes } from "node:crypto";
import { deposerCourriel } from "../../socle/courriel.js";
import { Refus } from "../../socle/refus.js";
import { ajouterJours, type DateCivile, ecrireDateLongue } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { insererDemande, type LigneAssistance, lireDemandesDe, lirePersonneDuTitulaire } from "./assistance.sql.js";
import { exiger } from "./habilitations.js";

export const MOTIFS_ASSISTANCE = ["nir_incoherent", "nir_deja_pris", "nir_inconnu", "identite_a_prouver", "acces_perdu", "autre"] as const;
export type MotifAssistance = (typeof MOTIFS_ASSISTANCE)[number];

/** Engagement du service, en jours ; ce n'est pas un délai de la loi. */
export const DELAI_REPONSE_JOURS = 15;
// Sans 0, O, 1, I ni L : le numéro se dicte au téléphone.
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const FORME_NIR = /[12][\s.-]?\d{2}[\s.-]?\d{2}[\s.-]?(?:\d{2}|2[AB])[\s.-]?\d{3}[\s.-]?\d{3}(?:[\s.-]?\d{2})?/giu;

export interface NouvelleAssistance {
  readonly motif: MotifAssistance;
  readonly message: string;
  readonly courriel: string | null;
}

export interface DemandeSuivie {
  readonly numero: string;
  readonly motif: string;
  readonly message: string;
  readonly etat: "recue" | "en_cours" | "repondue";
  readonly recueLe: Date;
  readonly echeance: DateCivile;
}

/** Garde la demande et en accuse réception ; un numéro de sécurité sociale tapé dans le message en est retiré. */
export async function demanderAssistance(ctx: Contexte, demande: NouvelleAssistance): Promise<DemandeSuivie> {
  exiger(ctx.acteur, "demander_assistance");
  const recueLe = ctx.horloge.maintenant();
  const nouvelle = {
    numero: `A-${tirerNumero()}`,
    personneId: await personneQuiAgit(ctx),
    motif: demande.motif,
    message: demande.message.replace(FORME_NIR, "[numéro retiré]").trim(),
    courriel: demande.courriel,
    recueLe,
    echeance: ajouterJours(ctx.horloge.aujourdhui(), DELAI_REPONSE_JOURS),
  };
  await ctx.base.requete(insererDemande(nouvelle));
  if (nouvelle.courriel !== null) await accuser(ctx, nouvelle.courriel, nouvelle);
  const { numero, motif, message, echeance } = nouvelle;
  return { numero, motif, message, etat: "recue", recueLe, echeance };
}

/** Les demandes de la personne qui agit, la plus récente d'abord. */
export async function suivreAssistance(ctx: Contexte): Promise<DemandeSuivie[]> {
  exiger(ctx.acteur, "demander_assistance");
  const lignes = await ctx.base.requete<LigneAssistance>(lireDemandesDe(await personneQuiAgit(ctx)));
  return lignes.map(({ recue_le, ...reste }) => ({ ...reste, recueLe: recue_le }));
}

function tirerNumero(): string {
  return [...randomBytes(8)].map((octet) => ALPHABET[octet % ALPHABET.length]).join("");
}

async function personneQuiAgit(ctx: Contexte): Promise<string> {
  if (ctx.acteur.genre === "arrivant") return ctx.acteur.personneId;
  if (ctx.acteur.genre !== "titulaire") throw new Refus("identite/action-interdite", { action: "demander_assistance" });
  const [ligne] = await ctx.base.requete<{ personne_id: string }>(lirePersonneDuTitulaire(ctx.acteur.titulaireId));
  if (ligne === undefined) throw new Refus("identite/titulaire-inconnu");
  return ligne.personne_id;
}

async function accuser(ctx: Contexte, courriel: string, demande: { numero: string; echeance: DateCivile }): Promise<void> {
  const texte = [
    "Bonjour,",
    "",
    `Votre demande d'assistance est enregistrée sous le numéro ${demande.numero}.`,
    `Une personne vous répond au plus tard le ${ecrireDateLongue(demande.echeance)}.`,
    "",
    "N'envoyez jamais votre numéro de sécurité sociale par courriel : nous ne vous le demanderons pas.",
  ].join("\n");
  await deposerCourriel(
    ctx.base,
    { a: courriel, sujet: `Votre demande ${demande.numero} est bien reçue`, texte },
    ctx.horloge.maintenant(),
  );
}
