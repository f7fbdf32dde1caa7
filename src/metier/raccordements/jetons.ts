// Les jetons : opaques, gardés par leur empreinte seule, liés au raccordement et à la clé qui les ont obtenus.
import { createHash } from "node:crypto";
import type { Contexte } from "../contexte.js";
import type { ActeurDeclarant, Portee } from "../identite/acteur.js";
import { exiger } from "../identite/habilitations.js";
import { compterDemande, effacerExpires, insererAssertion, insererJeton, lireJetonVivant, noterUsageDeCle } from "./jetons.sql.js";

const empreinteDe = (domaine: string, texte: string) => createHash("sha256").update(`${domaine}\u0000${texte}`).digest("hex");

export interface JetonDonne {
  readonly jeton: string;
  readonly raccordementId: string;
  readonly kid: string;
  readonly portees: readonly string[];
  readonly expireLe: Date;
}

/** Garde l'empreinte d'un jeton que l'on vient de donner, et l'instant où la clé a servi. Le jeton est tiré au hasard : SHA-256 suffit. */
export async function garderJeton(ctx: Contexte, donne: JetonDonne): Promise<void> {
  exiger(ctx.acteur, "servir_raccordements");
  const { jeton, ...reste } = donne;
  await insererJeton(ctx.base, { ...reste, empreinte: empreinteDe("jeton", jeton) });
  await noterUsageDeCle(ctx.base, { raccordementId: donne.raccordementId, kid: donne.kid, le: ctx.horloge.maintenant() });
}

/** Note qu'une assertion a servi ; faux si elle avait déjà servi : deux demandes au même instant n'en font passer qu'une. */
export async function servirAssertion(ctx: Contexte, assertion: { readonly cle: string; readonly expireLe: Date }): Promise<boolean> {
  exiger(ctx.acteur, "servir_raccordements");
  return insererAssertion(ctx.base, { empreinte: empreinteDe("assertion", assertion.cle), expireLe: assertion.expireLe });
}

/** Jeton reconnu : qui agit, pour quel organisme, et le raccordement dont il compte les demandes. */
export interface JetonReconnu {
  readonly raccordementId: string;
  readonly acteur: ActeurDeclarant;
}

/** Rend qui porte ce jeton, ou null : inconnu, expiré, raccordement révoqué et clé retirée ne se distinguent pas. */
export async function reconnaitreJeton(ctx: Contexte, jeton: string): Promise<JetonReconnu | null> {
  exiger(ctx.acteur, "servir_raccordements");
  const ligne = await lireJetonVivant(ctx.base, empreinteDe("jeton", jeton), ctx.horloge.instantReel());
  if (ligne === null) return null;
  const { client_id: clientId, organisme_id: organismeId } = ligne;
  const portees: readonly Portee[] = ligne.portees;
  return { raccordementId: ligne.raccordement_id, acteur: { genre: "declarant", clientId, organismeId, portees } };
}

export interface Quota {
  readonly nom: string;
  /** Demandes par fenêtre. */
  readonly maximum: number;
  readonly secondes: number;
}

export interface EtatQuota {
  readonly restantes: number;
  /** Secondes avant la fenêtre suivante. */
  readonly dans: number;
  readonly depasse: boolean;
}

/** Compte une demande d'un raccordement ; tous les processus du service comptent ensemble. */
export async function compter(ctx: Contexte, raccordementId: string, quota: Quota): Promise<EtatQuota> {
  exiger(ctx.acteur, "servir_raccordements");
  const secondes = Math.floor(ctx.horloge.instantReel().getTime() / 1000);
  const fenetre = Math.floor(secondes / quota.secondes);
  const demandes = await compterDemande(ctx.base, { raccordementId, quota: quota.nom, fenetre });
  return {
    restantes: Math.max(0, quota.maximum - demandes),
    dans: (fenetre + 1) * quota.secondes - secondes,
    depasse: demandes > quota.maximum,
  };
}

/** Oublie les jetons et les assertions expirés. */
export async function oublierJetonsExpires(ctx: Contexte): Promise<void> {
  exiger(ctx.acteur, "servir_raccordements");
  await effacerExpires(ctx.base, ctx.horloge.instantReel());
}
