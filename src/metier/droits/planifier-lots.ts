// Ce que deviennent les lots déjà écrits quand leurs faits changent : repris, constatés indus, rétablis ou complétés.
import { type DroitsDecides, deciderDroits, evaluerDroits } from "../../regles/acquisition.js";
import type { DossierDroits } from "../../regles/faits.js";
import type { Motif } from "../../regles/motif.js";
import type { ReponseDroits } from "../../regles/reponse.js";
import { centimes } from "../../socle/valeurs/montant.js";
import type { Lot } from "../grand-livre/index.js";
import { cleDeReprise } from "./cles.js";
import { type DecisionAGarder, type DroitGarde, deciderAGarder } from "./decision.js";
import { apresMouvements, type Indu, type Mouvement, retenusParLot } from "./indu.js";
import { montantDebout, type Retenus } from "./lots-debout.js";
import type { CadreDeCalcul, CompteAJuger } from "./planifier-droits.js";

/** Refus qui ne disent rien des faits (plafond, lecture choisie depuis) : ils ne reprennent pas un lot écrit avant eux. */
const SANS_RAPPORT_AUX_FAITS = new Set(["plafond_atteint", "droit_du_meme_item", "droit_de_la_meme_annee"]);

const HORS_DU_COMPTE: Motif = {
  code: "activite_non_recensee",
  article: "L5151-8",
  phrase:
    "L'activité n'est plus sur votre compte : vous l'en avez retirée, ou l'organisme qui l'avait déclarée l'a annulée. Revenue, elle rend ce droit.",
};

export interface RepriseAFaire {
  readonly lot: Lot;
  readonly montant: number;
  readonly cle: string;
  readonly decision: DecisionAGarder;
}

export interface ConstatAFaire {
  readonly lotId: string;
  readonly montant: number;
  readonly motifs: readonly Motif[];
}

/** Part d'un droit à redonner parce que ses faits sont revenus, ou que l'indu qu'elle payait est tombé. */
export interface ComplementAFaire {
  readonly lot: Lot;
  readonly montant: number;
  readonly droit: DroitGarde;
  readonly reponse: ReponseDroits;
}

export interface PlanDesLots {
  readonly reprises: readonly RepriseAFaire[];
  readonly constats: readonly ConstatAFaire[];
  readonly retablis: readonly Indu[];
  readonly mouvements: readonly Mouvement[];
  readonly complements: readonly ComplementAFaire[];
  /** Lots et retenues tels qu'ils seront. */
  readonly lots: readonly Lot[];
  readonly retenus: Retenus;
}

/**
 * Le dossier tel qu'il faut le relire pour savoir si les faits d'un lot tiennent : sans les lots eux-mêmes, et compte supposé
 * ouvert. Un décès ferme le compte et n'efface rien ; un contrat d'apprentissage fini ne retire pas ce qu'il a permis (L5151-3).
 */
function dossierDesFaits(dossier: DossierDroits): DossierDroits {
  const titulaire = { ...dossier.titulaire, deces: null, contratApprentissage: dossier.titulaire.naissance };
  return { ...dossier, titulaire, droitsAcquis: [] };
}

function memeDroit(un: { activite: string; annee: number }, autre: { activite: string; annee: number }): boolean {
  return un.activite === autre.activite && un.annee === autre.annee;
}

/** Vrai si les faits du lot l'ouvrent encore. Les motifs ne sont lus que pour un refus. */
function tient(lot: Lot, decides: DroitsDecides, motifsDe: () => ReponseDroits): boolean {
  const candidat = decides.droits.find((un) => memeDroit(un, lot));
  if (candidat === undefined || candidat.decision === "acquis") return candidat !== undefined;
  return droitGarde(lot, motifsDe()).motifs.some(({ code }) => SANS_RAPPORT_AUX_FAITS.has(code));
}

/** Ce qui a été consommé d'un lot sans appui et pas encore constaté, ou l'inverse si la formation a été remboursée. */
function resteAConstater(lot: Lot, compte: CompteAJuger, retenus: Retenus): number {
  const constate = compte.indus.reduce(
    (somme, indu) => (indu.lotId === lot.id && indu.etat !== "sans_objet" ? somme + indu.montant : somme),
    0,
  );
  return lot.utilise + (retenus.get(lot.id) ?? 0) - constate;
}

/**
 * Impute une somme revenue au lot sur ses indus : ils sont payés d'autant, et ce qui avait été pris ailleurs en trop est rendu.
 * Une somme revient quand la formation est remboursée, ou quand tombe l'indu d'un autre lot que celui-ci payait.
 */
function imputer(lot: Lot, indus: readonly Indu[], somme: number): Mouvement[] {
  const mouvements: Mouvement[] = [];
  let reste = somme;
  for (const indu of indus.filter(({ lotId, etat }) => lotId === lot.id && etat !== "sans_objet")) {
    const siens = indu.retenues.find(({ lotId }) => lotId === lot.id)?.montant ?? 0;
    const montant = Math.min(reste, indu.montant - siens);
    if (montant <= 0) continue;
    mouvements.push({ induId: indu.id, lotId: lot.id, montant });
    reste -= montant;
    let trop = indu.retenu + montant - indu.montant;
    for (const retenue of [...indu.retenues].reverse()) {
      const rendu = retenue.lotId === lot.id ? 0 : Math.min(trop, retenue.montant);
      if (rendu <= 0) continue;
      mouvements.push({ induId: indu.id, lotId: retenue.lotId, montant: -rendu });
      trop -= rendu;
    }
  }
  return mouvements;
}

/** Impute tout ce qui revient à des lots sans appui ; ce qu'une imputation rend peut revenir à un autre d'entre eux. */
function solder(compte: CompteAJuger, sansAppui: readonly Lot[], depart: readonly Mouvement[]): Mouvement[] {
  const mouvements = [...depart];
  for (let avant = -1; avant !== mouvements.length; ) {
    avant = mouvements.length;
    for (const lot of sansAppui) {
      const trop = -resteAConstater(lot, compte, retenusParLot(compte.indus, mouvements));
      const revenu = lot.disponible - mouvements.reduce((somme, m) => (m.lotId === lot.id ? somme + m.montant : somme), 0);
      mouvements.push(...imputer(lot, apresMouvements(compte.indus, mouvements), Math.min(trop, revenu)));
    }
  }
  return mouvements;
}

function restitutions(retablis: readonly Indu[]): Mouvement[] {
  return retablis.flatMap((indu) => indu.retenues.map(({ lotId, montant }) => ({ induId: indu.id, lotId, montant: -montant })));
}

/** Le droit tel que la loi le juge aujourd'hui ; une activité sortie du compte n'y est plus du tout. */
function droitGarde(lot: Lot, reponse: ReponseDroits): DroitGarde {
  const droit = reponse.droits.find((candidat) => memeDroit(candidat, lot));
  return droit ?? { ...lot, decision: "refuse", montant: 0, activites: [], motifs: [HORS_DU_COMPTE] };
}

function complementsDe(
  compte: CompteAJuger,
  prevu: { lots: readonly Lot[]; retenus: Retenus; appuyes: readonly Lot[] },
  cadre: CadreDeCalcul,
) {
  const complements: Omit<ComplementAFaire, "droit" | "reponse">[] = [];
  let place = cadre.plafond - prevu.lots.reduce((somme, lot) => somme + montantDebout(lot), 0);
  for (const lot of prevu.appuyes) {
    const memes = prevu.lots.filter((autre) => memeDroit(autre, lot));
    if (complements.some((complement) => memeDroit(complement.lot, lot))) continue;
    const touche = memes.some(({ id }) => compte.indus.length > 0 || compte.decisions.some((d) => d.sens === "reprise" && d.lot_id === id));
    const donne = memes.reduce((somme, { id, ...solde }) => somme + montantDebout(solde) + (prevu.retenus.get(id) ?? 0), 0);
    const montant = Math.min(place, Math.max(...memes.map((autre) => autre.montant)) - donne);
    // Un droit repris en entier n'est plus donné du tout : la loi le rejuge elle-même.
    if (!touche || donne === 0 || montant <= 0) continue;
    complements.push({ lot, montant });
    place -= montant;
  }
  return complements;
}

/** Retirée par choix (L5151-8), une activité ouvrait bien le droit le jour où il a été dépensé : rien n'était indu. */
function etaitDuSans(faits: DossierDroits, cadre: CadreDeCalcul): (lot: Lot) => boolean {
  let recenses: ReturnType<typeof deciderDroits> | null = null;
  return (lot) => {
    recenses ??= deciderDroits(
      { ...faits, activites: faits.activites.map((activite) => ({ ...activite, recensee: true })) },
      cadre.lectures,
    );
    return recenses.droits.some((droit) => memeDroit(droit, lot) && droit.decision === "acquis");
  };
}

/** Part disponible reprise tout de suite, part dépensée constatée ; la part réservée attend son règlement. */
function defaire(
  compte: CompteAJuger,
  prevu: { sansAppui: readonly Lot[]; retenus: Retenus; etaitDu: (lot: Lot) => boolean },
  reponse: ReponseDroits,
) {
  const constats: ConstatAFaire[] = [];
  const reprises: RepriseAFaire[] = [];
  for (const lot of prevu.sansAppui) {
    const droit = droitGarde(lot, reponse);
    const montant = resteAConstater(lot, compte, prevu.retenus);
    if (montant > 0 && !prevu.etaitDu(lot)) constats.push({ lotId: lot.id, montant, motifs: droit.motifs });
    if (lot.disponible === 0) continue;
    const decision = deciderAGarder("reprise", { droit, reponse }, compte.dossier.activites);
    reprises.push({ lot, montant: lot.disponible, cle: cleDeReprise(lot.id, compte.decisions), decision });
  }
  return { reprises, constats };
}

/** Juge les lots écrits d'après les faits du jour. Sans lot debout, rien n'est à juger. */
export function planifierLots(compte: CompteAJuger, cadre: CadreDeCalcul): PlanDesLots {
  const avant = retenusParLot(compte.indus);
  const vivants = compte.lots.filter((lot) => montantDebout(lot) > 0 || (avant.get(lot.id) ?? 0) > 0);
  const rien = { reprises: [], constats: [], retablis: [], mouvements: [], complements: [], lots: compte.lots, retenus: avant };
  if (vivants.length === 0) return rien;
  const faits = dossierDesFaits(compte.dossier);
  const decides = deciderDroits(faits, cadre.lectures);
  let dite: ReponseDroits | null = null;
  const dire = () => {
    dite ??= evaluerDroits(faits, cadre.lectures);
    return dite;
  };
  const appuyes = vivants.filter((lot) => tient(lot, decides, dire));
  const sansAppui = vivants.filter((lot) => !appuyes.includes(lot));
  if (sansAppui.length === 0 && compte.indus.length === 0 && !compte.decisions.some(({ sens }) => sens === "reprise")) return rien;
  const reponse = dire();
  const retablis = compte.indus.filter((indu) => indu.etat !== "sans_objet" && appuyes.some(({ id }) => id === indu.lotId));
  const mouvements = solder(compte, sansAppui, restitutions(retablis));
  const retenus = retenusParLot(compte.indus, mouvements);
  const defait = defaire(compte, { sansAppui, retenus, etaitDu: etaitDuSans(faits, cadre) }, reponse);
  const repris = new Set(defait.reprises.map(({ lot }) => lot.id));
  const lots = compte.lots.map((lot) => (repris.has(lot.id) ? { ...lot, disponible: centimes(0) } : lot));
  const complements = complementsDe(compte, { lots, retenus, appuyes }, cadre).map((complement) => ({
    ...complement,
    reponse,
    droit: { ...droitGarde(complement.lot, reponse), decision: "acquis" as const, montant: complement.montant },
  }));
  return { ...defait, retablis, mouvements, complements, lots, retenus };
}
