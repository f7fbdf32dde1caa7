// L'écriture des organismes de formation que la liste publique donne.
import { type Requeteur, sql } from "../../../socle/base/base.js";

const ECRIRE = `
  insert into catalogue.organismes_formation as o (siret, denomination, numero_activite, code_postal, ville,
    qualiopi_formation, qualiopi_bilan, qualiopi_vae, empreinte, import_id, modifie_le)
  select siret, denomination, "numeroActivite", "codePostal", ville, "qualiopiFormation", "qualiopiBilan", "qualiopiVae",
    decode(empreinte, 'hex'), $2, $3
  from json_to_recordset($1::json) as l (siret text, denomination text, "numeroActivite" text, "codePostal" text, ville text,
    "qualiopiFormation" boolean, "qualiopiBilan" boolean, "qualiopiVae" boolean, empreinte text)
  order by siret
  on conflict (siret) do update set denomination = excluded.denomination,
    numero_activite = coalesce(excluded.numero_activite, o.numero_activite),
    code_postal = coalesce(excluded.code_postal, o.code_postal), ville = coalesce(excluded.ville, o.ville),
    qualiopi_formation = excluded.qualiopi_formation, qualiopi_bilan = excluded.qualiopi_bilan, qualiopi_vae = excluded.qualiopi_vae,
    empreinte = excluded.empreinte, import_id = excluded.import_id, modifie_le = excluded.modifie_le
  where o.empreinte is distinct from excluded.empreinte
  returning siret, (xmax = 0) as creee`;

/** Garde les organismes nouveaux ou changés, et ne rend qu'eux. */
export async function ecrireOrganismesRecus(
  base: Requeteur,
  lignes: readonly object[],
  { importId, le }: { importId: string; le: Date },
): Promise<{ siret: string; creee: boolean }[]> {
  return base.requete({ text: ECRIRE, values: [JSON.stringify(lignes), importId, le] });
}

/** Formations de ces organismes : ce qui se cherche d'elles porte leur nom. */
export async function formationsDesOrganismes(base: Requeteur, sirets: readonly string[]): Promise<string[]> {
  const lignes = await base.requete<{ id: string }>(
    sql`select id from catalogue.formations where siret = any(${sirets}::text[]) and retiree_le is null order by id`,
  );
  return lignes.map(({ id }) => id);
}
