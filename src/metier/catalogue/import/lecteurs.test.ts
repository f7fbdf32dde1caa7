// Les lecteurs de catalogue : chaque piège de chaque format, et ce qu'une ligne fausse répond.
import { describe, expect, it } from "vitest";
import { enFlux } from "../../../../tests/outils/catalogue.js";
import { codes, refus, tout } from "../../../../tests/outils/lignes-lues.js";
import { dateCivile } from "../../../socle/valeurs/date-civile.js";
import { lireFranceCompetences } from "./lire-france-competences.js";
import { lireOrganismes } from "./lire-organismes.js";
import { lireEuros, lireFiche, lireHeures, lireNiveau } from "./lire-valeur.js";

const JOUR = dateCivile("2026-11-23");

describe("les valeurs d'un catalogue", () => {
  it("un prix en euros devient des centimes, arrondis au plus proche", () => {
    const prix = ["1500", "1500.5", "1333,333333", "0.285", "0.005", "1 500", "-1", "1e3", "", "12345678901"];
    expect(prix.map(lireEuros)).toEqual([150_000, 150_050, 133_333, 29, 1, null, null, null, null, null]);
  });

  it("une durée a deux décimales, et reste sous cent mille heures", () => {
    expect(["35", "10.5", "99999", "100000", "long"].map(lireHeures)).toEqual([35, 10.5, 99_999, null, null]);
  });

  it("une fiche est un répertoire et un numéro", () => {
    expect(["RNCP509", " rs 6117 ", "RNCP00509", "509", "RNCP", "RNCP0", "RNCP123456789"].map(lireFiche)).toEqual([
      "RNCP509",
      "RS6117",
      "RNCP509",
      null,
      null,
      null,
      null,
    ]);
  });

  it("un niveau se lit dans l'ancienne nomenclature comme dans la nouvelle", () => {
    expect(["Niveau 5 (BTS)", "NIVEAU III (BTS, DUT)", "Niveau IV", "niveau V", "Sans niveau spécifique", ""].map(lireNiveau)).toEqual([
      5,
      5,
      4,
      3,
      null,
      null,
    ]);
  });
});

describe("le fichier Standard de France compétences", () => {
  const ENTETE = '"Numero_Fiche";"Intitule";"Nomenclature_Europe_Niveau";"Date_Fin_Enregistrement";"Actif"';
  const lire = (...lignes: readonly string[]) => tout(lireFranceCompetences(enFlux([ENTETE, ...lignes].join("\r\n")), JOUR));

  it("lit la date au format français, le niveau et l'activité", async () => {
    const [ligne] = await lire('"RNCP1";"Brasseur";"NIV4";"31/12/2027";"ACTIVE"');
    expect(ligne).toMatchObject({ numero: 2, cle: "RNCP1", fautes: [] });
    expect(ligne?.valeur).toEqual({
      genre: "fiche",
      code: "RNCP1",
      intitule: "Brasseur",
      niveau: 4,
      active: true,
      finEnregistrement: "2027-12-31",
      clea: false,
    });
  });

  it("avertit d'une fiche encore active dont l'enregistrement est fini, et la garde (L6323-6)", async () => {
    const [finie, derniere] = await lire('RNCP1;A;NIV4;"22/11/2026";ACTIVE', 'RNCP2;B;;"23/11/2026";ACTIVE');
    expect(finie).toMatchObject({
      valeur: { active: true },
      fautes: [{ code: "certification_expiree", details: { fin: "22 novembre 2026" } }],
    });
    expect(derniere?.fautes).toEqual([]);
  });

  it("reconnaît CléA, que le plafond du répertoire spécifique ne touche pas (D6323-1 A)", async () => {
    const lues = await lire("RS5080;Certificat CléA;;;ACTIVE", "RS1;Nucléaire;;;ACTIVE");
    expect(lues.map(({ valeur }) => valeur)).toMatchObject([{ clea: true }, { clea: false }]);
  });

  it.each([
    ["RNCPX;A;NIV4;;ACTIVE", ["fiche_illisible"]],
    [";A;NIV4;;ACTIVE", ["valeur_absente"]],
    ["RNCP1;;NIV4;;ACTIVE", ["valeur_absente"]],
    ["RNCP1;A;NIV9;;ACTIVE", ["(niveau_illisible)"]],
    ["RNCP1;A;NIV4;2027-12-31;ACTIVE", ["date_illisible"]],
    ["RNCP1;A;NIV4;31/02/2027;ACTIVE", ["date_illisible"]],
    ["RNCP1;A;NIV4;;Oui", ["valeur_inconnue"]],
    ["RNCP1;A;NIV4;;", ["valeur_inconnue"]],
    ["RNCP1;A;NIV4;ACTIVE", ["colonnes_absentes"]],
    ["RNCP1;A;NIV4;;ACTIVE;", ["colonnes_en_trop"]],
    [";;;;", ["ligne_sans_contenu"]],
    ['RNCP1;"A;NIV4;;ACTIVE', ["guillemet_non_ferme"]],
  ])("%s : %j", async (texte, attendus) => {
    const [ligne] = await lire(texte);
    expect(ligne === undefined ? [] : codes(ligne)).toEqual(attendus);
    expect(ligne?.valeur === null).toBe(attendus.some((code) => !code.startsWith("(")));
  });
});

describe("les autres fichiers de France compétences", () => {
  const lire = (...lignes: readonly string[]) => tout(lireFranceCompetences(enFlux(lignes.join("\n")), JOUR));

  it("le SIRET d'un certificateur perd sa tabulation ; faux, il s'en va et le nom reste", async () => {
    const [juste, faux, sans] = await lire(
      "Numero_Fiche;Siret_Certificateur;Nom_Certificateur",
      '"RNCP509";"\t11004301500012";"MINISTERE"',
      '"RNCP509";"\t11004301500013";"AUTRE"',
      "RNCP509;;Institut étranger",
    );
    expect(juste?.valeur).toMatchObject({ elements: [{ cle: "11004301500012", valeur: { siret: "11004301500012", nom: "MINISTERE" } }] });
    expect(faux).toMatchObject({
      valeur: { elements: [{ valeur: { siret: null, nom: "AUTRE" } }] },
      fautes: [{ code: "siret_illisible" }],
    });
    expect(sans?.fautes).toEqual([]);
  });

  it.each([
    ["Numero_Fiche;Bloc_Competences_Code;Bloc_Competences_Libelle", "RNCP509;RNCP510BC01;Bloc", ["bloc_illisible"]],
    ["Numero_Fiche;Bloc_Competences_Code;Bloc_Competences_Libelle", "RNCP509;B1;Bloc", ["bloc_illisible"]],
    ["Numero_Fiche;Codes_Rome_Code;Codes_Rome_Libelle", "RNCP509;Z1203;Métier", ["valeur_inconnue"]],
    ["Numero_Fiche;Formacode_Code;Formacode_Libelle", "RNCP509;4287;Sécurité", ["valeur_inconnue"]],
    ["Numero_Fiche;Nsf_Code;Nsf_Intitule", "RNCP509;2512;Mécanique", ["valeur_inconnue"]],
    ["Numero_Fiche;Nom_Partenaire;Siret_Partenaire;Habilitation_Partenaire", "RNCP509;;;HABILITATION_ORGA_FORM", ["valeur_absente"]],
    ["Numero_Fiche;Ancienne_Certification;Nouvelle_Certification", "RNCP509;;", ["valeur_absente"]],
    ["Numero_Fiche;Ancienne_Certification;Nouvelle_Certification", "RNCP509;;38228", ["fiche_illisible"]],
  ])("%s : « %s » répond %j", async (entete, ligne, attendus) => {
    const [lue] = await lire(entete, ligne);
    expect(lue === undefined ? [] : codes(lue)).toEqual(attendus);
  });

  it.each([
    ["Numero_Fiche;Libelle_Inconnu\nRNCP1;x", "entete_inconnue"],
    ["Siret_Certificateur;Nom_Certificateur\n1;x", "colonne_manquante"],
    ["Numero_Fiche;Nsf_Code;NSF_CODE\nRNCP1;221;221", "colonne_en_double"],
    ["Numero_Fiche,Nsf_Code,Nsf_Intitule\nRNCP1,221,x", "entete_separateur"],
    ["Numero_Fiche;Si_Jury\nRNCP1;x", "fichier_sans_usage"],
  ])("%j : %s", async (texte, code) => {
    expect(await refus(lireFranceCompetences(enFlux(texte), JOUR))).toMatchObject({ code });
  });
});

describe("la liste publique des organismes de formation", () => {
  const COLONNES = [
    "numeroDeclarationActivite",
    "denomination",
    "siren",
    "siretEtablissementDeclarant",
    "adressePhysiqueOrganismeFormation.codePostal",
    "adressePhysiqueOrganismeFormation.ville",
    "certifications.actionsDeFormation",
    "certifications.bilansDeCompetences",
    "certifications.VAE",
  ];
  const lire = (...lignes: readonly string[]) => tout(lireOrganismes(enFlux([COLONNES.join(";"), ...lignes].join("\n"))));

  it("compose le SIRET du SIREN et des cinq chiffres de l'établissement, et en vérifie la clé", async () => {
    const [ligne] = await lire("11755555555;Atelier;497843029;00016;67000;Strasbourg;true;false;");
    expect(ligne).toEqual({
      numero: 2,
      cle: "49784302900016",
      fautes: [],
      valeur: {
        siret: "49784302900016",
        denomination: "Atelier",
        numeroActivite: "11755555555",
        codePostal: "67000",
        ville: "Strasbourg",
        qualiopiFormation: true,
        qualiopiBilan: false,
        qualiopiVae: null,
      },
    });
  });

  it.each([
    ["11755555555;Atelier;497843029;00017;67000;;;;", ["siret_illisible"]],
    ["11755555555;Atelier;97843029;00016;67000;;;;", ["siren_illisible"]],
    ["11755555555;Atelier;497843029;16;67000;;;;", ["nic_illisible"]],
    ["11755555555;Atelier;497843029;49784302900016;67000;;;;", []],
    ["11755555555;;497843029;00016;67000;;;;", ["valeur_absente"]],
    ["11755555555;Atelier;;;67000;;;;", ["valeur_absente", "valeur_absente"]],
    ["1175;Atelier;497843029;00016;6700;;peut-être;;", ["(numero_activite_illisible)", "(code_postal_illisible)", "(oui_non_illisible)"]],
  ])("%s : %j", async (texte, attendus) => {
    const [ligne] = await lire(texte);
    expect(ligne === undefined ? [] : codes(ligne)).toEqual(attendus);
  });

  it("refuse un fichier à qui manque une colonne, en la nommant", async () => {
    const faute = await refus(lireOrganismes(enFlux("siren;denomination\n1;A\n")));
    expect(faute).toMatchObject({ code: "colonne_manquante", details: { colonnes: "siretetablissementdeclarant" } });
  });
});
