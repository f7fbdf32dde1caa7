// L'arrivée d'une personne, page par page : connexion, âge, numéro, aide, déconnexion, accès par courriel.
import { TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client } from "../../../../../tests/outils/client.js";
import { type ServiceDeTest, unService } from "../../../../../tests/outils/service.js";
import { personneSimulee } from "../../../../../tests/outils/visites.js";
import { sql } from "../../../../socle/base/base.js";

let service: ServiceDeTest;
beforeAll(async () => {
  service = await unService();
});
afterAll(() => service.fermer());

const texteDe = (html: string) =>
  html
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll(/\s+/gu, " ");
const jetonDe = (html: string) => /name="_csrf" value="([^"]+)"/u.exec(html)?.[1] ?? "";

/** Envoie un formulaire de la page, avec son jeton. */
async function remplir(client: Client, chemin: string, champs: Readonly<Record<string, string>>) {
  const { html } = await client.aller(chemin);
  return client.envoyer(chemin, { _csrf: jetonDe(html), ...champs });
}

const PHRASE = "trois vaches violettes";

async function codeRecu(adresse: string): Promise<string> {
  const [envoye] = await service.bases.base.requete<{ sujet: string }>(sql`select sujet from socle.courriels where a = ${adresse}`);
  return /\d{6}/u.exec(envoye?.sujet ?? "")?.[0] ?? "";
}

/** Choisit le mot de passe puis active le second code ; rend la page des codes de secours et de quoi fabriquer les suivants. */
async function proteger(client: Client) {
  const second = await remplir(client, "/connexion/courriel/mot-de-passe", { mot_de_passe: PHRASE, confirmation: PHRASE });
  const secret = /<strong>([A-Z2-7 ]{20,})<\/strong>/u.exec(second.html)?.[1]?.replaceAll(" ", "") ?? "";
  const timestamp = service.horloge.maintenant().getTime();
  const code = (dans: number) => new TOTP({ secret }).generate({ timestamp: timestamp + dans });
  return { code, fini: await remplir(client, "/connexion/courriel/second-facteur", { code: code(0) }) };
}

describe("La première connexion", () => {
  it("garde le numéro tapé, nomme la règle en échec, puis ouvre le compte et mène à la page voulue", async () => {
    const client = new Client(service);
    const voulue = await client.aller("/mon-compte/profil");
    expect(voulue.url).toContain("/connexion?retour=%2Fmon-compte%2Fprofil");
    const choix = await client.aller("/connexion/franceconnect?retour=%2Fmon-compte%2Fprofil");
    const action = /<form[^>]* action="([^"]+)"/u.exec(choix.html)?.[1] ?? "";
    const arrivee = await client.envoyer(new URL(action, choix.url).href, { personne: "etudiante" });
    expect(new URL(arrivee.url).pathname).toBe("/premiere-connexion");
    const tape = "2 05 13 34172 276 00";
    const refus = await remplir(client, "/premiere-connexion", { nir: tape, statut: "etudiant" });
    expect(refus.statut).toBe(422);
    expect(refus.html).toContain(`value="${tape}"`);
    expect(refus.url).not.toContain("34172");
    expect(texteDe(refus.html)).toContain("doivent être un mois");
    const ouvert = await remplir(client, "/premiere-connexion", { nir: personneSimulee("etudiante").nir, statut: "etudiant" });
    expect(ouvert.statut).toBe(200);
    expect(new URL(ouvert.url).pathname).toBe("/mon-compte/profil");
    expect(texteDe(ouvert.html)).toContain("Votre compte est ouvert. Une activité vous y attendait.");
    expect(ouvert.html).not.toContain(personneSimulee("etudiante").nir);
  });

  it("explique une incohérence et offre l'aide, qui est gardée, accusée et suivie", async () => {
    const client = new Client(service);
    await client.connecter("franceconnect", "independant");
    const refus = await remplir(client, "/premiere-connexion", { nir: personneSimulee("nom-long").nir, statut: "independant" });
    expect(refus.statut).toBe(422);
    expect(texteDe(refus.html)).toContain("Ce qui diffère : le sexe");
    expect(refus.html).toContain("/assistance?motif=nir_incoherent");
    const vide = await remplir(client, "/assistance", { motif: "nir_incoherent", message: "aide", courriel: "moi" });
    expect(vide.statut).toBe(422);
    expect(texteDe(vide.html)).toContain("2 réponses sont à revoir");
    expect(vide.html).toContain('value="moi"');
    const recue = await remplir(client, "/assistance", {
      motif: "nir_incoherent",
      message: "Mon état civil a changé.",
      courriel: "moi@exemple.fr",
    });
    expect(texteDe(recue.html)).toMatch(/Votre demande A-\w{8} est enregistrée\. Réponse au plus tard le mardi 8 décembre 2026/u);
  });

  it("quinze ans : sans contrat la page dit le jour, avec un contrat le compte s'ouvre (L5151-2)", async () => {
    const sans = new Client(service);
    await sans.connecter("franceconnect", "quinze-ans");
    const refus = await remplir(sans, "/premiere-connexion", { nir: personneSimulee("quinze-ans").nir, statut: "etudiant" });
    expect(refus.statut).toBe(422);
    expect(texteDe(refus.html)).toContain("Vous pourrez ouvrir votre compte le 23 mai 2027");
    expect(refus.html).toContain("L5151-2");
    const avec = new Client(service);
    await avec.connecter("franceconnect", "apprenti");
    const demain = await remplir(avec, "/premiere-connexion", {
      nir: personneSimulee("apprenti").nir,
      statut: "salarie",
      contratApprentissage: "24/11/2026",
    });
    expect(texteDe(demain.html)).toContain("n'est pas encore passée");
    const ouvert = await remplir(avec, "/premiere-connexion", {
      nir: personneSimulee("apprenti").nir,
      statut: "salarie",
      contratApprentissage: "01/09/2026",
    });
    expect(new URL(ouvert.url).pathname).toBe("/mon-compte");
  });

  it("bloque le formulaire après trop d'essais, avec l'heure où revenir", async () => {
    const client = new Client(service);
    await client.connecter("franceconnect", "retraite");
    const statuts: number[] = [];
    for (let essai = 0; essai < 8; essai += 1)
      statuts.push((await remplir(client, "/premiere-connexion", { nir: "1", statut: "retraite" })).statut);
    expect(statuts).toEqual([422, 422, 422, 422, 422, 422, 422, 429]);
  });
});

describe("Le retour d'un fournisseur", () => {
  it("en double, inconnu ou refusé : une page claire, jamais une panne", async () => {
    const client = new Client(service);
    const inconnu = await client.aller("/connexion/franceconnect/retour?code=x&state=y");
    expect(inconnu.statut).toBe(400);
    expect(texteDe(inconnu.html)).toContain("a déjà servi ou a expiré");
    const choix = await client.aller("/connexion/franceconnect");
    const action = /<form[^>]* action="([^"]+)"/u.exec(choix.html)?.[1] ?? "";
    const refus = await client.envoyer(new URL(action, choix.url).href, { refuser: "oui" });
    expect(refus.statut).toBe(403);
    expect(texteDe(refus.html)).toContain("Vous avez arrêté la connexion par FranceConnect");
    const entree = await client.connecter("franceconnect", "date-presumee");
    expect(texteDe(entree.html)).toContain("(date présumée)");
    const double = await client.aller("/connexion/franceconnect/retour?code=x&state=y");
    expect(double.statut).toBe(200);
    expect(texteDe(double.html)).toContain("Vous étiez déjà connecté");
  });

  it("d'un responsable que nul organisme n'a inscrit mène à une explication, d'un responsable inscrit à ce qu'il doit attester", async () => {
    const client = new Client(service);
    const entree = await client.connecter("proconnect", "president-litteral");
    expect(new URL(entree.url).pathname).toMatch(/^\/organisme\/[0-9a-f-]{36}\/a-attester$/u);
    await service.bases.proprietaire.requete(sql`update organismes.responsables set courriel = 'parti@exemple.fr' where nom = 'NORVELLE'`);
    const sans = await new Client(service).connecter("proconnect", "secretaire-litteral");
    expect(sans.statut).toBe(200);
    expect(texteDe(sans.html)).toContain("Nous avons cherché l'adresse habiba.norvelle@exemple.invalid");
  });

  it("se ferme : la session d'ici d'abord, puis celle du fournisseur", async () => {
    const client = new Client(service);
    const { html } = await client.connecter("franceconnect", "corse");
    const sortie = await client.envoyer("/deconnexion", { _csrf: jetonDe(html) });
    expect(texteDe(sortie.html)).toContain("Vous êtes déconnecté du compte d'engagement citoyen");
    const apres = await client.aller("/premiere-connexion");
    expect(new URL(apres.url).pathname).toBe("/connexion");
  });
});

describe("L'accès par courriel", () => {
  const courriel = "aude.lestrange@exemple.fr";

  it("se crée étape par étape, garde ce qui est tapé, et ne demande pas le numéro de sécurité sociale", async () => {
    const client = new Client(service);
    const saut = await client.aller("/connexion/courriel/second-facteur");
    expect(new URL(saut.url).pathname).toBe("/connexion/courriel/creer");
    const faux = await remplir(client, "/connexion/courriel/creer", {
      prenoms: "Aude",
      nomNaissance: "",
      naissance: "31/02/1990",
      courriel: "aude",
    });
    expect(faux.statut).toBe(422);
    expect(texteDe(faux.html)).toContain("3 réponses sont à revoir");
    expect(faux.html).toContain('value="31/02/1990"');
    const code = await remplir(client, "/connexion/courriel/creer", {
      prenoms: "Aude",
      nomNaissance: "Lestrange",
      naissance: "1990",
      courriel,
    });
    expect(new URL(code.url).pathname).toBe("/connexion/courriel/code");
    expect((await remplir(client, "/connexion/courriel/code", { code: "12" })).statut).toBe(422);
    const motDePasse = await remplir(client, "/connexion/courriel/code", { code: await codeRecu(courriel) });
    expect(new URL(motDePasse.url).pathname).toBe("/connexion/courriel/mot-de-passe");
    const connu = await remplir(client, "/connexion/courriel/mot-de-passe", {
      mot_de_passe: "password12345",
      confirmation: "password12345",
    });
    expect(texteDe(connu.html)).toContain("listes de mots de passe volés");
    expect(connu.html).not.toContain('value="password12345"');
    const { code: codeSuivant, fini } = await proteger(client);
    expect(texteDe(fini.html)).toContain("Vos codes de secours");
    const ouverture = await client.aller("/premiere-connexion");
    expect(texteDe(ouverture.html)).toContain("1er janvier 1990 (date présumée)");
    const entree = new Client(service);
    const refus = await remplir(entree, "/connexion/courriel", { courriel, mot_de_passe: "faux", code: "000000" });
    expect(refus.statut).toBe(422);
    expect(refus.html).toContain(`value="${courriel}"`);
    const reussie = await remplir(entree, "/connexion/courriel", { courriel, mot_de_passe: PHRASE, code: codeSuivant(30_000) });
    expect(new URL(reussie.url).pathname).toBe("/premiere-connexion");
  });

  it("oublié, le mot de passe se remplace par un code à l'adresse et le second code, jamais par l'un des deux seul", async () => {
    const client = new Client(service);
    const adresse = "oubli@exemple.fr";
    await remplir(client, "/connexion/courriel/creer", {
      prenoms: "Ode",
      nomNaissance: "Oubli",
      naissance: "01/02/1980",
      courriel: adresse,
    });
    await remplir(client, "/connexion/courriel/code", { code: await codeRecu(adresse) });
    const { code } = await proteger(client);
    await service.bases.proprietaire.requete(sql`delete from socle.courriels where a = ${adresse}`);
    const autre = new Client(service);
    const saut = await autre.aller("/connexion/courriel/reprise");
    expect(new URL(saut.url).pathname).toBe("/connexion/courriel/creer");
    const demandee = await remplir(autre, "/connexion/courriel/oublie", { courriel: adresse });
    expect(texteDe(demandee.html)).toContain("Si cette adresse a un accès");
    await remplir(autre, "/connexion/courriel/code", { code: await codeRecu(adresse) });
    const neuf = { mot_de_passe: "quatre chevaux bleus", confirmation: "quatre chevaux bleus" };
    const faux = await remplir(autre, "/connexion/courriel/reprise", { ...neuf, code: "abc" });
    expect(texteDe(faux.html)).toContain("Essais restants : 4");
    const fait = await remplir(autre, "/connexion/courriel/reprise", { ...neuf, code: code(30_000) });
    expect(texteDe(fait.html)).toContain("Votre mot de passe est changé");
    const ancien = await remplir(autre, "/connexion/courriel", { courriel: adresse, mot_de_passe: PHRASE, code: code(30_000) });
    expect(ancien.statut).toBe(422);
  });

  it("ne montre rien de ce que d'autres ont déclaré, jusqu'à ce que FranceConnect prouve l'identité (L5151-8)", async () => {
    const client = new Client(service);
    const adresse = "mireille@exemple.fr";
    await remplir(client, "/connexion/courriel/creer", {
      prenoms: "Mireille",
      nomNaissance: "Dusserand",
      naissance: "27/01/1975",
      courriel: adresse,
    });
    await remplir(client, "/connexion/courriel/code", { code: await codeRecu(adresse) });
    await proteger(client);
    const ouvert = await remplir(client, "/premiere-connexion", { nir: personneSimulee("agent-public").nir, statut: "agent_public" });
    expect(new URL(ouvert.url).pathname).toBe("/mon-compte");
    expect(texteDe((await client.aller("/mon-compte/activites")).html)).not.toContain("réserve sanitaire");
    const prouve = await client.connecter("franceconnect", "agent-public");
    expect(texteDe(prouve.html)).toContain("Votre identité est prouvée");
    expect(texteDe((await client.aller("/mon-compte/activites")).html)).toContain("réserve sanitaire");
    expect(texteDe((await client.aller("/mon-compte/droits")).html)).toContain("240");
    const [lot] = await service.bases.base.requete<{ lots: number }>(
      sql`select count(*)::int as lots from droits.decisions d join identite.titulaires t on t.titulaire_id = d.titulaire_id
        join identite.personnes p on p.id = t.personne_id where p.courriel = ${adresse}`,
    );
    expect(lot?.lots).toBe(1);
  });
});
