// Le simulateur, en GET : une adresse se partage, se corrige, se relit.

import { h } from "preact";
import { lecturesDuService } from "../../../../../metier/droits/index.js";
import { evaluerDroits } from "../../../../../regles/acquisition.js";
import { FICHES_ACTIVITES } from "../../../../../regles/catalogue-activites.js";
import type { TypeActivite } from "../../../../../regles/faits.js";

import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { composerDossier } from "./dossier.js";
import { lireReponses, type Reponses } from "./formulaire.js";
import { PageChoisirActivite, PageSimuler } from "./page.js";
import { QUESTIONS, type Question } from "./questions.js";
import { Resultat } from "./resultat.js";
import { chercherVariantes } from "./variantes.js";

/** Ce qui a été répondu, redit en clair. */
function redire(question: Question, reponses: Reponses): [string, string] {
  const nombre = reponses.nombres[question.nom];
  const date = reponses.dates[question.nom];
  if (question.genre === "choix") {
    const choisie = question.options.find((option) => option.valeur === reponses.choix[question.nom]);
    return [question.libelle, choisie?.libelle ?? ""];
  }
  if (question.genre === "date") return [question.libelle, date === undefined ? "" : ecrireDate(date)];
  if (question.genre === "annee") return [question.libelle, String(nombre)];
  return [question.libelle, `${String(nombre).replace(".", ",")} ${question.suffixe}`];
}

/** Une question facultative laissée vide ne se redit pas. */
function estVide(question: Question, reponses: Reponses): boolean {
  return question.genre === "nombre" && question.facultatif === true && reponses.nombres[question.nom] === 0;
}

function resultatDe(type: TypeActivite, reponses: Reponses, aujourdhui: DateCivile) {
  const evaluer = (essai: Reponses) => evaluerDroits(composerDossier(type, essai, aujourdhui), lecturesDuService());
  const reponse = evaluer(reponses);
  return h(Resultat, {
    type,
    evalueLe: composerDossier(type, reponses, aujourdhui).evalueLe,
    reponse,
    faits: QUESTIONS[type].filter((question) => !estVide(question, reponses)).map((question) => redire(question, reponses)),
    dejaDeclare: reponses.choix["declaration"] === "a_temps",
    variantes: reponse.totalAcquis > 0 ? [] : chercherVariantes(type, reponses, evaluer),
    declareParTitulaire: type === "benevolat_associatif" || type === "reserve_civique",
  });
}

async function simuler({ ctx, recherche }: Demande): Promise<Reponse> {
  const demandee = recherche["activite"];
  if (demandee === undefined) return page("Simuler mes droits", h(PageChoisirActivite, {}));
  const fiche = FICHES_ACTIVITES.find((candidate) => candidate.type === demandee);
  if (fiche === undefined) return rediriger("/simuler");
  const aujourdhui = ctx.horloge.aujourdhui();
  const commun = { fiche, tape: recherche, aujourdhui };
  if (recherche["calculer"] === undefined) {
    return page(`Simuler : ${fiche.nom}`, h(PageSimuler, { ...commun, erreurs: [], resultat: null }));
  }
  const lecture = lireReponses(QUESTIONS[fiche.type], recherche);
  if (!lecture.bonne) {
    return page(`Erreur : simuler ${fiche.nom}`, h(PageSimuler, { ...commun, erreurs: lecture.erreurs, resultat: null }), 422);
  }
  const resultat = resultatDe(fiche.type, lecture.reponses, aujourdhui);
  return page(`Résultat : ${fiche.nom}`, h(PageSimuler, { ...commun, erreurs: [], resultat }));
}

export const routes: readonly Route[] = [{ methode: "GET", chemin: "/simuler", action: "consulter_public", traiter: simuler }];
