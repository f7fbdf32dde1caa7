// Toutes les pages du portail, hors connexion et démonstration.
import type { Route } from "../route.js";
import { routes as organisme } from "./organisme/routes.js";
import { routes as publiques } from "./public/routes.js";
import { routes as titulaire } from "./titulaire/routes.js";

export const routesDuPortail: readonly Route[] = [...publiques, ...titulaire, ...organisme];
