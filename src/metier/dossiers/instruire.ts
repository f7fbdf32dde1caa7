// L'exploitant instruit : une absence ou une force majeure, un service fait contesté, une inscription à annuler.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { avancerControle } from "./facturation-etape.js";
import { franchirDossier } from "./franchir-dossier.js";
import { exigerPossible, prendreDossier, raisonDonnee, signataireDe } from "./prendre.js";
import { type DossierExploitant, dossierDeLExploitant } from "./vues.js";

/** Décide d'un examen : force majeure reconnue, tout revient ; sinon le prix est dû à l'organisme. */
export async function deciderExamen(
  ctx: Contexte,
  demande: { readonly dossierId: string; readonly forceMajeure: boolean; readonly raison: string },
): Promise<DossierExploitant> {
  exiger(ctx.acteur, "instruire_dossier");
  const dossier = await prendreDossier(ctx, demande.dossierId);
  const { forceMajeure } = demande;
  const evenement = forceMajeure ? "reconnaitre_force_majeure" : "retenir_absence";
  exigerPossible(dossier, evenement, "exploitant");
  const details = { raison: raisonDonnee(demande.raison), forceMajeure };
  const pas = { evenement, auteur: "exploitant", signataire: signataireDe(ctx), details, champs: { forceMajeure } } as const;
  return dossierDeLExploitant(ctx, await franchirDossier(ctx, dossier, pas));
}

/** `rienDu` : la formation n'a pas eu lieu ; tout revient, quel que soit le taux. */
export interface ValidationServiceFait {
  readonly dossierId: string;
  readonly taux: number;
  readonly forceMajeure: boolean;
  readonly rienDu?: boolean;
  readonly raison: string;
}

/**
 * Valide le service fait, au taux que l'exploitant retient. Un contrôle ouvert est levé du même geste.
 * Refuse « dossiers/saisie-invalide » (taux), « dossiers/raison-manquante », « dossiers/etape-impossible ».
 */
export async function validerServiceFait(ctx: Contexte, demande: ValidationServiceFait): Promise<DossierExploitant> {
  exiger(ctx.acteur, "instruire_dossier");
  const dossier = await prendreDossier(ctx, demande.dossierId);
  exigerPossible(dossier, "valider_service_fait", "exploitant");
  const { rienDu = false } = demande;
  const { taux, forceMajeure } = rienDu ? { taux: 0, forceMajeure: false } : demande;
  if (!Number.isInteger(taux) || taux < 0 || taux > 100) throw new Refus("dossiers/saisie-invalide", { champ: "taux" });
  const details = { raison: raisonDonnee(demande.raison), taux, forceMajeure, ...(rienDu ? { issue: "rien_du" } : {}) };
  const signataire = signataireDe(ctx);
  const leve =
    dossier.controle === "en_controle"
      ? await avancerControle(ctx, dossier, {
          evenement: "lever_controle",
          par: "exploitant",
          signataire,
          details: { raison: details.raison },
        })
      : dossier;
  const champs = { tauxRealisation: taux, forceMajeure, ...(rienDu ? { duOrganisme: 0 } : {}) };
  return dossierDeLExploitant(
    ctx,
    await franchirDossier(ctx, leve, { evenement: "valider_service_fait", auteur: "exploitant", signataire, details, champs }),
  );
}

/** Annule au nom des financeurs, avec sa raison : tout revient. */
export async function annulerParFinanceur(
  ctx: Contexte,
  demande: { readonly dossierId: string; readonly raison: string },
): Promise<DossierExploitant> {
  exiger(ctx.acteur, "instruire_dossier");
  const dossier = await prendreDossier(ctx, demande.dossierId);
  exigerPossible(dossier, "annuler_par_financeur", "exploitant");
  const pas = { evenement: "annuler_par_financeur", auteur: "exploitant", signataire: signataireDe(ctx) } as const;
  return dossierDeLExploitant(ctx, await franchirDossier(ctx, dossier, { ...pas, details: { raison: raisonDonnee(demande.raison) } }));
}
