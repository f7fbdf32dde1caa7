// La limite d'essais : ce qui est compté, ce qui ferme, ce qui rouvre.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../tests/outils/base.js";
import { sql } from "./base/base.js";
import { type Courriel, deposerCourriel, expedierCourriels } from "./courriel.js";
import { blocageEnCours, type Limite, noterEssaiManque, oublierEssais } from "./tentatives.js";

let outils: BaseDeTest;
beforeAll(async () => {
  outils = await baseDeTest();
});
afterAll(() => outils.fermer());

const limite: Limite = { maximum: 3, fenetreMinutes: 10, blocageMinutes: 5 };
const a = (heure: string) => new Date(`2026-11-23T${heure}:00Z`);
const manquer = (sujet: string, heure: string) => noterEssaiManque(outils.base, { domaine: "essai", sujet }, { limite, instant: a(heure) });

describe("Les essais manqués", () => {
  it("ferment au dernier permis, et rouvrent quand le blocage passe", async () => {
    expect(await manquer("x", "09:00")).toEqual({ restants: 2, bloqueJusquAu: null });
    expect(await manquer("x", "09:01")).toEqual({ restants: 1, bloqueJusquAu: null });
    expect(await manquer("x", "09:02")).toEqual({ restants: 0, bloqueJusquAu: a("09:07") });
    expect(await blocageEnCours(outils.base, { domaine: "essai", sujet: "x" }, a("09:06"))).toEqual(a("09:07"));
    expect(await blocageEnCours(outils.base, { domaine: "essai", sujet: "x" }, a("09:08"))).toBeNull();
  });

  it("s'oublient après la fenêtre, et après une réussite", async () => {
    await manquer("y", "09:00");
    await manquer("y", "09:01");
    expect(await manquer("y", "09:20")).toEqual({ restants: 2, bloqueJusquAu: null });
    await oublierEssais(outils.base, { domaine: "essai", sujet: "y" });
    expect(await manquer("y", "09:21")).toEqual({ restants: 2, bloqueJusquAu: null });
  });

  it("simultanés, se comptent tous, et ne gardent pas le sujet en clair", async () => {
    const etats = await Promise.all([manquer("nom en clair", "09:00"), manquer("nom en clair", "09:00"), manquer("nom en clair", "09:00")]);
    expect(etats.map(({ restants }) => restants).sort()).toEqual([0, 1, 2]);
    const lignes = await outils.base.requete<{ cle: string }>(sql`select cle from socle.verrous_tentatives`);
    expect(lignes.every(({ cle }) => /^[0-9a-f]{64}$/u.test(cle))).toBe(true);
  });
});

describe("La boîte d'envoi", () => {
  it("envoie chaque courriel une fois, garde celui que le serveur a refusé, et n'envoie rien d'une transaction annulée", async () => {
    const courriel = (adresse: string): Courriel => ({ a: adresse, sujet: "Essai", texte: "Bonjour" });
    await deposerCourriel(outils.base, courriel("une@exemple.fr"), a("09:00"));
    await deposerCourriel(outils.base, courriel("deux@exemple.fr"), a("09:01"));
    const annulee = outils.base.transaction(async (tx) => {
      await deposerCourriel(tx, courriel("jamais@exemple.fr"), a("09:02"));
      throw new Error("annulée");
    });
    await expect(annulee).rejects.toThrow("annulée");
    const partis: string[] = [];
    const refuse = async ({ a: adresse }: Courriel) => {
      if (adresse.startsWith("deux")) throw new Error("boîte pleine");
      partis.push(adresse);
    };
    await expect(expedierCourriels(outils.base, refuse, () => a("09:03"))).rejects.toThrow("boîte pleine");
    const accepte = async ({ a: adresse }: Courriel) => void partis.push(adresse);
    expect(await expedierCourriels(outils.base, accepte, () => a("09:04"))).toBe(1);
    expect(await expedierCourriels(outils.base, accepte, () => a("09:05"))).toBe(0);
    expect(partis).toEqual(["une@exemple.fr", "deux@exemple.fr"]);
  });
});
