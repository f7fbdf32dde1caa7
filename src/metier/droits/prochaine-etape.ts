// La seule chose à faire maintenant : celle dont l'oubli coûterait des heures, la plus pressée d'abord.
import { dateLimiteAttestation, dateLimiteDeclaration } from "../../regles/delais.js";
import { anneeDe, type DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { type Declaration, listerDeclarations, type TotauxAnnee, totauxDeLAnnee } from "../declarations/index.js";
import { lireOrganisme } from "../organismes/index.js";

/** `date` est la dernière utile, null quand rien ne presse ; `lien` est la page où agir. */
export interface ProchaineEtape {
  readonly phrase: string;
  readonly date: DateCivile | null;
  readonly lien: string;
}

const ACTIVITES = "/mon-compte/activites";
const DECLARER = "/mon-compte/declarer";

function limiteDEnvoi(declaration: Declaration): DateCivile | null {
  return declaration.annee === null ? null : dateLimiteDeclaration(declaration.annee);
}

/** Nom de l'organisme, ou une façon de le dire quand le brouillon n'en a pas encore. */
async function organismeDe(ctx: Contexte, declaration: Declaration): Promise<string> {
  return declaration.organismeId === null ? "l'association" : (await lireOrganisme(ctx, declaration.organismeId)).nom;
}

/** Ce qui reste à la main de la personne et peut encore être sauvé ; un brouillon qui n'ouvrirait rien ne presse pas. */
async function aReprendre(ctx: Contexte, declarations: readonly Declaration[]): Promise<ProchaineEtape | null> {
  const aujourdhui = ctx.horloge.aujourdhui();
  const encore = declarations.filter((declaration) => (limiteDEnvoi(declaration) ?? "") >= aujourdhui);
  const refusee = encore.find((declaration) => declaration.etat === "refusee");
  if (refusee !== undefined) {
    const phrase = `Vos heures n'ont pas été attestées par ${await organismeDe(ctx, refusee)} : lisez la raison, corrigez et renvoyez.`;
    return { phrase, date: limiteDEnvoi(refusee), lien: ACTIVITES };
  }
  const envoyable = encore.find(
    ({ etat, annee, fonction }) => etat === "brouillon" && annee !== null && annee < anneeDe(aujourdhui) && fonction !== "autre",
  );
  if (envoyable === undefined) return null;
  const phrase = `Envoyez vos heures de ${envoyable.annee} à ${await organismeDe(ctx, envoyable)}.`;
  return { phrase, date: limiteDEnvoi(envoyable), lien: ACTIVITES };
}

function enAttente(declarations: readonly Declaration[]): ProchaineEtape | null {
  const attendue = declarations.find((declaration) => declaration.etat === "declaree" && declaration.annee !== null);
  if (attendue?.annee === undefined || attendue.annee === null) return null;
  return {
    phrase: "Vos heures attendent la réponse de l'association. Vous pouvez la relancer : sans réponse à temps, elles ne compteraient pas.",
    date: dateLimiteAttestation(attendue.annee),
    lien: ACTIVITES,
  };
}

function aDeclarer(totaux: TotauxAnnee, aujourdhui: DateCivile): ProchaineEtape {
  const passee = anneeDe(aujourdhui) - 1;
  const limite = dateLimiteDeclaration(passee);
  if (aujourdhui <= limite && totaux.benevolat.heures === 0) {
    return { phrase: `Déclarez vos heures de bénévolat de ${passee}, si vous en avez fait.`, date: limite, lien: DECLARER };
  }
  const suivante = anneeDe(aujourdhui) + 1;
  return {
    phrase: `Notez dès maintenant vos heures de ${anneeDe(aujourdhui)} : vous n'aurez plus qu'à les envoyer à partir du 1er janvier ${suivante}.`,
    date: null,
    lien: DECLARER,
  };
}

/** Choisit l'étape ; l'appelant a vérifié le droit de lire le compte. */
export async function prochaineEtape(ctx: Contexte, titulaireId: string): Promise<ProchaineEtape | null> {
  const aujourdhui = ctx.horloge.aujourdhui();
  const declarations = await listerDeclarations(ctx, titulaireId);
  const urgente = (await aReprendre(ctx, declarations)) ?? enAttente(declarations);
  return urgente ?? aDeclarer(await totauxDeLAnnee(ctx, titulaireId, anneeDe(aujourdhui) - 1), aujourdhui);
}
