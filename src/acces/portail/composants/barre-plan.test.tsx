// La barre d'un plan : ses parts font toute la barre, chacune a son motif, et rien ne dépend de la couleur.
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { BarrePlan, MOTIFS_DE_PART, type PartDeBarre, placerParts, RepereDePart } from "./barre-plan.js";

const LARGEUR = 720;
const part = (motif: PartDeBarre["motif"], quantite: number): PartDeBarre => ({ motif, quantite, libelle: motif, ecrite: `${quantite}` });
const largeurs = (quantites: readonly number[]) => placerParts(quantites).map(({ largeur }) => largeur);

describe("placer les parts", () => {
  it("les largeurs font toute la barre, bout à bout, quelles que soient les sommes", () => {
    for (const quantites of [[15_000, 120_000, 15_000], [1], [1, 999_999], [7, 0, 3], [1, 1, 1], [14.5, 6.25, 0.25]]) {
      const places = placerParts(quantites);
      expect(places.reduce((somme, { largeur }) => somme + largeur, 0)).toBe(LARGEUR);
      for (const [rang, place] of places.entries()) {
        const avant = places[rang - 1];
        if (avant !== undefined) expect(place.x).toBe(avant.x + avant.largeur);
      }
    }
  });

  it("une part a la largeur de ce qu'elle paie, et se voit toujours si petite soit-elle", () => {
    expect(largeurs([15_000, 120_000, 15_000])).toEqual([72, 576, 72]);
    expect(largeurs([1, 999_999])[0]).toBe(10);
    expect(largeurs([0, 5])).toEqual([0, LARGEUR]);
    expect(largeurs([0, 0])).toEqual([0, 0]);
  });
});

describe("les motifs", () => {
  it("deux payeurs différents n'ont jamais le même dessin, couleur mise à part", () => {
    const dessins = MOTIFS_DE_PART.map((motif) => render(<RepereDePart motif={motif} />).replace(/class="[^"]*"/u, ""));
    const traces = dessins.filter((dessin) => dessin.includes("<path"));
    expect(traces.length).toBe(4);
    expect(new Set(traces).size).toBe(traces.length);
  });

  it("l'image est muette, et ce qu'elle dit est écrit à côté", () => {
    const html = render(<BarrePlan titre="Qui paie 1 500 €" parts={[part("cpf", 120_000), part("cec", 30_000), part("titulaire", 0)]} />);
    expect(html).toContain('aria-hidden="true"');
    expect(html).toContain("Qui paie 1 500 €");
    expect(html.match(/<g class="part /gu)?.length).toBe(2);
    expect(html.match(/<li>/gu)?.length).toBe(3);
    expect(html).not.toContain("style=");
  });

  it("sans repères, elle laisse parler le tableau qui suit", () => {
    expect(render(<BarrePlan titre="Qui paie" reperes={false} parts={[part("cec", 1)]} />)).not.toContain("<ul");
  });
});
