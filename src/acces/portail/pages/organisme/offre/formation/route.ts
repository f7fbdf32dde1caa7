// Routes d'une formation de l'offre : la voir, ajouter une date, fermer ou rouvrir une date, la retirer.
import { h } from "preact";
import { ajouterSession, changerSession, type FauteSaisie, retirerFormation } from "../../../../../../metier/catalogue/index.js";
import { listerDossiersOrganisme } from "../../../../../../metier/dossiers/index.js";
import { ETATS_FINAUX } from "../../../../../../regles/dossier/index.js";
import type { Refus } from "../../../../../../socle/refus.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../../route.js";
import { montrerRefus, tenter } from "../../../titulaire/refus.js";
import { type ErreurChamp, lireDateTapee } from "../../../titulaire/saisie.js";
import { organismeDe } from "../../organisme.js";
import { cheminFormationOfferte, cheminOffre } from "../chemins.js";
import { erreursDesFautes } from "./ecrire-saisie.js";
import { PageFormationOfferte, prefixeSession, type VueFormation } from "./page.js";
import { formationOfferte, routes as saisie } from "./saisir.js";

const ACTION = "gerer_offre";
const CHEMIN = "/organisme/:id/offre/:formation";

interface Essai {
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: Refus | null;
}

async function montrer(demande: Demande, { erreurs, refus }: Essai = { erreurs: [], refus: null }): Promise<Reponse> {
  const { ctx, corps, jeton } = demande;
  const formation = await formationOfferte(demande);
  const organisme = await organismeDe(demande);
  const dossiers = await listerDossiersOrganisme(ctx, { organismeId: organisme.id });
  const vue: VueFormation = {
    ...{ jeton, organisme, aujourdhui: ctx.horloge.aujourdhui(), formation, corps, erreurs },
    demandes: dossiers.filter(({ formationId, etat }) => formationId === formation.id && !ETATS_FINAUX.has(etat)).length,
    refus: refus === null ? null : montrerRefus(refus),
  };
  const statut = erreurs.length > 0 ? 422 : (vue.refus?.statut ?? 200);
  return page(`${formation.intitule} – ${organisme.nom}`, h(PageFormationOfferte, { vue }), statut);
}

function revenir(demande: Demande, texte: string, vers?: string): Reponse {
  demande.session.ecrire({ annonce: { ton: "acquis", texte } });
  const { id = "", formation = "" } = demande.parametres;
  return rediriger(vers ?? cheminFormationOfferte(id, formation));
}

function lirePlaces(tape: string): number | null {
  if (tape === "") return null;
  return /^\d{1,6}$/u.test(tape) ? Number(tape) : Number.NaN;
}

async function ajouter(demande: Demande): Promise<Reponse> {
  const { corps, ctx } = demande;
  const { actions } = await formationOfferte(demande);
  const actionId = actions.find(({ id }) => id === corps["lieu"])?.id ?? "";
  const prefixe = prefixeSession(actionId);
  const tape = (champ: string) => (corps[`${prefixe}${champ}`] ?? "").trim();
  const debut = lireDateTapee(tape("debut"));
  const fin = tape("fin") === "" ? debut : lireDateTapee(tape("fin"));
  const fautes: FauteSaisie[] = [
    ...(debut === null ? [{ champ: "debut", faute: "date" }] : []),
    ...(fin === null && tape("fin") !== "" ? [{ champ: "fin", faute: "date" }] : []),
  ];
  const surSesChamps = (siennes: readonly FauteSaisie[]) =>
    erreursDesFautes(siennes).map(({ champ, phrase }) => ({ champ: `${prefixe}${champ}`, phrase }));
  if (debut === null || fin === null) return montrer(demande, { erreurs: surSesChamps(fautes), refus: null });
  const organismeId = demande.parametres["id"] ?? "";
  const issue = await tenter(() => ajouterSession(ctx, { organismeId, actionId, debut, fin, places: lirePlaces(tape("places")) }));
  if ("fait" in issue) return revenir(demande, "La date est ajoutée : elle se demande dès maintenant.");
  const { champ, faute } = issue.refus.details;
  if (typeof champ !== "string" || typeof faute !== "string") return montrer(demande, { erreurs: [], refus: issue.refus });
  return montrer(demande, { erreurs: surSesChamps([{ champ, faute }]), refus: null });
}

async function changer(demande: Demande): Promise<Reponse> {
  const { id: organismeId = "", session: sessionId = "" } = demande.parametres;
  const etat = demande.corps["etat"] === "ouverte" ? "ouverte" : "fermee";
  const issue = await tenter(() => changerSession(demande.ctx, { organismeId, sessionId, etat }));
  if ("refus" in issue) return montrer(demande, { erreurs: [], refus: issue.refus });
  return revenir(
    demande,
    etat === "ouverte" ? "La date est rouverte aux demandes." : "La date est fermée : plus personne ne peut la demander.",
  );
}

async function retirer(demande: Demande): Promise<Reponse> {
  const { id: organismeId = "", formation: formationId = "" } = demande.parametres;
  const issue = await tenter(() => retirerFormation(demande.ctx, { organismeId, formationId }));
  if ("refus" in issue) return montrer(demande, { erreurs: [], refus: issue.refus });
  return revenir(demande, "La formation est retirée de votre offre.", cheminOffre(organismeId));
}

export const routes: readonly Route[] = [
  ...saisie,
  { methode: "GET", chemin: CHEMIN, action: ACTION, traiter: (demande) => montrer(demande) },
  { methode: "POST", chemin: `${CHEMIN}/dates`, action: ACTION, traiter: ajouter },
  { methode: "POST", chemin: `${CHEMIN}/dates/:session`, action: ACTION, traiter: changer },
  { methode: "POST", chemin: `${CHEMIN}/retirer`, action: ACTION, traiter: retirer },
];
