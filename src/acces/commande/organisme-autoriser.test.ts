// La commande « cec organisme autoriser » : ce qu'elle lit, ce qu'elle accorde, ce qu'elle refuse.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { inscrireDeclarant } from "../../metier/organismes/index.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import { autoriserEnBase, executerOrganismeAutoriser, lireAutorisation } from "./organisme-autoriser.js";

const SIRET = "00000101600013";
let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
  await monde.agir(SYSTEME, (ctx) => inscrireDeclarant(ctx, { siret: SIRET, nom: "Service d'incendie" }));
});
afterAll(() => monde.test.fermer());

const ENTIERE = ["--activite=sapeur_pompier_volontaire", "--depuis=2026-01-01", "--raison=Décision du préfet."];
const TAPEE = {
  reference: SIRET,
  type: "sapeur_pompier_volontaire",
  depuis: dateCivile("2026-01-01"),
  jusquAu: null,
  peutEmployerNir: false,
  raison: "Décision du préfet.",
  agent: "camille",
} as const;

describe("cec organisme autoriser", () => {
  it("lit l'organisme, l'activité, les dates, l'emploi du NIR et la raison, dans n'importe quel ordre", () => {
    expect(lireAutorisation([...ENTIERE, SIRET], "camille")).toEqual(TAPEE);
    expect(lireAutorisation([SIRET, "--nir", "oui", "--jusqu-au", "2026-01-01", "--agent", "lou", ...ENTIERE], "camille")).toEqual({
      ...TAPEE,
      jusquAu: "2026-01-01",
      peutEmployerNir: true,
      agent: "lou",
    });
  });

  it.each([
    [[], ["organisme", "--activite", "--depuis", "--raison"]],
    [["W1", "W2", ...ENTIERE], ["organisme"]],
    [
      ["W1", "--activite=pompier", "--depuis=01/01/2026", "--jusqu-au=demain", "--nir=peut-être", "--raison= "],
      ["--activite", "--depuis", "--jusqu-au", "--nir", "--raison"],
    ],
    [["W1", "--jusqu-au=2025-12-31", ...ENTIERE], ["--jusqu-au"]],
    [["W1", "--vite", ...ENTIERE], ["--vite"]],
  ])("nomme toutes les fautes de %j", (args, attendues) => {
    const lue = lireAutorisation(args, "camille");
    expect("fautes" in lue ? lue.fautes.map(({ chemin }) => chemin) : []).toEqual(attendues);
  });

  it("accorde au nom de l'agent, et refuse la période déjà couverte", async () => {
    const accordee = await autoriserEnBase(monde.test.base, monde.horloge, { ...TAPEE, reference: "000 001 016 00013" });
    expect(accordee).toMatchObject({ organisme: { nom: "Service d'incendie" }, autorisation: { decideePar: "camille", jusquAu: null } });
    const encore = autoriserEnBase(monde.test.base, monde.horloge, { ...TAPEE, depuis: dateCivile("2027-01-01") });
    await expect(encore).rejects.toMatchObject({ code: "organismes/autorisation-chevauche" });
  });

  it("refuse un organisme inconnu, et un organisme qui n'est pas déclarant", async () => {
    const pour = (reference: string) => autoriserEnBase(monde.test.base, monde.horloge, { ...TAPEE, reference });
    await expect(pour("W999999999")).rejects.toMatchObject({ code: "organismes/introuvable" });
    await expect(pour(await monde.association())).rejects.toMatchObject({ code: "organismes/pas-declarant" });
  });

  it("sans argument, dit ce qui manque et rend 2 sans ouvrir de base", async () => {
    const ecrits: string[] = [];
    const vers = { ecrire: async (texte: string) => void ecrits.push(texte), fermee: () => false };
    expect(await executerOrganismeAutoriser([], { sortie: vers, erreurs: vers })).toBe(2);
    expect(ecrits.join("")).toContain("--activite: attendu l'une des activités : benevolat_associatif");
  });
});
