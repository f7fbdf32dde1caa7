// La preuve des financeurs : chaque ligne vient d'une écriture, les totaux sont ceux du grand livre, et personne n'y est nommé.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MondeFormation, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import { listerEcritures, listerUsages } from "../grand-livre/index.js";
import type { Acteur } from "../identite/index.js";
import { facturer, leverControle, lignesDePreuve, ouvrirControle, payerFacture, preuveDesFinanceurs, preuveEnCsv } from "./index.js";

const ANNEE = { du: dateCivile("2026-01-01"), au: dateCivile("2026-12-31") };
const SIS = "autorite_gestion_sis";
let monde: MondeFormation;
let premier: { titulaire: Extract<Acteur, { genre: "titulaire" }>; numero: string };

beforeAll(async () => {
  monde = await unMondeFormation();
  const benevoles = await monde.offre({ intitule: "=Tenir; une « caisse »" }, { prix: 45_000 });
  const lots = [
    { montant: 24_000, financeur: SIS, activite: "sapeur_pompier_volontaire", declareLe: "2024-03-01" },
    { montant: 24_000, financeur: "etat", declareLe: "2025-06-30" },
  ];
  const titulaire = await monde.beneficiaire({ lots });
  const dossier = await monde.dossier(titulaire, benevoles, "service_fait_valide");
  premier = { titulaire, numero: dossier.numero };
  const { organismeId } = monde;
  await monde.agir(monde.formateur, (ctx) => facturer(ctx, { organismeId, dossierId: dossier.id, numero: "F-2026-1" }));
  await monde.agir(monde.agent, (ctx) => payerFacture(ctx, { dossierId: dossier.id, reference: "VIR-1" }));
  monde.horloge.placer("2026-09-01T09:00:00Z");
  const vae = await monde.offre({ type: "vae", publics: [], roles: [] }, { prix: 100_000 });
  const second = await monde.beneficiaire({ lots: [24_000], cpf: 50_000 });
  const { id } = await monde.dossier(second, vae, "service_fait_valide");
  await monde.agir(monde.agent, (ctx) => ouvrirControle(ctx, { dossierId: id, raison: "Feuilles." }));
  await monde.agir(monde.agent, (ctx) => leverControle(ctx, { dossierId: id, raison: "Vu.", taux: 60 }));
});
afterAll(() => monde.test.fermer());

const prouver = (demande = {}) => monde.agir(monde.agent, (ctx) => preuveDesFinanceurs(ctx, { ...ANNEE, ...demande }));

describe("la preuve des financeurs", () => {
  it("donne une ligne par lot dépensé, dans l'ordre des déclarations, avec l'écriture et la facture (D5151-13)", async () => {
    const { lignes } = await prouver();
    const siennes = lignes.filter(({ dossier }) => dossier === premier.numero);
    expect(siennes.map(({ financeur, montant, lot }) => [financeur, montant, lot?.activite, lot?.annee, lot?.declareLe])).toEqual([
      [SIS, 24_000, "sapeur_pompier_volontaire", 2022, "2024-03-01"],
      ["etat", 6_000, "benevolat_associatif", 2023, "2025-06-30"],
    ]);
    const ecritures = await monde.agir(premier.titulaire, (ctx) => listerEcritures(ctx, premier.titulaire.titulaireId));
    const execution = ecritures.find(({ genre }) => genre === "execution");
    for (const ligne of siennes) {
      expect(ligne.ecriture).toEqual({ rang: execution?.rang, empreinte: execution?.empreinte });
      expect(ligne).toMatchObject({ genre: "utilisee", facture: "F-2026-1", payeeLe: "2026-11-13", organisme: "Formations de l'Isère" });
    }
  });

  it("montre ce qui a été rendu, et ses totaux sont ceux du grand livre, financeur par financeur", async () => {
    const { lignes, totaux } = await prouver();
    expect(lignes.some(({ genre, montant }) => genre === "rendue" && montant < 0)).toBe(true);
    expect(totaux.map(({ financeur }) => financeur)).toEqual([SIS, "caisse_des_depots", "etat"]);
    for (const total of totaux) {
      const somme = lignes.filter(({ financeur }) => financeur === total.financeur).reduce((cumul, { montant }) => cumul + montant, 0);
      expect(total.montant).toBe(somme);
      expect(total.montant).toBe(total.grandLivre);
    }
    // VAE de 1 000 € suivie à 60 % : 600 € dus, 150 € de participation et 450 € du CPF ; le reste du titulaire et le lot reviennent.
    expect(totaux.map(({ montant }) => montant)).toEqual([24_000, 45_000, 6_000]);
  });

  it("se borne à un financeur et à des jours", async () => {
    const { lignes, totaux } = await prouver({ financeur: SIS });
    expect(lignes).toHaveLength(1);
    expect(totaux).toEqual([{ financeur: SIS, montant: 24_000, lignes: 1, grandLivre: 24_000 }]);
    const page = await prouver({ limite: 1 });
    expect(page.lignes).toHaveLength(1);
    expect(page.totaux).toEqual((await prouver()).totaux);
    expect(await prouver({ au: dateCivile("2026-11-12") })).toEqual({ lignes: [], totaux: [] });
  });

  it("ne nomme personne, et s'écrit en CSV sans formule, la même somme au centime", async () => {
    const { lignes } = await prouver();
    const texte = JSON.stringify(lignes);
    expect(texte).not.toMatch(/Durand|Camille|exemple\.fr/u);
    expect(texte).not.toContain(premier.titulaire.titulaireId);
    const morceaux: string[] = [];
    await monde.agir(monde.agent, async (ctx) => {
      for await (const morceau of preuveEnCsv(ctx, ANNEE)) morceaux.push(morceau);
    });
    expect(morceaux).toHaveLength(lignes.length + 1);
    expect(morceaux[0]).toContain("montant_euros");
    expect(morceaux.join("")).toContain(`"'=Tenir; une « caisse »"`);
    expect(morceaux.some((ligne) => ligne.includes(";240,00;"))).toBe(true);
  });

  it("se lit page après page sans perdre ni répéter une ligne", async () => {
    const { lignes } = await prouver();
    const lues: string[] = [];
    await monde.agir(monde.agent, async (ctx) => {
      let apres: Awaited<ReturnType<typeof listerUsages>>[number] | null = null;
      for (;;) {
        const page: Awaited<ReturnType<typeof listerUsages>> = await listerUsages(ctx, { ...ANNEE, financeur: null, apres, limite: 1 });
        const [usage] = page;
        if (usage === undefined) return;
        lues.push(`${usage.empreinte} ${usage.ligne}`);
        apres = usage;
      }
    });
    expect(new Set(lues).size).toBe(lignes.length);
    expect(lues).toHaveLength(lignes.length);
  });

  it("est refusée à tout autre que l'exploitant", async () => {
    for (const acteur of [premier.titulaire, monde.formateur]) {
      const tente = monde.agir(acteur, (ctx) => preuveDesFinanceurs(ctx, ANNEE));
      await expect(tente).rejects.toMatchObject({ code: "identite/action-interdite" });
      const flux = monde.agir(acteur, async (ctx) => lignesDePreuve(ctx, ANNEE).next());
      await expect(flux).rejects.toMatchObject({ code: "identite/action-interdite" });
    }
  });
});
