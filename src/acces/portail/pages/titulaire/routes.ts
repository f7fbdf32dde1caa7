// Toutes les routes du compte d'un titulaire.
import type { Route } from "../../route.js";
import { routes as activites } from "./activites/route.js";
import { routes as declarer } from "./declarer/route.js";
import { routes as droits } from "./droits/route.js";
import { routes as formations } from "./formations/route.js";
import { routes as mesDonnees } from "./mes-donnees/route.js";
import { routes as profil } from "./profil/route.js";
import { routes as releve } from "./releve/route.js";
import { routes as signaler } from "./signaler/route.js";
import { routes as tableauDeBord } from "./tableau-de-bord/route.js";

export const routes: readonly Route[] = [
  ...tableauDeBord,
  ...activites,
  ...signaler,
  ...declarer,
  ...droits,
  ...formations,
  ...profil,
  ...mesDonnees,
  ...releve,
];
