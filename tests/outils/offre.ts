// Des formations pour les tests : une offre ordinaire, à changer champ par champ.
import type { ActionDonnee, FormationDonnee, SessionDonnee } from "../../src/metier/catalogue/index.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";

/** SIRET d'essai dont la clé est juste. */
export const SIRET_FORMATEUR = "00000101600013";
export const SIRET_AUTRE_FORMATEUR = "00000202200010";

export function sessionDeTest(changements: Partial<SessionDonnee> = {}): SessionDonnee {
  return { numero: "S1", debut: dateCivile("2027-02-01"), fin: dateCivile("2027-02-03"), etat: "ouverte", places: 12, ...changements };
}

export function actionDeTest(changements: Partial<ActionDonnee> = {}): ActionDonnee {
  return {
    numero: "A1",
    modalite: "presentiel",
    entreesPermanentes: false,
    adresse: "3 rue des Tanneurs",
    codePostal: "38000",
    commune: "Grenoble",
    prix: 12_000,
    heures: 14,
    accessible: true,
    accesHandicap: "",
    langue: "fr",
    sessions: [sessionDeTest()],
    ...changements,
  };
}

export function formationDeTest(changements: Partial<FormationDonnee> = {}): FormationDonnee {
  return {
    source: "portail",
    siret: SIRET_FORMATEUR,
    numero: "F1",
    intitule: "Tenir la comptabilité d'une association",
    objectif: "Tenir un livre de recettes et de dépenses.",
    contenu: "Le plan comptable des associations, le budget, le compte de résultat.",
    resultats: "Présenter les comptes à l'assemblée générale.",
    prerequis: "",
    prerequisAVerifier: false,
    type: "benevoles_volontaires",
    certification: null,
    blocs: [],
    niveauSortie: null,
    formacodes: [],
    romes: [],
    publics: ["benevoles"],
    roles: ["tresorier"],
    url: null,
    actions: [actionDeTest()],
    ...changements,
  };
}
