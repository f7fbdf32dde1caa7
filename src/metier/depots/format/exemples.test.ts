// Les exemples et les schémas publiés : ce qui est montré passe, et le schéma dit ce que la lecture dit.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { lireEssai } from "../../../../tests/outils/lire-depot.js";
import { TYPES_ACTIVITE, type TypeActivite } from "../../../regles/faits.js";
import { RACINE } from "../../../socle/racine.js";
import { lireFaits, TYPES_DEPOSES } from "../../activites/index.js";
import { type ChampsNommes, ecrireCsv, ecrireNdjson } from "./ecrire.js";
import { COLONNES, exemple, jsonSchema, NOMS_COLONNES, nomDeFichier, tableSchema } from "./index.js";

const valider = new Ajv2020({ strict: false, allErrors: true }).compile(jsonSchema());
const TYPES = TYPES_ACTIVITE.map((type) => [type] as const);

async function lignesDe(type: TypeActivite, format: "csv" | "ndjson") {
  const { entete, lignes } = exemple(type);
  const lues = await lireEssai(format === "csv" ? ecrireCsv(lignes, entete) : ecrireNdjson(lignes), { format });
  return Array.isArray(lues) ? lues : [];
}

describe.each(TYPES)("l'exemple de %s (D5151-14)", (type) => {
  it("passe tel quel, sans faute, sans réserve et sans doute", async () => {
    const lues = await lignesDe(type, "csv");
    expect(lues).toHaveLength(2);
    for (const lue of lues) expect(lue).toMatchObject({ genre: "ligne", ligne: { codeActivite: type, reserves: [], doute: null } });
  });

  it("dit la même chose en NDJSON, jusqu'à l'empreinte", async () => {
    const sansNumero = (lues: Awaited<ReturnType<typeof lignesDe>>) =>
      lues.map((lue) => (lue.genre === "ligne" ? { ...lue.ligne, numero: 0 } : lue));
    expect(sansNumero(await lignesDe(type, "ndjson"))).toEqual(sansNumero(await lignesDe(type, "csv")));
  });

  it("est le fichier distribué avec le projet", () => {
    const { entete, lignes } = exemple(type);
    const lire = (suffixe: string) => readFileSync(join(RACINE, `donnees/exemples-depot/${type}.${suffixe}`), "utf8");
    expect(lire("csv")).toBe(ecrireCsv(lignes, entete));
    expect(lire("ndjson")).toBe(ecrireNdjson(lignes));
  });

  it("satisfait le schéma JSON publié", () => {
    for (const ligne of exemple(type).lignes) expect(valider(ligne), JSON.stringify(valider.errors)).toBe(true);
  });
});

describe("les faits lus", () => {
  it.each(TYPES_DEPOSES.map((type) => [type] as const))("de %s sont ceux que le compte accepte (L5151-9)", async (type) => {
    for (const lue of await lignesDe(type, "csv")) {
      const faits = lue.genre === "ligne" ? lue.ligne.faits : null;
      expect(lireFaits(faits)).toEqual({ valide: true, faits });
    }
  });
});

/** Une ligne juste, changée ; `null` retire un champ. */
const FAUSSES: readonly (readonly [string, TypeActivite, Record<string, unknown>])[] = [
  ["un champ inconnu", "service_civique", { couleur: "bleu" }],
  ["un identifiant vide", "service_civique", { id_ligne: "" }],
  ["un identifiant trop long", "service_civique", { id_ligne: "a".repeat(65) }],
  ["une opération inconnue", "service_civique", { operation: "effacer" }],
  ["une rectification sans origine", "service_civique", { operation: "rectification" }],
  ["une création qui nomme une origine", "service_civique", { id_ligne_origine: "x" }],
  ["une année trop ancienne", "service_civique", { annee_reference: 2016 }],
  ["une année en texte trop ancienne", "service_civique", { annee_reference: "2016" }],
  ["une activité inconnue", "service_civique", { code_activite: "pompier" }],
  ["un sexe inconnu", "service_civique", { sexe: "H" }],
  ["une date française", "service_civique", { date_debut: "06/01/2025" }],
  ["une date de naissance française", "service_civique", { date_naissance: "17/05/1984" }],
  ["un début qui manque", "service_civique", { date_debut: "" }],
  ["une quantité sans objet", "service_civique", { quantite: 3, unite: "JOURS" }],
  ["un apprenti pour un service civique", "service_civique", { apprenti: "x" }],
  ["un apprenti qui manque", "maitre_apprentissage", { apprenti: null }],
  ["une quantité négative", "reserve_sanitaire", { quantite: -1 }],
  ["une quantité à virgule", "reserve_sanitaire", { quantite: "31,5" }],
  ["des jours qui ne sont pas entiers", "reserve_sanitaire", { quantite: 31.5 }],
  ["une mauvaise unité", "reserve_sanitaire", { unite: "HEURES" }],
  ["une fonction pour un pompier", "sapeur_pompier_volontaire", { fonction: "DIRECTION" }],
  ["une signature qui manque", "sapeur_pompier_volontaire", { date_signature: "" }],
  ["une qualité inconnue", "reserve_police_nationale", { qualite: "5" }],
  ["une liste illisible", "reserve_police_nationale", { vacations_par_an: "75,75" }],
  ["une vacation négative", "reserve_police_nationale", { vacations_par_an: [75, -1] }],
  ["un valideur sans date", "benevolat_associatif", { date_validation: "" }],
  ["un organisme que rien ne désigne", "benevolat_associatif", { siret_organisme: "" }],
  ["un SIRET trop court", "benevolat_associatif", { siret_organisme: "123" }],
  ["un nombre là où un texte est attendu", "benevolat_associatif", { code_postal_organisme: 88_000 }],
  ["une thématique inconnue", "reserve_civique", { thematique: "sport" }],
  ["un oui en anglais", "reserve_civique", { formation_secondaire: "yes" }],
];

describe("le schéma JSON refuse ce que la lecture refuse", () => {
  it.each(FAUSSES)("%s", async (_, type, change) => {
    const ligne = { ...exemple(type).lignes[0], ...change };
    expect(valider(ligne)).toBe(false);
    const lues = await lireEssai(`${JSON.stringify(ligne)}\n`, { format: "ndjson" });
    expect(lues).toMatchObject([{ genre: "fautes" }]);
  });

  it.each([
    ["des nombres JSON", "reserve_citoyenne_reinsertion", { quantite: 84.5, annee_reference: 2025 }],
    ["une liste de nombres", "reserve_police_nationale", { vacations_par_an: [75, 75, 80] }],
    ["un vrai booléen", "service_civique", { formation_secondaire: false }],
    ["des champs vides ou nuls", "service_civique", { nir: null, courriel: "" }],
  ] as const)("et accepte comme elle %s", async (_, type, change) => {
    const ligne = { ...exemple(type).lignes[0], ...change };
    expect(valider(ligne), JSON.stringify(valider.errors)).toBe(true);
    expect(await lireEssai(`${JSON.stringify(ligne)}\n`, { format: "ndjson" })).toMatchObject([{ genre: "ligne" }]);
  });
});

describe("le schéma des fichiers CSV", () => {
  it("a toutes les colonnes, dans l'ordre, avec un titre, une description et ses contraintes", () => {
    const schema = JSON.parse(JSON.stringify(tableSchema()));
    expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual(NOMS_COLONNES);
    expect(schema).toMatchObject({ version: "1.0", lang: "fr", missingValues: [""], primaryKey: ["id_ligne"] });
    for (const champ of schema.fields)
      expect(champ).toMatchObject({ title: expect.any(String), description: expect.any(String), constraints: {} });
  });

  it("accepte par ses motifs les valeurs des exemples", () => {
    for (const ligne of TYPES_ACTIVITE.flatMap((type): readonly ChampsNommes[] => exemple(type).lignes)) {
      for (const nom of NOMS_COLONNES) {
        const { motif } = COLONNES[nom];
        const valeur = ligne[nom] ?? "";
        if (motif !== undefined && valeur !== "") expect(valeur).toMatch(new RegExp(`^(?:${motif})$`, "u"));
      }
    }
  });

  it("donne le nom de fichier conseillé", () => {
    expect(nomDeFichier({ siret: "99900000600018", annee: 2025, rang: 2 }, "csv")).toBe("cec_declarations_99900000600018_2025_1.0_2.csv");
  });
});
