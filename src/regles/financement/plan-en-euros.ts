// Le plan d'un titulaire dont le compte est en euros : participation, dotations, compte de formation, engagement citoyen, abondements.
import type { Lectures } from "../lectures.js";
import type { Motif } from "../motif.js";
import { type DemandeEnEuros, type LigneFinancement, type PlanNu, parAnciennete, total } from "./demande.js";
import { type CodeFinancement, motif } from "./motifs.js";
import { PLAFONDS_CPF, valeurOuRien } from "./parametres.js";
import { type Participation, participationDue } from "./participation.js";

const CODES_PLAFOND: Readonly<Record<string, CodeFinancement>> = {
  repertoire_specifique: "plafond_repertoire_specifique",
  bilan_competences: "plafond_bilan_competences",
  permis_leger: "plafond_permis_leger",
};

/** Prend dans l'ordre ce qui reste à payer ; une ligne de zéro ne s'écrit pas. */
class Caisse {
  readonly lignes: LigneFinancement[] = [];
  reste: number;

  constructor(prix: number) {
    this.reste = prix;
  }

  prendre(disponible: number, ligne: Omit<LigneFinancement, "montant">): number {
    const montant = Math.min(disponible, this.reste);
    if (montant <= 0) return 0;
    this.reste -= montant;
    const { source, article, ...precision } = ligne;
    this.lignes.push({ source, montant, ...precision, article });
    return montant;
  }
}

/** Ce que la loi laisse mobiliser pour cette formation. */
function ressources(demande: DemandeEnEuros) {
  const cecSeul = demande.formation.type === "benevoles_volontaires";
  const plafond = PLAFONDS_CPF[demande.formation.type];
  const limite = plafond === undefined ? null : valeurOuRien(plafond, demande.date);
  return {
    cecSeul,
    limite,
    cpf: cecSeul ? 0 : Math.min(demande.cpf, limite ?? demande.cpf),
    lots: demande.titulaire.statut === "detenu" ? [] : parAnciennete(demande.lotsCec),
    // L6323-6 II 5° n'admet pas d'autre argent : une dotation ou un abondement y sont comme s'ils n'étaient pas.
    dotations: cecSeul ? [] : demande.dotations,
    abondements: cecSeul ? [] : demande.abondements,
  };
}

type Ressources = ReturnType<typeof ressources>;

function payer(prix: number, participation: number, admis: Ressources): Caisse {
  const caisse = new Caisse(prix);
  caisse.prendre(participation, { source: "participation", article: "L6323-7" });
  for (const { financeur, montant } of admis.dotations) caisse.prendre(montant, { source: "dotation", financeur, article: "R6333-3 1°" });
  caisse.prendre(admis.cpf, { source: "cpf", article: "R6333-3 2°" });
  const article = admis.cecSeul ? "L6323-6 II 5°" : "D5151-11";
  for (const { id, financeur, montant } of admis.lots) caisse.prendre(montant, { source: "cec", lot: id, financeur, article });
  for (const { financeur, montant } of admis.abondements) {
    const source = financeur === "association" ? "L6323-4 II 15°" : "R6333-3 3°";
    caisse.prendre(montant, { source: "abondement", financeur, article: source });
  }
  caisse.prendre(caisse.reste, { source: "titulaire", article: "R6333-3" });
  return caisse;
}

function somme(lignes: readonly LigneFinancement[], source: LigneFinancement["source"]): number {
  return lignes.reduce((cumul, ligne) => cumul + (ligne.source === source ? (ligne.montant ?? 0) : 0), 0);
}

/** D6 : sans participation, l'engagement citoyen serait-il la seule ressource prise ? */
function cecPaieSeul(prix: number, admis: Ressources): boolean {
  const { lignes } = payer(prix, 0, admis);
  const autres = somme(lignes, "dotation") + somme(lignes, "cpf") + somme(lignes, "abondement");
  return somme(lignes, "cec") > 0 && autres === 0;
}

function raisonsDesDroits(demande: DemandeEnEuros, admis: Ressources, lignes: readonly LigneFinancement[]): Motif[] {
  const raisons: Motif[] = [];
  const cec = lignes.filter((ligne) => ligne.source === "cec");
  if (admis.cecSeul) raisons.push(motif("cec_seul"));
  if (admis.cecSeul && demande.cpf + total(demande.dotations) + total(demande.abondements) > 0) raisons.push(motif("autre_argent_ecarte"));
  if (somme(lignes, "cpf") > 0 && cec.length > 0) raisons.push(motif("cpf_avant_cec"));
  if (cec.length === 0 && total(admis.lots) > 0) raisons.push(motif("cec_intact"));
  if (cec.length > 1) raisons.push(motif("lots_par_anciennete"));
  const horsEmploi = ["etudiant", "sans_activite", "retraite"].includes(demande.titulaire.statut);
  if (cec.length > 0 && horsEmploi) raisons.push(motif("organisme_designe"));
  return raisons;
}

function raisons(demande: DemandeEnEuros, admis: Ressources, lignes: readonly LigneFinancement[]): Motif[] {
  const liste: Motif[] = [];
  if (!admis.cecSeul) liste.push(motif("ordre_des_ressources"));
  if (somme(lignes, "dotation") > 0) liste.push(motif("dotation_mobilisee"));
  const code = CODES_PLAFOND[demande.formation.type];
  if (admis.limite !== null && demande.cpf > admis.limite && code !== undefined) liste.push(motif(code));
  liste.push(...raisonsDesDroits(demande, admis, lignes));
  if (admis.abondements.some(({ montant }) => montant > 0)) liste.push(motif("abondement_en_dernier"));
  if (lignes.some(({ source, financeur }) => source === "abondement" && financeur === "association")) {
    liste.push(motif("abondement_association"));
  }
  if (somme(lignes, "titulaire") > 0) liste.push(motif("reste_a_charge"));
  return liste;
}

/** Plan d'une demande recevable ; la somme des lignes est le prix, au centime. */
export function planEnEuros(demande: DemandeEnEuros, lectures: Lectures): PlanNu {
  const admis = ressources(demande);
  const { prix } = demande.formation;
  const retenue: DemandeEnEuros = { ...demande, dotations: admis.dotations, abondements: admis.abondements };
  const participation: Participation = participationDue(retenue, lectures, cecPaieSeul(prix, admis));
  const { lignes } = payer(prix, participation.montant, admis);
  return {
    decision: "finance",
    lignes,
    resteACharge: somme(lignes, "participation") + somme(lignes, "titulaire"),
    soldeApres: { cpf: demande.cpf - somme(lignes, "cpf"), cec: total(demande.lotsCec) - somme(lignes, "cec") },
    motifs: [participation.motif, ...raisons(demande, admis, lignes)],
  };
}
