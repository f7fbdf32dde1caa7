// Les droits d'un titulaire tenus en mémoire, poste par poste : ce qu'un plan y prend, et ce qui y revient quand il est dû moins que le prix.
import type { LigneFinancement, PlanFinancement } from "../../src/regles/financement/index.js";

/** Sommes d'un poste : en centimes, ou en centièmes d'heure. */
export interface Poste {
  disponible: number;
  reserve: number;
  utilise: number;
}

/** `postes` : « cpf », « heures », puis l'identifiant de chaque lot et de chaque dotation ; listes dans l'ordre de dépense. */
export interface CompteModele {
  readonly titulaireId: string;
  readonly postes: Map<string, Poste>;
  readonly lots: string[];
  readonly dotations: string[];
}

/** Ce qu'un dossier tient : un poste, une somme. */
export interface Prise {
  readonly poste: string;
  readonly montant: number;
}

/** Une part du prix, en centimes, dans l'ordre où elle se dépense. */
export interface PartModele {
  readonly source: LigneFinancement["source"];
  readonly financeur: string | null;
  readonly lot: string | null;
  readonly montant: number;
}

export const somme = (montants: readonly { readonly montant: number }[]) => montants.reduce((total, { montant }) => total + montant, 0);
const deSource = (parts: readonly PartModele[], source: PartModele["source"]) => somme(parts.filter((part) => part.source === source));
const CENTIEMES = 100;

export function copierCompte(compte: CompteModele): CompteModele {
  const postes = new Map([...compte.postes].map(([nom, poste]) => [nom, { ...poste }]));
  return { ...compte, postes, lots: [...compte.lots], dotations: [...compte.dotations] };
}

/** Déplace une somme d'une colonne à l'autre de son poste ; une colonne ne passe jamais sous zéro. */
export function deplacer(compte: CompteModele, prises: readonly Prise[], [de, vers]: readonly [keyof Poste, keyof Poste]): void {
  for (const { poste: nom, montant } of prises) {
    const poste = compte.postes.get(nom);
    if (poste === undefined || poste[de] < montant) throw new Error(`Le poste ${nom} n'a pas ${montant} en « ${de} ».`);
    poste[de] -= montant;
    poste[vers] += montant;
  }
}

/** Prend dans ces postes, l'un après l'autre, jusqu'à la somme. */
function servir(compte: CompteModele, noms: readonly string[], voulu: number): Prise[] {
  const prises: Prise[] = [];
  let reste = voulu;
  for (const nom of noms) {
    const montant = Math.min(compte.postes.get(nom)?.disponible ?? 0, reste);
    if (montant > 0) prises.push({ poste: nom, montant });
    reste -= montant;
  }
  if (reste !== 0) throw new Error("Le plan prend plus qu'il n'y a.");
  return prises;
}

/** Ce qu'un plan prend à chaque poste ; les lots sont ceux qu'il nomme, du plus ancien au plus récent. */
export function prisesDe(compte: CompteModele, { lignes }: PlanFinancement): Prise[] {
  const de = (source: string, mesure: "montant" | "heures") =>
    lignes.reduce((total, ligne) => (ligne.source === source ? total + (ligne[mesure] ?? 0) : total), 0);
  const lots = servir(compte, compte.lots, de("cec", "montant"));
  const nommes = lignes.filter(({ source }) => source === "cec").map(({ lot, montant }) => `${lot} ${montant}`);
  if (nommes.join() !== lots.map(({ poste, montant }) => `${poste} ${montant}`).join()) {
    throw new Error("Le plan ne prend pas d'abord le lot le plus ancien (D5151-13).");
  }
  return [
    ...servir(compte, compte.dotations, de("dotation", "montant")),
    ...servir(compte, ["cpf"], de("cpf", "montant")),
    ...servir(compte, ["heures"], Math.round(de("cpf", "heures") * CENTIEMES)),
    ...lots,
  ];
}

/** En heures, les lots valent leurs centimes, le titulaire sa part des heures, l'employeur public le reste. */
function partsEnHeures(lignes: readonly LigneFinancement[], prix: number, heures: number): PartModele[] {
  const siennes = lignes.find(({ source }) => source === "titulaire")?.heures ?? 0;
  const lui = heures === 0 ? 0 : Math.min(prix, Math.round((prix * siennes) / heures));
  let reste = prix - lui;
  const lots: PartModele[] = [];
  for (const { source, lot = null, montant: valeur = 0 } of lignes) {
    if (source !== "cec") continue;
    const montant = Math.min(valeur, reste);
    reste -= montant;
    lots.push({ source, financeur: null, lot, montant });
  }
  return [
    { source: "cpf", financeur: null, lot: null, montant: reste },
    ...lots,
    { source: "titulaire", financeur: null, lot: null, montant: lui },
  ];
}

/** Toutes les parts du prix convenu, dans l'ordre où elles se dépensent : le reste du titulaire, dernier, se réduit le premier. */
export function partsDe(
  { lignes }: PlanFinancement,
  { prix, heures, enHeures }: { prix: number; heures: number; enHeures: boolean },
): PartModele[] {
  const brutes = enHeures
    ? partsEnHeures(lignes, prix, heures)
    : lignes.map(({ source, financeur = null, lot = null, montant = 0 }) => ({ source, financeur, lot, montant }));
  const parts = brutes.filter(({ montant }) => montant > 0);
  if (somme(parts) !== prix) throw new Error(`Le plan accepté fait ${somme(parts)}, le prix convenu est ${prix}.`);
  return parts;
}

/** Ce qui reste de chaque part quand `du` est dû : la dernière se réduit la première. */
export function partsPour(parts: readonly PartModele[], du: number): PartModele[] {
  let reste = du;
  return parts.flatMap((part) => {
    const montant = Math.min(part.montant, reste);
    reste -= montant;
    return montant > 0 ? [{ ...part, montant }] : [];
  });
}

export const sommeDuTitulaire = (parts: readonly PartModele[]) => deSource(parts, "participation") + deSource(parts, "titulaire");

/** Retire une somme à ces prises, la dernière d'abord. */
function rendre(prises: readonly Prise[], voulu: number): Prise[] {
  let reste = voulu;
  return prises.toReversed().flatMap(({ poste, montant: tenu }) => {
    const montant = Math.min(tenu, reste);
    reste -= montant;
    return montant > 0 ? [{ poste, montant }] : [];
  });
}

/** Un plan accepté et ce qu'il tient : de quoi dire ce qui revient. */
interface Tenu {
  readonly compte: CompteModele;
  readonly prises: readonly Prise[];
  readonly parts: readonly PartModele[];
  readonly enHeures: boolean;
}

/** Ce qui revient à chaque poste, en tout, quand `du` est dû ; les heures, dans la proportion où la part de l'employeur se réduit. */
export function retourPour({ compte, prises, parts, enHeures }: Tenu, du: number): Prise[] {
  const prix = somme(parts);
  const dues = partsPour(parts, du);
  const parmi = (noms: readonly string[]) => prises.filter(({ poste }) => noms.includes(poste));
  const lots = parmi(compte.lots);
  if (!enHeures) {
    const dotations = parmi(compte.dotations);
    return [
      ...rendre(lots, somme(lots) - deSource(dues, "cec")),
      ...rendre(dotations, somme(dotations) - deSource(dues, "dotation")),
      ...rendre(parmi(["cpf"]), somme(parmi(["cpf"])) - deSource(dues, "cpf")),
    ];
  }
  const [plein, reste] = deSource(parts, "cpf") > 0 ? [deSource(parts, "cpf"), deSource(dues, "cpf")] : [prix, du];
  const heures = plein === 0 ? 0 : Math.floor((somme(parmi(["heures"])) * (plein - reste)) / plein);
  // Les lots réservés peuvent valoir plus que le prix : ce qui ne paie rien revient, même quand tout est dû.
  return [...rendre(lots, somme(lots) - deSource(dues, "cec")), ...rendre(parmi(["heures"]), heures)];
}

/** Ce que `apres` rend de plus que `avant`. */
export function difference(apres: readonly Prise[], avant: readonly Prise[]): Prise[] {
  const deja = new Map(avant.map(({ poste, montant }) => [poste, montant]));
  return apres.map(({ poste, montant }) => ({ poste, montant: montant - (deja.get(poste) ?? 0) })).filter(({ montant }) => montant > 0);
}
