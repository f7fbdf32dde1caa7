// Les courriels d'un dossier : ce qui s'est passé, ce qu'il y a à faire, avant quel jour ; jamais de numéro, ni de somme dans le sujet.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { responsableDeTest } from "../../../tests/outils/benevoles.js";
import { type MondeFormation, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import { TRANSITIONS } from "../../regles/dossier/etats.js";
import { sql } from "../../socle/base/base.js";
import type { Acteur } from "../identite/index.js";
import {
  annulerInscription,
  annulerParOrganisme,
  contesterServiceFait,
  demanderCofinancement,
  echoirDossiers,
  facturer,
  installerAcompte,
  leverControle,
  ouvrirControle,
  payerFacture,
  refuserDemande,
  rejeterFacture,
  rembourserTitulaire,
  repondreCofinancement,
  verserAcompte,
} from "./index.js";
import { A_L_ORGANISME } from "./prevenir-organisme.js";
import { AU_TITULAIRE } from "./prevenir-titulaire.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;
interface Lettre {
  readonly a: string;
  readonly sujet: string;
  readonly texte: string;
}

const FORMATEUR = "formation@exemple.fr";
const PRESIDENT = "president@asso.fr";
let monde: MondeFormation;
let associationId = "";

beforeAll(async () => {
  monde = await unMondeFormation();
  associationId = await monde.association(PRESIDENT);
});
beforeEach(async () => {
  monde.horloge.placer("2026-09-01T09:00:00Z");
  await monde.test.proprietaire.requete(sql`delete from socle.courriels`);
});
afterAll(async () => {
  installerAcompte("0");
  await monde.test.fermer();
});

const lettres = () => monde.test.base.requete<Lettre>(sql`select a, sujet, texte from socle.courriels order by cree_le, id`);
const lettresA = async (a: string) => (await lettres()).filter((lettre) => lettre.a === a);
const auTitulaire = async () => (await lettres()).filter(({ a }) => a.startsWith("titulaire"));
const derniere = (liste: readonly Lettre[], motif: RegExp) => liste.find(({ sujet }) => motif.test(sujet));

async function unDossier(
  etat: "demandee" | "proposee" | "attente_paiement" | "acceptee" | "en_formation" | "service_fait_declare" | "service_fait_valide",
) {
  const titulaire = await monde.beneficiaire({ lots: [24_000] });
  const session = await monde.offre({ intitule: "Conduire une équipe", type: "vae", publics: [], roles: [] }, { prix: 60_000 });
  const dossier = await monde.dossier(titulaire, session, etat);
  return { titulaire, dossierId: dossier.id, numero: dossier.numero };
}

/** Ce que toute lettre doit tenir. */
function verifier(toutes: readonly Lettre[]): void {
  expect(toutes.length).toBeGreaterThan(0);
  for (const { a, sujet, texte } of toutes) {
    expect(sujet).not.toMatch(/€|\d{3,}\s?\d{2}/u);
    expect(sujet).not.toMatch(/^\W*[A-Z0-9-]+\W*$/u);
    expect(texte).toContain("Conduire une équipe");
    expect(texte).not.toMatch(/\b[12]\d{14}\b/u);
    expect(texte).not.toMatch(/undefined|null|NaN/u);
    if (a === FORMATEUR)
      expect(texte).not.toMatch(/compte de formation|participation|engagement citoyen paie|association|cofinanc|tiers|solde|lot\b/iu);
    if (a === PRESIDENT) expect(texte).not.toMatch(/solde|droits|participation/iu);
  }
}

describe("le titulaire et l'organisme", () => {
  it("lisent la demande, la proposition, l'inscription, avec le jour exact où agir", async () => {
    const { dossierId } = await unDossier("service_fait_valide");
    verifier(await lettres());
    const organisme = await lettresA(FORMATEUR);
    expect(derniere(organisme, /attend votre réponse/u)?.texte).toContain("au plus tard le jeudi 3 septembre 2026");
    expect(derniere(organisme, /est inscrit/u)?.texte).toContain("déclarez son entrée au plus tard le jeudi 5 novembre 2026");
    expect(derniere(organisme, /Vous pouvez facturer/u)?.texte).toContain("émettez votre facture");
    const titulaire = await auTitulaire();
    expect(derniere(titulaire, /vous propose une place/u)?.texte).toContain("au plus tard le lundi 7 septembre 2026");
    expect(derniere(titulaire, /votre part à payer/u)?.texte).toContain("payez au plus tard le lundi 7 septembre 2026");
    expect(derniere(titulaire, /Vous êtes inscrit/u)?.texte).toContain("vous rétracter au plus tard le lundi 21 septembre 2026");
    expect(derniere(titulaire, /Votre confirmation est attendue/u)?.texte).toMatch(/au plus tard le \w+ \d+ décembre 2026/u);
    await monde.agir(monde.formateur, (ctx) => facturer(ctx, { organismeId: monde.organismeId, dossierId, numero: "F-9" }));
    await monde.agir(monde.agent, (ctx) => rejeterFacture(ctx, { dossierId, raison: "SIRET absent. NIR 1 85 05 38 185 123 45." }));
    const rejet = derniere(await lettresA(FORMATEUR), /est rejetée/u);
    expect(rejet?.texte).toContain("SIRET absent");
    expect(rejet?.texte).toContain("(numéro retiré)");
    await monde.agir(monde.formateur, (ctx) => facturer(ctx, { organismeId: monde.organismeId, dossierId, numero: "F-10" }));
    await monde.agir(monde.agent, (ctx) => payerFacture(ctx, { dossierId, reference: "VIR" }));
    expect(derniere(await lettresA(FORMATEUR), /F-10 .* est payée/u)?.texte).toContain("600 €".replace(" ", "\u00a0"));
    verifier(await lettres());
  });

  it("lisent une annulation : ce qui revient, ce qui est rendu et avant quand", async () => {
    const { titulaire, dossierId } = await unDossier("acceptee");
    const { titulaireId } = titulaire;
    await monde.agir(titulaire, (ctx) => annulerInscription(ctx, { titulaireId, dossierId, forceMajeure: null, tardAccepte: false }));
    const lue = derniere(await auTitulaire(), /rétractation|annulation est enregistrée/u);
    expect(lue?.texte).toContain("Nous vous rendons 360\u00a0€ de ce que vous aviez payé, au plus tard le jeudi 1er octobre 2026");
    expect(derniere(await lettresA(FORMATEUR), /est annulée/u)?.texte).toContain("La place est de nouveau libre");
    const { paiements } = await monde.relire(titulaire, dossierId);
    await monde.agir(monde.agent, (ctx) => rembourserTitulaire(ctx, { dossierId, paiementId: paiements[0]?.id ?? "", reference: "VIR" }));
    expect(derniere(await auTitulaire(), /Vous êtes remboursé/u)).toBeDefined();
    verifier(await lettres());
  });

  it("lisent la raison d'un refus, d'une annulation de l'organisme, d'une contestation et d'un contrôle", async () => {
    const { organismeId } = monde;
    const refuse = await unDossier("demandee");
    await monde.agir(monde.formateur, (ctx) =>
      refuserDemande(ctx, { organismeId, dossierId: refuse.dossierId, raison: "Session complète." }),
    );
    expect(derniere(await auTitulaire(), /ne peut pas vous inscrire/u)?.texte).toContain("« Session complète. »");
    const annule = await unDossier("acceptee");
    await monde.agir(monde.formateur, (ctx) =>
      annulerParOrganisme(ctx, { organismeId, dossierId: annule.dossierId, raison: "Salle inondée." }),
    );
    expect(derniere(await auTitulaire(), /annule «/u)?.texte).toContain("Salle inondée.");
    const conteste = await unDossier("service_fait_declare");
    const { titulaireId } = conteste.titulaire;
    await monde.agir(conteste.titulaire, (ctx) =>
      contesterServiceFait(ctx, { titulaireId, dossierId: conteste.dossierId, raison: "Deux jours sur dix." }),
    );
    expect(derniere(await lettresA(FORMATEUR), /est contesté/u)?.texte).toContain("Deux jours sur dix.");
    await monde.agir(monde.agent, (ctx) => leverControle(ctx, { dossierId: conteste.dossierId, raison: "Feuilles lues.", taux: null }));
    expect(derniere(await auTitulaire(), /Le contrôle .* est levé/u)).toBeDefined();
    await monde.agir(monde.agent, (ctx) => ouvrirControle(ctx, { dossierId: conteste.dossierId, raison: "Un doute." }));
    expect(derniere(await lettresA(FORMATEUR), /Un contrôle est ouvert/u)?.texte).toContain("Un doute.");
    verifier(await lettres());
  });

  it("lisent ce que le temps a fermé, l'acompte versé puis à rendre", async () => {
    await unDossier("attente_paiement");
    await unDossier("proposee");
    monde.horloge.placer("2026-09-08T09:00:00Z");
    await echoirDossiers(monde.test.base, monde.horloge);
    expect((await lettresA(FORMATEUR)).filter(({ sujet }) => /est fermée/u.test(sujet))).toHaveLength(2);
    monde.horloge.placer("2026-09-01T09:00:00Z");
    installerAcompte("30");
    const { dossierId } = await unDossier("en_formation");
    await monde.agir(monde.agent, (ctx) => verserAcompte(ctx, { dossierId, reference: "VIR" }));
    await monde.agir(monde.formateur, (ctx) => annulerParOrganisme(ctx, { organismeId: monde.organismeId, dossierId, raison: "Grève." }));
    expect(derniere(await lettresA(FORMATEUR), /à rendre/u)?.texte).toContain("180\u00a0€");
    installerAcompte("0");
    verifier(await lettres());
  });
});

describe("le cofinanceur", () => {
  const demander = ({ titulaire, dossierId }: { titulaire: Titulaire; dossierId: string }) =>
    monde.agir(titulaire, (ctx) =>
      demanderCofinancement(ctx, {
        ...{ titulaireId: titulaire.titulaireId, dossierId, financeur: "association", organismeId: associationId, montant: 20_000 },
      }),
    );
  const repondre = (cofinancementId: string, montant: number | null) =>
    monde.agir(responsableDeTest(PRESIDENT), (ctx) =>
      repondreCofinancement(ctx, { organismeId: associationId, cofinancementId, montant, raison: "Budget dépensé.", atteste: true }),
    );

  it("lit la demande, ce qu'on retient de son accord, puis ce qu'il doit ; rien du compte", async () => {
    const un = await unDossier("proposee");
    const { id } = await demander(un);
    const demande = derniere(await lettresA(PRESIDENT), /vous demande de compléter/u);
    expect(demande?.texte).toContain("au prix de 600\u00a0€, et vous demande d'en payer 200\u00a0€");
    expect(demande?.texte).toContain("au plus tard le mardi 15 septembre 2026");
    await repondre(id, 20_000);
    expect(derniere(await auTitulaire(), /Un accord de financement/u)?.texte).toContain("accorde 200\u00a0€");
    await monde.accepter(un.titulaire, un.dossierId);
    expect(derniere(await lettresA(PRESIDENT), /est inscrit à/u)?.texte).toContain("200\u00a0€ sont retenus");
    verifier(await lettres());
  });

  it("refuse : le titulaire lit sa raison ; l'organisme de formation n'en sait rien", async () => {
    const un = await unDossier("proposee");
    const avant = (await lettresA(FORMATEUR)).length;
    const { id } = await demander(un);
    await repondre(id, null);
    expect(derniere(await auTitulaire(), /Une réponse à votre demande/u)?.texte).toContain("« Budget dépensé. »");
    expect(await lettresA(FORMATEUR)).toHaveLength(avant);
  });
});

describe("chaque étape", () => {
  const MUETTES = new Set(["abandonner_brouillon", "declarer_sortie", "repondre_absence"]);
  it("a un mot pour l'un ou pour l'autre, sauf celles que leur seul auteur regarde", () => {
    const sans = TRANSITIONS.map(({ evenement }) => evenement).filter(
      (une) => AU_TITULAIRE[une] === undefined && A_L_ORGANISME[une] === undefined,
    );
    expect(new Set(sans)).toEqual(new Set([...MUETTES, "renoncer_cofinancement"]));
  });
});
