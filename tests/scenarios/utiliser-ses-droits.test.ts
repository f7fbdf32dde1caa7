// Utiliser ses droits, du premier mot cherché à l'organisme payé : dans un vrai navigateur, sans script, au téléphone.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fermerNavigateur, type Visiteur } from "../outils/navigateur.js";
import { demander, lu, ouvrirDossierRecu, type Place, payerLaPart, trouver, unePlace } from "./gestes-formation.js";
import { alors, etantDonne, quand } from "./pas.js";

let place: Place;
beforeAll(async () => {
  place = await unePlace();
}, 180_000);
afterAll(async () => {
  await place.fermer();
  await fermerNavigateur();
});

describe("une bénévole retraitée apprend à tenir les comptes", () => {
  let benevole: Visiteur;
  let dossier: string;

  it("ne trouve à payer qu'avec ses droits d'engagement, participation comprise (L6323-6 II 5°, L6323-7, doute D6)", async () => {
    benevole = await etantDonne("la bénévole entre par FranceConnect", () => place.titulaire("benevole-retraitee", "retraite"));
    await quand("elle cherche « trésorier »", () =>
      trouver(benevole, place.url, { q: "trésorier", intitule: /^Tenir la comptabilité d.une petite association/u }),
    );
    await alors("son engagement seul paie, après sa participation", async () => {
      const texte = await lu(benevole);
      expect(texte).toContain("L6323-6 II 5°");
      expect(texte).toMatch(/Vous : participation obligatoire.*150 €.*L6323-7/u);
      expect(texte).toMatch(/De votre poche 150 €/u);
      expect(texte).toContain("Il vous restera en droits d'engagement 450 €");
      expect(texte).not.toMatch(/Votre compte personnel de formation \d/u);
    });
  }, 180_000);

  it("demande, reçoit une proposition, accepte et paie sa part (L6323-7)", async () => {
    dossier = await quand("elle demande", () => demander(benevole, "Je suis trésorière depuis mars."));
    const organisme = await place.responsable("formatrice-benevolat");
    await quand("l'organisme propose", async () => {
      await ouvrirDossierRecu(organisme, /LAUBERDIERE/u);
      expect(await lu(organisme)).toContain("Je suis trésorière depuis mars.");
      await organisme.cliquer("Proposer telle quelle");
    });
    await quand("elle accepte", async () => {
      await benevole.visiter(dossier);
      await benevole.cliquer("Accepter, puis payer 150 €");
    });
    await quand("elle paie", () => payerLaPart(benevole));
    await alors("elle est inscrite, et son premier lot a 30 € réservés", async () => {
      expect(await lu(benevole)).toContain("Vous êtes inscrit");
      expect((await place.lots("benevole-retraitee")).map(({ disponible, reserve }) => [disponible, reserve])).toEqual([
        [21_000, 3_000],
        [24_000, 0],
      ]);
    });
  }, 180_000);
});

describe("la même annule à temps une seconde formation", () => {
  it("chaque lot retrouve sa somme, et le même lot (R6333-5)", async () => {
    const benevole = await place.titulaireRevenue("benevole-retraitee");
    const organisme = await place.responsable("formatrice-secours");
    await trouver(benevole, place.url, { q: "surveillant de baignade", intitule: /^Surveillant de baignade/u });
    expect(await lu(benevole)).toContain("Il vous restera en droits d'engagement 180 €");
    const dossier = await demander(benevole);
    await ouvrirDossierRecu(organisme, /LAUBERDIERE/u);
    await organisme.cliquer("Proposer telle quelle");
    const avant = await place.lots("benevole-retraitee");
    await benevole.visiter(dossier);
    await benevole.cliquer("Accepter, puis payer 150 €");
    await payerLaPart(benevole);
    await alors("deux lots sont pris", async () => {
      const pris = await place.lots("benevole-retraitee");
      expect(pris.map(({ disponible, reserve }) => [disponible, reserve])).toEqual([
        [0, 24_000],
        [18_000, 6_000],
      ]);
    });
    await quand("elle annule à temps", async () => {
      await benevole.visiter(dossier);
      await benevole.cliquer("Annuler mon inscription");
      expect(await lu(benevole)).toContain("Annuler aujourd'hui ne coûte rien");
      await benevole.cliquer("Annuler mon inscription, sans frais");
    });
    await alors("rien ne manque, et sa part lui revient", async () => {
      expect(await place.lots("benevole-retraitee")).toEqual(avant);
      expect(await lu(benevole)).toMatch(/À vous rembourser 150 €/u);
    });
  }, 180_000);
});

describe("une employée passe une certification", () => {
  let employee: Visiteur;
  let institut: Visiteur;
  let dossier: string;
  const cle = "employee-formation";

  it("lit qui paierait les 1 500 €, source par source, article par article (R6333-3, D5151-11, L6323-7, cas 71)", async () => {
    employee = await place.titulaire(cle);
    await employee.visiter(`${place.url}/mon-compte/droits`);
    await alors("ses deux lots se lisent dans l'ordre où ils se dépensent (D5151-13)", async () => {
      expect(await lu(employee)).toMatch(/se dépense la première\. Article D5151-13.*Sapeur-pompier volontaire.*Réserve militaire/u);
    });
    await trouver(employee, place.url, {
      q: "gestionnaire économie sociale",
      intitule: /^Gestionnaire d.une structure de l.économie sociale$/u,
    });
    const texte = await lu(employee);
    expect(texte).toMatch(/participation obligatoire.*150 €.*L6323-7/u);
    expect(texte).toMatch(/compte personnel de formation.*1 200 €.*R6333-3/u);
    expect(texte).toMatch(/sapeur-pompier volontaire, 20\d\d.*150 €.*D5151-11/u);
    expect(texte).toContain("Il vous restera en droits d'engagement 330 €");
  }, 180_000);

  it("essaie « mon employeur ajoute 200 € » sans rien engager (L6323-4 II, L6323-7)", async () => {
    await employee.remplir("Mon employeur ajoute", "200");
    await employee.cliquer("Refaire le calcul");
    expect(await lu(employee)).toContain("Vous paieriez 150 € de moins");
    expect((await place.lots(cle)).map(({ reserve }) => reserve)).toEqual([0, 0]);
  }, 180_000);

  it("demande, laisse vérifier ses prérequis, accepte et paie (R6333-3)", async () => {
    dossier = await demander(employee, "J'ai une expérience de six ans.");
    institut = await place.responsable("formatrice-metiers");
    await ouvrirDossierRecu(institut, /QUESTEMBERT/u);
    await institut.page.locator("summary", { hasText: "Vérifier d'abord les prérequis" }).click();
    await institut.remplir("Ce que vous vérifiez", "Votre expérience de gestion.");
    await institut.cliquer("Commencer la vérification");
    await employee.visiter(dossier);
    await institut.cliquer("Proposer telle quelle");
    await employee.visiter(dossier);
    await employee.cliquer("Accepter, puis payer 150 €");
    await payerLaPart(employee);
    await alors("son premier lot seul est réservé", async () => {
      expect((await place.lots(cle)).map(({ activite, reserve }) => [activite, reserve])).toEqual([
        ["sapeur_pompier_volontaire", 15_000],
        ["reserve_militaire_operationnelle", 0],
      ]);
    });
  }, 180_000);

  it("suit la formation, que l'organisme déclare jour après jour et qu'elle confirme", async () => {
    const { debut, fin } = await place.sessionDe(dossier);
    await place.allerAu(employee, debut);
    await ouvrirDossierRecu(institut, /QUESTEMBERT/u);
    await institut.cliquer("Déclarer l'entrée en formation");
    await place.allerAu(employee, fin);
    await ouvrirDossierRecu(institut, /QUESTEMBERT/u);
    await institut.remplir("Part de la formation suivie", "100");
    await institut.cliquer("Déclarer la sortie et le service fait");
    await employee.visiter(dossier);
    expect(await lu(employee)).toContain("Si c'est exact, 1 500 € lui sont dus");
    await employee.choisir("5, très satisfait");
    await employee.cliquer("Confirmer, c'est exact");
    expect(await lu(employee)).toContain("Formation terminée et validée");
  }, 180_000);

  it("l'organisme facture, l'agente paie", async () => {
    await ouvrirDossierRecu(institut, /QUESTEMBERT/u);
    await institut.remplir("Numéro de votre facture", "F-2027-001");
    await institut.cliquer("Envoyer la facture de 1 500 €");
    const agente = await place.responsable("agente-exploitant");
    await agente.visiter(`${place.url}/exploitation/paiements`);
    const texte = await lu(agente);
    expect(texte).toContain("F-2027-001");
    expect(texte).toMatch(/droits d'engagement\) : 150 €/u);
    await agente.page.locator("summary", { hasText: /^Payer/u }).click();
    await agente.remplir("Référence du virement", "VIR-2027-77");
    await agente.cliquer(/^Enregistrer le paiement/u);
    expect(await lu(agente)).toContain("La facture est payée");
    await institut.visiter(institut.page.url());
    expect(await lu(institut)).toMatch(/F-2027-001.*Payée/u);
    const secrets = /\bCPF\b|compte personnel|participation|1 200 €|150 €|sapeur-pompier/iu;
    expect(await lu(institut)).not.toMatch(secrets);
    await institut.cliquer("Paiements");
    expect(await lu(institut)).toMatch(/1 500 €/u);
    expect(await lu(institut)).not.toMatch(secrets);
  }, 180_000);

  it("le grand livre dit la réservation puis son exécution, et la preuve dit le service d'incendie et l'écriture (L5151-11)", async () => {
    const [premier] = await place.lots(cle);
    const duLot = (await place.ecritures(cle)).filter(({ lignes }) => lignes.some(({ lotId }) => lotId === premier?.id));
    expect(duLot.map(({ genre }) => genre)).toEqual(["lot", "reservation", "execution"]);
    expect((await place.lots(cle)).map(({ disponible, reserve, utilise }) => [disponible, reserve, utilise])).toEqual([
      [9_000, 0, 15_000],
      [24_000, 0, 0],
    ]);
    const execution = duLot.at(-1);
    const agente = await place.responsable("agente-exploitant");
    await agente.visiter(`${place.url}/exploitation/financeurs`);
    const texte = await lu(agente);
    expect(texte).toContain("Les totaux sont ceux du grand livre");
    expect(texte).toMatch(/incendie.*150 €/u);
    expect(texte).toContain(`n° ${execution?.rang}, ${execution?.empreinte.slice(0, 12)}`);
    expect(texte).toContain("F-2027-001, payée le");
    expect(texte).not.toMatch(/QUESTEMBERT/u);
  }, 180_000);
});

describe("un pompier volontaire demande une part à son employeur", () => {
  const cle = "sapeur-pompier";
  let dossier: string;

  it("la directrice accorde 200 €, sans rien lire de ses droits (L6323-4 II 2°)", async () => {
    const pompier = await place.titulaire(cle);
    await trouver(pompier, place.url, { q: "CléA", intitule: /^CléA/u });
    expect(await lu(pompier)).toMatch(/De votre poche 390 €/u);
    dossier = await demander(pompier);
    const institut = await place.responsable("formatrice-metiers");
    await ouvrirDossierRecu(institut, /FONTVIELLE/u);
    await institut.cliquer("Proposer telle quelle");
    await quand("il demande 200 € à son employeur", async () => {
      await pompier.visiter(dossier);
      await pompier.cliquer("Demander un cofinancement");
      await pompier.remplir("Qui voulez-vous solliciter ?", "Kerlann");
      await pompier.cliquer("Chercher");
      await pompier.cliquer(/^Choisir/u);
      await pompier.choisir(/employeur/iu);
      await pompier.remplir("Quelle somme demandez-vous ?", "200");
      await pompier.cliquer("Envoyer ma demande");
    });
    const directrice = await place.responsable("directrice-rh");
    await directrice.cliquer("Cofinancements");
    const demande = await lu(directrice);
    expect(demande).toMatch(/FONTVIELLE vous demande 200 €/u);
    expect(demande).not.toMatch(/320 €|240 €|560 €/u);
    await directrice.page.getByLabel("Nous payons en tant qu'employeur de cette personne").check();
    await directrice.cliquer(/^Accorder cette somme/u);
    expect(await lu(directrice)).toMatch(/Engagé, pas encore versé 200 €/u);
  }, 180_000);

  it("n'a plus de participation à payer, et n'avance que le reste (L6323-7)", async () => {
    const pompier = await place.titulaireRevenue(cle);
    await pompier.visiter(dossier);
    const texte = await lu(pompier);
    expect(texte).toContain("200 € accordés");
    expect(texte).not.toContain("participation obligatoire");
    expect(texte).toMatch(/De votre poche 190 €/u);
    await pompier.cliquer("Accepter, puis payer 190 €");
    await payerLaPart(pompier);
    expect(await lu(pompier)).toContain("Vous êtes inscrit");
    expect((await place.lots(cle)).map(({ reserve }) => reserve)).toEqual([24_000]);
  }, 180_000);
});
