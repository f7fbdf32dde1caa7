// Ce que le service exige d'une déclaration avant que la loi ne la regarde : des champs présents, des heures possibles.
import { z } from "zod";
import { FONCTIONS, THEMATIQUES } from "../../regles/faits.js";
import { Refus } from "../../socle/refus.js";
import { anneeDe, joursEntre } from "../../socle/valeurs/date-civile.js";
import { type Contenu, type Saisie, TYPES_DECLARES } from "./declaration.js";

const HEURES_PAR_JOUR = 24;
const HEURES_MAX = 99_999.99;
const LONGUEUR_TEXTE = 500;
const CHAMPS_MAX = 60;
const LONGUEUR_SAISIE = 4000;

/** Heures au centième près, comme la base les garde. */
export function arrondirHeures(heures: number): number {
  return Math.round(heures * 100) / 100;
}

/** Texte que la base sait garder, coupé ; null s'il ne reste rien. */
export function texteGarde(texte: string | null | undefined, longueur = LONGUEUR_TEXTE): string | null {
  const propre = (texte ?? "")
    .replaceAll("\u0000", "")
    .replace(/\p{Cs}/gu, "\ufffd")
    .trim()
    .slice(0, longueur)
    .replace(/\p{Cs}/gu, "");
  return propre === "" ? null : propre;
}

function exigerChamp(valide: boolean, champ: string): void {
  if (!valide) throw new Refus("declarations/saisie-invalide", { champ });
}

function exigerHeures(heures: number, jours: number): number {
  const retenues = arrondirHeures(heures);
  const maximum = HEURES_PAR_JOUR * jours;
  if (!Number.isFinite(heures) || retenues <= 0 || retenues > maximum) {
    throw new Refus("declarations/heures-impossibles", { heures: Number.isFinite(heures) ? retenues : null, maximum, jours });
  }
  return retenues;
}

/** Vérifie et nettoie ce qui est déclaré ; refuse par « saisie-invalide », « periode-inversee » ou « heures-impossibles ». */
export function lireContenu(brut: Contenu): Required<Contenu> & { readonly annee: number } {
  exigerChamp(TYPES_DECLARES.includes(brut.type), "type");
  exigerChamp(z.guid().safeParse(brut.organismeId).success, "organismeId");
  exigerChamp(FONCTIONS.includes(brut.fonction), "fonction");
  const thematique = brut.thematique ?? null;
  exigerChamp(thematique === null || THEMATIQUES.includes(thematique), "thematique");
  if (brut.fin < brut.debut) throw new Refus("declarations/periode-inversee", { debut: brut.debut, fin: brut.fin });
  return {
    organismeId: brut.organismeId,
    type: brut.type,
    fonction: brut.fonction,
    debut: brut.debut,
    fin: brut.fin,
    heures: exigerHeures(brut.heures, joursEntre(brut.debut, brut.fin) + 1),
    intitule: texteGarde(brut.intitule),
    thematique: brut.type === "reserve_civique" ? thematique : null,
    annee: anneeDe(brut.debut),
  };
}

/** De ce qui est tapé dans un brouillon, ce qui a déjà un sens ; le reste attend dans la saisie, sans refus. */
export function lireEbauche(brut: Partial<Contenu>): Omit<{ [C in keyof Required<Contenu>]: Required<Contenu>[C] | null }, "type"> & {
  readonly annee: number | null;
} {
  const heures = arrondirHeures(brut.heures ?? 0);
  const debut = brut.debut ?? null;
  const fin = brut.fin ?? null;
  const organismeId = brut.organismeId ?? null;
  return {
    organismeId: organismeId !== null && z.guid().safeParse(organismeId).success ? organismeId : null,
    fonction: brut.fonction !== undefined && FONCTIONS.includes(brut.fonction) ? brut.fonction : null,
    debut,
    fin: debut !== null && fin !== null && fin < debut ? null : fin,
    heures: heures > 0 && heures <= HEURES_MAX ? heures : null,
    intitule: texteGarde(brut.intitule),
    thematique: brut.type === "reserve_civique" ? (brut.thematique ?? null) : null,
    annee: debut === null ? null : anneeDe(debut),
  };
}

/** Ce qui a été tapé, tel quel, dans des limites que la base supporte. */
export function lireSaisie(saisie: Saisie): Saisie {
  const champs = Object.entries(saisie)
    .slice(0, CHAMPS_MAX)
    .map(([nom, valeur]) => [texteGarde(nom, 100) ?? "champ", texteGarde(valeur, LONGUEUR_SAISIE) ?? ""] as const);
  return Object.fromEntries(champs);
}
