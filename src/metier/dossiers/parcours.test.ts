// Le parcours d'un dossier : ses étapes, et ce qu'elles refusent.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  DEBUT,
  ETATS_MENES,
  FIN,
  type MondeFormation,
  SERVICE_FAIT,
  type SessionDOffre,
  unMondeFormation,
} from "../../../tests/outils/dossiers-formation.js";
import { ETATS_RESERVES, franchir, TRANSITIONS } from "../../regles/dossier/etats.js";
import { sql } from "../../socle/base/base.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import { verrouillerDossier } from "./dossiers.sql.js";
import { franchirDossier } from "./franchir-dossier.js";
import {
  abandonnerBrouillon,
  accepterProposition,
  annulerInscription,
  confirmerServiceFait,
  contesterServiceFait,
  declarerEntree,
  declarerServiceFait,
  echoirDossiers,
  envoyerDemande,
  listerDossiersAInstruire,
  ouvrirDossier,
  planifierPour,
  prevoirAnnulation,
  proposer,
  refuserDemande,
  retirerDemande,
  validerServiceFait,
} from "./index.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;

let monde: MondeFormation;
let session: SessionDOffre;

beforeAll(async () => {
  monde = await unMondeFormation();
  session = await monde.offre({}, { prix: 20_000 });
});
beforeEach(() => monde.horloge.placer("2026-09-01T09:00:00Z"));
afterAll(() => monde.test.fermer());

const neuf = () => monde.beneficiaire({ lots: [24_000], statut: "demandeur_emploi" });
const seul = (titulaire: Titulaire, id: string) => ({ titulaireId: titulaire.titulaireId, dossierId: id });
const recu = (id: string) => ({ organismeId: monde.organismeId, dossierId: id });
const temps = () => echoirDossiers(monde.test.base, monde.horloge);

describe("un dossier mené à chaque état", () => {
  it.each(ETATS_MENES)("%s : ses échéances se lisent, et rien n'est réservé hors des états réservés", async (etat) => {
    const titulaire = await monde.beneficiaire({ lots: [24_000], statut: etat === "attente_paiement" ? "salarie" : "demandeur_emploi" });
    const dossier = await monde.dossier(titulaire, session, etat);
    expect(dossier.etat).toBe(etat);
    const reserve = (await monde.lots(titulaire)).reduce((somme, lot) => somme + lot.reserve, 0);
    expect(reserve > 0).toBe(ETATS_RESERVES.has(etat));
    expect(dossier.evenements.map(({ rang }) => rang)).toEqual(dossier.evenements.map((_, rang) => rang + 1));
    expect(dossier.version).toBe(dossier.evenements.length + 1);
  });

  it("hors de la table, le refus dit où en est le dossier et quoi faire, et n'écrit rien", async () => {
    const titulaire = await neuf();
    const dossier = await monde.dossier(titulaire, session, "proposee");
    const refus = await monde.refus(titulaire, (ctx) => retirerDemande(ctx, seul(titulaire, dossier.id)));
    expect(refus).toMatchObject({ code: "dossiers/etape-impossible", details: { etat: "proposee", evenement: "retirer_demande" } });
    expect((await monde.relire(titulaire, dossier.id)).version).toBe(dossier.version);
  });

  it("aucun évènement ne passe d'un état ou d'un auteur que la table n'admet pas", async () => {
    const titulaire = await neuf();
    const { id } = await monde.dossier(titulaire, session, "demandee");
    for (const { evenement, par } of TRANSITIONS) {
      for (const auteur of par) {
        if (franchir("demandee", evenement, auteur) !== null) continue;
        const refus = await monde.refus({ genre: "systeme" }, async (ctx) => {
          const dossier = await verrouillerDossier(ctx.base, id);
          if (dossier === null) throw new Error("Dossier perdu.");
          await franchirDossier(ctx, dossier, { evenement, auteur });
        });
        expect(refus.code, `${evenement} par ${auteur}`).toBe("dossiers/etape-impossible");
      }
    }
  });

  it("l'histoire ne se modifie ni ne s'efface, même par qui possède la base", async () => {
    const titulaire = await neuf();
    await monde.dossier(titulaire, session, "demandee");
    await expect(monde.test.proprietaire.requete(sql`update dossiers.evenements set par = 'horloge'`)).rejects.toThrow(/ne se modifie/u);
    await expect(monde.test.proprietaire.requete(sql`delete from dossiers.evenements`)).rejects.toThrow(/ne s'efface/u);
  });
});

describe("la demande", () => {
  it("vingt brouillons à la fois, pas un de plus ; en abandonner un fait de la place", async () => {
    const titulaire = await neuf();
    const { titulaireId } = titulaire;
    const [premier] = await Promise.all(Array.from({ length: 20 }, () => monde.dossier(titulaire, session, "brouillon")));
    const detrop = monde.dossier(titulaire, session, "brouillon");
    await expect(detrop).rejects.toMatchObject({ code: "dossiers/trop-de-brouillons", details: { maximum: 20 } });
    await monde.agir(titulaire, (ctx) => abandonnerBrouillon(ctx, { titulaireId, dossierId: premier?.id ?? "" }));
    expect((await monde.dossier(titulaire, session, "brouillon")).etat).toBe("brouillon");
  });

  it("une session trop proche est refusée avec le jour qu'il fallait, et le brouillon reste", async () => {
    const titulaire = await neuf();
    const { id } = await monde.dossier(titulaire, session, "brouillon");
    monde.horloge.placer("2026-10-26T09:00:00Z");
    const refus = await monde.refus(titulaire, (ctx) => envoyerDemande(ctx, { ...seul(titulaire, id), message: "" }));
    expect(refus).toMatchObject({ code: "dossiers/demande-irrecevable", details: { motif: "delai_minimal" } });
    expect((await monde.relire(titulaire, id)).etat).toBe("brouillon");
  });

  it("cinq demandes ouvertes pour une formation, pas six, même envoyées à la fois", async () => {
    const titulaire = await neuf();
    const ids: string[] = [];
    for (let rang = 0; rang < 7; rang += 1) ids.push((await monde.dossier(titulaire, session, "brouillon")).id);
    const issues = await Promise.allSettled(
      ids.map((id) => monde.agir(titulaire, (ctx) => envoyerDemande(ctx, { ...seul(titulaire, id), message: "" }))),
    );
    expect(issues.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    for (const issue of issues)
      if (issue.status === "rejected") expect(issue.reason).toMatchObject({ details: { motif: "trop_de_demandes" } });
  });

  it("un organisme qui n'est pas inscrit ici ne reçoit rien : le dossier ne s'ouvre pas", async () => {
    const titulaire = await neuf();
    const autre = await monde.offre({}, { prix: 1_000 });
    await monde.test.proprietaire.requete(sql`update catalogue.organismes_formation set organisme_id = null`);
    const { titulaireId } = titulaire;
    const ouverture = { titulaireId, actionId: autre.actionId, sessionId: autre.sessionId, cle: randomUUID() };
    const refus = await monde.refus(titulaire, (ctx) => ouvrirDossier(ctx, ouverture));
    await monde.test.proprietaire.requete(sql`update catalogue.organismes_formation set organisme_id = ${monde.organismeId}`);
    expect(refus).toMatchObject({ code: "dossiers/demande-irrecevable", details: { motif: "organisme_non_inscrit" } });
  });

  it("une action ouverte à tout moment se demande sans session ; une autre en exige une", async () => {
    const titulaire = await neuf();
    const libre = await monde.offre({}, { entreesPermanentes: true, sessions: [] });
    const { titulaireId } = titulaire;
    const ouvrir = (actionId: string) => (ctx: Contexte) =>
      ouvrirDossier(ctx, { titulaireId, actionId, sessionId: null, cle: randomUUID() });
    const ouvert = await monde.agir(titulaire, ouvrir(libre.actionId));
    expect(ouvert.offre.debut).toBe("2026-09-16");
    expect((await monde.agir(titulaire, (ctx) => envoyerDemande(ctx, { ...seul(titulaire, ouvert.id), message: "" }))).etat).toBe(
      "demandee",
    );
    expect(await monde.refus(titulaire, ouvrir(session.actionId))).toMatchObject({ details: { champ: "session" } });
  });
});

describe("l'acceptation", () => {
  it("un plan qui n'est plus celui qu'on a lu n'engage pas", async () => {
    const titulaire = await neuf();
    const { id } = await monde.dossier(titulaire, session, "demandee");
    const { titulaireId } = titulaire;
    const { empreinte } = await monde.agir(titulaire, (ctx) => planifierPour(ctx, { titulaireId, ...session }));
    await monde.agir(monde.formateur, (ctx) => proposer(ctx, { ...recu(id), changements: { prix: 23_000 }, mot: "" }));
    const refus = await monde.refus(titulaire, (ctx) => accepterProposition(ctx, { ...seul(titulaire, id), empreinte }));
    expect(refus).toMatchObject({ code: "dossiers/plan-change", details: { cause: "autre", reste: 0 } });
    expect((await monde.lots(titulaire))[0]).toMatchObject({ disponible: 24_000 });
  });

  it("ce que la loi ne finance pas n'est pas accepté, et la raison se lit (L6323-3)", async () => {
    const titulaire = await monde.beneficiaire({ cpf: 300_000, statut: "retraite" });
    const bilan = await monde.offre({ type: "bilan_competences", publics: [], roles: [] }, { prix: 100_000 });
    const { id } = await monde.dossier(titulaire, bilan, "proposee");
    const refus = await monde.refus(titulaire, (ctx) => accepterProposition(ctx, { ...seul(titulaire, id), empreinte: "" }));
    expect(refus).toMatchObject({ code: "dossiers/financement-refuse", details: { article: "L6323-3" } });
  });

  it("une durée inconnue ne se paie pas en heures (décret 2017-928)", async () => {
    const titulaire = await monde.beneficiaire({ lots: [24_000], statut: "agent_public" });
    const sansDuree = await monde.offre({}, { heures: 0 });
    const { id } = await monde.dossier(titulaire, sansDuree, "proposee");
    const demande = { ...seul(titulaire, id), empreinte: "", accordEmployeur: true };
    expect((await monde.refus(titulaire, (ctx) => accepterProposition(ctx, demande))).code).toBe("dossiers/heures-inconnues");
  });

  it("un agent public qui n'a pas l'accord de son employeur n'accepte pas (CGFP L422-9)", async () => {
    const titulaire = await monde.beneficiaire({ lots: [24_000], statut: "agent_public" });
    const { id } = await monde.dossier(titulaire, session, "proposee");
    const refus = await monde.refus(titulaire, (ctx) => accepterProposition(ctx, { ...seul(titulaire, id), empreinte: "" }));
    expect(refus.code).toBe("dossiers/accord-employeur");
  });
});

describe("la fin du parcours", () => {
  it("l'annulation prévient du jour exact, et le dernier jour sans frais est compris (R6333-5)", async () => {
    const titulaire = await neuf();
    const { id } = await monde.dossier(titulaire, session, "acceptee");
    const prevue = await monde.agir(titulaire, (ctx) => prevoirAnnulation(ctx, seul(titulaire, id)));
    monde.horloge.placer(`${prevue.sansFraisJusquau}T20:00:00Z`);
    const annule = { ...seul(titulaire, id), forceMajeure: null, tardAccepte: false };
    expect((await monde.agir(titulaire, (ctx) => annulerInscription(ctx, annule))).etat).toBe("annulee_titulaire");
  });

  it("l'entrée ne se déclare pas d'avance ; la sortie et le service fait s'écrivent ensemble", async () => {
    const titulaire = await neuf();
    const { id } = await monde.dossier(titulaire, session, "acceptee");
    expect(await monde.refus(monde.formateur, (ctx) => declarerEntree(ctx, { ...recu(id), le: DEBUT }))).toMatchObject({
      code: "dossiers/trop-tot",
      details: { jour: DEBUT },
    });
    await monde.entrer(id);
    monde.horloge.placer(`${FIN}T09:00:00Z`);
    const declare = await monde.agir(monde.formateur, (ctx) => declarerServiceFait(ctx, { ...recu(id), ...SERVICE_FAIT }));
    expect(declare.evenements.slice(-2).map(({ evenement }) => evenement)).toEqual(["declarer_sortie", "declarer_service_fait"]);
  });

  it.each([
    ["taux", { taux: 101 }],
    ["taux", { taux: 50.5, cause: "x" }],
    ["cause", { taux: 50 }],
    ["heuresNonFaites", { heuresNonFaites: 2 }],
    ["forceMajeure", { forceMajeure: true }],
    ["sortieLe", { sortieLe: dateCivile("2026-12-24") }],
  ])("un service fait dont le champ « %s » ne va pas est refusé", async (champ, change) => {
    const titulaire = await neuf();
    const { id } = await monde.dossier(titulaire, session, "en_formation");
    monde.horloge.placer(`${FIN}T09:00:00Z`);
    const refus = await monde.refus(monde.formateur, (ctx) => declarerServiceFait(ctx, { ...recu(id), ...SERVICE_FAIT, ...change }));
    expect(refus).toMatchObject({ code: "dossiers/saisie-invalide", details: { champ } });
  });

  it("contesté, le service fait attend l'exploitant : ni le titulaire ni le temps ne le valident, et lui lève le contrôle en validant", async () => {
    const titulaire = await neuf();
    const { id } = await monde.dossier(titulaire, session, "service_fait_declare");
    const conteste = await monde.agir(titulaire, (ctx) =>
      contesterServiceFait(ctx, { ...seul(titulaire, id), raison: "Je n'y étais pas." }),
    );
    expect(conteste.controle).toBe("en_controle");
    expect((await monde.refus(titulaire, (ctx) => confirmerServiceFait(ctx, { ...seul(titulaire, id), note: 1 }))).code).toBe(
      "dossiers/en-controle",
    );
    monde.horloge.placer("2027-09-01T09:00:00Z");
    await temps();
    expect((await monde.relire(titulaire, id)).etat).toBe("service_fait_declare");
    expect((await monde.agir(monde.agent, listerDossiersAInstruire)).map((dossier) => dossier.id)).toContain(id);
    const decision = { dossierId: id, taux: 40, forceMajeure: false, raison: "Feuilles de présence lues." };
    const valide = await monde.agir(monde.agent, (ctx) => validerServiceFait(ctx, decision));
    expect(valide).toMatchObject({ etat: "service_fait_valide", controle: "leve", du: 8_000 });
    expect((await monde.lots(titulaire))[0]).toMatchObject({ disponible: 16_000, utilise: 8_000 });
  });

  it("un refus d'organisme dit sa raison ; sans raison, il n'est pas pris", async () => {
    const titulaire = await neuf();
    const { id } = await monde.dossier(titulaire, session, "demandee");
    expect((await monde.refus(monde.formateur, (ctx) => refuserDemande(ctx, { ...recu(id), raison: "  " }))).code).toBe(
      "dossiers/raison-manquante",
    );
    await monde.agir(monde.formateur, (ctx) => refuserDemande(ctx, { ...recu(id), raison: "Complet." }));
    const { evenements } = await monde.relire(titulaire, id);
    expect(evenements.at(-1)).toMatchObject({ evenement: "refuser_demande", signataire: "Lou Petit", details: { raison: "Complet." } });
  });
});
