// Chaque page publique, au téléphone et à l'écran large : statut, HTML, axe, débordement, et le poids promis.
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FICHES_ACTIVITES } from "../../src/regles/catalogue-activites.js";
import { unVisiteur } from "../outils/navigateur.js";
import { type ServiceDeTest, unService } from "../outils/service.js";

let service: ServiceDeTest;
beforeAll(async () => {
  service = await unService();
}, 60_000);
afterAll(() => service.fermer());

const KILO = 1024;
const POIDS_MAXIMUM = 40 * KILO;
const POLICE_MAXIMUM = 60 * KILO;

const PAGES = [
  "/",
  "/compte-engagement-citoyen",
  "/activites",
  ...FICHES_ACTIVITES.map((fiche) => `/activites/${fiche.type}`),
  "/240-euros-par-an",
  "/simuler",
  "/formations",
  "/droit",
  "/accessibilite",
  "/mentions-legales",
  "/donnees-personnelles",
  "/connexion",
  "/connexion/courriel",
  "/demonstration/horloge",
  "/demonstration/courriels",
];

describe.each([375, 1280])("à %i pixels", (largeur) => {
  it("chaque page publique est saine, et une page inconnue aussi", async () => {
    const visiteur = await unVisiteur({ largeur, javascript: true });
    for (const chemin of PAGES) await visiteur.visiter(`${service.url}${chemin}`);
    await visiteur.visiter(`${service.url}/cette-page-n-existe-pas`, 404);
    expect(visiteur.pagesVues).toHaveLength(PAGES.length + 1);
    await visiteur.fermer();
  }, 120_000);
});

it("aucun lien interne d'une page publique n'est mort", async () => {
  const liens = new Set<string>();
  for (const chemin of PAGES) {
    const html = await (await fetch(`${service.url}${chemin}`)).text();
    for (const [, lien] of html.matchAll(/href="(\/[^"#?]*)/gu)) if (lien !== undefined) liens.add(lien);
  }
  expect(liens.size).toBeGreaterThan(20);
  const morts: string[] = [];
  for (const lien of liens) {
    if (lien.startsWith("/connexion/")) continue;
    const reponse = await fetch(`${service.url}${lien}`);
    if (reponse.status >= 400) morts.push(`${lien} : ${reponse.status}`);
  }
  expect(morts).toEqual([]);
}, 60_000);

it("le HTML et la feuille de style d'une page pèsent moins de 40 Ko compressés, la police moins de 60 Ko", async () => {
  const feuille = gzipSync(Buffer.from(await (await fetch(`${service.url}/public/feuille.css`)).arrayBuffer())).length;
  for (const chemin of PAGES) {
    const html = gzipSync(await (await fetch(`${service.url}${chemin}`)).text()).length;
    expect(html + feuille, chemin).toBeLessThan(POIDS_MAXIMUM);
  }
  const police = await (await fetch(`${service.url}/public/atkinson-hyperlegible-next.woff2`)).arrayBuffer();
  expect(police.byteLength).toBeGreaterThan(KILO);
  expect(police.byteLength).toBeLessThan(POLICE_MAXIMUM);
});
