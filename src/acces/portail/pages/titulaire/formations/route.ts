// Toutes les routes des formations d'un titulaire : ses dossiers, le plan, chaque dossier et ses gestes.
import { h } from "preact";
import { lireMesDossiers } from "../../../lectures/dossiers.js";
import { type Demande, page, type Reponse, type Route } from "../../../route.js";
import { titulaireDe } from "../titulaire.js";
import { routes as annuler } from "./annuler/route.js";
import { routes as cofinancement } from "./cofinancement/route.js";
import { routes as dossier } from "./dossier/route.js";
import { PageMesFormations } from "./page.js";
import { routes as plan } from "./plan/route.js";

async function lister(demande: Demande): Promise<Reponse> {
  const { ctx } = demande;
  const dossiers = await lireMesDossiers(ctx, titulaireDe(demande).titulaireId);
  return page("Mes formations", h(PageMesFormations, { dossiers, aujourdhui: ctx.horloge.aujourdhui() }));
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/mon-compte/formations", action: "consulter_dossier", traiter: lister },
  ...plan,
  ...dossier,
  ...annuler,
  ...cofinancement,
];
