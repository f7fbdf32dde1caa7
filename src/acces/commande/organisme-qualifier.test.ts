// La commande « cec organisme qualifier » : ce qu'elle lit, ce qu'elle écrit.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, unMonde } from "../../../tests/outils/benevoles.js";
import { executerOrganismeQualifier, lireDecision, qualifierEnBase } from "./organisme-qualifier.js";

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
});
afterAll(() => monde.test.fermer());

describe("cec organisme qualifier", () => {
  it("lit le numéro, la décision et la raison, dans n'importe quel ordre", () => {
    const decision = lireDecision(["--article200", "oui", "W751000001", "--raison", "Objet culturel."], "camille");
    expect(decision).toEqual({ reference: "W751000001", article200: true, raison: "Objet culturel.", agent: "camille" });
  });

  it.each([
    [[], ["organisme", "--article200", "--raison"]],
    [["W1", "W2", "--article200=oui", "--raison=x"], ["organisme"]],
    [
      ["W1", "--article200=peut-être", "--raison= "],
      ["--article200", "--raison"],
    ],
    [
      ["W1", "--raison=x", "--vite", "--article200"],
      ["--vite", "--article200"],
    ],
  ])("nomme toutes les fautes de %j", (args, attendues) => {
    const decision = lireDecision(args, "camille");
    expect("fautes" in decision ? decision.fautes.map(({ chemin }) => chemin) : []).toEqual(attendues);
  });

  it("écrit la décision pour tous les bénévoles de l'organisme (L5151-9 6° a)", async () => {
    const id = await monde.association();
    const decide = await qualifierEnBase(monde.test.base, monde.horloge, {
      reference: id,
      article200: false,
      raison: "Activité lucrative.",
      agent: "camille",
    });
    expect(decide).toMatchObject({ id, article200: false, proposition: "oui" });
  });

  it("refuse un organisme inconnu", async () => {
    const demande = qualifierEnBase(monde.test.base, monde.horloge, {
      reference: "W999999999",
      article200: true,
      raison: "x",
      agent: "camille",
    });
    await expect(demande).rejects.toMatchObject({ code: "organismes/introuvable" });
  });

  it("sans argument, dit ce qui manque et rend 2 sans ouvrir de base", async () => {
    const ecrits: string[] = [];
    const vers = { ecrire: async (texte: string) => void ecrits.push(texte), fermee: () => false };
    expect(await executerOrganismeQualifier([], { sortie: vers, erreurs: vers })).toBe(2);
    expect(ecrits.join("")).toContain("organisme: attendu un seul numéro RNA");
  });
});
