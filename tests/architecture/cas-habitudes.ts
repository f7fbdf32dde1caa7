// Violations plantées des habitudes : tailles, noms, contrôles éteints, droit d'agir, refus, documents, paquet.
import { DEPENDANCES } from "../../src/metier/dependances.js";
import { HABILITATIONS } from "../../src/metier/identite/habilitations.js";
import { gardeExiger, gardeRefus } from "./actions.js";
import { type Cas, f, plante } from "./cas.js";
import { gardeCheminsCites, gardeDecisions, gardeGlossaire, gardeLisezMoi } from "./documents.js";
import { gardeRaisons, gardeVerrou, gardeVersions } from "./paquet.js";
import { gardeMotsInterdits, gardeRienDeRemis, gardeSansAffirmation, gardeSansAny, gardeTestsEntiers } from "./style.js";
import { gardeFonctions, gardeIdentifiants, gardeLongueurDesFichiers, gardeNomsDeFichiers, gardePremiereLigne } from "./taille.js";

const lignes = (nombre: number) => "void 0;\n".repeat(nombre);

const longueurs: Cas = {
  garde: gardeLongueurDesFichiers,
  accepte: [f("src/a.ts", lignes(300))],
  violations: [plante("301 lignes", f("src/a.ts", lignes(301)), /301 lignes/u)],
};

const fonctions: Cas = {
  garde: gardeFonctions,
  accepte: [
    f("src/a.ts", `function a() {\n${lignes(48)}}`),
    f("src/a.test.ts", `describe("x", () => {\n${lignes(90)}});`),
    f("src/b.ts", "appeler((a, b, c, d) => a);"),
  ],
  violations: [
    plante("une fonction de 51 lignes", f("src/a.ts", `function a() {\n${lignes(49)}}`), /a fait 51 lignes/u),
    plante("une flèche de 51 lignes", f("src/a.ts", `const a = () => {\n${lignes(49)}};`), /a fait 51 lignes/u),
    plante("quatre paramètres", f("src/a.ts", "function a(b, c, d, e) {}"), /4 paramètres/u),
  ],
};

const fichiers: Cas = {
  garde: gardeNomsDeFichiers,
  accepte: [f("src/regles/durees-minimales.ts"), f("src/metier/droits/README.md")],
  violations: [
    plante("un fourre-tout", f("src/socle/utils.ts"), /« utils »/u),
    plante("un dossier fourre-tout", f("tests/helpers/a.ts"), /« helpers »/u),
    plante("un accent", f("docs/déclaration.md"), /ASCII/u),
    plante("une majuscule", f("src/acces/MaPage.tsx"), /kebab-case/u),
  ],
};

const identifiants: Cas = {
  garde: gardeIdentifiants,
  accepte: [f("src/a.ts", 'const periode = "période"; const a = { œ: "oe" };')],
  violations: [
    plante("une constante accentuée", f("src/a.ts", "const période = 1;"), /période/u),
    plante("une propriété accentuée", f("src/a.ts", "const a = { durée: 1 };"), /durée/u),
  ],
};

const premiereLigne: Cas = {
  garde: gardePremiereLigne,
  accepte: [f("src/a.ts", "// Ce dont il répond.\nexport {};"), f("src/b.ts", "/** Ce dont il répond. */\nexport {};")],
  violations: [plante("un import d'abord", f("src/a.ts", 'import "./b.js";'), /sans phrase/u)],
};

const remis: Cas = {
  garde: gardeRienDeRemis,
  accepte: [f("src/a.ts", "// À faire par l'organisme.")],
  violations: [
    plante("un travail remis", f("src/a.ts", `// ${"TO"}${"DO"} plus tard`), /remis/u),
    plante("les types éteints", f("src/a.ts", `// @ts-${"ig"}nore`), /types éteint/u),
    plante("Biome éteint", f("public/a.css", `/* biome-${"ig"}nore lint: non */`), /style éteint/u),
  ],
};

const sansAny: Cas = {
  garde: gardeSansAny,
  accepte: [f("src/a.ts", 'const any = "any"; expect.any(String);')],
  violations: [plante("any", f("src/a.ts", "export const a: Record<string, any> = {};"), /any/u)],
};

const sansAffirmation: Cas = {
  garde: gardeSansAffirmation,
  accepte: [f("src/regles/a.ts", "const a = [1] as const;"), f("src/socle/a.ts", "const a = lire() as Ligne;")],
  violations: [plante("un type affirmé", f("src/metier/droits/a.ts", "const a = lire() as Ligne;"), /« as Ligne »/u)],
};

const testsEntiers: Cas = {
  garde: gardeTestsEntiers,
  accepte: [f("src/a.test.ts", 'it.each([1])("x", () => {}); liste.only();')],
  violations: [
    // Des violations plantées : ces appels sont du texte que la garde doit refuser, aucun test n'est passé ici.
    plante("un test passé", f("src/a.test.ts", 'it.skip("x", () => {});'), /it\.skip/u),
    plante("un test seul", f("tests/a.test.ts", 'describe.only("x", () => {});'), /describe\.only/u),
    plante("un test à écrire", f("src/a.test.ts", 'test.todo("x");'), /test\.todo/u),
  ],
};

const mots: Cas = {
  garde: gardeMotsInterdits,
  accepte: [f("src/a.ts", 'import "./work/b.js"; // /home'), f("donnees/a.csv", `/${"wo"}rk/`)],
  violations: [
    plante("un chemin de machine", f("docs/a.md", `voir /${"wo"}rk/projet`), /chemin de machine/u),
    plante("un dossier voisin", f("src/a.ts", `import "../${"sha"}red/a.js";`), /hors du projet/u),
    plante("le nom d'un outil", f("README.md", `écrit par un ${"agent"} IA`), /trace/u),
    plante("un renvoi", f("src/a.ts", `// voir ${"iss"}ue 2`), /suivi/u),
  ],
};

const debut = 'export async function attester(ctx: Contexte, d: D) {\n  exiger(ctx.acteur, "attester");\n}';
const exiger: Cas = {
  garde: gardeExiger,
  accepte: [
    f("src/metier/declarations/a.ts", debut),
    f(
      "src/metier/activites/a.ts",
      "export function b(ctx: Contexte) { const { acteur } = ctx; const lie = acteur.id === 1; exiger(acteur); }",
    ),
    f("src/metier/droits/index.ts", 'export { publique } from "./a.js";'),
    f(
      "src/metier/droits/a.ts",
      "export const interne = (ctx: Contexte) => lire(ctx); export function publique(ctx: Contexte) { exiger(ctx.acteur); }",
    ),
  ],
  violations: [
    plante(
      "une action sans droit",
      f("src/metier/declarations/a.ts", "export async function b(ctx: Contexte) { return lire(ctx); }"),
      /b ne commence pas/u,
    ),
    plante(
      "le droit trop tard",
      f("src/metier/droits/a.ts", "export function b(ctx: Contexte) { lire(); exiger(ctx.acteur); }"),
      /b ne commence pas/u,
    ),
    {
      quoi: "une action de l'index sans droit",
      fichiers: [
        f("src/metier/droits/index.ts", 'export { b } from "./a.js";'),
        f("src/metier/droits/a.ts", "export function b(ctx: Contexte) { lire(ctx); }"),
      ],
      attendu: /b ne commence pas/u,
    },
    plante("une flèche sans droit", f("src/metier/droits/a.ts", "export const b = (ctx: Contexte) => lire(ctx);"), /b ne commence pas/u),
  ],
};

const phrases = f("src/acces/phrases/droits.ts", 'export const P = { "droits/absent": { statut: 404 }, "droits/clos": { statut: 409 } };');
const refus: Cas = {
  garde: gardeRefus,
  accepte: [phrases, f("src/metier/droits/a.ts", 'throw new Refus(clos ? "droits/clos" : "droits/absent", {});')],
  violations: [
    {
      quoi: "un refus sans phrase",
      fichiers: [phrases, f("src/metier/droits/a.ts", 'throw new Refus("droits/perdu");')],
      attendu: /droits\/perdu/u,
    },
    plante("une constante sans phrase", f("src/acces/a.ts", 'const code = a ? "x/y" : "x/z"; throw new Refus(code);'), /x\/z/u),
    plante("un code mal écrit", f("src/acces/a.ts", 'throw new Refus("Interdit");'), /ne s'écrit pas/u),
    plante("un code calculé", f("src/acces/a.ts", "throw new Refus(code);"), /n'est pas écrit/u),
  ],
};

const chemins: Cas = {
  garde: gardeCheminsCites,
  accepte: [
    f("README.md", "`src/main.ts`, `src/regles`, [carte](ARCHITECTURE.md), `@fastify/cookie`, `/mon-compte`"),
    f("ARCHITECTURE.md"),
    f("src/main.ts"),
    f("src/regles/a.ts"),
  ],
  violations: [
    plante("un fichier absent", f("README.md", "voir `src/absent.ts`"), /src\/absent\.ts/u),
    { quoi: "un dossier absent", fichiers: [f("README.md", "voir `src/absent`"), f("src/main.ts")], attendu: /src\/absent/u },
    plante("un lien mort", f("docs/a.md", "[ici](b.md)"), /cite b\.md/u),
  ],
};

const bloc = "```sh\nnpm ci && npm test\n```\n";
const lisezMoi: Cas = {
  garde: gardeLisezMoi,
  accepte: [f("README.md", bloc), f("LISEZMOI.md", `Bonjour\n${bloc}`), f(".ci/run", "#!/bin/sh\nnpm ci && npm test\n")],
  violations: [
    { quoi: "des blocs différents", fichiers: [f("README.md", bloc), f("LISEZMOI.md", bloc.replace("ci", "i"))], attendu: /diffèrent/u },
    {
      quoi: "une autre ligne en intégration",
      fichiers: [f("README.md", bloc), f("LISEZMOI.md", bloc), f(".ci/run", "npm test\n")],
      attendu: /\.ci\/run/u,
    },
  ],
};

const glossaire: Cas = {
  garde: gardeGlossaire({ droits: [] }, ["attester"]),
  accepte: [f("GLOSSAIRE.md", "`droits` `droits.lots` `attester`"), f("migrations/0001-a.sql", "create table droits.lots (id uuid);")],
  violations: [
    plante("un contexte absent", f("GLOSSAIRE.md", "`attester`"), /`droits` manque/u),
    {
      quoi: "une table absente",
      fichiers: [f("GLOSSAIRE.md", "`droits` `attester`"), f("migrations/0001-a.sql", "create table droits.lots (id uuid);")],
      attendu: /droits\.lots/u,
    },
    plante("une action absente", f("GLOSSAIRE.md", "`droits`"), /`attester` manque/u),
  ],
};

const decision = "**Contexte.** a\n**Décision.** b\n**Conséquence.** c\n";
const decisions: Cas = {
  garde: gardeDecisions,
  accepte: [f("decisions/0001-un-paquet.md", decision)],
  violations: [
    plante("un nom sans numéro", f("decisions/paquet.md", decision), /s'appelle/u),
    plante("sans conséquence", f("decisions/0001-a.md", decision.replace("Conséquence", "Suite")), /Conséquence/u),
  ],
};

const paquet = (version: string) => f("package.json", JSON.stringify({ dependencies: { pg: version } }));
const versions: Cas = {
  garde: gardeVersions,
  accepte: [paquet("8.23.1"), f("package.json", JSON.stringify({ devDependencies: { "typescript-7": "npm:typescript@7.0.2" } }))],
  violations: [plante("une version lâche", paquet("^8.23.1"), /pg en/u), plante("une étiquette", paquet("latest"), /pg en/u)],
};

const raisons: Cas = {
  garde: gardeRaisons,
  accepte: [paquet("8.23.1"), f("decisions/0001-a.md", "`pg` : le pilote.")],
  violations: [plante("une dépendance sans raison", paquet("8.23.1"), /pg n'a pas de raison/u)],
};

const verrou: Cas = {
  garde: gardeVerrou,
  accepte: [f("package-lock.json", '{ "funding": { "url": "https://exemple.fr" } }')],
  violations: [plante("une adresse", f("package-lock.json", '{ "resolved": "https://registre.exemple/pg.tgz" }'), /registre/u)],
};

export const CAS_HABITUDES: readonly Cas[] = [
  longueurs,
  fonctions,
  fichiers,
  identifiants,
  premiereLigne,
  remis,
  sansAny,
  sansAffirmation,
  testsEntiers,
  mots,
  exiger,
  refus,
  chemins,
  lisezMoi,
  glossaire,
  decisions,
  versions,
  raisons,
  verrou,
];

/** La garde du glossaire telle qu'elle juge le vrai projet. */
export const GLOSSAIRE_DU_PROJET = gardeGlossaire(DEPENDANCES, Object.keys(HABILITATIONS));
