import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MondeFormation, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import { sql } from "../../socle/base/base.js";
import type { FormationDonnee } from "../catalogue/index.js";
import type { Contexte } from "../contexte.js";
import { verifierJournal } from "../grand-livre/index.js";
import type { Acteur } from "../identite/index.js";
import {
  annulerInscription,
  annulerParFinanceur,
  annulerParOrganisme,
  type Dossier,
  deciderExamen,
  installerLecturesDossier,
  lireDossierExploitant,
} from "./index.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;

let monde: MondeFormation;
const CERTIFIANTE: Partial<FormationDonnee> = { type: "vae", publics: [], roles: [] };

beforeAll(async () => {
  monde = await unMondeFormation();
});
beforeEach(() => monde.horloge.placer("2026-09-01T09:00:00Z"));
afterAll(async () => {
  expect(await verifierJournal(monde.test.base)).toMatchObject({ fautes: [] });
  await monde.test.fermer();
});

const annuler = (titulaire: Titulaire, dossierId: string, tardAccepte = false) =>
  monde.agir(titulaire, (ctx) =>
    annulerInscription(ctx, { titulaireId: titulaire.titulaireId, dossierId, forceMajeure: null, tardAccepte }),
  );

/** Un dossier accepté : 300 € sur deux lots de 240 €, rien d'autre. */
async function accepteSurDeuxLots(): Promise<{ titulaire: Titulaire; dossier: Dossier }> {
  const titulaire = await monde.beneficiaire({ lots: [24_000, 24_000], statut: "demandeur_emploi" });
  const dossier = await monde.dossier(titulaire, await monde.offre({}, { prix: 30_000 }), "acceptee");
  expect(await monde.etatDesLots(titulaire)).toEqual([
    [0, 24_000, 0],
    [18_000, 6_000, 0],
  ]);
  return { titulaire, dossier };
}

const ENTIERS = [
  [24_000, 0, 0],
  [24_000, 0, 0],
];

describe("ce que deviennent les droits réservés", () => {
  it("annulée à temps, 150 € reviennent à leurs lots (R6333-5)", async () => {
    const { titulaire, dossier } = await accepteSurDeuxLots();
    expect((await annuler(titulaire, dossier.id)).etat).toBe("annulee_titulaire");
    expect(await monde.etatDesLots(titulaire)).toEqual(ENTIERS);
  });

  it("annulée trop tard, le prix est dû et les droits sont utilisés, mais seulement si on l'accepte (R6333-5)", async () => {
    const { titulaire, dossier } = await accepteSurDeuxLots();
    monde.horloge.placer("2026-10-30T09:00:00Z");
    await expect(annuler(titulaire, dossier.id)).rejects.toMatchObject({ code: "dossiers/annulation-tardive" });
    expect((await annuler(titulaire, dossier.id, true)).etat).toBe("annulee_non_realisee");
    expect(await monde.etatDesLots(titulaire)).toEqual([
      [0, 0, 24_000],
      [18_000, 0, 6_000],
    ]);
    const vu = await monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, dossier.id));
    expect(vu).toMatchObject({ du: 30_000, facturation: "a_facturer" });
  });

  it("la force majeure reconnue rend tout ; non retenue, le prix est dû", async () => {
    const reconnue = await accepteSurDeuxLots();
    const retenue = await accepteSurDeuxLots();
    monde.horloge.placer("2026-10-30T09:00:00Z");
    for (const [{ titulaire, dossier }, forceMajeure] of [
      [reconnue, true],
      [retenue, false],
    ] as const) {
      const { titulaireId } = titulaire;
      const invoque = { titulaireId, dossierId: dossier.id, forceMajeure: { cause: "Hospitalisation" }, tardAccepte: false };
      expect((await monde.agir(titulaire, (ctx) => annulerInscription(ctx, invoque))).etat).toBe("en_examen");
      await monde.agir(monde.agent, (ctx) => deciderExamen(ctx, { dossierId: dossier.id, forceMajeure, raison: "Pièces lues." }));
    }
    expect(await monde.etatDesLots(reconnue.titulaire)).toEqual(ENTIERS);
    expect((await monde.relire(reconnue.titulaire, reconnue.dossier.id)).etat).toBe("annulee_titulaire");
    expect(await monde.etatDesLots(retenue.titulaire)).toEqual([
      [0, 0, 24_000],
      [18_000, 0, 6_000],
    ]);
  });

  it.each([
    [
      "l'organisme",
      () => monde.formateur,
      (id: string) => (ctx: Contexte) =>
        annulerParOrganisme(ctx, { organismeId: monde.organismeId, dossierId: id, raison: "Trop peu d'inscrits." }),
    ],
    [
      "le financeur",
      () => monde.agent,
      (id: string) => (ctx: Contexte) => annulerParFinanceur(ctx, { dossierId: id, raison: "Offre suspendue." }),
    ],
  ] as const)("annulée par %s, tout revient", async (_qui, acteur, action) => {
    const { titulaire, dossier } = await accepteSurDeuxLots();
    await monde.agir<unknown>(acteur(), action(dossier.id));
    expect(await monde.etatDesLots(titulaire)).toEqual(ENTIERS);
  });

  it("une réalisation partielle ne prend que ce qui est dû, le dernier lot rendu le premier", async () => {
    const { titulaire, dossier } = await accepteSurDeuxLots();
    await monde.realiser(titulaire, dossier.id, 50);
    // Dû : 150 € ; le second lot revient entier, le premier de 90 €.
    expect(await monde.etatDesLots(titulaire)).toEqual([
      [9_000, 0, 15_000],
      [24_000, 0, 0],
    ]);
    expect((await monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, dossier.id))).parts).toMatchObject([
      { source: "cec", montant: 15_000 },
    ]);
  });

  it("selon la lecture « perdue », rien ne revient d'une réalisation partielle sans force majeure", async () => {
    const { titulaire, dossier } = await accepteSurDeuxLots();
    expect(installerLecturesDossier("realisationPartielle=perdue")).toEqual([]);
    try {
      await monde.realiser(titulaire, dossier.id, 50);
    } finally {
      installerLecturesDossier("");
    }
    expect(await monde.etatDesLots(titulaire)).toEqual([
      [0, 0, 24_000],
      [18_000, 0, 6_000],
    ]);
  });

  it("un plan à plusieurs sources se réduit par la dernière dépensée, la participation en dernier", async () => {
    const titulaire = await monde.beneficiaire({ lots: [24_000, 24_000], cpf: 100_000 });
    const dossier = await monde.dossier(titulaire, await monde.offre(CERTIFIANTE, { prix: 150_000 }), "acceptee");
    expect(await monde.etatDesLots(titulaire)).toEqual([
      [0, 24_000, 0],
      [13_000, 11_000, 0],
    ]);
    await monde.realiser(titulaire, dossier.id, 60);
    // Dû 900 € : participation 150, CPF 750 ; le CEC revient entier et 250 € au CPF.
    expect(await monde.etatDesLots(titulaire)).toEqual(ENTIERS);
    expect(await monde.soldeCpf(titulaire)).toMatchObject({ centimes: 25_000 });
    const { parts, du } = await monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, dossier.id));
    expect(du).toBe(90_000);
    expect(parts?.reduce((somme, { montant }) => somme + montant, 0)).toBe(90_000);
  });

  it("après tout mouvement, le compte est à recalculer : un indu se verra (L6323-45)", async () => {
    const { titulaire } = await accepteSurDeuxLots();
    const [file] = await monde.test.base.requete<{ nombre: number }>(
      sql`select count(*)::int as nombre from activites.a_recalculer where titulaire_id = ${titulaire.titulaireId}`,
    );
    expect(file?.nombre).toBe(1);
  });
});
