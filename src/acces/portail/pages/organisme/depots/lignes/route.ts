// Routes d'une ligne : la retrouver par son identifiant, la corriger, l'annuler.
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../../route.js";
import { erreursDuRefus, montrerRefus, tenter } from "../../../titulaire/refus.js";
import type { ErreurChamp } from "../../../titulaire/saisie.js";
import { organismeDe } from "../../organisme.js";
import { cheminLot } from "../chemins.js";
import { colonnesAMontrer } from "./champs.js";
import { annulationDe, type Depart, envoyer, fautesDe, lireDepart, rectificationDe } from "./changer.js";
import { lireHistoire } from "./histoire.js";
import { PageLignes } from "./page.js";
import { PageAnnuler, PageCorriger, type VueChanger } from "./page-changer.js";

const CHEMIN = "/organisme/:id/depots/lignes";
const IDENTIFIANT_MAXIMAL = 64;

async function chercher(demande: Demande): Promise<Reponse> {
  const organisme = await organismeDe(demande);
  const idLigne = (demande.recherche["id"] ?? "").trim().slice(0, IDENTIFIANT_MAXIMAL);
  const envois = idLigne === "" ? [] : await lireHistoire(demande, organisme.id, idLigne);
  const titre = idLigne === "" ? "Retrouver une ligne" : `Ligne ${idLigne}`;
  return page(`${titre} – ${organisme.nom}`, PageLignes({ organisme, idLigne, envois }));
}

type Reste = Pick<VueChanger, "champs" | "erreurs" | "refus">;

async function vueDe(demande: Demande, depart: Depart, reste: Reste): Promise<VueChanger> {
  const enFaute = new Set(reste.erreurs.map(({ champ }) => champ));
  const colonnes = colonnesAMontrer(reste.champs, { enFaute, prise: depart.cible.prise });
  return { jeton: demande.jeton, organisme: await organismeDe(demande), cible: depart.cible, colonnes, ...reste };
}

function statutDe({ erreurs, refus }: Reste): number {
  return erreurs.length === 0 && refus === null ? 200 : 422;
}

async function montrerCorriger(demande: Demande, depart: Depart, reste: Reste): Promise<Reponse> {
  const vue = await vueDe(demande, depart, reste);
  return page(`Corriger la ligne ${depart.cible.idLigne} – ${vue.organisme.nom}`, PageCorriger(vue), statutDe(reste));
}

/** Ce qui a été tapé, quand il a fallu se reconnecter ; sinon la ligne telle qu'envoyée, et les fautes qu'on y avait trouvées. */
async function ouvrirCorriger(demande: Demande): Promise<Reponse> {
  const depart = await lireDepart(demande);
  const champs = await rectificationDe(demande, depart);
  return montrerCorriger(demande, depart, { champs, erreurs: depart.fautes, refus: null }).then((reponse) =>
    reponse.genre === "page" ? { ...reponse, statut: 200 } : reponse,
  );
}

function recu(demande: Demande, lotId: string, texte: string): Reponse {
  demande.session.ecrire({ annonce: { ton: "acquis", texte } });
  return rediriger(cheminLot(demande.parametres["id"] ?? "", lotId));
}

async function corriger(demande: Demande): Promise<Reponse> {
  const depart = await lireDepart(demande);
  const champs = await rectificationDe(demande, depart);
  const erreurs: readonly ErreurChamp[] = await fautesDe(demande, champs);
  if (erreurs.length > 0) return montrerCorriger(demande, depart, { champs, erreurs, refus: null });
  const issue = await tenter(() => envoyer(demande, champs));
  if ("fait" in issue)
    return recu(demande, issue.fait.lot.id, "Votre ligne corrigée est reçue. Sa réponse est ci-dessous, ou le sera dans un instant.");
  const duRefus = erreursDuRefus(issue.refus, Object.keys(champs));
  return montrerCorriger(demande, depart, { champs, erreurs: duRefus, refus: duRefus.length === 0 ? montrerRefus(issue.refus) : null });
}

async function montrerAnnuler(demande: Demande, depart: Depart, refus: Reste["refus"]): Promise<Reponse> {
  const reste: Reste = { champs: depart.contenu, erreurs: [], refus };
  const vue = await vueDe(demande, depart, reste);
  return page(`Annuler la ligne ${depart.cible.idLigne} – ${vue.organisme.nom}`, PageAnnuler(vue), statutDe(reste));
}

async function annuler(demande: Demande): Promise<Reponse> {
  const depart = await lireDepart(demande);
  const issue = await tenter(async () => envoyer(demande, await annulationDe(demande, depart)));
  if ("refus" in issue) return montrerAnnuler(demande, depart, montrerRefus(issue.refus));
  return recu(demande, issue.fait.lot.id, "Votre annulation est reçue. Sa réponse est ci-dessous, ou le sera dans un instant.");
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "consulter_depots", traiter: chercher },
  { methode: "GET", chemin: `${CHEMIN}/corriger`, action: "deposer_lot", traiter: ouvrirCorriger },
  { methode: "POST", genre: "televersement", chemin: `${CHEMIN}/corriger`, action: "deposer_lot", traiter: corriger },
  {
    methode: "GET",
    chemin: `${CHEMIN}/annuler`,
    action: "deposer_lot",
    traiter: async (demande) => montrerAnnuler(demande, await lireDepart(demande), null),
  },
  { methode: "POST", genre: "televersement", chemin: `${CHEMIN}/annuler`, action: "deposer_lot", traiter: annuler },
];
