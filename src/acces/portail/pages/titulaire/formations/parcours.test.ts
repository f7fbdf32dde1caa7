// Voir qui paie, demander, accepter, payer, annuler, confirmer : dans un vrai navigateur, sans script, au téléphone.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { responsableDeTest } from "../../../../../../tests/outils/benevoles.js";
import { type MondeFormation, type SessionDOffre, unMondeFormation } from "../../../../../../tests/outils/dossiers-formation.js";
import { fermerNavigateur, unVisiteur, type Visiteur } from "../../../../../../tests/outils/navigateur.js";
import { sessionDeTest } from "../../../../../../tests/outils/offre.js";
import { type ServiceDeTest, unService } from "../../../../../../tests/outils/service.js";
import { INCONNU, personneSimulee } from "../../../../../../tests/outils/visites.js";
import { declarerEntree, declarerServiceFait, proposer, repondreCofinancement } from "../../../../../metier/dossiers/index.js";
import { sql } from "../../../../../socle/base/base.js";
import { dateCivile } from "../../../../../socle/valeurs/date-civile.js";

const DEBUT = dateCivile("2027-01-18");
const FIN = dateCivile("2027-01-22");

let service: ServiceDeTest;
let monde: MondeFormation;
let personne: Visiteur;
let retraitee: Visiteur;
let rncp: SessionDOffre;
let benevoles: SessionDOffre;

beforeAll(async () => {
  service = await unService();
  monde = await unMondeFormation("2026-11-23T10:00:00Z", service.bases);
  const sessions = [sessionDeTest({ debut: DEBUT, fin: FIN })];
  rncp = await monde.offre(
    { type: "rncp", intitule: "Assistante de direction associative", publics: [], roles: [] },
    { prix: 150_000, heures: 70, sessions },
  );
  benevoles = await monde.offre({}, { prix: 40_000, sessions });
  personne = await unVisiteur();
  await entrer(personne, "employee-formation");
  retraitee = await unVisiteur();
  await entrer(retraitee, "benevole-retraitee");
}, 120_000);
afterAll(async () => {
  await personne.fermer();
  await retraitee.fermer();
  await fermerNavigateur();
  await service.fermer();
});

async function entrer(visiteur: Visiteur, cle: string): Promise<void> {
  await visiteur.page.goto(`${service.url}/connexion/franceconnect`);
  await visiteur.puis(() => visiteur.page.locator(`button[value="${cle}"]`).click());
  await visiteur.remplir("Numéro de sécurité sociale", personneSimulee(cle).nir);
  await visiteur.cliquer("Ouvrir mon compte");
}

const cheminPlan = ({ actionId, sessionId }: SessionDOffre) =>
  `${service.url}/mon-compte/formations/plan?action=${actionId}&session=${sessionId}`;
const dossierDe = (visiteur: Visiteur) => /formations\/([0-9a-f-]{36})/u.exec(visiteur.page.url())?.[1] ?? "";

async function ouvrirPuisProposer(visiteur: Visiteur, session: SessionDOffre, changements: { prix: number } | null = null) {
  await visiteur.visiter(cheminPlan(session));
  await visiteur.cliquer("Demander cette formation");
  const dossierId = dossierDe(visiteur);
  await visiteur.remplir("Un mot pour l'organisme", "Je débute.");
  await visiteur.cliquer("Envoyer ma demande");
  await monde.agir(monde.formateur, (ctx) => proposer(ctx, { organismeId: monde.organismeId, dossierId, changements, mot: "Bienvenue" }));
  await visiteur.visiter(`${service.url}/mon-compte/formations/${dossierId}`);
  return dossierId;
}

describe("avant tout engagement", () => {
  it("le compte sans dossier mène aux formations", async () => {
    await personne.visiter(`${service.url}/mon-compte/formations`);
    expect(await personne.texte()).toContain("Aucun dossier pour l'instant");
  }, 120_000);

  it("le plan dit qui paie, chaque lot par son nom, et son article (D5151-11, cas 71)", async () => {
    await personne.visiter(cheminPlan(rncp));
    const texte = await personne.texte();
    for (const attendu of [
      "150 €",
      "1 200 €",
      "L6323-7",
      "R6333-3",
      "D5151-11",
      "sapeur-pompier volontaire, 20",
      "Activité déclarée le",
      "De votre poche",
    ])
      expect(texte.replaceAll("\u202f", " ")).toContain(attendu);
    expect(texte).toContain("n'engage à rien");
    expect(texte).toContain("L5151-3");
  }, 120_000);

  it("« et si » refait le plan à côté, et une somme mal tapée reste en place", async () => {
    await personne.remplir("Mon employeur ajoute", "deux cents");
    await personne.cliquer("Refaire le calcul", 422);
    expect(await personne.texte()).toContain("« deux cents » n'est pas une somme");
    expect(await personne.page.getByLabel("Mon employeur ajoute").inputValue()).toBe("deux cents");
    await personne.remplir("Mon employeur ajoute", "200");
    await personne.cliquer("Refaire le calcul");
    const texte = await personne.texte();
    expect(texte).toContain("Vous paieriez 150 € de moins");
    expect(texte).toContain("Dans cette hypothèse");
    await personne.choisir("Je perds mon emploi, ou j'en cherche un");
    await personne.cliquer("Refaire le calcul");
    expect(await personne.texte()).toContain("je perds mon emploi");
  }, 120_000);

  it("à la retraite, la loi n'ouvre que les formations de bénévoles, et le refus dit quoi faire (L6323-3, cas 69)", async () => {
    await retraitee.visiter(`${service.url}/mon-compte/profil`);
    await retraitee.page.getByLabel("Votre situation").selectOption("retraite");
    await retraitee.cliquer("Enregistrer mon profil");
    await retraitee.visiter(cheminPlan(rncp));
    const refus = await retraitee.texte();
    expect(refus).toContain("La loi n'admet pas ce financement");
    expect(refus).toContain("L6323-3");
    expect(refus).toContain("Voir les formations de bénévoles");
    expect(refus).not.toContain("Demander cette formation");
    await retraitee.visiter(cheminPlan(benevoles));
    expect(await retraitee.texte()).toContain("L6323-6 II 5°");
  }, 120_000);
});

describe("demander, accepter, payer, annuler", () => {
  it("la demande s'envoie après relecture, se retire, et le dossier d'un autre est introuvable", async () => {
    await personne.visiter(cheminPlan(rncp));
    await personne.cliquer("Demander cette formation");
    const dossierId = dossierDe(personne);
    expect(await personne.texte()).toContain("À vous d'agir");
    await personne.cliquer("Envoyer ma demande");
    expect(await personne.texte()).toContain("Demande envoyée");
    await retraitee.visiter(`${service.url}/mon-compte/formations/${dossierId}`, 404);
    await retraitee.visiter(`${service.url}/mon-compte/formations/${dossierId}/annuler`, 404);
    await retraitee.visiter(`${service.url}/mon-compte/formations/${INCONNU}`, 404);
    await personne.page.locator("summary", { hasText: "Retirer ma demande" }).click();
    await personne.cliquer("Retirer ma demande");
    expect(await personne.texte()).toContain("Aucun droit n'est pris");
  }, 120_000);

  it("un plan qui a changé se montre à côté de celui qui était lu, et rien n'est réservé", async () => {
    const dossierId = await ouvrirPuisProposer(personne, rncp);
    const texte = await personne.texte();
    expect(texte).toContain("Bienvenue");
    expect(texte).toContain("refuser n'est pas une faute");
    await service.bases.base.requete(
      sql`update dossiers.dossiers set offre = jsonb_set(offre, '{prix}', '160000') where id = ${dossierId}`,
    );
    await personne.cliquer(/^Accepter/u, 409);
    const change = (await personne.texte()).replaceAll("\u202f", " ");
    expect(change).toContain("Le plan que vous aviez lu");
    expect(change).toContain("Le plan d'aujourd'hui");
    expect(change).toContain("1 600 €");
    await personne.page.locator("summary", { hasText: "Refuser la proposition" }).click();
    await personne.cliquer("Refuser la proposition");
  }, 120_000);

  it("l'employeur complète, la personne accepte et paie ce qui reste, puis annule sans frais (R6333-5)", async () => {
    const dossierId = await ouvrirPuisProposer(personne, rncp, { prix: 200_000 });
    expect(await personne.texte()).toContain("La proposition diffère de votre demande");
    const tiers = await monde.association("drh@exemple.fr");
    await personne.cliquer("Demander un cofinancement");
    await personne.cliquer("Chercher", 422);
    await personne.visiter(`${service.url}/mon-compte/formations/${dossierId}/cofinancement?q=Association`);
    await personne.visiter(`${service.url}/mon-compte/formations/${dossierId}/cofinancement?organisme=${tiers}`);
    await personne.remplir("Quelle somme demandez-vous ?", "beaucoup");
    await personne.cliquer("Envoyer ma demande", 422);
    expect(await personne.page.getByLabel("Quelle somme demandez-vous ?").inputValue()).toBe("beaucoup");
    await personne.choisir("Une association");
    await personne.remplir("Quelle somme demandez-vous ?", "100");
    await personne.cliquer("Envoyer ma demande");
    expect(await personne.texte()).toContain("Réponse attendue");
    const [cofinancement] = await service.bases.base.requete<{ id: string }>(
      sql`select id from dossiers.cofinancements where dossier_id = ${dossierId}`,
    );
    await monde.agir({ ...responsableDeTest("drh@exemple.fr"), organismes: [tiers] }, (ctx) =>
      repondreCofinancement(ctx, {
        organismeId: tiers,
        cofinancementId: cofinancement?.id ?? "",
        montant: 10_000,
        raison: "",
        atteste: true,
      }),
    );
    await personne.visiter(`${service.url}/mon-compte/formations/${dossierId}`);
    expect(await personne.texte()).toContain("100 € accordés");
    await personne.cliquer(/^Accepter, puis payer/u);
    await personne.cliquer(/^Payer/u);
    await personne.cliquer("Simuler un refus de la banque");
    expect(await personne.texte()).toContain("Refusé par la banque");
    await personne.cliquer(/^Payer/u);
    await personne.cliquer(/^Payer/u);
    expect(await personne.texte()).toContain("Vous êtes inscrit");
    await personne.visiter(`${service.url}/mon-compte`);
    await personne.visiter(`${service.url}/mon-compte/droits`);
    await personne.visiter(`${service.url}/mon-compte/formations/${dossierId}`);
    await personne.cliquer("Annuler mon inscription");
    expect(await personne.texte()).toContain("Annuler aujourd'hui ne coûte rien");
    await personne.cliquer("Annuler mon inscription, sans frais");
    expect(await personne.texte()).toContain("À vous rembourser");
  }, 120_000);
});

describe("un agent public", () => {
  it("lit tout en heures, et n'accepte qu'avec l'accord de son employeur (CGFP L422-11, cas 82)", async () => {
    const agent = await unVisiteur();
    await entrer(agent, "agent-public");
    await agent.visiter(`${service.url}/mon-compte/profil`);
    await agent.page.getByLabel("Votre situation").selectOption("agent_public");
    await agent.cliquer("Enregistrer mon profil");
    await ouvrirPuisProposer(agent, rncp);
    const texte = await agent.texte();
    expect(texte).toContain("48,5 h");
    expect(texte).not.toContain("Demander un cofinancement");
    expect(texte).toContain("De votre poche");
    await agent.cliquer(/^Accepter, puis payer/u, 422);
    expect(await agent.texte()).toContain("il vous faut l'accord de votre employeur");
    await agent.choisir("J'ai l'accord de mon employeur public");
    await agent.cliquer(/^Accepter, puis payer/u);
    expect(await agent.texte()).toContain("Paiement à faire");
    await agent.fermer();
  }, 120_000);
});

describe("ce qui est tapé", () => {
  it("reste après une reconnexion", async () => {
    const distraite = await unVisiteur();
    await entrer(distraite, "demandeur-emploi");
    await distraite.visiter(cheminPlan(benevoles));
    await distraite.cliquer("Demander cette formation");
    const dossier = distraite.page.url();
    await distraite.remplir("Un mot pour l'organisme", "Je débute, merci.");
    await distraite.page.context().clearCookies();
    await distraite.puis(() => distraite.page.getByRole("button", { name: "Envoyer ma demande" }).click(), 403);
    await distraite.page.goto(`${service.url}/connexion/franceconnect?retour=${new URL(dossier).pathname}`);
    await distraite.puis(() => distraite.page.locator('button[value="demandeur-emploi"]').click());
    expect(await distraite.page.getByLabel("Un mot pour l'organisme").inputValue()).toBe("Je débute, merci.");
    await distraite.fermer();
  }, 120_000);
});

describe("après la formation", () => {
  it("trop tard pour annuler, la force majeure dit sa cause ; le service fait se confirme avec une note", async () => {
    const dossierId = await ouvrirPuisProposer(retraitee, benevoles);
    await retraitee.cliquer(/^Accepter/u);
    if ((await retraitee.texte()).includes("Payez votre part")) {
      await retraitee.cliquer(/^Payer/u);
      await retraitee.cliquer(/^Payer/u);
    }
    await allerAu("14/01/2027");
    await retraitee.visiter(`${service.url}/mon-compte/formations/${dossierId}/annuler`);
    await retraitee.cliquer("Envoyer ma décision", 422);
    await retraitee.choisir("Un évènement imprévisible m'empêche de venir");
    await retraitee.cliquer("Envoyer ma décision", 422);
    expect(await retraitee.texte()).toContain("dites-le en une ou deux phrases");
    await allerAu("22/01/2027");
    monde.horloge.placer("2027-01-22T10:00:00Z");
    const { organismeId } = monde;
    await monde.agir(monde.formateur, (ctx) => declarerEntree(ctx, { organismeId, dossierId, le: DEBUT }));
    const fait = { sortieLe: FIN, taux: 90, heuresNonFaites: 1, forceMajeure: false, cause: "Une heure manquée." };
    await monde.agir(monde.formateur, (ctx) => declarerServiceFait(ctx, { organismeId, dossierId, ...fait }));
    await retraitee.visiter(`${service.url}/mon-compte/formations`);
    await retraitee.cliquer(/^Agir maintenant/u);
    const texte = await retraitee.texte();
    expect(texte).toContain("90 %");
    await retraitee.page.locator("summary", { hasText: "contester" }).click();
    await retraitee.cliquer("Contester", 422);
    await retraitee.choisir("4, satisfait");
    await retraitee.cliquer("Confirmer, c'est exact");
    expect(await retraitee.texte()).toContain("Formation terminée et validée");
    await retraitee.visiter(`${service.url}/mon-compte/droits`);
  }, 120_000);
});

async function allerAu(jour: string): Promise<void> {
  await retraitee.visiter(`${service.url}/demonstration/horloge`);
  await retraitee.remplir("Jour", jour);
  await retraitee.cliquer("Avancer");
}
