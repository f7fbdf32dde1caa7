// Routes de l'espace de dépôt : le voir, déposer un fichier, télécharger un fichier d'exemple.
import { listerLots, recevoirFichier } from "../../../../../metier/depots/index.js";
import { Refus } from "../../../../../socle/refus.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { montrerRefus, tenter } from "../../titulaire/refus.js";
import { organismeDe } from "../organisme.js";
import { lireAutorisations } from "./autorisations.js";
import { cheminLot } from "./chemins.js";
import { exempleDe } from "./exemple.js";
import { PageDepots } from "./page.js";

const CHEMIN = "/organisme/:id/depots";
const LOTS_PAR_PAGE = 10;

interface Issue {
  readonly erreurFichier: string | null;
  readonly refus: RefusMontre | null;
}

async function montrer(demande: Demande, issue: Issue): Promise<Reponse> {
  const organisme = await organismeDe(demande);
  const apres = demande.recherche["apres"] ?? "";
  const { lots, suite } = await listerLots(demande.ctx, organisme.id, { apres: apres === "" ? null : apres, limite: LOTS_PAR_PAGE });
  const contenu = PageDepots({
    jeton: demande.jeton,
    organisme,
    autorisations: await lireAutorisations(demande, organisme.id),
    lots,
    suite,
    plusAnciens: apres !== "",
    essai: demande.corps["essai"] === "oui",
    ...issue,
  });
  return page(`Dépôts – ${organisme.nom}`, contenu, issue.erreurFichier === null && issue.refus === null ? 200 : 422);
}

/** Un refus qui porte sur le fichier se dit à côté de son champ ; un autre, en tête de page. */
function issueDe(refus: Refus): Issue {
  const montre = montrerRefus(refus);
  if (/^(portail|depots)\/fichier-/u.test(refus.code)) return { erreurFichier: `${montre.phrase} ${montre.conduite}`, refus: null };
  return { erreurFichier: null, refus: montre };
}

async function deposer(demande: Demande): Promise<Reponse> {
  const organismeId = demande.parametres["id"] ?? "";
  const { reception } = demande;
  if (reception === undefined) throw new Error("Un dépôt se reçoit par une route de téléversement.");
  const { base, fichier } = reception;
  if (fichier === null) return montrer(demande, issueDe(new Refus("portail/fichier-absent")));
  const envoi = { organismeId, nomFichier: fichier.nom, essai: demande.corps["essai"] === "oui", cle: null, flux: fichier.flux };
  const issue = await tenter(() => recevoirFichier({ ...demande.ctx, base }, envoi));
  if ("refus" in issue) return montrer(demande, issueDe(issue.refus));
  const { lot, dejaRecu } = issue.fait;
  if (dejaRecu) {
    const texte = "Ce fichier avait déjà été reçu : rien n'est compté deux fois, et voici la même réponse.";
    demande.session.ecrire({ annonce: { ton: "attente", texte } });
  }
  return rediriger(cheminLot(organismeId, lot.id));
}

async function telechargerExemple(demande: Demande): Promise<Reponse> {
  const organisme = await organismeDe(demande);
  const type = demande.recherche["activite"] ?? "";
  const autorisation = (await lireAutorisations(demande, organisme.id)).find((une) => une.type === type);
  if (autorisation === undefined) throw new Refus("portail/introuvable");
  const octets = await exempleDe(demande, organisme.id, autorisation);
  return { genre: "fichier", type: "text/csv; charset=utf-8", nom: `exemple_${autorisation.type}.csv`, octets };
}

const SANS_FAUTE: Issue = { erreurFichier: null, refus: null };

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "consulter_depots", traiter: (demande) => montrer(demande, SANS_FAUTE) },
  { methode: "POST", genre: "televersement", chemin: CHEMIN, action: "deposer_lot", traiter: deposer },
  { methode: "GET", chemin: `${CHEMIN}/exemple.csv`, action: "consulter_depots", traiter: telechargerExemple },
];
