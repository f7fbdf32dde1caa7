// Le clavier seul fait chaque parcours : entrer, ouvrir son compte, déclarer, attester.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choisirAuClavier, tabulerJusqua, taperDans } from "../outils/clavier.js";
import { unVisiteur, type Visiteur } from "../outils/navigateur.js";
import { type ServiceDeTest, unService } from "../outils/service.js";
import { personneSimulee } from "../outils/visites.js";

let service: ServiceDeTest;
const visiteurs: Visiteur[] = [];

beforeAll(async () => {
  service = await unService("2027-02-15T10:00:00Z");
}, 60_000);
afterAll(async () => {
  for (const visiteur of visiteurs) await visiteur.fermer();
  await service.fermer();
});

async function auClavier(): Promise<Visiteur> {
  const visiteur = await unVisiteur({ largeur: 1280, javascript: true });
  visiteurs.push(visiteur);
  return visiteur;
}

async function valider(visiteur: Visiteur, nom: RegExp): Promise<void> {
  await tabulerJusqua(visiteur.page, nom);
  await visiteur.puis(() => visiteur.page.keyboard.press("Enter"));
}

/** Chez le fournisseur simulé, la page n'est pas la nôtre : on y passe au clavier aussi. */
async function entrerPar(visiteur: Visiteur, lien: RegExp, personne: RegExp): Promise<void> {
  await visiteur.visiter(`${service.url}/`);
  await valider(visiteur, /^Se connecter$/u);
  await tabulerJusqua(visiteur.page, lien);
  await visiteur.page.keyboard.press("Enter");
  await visiteur.page.waitForURL(/\/choix\//u);
  await tabulerJusqua(visiteur.page, personne);
  await visiteur.puis(() => visiteur.page.keyboard.press("Enter"));
}

describe("au clavier seul", () => {
  it("le lien d'évitement est le premier arrêt et mène au contenu", async () => {
    const visiteur = await auClavier();
    await visiteur.visiter(`${service.url}/`);
    await visiteur.page.keyboard.press("Tab");
    await tabulerJusqua(visiteur.page, /^Aller au contenu$/u);
    await visiteur.page.keyboard.press("Enter");
    expect(new URL(visiteur.page.url()).hash).toBe("#contenu");
  }, 60_000);

  it("une personne ouvre son compte et déclare ses heures, un responsable les atteste", async () => {
    const personne = await auClavier();
    await entrerPar(personne, /^Continuer avec FranceConnect$/u, /^Solène KERDANET/u);
    await taperDans(personne.page, /^Numéro de sécurité sociale/u, personneSimulee("salariee").nir);
    await valider(personne, /^Ouvrir mon compte$/u);
    await valider(personne, /^Déclarer$/u);
    await choisirAuClavier(personne.page, /^Du bénévolat dans une association/u, 0);
    await valider(personne, /^Continuer$/u);
    await taperDans(personne.page, /^Nom, numéro RNA, SIREN ou ville/u, "Lannemezan");
    await valider(personne, /^Chercher$/u);
    await valider(personne, /^Choisir ABCD LANNEMEZAN/u);
    await valider(personne, /^Continuer avec cette association$/u);
    await choisirAuClavier(personne.page, /^Je siège dans une instance/u, 1);
    await valider(personne, /^Continuer$/u);
    await taperDans(personne.page, /^Premier jour/u, "01/01/2026");
    await taperDans(personne.page, /^Dernier jour/u, "31/12/2026");
    await taperDans(personne.page, /^Heures passées dans cette fonction/u, "205");
    await valider(personne, /^Continuer$/u);
    expect(await personne.texte()).toMatch(/205/u);
    await valider(personne, /^Envoyer ma déclaration$/u);

    const responsable = await auClavier();
    await entrerPar(responsable, /^Se connecter avec ProConnect$/u, /^Odile MONTREJEAU/u);
    await valider(responsable, /^À attester$/u);
    await valider(responsable, /^Attester/u);

    await valider(personne, /^Mon compte$/u);
    expect((await personne.texte()).replaceAll(/\s/gu, " ")).toContain("240 €");
  }, 120_000);
});
