// Le clavier seul fait chaque parcours, et chaque page traversée est vérifiée : ouvrir, déclarer, attester, refuser, corriger, choisir.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choisirAuClavier, tabulerJusqua, taperDans } from "../outils/clavier.js";
import type { Visiteur } from "../outils/navigateur.js";
import { type ServiceDeTest, unService } from "../outils/service.js";
import {
  auClavier,
  declarerAuClavier,
  entrerPar,
  JOUR_OUVERT,
  ouvrirAuClavier,
  PAR_FRANCECONNECT,
  PAR_PROCONNECT,
  valider,
} from "./parcours-clavier.js";

let service: ServiceDeTest;
const visiteurs: Visiteur[] = [];

beforeAll(async () => {
  service = await unService(`${JOUR_OUVERT}T10:00:00Z`);
}, 60_000);
afterAll(async () => {
  for (const visiteur of visiteurs) await visiteur.fermer();
  await service.fermer();
});

async function unePersonne(voie: RegExp, nom: RegExp): Promise<Visiteur> {
  const visiteur = await auClavier();
  visiteurs.push(visiteur);
  await entrerPar(visiteur, service.url, [voie, nom]);
  return visiteur;
}

const texteDe = async (visiteur: Visiteur) => (await visiteur.texte()).replaceAll(/\s/gu, " ");

describe("au clavier seul", () => {
  it("le lien d'évitement est le premier arrêt et mène au contenu", async () => {
    const visiteur = await auClavier();
    visiteurs.push(visiteur);
    await visiteur.visiter(`${service.url}/`);
    await visiteur.page.keyboard.press("Tab");
    await tabulerJusqua(visiteur.page, /^Aller au contenu$/u);
    await visiteur.page.keyboard.press("Enter");
    expect(new URL(visiteur.page.url()).hash).toBe("#contenu");
  }, 60_000);

  it("déclarer, être refusé, corriger, renvoyer, être attesté : 240 € (R5151-16, R5151-17)", async () => {
    const personne = await unePersonne(PAR_FRANCECONNECT, /^Solène KERDANET/u);
    await ouvrirAuClavier(personne, "salariee");
    await declarerAuClavier(personne, "190");

    const responsable = await unePersonne(PAR_PROCONNECT, /^Odile MONTREJEAU/u);
    await valider(responsable, /^À attester$/u);
    await tabulerJusqua(responsable.page, /^Refuser la déclaration de/u);
    await responsable.page.keyboard.press("Enter");
    await valider(responsable, /^Refuser la déclaration$/u, 422);
    await choisirAuClavier(responsable.page, /^Le nombre d'heures n'est pas le bon/u, 0);
    await taperDans(responsable.page, /^Un mot pour l'aider à corriger/u, "Nous en comptons 205.");
    await valider(responsable, /^Refuser la déclaration$/u);

    await valider(personne, /^Mes activités$/u);
    expect(await texteDe(personne)).toContain("Nous en comptons 205.");
    await valider(personne, /^Corriger et renvoyer/u);
    await tabulerJusqua(personne.page, /^Heures passées dans cette fonction/u);
    await personne.page.keyboard.press("Control+A");
    await personne.page.keyboard.type("205");
    await valider(personne, /^Renvoyer ma déclaration$/u);

    await valider(responsable, /^À attester$/u);
    await valider(responsable, /^Attester/u);
    await valider(personne, /^Mon compte$/u);
    expect(await texteDe(personne)).toContain("240 €");
    await valider(personne, /^Mes droits$/u);
    await valider(personne, /^Profil$/u);
    await valider(personne, /^Enregistrer mon profil$/u);
  }, 120_000);

  it("un responsable voit ses réponses et ajoute un suppléant ; une faute garde la saisie", async () => {
    const responsable = await unePersonne(PAR_PROCONNECT, /^Yvan CLAVERIOLE/u);
    await valider(responsable, /^À attester$/u);
    await valider(responsable, /^Vos réponses$/u);
    await valider(responsable, /^Responsables$/u);
    await taperDans(responsable.page, /^Prénom/u, "Nadège");
    await taperDans(responsable.page, /^Nom/u, "Quintric");
    await taperDans(responsable.page, /^Fonction dans l'organisme/u, "trésorière");
    await taperDans(responsable.page, /^Adresse de courriel/u, "pas-une-adresse");
    await valider(responsable, /^Ajouter ce responsable$/u, 422);
    await expect(responsable.page.getByLabel("Prénom").inputValue()).resolves.toBe("Nadège");
    await tabulerJusqua(responsable.page, /^Adresse de courriel$/u);
    await responsable.page.keyboard.press("Control+A");
    await responsable.page.keyboard.type("nadege@exemple.fr");
    await valider(responsable, /^Ajouter ce responsable$/u);
    expect(await texteDe(responsable)).toContain("Quintric");
  }, 60_000);

  it("garder une activité hors de son compte, puis l'y remettre (L5151-8)", async () => {
    const etudiante = await unePersonne(PAR_FRANCECONNECT, /^Lou-Anne BRESSIEUX/u);
    await ouvrirAuClavier(etudiante, "etudiante");
    await valider(etudiante, /^Mes activités$/u);
    await tabulerJusqua(etudiante.page, /^Ne pas garder cette activité sur mon compte$/u);
    await etudiante.page.keyboard.press("Enter");
    await valider(etudiante, /^Garder hors de mon compte$/u);
    await tabulerJusqua(etudiante.page, /^Remettre cette activité sur mon compte$/u);
    await etudiante.page.keyboard.press("Enter");
    await valider(etudiante, /^Remettre sur mon compte$/u);
    await valider(etudiante, /^Mes droits$/u);
    expect(await texteDe(etudiante)).toContain("240 €");
  }, 60_000);
});
