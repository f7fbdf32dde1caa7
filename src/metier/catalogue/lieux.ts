// Les communes de France et leurs coordonnées : comprendre un lieu tapé, situer une action.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RACINE } from "../../socle/racine.js";
import { motsDe } from "../organismes/index.js";

export interface Lieu {
  readonly nom: string;
  readonly codePostal: string;
  /** Degrés. */
  readonly latitude: number;
  readonly longitude: number;
}

interface Commune {
  readonly nom: string;
  readonly cle: string;
  readonly codesPostaux: readonly string[];
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
}

interface TableDesLieux {
  readonly communes: readonly Commune[];
  readonly parNom: ReadonlyMap<string, readonly Commune[]>;
  readonly parCode: ReadonlyMap<string, readonly Commune[]>;
}

const ABREGES: Readonly<Record<string, string>> = { st: "saint", ste: "sainte", sts: "saints", stes: "saintes" };
const ACHEMINEMENT = new Set(["cedex", "france"]);
const HOMONYMES_MAX = 5;
let table: TableDesLieux | null = null;

/** Nom comparable : sans accents ni tirets, « St » écrit « Saint », sans CEDEX. */
function motsDuNom(nom: string): string[] {
  return motsDe(nom)
    .filter((mot) => !ACHEMINEMENT.has(mot))
    .map((mot) => ABREGES[mot] ?? mot);
}

function lireCommune(ligne: string): Commune[] {
  const [, nom = "", codes = "", population = "", latitude = "", longitude = ""] = ligne.split(";");
  if (nom === "") return [];
  const cle = motsDuNom(nom)
    .join(" ")
    .replace(/ arrondissement$/u, "");
  return [
    {
      nom,
      cle,
      codesPostaux: codes.split(" "),
      population: Number(population),
      latitude: Number(latitude),
      longitude: Number(longitude),
    },
  ];
}

function ranger(parCle: Map<string, Commune[]>, cle: string, commune: Commune): void {
  const liste = parCle.get(cle);
  if (liste === undefined) parCle.set(cle, [commune]);
  else liste.push(commune);
}

function lireTable(): TableDesLieux {
  const lignes = readFileSync(join(RACINE, "donnees/communes-lieux.csv"), "utf8").split("\n").slice(1);
  const communes = lignes.flatMap(lireCommune).sort((a, b) => b.population - a.population);
  const parNom = new Map<string, Commune[]>();
  const parCode = new Map<string, Commune[]>();
  for (const commune of communes) {
    ranger(parNom, commune.cle, commune);
    // « Lyon 3e Arrondissement » se dit aussi « Lyon 3 ».
    const court = commune.cle.replace(/ (\d+)(er|e)$/u, " $1");
    if (court !== commune.cle) ranger(parNom, court, commune);
    for (const code of commune.codesPostaux) ranger(parCode, code, commune);
  }
  return { communes, parNom, parCode };
}

/** Vrai si les deux mots ne diffèrent que d'une lettre ajoutée, ôtée ou changée. */
function aUneLettrePres(un: string, autre: string): boolean {
  const [court, long] = un.length <= autre.length ? [un, autre] : [autre, un];
  if (long.length - court.length > 1) return false;
  let rang = 0;
  while (rang < court.length && court[rang] === long[rang]) rang += 1;
  return court.slice(court.length === long.length ? rang + 1 : rang) === long.slice(rang + 1);
}

function parNomApproche(communes: readonly Commune[], cle: string): readonly Commune[] {
  if (cle.length < 3) return [];
  const commencent = communes.filter((commune) => commune.cle.startsWith(cle));
  if (commencent.length > 0 || cle.length < 5) return commencent.slice(0, 1);
  return communes.filter((commune) => aUneLettrePres(commune.cle, cle)).slice(0, 1);
}

/** Communes d'un code postal : celle qui n'a que lui et le plus d'habitants d'abord (un arrondissement avant sa ville). */
function parCodePostal({ parCode }: TableDesLieux, code: string): readonly Commune[] {
  return [...(parCode.get(code) ?? [])].sort((a, b) => Number(a.codesPostaux.length > 1) - Number(b.codesPostaux.length > 1));
}

interface CommuneTrouvee {
  readonly commune: Commune;
  readonly code: string | null;
}

/** La commune nommée, ou son arrondissement de ce code ; sinon la première du code. */
function parmiLeCode(duCode: readonly Commune[], parNom: readonly Commune[]): readonly Commune[] {
  const nommees = duCode.filter((commune) => parNom.includes(commune));
  const arrondissement = duCode.find(({ cle }) => nommees.some((nommee) => cle.startsWith(`${nommee.cle} `) && /\d/u.test(cle)));
  if (arrondissement !== undefined) return [arrondissement];
  return nommees.length > 0 ? nommees : duCode.slice(0, 1);
}

/** Communes que ce texte désigne ; sans `approche`, seulement par leur nom entier ou leur code. */
function communesPour(texte: string, approche: boolean): readonly CommuneTrouvee[] {
  table ??= lireTable();
  const mots = motsDuNom(texte);
  const code = mots.find((mot) => /^\d{5}$/u.test(mot)) ?? null;
  const cle = mots.filter((mot) => mot !== code).join(" ");
  const parNom = cle === "" ? [] : (table.parNom.get(cle) ?? []);
  if (code === null) {
    const trouvees = parNom.length > 0 || !approche ? parNom : parNomApproche(table.communes, cle);
    return trouvees.map((commune) => ({ commune, code: null }));
  }
  const duCode = parCodePostal(table, code);
  if (duCode.length > 0) return parmiLeCode(duCode, parNom).map((commune) => ({ commune, code }));
  // Code d'entreprise (CEDEX) : la commune de ce nom, dans le même département.
  const voisines = parNom.filter((commune) => commune.codesPostaux.some((autre) => autre.slice(0, 2) === code.slice(0, 2)));
  return voisines.map((commune) => ({ commune, code: null }));
}

function lieuDe({ commune, code }: CommuneTrouvee): Lieu {
  const { nom, codesPostaux, latitude, longitude } = commune;
  return { nom, codePostal: code ?? codesPostaux[0] ?? "", latitude, longitude };
}

/** Lieu tapé (commune, code postal, ou les deux), et ses homonymes, le plus peuplé d'abord ; null s'il n'est pas reconnu. */
export function comprendreLieu(texte: string): { lieu: Lieu; homonymes: readonly Lieu[] } | null {
  const [premiere, ...autres] = communesPour(texte, true).map(lieuDe);
  if (premiere === undefined) return null;
  return { lieu: premiere, homonymes: autres.slice(0, HOMONYMES_MAX) };
}

/** Coordonnées d'une action d'après son code postal et sa commune ; null si on ne les connaît pas. */
export function situer(codePostal: string | null, commune: string): { latitude: number; longitude: number } | null {
  const [trouvee] = communesPour(codePostal === null ? commune : `${codePostal} ${commune.replace(/\d{5}/gu, "")}`, false);
  if (trouvee === undefined) return null;
  return { latitude: trouvee.commune.latitude, longitude: trouvee.commune.longitude };
}
