// Le contrôle d'un dossier : l'exploitant l'ouvre et le lève, le titulaire l'ouvre en contestant ; tant qu'il dure, rien n'est payé.
import { partDue } from "../../regles/dossier/realisation.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { appeler } from "./cofinancement-suites.js";
import { rendreLaCorrection } from "./controle-droits.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { avancerControle } from "./facturation-etape.js";
import { sommeDuTitulaire } from "./facturation-parts.js";
import { regulariser } from "./facturation-suites.js";
import { rendreAuDela } from "./paiement-suites.js";
import { partsDues } from "./parts-dues.js";
import { prendreDossier, raisonDonnee, signataireDe } from "./prendre.js";
import { prevenirDeCote } from "./prevenir-argent.js";

/** L'exploitant ouvre un contrôle, avec sa raison. Refuse « dossiers/controle-impossible », « dossiers/raison-manquante ». */
export async function ouvrirControle(ctx: Contexte, demande: { readonly dossierId: string; readonly raison: string }): Promise<void> {
  exiger(ctx.acteur, "instruire_dossier");
  const dossier = await prendreDossier(ctx, demande.dossierId);
  const raison = raisonDonnee(demande.raison);
  const signataire = signataireDe(ctx);
  const devenu = await avancerControle(ctx, dossier, { evenement: "ouvrir_controle", par: "exploitant", signataire, details: { raison } });
  await prevenirDeCote(ctx, devenu, { evenement: "ouvrir_controle", raison });
}

/** Le titulaire conteste le service fait : le contrôle s'ouvre, s'il ne l'est pas déjà. */
export async function ouvrirParContestation(ctx: Contexte, dossier: LigneDossier, raison: string | null): Promise<LigneDossier> {
  if (dossier.controle === "en_controle") return dossier;
  return avancerControle(ctx, dossier, { evenement: "ouvrir_controle", par: "titulaire", details: { raison } });
}

/** `taux` : présence corrigée, en pour cent ; null ne corrige rien. `rienDu` : la formation n'a pas eu lieu, ou ne se doit pas. */
export interface LeveeControle {
  readonly dossierId: string;
  readonly raison: string;
  readonly taux: number | null;
  readonly rienDu?: boolean;
}

/** Rien n'est dû : le barème de présence, qui laisse toujours une part à l'organisme, ne joue pas. Il faut que quelque chose l'ait été. */
function sansRienDu(dossier: LigneDossier): LigneDossier {
  if (dossier.duOrganisme === null) throw new Refus("dossiers/saisie-invalide", { champ: "rienDu" });
  return { ...dossier, duOrganisme: 0, parts: [] };
}

/** Ce que la correction change du dossier. */
function corrige(ctx: Contexte, dossier: LigneDossier, taux: number): LigneDossier {
  if (!Number.isInteger(taux) || taux < 0 || taux > 100) throw new Refus("dossiers/saisie-invalide", { champ: "taux" });
  const corrigible =
    dossier.etat === "service_fait_declare" || dossier.etat === "service_fait_valide" || dossier.etat === "annulee_non_realisee";
  if (!corrigible) throw new Refus("dossiers/saisie-invalide", { champ: "taux" });
  if (dossier.duOrganisme === null || dossier.plan === null) return { ...dossier, tauxRealisation: taux };
  const { plan, offre } = dossier;
  const date = dossier.serviceFaitLe ?? ctx.horloge.aujourdhui();
  const { du } = partDue({ date, prix: offre.prix, taux, forceMajeure: dossier.forceMajeure === true });
  if (du > dossier.duOrganisme) throw new Refus("dossiers/correction-a-la-hausse", { du: dossier.duOrganisme });
  return { ...dossier, tauxRealisation: taux, duOrganisme: du, parts: partsDues(plan, offre, du) };
}

/** Rend à chacun la différence : aux droits, aux tiers, au titulaire ; puis la facturation suit. */
async function suivreCorrection(ctx: Contexte, avant: LigneDossier, apres: LigneDossier): Promise<LigneDossier> {
  await rendreLaCorrection(ctx, avant, apres);
  const parts = apres.parts ?? [];
  await appeler(ctx, apres, parts);
  const rendu = await rendreAuDela(ctx, apres, sommeDuTitulaire(parts));
  return regulariser(ctx, rendu, "exploitant");
}

function voulu(ctx: Contexte, dossier: LigneDossier, { taux, rienDu = false }: LeveeControle): LigneDossier {
  if (rienDu) return sansRienDu(dossier);
  return taux === null ? dossier : corrige(ctx, dossier, taux);
}

function decisionDe({ taux, rienDu = false }: LeveeControle): Record<string, string | number> {
  if (rienDu) return { issue: "rien_du" };
  return taux === null ? {} : { taux };
}

/** Le temps du contrôle n'est pas retiré au titulaire : son délai pour confirmer ou contester repart entier de la levée. */
function delaiRendu(ctx: Contexte, { etat, serviceFaitLe }: LigneDossier): Pick<LigneDossier, "serviceFaitLe"> {
  return { serviceFaitLe: etat === "service_fait_declare" ? ctx.horloge.aujourdhui() : serviceFaitLe };
}

/**
 * Lève le contrôle. Une correction avant paiement fait émettre une nouvelle facture ; après, l'organisme rend la différence.
 * Refuse « dossiers/controle-impossible », « dossiers/raison-manquante », « dossiers/correction-a-la-hausse », « dossiers/saisie-invalide ».
 */
export async function leverControle(ctx: Contexte, demande: LeveeControle): Promise<void> {
  exiger(ctx.acteur, "instruire_dossier");
  const dossier = await prendreDossier(ctx, demande.dossierId);
  const raison = raisonDonnee(demande.raison);
  const { tauxRealisation, duOrganisme, parts } = voulu(ctx, dossier, demande);
  const leve = await avancerControle(ctx, dossier, {
    ...{ evenement: "lever_controle", par: "exploitant", signataire: signataireDe(ctx) },
    details: { raison, ...decisionDe(demande) },
    champs: { tauxRealisation, duOrganisme, parts, ...delaiRendu(ctx, dossier) },
  });
  const moindre = duOrganisme !== null && dossier.duOrganisme !== null && duOrganisme < dossier.duOrganisme;
  const devenu = moindre ? await suivreCorrection(ctx, dossier, leve) : leve;
  await prevenirDeCote(ctx, devenu, { evenement: "lever_controle", raison });
}
