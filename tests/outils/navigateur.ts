// Le navigateur des tests : regarder une page, c'est la vérifier (statut, HTML, axe, débordement). Aucun interrupteur pour s'en passer.
import axe from "axe-core";
import { HtmlValidate } from "html-validate/node";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { chromium as lanceur } from "playwright-core";

const OPTIONS = [
  "--no-sandbox",
  "--headless=shell",
  "--disable-gpu",
  "--no-zygote",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const DELAI = 15_000;

let navigateur: Promise<Browser> | null = null;

async function lancer(): Promise<Browser> {
  const donne = process.env["NAVIGATEUR"];
  if (donne !== undefined) return lanceur.launch({ executablePath: donne, args: OPTIONS });
  // Le paquet ne déballe ses bibliothèques que s'il se croit dans cet environnement d'exécution.
  process.env["AWS_LAMBDA_JS_RUNTIME"] = "nodejs24.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  const executablePath = await chromium.executablePath();
  return lanceur.launch({ executablePath, args: OPTIONS, env: { ...process.env, LD_LIBRARY_PATH: process.env["LD_LIBRARY_PATH"] ?? "" } });
}

export function ouvrirNavigateur(): Promise<Browser> {
  navigateur ??= lancer();
  return navigateur;
}

const valideur = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Préact écrit les attributs booléens et les balises vides à sa façon : la forme est juste, seul le style diffère.
    "void-style": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    "no-inline-style": "error",
    "doctype-style": "off",
    "attr-quotes": "off",
    "wcag/h32": "off",
    "prefer-native-element": "off",
    "no-autofocus": "off",
    "tel-non-breaking": "off",
    "form-dup-name": ["error", { allowArrayBrackets: true, shared: ["radio", "button", "reset", "submit", "checkbox"] }],
  },
});

interface ResultatAxe {
  readonly violations: readonly { readonly id: string; readonly help: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** Ce qu'une page montrée doit être : rend la liste de ses défauts, vide si elle est saine. */
export async function defautsDeLaPage(contexte: BrowserContext, url: string, html: string): Promise<string[]> {
  const defauts: string[] = [];
  const rapport = await valideur.validateString(html);
  for (const resultat of rapport.results) {
    for (const faute of resultat.messages)
      defauts.push(`HTML ${faute.ruleId} : ${faute.message} (ligne ${faute.line}, ${faute.selector ?? ""})`);
  }
  const page = await contexte.newPage();
  try {
    await page.route(url, (chemin) => chemin.fulfill({ status: 200, contentType: "text/html; charset=utf-8", body: html }));
    await page.goto(url);
    await page.evaluate(axe.source);
    const rapportAxe = await page.evaluate<ResultatAxe>("axe.run(document, { resultTypes: ['violations'] })");
    for (const violation of rapportAxe.violations) {
      defauts.push(`axe ${violation.id} : ${violation.help} — ${violation.nodes.map((noeud) => noeud.html.slice(0, 160)).join(" | ")}`);
    }
    const deborde = await page.evaluate<boolean>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
    if (deborde) defauts.push("La page déborde en largeur.");
  } finally {
    await page.close();
  }
  return defauts;
}

export interface OptionsVisiteur {
  readonly javascript?: boolean;
  readonly largeur?: number;
  readonly hauteur?: number;
  /** Dossier où garder une image de chaque page vue ; rien si absent. */
  readonly captures?: string;
}

/** Une personne devant son écran : chaque page atteinte est vérifiée avant que la suite ne s'y fie. */
export class Visiteur {
  readonly page: Page;
  readonly #contexte: BrowserContext;
  readonly #controle: BrowserContext;
  readonly #captures: string | undefined;
  readonly pagesVues: string[] = [];

  constructor(page: Page, contextes: { contexte: BrowserContext; controle: BrowserContext }, captures: string | undefined) {
    this.page = page;
    this.#contexte = contextes.contexte;
    this.#controle = contextes.controle;
    this.#captures = captures;
  }

  /** Va à une adresse et vérifie la page ; `statut` est celui qu'on attend. */
  async visiter(url: string, statut = 200): Promise<void> {
    const reponse = await this.page.goto(url);
    if (reponse?.status() !== statut) throw new Error(`${url} : statut ${reponse?.status()} au lieu de ${statut}.`);
    await this.verifier();
  }

  /** Fait un geste qui change de page, attend la nouvelle, et la vérifie. */
  async puis(geste: () => Promise<unknown>, statut = 200): Promise<void> {
    const attente = this.page.waitForResponse((r) => r.request().isNavigationRequest() && (r.status() < 300 || r.status() >= 400), {
      timeout: DELAI,
    });
    // L'évènement, non l'état : la page quittée est déjà chargée, et c'est elle qu'on vérifierait une seconde fois.
    const chargee = this.page.waitForEvent("load", { timeout: DELAI });
    const [recue] = await Promise.all([attente, chargee, geste()]);
    if (new URL(recue.url()).pathname !== new URL(this.page.url()).pathname) {
      throw new Error(`La page montrée (${this.page.url()}) n'est pas celle qui vient d'être reçue (${recue.url()}).`);
    }
    if (recue.status() !== statut)
      throw new Error(`${recue.url()} : statut ${recue.status()} au lieu de ${statut}.\n${(await this.texte()).slice(0, 800)}`);
    await this.verifier();
  }

  async cliquer(nom: string | RegExp, statut = 200): Promise<void> {
    const cible = this.page
      .getByRole("button", { name: nom, exact: true })
      .or(this.page.getByRole("link", { name: nom, exact: true }))
      .first();
    await this.puis(() => cible.click(), statut);
  }

  async remplir(libelle: string | RegExp, valeur: string): Promise<void> {
    await this.page.getByLabel(libelle).first().fill(valeur);
  }

  async choisir(libelle: string | RegExp): Promise<void> {
    await this.page.getByLabel(libelle).first().check();
  }

  /** Texte de la page, ses espaces insécables rendues ordinaires pour se comparer à ce qu'on tape. */
  async texte(): Promise<string> {
    return (await this.page.locator("body").innerText()).replaceAll("\u00a0", " ");
  }

  async verifier(): Promise<void> {
    const url = this.page.url();
    this.pagesVues.push(url);
    const html = `<!DOCTYPE html>\n${await this.page.locator("html").evaluate((element) => element.outerHTML)}`;
    const defauts = await defautsDeLaPage(this.#controle, url, html);
    if (this.#captures !== undefined) {
      const nom = `${this.pagesVues.length.toString().padStart(2, "0")}${new URL(url).pathname.replaceAll(/[^a-z0-9]+/giu, "-")}`;
      await this.page.screenshot({ path: `${this.#captures}/${nom}.png`, fullPage: true });
    }
    if (defauts.length > 0) throw new Error(`${url} a ${defauts.length} défaut(s) :\n${defauts.join("\n")}`);
  }

  async fermer(): Promise<void> {
    await this.#contexte.close();
    await this.#controle.close();
  }
}

/** Ouvre un visiteur neuf (témoins vides). Sans JavaScript par défaut : chaque parcours doit aller au bout ainsi. */
export async function unVisiteur(options: OptionsVisiteur = {}): Promise<Visiteur> {
  const ouvert = await ouvrirNavigateur();
  const viewport = { width: options.largeur ?? 375, height: options.hauteur ?? 800 };
  const contexte = await ouvert.newContext({ javaScriptEnabled: options.javascript ?? false, viewport, locale: "fr-FR" });
  const controle = await ouvert.newContext({ javaScriptEnabled: true, viewport, locale: "fr-FR" });
  contexte.setDefaultTimeout(DELAI);
  return new Visiteur(await contexte.newPage(), { contexte, controle }, options.captures ?? process.env["CAPTURES"]);
}

/** Entre par ProConnect sous ce nom de la démonstration, sur le premier écran de son espace. */
export async function entrerParProConnect(url: string, cle: string, options: OptionsVisiteur = {}): Promise<Visiteur> {
  const visiteur = await unVisiteur(options);
  await visiteur.page.goto(`${url}/connexion/proconnect`);
  await visiteur.puis(() => visiteur.page.locator(`button[value="${cle}"]`).click());
  return visiteur;
}

export async function fermerNavigateur(): Promise<void> {
  const ouvert = await navigateur;
  navigateur = null;
  await ouvert?.close();
}
