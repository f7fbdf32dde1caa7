// Du simulateur au dossier que la loi évalue : ce qui n'a pas été demandé est supposé fait à temps.
import { dateLimiteAttestation, dateLimiteDeclaration, finDAnnee } from "../../../../../regles/delais.js";
import type { Activite, DossierDroits, Fonction, QualitePolice, TypeActivite } from "../../../../../regles/faits.js";
import { FONCTIONS, QUALITES_POLICE } from "../../../../../regles/faits.js";
import { ajouterJours, anneeDe, composerDate, type DateCivile } from "../../../../../socle/valeurs/date-civile.js";
import type { Reponses } from "./formulaire.js";

const NAISSANCE_SUPPOSEE = composerDate(1990, 1, 1);

function plusTard(a: DateCivile, b: DateCivile): DateCivile {
  return a > b ? a : b;
}

function fonction(reponses: Reponses): Fonction {
  return FONCTIONS.find((connue) => connue === reponses.choix["fonction"]) ?? "autre";
}

function qualite(reponses: Reponses): QualitePolice {
  return QUALITES_POLICE.find((connue) => connue === reponses.choix["qualite"]) ?? "4";
}

function nombre(reponses: Reponses, nom: string): number {
  return reponses.nombres[nom] ?? 0;
}

function date(reponses: Reponses, nom: string): DateCivile {
  return reponses.dates[nom] ?? NAISSANCE_SUPPOSEE;
}

/** Dernière année dont parlent les réponses. */
export function anneeDesFaits(reponses: Reponses): number {
  const annees = Object.values(reponses.dates).map(anneeDe);
  return Math.max(nombre(reponses, "annee"), ...annees);
}

/** Quand les heures sont déclarées et attestées : à temps si on le dit, sinon au plus tôt. */
function calendrierDuTitulaire(reponses: Reponses, aujourdhui: DateCivile): { declareLe: DateCivile; attesteLe: DateCivile } {
  const annee = nombre(reponses, "annee");
  if (reponses.choix["declaration"] === "a_temps") {
    return { declareLe: dateLimiteDeclaration(annee), attesteLe: dateLimiteAttestation(annee) };
  }
  const declareLe = plusTard(aujourdhui, ajouterJours(finDAnnee(annee), 1));
  return { declareLe, attesteLe: finDAnnee(anneeDe(declareLe)) };
}

function premiereDeclaration(reponses: Reponses, declareLe: DateCivile): DateCivile {
  return reponses.choix["anciennete"] === "moins" ? ajouterJours(declareLe, -180) : composerDate(2000, 1, 1);
}

function activitesParHeures(type: "benevolat_associatif" | "reserve_civique", reponses: Reponses, aujourdhui: DateCivile): Activite[] {
  const annee = nombre(reponses, "annee");
  const calendrier = calendrierDuTitulaire(reponses, aujourdhui);
  const { objet, anciennete } = reponses.choix;
  const article200 = objet === "inconnu" ? null : objet === "oui";
  return [nombre(reponses, "heures"), nombre(reponses, "heures2")].flatMap((heures, rang): Activite[] => {
    if (heures === 0 && rang > 0) return [];
    const commun = {
      id: `a${rang}`,
      debut: composerDate(annee, 1, 1),
      fin: finDAnnee(annee),
      heures,
      fonction: fonction(reponses),
      ...calendrier,
    };
    if (type === "reserve_civique") return [{ ...commun, type, organisme: { id: `o${rang}` } }];
    const regime = anciennete === "jamais" ? ("autre" as const) : ("loi1901" as const);
    return [
      {
        ...commun,
        type,
        organisme: { id: `o${rang}`, regime, declareLe: premiereDeclaration(reponses, calendrier.declareLe), article200 },
      },
    ];
  });
}

/** Les activités que l'organisme déclare lui-même : supposées déclarées au début de l'année suivante. */
function activiteDeclareeParOrganisme(type: TypeActivite, reponses: Reponses): Activite[] {
  const commun = { id: "a0", declareLe: composerDate(anneeDesFaits(reponses) + 1, 1, 15) };
  const periode = { debut: date(reponses, "debut"), fin: date(reponses, "fin") };
  const parAn = (racine: string) => [1, 2, 3].map((rang) => nombre(reponses, `${racine}${rang}`));
  const annee = nombre(reponses, "annee");
  switch (type) {
    case "service_civique":
      return [{ ...commun, type, ...periode, organisme: { id: "o0" } }];
    case "reserve_militaire_operationnelle":
    case "reserve_sanitaire":
      return [{ ...commun, type, annee, jours: nombre(reponses, "jours") }];
    case "reserve_citoyenne_defense_securite":
      return [{ ...commun, type, ...periode }];
    case "reserve_communale_securite_civile":
      return [{ ...commun, type, signature: date(reponses, "signature"), dureeAnnees: nombre(reponses, "duree") }];
    case "maitre_apprentissage":
      return [{ ...commun, type, ...periode, apprenti: "p0" }];
    case "reserve_citoyenne_education_nationale":
      return [{ ...commun, type, ...periode, interventions: nombre(reponses, "interventions") }];
    case "sapeur_pompier_volontaire":
      return [
        {
          ...commun,
          type,
          signature: date(reponses, "signature"),
          arreteNotifieLe: date(reponses, "arrete"),
          dureeAnnees: nombre(reponses, "duree"),
        },
      ];
    case "reserve_police_nationale":
      return [{ ...commun, type, ...periode, qualite: qualite(reponses), vacationsParAn: parAn("vacations") }];
    case "reserve_citoyenne_police_nationale":
      return [{ ...commun, type, ...periode, heuresParAn: parAn("heures") }];
    case "reserve_citoyenne_reinsertion":
      return [{ ...commun, type, annee, heures: nombre(reponses, "heures") }];
    case "proche_aidant":
      return [{ ...commun, type, annee, accordDeBranche: reponses.choix["accord"] === "oui" ? "accord de branche" : null }];
    default:
      throw new Error(`Activité déclarée par son titulaire : ${type}.`);
  }
}

/** Compose le dossier ; il est évalué quand toutes les échéances supposées sont passées. */
export function composerDossier(type: TypeActivite, reponses: Reponses, aujourdhui: DateCivile): DossierDroits {
  const parTitulaire = type === "benevolat_associatif" || type === "reserve_civique";
  const activites = parTitulaire ? activitesParHeures(type, reponses, aujourdhui) : activiteDeclareeParOrganisme(type, reponses);
  const derniere = activites.reduce(
    (tard, activite) => (activite.declareLe === null ? tard : plusTard(tard, activite.declareLe)),
    aujourdhui,
  );
  return {
    evalueLe: finDAnnee(anneeDe(derniere)),
    titulaire: { naissance: NAISSANCE_SUPPOSEE, contratApprentissage: null, retraite: null, deces: null },
    activites,
  };
}
