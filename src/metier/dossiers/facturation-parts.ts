// Qui paie quoi du prix : les lignes du plan accepté, dans leur ordre, coupées au centime à la somme due.
import type { LigneFinancement, PlanFinancement } from "../../regles/financement/index.js";
import type { OffreConvenue, PartDeFinanceur } from "./dossier.js";

/** Le compte de formation est payé par la Caisse des dépôts ; celui d'un agent public, par son employeur (décret 2017-928). */
export const PAYEUR_CPF = "caisse_des_depots";
export const PAYEUR_AGENT_PUBLIC = "employeur_public";
export const PAYEUR_TITULAIRE = "titulaire";

function financeurDe({ source, financeur }: LigneFinancement): string {
  if (financeur !== undefined) return financeur;
  return source === "cpf" ? PAYEUR_CPF : PAYEUR_TITULAIRE;
}

function part(ligne: LigneFinancement, montant: number): PartDeFinanceur {
  return { financeur: financeurDe(ligne), source: ligne.source, lot: ligne.lot ?? null, montant };
}

/** Un plan en heures laisse un prix en euros à répartir : les lots valent leurs centimes, le titulaire sa part des heures, l'employeur le reste. */
function partsEnHeures(plan: PlanFinancement, { prix, heures }: Pick<OffreConvenue, "prix" | "heures">): PartDeFinanceur[] {
  const siennes = plan.lignes.find(({ source }) => source === "titulaire")?.heures ?? 0;
  const titulaire = heures > 0 ? Math.min(prix, Math.round((prix * siennes) / heures)) : 0;
  let reste = prix - titulaire;
  const lots: PartDeFinanceur[] = [];
  for (const ligne of plan.lignes) {
    if (ligne.source !== "cec") continue;
    const montant = Math.min(ligne.montant ?? 0, reste);
    if (montant > 0) lots.push(part(ligne, montant));
    reste -= montant;
  }
  const employeur: PartDeFinanceur[] = reste > 0 ? [{ financeur: PAYEUR_AGENT_PUBLIC, source: "cpf", lot: null, montant: reste }] : [];
  const lui: PartDeFinanceur[] = titulaire > 0 ? [{ financeur: PAYEUR_TITULAIRE, source: "titulaire", lot: null, montant: titulaire }] : [];
  return [...employeur, ...lots, ...lui];
}

/** Toutes les parts du prix convenu, dans l'ordre où elles se dépensent ; leur somme est le prix, au centime. */
export function partsDuPlan(plan: PlanFinancement, offre: Pick<OffreConvenue, "prix" | "heures">): readonly PartDeFinanceur[] {
  const enHeures = plan.lignes.some(({ heures }) => heures !== undefined);
  const parts = enHeures
    ? partsEnHeures(plan, offre)
    : plan.lignes.flatMap((ligne) => ((ligne.montant ?? 0) > 0 ? [part(ligne, ligne.montant ?? 0)] : []));
  if (sommeDesParts(parts) !== offre.prix) throw new Error("Le plan accepté ne fait pas le prix convenu.");
  return parts;
}

export function sommeDesParts(parts: readonly Pick<PartDeFinanceur, "montant">[]): number {
  return parts.reduce((somme, { montant }) => somme + montant, 0);
}

/**
 * Les parts entre deux sommes, en centimes : de 0 à ce qui est dû, comme si le prix avait été plus petit ;
 * de l'acompte à ce qui est dû, pour la facture. Leur somme est `jusqua` moins `depuis`.
 */
export function partsEntre(parts: readonly PartDeFinanceur[], depuis: number, jusqua: number): readonly PartDeFinanceur[] {
  if (depuis < 0 || jusqua < depuis || jusqua > sommeDesParts(parts)) throw new Error("Une somme sort du prix convenu.");
  const prises: PartDeFinanceur[] = [];
  let debut = 0;
  for (const une of parts) {
    const fin = debut + une.montant;
    const montant = Math.min(fin, jusqua) - Math.max(debut, depuis);
    if (montant > 0) prises.push({ ...une, montant });
    debut = fin;
  }
  return prises;
}

/** Ce que le titulaire paie lui-même : sa participation et son reste, en centimes. */
export function sommeDuTitulaire(parts: readonly PartDeFinanceur[]): number {
  return sommeDesParts(parts.filter(({ source }) => source === "participation" || source === "titulaire"));
}
