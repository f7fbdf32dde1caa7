// Ce que les lieux et les dates d'une formation saisie peuvent avoir de faux.
import { type DateCivile, lireDateCivile } from "../../socle/valeurs/date-civile.js";
import { type ActionDonnee, ETATS_SESSION, MODALITES, type SessionDonnee } from "./offre.js";

/** `champ` : « prix », « actions.0.sessions.1.fin »… ; `faute` : son code, dont la phrase est dans acces/phrases/catalogue.ts. */
export interface FauteSaisie {
  readonly champ: string;
  readonly faute: string;
}

const PRIX_MAXIMAL = 10_000_000;
const HEURES_MAXIMALES = 10_000;
const PLACES_MAXIMALES = 100_000;
const ACTIONS_MAXIMALES = 100;
const SESSIONS_MAXIMALES = 500;
const LONGUEUR_TEXTE = 1000;
const LONGUEUR_COURTE = 100;

type Faute = readonly [champ: string, faute: string];

/** Fautes d'une session. Sans numéro, elle est nouvelle et ne peut pas être finie ; une ancienne garde ses dates passées. */
export function* fautesDeSession(s: SessionDonnee, aujourdhui: DateCivile): Generator<Faute> {
  const debut = lireDateCivile(s.debut);
  const fin = lireDateCivile(s.fin);
  if (debut === null) yield ["debut", "date"];
  if (fin === null) yield ["fin", "date"];
  if (debut !== null && fin !== null && fin < debut) yield ["fin", "fin_avant_debut"];
  else if (fin !== null && fin < aujourdhui && s.numero.trim() === "") yield ["fin", "session_passee"];
  if (!ETATS_SESSION.includes(s.etat)) yield ["etat", "etat"];
  if (s.places !== null && !(Number.isInteger(s.places) && s.places >= 0 && s.places <= PLACES_MAXIMALES)) yield ["places", "places"];
  if (s.numero.length > LONGUEUR_COURTE) yield ["numero", "trop_long"];
}

function* fautesDuLieu(a: ActionDonnee): Generator<Faute> {
  if (!MODALITES.includes(a.modalite)) yield ["modalite", "modalite"];
  if (a.modalite !== "distance" && a.commune.trim() === "") yield ["commune", "commune_manque"];
  if (a.modalite !== "distance" && a.codePostal === null) yield ["codePostal", "commune_manque"];
  if (a.codePostal !== null && !/^\d{5}$/u.test(a.codePostal)) yield ["codePostal", "code_postal"];
  for (const champ of ["adresse", "accesHandicap"] as const) if (a[champ].length > LONGUEUR_TEXTE) yield [champ, "trop_long"];
  for (const champ of ["numero", "commune", "langue"] as const) if (a[champ].length > LONGUEUR_COURTE) yield [champ, "trop_long"];
}

function* fautesDAction(a: ActionDonnee, aujourdhui: DateCivile): Generator<Faute> {
  yield* fautesDuLieu(a);
  if (!Number.isSafeInteger(a.prix) || a.prix < 0 || a.prix > PRIX_MAXIMAL) yield ["prix", "prix"];
  if (!(a.heures > 0 && a.heures <= HEURES_MAXIMALES)) yield ["heures", "heures"];
  if (!a.entreesPermanentes && a.sessions.length === 0) yield ["sessions", "session_manque"];
  if (a.sessions.length > SESSIONS_MAXIMALES) yield ["sessions", "trop_de_sessions"];
  for (const [rang, session] of a.sessions.slice(0, SESSIONS_MAXIMALES).entries())
    for (const [champ, faute] of fautesDeSession(session, aujourdhui)) yield [`sessions.${rang}.${champ}`, faute];
  for (const rang of enDouble(a.sessions)) yield [`sessions.${rang}.numero`, "numero_en_double"];
}

/** Rangs des éléments dont le numéro, donné, est déjà celui d'un précédent. */
function enDouble(elements: readonly { readonly numero: string }[]): number[] {
  const vus = new Set<string>();
  return elements.flatMap(({ numero }, rang) => {
    const cle = numero.trim();
    if (cle === "") return [];
    const double = vus.has(cle);
    vus.add(cle);
    return double ? [rang] : [];
  });
}

/** Fautes des lieux et des dates, chaque champ désigné par son chemin : « actions.0.sessions.1.fin ». */
export function controlerActions(actions: readonly ActionDonnee[], aujourdhui: DateCivile): FauteSaisie[] {
  if (actions.length === 0) return [{ champ: "actions", faute: "action_manque" }];
  if (actions.length > ACTIONS_MAXIMALES) return [{ champ: "actions", faute: "trop_de_lieux" }];
  const fautes = actions.flatMap((action, rang) =>
    [...fautesDAction(action, aujourdhui)].map(([champ, faute]) => ({ champ: `actions.${rang}.${champ}`, faute })),
  );
  return [...fautes, ...enDouble(actions).map((rang) => ({ champ: `actions.${rang}.numero`, faute: "numero_en_double" }))];
}
