// Le clavier seul : on avance de Tab en Tab jusqu'à ce que l'on cherche, et le focus doit se voir.
import type { Page } from "playwright-core";

const TABULATIONS_MAXIMUM = 120;

/** Ce qui a le focus : son nom (étiquette, texte), son genre, et s'il se voit. */
interface Focus {
  readonly nom: string;
  readonly balise: string;
  readonly type: string;
  readonly contour: boolean;
}

const LIRE_FOCUS = `(() => {
  const e = document.activeElement;
  if (!e || e === document.body) return { nom: "", balise: "body", type: "", contour: true };
  const etiquette = e.labels && e.labels[0] ? e.labels[0].innerText : "";
  const style = getComputedStyle(e);
  return {
    nom: (e.getAttribute("aria-label") || etiquette || e.innerText || e.value || "").trim().replace(/\\s+/g, " "),
    balise: e.tagName.toLowerCase(),
    type: e.getAttribute("type") || "",
    contour: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
})()`;

/** Tabule jusqu'à l'élément dont le nom correspond ; échoue si le focus est invisible ou si l'élément n'est jamais atteint. */
export async function tabulerJusqua(page: Page, nom: RegExp): Promise<void> {
  for (let rang = 0; rang < TABULATIONS_MAXIMUM; rang += 1) {
    const focus = await page.evaluate<Focus>(LIRE_FOCUS);
    if (focus.balise !== "body" && nom.test(focus.nom)) {
      if (!focus.contour) throw new Error(`Le focus ne se voit pas sur « ${focus.nom} ».`);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Jamais atteint au clavier : ${nom.source} (${page.url()}).`);
}

export async function taperDans(page: Page, nom: RegExp, texte: string): Promise<void> {
  await tabulerJusqua(page, nom);
  await page.keyboard.type(texte);
}

/** Choisit un bouton radio de son groupe : Tab atteint le groupe, les flèches y choisissent. */
export async function choisirAuClavier(page: Page, premier: RegExp, fleches: number): Promise<void> {
  await tabulerJusqua(page, premier);
  await page.keyboard.press("Space");
  for (let rang = 0; rang < fleches; rang += 1) await page.keyboard.press("ArrowDown");
}
