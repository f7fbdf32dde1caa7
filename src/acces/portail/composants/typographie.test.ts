// Les espaces insécables : là où l'usage les veut, nulle part ailleurs.
import { describe, expect, it } from "vitest";
import { espacer, espacerLaPage } from "./typographie.js";

describe("les espaces insécables", () => {
  it("tiennent la ponctuation double, les guillemets, les unités, les dates et les articles", () => {
    expect(espacer("Rien pour « judo » : essayez encore ?")).toBe("Rien pour «\u00a0judo\u00a0»\u00a0: essayez encore\u00a0?");
    expect(espacer("du 1er janvier au 30 juin 2027, dans 12 jours")).toBe("du 1er\u00a0janvier au 30\u00a0juin 2027, dans 12\u00a0jours");
    expect(espacer("100 heures (D5151-14 I 7°)")).toBe("100\u00a0heures (D5151-14\u00a0I\u00a07°)");
  });

  it("laissent les attributs, les champs et les codes tels quels", () => {
    const html = '<a title="a > b : c" href="/?q=a">Non : oui</a><textarea name="m">Tapé : ainsi ?</textarea><code>x : y</code>';
    expect(espacerLaPage(html)).toBe(html.replace("Non : oui", "Non\u00a0: oui"));
  });
});
