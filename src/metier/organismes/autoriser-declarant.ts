// Accorder ou terminer l'autorisation de déclarer un type d'activité ; rien de ce qui a été accordé ne s'efface.
import { randomUUID } from "node:crypto";
import type { TypeActivite } from "../../regles/faits.js";
import { Refus } from "../../socle/refus.js";
import { ajouterJours, type DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { type Autorisation, seChevauchent } from "./autorisation.js";
import { insererAutorisation, lireTypeActivite, poserFin, trouverAutorisations } from "./autorisations.sql.js";
import { declarantDe, nomDuDecideur } from "./declarant.js";
import { tenirOrganisme } from "./tenir-organisme.js";
import { nettoyer } from "./texte.js";

export interface DemandeAutorisation {
  readonly organismeId: string;
  readonly type: TypeActivite;
  readonly depuis: DateCivile;
  /** Dernier jour compris ; sans fin par défaut. */
  readonly jusquAu?: DateCivile | null;
  readonly peutEmployerNir: boolean;
  /** Ce qui fonde la décision : l'organisme la lira. */
  readonly raison: string;
}

/** Le verrou de l'organisme sérialise les décisions : deux autorisations qui se chevauchent ne passent pas ensemble. */
async function tenirDeclarant(ctx: Contexte, organismeId: string): Promise<Autorisation[]> {
  await tenirOrganisme(ctx, organismeId);
  await declarantDe(ctx, organismeId);
  return trouverAutorisations(ctx.base, organismeId);
}

function raisonDe(texte: string): string {
  const raison = nettoyer(texte, 2000);
  if (raison === "") throw new Refus("organismes/saisie-invalide", { champ: "raison" });
  return raison;
}

function estLaMeme(une: Autorisation, autre: Autorisation): boolean {
  return (
    une.type === autre.type &&
    une.depuis === autre.depuis &&
    une.jusquAu === autre.jusquAu &&
    une.peutEmployerNir === autre.peutEmployerNir &&
    une.raison === autre.raison
  );
}

function autorisationVoulue(ctx: Contexte, demande: DemandeAutorisation): Autorisation {
  const type = lireTypeActivite(demande.type);
  if (type === null) throw new Refus("organismes/saisie-invalide", { champ: "type" });
  const jusquAu = demande.jusquAu ?? null;
  if (jusquAu !== null && jusquAu < demande.depuis) throw new Refus("organismes/saisie-invalide", { champ: "jusquAu" });
  return {
    id: randomUUID(),
    organismeId: demande.organismeId,
    type,
    depuis: demande.depuis,
    jusquAu,
    finPrevue: jusquAu,
    peutEmployerNir: demande.peutEmployerNir,
    decideePar: nomDuDecideur(ctx),
    raison: raisonDe(demande.raison),
    decideeLe: ctx.horloge.maintenant(),
    fin: null,
  };
}

/**
 * Accorde l'autorisation ; la même demande, renvoyée, rend celle qui existe.
 * Refuse par « organismes/pas-declarant », « organismes/saisie-invalide » (champ type, jusquAu, raison), « organismes/autorisation-chevauche ».
 */
export async function autoriserDeclarant(ctx: Contexte, demande: DemandeAutorisation): Promise<Autorisation> {
  exiger(ctx.acteur, "autoriser_declarant");
  const voulue = autorisationVoulue(ctx, demande);
  const connues = await tenirDeclarant(ctx, demande.organismeId);
  const meme = connues.find((une) => estLaMeme(une, voulue));
  if (meme !== undefined) return meme;
  const genante = connues.find((une) => une.type === voulue.type && seChevauchent(une, voulue));
  if (genante !== undefined) {
    throw new Refus("organismes/autorisation-chevauche", { depuis: genante.depuis, jusquAu: genante.jusquAu ?? "", type: genante.type });
  }
  await insererAutorisation(ctx.base, voulue);
  return voulue;
}

export interface DemandeFin {
  readonly organismeId: string;
  readonly autorisationId: string;
  /** Dernier jour où elle vaut ; la veille de son début si elle ne doit jamais avoir pris effet. */
  readonly jusquAu: DateCivile;
  readonly raison: string;
}

/** Pose la fin d'une autorisation, une seule fois, sans reculer celle qui était prévue ; la même fin, renvoyée, ne change rien. */
export async function terminerAutorisation(ctx: Contexte, demande: DemandeFin): Promise<Autorisation> {
  exiger(ctx.acteur, "autoriser_declarant");
  const raison = raisonDe(demande.raison);
  const connues = await tenirDeclarant(ctx, demande.organismeId);
  const visee = connues.find(({ id }) => id === demande.autorisationId);
  if (visee === undefined) throw new Refus("organismes/autorisation-introuvable");
  if (visee.fin !== null && visee.jusquAu === demande.jusquAu && visee.fin.raison === raison) return visee;
  if (visee.fin !== null) throw new Refus("organismes/autorisation-terminee", { jusquAu: visee.jusquAu ?? "" });
  const tropTard = visee.jusquAu !== null && demande.jusquAu > visee.jusquAu;
  if (tropTard || demande.jusquAu < ajouterJours(visee.depuis, -1)) throw new Refus("organismes/saisie-invalide", { champ: "finLe" });
  const fin = { par: nomDuDecideur(ctx), raison, le: ctx.horloge.maintenant() };
  await poserFin(ctx.base, { organismeId: visee.organismeId, id: visee.id, jusquAu: demande.jusquAu, ...fin });
  return { ...visee, jusquAu: demande.jusquAu, fin };
}
