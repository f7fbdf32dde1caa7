// Un service compromis ne se sert pas des sceaux pour échapper aux contrôles : la base refuse tout droit scellé qui n'est pas juste.
import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { agir, contexteSysteme, unLot } from "../../../tests/outils/grand-livre.js";
import { type Instruction, type Requeteur, sql } from "../../socle/base/base.js";
import { codeSql, contrainteSql } from "../../socle/base/connexion.js";
import { inscrireLot, inscrireLotsEnMasse, lireSoldes, verifierJournal } from "./index.js";

const ORIGINE = "0".repeat(64);
const INSTANT = "2028-01-01T00:00:00Z";
const sha256 = (texte: string) => createHash("sha256").update(texte).digest("hex");
const libre = (text: string): Instruction => ({ text, values: [] });

/** Un droit scellé, pièce par pièce ; une attaque en change une. Un champ null n'est pas écrit. */
interface Pieces {
  sceau: { id: string; nombre: number; empreinte: string } | null;
  ecriture: {
    rang: number;
    id: string;
    genre: string;
    lignes: number;
    precedente: string;
    empreinte: string;
    instant: string;
    sceau: string | null;
  } | null;
  lot: { id: string; montant: number; plafond: number; sceau: string | null } | null;
  lignes: { ecriture: number; rang: number; compte: string; lot: string; montant: number; sceau: string | null }[];
  soldes: { rang: number; empreinte: string; ajout: number; sceau: string | null } | null;
}
/** Ce qu'une attaque peut viser : un vieux sceau, l'écriture d'un autre sceau, l'écriture faite seule. */
interface Cibles {
  readonly vieuxSceau: string;
  readonly lotSeul: string;
}

describe("la base du grand livre, devant des droits scellés", () => {
  let essai: BaseDeTest;
  let cibles: Cibles;
  const titulaireId = randomUUID();
  const voisin = randomUUID();

  beforeAll(async () => {
    essai = await baseDeTest();
    const lotSeul = (await agir(essai.base, (ctx) => inscrireLot(ctx, unLot(titulaireId)))).id;
    await agir(essai.base, (ctx) => inscrireLotsEnMasse(ctx, [unLot(titulaireId, { montant: 10_000 }), unLot(voisin)]));
    const [sceau] = await essai.base.requete<{ id: string }>(sql`select id from grand_livre.sceaux`);
    cibles = { vieuxSceau: sceau?.id ?? "", lotSeul };
  });
  afterAll(async () => {
    expect((await verifierJournal(essai.base)).fautes).toEqual([]);
    await essai.fermer();
  });

  /** Un droit de 100 centimes juste, qui suit la dernière écriture du titulaire. */
  async function juste(tx: Requeteur): Promise<Pieces> {
    const [tete] = await tx.requete<{ dernier_rang: bigint; derniere_empreinte: string }>(
      sql`select * from grand_livre.soldes where titulaire_id = ${titulaireId} for update`,
    );
    const [id, sceau] = [randomUUID(), randomUUID()];
    const rang = Number(tete?.dernier_rang) + 1;
    const empreinte = sha256(id);
    const precedente = tete?.derniere_empreinte ?? ORIGINE;
    return {
      sceau: { id: sceau, nombre: 1, empreinte: sha256(empreinte) },
      ecriture: { rang, id, genre: "lot", lignes: 2, precedente, empreinte, instant: INSTANT, sceau },
      lot: { id, montant: 100, plafond: 72_000, sceau },
      lignes: [
        { ecriture: rang, rang: 1, compte: "cec_financeur", lot: id, montant: -100, sceau },
        { ecriture: rang, rang: 2, compte: "cec_disponible", lot: id, montant: 100, sceau },
      ],
      soldes: { rang, empreinte, ajout: 100, sceau },
    };
  }

  const poser = (sceau: NonNullable<Pieces["sceau"]>) =>
    sql`insert into grand_livre.sceaux values (${sceau.id}, ${INSTANT}, ${sceau.nombre}, ${sceau.empreinte})`;

  /** Écrit les pièces comme le ferait un programme qui a les droits du service. */
  async function ecrirePieces(tx: Requeteur, { sceau, ecriture: e, lot, lignes, soldes }: Pieces): Promise<void> {
    if (sceau !== null) await tx.requete(poser(sceau));
    if (e !== null) {
      await tx.requete(sql`insert into grand_livre.ecritures values (${titulaireId}, ${e.rang}, ${e.id}, ${e.id}, ${e.genre}, '2028-01-01',
        ${e.instant}, ${e.genre === "lot" ? null : e.id}, '{}', ${e.lignes}, ${e.precedente}, ${e.empreinte}, ${e.sceau})`);
    }
    if (lot !== null) {
      await tx.requete(sql`insert into grand_livre.lots values (${titulaireId}, ${lot.id}, 'x', 2027, 'etat', ${lot.montant}, '2028-01-01',
        ${lot.id}, ${lot.plafond}, ${lot.sceau})`);
    }
    for (const l of lignes) {
      await tx.requete(
        sql`insert into grand_livre.lignes values (${titulaireId}, ${l.ecriture}, ${l.rang}, ${l.compte}, ${l.lot}, ${l.montant}, ${l.sceau})`,
      );
    }
    if (soldes !== null) {
      await tx.requete(sql`update grand_livre.soldes set dernier_rang = ${soldes.rang}, derniere_empreinte = ${soldes.empreinte},
        cec_disponible = cec_disponible + ${soldes.ajout}, sceau_id = ${soldes.sceau} where titulaire_id = ${titulaireId}`);
    }
  }

  type Attaque = (pieces: Pieces, cibles: Cibles) => Pieces;
  const ajuster =
    (montant: number, change: Attaque = (pieces) => pieces): Attaque =>
    (p, c) =>
      change(
        {
          ...p,
          lot: p.lot && { ...p.lot, montant },
          lignes: p.lignes.map((ligne) => ({ ...ligne, montant: Math.sign(ligne.montant) * montant })),
          soldes: p.soldes && { ...p.soldes, ajout: montant },
        },
        c,
      );
  const partout =
    (sceau: string | null): Attaque =>
    (p) => ({
      sceau: null,
      ecriture: p.ecriture && { ...p.ecriture, sceau },
      lot: p.lot && { ...p.lot, sceau },
      lignes: p.lignes.map((ligne) => ({ ...ligne, sceau })),
      soldes: p.soldes && { ...p.soldes, sceau },
    });

  const attaques: Readonly<Record<string, readonly [string, Attaque]>> = {
    "un sceau qui n'existe pas": ["sceau_ouvert", (p) => ({ ...p, sceau: null })],
    "un vieux sceau": ["sceau_ouvert", (p, c) => partout(c.vieuxSceau)(p, c)],
    "un vieux sceau cité par les seuls soldes": [
      "sceau_ouvert",
      (p, c) => ({ ...p, sceau: null, ecriture: null, lot: null, lignes: [], soldes: p.soldes && { ...p.soldes, sceau: c.vieuxSceau } }),
    ],
    "un sceau vide": ["sceau_complet", (p) => ({ ...p, ecriture: null, lot: null, lignes: [], soldes: null })],
    "un sceau qui annonce trop d'écritures": ["sceau_complet", (p) => ({ ...p, sceau: p.sceau && { ...p.sceau, nombre: 2 } })],
    "un sceau d'une autre empreinte": ["sceau_fidele", (p) => ({ ...p, sceau: p.sceau && { ...p.sceau, empreinte: ORIGINE } })],
    "une écriture d'un autre instant que son sceau": [
      "sceau_complet",
      (p) => ({ ...p, ecriture: p.ecriture && { ...p.ecriture, instant: "2027-01-01T00:00:00Z" } }),
    ],
    "des soldes scellés sans écriture": ["soldes_justes", (p) => ({ ...p, ecriture: null, lot: null, lignes: [] })],
    "des soldes scellés gonflés": ["soldes_justes", (p) => ({ ...p, soldes: p.soldes && { ...p.soldes, ajout: 101 } })],
    "des soldes scellés négatifs": ["solde_jamais_negatif", (p) => ({ ...p, soldes: p.soldes && { ...p.soldes, ajout: -100_000 } })],
    "des soldes qui ne suivent pas": ["soldes_justes", (p) => ({ ...p, soldes: null })],
    "des soldes suivis hors du sceau": ["soldes_justes", (p) => ({ ...p, soldes: p.soldes && { ...p.soldes, sceau: null } })],
    "une tête de chaîne fausse": ["soldes_justes", (p) => ({ ...p, soldes: p.soldes && { ...p.soldes, empreinte: ORIGINE } })],
    "un plafond dépassé (D5151-14 III)": ["plafond_des_droits", ajuster(38_001)],
    "une chaîne rompue": ["chaine_continue", (p) => ({ ...p, ecriture: p.ecriture && { ...p.ecriture, precedente: ORIGINE } })],
    "un rang sauté": [
      "chaine_continue",
      (p) => ({
        ...p,
        ecriture: p.ecriture && { ...p.ecriture, rang: p.ecriture.rang + 1 },
        lignes: p.lignes.map((ligne) => ({ ...ligne, ecriture: ligne.ecriture + 1 })),
        soldes: p.soldes && { ...p.soldes, rang: p.soldes.rang + 1 },
      }),
    ],
    "un droit sans lot": ["lot_present", (p) => ({ ...p, lot: null })],
    "un lot d'un autre montant": ["lot_present", (p) => ({ ...p, lot: p.lot && { ...p.lot, montant: 99 } })],
    "un lot hors du sceau": ["lot_present", (p) => ({ ...p, lot: p.lot && { ...p.lot, sceau: null } })],
    "un lot scellé que rien n'inscrit": ["lot_inscrit", (p) => ({ ...p, lot: p.lot && { ...p.lot, id: randomUUID() } })],
    "une écriture sans lignes": ["lignes_completes", (p) => ({ ...p, lignes: [] })],
    "une écriture dont une ligne manque": ["lignes_completes", (p) => ({ ...p, lignes: p.lignes.slice(0, 1) })],
    "une écriture déséquilibrée": [
      "ecriture_equilibree",
      (p) => ({ ...p, lignes: p.lignes.map((ligne) => (ligne.rang === 1 ? { ...ligne, montant: -99 } : ligne)) }),
    ],
    "une ligne hors du sceau de son écriture": [
      "lignes_completes",
      (p) => ({ ...p, lignes: p.lignes.map((ligne) => (ligne.rang === 1 ? { ...ligne, sceau: null } : ligne)) }),
    ],
    "des lignes scellées d'une écriture qui ne l'est pas": [
      "ecriture_scellee",
      (p) => ({ ...p, ecriture: p.ecriture && { ...p.ecriture, sceau: null }, lot: null }),
    ],
    "des lignes scellées ajoutées à une écriture ancienne": [
      "ecriture_scellee",
      (p) => ({ ...p, lignes: [...p.lignes, ...p.lignes.map((ligne) => ({ ...ligne, ecriture: 77 }))] }),
    ],
    "une ligne scellée sur le lot d'une autre écriture": [
      "ecriture_scellee",
      (p, c) => ({ ...p, lignes: p.lignes.map((ligne) => ({ ...ligne, lot: c.lotSeul })) }),
    ],
    "une troisième ligne scellée": [
      "lignes_scellees",
      (p) => ({ ...p, lignes: [...p.lignes, ...p.lignes.map((ligne) => ({ ...ligne, rang: ligne.rang + 2 }))] }),
    ],
    "deux lignes de plus, écrites seules": [
      "lignes_completes",
      (p) => ({
        ...p,
        lignes: [...p.lignes, ...p.lignes.map((ligne) => ({ ...ligne, rang: ligne.rang + 2, sceau: null }))],
        soldes: p.soldes && { ...p.soldes, ajout: 200 },
      }),
    ],
    "une ligne scellée qui dépense": [
      "lignes_scellees",
      (p) => ({ ...p, lignes: p.lignes.map((ligne) => (ligne.rang === 1 ? { ...ligne, compte: "cec_reserve" } : ligne)) }),
    ],
    "une correction scellée": ["sceau_pour_les_lots", (p) => ({ ...p, ecriture: p.ecriture && { ...p.ecriture, genre: "correction" } })],
    "un droit écrit seul, sans lot, caché près d'un sceau": ["lot_present", (p, c) => ({ ...partout(null)(p, c), lot: null })],
  };
  for (const [quoi, [contrainte, attaquer]] of Object.entries(attaques)) {
    it(`refuse ${quoi}`, async () => {
      const avant = await lireSoldes(contexteSysteme(essai.base), titulaireId);
      const tente = essai.base.transaction(async (tx) => ecrirePieces(tx, attaquer(await juste(tx), cibles)));
      expect(await tente.catch(contrainteSql)).toBe(contrainte);
      expect(await lireSoldes(contexteSysteme(essai.base), titulaireId)).toEqual(avant);
    });
  }

  it("accepte le même droit quand toutes ses pièces sont justes : les refus ci-dessus ne viennent pas d'ailleurs", async () => {
    const accepte = essai.base.transaction(async (tx) => {
      await ecrirePieces(tx, await juste(tx));
      await tx.requete(libre("set constraints all immediate"));
      throw new Error("contrôlé, puis annulé");
    });
    await expect(accepte).rejects.toThrow("contrôlé, puis annulé");
  });

  it("refuse de rien ajouter à un sceau contrôlé, même dans sa transaction, même après un point de retour", async () => {
    for (const entre of ["set constraints all immediate", "savepoint a; set constraints all immediate; release a"]) {
      const tente = essai.base.transaction(async (tx) => {
        const pieces = await juste(tx);
        await ecrirePieces(tx, pieces);
        await tx.requete(libre(entre));
        await tx.requete(sql`update grand_livre.soldes set cec_disponible = cec_disponible + 1 where titulaire_id = ${titulaireId}`);
      });
      expect(await tente.catch(contrainteSql)).toBe("sceau_ouvert");
    }
    // Le contrôle annulé avec son point de retour se refait à la fin.
    const defait = essai.base.transaction(async (tx) => {
      await ecrirePieces(tx, await juste(tx));
      await tx.requete(libre("savepoint a; set constraints all immediate; rollback to a; set constraints all deferred"));
      await tx.requete(sql`update grand_livre.soldes set cec_disponible = cec_disponible + 1 where titulaire_id = ${titulaireId}`);
    });
    expect(await defait.catch(contrainteSql)).toBe("soldes_justes");
  });

  it("refuse de citer le sceau qu'une autre transaction n'a pas fini d'écrire", async () => {
    let conclure = () => {};
    const attente = new Promise<void>((finir) => {
      conclure = finir;
    });
    const pose = { id: randomUUID(), nombre: 1, empreinte: ORIGINE };
    let posee = () => {};
    const prete = new Promise<void>((finir) => {
      posee = finir;
    });
    const autre = essai.base.transaction(async (tx) => {
      await tx.requete(poser(pose));
      posee();
      await attente;
    });
    await prete;
    const tente = essai.base.transaction(async (tx) => ecrirePieces(tx, partout(pose.id)(await juste(tx), cibles)));
    expect(await tente.catch(contrainteSql)).toBe("sceau_ouvert");
    conclure();
    expect(await autre.catch(contrainteSql)).toBe("sceau_complet");
  });

  it("refuse un compte ouvert avec un sceau ou une somme, et au service de fermer un sceau lui-même", async () => {
    const ouvrir = (sceau: string | null, somme: number) =>
      sql`insert into grand_livre.soldes (titulaire_id, sceau_id, cpf_disponible) values (${randomUUID()}, ${sceau}, ${somme})`;
    const pose = { id: randomUUID(), nombre: 1, empreinte: ORIGINE };
    const scelle = essai.base.transaction(async (tx) => {
      await tx.requete(poser(pose));
      await tx.requete(ouvrir(pose.id, 5));
    });
    expect(await scelle.catch(contrainteSql)).toBe("soldes_justes");
    expect(await essai.base.requete(ouvrir(null, 5)).catch(contrainteSql)).toBe("soldes_justes");
    expect(await essai.base.requete(sql`insert into grand_livre.sceaux_fermes values (${pose.id})`).catch(codeSql)).toBe("42501");
    // Descellés un par un, des soldes justes gardent pourtant le sceau de leur dernière écriture.
    const desceller = sql`update grand_livre.soldes set sceau_id = null where titulaire_id = ${voisin}`;
    expect(await essai.base.requete(desceller).catch(contrainteSql)).toBe("soldes_justes");
  });
});
