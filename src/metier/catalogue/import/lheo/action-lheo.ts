// Une action LHEO ou EDOF et ses sessions : le lieu, la modalité, le prix, les heures et les dates.

import { montrable } from "../../../../socle/fichier/texte-de-faute.js";
import { type DateCivile, lireDateCivile } from "../../../../socle/valeurs/date-civile.js";
import type { ActionDonnee, EtatSession, Modalite, SessionDonnee } from "../../offre.js";
import { lireEuros, lireHeures } from "../lire-valeur.js";
import { ETATS_LHEO, MODALITES_LHEO, traduire, type Variante } from "./codes-lheo.js";
import { descendre, type Element, type Examen, enfant, enfants, nomme, texteDe, texteProfond } from "./element.js";

/** Ce que LHEO écrit pour une date indéterminée, passée ou à venir. */
const INDETERMINEES = new Set(["00000000", "99999999"]);
const FORME_DATE = "en huit chiffres, AAAAMMJJ";
/** Au-delà, le texte est coupé : ce n'est plus une adresse, ni un nom de commune. */
const LONGUEURS = { numero: 200, adresse: 1000, commune: 200, acces: 3000 } as const;
const FORME_POSTAL = /^\d{5}$/u;

function lireDate(examen: Examen, element: Element): DateCivile | null {
  const texte = texteDe(element);
  const date = /^\d{8}$/u.test(texte) ? lireDateCivile(`${texte.slice(0, 4)}-${texte.slice(4, 6)}-${texte.slice(6)}`) : null;
  if (date === null) examen.faute(element, "date_illisible", { forme: FORME_DATE, valeur: montrable(texte) });
  return date;
}

function lireEtat(examen: Examen, session: Element, variante: Variante): EtatSession {
  const element = enfant(session, "etat-recrutement");
  if (element === undefined) return "ouverte";
  const etat = traduire(ETATS_LHEO[variante], texteDe(element));
  if (etat === undefined) examen.inconnue(element, Object.keys(ETATS_LHEO[variante]));
  return etat ?? "fermee";
}

function numeroDe(examen: Examen, element: Element, aDefaut: string): string {
  const numero = (element.attributs["numero"] ?? "").trim();
  if (numero.length > LONGUEURS.numero) examen.faute(element, "valeur_trop_longue", { maximum: LONGUEURS.numero, lus: numero.length });
  if (numero !== "") return numero;
  examen.avertir(element, "numero_absent", { numero: aDefaut });
  return aDefaut;
}

/** Une session sans dates n'est rien de plus que l'entrée permanente de son action : null. */
function lireSession(examen: Examen, session: Element, contexte: { variante: Variante; permanente: boolean }): SessionDonnee | null {
  const periode = enfant(session, "periode");
  const etat = lireEtat(examen, session, contexte.variante);
  const [debut, fin] = ["debut", "fin"].map((nom) => enfant(periode, nom));
  const sansDates = [debut, fin].some((date) => date === undefined || INDETERMINEES.has(texteDe(date)));
  if (contexte.permanente && sansDates) return null;
  if (debut === undefined || fin === undefined) {
    examen.manque(periode ?? session, periode === undefined ? "periode" : debut === undefined ? "debut" : "fin");
    return null;
  }
  const [du, au] = [lireDate(examen, debut), lireDate(examen, fin)];
  if (du === null || au === null) return null;
  if (au < du) examen.faute(session, "dates_a_l_envers", { debut: du, fin: au });
  const numero = numeroDe(examen, session, `${texteDe(debut)}-${texteDe(fin)}`);
  return { numero, debut: du, fin: au, etat, places: null };
}

function sansDoublon(examen: Examen, elements: readonly Element[]): void {
  const vus = new Set<string>();
  for (const element of elements) {
    const numero = (element.attributs["numero"] ?? "").trim();
    if (numero !== "" && vus.has(numero)) examen.faute(element, "numero_en_double", { numero: montrable(numero) });
    vus.add(numero);
  }
}

function lireModalite(examen: Examen, action: Element): Modalite {
  const element = enfant(action, "modalites-enseignement");
  const modalite = traduire(MODALITES_LHEO, texteDe(element));
  if (element === undefined) examen.manque(action, "modalites-enseignement");
  else if (modalite === undefined) examen.inconnue(element, Object.keys(MODALITES_LHEO));
  return modalite ?? "presentiel";
}

interface Lieu {
  readonly adresse: string;
  readonly codePostal: string | null;
  readonly commune: string;
}

function lireLieu(examen: Examen, action: Element, modalite: Modalite): Lieu {
  const lieu = enfant(action, "lieu-de-formation");
  const adresse = descendre(lieu, "coordonnees", "adresse") ?? enfant(lieu, "adresse");
  if (adresse === undefined) {
    if (modalite !== "distance") examen.manque(lieu ?? action, lieu === undefined ? "lieu-de-formation" : "coordonnees/adresse");
    return { adresse: "", codePostal: null, commune: "" };
  }
  const postal = enfant(adresse, "codepostal");
  const lu = texteDe(postal).replace(/\s/gu, "");
  const codePostal = FORME_POSTAL.test(lu) ? lu : null;
  if (postal !== undefined && lu !== "" && codePostal === null) examen.avertir(postal, "code_postal_illisible", { valeur: montrable(lu) });
  const commune = texteDe(enfant(adresse, "ville")).slice(0, LONGUEURS.commune);
  if (commune === "" && modalite !== "distance") examen.manque(adresse, "ville");
  const lignes = enfants(adresse, "ligne").map(texteDe);
  const entiere = lignes.filter((ligne) => ligne !== "").join(", ");
  return { adresse: entiere.slice(0, LONGUEURS.adresse), codePostal, commune };
}

/** Centimes d'un élément qui porte un prix ; undefined s'il manque ou est vide, null s'il ne se lit pas. */
function lirePrixDe(examen: Examen, element: Element | undefined): number | null | undefined {
  const texte = texteDe(element);
  if (element === undefined || texte === "") return undefined;
  const prix = lireEuros(texte.replace(/[\s\u00a0\u202f€]/gu, ""));
  if (prix === null) examen.faute(element, "prix_illisible", { valeur: montrable(texte) });
  return prix;
}

/** EDOF : frais pédagogiques toutes taxes comprises, sans les frais annexes (frais-anpec). LHEO : prix total, à défaut prix horaire par les heures. */
function lirePrix(examen: Examen, action: Element, heures: number): number {
  const frais = nomme(action, "frais-pedagogiques");
  const total = lirePrixDe(examen, frais === undefined ? enfant(action, "prix-total-TTC") : nomme(frais, "frais-ttc"));
  if (total !== undefined) return total ?? 0;
  const horaire = lirePrixDe(examen, enfant(action, "prix-horaire-TTC"));
  if (horaire !== undefined && (heures > 0 || horaire === 0)) return Math.round((horaire ?? 0) * heures);
  examen.faute(frais ?? action, "prix_absent");
  return 0;
}

function heuresDe(examen: Examen, action: Element, nom: string): number | null {
  const element = enfant(action, nom);
  const texte = texteDe(element);
  if (element === undefined || texte === "") return null;
  const heures = lireHeures(texte);
  if (heures === null) examen.avertir(element, "heures_illisibles", { valeur: montrable(texte) });
  return heures;
}

function lireDuree(examen: Examen, action: Element): number {
  const total = heuresDe(examen, action, "nombre-heures-total");
  if (total !== null && total > 0) return total;
  return (heuresDe(examen, action, "nombre-heures-centre") ?? 0) + (heuresDe(examen, action, "nombre-heures-entreprise") ?? 0);
}

const NON = /^(0|non|aucun|aucune|sans objet|néant|non accessible)\.?$/iu;

function lireAcces(action: Element): { accessible: boolean; accesHandicap: string } {
  const texte = texteDe(enfant(action, "acces-handicapes"));
  const adresse = descendre(action, "lieu-de-formation", "coordonnees", "adresse");
  const batiment = adresse === undefined ? "" : texteDe(nomme(adresse, "accessibilite-batimentaire"));
  const modalites = texteDe(nomme(action, "modalites-handicap"));
  const accesHandicap = [NON.test(texte) || /^\d$/u.test(texte) ? "" : texte, modalites].filter((un) => un !== "").join(" ");
  return { accessible: (texte !== "" && !NON.test(texte)) || batiment === "1", accesHandicap: accesHandicap.slice(0, LONGUEURS.acces) };
}

function lireLangue(action: Element): string {
  const langue = texteDe(enfant(action, "langue-formation")).toLowerCase();
  return /^[a-z]{2,3}$/u.test(langue) ? langue : "fr";
}

function lirePermanence(examen: Examen, action: Element): boolean {
  const element = enfant(action, "modalites-entrees-sorties");
  const texte = texteDe(element);
  if (element !== undefined && texte !== "0" && texte !== "1") examen.inconnue(element, ["0", "1"]);
  return texte === "1";
}

function lireAction(examen: Examen, action: Element, { rang, variante }: { rang: number; variante: Variante }): ActionDonnee {
  const modalite = lireModalite(examen, action);
  const permanente = lirePermanence(examen, action);
  const heures = lireDuree(examen, action);
  const elements = enfants(action, "session");
  if (elements.length === 0 && !permanente) examen.manque(action, "session");
  sansDoublon(examen, elements);
  const sessions = elements.map((session) => lireSession(examen, session, { variante, permanente }));
  // Sans date, c'est l'état des sessions qui dit si l'on entre encore.
  const ouverte = elements.length === 0 || elements.some((session) => ["", "1"].includes(texteDe(enfant(session, "etat-recrutement"))));
  return {
    numero: numeroDe(examen, action, String(rang + 1)),
    modalite,
    entreesPermanentes: permanente && ouverte,
    ...lireLieu(examen, action, modalite),
    prix: lirePrix(examen, action, heures),
    heures,
    ...lireAcces(action),
    langue: lireLangue(action),
    sessions: sessions.flatMap((session) => (session === null ? [] : [session])),
  };
}

/** Les actions de la formation, dans leur ordre. */
export function lireActions(examen: Examen, formation: Element, variante: Variante): ActionDonnee[] {
  const actions = enfants(formation, "action");
  if (actions.length === 0) examen.manque(formation, "action");
  sansDoublon(examen, actions);
  return actions.map((action, rang) => lireAction(examen, action, { rang, variante }));
}

/** Ce qu'il faut savoir avant d'entrer, et s'il faut le vérifier : EDOF le dit dans les ajouts de ses actions. */
export function lirePrerequis(formation: Element): { prerequis: string; prerequisAVerifier: boolean } {
  const actions = enfants(formation, "action");
  const textes = actions.map((action) => texteDe(enfant(action, "conditions-specifiques")));
  const existe = actions.some((action) => /^(1|oui|true)$/iu.test(texteProfond(nomme(action, "existence-prerequis"))));
  return { prerequis: (textes.find((texte) => texte !== "") ?? "").slice(0, LONGUEURS.acces), prerequisAVerifier: existe };
}
