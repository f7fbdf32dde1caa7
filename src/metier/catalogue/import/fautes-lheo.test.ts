// Les fautes d'une formation LHEO ou EDOF : chacune désigne son élément et sa ligne, et n'arrête pas les suivantes.
import { describe, expect, it } from "vitest";
import {
  ACTION,
  CERTIFICATION,
  documentLheo,
  EDOF,
  FORMATION,
  LIEU,
  lire,
  lireUne,
  ORGANISME,
  SESSION,
} from "../../../../tests/outils/lheo.js";
import { expliquerFauteImport } from "./faute.js";

describe("les fautes d'une formation", () => {
  it.each<[string, string, string, string, string]>([
    ["sans numéro", 'numero="F"', "", "element_manquant", "formation/@numero"],
    ["sans intitulé", "<intitule-formation>Titre</intitule-formation>", "", "element_manquant", "formation/intitule-formation"],
    ["intitulé vide", ">Titre<", "> <", "valeur_absente", "formation/intitule-formation"],
    ["sans objectif", "<objectif-formation>But</objectif-formation>", "", "element_manquant", "formation/objectif-formation"],
    ["sans certification", CERTIFICATION, "", "certification_absente", "formation"],
    ["fiche illisible", ">123<", ">12a<", "fiche_illisible", "formation/certification/code-RNCP"],
    ["fiche de l'autre répertoire", ">123<", ">RS123<", "fiche_illisible", "formation/certification/code-RNCP"],
    [
      "code-CPF inconnu",
      CERTIFICATION,
      "<certification><code-CPF>CPF999</code-CPF></certification>",
      "valeur_inconnue",
      "formation/certification/code-CPF",
    ],
    [
      "code hérité",
      CERTIFICATION,
      "<certification><code-CPF>constructor</code-CPF></certification>",
      "valeur_inconnue",
      "formation/certification/code-CPF",
    ],
    [
      "public inconnu",
      CERTIFICATION,
      '<extras><extra info="cec:public">tous</extra></extras>',
      "valeur_inconnue",
      "formation/extras/extra",
    ],
    [
      "public et certification",
      "<action",
      '<extras><extra info="cec:public">benevoles</extra></extras><action',
      "public_et_certification",
      "formation",
    ],
    [
      "SIRET faux",
      "00000101600013",
      "00000101600014",
      "siret_illisible",
      "formation/organisme-formation-responsable/SIRET-organisme-formation/SIRET",
    ],
    ["sans organisme", ORGANISME, "", "element_manquant", "formation/organisme-formation-responsable"],
    ["sans action", ACTION, "", "element_manquant", "formation/action"],
    [
      "modalité inconnue",
      "<modalites-enseignement>0",
      "<modalites-enseignement>toString",
      "valeur_inconnue",
      "formation/action/modalites-enseignement",
    ],
    [
      "sans modalité",
      "<modalites-enseignement>0</modalites-enseignement>",
      "",
      "element_manquant",
      "formation/action/modalites-enseignement",
    ],
    ["sans lieu", LIEU, "", "element_manquant", "formation/action/lieu-de-formation"],
    ["sans ville", "<ville>Grenoble</ville>", "", "element_manquant", "formation/action/lieu-de-formation/coordonnees/adresse/ville"],
    ["sans session", SESSION, "", "element_manquant", "formation/action/session"],
    ["date impossible", "20270201", "20270230", "date_illisible", "formation/action/session/periode/debut"],
    ["date française", "20270201", "01/02/2027", "date_illisible", "formation/action/session/periode/debut"],
    ["sans fin", "<fin>20270202</fin>", "", "element_manquant", "formation/action/session/periode/fin"],
    ["date indéterminée sans entrée permanente", "20270202", "99999999", "date_illisible", "formation/action/session/periode/fin"],
    ["dates à l'envers", "20270202", "20270131", "dates_a_l_envers", "formation/action/session"],
    ["état inconnu", "<etat-recrutement>1", "<etat-recrutement>4", "valeur_inconnue", "formation/action/session/etat-recrutement"],
    ["prix illisible", "<prix-total-TTC>100<", "<prix-total-TTC>cent<", "prix_illisible", "formation/action/prix-total-TTC"],
    ["prix négatif", "<prix-total-TTC>100<", "<prix-total-TTC>-1<", "prix_illisible", "formation/action/prix-total-TTC"],
    ["sans prix", "<prix-total-TTC>100</prix-total-TTC>", "", "prix_absent", "formation/action"],
    ["deux actions du même numéro", ACTION, ACTION + ACTION, "numero_en_double", "formation/action[2]"],
    ["deux sessions du même numéro", SESSION, SESSION + SESSION, "numero_en_double", "formation/action/session[2]"],
    ["numéro d'action démesuré", '"A"', `"${"a".repeat(5000)}"`, "valeur_trop_longue", "formation/action"],
    ["entité inconnue", "Contenu", "pr&eacute;sent", "entite_inconnue", "formation/contenu-formation"],
    ["caractère de commande", "Contenu", "a\u0001b", "caractere_interdit", "formation/contenu-formation"],
    ["octet abîmé", "Contenu", "a\ufffdb", "encodage_invalide", "formation/contenu-formation"],
    ["d'un autre espace de noms", "<action", '<action xmlns="urn:x"', "element_manquant", "formation/action"],
  ])("%s", async (_cas, avant, apres, code, champ) => {
    const { valeur, fautes } = await lireUne(avant, apres);
    expect(valeur).toBeNull();
    expect(fautes).toContainEqual(
      expect.objectContaining({ code, champ, details: expect.objectContaining({ ligne: expect.any(Number) }) }),
    );
    expect(fautes.filter(({ avertissement }) => avertissement !== true)).toHaveLength(1);
  });

  it.each<[string, string, string, string]>([
    ["niveau inconnu", CERTIFICATION, `${CERTIFICATION}<code-niveau-sortie>9</code-niveau-sortie>`, "valeur_inconnue"],
    [
      "FORMACODE faux",
      CERTIFICATION,
      `${CERTIFICATION}<domaine-formation><code-FORMACODE>12</code-FORMACODE></domaine-formation>`,
      "code_illisible",
    ],
    [
      "adresse sans protocole",
      CERTIFICATION,
      `${CERTIFICATION}<url-formation><urlweb>exemple.fr</urlweb></url-formation>`,
      "code_illisible",
    ],
    ["code postal étranger", "38000", "L-1234", "code_postal_illisible"],
    ["heures illisibles", "<nombre-heures-total>7", "<nombre-heures-total>sept", "heures_illisibles"],
    ["action sans numéro", '<action numero="A">', "<action>", "numero_absent"],
    ["session sans numéro", '<session numero="S">', "<session>", "numero_absent"],
    ["intitulé trop long", ">Titre<", `>${"a".repeat(300)}<`, "valeur_trop_longue"],
    ["numéro d'activité faux", "<nom-organisme>", "<numero-activite>1</numero-activite><nom-organisme>", "numero_activite_illisible"],
  ])("avertit sans rejeter : %s", async (_cas, avant, apres, code) => {
    const { valeur, fautes } = await lireUne(avant, apres);
    expect(valeur).not.toBeNull();
    expect(fautes).toMatchObject([{ code, avertissement: true }]);
    const [faute] = fautes;
    expect(faute === undefined ? "" : expliquerFauteImport(faute, "organisme").phrase).not.toMatch(/[{}]|undefined/u);
  });

  it("EDOF exige exactement un code, et ne connaît pas la suspension", async () => {
    const deux = "<certification><code-RNCP>123</code-RNCP><code-RS>5</code-RS></certification>";
    const choix = await lireUne(CERTIFICATION, deux, EDOF);
    expect(choix.fautes).toMatchObject([{ code: "certification_choix", champ: "formation/certification", details: { lus: 2 } }]);
    expect((await lireUne(CERTIFICATION, "<certification></certification>", EDOF)).fautes).toMatchObject([{ details: { lus: 0 } }]);
    const suspendue = await lireUne("<etat-recrutement>1", "<etat-recrutement>3", EDOF);
    expect(suspendue.fautes).toMatchObject([{ code: "valeur_inconnue", details: { valeur: "3", attendues: "1, 2" } }]);
  });

  it("n'écrit que les cinquante premières fautes d'une formation, et la rejette", async () => {
    const { valeur, fautes } = await lireUne(SESSION, SESSION.replace("20270201", "x").repeat(80));
    expect(valeur).toBeNull();
    expect(fautes).toHaveLength(50);
  });

  it("désigne la ligne du fichier et le rang de l'élément", async () => {
    const seconde = ACTION.replace('"A"', '"B"').replace("20270201", "x");
    const { fautes } = await lireUne(ACTION, `${ACTION}\n\n${seconde}`);
    expect(fautes).toMatchObject([{ champ: "formation/action[2]/session/periode/debut", details: { ligne: 7 } }]);
  });

  it("une formation en faute n'arrête pas les suivantes", async () => {
    const { lignes } = await lire(documentLheo(FORMATION.replace(">Titre<", "><") + FORMATION.replace('"F"', '"G"')));
    expect(lignes.map(({ numero, cle, valeur }) => [numero, cle, valeur !== null])).toEqual([
      [1, "F", false],
      [2, "G", true],
    ]);
  });
});
