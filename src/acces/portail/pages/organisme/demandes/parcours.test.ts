// Répondre à une demande, déclarer l'entrée, la sortie et le service fait, facturer : dans un vrai navigateur, sans script, au téléphone.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SYSTEME } from "../../../../../../tests/outils/benevoles.js";
import { type MondeFormation, type SessionDOffre, unMondeFormation } from "../../../../../../tests/outils/dossiers-formation.js";
import { entrerParProConnect, fermerNavigateur, type Visiteur } from "../../../../../../tests/outils/navigateur.js";
import { actionDeTest, formationDeTest, sessionDeTest } from "../../../../../../tests/outils/offre.js";
import { type ServiceDeTest, unService } from "../../../../../../tests/outils/service.js";
import { enregistrerFormations } from "../../../../../metier/catalogue/index.js";
import { confirmerServiceFait, envoyerDemande, ouvrirDossier } from "../../../../../metier/dossiers/index.js";
import { sql } from "../../../../../socle/base/base.js";
import { dateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { FORMATEURS_DEMONSTRATION } from "../../../../simulateur/formateurs.js";

const DEBUT = dateCivile("2027-01-18");
const FIN = dateCivile("2027-01-22");
const SIRET = FORMATEURS_DEMONSTRATION.find(({ cle }) => cle === "maison-associations")?.siret ?? "";

let service: ServiceDeTest;
let monde: MondeFormation;
let formatrice: Visiteur;
let autre: Visiteur;
let organismeId: string;
let session: SessionDOffre;

const entrer = (cle: string) => entrerParProConnect(service.url, cle);

async function mettreAuCatalogue(): Promise<SessionDOffre> {
  const numero = randomUUID();
  const actions = [actionDeTest({ prix: 40_000, sessions: [sessionDeTest({ debut: DEBUT, fin: FIN })] })];
  await monde.agir(SYSTEME, (ctx) =>
    enregistrerFormations(ctx, {
      importId: null,
      formations: [formationDeTest({ siret: SIRET, numero, prerequisAVerifier: true, actions })],
    }),
  );
  const [ligne] = await service.bases.base.requete<SessionDOffre>(sql`
    select f.id as "formationId", a.id as "actionId", s.id as "sessionId" from catalogue.formations f
    join catalogue.actions a on a.formation_id = f.id join catalogue.sessions s on s.action_id = a.id where f.numero = ${numero}`);
  if (ligne === undefined) throw new Error("La formation d'essai n'est pas au catalogue.");
  return ligne;
}

beforeAll(async () => {
  service = await unService();
  monde = await unMondeFormation("2026-11-23T10:00:00Z", service.bases);
  session = await mettreAuCatalogue();
  formatrice = await entrer("formatrice-benevolat");
  autre = await entrer("formatrice-secours");
  organismeId = /organisme\/([0-9a-f-]{36})/u.exec(formatrice.page.url())?.[1] ?? "";
}, 120_000);
afterAll(async () => {
  await formatrice.fermer();
  await autre.fermer();
  await fermerNavigateur();
  await service.fermer();
});

type Titulaire = Awaited<ReturnType<MondeFormation["beneficiaire"]>>;

async function demander(message = "Je suis trésorière depuis mars."): Promise<{ titulaire: Titulaire; dossierId: string }> {
  const titulaire = await monde.beneficiaire({ lots: [24_000, 24_000] });
  const { titulaireId } = titulaire;
  const { actionId, sessionId } = session;
  const { id: dossierId } = await monde.agir(titulaire, (ctx) =>
    ouvrirDossier(ctx, { titulaireId, actionId, sessionId, cle: randomUUID() }),
  );
  await monde.agir(titulaire, (ctx) => envoyerDemande(ctx, { titulaireId, dossierId, message }));
  return { titulaire, dossierId };
}

const chemin = (suite = "") => `${service.url}/organisme/${organismeId}/demandes${suite}`;
const deplier = (resume: string) => formatrice.page.locator("summary", { hasText: resume }).click();

async function allerAu(jour: string, instant: string): Promise<void> {
  await formatrice.visiter(`${service.url}/demonstration/horloge`);
  await formatrice.remplir("Jour", jour);
  await formatrice.cliquer("Avancer");
  monde.horloge.placer(instant);
}

describe("les demandes reçues", () => {
  it("la connexion mène aux demandes, vides d'abord, et le menu ne montre que ce qui sert", async () => {
    expect(formatrice.page.url()).toBe(chemin());
    const texte = await formatrice.texte();
    expect(texte).toContain("Aucune demande pour l'instant");
    for (const page of ["Offre", "Paiements", "Cofinancements", "Responsables"]) expect(texte).toContain(page);
    for (const page of ["À attester", "Vos réponses", "Dépôts", "Logiciels"]) expect(texte).not.toContain(page);
  });

  it("une demande dit qui, quoi, avant quand, et ce qui arrive sinon ; un autre organisme ne la trouve pas", async () => {
    const { dossierId } = await demander();
    await formatrice.visiter(chemin());
    const liste = await formatrice.texte();
    expect(liste).toContain("Un dossier attend un geste de vous");
    expect(liste).toContain("au plus tard le mercredi 25 novembre 2026, dans 2 jours");
    await formatrice.cliquer(/^Ouvrir le dossier/u);
    const texte = await formatrice.texte();
    for (const attendu of ["Je suis trésorière depuis mars.", "400 €", "Sinon : la demande se ferme", "À vérifier avant d'accepter"])
      expect(texte).toContain(attendu);
    for (const secret of ["480 €", "solde", "droits d'engagement"]) expect(texte).not.toContain(secret);
    const ailleurs = /organisme\/([0-9a-f-]{36})/u.exec(autre.page.url())?.[1] ?? "";
    await autre.visiter(chemin(`/${dossierId}`), 404);
    await autre.visiter(`${service.url}/organisme/${ailleurs}/demandes/${dossierId}`, 404);
  });

  it("vérifier les prérequis donne un autre délai ; refuser demande une raison, et ce qui est tapé reste", async () => {
    const { dossierId } = await demander();
    await formatrice.visiter(chemin(`/${dossierId}`));
    await deplier("Vérifier d'abord");
    await formatrice.remplir("Ce que vous vérifiez", "Votre expérience de trésorière.");
    await formatrice.cliquer("Commencer la vérification");
    expect(await formatrice.texte()).toContain("Prérequis à vérifier");
    await deplier("Refuser la demande");
    await formatrice.cliquer("Refuser la demande", 422);
    expect(await formatrice.texte()).toContain("dites-la en une ou deux phrases");
    await formatrice.remplir("Pourquoi ?", "La session est complète.");
    await formatrice.cliquer("Refuser la demande");
    const texte = await formatrice.texte();
    expect(texte).toContain("Refusée par vous");
    expect(texte).toContain("« La session est complète. »");
    await formatrice.visiter(chemin("?etat=fini"));
    expect(await formatrice.texte()).toContain("Refusée par vous");
    await formatrice.visiter(chemin("?etat=en-cours"));
    expect(await formatrice.texte()).toContain("Aucun dossier ici");
  });
});

describe("de la proposition à la facture", () => {
  let titulaire: Titulaire;
  let dossierId: string;

  it("une proposition changée se relit avant de partir, et la personne lit ce qui change", async () => {
    ({ titulaire, dossierId } = await demander());
    await formatrice.visiter(chemin(`/${dossierId}`));
    await deplier("Proposer un autre prix");
    await formatrice.remplir("Prix, toutes taxes comprises", "quatre cents");
    await formatrice.cliquer("Proposer avec ces changements", 422);
    expect(await formatrice.texte()).toContain("« quatre cents » n'est pas une somme en euros");
    expect(await formatrice.page.getByLabel("Prix, toutes taxes comprises").inputValue()).toBe("quatre cents");
    await formatrice.remplir("Prix, toutes taxes comprises", "360");
    await formatrice.remplir("Premier jour", "1er mars 2020");
    await formatrice.cliquer("Proposer avec ces changements", 422);
    expect(await formatrice.texte()).toContain("Le début doit être un jour à venir");
    await formatrice.remplir("Premier jour", "18/01/2027");
    await formatrice.remplir("Un mot pour expliquer", "Le tarif réduit s'applique.");
    await formatrice.cliquer("Proposer avec ces changements");
    expect(await formatrice.texte()).toContain("Prix : 360 € au lieu de 400 €.");
    expect(await formatrice.texte()).toContain("Vous n'avez rien à faire");
  });

  it("l'entrée se déclare au premier jour, puis la sortie avec le service fait", async () => {
    const { etat } = await monde.accepter(titulaire, dossierId);
    if (etat === "attente_paiement") await monde.payer(titulaire, dossierId);
    await formatrice.visiter(chemin(`/${dossierId}`));
    expect(await formatrice.texte()).toContain("Vous déclarerez son entrée à partir du lundi 18 janvier 2027");
    expect(await formatrice.texte()).not.toContain("droits réservés");

    await allerAu("22/01/2027", "2027-01-22T10:00:00Z");
    await formatrice.visiter(chemin(`/${dossierId}`));
    await formatrice.cliquer("Déclarer l'entrée en formation");
    expect(await formatrice.texte()).toContain("L'entrée en formation est déclarée au 18 janvier 2027");
    await formatrice.remplir("Part de la formation suivie", "90");
    await formatrice.remplir("Heures non faites", "1,5");
    await formatrice.cliquer("Déclarer la sortie et le service fait", 422);
    expect(await formatrice.texte()).toContain("Quand tout n'a pas été fait, dites pourquoi");
    await formatrice.remplir("Pourquoi tout n'a pas été fait", "Une demi-journée manquée.");
    await formatrice.cliquer("Déclarer la sortie et le service fait");
    expect(await formatrice.texte()).toContain("360 € vous seront dus, sur 360 €");
  });

  it("le service fait confirmé, la facture a son montant calculé, et les paiements le montrent", async () => {
    const { titulaireId } = titulaire;
    const paiements = chemin().replace("demandes", "paiements");
    await monde.agir(titulaire, (ctx) => confirmerServiceFait(ctx, { titulaireId, dossierId, note: 5 }));
    await formatrice.visiter(chemin(`/${dossierId}`));
    await formatrice.visiter(paiements);
    expect(await formatrice.texte()).toContain("À facturer : 360 €");
    await formatrice.visiter(chemin(`/${dossierId}`));
    await formatrice.cliquer(/^Envoyer la facture/u, 422);
    await formatrice.remplir("Numéro de votre facture", "F-2027-001");
    await formatrice.cliquer("Envoyer la facture de 360 €");
    const fin = await formatrice.texte();
    expect(fin).toContain("Votre facture F-2027-001 de 360 € est envoyée");
    expect(fin).toContain("Vous serez payé au plus tard le");
    expect(fin).not.toContain("480");
    await formatrice.visiter(paiements);
    const facture = await formatrice.texte();
    expect(facture).toContain("Facturé, à payer : 360 €");
    expect(facture).toContain("Au plus tard le dimanche 21 février 2027, dans 30 jours");
  });

  it("l'absence se dit avec ce qu'on sait, l'annulation avec sa raison", async () => {
    const { titulaire, dossierId } = await inscrireAvant();
    await formatrice.visiter(chemin(`/${dossierId}`));
    await deplier("Annuler cette formation");
    await formatrice.cliquer("Annuler pour cette personne", 422);
    await formatrice.remplir("Pourquoi ?", "La session n'aura pas lieu.");
    await formatrice.cliquer("Annuler pour cette personne");
    expect(await formatrice.texte()).toContain("« La session n'aura pas lieu. »");
    expect((await monde.relire(titulaire, dossierId)).etat).toBe("annulee_organisme");
  });
});

/** Un dossier inscrit, sa session remise après le jour où l'on est. */
async function inscrireAvant() {
  const avant = session;
  const numero = randomUUID();
  const sessions = [sessionDeTest({ debut: dateCivile("2027-04-05"), fin: dateCivile("2027-04-09") })];
  await monde.agir(SYSTEME, (ctx) =>
    enregistrerFormations(ctx, {
      importId: null,
      formations: [formationDeTest({ siret: SIRET, numero, actions: [actionDeTest({ prix: 10_000, sessions })] })],
    }),
  );
  const [ligne] = await service.bases.base.requete<SessionDOffre>(sql`
    select f.id as "formationId", a.id as "actionId", s.id as "sessionId" from catalogue.formations f
    join catalogue.actions a on a.formation_id = f.id join catalogue.sessions s on s.action_id = a.id where f.numero = ${numero}`);
  session = ligne ?? avant;
  const { titulaire, dossierId } = await demander();
  await formatrice.visiter(chemin(`/${dossierId}`));
  await formatrice.cliquer("Proposer telle quelle");
  const { etat } = await monde.accepter(titulaire, dossierId);
  if (etat === "attente_paiement") await monde.payer(titulaire, dossierId);
  return { titulaire, dossierId };
}
