// Toutes les pages publiques, sauf la connexion.
import type { Route } from "../../route.js";
import { routes as accessibilite } from "./accessibilite/route.js";
import { routes as accueil } from "./accueil/route.js";
import { routes as activites } from "./activites/route.js";
import { routes as deuxCentQuaranteEuros } from "./deux-cent-quarante-euros/route.js";
import { routes as donneesPersonnelles } from "./donnees-personnelles/route.js";
import { routes as droit } from "./droit/route.js";
import { routes as formations } from "./formations/route.js";
import { routes as leCompte } from "./le-compte/route.js";
import { routes as mentionsLegales } from "./mentions-legales/route.js";
import { routes as simuler } from "./simuler/route.js";

export const routes: readonly Route[] = [
  ...accueil,
  ...leCompte,
  ...activites,
  ...deuxCentQuaranteEuros,
  ...simuler,
  ...formations,
  ...droit,
  ...accessibilite,
  ...mentionsLegales,
  ...donneesPersonnelles,
];
