// Les pages des activités : la liste, puis une page par type.
import { h } from "preact";
import { FICHES_ACTIVITES } from "../../../../../regles/catalogue-activites.js";
import { Refus } from "../../../../../socle/refus.js";
import { type Demande, page, type Reponse, type Route } from "../../../route.js";
import { conditionsDe } from "./conditions.js";
import { exemplesDe } from "./exemples.js";
import { PageActivite, PageActivites } from "./page.js";

/** Le type s'écrit avec des traits d'union dans l'adresse, ou comme dans les règles. */
async function montrerActivite({ ctx, parametres }: Demande): Promise<Reponse> {
  const type = (parametres["type"] ?? "").replaceAll("-", "_");
  const fiche = FICHES_ACTIVITES.find((candidate) => candidate.type === type);
  if (fiche === undefined) throw new Refus("portail/introuvable");
  const aujourdhui = ctx.horloge.aujourdhui();
  const vue = { fiche, exemples: exemplesDe(fiche.type, aujourdhui), conditions: conditionsDe(fiche.type, aujourdhui) };
  return page(fiche.nom, h(PageActivite, vue));
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/activites", action: "consulter_public", traiter: async () => page("Les activités", h(PageActivites, {})) },
  { methode: "GET", chemin: "/activites/:type", action: "consulter_public", traiter: montrerActivite },
];
