// Trouver le dossier dont on parle et le tenir : le sien, celui de son organisme, ou rien.
import { type Auteur, type EvenementDossier, franchir } from "../../regles/dossier/etats.js";
import { Refus } from "../../socle/refus.js";
import { estCle } from "../../socle/valeurs/cle.js";
import type { Contexte } from "../contexte.js";
import { identiteProuvee } from "../identite/index.js";
import { avancerHorloge } from "./avancer-horloge.js";
import { type LigneDossier, verrouillerDossier } from "./dossiers.sql.js";

/** Vrai si l'acteur est ce titulaire. */
export function estLui({ acteur }: Contexte, titulaireId: string): boolean {
  return acteur.genre === "titulaire" && acteur.titulaireId === titulaireId;
}

async function tenir(ctx: Contexte, dossierId: string, admis: (dossier: LigneDossier) => boolean): Promise<LigneDossier> {
  const dossier = estCle(dossierId) ? await verrouillerDossier(ctx.base, dossierId) : null;
  if (dossier === null || !admis(dossier)) throw new Refus("dossiers/introuvable");
  return avancerHorloge(ctx, dossier);
}

/** Un dossier envoyé dit où la personne se forme : seul un brouillon s'ouvre sans identité prouvée. */
export function exigerLisible({ acteur }: Contexte, { etat }: LigneDossier): void {
  if (etat !== "brouillon" && !identiteProuvee(acteur)) throw new Refus("dossiers/identite-a-prouver");
}

/** Le dossier du titulaire, tenu et à l'heure ; celui d'un autre est « dossiers/introuvable ». */
export async function prendreLeSien(
  ctx: Contexte,
  { titulaireId, dossierId }: { readonly titulaireId: string; readonly dossierId: string },
): Promise<LigneDossier> {
  const dossier = await tenir(ctx, dossierId, (un) => un.titulaireId === titulaireId);
  exigerLisible(ctx, dossier);
  return dossier;
}

/** Le dossier reçu par l'organisme, tenu et à l'heure ; celui d'un autre, ou un brouillon, est « dossiers/introuvable ». */
export async function prendreDeLOrganisme(
  ctx: Contexte,
  { organismeId, dossierId }: { readonly organismeId: string; readonly dossierId: string },
): Promise<LigneDossier> {
  return tenir(ctx, dossierId, (dossier) => dossier.organismeId === organismeId && dossier.demandeeLe !== null);
}

/** N'importe quel dossier, tenu et à l'heure, pour l'exploitant. */
export async function prendreDossier(ctx: Contexte, dossierId: string): Promise<LigneDossier> {
  return tenir(ctx, dossierId, () => true);
}

/** Refuse « dossiers/etape-impossible » avant tout autre examen. */
export function exigerPossible({ etat }: LigneDossier, evenement: EvenementDossier, auteur: Auteur): void {
  if (franchir(etat, evenement, auteur) === null) throw new Refus("dossiers/etape-impossible", { etat, evenement });
}

const LONGUEUR = 2_000;

/** Un mot gardé : sans espaces autour, borné, null s'il est vide. */
export function motGarde(texte: string | null | undefined): string | null {
  const mot = (texte ?? "").trim().slice(0, LONGUEUR);
  return mot === "" ? null : mot;
}

/** La raison qu'une décision doit donner ; refuse « dossiers/raison-manquante ». */
export function raisonDonnee(texte: string): string {
  const raison = motGarde(texte);
  if (raison === null) throw new Refus("dossiers/raison-manquante");
  return raison;
}

/** Nom de qui signe pour son organisme, ou l'identifiant de l'agent. */
export function signataireDe({ acteur }: Contexte): string {
  if (acteur.genre === "responsable") return `${acteur.prenom} ${acteur.nom}`.trim();
  if (acteur.genre === "agent") return acteur.agentId;
  throw new Error("Qui signe est un responsable ou un agent.");
}
