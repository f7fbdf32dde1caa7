// Le grand livre contre un modèle en mémoire : des suites d'opérations tirées au hasard donnent la même réponse des deux côtés.
// ESSAIS_GRAND_LIVRE en fixe le nombre. Sans elle : 20 suites toujours les mêmes, pour que la suite de tous les jours ne dépende pas du hasard.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { agir, contexteSysteme, PLAFOND_ESSAI, unLot } from "../../../tests/outils/grand-livre.js";
import { Refus } from "../../socle/refus.js";
import { composerDate } from "../../socle/valeurs/date-civile.js";
import {
  alimenterCpf,
  annulerReservation,
  corrigerLot,
  type Ecriture,
  executerReservation,
  inscrireLot,
  lireSoldes,
  listerLots,
  rembourser,
  reserver,
  verifierJournal,
} from "./index.js";

const ESSAIS = Number(process.env["ESSAIS_GRAND_LIVRE"] ?? 20);
const TIRAGE = process.env["ESSAIS_GRAND_LIVRE"] === undefined ? { seed: 5_151 } : { endOnFailure: true };

interface LotModele {
  id: string;
  annee: number;
  disponible: number;
  reserve: number;
  utilise: number;
}
/** `parts` garde ce que la réservation tient encore, dans l'ordre où elle l'a pris. */
interface ReservationModele {
  id: string;
  etat: "attente" | "execution" | "annulation";
  cpf: number;
  parts: { lot: LotModele; montant: number }[];
}
interface Modele {
  lots: LotModele[];
  reservations: ReservationModele[];
  cpf: { disponible: number; reserve: number; utilise: number };
}
type Reponse = { code: string } | { appliquer: (id: string) => void };
interface Operation {
  prevoir: (modele: Modele) => Reponse;
  faire: (titulaireId: string, modele: Modele, cle: string) => Promise<Ecriture>;
}

const disponibleCec = (modele: Modele) => modele.lots.reduce((total, lot) => total + lot.disponible, 0);
const acquisCec = (modele: Modele) => modele.lots.reduce((total, lot) => total + lot.disponible + lot.reserve + lot.utilise, 0);
const choisir = <Element>(elements: readonly Element[], rang: number): Element | undefined => elements[rang % Math.max(1, elements.length)];

describe("le grand livre et son modèle", () => {
  let essai: BaseDeTest;
  beforeAll(async () => {
    essai = await baseDeTest();
  });
  afterAll(() => essai.fermer());

  const inscription = fc.record({ montant: fc.integer({ min: 1, max: 30_000 }), annee: fc.integer({ min: 2018, max: 2030 }) }).map(
    ({ montant, annee }): Operation => ({
      prevoir: (modele) =>
        acquisCec(modele) + montant > PLAFOND_ESSAI
          ? { code: "grand-livre/plafond-depasse" }
          : { appliquer: (id) => void modele.lots.push({ id, annee, disponible: montant, reserve: 0, utilise: 0 }) },
      faire: (titulaireId, _, cle) =>
        agir(essai.base, (ctx) =>
          inscrireLot(ctx, unLot(titulaireId, { cle, decisionId: cle, montant, annee, declareLe: composerDate(annee, 6, 30) })),
        ),
    }),
  );

  const alimentation = fc.integer({ min: 1, max: 90_000 }).map(
    (montant): Operation => ({
      prevoir: (modele) => ({
        appliquer() {
          modele.cpf.disponible += montant;
        },
      }),
      faire: (titulaireId, _, cle) => agir(essai.base, (ctx) => alimenterCpf(ctx, { titulaireId, cle, montant, origine: "employeur" })),
    }),
  );

  const correction = fc.record({ rang: fc.nat(9), montant: fc.integer({ min: 1, max: 30_000 }) }).map(
    ({ rang, montant }): Operation => ({
      prevoir(modele) {
        const lot = choisir(modele.lots, rang);
        if (lot === undefined) return { code: "grand-livre/lot-inconnu" };
        if (lot.disponible < montant) return { code: "grand-livre/lot-deja-mobilise" };
        return {
          appliquer() {
            lot.disponible -= montant;
          },
        };
      },
      faire: (titulaireId, modele, cle) =>
        agir(essai.base, (ctx) =>
          corrigerLot(ctx, { titulaireId, cle, lotId: choisir(modele.lots, rang)?.id ?? randomUUID(), montant, motif: "essai" }),
        ),
    }),
  );

  function prevoirReservation(modele: Modele, cec: number, cpf: number): Reponse {
    if (cec + cpf === 0) return { code: "grand-livre/montant-invalide" };
    if (modele.cpf.disponible < cpf || disponibleCec(modele) < cec) return { code: "grand-livre/solde-insuffisant" };
    return {
      appliquer(id) {
        const parts: ReservationModele["parts"] = [];
        let reste = cec;
        // Le tri est stable : à déclaration égale, l'ordre d'inscription décide.
        for (const lot of [...modele.lots].sort((a, b) => a.annee - b.annee)) {
          const montant = Math.min(lot.disponible, reste);
          if (montant === 0) continue;
          lot.disponible -= montant;
          lot.reserve += montant;
          reste -= montant;
          parts.push({ lot, montant });
        }
        modele.cpf.disponible -= cpf;
        modele.cpf.reserve += cpf;
        modele.reservations.push({ id, etat: "attente", cpf, parts });
      },
    };
  }
  const reservation = fc.record({ cec: fc.integer({ min: 0, max: 50_000 }), cpf: fc.oneof(fc.constant(0), fc.nat(60_000)) }).map(
    ({ cec, cpf }): Operation => ({
      prevoir: (modele) => prevoirReservation(modele, cec, cpf),
      faire: (titulaireId, _, cle) => agir(essai.base, (ctx) => reserver(ctx, { titulaireId, cle, cec, cpf })),
    }),
  );

  function appliquerReglement(modele: Modele, tenue: ReservationModele, issue: "execution" | "annulation"): void {
    const vers = issue === "execution" ? "utilise" : "disponible";
    tenue.etat = issue;
    for (const { lot, montant } of tenue.parts) {
      lot.reserve -= montant;
      lot[vers] += montant;
    }
    modele.cpf.reserve -= tenue.cpf;
    modele.cpf[vers] += tenue.cpf;
  }
  const reglement = fc.record({ rang: fc.nat(9), issue: fc.constantFrom("execution" as const, "annulation" as const) }).map(
    ({ rang, issue }): Operation => ({
      prevoir(modele) {
        const tenue = choisir(modele.reservations, rang);
        if (tenue === undefined) return { code: "grand-livre/reservation-inconnue" };
        if (tenue.etat !== "attente") return { code: "grand-livre/reservation-deja-reglee" };
        return { appliquer: () => appliquerReglement(modele, tenue, issue) };
      },
      faire(titulaireId, modele, cle) {
        const demande = { titulaireId, cle, reservationId: choisir(modele.reservations, rang)?.id ?? randomUUID() };
        return agir(essai.base, (ctx) => (issue === "execution" ? executerReservation : annulerReservation)(ctx, demande));
      },
    }),
  );

  function prevoirRemboursement(modele: Modele, tenue: ReservationModele | undefined, sommes: { cec: number; cpf: number }): Reponse {
    if (sommes.cec + sommes.cpf === 0) return { code: "grand-livre/montant-invalide" };
    if (tenue === undefined) return { code: "grand-livre/reservation-inconnue" };
    if (tenue.etat !== "execution") return { code: "grand-livre/reservation-non-executee" };
    const cec = tenue.parts.reduce((total, part) => total + part.montant, 0);
    if (sommes.cec > cec || sommes.cpf > tenue.cpf) return { code: "grand-livre/remboursement-excessif" };
    return {
      appliquer() {
        let reste = sommes.cec;
        for (const part of [...tenue.parts].reverse()) {
          const montant = Math.min(part.montant, reste);
          part.montant -= montant;
          part.lot.utilise -= montant;
          part.lot.disponible += montant;
          reste -= montant;
        }
        tenue.cpf -= sommes.cpf;
        modele.cpf.utilise -= sommes.cpf;
        modele.cpf.disponible += sommes.cpf;
      },
    };
  }
  const remboursement = fc.record({ rang: fc.nat(9), cec: fc.nat(8_000), cpf: fc.oneof(fc.constant(0), fc.nat(8_000)) }).map(
    ({ rang, cec, cpf }): Operation => ({
      prevoir: (modele) => prevoirRemboursement(modele, choisir(modele.reservations, rang), { cec, cpf }),
      faire(titulaireId, modele, cle) {
        const reservationId = choisir(modele.reservations, rang)?.id ?? randomUUID();
        return agir(essai.base, (ctx) => rembourser(ctx, { titulaireId, cle, reservationId, cec, cpf }));
      },
    }),
  );

  const operation = fc.oneof(
    { weight: 3, arbitrary: inscription },
    { weight: 1, arbitrary: alimentation },
    { weight: 1, arbitrary: correction },
    { weight: 4, arbitrary: reservation },
    { weight: 4, arbitrary: reglement },
    { weight: 3, arbitrary: remboursement },
  );

  async function comparer(titulaireId: string, modele: Modele): Promise<void> {
    const ctx = contexteSysteme(essai.base);
    const soldes = await lireSoldes(ctx, titulaireId);
    expect(soldes.cpf).toMatchObject(modele.cpf);
    expect(soldes.cec).toMatchObject({ acquis: acquisCec(modele), disponible: disponibleCec(modele) });
    const lots = (await listerLots(ctx, titulaireId)).map(({ id, annee, disponible, reserve, utilise }) => ({
      id,
      annee,
      disponible,
      reserve,
      utilise,
    }));
    expect(lots).toEqual([...modele.lots].sort((a, b) => a.annee - b.annee));
  }

  async function jouer(titulaireId: string, modele: Modele, { prevoir, faire }: Operation): Promise<string> {
    const prevu = prevoir(modele);
    const cle = randomUUID();
    if ("code" in prevu) {
      const rendu = await faire(titulaireId, modele, cle).catch((erreur: unknown) => erreur);
      expect(rendu).toBeInstanceOf(Refus);
      expect(rendu).toMatchObject({ code: prevu.code });
      return prevu.code;
    }
    const ecriture = await faire(titulaireId, modele, cle);
    // Rejouée aussitôt, la même demande rend la même écriture et ne change rien.
    expect(await faire(titulaireId, modele, cle)).toEqual(ecriture);
    prevu.appliquer(ecriture.id);
    return ecriture.genre;
  }

  it("rendent les mêmes réponses et les mêmes soldes, quelle que soit la suite d'opérations", { timeout: 1_800_000 }, async () => {
    const vus = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 15, maxLength: 40, size: "max" }), async (operations) => {
        const modele: Modele = { lots: [], reservations: [], cpf: { disponible: 0, reserve: 0, utilise: 0 } };
        const titulaireId = randomUUID();
        for (const suivante of operations) {
          vus.add(await jouer(titulaireId, modele, suivante));
          await comparer(titulaireId, modele);
        }
      }),
      { numRuns: ESSAIS, ...TIRAGE },
    );
    const rapport = await verifierJournal(essai.base);
    expect(rapport.fautes).toEqual([]);
    expect(rapport.ecritures).toBeGreaterThan(ESSAIS * 3);
    // Un tirage qui n'aurait essayé ni refus ni chacune des écritures ne prouverait rien.
    expect([...vus].filter((vu) => !vu.startsWith("grand-livre/")).sort()).toEqual(
      ["alimentation_cpf", "annulation", "correction", "execution", "lot", "remboursement", "reservation"].sort(),
    );
    expect([...vus].filter((vu) => vu.startsWith("grand-livre/")).length).toBeGreaterThan(4);
  });
});
