// La décision d'un agent sur l'article 200 du CGI : prise une fois, elle vaut pour tous les bénévoles ; son histoire reste.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { lireOrganisme } from "./lire-organisme.js";
import type { Organisme } from "./organisme.js";
import { ajouterQualification, ecrireDecision, trouverQualifications } from "./qualifications.sql.js";
import { tenirOrganisme } from "./tenir-organisme.js";
import { nettoyer } from "./texte.js";

export interface DecisionArticle200 {
  readonly organismeId: string;
  readonly article200: boolean;
  /** Pourquoi, en français : la décision se lit et se conteste. */
  readonly raison: string;
  /** Qui décide, tel que l'histoire le gardera. */
  readonly agent: string;
  /** Première déclaration établie par l'agent quand le registre ne la donne pas. */
  readonly premiereDeclaration?: DateCivile | null;
}

export interface Qualification {
  readonly rang: number;
  readonly article200: boolean;
  readonly raison: string;
  readonly agent: string;
  readonly le: Date;
}

/** Écrit la décision ; la même décision, pour la même raison, n'est pas écrite deux fois. */
export async function qualifierOrganisme(ctx: Contexte, decision: DecisionArticle200): Promise<Organisme> {
  exiger(ctx.acteur, "qualifier_organisme");
  const raison = nettoyer(decision.raison, 2000);
  const agent = nettoyer(decision.agent, 200);
  if (raison === "") throw new Refus("organismes/raison-manquante");
  if (agent === "") throw new Refus("organismes/saisie-invalide", { champ: "agent" });
  await tenirOrganisme(ctx, decision.organismeId);
  const histoire = await trouverQualifications(ctx.base, decision.organismeId);
  const derniere = histoire.at(-1);
  if (derniere === undefined || derniere.article200 !== decision.article200 || derniere.raison !== raison) {
    const qualification = { rang: histoire.length + 1, article200: decision.article200, raison, agent, le: ctx.horloge.maintenant() };
    await ajouterQualification(ctx.base, decision.organismeId, qualification);
    await ecrireDecision(ctx.base, decision);
  }
  return lireOrganisme(ctx, decision.organismeId);
}

/** Toutes les décisions prises pour un organisme, de la première à la dernière. */
export async function listerQualifications(ctx: Contexte, organismeId: string): Promise<Qualification[]> {
  exiger(ctx.acteur, "qualifier_organisme");
  return z.guid().safeParse(organismeId).success ? trouverQualifications(ctx.base, organismeId) : [];
}
