// Les cas de la table qui se jugent dans le service : 16, 53, 61, 84 et 85, sur la vraie base.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { qualifierEnBase } from "../../src/acces/commande/organisme-qualifier.js";
import { choisirRecensement, deposerActivite } from "../../src/metier/activites/index.js";
import { attesterDeclaration, declarerActivite } from "../../src/metier/declarations/index.js";
import { calculerDroits, installerLectures, lireDroits } from "../../src/metier/droits/index.js";
import { alimenterCpf, lireSoldes, listerLots } from "../../src/metier/grand-livre/index.js";
import { repondreConge } from "../../src/regles/conges.js";
import { planifierFinancement } from "../../src/regles/financement/index.js";
import { lecturesParDefaut } from "../../src/regles/lectures.js";
import { sql } from "../../src/socle/base/base.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { euros } from "../../src/socle/valeurs/montant.js";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../outils/benevoles.js";
import { desHeures, recue } from "../outils/declarations.js";

const EN_2025 = { debut: dateCivile("2025-01-01"), fin: dateCivile("2025-12-31") };

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2026-03-10T10:00:00Z");
});
afterAll(() => monde.test.fermer());

async function deposer(titulaireId: string, faits: object): Promise<string> {
  return monde.agir(SYSTEME, async (ctx) => {
    const depot = await deposerActivite(ctx, {
      organismeId: "organisme",
      organismeNom: "Organisme",
      idExterne: randomUUID(),
      personne: { titulaireId },
      faits,
    });
    await calculerDroits(ctx, titulaireId);
    return depot.activiteId;
  });
}

it("16 : la présidente n'atteste pas ses heures tant qu'un autre responsable existe, et le peut si elle est seule (R5151-17)", async () => {
  const courriel = `presidente-${randomUUID()}@exemple.fr`;
  const titulaire = await monde.titulaire(courriel);
  const seule = await monde.association(courriel);
  const aDeux = await monde.association(courriel, `autre-${randomUUID()}@exemple.fr`);
  const declarer = (organismeId: string) =>
    monde.agir(titulaire, async (ctx) => {
      const heures = desHeures(organismeId, { ...EN_2025, heures: 200 });
      return recue(await declarerActivite(ctx, { titulaireId: titulaire.titulaireId, ...heures })).id;
    });
  const attester = (declarationId: string) => monde.agir(responsableDeTest(courriel), (ctx) => attesterDeclaration(ctx, { declarationId }));
  await expect(attester(await declarer(aDeux))).rejects.toThrow(/Refus declarations\//u);
  await expect(attester(await declarer(seule))).resolves.toMatchObject({ decision: "attestee" });
});

it("53 : 80 heures de réserve de réinsertion en 2025 ouvrent 240 €, inutilisables en détention (D5151-14 I 12°, code pénitentiaire L411-6)", async () => {
  const { titulaireId } = await monde.titulaire();
  await deposer(titulaireId, { type: "reserve_citoyenne_reinsertion", annee: 2025, heures: 80 });
  const [lot] = await monde.agir(SYSTEME, (ctx) => listerLots(ctx, titulaireId));
  expect(lot).toMatchObject({ activite: "reserve_citoyenne_reinsertion", annee: 2025, disponible: euros(240) });
  if (lot === undefined) throw new Error("Aucun lot.");
  const plan = planifierFinancement(
    {
      date: dateCivile("2026-03-10"),
      titulaire: { statut: "detenu" },
      formation: { type: "rncp", prix: euros(200) },
      cpf: euros(0),
      dotations: [],
      abondements: [],
      lotsCec: [{ id: lot.id, montant: lot.disponible, declareLe: lot.declareLe, financeur: "etat" }],
    },
    lecturesParDefaut,
  );
  expect(plan.lignes.some((ligne) => ligne.source === "cec")).toBe(false);
  expect(plan.motifs.map((motif) => motif.article)).toContain("code pénitentiaire L411-6");
});

it("61 : un CPF à 5 000 € n'empêche pas un droit CEC de 240 € (L6323-15)", async () => {
  const { titulaireId } = await monde.titulaire();
  await monde.agir(SYSTEME, (ctx) => alimenterCpf(ctx, { titulaireId, cle: "cpf-2025", montant: euros(5_000), origine: "essai" }));
  await deposer(titulaireId, { type: "reserve_sanitaire", annee: 2025, jours: 30 });
  const soldes = await monde.agir(SYSTEME, (ctx) => lireSoldes(ctx, titulaireId));
  expect(soldes.cpf.disponible).toBe(euros(5_000));
  expect(soldes.cec).toMatchObject({ acquis: euros(240), disponible: euros(240) });
});

it("84 : un agent public n'a pas de congé au titre du compte, et l'on dit pourquoi (CGFP L422-4)", () => {
  const reponse = repondreConge("agent_public");
  expect(reponse.decision).toBe("refuse");
  expect(reponse.motifs.map((motif) => motif.article)).toEqual(["CGFP L422-4"]);
  expect(repondreConge("salarie").decision).toBe("faculte");
});

it("85 : l'activité que le titulaire ne recense pas ne donne pas de droit ; remise, elle le redonne, et rien n'est effacé (L5151-8)", async () => {
  const titulaire = await monde.titulaire();
  const { titulaireId } = titulaire;
  const activiteId = await deposer(titulaireId, { type: "reserve_militaire_operationnelle", annee: 2025, jours: 90 });
  const choisir = (recensee: boolean) =>
    monde.agir(titulaire, async (ctx) => {
      await choisirRecensement(ctx, { activiteId, recensee });
      await calculerDroits(ctx, titulaireId);
      return lireDroits(ctx, titulaireId);
    });
  const dehors = await choisir(false);
  expect(dehors.soldes.cec.acquis).toBe(0);
  expect(dehors.enCours).toEqual([]);
  expect(dehors.lots[0]?.reprise?.droit.motifs[0]?.article).toBe("L5151-8");
  const remise = await choisir(true);
  expect(remise.soldes.cec.disponible).toBe(euros(240));
  expect(remise.lots).toHaveLength(2);
});

it("calculer deux fois, ou à deux en même temps, ne donne pas deux fois un droit (D5151-14 I)", async () => {
  const { titulaireId } = await monde.titulaire();
  await monde.agir(SYSTEME, (ctx) =>
    deposerActivite(ctx, {
      organismeId: "organisme",
      organismeNom: "Organisme",
      idExterne: randomUUID(),
      personne: { titulaireId },
      faits: { type: "reserve_sanitaire", annee: 2025, jours: 31 },
    }),
  );
  const calculs = await Promise.all([1, 2, 3, 4].map(() => monde.agir(SYSTEME, (ctx) => calculerDroits(ctx, titulaireId))));
  expect(calculs.reduce((somme, ecrits) => somme + ecrits, 0)).toBe(1);
  await expect(monde.agir(SYSTEME, (ctx) => calculerDroits(ctx, titulaireId))).resolves.toBe(0);
});

it("une décision sur l'article 200 vaut pour tous les bénévoles, et leur droit est écrit le jour même (L5151-9 6° a)", async () => {
  const courriel = `tresoriere-${randomUUID()}@exemple.fr`;
  const organismeId = await monde.association(courriel);
  await monde.test.proprietaire.requete(sql`update organismes.organismes set article200 = null where id = ${organismeId}`);
  const benevole = await monde.titulaire();
  const declarationId = await monde.agir(benevole, async (ctx) => {
    const heures = desHeures(organismeId, { ...EN_2025, fonction: "encadrement", heures: 220 });
    return recue(await declarerActivite(ctx, { titulaireId: benevole.titulaireId, ...heures })).id;
  });
  await monde.agir(responsableDeTest(courriel), (ctx) => attesterDeclaration(ctx, { declarationId }));
  await expect(monde.agir(SYSTEME, (ctx) => calculerDroits(ctx, benevole.titulaireId))).resolves.toBe(0);
  const decision = { reference: organismeId, article200: true, raison: "Culture populaire.", agent: "agente" };
  await expect(qualifierEnBase(monde.test.base, monde.horloge, decision)).resolves.toMatchObject({ benevoles: 1, droitsEcrits: 1 });
  const soldes = await monde.agir(SYSTEME, (ctx) => lireSoldes(ctx, benevole.titulaireId));
  expect(soldes.cec.disponible).toBe(euros(240));
});

it("un droit est écrit le jour où il est dû, sauf calendrier daté de l'exploitant (D5151-14)", async () => {
  const ailleurs = await unMonde("2026-03-10T10:00:00Z");
  const { titulaireId } = await ailleurs.titulaire();
  await ailleurs.test.proprietaire.requete(sql`insert into droits.calendrier (depuis, mois, jour) values ('2026-01-01', 4, 1)`);
  await ailleurs.agir(SYSTEME, (ctx) =>
    deposerActivite(ctx, {
      organismeId: "organisme",
      organismeNom: "Organisme",
      idExterne: "calendrier",
      personne: { titulaireId },
      faits: { type: "reserve_sanitaire", annee: 2025, jours: 30 },
    }),
  );
  await expect(ailleurs.agir(SYSTEME, (ctx) => calculerDroits(ctx, titulaireId))).resolves.toBe(0);
  ailleurs.horloge.placer("2026-04-01T10:00:00Z");
  await expect(ailleurs.agir(SYSTEME, (ctx) => calculerDroits(ctx, titulaireId))).resolves.toBe(1);
  await ailleurs.test.fermer();
});

it("le décès ferme le compte et n'efface rien : les lots écrits restent (L5151-2)", async () => {
  const { titulaireId } = await monde.titulaire();
  await deposer(titulaireId, { type: "reserve_sanitaire", annee: 2025, jours: 30 });
  await monde.test.proprietaire.requete(sql`update identite.titulaires set deces = '2026-03-01' where titulaire_id = ${titulaireId}`);
  await expect(monde.agir(SYSTEME, (ctx) => calculerDroits(ctx, titulaireId))).resolves.toBe(0);
  const soldes = await monde.agir(SYSTEME, (ctx) => lireSoldes(ctx, titulaireId));
  expect(soldes.cec.acquis).toBe(euros(240));
});

it("une lecture choisie après coup ne reprend pas un droit déjà écrit (D2)", async () => {
  const { titulaireId } = await monde.titulaire();
  await deposer(titulaireId, { type: "reserve_sanitaire", annee: 2025, jours: 30 });
  await deposer(titulaireId, { type: "reserve_militaire_operationnelle", annee: 2025, jours: 90 });
  installerLectures("D2=par_annee");
  await expect(monde.agir(SYSTEME, (ctx) => calculerDroits(ctx, titulaireId))).resolves.toBe(0);
  installerLectures("");
  const soldes = await monde.agir(SYSTEME, (ctx) => lireSoldes(ctx, titulaireId));
  expect(soldes.cec.acquis).toBe(euros(480));
});
