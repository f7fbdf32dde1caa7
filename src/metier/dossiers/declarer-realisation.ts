// L'organisme de formation dit ce qui s'est passé : l'entrée, l'absence, puis la sortie avec le service fait.
import { REALISATION_SUFFISANTE } from "../../regles/dossier/parametres.js";
import { valeurAu } from "../../regles/parametre.js";
import { Refus } from "../../socle/refus.js";
import { type DateCivile, lireDateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { agitPour } from "../organismes/index.js";
import type { DossierOrganisme } from "./dossier.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { franchirDossier } from "./franchir-dossier.js";
import { exigerPossible, motGarde, prendreDeLOrganisme, signataireDe } from "./prendre.js";
import type { DossierRecu } from "./repondre-organisme.js";
import { dossierDeLOrganisme } from "./vues.js";

function invalide(champ: string): never {
  throw new Refus("dossiers/saisie-invalide", { champ });
}

/** Un jour entre le début de la formation et aujourd'hui ; refuse « dossiers/trop-tot » avant le début. */
function jourPasse(ctx: Contexte, jour: DateCivile, bornes: { readonly des: DateCivile; readonly champ: string }): void {
  const aujourdhui = ctx.horloge.aujourdhui();
  if (aujourdhui < bornes.des) throw new Refus("dossiers/trop-tot", { jour: bornes.des });
  if (lireDateCivile(jour) === null || jour > aujourdhui || jour < bornes.des) invalide(bornes.champ);
}

/** Déclare l'entrée réelle en formation ; envoyer des codes de connexion n'en est pas une. */
export async function declarerEntree(ctx: Contexte, demande: DossierRecu & { readonly le: DateCivile }): Promise<DossierOrganisme> {
  exiger(ctx.acteur, "traiter_dossier", await agitPour(ctx.base, ctx.acteur, demande.organismeId));
  const dossier = await prendreDeLOrganisme(ctx, demande);
  exigerPossible(dossier, "declarer_entree", "organisme");
  const { le } = demande;
  jourPasse(ctx, le, { des: dossier.offre.debut, champ: "le" });
  const pas = { evenement: "declarer_entree", auteur: "organisme", signataire: signataireDe(ctx) } as const;
  return dossierDeLOrganisme(ctx, await franchirDossier(ctx, dossier, { ...pas, champs: { entreeLe: le }, details: { le } }));
}

/** Déclare que la personne n'est pas venue : l'exploitant examine, la personne peut s'expliquer. */
export async function declarerAbsence(ctx: Contexte, demande: DossierRecu & { readonly mot: string }): Promise<DossierOrganisme> {
  exiger(ctx.acteur, "traiter_dossier", await agitPour(ctx.base, ctx.acteur, demande.organismeId));
  const dossier = await prendreDeLOrganisme(ctx, demande);
  exigerPossible(dossier, "declarer_absence", "organisme");
  const { debut } = dossier.offre;
  if (ctx.horloge.aujourdhui() < debut) throw new Refus("dossiers/trop-tot", { jour: debut });
  const mot = motGarde(demande.mot);
  const pas = { evenement: "declarer_absence", auteur: "organisme", signataire: signataireDe(ctx) } as const;
  return dossierDeLOrganisme(ctx, await franchirDossier(ctx, dossier, { ...pas, details: mot === null ? {} : { mot } }));
}

/** Ce que l'organisme déclare à la fin. `taux` en pour cent entiers ; `cause` : pourquoi tout n'a pas été fait. */
export interface ServiceFait {
  readonly sortieLe: DateCivile;
  readonly taux: number;
  readonly heuresNonFaites: number;
  readonly forceMajeure: boolean;
  readonly cause: string | null;
}

/** Avant le dernier jour, personne n'a suivi une part qui ferait devoir le prix entier : elle se déclare à la fin. */
function exigerFinie(ctx: Contexte, { offre }: LigneDossier, { taux, forceMajeure }: ServiceFait): void {
  const aujourdhui = ctx.horloge.aujourdhui();
  const entier = taux === 100 || (!forceMajeure && taux >= valeurAu(REALISATION_SUFFISANTE, aujourdhui));
  if (entier && aujourdhui < offre.fin) throw new Refus("dossiers/pas-finie", { jour: offre.fin });
}

/** Refuse « dossiers/saisie-invalide » : ce qui n'est pas entier s'explique, et un taux va avec ses heures. */
function exigerServiceFait(ctx: Contexte, dossier: LigneDossier, fait: ServiceFait): void {
  const { sortieLe, taux, heuresNonFaites, forceMajeure, cause } = fait;
  jourPasse(ctx, sortieLe, { des: dossier.entreeLe ?? dossier.offre.debut, champ: "sortieLe" });
  if (!Number.isInteger(taux) || taux < 0 || taux > 100) invalide("taux");
  if (!(heuresNonFaites >= 0 && heuresNonFaites <= dossier.offre.heures)) invalide("heuresNonFaites");
  if (taux === 100 && (heuresNonFaites > 0 || forceMajeure)) invalide(heuresNonFaites > 0 ? "heuresNonFaites" : "forceMajeure");
  if (taux < 100 && motGarde(cause) === null) invalide("cause");
}

/** Déclare la sortie et le service fait, ensemble : le titulaire a ensuite son délai pour confirmer ou contester. */
export async function declarerServiceFait(ctx: Contexte, demande: DossierRecu & ServiceFait): Promise<DossierOrganisme> {
  exiger(ctx.acteur, "traiter_dossier", await agitPour(ctx.base, ctx.acteur, demande.organismeId));
  const dossier = await prendreDeLOrganisme(ctx, demande);
  exigerPossible(dossier, "declarer_sortie", "organisme");
  exigerServiceFait(ctx, dossier, demande);
  exigerFinie(ctx, dossier, demande);
  const { sortieLe, taux, heuresNonFaites, forceMajeure } = demande;
  const cause = taux < 100 ? motGarde(demande.cause) : null;
  const signe = { auteur: "organisme", signataire: signataireDe(ctx) } as const;
  const sorti = await franchirDossier(ctx, dossier, {
    ...signe,
    evenement: "declarer_sortie",
    champs: { sortieLe },
    details: { le: sortieLe },
  });
  const declare = await franchirDossier(ctx, sorti, {
    ...signe,
    evenement: "declarer_service_fait",
    champs: { tauxRealisation: taux, heuresNonFaites, forceMajeure, cause },
    details: { taux, heuresNonFaites, forceMajeure, cause },
  });
  return dossierDeLOrganisme(ctx, declare);
}
