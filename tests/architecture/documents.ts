// Les documents disent vrai : chemins qui existent, blocs de code égaux, mots du glossaire, commande de l'intégration.
import { estTest, type Fichier } from "./arbre.js";
import { type Faute, garde } from "./garde.js";
import type { Dependances } from "./zones.js";

const estMarkdown = (fichier: Fichier) => fichier.chemin.endsWith(".md");
const EXTENSION = /\.(tsx?|mjs|js|sql|md|json|css|csv|txt|png|svg|typ|yml|woff2|pdf)$/u;
/** Dossiers faits par une commande : ils n'existent pas avant elle. */
const FABRIQUES = /^(dist|node_modules|\.donnees|captures)(\/|$)/u;

const sansBlocs = (texte: string) => texte.replace(/^```[\s\S]*?^```/gmu, "");

/** Chemins cités par un document : liens, et mots entre accents graves qui ont l'air d'un chemin. */
function cheminsCites(texte: string, racines: ReadonlySet<string>): string[] {
  const prose = sansBlocs(texte);
  const liens = [...prose.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/gu)].map((lien) => lien[1] ?? "");
  const mots = [...prose.matchAll(/`([^`\s]+)`/gu)].map((cite) => cite[1] ?? "");
  const internes = liens.filter((lien) => !/^[a-z]+:/u.test(lien));
  const chemins = mots.filter((cite) => {
    if (!/^[\w./-]+$/u.test(cite) || cite.startsWith("/") || /^\.[a-z]+\.ts$/u.test(cite)) return false;
    const premier = cite.split("/")[0] ?? "";
    return cite.includes("/") ? EXTENSION.test(cite) || racines.has(premier) : EXTENSION.test(cite);
  });
  return [...internes, ...chemins];
}

/** Un chemin existe depuis la racine, depuis le dossier du document, ou comme dossier de fichiers. */
function existe(cite: string, document: string, tous: ReadonlySet<string>): boolean {
  const dossier = document.includes("/") ? document.slice(0, document.lastIndexOf("/") + 1) : "";
  return ["", dossier].some((base) => {
    const chemin = new URL(base + cite, "file:///").pathname.slice(1).replace(/\/$/u, "");
    return FABRIQUES.test(chemin) || tous.has(chemin) || [...tous].some((autre) => autre.startsWith(`${chemin}/`));
  });
}

export const gardeCheminsCites = garde({
  nom: "chaque chemin cité par un document existe",
  regarde: estMarkdown,
  fautes(regardes, tous) {
    const chemins = new Set(tous.map(({ chemin }) => chemin));
    const racines = new Set(tous.filter(({ chemin }) => chemin.includes("/")).map(({ chemin }) => chemin.split("/")[0] ?? ""));
    return regardes.flatMap(({ chemin, texte }) =>
      cheminsCites(texte, racines)
        .filter((cite) => !existe(cite, chemin, chemins))
        .map((cite) => `${chemin} : cite ${cite}, qui n'existe pas.`),
    );
  },
});

const blocs = (texte: string) => [...texte.matchAll(/^```\w*\n([\s\S]*?)^```/gmu)].map((bloc) => bloc[1] ?? "");
const LISEZMOI = ["README.md", "LISEZMOI.md"];

export const gardeLisezMoi = garde({
  nom: "README et LISEZMOI ont les mêmes blocs de code, et l'intégration continue exécute leur ligne",
  regarde: ({ chemin }) => LISEZMOI.includes(chemin) || chemin === ".ci/run",
  fautes(regardes) {
    const texteDe = (chemin: string) => regardes.find((fichier) => fichier.chemin === chemin)?.texte ?? "";
    const [anglais, francais] = [blocs(texteDe("README.md")), blocs(texteDe("LISEZMOI.md"))];
    const fautes: Faute[] = [];
    if (anglais.length === 0) fautes.push("README.md : aucun bloc de code.");
    if (JSON.stringify(anglais) !== JSON.stringify(francais))
      fautes.push("LISEZMOI.md : ses blocs de code diffèrent de ceux de README.md.");
    const lignes = anglais.flatMap((bloc) => bloc.split("\n")).filter((ligne) => ligne.includes("npm test"));
    const derniere = texteDe(".ci/run").trimEnd().split("\n").at(-1) ?? "";
    if (!lignes.includes(derniere)) fautes.push(`.ci/run : finit par « ${derniere} », qui n'est pas une ligne de README.md.`);
    return fautes;
  },
});

/** Tables d'un schéma, lues dans les migrations. */
function tablesDe(fichiers: readonly Fichier[], schema: string): string[] {
  const motif = new RegExp(`create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?${schema}\\.([a-z_]+)`, "giu");
  return fichiers
    .filter(({ chemin }) => chemin.startsWith("migrations/"))
    .flatMap(({ texte }) => [...texte.matchAll(motif)].map((table) => table[1] ?? ""));
}

/** Chaque contexte, chacune de ses tables et chaque action habilitée a sa ligne dans le glossaire. */
export const gardeGlossaire = (table: Dependances, actions: readonly string[]) =>
  garde({
    nom: "les noms de chaque contexte sont au glossaire",
    regarde: ({ chemin }) => chemin === "GLOSSAIRE.md" || chemin.startsWith("migrations/"),
    fautes(regardes) {
      const glossaire = regardes.find(({ chemin }) => chemin === "GLOSSAIRE.md")?.texte ?? "";
      const noms = Object.keys(table).flatMap((contexte) => {
        const schema = contexte.replaceAll("-", "_");
        return [contexte, ...tablesDe(regardes, schema).map((nom) => `${schema}.${nom}`)];
      });
      return [...noms, ...actions].filter((nom) => !glossaire.includes(`\`${nom}\``)).map((nom) => `GLOSSAIRE.md : \`${nom}\` manque.`);
    },
  });

const estDecision = ({ chemin }: Fichier) => chemin.startsWith("decisions/");

export const gardeDecisions = garde({
  nom: "une décision est courte : contexte, décision, conséquence",
  regarde: (fichier) => estDecision(fichier) && !estTest(fichier),
  fautes: (regardes) =>
    regardes.flatMap(({ chemin, texte }) => {
      const fautes: Faute[] = [];
      if (!/^decisions\/\d{4}-[a-z0-9-]+\.md$/u.test(chemin)) fautes.push(`${chemin} : une décision s'appelle « 0001-nom.md ».`);
      for (const titre of ["Contexte", "Décision", "Conséquence"]) {
        if (!texte.includes(`**${titre}.**`)) fautes.push(`${chemin} : « ${titre} » manque.`);
      }
      return fautes;
    }),
});
