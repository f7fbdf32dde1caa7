// Ce qui arrive en même temps qu'un dépôt, ou malgré lui : connexion, calcul, autre déclarant ; et ce qu'il ne doit laisser nulle part.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aRecalculer, listerActivites, prendreARecalculer } from "../../src/metier/activites/index.js";
import { traiterLots } from "../../src/metier/depots/index.js";
import { lireDroits, recalculerEnAttente } from "../../src/metier/droits/index.js";
import type { Acteur } from "../../src/metier/identite/index.js";
import { type Requeteur, sql } from "../../src/socle/base/base.js";
import { type Monde, unMonde } from "../outils/benevoles.js";
import { type DeclarantDeTest, deposer, lignePompier, nirDEssai, recevoir, traiter, unDeclarant } from "../outils/depots.js";
import { ligneCsv, planter } from "../outils/fautes-plantees.js";
import { assembler, titulaireDuRang } from "../outils/grand-fichier.js";
import { deposerOctets } from "../outils/hostiles.js";

let monde: Monde;
let sdis: DeclarantDeTest;
let rang = 0;
beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
  sdis = await unDeclarant(monde, ["sapeur_pompier_volontaire"]);
});
afterAll(() => monde.test.fermer());

const neuf = () => (rang += 1);
const SYSTEME: Acteur = { genre: "systeme" };
const pompier = (numero: number, change = {}) => lignePompier(numero, { prenoms: "Zoé", ...change });
const lui = (titulaireId: string): Acteur => ({ genre: "titulaire", titulaireId, preuve: "eidas1" });
const activitesDe = (titulaireId: string) => monde.agir(lui(titulaireId), (ctx) => listerActivites(ctx, titulaireId));
const acquisDe = async (titulaireId: string) =>
  (await monde.agir(lui(titulaireId), (ctx) => lireDroits(ctx, titulaireId))).soldes.cec.acquis;

/** Tient une transaction ouverte jusqu'à ce qu'on la lâche. */
function tenirOuverte(action: (tx: Requeteur) => Promise<unknown>): { prete: Promise<void>; lacher: () => Promise<void> } {
  let lacher: () => void = () => undefined;
  const libre = new Promise<void>((ouvrir) => {
    lacher = ouvrir;
  });
  let dire: () => void = () => undefined;
  const prete = new Promise<void>((fait) => {
    dire = fait;
  });
  const finie = monde.test.base.transaction(async (tx) => {
    await action(tx);
    dire();
    await libre;
  });
  return {
    prete,
    lacher: () => {
      lacher();
      return finie;
    },
  };
}

describe("en même temps qu'un dépôt", () => {
  it("un calcul ne prend pas dans la file un titulaire dont un dépôt s'écrit : rien ne serait recalculé après", async () => {
    const titulaireId = await titulaireDuRang(monde, neuf());
    const ecrire = (tx: Requeteur) => aRecalculer({ base: tx, horloge: monde.horloge, acteur: SYSTEME }, [titulaireId]);
    const prendre = () => monde.agir(SYSTEME, (ctx) => prendreARecalculer(ctx, 1_000));
    await prendre();
    await monde.test.base.transaction(ecrire);
    const depot = tenirOuverte(ecrire);
    await depot.prete;
    expect(await prendre()).not.toContain(titulaireId);
    await depot.lacher();
    expect(await prendre()).toContain(titulaireId);
  });

  it("une première connexion pendant une rectification retrouve l'activité corrigée, quel que soit l'ordre", async () => {
    for (let essai = 0; essai < 8; essai += 1) {
      const numero = neuf();
      await deposer(sdis, [pompier(numero)]);
      const rectifiee = pompier(numero, {
        id_ligne: `C${numero}`,
        operation: "rectification",
        id_ligne_origine: `L${numero}`,
        quantite: "6",
      });
      await recevoir(sdis, assembler([ligneCsv(rectifiee)]));
      const [titulaireId] = await Promise.all([titulaireDuRang(monde, numero), traiter(monde)]);
      expect(await activitesDe(titulaireId), `essai ${essai}`).toMatchObject([{ faits: { dureeAnnees: 6 }, annuleeLe: null }]);
    }
  });

  it("une première connexion pendant un dépôt ne perd rien et ne double rien", async () => {
    const numeros = Array.from({ length: 12 }, neuf);
    await recevoir(sdis, assembler(numeros.map((numero) => ligneCsv(pompier(numero)))));
    const [titulaires] = await Promise.all([
      Promise.all(numeros.map((numero) => titulaireDuRang(monde, numero))),
      traiter(monde),
      traiter(monde),
    ]);
    for (const titulaireId of titulaires) expect(await activitesDe(titulaireId)).toHaveLength(1);
  });

  it("une annulation pendant le calcul finit sans droit, et le journal compense", async () => {
    const numero = neuf();
    const titulaireId = await titulaireDuRang(monde, numero);
    await deposer(sdis, [pompier(numero)]);
    const annulation = pompier(numero, { id_ligne: `A${numero}`, operation: "annulation", id_ligne_origine: `L${numero}` });
    await recevoir(sdis, assembler([ligneCsv(annulation)]));
    const calculer = () => recalculerEnAttente(monde.test.base, monde.horloge);
    await Promise.all([calculer(), traiter(monde), calculer()]);
    await calculer();
    expect(await acquisDe(titulaireId)).toBe(0);
  });

  it("deux déclarants corrigent les mêmes personnes en ordre contraire, par deux travailleurs : tout entre, sans interblocage", async () => {
    const autre = await unDeclarant(monde, ["sapeur_pompier_volontaire"]);
    const numeros = Array.from({ length: 30 }, neuf);
    const titulaires = await Promise.all(numeros.map((numero) => titulaireDuRang(monde, numero)));
    await deposer(
      sdis,
      numeros.map((numero) => pompier(numero)),
    );
    await deposer(
      autre,
      numeros.map((numero) => pompier(numero)),
    );
    const corriger = (numero: number) =>
      ligneCsv(pompier(numero, { id_ligne: `K${numero}`, operation: "rectification", id_ligne_origine: `L${numero}`, quantite: "7" }));
    const lots = await Promise.all([
      recevoir(sdis, assembler(numeros.map(corriger))),
      recevoir(autre, assembler([...numeros].reverse().map(corriger))),
    ]);
    const erreurs: unknown[] = [];
    const travail = { base: monde.test.base, horloge: monde.horloge };
    const passer = () => traiterLots(travail, (erreur) => erreurs.push(erreur));
    await Promise.all([passer(), passer(), recalculerEnAttente(monde.test.base, monde.horloge)]);
    await passer();
    expect(erreurs).toEqual([]);
    const etats = sql`select etat, rejetees from depots.lots where id = any(${lots.map(({ lot }) => lot.id)}::uuid[])`;
    expect(await monde.test.base.requete(etats)).toEqual([
      { etat: "TRAITE", rejetees: 0 },
      { etat: "TRAITE", rejetees: 0 },
    ]);
    for (const titulaireId of titulaires) {
      expect((await activitesDe(titulaireId)).map(({ faits }) => faits)).toMatchObject([{ dureeAnnees: 7 }, { dureeAnnees: 7 }]);
    }
  }, 60_000);
});

describe("une identité corrigée", () => {
  it("une rectification qui complète les traits lève le doute : la personne trouve l'activité, sous le même identifiant", async () => {
    const numero = neuf();
    const titulaireId = await titulaireDuRang(monde, numero);
    const premiere = await deposer(sdis, [pompier(numero, { sexe: "F" })]);
    expect(premiere.lignes[0]?.statut).toBe("EN_ATTENTE_IDENTITE");
    expect(await activitesDe(titulaireId)).toEqual([]);
    const { lignes } = await deposer(sdis, [
      pompier(numero, { id_ligne: `D${numero}`, operation: "rectification", id_ligne_origine: `L${numero}` }),
    ]);
    expect(lignes).toMatchObject([{ statut: "ACCEPTEE", activiteId: premiere.lignes[0]?.activiteId }]);
    expect(await activitesDe(titulaireId)).toHaveLength(1);
  });

  it("une ligne rectifiée vers une autre personne puis rectifiée encore par son premier numéro n'est pas tenue pour annulée", async () => {
    const [a, b] = [neuf(), neuf()];
    const [un, deux] = [await titulaireDuRang(monde, a), await titulaireDuRang(monde, b)];
    await deposer(sdis, [pompier(a)]);
    const vers = (id_ligne: string, numero: number) => pompier(numero, { id_ligne, operation: "rectification", id_ligne_origine: `L${a}` });
    await deposer(sdis, [vers(`E${a}`, b)]);
    const { lignes } = await deposer(sdis, [vers(`F${a}`, a)]);
    expect(lignes[0]?.fautes.map(({ code }) => code)).not.toContain("origine_annulee");
    const tiennent = async (titulaireId: string) => (await activitesDe(titulaireId)).filter(({ annuleeLe }) => annuleeLe === null);
    expect([await tiennent(un), await tiennent(deux)].map(({ length }) => length)).toEqual([1, 0]);
  });

  it("la même annulation deux fois dans une tranche, après une autre : les deux sont rejetées, aucune n'est dite déjà reçue", async () => {
    const numero = neuf();
    const annuler = (id_ligne: string) => pompier(numero, { id_ligne, operation: "annulation", id_ligne_origine: `L${numero}` });
    const { lignes } = await deposer(sdis, [pompier(numero), annuler(`G${numero}`), annuler(`H${numero}`), annuler(`H${numero}`)]);
    expect(lignes.map(({ statut }) => statut)).toEqual(["ACCEPTEE", "ACCEPTEE", "REJETEE", "REJETEE"]);
  });

  it("un cycle de rectifications ne tourne pas : une origine se trouve parmi les lignes d'avant", async () => {
    const vers = (id_ligne: string, id_ligne_origine: string) => pompier(1, { id_ligne, operation: "rectification", id_ligne_origine });
    const { lignes } = await deposer(sdis, [vers("cycle-A", "cycle-B"), vers("cycle-B", "cycle-A"), vers("cycle-C", "cycle-C")]);
    const codes = lignes.map(({ fautes }) => fautes.map(({ code }) => code));
    expect(codes).toEqual([["origine_introuvable"], ["origine_introuvable"], ["origine_elle_meme"]]);
  });
});

describe("ce qu'un dépôt ne doit ni perdre ni laisser", () => {
  it("une durée absurde et un nom de 256 caractères ne bloquent ni le lot, ni le compte", async () => {
    const numero = neuf();
    const titulaireId = await titulaireDuRang(monde, numero);
    const federation = await unDeclarant(monde, ["sapeur_pompier_volontaire", "benevolat_associatif"]);
    const benevole = planter(46, numero).juste;
    expect(benevole.code_activite).toBe("benevolat_associatif");
    const longue = (id_ligne: string) => pompier(numero, { id_ligne, quantite: "10000" });
    const lignesDuFichier = [longue(`I${numero}`), longue(`J${numero}`), { ...benevole, nom_organisme: "N".repeat(256) }];
    const { lot, lignes } = await deposer(federation, lignesDuFichier);
    expect([lot.etat, lignes.map(({ statut }) => statut).includes("REJETEE")]).toEqual(["TRAITE", false]);
    expect((await deposer(federation, [...lignesDuFichier, longue(`S${numero}`)])).lot.comptes.dejaRecues).toBe(3);
    const { isoles } = await recalculerEnAttente(monde.test.base, monde.horloge);
    expect(isoles).toEqual([]);
    expect((await activitesDe(titulaireId)).length).toBeGreaterThanOrEqual(2);
  });

  it("ce qu'un autre déclare de la même personne ne change rien au rapport du premier", async () => {
    const autre = await unDeclarant(monde, ["sapeur_pompier_volontaire"]);
    const [a, b] = [neuf(), neuf()];
    // L'autre a beaucoup déclaré la première personne, rien de la seconde.
    await deposer(
      autre,
      Array.from({ length: 60 }, (_, place) => pompier(a, { id_ligne: `Z${place}` })),
    );
    const deux = (numero: number) => [pompier(numero, { id_ligne: `U${numero}` }), pompier(numero, { id_ligne: `V${numero}` })];
    const reponses = [];
    for (const numero of [a, b]) {
      for (const ligne of deux(numero)) {
        const { lignes } = await deposer(sdis, [ligne]);
        reponses.push(lignes.map(({ statut, fautes }) => ({ statut, codes: fautes.map(({ code }) => code) })));
      }
    }
    expect(reponses.slice(0, 2)).toEqual(reponses.slice(2));
    expect(reponses[1]).toEqual([{ statut: "ACCEPTEE_AVEC_RESERVE", codes: ["doublon_probable"] }]);
  });

  it("aucune table ne garde un numéro de sécurité sociale en clair, avec ou sans sa clé (R6323-37)", async () => {
    const numeros = Array.from({ length: 6 }, neuf);
    const nirs = numeros.map((numero) => nirDEssai(numero));
    const [un = "", deux = "", trois = ""] = nirs;
    const espace = deux.replace(/(\d)(\d\d)(\d\d)(\d\d)(\d{3})(\d{3})(\d\d)/u, "$1 $2 $3 $4 $5 $6 $7");
    const lignes = [
      ...numeros.map((numero) => ligneCsv(pompier(numero))),
      ligneCsv(pompier(neuf(), { id_ligne: un })),
      ligneCsv(pompier(neuf(), { nom_organisme: espace })),
      ligneCsv(
        pompier(neuf(), { quantite: trois, courriel: `${un}@x.fr`, siret_organisme: trois, registre_local: deux, rna_organisme: un }),
      ),
      ligneCsv(pompier(neuf(), { operation: "rectification", id_ligne_origine: deux })),
      Buffer.from(`"${un}`),
    ];
    const { lot } = await deposerOctets(sdis, assembler(lignes));
    expect(lot.comptes).toMatchObject({ acceptees: 6, rejetees: 5 });
    const tables = await monde.test.proprietaire.requete<{ nom: string }>(sql`select schemaname || '.' || tablename as nom from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`);
    const cherches = nirs.flatMap((nir) => [nir.slice(0, 13), espace.slice(0, 18)]);
    const trouvees: string[] = [];
    for (const { nom } of tables) {
      const texte = `select count(*) as n from ${nom} t where exists (select 1 from unnest($1::text[]) as x where position(x in t::text) > 0
        or position(encode(convert_to(x, 'UTF8'), 'hex') in t::text) > 0)`;
      const [ligne] = await monde.test.proprietaire.requete<{ n: bigint }>({ text: texte, values: [cherches] });
      if (Number(ligne?.n) > 0) trouvees.push(nom);
    }
    expect(tables.length).toBeGreaterThan(30);
    expect(trouvees).toEqual([]);
  });
});
