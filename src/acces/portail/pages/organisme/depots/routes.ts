// Toutes les routes de l'espace de dépôt d'un organisme.
import type { Route } from "../../../route.js";
import { routes as format } from "./format/route.js";
import { routes as lignes } from "./lignes/route.js";
import { routes as lot } from "./lot/route.js";
import { routes as accueil } from "./route.js";

export const routes: readonly Route[] = [...accueil, ...format, ...lignes, ...lot];
