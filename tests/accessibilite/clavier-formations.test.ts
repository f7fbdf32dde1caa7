// Le clavier seul se forme : chercher, lire le plan, demander, proposer, accepter, payer, annuler ; chaque page traversée est vérifiée.
import { afterAll, beforeAll, expect, it } from "vitest";
import { taperDans } from "../outils/clavier.js";
import { fermerNavigateur, type Visiteur } from "../outils/navigateur.js";
import { type ServiceDeTest, unService } from "../outils/service.js";
import { auClavier, entrerPar, JOUR_OUVERT, ouvrirAuClavier, PAR_FRANCECONNECT, PAR_PROCONNECT, valider } from "./parcours-clavier.js";

let service: ServiceDeTest;
const visiteurs: Visiteur[] = [];

beforeAll(async () => {
  service = await unService(`${JOUR_OUVERT}T10:00:00Z`);
}, 60_000);
afterAll(async () => {
  for (const visiteur of visiteurs) await visiteur.fermer();
  await fermerNavigateur();
  await service.fermer();
});

async function unePersonne(voie: RegExp, nom: RegExp): Promise<Visiteur> {
  const visiteur = await auClavier();
  visiteurs.push(visiteur);
  await entrerPar(visiteur, service.url, [voie, nom]);
  return visiteur;
}

it("de la recherche à l'inscription payée, puis annulée à temps (L6323-7, R6333-5)", async () => {
  const personne = await unePersonne(PAR_FRANCECONNECT, /^Josiane LAUBERDIERE/u);
  await ouvrirAuClavier(personne, "benevole-retraitee");
  await valider(personne, /^Formations$/u);
  await taperDans(personne.page, /^Que voulez-vous apprendre/u, "trésorier");
  await valider(personne, /^Chercher$/u);
  await valider(personne, /^Tenir la comptabilité d.une petite association/u);
  await valider(personne, /^Voir ce que je paierais/u);
  await valider(personne, /^Demander cette formation$/u);
  await taperDans(personne.page, /^Un mot pour l'organisme/u, "Je débute.");
  await valider(personne, /^Envoyer ma demande$/u);

  const organisme = await unePersonne(PAR_PROCONNECT, /^Apolline SAVERNAY/u);
  await valider(organisme, /^Ouvrir le dossier/u);
  await taperDans(organisme.page, /^Un mot pour la personne/u, "Bienvenue.");
  await valider(organisme, /^Proposer telle quelle$/u);

  await valider(personne, /^Mes formations$/u);
  await valider(personne, /^Agir maintenant/u);
  expect(await personne.texte()).toContain("Bienvenue.");
  await valider(personne, /^Accepter, puis payer 150/u);
  await valider(personne, /^Payer/u);
  await valider(personne, /^Payer/u);
  expect(await personne.texte()).toContain("Vous êtes inscrit");
  await valider(personne, /^Annuler mon inscription$/u);
  await valider(personne, /^Annuler mon inscription, sans frais$/u);
  expect(await personne.texte()).toContain("À vous rembourser");
}, 180_000);
