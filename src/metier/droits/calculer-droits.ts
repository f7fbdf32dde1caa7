// Des activités attestées aux droits écrits : la loi décide, le grand livre inscrit, la décision reste avec ses raisons.
import { randomUUID } from "node:crypto";
import { evaluerDroits } from "../../regles/acquisition.js";
import type { Activite, DossierDroits } from "../../regles/faits.js";
import { valeurAu } from "../../regles/parametre.js";
import { PLAFOND } from "../../regles/parametres-acquisition.js";
import type { Droit, ReponseDroits } from "../../regles/reponse.js";
import type { Contexte } from "../contexte.js";
import { corrigerLot, inscrireLot, type Lot } from "../grand-livre/index.js";
import { exiger } from "../identite/index.js";
import { calendrierEnVigueur } from "./calendrier.js";
import { cleDeReprise, cleDInscription, dateDeDeclaration } from "./cles.js";
import { composerDossier, montantDebout } from "./composer-dossier.js";
import {
  creerEvaluation,
  inscrireDecision,
  type LigneDecision,
  lireDecisions,
  noterEvaluation,
  verrouillerEvaluation,
} from "./droits.sql.js";
import { lecturesDuService } from "./lectures-du-service.js";

/** Refus qui ne disent rien des faits (plafond, lecture choisie depuis) : ils ne reprennent pas un lot écrit avant eux. */
const SANS_RAPPORT_AUX_FAITS = new Set(["plafond_atteint", "droit_du_meme_item", "droit_de_la_meme_annee"]);

/**
 * Le dossier tel qu'il faut le relire pour savoir si les faits d'un lot tiennent : sans les lots eux-mêmes, et compte supposé
 * ouvert. Un décès ferme le compte et n'efface rien ; un contrat d'apprentissage fini ne retire pas ce qu'il a permis (L5151-3).
 */
function dossierDesFaits(dossier: DossierDroits): DossierDroits {
  const titulaire = { ...dossier.titulaire, deces: null, contratApprentissage: dossier.titulaire.naissance };
  return { ...dossier, titulaire, droitsAcquis: [] };
}

/** La réponse de la loi telle qu'elle est gardée : le type d'activité et le financeur y sont des mots. */
export type DroitGarde = Pick<Droit, "annee" | "decision" | "montant" | "activites" | "motifs"> & {
  readonly activite: string;
  readonly financeur: string;
};

const HORS_DU_COMPTE = {
  code: "activite_non_recensee",
  article: "L5151-8",
  phrase: "L'activité n'est plus sur votre compte : vous décidez de celles que vous y recensez. Remettez-la pour retrouver ce droit.",
};

interface Calcul {
  readonly ctx: Contexte;
  readonly titulaireId: string;
  readonly dossier: DossierDroits;
  readonly decisions: readonly LigneDecision[];
}

async function garderDecision(
  calcul: Calcul,
  ecrit: { id: string; lotId: string; sens: "inscription" | "reprise"; droit: DroitGarde; reponse: ReponseDroits },
) {
  const { ctx, titulaireId, dossier } = calcul;
  const { droit, reponse } = ecrit;
  const retenues = new Set(droit.activites);
  const faits: Activite[] = dossier.activites.filter((activite) => retenues.has(activite.id));
  await ctx.base.requete(
    inscrireDecision({
      titulaireId,
      id: ecrit.id,
      lotId: ecrit.lotId,
      activite: droit.activite,
      annee: droit.annee,
      sens: ecrit.sens,
      jour: ctx.horloge.aujourdhui(),
      instant: ctx.horloge.maintenant(),
      reponse: { droit: reduire(droit), hypotheses: reponse.hypotheses, avertissements: reponse.avertissements },
      faits,
      lectures: lecturesDuService(),
    }),
  );
}

function reduire({ activite, annee, decision, montant, financeur, activites, motifs }: DroitGarde): DroitGarde {
  return { activite, annee, decision, montant, financeur, activites, motifs };
}

async function ecrireDroit(calcul: Calcul, droit: Droit, reponse: ReponseDroits): Promise<void> {
  const { ctx, titulaireId, dossier, decisions } = calcul;
  const id = randomUUID();
  const ecriture = await inscrireLot(ctx, {
    titulaireId,
    cle: cleDInscription(droit, decisions),
    activite: droit.activite,
    annee: droit.annee,
    financeur: droit.financeur,
    montant: droit.montant,
    declareLe: dateDeDeclaration(droit, dossier.activites) ?? ctx.horloge.aujourdhui(),
    decisionId: id,
    plafond: valeurAu(PLAFOND, ctx.horloge.aujourdhui()),
  });
  await garderDecision(calcul, { id, lotId: ecriture.id, sens: "inscription", droit, reponse });
}

/** Un lot dont les faits ne tiennent plus (activité sortie du compte, par exemple) est repris, s'il n'est pas dépensé. */
async function reprendreSansAppui(calcul: Calcul, lots: readonly Lot[]): Promise<number> {
  if (lots.length === 0) return 0;
  const { ctx, titulaireId, dossier } = calcul;
  const reponse = evaluerDroits(dossierDesFaits(dossier), lecturesDuService());
  let repris = 0;
  for (const lot of lots) {
    const droit = reponse.droits.find((candidat) => candidat.activite === lot.activite && candidat.annee === lot.annee);
    const tient =
      droit !== undefined && (droit.decision === "acquis" || droit.motifs.some((motif) => SANS_RAPPORT_AUX_FAITS.has(motif.code)));
    if (tient || lot.disponible < montantDebout(lot)) continue;
    await corrigerLot(ctx, { titulaireId, cle: cleDeReprise(lot.id), lotId: lot.id, montant: lot.disponible, motif: "faits_retires" });
    const reprise: DroitGarde = droit ?? { ...lot, decision: "refuse", montant: 0, activites: [], motifs: [HORS_DU_COMPTE] };
    await garderDecision(calcul, { id: randomUUID(), lotId: lot.id, sens: "reprise", droit: reprise, reponse });
    repris += 1;
  }
  return repris;
}

/**
 * Applique la loi à un titulaire au jour de l'horloge et écrit ce qui est dû ; rend le nombre d'écritures (0 si rien n'a bougé).
 * Le verrou est pris avant toute lecture : deux calculs simultanés n'écrivent pas deux fois un droit.
 */
export async function calculerDroits(demandeur: Contexte, titulaireId: string): Promise<number> {
  exiger(demandeur.acteur, "calculer_droits", demandeur.acteur.genre === "titulaire" && demandeur.acteur.titulaireId === titulaireId);
  // La loi s'applique à tous les faits, même à ceux que le demandeur ne peut pas voir faute d'identité prouvée :
  // sans cela, ses lots paraîtraient sans appui et seraient repris.
  const ctx: Contexte = { ...demandeur, acteur: { genre: "systeme" } };
  await ctx.base.requete(creerEvaluation(titulaireId, ctx.horloge.aujourdhui()));
  await ctx.base.requete(verrouillerEvaluation(titulaireId));
  const compose = await composerDossier(ctx, titulaireId);
  const decisions = await ctx.base.requete<LigneDecision>(lireDecisions(titulaireId));
  const repris = await reprendreSansAppui({ ctx, titulaireId, dossier: compose.dossier, decisions }, compose.lots);
  const { dossier } = repris > 0 ? await composerDossier(ctx, titulaireId) : compose;
  const calcul: Calcul = { ctx, titulaireId, dossier, decisions };
  const reponse = evaluerDroits(dossier, lecturesDuService());
  const peutEcrire = await calendrierEnVigueur(ctx);
  const dus = reponse.droits.filter((droit) => droit.decision === "acquis" && droit.montant > 0 && peutEcrire(droit));
  for (const droit of dus) await ecrireDroit(calcul, droit, reponse);
  await ctx.base.requete(
    noterEvaluation(titulaireId, ctx.horloge.aujourdhui(), { droits: reponse.droits.length, ecrits: dus.length, repris }),
  );
  return dus.length + repris;
}
