// Une vie de compte, dans un vrai navigateur, sans JavaScript, au format d'un téléphone : chaque page vue est vérifiée.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fermerNavigateur, unVisiteur, type Visiteur } from "../outils/navigateur.js";
import { type ServiceDeTest, unService } from "../outils/service.js";
import { personneSimulee } from "../outils/visites.js";
import { alors, etantDonne, quand } from "./pas.js";

let service: ServiceDeTest;
const visiteurs: Visiteur[] = [];

beforeAll(async () => {
  service = await unService();
}, 60_000);
afterAll(async () => {
  for (const visiteur of visiteurs) await visiteur.fermer();
  await fermerNavigateur();
  await service.fermer();
});

async function unePersonne(): Promise<Visiteur> {
  const visiteur = await unVisiteur();
  visiteurs.push(visiteur);
  return visiteur;
}

const NOMS: Readonly<Record<string, RegExp>> = {
  salariee: /^Solène KERDANET/u,
  "quinze-ans": /^Inès TORVEL/u,
  apprenti: /^Noa MARCILLAT/u,
  etudiante: /^Lou-Anne BRESSIEUX/u,
  "presidente-lannemezan": /^Odile MONTREJEAU/u,
  "president-litteral": /^Yvan CLAVERIOLE/u,
  "salariee-tresoriere": /^Solène ARVENNE/u,
};

const RESPONSABLES = new Set(["presidente-lannemezan", "president-litteral", "salariee-tresoriere"]);

/** La page du fournisseur simulé n'est pas la nôtre : on y passe sans s'y arrêter. */
async function entrer(visiteur: Visiteur, chez: ServiceDeTest, cle: string): Promise<void> {
  await visiteur.visiter(`${chez.url}/connexion`);
  await visiteur.page
    .getByRole("link", { name: RESPONSABLES.has(cle) ? "Se connecter avec ProConnect" : "Continuer avec FranceConnect" })
    .click();
  await visiteur.page.waitForURL(/\/choix\//u);
  const nom = NOMS[cle];
  if (nom === undefined) throw new Error(`Personne inconnue : ${cle}.`);
  await visiteur.puis(() => visiteur.page.getByRole("button", { name: nom }).click());
}

async function ouvrirLeCompte(visiteur: Visiteur, cle: string): Promise<void> {
  await visiteur.remplir("Numéro de sécurité sociale", personneSimulee(cle).nir);
  await visiteur.cliquer("Ouvrir mon compte");
}

async function allerAu(visiteur: Visiteur, jour: string): Promise<void> {
  await visiteur.visiter(`${service.url}/demonstration/horloge`);
  await visiteur.remplir("Jour", jour);
  await visiteur.cliquer("Avancer");
}

interface Heures {
  readonly association: string;
  readonly recherche: string;
  readonly heures: string;
  readonly annee: number;
}

/** Tout le parcours de déclaration, jusqu'à la relecture. */
async function preparerDeclaration(visiteur: Visiteur, { association, recherche, heures, annee }: Heures): Promise<void> {
  await visiteur.visiter(`${service.url}/mon-compte/declarer`);
  await visiteur.choisir("Du bénévolat dans une association");
  await visiteur.cliquer("Continuer");
  await visiteur.remplir("Nom, numéro RNA, SIREN ou ville", recherche);
  await visiteur.cliquer("Chercher");
  await visiteur.cliquer(new RegExp(`Choisir ${association}`, "u"));
  await visiteur.cliquer("Continuer avec cette association");
  await visiteur.choisir("Je siège dans une instance d'administration ou de direction");
  await visiteur.cliquer("Continuer");
  await visiteur.remplir("Premier jour", `01/01/${annee}`);
  await visiteur.remplir("Dernier jour", `31/12/${annee}`);
  await visiteur.remplir("Heures passées dans cette fonction", heures);
  await visiteur.cliquer("Continuer");
}

async function attester(cle: string, personne: RegExp): Promise<void> {
  const responsable = await unePersonne();
  await entrer(responsable, service, cle);
  await responsable.cliquer("À attester");
  expect(await responsable.texte()).toMatch(personne);
  await responsable.cliquer(/^Attester/u);
}

describe("une salariée, deux associations, 240 €", () => {
  let salariee: Visiteur;

  it("ouvre son compte avec son numéro de sécurité sociale (L5151-2)", async () => {
    salariee = await etantDonne("la salariée entre par FranceConnect", unePersonne);
    await entrer(salariee, service, "salariee");
    await quand("elle tape un numéro à la clé fausse", async () => {
      const faux = `${personneSimulee("salariee").nir.slice(0, 13)}00`;
      await salariee.remplir("Numéro de sécurité sociale", faux);
      await salariee.cliquer("Ouvrir mon compte", 422);
      await expect(salariee.page.getByLabel("Numéro de sécurité sociale").inputValue()).resolves.toBe(faux);
    });
    await alors("avec le bon numéro, son compte s'ouvre", () => ouvrirLeCompte(salariee, "salariee"));
    expect(new URL(salariee.page.url()).pathname).toBe("/mon-compte");
  }, 60_000);

  it("déclare 120 h et 90 h dans deux vraies associations (R5151-16)", async () => {
    await quand("l'année suivante est commencée", () => allerAu(salariee, "15/02/2027"));
    await quand("elle déclare 120 h à Lannemezan", async () => {
      await preparerDeclaration(salariee, { association: "ABCD LANNEMEZAN", recherche: "Lannemezan", heures: "120", annee: 2026 });
      await salariee.cliquer("Envoyer ma déclaration");
    });
    await quand("elle déclare 90 h à Littéral", async () => {
      await preparerDeclaration(salariee, { association: "ABC LITTERAL", recherche: "W921003154", heures: "90", annee: 2026 });
      await salariee.cliquer("Envoyer ma déclaration");
    });
    await salariee.visiter(`${service.url}/mon-compte/activites`);
    await salariee.visiter(`${service.url}/mon-compte`);
  }, 120_000);

  it("ne peut pas attester ses propres heures tant qu'un autre responsable existe (R5151-17)", async () => {
    const tresoriere = await unePersonne();
    await entrer(tresoriere, service, "salariee-tresoriere");
    await tresoriere.cliquer("À attester");
    await expect(tresoriere.page.getByRole("button", { name: /^Attester/u }).count()).resolves.toBe(0);
  }, 60_000);

  it("voit 240 € paraître quand les deux responsables ont attesté (L5151-9 6°, D5151-14 I 7°, R5151-16, R5151-17)", async () => {
    await quand("la présidente de Lannemezan atteste", () => attester("presidente-lannemezan", /120/u));
    await salariee.visiter(`${service.url}/mon-compte/droits`);
    await quand("le président de Littéral atteste", () => attester("president-litteral", /90/u));
    await quand("le temps passe", () => allerAu(salariee, "01/03/2027"));
    await alors("le tableau de bord montre 240 €", async () => {
      await salariee.visiter(`${service.url}/mon-compte`);
      expect((await salariee.texte()).replaceAll(/\s/gu, " ")).toContain("240 €");
    });
    await alors("le droit s'explique article par article", async () => {
      await salariee.visiter(`${service.url}/mon-compte/droits`);
      await salariee.puis(() => salariee.page.locator('main a[href^="/mon-compte/droits/"]').first().click());
      const texte = await salariee.texte();
      for (const article of ["L5151-9 6°", "D5151-14 I 7°", "R5151-16", "R5151-17"]) expect(texte).toContain(article);
    });
    for (const chemin of ["profil", "mes-donnees", "releve"]) await salariee.visiter(`${service.url}/mon-compte/${chemin}`);
  }, 120_000);

  it("se voit refuser une déclaration le 1er juillet, et garde ce qu'elle avait tapé (R5151-18)", async () => {
    await allerAu(salariee, "01/07/2028");
    await preparerDeclaration(salariee, { association: "ABCD LANNEMEZAN", recherche: "Lannemezan", heures: "210", annee: 2027 });
    const texte = await salariee.texte();
    expect(texte).toContain("R5151-18");
    expect(texte).toContain("210");
    await expect(salariee.page.getByRole("button", { name: "Envoyer ma déclaration" }).count()).resolves.toBe(0);
  }, 120_000);
});

describe("d'autres personnes, un jour ordinaire", () => {
  let ordinaire: ServiceDeTest;
  beforeAll(async () => {
    ordinaire = await unService();
  }, 60_000);
  afterAll(() => ordinaire.fermer());

  it("quinze ans sans contrat : refusée, avec la date où le compte s'ouvrira", async () => {
    const ines = await unePersonne();
    await entrer(ines, ordinaire, "quinze-ans");
    await ines.remplir("Numéro de sécurité sociale", personneSimulee("quinze-ans").nir);
    await ines.cliquer("Ouvrir mon compte", 422);
    const texte = await ines.texte();
    expect(texte).toContain("L5151-2");
    expect(texte).toMatch(/ouvrir (votre|un) compte/u);
  }, 60_000);

  it("quinze ans avec un contrat signé : le compte s'ouvre", async () => {
    const noa = await unePersonne();
    await entrer(noa, ordinaire, "apprenti");
    await noa.remplir("Date de signature de votre contrat d'apprentissage", "01/09/2026");
    await ouvrirLeCompte(noa, "apprenti");
    expect(new URL(noa.page.url()).pathname).toBe("/mon-compte");
  }, 60_000);

  it("une étudiante trouve à sa première connexion le droit que l'Agence avait déclaré (D5151-14 I 1°)", async () => {
    const etudiante = await unePersonne();
    await entrer(etudiante, ordinaire, "etudiante");
    await ouvrirLeCompte(etudiante, "etudiante");
    expect((await etudiante.texte()).replaceAll(/\s/gu, " ")).toContain("240 €");
    await quand("elle garde l'activité hors de son compte, puis la remet", async () => {
      await etudiante.visiter(`${ordinaire.url}/mon-compte/activites`);
      await etudiante.visiter(`${ordinaire.url}/mon-compte/droits`);
    });
  }, 60_000);
});
