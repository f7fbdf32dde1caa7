// Routes des signalements reçus : les lire, y répondre.
import { REPONSES_POSSIBLES, type ReponseSignalement, repondreSignalement } from "../../../../../metier/signalements/index.js";
import { Refus } from "../../../../../socle/refus.js";
import { lireSignalementsAdresses, MOTS_REPONSES, type VueSignalementAdresse } from "../../../lectures/signalements.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { montrerRefus, tenter } from "../../titulaire/refus.js";
import type { ErreurChamp } from "../../titulaire/saisie.js";
import { organismeDe } from "../organisme.js";
import { champDuSignalement, type EssaiReponse, type OptionReponse, PageSignalements } from "./page.js";

const CHEMIN = "/organisme/:id/signalements";

const AIDES: Readonly<Record<ReponseSignalement, string>> = {
  declaree: "La personne verra l'activité sur son compte quand votre déclaration sera arrivée.",
  rectifiee: "Envoyez la rectification de la ligne : son compte suit.",
  maintenue: "Dites pourquoi : la personne lira votre raison et ses voies de recours.",
  personne_inconnue: "Vous ne trouvez ni ce nom ni cet engagement chez vous.",
};

function optionsDe({ genre }: VueSignalementAdresse): OptionReponse[] {
  return REPONSES_POSSIBLES[genre].map((valeur) => ({ valeur, libelle: MOTS_REPONSES[valeur], aide: AIDES[valeur] }));
}

async function montrer(demande: Demande, essai: EssaiReponse | null): Promise<Reponse> {
  const organisme = await organismeDe(demande);
  const contenu = PageSignalements({
    jeton: demande.jeton,
    organisme,
    aujourdhui: demande.ctx.horloge.aujourdhui(),
    lignes: await lireSignalementsAdresses(demande.ctx, organisme.id),
    options: optionsDe,
    essai,
  });
  return page(
    `Signalements – ${organisme.nom}`,
    contenu,
    essai === null || (essai.erreurs.length === 0 && essai.refus === null) ? 200 : 422,
  );
}

function essaiDe(demande: Demande, issue: Pick<EssaiReponse, "erreurs" | "refus">): EssaiReponse {
  return { signalementId: demande.corps["signalement"] ?? "", corps: demande.corps, ...issue };
}

async function signalementDe(demande: Demande): Promise<VueSignalementAdresse> {
  const lignes = await lireSignalementsAdresses(demande.ctx, demande.parametres["id"] ?? "");
  const ligne = lignes.find(({ id }) => id === demande.corps["signalement"]);
  if (ligne === undefined) throw new Refus("signalements/introuvable");
  return ligne;
}

function fautesDe(champ: (nom: string) => string, reponse: ReponseSignalement | undefined, raison: string): ErreurChamp[] {
  if (reponse === undefined) return [{ champ: champ("reponse"), phrase: "Votre réponse : choisissez-en une." }];
  if (reponse !== "maintenue" || raison !== "") return [];
  return [{ champ: champ("raison"), phrase: "Pourquoi : dites en une ou deux phrases pourquoi vous maintenez, la personne le lira." }];
}

async function repondre(demande: Demande): Promise<Reponse> {
  const ligne = await signalementDe(demande);
  const champ = (nom: string) => champDuSignalement(ligne.id, nom);
  const reponse = REPONSES_POSSIBLES[ligne.genre].find((connue) => connue === demande.corps[champ("reponse")]);
  const raison = (demande.corps[champ("raison")] ?? "").trim();
  const erreurs = fautesDe(champ, reponse, raison);
  if (reponse === undefined || erreurs.length > 0) return montrer(demande, essaiDe(demande, { erreurs, refus: null }));
  const organismeId = demande.parametres["id"] ?? "";
  const idLigne = demande.corps[champ("ligne")] ?? "";
  const issue = await tenter(() => repondreSignalement(demande.ctx, { organismeId, signalementId: ligne.id, reponse, raison, idLigne }));
  if ("refus" in issue) return montrer(demande, essaiDe(demande, { erreurs: [], refus: montrerRefus(issue.refus) }));
  demande.session.ecrire({ annonce: { ton: "acquis", texte: "Votre réponse est enregistrée. La personne la lit sur son compte." } });
  return rediriger(`/organisme/${organismeId}/signalements`);
}

/** Saisie rendue après une reconnexion : la réponse qu'on écrivait se rouvre. */
function saisieGardee(demande: Demande): EssaiReponse | null {
  return demande.corps["signalement"] === undefined ? null : essaiDe(demande, { erreurs: [], refus: null });
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "repondre_signalement", traiter: (demande) => montrer(demande, saisieGardee(demande)) },
  { methode: "POST", chemin: CHEMIN, action: "repondre_signalement", traiter: repondre },
];
