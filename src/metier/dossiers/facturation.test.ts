// La facturation d'un dossier : chaque pas de la table, chaque refus, chaque somme au centime.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { responsableDeTest, SYSTEME } from "../../../tests/outils/benevoles.js";
import { DEBUT, FIN, type MondeFormation, SERVICE_FAIT, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import { SIRET_AUTRE_FORMATEUR } from "../../../tests/outils/offre.js";
import { ETATS_FACTURATION, type EtatFacturation, TRANSITIONS_FACTURATION } from "../../regles/dossier/facturation.js";
import { ajouterJours } from "../../socle/valeurs/date-civile.js";
import type { FormationDonnee } from "../catalogue/index.js";
import { referencerFormateur } from "../catalogue/index.js";
import { verifierJournal } from "../grand-livre/index.js";
import type { Acteur } from "../identite/index.js";
import { ajouterResponsable } from "../organismes/index.js";
import { verrouillerDossier } from "./dossiers.sql.js";
import { avancerFacturation } from "./facturation-etape.js";
import { sommeDesParts } from "./facturation-parts.js";
import { trouverFactures } from "./factures.sql.js";
import {
  annulerInscription,
  annulerParOrganisme,
  confirmerServiceFait,
  declarerServiceFait,
  facturer,
  installerAcompte,
  leverControle,
  lireDossierExploitant,
  listerFacturation,
  listerPaiementsDus,
  ouvrirControle,
  payerFacture,
  recevoirRetour,
  reglageAcompte,
  rejeterFacture,
  verserAcompte,
} from "./index.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;
const CERTIFIANTE: Partial<FormationDonnee> = { type: "vae", publics: [], roles: [] };
const PRIX = 150_000;

let monde: MondeFormation;
beforeAll(async () => {
  monde = await unMondeFormation();
});
beforeEach(() => monde.horloge.placer("2026-09-01T09:00:00Z"));
afterAll(async () => {
  installerAcompte("0");
  expect(await verifierJournal(monde.test.base)).toMatchObject({ fautes: [] });
  await monde.test.fermer();
});

const lire = (dossierId: string) => monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, dossierId));
const factures = (dossierId: string) => trouverFactures(monde.test.base, [dossierId]);
const numero = () => `F-${randomUUID().slice(0, 8)}`;
const emettre = (dossierId: string, lu = numero()) =>
  monde.agir(monde.formateur, (ctx) => facturer(ctx, { organismeId: monde.organismeId, dossierId, numero: lu }));
const agent = {
  payer: (dossierId: string) => monde.agir(monde.agent, (ctx) => payerFacture(ctx, { dossierId, reference: "VIR-1" })),
  rejeter: (dossierId: string, raison = "Le numéro de SIRET manque.") =>
    monde.agir(monde.agent, (ctx) => rejeterFacture(ctx, { dossierId, raison })),
  acompte: (dossierId: string) => monde.agir(monde.agent, (ctx) => verserAcompte(ctx, { dossierId, reference: "VIR-A" })),
  retour: (dossierId: string) => monde.agir(monde.agent, (ctx) => recevoirRetour(ctx, { dossierId, reference: "VIR-R" })),
};

async function unDossier(etat: "acceptee" | "en_formation" | "service_fait_valide") {
  const titulaire = await monde.beneficiaire({ lots: [24_000, 24_000], cpf: 120_000 });
  const session = await monde.offre(CERTIFIANTE, { prix: PRIX });
  return { titulaire, dossier: await monde.dossier(titulaire, session, etat) };
}

async function realiser(titulaire: Titulaire, dossierId: string, taux: number) {
  monde.horloge.placer(`${FIN}T09:00:00Z`);
  const partielle = taux === 100 ? {} : { taux, heuresNonFaites: 7, cause: "Absences" };
  await monde.agir(monde.formateur, (ctx) =>
    declarerServiceFait(ctx, { organismeId: monde.organismeId, dossierId, ...SERVICE_FAIT, ...partielle }),
  );
  await monde.agir(titulaire, (ctx) => confirmerServiceFait(ctx, { titulaireId: titulaire.titulaireId, dossierId, note: null }));
}

describe("la table de facturation", () => {
  const auteurs = ["dossier", "organisme", "exploitant"] as const;
  const cases = ETATS_FACTURATION.flatMap((etat) =>
    TRANSITIONS_FACTURATION.flatMap(({ evenement }) => auteurs.map((par) => ({ etat, evenement, par }))),
  );
  it("mène de chaque état, par chaque auteur, là où elle le dit et nulle part ailleurs", async () => {
    const { dossier } = await unDossier("acceptee");
    for (const { etat, evenement, par } of cases) {
      const admises: readonly { de: readonly EtatFacturation[]; vers: EtatFacturation; par: readonly string[]; evenement: string }[] =
        TRANSITIONS_FACTURATION;
      const admise = admises.find((une) => une.evenement === evenement && une.de.includes(etat) && une.par.includes(par));
      const tente = monde.agir(SYSTEME, async (ctx) => {
        const tenu = await verrouillerDossier(ctx.base, dossier.id);
        if (tenu === null) throw new Error("Le dossier d'essai n'existe pas.");
        const devenu = await avancerFacturation(ctx, { ...tenu, facturation: etat, factureeLe: DEBUT }, { evenement, par });
        expect(devenu.facturation).toBe(admise?.vers);
        throw new Error("défait");
      });
      await expect(tente).rejects.toThrow(admise === undefined ? /facturation-impossible/u : /^défait$/u);
    }
  });
});

describe("facturer et payer", () => {
  it("la somme est calculée, ses parts font le montant, et l'échéance est trente jours plus tard", async () => {
    const { dossier } = await unDossier("service_fait_valide");
    const facture = await emettre(dossier.id);
    expect(facture).toMatchObject({ montant: PRIX, etat: "emise", payerAvant: ajouterJours(FIN, 30) });
    const [tenue] = await factures(dossier.id);
    expect(sommeDesParts(tenue?.parts ?? [])).toBe(PRIX);
    expect(tenue?.parts.map(({ source, financeur, montant }) => [source, financeur, montant])).toEqual([
      ["participation", "titulaire", 15_000],
      ["cpf", "caisse_des_depots", 120_000],
      ["cec", "etat", 15_000],
    ]);
    expect(await agent.payer(dossier.id)).toMatchObject({ etat: "payee", payeeLe: FIN });
    expect(await lire(dossier.id)).toMatchObject({ facturation: "payee" });
  });

  it("le même numéro deux fois rend la même facture ; pris ailleurs, même rejeté, il est refusé", async () => {
    const { dossier } = await unDossier("service_fait_valide");
    const pris = numero();
    const premiere = await emettre(dossier.id, pris);
    expect(await emettre(dossier.id, ` ${pris} `)).toEqual(premiere);
    await agent.rejeter(dossier.id);
    await expect(emettre(dossier.id, pris)).rejects.toMatchObject({ code: "dossiers/facture-numero-pris" });
    expect(await emettre(dossier.id)).toMatchObject({ etat: "emise", montant: PRIX });
    for (const faux of ["", "   ", "=1+1", "x".repeat(41)]) {
      await expect(emettre(dossier.id, faux)).rejects.toMatchObject({ code: "dossiers/saisie-invalide", details: { champ: "numero" } });
    }
  });

  it("un rejet dit sa raison, et payer deux fois ne paie qu'une fois", async () => {
    const { dossier } = await unDossier("service_fait_valide");
    await emettre(dossier.id);
    await expect(agent.rejeter(dossier.id, "  ")).rejects.toMatchObject({ code: "dossiers/raison-manquante" });
    expect(await agent.rejeter(dossier.id)).toMatchObject({ etat: "rejetee", raison: "Le numéro de SIRET manque." });
    await expect(agent.payer(dossier.id)).rejects.toMatchObject({ code: "dossiers/facturation-impossible" });
    await emettre(dossier.id);
    const payee = await agent.payer(dossier.id);
    expect(await agent.payer(dossier.id)).toEqual(payee);
    expect((await factures(dossier.id)).filter(({ etat }) => etat === "payee")).toHaveLength(1);
  });

  it("avant le service fait, rien ne se facture", async () => {
    const { dossier } = await unDossier("en_formation");
    await expect(emettre(dossier.id)).rejects.toMatchObject({
      code: "dossiers/facturation-impossible",
      details: { etat: "pas_facturable" },
    });
  });

  it("annulée trop tard, le prix se facture et ce que le titulaire a payé est gardé", async () => {
    const { titulaire, dossier } = await unDossier("acceptee");
    monde.horloge.placer("2026-10-30T09:00:00Z");
    const { titulaireId } = titulaire;
    await monde.agir(titulaire, (ctx) =>
      annulerInscription(ctx, { titulaireId, dossierId: dossier.id, forceMajeure: null, tardAccepte: true }),
    );
    const lu = await lire(dossier.id);
    expect(lu).toMatchObject({ etat: "annulee_non_realisee", facturation: "a_facturer", du: PRIX });
    expect(lu.paiements.map(({ etat, montant }) => [etat, montant])).toEqual([["paye", 15_000]]);
    expect(await emettre(dossier.id)).toMatchObject({ montant: PRIX });
  });
});

describe("l'acompte", () => {
  beforeEach(() => expect(installerAcompte("25")).toEqual([]));
  afterAll(() => installerAcompte("0"));
  const ACOMPTE = 37_500;

  it("se demande à l'entrée, se verse, et se déduit de la facture", async () => {
    const { titulaire, dossier } = await unDossier("en_formation");
    expect(await lire(dossier.id)).toMatchObject({ facturation: "acompte_attendu" });
    expect(await agent.acompte(dossier.id)).toMatchObject({ montant: ACOMPTE, etat: "payee" });
    await realiser(titulaire, dossier.id, 100);
    expect(await emettre(dossier.id)).toMatchObject({ montant: PRIX - ACOMPTE });
    const [acompte, facture] = (await factures(dossier.id)).toSorted((a, b) => a.genre.localeCompare(b.genre));
    expect(sommeDesParts(acompte?.parts ?? [])).toBe(ACOMPTE);
    expect(sommeDesParts(facture?.parts ?? [])).toBe(PRIX - ACOMPTE);
  });

  it("non versé, il cède la place à la facture entière, ou se ferme avec l'annulation", async () => {
    const premier = await unDossier("en_formation");
    await realiser(premier.titulaire, premier.dossier.id, 100);
    expect(await emettre(premier.dossier.id)).toMatchObject({ montant: PRIX });
    monde.horloge.placer("2026-09-01T09:00:00Z");
    const second = await unDossier("en_formation");
    const { organismeId } = monde;
    await monde.agir(monde.formateur, (ctx) =>
      annulerParOrganisme(ctx, { organismeId, dossierId: second.dossier.id, raison: "Salle inondée." }),
    );
    expect(await lire(second.dossier.id)).toMatchObject({ facturation: "pas_facturable" });
  });

  it("versé puis annulé, il est à rendre, puis rendu", async () => {
    const { dossier } = await unDossier("en_formation");
    await agent.acompte(dossier.id);
    const { organismeId } = monde;
    await monde.agir(monde.formateur, (ctx) => annulerParOrganisme(ctx, { organismeId, dossierId: dossier.id, raison: "Salle inondée." }));
    expect(await lire(dossier.id)).toMatchObject({ facturation: "a_rendre" });
    expect(await agent.retour(dossier.id)).toMatchObject({ genre: "retour", montant: ACOMPTE, etat: "payee" });
    expect(await lire(dossier.id)).toMatchObject({ facturation: "rendue" });
  });

  it("n'est pas versé pendant un contrôle ; un taux qui n'en est pas un est refusé", async () => {
    const { dossier } = await unDossier("en_formation");
    await monde.agir(monde.agent, (ctx) => ouvrirControle(ctx, { dossierId: dossier.id, raison: "Signalement." }));
    await expect(agent.acompte(dossier.id)).rejects.toMatchObject({ code: "dossiers/en-controle" });
    for (const faux of ["-1", "101", "12,5", "abc"]) expect(installerAcompte(faux)).toHaveLength(1);
    expect(reglageAcompte().versions).toMatchObject([{ valeur: 25 }]);
    installerAcompte("0");
    expect(reglageAcompte().versions).toMatchObject([{ valeur: 0, source: { citation: "taux non lu : aucun acompte" } }]);
  });
});

describe("le contrôle", () => {
  const ouvrir = (dossierId: string) =>
    monde.agir(monde.agent, (ctx) => ouvrirControle(ctx, { dossierId, raison: "Signatures absentes." }));
  const lever = (dossierId: string, taux: number | null) =>
    monde.agir(monde.agent, (ctx) => leverControle(ctx, { dossierId, raison: "Feuilles vérifiées.", taux }));
  const utilise = async (titulaire: Titulaire) => (await monde.lots(titulaire)).reduce((somme, lot) => somme + lot.utilise, 0);

  it("retient tout paiement tant qu'il dure", async () => {
    const { dossier } = await unDossier("service_fait_valide");
    await emettre(dossier.id);
    await ouvrir(dossier.id);
    await expect(ouvrir(dossier.id)).rejects.toMatchObject({ code: "dossiers/controle-impossible" });
    await expect(agent.payer(dossier.id)).rejects.toMatchObject({ code: "dossiers/en-controle" });
    await lever(dossier.id, null);
    expect(await lire(dossier.id)).toMatchObject({ controle: "leve", facturation: "facturee", du: PRIX });
    expect(await agent.payer(dossier.id)).toMatchObject({ etat: "payee" });
    await expect(lever(dossier.id, null)).rejects.toMatchObject({ code: "dossiers/controle-impossible" });
  });

  it("corrige le taux avant paiement : la différence revient aux lots, et la facture est à refaire", async () => {
    const { titulaire, dossier } = await unDossier("service_fait_valide");
    expect(await utilise(titulaire)).toBe(15_000);
    await emettre(dossier.id);
    await ouvrir(dossier.id);
    await lever(dossier.id, 50);
    expect(await lire(dossier.id)).toMatchObject({ controle: "leve", facturation: "a_facturer", du: PRIX / 2 });
    expect(await utilise(titulaire)).toBe(0);
    const refaite = await emettre(dossier.id);
    expect(refaite.montant).toBe(PRIX / 2);
    const parts = (await factures(dossier.id)).find(({ id }) => id === refaite.id)?.parts ?? [];
    expect(parts.map(({ source, montant }) => [source, montant])).toEqual([
      ["participation", 15_000],
      ["cpf", 60_000],
    ]);
  });

  it("corrige le taux après paiement : l'organisme rend la différence", async () => {
    const { dossier } = await unDossier("service_fait_valide");
    await emettre(dossier.id);
    await agent.payer(dossier.id);
    await ouvrir(dossier.id);
    await lever(dossier.id, 60);
    expect(await lire(dossier.id)).toMatchObject({ facturation: "a_rendre", du: 90_000 });
    expect(await agent.retour(dossier.id)).toMatchObject({ montant: 60_000 });
    expect(await lire(dossier.id)).toMatchObject({ facturation: "rendue" });
  });

  it("ne corrige jamais à la hausse, ni hors du service fait", async () => {
    const { titulaire, dossier } = await unDossier("en_formation");
    await ouvrir(dossier.id);
    await expect(lever(dossier.id, 50)).rejects.toMatchObject({ code: "dossiers/saisie-invalide", details: { champ: "taux" } });
    await lever(dossier.id, null);
    await realiser(titulaire, dossier.id, 50);
    await ouvrir(dossier.id);
    await expect(lever(dossier.id, 90)).rejects.toMatchObject({ code: "dossiers/correction-a-la-hausse" });
    await expect(lever(dossier.id, 50.5)).rejects.toMatchObject({ code: "dossiers/saisie-invalide" });
  });
});

describe("chacun ne voit que le sien", () => {
  it("un autre organisme ne voit ni ne facture rien ; le sien n'y lit jamais d'où vient l'argent", async () => {
    const { dossier } = await unDossier("service_fait_valide");
    await emettre(dossier.id);
    const courriel = "ailleurs@exemple.fr";
    const autreId = await monde.agir(SYSTEME, async (ctx) => {
      const { organismeId } = await referencerFormateur(ctx, { siret: SIRET_AUTRE_FORMATEUR, denomination: "Autre organisme" });
      await ajouterResponsable(ctx, { organismeId, courriel, nom: "Autre", prenom: "Ali", fonction: "gérant" });
      return organismeId;
    });
    const autre = { ...responsableDeTest(courriel), organismes: [autreId] };
    expect(await monde.agir(autre, (ctx) => listerPaiementsDus(ctx, { organismeId: autreId }))).toEqual([]);
    const parAutre = (organismeId: string) =>
      monde.agir(autre, (ctx) => facturer(ctx, { organismeId, dossierId: dossier.id, numero: "F1" }));
    await expect(parAutre(autreId)).rejects.toMatchObject({ code: "dossiers/introuvable" });
    await expect(parAutre(monde.organismeId)).rejects.toMatchObject({ code: "identite/action-interdite" });
    const siens = await monde.agir(monde.formateur, (ctx) => listerPaiementsDus(ctx, { organismeId: monde.organismeId }));
    expect(siens.some(({ dossierId }) => dossierId === dossier.id)).toBe(true);
    expect(JSON.stringify(siens)).not.toMatch(/participation|caisse_des_depots|"cec"|parts|etat"?:"?etat/u);
    const file = await monde.agir(monde.agent, (ctx) => listerFacturation(ctx));
    const sienne = file.dossiers.find(({ dossierId }) => dossierId === dossier.id);
    expect(sommeDesParts(sienne?.parts ?? [])).toBe(sienne?.du);
  });
});
