// Les délais d'un dossier : leurs jours exacts, ce que le temps fait, et l'absence d'impasse dans chaque état.
import { describe, expect, it } from "vitest";
import { type DateCivile, dateCivile } from "../../socle/valeurs/date-civile.js";
import { DateInconnue } from "../parametre.js";
import { ETATS_CONTROLE } from "./controle.js";
import { ETATS_DOSSIER, ETATS_FINAUX, type EtatDossier, franchir, TRANSITIONS, type Transition } from "./etats.js";
import { CODES_HORLOGE, type Echeance, echeancesDe, type FaitsDossier, prochaineHorloge } from "./horloges.js";
import { CODES_LECTURE_DOSSIER, type LecturesDossier, lecturesDossierParDefaut, TABLE_DES_LECTURES_DOSSIER } from "./lectures-dossier.js";

const jour = dateCivile;
const defaut = lecturesDossierParDefaut;

/** Un dossier dont chaque jour est connu ; la formation va du lundi 7 au vendredi 11 juin 2027. */
function faits(changements: Partial<FaitsDossier>): FaitsDossier {
  return {
    etat: "brouillon",
    facturation: "pas_facturable",
    controle: "hors_controle",
    departement: "75",
    creeLe: jour("2027-04-01"),
    demandeeLe: jour("2027-05-05"),
    verificationLe: jour("2027-05-05"),
    proposeeLe: jour("2027-05-12"),
    cofinancementLe: jour("2027-05-12"),
    paiementLe: jour("2027-05-13"),
    accepteeLe: jour("2027-05-13"),
    debut: jour("2027-06-07"),
    fin: jour("2027-06-11"),
    examenLe: jour("2027-06-08"),
    serviceFaitLe: jour("2027-06-14"),
    factureeLe: jour("2027-07-01"),
    aRembourserDepuis: null,
    ...changements,
  };
}

function enBref(echeances: readonly Echeance[]): (readonly [string, DateCivile, string, string | null])[] {
  return echeances.map(({ code, jour: dernier, auteur, evenement }) => [code, dernier, auteur, evenement]);
}

function toutesLesLectures(): readonly LecturesDossier[] {
  let toutes: readonly LecturesDossier[] = [defaut];
  for (const code of CODES_LECTURE_DOSSIER) {
    toutes = toutes.flatMap((lectures) => TABLE_DES_LECTURES_DOSSIER[code].lectures.map((valeur) => ({ ...lectures, [code]: valeur })));
  }
  return toutes;
}

/** Chaque état, ses délais par défaut : dernier jour compris, sautant l'Ascension (6 mai) et la Pentecôte (17 mai) de 2027. */
const ATTENDUS: Readonly<Record<EtatDossier, readonly (readonly [string, string, string, string | null])[]>> = {
  brouillon: [["brouillon", "2027-06-30", "titulaire", "expirer_brouillon"]],
  demandee: [["reponse_organisme", "2027-05-10", "organisme", "expirer_reponse"]],
  en_verification: [["verification_prerequis", "2027-06-04", "organisme", "expirer_reponse"]],
  proposee: [["acceptation_titulaire", "2027-05-19", "titulaire", "expirer_proposition"]],
  attente_financeur: [["reponse_financeur", "2027-05-27", "financeur", "expirer_cofinancement"]],
  attente_paiement: [["paiement_titulaire", "2027-05-20", "titulaire", "expirer_paiement"]],
  acceptee: [
    ["annulation_libre", "2027-05-26", "titulaire", null],
    ["retractation", "2027-06-03", "titulaire", null],
    ["entree", "2027-06-10", "organisme", null],
    ["abandon_entree", "2027-07-11", "organisme", "expirer_entree"],
  ],
  en_formation: [
    ["sortie", "2027-06-16", "organisme", null],
    ["abandon_sortie", "2027-09-09", "organisme", "expirer_sortie"],
  ],
  sortie_declaree: [
    ["sortie", "2027-06-16", "organisme", null],
    ["abandon_sortie", "2027-09-09", "organisme", "expirer_sortie"],
  ],
  service_fait_declare: [["confirmation_service_fait", "2027-07-05", "titulaire", "confirmer_service_fait"]],
  en_examen: [["examen_absence", "2027-08-08", "exploitant", "expirer_examen"]],
  service_fait_valide: [],
  annulee_titulaire: [],
  annulee_organisme: [],
  annulee_non_realisee: [],
  annulee_financeur: [],
  refusee_titulaire: [],
  refusee_organisme: [],
  refusee_financeur: [],
  sans_suite_organisme: [],
  sans_suite_titulaire: [],
};

describe("les délais de chaque état", () => {
  it.each(ETATS_DOSSIER)("%s a ses délais au jour près", (etat) => {
    expect(enBref(echeancesDe(faits({ etat }), defaut))).toEqual(ATTENDUS[etat]);
  });

  it("le lieu de formation change le jour : à Strasbourg le vendredi saint ne compte pas (L3134-13)", () => {
    const demande = { etat: "demandee", demandeeLe: jour("2027-03-24") } as const;
    expect(echeancesDe(faits(demande), defaut)[0]?.jour).toBe("2027-03-26");
    expect(echeancesDe(faits({ ...demande, departement: "67" }), defaut)[0]?.jour).toBe("2027-03-30");
  });

  it("la facture et le remboursement courent quel que soit l'état", () => {
    const argent = { facturation: "facturee", aRembourserDepuis: jour("2027-06-20") } as const;
    for (const etat of ETATS_FINAUX) {
      expect(enBref(echeancesDe(faits({ etat, ...argent }), defaut))).toEqual([
        ["remboursement_titulaire", "2027-07-20", "exploitant", null],
        ["paiement_organisme", "2027-07-31", "exploitant", null],
      ]);
    }
  });

  it("le début de la formation met fin à la rétractation, et un délai fini avant l'acceptation n'est pas montré", () => {
    const tard = faits({ etat: "acceptee", accepteeLe: jour("2027-06-02") });
    const codes = echeancesDe(tard, defaut);
    expect(codes.find(({ code }) => code === "retractation")?.jour).toBe("2027-06-06");
    expect(codes.some(({ code }) => code === "annulation_libre")).toBe(false);
  });

  it("une proposition arrivée près du début se ferme la veille du début, jamais avant d'arriver", () => {
    const proche = echeancesDe(faits({ etat: "proposee", proposeeLe: jour("2027-06-03") }), defaut)[0];
    expect(proche?.jour).toBe("2027-06-06");
    expect(proche?.doute).toContain("veille du début");
    expect(echeancesDe(faits({ etat: "proposee", proposeeLe: jour("2027-06-09") }), defaut)[0]?.jour).toBe("2027-06-09");
  });

  it("chaque délai dit sa source, son doute, et qu'on ne lui fait pas confiance", () => {
    for (const etat of ETATS_DOSSIER) {
      for (const { source, confiance, doute } of echeancesDe(faits({ etat, facturation: "facturee" }), defaut)) {
        expect(["conditions du service (R6333-5), lues de seconde main", "réglage du service"]).toContain(source);
        expect(confiance).toBe("basse");
        expect(doute).not.toBeNull();
      }
    }
  });

  it("une date d'avant l'ouverture du service est refusée, un jour manquant est un défaut", () => {
    expect(() => echeancesDe(faits({ etat: "demandee", demandeeLe: jour("2019-11-20") }), defaut)).toThrow(DateInconnue);
    expect(echeancesDe(faits({ etat: "demandee", demandeeLe: jour("2019-11-21") }), defaut)[0]?.jour).toBe("2019-11-25");
    expect(() => echeancesDe(faits({ etat: "demandee", demandeeLe: null }), defaut)).toThrow("demandee");
  });
});

describe("aucune impasse", () => {
  it("sous chaque lecture, tout état non final a une fin que le temps tient, permise par la table", () => {
    expect(toutesLesLectures()).toHaveLength(32);
    for (const lectures of toutesLesLectures()) {
      for (const etat of ETATS_DOSSIER) {
        for (const controle of ["hors_controle", "leve"] as const) {
          const echeances = echeancesDe(faits({ etat, controle }), lectures);
          expect([etat, prochaineHorloge(echeances) === null]).toEqual([etat, ETATS_FINAUX.has(etat)]);
          for (const { evenement } of echeances) {
            if (evenement !== null) expect([etat, evenement, franchir(etat, evenement, "horloge")]).not.toContain(null);
          }
        }
      }
    }
  });

  it("en contrôle, le temps ne fait rien et l'exploitant a une échéance dans tout état non final", () => {
    for (const lectures of toutesLesLectures()) {
      for (const etat of ETATS_DOSSIER) {
        const echeances = echeancesDe(faits({ etat, controle: "en_controle" }), lectures);
        expect([etat, prochaineHorloge(echeances)]).toEqual([etat, null]);
        expect([etat, echeances.some(({ auteur }) => auteur === "exploitant")]).toEqual([etat, !ETATS_FINAUX.has(etat)]);
      }
    }
    const paiement = echeancesDe(faits({ etat: "service_fait_valide", controle: "en_controle", facturation: "facturee" }), defaut);
    expect(paiement[0]?.doute).toContain("rien n'est payé");
  });

  it("laissé au temps seul, un dossier finit, d'où qu'il parte", () => {
    for (const lectures of toutesLesLectures()) {
      for (const depart of ETATS_DOSSIER) {
        let etat: EtatDossier = depart;
        for (let pas = 0; pas < 5 && !ETATS_FINAUX.has(etat); pas += 1) {
          const horloge = prochaineHorloge(echeancesDe(faits({ etat }), lectures));
          const suite: EtatDossier | null = horloge?.evenement ? franchir(etat, horloge.evenement, "horloge") : null;
          if (suite === null) break;
          etat = suite;
        }
        expect([depart, ETATS_FINAUX.has(etat)]).toEqual([depart, true]);
      }
    }
  });

  it("tout évènement du temps est tenu par un délai, sauf le refus de financement que la formation décide", () => {
    const duTemps = TRANSITIONS.filter(({ par }: Transition) => par.includes("horloge")).map(({ evenement }) => evenement);
    const tenus = new Set(
      toutesLesLectures().flatMap((lectures) =>
        ETATS_DOSSIER.flatMap((etat) => echeancesDe(faits({ etat }), lectures).map(({ evenement }) => evenement)),
      ),
    );
    expect(duTemps.filter((evenement) => !tenus.has(evenement))).toEqual(["refuser_financement"]);
  });

  it("chaque code de délai sert, et les délais sont rangés par jour", () => {
    const servis = new Set<string>();
    for (const lectures of toutesLesLectures()) {
      for (const etat of ETATS_DOSSIER) {
        for (const controle of ETATS_CONTROLE) {
          const tous = echeancesDe(faits({ etat, controle, facturation: "facturee", aRembourserDepuis: jour("2027-06-20") }), lectures);
          for (const { code } of tous) servis.add(code);
          expect(tous.map(({ jour: dernier }) => dernier)).toEqual(tous.map(({ jour: dernier }) => dernier).toSorted());
          expect(new Set(tous.map(({ code }) => code)).size).toBe(tous.length);
        }
      }
    }
    expect([...servis].toSorted()).toEqual([...CODES_HORLOGE].toSorted());
  });
});

describe("les lectures des délais", () => {
  it("organisme muet : la demande se ferme aussitôt, ou trente jours plus tard", () => {
    expect(enBref(echeancesDe(faits({ etat: "demandee" }), { ...defaut, expirationReponse: "faculte" }))).toEqual([
      ["reponse_organisme", "2027-05-10", "organisme", null],
      ["abandon_reponse", "2027-06-09", "titulaire", "expirer_reponse"],
    ]);
  });

  it("prérequis : trente jours du calendrier, ou ouvrés", () => {
    expect(echeancesDe(faits({ etat: "en_verification" }), { ...defaut, prerequis: "jours_ouvres" })[0]?.jour).toBe("2027-06-18");
  });

  it("rétractation : quatorze jours ouvrés, ou du calendrier", () => {
    const acceptee = echeancesDe(faits({ etat: "acceptee" }), { ...defaut, retractation: "jours" });
    expect(acceptee.find(({ code }) => code === "retractation")?.jour).toBe("2027-05-27");
  });

  it("délai minimal compté de l'acceptation : la proposition se ferme plus tôt", () => {
    const proposee = faits({ etat: "proposee", proposeeLe: jour("2027-05-18") });
    expect(echeancesDe(proposee, defaut)[0]?.jour).toBe("2027-05-24");
    expect(echeancesDe(proposee, { ...defaut, depart: "acceptation" })[0]?.jour).toBe("2027-05-23");
  });
});

describe("le paiement du titulaire", () => {
  it("se ferme au plus tard la veille du début, et ce réglage se dit (R6333-5)", () => {
    const [delai] = echeancesDe(faits({ etat: "attente_paiement", debut: jour("2027-05-18") }), defaut);
    expect(delai).toMatchObject({ code: "paiement_titulaire", jour: "2027-05-17", evenement: "expirer_paiement" });
    expect(delai?.doute).toContain("la veille du début");
    const [jamaisAvant] = echeancesDe(faits({ etat: "attente_paiement", debut: jour("2027-05-13") }), defaut);
    expect(jamaisAvant?.jour).toBe("2027-05-13");
  });
});
