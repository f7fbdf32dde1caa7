// Prévenir chacun, à chaque pas d'un dossier : ce qui vient de se passer, ce qu'il y a à faire et avant quel jour.
import type { EvenementDossier } from "../../regles/dossier/etats.js";
import { ecrireDateLongue } from "../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../socle/valeurs/montant.js";
import type { Contexte } from "../contexte.js";
import { type CofinancementTenu, trouverCofinancements } from "./cofinancements.sql.js";
import type { EtatCofinancement } from "./dossier.js";
import type { LigneDossier } from "./dossiers.sql.js";
import type { Pas } from "./franchir-dossier.js";
import { trouverPaiements } from "./paiements.sql.js";
import { ecrireAuTitulaire, ecrireAuxResponsables, nomDuTitulaire } from "./prevenir-lettre.js";
import { A_L_ORGANISME } from "./prevenir-organisme.js";
import { AU_TITULAIRE } from "./prevenir-titulaire.js";

/** Où l'étape vient de mettre le cofinancement dont elle parle. */
const TIERS: Partial<Record<EvenementDossier, readonly EtatCofinancement[]>> = {
  demander_cofinancement: ["demande"],
  accorder_cofinancement: ["accorde"],
  refuser_cofinancement: ["refuse"],
  expirer_cofinancement: ["expire"],
  refuser_financement: ["refuse", "expire"],
};

/** Le tiers dont l'étape parle : le dernier qu'elle a mis où il est ; null quand elle ne parle d'aucun. */
async function tiersDe(ctx: Contexte, dossier: LigneDossier, { evenement }: Pas): Promise<CofinancementTenu | null> {
  const etats = TIERS[evenement];
  if (etats === undefined) return null;
  return (await trouverCofinancements(ctx.base, dossier.id)).findLast(({ etat }) => etats.includes(etat)) ?? null;
}

/** Ce qui revient au titulaire de ce qu'il avait payé, et avant quand. */
async function aRendreDit(ctx: Contexte, dossier: LigneDossier): Promise<string> {
  const aRendre = (await trouverPaiements(ctx.base, dossier.id)).filter(({ etat }) => etat === "a_rembourser");
  const [premier] = aRendre;
  if (premier === undefined || premier.rembourserAvant === null) return "";
  const somme = aRendre.reduce((total, { montant }) => total + montant, 0);
  return `Nous vous rendons ${ecrireMontant(somme)} de ce que vous aviez payé, au plus tard le ${ecrireDateLongue(premier.rembourserAvant)}.`;
}

/** Ce qui empêchait la personne est peut-être sa santé : la raison de la décision ne va qu'à elle. */
const RAISONS_TUES: ReadonlySet<EvenementDossier> = new Set(["invoquer_force_majeure", "reconnaitre_force_majeure", "retenir_absence"]);

/** Dépose les courriels de l'étape dans la même transaction qu'elle : l'un ne part pas sans l'autre. */
export async function prevenir(
  demandeur: Contexte,
  dossier: LigneDossier,
  { pas, raison }: { readonly pas: Pas; readonly raison: string | null },
): Promise<void> {
  const ctx: Contexte = { ...demandeur, acteur: { genre: "systeme" } };
  const auTitulaire = AU_TITULAIRE[pas.evenement];
  if (auTitulaire !== undefined) {
    const tiers = await tiersDe(ctx, dossier, pas);
    const message = auTitulaire({ dossier, raison, tiers });
    await ecrireAuTitulaire(ctx, dossier, { ...message, complement: await aRendreDit(ctx, dossier) });
  }
  const aLOrganisme = A_L_ORGANISME[pas.evenement];
  if (aLOrganisme === undefined) return;
  const message = aLOrganisme({
    dossier,
    raison: RAISONS_TUES.has(pas.evenement) ? null : raison,
    nom: await nomDuTitulaire(ctx, dossier),
  });
  await ecrireAuxResponsables(ctx, dossier, { organismeId: dossier.organismeId, message });
}
