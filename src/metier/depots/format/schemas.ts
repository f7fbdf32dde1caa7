// Les schémas publiés, nés de la définition des colonnes : TableSchema (Frictionless) pour le CSV, JSON Schema 2020-12 pour le NDJSON.
import { LIGNES } from "../../../regles/activites/ligne.js";
import { TYPES_ACTIVITE, type TypeActivite } from "../../../regles/faits.js";
import { COLONNES, type Colonne, type Nature, NOMS_COLONNES, type NomColonne, VERSION_SCHEMA } from "./colonnes.js";
import { ecrireCsv, ecrireNdjson } from "./ecrire.js";
import { exemple } from "./exemples.js";
import { colonnesSansObjet, REGLES_PAR_ACTIVITE } from "./regles-par-activite.js";

type Json = Readonly<Record<string, unknown>>;

const TITRE = "Déclarations au compte d'engagement citoyen";
const DESCRIPTION =
  "Activités déclarées par les organismes pour des personnes (Code du travail, L5151-9, D5151-14). Une ligne par personne, activité et année.";
const TYPES_FRICTIONLESS: Readonly<Record<Nature, string>> = {
  texte: "string",
  entier: "integer",
  decimal: "number",
  date: "date",
  date_presumee: "string",
  liste_entiers: "string",
  liste_decimaux: "string",
  oui_non: "string",
};

function sansAbsents(valeurs: Json): Json {
  return Object.fromEntries(Object.entries(valeurs).filter(([, valeur]) => valeur !== undefined));
}

function exigeePour(nom: NomColonne): readonly TypeActivite[] {
  return TYPES_ACTIVITE.filter((type) => REGLES_PAR_ACTIVITE[type].exiges.includes(nom));
}

/** Ce que la colonne contient, et pour quelles activités elle est exigée. */
function decrire(nom: NomColonne): string {
  const { description, article, exigee } = COLONNES[nom];
  const pour = exigeePour(nom);
  const exigence = exigee || pour.length === 0 ? "" : ` Exigée pour : ${pour.join(", ")}.`;
  return `${description}${exigence}${article === undefined ? "" : ` (${article})`}`;
}

function champTable(nom: NomColonne): Json {
  const colonne = COLONNES[nom];
  const texte = TYPES_FRICTIONLESS[colonne.nature] === "string";
  const constraints = sansAbsents({
    required: colonne.exigee,
    unique: nom === "id_ligne" ? true : undefined,
    enum: colonne.valeurs,
    pattern: texte && colonne.valeurs === undefined && colonne.motif !== undefined ? `^(?:${colonne.motif})$` : undefined,
    minimum: colonne.nature === "decimal" ? 0 : colonne.nature === "entier" ? 2017 : undefined,
    maximum: colonne.nature === "decimal" ? colonne.maximum : undefined,
    maxLength: texte ? colonne.maximum : undefined,
  });
  return sansAbsents({
    name: nom,
    title: colonne.titre,
    description: decrire(nom),
    type: TYPES_FRICTIONLESS[colonne.nature],
    format: colonne.nature === "date" ? "%Y-%m-%d" : "default",
    decimalChar: colonne.nature === "decimal" ? "." : undefined,
    example: colonne.exemple === "" ? undefined : colonne.exemple,
    constraints,
  });
}

/** Le schéma des fichiers CSV (Frictionless Table Schema, en français). */
export function tableSchema(): Json {
  return {
    $schema: "https://specs.frictionlessdata.io/schemas/table-schema.json",
    name: "declarations-compte-engagement-citoyen",
    title: TITRE,
    description: `${DESCRIPTION} CSV UTF-8, séparateur « ; », guillemets doublés, en-tête obligatoire, ordre des colonnes libre.`,
    version: VERSION_SCHEMA,
    lang: "fr",
    fields: NOMS_COLONNES.map(champTable),
    missingValues: [""],
    primaryKey: ["id_ligne"],
    dialect: { delimiter: ";", quoteChar: '"', doubleQuote: true, header: true },
    examples: TYPES_ACTIVITE.map((type) => {
      const { entete, lignes } = exemple(type);
      return { name: type, title: LIGNES[type].sujet, data: ecrireCsv(lignes, entete) };
    }),
  };
}

const VIDE: Json = { enum: ["", null] };

function motifDe(colonne: Colonne, exigee: boolean): string | undefined {
  if (colonne.motif === undefined) return undefined;
  return exigee ? `^(?:${colonne.motif})$` : `^(?:${colonne.motif})?$`;
}

function proprieteDeNombre(colonne: Colonne): Json {
  const minimum = colonne.nature === "entier" ? 2017 : 0;
  const types = colonne.exigee ? ["number", "string"] : ["number", "string", "null"];
  const multipleOf = colonne.nature === "entier" ? 1 : undefined;
  return sansAbsents({
    type: types,
    minimum,
    maximum: colonne.nature === "entier" ? 9999 : colonne.maximum,
    multipleOf,
    pattern: motifDe(colonne, colonne.exigee),
  });
}

function proprieteDeListe(colonne: Colonne): Json {
  const entiers = colonne.nature === "liste_entiers";
  const items = sansAbsents({ type: "number", minimum: 0, maximum: 10_000, multipleOf: entiers ? 1 : undefined });
  return { type: ["string", "array", "null"], pattern: motifDe(colonne, false), items, maxItems: 80 };
}

function contrainteDe(colonne: Colonne): Json {
  if (colonne.nature === "entier" || colonne.nature === "decimal") return proprieteDeNombre(colonne);
  if (colonne.nature === "liste_entiers" || colonne.nature === "liste_decimaux") return proprieteDeListe(colonne);
  if (colonne.nature === "oui_non") return { enum: [...(colonne.valeurs ?? []), true, false, "", null] };
  if (colonne.valeurs !== undefined) return { enum: colonne.exigee ? colonne.valeurs : [...colonne.valeurs, "", null] };
  return sansAbsents({
    type: colonne.exigee ? "string" : ["string", "null"],
    minLength: colonne.exigee ? 1 : undefined,
    maxLength: colonne.maximum,
    pattern: motifDe(colonne, colonne.exigee),
  });
}

function propriete(nom: NomColonne): Json {
  const colonne = COLONNES[nom];
  const examples = colonne.exemple === "" ? undefined : [colonne.exemple];
  return sansAbsents({ title: colonne.titre, description: decrire(nom), examples, ...contrainteDe(colonne) });
}

/** Rempli : présent, ni vide ni null. */
function remplis(noms: readonly NomColonne[]): { readonly required: readonly NomColonne[]; readonly properties: Json } {
  return { required: noms, properties: Object.fromEntries(noms.map((nom) => [nom, { not: VIDE }])) };
}

/** « Si, alors, sinon » : un objet qui porte « then » se prendrait pour une promesse, il se compose de ses paires. */
function siAlors(condition: Json, alors: Json, sinon?: Json): Json {
  const paires: (readonly [string, Json])[] = [
    ["if", condition],
    ["then", alors],
  ];
  if (sinon !== undefined) paires.push(["else", sinon]);
  return Object.fromEntries(paires);
}

function regleDe(type: TypeActivite): Json {
  const { exiges, fonctions, unite, entiere } = REGLES_PAR_ACTIVITE[type];
  const vides = Object.fromEntries(colonnesSansObjet(type).map((nom) => [nom, VIDE]));
  const unites = unite === null ? {} : { unite: { const: unite } };
  const quantite = entiere ? { quantite: { not: VIDE, multipleOf: 1, pattern: "^\\d+(\\.0+)?$" } } : {};
  const properties = { ...remplis(exiges).properties, ...vides, ...unites, ...quantite, fonction: { enum: fonctions } };
  const condition = { required: ["code_activite"], properties: { code_activite: { const: type } } };
  return siAlors(condition, { title: LIGNES[type].sujet, required: exiges, properties });
}

const CREATION: Json = { required: ["operation"], properties: { operation: { const: "creation" } } };
const VALIDATION: readonly NomColonne[] = ["valideur_nom", "valideur_qualite", "date_validation"];
const ORGANISME: readonly NomColonne[] = ["siret_organisme", "rna_organisme", "registre_local"];

/** Le schéma d'une ligne NDJSON (JSON Schema 2020-12) : les colonnes, puis ce que chaque activité exige et exclut. */
export function jsonSchema(): Json {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: TITRE,
    description: `${DESCRIPTION} Un objet par ligne (NDJSON) ; un champ vide, null ou absent se valent.`,
    version: VERSION_SCHEMA,
    type: "object",
    additionalProperties: false,
    required: NOMS_COLONNES.filter((nom) => COLONNES[nom].exigee),
    properties: Object.fromEntries(NOMS_COLONNES.map((nom) => [nom, propriete(nom)])),
    allOf: [
      siAlors(CREATION, { properties: { id_ligne_origine: VIDE } }, remplis(["id_ligne_origine"])),
      { anyOf: ORGANISME.map((nom) => remplis([nom])) },
      { anyOf: [remplis(VALIDATION), { properties: Object.fromEntries(VALIDATION.map((nom) => [nom, VIDE])) }] },
      ...TYPES_ACTIVITE.map(regleDe),
    ],
    examples: TYPES_ACTIVITE.map((type): unknown => JSON.parse(ecrireNdjson(exemple(type).lignes.slice(0, 1)))),
  };
}
