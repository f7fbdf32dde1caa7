// Le titulaire accepte : le plan est recalculé sous verrou, et ses droits réservés dans la même transaction, ou rien.
import { Refus } from "../../socle/refus.js";
import { aRecalculer } from "../activites/index.js";
import type { Contexte } from "../contexte.js";
import { verrouillerCompte } from "../grand-livre/index.js";
import { exiger, identiteProuvee } from "../identite/index.js";
import type { DossierDeLui } from "./demander.js";
import type { Dossier } from "./dossier.js";
import { type LigneDossier, trouverAutreReserve } from "./dossiers.sql.js";
import { partsDuPlan, sommeDuTitulaire } from "./facturation-parts.js";
import { franchirDossier } from "./franchir-dossier.js";
import { raisonsDe } from "./offre-demandee.js";
import { calculerPlan, droitsDuJour, engagementDe, lireEmpreinte, type PlanCalcule } from "./plan.js";
import { abondementsDe } from "./planifier.js";
import { estLui, exigerPossible, prendreLeSien } from "./prendre.js";
import { motifsDuJour, statutDuJour } from "./rejuger.js";
import { dossierDuTitulaire } from "./vues.js";

export interface Acceptation extends DossierDeLui {
  /** Celle du plan montré ; elle n'engage que si le plan est encore le même. */
  readonly empreinte: string;
  /** Un agent public a l'accord de son employeur (CGFP L422-9). */
  readonly accordEmployeur?: boolean;
}

async function exigerAcceptable(ctx: Contexte, dossier: LigneDossier, { accordEmployeur }: Acceptation): Promise<void> {
  const { offre, statutTitulaire } = dossier;
  const motifs = await motifsDuJour(ctx, dossier, offre);
  if (motifs.length > 0) throw new Refus("dossiers/demande-irrecevable", raisonsDe(motifs));
  if (statutTitulaire !== "agent_public") return;
  if (accordEmployeur !== true) throw new Refus("dossiers/accord-employeur");
  // Un compte en heures ne paie pas une durée inconnue : l'organisme doit la proposer.
  if (offre.heures === 0) throw new Refus("dossiers/heures-inconnues");
}

/** Ce qui a changé entre le plan montré et celui d'aujourd'hui, et pourquoi quand on le sait. */
async function planChange(
  ctx: Contexte,
  dossier: LigneDossier,
  { montree, calcule }: { montree: string; calcule: PlanCalcule },
): Promise<Refus> {
  const avant = lireEmpreinte(montree);
  const apres = lireEmpreinte(calcule.empreinte);
  if (apres === null) throw new Error("L'empreinte d'un plan ne se relit pas.");
  const moinsCec = Math.max(0, (avant?.cec ?? apres.cec) - apres.cec);
  const moinsCpf = Math.max(0, (avant?.cpf ?? apres.cpf) - apres.cpf);
  const autre = moinsCec + moinsCpf > 0 ? await trouverAutreReserve(ctx.base, dossier.titulaireId, dossier.id) : null;
  return new Refus("dossiers/plan-change", {
    cause: autre !== null ? "autre_inscription" : moinsCec + moinsCpf > 0 ? "droits" : "autre",
    autreNumero: autre?.numero ?? null,
    autreIntitule: autre?.offre.intitule ?? null,
    enHeures: dossier.statutTitulaire === "agent_public",
    moinsCec,
    moinsCpf,
    cec: apres.cec,
    cpf: apres.cpf,
    resteAvant: avant?.reste ?? null,
    reste: apres.reste,
  });
}

/**
 * Accepte la proposition et réserve les droits. Le dossier devient « acceptee », ou « attente_paiement » si le titulaire paie une part.
 * Refuse « dossiers/plan-change » (ce qui a changé est dans les détails), « dossiers/financement-refuse », « dossiers/accord-employeur », « dossiers/heures-inconnues »,
 * « dossiers/identite-a-prouver », « dossiers/demande-irrecevable », « dossiers/etape-impossible », « dossiers/introuvable ».
 */
export async function accepterProposition(ctx: Contexte, demande: Acceptation): Promise<Dossier> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  if (!identiteProuvee(ctx.acteur)) throw new Refus("dossiers/identite-a-prouver");
  const tenu = await prendreLeSien(ctx, demande);
  exigerPossible(tenu, "accepter", "titulaire");
  const dossier: LigneDossier = { ...tenu, statutTitulaire: await statutDuJour(ctx, tenu) };
  await exigerAcceptable(ctx, dossier, demande);
  const { titulaireId, offre, statutTitulaire: statut } = dossier;
  // La file avant le compte, comme le calcul des droits les prend : sans quoi les deux s'attendraient.
  await aRecalculer({ ...ctx, acteur: { genre: "systeme" } }, [titulaireId]);
  await verrouillerCompte(ctx, titulaireId);
  const droits = await droitsDuJour(ctx, titulaireId);
  const abondements = await abondementsDe(ctx, dossier.id);
  const calcule = calculerPlan({ offre, statut, date: ctx.horloge.aujourdhui(), ...droits, abondements });
  const { plan, empreinte } = calcule;
  if (plan.decision === "refuse") throw new Refus("dossiers/financement-refuse", raisonsDe(plan.motifs));
  if (empreinte !== demande.empreinte) throw await planChange(ctx, dossier, { montree: demande.empreinte, calcule });
  const accepte = await franchirDossier(ctx, dossier, {
    evenement: sommeDuTitulaire(partsDuPlan(plan, offre)) > 0 ? "accepter_et_payer" : "accepter",
    auteur: "titulaire",
    champs: { plan, engage: engagementDe(plan, droits.cpf), statutTitulaire: statut },
    details: statut === "agent_public" ? { accordEmployeur: true } : {},
  });
  return dossierDuTitulaire(ctx, accepte);
}
