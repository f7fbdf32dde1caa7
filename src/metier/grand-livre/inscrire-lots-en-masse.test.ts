// Inscrire des droits en masse donne le même journal qu'un par un : mêmes lignes, mêmes refus, mêmes rejeux, même à plusieurs.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { agir, contexteSysteme, unLot } from "../../../tests/outils/grand-livre.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import {
  corrigerLot,
  type Ecriture,
  executerReservation,
  inscrireLot,
  inscrireLotsEnMasse,
  type LotDemande,
  lireComptesDe,
  lireSoldes,
  listerEcritures,
  listerLots,
  reserver,
  verifierJournal,
} from "./index.js";

describe("les droits inscrits en masse", () => {
  let essai: BaseDeTest;
  beforeAll(async () => {
    essai = await baseDeTest();
  });
  afterAll(async () => {
    expect((await verifierJournal(essai.base)).fautes).toEqual([]);
    await essai.fermer();
  });

  const enMasse = (demandes: readonly LotDemande[]) => agir(essai.base, (ctx) => inscrireLotsEnMasse(ctx, demandes));
  const journal = (titulaireId: string) => listerEcritures(contexteSysteme(essai.base), titulaireId);

  /** Ce qui doit être égal par les deux voies : tout, sauf l'identifiant tiré au hasard et les empreintes qui en dépendent. */
  function comparable(ecritures: readonly Ecriture[]): unknown[] {
    return ecritures.map(({ id, titulaireId: _, empreinte: __, empreintePrecedente: ___, cibleId, lignes, ...reste }) => ({
      ...reste,
      cibleId: cibleId === null ? null : "lot",
      lignes: lignes.map((ligne) => ({ ...ligne, lotId: ligne.lotId === id ? "le sien" : "un autre" })),
    }));
  }

  it("écrit les mêmes lignes, soldes et lots qu'une suite d'inscriptions une à une, sur des comptes neufs ou non (D5151-14)", async () => {
    const paires = Array.from({ length: 6 }, () => [randomUUID(), randomUUID()] as const);
    const lots = paires.flatMap(([seul, masse], place) =>
      Array.from({ length: 1 + (place % 3) }, (_, rang) => {
        const commun = { cle: `${place}-${rang}`, annee: 2020 + rang, montant: 1_000 + place, decisionId: randomUUID() };
        const declareLe = dateCivile(`202${9 - rang}-06-30`);
        return [unLot(seul, { ...commun, declareLe }), unLot(masse, { ...commun, declareLe })] as const;
      }),
    );
    // La moitié des comptes a déjà une histoire.
    for (const titulaireId of paires.slice(0, 3).flat()) {
      await agir(essai.base, async (ctx) => {
        const lot = await inscrireLot(ctx, unLot(titulaireId, { cle: "ancien", decisionId: "00000000-0000-4000-8000-000000000000" }));
        await corrigerLot(ctx, { titulaireId, cle: "reprise", lotId: lot.id, montant: 500, motif: "essai" });
      });
    }
    // Les demandes d'un même titulaire sont mêlées à celles des autres.
    const melees = [...lots].sort(([a], [b]) => (a.cle.slice(2) < b.cle.slice(2) ? -1 : 1));
    for (const [seule] of melees) await agir(essai.base, (ctx) => inscrireLot(ctx, seule));
    const ids = await enMasse(melees.map(([, ensemble]) => ensemble));

    for (const [seul, masse] of paires) {
      expect(comparable(await journal(masse))).toEqual(comparable(await journal(seul)));
      const ctx = contexteSysteme(essai.base);
      expect(await lireSoldes(ctx, masse)).toEqual(await lireSoldes(ctx, seul));
      const sansId = async (titulaireId: string) => (await listerLots(ctx, titulaireId)).map(({ id: _, ...lot }) => lot);
      expect(await sansId(masse)).toEqual(await sansId(seul));
    }
    const parId = new Map((await Promise.all(paires.map(([, masse]) => journal(masse)))).flat().map((ecriture) => [ecriture.id, ecriture]));
    expect(ids.map((id) => parId.get(id)?.cle)).toEqual(melees.map(([, { cle }]) => cle));
  });

  it("ne réécrit rien quand on recommence, rend les mêmes écritures, et complète ce qui manque", async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const seul = unLot(a);
    const premiere = await agir(essai.base, (ctx) => inscrireLot(ctx, seul));
    const lots = [unLot(b), seul, unLot(b)];
    const ids = await enMasse(lots);
    expect(ids[1]).toBe(premiere.id);
    expect(await enMasse(lots)).toEqual(ids);
    const [nouveau] = await enMasse([unLot(a), ...lots].slice(0, 1));
    expect(await enMasse([...lots].reverse())).toEqual([...ids].reverse());
    expect((await journal(a)).map(({ id }) => id)).toEqual([premiere.id, nouveau]);
    expect(await journal(b)).toHaveLength(2);
    // La même demande deux fois dans le même envoi n'écrit qu'une fois ; l'inscription une à une la reconnaît aussi.
    const double = unLot(randomUUID());
    const [un, deux] = await enMasse([double, double]);
    expect(un).toBe(deux);
    expect((await agir(essai.base, (ctx) => inscrireLot(ctx, double))).id).toBe(un);
  });

  it("refuse comme l'inscription une à une, et n'écrit alors rien du tout (D5151-14 III)", async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const connu = unLot(a);
    await enMasse([connu]);
    const refuse = (demandes: readonly LotDemande[]) => expect(enMasse([unLot(b), ...demandes])).rejects;
    await refuse([{ ...connu, montant: 1 }]).toMatchObject({ code: "grand-livre/cle-reutilisee" });
    await refuse([unLot(b), unLot(b), unLot(b)]).toMatchObject({
      code: "grand-livre/plafond-depasse",
      details: { plafond: 72_000, acquis: 72_000, montant: 24_000, reste: 0 },
    });
    await refuse([unLot(a, { montant: 0.5 })]).toMatchObject({ code: "grand-livre/montant-invalide" });
    await refuse([unLot("A")]).toThrow(/UUID/u);
    await refuse([unLot(a, { cle: "a\nb" })]).toThrow(/imprimables/u);
    expect(await journal(a)).toHaveLength(1);
    expect(await journal(b)).toHaveLength(0);
  });

  it("n'obéit qu'au système, dans une transaction", async () => {
    const acteur = { genre: "titulaire", titulaireId: randomUUID(), preuve: "eidas2" } as const;
    const titulaire = agir(essai.base, (ctx) => inscrireLotsEnMasse({ ...ctx, acteur }, [unLot(acteur.titulaireId)]));
    await expect(titulaire).rejects.toMatchObject({ code: "identite/action-interdite" });
    await expect(inscrireLotsEnMasse(contexteSysteme(essai.base), [unLot(randomUUID())])).rejects.toThrow(/dans une transaction/u);
    await expect(lireComptesDe({ ...contexteSysteme(essai.base), acteur }, [])).rejects.toMatchObject({
      code: "identite/action-interdite",
    });
    expect(await enMasse([])).toEqual([]);
  });

  it("laisse ensuite dépenser, corriger et inscrire un par un (L5151-11)", async () => {
    const titulaireId = randomUUID();
    await enMasse([unLot(titulaireId, { montant: 2_000 })]);
    await agir(essai.base, async (ctx) => {
      const { id } = await reserver(ctx, { titulaireId, cle: "r", cec: 1_500, cpf: 0 });
      await executerReservation(ctx, { titulaireId, cle: "e", reservationId: id });
    });
    await enMasse([unLot(titulaireId, { montant: 3_000 })]);
    // Les deux voies dans la même transaction.
    await agir(essai.base, async (ctx) => {
      await inscrireLot(ctx, unLot(titulaireId, { montant: 10 }));
      await inscrireLotsEnMasse(ctx, [unLot(titulaireId, { montant: 20 })]);
      await inscrireLot(ctx, unLot(titulaireId, { montant: 40 }));
    });
    expect((await lireSoldes(contexteSysteme(essai.base), titulaireId)).cec).toEqual({
      acquis: 5_070,
      disponible: 3_570,
      reserve: 0,
      utilise: 1_500,
    });
  });

  it("lit beaucoup de comptes comme un par un, et tait ceux qui n'ont rien", async () => {
    const titulaires = Array.from({ length: 5 }, () => randomUUID());
    await enMasse(titulaires.slice(0, 4).flatMap((id) => [unLot(id, { declareLe: dateCivile("2029-01-01") }), unLot(id), unLot(id)]));
    const [premier = ""] = titulaires;
    await agir(essai.base, (ctx) => reserver(ctx, { titulaireId: premier, cle: "r", cec: 30_000, cpf: 0 }));
    const ctx = contexteSysteme(essai.base);
    const comptes = await lireComptesDe(ctx, titulaires);
    expect(comptes.size).toBe(4);
    for (const [titulaireId, { soldes, lots }] of comptes) {
      expect(soldes).toEqual(await lireSoldes(ctx, titulaireId));
      expect(lots).toEqual(await listerLots(ctx, titulaireId));
    }
  });

  it("n'inscrit jamais un droit deux fois et ne se bloque pas, quand plusieurs envoient à la fois les mêmes titulaires", async () => {
    const titulaires = Array.from({ length: 60 }, () => randomUUID());
    const communs = titulaires.map((titulaireId) => unLot(titulaireId, { montant: 100 }));
    const envois = Array.from({ length: 8 }, (_, qui) => {
      // Chacun a les droits communs, dans son ordre, et les siens.
      const siens = titulaires.filter((__, rang) => rang % 8 <= qui).map((titulaireId) => unLot(titulaireId, { montant: 1 }));
      return [...communs, ...siens].sort(() => Math.random() - 0.5);
    });
    const tranches = envois.flatMap((envoi) => [envoi.slice(0, 40), envoi.slice(40)]);
    // Une transaction interbloquée serait recommencée : le nombre d'essais le montrerait.
    let essais = 0;
    const envoyer = (tranche: readonly LotDemande[]) =>
      agir(essai.base, (ctx) => {
        essais += 1;
        return inscrireLotsEnMasse(ctx, tranche);
      });
    const seuls = communs.slice(0, 10).map((lot) => agir(essai.base, (ctx) => inscrireLot(ctx, lot)));
    await Promise.all([...tranches.map(envoyer), ...seuls]);
    expect(essais).toBe(tranches.length);
    const attendus = new Set(envois.flat().map(({ titulaireId, cle }) => `${titulaireId} ${cle}`));
    const ecrites = (await Promise.all(titulaires.map(journal))).flat();
    expect(ecrites.map(({ titulaireId, cle }) => `${titulaireId} ${cle}`).sort()).toEqual([...attendus].sort());
  });
});
