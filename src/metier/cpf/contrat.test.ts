// Le contrat du port : deux adaptateurs, l'un tenu ici et l'autre en mémoire, passent la même suite.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { compteurEnMemoire } from "../../../tests/outils/compteur-en-memoire.js";
import { type SommeVersee, verserEnBase } from "../../../tests/outils/cpf.js";
import { contexteSysteme } from "../../../tests/outils/grand-livre.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { type CompteurCpf, compteurCpf, installerCompteurCpf, type SommesCpf } from "./index.js";
import { compteurTenuIci } from "./tenu-ici.js";

const NUL = { centimes: 0, heures: 0, dotations: [] } as const;

/** Un adaptateur et ce qu'il faut pour l'éprouver. */
interface Banc {
  readonly nom: string;
  readonly compteur: () => CompteurCpf;
  readonly agir: <R>(action: (ctx: Contexte) => Promise<R>) => Promise<R>;
  readonly verser: (titulaireId: string, somme: SommeVersee) => Promise<string>;
}

let essai: BaseDeTest;
beforeAll(async () => {
  essai = await baseDeTest();
});
afterAll(() => essai.fermer());

const agirEnBase: Banc["agir"] = (action) => essai.base.transaction((tx) => action(contexteSysteme(tx)));

const memoire = compteurEnMemoire();
const BANCS: readonly Banc[] = [
  { nom: "tenu ici", compteur: () => compteurTenuIci, agir: agirEnBase, verser: (id, somme) => verserEnBase(essai.base, id, somme) },
  { nom: "en mémoire", compteur: () => memoire, agir: agirEnBase, verser: async (id, somme) => memoire.verser(id, somme) },
];

const refuse = async (action: Promise<unknown>): Promise<string> => {
  const rendu: unknown = await action.catch((erreur: unknown) => erreur);
  return rendu instanceof Refus ? rendu.code : `aucun refus : ${String(rendu)}`;
};

describe.each(BANCS)("le port du second compteur, $nom", ({ compteur, agir, verser }) => {
  const reserver = (titulaireId: string, sommes: Partial<SommesCpf>, cle: string = randomUUID()) =>
    agir((ctx) => compteur().reserver(ctx, { titulaireId, cle, ...NUL, ...sommes }));
  const lire = (titulaireId: string) => agir((ctx) => compteur().lire(ctx, titulaireId));
  const executer = (titulaireId: string, reference: string, cle: string = randomUUID()) =>
    agir((ctx) => compteur().executer(ctx, { titulaireId, cle, reference }));
  const annuler = (titulaireId: string, reference: string, cle: string = randomUUID()) =>
    agir((ctx) => compteur().annuler(ctx, { titulaireId, cle, reference }));
  const rembourser = (titulaireId: string, reference: string, sommes: Partial<SommesCpf>) =>
    agir((ctx) => compteur().rembourser(ctx, { titulaireId, cle: randomUUID(), reference, ...NUL, ...sommes }));

  it("part de rien, et garde centimes, dotations et heures chacun à sa place (L6323-4, décret 2017-928)", async () => {
    const id = randomUUID();
    expect(await lire(id)).toEqual({ centimes: 0, heures: 0, dotations: [] });
    await verser(id, { centimes: 120_000 });
    await verser(id, { heures: 24.25 });
    const region = await verser(id, { financeur: "region", montant: 50_000 });
    const employeur = await verser(id, { financeur: "employeur", montant: 1_000 });
    expect(await lire(id)).toEqual({
      centimes: 120_000,
      heures: 24.25,
      dotations: [
        { id: region, financeur: "region", disponible: 50_000 },
        { id: employeur, financeur: "employeur", disponible: 1_000 },
      ],
    });
  });

  it("réserve tout ensemble sous une référence, et rend tout à l'annulation", async () => {
    const id = randomUUID();
    await verser(id, { centimes: 1_000 });
    await verser(id, { heures: 10 });
    const dotation = await verser(id, { financeur: "opco", montant: 700 });
    const avant = await lire(id);
    const reference = await reserver(id, { centimes: 900, heures: 7.5, dotations: [{ id: dotation, montant: 700 }] });
    expect(await lire(id)).toEqual({ centimes: 100, heures: 2.5, dotations: [] });
    await annuler(id, reference);
    expect(await lire(id)).toEqual(avant);
  });

  it("ne règle une réservation qu'une fois ; un règlement rejoué ne change rien", async () => {
    const id = randomUUID();
    await verser(id, { heures: 10 });
    const reference = await reserver(id, { heures: 4 });
    const cle = randomUUID();
    await executer(id, reference, cle);
    await executer(id, reference, cle);
    expect(await refuse(executer(id, reference))).toBe("cpf/reservation-deja-reglee");
    expect(await refuse(annuler(id, reference))).toBe("cpf/reservation-deja-reglee");
    expect((await lire(id)).heures).toBe(6);
  });

  it("rembourse par parts, jamais plus que ce qui a été utilisé", async () => {
    const id = randomUUID();
    await verser(id, { centimes: 500 });
    await verser(id, { heures: 8 });
    const reference = await reserver(id, { centimes: 500, heures: 8 });
    expect(await refuse(rembourser(id, reference, { heures: 1 }))).toBe("cpf/reservation-non-executee");
    await executer(id, reference);
    await rembourser(id, reference, { centimes: 200, heures: 3.5 });
    expect(await lire(id)).toMatchObject({ centimes: 200, heures: 3.5 });
    expect(await refuse(rembourser(id, reference, { centimes: 301 }))).toBe("cpf/remboursement-excessif");
    expect(await refuse(rembourser(id, reference, { heures: 4.51 }))).toBe("cpf/remboursement-excessif");
    await rembourser(id, reference, { centimes: 300, heures: 4.5 });
    expect(await lire(id)).toMatchObject({ centimes: 500, heures: 8 });
  });

  it("refuse ce qui manque, sur chaque compteur, sans rien prendre ailleurs", async () => {
    const id = randomUUID();
    await verser(id, { centimes: 500 });
    await verser(id, { heures: 1 });
    const dotation = await verser(id, { financeur: "agefiph", montant: 50 });
    const avant = await lire(id);
    for (const sommes of [
      { centimes: 501 },
      { centimes: 500, heures: 1.01 },
      { centimes: 1, dotations: [{ id: dotation, montant: 51 }] },
      { centimes: 1, dotations: [{ id: randomUUID(), montant: 1 }] },
      { dotations: [26, 25].map((montant) => ({ id: dotation, montant })) },
    ])
      expect(await refuse(reserver(id, sommes))).toBe("cpf/solde-insuffisant");
    expect(await lire(id)).toEqual(avant);
  });

  it("refuse une somme qui n'en est pas une, une clé réemployée, une référence inconnue ou d'un autre", async () => {
    const [id, autre] = [randomUUID(), randomUUID()];
    await verser(id, { heures: 5 });
    for (const sommes of [
      {},
      { centimes: 1.5 },
      { centimes: -1 },
      { heures: 0.001 },
      { heures: Number.NaN },
      { dotations: [{ id: autre, montant: -1 }] },
    ])
      expect(await refuse(reserver(id, sommes))).toBe("cpf/somme-invalide");
    const cle = randomUUID();
    const reference = await reserver(id, { heures: 1 }, cle);
    expect(await reserver(id, { heures: 1 }, cle)).toBe(reference);
    expect(await refuse(reserver(id, { heures: 2 }, cle))).toBe("cpf/cle-reutilisee");
    expect((await lire(id)).heures).toBe(4);
    for (const inconnue of [randomUUID(), "rien"]) expect(await refuse(executer(id, inconnue))).toBe("cpf/reservation-inconnue");
    expect(await refuse(annuler(autre, reference))).toBe("cpf/reservation-inconnue");
  });
});

describe("le compteur en service", () => {
  it("est celui d'ici, et un autre le remplace", () => {
    expect(compteurCpf()).toBe(compteurTenuIci);
    expect(installerCompteurCpf(memoire)).toBe(compteurTenuIci);
    expect(compteurCpf()).toBe(memoire);
    expect(installerCompteurCpf(compteurTenuIci)).toBe(memoire);
  });

  it("n'est ouvert qu'à son titulaire et au service (L6323-2)", async () => {
    const id = randomUUID();
    const agir = (acteur: Contexte["acteur"]) =>
      refuse(essai.base.transaction((tx) => compteurTenuIci.lire({ ...contexteSysteme(tx), acteur }, id)));
    expect(await agir({ genre: "titulaire", titulaireId: randomUUID(), preuve: "eidas1" })).toBe("identite/action-interdite");
    expect(await agir({ genre: "agent", agentId: "a" })).toBe("identite/action-interdite");
    expect(await agir({ genre: "titulaire", titulaireId: id, preuve: "eidas1" })).toMatch(/aucun refus/u);
  });
});

describe("les mouvements du second compteur", () => {
  it.each([
    "update cpf.mouvements set cle = 'z'",
    "delete from cpf.mouvements",
    "truncate cpf.mouvements cascade",
    "update cpf.variations set disponible = 1",
    "delete from cpf.variations",
    "update cpf.comptes set heures_disponible = heures_disponible + 1",
    "update cpf.comptes set heures_disponible = -1",
    "update cpf.dotations set utilise = utilise + 1",
    "update cpf.dotations set disponible = -1",
  ])("ne se changent ni ne s'effacent, et leurs soldes se recomptent : %s", async (alteration) => {
    const titulaireId = randomUUID();
    await verserEnBase(essai.base, titulaireId, { heures: 3 });
    await verserEnBase(essai.base, titulaireId, { financeur: "etat", montant: 3 });
    const essaye = essai.proprietaire.transaction((tx) => tx.requete({ text: alteration, values: [] }));
    await expect(essaye).rejects.toMatchObject({ code: expect.stringMatching(/^23/u) });
  });
});
