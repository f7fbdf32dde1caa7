// La configuration : chaque faute se dit, toutes ensemble, et la démonstration ne s'ouvre pas au public.
import { describe, expect, it } from "vitest";
import { ConfigurationInvalide, lireReglages, SIRET_EXPLOITANT_DEMONSTRATION } from "./config.js";

const cle = (motif: string) => motif.repeat(32);
const PRODUCTION = {
  DEMONSTRATION: "non",
  HOST: "0.0.0.0",
  URL_PUBLIQUE: "https://engagement.exemple.fr/",
  DATABASE_URL: "postgres://cec_service@base/cec",
  DATABASE_URL_PROPRIETAIRE: "postgres://cec_proprietaire@base/cec",
  CLE_NIR: cle("a1"),
  CLE_EMPREINTE_NIR: cle("b2"),
  CLE_SESSION: cle("c3"),
  SMTP_URL: "smtp://courrier.exemple.fr",
  COURRIEL_EXPEDITEUR: "ne-pas-repondre@exemple.fr",
  FRANCECONNECT_URL: "https://fc.exemple.fr/api/v2",
  FRANCECONNECT_ID: "un",
  FRANCECONNECT_SECRET: "secret-un",
  FRANCECONNECT_PLUS_URL: "https://fcp.exemple.fr/api/v2",
  FRANCECONNECT_PLUS_ID: "deux",
  FRANCECONNECT_PLUS_SECRET: "secret-deux",
  PROCONNECT_URL: "https://pc.exemple.fr/api/v2",
  PROCONNECT_ID: "trois",
  PROCONNECT_SECRET: "secret-trois",
};

/** Noms des réglages en faute, dans l'ordre du message. */
function fautesDe(env: NodeJS.ProcessEnv): string[] {
  try {
    lireReglages(env);
    return [];
  } catch (erreur) {
    if (!(erreur instanceof ConfigurationInvalide)) throw erreur;
    return [...erreur.message.matchAll(/^ {2}- (\w+) : \S/gmu)].map((trouve) => trouve[1] ?? "");
  }
}

describe("La configuration", () => {
  it("sans rien dire, ouvre une démonstration sur cette machine seulement", () => {
    expect(lireReglages({})).toMatchObject({
      demonstration: true,
      hote: "127.0.0.1",
      port: 3000,
      urlPublique: "http://localhost:3000",
      oidc: null,
    });
  });

  it("complète, ouvre la production, l'adresse publique sans barre finale", () => {
    expect(lireReglages(PRODUCTION)).toMatchObject({ demonstration: false, urlPublique: "https://engagement.exemple.fr", hote: "0.0.0.0" });
  });

  it.each([
    ["PORT", "abc"],
    ["PORT", ""],
    ["PORT", "70000"],
    ["PORT", "65535"],
    ["HOST", ""],
    ["HOST", "0.0.0.0"],
    ["DONNEES", ""],
    ["DATABASE_URL", "mysql://base"],
    ["DATABASE_URL_PROPRIETAIRE", "base"],
    ["URL_PUBLIQUE", "pas une adresse"],
    ["URL_PUBLIQUE", "http://localhost:3000/cec"],
    ["URL_PUBLIQUE", "https://engagement.exemple.fr"],
    ["URL_PUBLIQUE", "http://localhost.exemple.fr"],
    ["DEMONSTRATION", "peut-etre"],
    ["CLE_NIR", "court"],
    ["CLE_SESSION", cle("ZZ")],
    ["SMTP_URL", "http://courrier"],
    ["COURRIEL_EXPEDITEUR", "personne"],
    ["FRANCECONNECT_URL", "fc"],
    ["SIRET_EXPLOITANT", "180 020 026 00018"],
    ["SIRET_EXPLOITANT", "exploitant"],
  ])("refuse %s=« %s » en le nommant", (nom, valeur) => {
    expect(fautesDe({ [nom]: valeur })).toEqual([nom]);
  });

  it("dit toutes les fautes ensemble, celles d'une démonstration publique comprises", () => {
    const env = { PORT: "x", CLE_NIR: "court", HOST: "0.0.0.0", URL_PUBLIQUE: "https://engagement.exemple.fr" };
    expect(fautesDe(env).toSorted()).toEqual(["CLE_NIR", "HOST", "PORT", "URL_PUBLIQUE"]);
  });

  it("en production, nomme d'un coup tout ce qui manque", () => {
    const { DEMONSTRATION, HOST: _hote, ...exigees } = PRODUCTION;
    expect(fautesDe({ DEMONSTRATION }).toSorted()).toEqual(Object.keys(exigees).toSorted());
    for (const nom of Object.keys(exigees)) expect(fautesDe({ ...PRODUCTION, [nom]: "" })).toContain(nom);
  });

  it("en production, refuse les clés de démonstration, une clé pour deux usages, le http et le rôle propriétaire pour servir", () => {
    expect(fautesDe({ ...PRODUCTION, CLE_NIR: cle("0f") })).toEqual(["CLE_NIR"]);
    expect(fautesDe({ ...PRODUCTION, CLE_SESSION: PRODUCTION.CLE_NIR })).toEqual(["CLE_SESSION"]);
    expect(fautesDe({ ...PRODUCTION, URL_PUBLIQUE: "http://engagement.exemple.fr" })).toEqual(["URL_PUBLIQUE"]);
    expect(fautesDe({ ...PRODUCTION, PROCONNECT_URL: "http://pc.exemple.fr" })).toEqual(["PROCONNECT_URL"]);
    expect(fautesDe({ ...PRODUCTION, DATABASE_URL: PRODUCTION.DATABASE_URL_PROPRIETAIRE })).toEqual(["DATABASE_URL"]);
  });

  it("n'ouvre l'espace de l'exploitant qu'au SIRET réglé : personne en production sans lui, un numéro inventé en démonstration", () => {
    expect(lireReglages({}).siretExploitant).toBe(SIRET_EXPLOITANT_DEMONSTRATION);
    expect(lireReglages(PRODUCTION).siretExploitant).toBeNull();
    expect(lireReglages({ ...PRODUCTION, SIRET_EXPLOITANT: " " }).siretExploitant).toBeNull();
    expect(lireReglages({ ...PRODUCTION, SIRET_EXPLOITANT: "497 843 029 00016" }).siretExploitant).toBe("49784302900016");
    expect(fautesDe({ ...PRODUCTION, SIRET_EXPLOITANT: SIRET_EXPLOITANT_DEMONSTRATION })).toEqual(["SIRET_EXPLOITANT"]);
  });

  it("ne répète jamais une clé ni un secret dans ses fautes", () => {
    expect(() => lireReglages({ ...PRODUCTION, CLE_NIR: `${cle("a1")}x`, PORT: "x" })).toThrow(ConfigurationInvalide);
    expect(() => lireReglages({ ...PRODUCTION, CLE_NIR: `${cle("a1")}x`, PORT: "x" })).not.toThrow(/a1a1|secret-un/u);
  });
});
