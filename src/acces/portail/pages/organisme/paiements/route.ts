// Route des paiements d'un organisme de formation.
import { listerPaiementsDus } from "../../../../../metier/dossiers/index.js";
import { type Demande, page, type Reponse, type Route } from "../../../route.js";
import { organismeDe } from "../organisme.js";
import { PagePaiements } from "./page.js";

async function montrer(demande: Demande): Promise<Reponse> {
  const organisme = await organismeDe(demande);
  const lignes = await listerPaiementsDus(demande.ctx, { organismeId: organisme.id });
  const contenu = PagePaiements({ organisme, aujourdhui: demande.ctx.horloge.aujourdhui(), lignes });
  return page(`Paiements – ${organisme.nom}`, contenu);
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/organisme/:id/paiements", action: "traiter_dossier", traiter: montrer },
];
