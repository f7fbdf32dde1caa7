// Le contrôle : sa table, et la conservation de l'argent quand une correction suit un usage déjà compté.
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SYSTEME } from "../../../tests/outils/benevoles.js";
import { FIN, type MondeFormation, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import { ETATS_CONTROLE, franchirControle, TRANSITIONS_CONTROLE } from "../../regles/dossier/controle.js";
import { compteurCpf } from "../cpf/index.js";
import { verifierJournal } from "../grand-livre/index.js";
import type { Acteur } from "../identite/index.js";
import { verrouillerDossier } from "./dossiers.sql.js";
import { avancerControle } from "./facturation-etape.js";
import { sommeDesParts } from "./facturation-parts.js";
import { netVerse } from "./facturation-suites.js";
import { trouverFactures } from "./factures.sql.js";
import {
  confirmerServiceFait,
  contesterServiceFait,
  declarerServiceFait,
  echoirDossiers,
  facturer,
  leverControle,
  lireDossierExploitant,
  ouvrirControle,
  payerFacture,
  recevoirRetour,
} from "./index.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;

let monde: MondeFormation;
beforeAll(async () => {
  monde = await unMondeFormation();
});
beforeEach(() => monde.horloge.placer("2026-09-01T09:00:00Z"));
afterAll(async () => {
  expect(await verifierJournal(monde.test.base)).toMatchObject({ fautes: [] });
  await monde.test.fermer();
});

async function unDossier(etat: "acceptee" | "en_formation" | "service_fait_declare", prix = 100_000) {
  const titulaire = await monde.beneficiaire({ lots: [24_000, 24_000], cpf: 30_000, dotations: [{ financeur: "region", montant: 7_000 }] });
  const session = await monde.offre({ type: "vae", publics: [], roles: [] }, { prix });
  return { titulaire, dossierId: (await monde.dossier(titulaire, session, etat)).id };
}

const lire = (dossierId: string) => monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, dossierId));
const ouvrir = (dossierId: string) => monde.agir(monde.agent, (ctx) => ouvrirControle(ctx, { dossierId, raison: "Doute." }));
const lever = (dossierId: string, taux: number | null) =>
  monde.agir(monde.agent, (ctx) => leverControle(ctx, { dossierId, raison: "Vu.", taux }));

describe("la table du contrôle", () => {
  it("mène de chaque état, par chaque auteur, là où elle le dit et nulle part ailleurs", async () => {
    const { dossierId } = await unDossier("acceptee");
    for (const etat of ETATS_CONTROLE) {
      for (const { evenement } of TRANSITIONS_CONTROLE) {
        for (const par of ["titulaire", "exploitant"] as const) {
          const vers = franchirControle(etat, evenement, par);
          const tente = monde.agir(SYSTEME, async (ctx) => {
            const tenu = await verrouillerDossier(ctx.base, dossierId);
            if (tenu === null) throw new Error("Le dossier d'essai n'existe pas.");
            expect((await avancerControle(ctx, { ...tenu, controle: etat }, { evenement, par })).controle).toBe(vers);
            throw new Error("défait");
          });
          await expect(tente).rejects.toThrow(vers === null ? /controle-impossible/u : /^défait$/u);
        }
      }
    }
  });

  it("une contestation l'ouvre : le temps ne valide plus, la levée rend son cours au délai", async () => {
    const { titulaire, dossierId } = await unDossier("service_fait_declare");
    const { titulaireId } = titulaire;
    await monde.agir(titulaire, (ctx) => contesterServiceFait(ctx, { titulaireId, dossierId, raison: "Deux jours seulement." }));
    monde.horloge.placer("2027-03-01T09:00:00Z");
    await echoirDossiers(monde.test.base, monde.horloge);
    expect(await lire(dossierId)).toMatchObject({ etat: "service_fait_declare", controle: "en_controle" });
    await lever(dossierId, 40);
    monde.horloge.placer("2027-06-01T09:00:00Z");
    await echoirDossiers(monde.test.base, monde.horloge);
    expect(await lire(dossierId)).toMatchObject({ etat: "service_fait_valide", du: 40_000, realisation: { taux: 40 } });
  });
});

/** Où est chaque centime du prix : utilisé au grand livre et au second compteur, gardé du titulaire. */
async function comptes(titulaire: Titulaire, dossierId: string) {
  const lots = (await monde.lots(titulaire)).reduce((somme, { utilise }) => somme + utilise, 0);
  const cpf = await monde.agir(SYSTEME, (ctx) => compteurCpf().lire(ctx, titulaire.titulaireId));
  const reste = cpf.centimes + cpf.dotations.reduce((somme, { disponible }) => somme + disponible, 0);
  const { paiements, du, parts } = await lire(dossierId);
  const de = (etat: string) => paiements.reduce((somme, un) => somme + (un.etat === etat ? un.montant : 0), 0);
  return { utilises: lots + (37_000 - reste), garde: de("paye"), rendu: de("a_rembourser"), du, parts: sommeDesParts(parts ?? []) };
}

describe("une correction", () => {
  it("ne fait naître ni disparaître un centime, avant comme après paiement, deux fois de suite", async () => {
    const taux = fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)).map((trois) => trois.toSorted((a, b) => b - a));
    const cas = fc.tuple(taux, fc.integer({ min: 1, max: 150_000 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(cas, async ([[declare = 100, premier = 50, second = 0], prix, payee]) => {
        monde.horloge.placer("2026-09-01T09:00:00Z");
        const { titulaire, dossierId } = await unDossier("en_formation", prix);
        const { organismeId } = monde;
        const entiere = declare === 100;
        const fait = {
          sortieLe: FIN,
          taux: declare,
          heuresNonFaites: entiere ? 0 : 1,
          forceMajeure: false,
          cause: entiere ? null : "Absences",
        };
        monde.horloge.placer(`${FIN}T09:00:00Z`);
        await monde.agir(monde.formateur, (ctx) => declarerServiceFait(ctx, { organismeId, dossierId, ...fait }));
        await monde.agir(titulaire, (ctx) => confirmerServiceFait(ctx, { titulaireId: titulaire.titulaireId, dossierId, note: null }));
        const paye = (await comptes(titulaire, dossierId)).garde + (await comptes(titulaire, dossierId)).rendu;
        if (payee) {
          await monde.agir(monde.formateur, (ctx) => facturer(ctx, { organismeId, dossierId, numero: `F-${dossierId.slice(0, 13)}` }));
          await monde.agir(monde.agent, (ctx) => payerFacture(ctx, { dossierId, reference: "VIR" }));
        }
        for (const corrige of payee ? [premier] : [premier, second]) {
          await ouvrir(dossierId);
          await lever(dossierId, corrige);
          const { utilises, garde, rendu, du, parts } = await comptes(titulaire, dossierId);
          expect(utilises + garde).toBe(du);
          expect(parts).toBe(du);
          expect(garde + rendu).toBe(paye);
          const net = netVerse(await trouverFactures(monde.test.base, [dossierId]));
          expect(net).toBe(payee ? du : 0);
        }
        if ((await lire(dossierId)).facturation === "a_rendre") {
          await monde.agir(monde.agent, (ctx) => recevoirRetour(ctx, { dossierId, reference: "VIR-R" }));
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

describe("deux gestes à la fois", () => {
  it("le même numéro pour deux dossiers : une facture, un refus ; deux paiements de la même : un seul part", async () => {
    const dossiers: string[] = [];
    for (let rang = 0; rang < 2; rang += 1) {
      monde.horloge.placer("2026-09-01T09:00:00Z");
      const { titulaire, dossierId } = await unDossier("service_fait_declare");
      await monde.agir(titulaire, (ctx) => confirmerServiceFait(ctx, { titulaireId: titulaire.titulaireId, dossierId, note: null }));
      dossiers.push(dossierId);
    }
    const { organismeId } = monde;
    const issues = await Promise.allSettled(
      dossiers.map((dossierId) => monde.agir(monde.formateur, (ctx) => facturer(ctx, { organismeId, dossierId, numero: "F-DOUBLE" }))),
    );
    expect(issues.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(issues.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "dossiers/facture-numero-pris" } });
    const facture = dossiers[issues.findIndex(({ status }) => status === "fulfilled")] ?? "";
    const paiements = await Promise.allSettled(
      ["VIR-1", "VIR-2"].map((reference) => monde.agir(monde.agent, (ctx) => payerFacture(ctx, { dossierId: facture, reference }))),
    );
    expect(paiements.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});
