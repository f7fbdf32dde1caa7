// Routes d'un fichier d'offre envoyé : la réponse, son rapport en CSV.
import { h } from "preact";
import { type BilanImportCatalogue, lireImport, rapportDImport } from "../../../../../../metier/catalogue/index.js";
import { Refus } from "../../../../../../socle/refus.js";
import { type Demande, page, type Reponse, type Route } from "../../../../route.js";
import { lirePageDeRapport } from "../../../exploitation/catalogue/lire-rapport.js";
import { organismeDe } from "../../organisme.js";
import { PageFichier, type VueFichier } from "./page.js";

const ACTION = "gerer_offre";
const CHEMIN = "/organisme/:id/offre/fichiers/:import";

/** Le fichier de l'adresse ; celui d'un autre organisme est introuvable. */
async function fichierDe(demande: Demande): Promise<BilanImportCatalogue> {
  const bilan = await lireImport(demande.ctx, demande.parametres["import"] ?? "").catch((erreur: unknown) => {
    if (erreur instanceof Refus && erreur.code.startsWith("identite/")) return null;
    throw erreur;
  });
  if (bilan === null || bilan.organismeId !== demande.parametres["id"]) throw new Refus("catalogue/import-introuvable");
  return bilan;
}

async function montrer(demande: Demande): Promise<Reponse> {
  const bilan = await fichierDe(demande);
  const organisme = await organismeDe(demande);
  const vue: VueFichier = { organisme, bilan, ...(await lirePageDeRapport(demande, bilan)) };
  return page(`Fichier d'offre : la réponse – ${organisme.nom}`, h(PageFichier, { vue }));
}

async function telecharger(demande: Demande): Promise<Reponse> {
  const { id } = await fichierDe(demande);
  return { genre: "flux", type: "text/csv; charset=utf-8", nom: "rapport-offre.csv", morceaux: await rapportDImport(demande.ctx, id) };
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: ACTION, traiter: montrer },
  { methode: "GET", chemin: `${CHEMIN}/rapport.csv`, action: ACTION, traiter: telecharger },
];
