// Lire un dossier de droits : toute forme fausse est dite par son chemin, rien n'est deviné ni complété en silence.
import { z } from "zod";
import {
  type Activite,
  type DossierDroits,
  FONCTIONS,
  type Fonction,
  QUALITES_POLICE,
  type QualitePolice,
  REGIMES,
  type Regime,
  THEMATIQUES,
  type Thematique,
  TYPES_ACTIVITE,
  type TypeActivite,
} from "../../regles/faits.js";
import { type DateCivile, lireDateCivile } from "../../socle/valeurs/date-civile.js";
import { type Faute, traduireFautes } from "./faute.js";

const ANNEE_MINIMALE = 1800;
const ANNEE_MAXIMALE = 2200;
const QUANTITE_MAXIMALE = 1_000_000;
/** Dix milliards d'euros : la somme de mille droits reste un entier exact. */
const SOMME_MAXIMALE = 1_000_000_000_000;

function estDate(valeur: unknown): valeur is DateCivile {
  if (typeof valeur !== "string" || lireDateCivile(valeur) === null) return false;
  const annee = Number(valeur.slice(0, 4));
  return annee >= ANNEE_MINIMALE && annee <= ANNEE_MAXIMALE;
}

function entre(valeur: unknown, minimum: number, maximum: number): boolean {
  return typeof valeur === "number" && valeur >= minimum && valeur <= maximum;
}

const BORNES = `de ${ANNEE_MINIMALE} à ${ANNEE_MAXIMALE}`;
const date = z.custom<DateCivile>(estDate, { error: `une date qui existe, écrite AAAA-MM-JJ, ${BORNES}` });
const dateOuNull = z.custom<DateCivile | null>((valeur) => valeur === null || estDate(valeur), {
  error: `une date qui existe, écrite AAAA-MM-JJ, ${BORNES}, ou null`,
});
const annee = z.custom<number>((valeur) => Number.isInteger(valeur) && entre(valeur, ANNEE_MINIMALE, ANNEE_MAXIMALE), {
  error: `une année entière, ${BORNES}`,
});
const somme = z.custom<number>((valeur) => Number.isSafeInteger(valeur) && entre(valeur, 0, SOMME_MAXIMALE), {
  error: "une somme en centimes, entière et positive ou nulle",
});
const heures = z.custom<number>((valeur) => entre(valeur, 0, QUANTITE_MAXIMALE), { error: "un nombre d'heures, positif ou nul" });
const entier = z.custom<number>((valeur) => Number.isInteger(valeur) && entre(valeur, 0, QUANTITE_MAXIMALE), {
  error: "un nombre entier, positif ou nul",
});
const texte = z.custom<string>((valeur) => typeof valeur === "string" && valeur.trim() !== "", { error: "un texte qui n'est pas vide" });
const texteOuNull = z.custom<string | null>((valeur) => valeur === null || (typeof valeur === "string" && valeur.trim() !== ""), {
  error: "un texte qui n'est pas vide, ou null",
});
const booleen = z.boolean({ error: "true ou false" });
const booleenOuNull = z.custom<boolean | null>((valeur) => valeur === null || typeof valeur === "boolean", {
  error: "true, false ou null",
});

function unParmi<V extends string>(valeurs: readonly V[]) {
  const admises: readonly string[] = valeurs;
  return z.custom<V>((valeur) => typeof valeur === "string" && admises.includes(valeur), {
    error: `l'un de ces mots : ${valeurs.join(", ")}`,
  });
}

const communs = { id: texte, declareLe: dateOuNull, formationSecondaire: booleen.optional(), recensee: booleen.optional() };
const periode = { debut: date, fin: date };
const fonction = unParmi<Fonction>(FONCTIONS);
const regime = unParmi<Regime>(REGIMES);
const association = z.strictObject(
  { id: texte, regime, declareLe: date, article200: booleenOuNull },
  { error: "un objet { id, regime, declareLe, article200 }" },
);
const organismeDAccueil = z.strictObject(
  { id: texte, regime: regime.optional(), declareLe: dateOuNull.optional(), article200: booleenOuNull.optional() },
  { error: "un objet { id }" },
);
const parAn = z.array(heures, { error: "une liste de nombres, un par année d'engagement" });

const activite = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      ...communs,
      ...periode,
      type: z.literal("service_civique"),
      organisme: z.strictObject({ id: texte }, { error: "un objet { id }" }),
      contrat: texteOuNull.optional(),
    }),
    z.strictObject({ ...communs, type: z.literal("reserve_militaire_operationnelle"), annee, jours: entier }),
    z.strictObject({ ...communs, ...periode, type: z.literal("reserve_citoyenne_defense_securite") }),
    z.strictObject({ ...communs, type: z.literal("reserve_communale_securite_civile"), signature: date, dureeAnnees: entier }),
    z.strictObject({ ...communs, type: z.literal("reserve_sanitaire"), annee, jours: entier }),
    z.strictObject({ ...communs, ...periode, type: z.literal("maitre_apprentissage"), apprenti: texte }),
    z.strictObject({
      ...communs,
      ...periode,
      type: z.literal("benevolat_associatif"),
      heures,
      fonction,
      organisme: association,
      attesteLe: dateOuNull,
    }),
    z.strictObject({ ...communs, ...periode, type: z.literal("reserve_citoyenne_education_nationale"), interventions: entier }),
    z.strictObject({
      ...communs,
      type: z.literal("sapeur_pompier_volontaire"),
      signature: date,
      arreteNotifieLe: dateOuNull,
      dureeAnnees: entier,
    }),
    z.strictObject({
      ...communs,
      ...periode,
      type: z.literal("reserve_police_nationale"),
      qualite: unParmi<QualitePolice>(QUALITES_POLICE),
      vacationsParAn: parAn,
    }),
    z.strictObject({ ...communs, ...periode, type: z.literal("reserve_citoyenne_police_nationale"), heuresParAn: parAn }),
    z.strictObject({ ...communs, type: z.literal("reserve_citoyenne_reinsertion"), annee, heures }),
    z.strictObject({
      ...communs,
      ...periode,
      type: z.literal("reserve_civique"),
      heures,
      fonction,
      organisme: organismeDAccueil,
      attesteLe: dateOuNull,
      thematique: unParmi<Thematique>(THEMATIQUES).optional(),
    }),
    z.strictObject({ ...communs, type: z.literal("proche_aidant"), annee, accordDeBranche: texteOuNull }),
  ],
  { error: `une activité dont le type est l'un de ces mots : ${TYPES_ACTIVITE.join(", ")}` },
);

const dossierDroits = z.strictObject(
  {
    evalueLe: date,
    titulaire: z.strictObject(
      { naissance: date, contratApprentissage: dateOuNull, retraite: dateOuNull, deces: dateOuNull },
      { error: "un objet { naissance, contratApprentissage, retraite, deces }" },
    ),
    droitsAcquis: z
      .array(
        z.strictObject(
          { activite: unParmi<TypeActivite>(TYPES_ACTIVITE), annee, montant: somme },
          { error: "un objet { activite, annee, montant }" },
        ),
        { error: "une liste de droits" },
      )
      .optional(),
    utilises: somme.optional(),
    heures2018: heures.optional(),
    activites: z.array(activite, { error: "une liste d'activités" }),
  },
  { error: "un objet JSON décrivant le dossier" },
);

/** Ce qu'un schéma ne dit pas : périodes à l'endroit, dans une seule année quand la loi compte par année, identifiants distincts. */
function fautesDeSens(activites: readonly Activite[]): Faute[] {
  const fautes: Faute[] = [];
  const rangs = new Map<string, number>();
  for (const [rang, une] of activites.entries()) {
    const premier = rangs.get(une.id);
    if (premier === undefined) rangs.set(une.id, rang);
    else {
      const phrase = `cet identifiant est déjà celui de activites[${premier}], attendu un identifiant par activité`;
      fautes.push({ chemin: `activites[${rang}].id`, phrase });
    }
    if (!("debut" in une)) continue;
    const chemin = `activites[${rang}].fin`;
    if (une.fin < une.debut) fautes.push({ chemin, phrase: `« ${une.fin} » précède le début, attendu une date à partir du ${une.debut}` });
    const annuelle = une.type === "benevolat_associatif" || une.type === "reserve_civique";
    if (annuelle && une.fin >= une.debut && une.fin.slice(0, 4) !== une.debut.slice(0, 4)) {
      const phrase = `« ${une.fin} » n'est pas dans l'année du début, attendu une date de ${une.debut.slice(0, 4)} (une activité par année civile)`;
      fautes.push({ chemin, phrase });
    }
  }
  return fautes;
}

export type LectureDossier = { readonly dossier: DossierDroits } | { readonly erreurs: Faute[] };

/** Lit un dossier ; rend les fautes en français quand il ne se lit pas entièrement. */
export function lireDossierDroits(valeur: unknown): LectureDossier {
  const lu = dossierDroits.safeParse(valeur);
  if (!lu.success) return { erreurs: traduireFautes(lu.error.issues, valeur) };
  const dossier: DossierDroits = lu.data;
  const erreurs = fautesDeSens(dossier.activites);
  return erreurs.length > 0 ? { erreurs } : { dossier };
}
