// Le compteur tenu ici contre son modèle en mémoire : des milliers d'opérations tirées au hasard, des rejeux, et plusieurs à la fois.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { type CompteurEnMemoire, compteurEnMemoire } from "../../../tests/outils/compteur-en-memoire.js";
import { verserEnBase } from "../../../tests/outils/cpf.js";
import { agir, contexteSysteme } from "../../../tests/outils/grand-livre.js";
import { sql } from "../../socle/base/base.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { verifierJournal } from "../grand-livre/index.js";
import type { CompteurCpf, SommesCpf } from "./index.js";
import { compteurTenuIci } from "./tenu-ici.js";

const ESSAIS = Number(process.env["ESSAIS_CPF"] ?? 50);
const TIRAGE = process.env["ESSAIS_CPF"] === undefined ? { seed: 6_323 } : { endOnFailure: true };
let essai: BaseDeTest;
beforeAll(async () => {
  essai = await baseDeTest();
});
afterAll(() => essai.fermer());

/** Une opération tirée au hasard, que chaque compteur joue de son côté. */
interface Operation {
  readonly quoi: "verser" | "reserver" | "executer" | "annuler" | "rembourser";
  readonly centimes: number;
  readonly heures: number;
  readonly dotation: number;
  readonly rang: number;
}

const somme = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: 1, max: 5_000 }) });
const operation: fc.Arbitrary<Operation> = fc.record({
  quoi: fc.constantFrom(
    "verser",
    "verser",
    "reserver",
    "reserver",
    "reserver",
    "executer",
    "executer",
    "annuler",
    "rembourser",
    "rembourser",
  ),
  centimes: somme,
  heures: somme.map((centiemes) => centiemes / 100),
  dotation: somme,
  rang: fc.nat(7),
});

/** Les deux côtés d'un essai : la base, et le modèle en mémoire ; les mêmes identifiants de dotations. */
class Paire {
  readonly titulaireId = randomUUID();
  readonly modele: CompteurEnMemoire = compteurEnMemoire();
  readonly dotations: string[] = [];
  readonly references: { ici: string; modele: string }[] = [];

  async verser(voulue: Operation): Promise<string> {
    const { heures } = voulue;
    const [centimes, dotation] = [voulue.centimes * 3, voulue.dotation * 3];
    if (centimes > 0) await verserEnBase(essai.base, this.titulaireId, { centimes });
    if (centimes > 0) this.modele.verser(this.titulaireId, { centimes });
    if (heures > 0) await verserEnBase(essai.base, this.titulaireId, { heures });
    if (heures > 0) this.modele.verser(this.titulaireId, { heures });
    if (dotation > 0) {
      const id = await verserEnBase(essai.base, this.titulaireId, { financeur: "region", montant: dotation });
      this.modele.verser(this.titulaireId, { financeur: "region", montant: dotation, id });
      this.dotations.push(id);
    }
    return "versement";
  }

  /** Un retour est souvent partiel : il rend le dixième de ce qui a été tiré. */
  sommes({ quoi, rang, ...tirees }: Operation): SommesCpf {
    const part = quoi === "rembourser" ? 10 : 1;
    const [centimes, dotation] = [Math.floor(tirees.centimes / part), Math.floor(tirees.dotation / part)];
    const heures = Math.floor((tirees.heures * 100) / part) / 100;
    const id = this.dotations[rang % Math.max(1, this.dotations.length)];
    return { centimes, heures, dotations: id === undefined ? [] : [{ id, montant: dotation }] };
  }

  /** Joue une opération des deux côtés, deux fois de suite dans la base : la seconde ne change rien. */
  async jouer(voulue: Operation): Promise<string> {
    if (voulue.quoi === "verser") return this.verser(voulue);
    const cle = randomUUID();
    const { titulaireId, modele } = this;
    const visee = this.references[voulue.rang % Math.max(1, this.references.length)] ?? { ici: randomUUID(), modele: randomUUID() };
    const sur = (compteur: CompteurCpf, reference: string) => async (ctx: Contexte) => {
      const demande = { titulaireId, cle, reference, ...this.sommes(voulue) };
      if (voulue.quoi === "reserver") return compteur.reserver(ctx, demande);
      if (voulue.quoi === "executer") await compteur.executer(ctx, demande);
      else if (voulue.quoi === "annuler") await compteur.annuler(ctx, demande);
      else await compteur.rembourser(ctx, demande);
      return voulue.quoi;
    };
    const dire = (promesse: Promise<string>) =>
      promesse.catch((erreur: unknown) => (erreur instanceof Refus ? erreur : Promise.reject(erreur)));
    const prevu = await dire(sur(modele, visee.modele)(contexteSysteme(essai.base)));
    const rendu = await dire(agir(essai.base, sur(compteurTenuIci, visee.ici)));
    if (prevu instanceof Refus) {
      expect(rendu).toMatchObject({ code: prevu.code });
      return prevu.code;
    }
    expect(await agir(essai.base, sur(compteurTenuIci, visee.ici))).toBe(rendu);
    if (voulue.quoi === "reserver") this.references.push({ ici: String(rendu), modele: prevu });
    return voulue.quoi;
  }
}

describe("le compteur tenu ici et son modèle", () => {
  it("répondent pareil à des milliers d'opérations, rejeux compris (L6323-4 III, décret 2017-928)", { timeout: 600_000 }, async () => {
    const vus = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 30, maxLength: 60, size: "max" }), async (operations) => {
        const paire = new Paire();
        for (const voulue of operations) {
          const vu = await paire.jouer(voulue);
          vus.set(vu, (vus.get(vu) ?? 0) + 1);
        }
        const ctx = contexteSysteme(essai.base);
        expect(await compteurTenuIci.lire(ctx, paire.titulaireId)).toEqual(await paire.modele.lire(ctx, paire.titulaireId));
      }),
      { numRuns: ESSAIS, ...TIRAGE },
    );
    expect((await verifierJournal(essai.base)).fautes).toEqual([]);
    expect([...vus.values()].reduce((total, nombre) => total + nombre, 0)).toBeGreaterThan(ESSAIS * 30);
    // Un tirage qui n'aurait pas essayé chaque mouvement et chaque refus ne prouverait rien.
    for (const vu of ["versement", "reserver", "executer", "annuler", "rembourser", "cpf/solde-insuffisant", "cpf/reservation-deja-reglee"])
      expect(vus.get(vu) ?? 0, vu).toBeGreaterThan(5);
  });

  it("à plusieurs à la fois, ne réservent jamais plus que le disponible, et ne règlent qu'une fois", async () => {
    const titulaireId = randomUUID();
    await verserEnBase(essai.base, titulaireId, { centimes: 1_000 });
    await verserEnBase(essai.base, titulaireId, { heures: 10 });
    const dotation = await verserEnBase(essai.base, titulaireId, { financeur: "etat", montant: 1_000 });
    const sommes = { centimes: 100, heures: 1, dotations: [{ id: dotation, montant: 100 }] };
    const essais = Array.from({ length: 16 }, () =>
      agir(essai.base, (ctx) => compteurTenuIci.reserver(ctx, { titulaireId, cle: randomUUID(), ...sommes })).catch(() => null),
    );
    const references = (await Promise.all(essais)).filter((une) => une !== null);
    expect(references).toHaveLength(10);
    expect(await compteurTenuIci.lire(contexteSysteme(essai.base), titulaireId)).toEqual({ centimes: 0, heures: 0, dotations: [] });
    const [premiere = ""] = references;
    const cle = randomUUID();
    const reglements = [cle, cle, randomUUID(), randomUUID()].map((une, rang) =>
      agir(essai.base, (ctx) =>
        compteurTenuIci[rang === 3 ? "annuler" : "executer"](ctx, { titulaireId, cle: une, reference: premiere }),
      ).then(
        () => "fait",
        (erreur: unknown) => (erreur instanceof Refus ? erreur.code : String(erreur)),
      ),
    );
    const rendus = await Promise.all(reglements);
    expect(new Set(rendus)).toEqual(new Set(["fait", "cpf/reservation-deja-reglee"]));
    const [{ nombre } = { nombre: 0n }] = await essai.base.requete<{ nombre: bigint }>(
      sql`select count(*) as nombre from cpf.mouvements where titulaire_id = ${titulaireId} and genre in ('execution', 'annulation')`,
    );
    expect(nombre).toBe(1n);
  });
});
