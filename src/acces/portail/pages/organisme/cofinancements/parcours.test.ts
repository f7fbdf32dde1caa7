// Un employeur répond aux cofinancements que ses salariés lui demandent : dans un vrai navigateur, sans script.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MondeFormation, type SessionDOffre, unMondeFormation } from "../../../../../../tests/outils/dossiers-formation.js";
import { fermerNavigateur, unVisiteur, type Visiteur } from "../../../../../../tests/outils/navigateur.js";
import { sessionDeTest } from "../../../../../../tests/outils/offre.js";
import { type ServiceDeTest, unService } from "../../../../../../tests/outils/service.js";
import { INCONNU } from "../../../../../../tests/outils/visites.js";
import { demanderCofinancement } from "../../../../../metier/dossiers/index.js";
import { dateCivile } from "../../../../../socle/valeurs/date-civile.js";

let service: ServiceDeTest;
let monde: MondeFormation;
let directrice: Visiteur;
let organismeId: string;
let session: SessionDOffre;

beforeAll(async () => {
  service = await unService();
  monde = await unMondeFormation("2026-11-23T10:00:00Z", service.bases);
  const sessions = [sessionDeTest({ debut: dateCivile("2027-03-15"), fin: dateCivile("2027-03-19") })];
  session = await monde.offre(
    { type: "rncp", intitule: "Assistante de direction associative", publics: [], roles: [] },
    { prix: 150_000, heures: 70, sessions },
  );
  directrice = await unVisiteur();
  await directrice.page.goto(`${service.url}/connexion/proconnect`);
  await directrice.puis(() => directrice.page.locator('button[value="directrice-rh"]').click());
  organismeId = /organisme\/([0-9a-f-]{36})/u.exec(directrice.page.url())?.[1] ?? "";
}, 120_000);
afterAll(async () => {
  await directrice.fermer();
  await fermerNavigateur();
  await service.fermer();
});

async function demander(montant: number) {
  const titulaire = await monde.beneficiaire({ cpf: 100_000 });
  const { titulaireId } = titulaire;
  const { id: dossierId } = await monde.dossier(titulaire, session, "proposee");
  await monde.agir(titulaire, (ctx) =>
    demanderCofinancement(ctx, { titulaireId, dossierId, financeur: "employeur", organismeId, montant }),
  );
  return { titulaire, dossierId };
}

const chemin = () => `${service.url}/organisme/${organismeId}/cofinancements`;
const champ = (nom: string) => directrice.page.locator(`[name^="${nom}-"]`).first();

describe("répondre à un cofinancement (L6323-4 II)", () => {
  it("sans demande, la page dit ce qui viendra ; une demande inconnue est introuvable", async () => {
    await directrice.visiter(chemin());
    expect(await directrice.texte()).toContain("Aucune demande n'attend votre réponse");
    const jeton = await directrice.page.locator('input[name="_csrf"]').first().inputValue();
    const reponse = await directrice.page.request.post(`${chemin()}/${INCONNU}/refuser`, {
      form: { _csrf: jeton, [`raison-${INCONNU.slice(0, 8)}`]: "Non." },
    });
    expect(reponse.status()).toBe(404);
  });

  it("la demande dit qui, quoi, combien, avant quand ; accorder une partie engage d'autant", async () => {
    await demander(20_000);
    await directrice.visiter(chemin());
    const texte = (await directrice.texte()).replaceAll("\u202f", " ");
    for (const attendu of [
      "Camille Durand",
      "Assistante de direction associative",
      "1 500 €",
      "200 €",
      "du 15 au 19 mars 2027",
      "À répondre au plus tard le",
    ])
      expect(texte).toContain(attendu);
    expect(texte).not.toContain("1 000 €");
    await champ("montant").fill("mille");
    await directrice.cliquer(/^Accorder cette somme/u, 422);
    expect(await champ("montant").inputValue()).toBe("mille");
    await champ("montant").fill("250");
    await champ("atteste").check();
    await directrice.cliquer(/^Accorder cette somme/u, 422);
    expect(await directrice.texte()).toContain("elle va d'un centime à 200 €");
    await champ("montant").fill("150");
    await champ("atteste").uncheck();
    await directrice.cliquer(/^Accorder cette somme/u, 422);
    expect(await directrice.texte()).toContain("Il manque votre attestation");
    expect(await champ("montant").inputValue()).toBe("150");
    await champ("atteste").check();
    await directrice.cliquer(/^Accorder cette somme/u);
    const apres = await directrice.texte();
    expect(apres).toContain("Vous accordez 150 €");
    expect(apres).toContain("150 € au plus");
  });

  it("refuser demande une raison, que la page garde ensuite", async () => {
    const { titulaire, dossierId } = await demander(30_000);
    await directrice.visiter(chemin());
    await directrice.page.locator("summary", { hasText: "Refuser" }).click();
    await directrice.cliquer(/^Refuser la demande/u, 422);
    await champ("raison").fill("Notre budget de formation est épuisé.");
    await directrice.cliquer(/^Refuser la demande/u);
    expect(await directrice.texte()).toContain("« Notre budget de formation est épuisé. »");
    expect((await monde.relire(titulaire, dossierId)).cofinancements[0]?.etat).toBe("refuse");
  });
});
