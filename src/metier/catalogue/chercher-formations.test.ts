// La recherche sur la vraie base : chaque critère, les mots tels qu'on les tape, ce qui ne doit pas sortir, les pages.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { SANS_CRITERE } from "../../../tests/outils/criteres.js";
import { actionDeTest, formationDeTest, SIRET_AUTRE_FORMATEUR, SIRET_FORMATEUR, sessionDeTest } from "../../../tests/outils/offre.js";
import { sql } from "../../socle/base/base.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Acteur } from "../identite/index.js";
import {
  type ActionDonnee,
  type CriteresRecherche,
  chercherFormations,
  enregistrerFormations,
  type FormationDonnee,
  type ResultatRecherche,
  referencerFormateur,
  suspendreFormateur,
} from "./index.js";
import { rafraichirRecherche, rafraichirRechercheDesCertifications } from "./rafraichir-recherche.js";

const AGENT: Acteur = { genre: "agent", agentId: "agente-1" };

let monde: Monde;

function une(numero: string, changements: Partial<FormationDonnee>, action: Partial<ActionDonnee> = {}): FormationDonnee {
  const muet = { objectif: "", contenu: "", resultats: "", roles: [], publics: [] };
  return formationDeTest({ numero, ...muet, ...changements, actions: changements.actions ?? [actionDeTest(action)] });
}

const le = (numero: string, debut: string) => sessionDeTest({ numero, debut: dateCivile(debut), fin: dateCivile("2028-12-31") });

const OFFRE: readonly FormationDonnee[] = [
  une("compta", { intitule: "Comptabilité associative", roles: ["tresorier"], publics: ["benevoles"] }, { prix: 9_000 }),
  une(
    "budget",
    { intitule: "Construire un budget", contenu: "Un peu de comptabilité.", type: "rncp", certification: "RNCP10" },
    { prix: 50_000 },
  ),
  une(
    "tresor",
    { intitule: "Le rôle du trésorier", roles: ["tresorier", "president"] },
    { codePostal: "69003", commune: "Lyon", accessible: false },
  ),
  une(
    "secours",
    { intitule: "Prévention et secours", type: "repertoire_specifique", certification: "RS20" },
    { codePostal: "69100", commune: "Villeurbanne" },
  ),
  une("web", { intitule: "Créer son site", type: "bilan_competences" }, { modalite: "distance", codePostal: null, commune: "" }),
  une("libre", { intitule: "Entrées libres", siret: SIRET_AUTRE_FORMATEUR, type: "vae" }, { entreesPermanentes: true, sessions: [] }),
  une("dates", { intitule: "Animer une réunion" }, { sessions: [le("1", "2026-01-10"), le("2", "2027-03-15"), le("3", "2027-06-20")] }),
];
/** Ce qui ne doit jamais sortir. */
const CACHEES: readonly FormationDonnee[] = [
  une("passee", { intitule: "Zebulon passé" }, { sessions: [le("1", "2026-11-22")] }),
  une("fermee", { intitule: "Zebulon fermé" }, { sessions: [{ ...le("1", "2027-05-01"), etat: "fermee" }] }),
  une("vide", { intitule: "Zebulon sans session" }, { sessions: [] }),
  une("inactive", { intitule: "Zebulon inactif", type: "rncp", certification: "RNCP30" }),
  une("expiree", { intitule: "Zebulon expiré", type: "rncp", certification: "RNCP40" }),
  une("retiree", { intitule: "Zebulon retiré" }),
];

async function chercher(choix: Partial<CriteresRecherche>): Promise<ResultatRecherche> {
  const acteur: Acteur = { genre: "anonyme" };
  return chercherFormations({ base: monde.test.base, horloge: monde.horloge, acteur }, { ...SANS_CRITERE, ...choix });
}
/** Intitulés trouvés, dans l'ordre. */
const titres = async (choix: Partial<CriteresRecherche>) => (await chercher(choix)).fiches.map(({ intitule }) => intitule);
const trouves = async (choix: Partial<CriteresRecherche>) => (await titres(choix)).sort((a, b) => a.localeCompare(b, "fr"));

beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
  await monde.test.base.requete(sql`
    insert into catalogue.certifications (code, intitule, active, fin_enregistrement, empreinte, modifiee_le)
    values ('RNCP10', 'Assistant de gestion', true, '2028-01-01', '', now()), ('RS20', 'Sauveteur', true, null, '', now()),
      ('RNCP30', 'Inactive', false, null, '', now()), ('RNCP40', 'Expirée', true, '2027-01-31', '', now())`);
  const demande = { siret: SIRET_FORMATEUR, denomination: "Atelier des Tanneurs", codePostal: "38000", ville: "Grenoble" };
  await monde.agir(AGENT, (c) => referencerFormateur(c, demande));
  await monde.agir(AGENT, (c) => enregistrerFormations(c, { formations: [...OFFRE, ...CACHEES], importId: null }));
  const retirees = await monde.test.base.requete<{ id: string }>(
    sql`update catalogue.formations set retiree_le = now() where numero = 'retiree' returning id`,
  );
  await rafraichirRecherche(
    monde.test.base,
    retirees.map(({ id }) => id),
  );
});
afterAll(() => monde.test.fermer());

describe("la recherche par mots", () => {
  it("trouve une racine, un pluriel, sans accents ni casse, le titre avant le contenu", async () => {
    const attendus = ["Comptabilité associative", "Construire un budget"];
    for (const texte of ["comptabilité", "COMPTABILITE", "comptabilités", "la comptabilité", "formation comptabilité"])
      expect(await titres({ texte })).toEqual(attendus);
  });

  it("veut tous les mots, où qu'ils se lisent", async () => {
    expect(await titres({ texte: "comptabilité budget" })).toEqual(["Construire un budget"]);
    expect(await titres({ texte: "comptabilité secours" })).toEqual([]);
  });

  it("trouve par le rôle, la certification, l'organisme et la commune", async () => {
    expect(await trouves({ texte: "trésorière" })).toEqual(["Comptabilité associative", "Le rôle du trésorier"]);
    expect(await titres({ texte: "RNCP10" })).toEqual(["Construire un budget"]);
    expect(await titres({ texte: "rncp 10" })).toEqual(["Construire un budget"]);
    expect(await titres({ texte: "assistant de gestion" })).toEqual(["Construire un budget"]);
    expect(await titres({ texte: "villeurbanne" })).toEqual(["Prévention et secours"]);
    expect((await chercher({ texte: "tanneurs" })).total).toBe(OFFRE.length - 1);
  });

  it.each([
    ["comptabilte", "comptabilite", "Comptabilité associative"],
    ["tresoreir", "tresorier", "Le rôle du trésorier"],
    ["secuors", "secours", "Prévention et secours"],
    ["villeurbane", "villeurbanne", "Prévention et secours"],
  ])("comprend la faute de frappe « %s » comme « %s », et le dit", async (texte, compris, titre) => {
    const { fiches, corrections } = await chercher({ texte });
    expect(corrections).toEqual([{ tape: texte, compris }]);
    expect(fiches.map(({ intitule }) => intitule)).toContain(titre);
  });

  it("trouve le trésorier tapé « tresorié », et un mot commencé", async () => {
    expect(await titres({ texte: "tresorié" })).toContain("Le rôle du trésorier");
    expect(await titres({ texte: "compta" })).toContain("Comptabilité associative");
    expect((await chercher({ texte: "compta" })).corrections).toEqual([]);
  });

  it("ne corrige ni un mot trop loin de tout, ni un mot court", async () => {
    for (const texte of ["hippopotame", "xyz"]) expect(await chercher({ texte })).toMatchObject({ total: 0, corrections: [] });
  });

  it("montre tout quand le texte ne choisit rien", async () => {
    for (const texte of ["", "  ", "de la", "formations", "!?…"]) expect((await chercher({ texte })).total).toBe(OFFRE.length);
  });
});

describe("les autres critères", () => {
  it("sépare les formations de bénévoles et celles du compte personnel", async () => {
    expect(await trouves({ genre: "benevoles" })).toEqual(["Animer une réunion", "Comptabilité associative", "Le rôle du trésorier"]);
    expect((await chercher({ genre: "cpf" })).total).toBe(4);
  });

  it("filtre par type, rôle, modalité, prix, accessibilité, inscription", async () => {
    expect(await trouves({ types: ["rncp", "vae"] })).toEqual(["Construire un budget", "Entrées libres"]);
    expect(await trouves({ roles: ["tresorier"] })).toEqual(["Comptabilité associative", "Le rôle du trésorier"]);
    expect(await trouves({ roles: ["president", "secretaire"] })).toEqual(["Le rôle du trésorier"]);
    expect(await trouves({ modalites: ["distance"] })).toEqual(["Créer son site"]);
    expect(await trouves({ prixMax: 9_000 })).toEqual(["Comptabilité associative"]);
    expect(await trouves({ accessible: true })).not.toContain("Le rôle du trésorier");
    expect(await trouves({ inscription: true })).not.toContain("Entrées libres");
  });

  it("garde, près d'un lieu, ce qui se suit à distance, et dit la distance", async () => {
    const { fiches, lieu, facettes } = await chercher({ lieu: "Lyon", rayonKm: 20, tri: "distance" });
    expect(lieu).toEqual({ nom: "Lyon", codePostal: "69001" });
    expect(fiches.map(({ intitule }) => intitule)).toEqual(["Le rôle du trésorier", "Prévention et secours", "Créer son site"]);
    expect(fiches.map(({ distanceKm }) => distanceKm === null)).toEqual([false, false, true]);
    expect(fiches[1]?.distanceKm).toBeGreaterThan(1);
    expect(facettes.modalites).toEqual([
      { valeur: "presentiel", nombre: 2 },
      { valeur: "distance", nombre: 1 },
    ]);
    expect((await chercher({})).fiches.every(({ distanceKm }) => distanceKm === null)).toBe(true);
    expect((await chercher({ lieu: "Lyon", rayonKm: 120 })).total).toBe(OFFRE.length);
  });

  it("cherche partout quand le lieu n'est pas reconnu, et le dit", async () => {
    expect(await chercher({ lieu: "Zzyzxville", tri: "distance" })).toMatchObject({ total: OFFRE.length, lieu: null, lieuInconnu: true });
  });

  it("ne retient que les dates demandées, et montre la première d'entre elles", async () => {
    const mars = { apres: dateCivile("2027-03-01"), avant: dateCivile("2027-03-31") };
    expect(await trouves(mars)).toEqual(["Animer une réunion", "Entrées libres"]);
    const { fiches } = await chercher({ ...mars, tri: "date" });
    expect(fiches.map(({ prochaine, sessions }) => [prochaine, sessions])).toEqual([
      ["2027-03-15", 1],
      [null, 0],
    ]);
    expect((await chercher({ apres: dateCivile("2027-06-01"), texte: "réunion" })).fiches[0]?.prochaine).toBe("2027-06-20");
    expect((await chercher({ apres: dateCivile("2027-03-01"), avant: dateCivile("2027-02-01") })).total).toBe(0);
    expect((await chercher({ avant: dateCivile("2020-01-01") })).total).toBe(0);
  });

  it("trie par date, prix ; ce qui n'a pas de date vient après", async () => {
    expect((await titres({ tri: "date" })).slice(-2)).toEqual(["Animer une réunion", "Entrées libres"]);
    const { fiches } = await chercher({ tri: "prix" });
    expect(fiches.map(({ prix }) => prix)).toEqual([...fiches.map(({ prix }) => prix)].sort((a, b) => a - b));
  });
});

describe("ce qui ne sort pas", () => {
  it("une session passée ou fermée, une certification inactive ou finie avant le début, une formation retirée", async () => {
    expect(await titres({ texte: "zebulon" })).toEqual([]);
    expect((await chercher({})).total).toBe(OFFRE.length);
  });

  it("le temps qui passe fait sortir les sessions passées sans rien recomposer", async () => {
    monde.horloge.placer("2027-03-16T10:00:00Z");
    const { fiches } = await chercher({ tri: "date" });
    expect(fiches.map(({ intitule, prochaine }) => [intitule, prochaine])).toEqual([
      ["Animer une réunion", "2027-06-20"],
      ["Entrées libres", null],
    ]);
    monde.horloge.placer("2026-11-23T10:00:00Z");
  });

  it("un organisme suspendu, jusqu'à ce que la suspension soit levée", async () => {
    await monde.agir(AGENT, (c) => suspendreFormateur(c, { siret: SIRET_FORMATEUR, raison: "Contrôle en cours" }));
    expect(await titres({})).toEqual(["Entrées libres"]);
    await monde.agir(AGENT, (c) => suspendreFormateur(c, { siret: SIRET_FORMATEUR, raison: null }));
    expect((await chercher({})).total).toBe(OFFRE.length);
  });

  it("une certification qui devient inactive emporte ses formations", async () => {
    const rendre = async (active: boolean) => {
      await monde.test.base.requete(sql`update catalogue.certifications set active = ${active} where code = 'RS20'`);
      await rafraichirRechercheDesCertifications(monde.test.base, ["RS20"]);
    };
    await rendre(false);
    expect(await titres({ texte: "secours" })).toEqual([]);
    await rendre(true);
    expect(await titres({ texte: "secours" })).toEqual(["Prévention et secours"]);
  });
});

describe("des entrées hostiles", () => {
  it.each([
    "'",
    "\\",
    "a' & !b",
    ":*",
    "(((",
    "\u0000",
    "\ud800",
    "x".repeat(5000),
    "a ".repeat(3000),
    "%_",
    "'; drop table catalogue.fiches; --",
    "🙂🙂🙂",
    "﷽",
  ])("« %s » ne casse rien", async (texte) => {
    const resultat = await chercher({ texte, lieu: texte });
    expect(resultat.total).toBeGreaterThanOrEqual(0);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -5, 0, 1e12, 1.5])("le nombre %d est borné", async (nombre) => {
    const resultat = await chercher({ page: nombre, rayonKm: nombre, prixMax: nombre, lieu: "Lyon" });
    expect(resultat.page).toBeGreaterThanOrEqual(1);
    expect(resultat.page).toBeLessThanOrEqual(50);
  });

  it("tout le monde peut chercher", async () => {
    const ctx = { base: monde.test.base, horloge: monde.horloge, acteur: SYSTEME };
    expect((await chercherFormations(ctx, SANS_CRITERE)).total).toBe(OFFRE.length);
  });
});
