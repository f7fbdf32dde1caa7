// Inscrit beaucoup de droits d'un coup, sous un sceau que la base contrôle une fois : même résultat qu'autant d'inscrireLot.
import { randomUUID } from "node:crypto";
import type { Requeteur } from "../../socle/base/base.js";
import { enMorceaux, type ValeurCopiee } from "../../socle/base/copie.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { type CorpsEcriture, type DemandeEcriture, ecrireInstant, enchainer, exigerForme, exigerMemeDemande, type Tete } from "./ecrire.js";
import type { LigneSoldes } from "./ecritures.sql.js";
import { calculerEmpreinteSceau, EMPREINTE_ORIGINE, ecrireDemande } from "./empreinte.js";
import type { Ecriture } from "./grand-livre.js";
import { demandeDuLot, exigerSousPlafond, type LotDemande, lignesDuLot } from "./inscrire-lot.js";
import {
  COPIER_ECRITURES,
  COPIER_LIGNES,
  COPIER_LOTS,
  type EcritureConnue,
  lireEcrituresParCles,
  ouvrirComptes,
  porterSoldes,
  poserSceau,
  type Sceau,
  verrouillerComptes,
} from "./sceaux.sql.js";

/** Le plus qu'un sceau porte, et donc qu'un appel inscrit : la vérification relit un sceau entier en mémoire. */
export const TAILLE_SCEAU = 10_000;

/** Une demande de lot mise en forme. */
interface Demandee {
  readonly lot: LotDemande;
  readonly demande: DemandeEcriture;
  readonly texte: string;
}

/** Où en est un titulaire pendant que ses lots s'enchaînent : sa tête, son total acquis, et ce qui lui a été ajouté, en centimes. */
interface Compte {
  readonly titulaireId: string;
  tete: Tete;
  acquis: number;
  ajout: number;
}

interface Inscrite {
  readonly lot: LotDemande;
  readonly ecriture: Ecriture;
}

const cleDe = (titulaireId: string, cle: string) => `${titulaireId} ${cle}`;
const comparer = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function exigerDemande(lot: LotDemande): Omit<Demandee, "texte"> {
  const demande = demandeDuLot(lot);
  exigerForme(demande);
  return { lot, demande };
}

function compteDe(soldes: LigneSoldes): Compte {
  return {
    titulaireId: soldes.titulaire_id,
    tete: { rang: Number(soldes.dernier_rang), empreinte: soldes.derniere_empreinte },
    acquis: Number(soldes.cec_disponible + soldes.cec_reserve + soldes.cec_utilise),
    ajout: 0,
  };
}

/** Prend le verrou de chaque titulaire, dans l'ordre des identifiants, en ouvrant ceux qui n'ont pas de compte. */
async function verrouillerTous(base: Requeteur, titulaires: readonly string[]): Promise<Map<string, Compte>> {
  const ouverts = await base.requete<{ titulaire_id: string }>(ouvrirComptes(titulaires));
  const comptes = new Map<string, Compte>();
  for (const { titulaire_id: titulaireId } of ouverts) {
    comptes.set(titulaireId, { titulaireId, tete: { rang: 0, empreinte: EMPREINTE_ORIGINE }, acquis: 0, ajout: 0 });
  }
  const anciens = titulaires.filter((titulaireId) => !comptes.has(titulaireId));
  if (anciens.length === 0) return comptes;
  for (const soldes of await base.requete<LigneSoldes>(verrouillerComptes(anciens))) comptes.set(soldes.titulaire_id, compteDe(soldes));
  return comptes;
}

/** Écritures déjà inscrites sous les clés demandées ; un titulaire sans écriture n'en a pas. */
async function lireConnues(
  base: Requeteur,
  demandees: readonly Demandee[],
  comptes: ReadonlyMap<string, Compte>,
): Promise<Map<string, EcritureConnue>> {
  const possibles = demandees.filter(({ demande }) => (comptes.get(demande.titulaireId)?.tete.rang ?? 0) > 0);
  if (possibles.length === 0) return new Map();
  const connues = await base.requete<EcritureConnue>(
    lireEcrituresParCles(
      possibles.map(({ demande }) => demande.titulaireId),
      possibles.map(({ demande }) => demande.cle),
    ),
  );
  return new Map(connues.map((connue) => [cleDe(connue.titulaire_id, connue.cle), connue]));
}

/** Reprend les demandes dans leur ordre : une clé connue rend son écriture, une nouvelle s'enchaîne après vérification du plafond. */
function composer(
  demandees: readonly Demandee[],
  { comptes, connues }: { readonly comptes: ReadonlyMap<string, Compte>; readonly connues: Map<string, EcritureConnue> },
  instant: Pick<CorpsEcriture, "jour" | "ecriteLe">,
): { readonly ids: string[]; readonly inscrites: Inscrite[] } {
  const ids: string[] = [];
  const inscrites: Inscrite[] = [];
  for (const { lot, demande, texte } of demandees) {
    const cle = cleDe(demande.titulaireId, demande.cle);
    const connue = connues.get(cle);
    if (connue !== undefined) {
      exigerMemeDemande(connue, demande, texte);
      ids.push(connue.id);
      continue;
    }
    const compte = comptes.get(demande.titulaireId);
    if (compte === undefined) throw new Error("Le compte du titulaire vient d'être verrouillé et ne se lit pas.");
    exigerSousPlafond(compte.acquis, lot);
    const id = randomUUID();
    const ecriture = enchainer(compte.tete, demande, { id, ...instant, demande: texte, lignes: lignesDuLot(id, lot.montant) });
    compte.tete = ecriture;
    compte.acquis += lot.montant;
    compte.ajout += lot.montant;
    connues.set(cle, { titulaire_id: lot.titulaireId, cle: lot.cle, id, genre: "lot", cible_id: null, demande: texte });
    ids.push(id);
    inscrites.push({ lot, ecriture });
  }
  return { ids, inscrites };
}

function* colonnesEcritures(inscrites: readonly Inscrite[], sceauId: string): Generator<readonly ValeurCopiee[]> {
  for (const { ecriture: e } of inscrites) {
    yield [
      e.titulaireId,
      e.rang,
      e.id,
      e.cle,
      e.genre,
      e.jour,
      e.ecriteLe,
      e.demande,
      e.lignes.length,
      e.empreintePrecedente,
      e.empreinte,
      sceauId,
    ];
  }
}

function* colonnesLots(inscrites: readonly Inscrite[], sceauId: string): Generator<readonly ValeurCopiee[]> {
  for (const { lot, ecriture } of inscrites) {
    const { titulaireId, activite, annee, financeur, montant, declareLe, decisionId, plafond } = lot;
    yield [titulaireId, ecriture.id, activite, annee, financeur, montant, declareLe, decisionId, plafond, sceauId];
  }
}

function* colonnesLignes(inscrites: readonly Inscrite[], sceauId: string): Generator<readonly ValeurCopiee[]> {
  for (const { ecriture } of inscrites) {
    for (const [place, { compte, lotId, montant }] of ecriture.lignes.entries()) {
      yield [ecriture.titulaireId, ecriture.rang, place + 1, compte, lotId, montant, sceauId];
    }
  }
}

function sceller(inscrites: readonly Inscrite[], ecritLe: string): Sceau {
  const empreinte = calculerEmpreinteSceau(inscrites.map(({ ecriture }) => ecriture.empreinte).join(""));
  return { id: randomUUID(), ecritLe, nombre: inscrites.length, empreinte };
}

/** Écrit les droits sous leur sceau : le sceau, puis les écritures, puis ce qui les cite, et les soldes en dernier. */
async function ecrireSousSceau(base: Requeteur, inscrites: readonly Inscrite[], comptes: Iterable<Compte>): Promise<void> {
  const [premiere] = inscrites;
  if (premiere === undefined) return;
  const rangees = [...inscrites].sort(({ ecriture: a }, { ecriture: b }) => comparer(a.titulaireId, b.titulaireId) || a.rang - b.rang);
  const sceau = sceller(rangees, premiere.ecriture.ecriteLe);
  await base.requete(poserSceau(sceau));
  await base.copier(COPIER_ECRITURES, enMorceaux(colonnesEcritures(rangees, sceau.id)));
  await base.copier(COPIER_LOTS, enMorceaux(colonnesLots(rangees, sceau.id)));
  await base.copier(COPIER_LIGNES, enMorceaux(colonnesLignes(rangees, sceau.id)));
  const suites = [...comptes]
    .filter((compte) => compte.ajout > 0)
    .map(({ titulaireId, tete, ajout }) => ({ titulaireId, rang: tete.rang, empreinte: tete.empreinte, ajout }));
  await base.requete(porterSoldes(suites, sceau.id));
}

/**
 * Inscrit des lots, dans l'ordre des demandes, et rend l'identifiant de l'écriture de chacune (celui du lot). Tout ou rien.
 * Une clé déjà inscrite pour la même demande rend la première écriture ; pour une autre, grand-livre/cle-reutilisee.
 * Refuse grand-livre/plafond-depasse comme inscrireLot. Au plus TAILLE_SCEAU demandes, dans une transaction.
 */
export async function inscrireLotsEnMasse(ctx: Contexte, demandes: readonly LotDemande[]): Promise<readonly string[]> {
  exiger(ctx.acteur, "ecrire_grand_livre", false);
  if ("transaction" in ctx.base) throw new Error("Le grand livre s'écrit dans une transaction, pas sur la base elle-même.");
  if (demandes.length > TAILLE_SCEAU) throw new Error(`Au plus ${TAILLE_SCEAU} lots à la fois.`);
  if (demandes.length === 0) return [];
  const titulaires = [...new Set(demandes.map((demande) => demande.titulaireId))].sort(comparer);
  const voulues = demandes.map(exigerDemande);
  // La base ouvre et verrouille les comptes pendant que les demandes s'écrivent : rien, ici, ne peut plus lever.
  const verrous = verrouillerTous(ctx.base, titulaires);
  const demandees = voulues.map((voulue) => ({ ...voulue, texte: ecrireDemande(voulue.demande.contenu) }));
  const comptes = await verrous;
  const connues = await lireConnues(ctx.base, demandees, comptes);
  const instant = { jour: ctx.horloge.aujourdhui(), ecriteLe: ecrireInstant(ctx.horloge.maintenant()) };
  const { ids, inscrites } = composer(demandees, { comptes, connues }, instant);
  await ecrireSousSceau(ctx.base, inscrites, comptes.values());
  return ids;
}
