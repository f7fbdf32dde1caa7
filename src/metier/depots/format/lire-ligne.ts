// Des champs d'une ligne à une activité déclarée, ou à toutes ses fautes ensemble ; le même chemin pour le CSV et le NDJSON.
import { hash } from "node:crypto";
import { TYPES_ACTIVITE, type TypeActivite } from "../../../regles/faits.js";
import { estIdentifiant, queDesChiffres } from "./chiffres.js";
import { FONCTIONS_DEPOSEES, type FonctionDeposee, OPERATIONS, type Operation, rangDe } from "./colonnes.js";
import { reserver } from "./controles-de-ligne.js";
import { controlerDates, lireValidation } from "./controles-entre-champs.js";
import { Examen, R, type Reperes } from "./examen.js";
import type { Faute } from "./fautes.js";
import type { LectureLigne, LigneDepot } from "./ligne-depot.js";
import { composerFaits, lireMesures } from "./lire-faits.js";
import { lireOrganisme, lireSiret } from "./lire-organisme.js";
import { contientNir, douteSur, interdireNirAilleurs, lireNumero, lireTraits } from "./lire-personne.js";
import { colonnesSansObjet, RANGS_TOUJOURS_EXIGES, REGLES_PAR_ACTIVITE } from "./regles-par-activite.js";

const SANS_RESERVE: readonly Faute[] = [];

const PREMIERE_ANNEE = 2017;
/** Ni une saisie ni un nom de colonne ne contiennent ce séparateur : l'empreinte ne confond pas deux lignes. */
const SEPARATEUR = "\u001f";

const EXIGES = new Map(TYPES_ACTIVITE.map((type) => [type, REGLES_PAR_ACTIVITE[type].exiges.map(rangDe)]));
const SANS_OBJET = new Map(TYPES_ACTIVITE.map((type) => [type, colonnesSansObjet(type).map(rangDe)]));
const ACTIVITES: ReadonlyMap<string, TypeActivite> = new Map(TYPES_ACTIVITE.map((type) => [type, type]));

function controlerPresence(examen: Examen, type: TypeActivite | null): void {
  for (const rang of RANGS_TOUJOURS_EXIGES) if (examen.lire(rang) === "") examen.fauter("champ_exige", rang);
  if (type === null) return;
  for (const rang of EXIGES.get(type) ?? []) if (examen.lire(rang) === "") examen.fauter("champ_exige", rang, { activite: type });
  for (const rang of SANS_OBJET.get(type) ?? []) if (examen.lire(rang) !== "") examen.fauter("champ_sans_objet", rang, { activite: type });
}

function lireIdentifiant(examen: Examen, rang: number): string | null {
  const texte = examen.lire(rang);
  if (texte === "") return null;
  if (estIdentifiant(texte)) return texte;
  examen.fauterValeur("id_ligne_mal_forme", rang);
  return null;
}

function lireOperation(examen: Examen, idLigne: string | null): { readonly operation: Operation; readonly origine: string | null } {
  const operation = examen.parmi(R.operation, OPERATIONS, "operation_inconnue");
  const origine = lireIdentifiant(examen, R.origine);
  if (operation === "creation" && examen.lire(R.origine) !== "") examen.fauter("origine_sans_objet", R.origine);
  if (operation !== null && operation !== "creation" && examen.lire(R.origine) === "") examen.fauter("origine_manquante", R.origine);
  if (origine !== null && origine === idLigne) examen.fauter("origine_elle_meme", R.origine);
  return { operation: operation ?? "creation", origine };
}

/** Année lue, 0 quand elle manque ou est fausse. */
function lireAnnee(examen: Examen): number {
  const texte = examen.lire(R.annee);
  if (texte === "") return 0;
  const annee = Number(texte);
  if (!queDesChiffres(texte, 4)) examen.fauterValeur("annee_illisible", R.annee);
  else if (annee < PREMIERE_ANNEE) examen.fauterValeur("annee_avant_2017", R.annee);
  else if (annee > examen.anneeCourante) examen.fauterValeur("annee_future", R.annee);
  else return annee;
  return 0;
}

function lireFonction(examen: Examen, type: TypeActivite | null): FonctionDeposee | null {
  const fonction = examen.parmi(R.fonction, FONCTIONS_DEPOSEES, "fonction_inconnue");
  if (fonction === null || type === null) return fonction;
  const { fonctions } = REGLES_PAR_ACTIVITE[type];
  if (!fonctions.includes(fonction))
    examen.fauterValeur("fonction_impossible", R.fonction, { attendu: fonctions.join(", "), activite: type });
  return fonction;
}

/** SHA-256 des champs dans l'ordre canonique ; la référence juridique, remplie au retour, n'en est pas. */
function empreinteDe(champs: string[]): Buffer {
  champs[R.referenceJuridique] = "";
  // Demandée en texte puis relue : deux fois plus vite que demandée en octets.
  return Buffer.from(hash("sha256", champs.join(SEPARATEUR), "binary"), "latin1");
}

/** Tout ce qui se lit, quand bien même des fautes seraient relevées : elles le sont toutes ensemble. */
function examiner(examen: Examen, numero: number): LigneDepot | null {
  const type = ACTIVITES.get(examen.lire(R.activite)) ?? null;
  if (type === null) examen.parmi(R.activite, TYPES_ACTIVITE, "activite_inconnue");
  controlerPresence(examen, type);
  const idLigne = lireIdentifiant(examen, R.idLigne);
  const { operation, origine } = lireOperation(examen, idLigne);
  const annee = lireAnnee(examen);
  const nir = lireNumero(examen);
  const traits = lireTraits(examen);
  const siretDeclarant = lireSiret(examen, R.siretDeclarant);
  const { organisme, courriel } = lireOrganisme(examen);
  const fonction = lireFonction(examen, type);
  interdireNirAilleurs(examen);
  if (type === null) return null;
  const mesures = lireMesures(examen, type);
  const faits = composerFaits(examen, { type, annee, fonction }, mesures);
  controlerDates(examen, { type, annee }, mesures);
  const validation = REGLES_PAR_ACTIVITE[type].periode === "dans_l_annee" ? lireValidation(examen, mesures.fin) : null;
  if (examen.fautes.length > 0 || faits === null || idLigne === null || fonction === null) return null;
  reserver(examen, { type, annee, fonction }, mesures);
  if (nir !== null) examen.champs[R.nir] = nir;
  return {
    numero,
    idLigne,
    operation,
    idLigneOrigine: origine,
    anneeReference: annee,
    codeActivite: type,
    nir,
    traits,
    courriel,
    siretDeclarant,
    organisme,
    fonction,
    periode: { debut: mesures.debut, fin: mesures.fin },
    faits,
    validation,
    doute: douteSur(nir, traits, examen.reperes.lieux),
    // L'examen réemploie sa liste tant qu'elle est vide : une ligne n'en garde pas une que la suivante remplirait.
    reserves: examen.reserves.length === 0 ? SANS_RESERVE : examen.reserves,
    empreinte: empreinteDe(examen.champs),
  };
}

/** Identifiant à rendre dans le rapport d'une ligne fausse ; null s'il ne se lit pas ou cache un numéro. */
export function identifiantMontrable(texte: string): string | null {
  return estIdentifiant(texte) && !contientNir(texte) ? texte : null;
}

/** Rend la fonction qui lit une ligne ; `champs` a une valeur (vide si absente) par colonne, dans l'ordre canonique, et peut être modifié. */
export function lecteurDeLignes(reperes: Reperes): (champs: string[], numero: number) => LectureLigne {
  const examen = new Examen(reperes);
  return (champs, numero) => {
    examen.commencer(champs);
    const ligne = examiner(examen, numero);
    if (ligne !== null) return { genre: "ligne", ligne };
    const { fautes } = examen;
    // Une ligne sans faute et sans faits est impossible : mieux vaut le savoir que la perdre.
    if (fautes.length === 0) throw new Error(`Ligne ${numero} : ni faits, ni faute.`);
    return { genre: "fautes", numero, idLigne: identifiantMontrable(examen.lire(R.idLigne)), fautes, empreinte: empreinteDe(champs) };
  };
}
