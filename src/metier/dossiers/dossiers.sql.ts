// Les requêtes des dossiers de formation : lire, verrouiller, écrire ; l'histoire est dans evenements.sql.ts.

import type { EtatControle } from "../../regles/dossier/controle.js";
import { ETATS_RESERVES, type EtatDossier } from "../../regles/dossier/etats.js";
import type { EtatFacturation } from "../../regles/dossier/facturation.js";
import type { CodeHorloge } from "../../regles/dossier/index.js";
import type { PlanFinancement, Statut } from "../../regles/financement/index.js";
import { type Instruction, type Requeteur, sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { SommesCpf } from "../cpf/index.js";
import type { OffreConvenue, PartDeFinanceur } from "./dossier.js";

/** Sommes réservées : `cec` en centimes au grand livre, le reste au compteur CPF. */
export interface Engagement {
  readonly cec: number;
  readonly cpf: SommesCpf;
}

/** Un dossier tel que la base le tient ; sommes en centimes. */
export interface LigneDossier {
  readonly titulaireId: string;
  readonly id: string;
  readonly cle: string;
  readonly numero: string;
  readonly etat: EtatDossier;
  readonly facturation: EtatFacturation;
  readonly controle: EtatControle;
  /** Compte les écritures du dossier : chaque étape en ajoute une. */
  readonly version: number;
  readonly organismeId: string;
  readonly siret: string;
  readonly organismeNom: string;
  readonly formationId: string;
  readonly actionId: string;
  readonly sessionId: string | null;
  readonly offre: OffreConvenue;
  readonly departement: string | null;
  readonly message: string | null;
  readonly statutTitulaire: Statut;
  readonly propositionModifiee: boolean;
  readonly plan: PlanFinancement | null;
  readonly engage: Engagement | null;
  readonly reservationCec: string | null;
  readonly reservationCpf: string | null;
  readonly horloge: CodeHorloge | null;
  readonly echeance: DateCivile | null;
  readonly tauxRealisation: number | null;
  readonly forceMajeure: boolean | null;
  readonly cause: string | null;
  readonly heuresNonFaites: number | null;
  /** Ce qui est dû à l'organisme, et qui en doit quoi ; null avant le service fait validé ou l'annulation tardive. */
  readonly duOrganisme: number | null;
  readonly parts: readonly PartDeFinanceur[] | null;
  readonly note: number | null;
  readonly demandeeLe: DateCivile | null;
  readonly verificationLe: DateCivile | null;
  readonly proposeeLe: DateCivile | null;
  readonly cofinancementLe: DateCivile | null;
  readonly paiementLe: DateCivile | null;
  readonly accepteeLe: DateCivile | null;
  readonly examenLe: DateCivile | null;
  readonly entreeLe: DateCivile | null;
  readonly sortieLe: DateCivile | null;
  readonly serviceFaitLe: DateCivile | null;
  readonly factureeLe: DateCivile | null;
  readonly aRembourserDepuis: DateCivile | null;
  readonly modifieLe: Date;
  readonly creeLe: Date;
}

/** Ce qu'une étape peut changer d'un dossier ; son identité, son état et ses horloges suivent seuls. */
export type ChampsDossier = Omit<
  LigneDossier,
  "titulaireId" | "id" | "cle" | "numero" | "etat" | "version" | "horloge" | "echeance" | "modifieLe" | "creeLe"
>;

type Forme = "brut" | "json" | "nombre";

const FORMES: Readonly<Record<keyof LigneDossier, Forme>> = {
  titulaireId: "brut",
  id: "brut",
  cle: "brut",
  numero: "brut",
  etat: "brut",
  facturation: "brut",
  controle: "brut",
  version: "brut",
  organismeId: "brut",
  siret: "brut",
  organismeNom: "brut",
  formationId: "brut",
  actionId: "brut",
  sessionId: "brut",
  offre: "json",
  departement: "brut",
  message: "brut",
  statutTitulaire: "brut",
  propositionModifiee: "brut",
  plan: "json",
  engage: "json",
  reservationCec: "brut",
  reservationCpf: "brut",
  horloge: "brut",
  echeance: "brut",
  tauxRealisation: "brut",
  forceMajeure: "brut",
  cause: "brut",
  heuresNonFaites: "nombre",
  duOrganisme: "nombre",
  parts: "json",
  note: "brut",
  demandeeLe: "brut",
  verificationLe: "brut",
  proposeeLe: "brut",
  cofinancementLe: "brut",
  paiementLe: "brut",
  accepteeLe: "brut",
  examenLe: "brut",
  entreeLe: "brut",
  sortieLe: "brut",
  serviceFaitLe: "brut",
  factureeLe: "brut",
  aRembourserDepuis: "brut",
  modifieLe: "brut",
  creeLe: "brut",
};

const colonne = (champ: string) => champ.replace(/[A-Z]/gu, (lettre) => `_${lettre.toLowerCase()}`);
const CHAMPS = Object.entries(FORMES).map(([champ, forme]) => ({ champ, forme, colonne: colonne(champ) }));
// Un bigint et un numeric se lisent en nombres : des centimes et des heures, très en deçà de 2^53.
const LUES = CHAMPS.map((un) => `${un.colonne}${un.forme === "nombre" ? "::float8" : ""} as "${un.champ}"`).join(", ");
const ECRITURE = `insert into dossiers.dossiers (${CHAMPS.map((un) => un.colonne).join(", ")})
  values (${CHAMPS.map((un, rang) => `$${rang + 1}${un.forme === "json" ? "::jsonb" : ""}`).join(", ")})
  on conflict (titulaire_id, id) do update set ${CHAMPS.slice(4)
    .map((un) => `${un.colonne} = excluded.${un.colonne}`)
    .join(", ")}`;

function lire(suite: string, values: readonly unknown[]): Instruction {
  return { text: `select ${LUES} from dossiers.dossiers ${suite}`, values };
}

async function lireUn(base: Requeteur, suite: string, values: readonly unknown[]): Promise<LigneDossier | null> {
  return (await base.requete<LigneDossier>(lire(suite, values)))[0] ?? null;
}

/** Écrit le dossier, neuf ou passé à une autre étape. */
export async function ecrireDossier(base: Requeteur, dossier: LigneDossier): Promise<void> {
  const valeurs = new Map<string, unknown>(Object.entries(dossier));
  const values = CHAMPS.map(({ champ, forme }) => {
    const valeur = valeurs.get(champ) ?? null;
    return forme === "json" && valeur !== null ? JSON.stringify(valeur) : valeur;
  });
  await base.requete({ text: ECRITURE, values });
}

/** Un dossier, par son identifiant, tenu jusqu'à la fin de la transaction ; null s'il n'existe pas. */
export async function verrouillerDossier(base: Requeteur, dossierId: string): Promise<LigneDossier | null> {
  return lireUn(base, "where id = $1 for update", [dossierId]);
}

/** Le même, si personne d'autre ne le tient et s'il est encore échu la veille de ce jour. */
export async function tenirEchu(base: Requeteur, dossierId: string, aujourdhui: DateCivile): Promise<LigneDossier | null> {
  return lireUn(base, "where id = $1 and echeance < $2 for update skip locked", [dossierId, aujourdhui]);
}

export async function trouverDossier(base: Requeteur, dossierId: string): Promise<LigneDossier | null> {
  return lireUn(base, "where id = $1", [dossierId]);
}

export async function trouverParNumero(base: Requeteur, numero: string): Promise<LigneDossier | null> {
  return lireUn(base, "where numero = $1", [numero]);
}

export async function trouverParCle(base: Requeteur, titulaireId: string, cle: string): Promise<LigneDossier | null> {
  return lireUn(base, "where titulaire_id = $1 and cle = $2", [titulaireId, cle]);
}

/** Dossiers d'un titulaire, le plus récent d'abord. */
export async function trouverSiens(base: Requeteur, titulaireId: string): Promise<LigneDossier[]> {
  return base.requete<LigneDossier>(lire("where titulaire_id = $1 order by cree_le desc, id", [titulaireId]));
}

/** Dossiers qu'un organisme de formation a reçus, celui qui presse d'abord, cinq cents au plus ; un brouillon n'a pas été reçu. */
export async function trouverDeLOrganisme(base: Requeteur, organismeId: string): Promise<LigneDossier[]> {
  const suite = "where organisme_id = $1 and demandee_le is not null order by echeance nulls last, modifie_le desc, id limit 500";
  return base.requete<LigneDossier>(lire(suite, [organismeId]));
}

/** Dossiers qui attendent l'exploitant : absence ou force majeure à examiner, contrôle ouvert ; sans délai, depuis le plus longtemps d'abord. */
export async function trouverAInstruire(base: Requeteur): Promise<LigneDossier[]> {
  return base.requete<LigneDossier>(
    lire("where etat = 'en_examen' or controle = 'en_controle' order by coalesce(echeance, modifie_le::date), id limit 500", []),
  );
}

/** Le dernier dossier du titulaire, autre que celui-ci, où des droits sont réservés ; null s'il n'y en a pas. */
export async function trouverAutreReserve(base: Requeteur, titulaireId: string, dossierId: string): Promise<LigneDossier | null> {
  const suite = "where titulaire_id = $1 and id <> $2 and etat = any($3) order by modifie_le desc, id limit 1";
  return lireUn(base, suite, [titulaireId, dossierId, [...ETATS_RESERVES]]);
}

/** Met à la suite les ouvertures et les envois d'un même titulaire. */
export async function verrouillerDemandes(base: Requeteur, titulaireId: string): Promise<void> {
  await base.requete(sql`select pg_advisory_xact_lock(hashtextextended('dossiers:' || ${titulaireId}::text, 0))`);
}

/** Brouillons de cette personne. */
export async function compterBrouillons(base: Requeteur, titulaireId: string): Promise<number> {
  const [ligne] = await base.requete<{ nombre: number }>(sql`
    select count(*)::int as nombre from dossiers.dossiers where titulaire_id = ${titulaireId} and etat = 'brouillon'`);
  return ligne?.nombre ?? 0;
}

/** Demandes de cette personne pour cette formation qui attendent une suite. */
export async function compterDemandes(base: Requeteur, titulaireId: string, formationId: string): Promise<number> {
  const [ligne] = await base.requete<{ nombre: number }>(sql`
    select count(*)::int as nombre from dossiers.dossiers where titulaire_id = ${titulaireId} and formation_id = ${formationId}
      and etat in ('demandee', 'en_verification', 'proposee', 'attente_financeur', 'attente_paiement')`);
  return ligne?.nombre ?? 0;
}

/** Une place dans la file des dossiers échus. */
export interface PlaceEchue {
  readonly id: string;
  readonly echeance: DateCivile;
}

/** Dossiers échus avant ce jour, à la suite de `apres`. */
export async function listerEchus(
  base: Requeteur,
  { aujourdhui, apres, limite }: { aujourdhui: DateCivile; apres: PlaceEchue | null; limite: number },
): Promise<PlaceEchue[]> {
  return base.requete<PlaceEchue>(sql`
    select id, echeance from dossiers.dossiers where echeance < ${aujourdhui}
      and (${apres?.id ?? null}::uuid is null or (echeance, id) > (${apres?.echeance ?? null}::date, ${apres?.id ?? null}::uuid))
    order by echeance, id limit ${limite}`);
}

export async function isolerDossier(base: Requeteur, isole: { dossierId: string; raison: string; depuis: Date }): Promise<void> {
  await base.requete(sql`insert into dossiers.isoles (dossier_id, raison, depuis)
    values (${isole.dossierId}, ${isole.raison}, ${isole.depuis}) on conflict (dossier_id) do nothing`);
}

/** Un dossier que le temps n'arrive pas à faire avancer. `raison` : code du refus, ou « defaut ». */
export interface DossierIsole {
  readonly dossierId: string;
  readonly numero: string;
  readonly raison: string;
  readonly depuis: Date;
}

export async function trouverIsoles(base: Requeteur): Promise<DossierIsole[]> {
  return base.requete<DossierIsole>(sql`
    select i.dossier_id as "dossierId", d.numero, i.raison, i.depuis from dossiers.isoles i join dossiers.dossiers d on d.id = i.dossier_id
    order by i.depuis, i.dossier_id limit 100`);
}

export async function leverIsolement(base: Requeteur, dossierId: string): Promise<void> {
  await base.requete(sql`delete from dossiers.isoles where dossier_id = ${dossierId}`);
}
