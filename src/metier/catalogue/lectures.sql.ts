// La lecture de l'offre : des formations entières, avec leurs actions et leurs sessions, en une instruction.
import type { Requeteur } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { formateurDe, type LigneFormateur } from "./formateurs.sql.js";
import type { Action, Certification, Formation, FormationDonnee, TypeAuCatalogue } from "./offre.js";

interface LigneCertification extends Omit<Certification, "remplaceePar"> {
  readonly remplaceePar: readonly string[] | null;
}

type ColonnesDeFormation = Pick<
  FormationDonnee,
  | "source"
  | "numero"
  | "intitule"
  | "objectif"
  | "contenu"
  | "resultats"
  | "prerequis"
  | "certification"
  | "blocs"
  | "formacodes"
  | "romes"
  | "publics"
  | "roles"
  | "url"
>;

interface LigneFormation extends ColonnesDeFormation {
  readonly id: string;
  readonly prerequis_a_verifier: boolean;
  readonly type_formation: TypeAuCatalogue;
  readonly niveau_sortie: number | null;
  readonly retiree_le: Date | null;
  readonly organisme: LigneFormateur;
  readonly fiche: LigneCertification | null;
  readonly actions: readonly Action[];
}

const CERTIFICATION = `json_build_object('code', c.code, 'intitule', c.intitule, 'niveau', c.niveau, 'active', c.active,
  'finEnregistrement', c.fin_enregistrement, 'clea', c.clea, 'certificateurs', c.certificateurs, 'remplaceePar', c.remplacee_par)`;

const LIRE = `
  select f.*, row_to_json(o.*) as organisme,
    (select ${CERTIFICATION} from catalogue.certifications c where c.code = f.certification) as fiche,
    coalesce((
      select json_agg(json_build_object('id', a.id, 'numero', a.numero, 'modalite', a.modalite, 'entreesPermanentes', a.entrees_permanentes,
        'adresse', a.adresse, 'codePostal', a.code_postal, 'commune', a.commune, 'latitude', a.latitude, 'longitude', a.longitude,
        'prix', a.prix, 'heures', a.heures, 'accessible', a.accessible, 'accesHandicap', a.acces_handicap, 'langue', a.langue,
        'sessions', coalesce((
          select json_agg(json_build_object('id', s.id, 'numero', s.numero, 'debut', s.debut, 'fin', s.fin, 'etat', s.etat, 'places', s.places)
            order by s.debut, s.numero)
          from catalogue.sessions s where s.action_id = a.id and s.retiree_le is null), '[]'::json)) order by a.numero)
      from catalogue.actions a where a.formation_id = f.id and a.retiree_le is null), '[]'::json) as actions
  from catalogue.formations f join catalogue.organismes_formation o on o.siret = f.siret`;

/** Une certification que le catalogue nomme et que France compétences n'a pas (encore) donnée n'est pas active. */
function certificationDe({ fiche, certification }: LigneFormation): Certification | null {
  if (fiche !== null) return { ...fiche, remplaceePar: fiche.remplaceePar ?? [] };
  if (certification === null) return null;
  const inconnue = { intitule: certification, niveau: null, active: false, finEnregistrement: null, clea: false };
  return { code: certification, ...inconnue, certificateurs: [], remplaceePar: [] };
}

function formationDe(f: LigneFormation): Formation {
  return {
    id: f.id,
    source: f.source,
    numero: f.numero,
    intitule: f.intitule,
    objectif: f.objectif,
    contenu: f.contenu,
    resultats: f.resultats,
    prerequis: f.prerequis,
    prerequisAVerifier: f.prerequis_a_verifier,
    type: f.type_formation,
    certification: certificationDe(f),
    blocs: f.blocs,
    niveauSortie: f.niveau_sortie,
    formacodes: f.formacodes,
    romes: f.romes,
    publics: f.publics,
    roles: f.roles,
    url: f.url,
    retiree: f.retiree_le !== null,
    organisme: formateurDe(f.organisme),
    actions: f.actions,
  };
}

/** Formations d'après leurs clés, retirées comprises, dans un ordre quelconque. */
export async function trouverFormations(base: Requeteur, ids: readonly string[]): Promise<Formation[]> {
  const lignes = await base.requete<LigneFormation>({ text: `${LIRE} where f.id = any($1::uuid[])`, values: [ids] });
  return lignes.map(formationDe);
}

/** Formation d'une action, que l'action soit retirée ou non. */
export async function trouverParAction(base: Requeteur, actionId: string): Promise<Formation | null> {
  const lignes = await base.requete<LigneFormation>({
    text: `${LIRE} where f.id = (select formation_id from catalogue.actions where id = $1)`,
    values: [actionId],
  });
  return lignes[0] === undefined ? null : formationDe(lignes[0]);
}

/** L'offre d'un organisme, retirées exclues, par intitulé. */
export async function trouverOffre(base: Requeteur, siret: string, limite: number): Promise<Formation[]> {
  const lignes = await base.requete<LigneFormation>({
    text: `${LIRE} where f.siret = $1 and f.retiree_le is null order by f.intitule, f.id limit $2`,
    values: [siret, limite],
  });
  return lignes.map(formationDe);
}

/** Fiche d'une certification, null si elle est inconnue ; \`blocs\` : les codes de ses blocs. */
export async function trouverCertification(
  base: Requeteur,
  code: string,
): Promise<{ active: boolean; fin: DateCivile | null; clea: boolean; blocs: readonly string[] } | null> {
  const lignes = await base.requete<{ active: boolean; fin: DateCivile | null; clea: boolean; blocs: readonly string[] }>({
    text: `select active, fin_enregistrement as fin, clea,
      array(select b.code from catalogue.blocs b where b.certification = c.code) as blocs
      from catalogue.certifications c where code = $1`,
    values: [code],
  });
  return lignes[0] ?? null;
}
