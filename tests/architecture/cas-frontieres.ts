// Violations plantées des frontières : imports, zones, contextes, pureté, SQL, grand livre.
import { DEPENDANCES } from "../../src/metier/dependances.js";
import { type Cas, f, plante } from "./cas.js";
import { gardeGrandLivre, gardeLectures, gardeMigrations, gardeSchemas, gardeSqlAPart } from "./sql.js";
import { gardeContextes, gardePaquets, gardeReglesPures, gardeZones, gardeZonesConnues } from "./zones.js";

const zones: Cas = {
  garde: gardeZones,
  accepte: [
    f("src/main.ts", 'import "./acces/portail/serveur.js";'),
    f("src/acces/a.ts", 'import { b } from "../metier/droits/index.js";'),
    f("src/metier/droits/a.test.ts", 'import "../../../tests/outils/base.js";'),
    f("src/regles/a.test.ts", 'import "../socle/racine.js";'),
  ],
  violations: [
    plante("metier importe acces", f("src/metier/droits/a.ts", 'import "../../acces/b.js";'), /metier n'importe pas acces/u),
    plante("socle importe metier", f("src/socle/a.ts", 'import type { B } from "../metier/contexte.js";'), /socle n'importe pas metier/u),
    plante("socle/valeurs importe socle", f("src/socle/valeurs/a.ts", 'export * from "../config.js";'), /valeurs n'importe pas socle/u),
    plante(
      "regles importe la base",
      f("src/regles/a.ts", 'const b = await import("../socle/base/base.js");'),
      /regles n'importe pas socle/u,
    ),
    plante("un test de regles importe acces", f("src/regles/a.test.ts", 'import "../acces/b.js";'), /regles n'importe pas acces/u),
    plante("on importe main", f("src/acces/a.ts", 'import "../main.js";'), /importe le programme/u),
    plante("src importe les tests", f("src/acces/a.ts", 'import "../../tests/outils/base.js";'), /hors de src/u),
  ],
};

const zonesConnues: Cas = {
  garde: gardeZonesConnues,
  accepte: [f("src/main.ts"), f("src/metier/contexte.ts"), f("src/metier/droits/index.ts"), f("src/socle/valeurs/montant.ts")],
  violations: [
    plante("un dossier inconnu", f("src/outils/a.ts"), /zone inconnue/u),
    plante("un contexte non déclaré", f("src/metier/formations/index.ts"), /absent de/u),
    plante("un fichier de metier sans contexte", f("src/metier/divers.ts"), /est dans un contexte/u),
  ],
};

const contextes: Cas = {
  garde: gardeContextes(DEPENDANCES),
  accepte: [
    f("src/metier/droits/a.ts", 'import { b } from "../declarations/index.js"; import type { C } from "../contexte.js";'),
    f("src/metier/contexte.ts", 'import type { Acteur } from "./identite/acteur.js";'),
  ],
  violations: [
    plante("on passe à côté de l'index", f("src/metier/droits/a.ts", 'import "../declarations/b.js";'), /au lieu de l'index/u),
    plante("acces passe à côté de l'index", f("src/acces/a.ts", 'import "../metier/droits/b.js";'), /au lieu de l'index/u),
    plante("la table ne le dit pas", f("src/metier/identite/a.ts", 'import "../droits/index.js";'), /identite n'a pas droits/u),
  ],
};

const cycle: Cas = {
  garde: gardeContextes({ identite: ["droits"], droits: ["identite"] }),
  accepte: [],
  violations: [plante("la table a un cycle", f("src/metier/identite/a.ts"), /cycle identite → droits → identite/u)],
};

const pures: Cas = {
  garde: gardeReglesPures,
  accepte: [
    f("src/regles/a.ts", 'import "../socle/valeurs/montant.js"; export const j = new Date(0);'),
    f("src/regles/a.test.ts", "Date.now();"),
  ],
  violations: [
    plante("l'heure", f("src/regles/a.ts", "export const t = Date.now();"), /l'heure/u),
    plante("la date du jour", f("src/regles/a.ts", "export const t = new Date();"), /l'heure/u),
    plante("le hasard", f("src/regles/a.ts", "export const t = Math.random();"), /le hasard/u),
    plante("l'environnement", f("src/regles/a.ts", 'export const t = process.env["X"];'), /process/u),
    plante("le réseau", f("src/regles/a.ts", 'export const t = fetch("x");'), /fetch/u),
    plante("un paquet", f("src/regles/a.ts", 'import { z } from "zod";'), /importe zod/u),
    plante("un module de Node", f("src/socle/valeurs/a.ts", 'import fs from "node:fs";'), /importe node:fs/u),
  ],
};

const paquets: Cas = {
  garde: gardePaquets,
  accepte: [f("src/metier/droits/a.ts", 'import { z } from "zod";')],
  violations: [
    plante("pg dans metier", f("src/metier/droits/a.ts", 'import pg from "pg";'), /importe pg/u),
    plante("fastify dans main", f("src/main.ts", 'import cookie from "@fastify/cookie";'), /@fastify\/cookie/u),
    plante("oidc dans regles", f("src/regles/a.ts", 'import type { C } from "openid-client";'), /openid-client/u),
  ],
};

const sqlAPart: Cas = {
  garde: gardeSqlAPart,
  accepte: [f("src/metier/droits/a.ts", 'export const p = "Choisissez dans la liste, puis mettez à jour.";')],
  violations: [
    plante(
      "une lecture",
      f("src/metier/droits/a.ts", "const q = `select id\n from droits.lots where a = 1`;"),
      /droits\/a\.ts:1 : du SQL/u,
    ),
    plante("une écriture", f("src/acces/a.ts", 'const q = "update droits.lots set a = 1";'), /du SQL/u),
    plante("une définition", f("src/acces/a.ts", 'const q = "create table x (a int)";'), /du SQL/u),
    plante("l'outil du SQL", f("src/acces/a.ts", 'import { sql } from "../socle/base/base.js";'), /importe « sql »/u),
  ],
};

const schemas: Cas = {
  garde: gardeSchemas(DEPENDANCES),
  accepte: [
    f("src/metier/grand-livre/a.sql.ts", "const q = `select 1 from grand_livre.soldes`;"),
    f("src/acces/portail/lectures/a.sql.ts", "const q = `select 1 from grand_livre.soldes join droits.lots using (id)`;"),
  ],
  violations: [
    plante("le schéma d'un autre", f("src/metier/droits/a.sql.ts", "const q = `select 1 from identite.titulaires`;"), /schéma identite/u),
    plante(
      "une jointure",
      f("src/metier/droits/a.sql.ts", "const q = `select 1 from droits.lots join grand_livre.soldes s on true`;"),
      /grand_livre/u,
    ),
    plante("acces hors des lectures", f("src/acces/taches/a.sql.ts", "const q = `select 1 from droits.lots`;"), /schéma droits/u),
  ],
};

const lectures: Cas = {
  garde: gardeLectures,
  accepte: [f("src/acces/portail/lectures/a.sql.ts", "const q = `select 1 from droits.lots`;")],
  violations: [
    plante("une insertion", f("src/acces/portail/lectures/a.sql.ts", "const q = `insert into droits.lots values (1)`;"), /n'écrit pas/u),
    plante("un effacement", f("src/acces/portail/lectures/a.sql.ts", "const q = `delete from droits.lots`;"), /n'écrit pas/u),
    plante("un verrou", f("src/acces/portail/lectures/a.sql.ts", "const q = `select 1 from droits.lots for update`;"), /n'écrit pas/u),
  ],
};

const livre = "src/metier/grand-livre/a.sql.ts";
const grandLivre: Cas = {
  garde: gardeGrandLivre,
  accepte: [
    f(
      livre,
      "const q = `update grand_livre.soldes set solde = 1`; const r = `insert into grand_livre.ecritures values (1) on conflict do nothing`;",
    ),
  ],
  violations: [
    plante("UPDATE", f(livre, "const q = `update only grand_livre.ecritures set montant = 1`;"), /UPDATE/u),
    plante("DELETE", f(livre, "const q = `delete from grand_livre.soldes where true`;"), /DELETE/u),
    plante("TRUNCATE", f(livre, "const q = `truncate table grand_livre.ecritures`;"), /TRUNCATE/u),
    plante(
      "réécriture par conflit",
      f(livre, "const q = `insert into grand_livre.lots values (1) on conflict (id) do update set a = 1`;"),
      /CONFLICT/u,
    ),
    plante("MERGE", f(livre, "const q = `merge into grand_livre.ecritures e using x on true`;"), /MERGE/u),
  ],
};

const migrations: Cas = {
  garde: gardeMigrations,
  accepte: [
    f(
      "migrations/0001-socle.sql",
      "create table grand_livre.lots (id uuid); alter table a.b add foreign key (x) references a.c on delete cascade;",
    ),
  ],
  violations: [
    plante("un nom sans numéro", f("migrations/socle.sql"), /s'appelle/u),
    { quoi: "deux fois le même numéro", fichiers: [f("migrations/0001-a.sql"), f("migrations/0001-b.sql")], attendu: /même numéro/u },
    plante(
      "une cascade",
      f("migrations/0001-a.sql", "alter table a.b add foreign key (l) references grand_livre.lots on delete cascade;"),
      /cascade/u,
    ),
  ],
};

export const CAS_FRONTIERES: readonly Cas[] = [
  zones,
  zonesConnues,
  contextes,
  cycle,
  pures,
  paquets,
  sqlAPart,
  schemas,
  lectures,
  grandLivre,
  migrations,
];
