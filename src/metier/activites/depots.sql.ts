// Les dépôts vus par lots : reconnaître ce qui est déjà là, copier ce qui est neuf, remplacer ou annuler sans effacer.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import { enMorceaux } from "../../socle/base/copie.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { type FaitsDeposes, relireFaits } from "./faits.js";

/** Dépôt déjà reçu d'un déclarant. `empreinteLigne` : empreinte à clé, hexadécimale, null pour un dépôt d'avant les lots. */
export interface DepotConnu {
  readonly organismeId: string;
  readonly idExterne: string;
  readonly activiteId: string;
  readonly titulaireId: string | null;
  readonly nirEmpreinte: string | null;
  readonly noyauEmpreinte: string | null;
  readonly traitsEmpreinte: string | null;
  readonly faits: FaitsDeposes;
  readonly declareLe: DateCivile;
  readonly empreinteLigne: string | null;
  readonly remplacePar: string | null;
  readonly annule: boolean;
  readonly doute: string | null;
}

interface LigneDepot {
  readonly organisme_id: string;
  readonly id_externe: string;
  readonly activite_id: string;
  readonly titulaire_id: string | null;
  readonly nir_empreinte: string | null;
  readonly noyau_empreinte: string | null;
  readonly traits_empreinte: string | null;
  readonly faits: unknown;
  readonly declare_le: DateCivile;
  readonly empreinte_ligne: string | null;
  readonly remplace_par: string | null;
  readonly annule: boolean;
  readonly doute_identite: string | null;
}

const COLONNES = `organisme_id, id_externe, activite_id, titulaire_id, nir_empreinte, noyau_empreinte, traits_empreinte, faits, declare_le,
  encode(empreinte_ligne, 'hex') as empreinte_ligne, remplace_par, annule_le is not null as annule, doute_identite`;

function depotConnu(ligne: LigneDepot): DepotConnu {
  return {
    organismeId: ligne.organisme_id,
    idExterne: ligne.id_externe,
    activiteId: ligne.activite_id,
    titulaireId: ligne.titulaire_id,
    nirEmpreinte: ligne.nir_empreinte,
    noyauEmpreinte: ligne.noyau_empreinte,
    traitsEmpreinte: ligne.traits_empreinte,
    faits: relireFaits(ligne.faits),
    declareLe: ligne.declare_le,
    empreinteLigne: ligne.empreinte_ligne,
    remplacePar: ligne.remplace_par,
    annule: ligne.annule,
    doute: ligne.doute_identite,
  };
}

/** Dépôts d'un déclarant sous ces numéros. */
export async function trouverParNumeros(base: Requeteur, organismeId: string, ids: readonly string[]): Promise<DepotConnu[]> {
  if (ids.length === 0) return [];
  const lignes = await base.requete<LigneDepot>({
    text: `select ${COLONNES} from activites.depots where organisme_id = $1 and id_externe = any($2::text[])`,
    values: [organismeId, ids],
    name: "depots_par_numeros",
  });
  return lignes.map(depotConnu);
}

/** Dépôt courant, et les numéros par lesquels on y est venu : celui de la ligne visée, ceux de ses remplaçantes, le sien. */
export interface DepotCourant {
  readonly courant: DepotConnu;
  readonly suite: readonly string[];
}

async function verrouillerDepot(base: Requeteur, organismeId: string, idExterne: string): Promise<DepotConnu | null> {
  const lignes = await base.requete<LigneDepot>({
    text: `select ${COLONNES} from activites.depots where organisme_id = $1 and id_externe = $2 for update`,
    values: [organismeId, idExterne],
    name: "depot_courant",
  });
  return lignes[0] === undefined ? null : depotConnu(lignes[0]);
}

/**
 * Dépôt qui tient aujourd'hui lieu de celui-ci : le dernier de la suite de ses remplacements ; null s'il n'existe pas.
 * Le verrou vaut jusqu'à la fin de la transaction.
 */
export async function verrouillerDepotCourant(base: Requeteur, organismeId: string, idExterne: string): Promise<DepotCourant | null> {
  const suite: string[] = [];
  for (let id: string | null = idExterne; id !== null; ) {
    const depot: DepotConnu | null = await verrouillerDepot(base, organismeId, id);
    if (depot === null) return null;
    suite.push(id);
    if (depot.remplacePar === null) return { courant: depot, suite };
    id = depot.remplacePar;
  }
  return null;
}

/** Une même personne mille fois dans un fichier ne doit pas coûter mille fois mille comparaisons. */
const PAR_PERSONNE = 20;
const TIENNENT = `select ${COLONNES} from activites.depots
  where noyau_empreinte = n.noyau and remplace_par is null and annule_le is null`;

/**
 * Dépôts qui tiennent encore pour ces personnes (par leur noyau), pour les contrôles : vingt au plus de ce déclarant, et vingt des autres,
 * comptés à part : ce que les autres ont déclaré ne change pas ce que celui-ci voit.
 */
export async function trouverParNoyaux(base: Requeteur, organismeId: string, noyaux: readonly string[]): Promise<DepotConnu[]> {
  if (noyaux.length === 0) return [];
  const lignes = await base.requete<LigneDepot>({
    text: `select d.* from unnest($1::text[]) as n (noyau) cross join lateral (
        (${TIENNENT} and organisme_id = $3 order by organisme_id, id_externe limit $2)
        union all (${TIENNENT} and organisme_id < $3 order by organisme_id, id_externe limit $2)
        union all (${TIENNENT} and organisme_id > $3 order by organisme_id, id_externe limit $2)) d`,
    values: [noyaux, PAR_PERSONNE, organismeId],
    name: "depots_par_noyaux",
  });
  return lignes.map(depotConnu);
}

/** Dépôt neuf d'un lot. `doute` : pourquoi un agent doit départager l'identité. */
export interface DepotNeuf {
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly idExterne: string;
  readonly activiteId: string;
  readonly titulaireId: string | null;
  readonly nirEmpreinte: string | null;
  readonly noyauEmpreinte: string | null;
  readonly traitsEmpreinte: string | null;
  readonly doute: string | null;
  readonly faits: FaitsDeposes;
  readonly declareLe: DateCivile;
  readonly lotId: string;
  readonly numeroLigne: number;
  /** Empreinte à clé, hexadécimale. */
  readonly empreinteLigne: string;
  readonly annuleLe?: Date | null;
}

const COPIER_DEPOTS = `copy activites.depots (organisme_id, id_externe, activite_id, nir_empreinte, traits_empreinte, noyau_empreinte,
  titulaire_id, type, organisme_nom, faits, declare_le, depose_le, lot_id, numero_ligne, empreinte_ligne, doute_identite, annule_le) from stdin`;
const COPIER_ACTIVITES = `copy activites.activites (titulaire_id, id, organisme_id, id_externe, organisme_nom, type, faits, declare_le) from stdin`;

/** Copie des dépôts neufs. Leurs numéros ne doivent pas exister. */
export async function copierDepots(base: Requeteur, depots: readonly DepotNeuf[], le: Date): Promise<void> {
  const instant = le.toISOString();
  await base.copier(COPIER_DEPOTS, enMorceaux(lignesDeDepots(depots, instant)));
}

/** Copie, pour ceux dont le titulaire est connu, l'activité que leur compte montre. */
export async function copierActivites(base: Requeteur, depots: readonly DepotNeuf[]): Promise<void> {
  const portes = depots.filter(({ titulaireId }) => titulaireId !== null);
  if (portes.length > 0) await base.copier(COPIER_ACTIVITES, enMorceaux(lignesDActivites(portes)));
}

function* lignesDeDepots(depots: readonly DepotNeuf[], instant: string) {
  for (const d of depots) {
    yield [
      d.organismeId,
      d.idExterne,
      d.activiteId,
      d.nirEmpreinte,
      d.traitsEmpreinte,
      d.noyauEmpreinte,
      d.titulaireId,
      d.faits.type,
      d.organismeNom,
      JSON.stringify(d.faits),
      d.declareLe,
      instant,
      d.lotId,
      d.numeroLigne,
      `\\x${d.empreinteLigne}`,
      d.doute,
      d.annuleLe ?? null,
    ];
  }
}

function* lignesDActivites(depots: readonly DepotNeuf[]) {
  for (const d of depots) {
    const { titulaireId, activiteId, organismeId, idExterne, organismeNom, faits, declareLe } = d;
    yield [titulaireId, activiteId, organismeId, idExterne, organismeNom, faits.type, JSON.stringify(faits), declareLe];
  }
}

/**
 * Note qu'un dépôt est remplacé, ou annulé, par la ligne d'un lot. Toute la suite désigne aussitôt la dernière ligne :
 * dix mille corrections de la même ligne ne se relisent pas dix mille fois.
 */
export async function remplacerDepot(
  base: Requeteur,
  { courant, suite }: DepotCourant,
  remplacement: { par: string; annuleLe: Date | null },
): Promise<void> {
  await base.requete({
    text: `update activites.depots set remplace_par = $3, annule_le = case when id_externe = $4 then $5::timestamptz else annule_le end
      where organisme_id = $1 and id_externe = any($2::text[])`,
    values: [courant.organismeId, suite, remplacement.par, courant.idExterne, remplacement.annuleLe],
    name: "remplacer_depot",
  });
}

/** Ce qui change sur l'activité d'un compte : de nouveaux faits, ou son annulation. */
export interface ChangementActivite {
  readonly titulaireId: string;
  readonly activiteId: string;
  readonly operation: "rectification" | "annulation";
  readonly idExterne: string;
  /** Faits nouveaux ; ignorés par une annulation. */
  readonly faits: FaitsDeposes;
  /** Date de déclaration nouvelle ; ignorée par une annulation. */
  readonly declareLe: DateCivile;
  readonly le: Date;
}

/** Garde ce que l'activité disait, puis la remplace ou l'annule. */
export async function changerActivite(base: Requeteur, changement: ChangementActivite): Promise<void> {
  const { titulaireId, activiteId, operation, idExterne, faits, declareLe, le } = changement;
  await base.requete(sql`insert into activites.versions (titulaire_id, activite_id, rang, faits, operation, id_ligne, le)
    select a.titulaire_id, a.id, coalesce((select max(rang) from activites.versions v where v.titulaire_id = a.titulaire_id and v.activite_id = a.id), 0) + 1,
      a.faits, ${operation}, ${idExterne}, ${le}
    from activites.activites a where a.titulaire_id = ${titulaireId} and a.id = ${activiteId}`);
  await base.requete(
    operation === "annulation"
      ? sql`update activites.activites set annulee_le = ${le} where titulaire_id = ${titulaireId} and id = ${activiteId}`
      : sql`update activites.activites set faits = ${JSON.stringify(faits)}::jsonb, type = ${faits.type}, declare_le = ${declareLe}
          where titulaire_id = ${titulaireId} and id = ${activiteId}`,
  );
}

/** L'activité neuve d'un titulaire garde ce qu'il avait choisi pour celle qu'elle remplace. */
export async function reporterChoix(
  base: Requeteur,
  titulaireId: string | null,
  { de, vers }: { de: string; vers: string },
): Promise<void> {
  await base.requete(sql`update activites.activites n set recensee = a.recensee from activites.activites a
    where n.titulaire_id = ${titulaireId} and n.id = ${vers} and a.titulaire_id = n.titulaire_id and a.id = ${de} and a.id <> n.id`);
}
