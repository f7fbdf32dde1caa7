// Les dépôts sur la vraie base : chaque ligne a sa réponse, le même fichier la même, et rien ne se perd ni ne se double.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listerActivites, rattacherActivites } from "../../src/metier/activites/index.js";
import { ecrireCsv, ecrireNdjson } from "../../src/metier/depots/index.js";
import { lireDroits, recalculerEnAttente } from "../../src/metier/droits/index.js";
import { empreinteNir } from "../../src/metier/identite/index.js";
import { listerAutorisations, terminerAutorisation } from "../../src/metier/organismes/index.js";
import { sql } from "../../src/socle/base/base.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { type Monde, SYSTEME, unMonde } from "../outils/benevoles.js";
import { type DeclarantDeTest, deposer, lignePompier, nirDEssai, recevoir, relire, traiter, unDeclarant } from "../outils/depots.js";

let monde: Monde;
let sdis: DeclarantDeTest;
let rang = 0;
/** Rangs neufs : chaque essai a ses lignes et ses personnes. */
const neufs = (nombre: number) => Array.from({ length: nombre }, () => (rang += 1));

beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
  sdis = await unDeclarant(monde, ["sapeur_pompier_volontaire"]);
});
afterAll(() => monde.test.fermer());

const statuts = (lignes: readonly { statut: string }[]) => lignes.map(({ statut }) => statut);
const codes = (lignes: readonly { fautes: readonly { code: string }[] }[]) => lignes.map(({ fautes }) => fautes.map(({ code }) => code));
const compter = async (table: string) =>
  Number((await monde.test.proprietaire.requete<{ n: bigint }>({ text: `select count(*) as n from ${table}`, values: [] }))[0]?.n);

/** Titulaire dont l'identité est celle de la ligne de ce rang, rattaché à son numéro. */
async function titulaireDe(rangVoulu: number, nom?: string) {
  const titulaire = await monde.titulaire();
  const ligne = lignePompier(rangVoulu);
  await monde.test.base.requete(sql`update identite.personnes p set nom_naissance = ${nom ?? ligne.nom_naissance}, prenoms = ${ligne.prenoms},
      sexe = 'masculin', naissance = ${ligne.date_naissance}, lieu_naissance = ${ligne.code_commune_naissance}, pays_naissance = '99100'
    from identite.titulaires t where t.personne_id = p.id and t.titulaire_id = ${titulaire.titulaireId}`);
  const rattacher = () =>
    monde.agir(titulaire, (ctx) =>
      rattacherActivites(ctx, { titulaireId: titulaire.titulaireId, nirEmpreinte: empreinteNir(nirDEssai(rangVoulu)) }),
    );
  const activites = () => monde.agir(titulaire, (ctx) => listerActivites(ctx, titulaire.titulaireId));
  return { titulaire, rattacher, activites };
}

describe("un fichier déposé", () => {
  it("répond à chaque ligne, et les mauvaises n'arrêtent pas les bonnes", async () => {
    const [a, b, c] = neufs(3);
    const { lot, lignes } = await deposer(sdis, [
      lignePompier(a ?? 0),
      lignePompier(b ?? 0, { date_signature: "2025-02-30" }),
      lignePompier(c ?? 0),
    ]);
    expect(statuts(lignes)).toEqual(["ACCEPTEE", "REJETEE", "ACCEPTEE"]);
    expect(lot).toMatchObject({ etat: "TRAITE", lignesLues: 3, comptes: { acceptees: 2, rejetees: 1 } });
    expect(lignes[1]?.fautes[0]).toMatchObject({ champ: "date_signature" });
  });

  it("rend le même lot quand il est renvoyé, et deux fois au même instant n'en font qu'un", async () => {
    const texte = ecrireCsv(neufs(3).map((n) => lignePompier(n)));
    const envois = await Promise.all([recevoir(sdis, texte), recevoir(sdis, texte)]);
    await traiter(monde);
    const avant = await compter("activites.depots");
    const renvoye = await deposer(sdis, texte);
    expect(new Set([...envois.map(({ lot }) => lot.id), renvoye.lot.id]).size).toBe(1);
    expect(renvoye.dejaRecu).toBe(true);
    expect(await compter("activites.depots")).toBe(avant);
  });

  it("reconnaît ses lignes dans un autre fichier, en CSV comme en NDJSON, et refuse un numéro réemployé", async () => {
    const [a, b] = neufs(2);
    const premiere = await deposer(sdis, [lignePompier(a ?? 0)]);
    const { lignes } = await deposer(
      sdis,
      ecrireNdjson([lignePompier(b ?? 0), lignePompier(a ?? 0), lignePompier(b ?? 0, { quantite: "4" })]),
    );
    expect(codes(lignes)).toEqual([[], [], ["id_ligne_reutilise"]]);
    expect(statuts(lignes)).toEqual(["ACCEPTEE", "DEJA_RECUE", "REJETEE"]);
    expect(lignes[1]?.activiteId).toBe(premiere.lignes[0]?.activiteId);
    expect(codes(lignes)[2]).toEqual(["id_ligne_reutilise"]);
  });

  it("n'écrit rien sur les comptes quand c'est un essai, et rend le même rapport que le vrai dépôt", async () => {
    const lignesDuFichier = neufs(3).map((n, place) => lignePompier(n, place === 1 ? { sexe: "X" } : {}));
    const avant = await compter("activites.depots");
    const essai = await deposer(sdis, lignesDuFichier, { essai: true });
    expect(await compter("activites.depots")).toBe(avant);
    const vrai = await deposer(sdis, lignesDuFichier);
    const sansLieu = ({ lignes }: typeof essai) => lignes.map(({ statut, fautes, empreinte }) => ({ statut, fautes, empreinte }));
    expect(sansLieu(essai)).toEqual(sansLieu(vrai));
  });

  it("ne déclare que ce pour quoi l'organisme est autorisé (L5151-11)", async () => {
    const armees = await unDeclarant(monde, ["reserve_militaire_operationnelle"], false);
    const [a, b] = neufs(2);
    const { lignes } = await deposer(armees, [
      lignePompier(a ?? 0),
      lignePompier(b ?? 0, {
        code_activite: "reserve_militaire_operationnelle",
        date_signature: "",
        arrete_notifie_le: "",
        quantite: "95",
        unite: "JOURS",
      }),
    ]);
    expect(codes(lignes)).toEqual([["activite_non_autorisee"], ["nir_non_autorise"]]);
  });

  it("refuse entier un fichier qui n'a que son en-tête, ou qui est une archive", async () => {
    const vide = await deposer(sdis, ecrireCsv([]));
    expect(vide.lot).toMatchObject({ etat: "REFUSE", refus: { code: "fichier_sans_ligne" } });
    const { lot } = await recevoir(sdis, Buffer.from("PK\u0003\u0004 archive"));
    expect(lot).toMatchObject({ etat: "REFUSE", refus: { code: "fichier_zip" } });
  });
});

describe("une personne déclarée", () => {
  it("trouve ses activités à sa première connexion, puis ses droits, payés par l'autorité de gestion (L5151-11)", async () => {
    const [a = 0] = neufs(1);
    await deposer(sdis, [lignePompier(a)]);
    const { titulaire, rattacher, activites } = await titulaireDe(a);
    expect(await rattacher()).toBe(1);
    expect(await activites()).toHaveLength(1);
    await recalculerEnAttente(monde.test.base, monde.horloge);
    const droits = await monde.agir(titulaire, (ctx) => lireDroits(ctx, titulaire.titulaireId));
    expect(droits.lots.map(({ lot }) => [lot.activite, lot.annee, lot.montant, lot.financeur])).toEqual([
      ["sapeur_pompier_volontaire", 2025, 24_000, "autorite_gestion_sis"],
    ]);
  });

  it("est reconnue à son numéro, jamais sous le nom d'un autre, et son déclarant n'en sait rien", async () => {
    const [a = 0] = neufs(1);
    const { rattacher, activites } = await titulaireDe(a, "Toutautre");
    await rattacher();
    const { lignes } = await deposer(sdis, [lignePompier(a)]);
    expect(statuts(lignes)).toEqual(["ACCEPTEE"]);
    expect(await activites()).toEqual([]);
  });

  it("attend qu'on la départage quand ses traits sont incomplets ou contredisent le numéro", async () => {
    const [a = 0, b = 0] = neufs(2);
    const { lignes } = await deposer(sdis, [
      lignePompier(a, { nir: "", code_commune_naissance: "", date_naissance: "1985-05-00" }),
      lignePompier(b, { sexe: "F" }),
    ]);
    expect(statuts(lignes)).toEqual(["EN_ATTENTE_IDENTITE", "EN_ATTENTE_IDENTITE"]);
    expect(codes(lignes)).toEqual([["traits_incomplets"], ["nir_et_traits"]]);
  });

  it("est reconnue à ses traits complets quand le déclarant n'emploie pas son numéro", async () => {
    const [a = 0] = neufs(1);
    const traits = { nir: "", nom_naissance: "Sansnumero" };
    await deposer(sdis, [lignePompier(a, traits)]);
    const { rattacher, activites } = await titulaireDe(a, "SANS-NUMÉRO".replace("-", ""));
    expect(await rattacher()).toBe(1);
    expect(await activites()).toHaveLength(1);
  });
});

describe("une ligne corrigée", () => {
  it("remplace l'ancienne, garde sa date, et les droits suivent par une écriture compensatoire", async () => {
    const [a = 0, b = 0] = neufs(2);
    const { titulaire, rattacher, activites } = await titulaireDe(a);
    await rattacher();
    await deposer(sdis, [lignePompier(a)]);
    await recalculerEnAttente(monde.test.base, monde.horloge);
    const { lignes } = await deposer(sdis, [
      lignePompier(a, { id_ligne: `L${b}-r`, operation: "rectification", id_ligne_origine: `L${a}`, quantite: "3" }),
    ]);
    expect(statuts(lignes)).toEqual(["ACCEPTEE_AVEC_RESERVE"]);
    await recalculerEnAttente(monde.test.base, monde.horloge);
    expect(await activites()).toMatchObject([{ faits: { dureeAnnees: 3 }, annuleeLe: null }]);
    const droits = await monde.agir(titulaire, (ctx) => lireDroits(ctx, titulaire.titulaireId));
    expect(droits.soldes.cec.acquis).toBe(0);
    expect(droits.lots).toHaveLength(1);
  });

  it("s'annule une fois ; une seconde annulation, une origine inconnue sont rejetées", async () => {
    const [a = 0, b = 0] = neufs(2);
    const { rattacher, activites } = await titulaireDe(a);
    await rattacher();
    await deposer(sdis, [lignePompier(a)]);
    const annuler = (id: string, origine: string) => lignePompier(a, { id_ligne: id, operation: "annulation", id_ligne_origine: origine });
    const { lignes } = await deposer(sdis, [
      annuler(`L${a}-a`, `L${a}`),
      annuler(`L${a}-b`, `L${a}`),
      annuler(`L${b}-c`, "jamais-envoyee"),
    ]);
    expect(codes(lignes)).toEqual([[], ["origine_annulee"], ["origine_introuvable"]]);
    expect((await activites())[0]?.annuleeLe).not.toBeNull();
  });

  it("passe d'une personne à une autre quand elle visait la mauvaise", async () => {
    const [a = 0, b = 0] = neufs(2);
    const un = await titulaireDe(a);
    const deux = await titulaireDe(b);
    await un.rattacher();
    await deux.rattacher();
    await deposer(sdis, [lignePompier(a)]);
    await deposer(sdis, [lignePompier(b, { id_ligne: `L${a}-r`, operation: "rectification", id_ligne_origine: `L${a}` })]);
    expect((await un.activites()).every(({ annuleeLe }) => annuleeLe !== null)).toBe(true);
    expect(await deux.activites()).toMatchObject([{ annuleeLe: null }]);
  });
});

describe("un traitement interrompu", () => {
  it("reprend à la tranche suivante, et deux travailleurs à la fois ne doublent rien", async () => {
    const texte = ecrireCsv(neufs(3_200).map((n) => lignePompier(n)));
    const { lot } = await recevoir(sdis, texte);
    const avant = await compter("activites.depots");
    let transactions = 0;
    const base = {
      ...monde.test.base,
      transaction: ((action) => {
        transactions += 1;
        if (transactions === 2) return Promise.reject(new Error("panne"));
        return monde.test.base.transaction(action);
      }) as typeof monde.test.base.transaction,
    };
    const erreurs: unknown[] = [];
    const { traiterLots } = await import("../../src/metier/depots/index.js");
    await traiterLots({ base, horloge: monde.horloge }, (erreur) => erreurs.push(erreur));
    expect(erreurs).toHaveLength(1);
    expect((await relire(monde, sdis, lot)).lot).toMatchObject({ etat: "EN_CONTROLE", lignesLues: 1_000 });
    await Promise.all([traiter(monde), traiter(monde)]);
    const fini = await relire(monde, sdis, lot);
    expect(fini.lot).toMatchObject({ etat: "TRAITE", lignesLues: 3_200, comptes: { acceptees: 3_200 } });
    expect(await compter("activites.depots")).toBe(avant + 3_200);
  });
});

describe("un autre organisme", () => {
  it("ne lit ni le lot ni les lignes, et ne distingue pas un lot inconnu de celui d'un autre", async () => {
    const autre = await unDeclarant(monde, ["sapeur_pompier_volontaire"]);
    const [a = 0] = neufs(1);
    const { lot } = await deposer(sdis, [lignePompier(a)]);
    await expect(relire(monde, autre, lot)).rejects.toMatchObject({ code: "depots/lot-introuvable" });
    await expect(relire(monde, autre, { id: "00000000-0000-4000-8000-000000000000" })).rejects.toMatchObject({
      code: "depots/lot-introuvable",
    });
    await expect(relire(monde, { ...autre, organismeId: sdis.organismeId }, lot)).rejects.toMatchObject({ name: "Refus" });
  });

  it("ne se devine pas au rapport d'un essai, même de vingt et une lignes de la personne", async () => {
    const autre = await unDeclarant(monde, ["sapeur_pompier_volontaire"]);
    const [a = 0] = neufs(1);
    const essayer = async (prefixe: string) => {
      const lignesDEssai = Array.from({ length: 21 }, (_, n) =>
        lignePompier(a, { id_ligne: `${prefixe}-${n < 20 ? n : "fin"}`, quantite: "0.1" }),
      );
      return codes((await deposer(sdis, lignesDEssai, { essai: true })).lignes);
    };
    const avant = await essayer(`avant-${a}`);
    await deposer(autre, [lignePompier(a)]);
    expect(await essayer(`apres-${a}`)).toEqual(avant);
  });

  it("laisse annuler ce qu'on a déclaré quand l'autorisation a pris fin", async () => {
    const fini = await unDeclarant(monde, ["sapeur_pompier_volontaire"]);
    const [a = 0, b = 0] = neufs(2);
    await deposer(fini, [lignePompier(a)]);
    await monde.agir(SYSTEME, async (ctx) => {
      const [autorisation] = await listerAutorisations(ctx, fini.organismeId);
      const fin = {
        organismeId: fini.organismeId,
        autorisationId: autorisation?.id ?? "",
        jusquAu: dateCivile("2026-11-22"),
        raison: "fin",
      };
      await terminerAutorisation(ctx, fin);
    });
    const { lignes } = await deposer(fini, [
      lignePompier(a, { id_ligne: `L${a}-fin`, operation: "annulation", id_ligne_origine: `L${a}` }),
      lignePompier(b),
    ]);
    expect(codes(lignes)).toEqual([[], ["activite_non_autorisee"]]);
  });

  it("n'avertit que l'exploitant quand deux déclarants disent la même personne", async () => {
    const autre = await unDeclarant(monde, ["sapeur_pompier_volontaire"]);
    const [a = 0] = neufs(1);
    await deposer(sdis, [lignePompier(a)]);
    const { lignes } = await deposer(autre, [lignePompier(a)]);
    expect(codes(lignes)).toEqual([[]]);
    const alertes = await monde.test.base.requete(sql`select genre from depots.alertes where organisme_id = ${autre.organismeId}`);
    expect(alertes).toEqual([{ genre: "deux_declarants" }]);
  });
});
