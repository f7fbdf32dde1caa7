// Routes d'un dépôt : sa page, l'avancée de sa lecture, le rapport et les lignes à corriger en CSV.
import { deposerPourDeBon, ecrireRapport, fichierACorriger, lireLot, listerLignes } from "../../../../../../metier/depots/index.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../../route.js";
import { organismeDe } from "../../organisme.js";
import { apresDe } from "../apres.js";
import { cheminLot } from "../chemins.js";
import { estFini } from "../mots.js";
import { Avancement } from "./avancement.js";
import { PageLot } from "./page.js";
import { filtreDe, type VueRapport } from "./rapport.js";

const CHEMIN = "/organisme/:id/depots/:lot";
const LIGNES_PAR_PAGE = 50;

function designer(demande: Demande): { organismeId: string; lotId: string } {
  return { organismeId: demande.parametres["id"] ?? "", lotId: demande.parametres["lot"] ?? "" };
}

type LotLu = Awaited<ReturnType<typeof lireLot>>;

async function lireRapport(demande: Demande, lot: LotLu): Promise<VueRapport | null> {
  if (lot.etat !== "TRAITE") return null;
  const filtre = filtreDe(lot, demande.recherche["montrer"]);
  const apres = apresDe(demande.recherche);
  const { lignes, suite } = await listerLignes(demande.ctx, {
    ...designer(demande),
    apres,
    limite: LIGNES_PAR_PAGE,
    ...(filtre.statuts === null ? {} : { statuts: [...filtre.statuts] }),
  });
  return { lot, filtre, lignes, suite, apres };
}

async function montrer(demande: Demande): Promise<Reponse> {
  const lot = await lireLot(demande.ctx, designer(demande));
  if (demande.recherche["fragment"] === "avancement") {
    return { genre: "fragment", contenu: Avancement({ lot }) };
  }
  const organisme = await organismeDe(demande);
  const rapport = await lireRapport(demande, lot);
  const titre = estFini(lot) ? `${lot.essai ? "Essai" : "Dépôt"} : la réponse` : "Lecture du dépôt en cours";
  return page(`${titre} – ${organisme.nom}`, PageLot({ jeton: demande.jeton, organisme, lot, rapport }));
}

const CSV = "text/csv; charset=utf-8";

async function telechargerRapport(demande: Demande): Promise<Reponse> {
  return { genre: "flux", type: CSV, nom: "rapport.csv", morceaux: await ecrireRapport(demande.ctx, designer(demande)) };
}

async function telechargerACorriger(demande: Demande): Promise<Reponse> {
  return { genre: "flux", type: CSV, nom: "lignes-a-corriger.csv", morceaux: await fichierACorriger(demande.ctx, designer(demande)) };
}

/** L'essai convient : le fichier gardé est déposé, et son dépôt s'ouvre. */
async function confirmer(demande: Demande): Promise<Reponse> {
  const { reception } = demande;
  if (reception === undefined) throw new Error("Un essai se confirme par une route sans transaction.");
  const { lot } = await deposerPourDeBon({ ...demande.ctx, base: reception.base }, designer(demande));
  return rediriger(cheminLot(lot.organismeId, lot.id));
}

export const routes: readonly Route[] = [
  { methode: "POST", genre: "televersement", chemin: `${CHEMIN}/confirmer`, action: "deposer_lot", traiter: confirmer },
  { methode: "GET", chemin: CHEMIN, action: "consulter_depots", traiter: montrer },
  { methode: "GET", chemin: `${CHEMIN}/rapport.csv`, action: "consulter_depots", traiter: telechargerRapport },
  { methode: "GET", chemin: `${CHEMIN}/a-corriger.csv`, action: "consulter_depots", traiter: telechargerACorriger },
];
