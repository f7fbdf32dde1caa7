// Les pages de l'arrivée, dans un vrai navigateur et sans script : chaque état atteint est valide, accessible et tient dans l'écran.
import { TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../src/socle/base/base.js";
import { fermerNavigateur, unVisiteur, type Visiteur } from "../outils/navigateur.js";
import { type ServiceDeTest, unService } from "../outils/service.js";
import { personneSimulee } from "../outils/visites.js";

let service: ServiceDeTest;
let visiteur: Visiteur;

beforeAll(async () => {
  service = await unService();
});
afterAll(async () => {
  await fermerNavigateur();
  await service.fermer();
});

async function avecVisiteur(parcours: (vu: Visiteur) => Promise<void>): Promise<void> {
  visiteur = await unVisiteur();
  try {
    await parcours(visiteur);
  } finally {
    await visiteur.fermer();
  }
}

/** Choisit une personne chez le fournisseur simulé : le bouton porte son nom. */
async function entrer(vu: Visiteur, cle: string): Promise<void> {
  await vu.visiter(`${service.url}/connexion`);
  await vu.cliquer("Continuer avec FranceConnect");
  await vu.puis(() => vu.page.locator(`button[value="${cle}"]`).click());
}

describe("L'arrivée, sans script", () => {
  it("par FranceConnect : choix, numéro refusé puis incohérent, aide, déconnexion chez le fournisseur", () =>
    avecVisiteur(async (vu) => {
      await entrer(vu, "nom-long");
      await vu.remplir("Numéro de sécurité sociale", "2 86 13");
      await vu.cliquer("Ouvrir mon compte", 422);
      expect(await vu.page.getByLabel("Numéro de sécurité sociale").inputValue()).toBe("2 86 13");
      await vu.remplir("Numéro de sécurité sociale", personneSimulee("corse").nir);
      await vu.cliquer("Ouvrir mon compte", 422);
      await vu.cliquer("Demander de l'aide");
      await vu.remplir("Expliquez avec vos mots", "Mon état civil a changé l'an dernier.");
      await vu.remplir("Adresse où vous répondre", "apolline@exemple.fr");
      await vu.cliquer("Envoyer ma demande");
      expect(await vu.texte()).toContain("Votre demande A-");
      await vu.visiter(`${service.url}/premiere-connexion`);
      await vu.cliquer("Me déconnecter");
      await vu.cliquer("Se déconnecter et revenir au service");
      expect(new URL(vu.page.url()).pathname).toBe("/");
    }));

  it("à quinze ans : la page dit le jour (L5151-2)", () =>
    avecVisiteur(async (vu) => {
      await entrer(vu, "quinze-ans");
      await vu.remplir("Numéro de sécurité sociale", personneSimulee("quinze-ans").nir);
      await vu.cliquer("Ouvrir mon compte", 422);
      expect(await vu.texte()).toContain("Vous pourrez ouvrir votre compte le 23 mai 2027");
    }));

  it("par courriel : de l'adresse aux codes de secours, puis l'entrée", () =>
    avecVisiteur(async (vu) => {
      await vu.visiter(`${service.url}/connexion/courriel/creer`);
      await vu.cliquer("Recevoir un code", 422);
      await vu.remplir("Prénoms", "Aude");
      await vu.remplir("Nom de naissance", "Lestrange");
      await vu.remplir("Date de naissance", "03/02/1990");
      await vu.remplir("Adresse de courriel", "aude@exemple.fr");
      await vu.cliquer("Recevoir un code");
      const [courriel] = await service.bases.base.requete<{ sujet: string }>(
        sql`select sujet from socle.courriels where a = 'aude@exemple.fr'`,
      );
      await vu.remplir("Code reçu", /\d{6}/u.exec(courriel?.sujet ?? "")?.[0] ?? "");
      await vu.cliquer("Confirmer mon adresse");
      await vu.page.locator("input[name=mot_de_passe]").fill("password12345");
      await vu.page.locator("input[name=confirmation]").fill("password12345");
      await vu.cliquer("Garder ce mot de passe", 422);
      await vu.page.locator("input[name=mot_de_passe]").fill("trois vaches violettes");
      await vu.page.locator("input[name=confirmation]").fill("trois vaches violettes");
      await vu.cliquer("Garder ce mot de passe");
      const secret = /\b([A-Z2-7]{4} ){7}[A-Z2-7]{4}\b/u.exec(await vu.texte())?.[0].replaceAll(" ", "") ?? "";
      await vu.remplir("Code affiché", new TOTP({ secret }).generate({ timestamp: service.horloge.maintenant().getTime() }));
      await vu.cliquer("Activer le second code");
      expect(await vu.texte()).toContain("Vos codes de secours");
      await vu.cliquer("Ouvrir mon compte");
      await vu.cliquer("Me déconnecter");
      await vu.visiter(`${service.url}/connexion/courriel`);
      await vu.cliquer("Entrer", 422);
      await vu.visiter(`${service.url}/assistance`);
    }));
});
