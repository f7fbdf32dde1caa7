// Ce qu'un organisme de formation lit de ses dossiers : les gestes attendus, les délais, l'histoire, sans rien de l'argent de la personne.
import { describe, expect, it } from "vitest";
import type { DossierOrganisme } from "../../../metier/dossiers/index.js";
import { type Echeance, ETATS_DOSSIER } from "../../../regles/dossier/index.js";
import { dateCivile } from "../../../socle/valeurs/date-civile.js";
import { echeancesRecues, phraseSinonRecue, vueDossierRecu, vuesDossiersRecus } from "./dossiers-recus.js";
import { histoireRecue } from "./histoire-recue.js";

const JOUR = dateCivile("2026-11-23");

function dossier(changements: Partial<DossierOrganisme> = {}): DossierOrganisme {
  return {
    ...{ id: "d", numero: "AAAAA-BBBBB", etat: "demandee", facturation: "pas_facturable", controle: "hors_controle", version: 1 },
    ...{ organismeId: "o", organismeNom: "Organisme", siret: "", formationId: "f", actionId: "a", sessionId: "s" },
    offre: {
      ...{ intitule: "Tenir les comptes", type: "benevoles_volontaires", certification: null, prix: 12_000, heures: 14 },
      ...{ modalite: "presentiel", adresse: "", codePostal: "38000", commune: "Grenoble", prerequisAVerifier: false },
      ...{ debut: dateCivile("2027-01-18"), fin: dateCivile("2027-01-22") },
    },
    ...{ propositionModifiee: false, demandeeLe: JOUR, accepteeLe: null, entreeLe: null, sortieLe: null, realisation: null },
    ...{ echeances: [], evenements: [], message: null, du: null, factures: [] },
    beneficiaire: { prenoms: "Camille Anne", nom: "Durand", courriel: null },
    ...changements,
  };
}

function echeance(changements: Partial<Echeance>): Echeance {
  const nature = { code: "reponse_organisme", auteur: "organisme", evenement: "expirer_reponse" } as const;
  return { ...nature, jour: dateCivile("2026-12-01"), source: "R6333-5", confiance: "certaine", doute: null, ...changements } as Echeance;
}

describe("ce qu'un organisme lit de ses dossiers", () => {
  it("chaque état a un mot, une suite et un groupe ; seul ce qu'il a à faire porte un geste", () => {
    for (const etat of ETATS_DOSSIER) {
      const { etat: montre, groupe, geste } = vueDossierRecu(dossier({ etat }), JOUR);
      expect(montre.mot, etat).not.toBe("");
      expect(montre.suite, etat).not.toBe("");
      expect(geste !== null, etat).toBe(groupe === "a-vous");
    }
  });

  it("l'entrée et la sortie ne l'attendent qu'à leur jour", () => {
    const debut = dateCivile("2027-01-18");
    expect(vueDossierRecu(dossier({ etat: "acceptee" }), JOUR).groupe).toBe("en-cours");
    expect(vueDossierRecu(dossier({ etat: "acceptee" }), debut).geste?.quoi).toContain("Déclarez l'entrée");
    expect(vueDossierRecu(dossier({ etat: "en_formation" }), debut).groupe).toBe("en-cours");
    expect(vueDossierRecu(dossier({ etat: "en_formation" }), dateCivile("2027-01-22")).geste?.quoi).toContain("service fait");
  });

  it("la facture due et la somme à rendre l'attendent, la facture envoyée attend le service, la payée est finie", () => {
    const fini = (facturation: DossierOrganisme["facturation"]) =>
      vueDossierRecu(dossier({ etat: "service_fait_valide", facturation }), JOUR).groupe;
    expect([fini("a_facturer"), fini("a_rendre"), fini("facturee"), fini("payee"), fini("pas_facturable")]).toEqual([
      "a-vous",
      "a-vous",
      "en-cours",
      "fini",
      "fini",
    ]);
  });

  it("le plus pressé vient d'abord, les finis en dernier", () => {
    const tard = dossier({ id: "tard", echeances: [echeance({ jour: dateCivile("2026-12-09") })] });
    const tot = dossier({ id: "tot", echeances: [echeance({ jour: dateCivile("2026-11-25") })] });
    const fini = dossier({ id: "fini", etat: "refusee_organisme" });
    const attend = dossier({ id: "attend", etat: "proposee" });
    expect(vuesDossiersRecus([fini, tard, attend, tot], JOUR).map(({ id }) => id)).toEqual(["tot", "tard", "attend", "fini"]);
  });

  it("un délai qui ne ferme rien dit le jour de celui qui ferme", () => {
    const premier = echeance({ evenement: null });
    const second = echeance({ code: "abandon_reponse", auteur: "titulaire", jour: dateCivile("2026-12-31") });
    expect(phraseSinonRecue(premier, [premier, second])).toBe(
      "la personne peut retirer sa demande ; le 1er janvier 2027, la demande se ferme, et la personne en est prévenue.",
    );
    expect(phraseSinonRecue(premier, [premier])).toBe("le temps ne fait rien seul ; le dossier attend.");
  });

  it("le remboursement de la personne ne le regarde pas", () => {
    const echeances = [echeance({ code: "remboursement_titulaire", evenement: null }), echeance({})];
    expect(echeancesRecues({ echeances }).map(({ quoi }) => quoi)).toEqual(["Réponse de l'organisme"]);
  });

  it("l'histoire ne dit ni droits, ni qui paie", () => {
    const noms = ["accepter", "accepter_et_payer", "payer", "demander_cofinancement", "accorder_cofinancement", "expirer_entree"];
    const evenements = noms.map((evenement, rang) => ({
      ...{
        rang,
        machine: "dossier",
        evenement,
        de: "",
        vers: "",
        par: "financeur",
        signataire: null,
        le: new Date("2026-11-23T10:00:00Z"),
      },
      details: {},
    })) as DossierOrganisme["evenements"];
    const texte = histoireRecue({ evenements })
      .map(({ quoi }) => quoi)
      .join(" | ");
    expect(texte).not.toMatch(/droits|[Cc]ofinancement|Paiement/u);
    expect(texte).toContain("Proposition acceptée");
  });
});
