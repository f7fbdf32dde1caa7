// Les hypothèses d'une réponse : les questions ouvertes dont une autre lecture l'aurait changée.
import { surementAncienne } from "./association.js";
import type { Candidat } from "./candidat.js";
import { type DroitsDecides, deciderDroits } from "./decision.js";
import type { DossierDroits, TypeActivite } from "./faits.js";
import { autresLectures, type CodeLecture, type Lectures, phraseDeLecture } from "./lectures.js";
import type { Hypothese } from "./motif.js";

function memesListes(une: readonly string[], autre: readonly string[]): boolean {
  return une.length === autre.length && une.every((element, rang) => element === autre[rang]);
}

/** Deux réponses égales pour le citoyen : mêmes droits, années, décisions, montants, activités, payeurs et totaux. */
export function memeReponse(une: DroitsDecides, autre: DroitsDecides): boolean {
  if (une.totalAcquis !== autre.totalAcquis || une.resteAcquerable !== autre.resteAcquerable) return false;
  if (une.droits.length !== autre.droits.length) return false;
  for (let rang = 0; rang < une.droits.length; rang += 1) {
    const a = une.droits[rang];
    const b = autre.droits[rang];
    if (a === undefined || b === undefined) return false;
    if (a.activite !== b.activite || a.annee !== b.annee || a.decision !== b.decision) return false;
    if (a.montant !== b.montant || a.financeur !== b.financeur || !memesListes(a.activites, b.activites)) return false;
  }
  return true;
}

const LECTURES_DES_DROITS: readonly CodeLecture[] = ["D2", "D3", "D4a", "D4b", "D5", "D8"];

function aUnType(dossier: DossierDroits, ...types: readonly TypeActivite[]): boolean {
  for (const activite of dossier.activites) if (types.includes(activite.type)) return true;
  return false;
}

/**
 * Deux droits ouverts, ou un ouvert et un déjà donné, la même année : D2 peut les départager.
 * Un droit que sa règle a ouvert porte sa date, même quand le plafond l'a refusé ensuite.
 */
function deuxLaMemeAnnee(dossier: DossierDroits, droits: readonly Candidat[]): boolean {
  let derniere: number | null = null;
  for (const { annee, declareLe } of droits) {
    if (declareLe === null) continue;
    if (annee === derniere || dossier.droitsAcquis?.some((droit) => droit.annee === annee) === true) return true;
    derniere = annee;
  }
  return false;
}

/** Une association assez jeune pour que le jour regardé change la réponse. */
function aUneJeuneAssociation(dossier: DossierDroits): boolean {
  for (const activite of dossier.activites) {
    if (activite.type === "benevolat_associatif" && !surementAncienne(activite.organisme.declareLe, activite.fin)) return true;
  }
  return false;
}

/** Faux quand une question ne peut pas jouer dans ce dossier : on ne le juge pas une seconde fois. */
function peutJouer(code: CodeLecture, dossier: DossierDroits, droits: readonly Candidat[]): boolean {
  switch (code) {
    case "D2":
      return deuxLaMemeAnnee(dossier, droits);
    case "D3":
      return (dossier.utilises ?? 0) > 0;
    case "D4a":
      return aUnType(dossier, "service_civique");
    case "D4b":
      return aUnType(dossier, "maitre_apprentissage");
    case "D5":
      return aUneJeuneAssociation(dossier);
    case "D8":
      return aUnType(dossier, "service_civique", "maitre_apprentissage", "reserve_citoyenne_education_nationale");
    default:
      return false;
  }
}

/** Lectures dont la réponse a dépendu : une autre lecture de la même question l'aurait changée. */
export function hypothesesDe(dossier: DossierDroits, lectures: Lectures, decides: DroitsDecides): Hypothese[] {
  const hypotheses: Hypothese[] = [];
  for (const code of LECTURES_DES_DROITS) {
    if (!peutJouer(code, dossier, decides.droits)) continue;
    const change = autresLectures(lectures, code).some((autre) => !memeReponse(decides, deciderDroits(dossier, autre)));
    if (change) hypotheses.push({ doute: code, lecture: lectures[code], phrase: phraseDeLecture(lectures, code) });
  }
  return hypotheses;
}
