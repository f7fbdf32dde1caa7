// Une commande : ce qu'elle reçoit, ce qu'elle rend, et le chemin commun d'un document JSON (ou d'un flux) à sa réponse.
import { EntreeIllisible, type Ligne, lireLignes, lireTexte } from "./entree.js";
import { ecrireFaute, type Faute } from "./faute.js";
import type { Options } from "./options.js";
import type { Sortie } from "./sortie.js";

/** 0 : la question a sa réponse (un refus de la loi en est une) ; 2 : l'entrée est fausse ; 1 est réservé aux défauts. */
export type Statut = number;

export interface Appel {
  /** Les mots qui suivent la commande, tels qu'ils sont tapés. */
  readonly mots: readonly string[];
  readonly options: Options;
  readonly sortie: Sortie;
  readonly erreurs: Sortie;
}

export type Executer = (appel: Appel) => Promise<Statut>;

/** Réponse à un document, ou les fautes de ce document. */
export type Traitement = (valeur: unknown) => { readonly reponse: unknown } | { readonly erreurs: readonly Faute[] };

/** Traitement d'un texte qui n'est pas encore du JSON. */
export type TraitementTexte = (texte: string) => ReturnType<Traitement>;

/** Lit du JSON ; ce qui n'en est pas est une faute du document entier. */
export function lireJson(texte: string): { readonly valeur: unknown } | { readonly erreurs: readonly Faute[] } {
  if (texte.trim() === "") return { erreurs: [{ chemin: "", phrase: "le texte est vide, attendu un document JSON" }] };
  try {
    const valeur: unknown = JSON.parse(texte);
    return { valeur };
  } catch (erreur) {
    // Le message de la machine recopie le document : on n'en garde que l'endroit.
    const position = erreur instanceof Error ? /position (\d+)/u.exec(erreur.message)?.[1] : undefined;
    const endroit = position === undefined ? "" : ` (caractère ${Number(position) + 1})`;
    return { erreurs: [{ chemin: "", phrase: `ce texte n'est pas du JSON${endroit}, attendu un document JSON` }] };
  }
}

/** Fait d'un traitement de valeurs un traitement de textes. */
export function surJson(traiter: Traitement): TraitementTexte {
  return (texte) => {
    const lu = lireJson(texte);
    return "erreurs" in lu ? lu : traiter(lu.valeur);
  };
}

/** Écrit chaque faute sur une ligne de la sortie d'erreur. */
export async function direFautes(erreurs: Sortie, fautes: readonly Faute[]): Promise<Statut> {
  await erreurs.ecrire(fautes.map((faute) => `${ecrireFaute(faute)}\n`).join(""));
  return 2;
}

async function repondreAuDocument(appel: Appel, source: string, traiter: TraitementTexte): Promise<Statut> {
  const resultat = traiter(await lireTexte(source));
  if ("erreurs" in resultat) return direFautes(appel.erreurs, resultat.erreurs);
  await appel.sortie.ecrire(`${JSON.stringify(resultat.reponse, null, 2)}\n`);
  return 0;
}

function repondreALaLigne(ligne: Ligne, traiter: TraitementTexte) {
  return "faute" in ligne ? { erreurs: [{ chemin: "", phrase: ligne.faute }] } : traiter(ligne.texte);
}

const CARACTERES_PAR_ECRITURE = 64 * 1024;

/** Une réponse par ligne, dans l'ordre ; une ligne fausse a sa réponse à sa place et le flux continue. */
async function repondreAuFlux(appel: Appel, source: string, traiter: TraitementTexte): Promise<Statut> {
  let statut: Statut = 0;
  for await (const paquet of lireLignes(source)) {
    let texte = "";
    for (const ligne of paquet) {
      if ("texte" in ligne && ligne.texte.trim() === "") continue;
      const resultat = repondreALaLigne(ligne, traiter);
      if ("erreurs" in resultat) statut = 2;
      texte += `${JSON.stringify("erreurs" in resultat ? { erreurs: resultat.erreurs } : resultat.reponse)}\n`;
      if (texte.length < CARACTERES_PAR_ECRITURE) continue;
      await appel.sortie.ecrire(texte);
      texte = "";
    }
    await appel.sortie.ecrire(texte);
    if (appel.sortie.fermee()) break;
  }
  return statut;
}

/** Répond à « - », à un fichier, ou à un flux avec --ndjson. */
export async function repondre(appel: Appel, source: string, traiter: TraitementTexte): Promise<Statut> {
  try {
    return await (appel.options.ndjson ? repondreAuFlux : repondreAuDocument)(appel, source, traiter);
  } catch (erreur) {
    if (!(erreur instanceof EntreeIllisible)) throw erreur;
    return direFautes(appel.erreurs, [{ chemin: erreur.chemin, phrase: erreur.message }]);
  }
}
