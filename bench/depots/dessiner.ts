// Dessine les mesures d'un banc (SORTIE=mesures.json npm run bench:depots) : npx tsx bench/depots/dessiner.ts mesures.json docs/mesures-depots.svg
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

const passage = z.object({ total: z.number(), memoireMio: z.number() });
const mesures = z.array(z.object({ lignes: z.number(), passage, plancher: z.number() })).min(1);

interface Courbe {
  readonly titre: string;
  readonly points: readonly { readonly lignes: number; readonly valeur: number }[];
  readonly ecrire: (valeur: number) => string;
}

const LARGEUR = 300;
const HAUTEUR = 200;
const MARGE = 44;

const nombre = (valeur: number) => Math.round(valeur).toLocaleString("fr-FR").replace(/\s/gu, "\u202f");

/** Une courbe : le nombre de lignes en abscisse, par puissances de dix ; la valeur en ordonnée, depuis zéro. */
function dessiner({ titre, points, ecrire }: Courbe, gauche: number): string {
  const premier = Math.log10(points[0]?.lignes ?? 1);
  const etendue = Math.max(1, Math.log10(points.at(-1)?.lignes ?? 10) - premier);
  const haut = 1.25 * Math.max(...points.map(({ valeur }) => valeur));
  const x = (lignes: number) => gauche + MARGE + ((LARGEUR - 2 * MARGE) * (Math.log10(lignes) - premier)) / etendue;
  const y = (valeur: number) => HAUTEUR - MARGE - ((HAUTEUR - 2 * MARGE) * valeur) / haut;
  const trace = points.map(({ lignes, valeur }) => `${x(lignes).toFixed(1)},${y(valeur).toFixed(1)}`).join(" ");
  const base = HAUTEUR - MARGE;
  return [
    `<text x="${gauche + LARGEUR / 2}" y="20" text-anchor="middle" font-weight="bold">${titre}</text>`,
    `<line x1="${gauche + MARGE}" y1="${base}" x2="${gauche + LARGEUR - MARGE}" y2="${base}" stroke="#667"/>`,
    `<polyline points="${trace}" fill="none" stroke="#1f4e8c" stroke-width="2"/>`,
    ...points.flatMap(({ lignes, valeur }) => [
      `<circle cx="${x(lignes).toFixed(1)}" cy="${y(valeur).toFixed(1)}" r="4" fill="#1f4e8c"/>`,
      `<text x="${x(lignes).toFixed(1)}" y="${(y(valeur) - 10).toFixed(1)}" text-anchor="middle">${ecrire(valeur)}</text>`,
      `<text x="${x(lignes).toFixed(1)}" y="${base + 18}" text-anchor="middle" fill="#445">${nombre(lignes)}</text>`,
    ]),
  ].join("\n");
}

const [entree, sortie] = process.argv.slice(2);
if (entree === undefined || sortie === undefined) throw new Error("Usage : dessiner.ts mesures.json image.svg");
const lues = mesures.parse(JSON.parse(readFileSync(entree, "utf8")));
const deux = (valeur: number) => valeur.toFixed(2).replace(".", ",");
const courbes: readonly Courbe[] = [
  { titre: "Lignes par seconde", points: lues.map((m) => ({ lignes: m.lignes, valeur: m.lignes / m.passage.total })), ecrire: nombre },
  { titre: "Temps, en planchers", points: lues.map((m) => ({ lignes: m.lignes, valeur: m.passage.total / m.plancher })), ecrire: deux },
  { titre: "Mémoire de pointe, Mio", points: lues.map((m) => ({ lignes: m.lignes, valeur: m.passage.memoireMio })), ecrire: nombre },
];
const description = "Trois courbes selon le nombre de lignes du fichier : débit, temps rapporté au plancher, mémoire de pointe.";
writeFileSync(
  sortie,
  `<svg xmlns="http://www.w3.org/2000/svg" width="${3 * LARGEUR}" height="${HAUTEUR}" font-family="sans-serif" font-size="12" role="img" aria-label="${description}">
<rect width="100%" height="100%" fill="#fff"/>
${courbes.map((courbe, rang) => dessiner(courbe, rang * LARGEUR)).join("\n")}
</svg>
`,
);
