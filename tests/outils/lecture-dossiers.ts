// Ce que la base tient des dossiers et des comptes, et ce que le modèle en attend, sous une même forme ; et ce qui doit toujours y être vrai.
import { expect } from "vitest";
import type { PartDeFinanceur } from "../../src/metier/dossiers/index.js";
import { lireSoldes, listerLots } from "../../src/metier/grand-livre/index.js";
import {
  ETATS_FINAUX,
  ETATS_RESERVES,
  type EtatControle,
  type EtatDossier,
  type EtatFacturation,
  TRANSITIONS,
  TRANSITIONS_CONTROLE,
  TRANSITIONS_FACTURATION,
} from "../../src/regles/dossier/index.js";
import type { PlanFinancement } from "../../src/regles/financement/index.js";
import { type Base, sql } from "../../src/socle/base/base.js";
import { contexteSysteme } from "./grand-livre.js";
import { type CompteModele, type Poste, somme } from "./modele-comptes.js";
import { type DossierModele, estRendu, horlogeDe, type Modele } from "./modele-dossiers.js";

interface LigneLue {
  readonly id: string;
  readonly titulaire_id: string;
  readonly etat: EtatDossier;
  readonly facturation: EtatFacturation;
  readonly controle: EtatControle;
  readonly echeance: string | null;
  readonly du: number | null;
  readonly taux: number | null;
  readonly prix: number;
  readonly statut: string;
  readonly parts: readonly PartDeFinanceur[] | null;
  readonly plan: PlanFinancement | null;
  readonly engage: { cec: number; cpf: { centimes: number; heures: number; dotations: readonly { id: string; montant: number }[] } } | null;
}
interface TraceLue {
  readonly dossier_id: string;
  readonly machine: "dossier" | "facturation" | "controle";
  readonly evenement: string;
  readonly de: string;
  readonly vers: string;
  readonly par: string;
}
interface SommeLue {
  readonly dossier_id: string;
  readonly id: string;
  readonly etat: string;
  readonly montant: number;
  readonly genre: string;
  readonly rendre: number | null;
}

export interface Lu {
  readonly dossiers: readonly LigneLue[];
  readonly traces: readonly TraceLue[];
  readonly paiements: readonly SommeLue[];
  readonly factures: readonly SommeLue[];
  readonly cofinancements: readonly SommeLue[];
  readonly comptes: ReadonlyMap<string, ReadonlyMap<string, Poste>>;
}

async function lireCompte(base: Base, titulaireId: string): Promise<Map<string, Poste>> {
  const ctx = contexteSysteme(base);
  const [lots, { cpf }, [compte], dotations] = await Promise.all([
    listerLots(ctx, titulaireId),
    lireSoldes(ctx, titulaireId),
    base.requete<Poste>(sql`select heures_disponible::float8 as disponible, heures_reserve::float8 as reserve, heures_utilise::float8 as utilise
      from cpf.comptes where titulaire_id = ${titulaireId}`),
    base.requete<Poste & { id: string }>(sql`select id, disponible::float8 as disponible, reserve::float8 as reserve,
      utilise::float8 as utilise from cpf.dotations where titulaire_id = ${titulaireId}`),
  ]);
  const poste = ({ disponible, reserve, utilise }: Poste): Poste => ({ disponible, reserve, utilise });
  const nommes = [...lots, ...dotations].map((un): [string, Poste] => [un.id, poste(un)]);
  return new Map([["cpf", poste(cpf)], ["heures", compte ?? { disponible: 0, reserve: 0, utilise: 0 }], ...nommes]);
}

/** Lit tout ce que la base tient de ces titulaires. */
export async function lire(base: Base, ids: readonly string[]): Promise<Lu> {
  const [dossiers, traces, paiements, factures, cofinancements, ...comptes] = await Promise.all([
    base.requete<LigneLue>(sql`select id, titulaire_id, etat, facturation, controle, echeance, du_organisme::float8 as du, parts, plan, engage,
      taux_realisation::int as taux, (offre->>'prix')::float8 as prix, statut_titulaire as statut
      from dossiers.dossiers where titulaire_id = any(${ids}::uuid[])`),
    base.requete<TraceLue>(sql`select dossier_id, machine, evenement, de, vers, par from dossiers.evenements
      where titulaire_id = any(${ids}::uuid[]) order by dossier_id, rang`),
    base.requete<SommeLue>(sql`select dossier_id, id, etat, montant::float8 as montant, '' as genre, null as rendre
      from dossiers.paiements where titulaire_id = any(${ids}::uuid[]) order by etat, montant`),
    base.requete<SommeLue>(sql`select dossier_id, id, etat, montant::float8 as montant, genre, null as rendre
      from dossiers.factures where titulaire_id = any(${ids}::uuid[]) order by genre, etat, montant`),
    base.requete<SommeLue>(sql`select dossier_id, id, etat, montant_appele::float8 as montant, financeur as genre,
      montant_a_rendre::float8 as rendre from dossiers.cofinancements where titulaire_id = any(${ids}::uuid[]) order by demande_le`),
    ...ids.map((id) => lireCompte(base, id)),
  ]);
  return {
    dossiers,
    traces,
    paiements,
    factures,
    cofinancements,
    comptes: new Map(ids.map((id, rang) => [id, comptes[rang] ?? new Map()])),
  };
}

const ranger = (lignes: readonly string[]) => [...lignes].sort();
const deLui =
  (id: string) =>
  ({ dossier_id }: { dossier_id: string }) =>
    dossier_id === id;

/** Un dossier comme la base le tient. */
function vu({ dossiers, traces, paiements, factures, cofinancements }: Lu, id: string) {
  const ligne = dossiers.find((un) => un.id === id);
  if (ligne === undefined) return null;
  const { etat, facturation, controle, echeance, du, taux, prix } = ligne;
  return {
    ...{ etat, facturation, controle, echeance, du, taux, prix },
    dues: (ligne.parts ?? []).map(({ source, lot, montant }) => `${source} ${lot} ${montant}`),
    paiements: ranger(paiements.filter(deLui(id)).map((un) => `${un.etat} ${un.montant}`)),
    factures: ranger(factures.filter(deLui(id)).map((une) => `${une.genre} ${une.etat} ${une.montant}`)),
    cofinancements: cofinancements.filter(deLui(id)).map((un) => `${un.genre} ${un.etat} ${un.montant} ${un.rendre}`),
    traces: traces.filter(deLui(id)).map((une) => `${une.machine} ${une.evenement} ${une.de} ${une.vers} ${une.par}`),
  };
}

/** Le même, comme le modèle l'attend. */
function attendu(m: Modele, d: DossierModele): ReturnType<typeof vu> {
  const { etat, facturation, controle, du, taux, prix, traces } = d;
  return {
    ...{ etat, facturation, controle, du, taux, prix, traces },
    echeance: horlogeDe(m, d)?.jour ?? null,
    dues: d.dues.map(({ source, lot, montant }) => `${source} ${lot} ${montant}`),
    paiements: ranger(d.paiements.map((un) => `${un.etat} ${un.montant}`)),
    factures: ranger(d.factures.map((une) => `${une.genre} ${une.etat} ${une.montant}`)),
    cofinancements: d.cofinancements.map((un) => `${un.financeur} ${un.etat} ${un.appele} ${un.aRendre}`),
  };
}

/** La base est ce que le modèle attend : chaque poste de chaque compte, chaque dossier, toute son histoire. */
export function exigerPareils(m: Modele, lu: Lu): void {
  for (const { titulaireId, postes } of m.comptes) {
    expect(Object.fromEntries(lu.comptes.get(titulaireId) ?? new Map()), "les comptes").toEqual(Object.fromEntries(postes));
  }
  for (const d of m.dossiers) expect(vu(lu, d.id), `le dossier ${d.id}`).toEqual(attendu(m, d));
  expect(lu.dossiers).toHaveLength(m.dossiers.length);
}

const TABLES = { dossier: TRANSITIONS, facturation: TRANSITIONS_FACTURATION, controle: TRANSITIONS_CONTROLE };
const DEPARTS = { dossier: "brouillon", facturation: "pas_facturable", controle: "hors_controle" };

interface TransitionLue {
  readonly evenement: string;
  readonly de: readonly string[];
  readonly vers: string;
  readonly par: readonly string[];
}

/** Rejoue l'histoire de chaque machine depuis son premier état : rien n'y sort de sa table, et elle mène à l'état tenu. */
function exigerHistoire(ligne: LigneLue, traces: readonly TraceLue[]): void {
  for (const machine of ["dossier", "facturation", "controle"] as const) {
    const table: readonly TransitionLue[] = TABLES[machine];
    let etat = DEPARTS[machine];
    for (const { evenement, de, vers, par } of traces.filter((une) => une.machine === machine)) {
      const transition = table.find((une) => une.evenement === evenement);
      const admis = transition?.vers === vers && transition.de.includes(de) && transition.par.includes(par) && de === etat;
      expect(admis, `${machine} ${evenement} ${de} → ${vers} par ${par}, depuis ${etat}`).toBe(true);
      etat = vers;
    }
    expect(etat).toBe(machine === "dossier" ? ligne.etat : ligne[machine]);
  }
}

function exigerDossierJuste(ligne: LigneLue): void {
  const { etat, controle, du, parts, prix, plan, statut } = ligne;
  if (!ETATS_FINAUX.has(etat)) expect(ligne.echeance !== null || controle === "en_controle", `${etat} attend sans échéance`).toBe(true);
  if (plan !== null && statut !== "agent_public") expect(somme(plan.lignes.map(({ montant = 0 }) => ({ montant })))).toBe(prix);
  expect(parts === null ? null : somme(parts)).toBe(du);
  if (du !== null) expect(du >= 0 && du <= prix).toBe(true);
}

/** Sans le modèle : ce que les dossiers tiennent est, au centime, ce que le compte dit réservé ; ce qu'ils ont pris, ce qu'il dit utilisé. */
function exigerComptesJustes(m: Modele, compte: CompteModele, lu: Lu): void {
  const siens = lu.dossiers.filter(({ titulaire_id }) => titulaire_id === compte.titulaireId);
  const tenus = siens.flatMap(({ etat, engage }) => (ETATS_RESERVES.has(etat) && engage !== null ? [engage] : []));
  const postes = lu.comptes.get(compte.titulaireId) ?? new Map<string, Poste>();
  const reserve = (noms: readonly string[]) => noms.reduce((total, nom) => total + (postes.get(nom)?.reserve ?? 0), 0);
  expect(reserve(compte.lots), "réservé des lots").toBe(tenus.reduce((total, { cec }) => total + cec, 0));
  expect(reserve(["cpf"]), "réservé du CPF").toBe(tenus.reduce((total, { cpf }) => total + cpf.centimes, 0));
  expect(reserve(["heures"]), "réservé en heures").toBe(Math.round(tenus.reduce((total, { cpf }) => total + cpf.heures, 0) * 100));
  const dotations = tenus.flatMap(({ cpf }) => cpf.dotations);
  for (const id of compte.dotations) expect(reserve([id]), "réservé d'une dotation").toBe(somme(dotations.filter((une) => une.id === id)));
  for (const poste of postes.values()) expect(Math.min(poste.disponible, poste.reserve, poste.utilise)).toBeGreaterThanOrEqual(0);
  const rendus = m.dossiers.every((d) => m.comptes[d.titulaire] !== compte || (estRendu(m, d) && d.statut !== "agent_public"));
  if (!rendus) return;
  const parts = siens.flatMap((un) => un.parts ?? []);
  for (const id of compte.lots) expect(postes.get(id)?.utilise, "utilisé du lot").toBe(somme(parts.filter(({ lot }) => lot === id)));
  expect(postes.get("cpf")?.utilise, "utilisé du CPF").toBe(somme(parts.filter(({ source }) => source === "cpf")));
}

/** Ce qui doit être vrai de la base à chaque pas, quoi que le modèle en pense. */
export function exigerJuste(m: Modele, lu: Lu): void {
  for (const ligne of lu.dossiers) {
    exigerDossierJuste(ligne);
    exigerHistoire(ligne, lu.traces.filter(deLui(ligne.id)));
  }
  for (const compte of m.comptes) exigerComptesJustes(m, compte, lu);
}
