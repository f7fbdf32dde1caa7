// La base elle-même refuse : effacer, modifier, vider, passer sous zéro ou au-dessus du plafond, régler deux fois, déséquilibrer.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { agir, contexteSysteme, unLot } from "../../../tests/outils/grand-livre.js";
import { type Instruction, type Requeteur, sql } from "../../socle/base/base.js";
import { codeSql, contrainteSql } from "../../socle/base/connexion.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import { executerReservation, inscrireLot, inscrireLotsEnMasse, lireSoldes, reserver, verifierJournal } from "./index.js";

const SANS_DROIT = "42501";
const IMMUABLE = "23001";
const COLONNES = {
  ecritures: "jour",
  lignes: "montant",
  lots: "montant",
  reglements: "issue",
  sceaux: "nombre",
  sceaux_fermes: "sceau_id",
} as const;
const libre = (text: string): Instruction => ({ text, values: [] });

describe("la base du grand livre", () => {
  let essai: BaseDeTest;
  const titulaireId = randomUUID();
  let lotId: string;
  let reservationId: string;
  let reglementId: string;

  beforeAll(async () => {
    essai = await baseDeTest();
    lotId = (await agir(essai.base, (ctx) => inscrireLot(ctx, unLot(titulaireId, { declareLe: dateCivile("2027-01-01") })))).id;
    await agir(essai.base, (ctx) => inscrireLot(ctx, unLot(titulaireId)));
    await agir(essai.base, (ctx) => inscrireLotsEnMasse(ctx, [unLot(randomUUID())]));
    const reservation = await agir(essai.base, (ctx) => reserver(ctx, { titulaireId, cle: "r", cec: 10_000, cpf: 0 }));
    reservationId = reservation.id;
    reglementId = (await agir(essai.base, (ctx) => executerReservation(ctx, { titulaireId, cle: "e", reservationId }))).id;
  });
  afterAll(async () => {
    expect((await verifierJournal(essai.base)).fautes).toEqual([]);
    await essai.fermer();
  });

  for (const [table, colonne] of Object.entries(COLONNES)) {
    const ordres = {
      UPDATE: `update grand_livre.${table} set ${colonne} = ${colonne}`,
      DELETE: `delete from grand_livre.${table}`,
      TRUNCATE: `truncate grand_livre.${table} cascade`,
    };
    for (const [ordre, texte] of Object.entries(ordres)) {
      it(`refuse ${ordre} sur ${table} au service (aucun droit) et au propriétaire (déclencheur)`, async () => {
        expect(await essai.base.requete(libre(texte)).catch(codeSql)).toBe(SANS_DROIT);
        expect(await essai.proprietaire.requete(libre(texte)).catch(codeSql)).toBe(IMMUABLE);
      });
    }
  }

  it("refuse d'effacer ou de vider les soldes, au service comme au propriétaire", async () => {
    for (const texte of ["delete from grand_livre.soldes", "truncate grand_livre.soldes cascade"]) {
      expect(await essai.base.requete(libre(texte)).catch(codeSql)).toBe(SANS_DROIT);
      expect(await essai.proprietaire.requete(libre(texte)).catch(codeSql)).toBe(IMMUABLE);
    }
  });

  it("n'accorde au service que de lire et d'ajouter, et de modifier les seuls soldes", async () => {
    const droits = await essai.proprietaire.requete<{ droit: string }>(
      sql`select table_name || ' ' || privilege_type as droit from information_schema.role_table_grants
        where grantee = 'cec_service' and table_schema = 'grand_livre' and privilege_type not in ('SELECT', 'INSERT') order by 1`,
    );
    expect(droits).toEqual([{ droit: "soldes UPDATE" }]);
  });

  it("refuse un solde recopié qui n'est pas la somme des lignes, ou négatif", async () => {
    const fausser = (delta: number) =>
      essai.base.requete(sql`update grand_livre.soldes set cec_disponible = cec_disponible + ${delta} where titulaire_id = ${titulaireId}`);
    expect(await fausser(1).catch(contrainteSql)).toBe("soldes_justes");
    expect(await fausser(-1_000_000).catch(contrainteSql)).toBe("solde_jamais_negatif");
    expect(
      await essai.base
        .requete(sql`update grand_livre.soldes set dernier_rang = 1 where titulaire_id = ${titulaireId}`)
        .catch(contrainteSql),
    ).toBe("soldes_justes");
  });

  it("refuse un second règlement par la clé de la table", async () => {
    const second = sql`insert into grand_livre.reglements values (${titulaireId}, ${reservationId}, 'annulation', ${randomUUID()})`;
    expect(await essai.base.requete(second).catch(contrainteSql)).toBe("un_seul_reglement");
  });

  it("refuse un règlement qu'aucune écriture ne porte, un lot qu'aucune n'inscrit, un compte ouvert avec un solde", async () => {
    const pose = await agir(essai.base, (ctx) => reserver(ctx, { titulaireId, cle: randomUUID(), cec: 1, cpf: 0 }));
    const reglement = sql`insert into grand_livre.reglements values (${titulaireId}, ${pose.id}, 'annulation', ${lotId})`;
    expect(await essai.base.requete(reglement).catch(contrainteSql)).toBe("reglement_ecrit");
    const lot = sql`insert into grand_livre.lots values (${titulaireId}, ${pose.id}, 'x', 2027, 'etat', 1, '2028-01-01', ${pose.id}, 72000)`;
    expect(await essai.base.requete(lot).catch(contrainteSql)).toBe("lot_inscrit");
    const compte = sql`insert into grand_livre.soldes (titulaire_id, cec_disponible) values (${randomUUID()}, 1)`;
    expect(await essai.base.requete(compte).catch(contrainteSql)).toBe("soldes_justes");
  });

  it("refuse une ligne dont l'écriture ou le lot n'existe pas", async () => {
    const ligne = (rang: number, lot: string) => sql`insert into grand_livre.lignes values
      (${titulaireId}, ${rang}, 3, 'cec_financeur', ${lot}, -100), (${titulaireId}, ${rang}, 4, 'cec_disponible', ${lot}, 100)`;
    expect(await essai.base.requete(ligne(900, lotId)).catch(contrainteSql)).toBe("lignes_completes");
    const lignes = [["cec_disponible", 1] as const, ["cec_disponible", -1] as const];
    const ailleurs = essai.base.transaction((tx) => forcer(tx, { genre: "correction", cible: lotId, lignes, porte: randomUUID() }));
    expect(await ailleurs.catch(contrainteSql)).toBe("lot_connu");
  });

  it("refuse d'ajouter une ligne à une écriture déjà inscrite, même équilibrée", async () => {
    const ajout = sql`insert into grand_livre.lignes values
      (${titulaireId}, 1, 3, 'cec_financeur', ${lotId}, -100), (${titulaireId}, 1, 4, 'cec_disponible', ${lotId}, 100)`;
    expect(await essai.base.requete(ajout).catch(contrainteSql)).toBe("lignes_completes");
  });

  interface Intrus {
    readonly genre?: string;
    readonly cible?: string;
    readonly precedente?: string;
    readonly lignes: readonly (readonly [string, number])[];
    readonly delta?: number;
    /** Lot sur lequel portent les lignes, s'il n'est pas celui qu'on attend. */
    readonly porte?: string;
    readonly lot?: { readonly montant: number; readonly plafond: number };
  }

  /** Écrit sans passer par le grand livre, comme le ferait un programme fautif qui a les droits du service. */
  async function forcer(tx: Requeteur, intrus: Intrus): Promise<void> {
    const id = randomUUID();
    const [tete] = await tx.requete<{ rang: bigint; empreinte: string }>(
      sql`select dernier_rang as rang, derniere_empreinte as empreinte from grand_livre.soldes where titulaire_id = ${titulaireId} for update`,
    );
    const rang = Number(tete?.rang) + 1;
    const nouvelle = "a".repeat(64);
    await tx.requete(sql`insert into grand_livre.ecritures values (${titulaireId}, ${rang}, ${id}, ${id}, ${intrus.genre ?? "lot"}, '2028-01-01',
      now(), ${intrus.cible ?? null}, '{}', ${intrus.lignes.length}, ${intrus.precedente ?? tete?.empreinte}, ${nouvelle})`);
    if (intrus.lot !== undefined) {
      await tx.requete(sql`insert into grand_livre.lots values (${titulaireId}, ${id}, 'x', 2027, 'etat', ${intrus.lot.montant}, '2028-01-01',
        ${id}, ${intrus.lot.plafond})`);
    }
    const lot = intrus.porte ?? (intrus.lot === undefined ? lotId : id);
    for (const [place, [compte, montant]] of intrus.lignes.entries()) {
      const lotDeLaLigne = compte.startsWith("cec") ? lot : null;
      await tx.requete(
        sql`insert into grand_livre.lignes values (${titulaireId}, ${rang}, ${place + 1}, ${compte}, ${lotDeLaLigne}, ${montant})`,
      );
    }
    await tx.requete(sql`update grand_livre.soldes set dernier_rang = ${rang}, derniere_empreinte = ${nouvelle},
      cec_disponible = cec_disponible + ${intrus.delta ?? 0} where titulaire_id = ${titulaireId}`);
  }

  const LOT = (montant: number) => [["cec_financeur", -montant] as const, ["cec_disponible", montant] as const];
  const reprise = (montant: number): Intrus => ({
    genre: "remboursement",
    cible: reglementId,
    lignes: [["cec_disponible", -montant] as const, ["cec_financeur", montant] as const],
    delta: -montant,
  });
  const intrus: Readonly<Record<string, readonly [string, () => Intrus]>> = {
    "un plafond dépassé (D5151-14 III)": [
      "plafond_des_droits",
      () => ({ lignes: LOT(60_000), delta: 60_000, lot: { montant: 60_000, plafond: 72_000 } }),
    ],
    "un droit inscrit sans son lot": ["lot_present", () => ({ lignes: LOT(100), delta: 100 })],
    "un droit dont les lignes dépassent le lot": [
      "lot_present",
      () => ({ lignes: LOT(200), delta: 200, lot: { montant: 100, plafond: 72_000 } }),
    ],
    "une correction qui ajouterait des droits": [
      "seul_un_lot_acquiert",
      () => ({ genre: "correction", cible: lotId, lignes: LOT(100), delta: 100 }),
    ],
    "une écriture déséquilibrée": [
      "ecriture_equilibree",
      () => ({
        lignes: [["cec_financeur", -100] as const, ["cec_disponible", 200] as const],
        delta: 200,
        lot: { montant: 200, plafond: 72_000 },
      }),
    ],
    "deux compteurs qui se compensent": [
      "ecriture_equilibree",
      () => ({ genre: "alimentation_cpf", lignes: [["cpf_financeur", -100] as const, ["cec_disponible", 100] as const], delta: 100 }),
    ],
    "une écriture dont les soldes n'ont pas suivi": ["soldes_justes", () => ({ lignes: LOT(100), lot: { montant: 100, plafond: 72_000 } })],
    "une écriture qui ne suit pas la précédente": [
      "chaine_continue",
      () => ({ lignes: LOT(100), delta: 100, lot: { montant: 100, plafond: 72_000 }, precedente: "b".repeat(64) }),
    ],
    "un règlement sans sa ligne de règlement": [
      "reglement_present",
      () => ({ genre: "execution", cible: reservationId, lignes: [["cec_reserve", -1] as const, ["cec_utilise", 1] as const] }),
    ],
    "un lot négatif quand le compte ne l'est pas": ["lot_jamais_negatif", () => reprise(14_001)],
    "un compte négatif": ["solde_jamais_negatif", () => reprise(40_000)],
  };
  for (const [quoi, [contrainte, faire]] of Object.entries(intrus)) {
    it(`refuse ${quoi}, même écrit directement`, async () => {
      const avant = await lireSoldes(contexteSysteme(essai.base), titulaireId);
      expect(await essai.base.transaction((tx) => forcer(tx, faire())).catch(contrainteSql)).toBe(contrainte);
      expect(await lireSoldes(contexteSysteme(essai.base), titulaireId)).toEqual(avant);
    });
  }

  it("accepte la même écriture directe quand elle est juste : les refus ci-dessus ne viennent pas d'ailleurs", async () => {
    const accepte = essai.base.transaction(async (tx) => {
      await forcer(tx, { lignes: LOT(100), delta: 100, lot: { montant: 100, plafond: 72_000 } });
      await tx.requete(sql`set constraints all immediate`);
      throw new Error("contrôlée, puis annulée");
    });
    await expect(accepte).rejects.toThrow("contrôlée, puis annulée");
  });
});
