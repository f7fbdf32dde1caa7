// Les points fins du droit : attentes, dates, mois, droits répétés, histoire, compte fermé.
import { describe, expect, it } from "vitest";
import { association, benevolat, civique, dossier, jours, maitre, pompier, reinsertion, service } from "../../tests/cas/droits.cas.js";
import { dateCivile as d } from "../socle/valeurs/date-civile.js";
import { evaluerDroits } from "./acquisition.js";
import { ouvertureDuCompte } from "./compte.js";
import type { Activite, DossierDroits } from "./faits.js";
import { type Lectures, lecturesParDefaut } from "./lectures.js";

type Reste = Parameters<typeof dossier>[1];

function evaluer(faits: DossierDroits, lectures: Partial<Lectures> = {}) {
  return evaluerDroits(faits, { ...lecturesParDefaut, ...lectures });
}

/** « type année décision montant » de chaque entrée, montant en euros. */
function lignes(activites: readonly Activite[], reste: Reste = {}, lectures: Partial<Lectures> = {}): string[] {
  return evaluer(dossier(activites, reste), lectures).droits.map(
    (droit) => `${droit.activite} ${droit.annee} ${droit.decision} ${droit.montant / 100}`,
  );
}

function codes(activites: readonly Activite[], reste: Reste = {}): string[] {
  return evaluer(dossier(activites, reste)).droits.flatMap((droit) => droit.motifs.map((motif) => motif.code));
}

describe("Attendre ou refuser", () => {
  it("attend une quantité dont l'année n'est pas finie (D5151-14 II)", () => {
    const reserve: Activite = { type: "reserve_militaire_operationnelle", id: "a1", annee: 2026, jours: 20, declareLe: null };
    expect(lignes([reserve])).toEqual(["reserve_militaire_operationnelle 2026 en_attente 0"]);
    expect(lignes([maitre("a1", ["2026-09-01", "2026-10-31"])])).toEqual(["maitre_apprentissage 2026 en_attente 0"]);
  });

  it("attend l'engagement dont la fin à venir atteindra le minimum (D5151-14 I 1°)", () => {
    expect(lignes([service("a1", ["2026-09-01", "2027-02-28"])])).toEqual(["service_civique 2027 en_attente 0"]);
    expect(lignes([service("a1", ["2026-09-01", "2027-02-27"])])).toEqual(["service_civique 2027 refuse 0"]);
  });

  it("attend l'attestation jusqu'au 31 décembre, puis refuse (R5151-17)", () => {
    const activite = benevolat("a1", 200, { attesteLe: null });
    expect(lignes([activite], { evalueLe: d("2026-12-31") })).toEqual(["benevolat_associatif 2025 en_attente 0"]);
    expect(lignes([activite], { evalueLe: d("2027-01-01") })).toEqual(["benevolat_associatif 2025 refuse 0"]);
  });

  it("attend l'article 200 jusqu'à la même échéance (L5151-9 6° a)", () => {
    const activite = benevolat("a1", 200, { organisme: association("W1", { article200: null }) });
    expect(codes([activite])).toEqual(["article_200_inconnu"]);
    expect(lignes([activite], { evalueLe: d("2027-01-01") })).toEqual(["benevolat_associatif 2025 refuse 0"]);
  });

  it("attend l'arrêté de nomination, à l'année de la signature (D5151-14 II)", () => {
    expect(lignes([pompier("a1", ["2025-12-15", null])])).toEqual(["sapeur_pompier_volontaire 2025 en_attente 0"]);
  });

  it("refuse aussitôt quand aucune heure n'est éligible (L5151-9 6° b)", () => {
    const activite = benevolat("a1", 50, { debut: d("2026-01-01"), fin: d("2026-12-31"), fonction: "autre", declareLe: null });
    expect(lignes([activite])).toEqual(["benevolat_associatif 2026 refuse 0"]);
  });
});

describe("Les dates", () => {
  it("tient pour absent un fait daté après l'évaluation (R5151-17)", () => {
    expect(lignes([benevolat("a1", 200, { attesteLe: d("2026-12-01") })])).toEqual(["benevolat_associatif 2025 en_attente 0"]);
  });

  it("attend la déclaration du titulaire jusqu'au 30 juin compris (R5151-16)", () => {
    const activite = benevolat("a1", 200, { declareLe: null, attesteLe: null });
    expect(lignes([activite], { evalueLe: d("2026-06-30") })).toEqual(["benevolat_associatif 2025 en_attente 0"]);
    expect(lignes([activite], { evalueLe: d("2026-07-01") })).toEqual(["benevolat_associatif 2025 refuse 0"]);
  });

  it("ne compte pas une déclaration faite dans l'année même des heures (R5151-16)", () => {
    const activite = benevolat("a1", 200, { declareLe: d("2025-12-31"), attesteLe: d("2025-12-31") });
    expect(lignes([activite], { evalueLe: d("2026-03-01") })).toEqual(["benevolat_associatif 2025 en_attente 0"]);
  });

  it("attend sans fin ce que l'organisme déclare (D5151-14 II)", () => {
    expect(lignes([{ type: "reserve_sanitaire", id: "a1", annee: 2023, jours: 30, declareLe: null }])).toEqual([
      "reserve_sanitaire 2023 en_attente 0",
    ]);
  });

  it("date un droit de la dernière déclaration dont il avait besoin (D5151-14 III)", () => {
    const activites = [
      benevolat("a1", 150, { declareLe: d("2026-02-01") }),
      benevolat("a2", 60, { declareLe: d("2026-03-15") }),
      benevolat("a3", 60, { declareLe: d("2026-05-15") }),
      { ...civique("b1", 200), declareLe: d("2026-03-14") },
    ];
    const droitsAcquis = [
      { activite: "service_civique", annee: 2021, montant: 24_000 },
      { activite: "service_civique", annee: 2022, montant: 24_000 },
    ] as const;
    expect(lignes(activites, { droitsAcquis })).toEqual(["benevolat_associatif 2025 refuse 0", "reserve_civique 2025 acquis 240"]);
  });

  it("regarde l'ancienneté de l'association le 30 juin quand rien n'est déclaré (L5151-9 6° a)", () => {
    const jeune = (declareLe: string) =>
      benevolat("a1", 200, { declareLe: null, attesteLe: null, organisme: association("W1", { declareLe: d(declareLe) }) });
    expect(lignes([jeune("2025-06-30")], { evalueLe: d("2026-01-10") })).toEqual(["benevolat_associatif 2025 en_attente 0"]);
    expect(lignes([jeune("2025-07-01")], { evalueLe: d("2026-01-10") })).toEqual(["benevolat_associatif 2025 refuse 0"]);
  });
});

describe("Les mois", () => {
  it("finit six mois commencés un 31 août au dernier jour de février (D5151-14 I 1°)", () => {
    const declareLe = d("2026-03-10");
    expect(lignes([service("a1", ["2025-08-31", "2026-02-28"], { declareLe })])).toEqual(["service_civique 2026 acquis 240"]);
    expect(lignes([service("a1", ["2025-08-31", "2026-02-27"], { declareLe })])).toEqual(["service_civique 2026 refuse 0"]);
  });

  it("atteint l'âge le 1er mars quand on naît un 29 février (L5151-2)", () => {
    expect(ouvertureDuCompte(d("2008-02-29"), null, d("2024-02-29")).possible).toBe(true);
    expect(ouvertureDuCompte(d("2012-02-29"), d("2027-01-01"), d("2027-02-28")).possible).toBe(false);
    expect(ouvertureDuCompte(d("2012-02-29"), d("2027-01-01"), d("2027-03-01")).possible).toBe(true);
  });

  it("réunit les missions qui se touchent et ne franchit un trou que dans un même contrat (D5151-14 I 1°)", () => {
    const un = service("a1", ["2025-01-01", "2025-03-31"]);
    expect(lignes([un, service("a2", ["2025-04-01", "2025-06-30"])])).toEqual(["service_civique 2025 acquis 240"]);
    expect(lignes([un, service("a2", ["2025-04-02", "2025-07-01"])])).toEqual(["service_civique 2025 refuse 0"]);
    const contrat = { contrat: "c1" };
    expect(lignes([service("a1", ["2025-01-01", "2025-03-31"], contrat), service("a2", ["2025-05-01", "2025-07-31"], contrat)])).toEqual([
      "service_civique 2025 acquis 240",
    ]);
  });

  it("additionne les mois entiers puis les jours, trente pour un mois (D5151-14 I 6°)", () => {
    const debut = maitre("a1", ["2025-01-01", "2025-05-31"]);
    expect(lignes([debut, maitre("a2", ["2025-07-01", "2025-07-30"])])).toEqual(["maitre_apprentissage 2025 acquis 240"]);
    expect(lignes([debut, maitre("a2", ["2025-07-01", "2025-07-29"])])).toEqual(["maitre_apprentissage 2025 refuse 0"]);
  });

  it("garde pour la fenêtre suivante les mois qui n'ont pas servi, et ne donne qu'un droit par an (D5151-14 II)", () => {
    expect(lignes([service("a1", ["2025-01-01", "2025-12-31"])])).toEqual(["service_civique 2025 acquis 240"]);
    const deux = [maitre("a1", ["2024-01-01", "2024-10-31"]), maitre("a2", ["2025-02-01", "2025-03-31"])];
    expect(lignes(deux)).toEqual(["maitre_apprentissage 2024 acquis 240", "maitre_apprentissage 2025 acquis 240"]);
    const sept = [service("a1", ["2024-07-01", "2025-01-31"])];
    expect(lignes(sept)).toEqual(["service_civique 2024 acquis 240"]);
    expect(lignes(sept, {}, { D8: "glissant" })).toEqual(["service_civique 2024 acquis 240", "service_civique 2025 acquis 240"]);
  });

  it("compte l'activité de l'année parmi celles du droit, et ne cite pas D8 quand il ne change rien (D5151-14 II)", () => {
    const deux = dossier([maitre("a1", ["2024-01-01", "2024-10-31"]), maitre("a2", ["2025-01-01", "2025-02-28"])]);
    const reponse = evaluer(deux);
    expect(reponse.droits.map((droit) => [droit.annee, droit.activites])).toEqual([
      [2024, ["a1"]],
      [2025, ["a1", "a2"]],
    ]);
    expect(reponse.hypotheses.map((hypothese) => hypothese.doute)).toEqual(["D4b"]);
    expect(evaluer(deux, { D8: "glissant" }).droits.map((droit) => droit.activites)).toEqual([["a1"], ["a1", "a2"]]);
  });
});

describe("Plusieurs droits", () => {
  it("donne un droit chaque fois que cinq ans sont accomplis (D5151-14 I 3°)", () => {
    const defense: Activite = {
      type: "reserve_citoyenne_defense_securite",
      id: "a1",
      debut: d("2017-01-01"),
      fin: d("2027-06-30"),
      declareLe: d("2022-01-15"),
    };
    expect(lignes([defense])).toEqual([
      "reserve_citoyenne_defense_securite 2021 acquis 240",
      "reserve_citoyenne_defense_securite 2026 en_attente 0",
    ]);
  });

  it("demande trois années consécutives au minimum (D5151-14 I 10°)", () => {
    const police = (vacationsParAn: readonly number[]): Activite => ({
      type: "reserve_police_nationale",
      id: "a1",
      debut: d("2019-01-01"),
      fin: d("2024-12-31"),
      qualite: "3",
      vacationsParAn,
      declareLe: d("2025-01-15"),
    });
    expect(lignes([police([75, 75, 75, 75, 75, 75])])).toEqual([
      "reserve_police_nationale 2021 acquis 240",
      "reserve_police_nationale 2024 acquis 240",
    ]);
    expect(lignes([police([75, 75, 74, 75, 75, 75])])).toEqual(["reserve_police_nationale 2024 acquis 240"]);
    expect(lignes([police([75, 75, 74, 75, 74, 75])])).toEqual(["reserve_police_nationale 2024 refuse 0"]);
  });

  it("demande une année et vingt-cinq interventions à chaque droit (D5151-14 I 8°)", () => {
    const education = (interventions: number): Activite => ({
      type: "reserve_citoyenne_education_nationale",
      id: "a1",
      debut: d("2023-09-01"),
      fin: d("2025-08-31"),
      interventions,
      declareLe: d("2026-01-15"),
    });
    const premier = "reserve_citoyenne_education_nationale 2024 acquis 240";
    expect(lignes([education(49)])).toEqual([premier]);
    expect(lignes([education(50)])).toEqual([premier, "reserve_citoyenne_education_nationale 2025 acquis 240"]);
  });

  it("garde le droit déclaré le premier quand une année n'en donne qu'un (L5151-9)", () => {
    const deux = [benevolat("a1", 200), jours("reserve_sanitaire", "a2", [2025, 30])];
    expect(lignes(deux, {}, { D2: "par_annee" })).toEqual(["benevolat_associatif 2025 refuse 0", "reserve_sanitaire 2025 acquis 240"]);
    const memeItem = [civique("a1", 200), reinsertion("a2", 2025, 80)];
    expect(lignes(memeItem, {}, { D2: "par_item_l5151_9" })).toEqual([
      "reserve_citoyenne_reinsertion 2025 acquis 240",
      "reserve_civique 2025 refuse 0",
    ]);
  });
});

describe("L'histoire", () => {
  it("refuse ce qui précède 2017 (loi 2016-1088 art. 39)", () => {
    expect(lignes([jours("reserve_sanitaire", "a1", [2016, 30])])).toEqual(["reserve_sanitaire 2016 refuse 0"]);
    expect(codes([service("a1", ["2016-01-01", "2016-06-30"])])).toEqual(["avant_la_creation"]);
  });

  it("compte quatre-vingts heures de réserve civique sur deux ans jusqu'en 2020 (décret 2021-1842)", () => {
    const en = (id: string, annee: number, heures: number) =>
      civique(id, heures, { debut: d(`${annee}-01-01`), fin: d(`${annee}-12-31`), fonction: "autre", declareLe: d(`${annee + 1}-03-01`) });
    expect(lignes([en("a1", 2019, 40), en("a2", 2020, 40)])).toEqual(["reserve_civique 2019 refuse 0", "reserve_civique 2020 acquis 240"]);
    expect(lignes([en("a1", 2019, 80), en("a2", 2020, 79)])).toEqual(["reserve_civique 2019 acquis 240", "reserve_civique 2020 refuse 0"]);
    expect(lignes([en("a1", 2021, 80)])).toEqual(["reserve_civique 2021 refuse 0"]);
  });

  it("n'a de ligne pour la réinsertion que depuis décembre 2024 (D5151-14 I 12°)", () => {
    expect(lignes([reinsertion("a1", 2023, 80), reinsertion("a2", 2024, 80)])).toEqual([
      "reserve_citoyenne_reinsertion 2023 refuse 0",
      "reserve_citoyenne_reinsertion 2024 acquis 240",
    ]);
  });
});

describe("Le reste", () => {
  it("laisse totaux et passé à un compte fermé (L5151-2)", () => {
    const droitsAcquis = [{ activite: "service_civique", annee: 2021, montant: 24_000 }] as const;
    const reponse = evaluer(dossier([benevolat("a1", 200)], { droitsAcquis, heures2018: 20, titulaire: { deces: d("2026-01-01") } }));
    expect([reponse.totalAcquis, reponse.resteAcquerable]).toEqual([48_000, 24_000]);
    expect(reponse.droits[0]?.motifs[0]?.code).toBe("compte_ferme");
  });

  it("attend ce que fixe l'accord de branche d'un aidant (L5151-9 7°)", () => {
    expect(lignes([{ type: "proche_aidant", id: "a1", annee: 2020, accordDeBranche: "accord", declareLe: null }])).toEqual([
      "proche_aidant 2020 en_attente 0",
    ]);
  });

  it("ne nomme que les activités comptées d'un droit, toutes celles d'un refus (D5151-14 I 7°)", () => {
    const ordinaire = benevolat("a2", 50, { fonction: "autre" });
    expect(evaluer(dossier([benevolat("a1", 200), ordinaire])).droits[0]?.activites).toEqual(["a1"]);
    expect(evaluer(dossier([benevolat("a1", 199), ordinaire])).droits[0]?.activites).toEqual(["a1", "a2"]);
  });

  it("fait payer la réserve des services d'incendie par son autorité de gestion (L5151-11 4°)", () => {
    const activite = civique("a1", 200, { thematique: "services_incendie_secours" });
    expect(evaluer(dossier([activite])).droits[0]?.financeur).toBe("autorite_gestion_sis");
  });

  it("avertit du texte non lu à partir du 19 août 2026 seulement (L5151-9)", () => {
    expect(evaluer(dossier([], { evalueLe: d("2026-08-18") })).avertissements).toEqual([]);
    expect(evaluer(dossier([], { evalueLe: d("2026-08-19") })).avertissements.map((un) => un.doute)).toEqual(["D1"]);
  });

  it("dit ce qui manque et ce qui le changerait (D5151-14 I 7°)", () => {
    const phrases = evaluer(dossier([benevolat("a1", 88)])).droits[0]?.motifs.map((motif) => motif.phrase) ?? [];
    expect(phrases.some((phrase) => phrase.includes("Il vous manque 112\u00a0heures"))).toBe(true);
    expect(phrases.some((phrase) => phrase.includes("Il vous manque 12\u00a0heures dans un même organisme"))).toBe(true);
  });
});
