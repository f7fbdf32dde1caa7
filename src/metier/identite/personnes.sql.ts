// Les personnes et ce par quoi un fournisseur d'identité les reconnaît.
import { type Instruction, sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Preuve } from "./acteur.js";
import type { Personne, Sexe, Traits } from "./personne.js";

export interface LignePersonne {
  readonly id: string;
  readonly prenoms: string;
  readonly nom_naissance: string;
  readonly nom_usage: string | null;
  readonly naissance: DateCivile;
  readonly naissance_presumee: boolean;
  readonly sexe: Sexe;
  readonly lieu_naissance: string | null;
  readonly pays_naissance: string | null;
  readonly courriel: string | null;
  readonly preuve: Preuve;
}

export function personneDe(ligne: LignePersonne): Personne {
  return {
    id: ligne.id,
    prenoms: ligne.prenoms,
    nomNaissance: ligne.nom_naissance,
    nomUsage: ligne.nom_usage,
    naissance: ligne.naissance,
    naissancePresumee: ligne.naissance_presumee,
    sexe: ligne.sexe,
    lieuNaissance: ligne.lieu_naissance,
    paysNaissance: ligne.pays_naissance,
    courriel: ligne.courriel,
    preuve: ligne.preuve,
  };
}

export function lirePersonneParId(id: string): Instruction {
  return sql`select * from identite.personnes where id = ${id}`;
}

export function lirePersonneParSub(fournisseur: string, sub: string): Instruction {
  return sql`select p.* from identite.identifiants_oidc i join identite.personnes p on p.id = i.personne_id
    where i.fournisseur = ${fournisseur} and i.sub = ${sub}`;
}

/** Personnes dont un fournisseur a déjà prouvé l'identité et qui sont nées ce jour-là. */
export function lirePersonnesProuveesNeesLe(naissance: DateCivile): Instruction {
  return sql`select * from identite.personnes where naissance = ${naissance} and preuve <> 'declaree' order by creee_le`;
}

export interface Ecriture {
  readonly id: string;
  readonly traits: Traits;
  readonly preuve: Preuve;
  readonly instant: Date;
}

export function insererPersonne({ id, traits, preuve, instant }: Ecriture): Instruction {
  return sql`insert into identite.personnes (id, prenoms, nom_naissance, nom_usage, naissance, naissance_presumee, sexe,
      lieu_naissance, pays_naissance, courriel, preuve, creee_le, modifiee_le)
    values (${id}, ${traits.prenoms}, ${traits.nomNaissance}, ${traits.nomUsage}, ${traits.naissance}, ${traits.naissancePresumee},
      ${traits.sexe}, ${traits.lieuNaissance}, ${traits.paysNaissance}, ${traits.courriel}, ${preuve}, ${instant}, ${instant})`;
}

/** Une personne et son identifiant d'un seul coup : le retour d'un fournisseur n'a pas de transaction à lui. */
export function insererPersonneEtSub(ecriture: Ecriture, fournisseur: string, sub: string): Instruction {
  const { id, traits, preuve, instant } = ecriture;
  return sql`with personne as (
      insert into identite.personnes (id, prenoms, nom_naissance, nom_usage, naissance, naissance_presumee, sexe,
        lieu_naissance, pays_naissance, courriel, preuve, creee_le, modifiee_le)
      values (${id}, ${traits.prenoms}, ${traits.nomNaissance}, ${traits.nomUsage}, ${traits.naissance}, ${traits.naissancePresumee},
        ${traits.sexe}, ${traits.lieuNaissance}, ${traits.paysNaissance}, ${traits.courriel}, ${preuve}, ${instant}, ${instant})
      returning id)
    insert into identite.identifiants_oidc (fournisseur, sub, personne_id, vu_le)
    select ${fournisseur}, ${sub}, id, ${instant} from personne`;
}

/** Reprend les traits que le fournisseur vient de donner ; le courriel choisi par la personne reste le sien. */
export function actualiserPersonne({ id, traits, preuve, instant }: Ecriture): Instruction {
  return sql`update identite.personnes set prenoms = ${traits.prenoms}, nom_naissance = ${traits.nomNaissance},
      nom_usage = ${traits.nomUsage}, naissance = ${traits.naissance}, naissance_presumee = ${traits.naissancePresumee},
      sexe = ${traits.sexe}, lieu_naissance = ${traits.lieuNaissance}, pays_naissance = ${traits.paysNaissance},
      courriel = coalesce(courriel, ${traits.courriel}), preuve = ${preuve}, modifiee_le = ${instant}
    where id = ${id}`;
}

export function rattacherSub(lien: { personneId: string; fournisseur: string; sub: string; instant: Date }): Instruction {
  return sql`insert into identite.identifiants_oidc (fournisseur, sub, personne_id, vu_le)
    values (${lien.fournisseur}, ${lien.sub}, ${lien.personneId}, ${lien.instant})
    on conflict (fournisseur, sub) do update set vu_le = excluded.vu_le`;
}

export function ecrireCourrielPersonne(id: string, courriel: string, instant: Date): Instruction {
  return sql`update identite.personnes set courriel = ${courriel}, modifiee_le = ${instant} where id = ${id}`;
}
