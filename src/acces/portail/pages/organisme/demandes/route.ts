// Les routes des dossiers reçus : la liste, puis chaque dossier et ses gestes.
import { listerDossiersOrganisme } from "../../../../../metier/dossiers/index.js";
import { vuesDossiersRecus } from "../../../lectures/dossiers-recus.js";
import { GROUPES_DE_DOSSIERS } from "../../../lectures/vue-dossier.js";
import { type Demande, page, type Reponse, type Route } from "../../../route.js";
import { organismeDe } from "../organisme.js";
import { routes as dossier } from "./dossier/route.js";
import { PageDemandes } from "./page.js";

async function montrer(demande: Demande): Promise<Reponse> {
  const organisme = await organismeDe(demande);
  const aujourdhui = demande.ctx.horloge.aujourdhui();
  const dossiers = vuesDossiersRecus(await listerDossiersOrganisme(demande.ctx, { organismeId: organisme.id }), aujourdhui);
  const filtre = GROUPES_DE_DOSSIERS.find((groupe) => groupe === demande.recherche["etat"]) ?? null;
  return page(`Demandes – ${organisme.nom}`, PageDemandes({ organisme, aujourdhui, dossiers, filtre }));
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/organisme/:id/demandes", action: "traiter_dossier", traiter: montrer },
  ...dossier,
];
