// Ce que les formulaires des formations comprennent : des sommes, des hypothèses, une décision tardive, une note.
import { describe, expect, it } from "vitest";
import { lireFormulaire } from "../saisie.js";
import { formulaireTardif } from "./annuler/route.js";
import { formulaireCofinancement } from "./cofinancement/formulaire.js";
import { formulaireContestation, formulaireNote } from "./dossier/formulaire.js";
import { lireChangements } from "./dossier/repondre.js";
import { lireMontantTape } from "./montant.js";
import { formulaireEtSi, hypothesesDe, sansHypothese } from "./plan/formulaire.js";

function erreurs(lu: ReturnType<typeof lireFormulaire>): readonly string[] {
  return "erreurs" in lu ? lu.erreurs.map(({ champ }) => champ) : [];
}

describe("une somme tapée", () => {
  it("se lit comme on l'écrit, en centimes", () => {
    expect(["200", "200,5", "200.50 €", "1 200", "1\u202f200 euros", "0"].map(lireMontantTape)).toEqual([
      20_000, 20_050, 20_050, 120_000, 120_000, 0,
    ]);
  });

  it("ce qui n'est pas une somme n'est pas deviné", () => {
    expect(["", "deux cents", "-5", "12,345", "1e3", "9999999", "12,"].map(lireMontantTape)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("« et si »", () => {
  it("rien d'essayé ne demande qu'un plan", () => {
    const lu = lireFormulaire(formulaireEtSi, { action: "x" });
    expect("valeurs" in lu && sansHypothese(lu.valeurs)).toBe(true);
  });

  it("une situation inconnue ne change rien, une connue devient un statut", () => {
    for (const [situation, attendu] of [
      ["sans-emploi", { statut: "demandeur_emploi" }],
      ["roi", {}],
    ] as const) {
      const lu = lireFormulaire(formulaireEtSi, { situation });
      expect("valeurs" in lu ? hypothesesDe(lu.valeurs) : null).toEqual(attendu);
    }
  });

  it("tout ensemble, et la faute nomme son champ", () => {
    const lu = lireFormulaire(formulaireEtSi, { situation: "emploi", employeur: "200,50", droits: "oui" });
    expect("valeurs" in lu ? hypothesesDe(lu.valeurs) : null).toEqual({ statut: "salarie", abondementEmployeur: 20_050, enJanvier: true });
    expect(erreurs(lireFormulaire(formulaireEtSi, { employeur: "beaucoup" }))).toEqual(["employeur"]);
  });
});

describe("les décisions", () => {
  it("une force majeure dit sa cause ; annuler tard se choisit (R6333-5)", () => {
    expect(erreurs(lireFormulaire(formulaireTardif, {}))).toEqual(["choix"]);
    expect(erreurs(lireFormulaire(formulaireTardif, { choix: "force-majeure", cause: "  " }))).toEqual(["cause"]);
    expect(erreurs(lireFormulaire(formulaireTardif, { choix: "tard" }))).toEqual([]);
    expect(erreurs(lireFormulaire(formulaireTardif, { choix: "force-majeure", cause: "Hospitalisation" }))).toEqual([]);
  });

  it("une note va de 1 à 5, ou ne se donne pas ; contester dit ce qui est faux", () => {
    expect(lireFormulaire(formulaireNote, {})).toEqual({ valeurs: { note: null } });
    expect(lireFormulaire(formulaireNote, { note: "4" })).toEqual({ valeurs: { note: 4 } });
    expect(erreurs(lireFormulaire(formulaireNote, { note: "6" }))).toEqual(["note"]);
    expect(erreurs(lireFormulaire(formulaireContestation, { raison: "" }))).toEqual(["raison"]);
  });

  it("un cofinancement se demande à un employeur ou à une association, pour une somme (L6323-4 II)", () => {
    expect(erreurs(lireFormulaire(formulaireCofinancement, {}))).toEqual(["financeur", "montant"]);
    expect(erreurs(lireFormulaire(formulaireCofinancement, { financeur: "agefiph", montant: "0" }))).toEqual(["financeur", "montant"]);
    expect(lireFormulaire(formulaireCofinancement, { financeur: "association", montant: "100" })).toEqual({
      valeurs: { financeur: "association", montant: 10_000 },
    });
  });

  it("ce que l'organisme a changé se lit champ par champ", () => {
    const changements = { prix: { avant: 150_000, apres: 160_000 }, debut: { avant: "2027-01-18", apres: "2027-01-25" }, autre: 3 };
    expect(lireChangements({ changements }).map((phrase) => phrase.replaceAll(/[\u00a0\u202f]/gu, " "))).toEqual([
      "Le prix : 1 600 € au lieu de 1 500 €",
      "Le début : 25 janvier 2027 au lieu de 18 janvier 2027",
    ]);
    expect(lireChangements({})).toEqual([]);
  });
});
