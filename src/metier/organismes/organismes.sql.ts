// Les requêtes du registre des organismes.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { AssociationRna } from "./lire-rna.js";
import type { Organisme, PropositionArticle200, RegimeOrganisme, RegistreLocal } from "./organisme.js";

interface LigneOrganisme {
  readonly id: string;
  readonly statut: "inscrit" | "propose";
  readonly rna: string | null;
  readonly siren: string | null;
  readonly siret: string | null;
  readonly registre_tribunal: string | null;
  readonly registre_volume: string | null;
  readonly registre_folio: string | null;
  readonly regime: RegimeOrganisme;
  readonly nom: string;
  readonly sigle: string | null;
  readonly objet: string;
  readonly objet_social1: string | null;
  readonly objet_social2: string | null;
  readonly commune: string;
  readonly code_postal: string | null;
  readonly premiere_declaration: DateCivile | null;
  readonly dissoute: boolean;
  readonly dissoute_le: DateCivile | null;
  readonly proposition_article200: PropositionArticle200;
  readonly article200: boolean | null;
  readonly source: string;
  readonly donnee_du: DateCivile | null;
}

function organismeDe(ligne: LigneOrganisme): Organisme {
  const { registre_tribunal: tribunal, registre_volume: volume, registre_folio: folio } = ligne;
  return {
    id: ligne.id,
    statut: ligne.statut,
    rna: ligne.rna,
    siren: ligne.siren,
    siret: ligne.siret,
    registreLocal: tribunal === null || volume === null || folio === null ? null : { tribunal, volume, folio },
    regime: ligne.regime,
    nom: ligne.nom,
    sigle: ligne.sigle,
    objet: ligne.objet,
    objetSocial1: ligne.objet_social1,
    objetSocial2: ligne.objet_social2,
    commune: ligne.commune,
    codePostal: ligne.code_postal,
    premiereDeclaration: ligne.premiere_declaration,
    dissoute: ligne.dissoute,
    dissouteLe: ligne.dissoute_le,
    proposition: ligne.proposition_article200,
    article200: ligne.article200,
    source: ligne.source,
    donneeDu: ligne.donnee_du,
  };
}

/** Range un lot d'associations du RNA ; une ligne identique n'est pas réécrite. */
export async function rangerAssociations(
  base: Requeteur,
  fiches: readonly (AssociationRna & { id: string })[],
  source: string,
): Promise<{ creees: number; modifiees: number }> {
  const lignes = await base.requete<{ creee: boolean }>(sql`
    insert into organismes.organismes as o (id, statut, rna, ancien_numero, siren, siret, regime, nom, sigle, objet, objet_social1,
      objet_social2, commune, code_postal, premiere_declaration, position, dissoute, dissoute_le, proposition_article200,
      source, donnee_du, recherche)
    select f.id, 'inscrit', f.rna, f."ancienNumero", f.siren, f.siret, 'loi1901', f.nom, f.sigle, f.objet, f."objetSocial1",
      f."objetSocial2", f.commune, f."codePostal", f."premiereDeclaration", f.position, f.dissoute, f."dissouteLe", f.proposition,
      ${source}, f."donneeDu", f.recherche
    from jsonb_to_recordset(${JSON.stringify(fiches)}::jsonb) as f(id uuid, rna text, "ancienNumero" text, siren text, siret text,
      nom text, sigle text, objet text, "objetSocial1" text, "objetSocial2" text, commune text, "codePostal" text,
      "premiereDeclaration" date, position text, dissoute boolean, "dissouteLe" date, proposition text, "donneeDu" date, recherche text)
    on conflict (rna) do update set ancien_numero = excluded.ancien_numero, siren = excluded.siren, siret = excluded.siret,
      nom = excluded.nom, sigle = excluded.sigle, objet = excluded.objet, objet_social1 = excluded.objet_social1,
      objet_social2 = excluded.objet_social2, commune = excluded.commune, code_postal = excluded.code_postal,
      premiere_declaration = coalesce(excluded.premiere_declaration, o.premiere_declaration), position = excluded.position, dissoute = excluded.dissoute,
      dissoute_le = excluded.dissoute_le, proposition_article200 = excluded.proposition_article200, statut = 'inscrit',
      source = excluded.source, donnee_du = excluded.donnee_du, recherche = excluded.recherche
    where (o.ancien_numero, o.siren, o.siret, o.nom, o.sigle, o.objet, o.objet_social1, o.objet_social2, o.commune, o.code_postal,
        o.premiere_declaration, o.position, o.dissoute, o.dissoute_le, o.proposition_article200, o.statut, o.source, o.donnee_du, o.recherche)
      is distinct from (excluded.ancien_numero, excluded.siren, excluded.siret, excluded.nom, excluded.sigle, excluded.objet,
        excluded.objet_social1, excluded.objet_social2, excluded.commune, excluded.code_postal,
        coalesce(excluded.premiere_declaration, o.premiere_declaration),
        excluded.position, excluded.dissoute, excluded.dissoute_le, excluded.proposition_article200, 'inscrit', excluded.source,
        excluded.donnee_du, excluded.recherche)
    returning (xmax = 0) as creee`);
  const creees = lignes.filter((ligne) => ligne.creee).length;
  return { creees, modifiees: lignes.length - creees };
}

/** Organismes dont tous les mots de la demande commencent un mot de la fiche ; les propositions d'autrui ne sont pas montrées. */
export async function trouverParMots(
  base: Requeteur,
  demande: { motsPrefixes: string; exact: string; proposePar: string | null; limite: number; saut: number },
): Promise<Organisme[]> {
  const lignes = await base.requete<LigneOrganisme>(sql`
    select * from organismes.organismes
    where mots @@ ${demande.motsPrefixes}::tsquery and (statut = 'inscrit' or propose_par = ${demande.proposePar}::uuid)
    order by (lower(coalesce(rna, '')) = ${demande.exact} or coalesce(siren, '') = ${demande.exact}) desc, dissoute, (position = 'A') desc,
      (recherche like ${`${demande.exact.replace(/[\\%_]/gu, "")}%`}) desc, nom, id
    limit ${demande.limite} offset ${demande.saut}`);
  return lignes.map(organismeDe);
}

/** Organismes d'après leurs clés, dans un ordre quelconque. */
export async function trouverParIds(base: Requeteur, ids: readonly string[]): Promise<Organisme[]> {
  const lignes = await base.requete<LigneOrganisme>(sql`select * from organismes.organismes where id = any(${ids}::uuid[])`);
  return lignes.map(organismeDe);
}

/** Organisme d'après son numéro RNA. */
export async function trouverParRna(base: Requeteur, rna: string): Promise<Organisme | null> {
  const lignes = await base.requete<LigneOrganisme>(sql`select * from organismes.organismes where rna = ${rna}`);
  return lignes[0] === undefined ? null : organismeDe(lignes[0]);
}

/** Organismes qui portent ce SIRET, les actifs d'abord, deux au plus : un registre peut en donner plusieurs. */
export async function trouverParSiret(base: Requeteur, siret: string): Promise<Organisme[]> {
  const lignes = await base.requete<LigneOrganisme>(sql`
    select * from organismes.organismes where siret = ${siret} order by dissoute, id limit 2`);
  return lignes.map(organismeDe);
}

/** Organisme déjà proposé avec cette clé de formulaire. */
export async function trouverParCle(base: Requeteur, cle: string): Promise<Organisme | null> {
  const lignes = await base.requete<LigneOrganisme>(sql`select * from organismes.organismes where cle = ${cle}`);
  return lignes[0] === undefined ? null : organismeDe(lignes[0]);
}

/** Organisme d'Alsace-Moselle d'après son registre, sans tenir compte de la casse. */
export async function trouverParRegistre(base: Requeteur, { tribunal, volume, folio }: RegistreLocal): Promise<Organisme | null> {
  const lignes = await base.requete<LigneOrganisme>(sql`
    select * from organismes.organismes
    where registre_tribunal is not null and lower(registre_tribunal) = lower(${tribunal})
      and lower(registre_volume) = lower(${volume}) and lower(registre_folio) = lower(${folio})
    order by id limit 1`);
  return lignes[0] === undefined ? null : organismeDe(lignes[0]);
}

/** Garde un organisme proposé ou inscrit à la main ; rend faux si sa clé, son numéro ou son registre existe déjà. */
export async function insererOrganisme(
  base: Requeteur,
  o: Organisme & { proposePar: string | null; cle: string | null; recherche: string },
): Promise<boolean> {
  const lignes = await base.requete<{ id: string }>(sql`
    insert into organismes.organismes (id, statut, rna, siren, siret, registre_tribunal, registre_volume, registre_folio, regime, nom,
      sigle, objet, commune, code_postal, premiere_declaration, proposition_article200, source, donnee_du, propose_par, cle, recherche)
    values (${o.id}, ${o.statut}, ${o.rna}, ${o.siren}, ${o.siret}, ${o.registreLocal?.tribunal ?? null},
      ${o.registreLocal?.volume ?? null}, ${o.registreLocal?.folio ?? null}, ${o.regime}, ${o.nom}, ${o.sigle}, ${o.objet}, ${o.commune},
      ${o.codePostal}, ${o.premiereDeclaration}, ${o.proposition}, ${o.source}, ${o.donneeDu}, ${o.proposePar}, ${o.cle}, ${o.recherche})
    on conflict do nothing returning id`);
  return lignes.length === 1;
}
