// Le compte et l'espace d'un organisme, pages et envois, par de vraies requêtes : déclarer, corriger, attester, refuser, emporter.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client, type ReponseLue } from "../../../../../tests/outils/client.js";
import { type ServiceDeTest, unService } from "../../../../../tests/outils/service.js";
import { ouvrirCompteDe, personneSimulee } from "../../../../../tests/outils/visites.js";

let service: ServiceDeTest;
let salariee: Client;
let etudiante: Client;
let presidente: Client;
let organisme = "";
let declaration = "";

beforeAll(async () => {
  service = await unService();
  salariee = new Client(service);
  await ouvrirCompteDe(salariee, "salariee");
  etudiante = new Client(service);
  await ouvrirCompteDe(etudiante, "etudiante");
  await envoyer(salariee, "/demonstration/horloge", { jour: "15/02/2027" });
  presidente = new Client(service);
  const accueil = await presidente.connecter("proconnect", "presidente-lannemezan");
  organisme = /\/organisme\/([0-9a-f-]{36})\//u.exec(accueil.html)?.[1] ?? "";
}, 60_000);
afterAll(() => service.fermer());

/** Texte lu par la personne : sans balises, espaces réunis. */
function texteDe({ html }: ReponseLue): string {
  return html
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll("&#39;", "'")
    .replaceAll(/\s+/gu, " ");
}

function cheminDe({ url }: ReponseLue): string {
  return new URL(url).pathname;
}

async function envoyer(client: Client, chemin: string, champs: Readonly<Record<string, string>>): Promise<ReponseLue> {
  const _csrf = await client.jeton();
  return client.envoyer(chemin, { ...champs, _csrf });
}

/** Suit le parcours jusqu'à la relecture ; rend l'adresse du brouillon. */
async function preparer(client: Client, heures: Readonly<Record<string, string>>): Promise<string> {
  const depart = await envoyer(client, "/mon-compte/declarer", { type: "benevolat_associatif" });
  const base = cheminDe(depart).replace(/\/association$/u, "");
  await envoyer(client, `${base}/association`, { organisme });
  await envoyer(client, `${base}/fonction`, { fonction: "encadrement" });
  await envoyer(client, `${base}/periode`, heures);
  return base;
}

describe("déclarer ses heures", () => {
  it("un compte neuf apprend quoi faire", async () => {
    const page = await salariee.aller("/mon-compte");
    expect(page.statut).toBe(200);
    expect(texteDe(page)).toContain("Déclarer mes heures");
    expect(texteDe(page)).toContain("0 €");
    expect(texteDe(await salariee.aller("/mon-compte/activites"))).toContain("Aucune activité");
    expect(texteDe(await salariee.aller("/mon-compte/droits"))).toContain("Aucun droit inscrit");
  });

  it("demande un type avant de continuer, puis garde un seul brouillon vide", async () => {
    const sans = await envoyer(salariee, "/mon-compte/declarer", {});
    expect(sans.statut).toBe(422);
    expect(texteDe(sans)).toContain("choisissez une des deux réponses");
    const un = await envoyer(salariee, "/mon-compte/declarer", { type: "reserve_civique" });
    const deux = await envoyer(salariee, "/mon-compte/declarer", { type: "benevolat_associatif" });
    expect(cheminDe(deux)).toBe(cheminDe(un));
  });

  it("cherche, dit aussitôt ce que vaut l'association (L5151-9 6° a), et propose une sortie", async () => {
    const depart = await envoyer(salariee, "/mon-compte/declarer", { type: "benevolat_associatif" });
    const trouvees = await salariee.aller(`${cheminDe(depart)}?q=Lannemezan`);
    expect(texteDe(trouvees)).toMatch(/associations? trouvées?/u);
    const rien = await salariee.aller(`${cheminDe(depart)}?q=zzzzqqq`);
    expect(texteDe(rien)).toContain("Indiquer mon association");
    expect((await salariee.aller(`${cheminDe(depart)}?q=`)).statut).toBe(422);
    const fiche = await envoyer(salariee, cheminDe(depart), { organisme });
    expect(cheminDe(fiche)).toMatch(/\/fiche$/u);
    expect(texteDe(fiche)).toContain("L5151-9 6° a");
  });

  it("garde ce qui est tapé, même faux, jusqu'à ce que la personne revienne", async () => {
    const base = await preparer(salariee, { debut: "31/02/2026", fin: "31/12/2026", heures: "cent vingt" });
    const fautes = await envoyer(salariee, `${base}/periode`, { debut: "31/02/2026", fin: "31/12/2026", heures: "cent vingt" });
    expect(fautes.statut).toBe(422);
    expect(texteDe(fautes)).toContain("« 31/02/2026 » n'est pas un jour du calendrier");
    const retour = await salariee.aller(`${base}/periode`);
    expect(retour.html).toContain('value="cent vingt"');
    expect(retour.html).toContain('value="31/02/2026"');
  });

  it("relit, envoie, accuse, et ne s'envoie pas deux fois (R5151-16)", async () => {
    const base = await preparer(salariee, { debut: "1/1/2026", fin: "31/12/2026", heures: "120" });
    const relecture = await salariee.aller(`${base}/verifier`);
    expect(texteDe(relecture)).toContain("120 sur 200 heures");
    expect(texteDe(relecture)).toContain("mercredi 30 juin 2027");
    const accuse = await envoyer(salariee, `${base}/verifier`, {});
    expect(cheminDe(accuse)).toBe(`${base}/accuse`);
    expect(texteDe(accuse)).toContain("vendredi 31 décembre 2027");
    expect(cheminDe(await envoyer(salariee, `${base}/verifier`, {}))).toBe(`${base}/accuse`);
    declaration = base.split("/").at(-1) ?? "";
    expect(texteDe(await salariee.aller("/mon-compte/activites"))).toContain(
      "L'association doit répondre avant le vendredi 31 décembre 2027",
    );
  });

  it("n'en accepte qu'une par association et par année, et le dit sur place", async () => {
    const base = await preparer(salariee, { debut: "1/1/2026", fin: "31/12/2026", heures: "10" });
    const refus = await envoyer(salariee, `${base}/verifier`, {});
    expect(refus.statut).toBe(422);
    expect(texteDe(refus)).toContain("déjà une déclaration pour cet organisme");
    expect(cheminDe(await envoyer(salariee, `${base}/abandonner`, {}))).toBe("/mon-compte/declarer");
  });

  it("une association absente du registre s'indique et n'arrête pas la déclaration", async () => {
    const depart = await envoyer(salariee, "/mon-compte/declarer", { type: "benevolat_associatif" });
    const base = cheminDe(depart).replace(/\/association$/u, "");
    const faute = await envoyer(salariee, `${base}/nouvelle-association`, { nom: "Les Amis du lavoir", regime: "loi1901", rna: "X12" });
    expect(faute.statut).toBe(422);
    expect(faute.html).toContain('value="Les Amis du lavoir"');
    expect(texteDe(faute)).toContain("Numéro RNA");
    const champs = { nom: "Les Amis du lavoir", commune: "Tarbes", regime: "loi1901" };
    expect(texteDe(await envoyer(salariee, `${base}/nouvelle-association`, champs))).toContain("en cours de vérification");
  });
});

describe("attester", () => {
  it("la liste se lit sans s'ouvrir ; refuser demande une raison et un mot (R5151-17)", async () => {
    const liste = await presidente.aller(`/organisme/${organisme}/a-attester`);
    for (const attendu of ["120 h", "Encadrement", "vendredi 31 décembre 2027", "Attester", "Refuser"])
      expect(texteDe(liste)).toContain(attendu);
    const version = /name="version" value="(\d+)"/u.exec(liste.html)?.[1] ?? "";
    const sansRaison = await envoyer(presidente, `/organisme/${organisme}/a-attester`, { geste: "refuser", declaration, version });
    expect(sansRaison.statut).toBe(422);
    expect(texteDe(sansRaison)).toContain("Choisissez une des cinq raisons");
    const court = declaration.slice(0, 8);
    const raison = { [`raison-${court}`]: "heures_inexactes", [`mot-${court}`]: "Nous comptons 110 heures." };
    const refus = await envoyer(presidente, `/organisme/${organisme}/a-attester`, { geste: "refuser", declaration, version, ...raison });
    expect(texteDe(refus)).toContain("Rien n'attend votre réponse");
    expect(texteDe(await presidente.aller(`/organisme/${organisme}/attestees`))).toContain("Revenir sur un refus");
  });

  it("la personne lit la raison, corrige et renvoie (R5151-18)", async () => {
    const activites = texteDe(await salariee.aller("/mon-compte/activites"));
    expect(activites).toContain("Nous comptons 110 heures.");
    expect(activites).toContain("À vous d'agir avant le mercredi 30 juin 2027");
    const chemin = `/mon-compte/activites/${declaration}/corriger`;
    const faute = await envoyer(salariee, chemin, { fonction: "encadrement", debut: "1/1/2026", fin: "1/1/2026", heures: "110" });
    expect(faute.statut).toBe(422);
    expect(faute.html).toContain('value="110"');
    const champs = { fonction: "encadrement", debut: "01/01/2026", fin: "31/12/2026", heures: "210" };
    expect(cheminDe(await envoyer(salariee, chemin, champs))).toBe("/mon-compte/activites");
  });

  it("on n'atteste que ce qu'on a lu, puis c'est attesté", async () => {
    const perimee = await envoyer(presidente, `/organisme/${organisme}/a-attester`, { geste: "attester", declaration, version: "1" });
    expect(texteDe(perimee)).toContain("a corrigé sa déclaration");
    const liste = await presidente.aller(`/organisme/${organisme}/a-attester`);
    const version = /name="version" value="(\d+)"/u.exec(liste.html)?.[1] ?? "";
    const fait = await envoyer(presidente, `/organisme/${organisme}/a-attester`, { geste: "attester", declaration, version });
    expect(texteDe(fait)).toContain("Rien n'attend votre réponse");
    expect(texteDe(await presidente.aller(`/organisme/${organisme}/attestees`))).toContain("Attestée");
  });

  it("les responsables s'ajoutent, avec leurs fautes à côté du champ ; un étranger n'y vient pas", async () => {
    const chemin = `/organisme/${organisme}/responsables`;
    const faute = await envoyer(presidente, chemin, { geste: "ajouter", prenom: "Fatou", nom: "Diallo", courriel: "fatou@" });
    expect(faute.statut).toBe(422);
    expect(faute.html).toContain('value="fatou@"');
    const champs = { geste: "ajouter", prenom: "Fatou", nom: "Diallo", fonction: "suppléante", courriel: "fatou@exemple.fr" };
    expect(texteDe(await envoyer(presidente, chemin, champs))).toContain("Fatou Diallo");
    expect((await salariee.aller(chemin)).statut).toBe(403);
    const ailleurs = await presidente.aller("/organisme/11111111-2222-4333-8444-555555555555/a-attester");
    expect([403, 404]).toContain(ailleurs.statut);
  });
});

describe("ses droits et ses données", () => {
  it("le droit paraît, expliqué par ses articles (D5151-14 I 7°, R5151-16, R5151-17)", async () => {
    await envoyer(salariee, "/demonstration/horloge", { jour: "01/03/2027" });
    const compte = await salariee.aller("/mon-compte");
    expect(texteDe(compte)).toContain("240 € acquis sur 720 €");
    const droits = await salariee.aller("/mon-compte/droits");
    const lot = /href="(\/mon-compte\/droits\/[0-9a-f-]{36})"/u.exec(droits.html)?.[1] ?? "";
    const explication = texteDe(await salariee.aller(lot));
    for (const attendu of [
      "D5151-14 I 7°",
      "R5151-16",
      "R5151-17",
      "Ce qui l'aurait changé",
      "Vous n'êtes pas d'accord",
      "210 h",
      "LANNEMEZAN",
    ]) {
      expect(explication).toContain(attendu);
    }
    expect((await salariee.aller("/mon-compte/droits/11111111-2222-4333-8444-555555555555")).statut).toBe(404);
  });

  it("le profil garde la saisie fautive et enregistre la juste", async () => {
    const faute = await envoyer(salariee, "/mon-compte/profil", { courriel: "solene@", statut: "salarie", retraite: "hier" });
    expect(faute.statut).toBe(422);
    expect(faute.html).toContain('value="solene@"');
    const juste = await envoyer(salariee, "/mon-compte/profil", { courriel: "solene@exemple.fr", statut: "etudiant", retraite: "" });
    expect(juste.statut).toBe(200);
    expect(juste.html).toContain('value="solene@exemple.fr"');
  });

  it("tout s'emporte en un fichier, sans le numéro de sécurité sociale", async () => {
    const fichier = await salariee.aller("/mon-compte/mes-donnees.json");
    const donnees: unknown = JSON.parse(fichier.html);
    expect(donnees).toMatchObject({ format: "compte-engagement-citoyen/donnees/1", identiteProuvee: true });
    expect(fichier.html).toContain("solene@exemple.fr");
    expect(fichier.html).not.toContain(personneSimulee("salariee").nir);
    expect(fichier.html).not.toMatch(/"nir/iu);
  });

  it("le relevé se lit à l'écran et en PDF", async () => {
    expect(texteDe(await salariee.aller("/mon-compte/releve"))).toContain("210 h, du 1er janvier 2026");
    expect((await salariee.aller("/mon-compte/releve.pdf")).statut).toBe(200);
  });

  it("passé le 30 juin, la relecture et l'envoi disent le refus de la loi, avec son article (R5151-18)", async () => {
    await envoyer(salariee, "/demonstration/horloge", { jour: "30/06/2028" });
    const base = await preparer(salariee, { debut: "01/01/2027", fin: "31/12/2027", heures: "205" });
    expect(texteDe(await salariee.aller(`${base}/verifier`))).toContain("vendredi 30 juin 2028, aujourd'hui");
    await envoyer(salariee, "/demonstration/horloge", { jour: "01/07/2028" });
    const relecture = await salariee.aller(`${base}/verifier`);
    for (const attendu of ["R5151-18", "205 h", "30 juin 2028"]) expect(texteDe(relecture)).toContain(attendu);
    const envoi = await envoyer(salariee, `${base}/verifier`, {});
    expect(envoi.statut).toBe(422);
    for (const attendu of ["R5151-18", "205 h", "n'a pas été envoyée"]) expect(texteDe(envoi)).toContain(attendu);
  });
});

describe("ce que d'autres ont déclaré", () => {
  it("paraît à la première connexion, avec son droit (L5151-9 1°)", async () => {
    const activites = await etudiante.aller("/mon-compte/activites");
    expect(texteDe(activites)).toContain("Service civique");
    expect(texteDe(activites)).toContain("Sur votre compte");
    expect(texteDe(await etudiante.aller("/mon-compte/droits"))).toContain("Comprendre ce droit");
  });

  it("se garde hors du compte, et le droit est repris ; se remet, et il revient (L5151-8)", async () => {
    const activites = await etudiante.aller("/mon-compte/activites");
    const chemin = /action="(\/mon-compte\/activites\/[0-9a-f-]{36}\/recensement)"/u.exec(activites.html)?.[1] ?? "";
    const dehors = await envoyer(etudiante, chemin, { recensee: "non" });
    expect(texteDe(dehors)).toContain("Hors de votre compte");
    const droits = texteDe(await etudiante.aller("/mon-compte/droits"));
    expect(droits).toContain("Repris");
    expect(droits).toContain("L'activité n'est plus sur votre compte");
    expect(texteDe(await etudiante.aller("/mon-compte/releve"))).not.toContain("Agence du service civique");
    const dedans = await envoyer(etudiante, chemin, { recensee: "oui" });
    expect(texteDe(dedans)).toContain("Sur votre compte");
    expect(texteDe(await etudiante.aller("/mon-compte/droits"))).toContain("Comprendre ce droit");
  });

  it("une réponse illisible ne change rien au choix de la personne (L5151-8)", async () => {
    const activites = await etudiante.aller("/mon-compte/activites");
    const chemin = /action="(\/mon-compte\/activites\/[0-9a-f-]{36}\/recensement)"/u.exec(activites.html)?.[1] ?? "";
    const reponse = await envoyer(etudiante, chemin, { recensee: "peut-être" });
    expect(texteDe(reponse)).toContain("Sur votre compte");
  });
});
