// Entrer par courriel : adresse, mot de passe et code ensemble, pour qu'aucun des trois ne se devine seul.
import { verifierLeurre, verifierMotDePasse } from "../../socle/mot-de-passe.js";
import { blocageEnCours, type Limite, noterEssaiManque, oublierEssais } from "../../socle/tentatives.js";
import type { Contexte } from "../contexte.js";
import { empreinteDuCodeSecours, normaliserCourriel, pasDuCode } from "./acces-courriel.js";
import { avancerPas, type LigneAcces, lireAccesParCourriel, retirerCodeSecours } from "./acces-courriel.sql.js";
import type { Preuve } from "./acteur.js";
import { exiger } from "./habilitations.js";
import { nomMontre } from "./personne.js";
import { type LignePersonne, lirePersonneParId, personneDe } from "./personnes.sql.js";
import { lireTitulaireDePersonne } from "./titulaires.sql.js";

/** Cinq essais manqués en un quart d'heure ferment l'entrée par cette adresse pour un quart d'heure. */
export const LIMITE_CONNEXION: Limite = { maximum: 5, fenetreMinutes: 15, blocageMinutes: 15 };

export interface DemandeConnexion {
  readonly courriel: string;
  readonly motDePasse: string;
  /** Code de l'application, ou code de secours. */
  readonly code: string;
}

export type ReponseConnexion =
  | {
      readonly genre: "entre";
      readonly personneId: string;
      readonly titulaireId: string | null;
      readonly preuve: Preuve;
      readonly prenom: string;
      readonly nom: string;
    }
  | { readonly genre: "refuse"; readonly restants: number }
  | { readonly genre: "bloque"; readonly jusquA: Date };

/** Vérifie les trois ; ne dit jamais lequel est faux, ni si l'adresse est connue. */
export async function connecterParCourriel(ctx: Contexte, demande: DemandeConnexion): Promise<ReponseConnexion> {
  exiger(ctx.acteur, "se_connecter");
  const courriel = normaliserCourriel(demande.courriel);
  const cible = { domaine: "connexion-courriel", sujet: courriel };
  const instant = ctx.horloge.maintenant();
  const bloque = await blocageEnCours(ctx.base, cible, instant);
  if (bloque !== null) return { genre: "bloque", jusquA: bloque };
  const [acces] = await ctx.base.requete<LigneAcces>(lireAccesParCourriel(courriel));
  const juste = await motDePasseJuste(acces, demande.motDePasse);
  if (acces === undefined || !juste || !(await consommerCode(ctx, acces, demande.code))) {
    const etat = await noterEssaiManque(ctx.base, cible, { limite: LIMITE_CONNEXION, instant });
    return etat.bloqueJusquAu === null ? { genre: "refuse", restants: etat.restants } : { genre: "bloque", jusquA: etat.bloqueJusquAu };
  }
  await oublierEssais(ctx.base, cible);
  return entrer(ctx, acces.personne_id);
}

function motDePasseJuste(acces: LigneAcces | undefined, motDePasse: string): Promise<boolean> {
  if (acces === undefined || acces.mot_de_passe === null || !acces.totp_confirme) return verifierLeurre(motDePasse);
  return verifierMotDePasse(motDePasse, acces.mot_de_passe);
}

/** Vrai si le code est juste ; il ne resservira pas. */
export async function consommerCode(ctx: Contexte, acces: LigneAcces, code: string): Promise<boolean> {
  const pas = pasDuCode(acces, code, ctx.horloge.instantReel());
  if (pas !== null) {
    await ctx.base.requete(avancerPas(acces.personne_id, pas));
    return true;
  }
  const secours = empreinteDuCodeSecours(acces.personne_id, code);
  if (!acces.codes_secours.includes(secours)) return false;
  await ctx.base.requete(retirerCodeSecours(acces.personne_id, secours));
  return true;
}

async function entrer(ctx: Contexte, personneId: string): Promise<ReponseConnexion> {
  const [ligne] = await ctx.base.requete<LignePersonne>(lirePersonneParId(personneId));
  if (ligne === undefined) throw new Error("Un accès sans personne.");
  const comptes = await ctx.base.requete<{ titulaire_id: string }>(lireTitulaireDePersonne(personneId));
  const personne = personneDe(ligne);
  return { genre: "entre", personneId, titulaireId: comptes[0]?.titulaire_id ?? null, preuve: personne.preuve, ...nomMontre(personne) };
}
