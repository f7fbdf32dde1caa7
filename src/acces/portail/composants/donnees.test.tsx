// Les images qui portent des nombres ont le même contenu en toutes lettres.
import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Article, ancreArticle, Illustration, JaugePlafond, Progression, Tableau } from "./index.js";

const LOTS = [
  { libelle: "Service civique, 2024", montant: 24_000, couleur: "service_civique" },
  { libelle: "Bénévolat, 2025", montant: 12_000, couleur: "benevolat_associatif" },
];

describe("la jauge du plafond", () => {
  it("dit dans son tableau chaque somme qu'elle dessine, et leur total (D5151-14 III)", () => {
    const html = renderToString(<JaugePlafond lots={LOTS} enAttente={24_000} plafond={72_000} />);
    const sommes = [...html.matchAll(/<td>([^<]+)<\/td>/gu)].map((cellule) => cellule[1]);
    expect(sommes).toEqual(["240\u00a0€", "120\u00a0€", "240\u00a0€", "120\u00a0€"]);
    expect(html).toContain("360\u00a0€ acquis sur 720\u00a0€ au plus");
    expect([...html.matchAll(/class="jauge-lot [^"]+" x="(\d+)" y="0" width="(\d+)"/gu)].map((r) => [r[1], r[2]])).toEqual([
      ["0", "240"],
      ["240", "120"],
    ]);
    expect(html).toContain("jauge-hachures");
  });

  it("vide, elle montre tout ce qui reste possible", () => {
    const html = renderToString(<JaugePlafond lots={[]} enAttente={0} plafond={72_000} />);
    expect(html).toContain("Encore possible");
    expect(html).not.toContain("jauge-hachures");
  });

  it("ne déborde jamais de sa barre, quelles que soient les sommes", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { maxLength: 6 }), fc.nat(100_000), (montants, enAttente) => {
        const lots = montants.map((montant, rang) => ({ libelle: `Lot ${rang}`, montant }));
        const html = renderToString(<JaugePlafond lots={lots} enAttente={enAttente} plafond={72_000} />);
        const bouts = [...html.matchAll(/x="(\d+)" y="0" width="(\d+)"/gu)].map((r) => Number(r[1]) + Number(r[2]));
        expect(Math.max(...bouts)).toBeLessThanOrEqual(720);
      }),
    );
  });
});

describe("la progression", () => {
  it("dit ce qu'il manque, puis que le minimum est atteint", () => {
    expect(renderToString(<Progression libelle="Total" valeur={188} seuil={200} unite="heures" />)).toContain("Il manque 12 heures");
    expect(renderToString(<Progression libelle="Total" valeur={200} seuil={200} unite="heures" />)).toContain("Minimum atteint");
  });
});

describe("le tableau", () => {
  it("a une légende, des en-têtes de colonne et de ligne, et se prend au clavier", () => {
    const html = renderToString(<Tableau legende="Vos droits" entetes={["Droit", "Somme"]} lignes={[["Bénévolat", "240 €"]]} />);
    expect(html).toContain("<caption>Vos droits</caption>");
    expect(html).toContain('<th scope="col">Droit</th>');
    expect(html).toContain('<th scope="row">Bénévolat</th>');
    expect(html).toMatch(/tabindex="0"/iu);
  });
});

describe("les articles et les dessins", () => {
  it("mènent à l'article, sans son alinéa", () => {
    expect(renderToString(<Article citation="D5151-14 I 7°" />)).toContain('href="/droit#d5151-14"');
    expect(ancreArticle("CSI L411-7")).toBe("csi-l411-7");
    expect(ancreArticle("L5151-9 dernier alinéa")).toBe("l5151-9");
    expect(ancreArticle("code de la défense L4211-1")).toBe("code-de-la-defense-l4211-1");
  });

  it("une activité inconnue a quand même un dessin, muet pour les lecteurs d'écran", () => {
    const html = renderToString(<Illustration activite="inconnue" />);
    expect(html).toContain('aria-hidden="true"');
    expect(html).toContain('class="trait"');
  });
});
