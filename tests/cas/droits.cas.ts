// Le tableau des cas du droit, en données : les faits, la réponse attendue, les articles qui la décident, les lectures.
import type {
  Activite,
  BenevolatAssociatif,
  DossierDroits,
  MaitreApprentissage,
  ReserveCivique,
  SapeurPompierVolontaire,
  ServiceCivique,
} from "../../src/regles/faits.js";
import { type Lectures, lecturesParDefaut } from "../../src/regles/lectures.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";

/** Ce qu'on attend d'une entrée : « type année décision montant », montant en euros. */
export interface CasDroits {
  readonly numero: string;
  readonly phrase: string;
  readonly dossier: DossierDroits;
  readonly attendu: readonly string[];
  readonly total: number;
  readonly articles: readonly string[];
  readonly lectures: Lectures;
  readonly hypotheses?: readonly string[];
}

const d = dateCivile;
const LE_JOUR = d("2026-11-23");

type Reste = Partial<Omit<DossierDroits, "titulaire" | "activites">> & { readonly titulaire?: Partial<DossierDroits["titulaire"]> };

export function dossier(activites: readonly Activite[], reste: Reste = {}): DossierDroits {
  const { titulaire, ...autres } = reste;
  const ordinaire = { naissance: d("1990-05-01"), contratApprentissage: null, retraite: null, deces: null };
  return { evalueLe: LE_JOUR, ...autres, titulaire: { ...ordinaire, ...titulaire }, activites };
}

export function benevolat(id: string, heures: number, autres: Partial<BenevolatAssociatif> = {}): BenevolatAssociatif {
  return {
    type: "benevolat_associatif",
    id,
    debut: d("2025-01-01"),
    fin: d("2025-12-31"),
    heures,
    fonction: "administration",
    organisme: association("W1"),
    declareLe: d("2026-04-12"),
    attesteLe: d("2026-09-01"),
    ...autres,
  };
}

export function association(id: string, autres: Partial<BenevolatAssociatif["organisme"]> = {}): BenevolatAssociatif["organisme"] {
  return { id, regime: "loi1901", declareLe: d("2015-03-01"), article200: true, ...autres };
}

export function service(id: string, periode: readonly [debut: string, fin: string], autres: Partial<ServiceCivique> = {}): ServiceCivique {
  const [debut, fin] = periode;
  return { type: "service_civique", id, debut: d(debut), fin: d(fin), organisme: { id: "o1" }, declareLe: d("2026-01-15"), ...autres };
}

export function maitre(
  id: string,
  periode: readonly [debut: string, fin: string],
  autres: Partial<MaitreApprentissage> = {},
): MaitreApprentissage {
  const [debut, fin] = periode;
  return {
    type: "maitre_apprentissage",
    id,
    debut: d(debut),
    fin: d(fin),
    apprenti: `apprenti-${id}`,
    declareLe: d("2026-01-20"),
    ...autres,
  };
}

export function civique(id: string, heures: number, autres: Partial<ReserveCivique> = {}): ReserveCivique {
  return {
    type: "reserve_civique",
    id,
    debut: d("2025-01-01"),
    fin: d("2025-12-31"),
    heures,
    fonction: "encadrement",
    organisme: { id: "o1" },
    declareLe: d("2026-04-12"),
    attesteLe: d("2026-09-01"),
    ...autres,
  };
}

export function pompier(
  id: string,
  actes: readonly [signature: string, arrete: string | null],
  autres: Partial<SapeurPompierVolontaire> = {},
): SapeurPompierVolontaire {
  const [signature, arrete] = actes;
  return {
    type: "sapeur_pompier_volontaire",
    id,
    signature: d(signature),
    arreteNotifieLe: arrete === null ? null : d(arrete),
    dureeAnnees: 5,
    declareLe: d("2026-06-01"),
    ...autres,
  };
}

export function jours(
  type: "reserve_militaire_operationnelle" | "reserve_sanitaire",
  id: string,
  fait: readonly [annee: number, jours: number],
): Activite {
  return { type, id, annee: fait[0], jours: fait[1], declareLe: d(`${fait[0] + 1}-02-01`) };
}

export function reinsertion(id: string, annee: number, heures: number): Activite {
  return { type: "reserve_citoyenne_reinsertion", id, annee, heures, declareLe: d(`${annee + 1}-02-01`) };
}

function police(vacationsParAn: readonly number[], qualite: "2" | "3" | "4" = "4"): Activite {
  return {
    type: "reserve_police_nationale",
    id: "a1",
    debut: d("2022-01-01"),
    fin: d("2024-12-31"),
    qualite,
    vacationsParAn,
    declareLe: d("2025-01-20"),
  };
}

interface Attendu {
  readonly attendu: readonly string[];
  readonly articles: readonly string[];
  readonly total?: number;
  readonly lectures?: Partial<Lectures>;
  readonly hypotheses?: readonly string[];
}

function totalDe(attendu: readonly string[]): number {
  let total = 0;
  for (const ligne of attendu) total += ligne.includes(" acquis ") ? Number(ligne.split(" ")[3]) : 0;
  return total;
}

function cas(nom: readonly [numero: string, phrase: string], faits: DossierDroits, suite: Attendu): CasDroits {
  const [numero, phrase] = nom;
  const { lectures, total, ...reste } = suite;
  return {
    numero,
    phrase,
    dossier: faits,
    total: total ?? totalDe(suite.attendu),
    lectures: { ...lecturesParDefaut, ...lectures },
    ...reste,
  };
}

const B25_240 = ["benevolat_associatif 2025 acquis 240"];
const B25_REFUS = ["benevolat_associatif 2025 refuse 0"];
const ITEM7 = "D5151-14 I 7°";

const BENEVOLAT: readonly CasDroits[] = [
  cas(["1", "199 heures dans une association"], dossier([benevolat("a1", 199)]), { attendu: B25_REFUS, articles: [ITEM7] }),
  cas(["2", "200 heures dans une association"], dossier([benevolat("a1", 200)]), { attendu: B25_240, articles: [ITEM7] }),
  cas(["3", "100 et 100 heures"], dossier([benevolat("a1", 100), benevolat("a2", 100, { organisme: association("W2") })]), {
    attendu: B25_240,
    articles: [ITEM7],
  }),
  cas(["4", "99 et 101 heures"], dossier([benevolat("a1", 99), benevolat("a2", 101, { organisme: association("W2") })]), {
    attendu: B25_240,
    articles: [ITEM7],
  }),
  cas(
    ["5", "99, 99 et 2 heures : aucune association à cent heures"],
    dossier([
      benevolat("a1", 99),
      benevolat("a2", 99, { organisme: association("W2") }),
      benevolat("a3", 2, { organisme: association("W3") }),
    ]),
    { attendu: B25_REFUS, articles: [ITEM7] },
  ),
  cas(
    ["6", "120 heures éligibles et 80 hors article 200"],
    dossier([benevolat("a1", 120), benevolat("a2", 80, { organisme: association("W2", { article200: false }) })]),
    { attendu: B25_REFUS, articles: ["L5151-9 6° a"] },
  ),
  cas(["7", "300 heures sans siéger ni encadrer"], dossier([benevolat("a1", 300, { fonction: "autre" })]), {
    attendu: B25_REFUS,
    articles: ["L5151-9 6° b", "R5151-16"],
  }),
  cas(["8", "150 heures au conseil et 100 ordinaires"], dossier([benevolat("a1", 150), benevolat("a2", 100, { fonction: "autre" })]), {
    attendu: B25_REFUS,
    articles: ["R5151-16"],
  }),
  cas(["9", "400 heures : un seul droit"], dossier([benevolat("a1", 400)]), { attendu: B25_240, articles: [ITEM7, "D5151-14 II"] }),
  cas(
    ["10", "120 heures deux années de suite"],
    dossier([
      benevolat("a1", 120, { debut: d("2024-01-01"), fin: d("2024-12-31"), declareLe: d("2025-03-01"), attesteLe: d("2025-05-01") }),
      benevolat("a2", 120),
    ]),
    { attendu: ["benevolat_associatif 2024 refuse 0", ...B25_REFUS], articles: ["D5151-14 II"] },
  ),
  cas(
    ["11", "déclaré le 30 juin et attesté le 31 décembre"],
    dossier([benevolat("a1", 200, { declareLe: d("2026-06-30"), attesteLe: d("2026-12-31") })], { evalueLe: d("2027-01-10") }),
    { attendu: B25_240, articles: ["R5151-16", "R5151-17"] },
  ),
  cas(["12", "déclaré le 1er juillet"], dossier([benevolat("a1", 200, { declareLe: d("2026-07-01") })]), {
    attendu: B25_REFUS,
    articles: ["R5151-18"],
  }),
  cas(
    ["13", "attesté le 1er janvier suivant"],
    dossier([benevolat("a1", 200, { attesteLe: d("2027-01-01") })], { evalueLe: d("2027-02-01") }),
    {
      attendu: B25_REFUS,
      articles: ["R5151-18"],
    },
  ),
  cas(
    ["14", "150 heures à temps et 50 attestées trop tard"],
    dossier([benevolat("a1", 150), benevolat("a2", 50, { attesteLe: d("2027-01-05") })], { evalueLe: d("2027-02-01") }),
    { attendu: B25_REFUS, articles: ["R5151-18"] },
  ),
  cas(["15", "heures de 2024 déclarées en 2026"], dossier([benevolat("a1", 200, { debut: d("2024-01-01"), fin: d("2024-12-31") })]), {
    attendu: ["benevolat_associatif 2024 refuse 0"],
    articles: ["R5151-16"],
  }),
  cas(
    ["17", "association déclarée depuis onze mois"],
    dossier([benevolat("a1", 200, { organisme: association("W1", { declareLe: d("2025-05-12") }) })]),
    {
      attendu: B25_REFUS,
      articles: ["L5151-9 6° a"],
    },
  ),
  cas(
    ["18", "association déclarée depuis treize mois"],
    dossier([benevolat("a1", 200, { organisme: association("W1", { declareLe: d("2025-03-12") }) })]),
    {
      attendu: B25_240,
      articles: ["L5151-9 6° a"],
      hypotheses: ["D5"],
    },
  ),
  cas(
    ["19", "association déclarée depuis un an tout juste"],
    dossier([benevolat("a1", 200, { organisme: association("W1", { declareLe: d("2025-04-12") }) })]),
    {
      attendu: B25_240,
      articles: ["L5151-9 6° a"],
      hypotheses: ["D5"],
    },
  ),
  cas(
    ["20", "treize mois, déclaré le 1er mars 2024 : trois ans demandés"],
    dossier([
      benevolat("a1", 200, {
        debut: d("2023-01-01"),
        fin: d("2023-12-31"),
        declareLe: d("2024-03-01"),
        attesteLe: d("2024-09-01"),
        organisme: association("W1", { declareLe: d("2023-02-01") }),
      }),
    ]),
    { attendu: ["benevolat_associatif 2023 refuse 0"], articles: ["L5151-9 6° a"] },
  ),
  cas(
    ["21", "treize mois, déclaré le 20 avril 2024 : un an suffit"],
    dossier([
      benevolat("a1", 200, {
        debut: d("2023-01-01"),
        fin: d("2023-12-31"),
        declareLe: d("2024-04-20"),
        attesteLe: d("2024-09-01"),
        organisme: association("W1", { declareLe: d("2023-03-20") }),
      }),
    ]),
    { attendu: ["benevolat_associatif 2023 acquis 240"], articles: ["L5151-9 6° a"], hypotheses: ["D5"] },
  ),
  cas(
    ["22", "association d'Alsace-Moselle"],
    dossier([benevolat("a1", 200, { organisme: association("W1", { regime: "alsace_moselle" }) })]),
    {
      attendu: B25_240,
      articles: ["L5151-9 6° a"],
    },
  ),
];

const ITEM1 = "D5151-14 I 1°";
const SERVICE: readonly CasDroits[] = [
  cas(["23", "service civique de cinq mois et vingt-neuf jours"], dossier([service("a1", ["2025-03-01", "2025-08-29"])]), {
    attendu: ["service_civique 2025 refuse 0"],
    articles: [ITEM1],
  }),
  cas(["24", "six mois de date à date"], dossier([service("a1", ["2025-03-01", "2025-08-31"])]), {
    attendu: ["service_civique 2025 acquis 240"],
    articles: [ITEM1],
  }),
  cas(["25", "du 1er octobre au 31 mars"], dossier([service("a1", ["2024-10-01", "2025-03-31"])]), {
    attendu: ["service_civique 2025 acquis 240"],
    articles: ["D5151-14 II"],
  }),
  cas(
    ["26", "trois mois, un trou, trois mois"],
    dossier([service("a1", ["2025-01-01", "2025-03-31"]), service("a2", ["2025-06-01", "2025-08-31"])]),
    {
      attendu: ["service_civique 2025 refuse 0"],
      articles: [ITEM1],
      hypotheses: ["D4a"],
    },
  ),
  cas(["27", "douze mois de juillet à juin"], dossier([service("a1", ["2024-07-01", "2025-06-30"])]), {
    attendu: ["service_civique 2024 acquis 240", "service_civique 2025 acquis 240"],
    articles: ["D5151-14 II"],
  }),
  cas(["28", "huit mois d'octobre à mai"], dossier([service("a1", ["2024-10-01", "2025-05-31"])]), {
    attendu: ["service_civique 2025 acquis 240"],
    articles: ["D5151-14 II"],
  }),
  cas(["29", "pendant le lycée"], dossier([service("a1", ["2025-03-01", "2025-08-31"], { formationSecondaire: true })]), {
    attendu: ["service_civique 2025 refuse 0"],
    articles: ["L5151-9 dernier alinéa"],
  }),
];

const RESERVES: readonly CasDroits[] = [
  cas(["30", "réserve militaire, 89 jours"], dossier([jours("reserve_militaire_operationnelle", "a1", [2025, 89])]), {
    attendu: ["reserve_militaire_operationnelle 2025 refuse 0"],
    articles: ["D5151-14 I 2°"],
  }),
  cas(["31", "réserve militaire, 90 jours"], dossier([jours("reserve_militaire_operationnelle", "a1", [2025, 90])]), {
    attendu: ["reserve_militaire_operationnelle 2025 acquis 240"],
    articles: ["D5151-14 I 2°"],
  }),
  cas(
    ["32", "50 et 50 jours sur deux années"],
    dossier([jours("reserve_militaire_operationnelle", "a1", [2024, 50]), jours("reserve_militaire_operationnelle", "a2", [2025, 50])]),
    {
      attendu: ["reserve_militaire_operationnelle 2024 refuse 0", "reserve_militaire_operationnelle 2025 refuse 0"],
      articles: ["D5151-14 II"],
    },
  ),
  cas(["33", "police, 75 vacations trois années"], dossier([police([75, 75, 75])]), {
    attendu: ["reserve_police_nationale 2024 acquis 240"],
    articles: ["D5151-14 I 10°"],
  }),
  cas(["34", "police, une année à 74"], dossier([police([75, 74, 90])]), {
    attendu: ["reserve_police_nationale 2024 refuse 0"],
    articles: ["D5151-14 I 10°"],
  }),
  cas(["35", "policier retraité (2° de L411-7)"], dossier([police([75, 75, 75], "2")]), {
    attendu: ["reserve_police_nationale 2024 refuse 0"],
    articles: ["L5151-9 2° bis"],
  }),
  cas(["36 a", "réserve sanitaire, 29 jours"], dossier([jours("reserve_sanitaire", "a1", [2025, 29])]), {
    attendu: ["reserve_sanitaire 2025 refuse 0"],
    articles: ["D5151-14 I 5°"],
  }),
  cas(["36 b", "réserve sanitaire, 30 jours"], dossier([jours("reserve_sanitaire", "a1", [2025, 30])]), {
    attendu: ["reserve_sanitaire 2025 acquis 240"],
    articles: ["D5151-14 I 5°", "L5151-11 3°"],
  }),
  cas(
    ["37", "maître de trois apprentis pendant sept mois"],
    dossier([
      maitre("a1", ["2025-01-01", "2025-07-31"]),
      maitre("a2", ["2025-01-01", "2025-07-31"]),
      maitre("a3", ["2025-01-01", "2025-07-31"]),
    ]),
    { attendu: ["maitre_apprentissage 2025 acquis 240"], articles: ["D5151-14 I 6°"] },
  ),
  cas(["38", "maître du 1er novembre au 30 avril"], dossier([maitre("a1", ["2024-11-01", "2025-04-30"])]), {
    attendu: ["maitre_apprentissage 2025 acquis 240"],
    articles: ["D5151-14 II"],
  }),
  cas(
    ["39", "maître, trois mois et trois mois séparés"],
    dossier([maitre("a1", ["2025-01-01", "2025-03-31"]), maitre("a2", ["2025-06-01", "2025-08-31"])]),
    {
      attendu: ["maitre_apprentissage 2025 acquis 240"],
      articles: ["D5151-14 I 6°"],
      hypotheses: ["D4b"],
    },
  ),
  cas(["40", "maître pendant trois années pleines"], dossier([maitre("a1", ["2022-01-01", "2024-12-31"])]), {
    attendu: ["maitre_apprentissage 2022 acquis 240", "maitre_apprentissage 2023 acquis 240", "maitre_apprentissage 2024 acquis 240"],
    articles: ["D5151-14 I 6°"],
  }),
  cas(["41", "pompier, arrêté notifié le 10 février 2026"], dossier([pompier("a1", ["2026-01-05", "2026-02-10"])]), {
    attendu: ["sapeur_pompier_volontaire 2026 acquis 240"],
    articles: ["D5151-14 I 9°", "L5151-11 4°"],
  }),
  cas(["42", "signé fin 2025, notifié en janvier 2026"], dossier([pompier("a1", ["2025-12-15", "2026-01-12"])]), {
    attendu: ["sapeur_pompier_volontaire 2026 acquis 240"],
    articles: ["D5151-14 II"],
  }),
  cas(
    ["43", "pompier, engagement renouvelé"],
    dossier([pompier("a2", ["2026-03-01", "2026-03-10"])], {
      droitsAcquis: [{ activite: "sapeur_pompier_volontaire", annee: 2021, montant: 24_000 }],
    }),
    { attendu: ["sapeur_pompier_volontaire 2026 acquis 240"], total: 480, articles: ["CSI R723-9"] },
  ),
  cas(
    ["44", "pompier de seize ans avec accord"],
    dossier([pompier("a1", ["2026-03-01", "2026-03-10"])], { titulaire: { naissance: d("2009-11-23") } }),
    {
      attendu: ["sapeur_pompier_volontaire 2026 acquis 240"],
      articles: ["CSI R723-6"],
    },
  ),
  cas(
    ["45", "réserve communale, contrat de trois ans"],
    dossier([
      { type: "reserve_communale_securite_civile", id: "a1", signature: d("2025-05-01"), dureeAnnees: 3, declareLe: d("2026-01-10") },
    ]),
    { attendu: ["reserve_communale_securite_civile 2025 refuse 0"], articles: ["D5151-14 I 4°"] },
  ),
  cas(
    ["46", "réserve communale, contrat de cinq ans"],
    dossier([
      { type: "reserve_communale_securite_civile", id: "a1", signature: d("2025-05-01"), dureeAnnees: 5, declareLe: d("2026-01-10") },
    ]),
    { attendu: ["reserve_communale_securite_civile 2025 acquis 240"], articles: ["D5151-14 II", "L5151-11 2°"] },
  ),
  cas(
    ["47", "défense, quatre ans et onze mois"],
    dossier([
      { type: "reserve_citoyenne_defense_securite", id: "a1", debut: d("2020-01-01"), fin: d("2024-11-30"), declareLe: d("2025-01-10") },
    ]),
    { attendu: ["reserve_citoyenne_defense_securite 2024 refuse 0"], articles: ["D5151-14 I 3°"] },
  ),
  cas(
    ["48", "éducation nationale, 24 interventions"],
    dossier([
      {
        type: "reserve_citoyenne_education_nationale",
        id: "a1",
        debut: d("2024-09-01"),
        fin: d("2025-08-31"),
        interventions: 24,
        declareLe: d("2026-01-10"),
      },
    ]),
    { attendu: ["reserve_citoyenne_education_nationale 2025 refuse 0"], articles: ["D5151-14 I 8°"] },
  ),
  cas(
    ["49", "police citoyenne, une année à 349 heures"],
    dossier([
      {
        type: "reserve_citoyenne_police_nationale",
        id: "a1",
        debut: d("2022-01-01"),
        fin: d("2024-12-31"),
        heuresParAn: [350, 350, 349],
        declareLe: d("2025-01-10"),
      },
    ]),
    { attendu: ["reserve_citoyenne_police_nationale 2024 refuse 0"], articles: ["D5151-14 I 11°"] },
  ),
  cas(["50", "réserve civique sans encadrement"], dossier([civique("a1", 200, { fonction: "autre" })]), {
    attendu: ["reserve_civique 2025 refuse 0"],
    articles: ["D5151-15"],
  }),
  cas(["51", "réserve civique en encadrant"], dossier([civique("a1", 200)]), {
    attendu: ["reserve_civique 2025 acquis 240"],
    articles: ["D5151-15", "D5151-14 I 13°"],
  }),
  cas(
    ["52", "réserve civique, 80 heures en 2020"],
    dossier([
      civique("a1", 80, {
        debut: d("2020-01-01"),
        fin: d("2020-12-31"),
        fonction: "autre",
        declareLe: d("2021-03-01"),
        attesteLe: d("2021-05-01"),
      }),
    ]),
    { attendu: ["reserve_civique 2020 acquis 240"], articles: ["décret 2021-1842"] },
  ),
  cas(["53", "détenu, 80 heures en 2025"], dossier([reinsertion("a1", 2025, 80)]), {
    attendu: ["reserve_citoyenne_reinsertion 2025 acquis 240"],
    articles: ["D5151-14 I 12°", "code pénitentiaire L411-6"],
  }),
  cas(
    ["54", "aidant sans accord de branche"],
    dossier([{ type: "proche_aidant", id: "a1", annee: 2025, accordDeBranche: null, declareLe: null }]),
    {
      attendu: ["proche_aidant 2025 refuse 0"],
      articles: ["L5151-9 7°"],
    },
  ),
];

const DEUX_ACQUIS = [
  { activite: "service_civique", annee: 2021, montant: 24_000 },
  { activite: "service_civique", annee: 2022, montant: 24_000 },
] as const;
const TROIS_ACQUIS = [...DEUX_ACQUIS, { activite: "service_civique", annee: 2023, montant: 24_000 }] as const;
const III = "D5151-14 III";

const PLAFOND: readonly CasDroits[] = [
  cas(
    ["55", "bénévolat et réserve sanitaire la même année"],
    dossier([benevolat("a1", 200), jours("reserve_sanitaire", "a2", [2025, 30])]),
    {
      attendu: [...B25_240, "reserve_sanitaire 2025 acquis 240"],
      articles: ["D5151-14 I 5°"],
      hypotheses: ["D2"],
    },
  ),
  cas(
    ["56", "trois activités la première année"],
    dossier([benevolat("a1", 200), jours("reserve_sanitaire", "a2", [2025, 30]), service("a3", ["2025-01-01", "2025-06-30"])]),
    {
      attendu: [...B25_240, "reserve_sanitaire 2025 acquis 240", "service_civique 2025 acquis 240"],
      articles: [],
      hypotheses: ["D2"],
    },
  ),
  cas(["57", "plafond déjà atteint"], dossier([benevolat("a1", 200)], { droitsAcquis: TROIS_ACQUIS }), {
    attendu: B25_REFUS,
    total: 720,
    articles: [III],
  }),
  cas(["58", "plafond atteint, 480 euros dépensés"], dossier([benevolat("a1", 200)], { droitsAcquis: TROIS_ACQUIS, utilises: 48_000 }), {
    attendu: B25_REFUS,
    total: 720,
    articles: [III],
    hypotheses: ["D3"],
  }),
  cas(["58 bis", "le même, plafond sur le solde"], dossier([benevolat("a1", 200)], { droitsAcquis: TROIS_ACQUIS, utilises: 48_000 }), {
    attendu: B25_240,
    total: 960,
    articles: [],
    lectures: { D3: "solde" },
    hypotheses: ["D3"],
  }),
  cas(
    ["59", "plafond sur le solde, solde de 600 euros"],
    dossier([benevolat("a1", 200)], { droitsAcquis: TROIS_ACQUIS, utilises: 12_000 }),
    {
      attendu: ["benevolat_associatif 2025 acquis 120"],
      total: 840,
      articles: [III],
      lectures: { D3: "solde" },
      hypotheses: ["D3"],
    },
  ),
  cas(
    ["60", "480 euros acquis et deux droits nouveaux"],
    dossier([benevolat("a1", 200), jours("reserve_sanitaire", "a2", [2025, 30])], { droitsAcquis: DEUX_ACQUIS }),
    {
      attendu: [...B25_REFUS, "reserve_sanitaire 2025 acquis 240"],
      total: 720,
      articles: [III],
    },
  ),
  cas(["61", "compte de formation plein : le droit s'ajoute"], dossier([benevolat("a1", 200)]), {
    attendu: B25_240,
    articles: ["L6323-15"],
  }),
  cas(["62", "40 heures au 31 décembre 2018"], dossier([], { heures2018: 40 }), { attendu: [], total: 480, articles: [] }),
  cas(
    ["63", "60 heures au 31 décembre 2018 et un droit de 2019"],
    dossier([jours("reserve_sanitaire", "a1", [2019, 30])], { heures2018: 60 }),
    {
      attendu: ["reserve_sanitaire 2019 refuse 0"],
      total: 720,
      articles: [III],
    },
  ),
];

const COMPTE: readonly CasDroits[] = [
  cas(
    ["64", "quinze ans avec contrat d'apprentissage"],
    dossier([benevolat("a1", 200)], { titulaire: { naissance: d("2011-01-01"), contratApprentissage: d("2026-02-01") } }),
    { attendu: B25_240, articles: ["L5151-2"] },
  ),
  cas(["65", "quinze ans sans contrat"], dossier([benevolat("a1", 200)], { titulaire: { naissance: d("2011-01-01") } }), {
    attendu: B25_REFUS,
    articles: ["L5151-2"],
  }),
  cas(
    ["66", "quinze ans l'année des heures, seize au jour de l'évaluation"],
    dossier([benevolat("a1", 200)], { titulaire: { naissance: d("2010-05-10") } }),
    {
      attendu: B25_240,
      articles: [],
    },
  ),
  cas(["67", "décédé avant l'inscription"], dossier([benevolat("a1", 200)], { titulaire: { deces: d("2026-10-01") } }), {
    attendu: B25_REFUS,
    articles: ["L5151-2"],
  }),
  cas(
    ["68", "retraité, 200 heures"],
    dossier([benevolat("a1", 200)], { titulaire: { naissance: d("1955-01-01"), retraite: d("2017-01-01") } }),
    {
      attendu: B25_240,
      articles: ["L5151-2"],
    },
  ),
  cas(["85", "activité que le titulaire ne recense pas"], dossier([benevolat("a1", 200, { recensee: false })]), {
    attendu: [],
    articles: [],
  }),
];

/** Toutes les lignes du tableau que l'évaluation des droits décide. */
export const CAS_DROITS: readonly CasDroits[] = [...BENEVOLAT, ...SERVICE, ...RESERVES, ...PLAFOND, ...COMPTE];
