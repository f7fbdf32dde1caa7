// Des dossiers de droits tirés au hasard, valides, proches des seuils : pour les lois que toute réponse doit vérifier.
import fc from "fast-check";
import {
  type Activite,
  type DossierDroits,
  FONCTIONS,
  QUALITES_POLICE,
  REGIMES,
  THEMATIQUES,
  TYPES_ACTIVITE,
} from "../../src/regles/faits.js";
import { type Lectures, TABLE_DES_LECTURES } from "../../src/regles/lectures.js";
import { ajouterJours, composerDate, type DateCivile } from "../../src/socle/valeurs/date-civile.js";

const ANNEES = { min: 2015, max: 2028 };
const annee = fc.integer(ANNEES);
const date: fc.Arbitrary<DateCivile> = fc
  .tuple(annee, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([an, mois, jour]) => composerDate(an, mois, jour));
const dateOuNull = fc.option(date, { freq: 4 });

/** Nombre proche d'un seuil. */
function pres(seuil: number): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: Math.max(0, seuil - 2), max: seuil + 2 }), fc.integer({ min: 0, max: seuil * 2 }));
}

const periode = fc
  .tuple(date, fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constantFrom(180, 183, 364, 365, 1095, 1825, 1826)))
  .map(([debut, duree]) => ({ debut, fin: ajouterJours(debut, duree) }));
const anneeEntiere = annee.map((an) => ({ debut: composerDate(an, 1, 1), fin: composerDate(an, 12, 31) }));
const communs = { id: fc.constant(""), declareLe: dateOuNull };
const options = fc.record({ formationSecondaire: fc.constant(true), recensee: fc.constant(false) }, { requiredKeys: [] });
/** La plupart des activités sont ordinaires. */
const particularites = fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: options });

const association = fc.record({
  id: fc.constantFrom("W1", "W2", "W3"),
  regime: fc.oneof({ weight: 5, arbitrary: fc.constant("loi1901" as const) }, { weight: 1, arbitrary: fc.constantFrom(...REGIMES) }),
  declareLe: date,
  article200: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constantFrom(false, null) }),
});
const fonction = fc.oneof(
  { weight: 4, arbitrary: fc.constant("administration" as const) },
  { weight: 1, arbitrary: fc.constantFrom(...FONCTIONS) },
);
const heuresDeclarees = { heures: pres(100), fonction, attesteLe: dateOuNull };

function avecPeriode<T extends object>(reste: fc.Arbitrary<T>, quand: fc.Arbitrary<{ debut: DateCivile; fin: DateCivile }> = periode) {
  return fc.tuple(reste, quand).map(([faits, bornes]) => ({ ...faits, ...bornes }));
}

const ACTIVITES: readonly fc.Arbitrary<Activite>[] = [
  avecPeriode(
    fc.record({
      ...communs,
      type: fc.constant("service_civique" as const),
      organisme: fc.constant({ id: "o1" }),
      contrat: fc.constantFrom(null, "c1", "c2"),
    }),
  ),
  fc.record({ ...communs, type: fc.constant("reserve_militaire_operationnelle" as const), annee, jours: pres(90) }),
  avecPeriode(fc.record({ ...communs, type: fc.constant("reserve_citoyenne_defense_securite" as const) })),
  fc.record({ ...communs, type: fc.constant("reserve_communale_securite_civile" as const), signature: date, dureeAnnees: pres(5) }),
  fc.record({ ...communs, type: fc.constant("reserve_sanitaire" as const), annee, jours: pres(30) }),
  avecPeriode(fc.record({ ...communs, type: fc.constant("maitre_apprentissage" as const), apprenti: fc.constantFrom("p1", "p2") })),
  avecPeriode(
    fc.record({ ...communs, ...heuresDeclarees, type: fc.constant("benevolat_associatif" as const), organisme: association }),
    anneeEntiere,
  ),
  avecPeriode(fc.record({ ...communs, type: fc.constant("reserve_citoyenne_education_nationale" as const), interventions: pres(25) })),
  fc.record({
    ...communs,
    type: fc.constant("sapeur_pompier_volontaire" as const),
    signature: date,
    arreteNotifieLe: dateOuNull,
    dureeAnnees: pres(5),
  }),
  avecPeriode(
    fc.record({
      ...communs,
      type: fc.constant("reserve_police_nationale" as const),
      qualite: fc.constantFrom(...QUALITES_POLICE),
      vacationsParAn: fc.array(pres(75), { maxLength: 5 }),
    }),
  ),
  avecPeriode(
    fc.record({
      ...communs,
      type: fc.constant("reserve_citoyenne_police_nationale" as const),
      heuresParAn: fc.array(pres(350), { maxLength: 5 }),
    }),
  ),
  fc.record({ ...communs, type: fc.constant("reserve_citoyenne_reinsertion" as const), annee, heures: pres(80) }),
  avecPeriode(
    fc.record({
      ...communs,
      ...heuresDeclarees,
      type: fc.constant("reserve_civique" as const),
      organisme: fc.record({ id: fc.constantFrom("o1", "o2") }),
      thematique: fc.constantFrom(...THEMATIQUES),
    }),
    anneeEntiere,
  ),
  fc.record({ ...communs, type: fc.constant("proche_aidant" as const), annee, accordDeBranche: fc.constantFrom(null, "accord du 3 mai") }),
];

const activite = fc.tuple(fc.oneof(...ACTIVITES), particularites).map(([faits, plus]): Activite => ({ ...faits, ...plus }));

/** Droits déjà donnés : un par type et par année, dans la limite de trois. */
const droitsAcquis = fc.uniqueArray(fc.record({ activite: fc.constantFrom(...TYPES_ACTIVITE), annee, montant: fc.constant(24_000) }), {
  maxLength: 3,
  selector: (droit) => `${droit.annee} ${droit.activite}`,
});

export const arbitraireDossier: fc.Arbitrary<DossierDroits> = fc
  .record({
    evalueLe: date,
    titulaire: fc.record({
      naissance: fc.oneof(
        { weight: 5, arbitrary: fc.constant(composerDate(1985, 2, 28)) },
        { weight: 1, arbitrary: fc.integer({ min: 1998, max: 2010 }).map((an) => composerDate(an, 2, 29)) },
      ),
      contratApprentissage: fc.option(date, { freq: 1 }),
      retraite: fc.option(date, { freq: 1 }),
      deces: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: date }),
    }),
    droitsAcquis: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: droitsAcquis }),
    utilises: fc.constantFrom(0, 0, 12_000, 48_000),
    activites: fc.array(activite, { maxLength: 7 }),
  })
  .map((dossier) => ({ ...dossier, activites: dossier.activites.map((une, rang) => ({ ...une, id: `a${rang}` })) }));

export const arbitraireLectures: fc.Arbitrary<Lectures> = fc.record({
  D2: fc.constantFrom(...TABLE_DES_LECTURES.D2.lectures),
  D3: fc.constantFrom(...TABLE_DES_LECTURES.D3.lectures),
  D4a: fc.constantFrom(...TABLE_DES_LECTURES.D4a.lectures),
  D4b: fc.constantFrom(...TABLE_DES_LECTURES.D4b.lectures),
  D5: fc.constantFrom(...TABLE_DES_LECTURES.D5.lectures),
  D6: fc.constantFrom(...TABLE_DES_LECTURES.D6.lectures),
  D8: fc.constantFrom(...TABLE_DES_LECTURES.D8.lectures),
  D15: fc.constantFrom(...TABLE_DES_LECTURES.D15.lectures),
});

/** Nombre de dossiers par loi : 2 000 chaque jour, 100 000 pour la vérification longue (variable DOSSIERS). */
export const NOMBRE_DE_DOSSIERS = Number(process.env["DOSSIERS"] ?? "2000");
