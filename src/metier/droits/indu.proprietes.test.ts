// L'indu sous des histoires tirées au hasard : ce qu'une personne a acquis est toujours ce que ses activités lui donnent, plus ce qu'elle doit.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Monde, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { sql } from "../../socle/base/base.js";
import { euros } from "../../socle/valeurs/montant.js";
import { deposerActivite } from "../activites/index.js";
import { annulerReservation, executerReservation, lireSoldes, rembourser, reserver, verifierJournal } from "../grand-livre/index.js";
import type { Acteur } from "../identite/index.js";
import { abandonnerIndu, calculerDroits, calculerDroitsEnMasse, installerRecouvrement, lireDroits, recouvrerIndu } from "./index.js";

const AGENTE: Acteur = { genre: "agent", agentId: "agente" };
const DROIT = euros(240);
/** Trois activités : leur somme ne dépasse pas le plafond, qui a ses propres tests. */
const ACTIVITES = [
  { type: "reserve_sanitaire", annee: 2025, jours: 40 },
  { type: "reserve_militaire_operationnelle", annee: 2025, jours: 90 },
  { type: "reserve_citoyenne_reinsertion", annee: 2025, heures: 90 },
];

type Geste = { readonly quoi: "annuler" | "rendre"; readonly rang: number } | { readonly quoi: string; readonly part: number };
const geste: fc.Arbitrary<Geste> = fc.oneof(
  fc.record({ quoi: fc.constantFrom("annuler" as const, "rendre" as const), rang: fc.nat(2) }),
  fc.record({
    quoi: fc.constantFrom("depenser", "depenser", "reserver", "executer", "liberer", "rembourser", "recouvrer", "abandonner"),
    part: fc.constantFrom(0.25, 0.5, 1),
  }),
);

/** Le lot qui payait un indu tombe, puis l'activité de cet indu revient : le second indu est payé par ce que le premier rend. */
const DEJA_VUE: Geste[] = [
  { quoi: "annuler", rang: 2 },
  { quoi: "depenser", part: 0.25 },
  { quoi: "annuler", rang: 1 },
  { quoi: "recouvrer", part: 1 },
  { quoi: "annuler", rang: 0 },
  { quoi: "rendre", rang: 1 },
  { quoi: "depenser", part: 0.25 },
];

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2026-03-10T10:00:00Z");
});
afterAll(async () => {
  installerRecouvrement("");
  await monde.test.fermer();
});

/** Une personne, ses activités debout, et ses réservations. */
class Histoire {
  readonly titulaireId: string;
  readonly activites: readonly string[];
  readonly debout = new Set([0, 1, 2]);
  readonly reservations: { id: string; somme: number }[] = [];
  readonly executees: { id: string; reste: number }[] = [];

  constructor(titulaireId: string, activites: readonly string[]) {
    this.titulaireId = titulaireId;
    this.activites = activites;
  }

  /** Le déclarant annule l'activité, ou la rétablit. */
  async rendre(rang: number, rendue: boolean): Promise<void> {
    if (rendue) this.debout.add(rang);
    else this.debout.delete(rang);
    await monde.test.base.requete(sql`update activites.activites set annulee_le = ${rendue ? null : monde.horloge.maintenant()}
      where titulaire_id = ${this.titulaireId} and id = ${this.activites[rang] ?? ""}`);
  }

  async reserver(part: number): Promise<void> {
    const { titulaireId } = this;
    await monde.agir(SYSTEME, async (ctx) => {
      const somme = Math.floor((await lireSoldes(ctx, titulaireId)).cec.disponible * part);
      if (somme === 0) return;
      const { id } = await reserver(ctx, { titulaireId, cle: randomUUID(), cec: somme, cpf: 0 });
      this.reservations.push({ id, somme });
    });
  }

  async regler(executer: boolean): Promise<void> {
    const reservation = this.reservations.shift();
    if (reservation === undefined) return;
    const demande = { titulaireId: this.titulaireId, cle: randomUUID(), reservationId: reservation.id };
    await monde.agir(SYSTEME, (ctx) => (executer ? executerReservation : annulerReservation)(ctx, demande));
    if (executer) this.executees.push({ id: reservation.id, reste: reservation.somme });
  }

  async rembourser(part: number): Promise<void> {
    const execution = this.executees.find(({ reste }) => reste > 0);
    if (execution === undefined) return;
    const cec = Math.max(1, Math.floor(execution.reste * part));
    const demande = { titulaireId: this.titulaireId, cle: randomUUID(), reservationId: execution.id, cec, cpf: 0 };
    await monde.agir(SYSTEME, (ctx) => rembourser(ctx, demande));
    execution.reste -= cec;
  }

  async decider(action: typeof recouvrerIndu): Promise<void> {
    const { titulaireId } = this;
    const { indus } = await monde.agir(SYSTEME, (ctx) => lireDroits(ctx, titulaireId));
    const ouvert = indus.find(({ etat }) => etat === "constate");
    if (ouvert === undefined) return;
    await monde.agir(AGENTE, (ctx) => action(ctx, { titulaireId, induId: ouvert.id, motif: "Décision." }));
  }
}

async function faire(histoire: Histoire, un: Geste): Promise<void> {
  if ("rang" in un) return histoire.rendre(un.rang, un.quoi === "rendre");
  if (un.quoi === "depenser" || un.quoi === "reserver") await histoire.reserver(un.part);
  if (un.quoi === "depenser" || un.quoi === "executer") await histoire.regler(true);
  if (un.quoi === "liberer") await histoire.regler(false);
  if (un.quoi === "rembourser") await histoire.rembourser(un.part);
  if (un.quoi === "recouvrer") await histoire.decider(recouvrerIndu);
  if (un.quoi === "abandonner") await histoire.decider(abandonnerIndu);
}

async function commencer(): Promise<Histoire> {
  const { titulaireId } = await monde.titulaire();
  const activites: string[] = [];
  for (const faits of ACTIVITES) {
    const depot = { organismeId: "organisme", organismeNom: "Organisme", idExterne: randomUUID(), personne: { titulaireId }, faits };
    activites.push((await monde.agir(SYSTEME, (ctx) => deposerActivite(ctx, depot))).activiteId);
  }
  const histoire = new Histoire(titulaireId, activites);
  await monde.agir(SYSTEME, (ctx) => calculerDroits(ctx, titulaireId));
  return histoire;
}

/** Acquis = ce que les activités debout donnent + ce qui est dû ou abandonné + ce qui est réservé sur des droits sans appui. */
async function verifier({ titulaireId, debout }: Histoire): Promise<void> {
  const { soldes, lots, indus } = await monde.agir(SYSTEME, (ctx) => lireDroits(ctx, titulaireId));
  const types = new Set([...debout].map((rang) => ACTIVITES[rang]?.type ?? ""));
  const enSuspens = lots.filter(({ lot }) => !types.has(lot.activite)).reduce((somme, { lot }) => somme + lot.reserve, 0);
  const du = indus.filter(({ etat }) => etat !== "sans_objet").reduce((somme, indu) => somme + indu.montant - indu.retenu, 0);
  expect(soldes.cec.acquis).toBe(DROIT * debout.size + du + enSuspens);
  for (const { lot } of lots) if (!types.has(lot.activite)) expect(lot.disponible).toBe(0);
  for (const { etat, montant, retenu } of indus) {
    expect(retenu).toBeLessThanOrEqual(montant);
    expect(retenu).toBeGreaterThanOrEqual(0);
    if (etat === "recouvre") expect(retenu).toBe(montant);
  }
}

it("quelle que soit l'histoire, rien n'est perdu ni donné deux fois, et recalculer n'écrit plus rien (L6323-45)", async () => {
  const mode = fc.constantFrom("sur_decision", "inscriptions_ulterieures");
  await fc.assert(
    fc.asyncProperty(fc.array(geste, { minLength: 4, maxLength: 16 }), mode, fc.boolean(), async (gestes, reglage, enMasse) => {
      installerRecouvrement(reglage);
      const histoire = await commencer();
      const { titulaireId } = histoire;
      for (const un of gestes) {
        await faire(histoire, un);
        await monde.agir(SYSTEME, async (ctx) => {
          if (enMasse) await calculerDroitsEnMasse(ctx, [titulaireId]);
          else await calculerDroits(ctx, titulaireId);
        });
        await verifier(histoire);
      }
      await expect(monde.agir(SYSTEME, (ctx) => calculerDroits(ctx, titulaireId))).resolves.toBe(0);
    }),
    { numRuns: Number(process.env["HISTOIRES"] ?? "25"), examples: [[DEJA_VUE, "sur_decision", false]] },
  );
  expect((await verifierJournal(monde.test.base)).fautes).toEqual([]);
});
