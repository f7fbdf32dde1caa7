// Entrer sans FranceConnect : déclarer qui l'on est et une adresse de courriel, que confirme un code.
import { randomUUID } from "node:crypto";
import { deposerCourriel } from "../../socle/courriel.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { envoiPermis, envoyerCode, normaliserCourriel } from "./acces-courriel.js";
import { insererAcces, type LigneAcces, lireAccesParCourriel, remettreAZero } from "./acces-courriel.sql.js";
import { exiger } from "./habilitations.js";
import type { Sexe, Traits } from "./personne.js";
import { actualiserPersonne, insererPersonne } from "./personnes.sql.js";

export interface DemandeAcces {
  readonly courriel: string;
  readonly prenoms: string;
  readonly nomNaissance: string;
  readonly naissance: DateCivile;
  readonly naissancePresumee?: boolean;
  readonly sexe?: Sexe;
}

/**
 * Écrit la personne et son accès, envoie le code, rend l'identifiant qui suit les étapes. Une adresse qui a déjà
 * un accès reçoit un courriel qui le dit, et la page répond de même : personne n'apprend qui est inscrit.
 */
export async function creerAccesCourriel(ctx: Contexte, demande: DemandeAcces): Promise<{ personneId: string }> {
  exiger(ctx.acteur, "se_connecter");
  const courriel = normaliserCourriel(demande.courriel);
  const [existant] = await ctx.base.requete<LigneAcces>(lireAccesParCourriel(courriel));
  const permis = await envoiPermis(ctx, courriel);
  if (existant !== undefined && estAcheve(existant)) {
    if (permis) await prevenirDejaInscrit(ctx, courriel);
    return { personneId: randomUUID() };
  }
  if (!permis) return { personneId: existant?.personne_id ?? randomUUID() };
  const personneId = existant?.personne_id ?? randomUUID();
  const ecriture = {
    id: personneId,
    traits: traitsDeclares(demande, courriel),
    preuve: "declaree" as const,
    instant: ctx.horloge.maintenant(),
  };
  await ctx.base.requete(existant === undefined ? insererPersonne(ecriture) : actualiserPersonne(ecriture));
  const code = await envoyerCode(ctx, personneId, courriel);
  await ctx.base.requete(existant === undefined ? insererAcces(courriel, code, ecriture.instant) : remettreAZero(code));
  return { personneId };
}

function estAcheve(acces: LigneAcces): boolean {
  return acces.confirme_le !== null && acces.mot_de_passe !== null && acces.totp_confirme;
}

function traitsDeclares(demande: DemandeAcces, courriel: string): Traits {
  return {
    prenoms: demande.prenoms.trim(),
    nomNaissance: demande.nomNaissance.trim(),
    nomUsage: null,
    naissance: demande.naissance,
    naissancePresumee: demande.naissancePresumee ?? false,
    sexe: demande.sexe ?? "non_precise",
    lieuNaissance: null,
    paysNaissance: null,
    courriel,
  };
}

async function prevenirDejaInscrit(ctx: Contexte, courriel: string): Promise<void> {
  const texte = [
    "Bonjour,",
    "",
    "Quelqu'un, sans doute vous, a demandé un accès avec cette adresse. Vous en avez déjà un.",
    "Pour entrer, choisissez « J'ai déjà un accès » sur la page de connexion.",
    "",
    "Si ce n'est pas vous, ne faites rien : votre accès n'a pas changé.",
  ].join("\n");
  await deposerCourriel(ctx.base, { a: courriel, sujet: "Vous avez déjà un accès", texte }, ctx.horloge.maintenant());
}
