// Les mots, les lectures et les paramètres d'un dossier : complets, courts, et d'accord entre eux.
import { describe, expect, it } from "vitest";
import { valeurAu } from "../parametre.js";
import { ecrireQuantite } from "../trace.js";
import { AUTEURS, ETATS_DOSSIER, TRANSITIONS } from "./etats.js";
import { CODES_HORLOGE } from "./horloges.js";
import {
  avecLectureDossier,
  CODES_LECTURE_DOSSIER,
  lecturesDossierParDefaut,
  phraseDeLectureDossier,
  TABLE_DES_LECTURES_DOSSIER,
} from "./lectures-dossier.js";
import { MOTS_AUTEUR, MOTS_CONTROLE, MOTS_ETAT, MOTS_FACTURATION, MOTS_HORLOGE } from "./mots.js";
import { MOTS_EVENEMENT, MOTS_EVENEMENT_CONTROLE, MOTS_EVENEMENT_FACTURATION } from "./mots-evenements.js";
import { ABANDON_REPONSE, OUVERTURE_DU_SERVICE, PARAMETRES_DOSSIER } from "./parametres.js";

/** Codes de l'espace des organismes relevés dans une intégration publique. */
const CODES_EDOF = [
  "notProcessed",
  "validated",
  "waitingAcceptation",
  "accepted",
  "inTraining",
  "terminated",
  "serviceDoneDeclared",
  "serviceDoneValidated",
  "canceledByAttendee",
  "canceledByOrganism",
  "canceledByAttendeeNotRealized",
  "canceledByFinancer",
  "refusedByAttendee",
  "refusedByOrganism",
  "refusedByFinancer",
  "rejectedWithoutOfSuite",
  "rejectedWithoutTitulaireSuite",
];

describe("les mots d'un dossier", () => {
  it("chaque état a deux libellés courts, une suite pour chacun, et tous les codes du service sont servis", () => {
    expect(Object.keys(MOTS_ETAT)).toEqual([...ETATS_DOSSIER]);
    for (const { titulaire, organisme, ensuite, ensuiteOrganisme } of Object.values(MOTS_ETAT)) {
      for (const libelle of [titulaire, organisme]) expect([libelle, libelle.length > 3 && libelle.length <= 45]).toEqual([libelle, true]);
      for (const phrase of [ensuite, ensuiteOrganisme]) expect(phrase).toMatch(/^\p{Lu}.{20,120}\.$/u);
    }
    const servis = Object.values(MOTS_ETAT).flatMap(({ edof }) => edof ?? []);
    expect([...new Set(servis)].toSorted()).toEqual(CODES_EDOF.toSorted());
    expect(Object.keys(MOTS_ETAT).filter((etat) => MOTS_ETAT[ETATS_DOSSIER.find((un) => un === etat) ?? "demandee"].edof === null)).toEqual(
      ["brouillon"],
    );
  });

  it("chaque délai, évènement, auteur, état de facturation et de contrôle a son libellé, sans doublon", () => {
    expect(Object.keys(MOTS_HORLOGE).toSorted()).toEqual([...CODES_HORLOGE].toSorted());
    expect(Object.keys(MOTS_EVENEMENT).toSorted()).toEqual(TRANSITIONS.map(({ evenement }) => evenement).toSorted());
    expect(Object.keys(MOTS_AUTEUR)).toEqual([...AUTEURS]);
    const listes = [MOTS_HORLOGE, MOTS_EVENEMENT, MOTS_EVENEMENT_FACTURATION, MOTS_EVENEMENT_CONTROLE, MOTS_AUTEUR].map((mots) =>
      Object.values(mots),
    );
    for (const liste of listes) expect(new Set(liste).size).toBe(liste.length);
    expect(Object.values(MOTS_FACTURATION).map(({ edof }) => edof)).toContain("toBill");
    expect(Object.values(MOTS_CONTROLE).map(({ edof }) => edof)).toEqual(["notInControl", "inControl", "released"]);
  });
});

describe("les lectures d'un dossier", () => {
  it("la lecture par défaut est la première de chaque question, et chacune a sa phrase", () => {
    for (const code of CODES_LECTURE_DOSSIER) {
      const question = TABLE_DES_LECTURES_DOSSIER[code];
      expect([question.code, question.lectures[0]]).toEqual([code, lecturesDossierParDefaut[code]]);
      expect(Object.keys(question.phrases)).toEqual([...question.lectures]);
      expect(phraseDeLectureDossier(lecturesDossierParDefaut, code)).toBe(Object.values(question.phrases)[0]);
    }
    expect(Object.keys(TABLE_DES_LECTURES_DOSSIER)).toEqual([...CODES_LECTURE_DOSSIER]);
  });

  it("les phrases disent les délais des paramètres", () => {
    const dits: readonly (readonly [string, string])[] = [
      [
        TABLE_DES_LECTURES_DOSSIER.expirationReponse.phrases.faculte,
        ecrireQuantite(valeurAu(ABANDON_REPONSE, OUVERTURE_DU_SERVICE), "jours"),
      ],
      [TABLE_DES_LECTURES_DOSSIER.retractation.phrases.jours_ouvres, "quatorze jours ouvrés"],
      [TABLE_DES_LECTURES_DOSSIER.depart.phrases.demande, "onze jours ouvrés"],
      [TABLE_DES_LECTURES_DOSSIER.prerequis.phrases.jours_ouvres, "trente jours ouvrés"],
    ];
    for (const [phrase, delai] of dits) expect(phrase.replaceAll("\u00a0", " ")).toContain(delai.replaceAll("\u00a0", " "));
  });

  it("une lecture se change par son nom ; une question ou une lecture inconnue rend null", () => {
    expect(avecLectureDossier(lecturesDossierParDefaut, "depart", "acceptation")).toEqual({
      ...lecturesDossierParDefaut,
      depart: "acceptation",
    });
    expect(avecLectureDossier(lecturesDossierParDefaut, "depart", "jours")).toBeNull();
    expect(avecLectureDossier(lecturesDossierParDefaut, "toString", "jours")).toBeNull();
  });
});

describe("les paramètres d'un dossier", () => {
  const enBref = PARAMETRES_DOSSIER.map(({ nom, unite, versions }) =>
    [nom, versions.map(({ valeur }) => valeur).join(), unite].join(" | "),
  );

  it("ont la valeur et l'unité relevées, sans que la loi leur soit prêtée", () => {
    expect(enBref).toEqual([
      "brouillon gardé | 90 | jours",
      "demandes ouvertes pour une même formation | 5 | demandes",
      "délai minimal avant le début | 11 | jours_ouvres",
      "réponse de l'organisme | 2 | jours_ouvres",
      "demande sans réponse gardée ouverte | 30 | jours",
      "vérification des prérequis | 30 | jours",
      "vérification des prérequis | 30 | jours_ouvres",
      "acceptation du titulaire | 4 | jours_ouvres",
      "réponse d'un financeur | 10 | jours_ouvres",
      "paiement du titulaire | 4 | jours_ouvres",
      "rétractation | 14 | jours_ouvres",
      "rétractation | 14 | jours",
      "annulation sans frais | 7 | jours_ouvres",
      "part due après une annulation tardive | 100 | pour_cent",
      "examen d'une absence | 2 | mois",
      "déclaration de l'entrée | 3 | jours_ouvres",
      "entrée jamais déclarée | 30 | jours",
      "déclaration de la sortie et du service fait | 3 | jours_ouvres",
      "sortie jamais déclarée | 90 | jours",
      "confirmation du service fait | 15 | jours_ouvres",
      "taux de réalisation faible | 25 | pour_cent",
      "part due pour une réalisation faible | 25 | pour_cent",
      "taux de réalisation suffisant | 80 | pour_cent",
      "paiement de l'organisme | 30 | jours",
      "remboursement du titulaire | 30 | jours",
    ]);
    for (const { versions } of PARAMETRES_DOSSIER) {
      for (const { depuis, confiance, source } of versions) {
        expect([depuis, confiance, source.legiarti]).toEqual([OUVERTURE_DU_SERVICE, "basse", null]);
      }
    }
  });
});
