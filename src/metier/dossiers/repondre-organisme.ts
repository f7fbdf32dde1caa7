// L'organisme de formation répond à une demande : il vérifie, propose, refuse, ou annule.
import { Refus } from "../../socle/refus.js";
import { lireDateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { agitPour } from "../organismes/index.js";
import type { DossierOrganisme, OffreConvenue } from "./dossier.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { franchirDossier } from "./franchir-dossier.js";
import { exigerPossible, motGarde, prendreDeLOrganisme, raisonDonnee, signataireDe } from "./prendre.js";
import { motifsDuJour } from "./rejuger.js";
import { dossierDeLOrganisme } from "./vues.js";

/** Un dossier que l'organisme a reçu. */
export interface DossierRecu {
  readonly organismeId: string;
  readonly dossierId: string;
}

/** Prévient que les prérequis se vérifient : le délai long commence. */
export async function accuserPrerequis(ctx: Contexte, demande: DossierRecu & { readonly mot?: string }): Promise<DossierOrganisme> {
  exiger(ctx.acteur, "traiter_dossier", await agitPour(ctx.base, ctx.acteur, demande.organismeId));
  const dossier = await prendreDeLOrganisme(ctx, demande);
  const mot = motGarde(demande.mot);
  const pas = {
    evenement: "accuser_prerequis",
    auteur: "organisme",
    signataire: signataireDe(ctx),
    details: mot === null ? {} : { mot },
  } as const;
  return dossierDeLOrganisme(ctx, await franchirDossier(ctx, dossier, pas));
}

export type Changements = Partial<Pick<OffreConvenue, "prix" | "debut" | "fin" | "heures">>;

function invalide(champ: string): never {
  throw new Refus("dossiers/saisie-invalide", { champ });
}

const PRIX_MAXIMAL = 10_000_000;
const HEURES_MAXIMALES = 10_000;

/** Une durée se compte au centième d'heure, comme au catalogue ; zéro : inconnue. */
function dureeAdmise(heures: number): boolean {
  return heures >= 0 && heures <= HEURES_MAXIMALES && Math.abs(heures * 100 - Math.round(heures * 100)) < 1e-6;
}

/** L'offre changée ; refuse « dossiers/saisie-invalide » en nommant le champ. */
function offreProposee(ctx: Contexte, offre: OffreConvenue, changements: Changements | null): OffreConvenue {
  const proposee: OffreConvenue = { ...offre, ...changements };
  if (!Number.isSafeInteger(proposee.prix) || proposee.prix < 0 || proposee.prix > PRIX_MAXIMAL) invalide("prix");
  if (!dureeAdmise(proposee.heures)) invalide("heures");
  if (lireDateCivile(proposee.debut) === null || proposee.debut <= ctx.horloge.aujourdhui()) invalide("debut");
  if (lireDateCivile(proposee.fin) === null || proposee.fin < proposee.debut) invalide("fin");
  return proposee;
}

/** Ce que le titulaire ne pourrait pas accepter ne se propose pas : il ne l'apprendrait qu'au moment de s'inscrire. */
async function exigerProposable(ctx: Contexte, dossier: LigneDossier, offre: OffreConvenue): Promise<void> {
  const [motif] = await motifsDuJour(ctx, dossier, offre);
  if (motif !== undefined) throw new Refus("dossiers/proposition-irrecevable", { motif: motif.code, article: motif.article });
}

const CHAMPS_PROPOSES = ["prix", "debut", "fin", "heures"] as const;

/**
 * Propose la formation, telle que demandée (`changements` null) ou modifiée : le titulaire a alors son délai pour accepter.
 * Refuse « dossiers/saisie-invalide » (champ), « dossiers/proposition-irrecevable » (motif), « dossiers/etape-impossible ».
 */
export async function proposer(
  ctx: Contexte,
  demande: DossierRecu & { readonly changements: Changements | null; readonly mot: string },
): Promise<DossierOrganisme> {
  exiger(ctx.acteur, "traiter_dossier", await agitPour(ctx.base, ctx.acteur, demande.organismeId));
  const dossier = await prendreDeLOrganisme(ctx, demande);
  exigerPossible(dossier, "proposer", "organisme");
  const offre = offreProposee(ctx, dossier.offre, demande.changements);
  await exigerProposable(ctx, dossier, offre);
  const changes = CHAMPS_PROPOSES.filter((champ) => offre[champ] !== dossier.offre[champ]);
  const mot = motGarde(demande.mot);
  const changements = Object.fromEntries(changes.map((champ) => [champ, { avant: dossier.offre[champ], apres: offre[champ] }]));
  const propose = await franchirDossier(ctx, dossier, {
    evenement: "proposer",
    auteur: "organisme",
    signataire: signataireDe(ctx),
    champs: { offre, propositionModifiee: changes.length > 0 },
    details: { ...(mot === null ? {} : { mot }), ...(changes.length > 0 ? { changements } : {}) },
  });
  return dossierDeLOrganisme(ctx, propose);
}

/** Refuse la demande, avec sa raison. */
export async function refuserDemande(ctx: Contexte, demande: DossierRecu & { readonly raison: string }): Promise<DossierOrganisme> {
  exiger(ctx.acteur, "traiter_dossier", await agitPour(ctx.base, ctx.acteur, demande.organismeId));
  const dossier = await prendreDeLOrganisme(ctx, demande);
  exigerPossible(dossier, "refuser_demande", "organisme");
  const pas = { evenement: "refuser_demande", auteur: "organisme", signataire: signataireDe(ctx) } as const;
  return dossierDeLOrganisme(ctx, await franchirDossier(ctx, dossier, { ...pas, details: { raison: raisonDonnee(demande.raison) } }));
}

/** Annule la formation, avec sa raison : ce qui était réservé ou payé revient au titulaire. */
export async function annulerParOrganisme(ctx: Contexte, demande: DossierRecu & { readonly raison: string }): Promise<DossierOrganisme> {
  exiger(ctx.acteur, "traiter_dossier", await agitPour(ctx.base, ctx.acteur, demande.organismeId));
  const dossier = await prendreDeLOrganisme(ctx, demande);
  exigerPossible(dossier, "annuler_par_organisme", "organisme");
  const pas = { evenement: "annuler_par_organisme", auteur: "organisme", signataire: signataireDe(ctx) } as const;
  return dossierDeLOrganisme(ctx, await franchirDossier(ctx, dossier, { ...pas, details: { raison: raisonDonnee(demande.raison) } }));
}
