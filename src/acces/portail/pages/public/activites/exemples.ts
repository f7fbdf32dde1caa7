// Deux cas par activité, l'un qui suffit, l'autre de peu insuffisant : la réponse montrée est celle du moteur.
import { lecturesDuService } from "../../../../../metier/droits/index.js";
import { evaluerDroits } from "../../../../../regles/acquisition.js";
import type { TypeActivite } from "../../../../../regles/faits.js";

import type { Droit } from "../../../../../regles/reponse.js";
import { anneeDe, composerDate, type DateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { composerDossier } from "../simuler/dossier.js";
import type { Reponses } from "../simuler/formulaire.js";

interface Cas {
  readonly nom: string;
  readonly nombres?: Readonly<Record<string, number>>;
  /** Jours écrits en années depuis celle de référence, mois et jour. */
  readonly dates?: Readonly<Record<string, readonly [decalage: number, mois: number, jour: number]>>;
  readonly choix?: Readonly<Record<string, string>>;
}

const BONNE_ASSOCIATION = { fonction: "administration", anciennete: "plus", objet: "oui", declaration: "a_temps" };

const CAS: Readonly<Record<TypeActivite, readonly [Cas, Cas]>> = {
  benevolat_associatif: [
    {
      nom: "120 heures au bureau d'un club et 90 heures au bureau d'un autre",
      nombres: { heures: 120, heures2: 90 },
      choix: BONNE_ASSOCIATION,
    },
    { nom: "300 heures d'accueil, sans siéger ni encadrer", nombres: { heures: 300 }, choix: { ...BONNE_ASSOCIATION, fonction: "autre" } },
  ],
  reserve_civique: [
    {
      nom: "200 heures d'encadrement de réservistes",
      nombres: { heures: 200 },
      choix: { fonction: "encadrement", declaration: "a_temps" },
    },
    {
      nom: "199 heures d'encadrement de réservistes",
      nombres: { heures: 199 },
      choix: { fonction: "encadrement", declaration: "a_temps" },
    },
  ],
  service_civique: [
    { nom: "Une mission du 1er octobre au 31 mars", dates: { debut: [-1, 10, 1], fin: [0, 3, 31] } },
    { nom: "Une mission arrêtée un jour plus tôt", dates: { debut: [-1, 10, 1], fin: [0, 3, 30] } },
  ],
  reserve_militaire_operationnelle: [
    { nom: "90 jours dans l'année", nombres: { jours: 90 } },
    { nom: "89 jours dans l'année", nombres: { jours: 89 } },
  ],
  reserve_police_nationale: [
    {
      nom: "Trois ans, 75 vacations chaque année",
      dates: { debut: [-2, 1, 1], fin: [0, 12, 31] },
      nombres: { vacations1: 75, vacations2: 75, vacations3: 75 },
      choix: { qualite: "4" },
    },
    {
      nom: "Trois ans, dont une année à 74 vacations",
      dates: { debut: [-2, 1, 1], fin: [0, 12, 31] },
      nombres: { vacations1: 75, vacations2: 74, vacations3: 90 },
      choix: { qualite: "4" },
    },
  ],
  reserve_sanitaire: [
    { nom: "30 jours dans l'année", nombres: { jours: 30 } },
    { nom: "29 jours dans l'année", nombres: { jours: 29 } },
  ],
  maitre_apprentissage: [
    { nom: "Un apprenti du 1er novembre au 30 avril", dates: { debut: [-1, 11, 1], fin: [0, 4, 30] } },
    { nom: "Un apprenti du 1er novembre au 31 mars", dates: { debut: [-1, 11, 1], fin: [0, 3, 31] } },
  ],
  sapeur_pompier_volontaire: [
    {
      nom: "Un engagement de 5 ans, l'arrêté notifié en février",
      dates: { signature: [0, 1, 10], arrete: [0, 2, 10] },
      nombres: { duree: 5 },
    },
    { nom: "Un engagement de 3 ans", dates: { signature: [0, 1, 10], arrete: [0, 2, 10] }, nombres: { duree: 3 } },
  ],
  reserve_citoyenne_defense_securite: [
    { nom: "Cinq ans d'engagement", dates: { debut: [-4, 1, 1], fin: [0, 12, 31] } },
    { nom: "Quatre ans et onze mois", dates: { debut: [-4, 1, 1], fin: [0, 11, 30] } },
  ],
  reserve_communale_securite_civile: [
    { nom: "Un engagement signé pour 5 ans", dates: { signature: [0, 3, 1] }, nombres: { duree: 5 } },
    { nom: "Un engagement signé pour 3 ans", dates: { signature: [0, 3, 1] }, nombres: { duree: 3 } },
  ],
  reserve_citoyenne_education_nationale: [
    { nom: "Une année et 25 interventions", dates: { debut: [0, 1, 1], fin: [0, 12, 31] }, nombres: { interventions: 25 } },
    { nom: "Une année et 24 interventions", dates: { debut: [0, 1, 1], fin: [0, 12, 31] }, nombres: { interventions: 24 } },
  ],
  reserve_citoyenne_police_nationale: [
    {
      nom: "Trois ans à 350 heures",
      dates: { debut: [-2, 1, 1], fin: [0, 12, 31] },
      nombres: { heures1: 350, heures2: 350, heures3: 350 },
    },
    {
      nom: "Trois ans, dont le dernier à 349 heures",
      dates: { debut: [-2, 1, 1], fin: [0, 12, 31] },
      nombres: { heures1: 350, heures2: 350, heures3: 349 },
    },
  ],
  reserve_citoyenne_reinsertion: [
    { nom: "80 heures dans l'année", nombres: { heures: 80 } },
    { nom: "79 heures dans l'année", nombres: { heures: 79 } },
  ],
  proche_aidant: [
    { nom: "Votre branche a signé un accord", choix: { accord: "oui" } },
    { nom: "Votre branche n'a pas signé d'accord", choix: { accord: "non" } },
  ],
};

export interface ExempleEvalue {
  readonly nom: string;
  readonly droit: Droit;
}

function reponsesDe(cas: Cas, annee: number): Reponses {
  const dates = Object.entries(cas.dates ?? {}).map(([nom, [decalage, mois, jour]]) => [nom, composerDate(annee + decalage, mois, jour)]);
  const parAnnee = cas.dates === undefined ? { annee } : {};
  return { nombres: { ...parAnnee, ...cas.nombres }, dates: Object.fromEntries(dates), choix: cas.choix ?? {} };
}

/** Les deux exemples d'une activité, évalués sur l'année civile d'avant le jour du service. */
export function exemplesDe(type: TypeActivite, aujourdhui: DateCivile): ExempleEvalue[] {
  const annee = anneeDe(aujourdhui) - 1;
  return CAS[type].flatMap((cas) => {
    const reponse = evaluerDroits(composerDossier(type, reponsesDe(cas, annee), aujourdhui), lecturesDuService());
    const droit = reponse.droits.at(-1);
    return droit === undefined ? [] : [{ nom: cas.nom, droit }];
  });
}
