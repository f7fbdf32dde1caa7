// L'accord du numéro et de l'identité, trait par trait : ce qui s'accorde, ce qui se contredit, ce qu'on ne peut pas dire.
import { describe, expect, it } from "vitest";
import { coherenceNir, type IdentiteFranceConnect, type TableDesLieux } from "./coherence-nir.js";

const DEMONSTRATION = "262087510704255";
const IDENTITE: IdentiteFranceConnect = { gender: "female", birthdate: "1962-08-24", birthplace: "75107", birthcountry: "99100" };

function avecCle(treize: string): string {
  const corse = treize.replace(/^(.{5})2A/u, "$119").replace(/^(.{5})2B/u, "$118");
  return `${treize}${(97n - (BigInt(corse) % 97n)).toString().padStart(2, "0")}`;
}

const TABLE: TableDesLieux = {
  communeConnue: (code) => ["33063", "33318", "49018"].includes(code),
  memeCommune: (a, b) => [a, b].toSorted().join() === "49018,49031",
  paysConnu: (code) => ["99352", "99109"].includes(code),
};

describe("l'accord d'un numéro et d'une identité", () => {
  it("l'identité publique de démonstration s'accorde en tout", () => {
    expect(coherenceNir(DEMONSTRATION, IDENTITE)).toEqual({ sexe: "coherent", annee: "coherent", mois: "coherent", lieu: "coherent" });
  });

  it("un numéro mal formé ne prouve rien", () => {
    expect(new Set(Object.values(coherenceNir("262087510704256", IDENTITE)))).toEqual(new Set(["indecidable"]));
  });

  it("une identité vide ne prouve rien", () => {
    expect(new Set(Object.values(coherenceNir(DEMONSTRATION, {})))).toEqual(new Set(["indecidable"]));
  });

  it.each([
    ["male", "incoherent"],
    ["unspecified", "indecidable"],
  ])("sexe %s : %s", (gender, accord) => {
    expect(coherenceNir(DEMONSTRATION, { ...IDENTITE, gender }).sexe).toBe(accord);
  });

  it.each([
    ["2062-08-01", "coherent", "coherent"],
    ["1963-09-24", "incoherent", "incoherent"],
    ["1962-00-00", "coherent", "indecidable"],
    ["1962-08-00", "coherent", "coherent"],
    ["1962-07-00", "coherent", "indecidable"],
    ["1962-01-01", "coherent", "indecidable"],
  ])("naissance %s : année %s, mois %s", (birthdate, annee, mois) => {
    expect(coherenceNir(DEMONSTRATION, { ...IDENTITE, birthdate })).toMatchObject({ annee, mois });
  });

  it("un mois inconnu dans le numéro ne se compare pas", () => {
    expect(coherenceNir(avecCle("2623075107042"), IDENTITE).mois).toBe("indecidable");
  });

  it.each([
    ["Montreuil, de la Seine à la Seine-Saint-Denis", "1600375048020", "93048", "coherent"],
    ["Argenteuil, de la Seine-et-Oise au Val-d'Oise", "1600378018020", "95018", "coherent"],
    ["Ajaccio avant 1976", "1600320004020", "2A004", "coherent"],
    ["Mayotte avant 2011", "1900398508020", "97608", "coherent"],
    ["Saint-Martin avant 2007", "1900397127020", "97801", "coherent"],
    ["Paris sans arrondissement", "1900375056020", "75107", "coherent"],
    ["deux arrondissements de Paris", "1900375106020", "75107", "incoherent"],
    ["deux départements", "1900333063020", "75107", "incoherent"],
    ["deux communes d'un département, sans table", "1900333063020", "33318", "indecidable"],
    ["né à l'étranger selon le numéro", "1900399352020", "75107", "incoherent"],
    ["commune absente de l'identité", "1900333063020", "", "indecidable"],
  ])("en France, %s", (_, treize, birthplace, accord) => {
    expect(coherenceNir(avecCle(treize), { ...IDENTITE, birthplace }).lieu).toBe(accord);
  });

  it.each([
    ["33063", "33318", "incoherent"],
    ["49018", "49031", "coherent"],
    ["33999", "33318", "indecidable"],
  ])("avec la table des communes, %s et %s : %s", (commune, birthplace, accord) => {
    expect(coherenceNir(avecCle(`19003${commune}020`), { ...IDENTITE, birthplace }, TABLE).lieu).toBe(accord);
  });

  it.each([
    ["le même pays", "1550399352020", "99352", "1955-03-02", "coherent"],
    ["l'Algérie par un ancien département", "1550392352020", "99352", "1955-03-02", "coherent"],
    ["le Maroc par le 95", "1550395004020", "99350", "1955-03-02", "coherent"],
    ["la Tunisie par le 96", "1550396004020", "99351", "1955-03-02", "coherent"],
    ["le 92 d'après 1968 n'est pas l'Algérie", "1750392050020", "99352", "1975-03-02", "incoherent"],
    ["le 92 n'est pas le Maroc", "1550392050020", "99350", "1955-03-02", "incoherent"],
    ["un ancien département sans date de naissance", "1550392050020", "99352", undefined, "indecidable"],
    ["un autre pays", "1550399109020", "99352", "1955-03-02", "incoherent"],
    ["une naissance en France", "1550333063020", "99352", "1955-03-02", "incoherent"],
  ])("hors de France, %s", (_, treize, birthcountry, birthdate, accord) => {
    expect(coherenceNir(avecCle(treize), { gender: "male", birthplace: "", birthcountry, birthdate }, TABLE).lieu).toBe(accord);
  });

  it("un pays qui n'existe plus ne se compare pas", () => {
    expect(coherenceNir(avecCle("1550399123020"), { birthplace: "", birthcountry: "99155" }, TABLE).lieu).toBe("indecidable");
  });
});
