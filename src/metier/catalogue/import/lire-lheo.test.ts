// La lecture de LHEO et d'EDOF : les exemples passent tels quels, et les codes se traduisent.
import { createReadStream } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  ACTION,
  ADRESSE_EXEMPLES,
  CERTIFICATION,
  documentLheo,
  exemple,
  FORMATION,
  LHEO,
  lire,
  lireUne,
} from "../../../../tests/outils/lheo.js";
import { dateCivile } from "../../../socle/valeurs/date-civile.js";
import type { FormationDonnee } from "../offre.js";
import { lireLheo } from "./lire-lheo.js";

describe("les exemples", () => {
  it("LHEO 2.3 : les bénévoles, les volontaires et le titre RNCP (L6323-6)", async () => {
    const { lignes, refus } = await lire(exemple("offre-lheo.xml"));
    expect(refus).toBeNull();
    expect(lignes.map(({ numero, cle, fautes }) => [numero, cle, fautes])).toEqual([
      [1, "TRESO-2027", []],
      [2, "SECOURS-SC", []],
      [3, "ASSISTANT-COMPTABLE", []],
    ]);
    const [tresorier, accueil, comptable] = lignes.map(({ valeur }) => valeur);
    expect(tresorier).toMatchObject({
      source: "lheo",
      siret: "00000101600013",
      organismeNom: "Atelier des associations",
      numeroActivite: "82380000000",
      type: "benevoles_volontaires",
      certification: null,
      publics: ["benevoles"],
      roles: ["tresorier"],
      formacodes: ["32663"],
      romes: ["M1203"],
      url: "https://atelier.exemple/formations/tresorerie",
      prerequis: "Être bénévole d'une association.",
      prerequisAVerifier: false,
    });
    expect(accueil).toMatchObject({
      publics: ["benevoles", "service_civique"],
      actions: [{ prix: 15_000, heures: 12, modalite: "mixte" }],
    });
    expect(accueil?.contenu).toContain("des lieux & des documents");
    expect(comptable).toMatchObject({
      type: "rncp",
      certification: "RNCP37949",
      blocs: ["RNCP37949BC01"],
      niveauSortie: 5,
      prerequisAVerifier: true,
      actions: [{ prix: 495_000, accessible: false, accesHandicap: "" }],
    });
  });

  it("LHEO 2.3 : les lieux, les dates et les prix de la première", async () => {
    const tresorier = (await lire(exemple("offre-lheo.xml"))).lignes[0]?.valeur;
    expect(tresorier?.actions).toEqual([
      {
        numero: "TRESO-GRENOBLE",
        modalite: "presentiel",
        entreesPermanentes: false,
        adresse: "3 rue des Tanneurs",
        codePostal: "38000",
        commune: "Grenoble",
        prix: 18_000,
        heures: 14,
        accessible: true,
        accesHandicap: "Salle de plain-pied, boucle magnétique sur demande.",
        langue: "fr",
        sessions: [
          { numero: "TRESO-2027-02", debut: dateCivile("2027-02-06"), fin: dateCivile("2027-03-06"), etat: "ouverte", places: null },
          { numero: "TRESO-2027-10", debut: dateCivile("2027-10-02"), fin: dateCivile("2027-11-06"), etat: "suspendue", places: null },
        ],
      },
      expect.objectContaining({ numero: "TRESO-DISTANCE", modalite: "distance", entreesPermanentes: true, sessions: [], commune: "" }),
    ]);
  });

  it("EDOF en ISO-8859-1 : une fiche RNCP, une fiche RS, un bilan de compétences", async () => {
    const octets = exemple("offre-edof.xml");
    const { lignes, refus } = await lire(octets);
    expect(refus).toBeNull();
    expect(lignes.map(({ fautes }) => fautes)).toEqual([[], [], []]);
    const [titre, tableur, bilan] = lignes.map(({ valeur }) => valeur);
    expect(titre).toMatchObject({ source: "edof", type: "rncp", certification: "RNCP37949", blocs: ["RNCP37949BC01", "RNCP37949BC02"] });
    expect(titre).toMatchObject({ objectif: "Préparer le titre professionnel.", prerequisAVerifier: true });
    expect(titre?.actions[0]).toMatchObject({ prix: 495_000, heures: 420, accessible: true });
    expect(titre?.actions[0]?.sessions.map(({ etat }) => etat)).toEqual(["ouverte", "fermee"]);
    expect(tableur).toMatchObject({
      type: "repertoire_specifique",
      actions: [{ entreesPermanentes: true, sessions: [], modalite: "distance" }],
    });
    expect(bilan).toMatchObject({ type: "bilan_competences", certification: null });
    // Coupé n'importe où, le même fichier se lit pareil.
    expect((await lire(octets, 7)).lignes).toEqual(lignes);
  });

  it("se lisent depuis le disque, en flux", async () => {
    const cles: string[] = [];
    for await (const { cle } of lireLheo(createReadStream(new URL("offre-lheo.xml", ADRESSE_EXEMPLES)))) cles.push(cle);
    expect(cles).toHaveLength(3);
  });
});

describe("les codes", () => {
  it.each<[string, string, Partial<FormationDonnee>]>([
    ["code RNCP avec son préfixe", "<certification><code-RNCP>RNCP123</code-RNCP></certification>", { certification: "RNCP123" }],
    ["RS", "<certification><code-RS>RS99</code-RS></certification>", { type: "repertoire_specifique", certification: "RS99" }],
    [
      "VAE d'une fiche",
      "<certification><code-RNCP>5</code-RNCP><code-CPF>CPF200</code-CPF></certification>",
      { type: "vae", certification: "RNCP5" },
    ],
    ["bilan", "<certification><code-CPF>CPF202</code-CPF></certification>", { type: "bilan_competences", certification: null }],
    ["permis B", "<certification><code-CPF>CPF206</code-CPF></certification>", { type: "permis_leger" }],
    ["permis A1", "<certification><code-CPF>CPF219</code-CPF></certification>", { type: "permis_leger" }],
    ["permis C", "<certification><code-CPF>CPF210</code-CPF></certification>", { type: "permis_lourd" }],
    ["bloc", `${CERTIFICATION}<extras><extra info="cec:type">bloc_competences</extra></extras>`, { type: "bloc_competences" }],
    [
      "pompiers",
      '<extras><extra info="cec:public">sapeurs_pompiers</extra></extras>',
      { publics: ["sapeurs_pompiers"], certification: null },
    ],
    ["niveau d'après 2019", `${CERTIFICATION}<code-niveau-sortie>18</code-niveau-sortie>`, { niveauSortie: 8 }],
    ["niveau d'avant 2019", `${CERTIFICATION}<code-niveau-sortie>6</code-niveau-sortie>`, { niveauSortie: 5 }],
    ["niveau non donné", `${CERTIFICATION}<code-niveau-sortie>0</code-niveau-sortie>`, { niveauSortie: null }],
  ])("%s", async (_cas, certification, attendu) => {
    const { valeur, fautes } = await lireUne(CERTIFICATION, certification);
    expect(fautes).toEqual([]);
    expect(valeur).toMatchObject(attendu);
  });

  it.each(["http://www.lheo.org/2.2", "http://lheo.gouv.fr/2.2", LHEO])(
    "tolère l'espace de noms %s, avec ou sans préfixe",
    async (espace) => {
      const prefixe = documentLheo(FORMATION, espace)
        .replaceAll(/<(\/?)([a-zA-Z])/gu, "<$1l:$2")
        .replace("xmlns=", "xmlns:l=");
      for (const texte of [documentLheo(FORMATION, espace), prefixe]) expect((await lire(texte)).lignes[0]?.valeur?.numero).toBe("F");
    },
  );

  it("sans dates, une session d'entrée permanente fermée ferme l'entrée", async () => {
    const entree = "<modalites-entrees-sorties>1</modalites-entrees-sorties>";
    const fermee = ACTION.replace("<modalites-entrees-sorties>0</modalites-entrees-sorties>", entree)
      .replace(/<periode>.*<\/periode>/u, "")
      .replace("<etat-recrutement>1", "<etat-recrutement>2");
    const { valeur } = await lireUne(ACTION, fermee);
    expect(valeur?.actions).toMatchObject([{ entreesPermanentes: false, sessions: [] }]);
  });
});
