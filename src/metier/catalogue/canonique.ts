// La forme canonique d'une formation reçue : mêmes mots, même ordre, même empreinte, pour qu'un renvoi identique n'écrive rien.
import { createHash } from "node:crypto";
import type { ActionDonnee, FormationDonnee, SessionDonnee } from "./offre.js";

/** Formation prête à être gardée ; `empreinte` est le SHA-256 de tout ce qu'elle dit, actions et sessions comprises. */
export interface FormationCanonique {
  readonly formation: FormationDonnee;
  readonly empreinte: Buffer;
}

/** Ce que la base refuse : l'octet nul et les demi-caractères. Les blancs du bord ne disent rien. */
function propre(texte: string): string {
  return texte
    .replaceAll("\u0000", "")
    .replace(/\p{Cs}/gu, "\ufffd")
    .trim();
}

function unePar<T>(liste: readonly T[], cle: (element: T) => string): T[] {
  const rangees = new Map(liste.map((element) => [cle(element), element]));
  return [...rangees.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, element]) => element);
}

/** Codes sans doublon, dans leur ordre : le premier FORMACODE est le principal. */
const codes = <T extends string>(liste: readonly T[]): T[] => [...new Set(liste)];

function sessionCanonique({ numero, debut, fin, etat, places }: SessionDonnee): SessionDonnee {
  return { numero: propre(numero), debut, fin, etat, places };
}

function actionCanonique(a: ActionDonnee): ActionDonnee {
  return {
    numero: propre(a.numero),
    modalite: a.modalite,
    entreesPermanentes: a.entreesPermanentes,
    adresse: propre(a.adresse),
    codePostal: a.codePostal,
    commune: propre(a.commune),
    prix: a.prix,
    heures: Math.round(a.heures * 100) / 100,
    accessible: a.accessible,
    accesHandicap: propre(a.accesHandicap),
    langue: propre(a.langue),
    sessions: unePar(a.sessions.map(sessionCanonique), ({ numero }) => numero),
  };
}

/** Met en forme et calcule l'empreinte ; de deux actions (ou sessions) du même numéro, la dernière reste. */
export function canoniser(f: FormationDonnee): FormationCanonique {
  const formation: FormationDonnee = {
    source: f.source,
    siret: f.siret,
    numero: propre(f.numero),
    intitule: propre(f.intitule),
    objectif: propre(f.objectif),
    contenu: propre(f.contenu),
    resultats: propre(f.resultats),
    prerequis: propre(f.prerequis),
    prerequisAVerifier: f.prerequisAVerifier,
    type: f.type,
    certification: f.certification,
    blocs: codes(f.blocs.map(propre)),
    niveauSortie: f.niveauSortie,
    formacodes: codes(f.formacodes),
    romes: codes(f.romes),
    publics: codes(f.publics).sort(),
    roles: codes(f.roles).sort(),
    url: f.url === null ? null : propre(f.url),
    actions: unePar(f.actions.map(actionCanonique), ({ numero }) => numero),
  };
  // Les clés viennent d'être écrites dans un ordre fixe : le texte JSON est donc le même pour la même offre.
  return { formation, empreinte: createHash("sha256").update(JSON.stringify(formation)).digest() };
}
