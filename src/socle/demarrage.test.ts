// Ce qui empêche de démarrer se dit en français ; un défaut garde sa trace.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sql } from "./base/base.js";
import { ouvrirConnexions } from "./base/connexion.js";
import { ConfigurationInvalide } from "./config.js";
import { raisonDuDemarrage } from "./demarrage.js";

const erreurDe = (promesse: Promise<unknown>) =>
  promesse.then(
    () => null,
    (erreur: unknown) => erreur,
  );

it("un port occupé, une base injoignable et un dossier impossible donnent une phrase et ce qu'il faut changer", async () => {
  const occupant = createServer();
  const port = await new Promise<number>((rendre) => {
    occupant.listen(0, "127.0.0.1", () => {
      const adresse = occupant.address();
      rendre(adresse === null || typeof adresse === "string" ? 0 : adresse.port);
    });
  });
  const occupe = await erreurDe(
    new Promise((pret, echouer) =>
      createServer()
        .once("error", echouer)
        .listen(port, "127.0.0.1", () => pret(null)),
    ),
  );
  expect(raisonDuDemarrage(occupe)).toContain(`Le port est déjà occupé (port ${port})`);
  await new Promise((fin) => occupant.close(fin));
  const base = ouvrirConnexions({ url: `postgres://cec:motsecret@127.0.0.1:${port}/cec` });
  const injoignable = await erreurDe(base.requete(sql`select 1`));
  expect(raisonDuDemarrage(injoignable)).toContain("La base de données est injoignable");
  expect(raisonDuDemarrage(injoignable)).not.toContain("motsecret");
  await base.fermer();
  const dossier = mkdtempSync(join(tmpdir(), "cec-"));
  writeFileSync(join(dossier, "fichier"), "");
  const impossible = await erreurDe(mkdir(join(dossier, "fichier", "donnees"), { recursive: true }));
  expect(raisonDuDemarrage(impossible)).toContain("par DONNEES");
  rmSync(dossier, { recursive: true });
});

it("une configuration fausse garde son message, et un défaut du programme n'est pas maquillé", () => {
  expect(raisonDuDemarrage(new ConfigurationInvalide(["PORT : faux"]))).toContain("PORT : faux");
  expect(raisonDuDemarrage(new TypeError("défaut"))).toBeNull();
  expect(raisonDuDemarrage("texte")).toBeNull();
});
