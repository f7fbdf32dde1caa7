// Entrer sans FranceConnect : chaque étape à son tour, rien à deviner, rien qui serve deux fois.
import { TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { sql } from "../../socle/base/base.js";
import { horlogeArretee } from "../../socle/horloge.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import {
  activerSecondFacteur,
  choisirMotDePasse,
  confirmerCourriel,
  connecterParCourriel,
  creerAccesCourriel,
  LIMITE_CONNEXION,
  ouvrirCompte,
  preparerSecondFacteur,
  reconnaitrePersonne,
  renvoyerCode,
} from "./index.js";

let outils: BaseDeTest;
const horloge = horlogeArretee("2026-11-23T09:00:00Z");
const MOT_DE_PASSE = "trois vaches violettes";

beforeAll(async () => {
  outils = await baseDeTest();
});
beforeEach(() => horloge.placer("2026-11-23T09:00:00Z"));
afterAll(() => outils.fermer());

const ctx = (): Contexte => ({ base: outils.base, horloge, acteur: { genre: "anonyme" } });

async function dernierCourriel(a: string): Promise<{ sujet: string; texte: string }> {
  const lignes = await outils.base.requete<{ sujet: string; texte: string }>(
    sql`select sujet, texte from socle.courriels where a = ${a} order by cree_le desc, sujet limit 1`,
  );
  return lignes[0] ?? { sujet: "", texte: "" };
}

const codeRecu = async (a: string) => /\d{6}/u.exec((await dernierCourriel(a)).sujet)?.[0] ?? "";
const fauxCode = (code: string) => (code === "000000" ? "000001" : "000000");

function creer(courriel: string) {
  const demande = { courriel, prenoms: "Aude", nomNaissance: "Lestrange", naissance: dateCivile("1990-02-03") };
  return outils.base.transaction((base) => creerAccesCourriel({ ...ctx(), base }, demande));
}

/** Mène un accès jusqu'au bout ; rend de quoi fabriquer ses codes. */
async function creerAcheve(courriel: string) {
  const { personneId } = await creer(courriel);
  await confirmerCourriel(ctx(), { personneId, code: await codeRecu(courriel) });
  await choisirMotDePasse(ctx(), { personneId, motDePasse: MOT_DE_PASSE });
  const { secret, adresse, svg } = await preparerSecondFacteur(ctx(), personneId);
  const totp = new TOTP({ secret: secret.replaceAll(" ", "") });
  const code = () => totp.generate({ timestamp: horloge.maintenant().getTime() });
  const secours = await activerSecondFacteur(ctx(), { personneId, code: code() });
  return { personneId, code, secours: secours ?? [], adresse, svg };
}

describe("Créer un accès par courriel", () => {
  it("va de l'adresse au second facteur, puis la personne entre avec les trois", async () => {
    const { personneId, code, secours, adresse, svg } = await creerAcheve("aude@exemple.fr");
    expect(adresse).toMatch(/^otpauth:\/\/totp\//u);
    expect(svg).toContain("<svg");
    expect(secours).toHaveLength(8);
    horloge.placer("2026-11-23T09:01:00Z");
    const entree = await connecterParCourriel(ctx(), { courriel: " Aude@Exemple.fr", motDePasse: MOT_DE_PASSE, code: code() });
    expect(entree).toMatchObject({ genre: "entre", personneId, titulaireId: null, preuve: "declaree", nom: "Lestrange" });
  });

  it("un code faux se compte, un code passé ou épuisé se redemande", async () => {
    const { personneId } = await creer("essais@exemple.fr");
    const bon = await codeRecu("essais@exemple.fr");
    for (const restants of [4, 3, 2, 1]) {
      expect(await confirmerCourriel(ctx(), { personneId, code: fauxCode(bon) })).toEqual({ genre: "faux", restants });
    }
    expect((await confirmerCourriel(ctx(), { personneId, code: fauxCode(bon) })).genre).toBe("epuise");
    expect((await confirmerCourriel(ctx(), { personneId, code: bon })).genre).toBe("epuise");
    horloge.placer("2026-11-23T09:05:00Z");
    await renvoyerCode(ctx(), personneId);
    const autre = await codeRecu("essais@exemple.fr");
    horloge.placer("2026-11-23T09:21:00Z");
    expect((await confirmerCourriel(ctx(), { personneId, code: autre })).genre).toBe("perime");
    await renvoyerCode(ctx(), personneId);
    expect((await confirmerCourriel(ctx(), { personneId, code: await codeRecu("essais@exemple.fr") })).genre).toBe("confirme");
  });

  it("ne dit pas qu'une adresse est déjà prise, mais prévient son propriétaire", async () => {
    await creerAcheve("prise@exemple.fr");
    horloge.placer("2026-11-23T09:02:00Z");
    const { personneId } = await creer("prise@exemple.fr");
    expect((await dernierCourriel("prise@exemple.fr")).sujet).toBe("Vous avez déjà un accès");
    expect(await confirmerCourriel(ctx(), { personneId, code: "123456" })).toEqual({ genre: "faux", restants: 4 });
  });

  it("compte les essais d'une adresse déjà inscrite comme ceux d'une neuve, et borne les codes envoyés", async () => {
    await creerAcheve("bornee@exemple.fr");
    const leurre = (await creer("bornee@exemple.fr")).personneId;
    const neuve = (await creer("bornee-neuve@exemple.fr")).personneId;
    const faux = fauxCode(await codeRecu("bornee-neuve@exemple.fr"));
    const essayer = (personneId: string) => confirmerCourriel(ctx(), { personneId, code: faux });
    for (let essai = 0; essai < 6; essai += 1) expect(await essayer(leurre)).toEqual(await essayer(neuve));
    const envois: boolean[] = [];
    for (let envoi = 0; envoi < 7; envoi += 1) envois.push(await renvoyerCode(ctx(), neuve));
    expect(envois).toEqual([true, true, true, true, true, true, false]);
    horloge.placer("2026-11-23T10:30:00Z");
    expect(await renvoyerCode(ctx(), neuve)).toBe(true);
  });

  it("ne laisse sauter aucune étape, et un accès inachevé recommence de zéro", async () => {
    const { personneId } = await creer("etapes@exemple.fr");
    await expect(choisirMotDePasse(ctx(), { personneId, motDePasse: MOT_DE_PASSE })).rejects.toThrow("identite/etape-inattendue");
    await expect(preparerSecondFacteur(ctx(), personneId)).rejects.toThrow("identite/etape-inattendue");
    await confirmerCourriel(ctx(), { personneId, code: await codeRecu("etapes@exemple.fr") });
    expect(await choisirMotDePasse(ctx(), { personneId, motDePasse: "court" })).toBe("trop_court");
    expect(await choisirMotDePasse(ctx(), { personneId, motDePasse: "password12345" })).toBe("trop_connu");
    expect(await choisirMotDePasse(ctx(), { personneId, motDePasse: MOT_DE_PASSE })).toBeNull();
    await creer("etapes@exemple.fr");
    await expect(preparerSecondFacteur(ctx(), personneId)).rejects.toThrow("identite/etape-inattendue");
  });
});

describe("Entrer par courriel", () => {
  it("refuse de la même façon une adresse inconnue, un mot de passe faux, un code faux ou déjà servi", async () => {
    const { code } = await creerAcheve("entrer@exemple.fr");
    const essayer = (courriel: string, motDePasse: string, donne: string) =>
      connecterParCourriel(ctx(), { courriel, motDePasse, code: donne });
    expect((await essayer("inconnue@exemple.fr", MOT_DE_PASSE, code())).genre).toBe("refuse");
    expect(await essayer("entrer@exemple.fr", MOT_DE_PASSE, code())).toMatchObject({ genre: "refuse", restants: 4 });
    horloge.placer("2026-11-23T09:01:00Z");
    expect((await essayer("entrer@exemple.fr", "un autre mot de passe", code())).genre).toBe("refuse");
    expect((await essayer("entrer@exemple.fr", MOT_DE_PASSE, "abcdef")).genre).toBe("refuse");
    expect((await essayer("entrer@exemple.fr", MOT_DE_PASSE, code())).genre).toBe("entre");
    expect((await essayer("entrer@exemple.fr", MOT_DE_PASSE, code())).genre).toBe("refuse");
  });

  it("accepte un code de secours une seule fois", async () => {
    const { secours } = await creerAcheve("secours@exemple.fr");
    const [premier = ""] = secours;
    const demande = { courriel: "secours@exemple.fr", motDePasse: MOT_DE_PASSE, code: premier.toUpperCase() };
    expect((await connecterParCourriel(ctx(), demande)).genre).toBe("entre");
    expect((await connecterParCourriel(ctx(), demande)).genre).toBe("refuse");
  });

  it("se ferme après trop d'essais, même pour qui sait tout, et se rouvre avec le temps", async () => {
    const { code } = await creerAcheve("bloque@exemple.fr");
    const faux = { courriel: "bloque@exemple.fr", motDePasse: "pas le bon du tout", code: "000000" };
    for (let essai = 1; essai < LIMITE_CONNEXION.maximum; essai += 1)
      expect((await connecterParCourriel(ctx(), faux)).genre).toBe("refuse");
    expect((await connecterParCourriel(ctx(), faux)).genre).toBe("bloque");
    horloge.placer("2026-11-23T09:10:00Z");
    expect((await connecterParCourriel(ctx(), { ...faux, motDePasse: MOT_DE_PASSE, code: code() })).genre).toBe("bloque");
    horloge.placer("2026-11-23T09:16:00Z");
    expect((await connecterParCourriel(ctx(), { ...faux, motDePasse: MOT_DE_PASSE, code: code() })).genre).toBe("entre");
  });

  it("ne garde ni mot de passe, ni code, ni secret en clair", async () => {
    const { secours, adresse } = await creerAcheve("clair@exemple.fr");
    const [ligne] = await outils.base.requete<object>(sql`select * from identite.acces_courriel where courriel = 'clair@exemple.fr'`);
    const texte = JSON.stringify(ligne, (_cle, valeur: unknown) => (typeof valeur === "bigint" ? valeur.toString() : valeur));
    const secret = new URL(adresse).searchParams.get("secret") ?? "absent";
    for (const clair of [MOT_DE_PASSE, secret, ...secours]) expect(texte).not.toContain(clair);
    expect(texte).toContain("$argon2id$");
  });
});

describe("Prouver ensuite son identité", () => {
  const traits = {
    prenoms: "Aude Marie",
    nomNaissance: "LESTRANGE",
    nomUsage: null,
    naissance: dateCivile("1990-02-03"),
    naissancePresumee: false,
    sexe: "feminin",
    lieuNaissance: "35238",
    paysNaissance: "99100",
    courriel: null,
  } as const;

  it("rattache FranceConnect à la personne entrée par courriel quand il confirme ce qu'elle a déclaré", async () => {
    const { personneId, code } = await creerAcheve("prouver@exemple.fr");
    const presentation = {
      fournisseur: "franceconnect",
      sub: "sub-prouver",
      preuve: "eidas1",
      traits,
      personneCourante: personneId,
    } as const;
    expect(await reconnaitrePersonne(ctx(), presentation)).toMatchObject({ personneId, rattachee: true, preuve: "eidas1" });
    horloge.placer("2026-11-23T09:01:00Z");
    const entree = await connecterParCourriel(ctx(), { courriel: "prouver@exemple.fr", motDePasse: MOT_DE_PASSE, code: code() });
    expect(entree).toMatchObject({ genre: "entre", personneId, preuve: "eidas1" });
  });

  it("ne rattache pas qui a ouvert par courriel avec le numéro d'un autre : FranceConnect le contredit (L5151-8)", async () => {
    const { personneId } = await creerAcheve("numero-autrui@exemple.fr");
    const acteur = { genre: "arrivant", personneId, preuve: "declaree" } as const;
    const demande = { personneId, nir: "1900235238001", contratApprentissage: null, statut: "salarie" } as const;
    const nir = `${demande.nir}${String(97 - (Number(demande.nir) % 97)).padStart(2, "0")}`;
    const ouverture = await outils.base.transaction((base) => ouvrirCompte({ base, horloge, acteur }, { ...demande, nir }));
    expect(ouverture.genre).toBe("ouvert");
    const presentation = {
      fournisseur: "franceconnect",
      sub: "sub-autrui",
      preuve: "eidas1",
      traits,
      personneCourante: personneId,
    } as const;
    const reconnue = await reconnaitrePersonne(ctx(), presentation);
    expect(reconnue).toMatchObject({ rattachee: false, titulaireId: null });
    expect(reconnue.personneId).not.toBe(personneId);
  });

  it("ne rejoint jamais une personne seulement déclarée par ses traits, ni quand ils diffèrent", async () => {
    const { personneId } = await creerAcheve("squat@exemple.fr");
    const sans = await reconnaitrePersonne(ctx(), {
      fournisseur: "franceconnect",
      sub: "sub-sans",
      preuve: "eidas1",
      traits: { ...traits, prenoms: "Aude" },
    });
    expect(sans.personneId).not.toBe(personneId);
    const autre = { ...traits, nomNaissance: "AUTRE" };
    const avec = await reconnaitrePersonne(ctx(), {
      fournisseur: "franceconnect",
      sub: "sub-avec",
      preuve: "eidas1",
      traits: autre,
      personneCourante: personneId,
    });
    expect(avec).toMatchObject({ rattachee: false });
    expect(avec.personneId).not.toBe(personneId);
  });

  it("reconnaît la même personne par son sub, puis par ses traits quand FranceConnect+ la présente", async () => {
    const siens = { ...traits, prenoms: "Zoé Éloïse", nomNaissance: "D'ŒUVRE-LÈS" };
    const premiere = await reconnaitrePersonne(ctx(), { fournisseur: "franceconnect", sub: "sub-zoe", preuve: "eidas1", traits: siens });
    const revenue = await reconnaitrePersonne(ctx(), { fournisseur: "franceconnect", sub: "sub-zoe", preuve: "eidas1", traits: siens });
    const renforcee = await reconnaitrePersonne(ctx(), {
      fournisseur: "franceconnect_plus",
      sub: "sub-zoe-plus",
      preuve: "eidas2",
      traits: { ...siens, prenoms: "ZOE ELOISE", nomNaissance: "D OEUVRE LES" },
    });
    expect(revenue.personneId).toBe(premiere.personneId);
    expect(renforcee).toMatchObject({ personneId: premiere.personneId, preuve: "eidas2" });
  });
});
