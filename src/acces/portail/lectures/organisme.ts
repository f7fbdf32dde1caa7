// Ce qu'un responsable voit de son organisme : ce qui attend sa réponse, ce à quoi il a répondu, qui peut répondre avec lui.
import type { Contexte } from "../../../metier/contexte.js";
import { type AAttester, type DeclarationDOrganisme, listerAAttester, listerTraitees } from "../../../metier/declarations/index.js";
import { listerResponsables, normaliserCourriel } from "../../../metier/organismes/index.js";
import type { DateCivile } from "../../../socle/valeurs/date-civile.js";
import { motRaison, type Ton } from "./mots.js";

/** Déclaration en attente : tout ce qu'il faut pour répondre sans ouvrir autre chose. */
export interface VueAAttester {
  readonly id: string;
  readonly personne: string;
  readonly type: string;
  readonly fonction: string;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly heures: number;
  readonly declareLe: DateCivile;
  readonly echeance: DateCivile;
  /** Dernier jour où la personne pourra corriger, si l'on refuse. */
  readonly correctionJusquAu: DateCivile;
  /** Version lue : on n'atteste que ce qu'on a vu. */
  readonly version: number;
  /** Vrai quand ce sont les heures du responsable lui-même. */
  readonly sienne: boolean;
  /** Pourquoi ce responsable-ci ne peut pas répondre (ce sont ses propres heures), ou null. */
  readonly empechement: string | null;
}

export interface VueRepondue {
  readonly id: string;
  readonly personne: string;
  readonly annee: number;
  readonly fonction: string;
  readonly heures: number;
  readonly mot: string;
  readonly ton: Ton;
  readonly le: DateCivile | null;
  /** Raison et mot d'un refus. */
  readonly refus: { readonly raison: string; readonly mot: string | null } | null;
  /** Version et échéance d'un refus que l'on peut encore reprendre, ou null. */
  readonly reprise: { readonly version: number; readonly echeance: DateCivile } | null;
}

export interface VueResponsable {
  readonly id: string;
  readonly nom: string;
  readonly fonction: string;
  readonly courriel: string;
  readonly depuis: DateCivile;
  readonly moi: boolean;
}

function nomDe({ personne }: DeclarationDOrganisme): string {
  return personne === null ? "Personne sans nom connu" : `${personne.prenoms.split(" ")[0] ?? ""} ${personne.nom}`.trim();
}

function vueAAttester(ligne: AAttester): VueAAttester {
  const { id, type, fonction, debut, fin, heures, declareLe, version } = ligne.declaration;
  const { echeance, correctionJusquAu, sienne, peutAttester } = ligne;
  const empechement = peutAttester
    ? null
    : "Ce sont vos propres heures : un autre responsable de l'organisme doit les attester. Prévenez-le avant la date limite.";
  const faits = { id, type, fonction, debut, fin, heures, declareLe: declareLe ?? debut, version };
  return { ...faits, personne: nomDe(ligne), echeance, correctionJusquAu, sienne, empechement };
}

/** Déclarations qui attendent une réponse, l'échéance la plus proche d'abord ; qui n'est pas responsable est refusé. */
export async function lireAAttester(ctx: Contexte, organismeId: string): Promise<VueAAttester[]> {
  const lignes = (await listerAAttester(ctx, organismeId)).map(vueAAttester);
  return lignes.toSorted((une, autre) => une.echeance.localeCompare(autre.echeance) || une.declareLe.localeCompare(autre.declareLe));
}

function vueRepondue(ligne: DeclarationDOrganisme, aujourdhui: DateCivile): VueRepondue {
  const { declaration, echeance } = ligne;
  const { id, annee, fonction, heures, attesteLe, motifRefus, mot, version } = declaration;
  const commun = { id, personne: nomDe(ligne), annee, fonction, heures, le: attesteLe };
  if (declaration.etat === "attestee") return { ...commun, mot: "Attestée", ton: "acquis", refus: null, reprise: null };
  return {
    ...commun,
    mot: "Refusée",
    ton: "refus",
    refus: { raison: motRaison(motifRefus ?? "autre"), mot },
    reprise: aujourdhui <= echeance ? { version, echeance } : null,
  };
}

/** Déclarations attestées ou refusées, l'année la plus récente d'abord. */
export async function lireRepondues(ctx: Contexte, organismeId: string): Promise<VueRepondue[]> {
  const lignes = (await listerTraitees(ctx, organismeId)).map((ligne) => vueRepondue(ligne, ctx.horloge.aujourdhui()));
  return lignes.toSorted((une, autre) => autre.annee - une.annee || une.personne.localeCompare(autre.personne, "fr"));
}

export async function lireResponsables(ctx: Contexte, organismeId: string): Promise<VueResponsable[]> {
  const { acteur } = ctx;
  const adresse = acteur.genre === "responsable" ? normaliserCourriel(acteur.courriel) : "";
  const responsables = await listerResponsables(ctx, organismeId);
  return responsables.map(({ id, prenom, nom, fonction, courriel, depuis }) => ({
    id,
    nom: `${prenom} ${nom}`,
    fonction,
    courriel,
    depuis,
    moi: courriel === adresse,
  }));
}
