// Les requêtes de l'histoire des déclarations : on y ajoute, on n'y change rien.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Declaration } from "./declaration.js";
import type { Etat, Evenement } from "./etats.js";

/** Un évènement : qui, quand, quoi, et la déclaration telle qu'il l'a laissée. */
export interface EvenementEcrit {
  readonly rang: number;
  readonly evenement: Evenement;
  readonly etat: Etat;
  readonly acteurGenre: string;
  readonly acteurId: string | null;
  readonly acteurNom: string | null;
  readonly le: Date;
  /** Jour civil à Paris : celui que la loi regarde. */
  readonly jour: DateCivile;
  readonly contenu: Readonly<Record<string, unknown>>;
}

/** Ajoute un évènement à l'histoire de la déclaration. */
export async function ecrireEvenement(
  base: Requeteur,
  d: Declaration,
  e: Omit<EvenementEcrit, "rang" | "etat" | "contenu"> & { cle: string | null },
): Promise<void> {
  const { id: _id, titulaireId: _titulaire, version: _version, etat: _etat, ...contenu } = d;
  await base.requete(sql`
    insert into declarations.evenements (titulaire_id, declaration_id, rang, evenement, etat, acteur_genre, acteur_id, acteur_nom, le, jour,
      contenu, cle)
    values (${d.titulaireId}, ${d.id}, ${d.version}, ${e.evenement}, ${d.etat}, ${e.acteurGenre}, ${e.acteurId}, ${e.acteurNom}, ${e.le},
      ${e.jour}, ${JSON.stringify(contenu)}::jsonb, ${e.cle})`);
}

/** Histoire d'une déclaration, du premier évènement au dernier. */
export async function trouverEvenements(base: Requeteur, titulaireId: string, declarationId: string): Promise<EvenementEcrit[]> {
  return base.requete<EvenementEcrit>(sql`
    select rang, evenement, etat, acteur_genre as "acteurGenre", acteur_id as "acteurId", acteur_nom as "acteurNom", le, jour, contenu
    from declarations.evenements where titulaire_id = ${titulaireId} and declaration_id = ${declarationId} order by rang`);
}

/** Fait échoir d'un coup ce dont le jour est passé, histoire comprise ; rend combien. `annees` : dernières années dont le délai est passé. */
export async function echoir(
  base: Requeteur,
  demande: {
    etatsAEnvoyer: readonly Etat[];
    anneeNonEnvoyee: number;
    etatsAAttester: readonly Etat[];
    anneeNonAttestee: number;
    le: Date;
    jour: DateCivile;
  },
): Promise<number> {
  const lignes = await base.requete<{ nombre: number }>(sql`
    with echues as (
      update declarations.declarations set etat = 'echue', version = version + 1, modifiee_le = ${demande.le},
        motif_echeance = case when etat = any(${demande.etatsAEnvoyer}) then 'declaration' else 'attestation' end
      where (etat = any(${demande.etatsAEnvoyer}) and annee <= ${demande.anneeNonEnvoyee})
        or (etat = any(${demande.etatsAAttester}) and annee <= ${demande.anneeNonAttestee})
      returning *
    ), ecrits as (
      insert into declarations.evenements (titulaire_id, declaration_id, rang, evenement, etat, acteur_genre, le, jour, contenu)
      select titulaire_id, id, version, 'echoir', etat, 'systeme', ${demande.le}, ${demande.jour},
        jsonb_build_object('motifEcheance', motif_echeance) from echues
      returning 1
    )
    select count(*)::int as nombre from ecrits`);
  return lignes[0]?.nombre ?? 0;
}

/** Déclarations d'une année dans cet état qui n'ont pas encore eu le rappel de ce palier ; le rappel est noté du même geste. */
export async function prendreARappeler(
  base: Requeteur,
  demande: { etat: Etat; annee: number; palier: string; le: Date },
): Promise<{ titulaireId: string; declarationId: string }[]> {
  const lignes = await base.requete<{ titulaire_id: string; declaration_id: string }>(sql`
    insert into declarations.rappels (titulaire_id, declaration_id, palier, le)
    select titulaire_id, id, ${demande.palier}, ${demande.le} from declarations.declarations
    where etat = ${demande.etat} and annee = ${demande.annee} and organisme_id is not null and heures is not null and fonction <> 'autre'
    on conflict do nothing
    returning titulaire_id, declaration_id`);
  return lignes.map((ligne) => ({ titulaireId: ligne.titulaire_id, declarationId: ligne.declaration_id }));
}
