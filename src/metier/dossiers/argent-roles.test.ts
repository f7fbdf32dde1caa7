// Qui peut faire quoi de l'argent d'un dossier : chaque rôle devant chaque action.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { responsableDeTest, SYSTEME } from "../../../tests/outils/benevoles.js";
import { type MondeFormation, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import { Refus } from "../../socle/refus.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import {
  demanderCofinancement,
  enregistrerPaiement,
  enregistrerVersement,
  facturer,
  leverControle,
  lignesDePreuve,
  listerCofinancements,
  listerFacturation,
  listerPaiementsDus,
  ouvrirControle,
  ouvrirEncaissement,
  payerFacture,
  preuveDesFinanceurs,
  recevoirRetour,
  rejeterFacture,
  rembourserTitulaire,
  rendreVersement,
  renoncerCofinancement,
  renoncerPaiement,
  repondreCofinancement,
  verserAcompte,
} from "./index.js";

interface Cible {
  readonly titulaireId: string;
  readonly organismeId: string;
  readonly associationId: string;
  readonly dossierId: string;
  readonly paiementId: string;
  readonly cofinancementId: string;
}

type Essai = (ctx: Contexte, c: Cible) => Promise<unknown>;
const ANNEE = { du: dateCivile("2026-01-01"), au: dateCivile("2026-12-31") };
const VIREMENT = { reference: "VIR-1" };

const LUI: Record<string, Essai> = {
  demanderCofinancement: (ctx, c) =>
    demanderCofinancement(ctx, { ...c, organismeId: c.associationId, financeur: "association", montant: 100 }),
  renoncerCofinancement: (ctx, c) => renoncerCofinancement(ctx, c),
  renoncerPaiement: (ctx, c) => renoncerPaiement(ctx, c),
};
const FORMATEUR: Record<string, Essai> = {
  facturer: (ctx, c) => facturer(ctx, { ...c, numero: "F-1" }),
  listerPaiementsDus: (ctx, c) => listerPaiementsDus(ctx, c),
};
const COFINANCEUR: Record<string, Essai> = {
  listerCofinancements: (ctx, c) => listerCofinancements(ctx, { organismeId: c.associationId }),
  repondreCofinancement: (ctx, c) =>
    repondreCofinancement(ctx, { ...c, organismeId: c.associationId, montant: 100, raison: "", atteste: true }),
};
const AGENT: Record<string, Essai> = {
  payerFacture: (ctx, c) => payerFacture(ctx, { ...c, ...VIREMENT }),
  rejeterFacture: (ctx, c) => rejeterFacture(ctx, { ...c, raison: "Illisible." }),
  verserAcompte: (ctx, c) => verserAcompte(ctx, { ...c, ...VIREMENT }),
  recevoirRetour: (ctx, c) => recevoirRetour(ctx, { ...c, ...VIREMENT }),
  rembourserTitulaire: (ctx, c) => rembourserTitulaire(ctx, { ...c, ...VIREMENT }),
  enregistrerVersement: (ctx, c) => enregistrerVersement(ctx, { ...c, ...VIREMENT }),
  rendreVersement: (ctx, c) => rendreVersement(ctx, { ...c, ...VIREMENT }),
  ouvrirControle: (ctx, c) => ouvrirControle(ctx, { ...c, raison: "Doute." }),
  leverControle: (ctx, c) => leverControle(ctx, { ...c, raison: "Vu.", taux: null }),
  listerFacturation: (ctx) => listerFacturation(ctx),
};
const AGENT_ET_SYSTEME: Record<string, Essai> = {
  enregistrerPaiement: (ctx, c) => enregistrerPaiement(ctx, { ...c, issue: "paye", reference: "CB-1" }),
  preuveDesFinanceurs: (ctx) => preuveDesFinanceurs(ctx, ANNEE),
  lignesDePreuve: (ctx) => lignesDePreuve(ctx, ANNEE).next(),
};
/** L'agent et le service ouvrent aussi l'encaissement d'un dossier qu'ils nomment entier. */
const AVEC_LUI: Record<string, Essai> = { ouvrirEncaissement: (ctx, c) => ouvrirEncaissement(ctx, { ...c, retour: "/" }) };

const avec = (permis: readonly string[], essais: Record<string, Essai>) =>
  Object.entries(essais).map(([action, agir]) => ({ action, agir, permis }));
const ACTIONS = [
  ...avec(["lui"], LUI),
  ...avec(["formateur"], FORMATEUR),
  ...avec(["cofinanceur"], COFINANCEUR),
  ...avec(["agent"], AGENT),
  ...avec(["agent", "systeme"], AGENT_ET_SYSTEME),
  ...avec(["lui", "agent", "systeme"], AVEC_LUI),
];
const ROLES = ["anonyme", "arrivant", "lui", "autre", "formateur", "cofinanceur", "ailleurs", "declarant", "agent", "systeme"];
const CASES = ACTIONS.flatMap((essai) =>
  ROLES.map((role) => ({ ...essai, role, attendu: essai.permis.includes(role) ? "permis" : "refusé" })),
);

let monde: MondeFormation;
let cible: Cible;
let acteurs: Record<string, Acteur>;

beforeAll(async () => {
  monde = await unMondeFormation();
  const { organismeId } = monde;
  const titulaire = await monde.beneficiaire({ lots: [24_000] });
  const associationId = await monde.association("president@asso.fr");
  await monde.association("ailleurs@exemple.fr");
  const session = await monde.offre({ type: "vae", publics: [], roles: [] }, { prix: 60_000 });
  const { titulaireId } = titulaire;
  const demande = await monde.dossier(titulaire, session, "proposee");
  const { id: cofinancementId } = await monde.agir(titulaire, (ctx) =>
    demanderCofinancement(ctx, {
      titulaireId,
      dossierId: demande.id,
      financeur: "association",
      organismeId: associationId,
      montant: 1_000,
    }),
  );
  const attente = await monde.dossier(titulaire, session, "attente_paiement");
  cible = { titulaireId, organismeId, associationId, dossierId: attente.id, paiementId: attente.paiements[0]?.id ?? "", cofinancementId };
  acteurs = {
    anonyme: { genre: "anonyme" },
    arrivant: { genre: "arrivant", personneId: titulaireId, preuve: "eidas1" },
    lui: titulaire,
    autre: await monde.titulaire(),
    formateur: monde.formateur,
    cofinanceur: responsableDeTest("president@asso.fr"),
    ailleurs: responsableDeTest("ailleurs@exemple.fr"),
    declarant: { genre: "declarant", clientId: "c1", organismeId, portees: ["depots:deposer", "depots:lire"] },
    agent: monde.agent,
    systeme: SYSTEME,
  };
});
afterAll(() => monde.test.fermer());

const DEFAIT = new Error("défait");
const INTERDIT = /^identite\/(connexion-requise|action-interdite)$/u;

/** Ce que l'essai donne, puis défait : permis, même si l'état s'y oppose, ou refusé par l'habilitation. */
async function juger(acteur: Acteur, agir: Essai): Promise<string> {
  const tente = monde.agir(acteur, async (ctx) => {
    await agir(ctx, cible);
    throw DEFAIT;
  });
  const erreur: unknown = await tente.catch((levee: unknown) => levee);
  if (erreur === DEFAIT) return "permis";
  if (!(erreur instanceof Refus)) throw erreur;
  return INTERDIT.test(erreur.code) ? "refusé" : "permis";
}

describe("les droits d'agir sur l'argent d'un dossier", () => {
  it.each(CASES)("$role devant $action : $attendu", async ({ role, agir, attendu }) => {
    const acteur = acteurs[role];
    if (acteur === undefined) throw new Error("Cas mal écrit.");
    expect(await juger(acteur, agir)).toBe(attendu);
  });
});
