// La page d'une formation, et le pas vers ce qu'on en paierait : qui n'est pas connecté passe par la connexion et y revient.
import { h } from "preact";
import { lireFormation } from "../../../../../../metier/catalogue/index.js";
import { cheminPlan } from "../../../../lectures/formations.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../../route.js";
import { exemplesPour } from "./exemple.js";
import { PageFormation } from "./page.js";

async function montrer({ ctx, parametres }: Demande): Promise<Reponse> {
  const formation = await lireFormation(ctx, parametres["id"] ?? "");
  const aujourdhui = ctx.horloge.aujourdhui();
  return page(formation.intitule, h(PageFormation, { formation, aujourdhui, exemples: exemplesPour(formation, aujourdhui) }));
}

/** Une adresse sans paramètre : la connexion sait y revenir. */
async function menerAuPlan({ parametres }: Demande): Promise<Reponse> {
  return rediriger(cheminPlan(parametres["action"] ?? "", parametres["session"] ?? null));
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/formations/:id", action: "consulter_public", traiter: montrer },
  { methode: "GET", chemin: "/formations/:id/plan/:action", action: "demander_formation", traiter: menerAuPlan },
  { methode: "GET", chemin: "/formations/:id/plan/:action/:session", action: "demander_formation", traiter: menerAuPlan },
];
