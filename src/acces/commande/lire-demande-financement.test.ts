// Une demande fausse est refusée champ par champ, par son nom, et rien d'impossible n'entre dans la loi.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lireDemandeFinancement } from "./lire-demande-financement.js";

const LOT = { id: "l1", montant: 24_000, declareLe: "2024-03-20", financeur: "etat" };
const JUSTE = {
  date: "2026-11-23",
  titulaire: { statut: "salarie" },
  formation: { type: "rncp", prix: 150_000 },
  cpf: 120_000,
  lotsCec: [LOT],
};
const AGENT = {
  date: "2026-11-23",
  titulaire: { statut: "agent_public" },
  formation: { type: "rncp", heures: 20.5 },
  cpfHeures: 10,
  lotsCec: [],
};

function chemins(valeur: unknown): string[] {
  const lue = lireDemandeFinancement(valeur);
  return "erreurs" in lue ? lue.erreurs.map(({ chemin }) => chemin) : [];
}

describe("lire une demande de financement", () => {
  it.each([
    ["en euros", JUSTE],
    ["en heures", AGENT],
    ["sans aucun droit", { ...JUSTE, cpf: 0, lotsCec: [] }],
    ["avec des apports vides", { ...JUSTE, dotations: [], abondements: [{ financeur: "opco", montant: 0 }] }],
  ])("une demande juste %s se lit", (_, valeur) => {
    expect(lireDemandeFinancement(valeur)).toHaveProperty("demande");
  });

  it.each<[string, unknown, string[]]>([
    ["un nombre", 3, [""]],
    ["une liste", [JUSTE], [""]],
    ["null", null, [""]],
    ["un champ absent", { ...JUSTE, cpf: undefined }, ["cpf"]],
    ["un champ inconnu", { ...JUSTE, bonus: 1 }, ["bonus"]],
    ["un champ inconnu profond", { ...JUSTE, formation: { ...JUSTE.formation, duree: 3 } }, ["formation.duree"]],
    ["un prix à virgule", { ...JUSTE, formation: { type: "rncp", prix: 10.5 } }, ["formation.prix"]],
    ["un prix négatif", { ...JUSTE, formation: { type: "rncp", prix: -1 } }, ["formation.prix"]],
    ["un prix en texte", { ...JUSTE, formation: { type: "rncp", prix: "1500" } }, ["formation.prix"]],
    ["un prix infini", { ...JUSTE, formation: { type: "rncp", prix: Number.POSITIVE_INFINITY } }, ["formation.prix"]],
    ["un type inconnu", { ...JUSTE, formation: { type: "poterie", prix: 1 } }, ["formation.type"]],
    ["un statut inconnu", { ...JUSTE, titulaire: { statut: "rentier" } }, ["titulaire.statut"]],
    ["une date impossible", { ...JUSTE, date: "2026-02-30" }, ["date"]],
    ["une date avec heure", { ...JUSTE, date: "2026-11-23T00:00:00Z" }, ["date"]],
    ["une date d'avant la participation", { ...JUSTE, date: "2024-05-01" }, ["date"]],
    ["un lot sans date", { ...JUSTE, lotsCec: [LOT, { ...LOT, id: "l2", declareLe: null }] }, ["lotsCec[1].declareLe"]],
    ["deux lots de même nom", { ...JUSTE, lotsCec: [LOT, LOT] }, ["lotsCec[1].id"]],
    ["un financeur de lot inconnu", { ...JUSTE, lotsCec: [{ ...LOT, financeur: "employeur" }] }, ["lotsCec[0].financeur"]],
    ["un apport d'un financeur inconnu", { ...JUSTE, abondements: [{ financeur: "mecene", montant: 1 }] }, ["abondements[0].financeur"]],
    ["des dotations nulles", { ...JUSTE, dotations: null }, ["dotations"]],
    ["des heures pour un salarié", { ...JUSTE, cpfHeures: 10 }, ["cpfHeures"]],
    ["des euros pour un agent public", { ...AGENT, cpf: 10 }, ["cpf"]],
    ["des heures négatives", { ...AGENT, cpfHeures: -1 }, ["cpfHeures"]],
  ])("%s est une faute à sa place", (_, valeur, attendus) => {
    expect(chemins(valeur)).toEqual(attendus);
  });

  it("une clé « __proto__ » est inconnue comme une autre", () => {
    const piege: unknown = JSON.parse(`{"__proto__":{"cpf":1},${JSON.stringify(JUSTE).slice(1)}`);
    expect(chemins(piege)).toEqual(["__proto__"]);
  });

  it("toute valeur JSON est lue ou refusée, jamais autre chose, et chaque faute dit ce qui est attendu", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (valeur) => {
        const lue = lireDemandeFinancement(valeur);
        if (!("erreurs" in lue)) throw new Error("une valeur au hasard ne peut pas être une demande");
        expect(lue.erreurs.length).toBeGreaterThan(0);
        for (const { phrase } of lue.erreurs) expect(phrase).toMatch(/, attendu /u);
      }),
    );
  });
});
