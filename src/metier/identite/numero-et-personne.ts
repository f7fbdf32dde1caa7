// Le numéro et la personne s'accordent-ils ? Demandé à l'ouverture, puis redemandé quand FranceConnect prouve l'identité.
import { type Accord, type CoherenceNir, coherenceNir } from "../../regles/coherence-nir.js";
import { dechiffrer } from "../../socle/chiffrement.js";
import type { Contexte } from "../contexte.js";
import type { Traits } from "./personne.js";
import { lireNirDePersonne } from "./titulaires.sql.js";

export const CHAMPS_COHERENCE = ["sexe", "annee", "mois", "lieu"] as const;
export type ChampCoherence = (typeof CHAMPS_COHERENCE)[number];

const FRANCE = "99100";
const GENRES = { masculin: "male", feminin: "female", non_precise: "unspecified" } as const;

/** Date de naissance comme FranceConnect l'écrit : présumée, le jour (et le mois s'il est de janvier) y valent 00. */
function naissanceEcrite({ naissance, naissancePresumee }: Traits): string {
  if (!naissancePresumee) return naissance;
  return naissance.slice(5, 7) === "01" ? `${naissance.slice(0, 4)}-00-00` : `${naissance.slice(0, 7)}-00`;
}

/** Traits que le numéro contredit. */
export function champsIncoherents(nir: string, personne: Traits): ChampCoherence[] {
  const coherence: CoherenceNir = coherenceNir(nir, {
    gender: GENRES[personne.sexe],
    birthdate: naissanceEcrite(personne),
    birthplace: personne.lieuNaissance ?? undefined,
    birthcountry: personne.paysNaissance ?? (personne.lieuNaissance ? FRANCE : undefined),
  });
  const refusee: Accord = "incoherent";
  return CHAMPS_COHERENCE.filter((champ) => coherence[champ] === refusee);
}

/** Un seul trait peut différer (une erreur d'état civil), jamais le sexe. */
export function numeroRecevable(champs: readonly ChampCoherence[]): boolean {
  return !champs.includes("sexe") && champs.length < 2;
}

/**
 * Vrai si le numéro donné à l'ouverture s'accorde avec les traits que FranceConnect prouve (ou si aucun compte n'est ouvert).
 * Qui a ouvert par courriel avec le numéro d'un autre ne l'emporte pas en prouvant sa propre identité.
 */
export async function numeroConfirme(ctx: Contexte, personneId: string, prouves: Traits): Promise<boolean> {
  const [garde] = await ctx.base.requete<{ titulaire_id: string; nir_chiffre: string }>(lireNirDePersonne(personneId));
  if (garde === undefined) return true;
  return numeroRecevable(champsIncoherents(dechiffrer("nir", garde.nir_chiffre, garde.titulaire_id), prouves));
}
