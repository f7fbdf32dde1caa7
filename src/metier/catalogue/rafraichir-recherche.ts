// Recompose les fiches de recherche des formations qui viennent de changer.
import type { Requeteur } from "../../socle/base/base.js";
import { motsDe } from "../organismes/index.js";
import {
  type ActionACherche,
  actionsAChercher,
  ajouterMots,
  type FicheAEcrire,
  type FormationACherche,
  formationsAChercher,
  formationsLieesA,
  remplacerFiches,
  type TextesDeFormation,
} from "./fiches.sql.js";
import { situer } from "./lieux.js";
import { MOTS_DES_PUBLICS, MOTS_DES_ROLES, MOTS_DES_TYPES } from "./mots-du-catalogue.js";
import { coderProfil } from "./profil.js";

const PAR_TRANCHE = 1000;
/** Ce qu'une faute de frappe peut viser : un mot de lettres, ni trop court ni démesuré. */
const MOT_DU_VOCABULAIRE = /^\p{L}{3,40}$/u;

function plat(...textes: readonly (string | null)[]): string {
  return motsDe(textes.filter((texte) => texte !== null).join(" ")).join(" ");
}

function motsDeLaCertification({ certification, certificationIntitule }: FormationACherche): string {
  // « RNCP123 » se tape aussi « RNCP 123 » et « 123 ».
  return plat(certification, certification?.replace(/^(\D+)(\d+)$/u, "$1 $2") ?? null, certificationIntitule);
}

function textesDe(formation: FormationACherche): TextesDeFormation {
  const { type, publics, roles } = formation;
  const appels = [MOTS_DES_TYPES[type], ...roles.map((role) => MOTS_DES_ROLES[role]), ...publics.map((un) => MOTS_DES_PUBLICS[un])];
  return {
    id: formation.id,
    textes: [
      plat(formation.intitule),
      motsDeLaCertification(formation),
      plat(...appels),
      plat(formation.organismeNom),
      plat(formation.objectif, formation.contenu, formation.resultats),
    ],
  };
}

function lieuDe(action: ActionACherche): { latitude: number | null; longitude: number | null } {
  if (action.modalite === "distance") return { latitude: null, longitude: null };
  const { latitude, longitude } = action;
  if (latitude !== null && longitude !== null) return { latitude, longitude };
  return situer(action.codePostal, action.commune) ?? { latitude: null, longitude: null };
}

function ficheDe(action: ActionACherche, { type, roles, inscription }: FormationACherche): FicheAEcrire {
  const { modalite, accessible } = action;
  return {
    id: action.id,
    formationId: action.formationId,
    profil: coderProfil({ type, modalite, accessible, inscription, roles }),
    ...lieuDe(action),
    aDistance: modalite === "distance",
    texte: plat(action.commune, action.codePostal),
  };
}

async function rafraichirTranche(base: Requeteur, ids: readonly string[]): Promise<void> {
  const formations = await formationsAChercher(base, ids);
  const parId = new Map(formations.map((formation) => [formation.id, formation]));
  const actions = await actionsAChercher(base, [...parId.keys()]);
  const fiches = actions.flatMap((action) => {
    const formation = parId.get(action.formationId);
    return formation === undefined ? [] : [ficheDe(action, formation)];
  });
  const textes = formations.map(textesDe);
  await remplacerFiches(base, ids, { formations: textes, actions: fiches });
  const mots = new Set(
    [...textes.flatMap((formation) => formation.textes), ...fiches.map(({ texte }) => texte)].flatMap((t) => t.split(" ")),
  );
  await ajouterMots(
    base,
    [...mots].filter((mot) => MOT_DU_VOCABULAIRE.test(mot)),
  );
}

/**
 * Recompose les fiches de ces formations, mille à la fois ; une formation qu'on ne doit plus trouver perd les siennes.
 * Le temps qui passe n'en demande jamais : une fiche garde tous ses débuts.
 */
export async function rafraichirRecherche(base: Requeteur, formationIds: readonly string[]): Promise<void> {
  const ids = [...new Set(formationIds)];
  for (let rang = 0; rang < ids.length; rang += PAR_TRANCHE) await rafraichirTranche(base, ids.slice(rang, rang + PAR_TRANCHE));
}

/** Recompose les fiches d'un organisme : il vient d'être référencé, suspendu, ou de changer de nom. */
export async function rafraichirRechercheDuFormateur(base: Requeteur, siret: string): Promise<void> {
  await rafraichirRecherche(base, await formationsLieesA(base, { siret, certifications: [] }));
}

/** Recompose les fiches de ces certifications : leur intitulé, leur activité ou leur fin a changé. */
export async function rafraichirRechercheDesCertifications(base: Requeteur, codes: readonly string[]): Promise<void> {
  await rafraichirRecherche(base, await formationsLieesA(base, { siret: null, certifications: codes }));
}
