// L'accès par courriel : adresse, mot de passe haché, second facteur chiffré, codes en empreinte.
import { type Instruction, sql } from "../../socle/base/base.js";

export interface LigneAcces {
  readonly personne_id: string;
  readonly courriel: string;
  readonly confirme_le: Date | null;
  readonly mot_de_passe: string | null;
  readonly totp_chiffre: string | null;
  readonly totp_confirme: boolean;
  readonly totp_dernier_pas: bigint;
  readonly codes_secours: string[];
  readonly code_empreinte: string | null;
  readonly code_expire_le: Date | null;
  readonly code_essais: number;
}

export function lireAccesParCourriel(courriel: string): Instruction {
  return sql`select * from identite.acces_courriel where courriel = ${courriel} for update`;
}

export function lireAccesDe(personneId: string): Instruction {
  return sql`select * from identite.acces_courriel where personne_id = ${personneId} for update`;
}

export interface CodeEnvoye {
  readonly personneId: string;
  readonly empreinte: string;
  readonly expireLe: Date;
}

export function insererAcces(courriel: string, code: CodeEnvoye, instant: Date): Instruction {
  return sql`insert into identite.acces_courriel (personne_id, courriel, code_empreinte, code_expire_le, cree_le)
    values (${code.personneId}, ${courriel}, ${code.empreinte}, ${code.expireLe}, ${instant})`;
}

/** Un nouveau code remplace le précédent et rend tous ses essais. */
export function ecrireCode(code: CodeEnvoye): Instruction {
  return sql`update identite.acces_courriel set code_empreinte = ${code.empreinte}, code_expire_le = ${code.expireLe}, code_essais = 0
    where personne_id = ${code.personneId}`;
}

/** Un accès jamais achevé recommence de zéro : rien de l'essai précédent n'y donne droit. */
export function remettreAZero(code: CodeEnvoye): Instruction {
  return sql`update identite.acces_courriel set confirme_le = null, mot_de_passe = null, totp_chiffre = null, totp_confirme = false,
      codes_secours = '{}', code_empreinte = ${code.empreinte}, code_expire_le = ${code.expireLe}, code_essais = 0
    where personne_id = ${code.personneId}`;
}

export function compterEssaiDeCode(personneId: string): Instruction {
  return sql`update identite.acces_courriel set code_essais = code_essais + 1 where personne_id = ${personneId} returning code_essais`;
}

export function marquerConfirme(personneId: string, instant: Date): Instruction {
  return sql`update identite.acces_courriel set confirme_le = ${instant}, code_empreinte = null, code_expire_le = null, code_essais = 0
    where personne_id = ${personneId}`;
}

export function ecrireMotDePasse(personneId: string, hache: string): Instruction {
  return sql`update identite.acces_courriel set mot_de_passe = ${hache} where personne_id = ${personneId}`;
}

export function ecrireSecondFacteur(personneId: string, chiffre: string): Instruction {
  return sql`update identite.acces_courriel set totp_chiffre = ${chiffre}, totp_confirme = false where personne_id = ${personneId}`;
}

export function confirmerSecondFacteur(personneId: string, pas: number, codesSecours: readonly string[]): Instruction {
  return sql`update identite.acces_courriel set totp_confirme = true, totp_dernier_pas = ${pas}, codes_secours = ${codesSecours}
    where personne_id = ${personneId}`;
}

export function avancerPas(personneId: string, pas: number): Instruction {
  return sql`update identite.acces_courriel set totp_dernier_pas = ${pas} where personne_id = ${personneId}`;
}

export function retirerCodeSecours(personneId: string, empreinte: string): Instruction {
  return sql`update identite.acces_courriel set codes_secours = array_remove(codes_secours, ${empreinte}) where personne_id = ${personneId}`;
}
