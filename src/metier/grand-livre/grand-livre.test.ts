// Le grand livre dit oui et non comme il faut : lots, réservations, corrections, remboursements, rejeux.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { agir, contexteSysteme, PLAFOND_ESSAI, unLot } from "../../../tests/outils/grand-livre.js";
import { Refus } from "../../socle/refus.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import {
  alimenterCpf,
  annulerReservation,
  corrigerLot,
  executerReservation,
  inscrireLot,
  lireSoldes,
  listerEcritures,
  listerLots,
  rembourser,
  reserver,
  verifierJournal,
} from "./index.js";

describe("le grand livre", () => {
  let essai: BaseDeTest;
  let titulaireId: string;
  beforeAll(async () => {
    essai = await baseDeTest();
  });
  afterAll(async () => {
    expect((await verifierJournal(essai.base)).fautes).toEqual([]);
    await essai.fermer();
  });
  beforeEach(() => {
    titulaireId = randomUUID();
  });

  const cle = () => randomUUID();
  const soldes = () => lireSoldes(contexteSysteme(essai.base), titulaireId);
  const lots = () => listerLots(contexteSysteme(essai.base), titulaireId);
  const inscrire = (change = {}) => agir(essai.base, (ctx) => inscrireLot(ctx, unLot(titulaireId, change)));
  const reserverCec = (cec: number, cpf = 0) => agir(essai.base, (ctx) => reserver(ctx, { titulaireId, cle: cle(), cec, cpf }));
  const executer = (reservationId: string) =>
    agir(essai.base, (ctx) => executerReservation(ctx, { titulaireId, cle: cle(), reservationId }));
  const annuler = (reservationId: string) => agir(essai.base, (ctx) => annulerReservation(ctx, { titulaireId, cle: cle(), reservationId }));
  const rendre = (reservationId: string, cec: number, cpf = 0) =>
    agir(essai.base, (ctx) => rembourser(ctx, { titulaireId, cle: cle(), reservationId, cec, cpf }));
  const refus = (promesse: Promise<unknown>) =>
    promesse.then(
      () => null,
      (erreur: unknown) => (erreur instanceof Refus ? { code: erreur.code, ...erreur.details } : erreur),
    );

  it("inscrit un lot de 240 € et le rend disponible (L5151-10)", async () => {
    const ecriture = await inscrire();
    expect(ecriture).toMatchObject({ rang: 1, genre: "lot", cibleId: null, jour: "2028-01-02" });
    expect((await soldes()).cec).toEqual({ acquis: 24_000, disponible: 24_000, reserve: 0, utilise: 0 });
    expect(await lots()).toMatchObject([{ id: ecriture.id, montant: 24_000, disponible: 24_000, financeur: "etat" }]);
  });

  it("refuse le lot qui passerait le plafond, en disant ce qu'il reste à acquérir (D5151-14 III)", async () => {
    for (const annee of [2024, 2025]) await inscrire({ annee });
    await inscrire({ annee: 2026, montant: 20_000 });
    expect(await refus(inscrire())).toMatchObject({ code: "grand-livre/plafond-depasse", acquis: 68_000, reste: 4_000 });
    await inscrire({ montant: 4_000 });
    expect((await soldes()).cec.acquis).toBe(PLAFOND_ESSAI);
  });

  it("compte dans le plafond ce qui est dépensé, mais non ce qui est repris (D5151-14 III)", async () => {
    const premier = await inscrire({ annee: 2024 });
    for (const annee of [2025, 2026]) await inscrire({ annee });
    const reservation = await reserverCec(24_000);
    await executer(reservation.id);
    expect(await refus(inscrire())).toMatchObject({ code: "grand-livre/plafond-depasse" });
    await rendre(reservation.id, 24_000);
    await agir(essai.base, (ctx) =>
      corrigerLot(ctx, { titulaireId, cle: cle(), lotId: premier.id, montant: 24_000, motif: "faits_retires" }),
    );
    await inscrire();
    expect((await soldes()).cec.acquis).toBe(PLAFOND_ESSAI);
  });

  it("tient le CPF dans un second compteur, jamais dans le plafond (D5151-11)", async () => {
    await agir(essai.base, (ctx) => alimenterCpf(ctx, { titulaireId, cle: cle(), montant: 500_000, origine: "employeur" }));
    await inscrire();
    expect(await soldes()).toMatchObject({ cpf: { acquis: 500_000, disponible: 500_000 }, cec: { acquis: 24_000 } });
  });

  it("dépense d'abord la déclaration la plus ancienne, quel que soit l'ordre d'inscription (D5151-13)", async () => {
    const recent = await inscrire({ declareLe: dateCivile("2027-06-30") });
    const ancien = await inscrire({ declareLe: dateCivile("2025-06-30") });
    await reserverCec(30_000);
    expect(await lots()).toMatchObject([
      { id: ancien.id, disponible: 0, reserve: 24_000 },
      { id: recent.id, disponible: 18_000, reserve: 6_000 },
    ]);
  });

  it("rend une réservation annulée aux mêmes lots (D5151-13)", async () => {
    await inscrire({ declareLe: dateCivile("2025-06-30") });
    await inscrire({ declareLe: dateCivile("2027-06-30") });
    const avant = await lots();
    const reservation = await reserverCec(30_000);
    await annuler(reservation.id);
    expect(await lots()).toEqual(avant);
  });

  it("rend un remboursement aux mêmes lots, les derniers entamés d'abord (D5151-13)", async () => {
    await inscrire({ declareLe: dateCivile("2025-06-30") });
    await inscrire({ declareLe: dateCivile("2027-06-30") });
    const reservation = await reserverCec(30_000);
    await executer(reservation.id);
    await rendre(reservation.id, 10_000);
    expect(await lots()).toMatchObject([
      { utilise: 20_000, disponible: 4_000 },
      { utilise: 0, disponible: 24_000 },
    ]);
    expect(await refus(rendre(reservation.id, 20_001))).toMatchObject({ code: "grand-livre/remboursement-excessif", utiliseCec: 20_000 });
    await rendre(reservation.id, 20_000);
    expect((await soldes()).cec).toMatchObject({ disponible: 48_000, utilise: 0 });
  });

  it("réserve et règle les deux compteurs ensemble (D5151-11)", async () => {
    await inscrire();
    await agir(essai.base, (ctx) => alimenterCpf(ctx, { titulaireId, cle: cle(), montant: 50_000, origine: "employeur" }));
    const reservation = await reserverCec(1_000, 50_000);
    expect(await refus(reserverCec(0, 1))).toMatchObject({ code: "grand-livre/solde-insuffisant", compteur: "cpf", disponible: 0 });
    await executer(reservation.id);
    expect(await refus(rendre(reservation.id, 0, 50_001))).toMatchObject({ code: "grand-livre/remboursement-excessif" });
    await rendre(reservation.id, 0, 50_000);
    expect(await soldes()).toMatchObject({ cpf: { disponible: 50_000, utilise: 0 }, cec: { disponible: 23_000, utilise: 1_000 } });
  });

  it("refuse de réserver plus que le disponible, en nommant le compteur", async () => {
    await inscrire();
    expect(await refus(reserverCec(24_001))).toEqual({
      code: "grand-livre/solde-insuffisant",
      compteur: "cec",
      disponible: 24_000,
      demande: 24_001,
    });
  });

  it("ne règle une réservation qu'une fois, et dit comment elle l'a été", async () => {
    await inscrire();
    const reservation = await reserverCec(10_000);
    expect(await refus(rendre(reservation.id, 1))).toMatchObject({ code: "grand-livre/reservation-non-executee", issue: null });
    await executer(reservation.id);
    expect(await refus(executer(reservation.id))).toEqual({ code: "grand-livre/reservation-deja-reglee", issue: "execution" });
    expect(await refus(annuler(reservation.id))).toEqual({ code: "grand-livre/reservation-deja-reglee", issue: "execution" });
  });

  it("ne connaît d'un titulaire que ses propres lots et réservations", async () => {
    const lot = await inscrire();
    const reservation = await reserverCec(1_000);
    const autre = randomUUID();
    await agir(essai.base, (ctx) => inscrireLot(ctx, unLot(autre)));
    const chezLAutre = { titulaireId: autre, cle: cle() };
    const inconnus = [reservation.id, lot.id, "pas-un-identifiant"].map((id) =>
      refus(agir(essai.base, (ctx) => executerReservation(ctx, { ...chezLAutre, reservationId: id }))),
    );
    for (const inconnu of await Promise.all(inconnus)) expect(inconnu).toMatchObject({ code: "grand-livre/reservation-inconnue" });
    const correction = agir(essai.base, (ctx) => corrigerLot(ctx, { ...chezLAutre, lotId: lot.id, montant: 1, motif: "essai" }));
    expect(await refus(correction)).toMatchObject({ code: "grand-livre/lot-inconnu" });
  });

  it("corrige par une nouvelle écriture qui nomme celle qu'elle corrige, et jamais ce qui est déjà mobilisé", async () => {
    const lot = await inscrire();
    await reserverCec(20_000);
    const corriger = (montant: number) =>
      agir(essai.base, (ctx) => corrigerLot(ctx, { titulaireId, cle: cle(), lotId: lot.id, montant, motif: "faits_retires" }));
    expect(await refus(corriger(4_001))).toMatchObject({ code: "grand-livre/lot-deja-mobilise", disponible: 4_000 });
    expect(await corriger(4_000)).toMatchObject({ genre: "correction", cibleId: lot.id });
    expect((await soldes()).cec).toEqual({ acquis: 20_000, disponible: 0, reserve: 20_000, utilise: 0 });
  });

  it("rend la première réponse à une demande rejouée, et refuse la même clé pour une autre demande", async () => {
    const demande = unLot(titulaireId);
    const rejouer = (change = {}) => agir(essai.base, (ctx) => inscrireLot(ctx, { ...demande, ...change }));
    const premiere = await rejouer();
    expect(await rejouer()).toEqual(premiere);
    expect(await refus(rejouer({ montant: 12_000 }))).toMatchObject({ code: "grand-livre/cle-reutilisee", genre: "lot" });
    const reservation = { titulaireId, cle: cle(), cec: 5_000, cpf: 0 };
    const reserve = await agir(essai.base, (ctx) => reserver(ctx, reservation));
    await annuler(reserve.id);
    expect(await agir(essai.base, (ctx) => reserver(ctx, reservation))).toEqual(reserve);
    expect((await soldes()).cec.disponible).toBe(24_000);
    expect(await listerEcritures(contexteSysteme(essai.base), titulaireId)).toHaveLength(3);
  });

  it("refuse une somme nulle, négative, décimale ou démesurée", async () => {
    for (const montant of [0, -1, 0.5, Number.NaN, 2 ** 60]) {
      expect(await refus(inscrire({ montant }))).toMatchObject({ code: "grand-livre/montant-invalide" });
    }
    expect(await refus(reserverCec(0))).toMatchObject({ code: "grand-livre/montant-invalide" });
    expect(await refus(reserverCec(-1, 2))).toMatchObject({ code: "grand-livre/montant-invalide" });
  });

  it("n'écrit qu'une fois un droit que deux connexions inscrivent au même instant", async () => {
    const demande = unLot(titulaireId);
    const rendues = await Promise.all([1, 2, 3, 4].map(() => agir(essai.base, (ctx) => inscrireLot(ctx, demande))));
    expect(new Set(rendues.map((ecriture) => ecriture.id)).size).toBe(1);
    expect((await soldes()).cec.acquis).toBe(24_000);
  });

  it("ne réserve pas deux fois le même solde, même demandé au même instant", async () => {
    await inscrire();
    const essais = await Promise.all([1, 2, 3, 4].map(() => refus(reserverCec(24_000))));
    expect(essais.filter((resultat) => resultat === null)).toHaveLength(1);
    expect((await soldes()).cec).toMatchObject({ disponible: 0, reserve: 24_000 });
  });

  it("ne passe pas le plafond, même par quatre inscriptions au même instant (D5151-14 III)", async () => {
    const essais = await Promise.all([2024, 2025, 2026, 2027].map((annee) => refus(inscrire({ annee }))));
    expect(essais.filter((resultat) => resultat === null)).toHaveLength(3);
    expect((await soldes()).cec.acquis).toBe(PLAFOND_ESSAI);
  });

  it("ne règle pas deux fois la même réservation, exécutée et annulée au même instant", async () => {
    await inscrire();
    const { id } = await reserverCec(24_000);
    const essais = await Promise.all([refus(executer(id)), refus(annuler(id)), refus(executer(id))]);
    expect(essais.filter((resultat) => resultat === null)).toHaveLength(1);
  });

  it("n'écrit que pour le service ou le titulaire lui-même, et ne montre qu'à eux", async () => {
    const acteur = { genre: "titulaire", titulaireId: randomUUID(), preuve: "eidas2" } as const;
    const ecriture = essai.base.transaction((tx) => inscrireLot({ ...contexteSysteme(tx), acteur }, unLot(titulaireId)));
    expect(await refus(ecriture)).toMatchObject({ code: "identite/action-interdite" });
    for (const lire of [lireSoldes, listerLots, listerEcritures]) {
      expect(await refus(lire({ ...contexteSysteme(essai.base), acteur }, titulaireId))).toMatchObject({
        code: "identite/action-interdite",
      });
    }
  });

  it("s'arrête sur un défaut du programme : hors transaction, identifiant informe, texte impossible", async () => {
    await expect(inscrireLot(contexteSysteme(essai.base), unLot(titulaireId))).rejects.toThrow(/dans une transaction/u);
    await expect(agir(essai.base, (ctx) => inscrireLot(ctx, unLot("x")))).rejects.toThrow(/UUID/u);
    await expect(inscrire({ cle: "a\u0000b" })).rejects.toThrow(/imprimables/u);
    await expect(inscrire({ activite: "\ud800" })).rejects.toThrow(/imprimables/u);
  });
});
