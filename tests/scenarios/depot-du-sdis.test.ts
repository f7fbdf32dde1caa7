// Le premier dépôt d'un service d'incendie, dans un vrai navigateur, sans JavaScript, au format d'un téléphone : du fichier aux droits.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fermerNavigateur, unVisiteur, type Visiteur } from "../outils/navigateur.js";
import { POMPIERS } from "../outils/sdis.js";
import { type ServiceDeTest, unService } from "../outils/service.js";
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

/** Entre par le lien de la page de connexion, comme la personne dont la clé est donnée. */
async function entrer(lien: string, cle: string): Promise<Visiteur> {
  const visiteur = await unVisiteur();
  visiteurs.push(visiteur);
  await visiteur.visiter(`${service.url}/connexion`);
  // La page du fournisseur simulé n'est pas la nôtre : on y passe sans s'y arrêter.
  await visiteur.page.getByRole("link", { name: lien }).click();
  await visiteur.page.waitForURL(/\/choix\//u);
  await visiteur.puis(() => visiteur.page.locator(`button[value="${cle}"]`).click());
  return visiteur;
}

async function telecharger(visiteur: Visiteur, lien: RegExp): Promise<{ nom: string; octets: Buffer }> {
  const attendu = visiteur.page.waitForEvent("download");
  await visiteur.page.getByRole("link", { name: lien }).click();
  const recu = await attendu;
  const morceaux: Buffer[] = [];
  for await (const morceau of await recu.createReadStream()) morceaux.push(Buffer.from(morceau));
  return { nom: recu.suggestedFilename(), octets: Buffer.concat(morceaux) };
}

/** Le service lit le fichier de lui-même : sans script, on actualise la page du dépôt. */
async function attendreLaReponse(visiteur: Visiteur): Promise<void> {
  for (let essai = 0; essai < 40; essai += 1) {
    if (!(await visiteur.texte()).includes("Lecture en cours")) return;
    await new Promise((reprendre) => setTimeout(reprendre, 250));
    await visiteur.visiter(visiteur.page.url());
  }
  throw new Error("Le dépôt n'a pas eu sa réponse.");
}

const enClair = async (visiteur: Visiteur) => (await visiteur.texte()).replaceAll(/\s/gu, " ");

describe("la cheffe du volontariat dépose le fichier d'exemple de son service", () => {
  let cheffe: Visiteur;

  it("entre dans l'espace de dépôt et y lit ce que son service peut déclarer (L5151-9)", async () => {
    cheffe = await etantDonne("elle entre par ProConnect", () => entrer("Se connecter avec ProConnect", "cheffe-volontariat"));
    await cheffe.puis(() => cheffe.page.getByRole("link", { name: "Dépôts", exact: true }).first().click());
    expect(await enClair(cheffe)).toContain("Ce que vous pouvez déclarer");
  }, 60_000);

  it("télécharge l'exemple, le dépose, lit le rapport : trois lignes acceptées (D5151-13)", async () => {
    const { nom, octets } = await quand("elle télécharge l'exemple", () => telecharger(cheffe, /Télécharger l'exemple/u));
    for (const { traits } of POMPIERS) expect(octets.toString("utf8")).toContain(traits.nomNaissance);
    await quand("elle le dépose tel quel", async () => {
      await cheffe.page.locator("input[type=file]").setInputFiles({ name: nom, mimeType: "text/csv", buffer: octets });
      await cheffe.cliquer("Déposer le fichier");
      await attendreLaReponse(cheffe);
    });
    await alors("le rapport dit que les trois passent", async () => {
      expect(await enClair(cheffe)).toContain("Les 3 lignes sont acceptées.");
      const rapport = await telecharger(cheffe, /^Télécharger le rapport/u);
      expect(rapport.octets.toString("utf8").match(/;ACCEPTEE;/gu)).toHaveLength(3);
    });
  }, 90_000);
});

describe("chaque pompier trouve son droit à sa première connexion", () => {
  it.each(POMPIERS.map((pompier) => [pompier.cle, pompier.nir] as const))(
    "%s donne son numéro, voit 240 €, qui l'a déclaré et qui paie (L5151-9, L5151-11)",
    async (cle, nir) => {
      const pompier = await etantDonne("la personne entre par FranceConnect", () => entrer("Continuer avec FranceConnect", cle));
      await quand("elle donne son numéro", async () => {
        await pompier.remplir("Numéro de sécurité sociale", nir);
        await pompier.cliquer("Ouvrir mon compte");
      });
      await alors("son compte montre 240 €", async () => {
        expect(new URL(pompier.page.url()).pathname).toBe("/mon-compte");
        expect(await enClair(pompier)).toContain("240 €");
      });
      await alors("l'activité dit qui l'a déclarée", async () => {
        await pompier.visiter(`${service.url}/mon-compte/activites`);
        expect(await enClair(pompier)).toContain("Service d'incendie et de secours (démonstration)");
      });
      await alors("le droit dit qui paie", async () => {
        await pompier.visiter(`${service.url}/mon-compte/droits`);
        await pompier.puis(() => pompier.page.locator('main a[href^="/mon-compte/droits/"]').first().click());
        expect(await enClair(pompier)).toContain("Ce droit est payé par le service d'incendie et de secours");
      });
    },
    90_000,
  );
});
