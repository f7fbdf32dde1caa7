// Lire un compte : le sien, ou celui qu'une tâche du service traite.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "./habilitations.js";
import type { Personne } from "./personne.js";
import { type LignePersonne, lirePersonneParId, personneDe } from "./personnes.sql.js";
import { type Titulaire, titulaireDe } from "./titulaire.js";
import {
  type LigneSituation,
  type LigneTitulaire,
  lireSituations,
  lireTitulaireParId,
  lireTitulairesParIds,
  listerApres,
  listerEntre,
} from "./titulaires.sql.js";

/** Le compte et la personne ; refuse si le titulaire n'existe pas. */
export async function lireTitulaire(ctx: Contexte, titulaireId: string): Promise<Titulaire> {
  exiger(ctx.acteur, "consulter_compte", ctx.acteur.genre === "titulaire" && ctx.acteur.titulaireId === titulaireId);
  const lignes = await ctx.base.requete<LigneTitulaire>(lireTitulaireParId(titulaireId));
  if (lignes[0] === undefined) throw new Refus("identite/titulaire-inconnu");
  return titulaireDe(lignes[0]);
}

/** La personne qui arrive, avant l'ouverture de son compte. */
export async function lireArrivant(ctx: Contexte, personneId: string): Promise<Personne> {
  exiger(ctx.acteur, "ouvrir_compte");
  const lignes = await ctx.base.requete<LignePersonne>(lirePersonneParId(personneId));
  if (lignes[0] === undefined) throw new Refus("identite/personne-inconnue");
  return personneDe(lignes[0]);
}

/** Noms que voit le responsable dont l'organisme a des déclarations à attester : prénoms et nom, rien d'autre. */
export interface NomTitulaire {
  readonly titulaireId: string;
  readonly prenoms: string;
  readonly nom: string;
}

/** Noms de plusieurs titulaires ; l'appelant a vérifié leur lien avec l'organisme du responsable. */
export async function nommerTitulaires(ctx: Contexte, titulaireIds: readonly string[]): Promise<ReadonlyMap<string, NomTitulaire>> {
  exiger(ctx.acteur, "nommer_titulaires");
  const lignes = await ctx.base.requete<LigneTitulaire>(lireTitulairesParIds(titulaireIds));
  const noms = lignes.map(titulaireDe).map(({ titulaireId, personne }) => ({
    titulaireId,
    prenoms: personne.prenoms,
    nom: personne.nomUsage ?? personne.nomNaissance,
  }));
  return new Map(noms.map((nom) => [nom.titulaireId, nom]));
}

/** Identifiants des comptes, par lots : ceux qui suivent `apres`, au plus `limite`. Réservé aux tâches du service. */
export async function listerTitulaires(ctx: Contexte, lot: { apres: string | null; limite: number }): Promise<string[]> {
  exiger(ctx.acteur, "calculer_droits", false);
  const lignes = await ctx.base.requete<{ titulaire_id: string }>(listerApres(lot.apres, lot.limite));
  return lignes.map((ligne) => ligne.titulaire_id);
}

/** Ce que la loi regarde d'un titulaire, sans rien qui le nomme. */
export type SituationTitulaire = Pick<Titulaire, "contratApprentissage" | "retraite" | "deces"> & Pick<Personne, "naissance">;

/** Situations de plusieurs titulaires, en une requête ; un identifiant inconnu n'y est pas. Réservé aux tâches du service. */
export async function lireSituationsDe(ctx: Contexte, titulaireIds: readonly string[]): Promise<ReadonlyMap<string, SituationTitulaire>> {
  exiger(ctx.acteur, "calculer_droits", false);
  const lignes = await ctx.base.requete<LigneSituation>(lireSituations(titulaireIds));
  return new Map(
    lignes.map(({ titulaire_id, naissance, contrat_apprentissage, retraite, deces }) => [
      titulaire_id,
      { naissance, contratApprentissage: contrat_apprentissage, retraite, deces },
    ]),
  );
}

/** Identifiants des comptes d'un intervalle : après `apres`, jusqu'à `jusqua` compris. Réservé aux tâches du service. */
export async function listerIntervalle(ctx: Contexte, intervalle: { apres: string | null; jusqua: string }): Promise<string[]> {
  exiger(ctx.acteur, "calculer_droits", false);
  const lignes = await ctx.base.requete<{ titulaire_id: string }>(listerEntre(intervalle.apres, intervalle.jusqua));
  return lignes.map((ligne) => ligne.titulaire_id);
}
