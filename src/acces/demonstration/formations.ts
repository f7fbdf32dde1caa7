// Les formations de la démonstration : lues des données, datées par rapport au jour où elle a été semée.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import {
  type ActionDonnee,
  ETATS_SESSION,
  type FormationDonnee,
  MODALITES,
  PUBLICS,
  ROLES_ASSOCIATIFS,
  type SessionDonnee,
} from "../../metier/catalogue/index.js";
import { ajouterJoursOuvres, departementDe } from "../../regles/dossier/index.js";
import { TYPES_FORMATION } from "../../regles/financement/index.js";
import { RACINE } from "../../socle/racine.js";
import { ajouterJours, type DateCivile } from "../../socle/valeurs/date-civile.js";
import { euros } from "../../socle/valeurs/montant.js";
import { FORMATEURS_DEMONSTRATION } from "../simulateur/formateurs.js";

const TYPES = TYPES_FORMATION.filter((type) => type !== "creation_entreprise");

const session = z
  .strictObject({
    /** Début en jours comptés du semis, ou en jours ouvrés. */
    dans: z.int().optional(),
    ouvres: z.int().min(12).optional(),
    jours: z.int().positive(),
    places: z.int().nonnegative(),
    etat: z.enum(ETATS_SESSION).default("ouverte"),
  })
  .refine(({ dans, ouvres }) => (dans === undefined) !== (ouvres === undefined));

const action = z.strictObject({
  numero: z.string().min(1),
  modalite: z.enum(MODALITES),
  entreesPermanentes: z.boolean(),
  adresse: z.string(),
  codePostal: z.string().nullable(),
  commune: z.string(),
  /** Euros. */
  prix: z.number().nonnegative(),
  heures: z.number().positive(),
  accessible: z.boolean(),
  accesHandicap: z.string(),
  sessions: z.array(session),
});

const formation = z.strictObject({
  numero: z.string().min(1),
  organisme: z.string().min(1),
  type: z.enum(TYPES),
  intitule: z.string().min(1),
  objectif: z.string().min(1),
  contenu: z.string().min(1),
  resultats: z.string(),
  prerequis: z.string(),
  prerequisAVerifier: z.boolean(),
  certification: z.string().nullable(),
  blocs: z.array(z.string()),
  niveauSortie: z.int().nullable(),
  publics: z.array(z.enum(PUBLICS)),
  roles: z.array(z.enum(ROLES_ASSOCIATIFS)),
  actions: z.array(action).min(1),
});

const fichier = z.strictObject({ quoi: z.string(), formations: z.array(formation) });

function dater(lue: z.infer<typeof session>, rang: number, lieu: { aujourdhui: DateCivile; codePostal: string | null }): SessionDonnee {
  const { dans = 0, ouvres, jours, places, etat } = lue;
  const departement = lieu.codePostal === null ? null : departementDe(lieu.codePostal);
  const debut = ouvres === undefined ? ajouterJours(lieu.aujourdhui, dans) : ajouterJoursOuvres(lieu.aujourdhui, ouvres, departement);
  return { numero: `S${rang + 1}`, debut, fin: ajouterJours(debut, jours - 1), etat, places };
}

function actionDe({ sessions, prix, ...reste }: z.infer<typeof action>, aujourdhui: DateCivile): ActionDonnee {
  const { codePostal } = reste;
  return { ...reste, prix: euros(prix), langue: "fr", sessions: sessions.map((une, rang) => dater(une, rang, { aujourdhui, codePostal })) };
}

function formationDe({ organisme, actions, ...reste }: z.infer<typeof formation>, aujourdhui: DateCivile): FormationDonnee {
  const formateur = FORMATEURS_DEMONSTRATION.find(({ cle }) => cle === organisme);
  if (formateur === undefined) throw new Error(`La démonstration n'a pas d'organisme de formation « ${organisme} ».`);
  return {
    ...reste,
    source: "portail",
    siret: formateur.siret,
    organismeNom: formateur.nom,
    formacodes: [],
    romes: [],
    url: null,
    actions: actions.map((une) => actionDe(une, aujourdhui)),
  };
}

const FICHIERS = ["formations-benevoles.json", "formations-certifiantes.json"] as const;

/** Toutes les formations de la démonstration, telles qu'elles sont au jour du semis. */
export async function formationsDeDemonstration(aujourdhui: DateCivile): Promise<readonly FormationDonnee[]> {
  const textes = await Promise.all(FICHIERS.map((nom) => readFile(join(RACINE, "donnees", nom), "utf8")));
  return textes.flatMap((texte) => fichier.parse(JSON.parse(texte)).formations).map((une) => formationDe(une, aujourdhui));
}
