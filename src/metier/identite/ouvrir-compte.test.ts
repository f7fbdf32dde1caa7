// Ouvrir son compte : l'âge, le numéro, sa cohérence, et ce qui n'en paraît jamais en clair.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { personneSimulee as personne } from "../../../tests/outils/visites.js";
import { sql } from "../../socle/base/base.js";
import { dechiffrer } from "../../socle/chiffrement.js";
import { horlogeArretee } from "../../socle/horloge.js";
import { Refus } from "../../socle/refus.js";
import { type DateCivile, dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import {
  demanderAssistance,
  empreinteDuTitulaire,
  empreinteNir,
  identiteProuvee,
  LIMITE_NIR,
  lireNaissance,
  lireTitulaire,
  listerTitulaires,
  modifierProfil,
  nommerTitulaires,
  ouvrirCompte,
  reconnaitrePersonne,
  suivreAssistance,
  trouverTitulaireParEmpreinte,
} from "./index.js";

let outils: BaseDeTest;
const horloge = horlogeArretee("2026-11-23T09:00:00Z");
const CLES = ["salariee", "apprenti", "seize-ans", "corse", "nee-a-letranger", "date-presumee", "nom-long", "agent-public", "parent-foyer"];

beforeAll(async () => {
  outils = await baseDeTest();
});
afterAll(() => outils.fermer());

const systeme = (): Contexte => ({ base: outils.base, horloge, acteur: { genre: "systeme" } });
const anonyme = (): Contexte => ({ base: outils.base, horloge, acteur: { genre: "anonyme" } });

/** Fait arriver une personne d'essai par FranceConnect ; `sub` neuf à chaque fois, pour ne pas retrouver la précédente. */
async function arriver(cle: string, prenoms?: string): Promise<Contexte & { personneId: string }> {
  const { prenoms: siens, nomNaissance, sexe, dateNaissance, lieuNaissance, paysNaissance, courriel } = personne(cle);
  const naissance = lireNaissance(dateNaissance);
  if (naissance === null) throw new Error("Naissance illisible.");
  const traits = {
    prenoms: prenoms ?? siens.join(" "),
    nomNaissance,
    nomUsage: null,
    naissance: naissance.naissance,
    naissancePresumee: naissance.presumee,
    sexe: sexe === "male" ? ("masculin" as const) : ("feminin" as const),
    lieuNaissance,
    paysNaissance,
    courriel,
  };
  const { personneId } = await reconnaitrePersonne(anonyme(), {
    fournisseur: "franceconnect",
    sub: randomUUID(),
    preuve: "eidas1",
    traits,
  });
  return { ...anonyme(), acteur: { genre: "arrivant", personneId, preuve: "eidas1" }, personneId };
}

interface Demande {
  readonly nir: string;
  readonly contrat?: DateCivile | null;
}

function ouvrir(ctx: Contexte & { personneId: string }, { nir, contrat = null }: Demande) {
  const demande = { personneId: ctx.personneId, nir, contratApprentissage: contrat, statut: "salarie" as const };
  return outils.base.transaction((base) => ouvrirCompte({ ...ctx, base }, demande));
}

describe("L'âge (L5151-2)", () => {
  it("quinze ans sans contrat : refusé avec le jour des seize ans", async () => {
    const ctx = await arriver("quinze-ans");
    const ouverture = await ouvrir(ctx, { nir: personne("quinze-ans").nir });
    expect(ouverture).toMatchObject({ genre: "age", ouvrableLe: "2027-05-23" });
    expect(ouverture.genre === "age" ? ouverture.motifs[0]?.article : null).toBe("L5151-2");
  });

  it("quinze ans avec un contrat d'apprentissage signé : ouvert", async () => {
    const ctx = await arriver("apprenti");
    const ouverture = await ouvrir(ctx, { nir: personne("apprenti").nir, contrat: dateCivile("2026-09-01") });
    expect(ouverture.genre).toBe("ouvert");
  });

  it("quinze ans avec un contrat qui sera signé demain : pas encore", async () => {
    const ctx = await arriver("quinze-ans", "Autre");
    const ouverture = await ouvrir(ctx, { nir: personne("quinze-ans").nir, contrat: dateCivile("2026-11-24") });
    expect(ouverture.genre).toBe("age");
  });

  it("seize ans : ouvert", async () => {
    expect((await ouvrir(await arriver("seize-ans"), { nir: personne("seize-ans").nir })).genre).toBe("ouvert");
  });
});

describe("Le numéro de sécurité sociale", () => {
  it.each([
    ["12345", "longueur"],
    ["388053523821742", "sexe"],
    ["288133523821742", "mois"],
    ["288050023821742", "lieu"],
    ["288053523800042", "ordre"],
    ["288053523821700", "cle"],
  ])("« %s » : première règle en échec, %s", async (nir, regle) => {
    const ouverture = await ouvrir(await arriver("salariee", randomUUID()), { nir });
    expect(ouverture).toMatchObject({ genre: "nir_faux", regle, restants: LIMITE_NIR.maximum - 1 });
    expect(JSON.stringify(ouverture)).not.toContain(nir.slice(0, 13));
  });

  it("accepte les espaces, la Corse, la naissance à l'étranger, la date présumée et le nom de 53 caractères", async () => {
    for (const cle of ["corse", "nee-a-letranger", "date-presumee", "nom-long"]) {
      const { nir } = personne(cle);
      const ouverture = await ouvrir(await arriver(cle), { nir: `${nir.slice(0, 1)} ${nir.slice(1, 5).toLowerCase()}.${nir.slice(5)}` });
      expect(ouverture.genre, cle).toBe("ouvert");
    }
  });

  it("celui d'un autre sexe, ou qui diffère sur deux traits, renvoie à l'aide en nommant les traits", async () => {
    const ctx = await arriver("independant");
    expect(await ouvrir(ctx, { nir: personne("etudiante").nir })).toMatchObject({ genre: "nir_incoherent" });
    const autre = await ouvrir(ctx, { nir: personne("retraite").nir });
    expect(autre).toMatchObject({ genre: "nir_incoherent", champs: ["annee", "mois", "lieu"] });
  });

  it("déjà pris par un compte : refusé, sans rien laisser ni rien dire de ce compte", async () => {
    expect((await ouvrir(await arriver("agent-public"), { nir: personne("agent-public").nir })).genre).toBe("ouvert");
    const homonyme = await arriver("agent-public", "Mireille Agathe Rose");
    const refus = await ouvrir(homonyme, { nir: personne("agent-public").nir });
    expect(refus).toEqual({ genre: "nir_pris", restants: LIMITE_NIR.maximum - 1 });
    const restes = await outils.base.requete(sql`select 1 from identite.titulaires where personne_id = ${homonyme.personneId}`);
    expect(restes).toHaveLength(0);
  });

  it("deux demandes au même instant n'ouvrent qu'un compte", async () => {
    const [une, autre] = await Promise.all([arriver("parent-foyer"), arriver("parent-foyer", "Gwendal Alain")]);
    const { nir } = personne("parent-foyer");
    const reponses = await Promise.all([ouvrir(une, { nir }), ouvrir(autre, { nir })]);
    expect(reponses.map(({ genre }) => genre).sort()).toEqual(["nir_pris", "ouvert"]);
  });

  it("trop d'essais ferment le formulaire, un bon numéro n'y fait rien, le temps le rouvre", async () => {
    const ctx = await arriver("demandeur-emploi");
    const { nir } = personne("demandeur-emploi");
    for (let essai = 1; essai < LIMITE_NIR.maximum; essai += 1) {
      expect(await ouvrir(ctx, { nir: "1" })).toMatchObject({ genre: "nir_faux", restants: LIMITE_NIR.maximum - essai });
    }
    expect((await ouvrir(ctx, { nir: "1" })).genre).toBe("bloque");
    expect((await ouvrir(ctx, { nir })).genre).toBe("bloque");
    horloge.placer("2026-11-23T09:16:00Z");
    expect((await ouvrir(ctx, { nir })).genre).toBe("ouvert");
    horloge.placer("2026-11-23T09:00:00Z");
  });

  it("n'est en clair dans aucune colonne d'aucune table", async () => {
    const numeros = CLES.map((cle) => personne(cle).nir);
    const colonnes = await outils.proprietaire.requete<{ t: string; c: string }>(
      sql`select quote_ident(table_schema) || '.' || quote_ident(table_name) as t, quote_ident(column_name) as c
        from information_schema.columns
        where table_schema not in ('pg_catalog', 'information_schema')
          and data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'bytea')`,
    );
    expect(colonnes.length).toBeGreaterThan(30);
    for (const { t, c } of colonnes) {
      const lignes = await outils.proprietaire.requete<{ v: string }>({
        text: `select ${c}::text as v from ${t} where ${c} is not null`,
        values: [],
      });
      for (const { v } of lignes) {
        const serre = v.replace(/[\s.-]/gu, "");
        for (const nir of numeros) expect(serre.includes(nir) || serre.includes(nir.slice(0, 13)), `${t}.${c}`).toBe(false);
      }
    }
  });
});

describe("Le compte ouvert", () => {
  it("se retrouve par l'empreinte, se lit par son titulaire seul, et son numéro se déchiffre", async () => {
    const { nir } = personne("etudiante");
    const arrivant = await arriver("etudiante");
    const ouverture = await ouvrir(arrivant, { nir });
    const titulaireId = ouverture.genre === "ouvert" ? ouverture.titulaireId : "";
    expect(await trouverTitulaireParEmpreinte(systeme(), empreinteNir(nir.toLowerCase()))).toBe(titulaireId);
    const ctx: Contexte = { ...anonyme(), acteur: { genre: "titulaire", titulaireId, preuve: "eidas1" } };
    expect(await empreinteDuTitulaire(ctx, titulaireId)).toBe(empreinteNir(nir));
    expect(await lireTitulaire(ctx, titulaireId)).toMatchObject({
      ouvertLe: "2026-11-23",
      statut: "salarie",
      personne: { nomNaissance: "BRESSIEUX" },
    });
    await expect(lireTitulaire(ctx, randomUUID())).rejects.toThrow(Refus);
    await expect(lireTitulaire(arrivant, titulaireId)).rejects.toThrow("identite/action-interdite");
    const [ligne] = await outils.base.requete<{ nir_chiffre: string }>(
      sql`select nir_chiffre from identite.nir where titulaire_id = ${titulaireId}`,
    );
    expect(dechiffrer("nir", ligne?.nir_chiffre ?? "", titulaireId)).toBe(nir);
    expect((await nommerTitulaires(systeme(), [titulaireId])).get(titulaireId)).toMatchObject({
      prenoms: "Lou-Anne Cécile",
      nom: "BRESSIEUX",
    });
    expect(await listerTitulaires(systeme(), { apres: null, limite: 500 })).toContain(titulaireId);
  });

  it("n'a qu'un titulaire : l'ouvrir deux fois est refusé, l'ouvrir pour un autre aussi", async () => {
    const ctx = await arriver("retraite");
    const { nir } = personne("retraite");
    const ouverture = await ouvrir(ctx, { nir });
    expect(ouverture.genre).toBe("ouvert");
    await expect(ouvrir(ctx, { nir })).rejects.toThrow("identite/compte-deja-ouvert");
    await expect(ouvrir({ ...ctx, personneId: randomUUID() }, { nir })).rejects.toThrow("identite/action-interdite");
  });

  it("suit ce que son titulaire change : situation, adresse, contrat, retraite", async () => {
    const ouverture = await ouvrir(await arriver("sapeur-pompier"), { nir: personne("sapeur-pompier").nir });
    const titulaireId = ouverture.genre === "ouvert" ? ouverture.titulaireId : "";
    const ctx: Contexte = { ...anonyme(), acteur: { genre: "titulaire", titulaireId, preuve: "eidas1" } };
    const change = await modifierProfil(ctx, {
      titulaireId,
      statut: "etudiant",
      courriel: " neuf@exemple.fr ",
      retraite: dateCivile("2026-01-01"),
    });
    expect(change).toMatchObject({ statut: "etudiant", retraite: "2026-01-01", personne: { courriel: "neuf@exemple.fr" } });
    const ensuite = await modifierProfil(ctx, { titulaireId, retraite: null });
    expect(ensuite).toMatchObject({ statut: "etudiant", retraite: null });
  });
});

describe("La voie assistée", () => {
  it("garde la demande sans numéro de sécurité sociale, l'accuse par courriel et donne une échéance", async () => {
    const ctx = await arriver("independant", "Ewen Yann");
    const message = `Mon numéro ${personne("independant").nir.replace(/^(.)(..)(..)/u, "$1 $2 $3 ")} est refusé.`;
    const demande = await demanderAssistance(ctx, { motif: "nir_incoherent", message, courriel: "moi@exemple.fr" });
    expect(demande).toMatchObject({ etat: "recue", echeance: "2026-12-08", message: "Mon numéro [numéro retiré] est refusé." });
    expect(await suivreAssistance(ctx)).toMatchObject([{ numero: demande.numero }]);
    const courriels = await outils.base.requete<{ texte: string }>(sql`select texte from socle.courriels where a = 'moi@exemple.fr'`);
    expect(courriels[0]?.texte).toContain(demande.numero);
  });
});

describe("La preuve d'identité", () => {
  it("manque à qui est entré par courriel, à lui seul", () => {
    expect(identiteProuvee({ genre: "arrivant", personneId: "p", preuve: "declaree" })).toBe(false);
    expect(identiteProuvee({ genre: "titulaire", titulaireId: "t", preuve: "declaree" })).toBe(false);
    expect(identiteProuvee({ genre: "titulaire", titulaireId: "t", preuve: "eidas1" })).toBe(true);
    expect(identiteProuvee({ genre: "systeme" })).toBe(true);
    expect(identiteProuvee({ genre: "anonyme" })).toBe(false);
  });
});
