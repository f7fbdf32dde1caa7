// Chercher et lire une formation sans script ni compte, au téléphone et à l'écran large : chaque page vue est vérifiée.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client } from "../outils/client.js";
import { unVisiteur } from "../outils/navigateur.js";
import { uneOffrePublique } from "../outils/offre-publique.js";
import { type ServiceDeTest, unService } from "../outils/service.js";
import { INCONNU, ouvrirCompteDe } from "../outils/visites.js";

let service: ServiceDeTest;
let tresorier: string;
let titreExpire: string;
beforeAll(async () => {
  service = await unService();
  ({ tresorier, titreExpire } = await uneOffrePublique(service.bases.base));
}, 60_000);
afterAll(() => service.fermer());

describe.each([375, 1280])("à %i pixels, sans script", (largeur) => {
  it("on cherche avec une faute de frappe, on affine, et on lit la formation jusqu'au bouton", async () => {
    const visiteur = await unVisiteur({ largeur });
    await visiteur.visiter(`${service.url}/formations`);
    expect(await visiteur.texte()).toContain("Formations pour bénévoles et volontaires");
    await visiteur.remplir("Que voulez-vous apprendre ?", "tresorrier");
    await visiteur.cliquer("Chercher");
    expect(new URL(visiteur.page.url()).search).toBe("?q=tresorrier");
    expect(await visiteur.texte()).toMatch(/« tresorrier » n'est dans aucune formation : nous avons cherché « tr[ée]sorier »/u);
    await visiteur.cliquer("Trier par prix");
    expect(new URL(visiteur.page.url()).search).toBe("?q=tresorrier&tri=prix");
    await visiteur.puis(() => visiteur.page.getByRole("link", { name: "Devenir trésorier d'une association" }).first().click());
    const texte = await visiteur.texte();
    expect(texte).toContain("Vos droits d'engagement, et eux seuls.");
    expect(texte).toContain("Du 1er au 3 février 2027");
    expect(texte).toContain("Complet");
    expect(texte).toContain("Exemple : une personne salariée");
    await visiteur.puis(() => visiteur.page.getByRole("link", { name: /^Voir ce que je paierais du 1er au 3 février/u }).click());
    expect(new URL(visiteur.page.url()).pathname).toBe("/connexion");
    expect(new URL(visiteur.page.url()).searchParams.get("retour")).toMatch(
      new RegExp(`^/formations/${tresorier}/plan/[0-9a-f-]{36}/[0-9a-f-]{36}$`, "u"),
    );
    await visiteur.fermer();
  }, 60_000);

  it("on filtre par cases et par champs, on change de page, on retire un critère", async () => {
    const visiteur = await unVisiteur({ largeur });
    await visiteur.visiter(`${service.url}/formations?genre=benevoles`);
    if (largeur < 960) await visiteur.page.locator("summary").first().click();
    await visiteur.choisir(/^Secourir et prévenir les risques/u);
    await visiteur.remplir("Prix, au plus", "1000");
    await visiteur.cliquer("Appliquer ces filtres");
    expect(new URL(visiteur.page.url()).search).toBe("?genre=benevoles&roles=securite&prix=1000");
    const total = Number(/(\d+) formations/u.exec(await visiteur.page.locator("#resultats").innerText())?.[1]);
    expect(total).toBeGreaterThanOrEqual(22);
    await visiteur.cliquer("Page suivante");
    expect(new URL(visiteur.page.url()).search).toBe("?genre=benevoles&roles=securite&prix=1000&page=2");
    expect(await visiteur.page.locator('a[rel="prev"]').count()).toBe(1);
    expect(await visiteur.page.locator('nav[aria-label="Pages de résultats"] [aria-current]').innerText()).toBe("2");
    await visiteur.puis(() => visiteur.page.getByRole("link", { name: /^Retirer le critère : 1\s000\s€/u }).click());
    expect(new URL(visiteur.page.url()).search).toBe("?genre=benevoles&roles=securite");
    await visiteur.fermer();
  }, 60_000);

  it("ce qui n'est pas compris se dit, et rien trouvé dit quoi élargir", async () => {
    const visiteur = await unVisiteur({ largeur });
    await visiteur.visiter(`${service.url}/formations?lieu=Xyzville&q=secours`);
    expect(await visiteur.texte()).toContain("Nous ne connaissons pas de commune « Xyzville »");
    await visiteur.visiter(`${service.url}/formations?du=demain&prix=-4`, 422);
    expect(await visiteur.texte()).toContain("2 réponses sont à revoir");
    await visiteur.visiter(`${service.url}/formations?q=secours&roles=tresorier&prix=1`);
    const texte = await visiteur.texte();
    expect(texte).toContain("Aucune formation trouvée");
    expect(texte).toContain("Élargissez d'un pas");
    await visiteur.fermer();
  }, 60_000);

  it("une certification expirée se dit avec son effet, et chez un organisme non inscrit on dit quoi faire (L6323-6)", async () => {
    const visiteur = await unVisiteur({ largeur });
    await visiteur.visiter(`${service.url}/formations/${titreExpire}`);
    const texte = await visiteur.texte();
    expect(texte).toContain("Elle n'est plus enregistrée depuis le 30 juin 2026.");
    expect(texte).toContain("Ni votre compte personnel de formation ni vos droits d'engagement ne peuvent payer");
    expect(texte).toContain("On ne peut pas s'inscrire ici");
    expect(texte).not.toContain("Voir ce que je paierais");
    await visiteur.visiter(`${service.url}/formations/${INCONNU}`, 404);
    await visiteur.fermer();
  }, 60_000);
});

describe("une adresse forgée", () => {
  it.each([
    "/formations?page=999999",
    "/formations?page=-1&tri=x&genre=y&types=z&roles=,,,&modalites=%00",
    `/formations?q=${"a".repeat(2000)}`,
    "/formations?q=%27%3B%20drop%20table%20x%3B--%20%26%20%7C%20%21%20%28%20%3A%2A",
    "/formations?q=%F0%9F%9A%92&lieu=%E2%80%8F",
    "/formations?lieu=99999&distance=100000&tri=distance",
    "/formations?du=9999-12-31&au=2000-01-01&prix=99999999999",
    "/formations?q=a&q=b&chercher=oui",
    "/formations?droits=oui",
  ])("%s ne fait jamais tomber le service", async (adresse) => {
    const reponse = await fetch(`${service.url}${adresse}`);
    expect(reponse.status).toBeLessThan(500);
    expect(await reponse.text()).toContain("Trouver une formation");
  });

  it("une page au-delà de la dernière mène à la dernière", async () => {
    const reponse = await fetch(`${service.url}/formations?roles=securite&page=49`);
    const page = Number(new URL(reponse.url).searchParams.get("page"));
    expect(page).toBeGreaterThan(1);
    expect(page).toBeLessThan(49);
    expect(await reponse.text()).not.toContain('rel="next"');
  });
});

describe("une personne connectée", () => {
  it("cherche dans ses droits sans que l'adresse en porte la somme ; une autre, non connectée, lit pourquoi cela ne vaut pas pour elle", async () => {
    const client = new Client(service);
    await ouvrirCompteDe(client, "salariee");
    expect((await client.aller("/formations")).html).toContain("Dans mes droits d'engagement");
    const reponse = await client.aller("/formations?chercher=oui&q=&droits=oui&prix=");
    expect(new URL(reponse.url).search).toBe("?droits=oui");
    expect(reponse.html).toContain("Dans mes droits d'engagement");
    expect((await new Client(service).aller("/formations?droits=oui")).html).toContain("Connectez-vous pour chercher dans vos droits");
  });

  it("revient de la connexion à la session choisie", async () => {
    const client = new Client(service);
    const plan = `/formations/${tresorier}/plan/${INCONNU}/${INCONNU}`;
    const { url } = await client.aller(plan);
    expect(new URL(url).search).toBe(`?retour=${encodeURIComponent(plan)}`);
    const choix = await client.aller(`/connexion/franceconnect?retour=${encodeURIComponent(plan)}`);
    const action = /<form[^>]* action="([^"]+)"/u.exec(choix.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const retour = await client.envoyer(new URL(action, choix.url).href, { personne: "salariee" });
    expect(retour.url).toBe(`${service.url}/mon-compte/formations/plan?action=${INCONNU}&session=${INCONNU}`);
  });
});
