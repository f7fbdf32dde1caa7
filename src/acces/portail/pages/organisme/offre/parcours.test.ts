// Tenir son offre : saisir une formation, ses dates, envoyer un fichier et lire la réponse ; dans un vrai navigateur, sans script.
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entrerParProConnect, fermerNavigateur, type Visiteur } from "../../../../../../tests/outils/navigateur.js";
import { type ServiceDeTest, unService } from "../../../../../../tests/outils/service.js";
import { INCONNU } from "../../../../../../tests/outils/visites.js";

let service: ServiceDeTest;
let formatrice: Visiteur;
let autre: Visiteur;
let organisme: string;

const entrer = (cle: string) => entrerParProConnect(service.url, cle);

const espaceDe = (visiteur: Visiteur) => /^.*\/organisme\/[0-9a-f-]{36}/u.exec(visiteur.page.url())?.[0] ?? "";
const champ = (nom: string) => formatrice.page.locator(`[name="${nom}"]`);

beforeAll(async () => {
  service = await unService();
  formatrice = await entrer("formatrice-benevolat");
  autre = await entrer("formatrice-secours");
  organisme = espaceDe(formatrice);
}, 120_000);
afterAll(async () => {
  await formatrice.fermer();
  await autre.fermer();
  await fermerNavigateur();
  await service.fermer();
});

describe("saisir une formation", () => {
  it("les fautes se disent champ par champ, ce qui est tapé reste, puis la formation paraît (L6323-6 II 5°)", async () => {
    await formatrice.visiter(`${organisme}/offre`);
    await formatrice.cliquer("Ajouter une formation");
    await formatrice.remplir("Intitulé", "Tenir une assemblée de quartier");
    await champ("actions.0.prix").fill("cent vingt");
    await champ("actions.0.sessions.0.debut").fill("32/01/2027");
    await formatrice.cliquer("Enregistrer la formation", 422);
    const texte = await formatrice.texte();
    for (const attendu of [
      "Genre de formation : choisissez",
      "Objectif : ce champ",
      "Prix : le prix est un montant",
      "Premier jour : cette date",
    ])
      expect(texte).toContain(attendu);
    expect(await champ("actions.0.prix").inputValue()).toBe("cent vingt");
    await champ("type").selectOption("benevoles_volontaires");
    await formatrice.remplir("Objectif", "Préparer et animer une assemblée.");
    await formatrice.remplir("Contenu", "La convocation, l'ordre du jour, les votes, le procès-verbal.");
    await formatrice.choisir("Sur place");
    await champ("actions.0.codePostal").fill("38000");
    await champ("actions.0.commune").fill("Grenoble");
    await champ("actions.0.prix").fill("120");
    await champ("actions.0.heures").fill("7");
    await champ("actions.0.sessions.0.debut").fill("16/01/2027");
    await formatrice.cliquer("Enregistrer la formation", 422);
    expect(await formatrice.texte()).toContain("Public : une formation de bénévoles ou de volontaires dit à qui elle s'adresse");
    await champ("publics.benevoles").check();
    await formatrice.choisir("Présider, animer le conseil");
    await formatrice.cliquer("Enregistrer la formation");
    const fiche = await formatrice.texte();
    for (const attendu of ["Tenir une assemblée de quartier", "Le 16 janvier 2027", "Ouverte", "120 €", "Saisie ici"])
      expect(fiche).toContain(attendu);
  });

  it("on ajoute une date, on en ferme une, on la rouvre", async () => {
    await formatrice.page.locator("summary", { hasText: "Ajouter une date" }).click();
    await formatrice.remplir("Premier jour", "20/02/2027");
    await formatrice.remplir("Dernier jour", "19/02/2027");
    await formatrice.cliquer("Ajouter cette date", 422);
    expect(await formatrice.texte()).toContain("Dernier jour : la fin précède le début");
    await formatrice.remplir("Dernier jour", "21/02/2027");
    await formatrice.cliquer("Ajouter cette date");
    expect(await formatrice.texte()).toContain("Du 20 au 21 février 2027");
    await formatrice.cliquer("Fermer aux demandes : le 16 janvier 2027");
    expect(await formatrice.texte()).toContain("Fermée aux demandes");
    await formatrice.cliquer("Rouvrir : le 16 janvier 2027");
  });

  it("on change le prix, on ajoute un lieu, et les dates restent ; l'offre d'un autre est introuvable", async () => {
    const fiche = formatrice.page.url();
    await formatrice.cliquer("Modifier la formation");
    await champ("actions.0.prix").fill("99,50");
    await formatrice.cliquer("Enregistrer les changements");
    const change = await formatrice.texte();
    expect(change).toContain("99,50 €");
    expect(change).toContain("Du 20 au 21 février 2027");
    await formatrice.visiter(`${fiche}/modifier`);
    await formatrice.cliquer("Ajouter un lieu");
    await formatrice.page.locator('[name="actions.1.modalite"][value="distance"]').check();
    await champ("actions.1.prix").fill("80");
    await champ("actions.1.heures").fill("7");
    await champ("actions.1.entreesPermanentes").check();
    await formatrice.cliquer("Enregistrer les changements");
    expect(await formatrice.texte()).toContain("On y commence quand on veut");
    await autre.visiter(fiche, 404);
    await autre.visiter(`${espaceDe(autre)}/offre${fiche.slice(fiche.lastIndexOf("/"))}`, 404);
  });

  it("retirée, elle n'est plus à l'offre", async () => {
    await formatrice.visiter(`${organisme}/offre`);
    await formatrice.cliquer("Tenir une assemblée de quartier");
    const fiche = formatrice.page.url();
    await formatrice.page.locator("summary", { hasText: "Retirer cette formation" }).click();
    await formatrice.cliquer("Retirer de l'offre");
    expect(await formatrice.texte()).not.toContain("Tenir une assemblée de quartier");
    await formatrice.visiter(fiche, 404);
  });
});

async function envoyer(nom: string, contenu: string, statut = 200): Promise<void> {
  const chemin = join(tmpdir(), nom);
  await writeFile(chemin, contenu);
  await formatrice.visiter(`${organisme}/offre`);
  await formatrice.page.locator('input[type="file"]').setInputFiles(chemin);
  await formatrice.cliquer("Envoyer le fichier", statut);
}

async function exemple(format: string): Promise<string> {
  const reponse = await formatrice.page.request.get(`${organisme}/offre/exemple-${format}.xml`);
  return reponse.text();
}

describe("envoyer un fichier", () => {
  it("l'exemple passe tel quel, et le renvoyer ne change rien", async () => {
    const contenu = await exemple("lheo");
    await envoyer("offre.xml", contenu);
    expect(await formatrice.texte()).toContain("formations sont enregistrées");
    await envoyer("offre.xml", contenu);
    expect(await formatrice.texte()).toContain("rien ne change");
    await formatrice.visiter(`${organisme}/offre`);
    await formatrice.cliquer("Tenir la trésorerie de son association");
    const fiche = await formatrice.texte();
    expect(fiche).toContain("Reçue par fichier");
    expect(fiche).not.toContain("Modifier la formation");
    await envoyer("offre-edof.xml", await exemple("edof"));
    expect(await formatrice.texte()).toContain("formations sont enregistrées");
  });

  it("une formation fausse est rejetée avec sa raison, à l'écran et en CSV ; le rapport d'un autre est introuvable", async () => {
    const contenu = (await exemple("lheo")).replace("<intitule-formation>Tenir la trésorerie de son association</intitule-formation>", "");
    await envoyer("offre.xml", contenu);
    const texte = await formatrice.texte();
    expect(texte).toContain("Rejetée");
    expect(texte).toContain("intitule-formation");
    expect(texte).toContain("Règle :");
    const rapport = formatrice.page.url();
    const csv = await (await formatrice.page.request.get(`${rapport}/rapport.csv`)).text();
    expect(csv).toContain("rejetee");
    await autre.visiter(`${espaceDe(autre)}/offre/fichiers/${rapport.split("/").at(-1)}`, 404);
    await formatrice.visiter(`${organisme}/offre/fichiers/${INCONNU}`, 404);
  });

  it("ce qui n'est pas une offre est refusé en disant quoi faire, et l'absence de fichier aussi", async () => {
    await envoyer("offre.xml", "<rien/>");
    expect(await formatrice.texte()).toContain("Le fichier n'a pas été lu jusqu'au bout");
    await formatrice.visiter(`${organisme}/offre`);
    await formatrice.cliquer("Envoyer le fichier", 422);
    expect(await formatrice.texte()).toContain("fichier");
  });
});
