// Raccorder un logiciel et essayer l'API, dans un vrai navigateur et sans script : chaque page est valide et accessible.
import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ecrireCsv, exemple } from "../../src/metier/depots/index.js";
import { fermerNavigateur, unVisiteur, type Visiteur } from "../outils/navigateur.js";
import { type ServiceDeTest, unService } from "../outils/service.js";

let service: ServiceDeTest;
beforeAll(async () => {
  service = await unService();
});
afterAll(async () => {
  await fermerNavigateur();
  await service.fermer();
});

/** Entre comme la cheffe du bureau du volontariat ; rend le chemin de son organisme. */
async function entrer(vu: Visiteur): Promise<string> {
  await vu.page.goto(`${service.url}/connexion/proconnect`);
  await vu.puis(() => vu.page.locator('button[value="cheffe-volontariat"]').click());
  return /\/organisme\/[0-9a-f-]+/u.exec(vu.page.url())?.[0] ?? "";
}

async function raccorder(vu: Visiteur, organisme: string): Promise<void> {
  await vu.visiter(`${service.url}${organisme}/raccordements`);
  await vu.remplir("Nom du logiciel", "Logiciel des effectifs");
  await vu.cliquer("Raccorder ce logiciel", 422);
  expect(await vu.page.getByLabel("Nom du logiciel").inputValue()).toBe("Logiciel des effectifs");
  await vu.choisir("Il peut déposer des fichiers");
  await vu.choisir("Il peut lire les lots et leurs rapports");
  await vu.cliquer("Raccorder ce logiciel");
  expect(await vu.texte()).toMatch(/logiciel-des-effectifs-[0-9a-f]{8}/u);
}

async function donnerCleEtAdresse(vu: Visiteur): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  await vu.remplir("Clé publique à ajouter", privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  await vu.cliquer("Ajouter cette clé", 422);
  expect(await vu.page.getByLabel("Clé publique à ajouter").inputValue()).toBe("");
  expect(await vu.page.content()).not.toContain("PRIVATE");
  await vu.remplir("Clé publique à ajouter", publicKey.export({ type: "spki", format: "pem" }).toString());
  await vu.cliquer("Ajouter cette clé");
  await vu.remplir("Adresse à prévenir", "http://ailleurs.exemple.fr/avis");
  await vu.cliquer("Enregistrer cette adresse", 422);
  await vu.remplir("Adresse à prévenir", "http://localhost:9/avis");
  await vu.cliquer("Enregistrer cette adresse");
  expect(await vu.texte()).toContain("whsec_");
}

async function essayer(vu: Visiteur, organisme: string): Promise<void> {
  await vu.visiter(`${service.url}${organisme}/raccordements/essayer`);
  await vu.cliquer("Envoyer la demande", 422);
  const { lignes, entete } = exemple("sapeur_pompier_volontaire");
  await vu.remplir("Fichier", ecrireCsv(lignes, entete));
  await vu.cliquer("Envoyer la demande");
  expect(await vu.page.getByLabel("La demande").inputValue()).toContain("POST /api/v1/depots?essai=true HTTP/1.1");
  const reponse = await vu.page.getByLabel("La réponse").inputValue();
  expect(reponse).toContain("HTTP/1.1 202 Accepted");
  expect(reponse).toContain('"essai": true');
  await vu.page.getByLabel("Opération").selectOption("lireDepot");
  await vu.remplir("Référence", "11111111-2222-4333-8444-555555555555");
  await vu.cliquer("Envoyer la demande");
  expect(await vu.page.getByLabel("La réponse").inputValue()).toContain("depots/lot-introuvable");
}

describe("un responsable du service d'incendie", () => {
  it("raccorde son logiciel, donne sa clé, choisit où être prévenu, essaie l'API, puis révoque", async () => {
    const vu = await unVisiteur();
    const organisme = await entrer(vu);
    await raccorder(vu, organisme);
    await donnerCleEtAdresse(vu);
    const detail = vu.page.url();
    await essayer(vu, organisme);
    await vu.visiter(detail);
    expect(await vu.texte()).not.toContain("whsec_");
    await vu.page.getByText("Révoquer ce raccordement…").click();
    await vu.cliquer("Révoquer");
    await vu.visiter(`${service.url}${organisme}/raccordements`);
    expect(await vu.texte()).toContain("révoqué");
    await vu.fermer();
  }, 120_000);
});
