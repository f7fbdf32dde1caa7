// Chaque faute a sa ligne qui la fait naître, et son explication entière.
import { describe, expect, it } from "vitest";
import { codesDe, lireEssai } from "../../../../tests/outils/lire-depot.js";
import { articleCite } from "../../../regles/articles.js";
import type { TypeActivite } from "../../../regles/faits.js";
import { ecrireCsv } from "./ecrire.js";
import { DOUTES, FAUTES_DU_DEPOT, RESERVES_DU_DEPOT } from "./fautes-du-depot.js";
import { FAUTES_D_ECRITURE, FAUTES_DU_FICHIER } from "./fautes-du-fichier.js";
import { CODES_FAUTES, type CodeFaute, exemple, expliquerFaute, NOMS_COLONNES, type NomColonne } from "./index.js";

const NIR = "284058832100156";
type Change = Partial<Record<NomColonne, string>>;

/** Une ligne juste de l'activité, changée. */
const CAS: readonly (readonly [CodeFaute, TypeActivite, Change])[] = [
  ["champ_exige", "sapeur_pompier_volontaire", { date_signature: "" }],
  ["champ_exige", "service_civique", { nom_naissance: "" }],
  ["champ_sans_objet", "service_civique", { apprenti: "x" }],
  ["texte_trop_long", "service_civique", { contrat: "x".repeat(201) }],
  ["id_ligne_mal_forme", "service_civique", { id_ligne: "=1+1" }],
  ["nir_a_la_mauvaise_place", "maitre_apprentissage", { apprenti: "n° 2 84 05 88 321 001 56" }],
  ["operation_inconnue", "service_civique", { operation: "effacer" }],
  ["origine_manquante", "service_civique", { operation: "annulation" }],
  ["origine_sans_objet", "service_civique", { id_ligne_origine: "x" }],
  ["origine_elle_meme", "service_civique", { operation: "rectification", id_ligne: "a", id_ligne_origine: "a" }],
  ["annee_illisible", "reserve_sanitaire", { annee_reference: "25" }],
  ["annee_avant_2017", "reserve_sanitaire", { annee_reference: "2016" }],
  ["annee_future", "reserve_sanitaire", { annee_reference: "2027" }],
  ["activite_inconnue", "service_civique", { code_activite: "SERVICE" }],
  ["nir_longueur", "service_civique", { nir: "28405" }],
  ["nir_sexe", "service_civique", { nir: `7${NIR.slice(1)}` }],
  ["nir_mois", "service_civique", { nir: "284138832100112" }],
  ["nir_lieu", "service_civique", { nir: "284050032100112" }],
  ["nir_ordre", "service_civique", { nir: "284058832100012" }],
  ["nir_cle", "service_civique", { nir: "284058832100157" }],
  ["nom_illisible", "service_civique", { nom_naissance: "M4RTIN" }],
  ["nom_illisible", "service_civique", { prenoms: "--" }],
  ["sexe_inconnu", "service_civique", { sexe: "H" }],
  ["date_illisible", "service_civique", { date_debut: "06/01/2025" }],
  ["date_inexistante", "service_civique", { date_naissance: "1984-02-30" }],
  ["date_inexistante", "service_civique", { date_naissance: "1984-00-12" }],
  ["date_future", "sapeur_pompier_volontaire", { date_signature: "2026-11-24" }],
  ["naissance_trop_ancienne", "service_civique", { date_naissance: "1884-05-17" }],
  ["commune_mal_formee", "service_civique", { code_commune_naissance: "99100" }],
  ["commune_hors_de_france", "service_civique", { code_pays_naissance: "99341" }],
  ["pays_mal_forme", "service_civique", { code_pays_naissance: "FR", code_commune_naissance: "" }],
  ["pays_inconnu", "service_civique", { code_pays_naissance: "99999", code_commune_naissance: "" }],
  ["courriel_mal_forme", "service_civique", { courriel: "anne" }],
  ["siret_mal_forme", "service_civique", { siret_organisme: "9,99E+13" }],
  ["siret_cle", "service_civique", { siret_organisme: "99900000600019" }],
  ["rna_mal_forme", "service_civique", { rna_organisme: "751000001" }],
  ["registre_mal_forme", "service_civique", { registre_local: "Colmar" }],
  ["organisme_non_designe", "service_civique", { siret_organisme: "" }],
  ["code_postal_mal_forme", "service_civique", { code_postal_organisme: "1000" }],
  ["fonction_inconnue", "benevolat_associatif", { fonction: "tresorier" }],
  ["fonction_impossible", "benevolat_associatif", { fonction: "ENCADREMENT_RESERVISTES" }],
  ["quantite_illisible", "reserve_sanitaire", { quantite: "31 j" }],
  ["quantite_virgule", "reserve_citoyenne_reinsertion", { quantite: "84,5" }],
  ["quantite_negative", "reserve_sanitaire", { quantite: "-1" }],
  ["quantite_trop_grande", "reserve_sanitaire", { quantite: "10001" }],
  ["quantite_non_entiere", "reserve_sanitaire", { quantite: "31.5" }],
  ["unite_inconnue", "reserve_sanitaire", { unite: "jours" }],
  ["unite_inattendue", "reserve_sanitaire", { unite: "HEURES" }],
  ["liste_illisible", "reserve_police_nationale", { vacations_par_an: "75,75,80" }],
  ["liste_trop_longue", "reserve_police_nationale", { vacations_par_an: Array(81).fill("75").join("|") }],
  ["qualite_inconnue", "reserve_police_nationale", { qualite: "5" }],
  ["thematique_inconnue", "reserve_civique", { thematique: "sport" }],
  ["oui_non_attendu", "service_civique", { formation_secondaire: "vrai" }],
  ["fin_avant_debut", "service_civique", { date_fin: "2024-12-31" }],
  ["debut_avant_naissance", "service_civique", { date_naissance: "2025-06-01" }],
  ["periode_hors_annee", "benevolat_associatif", { date_debut: "2024-12-31" }],
  ["annee_et_periode", "service_civique", { annee_reference: "2023" }],
  ["annee_et_signature", "reserve_communale_securite_civile", { annee_reference: "2024" }],
  ["annee_et_arrete", "sapeur_pompier_volontaire", { arrete_notifie_le: "2026-01-02" }],
  ["arrete_avant_signature", "sapeur_pompier_volontaire", { arrete_notifie_le: "2025-02-28" }],
  ["debut_avant_signature", "sapeur_pompier_volontaire", { date_debut: "2025-02-28" }],
  ["validation_incomplete", "benevolat_associatif", { valideur_nom: "" }],
  ["validation_avant_fin", "benevolat_associatif", { date_validation: "2025-12-01" }],
  ["moins_de_15_ans", "service_civique", { date_naissance: "2010-01-07" }],
  ["plus_de_jours_que_l_annee", "reserve_sanitaire", { quantite: "366" }],
  ["plus_de_24_heures_par_jour", "benevolat_associatif", { quantite: "9000" }],
  ["plus_de_366_vacations", "reserve_police_nationale", { vacations_par_an: "75|367|80" }],
  ["interventions_trop_serrees", "reserve_citoyenne_education_nationale", { quantite: "400" }],
  ["annees_sans_chiffre", "reserve_police_nationale", { vacations_par_an: "75" }],
  ["annee_non_close", "reserve_sanitaire", { annee_reference: "2026" }],
  ["fonction_sans_droit", "benevolat_associatif", { fonction: "SANS_OBJET" }],
  ["qualite_sans_droit", "reserve_police_nationale", { qualite: "2" }],
  ["engagement_court", "sapeur_pompier_volontaire", { quantite: "3" }],
  ["periode_tres_longue", "reserve_citoyenne_defense_securite", { date_debut: "2001-01-01", date_fin: "2070-01-01" }],
  ["commune_inconnue", "service_civique", { code_commune_naissance: "88999" }],
];

const LIEUX = {
  communeConnue: (code: string) => code !== "88999",
  memeCommune: () => false,
  paysConnu: (code: string) => code !== "99999",
};

describe("chaque faute naît de sa ligne", () => {
  it.each(CAS)("%s (%s, %j)", async (code, type, change) => {
    const ligne = { ...exemple(type).lignes[0], ...change };
    expect(codesDe(await lireEssai(ecrireCsv([ligne]), { lieux: LIEUX }))).toEqual([code]);
  });

  it("et la table les a toutes, hors celles de l'écriture et du dépôt, qui ont leurs propres essais", () => {
    const ailleurs = { ...FAUTES_DU_FICHIER, ...FAUTES_D_ECRITURE, ...FAUTES_DU_DEPOT, ...DOUTES, ...RESERVES_DU_DEPOT };
    const essayees = new Set(CAS.map(([code]) => code));
    expect(CODES_FAUTES.filter((code) => !essayees.has(code) && !(code in ailleurs))).toEqual([]);
    expect(essayees.size).toBeGreaterThan(60);
  });
});

describe("toutes les fautes d'une ligne se disent ensemble", () => {
  it("vingt au plus, sans jamais le numéro", async () => {
    const ligne = Object.fromEntries(NOMS_COLONNES.map((nom) => [nom, `!${NIR}!`]));
    const [lue] = [await lireEssai(ecrireCsv([ligne]))].flat();
    expect(lue).toMatchObject({ genre: "fautes", idLigne: null });
    const fautes = lue !== undefined && "genre" in lue && lue.genre === "fautes" ? lue.fautes : [];
    expect(fautes.length).toBeGreaterThan(12);
    expect(fautes.length).toBeLessThanOrEqual(20);
    expect(JSON.stringify([fautes, fautes.map(expliquerFaute)])).not.toContain(NIR);
  });

  it("un numéro employé comme identifiant n'est ni gardé ni rendu (R6323-37)", async () => {
    const lues = await lireEssai(ecrireCsv([{ ...exemple("service_civique").lignes[0], id_ligne: NIR }]));
    expect(lues).toMatchObject([{ genre: "fautes", idLigne: null, fautes: [{ code: "nir_a_la_mauvaise_place" }] }]);
    expect(JSON.stringify(lues)).not.toContain(NIR);
  });
});

describe("l'explication d'une faute", () => {
  it.each(CODES_FAUTES.map((code) => [code] as const))("%s : règle, phrase et conduite, et un article connu", (code) => {
    const { regle, phrase, conduite, article } = expliquerFaute({ code, champ: null });
    for (const texte of [regle, phrase, conduite]) {
      expect(texte.length).toBeGreaterThan(8);
      expect(texte).not.toMatch(/[{}]|undefined/u);
    }
    if (article !== null) expect(articleCite(article), article).not.toBeNull();
  });

  it("prend l'article de l'activité en cause, puis celui de la colonne", () => {
    const details = { activite: "sapeur_pompier_volontaire" };
    expect(expliquerFaute({ code: "champ_exige", champ: "date_signature", details }).article).toBe("D5151-14 I 9°");
    expect(expliquerFaute({ code: "champ_exige", champ: "apprenti" }).article).toBe("D5151-14 I 6°");
    expect(expliquerFaute({ code: "champ_exige", champ: "prenoms" }).article).toBeNull();
  });
});

describe("l'identité", () => {
  it.each([
    ["un numéro qui dit la même personne", { nir: NIR }, null],
    ["un numéro d'un autre sexe", { nir: NIR, sexe: "M" }, "nir_et_traits"],
    ["un numéro d'une autre année", { nir: NIR, date_naissance: "1985-05-17" }, "nir_et_traits"],
    ["sans numéro, une date présumée", { date_naissance: "1984-00-00" }, "traits_incomplets"],
    ["sans numéro ni lieu", { code_commune_naissance: "" }, "traits_incomplets"],
    ["avec le numéro, sans lieu", { nir: NIR, code_commune_naissance: "" }, null],
    ["un numéro écrit avec des espaces", { nir: "2 84 05 88 321 001 56" }, null],
  ])("%s : doute %j", async (_, change, doute) => {
    const lues = await lireEssai(ecrireCsv([{ ...exemple("service_civique").lignes[0], ...change }]));
    expect(lues).toMatchObject([{ genre: "ligne", ligne: { doute, nir: "nir" in change ? NIR : null } }]);
  });

  it("un établissement de La Poste a sa propre clé de SIRET", async () => {
    const avec = (siret_organisme: string) => lireEssai(ecrireCsv([{ ...exemple("service_civique").lignes[0], siret_organisme }]));
    expect(codesDe(await avec("35600000000048"))).toEqual([]);
    expect(codesDe(await avec("35600000049837"))).toEqual([]);
    expect(codesDe(await avec("35600000049838"))).toEqual(["siret_cle"]);
  });
});
