// Ce qui s'oppose à une demande ou à une acceptation : chaque refus avec son jour exact, sa source et ce qui le changerait.
import { describe, expect, it } from "vitest";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import { articleCite } from "../articles.js";
import { DateInconnue } from "../parametre.js";
import { type FaitsDemande, jugerAcceptation, jugerDemande, rejugerOffre } from "./demande.js";
import { lecturesDossierParDefaut } from "./lectures-dossier.js";
import { MOTIFS_DOSSIER } from "./motifs-dossier.js";

const jour = dateCivile;
const defaut = lecturesDossierParDefaut;
const surAcceptation = { ...defaut, depart: "acceptation" } as const;

/** Une demande recevable, envoyée le lundi 3 mai 2027 pour une session du lundi 7 juin. */
function faits(changements: Partial<FaitsDemande>): FaitsDemande {
  return {
    aujourdhui: jour("2027-05-03"),
    sessionOuverte: true,
    debut: jour("2027-06-07"),
    certification: { active: true, finEnregistrement: jour("2028-12-31"), code: "RNCP36804" },
    organismeInscrit: true,
    organismeSuspendu: false,
    demandesOuvertes: 0,
    departement: "75",
    identiteProuvee: true,
    ...changements,
  };
}

function codes(changements: Partial<FaitsDemande>): readonly string[] {
  return jugerDemande(faits(changements), defaut).map(({ code }) => code);
}

describe("une demande", () => {
  it("est recevable quand rien ne s'y oppose", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ certification: null, departement: null })).toEqual([]);
    expect(codes({ certification: { active: true, finEnregistrement: null, code: "RS1" } })).toEqual([]);
  });

  it.each([
    ["session_fermee", { sessionOuverte: false }],
    ["certification_inactive", { certification: { active: false, finEnregistrement: null, code: "RS5" } }],
    ["organisme_non_inscrit", { organismeInscrit: false }],
    ["organisme_suspendu", { organismeSuspendu: true }],
    ["trop_de_demandes", { demandesOuvertes: 5 }],
    ["identite_a_prouver", { identiteProuvee: false }],
    ["formation_commencee", { debut: jour("2027-05-03") }],
  ] as const)("est refusée : %s", (code, changements) => {
    expect(codes(changements)).toEqual([code]);
  });

  it("quatre demandes ouvertes en laissent une cinquième (conditions du service)", () => {
    expect(codes({ demandesOuvertes: 4 })).toEqual([]);
  });

  it("la certification doit être enregistrée le jour où la session commence (L6323-6)", () => {
    const certification = { active: true, code: "RNCP1", finEnregistrement: jour("2027-06-07") };
    expect(codes({ certification })).toEqual([]);
    const [refus] = jugerDemande(faits({ certification: { ...certification, finEnregistrement: jour("2027-06-06") } }), defaut);
    expect(refus?.code).toBe("certification_expiree");
    expect(refus?.article).toBe("L6323-6");
    expect(refus?.phrase).toContain("RNCP1 est enregistrée jusqu'au 6 juin 2027, la session commence le 7 juin 2027");
  });

  it("onze jours ouvrés séparent la demande du début, Ascension et Pentecôte sautées (conditions du service)", () => {
    expect(codes({ debut: jour("2027-05-20") })).toEqual([]);
    const [refus] = jugerDemande(faits({ debut: jour("2027-05-19") }), defaut);
    expect(refus?.code).toBe("delai_minimal");
    expect(refus?.phrase).toContain("le 2 mai 2027 au plus tard");
    expect(refus?.phrase).toContain("le jeudi 20 mai 2027 ou après");
    expect(refus?.phrase).toContain("à partir du jour où vous envoyez votre demande");
    expect(codes({ aujourdhui: jour("2027-05-02"), debut: jour("2027-05-19") })).toEqual([]);
  });

  it("le délai minimal suit les jours fériés du lieu de formation (L3134-13)", () => {
    const pascale = { aujourdhui: jour("2027-03-22"), debut: jour("2027-04-07") };
    expect(codes(pascale)).toEqual([]);
    expect(codes({ ...pascale, departement: "67" })).toEqual(["delai_minimal"]);
  });

  it("dit tous les refus à la fois", () => {
    expect(
      codes({ sessionOuverte: false, organismeInscrit: false, organismeSuspendu: true, identiteProuvee: false, demandesOuvertes: 9 }),
    ).toEqual(["identite_a_prouver", "organisme_non_inscrit", "organisme_suspendu", "session_fermee", "trop_de_demandes"]);
  });

  it("est refusée avant l'ouverture du service", () => {
    expect(() => jugerDemande(faits({ aujourdhui: jour("2019-11-20") }), defaut)).toThrow(DateInconnue);
  });

  it("dit la lecture retenue pour le point de départ du délai", () => {
    const [refus] = jugerDemande(faits({ debut: jour("2027-05-19") }), surAcceptation);
    expect(refus?.phrase).toContain("à partir du jour où vous acceptez la proposition");
  });
});

describe("une proposition", () => {
  const base = { aujourdhui: jour("2027-05-24"), demandeeLe: jour("2027-05-03"), debut: jour("2027-06-07"), departement: "75" };

  it("compte le délai de la demande ou de l'acceptation selon la lecture", () => {
    expect(jugerAcceptation(base, defaut)).toEqual([]);
    const [refus] = jugerAcceptation(base, surAcceptation);
    expect(refus?.code).toBe("delai_minimal");
    expect(refus?.phrase).toContain("Il fallait accepter le 23 mai 2027 au plus tard");
    expect(refus?.phrase).toContain("mardi 8 juin 2027");
    expect(jugerAcceptation({ ...base, aujourdhui: jour("2027-05-23") }, surAcceptation)).toEqual([]);
  });

  it("dont le début a été avancé trop près de la demande n'est pas acceptable", () => {
    const avancee = { ...base, aujourdhui: jour("2027-05-05"), debut: jour("2027-05-19") };
    expect(jugerAcceptation(avancee, defaut).map(({ code }) => code)).toEqual(["delai_minimal"]);
  });

  it("dont la formation a commencé n'est plus acceptable", () => {
    expect(jugerAcceptation({ ...base, aujourdhui: jour("2027-06-07") }, defaut).map(({ code }) => code)).toEqual(["formation_commencee"]);
  });
});

describe("une offre déjà proposée", () => {
  const base = { certification: null, debut: jour("2027-06-07"), organismeSuspendu: false, retiree: false };
  const codes = (faits: Partial<Parameters<typeof rejugerOffre>[0]>) => rejugerOffre({ ...base, ...faits }).map(({ code }) => code);
  const jusquau = (fin: string) => ({ active: true, finEnregistrement: jour(fin), code: "RNCP38000" });

  it("ne s'accepte plus si la formation est retirée ou l'organisme suspendu (R6333-6)", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ retiree: true, organismeSuspendu: true })).toEqual(["formation_retiree", "organisme_suspendu"]);
  });

  it("ne s'accepte plus si son début, repoussé, dépasse l'enregistrement de la certification (L6323-6)", () => {
    expect(codes({ certification: jusquau("2027-06-07") })).toEqual([]);
    expect(codes({ certification: jusquau("2027-06-06") })).toEqual(["certification_expiree"]);
    expect(codes({ certification: { ...jusquau("2028-01-01"), active: false } })).toEqual(["certification_inactive"]);
  });
});

describe("les raisons d'un dossier", () => {
  it("citent toutes un article du registre et disent une phrase entière", () => {
    expect(MOTIFS_DOSSIER.length).toBeGreaterThan(15);
    for (const { code, article, phrase } of MOTIFS_DOSSIER) {
      expect([code, articleCite(article) === null]).toEqual([code, false]);
      expect([code, phrase.endsWith(".")]).toEqual([code, true]);
    }
  });
});
