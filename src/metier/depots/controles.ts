// Les contrôles entre lignes : doublons, périodes qui se recouvrent, totaux impossibles. Ils avertissent, ils ne refusent jamais.
import { isDeepStrictEqual } from "node:util";
import { dateLimiteDeclaration } from "../../regles/delais.js";
import { ajouterMois, anneeDe, type DateCivile } from "../../socle/valeurs/date-civile.js";
import type { DepotConnu, FaitsDeposes } from "../activites/index.js";
import type { Faute } from "./format/index.js";
import type { Acceptee, ReservesDesAutres } from "./juger-tranche.js";

/** Une activité qui tient, vue par les contrôles. */
export interface ActiviteVue {
  readonly organismeId: string;
  readonly idLigne: string;
  readonly nirEmpreinte: string | null;
  readonly faits: FaitsDeposes;
}

const JOURS_PAR_AN = 366;
const HEURES_PAR_AN = 24 * JOURS_PAR_AN;

/** Une durée absurde se dit ailleurs ; elle ne sort pas du calendrier. */
const ANNEES_AU_PLUS = 100;

/** Quantité appréciée sur une année, et ce qu'une année peut en porter. */
function totalDe(faits: FaitsDeposes): { annee: number; valeur: number; maximum: number } | null {
  if ("jours" in faits) return { annee: faits.annee, valeur: faits.jours, maximum: JOURS_PAR_AN };
  if (faits.type === "reserve_citoyenne_reinsertion") return { annee: faits.annee, valeur: faits.heures, maximum: HEURES_PAR_AN };
  return null;
}

/** Période engagée, de date à date ; null pour ce qui ne se compte que par année. */
function periodeDe(faits: FaitsDeposes): { debut: DateCivile; fin: DateCivile } | null {
  if ("debut" in faits) return { debut: faits.debut, fin: faits.fin };
  if ("signature" in faits)
    return { debut: faits.signature, fin: ajouterMois(faits.signature, Math.round(12 * Math.min(faits.dureeAnnees, ANNEES_AU_PLUS))) };
  return null;
}

/** Un maître forme plusieurs apprentis, un bénévole sert plusieurs associations : leurs périodes se recouvrent d'ordinaire. */
const RECOUVREMENT_ORDINAIRE = new Set<FaitsDeposes["type"]>(["maitre_apprentissage", "benevolat_associatif", "reserve_civique"]);

function seRecouvrent(un: FaitsDeposes, autre: FaitsDeposes): boolean {
  const a = periodeDe(un);
  const b = periodeDe(autre);
  if (a === null || b === null || RECOUVREMENT_ORDINAIRE.has(un.type)) return false;
  return a.debut < b.fin && b.debut < a.fin;
}

/** Ce que deux activités d'une même personne et d'un même type ont d'invraisemblable ensemble ; null si rien. */
export function invraisemblance(faits: FaitsDeposes, autre: ActiviteVue): Faute | null {
  if (faits.type !== autre.faits.type) return null;
  const details = { autre: autre.idLigne };
  if (isDeepStrictEqual(faits, autre.faits)) return { code: "doublon_probable", champ: null, details };
  if (seRecouvrent(faits, autre.faits)) return { code: "periodes_qui_se_chevauchent", champ: "date_debut", details };
  const un = totalDe(faits);
  const deux = totalDe(autre.faits);
  if (un === null || deux === null || un.annee !== deux.annee) return null;
  const valeur = un.valeur + deux.valeur;
  return valeur > un.maximum ? { code: "total_impossible", champ: "quantite", details: { ...details, annee: un.annee, valeur } } : null;
}

/** Une même personne chez un autre déclarant : pour l'exploitant seul. */
export interface Croisement {
  readonly acceptee: Acceptee;
  readonly autre: ActiviteVue;
  readonly faute: Faute;
}

export interface Controles {
  readonly reserves: ReservesDesAutres;
  readonly croisements: readonly Croisement[];
}

const RESERVES_PAR_LIGNE = 5;
/** Au-delà, une personne a assez de lignes pour que les premières réserves aient tout dit. */
const VUES_PAR_PERSONNE = 20;

/** Deux homonymes nés le même jour ont chacun leur numéro. */
function autrePersonne(un: string | null, autre: string | null): boolean {
  return un !== null && autre !== null && un !== autre;
}

function parNoyau(connus: readonly DepotConnu[]): Map<string, ActiviteVue[]> {
  const vues = new Map<string, ActiviteVue[]>();
  for (const { noyauEmpreinte, nirEmpreinte, organismeId, idExterne, faits } of connus) {
    if (noyauEmpreinte === null) continue;
    const vue = { organismeId, idLigne: idExterne, nirEmpreinte, faits };
    const autres = vues.get(noyauEmpreinte);
    if (autres === undefined) vues.set(noyauEmpreinte, [vue]);
    else autres.push(vue);
  }
  return vues;
}

/** Ce que le calendrier dit de cette activité le jour du dépôt. */
function delais(faits: FaitsDeposes, jour: DateCivile): Faute[] {
  if (faits.type !== "benevolat_associatif" && faits.type !== "reserve_civique") return [];
  const details = { activite: faits.type };
  const tard = jour > dateLimiteDeclaration(anneeDe(faits.debut));
  return [{ code: tard ? "proposee_trop_tard" : "proposee_a_la_personne", champ: null, details }];
}

/**
 * Prépare les contrôles d'une tranche. Une réserve ne vient que des lignes du même déclarant : ce qu'un autre a déclaré
 * ne se devine pas d'ici. Les lignes de la tranche se voient entre elles, dans leur ordre.
 */
export function preparerControles(organismeId: string, jour: DateCivile, connus: readonly DepotConnu[]): Controles {
  const vues = parNoyau(connus);
  const croisements: Croisement[] = [];
  const reserves: ReservesDesAutres = (acceptee) => {
    const { ligne, personne, faits } = acceptee;
    const trouvees: Faute[] = delais(faits, jour);
    const { noyauEmpreinte, nirEmpreinte } = personne;
    if (noyauEmpreinte === null) return trouvees;
    const remplacee = (vue: ActiviteVue) => vue.organismeId === organismeId && vue.idLigne === ligne.idLigneOrigine;
    const autres = (vues.get(noyauEmpreinte) ?? []).filter((vue) => !remplacee(vue));
    if (ligne.operation === "annulation") {
      vues.set(noyauEmpreinte, autres);
      return trouvees;
    }
    for (const autre of autres) {
      if (autrePersonne(nirEmpreinte, autre.nirEmpreinte)) continue;
      const faute = invraisemblance(faits, autre);
      if (faute === null) continue;
      if (autre.organismeId !== organismeId) croisements.push({ acceptee, autre, faute });
      else if (trouvees.length < RESERVES_PAR_LIGNE) trouvees.push(faute);
    }
    const vue = { organismeId, idLigne: ligne.idLigne, nirEmpreinte, faits };
    // Les lignes des autres déclarants ne prennent pas la place des siennes : elles se devineraient à ce qui manque.
    const siennes = autres.filter((autre) => autre.organismeId === organismeId).length;
    vues.set(noyauEmpreinte, siennes < VUES_PAR_PERSONNE ? [...autres, vue] : autres);
    return trouvees;
  };
  return { reserves, croisements };
}
