// Des mots tapés à ce que la base cherche : racines, débuts de mots, fautes de frappe remplacées par le mot le plus proche.
import type { Requeteur } from "../../socle/base/base.js";
import { motsDe } from "../organismes/index.js";
import { comprendreMots, type MotCompris, motsRessemblants } from "./recherche.sql.js";

const MOTS_MAX = 12;
/** Où tous les mots doivent se lire, de plus en plus largement (niveaux de migrations/0805-recherche.sql) ; 0 : où que ce soit. */
const TRANCHES: readonly (readonly number[])[] = [[1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [0]];
/** Tout le catalogue est fait de formations : ces mots ne choisissent rien. */
const SANS_CHOIX = new Set(["formation", "formations", "former", "stage", "stages", "cours"]);
const LETTRES = /^\p{L}+$/u;

export interface Correction {
  readonly tape: string;
  readonly compris: string;
}

export interface MotsCherches {
  /** Expressions de plus en plus larges : tous les mots au titre, puis au titre ou à la certification… ; vide : rien à chercher. */
  readonly expressions: readonly string[];
  readonly corrections: readonly Correction[];
}

/** Fautes entre deux mots : lettres ajoutées, ôtées, changées ou interverties. */
export function fautesEntre(un: string, autre: string): number {
  let avantDerniere: number[] = [];
  let derniere = Array.from({ length: autre.length + 1 }, (_, rang) => rang);
  for (let i = 1; i <= un.length; i += 1) {
    const ligne = [i];
    for (let j = 1; j <= autre.length; j += 1) {
      const change = (derniere[j - 1] ?? 0) + Number(un[i - 1] !== autre[j - 1]);
      let cout = Math.min((derniere[j] ?? 0) + 1, (ligne[j - 1] ?? 0) + 1, change);
      const interverties = i > 1 && j > 1 && un[i - 1] === autre[j - 2] && un[i - 2] === autre[j - 1];
      if (interverties) cout = Math.min(cout, (avantDerniere[j - 2] ?? 0) + 1);
      ligne.push(cout);
    }
    avantDerniere = derniere;
    derniere = ligne;
  }
  return derniere[autre.length] ?? 0;
}

function fautesPermises(mot: string): number {
  if (mot.length < 4) return 0;
  return mot.length < 7 ? 1 : 2;
}

async function motLePlusProche(base: Requeteur, mot: string): Promise<{ mot: string; racine: string } | null> {
  const permises = fautesPermises(mot);
  if (permises === 0 || mot.length > 40) return null;
  const proches = (await motsRessemblants(base, mot))
    .map((candidat) => ({ candidat, fautes: fautesEntre(mot, candidat.mot) }))
    .filter(({ fautes }) => fautes <= permises)
    .sort((a, b) => a.fautes - b.fautes);
  return proches[0]?.candidat ?? null;
}

/** Ce qu'un mot cherche : ses racines, ou un début de mot. */
interface MotCherche {
  readonly racines: readonly string[];
  readonly debut: boolean;
}

async function chercherMot(base: Requeteur, { mot, racines, connu, debut }: MotCompris): Promise<MotCherche & { correction?: Correction }> {
  if (connu || !LETTRES.test(mot) || mot.length < 3) return { racines, debut: false };
  if (debut) return { racines: [mot], debut: true };
  const proche = await motLePlusProche(base, mot);
  if (proche === null) return { racines, debut: false };
  return { racines: [proche.racine], debut: false, correction: { tape: mot, compris: proche.mot } };
}

function expressionDe(niveaux: readonly number[], mots: readonly MotCherche[]): string {
  const parRacine = mots.flatMap(({ racines, debut }) =>
    racines.map((racine) => niveaux.map((niveau) => `'${niveau}${racine}'${debut ? ":*" : ""}`).join(" | ")),
  );
  return parRacine.map((choix) => `(${choix})`).join(" & ");
}

/** Comprend un texte tapé ; chaque mot doit se lire dans la fiche. */
export async function comprendreTexte(base: Requeteur, texte: string): Promise<MotsCherches> {
  const tapes = [...new Set(motsDe(texte))].slice(0, MOTS_MAX);
  const choisis = tapes.filter((mot) => !SANS_CHOIX.has(mot));
  if (choisis.length === 0) return { expressions: [], corrections: [] };
  const compris = (await comprendreMots(base, choisis)).filter(({ racines }) => racines.length > 0);
  if (compris.length === 0) return { expressions: [], corrections: [] };
  const mots = await Promise.all(compris.map((mot) => chercherMot(base, mot)));
  return {
    expressions: TRANCHES.map((niveaux) => expressionDe(niveaux, mots)),
    corrections: mots.flatMap(({ correction }) => (correction === undefined ? [] : [correction])),
  };
}
