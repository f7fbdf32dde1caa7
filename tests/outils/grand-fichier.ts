// Le fichier de dix mille lignes dont deux cents sont fausses, le monde qui le reçoit, et ce qui s'y compare.
import { rattacherActivites } from "../../src/metier/activites/index.js";
import {
  ecrireRapport,
  fichierACorriger,
  type LigneRendue,
  type Lot,
  lireLot,
  listerLignes,
  NOMS_COLONNES,
  recevoirFichier,
} from "../../src/metier/depots/index.js";
import { recalculerEnAttente } from "../../src/metier/droits/index.js";
import { empreinteNir } from "../../src/metier/identite/index.js";
import { autoriserDeclarant } from "../../src/metier/organismes/index.js";
import { sql } from "../../src/socle/base/base.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import type { BaseDeTest } from "./base.js";
import { type Monde, SYSTEME, unMonde } from "./benevoles.js";
import { type DeclarantDeTest, lignePompier, nirDEssai, unDeclarant } from "./depots.js";
import { ACTIVITE_SANS_NUMERO, ACTIVITES_AVEC_NUMERO, ligneCsv, type Plantee, planter } from "./fautes-plantees.js";

const FIN = Buffer.from("\r\n");
export const ENTETE = Buffer.from(`${NOMS_COLONNES.join(";")}\r\n`);

/** Personnes du fichier qui ont un compte. */
const COMPTES = 40;

export interface GrandMonde {
  readonly monde: Monde;
  readonly declarant: DeclarantDeTest;
}

/** Titulaire qui a l'identité de la ligne de pompier de ce rang, déjà rattaché à son numéro. */
export async function titulaireDuRang(monde: Monde, rang: number): Promise<string> {
  const titulaire = await monde.titulaire();
  const { titulaireId } = titulaire;
  const { nom_naissance, date_naissance, code_commune_naissance } = lignePompier(rang);
  await monde.test.base.requete(sql`update identite.personnes p set nom_naissance = ${nom_naissance}, prenoms = 'Zoé',
      sexe = 'masculin', naissance = ${date_naissance}, lieu_naissance = ${code_commune_naissance}, pays_naissance = '99100'
    from identite.titulaires t where t.personne_id = p.id and t.titulaire_id = ${titulaireId}`);
  await monde.agir(titulaire, (ctx) => rattacherActivites(ctx, { titulaireId, nirEmpreinte: empreinteNir(nirDEssai(rang)) }));
  return titulaireId;
}

/** Un monde neuf, un déclarant autorisé, et quarante personnes du fichier qui ont un compte. */
export async function unGrandMonde(donnee?: BaseDeTest): Promise<GrandMonde> {
  const monde = await unMonde("2026-11-23T10:00:00Z", donnee);
  const declarant = await unDeclarant(monde, ACTIVITES_AVEC_NUMERO);
  const depuis = dateCivile("2017-01-01");
  const { organismeId } = declarant;
  await monde.agir(SYSTEME, (ctx) =>
    autoriserDeclarant(ctx, { organismeId, type: ACTIVITE_SANS_NUMERO, depuis, peutEmployerNir: false, raison: "essai" }),
  );
  for (let rang = 1; rang <= COMPTES; rang += 1) await titulaireDuRang(monde, rang * 100 + 1);
  return { monde, declarant };
}

export interface GrandFichier {
  /** Lignes du fichier, dans l'ordre, l'en-tête non comprise. */
  readonly lignes: readonly Buffer[];
  /** Ce que chaque ligne du fichier porte de planté, par numéro de ligne (l'en-tête est la 1). */
  readonly plantees: ReadonlyMap<number, Plantee>;
}

/** Une ligne sur cinquante est fausse ; la première est juste. */
export function unGrandFichier(total: number): GrandFichier {
  const plantees = new Map<number, Plantee>();
  const lignes = Array.from({ length: total }, (_, place) => {
    const rang = place + 1;
    if (rang % 50 !== 0) return ligneCsv(lignePompier(rang, { prenoms: "Zoé" }));
    const plantee = planter(rang / 50 - 1, rang);
    plantees.set(rang + 1, plantee);
    return plantee.octets;
  });
  return { lignes, plantees };
}

export function assembler(lignes: readonly Buffer[]): Buffer {
  return Buffer.concat([ENTETE, ...lignes.flatMap((ligne) => [ligne, FIN])]);
}

/** Reçoit des octets sans les traiter. */
export async function recevoirOctets({ monde, declarant }: GrandMonde, octets: Buffer, essai = false): Promise<Lot> {
  async function* flux() {
    for (let debut = 0; debut < octets.length; debut += 65_536) yield octets.subarray(debut, debut + 65_536);
  }
  const { organismeId, acteur } = declarant;
  const ctx = { base: monde.test.base, horloge: monde.horloge, acteur };
  return (await recevoirFichier(ctx, { organismeId, nomFichier: "grand.csv", essai, cle: null, flux: flux() })).lot;
}

const contexteDe = ({ monde, declarant }: GrandMonde) => ({ base: monde.test.base, horloge: monde.horloge, acteur: declarant.acteur });

/** Toutes les réponses d'un lot, et le lot lui-même. */
export async function relireTout(grand: GrandMonde, lotId: string): Promise<{ lot: Lot; lignes: readonly LigneRendue[] }> {
  const demande = { organismeId: grand.declarant.organismeId, lotId };
  const lignes: LigneRendue[] = [];
  for (let apres: number | null = 0; apres !== null; ) {
    const page: Awaited<ReturnType<typeof listerLignes>> = await listerLignes(contexteDe(grand), { ...demande, apres, limite: 1_000 });
    lignes.push(...page.lignes);
    apres = page.suite;
  }
  return { lot: await lireLot(contexteDe(grand), demande), lignes };
}

async function enTexte(morceaux: AsyncIterable<string>): Promise<string> {
  let texte = "";
  for await (const morceau of morceaux) texte += morceau;
  return texte;
}

export async function rapportDe(grand: GrandMonde, lotId: string): Promise<string> {
  return enTexte(await ecrireRapport(contexteDe(grand), { organismeId: grand.declarant.organismeId, lotId }));
}

export async function aCorriger(grand: GrandMonde, lotId: string): Promise<string> {
  return enTexte(await fichierACorriger(contexteDe(grand), { organismeId: grand.declarant.organismeId, lotId }));
}

/** Cellules d'un CSV à points-virgules, ligne par ligne ; un guillemet doublé en est un. */
export function cellulesDe(texte: string): string[][] {
  return [...texte.replace(/^\ufeff/u, "").matchAll(/((?:"(?:[^"]|"")*"|[^;\r\n]*)(?:;(?:"(?:[^"]|"")*"|[^;\r\n]*))*)\r\n/gu)].map(
    ([, ligne = ""]) =>
      [...ligne.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/gu)].map(([, cite, nu]) => cite?.replaceAll('""', '"') ?? nu ?? ""),
  );
}

/** Ce qu'un lot laisse de visible : les réponses à chaque ligne et les droits de chacun, sans rien de tiré au hasard. */
export async function trace(grand: GrandMonde, lotId: string) {
  await recalculerEnAttente(grand.monde.test.base, grand.monde.horloge);
  const { lot, lignes } = await relireTout(grand, lotId);
  const droits = await grand.monde.test.proprietaire.requete<{ nom: string; annee: number; montant: bigint; nombre: bigint }>(sql`
    select p.nom_naissance as nom, count(*) as nombre, sum(l.montant) as montant from grand_livre.lignes l
    join identite.titulaires t on t.titulaire_id = l.titulaire_id join identite.personnes p on p.id = t.personne_id
    where l.compte = 'cec_disponible' group by p.nom_naissance order by p.nom_naissance`);
  const { etat, lignesLues, comptes } = lot;
  const reponses = lignes.map(({ numero, idLigne, statut, fautes, empreinte }) => ({ numero, idLigne, statut, fautes, empreinte }));
  return { etat, lignesLues, comptes, reponses, droits };
}

/** Nombre de lignes de chaque table de la base. */
export async function compterTout({ monde }: GrandMonde): Promise<Record<string, number>> {
  const { proprietaire } = monde.test;
  const tables = await proprietaire.requete<{ nom: string }>(sql`select schemaname || '.' || tablename as nom from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`);
  const comptes: Record<string, number> = {};
  for (const { nom } of tables) {
    const [ligne] = await proprietaire.requete<{ n: bigint }>({ text: `select count(*) as n from ${nom}`, values: [] });
    comptes[nom] = Number(ligne?.n);
  }
  return comptes;
}
