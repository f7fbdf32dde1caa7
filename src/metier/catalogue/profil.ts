// Le profil d'une fiche : ses petites valeurs dans un entier, si bien que compter par profil donne toutes les facettes d'un coup.
import { MODALITES, type Modalite, ROLES_ASSOCIATIFS, type RoleAssociatif, type TypeAuCatalogue } from "./offre.js";

/** Rangs écrits en base : on en ajoute à la fin, on n'en change pas. */
const TYPES = [
  "rncp",
  "bloc_competences",
  "repertoire_specifique",
  "clea",
  "vae",
  "bilan_competences",
  "permis_leger",
  "permis_lourd",
  "benevoles_volontaires",
] as const satisfies readonly TypeAuCatalogue[];

const BIT_MODALITE = 4;
const BIT_ACCESSIBLE = 6;
const BIT_INSCRIPTION = 7;
const BIT_ROLES = 8;

export interface Profil {
  readonly type: TypeAuCatalogue;
  readonly modalite: Modalite;
  readonly accessible: boolean;
  readonly inscription: boolean;
  readonly roles: readonly RoleAssociatif[];
}

/** Profil en un entier : type (bits 0 à 3), modalité (4 et 5), accessible (6), inscription (7), rôles (dès 8). */
export function coderProfil(profil: Profil): number {
  const roles = profil.roles.reduce((masque, role) => masque | (1 << (BIT_ROLES + ROLES_ASSOCIATIFS.indexOf(role))), 0);
  return (
    TYPES.indexOf(profil.type) |
    (MODALITES.indexOf(profil.modalite) << BIT_MODALITE) |
    (Number(profil.accessible) << BIT_ACCESSIBLE) |
    (Number(profil.inscription) << BIT_INSCRIPTION) |
    roles
  );
}

export function decoderProfil(code: number): Profil {
  const type = TYPES[code & 15];
  const modalite = MODALITES[(code >> BIT_MODALITE) & 3];
  if (type === undefined || modalite === undefined) throw new Error(`Profil de fiche impossible : ${code}.`);
  return {
    type,
    modalite,
    accessible: (code & (1 << BIT_ACCESSIBLE)) !== 0,
    inscription: (code & (1 << BIT_INSCRIPTION)) !== 0,
    roles: ROLES_ASSOCIATIFS.filter((_, rang) => (code & (1 << (BIT_ROLES + rang))) !== 0),
  };
}
