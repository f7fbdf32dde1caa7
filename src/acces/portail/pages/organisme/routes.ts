// Toutes les routes des responsables d'un organisme.
import type { Route } from "../../route.js";
import { routes as aAttester } from "./a-attester/route.js";
import { routes as attestees } from "./attestees/route.js";
import { routes as responsables } from "./responsables/route.js";

export const routes: readonly Route[] = [...aAttester, ...attestees, ...responsables];
