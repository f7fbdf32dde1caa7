// Toutes les pages des logiciels raccordés d'un organisme.
import type { Route } from "../../../route.js";
import { routes as detail } from "./detail/route.js";
import { routes as essayer } from "./essayer/route.js";
import { routes as liste } from "./liste/route.js";

export const routes: readonly Route[] = [...liste, ...essayer, ...detail];
