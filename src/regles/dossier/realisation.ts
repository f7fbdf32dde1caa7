// Ce qui est dû à l'organisme selon la part suivie de la formation, et ce que devient le reste du prix.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../socle/valeurs/montant.js";
import type { Motif } from "../motif.js";
import { valeurAu } from "../parametre.js";
import type { LecturesDossier } from "./lectures-dossier.js";
import { type CodeMotifDossier, motifDossier } from "./motifs-dossier.js";
import { PART_ANNULATION_TARDIVE, PART_MINIMALE, REALISATION_FAIBLE, REALISATION_SUFFISANTE } from "./parametres.js";

/** `prix` en centimes ; `taux` de présence en pour cent, de 0 à 100 ; `date` : jour du service fait. */
export interface FaitsRealisation {
  readonly date: DateCivile;
  readonly prix: number;
  readonly taux: number;
  readonly forceMajeure: boolean;
}

/** Arrondi au centime le plus proche, la moitié vers le haut. */
function pourCent(prix: number, taux: number): number {
  return Math.round((prix * taux) / 100);
}

function verifier({ prix, taux }: Pick<FaitsRealisation, "prix" | "taux">): void {
  if (!Number.isSafeInteger(prix) || prix < 0) throw new Error(`Un prix est un nombre entier de centimes : ${prix}.`);
  if (!(taux >= 0 && taux <= 100)) throw new Error(`Un taux de réalisation va de 0 à 100 : ${taux}.`);
}

function bareme({ date, taux, forceMajeure }: FaitsRealisation): readonly [code: CodeMotifDossier, part: number] {
  if (taux === 100) return ["realisation_entiere", 100];
  if (forceMajeure) return ["realisation_force_majeure", taux];
  if (taux >= valeurAu(REALISATION_SUFFISANTE, date)) return ["realisation_suffisante", 100];
  if (taux >= valeurAu(REALISATION_FAIBLE, date)) return ["realisation_au_prorata", taux];
  return ["realisation_faible", valeurAu(PART_MINIMALE, date)];
}

function calcul({ prix, taux, date, forceMajeure }: FaitsRealisation, part: number): string {
  const du = pourCent(prix, part);
  const arrondi = (prix * part) % 100 === 0 ? "" : ", arrondis au centime le plus proche (la moitié au-dessus)";
  const seuils = `de ${valeurAu(REALISATION_FAIBLE, date)} % à moins de ${valeurAu(REALISATION_SUFFISANTE, date)} %`;
  const texte = `Présence : ${ecrire(taux)} %. Dû : ${ecrire(part)} % de ${ecrireMontant(prix)}, soit ${ecrireMontant(du)}${arrondi}.`;
  return part === 100 || forceMajeure ? texte : `${texte} La part due suit la présence ${seuils}.`;
}

function ecrire(taux: number): string {
  return taux.toString().replace(".", ",");
}

/** Ce qui est dû à l'organisme, en centimes, entre 0 et le prix. Lève DateInconnue avant l'ouverture du service. */
export function partDue(faits: FaitsRealisation): { readonly du: number; readonly motifs: readonly Motif[] } {
  verifier(faits);
  const [code, part] = bareme(faits);
  const motifs = [motifDossier(code, calcul(faits, part))];
  if (faits.taux < 100) motifs.push(motifDossier("realisation_bareme_incertain"));
  return { du: pourCent(faits.prix, part), motifs };
}

/** Ce qui est dû à l'organisme quand le titulaire annule trop tard ou ne vient pas, sans force majeure. */
export function partDueSansPresence({ date, prix }: Pick<FaitsRealisation, "date" | "prix">): number {
  verifier({ prix, taux: 0 });
  return pourCent(prix, valeurAu(PART_ANNULATION_TARDIVE, date));
}

/** Le prix partagé : dû à l'organisme, rendu à ceux qui l'ont payé, perdu selon la lecture ; la somme est le prix. */
export interface PartageDuPrix {
  readonly du: number;
  readonly rendu: number;
  readonly perdu: number;
  readonly motifs: readonly Motif[];
}

/** Partage du prix après une réalisation ; en force majeure, rien n'est jamais perdu. */
export function partagerLePrix(faits: FaitsRealisation, lectures: LecturesDossier): PartageDuPrix {
  const { du, motifs } = partDue(faits);
  const reste = faits.prix - du;
  if (reste === 0) return { du, rendu: 0, perdu: 0, motifs };
  const somme = `Cela fait ${ecrireMontant(reste)}.`;
  if (faits.forceMajeure || lectures.realisationPartielle === "rendue") {
    return { du, rendu: reste, perdu: 0, motifs: [...motifs, motifDossier("reste_rendu", somme)] };
  }
  return { du, rendu: 0, perdu: reste, motifs: [...motifs, motifDossier("reste_perdu", somme)] };
}
