// Un prix coupé en qui le paie : une barre en SVG dont chaque part a son motif, lisible sans couleur, et ses repères.

export const MOTIFS_DE_PART = ["participation", "dotation", "cpf", "cec", "abondement", "titulaire"] as const;
export type MotifDePart = (typeof MOTIFS_DE_PART)[number];

/** Une part ; `quantite` en centimes ou en heures, la même unité pour toutes ; `ecrite` : comme on la lit. */
export interface PartDeBarre {
  readonly motif: MotifDePart;
  readonly libelle: string;
  readonly quantite: number;
  readonly ecrite: string;
}

const LARGEUR = 720;
const HAUTEUR = 56;
const PAS = 14;
/** Une part qui existe se voit toujours, si petite soit-elle. */
const LARGEUR_MINIMALE = 10;

interface Place {
  readonly x: number;
  readonly largeur: number;
}

/** Place les parts bout à bout sur toute la barre ; la somme des largeurs est celle de la barre dès qu'une part n'est pas nulle. */
export function placerParts(quantites: readonly number[]): readonly Place[] {
  const total = quantites.reduce((somme, une) => somme + une, 0);
  if (total <= 0) return quantites.map(() => ({ x: 0, largeur: 0 }));
  const voulues = quantites.map((une) => (une <= 0 ? 0 : Math.max(LARGEUR_MINIMALE, (LARGEUR * une) / total)));
  const exces = voulues.reduce((somme, une) => somme + une, 0) - LARGEUR;
  const plusLarge = voulues.indexOf(Math.max(...voulues));
  let x = 0;
  return voulues.map((voulue, rang) => {
    const largeur = rang === plusLarge ? voulue - exces : voulue;
    const place = { x: Math.round(x), largeur: Math.round(x + largeur) - Math.round(x) };
    x += largeur;
    return place;
  });
}

/** La couleur s'ajoute au motif, elle ne le remplace pas. */
const TEINTES: Readonly<Record<MotifDePart, string>> = {
  participation: "teinte-6",
  dotation: "teinte-4",
  cpf: "teinte-1",
  cec: "teinte-7",
  abondement: "teinte-9",
  titulaire: "teinte-0",
};

function classeDePart(motif: MotifDePart): string {
  return `part part-${motif} ${TEINTES[motif]}`;
}

/** Traits penchés d'un rectangle ; `sens` 1 monte vers la droite, -1 descend. */
function penches({ x, largeur }: Place, hauteur: number, { sens, pas }: { sens: 1 | -1; pas: number }): string {
  const traits: string[] = [];
  for (let depart = -hauteur + pas / 2; depart < largeur; depart += pas) {
    const gauche = Math.max(0, depart);
    const droite = Math.min(largeur, depart + hauteur);
    if (droite <= gauche) continue;
    const y = (abscisse: number) => (sens === 1 ? hauteur - (abscisse - depart) : abscisse - depart);
    traits.push(`M${x + gauche} ${y(gauche)}L${x + droite} ${y(droite)}`);
  }
  return traits.join("");
}

/** Points : des traits sans longueur, que le bout rond dessine. */
function points({ x, largeur }: Place, hauteur: number, pas: number): string {
  const traits: string[] = [];
  for (let y = pas / 2; y < hauteur; y += pas) {
    for (let dx = pas / 2; dx < largeur; dx += pas) traits.push(`M${x + dx} ${y}h0.01`);
  }
  return traits.join("");
}

function couches({ x, largeur }: Place, hauteur: number, pas: number): string {
  const traits: string[] = [];
  for (let y = pas / 2; y < hauteur; y += pas) traits.push(`M${x} ${y}h${largeur}`);
  return traits.join("");
}

/** Le dessin propre à chaque payeur ; vide : un aplat. */
function dessinDe(motif: MotifDePart, place: Place, { hauteur, pas }: { hauteur: number; pas: number }): string {
  if (motif === "cpf") return penches(place, hauteur, { sens: 1, pas });
  if (motif === "abondement") return penches(place, hauteur, { sens: 1, pas }) + penches(place, hauteur, { sens: -1, pas });
  if (motif === "dotation") return points(place, hauteur, pas);
  return motif === "participation" ? couches(place, hauteur, pas) : "";
}

/** Le repère d'un payeur, à mettre devant son nom : le motif de sa part. */
export function RepereDePart({ motif }: { readonly motif: MotifDePart }) {
  const trace = dessinDe(motif, { x: 1, largeur: 18 }, { hauteur: 20, pas: 6 });
  return (
    <svg class={`repere-part ${classeDePart(motif)}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="18" height="18" />
      {trace === "" ? null : <path d={trace} />}
    </svg>
  );
}

function Part({ motif, place }: { readonly motif: MotifDePart; readonly place: Place }) {
  const trace = dessinDe(motif, place, { hauteur: HAUTEUR, pas: PAS });
  return (
    <g class={classeDePart(motif)}>
      <rect x={place.x} y="0" width={place.largeur} height={HAUTEUR} />
      {trace === "" ? null : <path d={trace} />}
    </g>
  );
}

interface ProprietesBarre {
  readonly parts: readonly PartDeBarre[];
  /** Phrase lue à la place de l'image. */
  readonly titre: string;
  /** Faux quand un tableau, juste après, porte les mêmes repères. */
  readonly reperes?: boolean | undefined;
}

/** Barre d'un plan : qui paie quelle part. L'image est muette ; ses repères, ou le tableau qui suit, disent tout. */
export function BarrePlan({ parts, titre, reperes = true }: ProprietesBarre) {
  const places = placerParts(parts.map(({ quantite }) => quantite));
  return (
    <figure class="barre-plan">
      <figcaption>{titre}</figcaption>
      <svg class="barre-plan-image" viewBox={`0 0 ${LARGEUR} ${HAUTEUR}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {parts.map(({ motif }, rang) => {
          const place = places[rang];
          return place === undefined || place.largeur === 0 ? null : <Part key={rang} motif={motif} place={place} />;
        })}
      </svg>
      {reperes ? (
        <ul class="barre-plan-reperes">
          {parts.map(({ motif, libelle, ecrite }, rang) => (
            <li key={rang}>
              <span>
                <RepereDePart motif={motif} />
                {libelle}
              </span>
              <strong>{ecrite}</strong>
            </li>
          ))}
        </ul>
      ) : null}
    </figure>
  );
}
