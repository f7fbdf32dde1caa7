// Ce qui s'est passé sur un compte, le plus récent d'abord : déclarations, réponses, activités déposées, droits inscrits ou repris.
import { ecrireMontant } from "../../../socle/valeurs/montant.js";
import { ecrireHeures } from "./delais.js";
import { motActivite } from "./mots.js";
import type { VueActivite, VueCompte, VueDeclaration, VueEvenement } from "./vues.js";

const MONTRES = 12;

function evenementsDeclaration(declaration: VueDeclaration): VueEvenement[] {
  const evenements: VueEvenement[] = [];
  const quoi = `${ecrireHeures(declaration.heures)} à ${declaration.organismeNom} (${declaration.annee})`;
  if (declaration.attesteLe !== null)
    evenements.push({ le: declaration.attesteLe, quoi: `L'association a attesté ${quoi}.`, ton: "acquis" });
  const refuseLe = declaration.refus?.le ?? null;
  if (refuseLe !== null)
    evenements.push({ le: refuseLe, quoi: `L'association n'a pas attesté ${quoi}. ${declaration.refus?.raison ?? ""}`, ton: "refus" });
  if (declaration.declareLe !== null) evenements.push({ le: declaration.declareLe, quoi: `Vous avez déclaré ${quoi}.`, ton: "neutre" });
  return evenements;
}

function evenementActivite(activite: VueActivite): VueEvenement[] {
  if (activite.deposeLe === null) return [];
  return [
    {
      le: activite.deposeLe,
      quoi: `${activite.deposant} a déclaré pour vous : ${motActivite(activite.type).toLowerCase()}, ${activite.annee}.`,
      ton: "neutre",
    },
  ];
}

function evenementsDroits(compte: VueCompte): VueEvenement[] {
  const inscrits: VueEvenement[] = [...compte.lots, ...compte.repris].map((lot) => ({
    le: lot.inscritLe,
    quoi: `${ecrireMontant(lot.inscrit)} inscrits : ${motActivite(lot.activite).toLowerCase()}, ${lot.annee}.`,
    ton: "acquis",
  }));
  const indus: VueEvenement[] = compte.indus.map((indu) => ({
    le: indu.constateLe,
    quoi: `${ecrireMontant(indu.montant)} utilisés n'ont plus d'activité qui les ouvre : ${indu.titre.toLowerCase()}.`,
    ton: "refus",
  }));
  return [...indus, ...inscrits];
}

/** Derniers événements d'un compte. */
export function derniersEvenements(
  compte: VueCompte,
  declarations: readonly VueDeclaration[],
  activites: readonly VueActivite[],
): VueEvenement[] {
  const tous = [...evenementsDroits(compte), ...declarations.flatMap(evenementsDeclaration), ...activites.flatMap(evenementActivite)];
  // Le même jour, ce qui découle du reste vient au-dessus : le droit, puis la réponse, puis la déclaration.
  return tous.toSorted((une, autre) => autre.le.localeCompare(une.le)).slice(0, MONTRES);
}
