// Où en est la personne pour une année : ses heures dans une fonction qui compte, face aux minimums de D5151-14 I 7° et 13°.

import { type Parametre, valeurAu } from "../../regles/parametre.js";
import {
  BENEVOLAT_HEURES,
  BENEVOLAT_HEURES_UNE,
  CREATION_DU_COMPTE,
  RESERVE_CIVIQUE_HEURES,
  RESERVE_CIVIQUE_HEURES_UN,
} from "../../regles/parametres-acquisition.js";
import { anneeDe, composerDate } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { type Declaration, type DeclarationComplete, estComplete, type TypeDeclare } from "./declaration.js";
import { trouverDuTitulaire } from "./declarations.sql.js";
import type { Etat } from "./etats.js";
import { estLui } from "./la-sienne.js";

export interface HeuresDOrganisme {
  readonly organismeId: string;
  /** Heures dans une fonction qui compte : notées, déclarées et attestées. */
  readonly heures: number;
  readonly attestees: number;
}

/** Heures d'une année pour une activité. `heures` = `notees` (brouillons) + `declarees` (en attente) + `attestees`. */
export interface Totaux {
  readonly heures: number;
  readonly notees: number;
  readonly declarees: number;
  readonly attestees: number;
  /** Heures dans une autre fonction : elles n'entrent dans aucun total. */
  readonly sansDroit: number;
  readonly seuil: number;
  readonly seuilMemeOrganisme: number;
  readonly meilleur: HeuresDOrganisme | null;
  readonly parOrganisme: readonly HeuresDOrganisme[];
}

export interface TotauxAnnee {
  readonly annee: number;
  readonly benevolat: Totaux;
  readonly reserveCivique: Totaux;
}

const COMPTENT: ReadonlySet<Etat> = new Set(["brouillon", "declaree", "attestee"]);

/** Somme exacte : les heures sont au centième, on compte des centièmes entiers. */
function sommer(declarations: readonly DeclarationComplete[]): number {
  return declarations.reduce((somme, { heures }) => somme + Math.round(heures * 100), 0) / 100;
}

function parOrganisme(comptees: readonly DeclarationComplete[]): HeuresDOrganisme[] {
  const groupes = new Map<string, DeclarationComplete[]>();
  for (const declaration of comptees) {
    const siennes = groupes.get(declaration.organismeId) ?? [];
    groupes.set(declaration.organismeId, [...siennes, declaration]);
  }
  return [...groupes]
    .map(([organismeId, siennes]) => ({
      organismeId,
      heures: sommer(siennes),
      attestees: sommer(siennes.filter(({ etat }) => etat === "attestee")),
    }))
    .toSorted((une, autre) => autre.heures - une.heures || une.organismeId.localeCompare(autre.organismeId));
}

function totauxDe(declarations: readonly Declaration[], seuils: { seuil: number; seuilMemeOrganisme: number }): Totaux {
  const completes = declarations.filter(estComplete).filter(({ etat }) => COMPTENT.has(etat));
  const comptees = completes.filter(({ fonction }) => fonction !== "autre");
  const dans = (voulu: Etat) => sommer(comptees.filter(({ etat }) => etat === voulu));
  const organismes = parOrganisme(comptees);
  return {
    heures: sommer(comptees),
    notees: dans("brouillon"),
    declarees: dans("declaree"),
    attestees: dans("attestee"),
    sansDroit: sommer(completes.filter(({ fonction }) => fonction === "autre")),
    ...seuils,
    meilleur: organismes[0] ?? null,
    parOrganisme: organismes,
  };
}

/** Totaux de l'année, brouillons compris : on voit où l'on en est avant même d'envoyer. */
export async function totauxDeLAnnee(ctx: Contexte, titulaireId: string, annee: number): Promise<TotauxAnnee> {
  exiger(ctx.acteur, "consulter_compte", estLui(ctx, titulaireId));
  const declarations = (await trouverDuTitulaire(ctx.base, titulaireId)).filter((declaration) => declaration.annee === annee);
  const creation = CREATION_DU_COMPTE.versions[0]?.valeur;
  const jugeeEn = creation === undefined ? annee : Math.max(annee, anneeDe(creation));
  const seuil = (parametre: Parametre<number>) => valeurAu(parametre, composerDate(jugeeEn, 12, 31));
  const du = (type: TypeDeclare) => declarations.filter((declaration) => declaration.type === type);
  return {
    annee,
    benevolat: totauxDe(du("benevolat_associatif"), { seuil: seuil(BENEVOLAT_HEURES), seuilMemeOrganisme: seuil(BENEVOLAT_HEURES_UNE) }),
    reserveCivique: totauxDe(du("reserve_civique"), {
      seuil: seuil(RESERVE_CIVIQUE_HEURES),
      seuilMemeOrganisme: seuil(RESERVE_CIVIQUE_HEURES_UN),
    }),
  };
}
