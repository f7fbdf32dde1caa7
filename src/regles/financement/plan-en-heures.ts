// Le plan d'un agent public : son compte est en heures, ses droits d'engagement citoyen y entrent à 12 € l'heure.
import type { Motif } from "../motif.js";
import { valeurAu } from "../parametre.js";
import { type DemandeEnHeures, type LigneFinancement, type LotCec, type PlanNu, parAnciennete, total } from "./demande.js";
import { motif } from "./motifs.js";
import { CENTIMES_PAR_HEURE } from "./parametres.js";

const CITATION = "décret 2017-928 art. 2";
const PRECISION = 1_000_000;

/** Les heures se donnent en décimales : on efface le bruit de la virgule flottante au millionième. */
function net(heures: number): number {
  return Math.round(heures * PRECISION) / PRECISION;
}

/** Nombre entier d'heures le plus proche, la moitié vers le haut : le décret ne dit rien de l'égalité. */
function enHeures(montant: number, parHeure: number): number {
  return Math.floor((2 * montant + parHeure) / (2 * parHeure));
}

/** Les lots pris pour `heures`, le plus ancien d'abord ; chaque ligne dit ses heures et ses centimes. */
function lignesDesLots(lots: readonly LotCec[], heures: number, parHeure: number): readonly LigneFinancement[] {
  const utilise = Math.min(total(lots), Math.ceil(net(heures * parHeure)));
  const lignes: LigneFinancement[] = [];
  let pris = 0;
  let comptees = 0;
  for (const { id, montant, financeur } of parAnciennete(lots)) {
    // L'arrondi a déjà donné toutes les heures : le lot suivant n'ajouterait rien, il reste entier.
    if (comptees >= heures) break;
    const part = Math.min(montant, utilise - pris);
    if (part <= 0) continue;
    pris += part;
    const jusquIci = pris === utilise ? heures : Math.min(heures, enHeures(pris, parHeure));
    lignes.push({ source: "cec", montant: part, heures: net(jusquIci - comptees), lot: id, financeur, article: CITATION });
    comptees = jusquIci;
  }
  return lignes;
}

function raisons(demande: DemandeEnHeures, cecSeul: boolean, cecHeures: number): Motif[] {
  const liste: Motif[] = [motif("agent_public_en_heures"), motif("agent_public_accord_employeur")];
  const autres = total(demande.dotations) + total(demande.abondements) + (cecSeul ? demande.cpfHeures : 0);
  if (cecSeul) liste.push(motif("cec_seul"));
  if (cecSeul && autres > 0) liste.push(motif("autre_argent_ecarte"));
  if (!cecSeul && cecHeures > 0) liste.push(motif("cpf_avant_cec"));
  if (cecHeures === 0 && total(demande.lotsCec) > 0) liste.push(motif("cec_intact"));
  return liste;
}

/** Plan d'une demande recevable, en heures ; l'argent des tiers n'entre pas dans un compte en heures. */
export function planEnHeures(demande: DemandeEnHeures): PlanNu {
  const parHeure = valeurAu(CENTIMES_PAR_HEURE, demande.date);
  const besoin = demande.formation.heures;
  const cecSeul = demande.formation.type === "benevoles_volontaires";
  const cpf = cecSeul ? 0 : Math.min(demande.cpfHeures, besoin);
  const cec = Math.min(net(besoin - cpf), enHeures(total(demande.lotsCec), parHeure));
  const reste = net(besoin - cpf - cec);
  const lots = lignesDesLots(demande.lotsCec, cec, parHeure);
  const motifs = raisons(demande, cecSeul, cec);
  if (lots.length > 1) motifs.push(motif("lots_par_anciennete"));
  if (reste > 0) motifs.push(motif("reste_a_charge"));
  const lignes: LigneFinancement[] = [];
  if (cpf > 0) lignes.push({ source: "cpf", heures: cpf, article: CITATION });
  lignes.push(...lots);
  if (reste > 0) lignes.push({ source: "titulaire", heures: reste, article: CITATION });
  return {
    decision: "finance",
    lignes,
    resteACharge: reste,
    soldeApres: { cpf: net(demande.cpfHeures - cpf), cec: total(demande.lotsCec) - total(lots.map(({ montant = 0 }) => ({ montant }))) },
    motifs,
  };
}
