// Le calcul en masse : la même loi que pour un seul titulaire, jamais un droit deux fois, jamais un titulaire qui en arrête d'autres.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { arbitraireDossier } from "../../../tests/outils/dossiers.js";
import { choisirUneSurDeux, ecrireDossier, ecritsDe } from "../../../tests/outils/dossiers-en-base.js";
import { type Base, sql } from "../../socle/base/base.js";
import { aRecalculer, deposerActivite } from "../activites/index.js";
import { executerReservation, lireSoldes, reserver, verifierJournal } from "../grand-livre/index.js";
import { calculerDroits, calculerDroitsEnMasse, calculerPourTous, recalculerEnAttente } from "./index.js";

let monde: Monde;
let organismeId: string;
/** Titulaires que la voie en masse a traités elle-même. */
let ordinaires = 0;
beforeAll(async () => {
  monde = await unMonde("2027-03-10T10:00:00Z");
  organismeId = await monde.association("bureau@exemple.fr");
});
afterAll(() => monde.test.fermer());

async function depenser(titulaireId: string): Promise<void> {
  await monde.agir(SYSTEME, async (ctx) => {
    const { cec } = await lireSoldes(ctx, titulaireId);
    if (cec.disponible < 10_000) return;
    const { id } = await reserver(ctx, { titulaireId, cle: "formation", cec: 10_000, cpf: 0 });
    await executerReservation(ctx, { titulaireId, cle: "paiement", reservationId: id });
  });
}

/** Calcule les premiers un par un et les seconds ensemble, puis exige le même résultat. */
async function comparer(paires: readonly (readonly string[])[]): Promise<number> {
  const [seuls, ensemble] = [paires.map(([un = ""]) => un), paires.map(([, autre = ""]) => autre)];
  let ecrits = 0;
  for (const titulaireId of seuls) ecrits += await monde.agir(SYSTEME, (ctx) => calculerDroits(ctx, titulaireId));
  const bilan = await monde.agir(SYSTEME, (ctx) => calculerDroitsEnMasse(ctx, ensemble));
  expect(bilan.ecrits).toBe(ecrits);
  ordinaires += ensemble.length - bilan.unParUn;
  for (const [seul = "", autre = ""] of paires) {
    expect(await ecritsDe(monde.test.base, autre)).toEqual(await ecritsDe(monde.test.base, seul));
  }
  return ecrits;
}

/** Titulaires neufs dont une activité déposée ouvre un droit ; ils sont dans la file. */
async function enAttente(combien: number): Promise<string[]> {
  const titulaires: string[] = [];
  for (let rang = 0; rang < combien; rang += 1) {
    const { titulaireId } = await monde.titulaire();
    await monde.agir(SYSTEME, async (ctx) => {
      await deposerActivite(ctx, {
        organismeId: "organisme",
        organismeNom: "Organisme",
        idExterne: titulaireId,
        personne: { titulaireId },
        faits: { type: "reserve_sanitaire", annee: 2026, jours: 40 },
      });
      await aRecalculer(ctx, [titulaireId]);
    });
    titulaires.push(titulaireId);
  }
  return titulaires;
}

async function lotsDe(titulaires: readonly string[]): Promise<number[]> {
  const lignes = await monde.test.base.requete<{ nombre: number }>(sql`
    select count(lot.id)::integer as nombre from unnest(${titulaires}::uuid[]) as t (titulaire_id)
    left join grand_livre.lots lot on lot.titulaire_id = t.titulaire_id group by t.titulaire_id`);
  return lignes.map(({ nombre }) => nombre);
}

const estSain = async () => expect((await verifierJournal(monde.test.base)).fautes).toEqual([]);
const unChacun = (titulaires: readonly string[]) => titulaires.map(() => 1);

describe("le calcul en masse", () => {
  it("écrit les mêmes lots et les mêmes décisions que le calcul un par un, la dépense, le retrait et le retour compris (D5151-14)", async () => {
    let ecrits = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraireDossier, { minLength: 4, maxLength: 8 }), async (dossiers) => {
        const paires: string[][] = [];
        for (const dossier of dossiers) paires.push(await ecrireDossier(monde, dossier, { organismeId, combien: 2 }));
        monde.horloge.placer("2027-03-10T10:00:00Z");
        ecrits += await comparer(paires);
        for (const titulaireId of paires.flat()) await depenser(titulaireId);
        await choisirUneSurDeux(monde.test.base, paires.flat(), false);
        monde.horloge.placer("2028-04-01T10:00:00Z");
        ecrits += await comparer(paires);
        await choisirUneSurDeux(monde.test.base, paires.flat(), true);
        ecrits += await comparer(paires);
      }),
      { numRuns: 12 },
    );
    expect(ecrits).toBeGreaterThan(30);
    expect(ordinaires).toBeGreaterThan(60);
    monde.horloge.placer("2027-03-10T10:00:00Z");
    await estSain();
  });

  it("à deux travailleurs en même temps, ne donne jamais un droit deux fois et vide la file (D5151-14 I)", async () => {
    const titulaires = await enAttente(40);
    const vider = () => recalculerEnAttente(monde.test.base, monde.horloge, { parTranche: 3 });
    const bilans = await Promise.all([vider(), vider(), vider()]);
    expect(bilans.reduce((somme, { titulaires: faits }) => somme + faits, 0)).toBe(40);
    expect(bilans.reduce((somme, { ecrits }) => somme + ecrits, 0)).toBe(40);
    expect(await lotsDe(titulaires)).toEqual(unChacun(titulaires));
    await estSain();
  });

  it("croise le calcul d'un seul titulaire sans écrire deux fois (D5151-14 I)", async () => {
    const titulaires = await enAttente(12);
    const seul = (titulaireId: string) => monde.agir(SYSTEME, (ctx) => calculerDroits(ctx, titulaireId));
    await Promise.all([recalculerEnAttente(monde.test.base, monde.horloge), ...[...titulaires].reverse().slice(0, 5).map(seul)]);
    expect(await lotsDe(titulaires)).toEqual(unChacun(titulaires));
  });

  it("met de côté celui qui fait lever, le signale, et calcule les autres ; réparé, il revient", async () => {
    const titulaires = await enAttente(6);
    const [fautif = ""] = titulaires;
    const casser = (faits: string) =>
      monde.test.base.requete(sql`update activites.activites set faits = ${faits}::jsonb where titulaire_id = ${fautif}`);
    await casser('{"type": "inconnu"}');
    const signales: (string | null)[] = [];
    const signaler = (_erreur: unknown, titulaireId: string | null) => void signales.push(titulaireId);
    const bilan = await recalculerEnAttente(monde.test.base, monde.horloge, { signaler });
    expect(bilan).toEqual({ titulaires: 6, ecrits: 5, isoles: [fautif] });
    expect(signales).toEqual([fautif]);
    expect(await monde.test.base.requete(sql`select titulaire_id, raison from droits.isoles`)).toEqual([
      { titulaire_id: fautif, raison: "defaut" },
    ]);
    await casser('{"type": "reserve_sanitaire", "annee": 2026, "jours": 40}');
    await calculerPourTous(monde.test.base, monde.horloge);
    expect(await monde.test.base.requete(sql`select titulaire_id from droits.isoles`)).toEqual([]);
    expect(await lotsDe(titulaires)).toEqual(unChacun(titulaires));
  });

  it("coupé avant la fin d'une tranche, laisse la file entière et n'écrit rien ; repris, il donne chaque droit une fois", async () => {
    const titulaires = await enAttente(5);
    const { base } = monde.test;
    const coupure: Base = {
      ...base,
      transaction: (action) =>
        base.transaction(async (tx) => {
          await action(tx);
          throw new Error("coupure");
        }),
    };
    await expect(recalculerEnAttente(coupure, monde.horloge)).rejects.toThrow("coupure");
    expect(await lotsDe(titulaires)).toEqual(titulaires.map(() => 0));
    await expect(recalculerEnAttente(base, monde.horloge)).resolves.toMatchObject({ titulaires: 5, ecrits: 5, isoles: [] });
    expect(await lotsDe(titulaires)).toEqual(unChacun(titulaires));
  });

  it("interrompu n'importe où, ne perd ni ne double rien et reprend", async () => {
    const titulaires = await enAttente(9);
    const arreter = () => {
      throw new Error("arrêt");
    };
    monde.horloge.placer("2027-03-11T10:00:00Z");
    await expect(calculerPourTous(monde.test.base, monde.horloge, { parTranche: 4, avancer: arreter })).rejects.toThrow("arrêt");
    const [entame] = await monde.test.base.requete<{ etat: string }>(sql`select etat from droits.passages where jour = '2027-03-11'`);
    expect(entame?.etat).toBe("en_cours");
    await expect(calculerPourTous(monde.test.base, monde.horloge, { parTranche: 4 })).resolves.toMatchObject({ fini: true, isoles: 0 });
    expect(await lotsDe(titulaires)).toEqual(unChacun(titulaires));
    const passages = await monde.test.base.requete(
      sql`select p.rang, p.etat, p.titulaires = (select count(*) from identite.titulaires) as tous from droits.passages p where p.jour = '2027-03-11'`,
    );
    expect(passages).toEqual([{ rang: 1, etat: "fini", tous: true }]);
  });

  it("à deux travailleurs, se partage le passage sur tous les comptes, chacun vu une fois", async () => {
    const titulaires = await enAttente(10);
    monde.horloge.placer("2027-03-12T10:00:00Z");
    const passer = () => calculerPourTous(monde.test.base, monde.horloge, { parTranche: 5 });
    const bilans = await Promise.all([passer(), passer()]);
    const [compte] = await monde.test.base.requete<{ nombre: number }>(sql`select count(*)::integer as nombre from identite.titulaires`);
    const [passage] = await monde.test.base.requete<{ rangs: number; vus: number }>(
      sql`select count(*)::integer as rangs, sum(titulaires)::integer as vus from droits.passages where jour = '2027-03-12'`,
    );
    expect(bilans.reduce((somme, bilan) => somme + bilan.titulaires, 0)).toBe(passage?.vus);
    expect(passage?.vus).toBe((compte?.nombre ?? 0) * (passage?.rangs ?? 0));
    expect(await lotsDe(titulaires)).toEqual(unChacun(titulaires));
    await estSain();
  });
});
