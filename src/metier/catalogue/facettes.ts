// Les facettes d'une recherche : d'un compte par profil, combien de fiches chaque choix laisserait.
import { decoderProfil, type Profil } from "./profil.js";
import type { CriteresRecherche, Decompte, FacettesRecherche } from "./recherche.js";

export interface GroupeDeFiches {
  readonly profil: number;
  readonly nombre: number;
}

type Choix = Pick<CriteresRecherche, "genre" | "types" | "roles" | "modalites" | "accessible" | "inscription">;
type Facette = keyof Choix;

const EPREUVES: Readonly<Record<Facette, (profil: Profil, choix: Choix) => boolean>> = {
  genre: ({ type }, { genre }) => genre === "tout" || (type === "benevoles_volontaires") === (genre === "benevoles"),
  types: ({ type }, { types }) => types.length === 0 || types.includes(type),
  roles: ({ roles }, choix) => choix.roles.length === 0 || roles.some((role) => choix.roles.includes(role)),
  modalites: ({ modalite }, { modalites }) => modalites.length === 0 || modalites.includes(modalite),
  accessible: ({ accessible }, choix) => accessible || !choix.accessible,
  inscription: ({ inscription }, choix) => inscription || !choix.inscription,
};
const FACETTES = ["genre", "types", "roles", "modalites", "accessible", "inscription"] as const satisfies readonly Facette[];

const VALEURS: Readonly<Record<Facette, (profil: Profil) => readonly string[]>> = {
  genre: ({ type }) => ["tout", type === "benevoles_volontaires" ? "benevoles" : "cpf"],
  types: ({ type }) => [type],
  roles: ({ roles }) => roles,
  modalites: ({ modalite }) => [modalite],
  accessible: ({ accessible }) => (accessible ? ["oui"] : []),
  inscription: ({ inscription }) => (inscription ? ["oui"] : []),
};

function decompter(comptes: ReadonlyMap<string, number>): Decompte[] {
  const liste = [...comptes].map(([valeur, nombre]) => ({ valeur, nombre }));
  return liste.sort((a, b) => b.nombre - a.nombre || (a.valeur < b.valeur ? -1 : 1));
}

export interface FichesRetenues {
  /** Groupes que tous les choix gardent. */
  readonly retenus: readonly GroupeDeFiches[];
  readonly facettes: FacettesRecherche;
}

/** Compte les fiches retenues, et pour chaque facette celles que les autres choix retiennent. */
export function compterFacettes(groupes: readonly GroupeDeFiches[], choix: Choix): FichesRetenues {
  const comptes: Record<Facette, Map<string, number>> = {
    genre: new Map(),
    types: new Map(),
    roles: new Map(),
    modalites: new Map(),
    accessible: new Map(),
    inscription: new Map(),
  };
  const retenus: GroupeDeFiches[] = [];
  for (const groupe of groupes) {
    const { nombre } = groupe;
    const profil = decoderProfil(groupe.profil);
    const manques = FACETTES.filter((facette) => !EPREUVES[facette](profil, choix));
    if (manques.length === 0) retenus.push(groupe);
    if (manques.length > 1) continue;
    for (const facette of manques.length === 0 ? FACETTES : manques) {
      for (const valeur of VALEURS[facette](profil)) comptes[facette].set(valeur, (comptes[facette].get(valeur) ?? 0) + nombre);
    }
  }
  return {
    retenus,
    facettes: {
      genre: decompter(comptes.genre),
      types: decompter(comptes.types),
      roles: decompter(comptes.roles),
      modalites: decompter(comptes.modalites),
      accessible: comptes.accessible.get("oui") ?? 0,
      inscription: comptes.inscription.get("oui") ?? 0,
    },
  };
}
