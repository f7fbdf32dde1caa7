// De ce qu'on tape à une formation : les nombres et les dates compris, et ce qui ne l'est pas dit champ par champ.
import {
  type Action,
  type ActionDonnee,
  type FauteSaisie,
  type Formation,
  type FormationSaisie,
  MODALITES,
  PUBLICS,
  ROLES_ASSOCIATIFS,
  type SessionDonnee,
} from "../../../../../../metier/catalogue/index.js";
import type { DateCivile } from "../../../../../../socle/valeurs/date-civile.js";
import { TYPES_AU_CATALOGUE } from "../../../public/formations/adresse.js";
import { lireMontantTape } from "../../../titulaire/formations/montant.js";
import { lireDateTapee, lireHeuresTapees } from "../../../titulaire/saisie.js";

type Corps = Readonly<Record<string, string>>;

/** Au-delà, l'offre se tient par fichier. */
const LIEUX_MAXIMUM = 20;

/** `fautes` : ce qui n'a pas pu être compris ; le reste de `formation` est à contrôler. */
export interface SaisieLue {
  readonly formation: FormationSaisie;
  readonly fautes: readonly FauteSaisie[];
}

interface Lecteur {
  readonly corps: Corps;
  readonly fautes: FauteSaisie[];
  readonly aujourdhui: DateCivile;
}

const texte = (corps: Corps, nom: string) => (corps[nom] ?? "").trim();
const coche = (corps: Corps, nom: string) => corps[nom] === "oui";

/** Nombre de lieux que le formulaire porte. */
export function nombreDeLieux(corps: Corps): number {
  const nombre = Number(corps["lieux"] ?? "1");
  return Number.isSafeInteger(nombre) ? Math.min(Math.max(nombre, 1), LIEUX_MAXIMUM) : 1;
}

/** Une date qui ne se comprend pas est notée, et remplacée par le jour même en attendant. */
function lireDate({ corps, fautes, aujourdhui }: Lecteur, champ: string): DateCivile {
  const date = lireDateTapee(corps[champ] ?? "");
  if (date === null) fautes.push({ champ, faute: "date" });
  return date ?? aujourdhui;
}

/** NaN quand ce n'est pas un nombre : le contrôle le dira. */
function lireNombre(tape: string, lire: (tape: string) => number | null): number {
  return lire(tape) ?? Number.NaN;
}

function lirePlaces(tape: string): number | null {
  if (tape === "") return null;
  return /^\d{1,6}$/u.test(tape) ? Number(tape) : Number.NaN;
}

function lireSession(lecteur: Lecteur, prefixe: string): SessionDonnee {
  const debut = lireDate(lecteur, `${prefixe}.debut`);
  // Une journée seule n'a pas besoin d'une date de fin.
  const seule = texte(lecteur.corps, `${prefixe}.fin`) === "";
  const fin = seule ? debut : lireDate(lecteur, `${prefixe}.fin`);
  return { numero: "", debut, fin, etat: "ouverte", places: lirePlaces(texte(lecteur.corps, `${prefixe}.places`)) };
}

const sessionGardee = ({ numero, debut, fin, etat, places }: SessionDonnee): SessionDonnee => ({ numero, debut, fin, etat, places });

/** Les dates d'un lieu connu se tiennent sur la page de la formation : elles sont gardées telles quelles. */
function sessionsDe(lecteur: Lecteur, prefixe: string, connue: Action | undefined): SessionDonnee[] {
  if (connue !== undefined) return connue.sessions.map(sessionGardee);
  const premiere = `${prefixe}.sessions.0`;
  const vide = ["debut", "fin", "places"].every((champ) => texte(lecteur.corps, `${premiere}.${champ}`) === "");
  if (vide && coche(lecteur.corps, `${prefixe}.entreesPermanentes`)) return [];
  return [lireSession(lecteur, premiere)];
}

function lireAction(lecteur: Lecteur, rang: number, connues: readonly Action[]): ActionDonnee {
  const { corps, fautes } = lecteur;
  const prefixe = `actions.${rang}`;
  const de = (champ: string) => texte(corps, `${prefixe}.${champ}`);
  const numero = de("numero");
  const connue = numero === "" ? undefined : connues.find((une) => une.numero === numero);
  const modalite = MODALITES.find((une) => une === de("modalite"));
  if (modalite === undefined) fautes.push({ champ: `${prefixe}.modalite`, faute: "modalite" });
  return {
    numero: connue?.numero ?? "",
    modalite: modalite ?? "presentiel",
    entreesPermanentes: coche(corps, `${prefixe}.entreesPermanentes`),
    adresse: de("adresse"),
    codePostal: de("codePostal") === "" ? null : de("codePostal"),
    commune: de("commune"),
    prix: lireNombre(de("prix"), lireMontantTape),
    heures: lireNombre(de("heures"), lireHeuresTapees),
    accessible: coche(corps, `${prefixe}.accessible`),
    accesHandicap: de("accesHandicap"),
    langue: connue?.langue ?? "fr",
    sessions: sessionsDe(lecteur, prefixe, connue),
  };
}

/** Lit le formulaire ; `existante` : la formation qu'il change, dont ce qu'il ne montre pas est gardé. */
export function lireSaisie(corps: Corps, existante: Formation | null, aujourdhui: DateCivile): SaisieLue {
  const lecteur: Lecteur = { corps, fautes: [], aujourdhui };
  const type = TYPES_AU_CATALOGUE.find((un) => un === texte(corps, "type"));
  if (type === undefined) lecteur.fautes.push({ champ: "type", faute: "type_manque" });
  const certification = texte(corps, "certification").replaceAll(/\s/gu, "").toUpperCase();
  const formation: FormationSaisie = {
    ...(existante === null ? {} : { numero: existante.numero }),
    intitule: texte(corps, "intitule"),
    objectif: texte(corps, "objectif"),
    contenu: texte(corps, "contenu"),
    resultats: texte(corps, "resultats"),
    prerequis: texte(corps, "prerequis"),
    prerequisAVerifier: coche(corps, "prerequisAVerifier"),
    type: type ?? "benevoles_volontaires",
    certification: certification === "" ? null : certification,
    blocs: texte(corps, "blocs")
      .split(/[\s,;]+/u)
      .filter((bloc) => bloc !== ""),
    niveauSortie: existante?.niveauSortie ?? null,
    formacodes: existante?.formacodes ?? [],
    romes: existante?.romes ?? [],
    publics: PUBLICS.filter((un) => coche(corps, `publics.${un}`)),
    roles: ROLES_ASSOCIATIFS.filter((un) => coche(corps, `roles.${un}`)),
    url: texte(corps, "url") === "" ? null : texte(corps, "url"),
    actions: Array.from({ length: nombreDeLieux(corps) }, (_, rang) => lireAction(lecteur, rang, existante?.actions ?? [])),
  };
  return { formation, fautes: lecteur.fautes };
}
