// Dix mille lignes dont deux cents sont fausses : 9 800 entrent, 200 s'expliquent, et rien ne bouge quand on renvoie, mélange, coupe ou tue.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expliquerFaute, NOMS_COLONNES, traiterLots } from "../../src/metier/depots/index.js";
import { recalculerEnAttente } from "../../src/metier/droits/index.js";
import { deposer, traiter } from "../outils/depots.js";
import { ligneCsv, NOMBRE_DE_SORTES } from "../outils/fautes-plantees.js";
import {
  aCorriger,
  assembler,
  cellulesDe,
  compterTout,
  type GrandMonde,
  rapportDe,
  recevoirOctets,
  relireTout,
  trace,
  unGrandFichier,
  unGrandMonde,
} from "../outils/grand-fichier.js";
import { tuerPendant } from "../outils/mort-de-lot.js";

const TOTAL = 10_000;
const fichier = unGrandFichier(TOTAL);
let grand: GrandMonde;
let lotId: string;

beforeAll(async () => {
  grand = await unGrandMonde();
}, 120_000);
afterAll(() => grand.monde.test.fermer());

async function traiterEtCalculer(): Promise<void> {
  await traiter(grand.monde);
  await recalculerEnAttente(grand.monde.test.base, grand.monde.horloge);
}

/** Mélange toujours pareil. */
function melanger<T>(valeurs: readonly T[]): T[] {
  const melange = [...valeurs];
  let graine = 42;
  for (let rang = melange.length - 1; rang > 0; rang -= 1) {
    graine = (graine * 1_103_515_245 + 12_345) % 2 ** 31;
    const autre = graine % (rang + 1);
    const [a, b] = [melange[rang], melange[autre]];
    if (a !== undefined && b !== undefined) [melange[rang], melange[autre]] = [b, a];
  }
  return melange;
}

describe("dix mille lignes dont deux cents fausses", () => {
  it("un essai n'écrit rien d'autre que son rapport, qui est celui du vrai dépôt", async () => {
    const avant = await compterTout(grand);
    const essai = await recevoirOctets(grand, assembler(fichier.lignes), true);
    await traiter(grand.monde);
    const apres = await compterTout(grand);
    const ecarts = Object.keys(apres).filter((table) => apres[table] !== avant[table]);
    expect(ecarts).toEqual(["depots.lignes", "depots.lots", "depots.morceaux"]);
    lotId = (await recevoirOctets(grand, assembler(fichier.lignes))).id;
    await traiterEtCalculer();
    const sansHasard = async (id: string) =>
      (await relireTout(grand, id)).lignes.map(({ numero, statut, fautes, empreinte }) => ({ numero, statut, fautes, empreinte }));
    expect(await sansHasard(essai.id)).toEqual(await sansHasard(lotId));
  }, 120_000);

  it("9 800 entrent, et chacune des 200 autres est expliquée par le champ et la règle plantés", async () => {
    expect(NOMBRE_DE_SORTES).toBeGreaterThanOrEqual(40);
    const { lot, lignes } = await relireTout(grand, lotId);
    expect(lot).toMatchObject({
      etat: "TRAITE",
      lignesLues: TOTAL,
      comptes: { acceptees: 9_800, rejetees: 200, dejaRecues: 0, enAttenteIdentite: 0 },
    });
    expect(fichier.plantees.size).toBe(200);
    const attendues = [...fichier.plantees].map(([numero, { code, champ }]) => ({ numero, code, champ }));
    const rejetees = lignes.filter(({ statut }) => statut === "REJETEE");
    expect(rejetees.map(({ numero, fautes: [faute] }) => ({ numero, code: faute?.code, champ: faute?.champ ?? null }))).toEqual(attendues);
    for (const { numero, fautes } of rejetees) {
      const [faute] = fautes;
      if (faute === undefined) throw new Error("Une ligne rejetée a sa faute.");
      const { phrase, regle, conduite } = expliquerFaute(faute);
      expect(phrase, `ligne ${numero}`).toContain(fichier.plantees.get(numero)?.phrase);
      expect([regle, conduite].every((texte) => texte.length > 8)).toBe(true);
      expect(fautes, `ligne ${numero}`).toHaveLength(1);
    }
  });

  it("renvoyé, rien ne bouge dans aucune table, et le rapport est le même octet pour octet", async () => {
    const avant = await compterTout(grand);
    const rapport = await rapportDe(grand, lotId);
    const renvoye = await recevoirOctets(grand, assembler(fichier.lignes));
    await traiterEtCalculer();
    expect(renvoye.id).toBe(lotId);
    expect(await rapportDe(grand, renvoye.id)).toBe(rapport);
    expect(await compterTout(grand)).toEqual(avant);
    expect(rapport.split("\r\n")).toHaveLength(TOTAL + 2);
  }, 60_000);

  it("mélangé, coupé en deux, traité par deux à la fois : aucune écriture nouvelle au grand livre", async () => {
    const avant = await compterTout(grand);
    expect(avant["grand_livre.ecritures"]).toBe(40);
    const [premiere] = fichier.lignes;
    if (premiere === undefined) throw new Error("Le fichier a des lignes.");
    const melange = [premiere, ...melanger(fichier.lignes.slice(1))];
    const moities = [melange.slice(0, TOTAL / 2), melange.slice(TOTAL / 2)];
    const lots = await Promise.all(moities.map((moitie) => recevoirOctets(grand, assembler(moitie))));
    await Promise.all([traiterEtCalculer(), traiterEtCalculer()]);
    await traiterEtCalculer();
    const lus = await Promise.all(lots.map(({ id }) => relireTout(grand, id)));
    const comptes = lus.map(({ lot }) => lot.comptes);
    expect(comptes.reduce((somme, { dejaRecues }) => somme + dejaRecues, 0)).toBe(9_800);
    expect(comptes.reduce((somme, { rejetees }) => somme + rejetees, 0)).toBe(200);
    const apres = await compterTout(grand);
    const ecarts = Object.keys(apres).filter((table) => apres[table] !== avant[table]);
    expect(ecarts).toEqual(["depots.lignes", "depots.lots", "depots.morceaux"]);
  }, 120_000);

  it("les 200, corrigées dans le CSV rendu et redéposées, entrent", async () => {
    const [entete = [], ...rendues] = cellulesDe(await aCorriger(grand, lotId));
    expect(entete).toEqual([...NOMS_COLONNES]);
    expect(rendues).toHaveLength(200);
    const corrigees = [...fichier.plantees.values()].map(({ juste, champ, code }, rang) => {
      const cellules = rendues[rang] ?? [];
      // Mal écrite, la ligne revient entière : son déclarant la récrit. Sinon il ne touche que ce que la faute désigne.
      if (cellules.length === 1) return ligneCsv(juste);
      const champs = Object.fromEntries(NOMS_COLONNES.map((nom, place) => [nom, cellules[place] ?? ""]));
      const autour = code.startsWith("origine") || code.startsWith("activite") || code.startsWith("pays") || code.startsWith("commune");
      const corriges = NOMS_COLONNES.filter((nom) => nom === champ || (autour && champs[nom] !== (juste[nom] ?? "")));
      return ligneCsv({ ...champs, ...Object.fromEntries(corriges.map((nom) => [nom, juste[nom] ?? ""])) });
    });
    const { lot, lignes } = await deposer(grand.declarant, assembler(corrigees).toString("utf8"));
    expect(lignes.filter(({ statut }) => statut === "REJETEE")).toEqual([]);
    expect(lot.comptes.rejetees + lot.comptes.dejaRecues).toBe(0);
  }, 60_000);
});

describe("le service tué au milieu du lot", () => {
  it("le lot finit comme si rien ne s'était passé : mêmes lignes, mêmes droits, mêmes empreintes", async () => {
    const autre = await unGrandMonde();
    try {
      const lot = await recevoirOctets(autre, assembler(fichier.lignes));
      const lues = await tuerPendant(autre, { lotId: lot.id, apres: 2_000 });
      expect(lues).toBeGreaterThanOrEqual(2_000);
      expect(lues).toBeLessThan(TOTAL);
      await traiterLots({ base: autre.monde.test.base, horloge: autre.monde.horloge }, (erreur) => {
        throw erreur;
      });
      expect(await trace(autre, lot.id)).toEqual(await trace(grand, lotId));
    } finally {
      await autre.monde.test.fermer();
    }
  }, 120_000);
});
