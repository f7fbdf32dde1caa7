// L'espace de dépôt d'un organisme, dans un vrai navigateur : déposer, lire la réponse, corriger, annuler ; chaque page atteinte est saine.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AGENTE_EXPLOITANT } from "../../src/acces/simulateur/declarants.js";
import { traiterDepots } from "../../src/acces/taches/traiter-depots.js";
import { sql } from "../../src/socle/base/base.js";
import { fermerNavigateur, unVisiteur, type Visiteur } from "../outils/navigateur.js";
import { type ServiceDeTest, unService } from "../outils/service.js";

let service: ServiceDeTest;
const ouverts: Visiteur[] = [];

beforeAll(async () => {
  service = await unService();
}, 60_000);
afterAll(async () => {
  for (const visiteur of ouverts) await visiteur.fermer();
  await fermerNavigateur();
  await service.fermer();
});

/** Lit tout ce qui est reçu, comme le fait la tâche du service. */
async function lireLesDepots(): Promise<void> {
  const { base } = service.bases;
  const signaler = (erreur: unknown) => {
    throw erreur;
  };
  await traiterDepots({ base, horloge: service.horloge, signaler });
}

/** La cheffe du bureau du volontariat, dans l'espace de dépôt de son service d'incendie. */
async function laCheffe(options: { javascript: boolean; largeur?: number }): Promise<Visiteur> {
  const visiteur = await unVisiteur(options);
  ouverts.push(visiteur);
  await visiteur.page.goto(`${service.url}/connexion/proconnect`);
  await visiteur.puis(() => visiteur.page.locator('button[value="cheffe-volontariat"]').click());
  await visiteur.puis(() => visiteur.page.getByRole("link", { name: "Dépôts", exact: true }).first().click());
  return visiteur;
}

interface FichierDEssai {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

function fichier(name: string, contenu: string | Buffer): FichierDEssai {
  return { name, mimeType: "text/csv", buffer: Buffer.from(contenu) };
}

async function exempleTelecharge(visiteur: Visiteur): Promise<string> {
  const attendu = visiteur.page.waitForEvent("download");
  await visiteur.page.getByRole("link", { name: /Télécharger l'exemple/u }).click();
  const flux = await (await attendu).createReadStream();
  const morceaux: Buffer[] = [];
  for await (const morceau of flux) morceaux.push(Buffer.from(morceau));
  return Buffer.concat(morceaux).toString("utf8");
}

interface Attendu {
  readonly bouton?: string;
  readonly statut?: number;
}

async function deposer(visiteur: Visiteur, envoye: FichierDEssai, attendu: Attendu = {}): Promise<void> {
  await visiteur.page.locator("input[type=file]").setInputFiles(envoye);
  await visiteur.cliquer(attendu.bouton ?? "Déposer le fichier", attendu.statut ?? 200);
}

/** Adresse de l'espace de dépôt, d'où que l'on soit. */
function espace(visiteur: Visiteur): string {
  return visiteur.page.url().replace(/\/depots.*/u, "/depots");
}

describe("Déposer sans script", () => {
  it("l'exemple des pompiers, essayé puis déposé pour de bon, est accepté ; renvoyé, il ne change rien (D5151-13)", async () => {
    const vu = await laCheffe({ javascript: false });
    const exemple = await exempleTelecharge(vu);
    await vu.cliquer("Lire le format, colonne par colonne");
    expect(await vu.texte()).toContain("arrete_notifie_le");
    await vu.visiter(espace(vu));
    expect(exemple.split("\r\n").filter((ligne) => ligne.includes("sapeur_pompier_volontaire"))).toHaveLength(3);
    await vu.page.getByLabel("C'est un essai : rien n'est écrit").check();
    await deposer(vu, fichier("pompiers.csv", exemple));
    await lireLesDepots();
    await vu.visiter(vu.page.url());
    expect(await vu.texte()).toContain("Les 3 lignes passeraient.");
    await vu.cliquer("Déposer pour de bon");
    await lireLesDepots();
    await vu.visiter(vu.page.url());
    expect(await vu.texte()).toContain("Les 3 lignes sont acceptées.");
    await vu.page.getByRole("navigation", { name: "Vous êtes ici" }).getByRole("link").click();
    await deposer(vu, fichier("pompiers.csv", exemple));
    expect(await vu.texte()).toContain("Ce fichier avait déjà été reçu");
  }, 120_000);

  it("un fichier absent, vide, ou d'un autre type : la page dit quoi faire, à côté du champ", async () => {
    const vu = await laCheffe({ javascript: false });
    await vu.cliquer("Déposer le fichier", 422);
    expect(await vu.texte()).toContain("Il manque le fichier.");
    await deposer(vu, fichier("vide.csv", ""), { statut: 422 });
    expect(await vu.texte()).toContain("Ce fichier est vide.");
    await vu.page.getByLabel("C'est un essai : rien n'est écrit").check();
    await deposer(vu, fichier("pompiers.csv", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6])), { statut: 422 });
    expect(await vu.texte()).toContain("archive");
    expect(await vu.page.getByLabel("C'est un essai : rien n'est écrit").isChecked()).toBe(true);
  }, 120_000);

  it("des lignes fausses : le rapport dit le champ, la règle, quoi faire ; on corrige une ligne, on en rectifie une, on l'annule", async () => {
    const vu = await laCheffe({ javascript: false });
    const exemple = await exempleTelecharge(vu);
    const fautif = exemple
      .replace("sdis-2025-000001;creation", "essai-1;creatoin")
      .replace("sdis-2025-000002", "essai-2")
      .replace("sdis-2025-000003", "essai-3");
    await deposer(vu, fichier("fautif.csv", Buffer.from(fautif.replace("\ufeff", ""), "latin1")));
    await lireLesDepots();
    await vu.visiter(vu.page.url());
    expect(await vu.texte()).toContain("2 lignes sur 3 sont acceptées.");
    expect(await vu.texte()).toContain("operation");
    const aCorriger = await vu.page.request.get(`${vu.page.url()}/a-corriger.csv`);
    expect((await aCorriger.text()).split("\r\n")[1]).toContain("creatoin");
    const rapport = await vu.page.request.get(`${vu.page.url()}/rapport.csv`);
    expect(rapport.headers()["content-disposition"]).toContain("attachment");
    expect((await rapport.text()).trim().split("\r\n")).toHaveLength(4);
    await vu.visiter(`${vu.page.url()}?montrer=tout&apres=2`);
    await vu.cliquer("Revenir au début");
    await vu.page.getByRole("link", { name: "essai-1" }).first().click();
    await vu.verifier();
    await vu.cliquer("Corriger et renvoyer");
    await vu.page.getByLabel("Opération").selectOption("creation");
    await vu.remplir("Quantité", "mille");
    await vu.cliquer("Renvoyer la ligne", 422);
    expect(await vu.page.getByLabel("Quantité").inputValue()).toBe("mille");
    await vu.remplir("Quantité", "5");
    await vu.cliquer("Renvoyer la ligne");
    await lireLesDepots();
    await vu.visiter(vu.page.url());
    await vu.visiter(`${espace(vu)}/lignes?id=essai-2`);
    await vu.cliquer("Rectifier cette ligne");
    await vu.remplir("Quantité", "6");
    await vu.cliquer("Envoyer la rectification");
    await lireLesDepots();
    await vu.visiter(`${espace(vu)}/lignes?id=essai-2`);
    expect(await vu.texte()).toContain("2 envois");
    await vu.cliquer("Annuler cette ligne");
    await vu.cliquer("Annuler cette déclaration");
    await lireLesDepots();
    await vu.visiter(`${espace(vu)}/lignes?id=essai-2`);
    expect(await vu.texte()).toContain("Cette déclaration est annulée.");
    await vu.visiter(`${espace(vu)}/lignes?id=inconnue`);
    expect(await vu.texte()).toContain("Aucune ligne ne porte cet identifiant");
    await vu.visiter(espace(vu));
  }, 180_000);
});

describe("Déposer avec le script, à l'écran large", () => {
  it("le fichier glissé est annoncé, son envoi et sa lecture se suivent, et la réponse vient d'elle-même", async () => {
    const vu = await laCheffe({ javascript: true, largeur: 1280 });
    const exemple = await exempleTelecharge(vu);
    await vu.page.reload();
    const glisse = await vu.page.evaluateHandle(
      (texte) => {
        const transfert = new DataTransfer();
        transfert.items.add(new File([texte], "glisse.csv", { type: "text/csv" }));
        return transfert;
      },
      exemple.replaceAll("sdis-2025", "glisse"),
    );
    await vu.page.dispatchEvent("[data-zone]", "drop", { dataTransfer: glisse });
    expect((await vu.texte()).replaceAll("\u202f", " ")).toContain("Prêt : glisse.csv, 1 ko.");
    await vu.verifier();
    await vu.page.getByRole("button", { name: "Déposer le fichier" }).click();
    await vu.page.getByRole("heading", { name: "Lecture en cours" }).waitFor();
    expect(new URL(vu.page.url()).pathname).toMatch(/\/depots\/[0-9a-f-]{36}$/u);
    await vu.verifier();
    await lireLesDepots();
    await vu.page.getByRole("heading", { name: /3 lignes/u }).waitFor();
    await vu.verifier();
  }, 120_000);

  it("un fichier refusé en entier dit pourquoi ; un envoi impossible rend la page avec sa faute", async () => {
    const vu = await laCheffe({ javascript: true, largeur: 1280 });
    await vu.page.locator("input[type=file]").setInputFiles(fichier("colonnes.csv", "nom,prenom\r\nA,B\r\n"));
    await vu.page.getByRole("button", { name: "Déposer le fichier" }).click();
    await vu.page.getByRole("heading", { name: "Votre dépôt" }).waitFor();
    await lireLesDepots();
    await vu.page.getByText("Le fichier entier est refusé").waitFor();
    await vu.verifier();
    await vu.visiter(espace(vu));
    await vu.page.locator("input[type=file]").setInputFiles(fichier("classeur.csv", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6])));
    await vu.page.getByRole("button", { name: "Déposer le fichier" }).click();
    await vu.page.getByRole("heading", { name: "Une réponse est à revoir" }).waitFor();
    await vu.verifier();
  }, 120_000);
});

describe("L'exploitant examine", () => {
  it("une identité douteuse se départage avec sa raison, une alerte se classe ; rien de tapé ne se perd", async () => {
    const declarante = await laCheffe({ javascript: false });
    const exemple = await exempleTelecharge(declarante);
    await deposer(declarante, fichier("doute.csv", exemple.replaceAll("sdis-2025", "doute").replace(";F;", ";M;")));
    await lireLesDepots();
    await declarante.visiter(declarante.page.url());
    expect(await declarante.texte()).toContain("dont l'identité est à vérifier");
    await service.bases.base.requete(sql`insert into depots.alertes (id, lot_id, organisme_id, genre, explication, cle, ouverte_le)
      select ${randomUUID()}, id, organisme_id, 'volume_inhabituel', '{"lignes": 9000, "plusGrandAvant": 1200, "facteur": 3}', 'essai', now()
      from depots.lots limit 1`);
    const vu = await unVisiteur({ javascript: false, largeur: 1280 });
    ouverts.push(vu);
    await vu.page.goto(`${service.url}/connexion/proconnect`);
    await vu.puis(() => vu.page.locator(`button[value="${AGENTE_EXPLOITANT.cle}"]`).click());
    await vu.visiter(`${service.url}/exploitation/identites`);
    await vu.page.locator("summary").first().click();
    await vu.page.getByLabel("Ce qui fonde la décision").first().fill("Vu la carte d'identité.");
    await vu.cliquer("Enregistrer la décision", 422);
    expect(await vu.page.getByLabel("Ce qui fonde la décision").first().inputValue()).toBe("Vu la carte d'identité.");
    await vu.page.getByLabel("Ce n'est aucun compte : écarter la ligne").first().check();
    await vu.cliquer("Enregistrer la décision");
    expect(await vu.texte()).toContain("La ligne est écartée.");
    await vu.visiter(`${service.url}/exploitation/alertes`);
    await vu.page.locator("summary").first().click();
    await vu.cliquer("Enregistrer l'examen", 422);
    await vu.page.getByLabel("Classer sans suite").first().check();
    await vu.page.getByLabel("Pourquoi ?").first().fill("Rattrapage de deux années.");
    await vu.cliquer("Enregistrer l'examen");
    expect(await vu.texte()).toContain("classée sans suite");
  }, 120_000);
});
