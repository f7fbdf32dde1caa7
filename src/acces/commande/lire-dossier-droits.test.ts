// La lecture d'un dossier de droits : toute faute est dite à son chemin.
import { describe, expect, it } from "vitest";
import { CAS_DROITS } from "../../../tests/cas/droits.cas.js";
import { lireDossierDroits } from "./lire-dossier-droits.js";

const TITULAIRE = { naissance: "1990-05-01", contratApprentissage: null, retraite: null, deces: null };
const SANITAIRE = { id: "a1", type: "reserve_sanitaire", annee: 2025, jours: 30, declareLe: null };

function chemins(valeur: unknown): string[] {
  const lu = lireDossierDroits(valeur);
  return "erreurs" in lu ? lu.erreurs.map((faute) => faute.chemin) : [];
}

function avec(activite: object, autre: object = {}): unknown {
  return { evalueLe: "2026-11-23", titulaire: TITULAIRE, activites: [{ ...SANITAIRE, ...activite }], ...autre };
}

describe("Lire un dossier de droits", () => {
  it("lit tous les dossiers du tableau sans rien y changer", () => {
    for (const cas of CAS_DROITS) expect(lireDossierDroits(cas.dossier)).toEqual({ dossier: cas.dossier });
  });

  it("refuse par son nom un champ inconnu, une date impossible, un nombre négatif", () => {
    expect(chemins(avec({ truc: 1 }))).toEqual(["activites[0].truc"]);
    expect(chemins(avec({ declareLe: "2026-02-30" }))).toEqual(["activites[0].declareLe"]);
    expect(chemins(avec({ jours: -1 }))).toEqual(["activites[0].jours"]);
    expect(chemins(avec({}, { utilises: 1.5 }))).toEqual(["utilises"]);
    expect(chemins(avec({ type: "zut" }))).toEqual(["activites[0].type"]);
    expect(chemins(null)).toEqual([""]);
  });

  it("refuse deux activités du même identifiant et une période à l'envers ou sur deux années", () => {
    const service = { id: "a1", type: "service_civique", debut: "2025-05-01", fin: "2025-04-30", organisme: { id: "o" }, declareLe: null };
    expect(chemins(avec({}, { activites: [SANITAIRE, service] }))).toEqual(["activites[1].id", "activites[1].fin"]);
    const civique = { ...service, type: "reserve_civique", fin: "2026-01-01", heures: 1, fonction: "autre", attesteLe: null };
    expect(chemins(avec({}, { activites: [civique] }))).toEqual(["activites[0].fin"]);
  });
});
