// Les comptes ouverts et leur numéro de sécurité sociale, chiffré.
import { type Instruction, sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { LignePersonne } from "./personnes.sql.js";
import type { Statut } from "./titulaire.js";

export interface LigneTitulaire extends LignePersonne {
  readonly titulaire_id: string;
  readonly ouvert_le: DateCivile;
  readonly statut: Statut;
  readonly contrat_apprentissage: DateCivile | null;
  readonly retraite: DateCivile | null;
  readonly deces: DateCivile | null;
}

export function lireTitulaireParId(titulaireId: string): Instruction {
  return sql`select p.*, t.titulaire_id, t.ouvert_le, t.statut, t.contrat_apprentissage, t.retraite, t.deces
    from identite.titulaires t join identite.personnes p on p.id = t.personne_id where t.titulaire_id = ${titulaireId}`;
}

export function lireTitulairesParIds(titulaireIds: readonly string[]): Instruction {
  return sql`select p.*, t.titulaire_id, t.ouvert_le, t.statut, t.contrat_apprentissage, t.retraite, t.deces
    from identite.titulaires t join identite.personnes p on p.id = t.personne_id
    where t.titulaire_id = any(${titulaireIds}::uuid[])`;
}

/** Comptes ouverts, dans l'ordre de leur identifiant, après celui donné : de quoi passer sur tous sans en tenir la liste. */
export function listerApres(apres: string | null, limite: number): Instruction {
  return sql`select titulaire_id from identite.titulaires where ${apres}::uuid is null or titulaire_id > ${apres}::uuid
    order by titulaire_id limit ${limite}`;
}

/** Comptes ouverts d'un intervalle d'identifiants, la borne haute comprise. */
export function listerEntre(apres: string | null, jusqua: string): Instruction {
  return sql`select titulaire_id from identite.titulaires
    where (${apres}::uuid is null or titulaire_id > ${apres}::uuid) and titulaire_id <= ${jusqua} order by titulaire_id`;
}

export type LigneSituation = Pick<LigneTitulaire, "titulaire_id" | "naissance" | "contrat_apprentissage" | "retraite" | "deces">;

/** Ce que la loi regarde de plusieurs titulaires. */
export function lireSituations(titulaireIds: readonly string[]): Instruction {
  return sql`select t.titulaire_id, p.naissance, t.contrat_apprentissage, t.retraite, t.deces
    from identite.titulaires t join identite.personnes p on p.id = t.personne_id
    where t.titulaire_id = any(${titulaireIds}::uuid[])`;
}

export function lireTitulaireDePersonne(personneId: string): Instruction {
  return sql`select titulaire_id from identite.titulaires where personne_id = ${personneId}`;
}

export interface NouveauTitulaire {
  readonly titulaireId: string;
  readonly personneId: string;
  readonly ouvertLe: DateCivile;
  readonly statut: Statut;
  readonly contratApprentissage: DateCivile | null;
  readonly instant: Date;
}

export function insererTitulaire(nouveau: NouveauTitulaire): Instruction {
  return sql`insert into identite.titulaires (titulaire_id, personne_id, ouvert_le, statut, contrat_apprentissage, modifie_le)
    values (${nouveau.titulaireId}, ${nouveau.personneId}, ${nouveau.ouvertLe}, ${nouveau.statut},
      ${nouveau.contratApprentissage}, ${nouveau.instant})
    on conflict (personne_id) do nothing returning titulaire_id`;
}

/** Deux personnes qui donnent le même numéro au même instant : une seule ligne est rendue. */
export function insererNir(nir: { titulaireId: string; chiffre: string; empreinte: string; instant: Date }): Instruction {
  return sql`insert into identite.nir (titulaire_id, nir_chiffre, empreinte, certification, ecrit_le)
    values (${nir.titulaireId}, ${nir.chiffre}, ${nir.empreinte}, 'declare', ${nir.instant})
    on conflict (empreinte) do nothing returning titulaire_id`;
}

export function effacerTitulaireSansNir(titulaireId: string): Instruction {
  return sql`delete from identite.titulaires where titulaire_id = ${titulaireId}`;
}

export function lireTitulaireParEmpreinte(empreinte: string): Instruction {
  return sql`select titulaire_id from identite.nir where empreinte = ${empreinte}`;
}

export function lireNirDePersonne(personneId: string): Instruction {
  return sql`select n.titulaire_id, n.nir_chiffre from identite.nir n join identite.titulaires t on t.titulaire_id = n.titulaire_id
    where t.personne_id = ${personneId}`;
}

export function lireEmpreinteDe(titulaireId: string): Instruction {
  return sql`select empreinte from identite.nir where titulaire_id = ${titulaireId}`;
}

export interface ChangementsProfil {
  readonly statut: Statut;
  readonly contratApprentissage: DateCivile | null;
  readonly retraite: DateCivile | null;
}

export function ecrireProfil(titulaireId: string, profil: ChangementsProfil, instant: Date): Instruction {
  return sql`update identite.titulaires set statut = ${profil.statut}, contrat_apprentissage = ${profil.contratApprentissage},
      retraite = ${profil.retraite}, modifie_le = ${instant}
    where titulaire_id = ${titulaireId}`;
}
