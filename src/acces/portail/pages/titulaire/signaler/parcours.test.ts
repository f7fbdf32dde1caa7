// La personne signale, l'organisme répond, la personne lit ; et le silence se dit : dans un vrai navigateur, sans script, au téléphone.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fermerNavigateur, unVisiteur, type Visiteur } from "../../../../../../tests/outils/navigateur.js";
import { type ServiceDeTest, unService } from "../../../../../../tests/outils/service.js";
import { personneSimulee } from "../../../../../../tests/outils/visites.js";
import { sql } from "../../../../../socle/base/base.js";

let service: ServiceDeTest;
let personne: Visiteur;
let presidente: Visiteur;
let organisme = "";

beforeAll(async () => {
  service = await unService();
  personne = await unVisiteur();
  await entrer(personne, "franceconnect", "sapeur-pompier");
  await personne.remplir("Numéro de sécurité sociale", personneSimulee("sapeur-pompier").nir);
  await personne.cliquer("Ouvrir mon compte");
  presidente = await unVisiteur();
  await entrer(presidente, "proconnect", "presidente-lannemezan");
  organisme = /\/organisme\/([0-9a-f-]{36})\//u.exec(await presidente.page.content())?.[1] ?? "";
}, 90_000);
afterAll(async () => {
  await personne.fermer();
  await presidente.fermer();
  await fermerNavigateur();
  await service.fermer();
});

async function entrer(visiteur: Visiteur, fournisseur: string, cle: string): Promise<void> {
  await visiteur.page.goto(`${service.url}/connexion/${fournisseur}`);
  await visiteur.puis(() => visiteur.page.locator(`button[value="${cle}"]`).click());
}

async function allerAu(jour: string): Promise<void> {
  await personne.visiter(`${service.url}/demonstration/horloge`);
  await personne.remplir("Jour", jour);
  await personne.cliquer("Avancer");
}

const cheminDe = (visiteur: Visiteur) => new URL(visiteur.page.url()).pathname;

describe("« Mon organisme ne m'a pas déclaré »", () => {
  it("la personne choisit l'organisme, lit ce qu'il va apprendre, et sa saisie fausse reste en place", async () => {
    await personne.visiter(`${service.url}/mon-compte/activites`);
    await personne.cliquer("Mon organisme ne m'a pas déclaré");
    await personne.cliquer("Chercher", 422);
    await personne.remplir("Quel organisme ?", "zzzzqqq");
    await personne.cliquer("Chercher");
    expect(await personne.texte()).toContain("Rien pour « zzzzqqq »");
    await personne.remplir("Quel organisme ?", "ABCD Lannemezan");
    await personne.cliquer("Chercher");
    await personne.puis(() => personne.page.locator(`a[href$="organisme=${organisme}"]`).click());
    const texte = await personne.texte();
    for (const attendu of ["Il lira vos prénoms et votre nom", "numéro de sécurité sociale", "23 décembre 2026", "aucun article ne fixe"])
      expect(texte).toContain(attendu);
    await personne.remplir("En quelle année ?", "vingt-six");
    await personne.remplir("Un mot pour l'aider", "Caserne du centre, engagement de mai.");
    await personne.cliquer("Envoyer à l'organisme", 422);
    expect(await personne.texte()).toContain("« vingt-six » n'est pas comprise");
    expect(await personne.page.getByLabel("Un mot pour l'aider").inputValue()).toBe("Caserne du centre, engagement de mai.");
    await personne.page.getByLabel("Quelle activité ?").selectOption("sapeur_pompier_volontaire");
    await personne.remplir("En quelle année ?", "2026");
    await personne.cliquer("Envoyer à l'organisme");
    expect(cheminDe(personne)).toMatch(/^\/mon-compte\/signaler\/[0-9a-f-]{36}$/u);
    expect(await personne.texte()).toContain("doit répondre au plus tard le mercredi 23 décembre 2026");
  }, 60_000);

  it("l'organisme lit, doit dire pourquoi il maintient, puis répond en son nom", async () => {
    await presidente.visiter(`${service.url}/organisme/${organisme}/signalements`);
    expect(await presidente.texte()).toContain("Caserne du centre, engagement de mai.");
    await presidente.page.locator("summary", { hasText: "Répondre" }).click();
    await presidente.cliquer("Envoyer la réponse", 422);
    await presidente.choisir("Nous maintenons ce que nous avons fait");
    await presidente.remplir("Numéro de la ligne chez vous", "L-42");
    await presidente.cliquer("Envoyer la réponse", 422);
    expect(await presidente.texte()).toContain("dites en une ou deux phrases pourquoi vous maintenez");
    expect(await presidente.page.getByLabel("Numéro de la ligne chez vous").inputValue()).toBe("L-42");
    await presidente.remplir("Pourquoi ?", "Aucun engagement n'a été signé ici.");
    await presidente.cliquer("Envoyer la réponse");
    const texte = await presidente.texte();
    expect(texte).toContain("Aucun signalement n'attend votre réponse");
    expect(texte).toContain("Odile MONTREJEAU");
  }, 60_000);

  it("la personne lit la réponse signée et datée, et ce qu'elle peut faire ensuite (R6323-33)", async () => {
    await personne.visiter(`${service.url}/mon-compte/activites`);
    await personne.cliquer(/^Lire la réponse/u);
    const texte = await personne.texte();
    for (const attendu of [
      "Aucun engagement n'a été signé ici.",
      "Odile MONTREJEAU",
      "23 novembre 2026",
      "Réclamer à la Caisse des dépôts",
      "R6323-33",
      "médiation",
      "tribunal administratif dans les deux mois",
      "23 janvier 2027",
    ])
      expect(texte).toContain(attendu);
    await personne.page.locator("summary", { hasText: "Clore" }).click();
    await personne.cliquer("Clore");
    expect(await personne.texte()).toContain("Vous avez clos ce signalement");
  }, 60_000);
});

describe("« C'est inexact »", () => {
  it("la personne conteste une activité de son compte, et le silence se dit quand l'échéance est passée", async () => {
    await personne.visiter(`${service.url}/mon-compte/activites`);
    const carte = personne.page.locator("article", { hasText: "Déclarée par" }).first();
    expect(await carte.innerText()).toContain("Sapeur-pompier volontaire");
    await personne.puis(() => personne.page.locator("a", { hasText: "C'est inexact" }).first().click());
    await personne.cliquer("Envoyer à l'organisme", 422);
    await personne.remplir("Qu'est-ce qui est inexact ?", "La date de signature");
    await personne.remplir("Qu'est-ce qui serait exact ?", "Le 2 mai");
    await personne.cliquer("Envoyer à l'organisme");
    const suivi = cheminDe(personne);
    await personne.visiter(`${service.url}/mon-compte/activites`);
    expect(await personne.texte()).toContain("doit répondre au plus tard le");
    await expect(personne.page.locator("a", { hasText: "C'est inexact" }).count()).resolves.toBe(0);
    await allerAu("24/12/2026");
    await personne.visiter(`${service.url}${suivi}`);
    const texte = await personne.texte();
    expect(texte).toContain("n'a pas répondu à temps : c'était attendu au plus tard le 23 décembre 2026");
    expect(texte).toContain("Ce que vous pouvez faire ensuite");
    const courriels = await service.bases.base.requete<{ sujet: string }>(sql`select sujet from socle.courriels order by cree_le`);
    expect(courriels.map(({ sujet }) => sujet)).toContain("Votre signalement est resté sans réponse");
  }, 90_000);
});
