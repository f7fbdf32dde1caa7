// Les comptes de la recherche face à un compte naïf : offres et demandes tirées au hasard, toutes les pages lues.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, unMonde } from "../../../tests/outils/benevoles.js";
import { actionDeTest, formationDeTest, SIRET_AUTRE_FORMATEUR, SIRET_FORMATEUR, sessionDeTest } from "../../../tests/outils/offre.js";
import { ajouterJours, type DateCivile, dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Acteur } from "../identite/index.js";
import {
  type ActionDonnee,
  type CriteresRecherche,
  chercherFormations,
  enregistrerFormations,
  type FormationDonnee,
  MODALITES,
  ROLES_ASSOCIATIFS,
  referencerFormateur,
  type TypeAuCatalogue,
} from "./index.js";
import { coderProfil, decoderProfil } from "./profil.js";

const AGENT: Acteur = { genre: "agent", agentId: "agente-1" };
const AUJOURDHUI = dateCivile("2026-11-23");
const MOTS = ["jardin", "orchestre", "voilier"] as const;
const TYPES: readonly TypeAuCatalogue[] = ["rncp", "vae", "permis_leger", "benevoles_volontaires"];
const VILLES = [
  ["69100", "Villeurbanne"],
  ["75011", "Paris"],
  ["13200", "Arles"],
] as const;

const jour = fc.integer({ min: -60, max: 200 }).map((pas) => ajouterJours(AUJOURDHUI, pas));
const action = fc
  .record({
    modalite: fc.constantFrom(...MODALITES),
    entreesPermanentes: fc.boolean().map((libre) => libre),
    ville: fc.constantFrom(...VILLES),
    prix: fc.integer({ min: 0, max: 20 }).map((n) => n * 1000),
    accessible: fc.boolean(),
    debuts: fc.uniqueArray(jour, { maxLength: 4 }),
  })
  .map(({ ville, debuts, ...reste }): Omit<ActionDonnee, "numero"> => {
    const sessions = debuts.map((debut, rang) => sessionDeTest({ numero: String(rang), debut, fin: ajouterJours(debut, 3) }));
    return actionDeTest({ ...reste, codePostal: ville[0], commune: ville[1], sessions });
  });
const formation = fc.record({
  siret: fc.constantFrom(SIRET_FORMATEUR, SIRET_AUTRE_FORMATEUR),
  type: fc.constantFrom(...TYPES),
  roles: fc.subarray([...ROLES_ASSOCIATIFS].slice(0, 4)),
  mots: fc.subarray([...MOTS]),
  actions: fc.array(action, { minLength: 1, maxLength: 3 }),
});
const demande = fc.record({
  texte: fc.constantFrom("", ...MOTS, "jardin voilier"),
  genre: fc.constantFrom("tout" as const, "benevoles" as const, "cpf" as const),
  types: fc.oneof(fc.constant([]), fc.subarray([...TYPES])),
  roles: fc.oneof(fc.constant([]), fc.subarray([...ROLES_ASSOCIATIFS].slice(0, 4))),
  modalites: fc.oneof(fc.constant([]), fc.subarray([...MODALITES])),
  lieu: fc.constantFrom("", "Lyon", "Paris"),
  rayonKm: fc.constant(30),
  apres: fc.option(jour),
  avant: fc.option(jour),
  prixMax: fc.option(fc.integer({ min: 0, max: 20_000 })),
  accessible: fc.boolean(),
  inscription: fc.boolean(),
  tri: fc.constantFrom("pertinence" as const, "date" as const, "prix" as const, "distance" as const),
});

let monde: Monde;
let offre: readonly FormationDonnee[] = [];

interface Naive {
  readonly formation: FormationDonnee;
  readonly action: ActionDonnee;
}

function dansLesDates({ action: { entreesPermanentes, sessions } }: Naive, { apres, avant }: CriteresRecherche): boolean {
  const du: DateCivile = apres !== null && apres > AUJOURDHUI ? apres : AUJOURDHUI;
  if (avant !== null && avant < du) return false;
  return entreesPermanentes || sessions.some(({ debut }) => debut >= du && (avant === null || debut <= avant));
}

function prochaineVille({ action: { modalite, commune } }: Naive, { lieu }: CriteresRecherche): boolean {
  if (lieu === "" || modalite === "distance") return true;
  return commune === (lieu === "Lyon" ? "Villeurbanne" : "Paris");
}

function convient(naive: Naive, criteres: CriteresRecherche): boolean {
  const { formation: f, action: a } = naive;
  return (
    criteres.texte.split(" ").every((mot) => f.intitule.toLowerCase().includes(mot)) &&
    (criteres.genre === "tout" || (f.type === "benevoles_volontaires") === (criteres.genre === "benevoles")) &&
    (criteres.types.length === 0 || criteres.types.includes(f.type)) &&
    (criteres.roles.length === 0 || f.roles.some((role) => criteres.roles.includes(role))) &&
    (criteres.modalites.length === 0 || criteres.modalites.includes(a.modalite)) &&
    (criteres.prixMax === null || a.prix <= criteres.prixMax) &&
    (!criteres.accessible || a.accessible) &&
    (!criteres.inscription || f.siret === SIRET_FORMATEUR) &&
    dansLesDates(naive, criteres) &&
    prochaineVille(naive, criteres)
  );
}

function compter(criteres: CriteresRecherche, choix: Partial<CriteresRecherche>): number {
  const toutes = offre.flatMap((f) => f.actions.map((a) => ({ formation: f, action: a })));
  return toutes.filter((naive) => convient(naive, { ...criteres, ...choix })).length;
}

const decomptes = (valeurs: readonly string[], compte: (valeur: string) => number) =>
  Object.fromEntries(valeurs.map((valeur) => [valeur, compte(valeur)]).filter(([, nombre]) => nombre !== 0));
const enObjet = (liste: readonly { valeur: string; nombre: number }[]) =>
  Object.fromEntries(liste.map(({ valeur, nombre }) => [valeur, nombre]));

beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
  const demandeReference = { siret: SIRET_FORMATEUR, denomination: "Atelier", codePostal: "38000", ville: "Grenoble" };
  await monde.agir(AGENT, (c) => referencerFormateur(c, demandeReference));
  offre = fc.sample(formation, { numRuns: 120, seed: 5151 }).map(({ mots, actions, ...reste }, rang) =>
    formationDeTest({
      ...reste,
      numero: `F${rang}`,
      intitule: `Atelier ${mots.join(" ")}`,
      objectif: "",
      contenu: "",
      resultats: "",
      publics: [],
      actions: actions.map((une, numero) => ({ ...une, numero: String(numero) })),
    }),
  );
  await monde.agir(AGENT, (c) => enregistrerFormations(c, { formations: offre, importId: null }));
});
afterAll(() => monde.test.fermer());

describe("les comptes de la recherche", () => {
  it("sont ceux d'un compte naïf, facette par facette, et les pages montrent chaque fiche une fois", async () => {
    await fc.assert(
      fc.asyncProperty(demande, async (tiree) => {
        const criteres: CriteresRecherche = { ...tiree, page: 1 };
        const ctx = { base: monde.test.base, horloge: monde.horloge, acteur: AGENT };
        const { total, pages, fiches, facettes } = await chercherFormations(ctx, criteres);
        expect(total).toBe(compter(criteres, {}));
        const genres = ["tout", "benevoles", "cpf"] as const;
        expect(enObjet(facettes.genre)).toEqual(
          decomptes(genres, (v) => compter(criteres, { genre: genres.find((g) => g === v) ?? "tout" })),
        );
        expect(enObjet(facettes.types)).toEqual(decomptes(TYPES, (v) => compter(criteres, { types: TYPES.filter((t) => t === v) })));
        expect(enObjet(facettes.roles)).toEqual(
          decomptes(ROLES_ASSOCIATIFS, (v) => compter(criteres, { roles: ROLES_ASSOCIATIFS.filter((r) => r === v) })),
        );
        expect(enObjet(facettes.modalites)).toEqual(
          decomptes(MODALITES, (v) => compter(criteres, { modalites: MODALITES.filter((m) => m === v) })),
        );
        expect(facettes.accessible).toBe(compter(criteres, { accessible: true }));
        expect(facettes.inscription).toBe(compter(criteres, { inscription: true }));
        const vues = fiches.map(({ actionId }) => actionId);
        for (let page = 2; page <= pages; page += 1)
          vues.push(...(await chercherFormations(ctx, { ...criteres, page })).fiches.map(({ actionId }) => actionId));
        expect(vues.length).toBe(total);
        expect(new Set(vues).size).toBe(total);
      }),
      { numRuns: 60 },
    );
  });

  it("reposent sur un profil qui se relit tel qu'il s'écrit", () => {
    const profil = fc.record({
      type: fc.constantFrom(...TYPES),
      modalite: fc.constantFrom(...MODALITES),
      accessible: fc.boolean(),
      inscription: fc.boolean(),
      roles: fc.subarray([...ROLES_ASSOCIATIFS]),
    });
    fc.assert(
      fc.property(profil, (un) => {
        expect(decoderProfil(coderProfil(un))).toEqual(un);
      }),
    );
    expect(() => decoderProfil(15)).toThrow(/impossible/u);
  });
});
