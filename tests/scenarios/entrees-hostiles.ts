// De quoi éprouver chaque formulaire : les valeurs qu'on n'attend pas, les noms de champs de toutes les pages, et les formulaires d'une page montrée.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Route } from "../../src/acces/portail/route.js";
import { RACINE } from "../../src/socle/racine.js";
import { type Client, corpsDeFormulaire } from "../outils/client.js";

const VALEURS = [
  "",
  " ",
  "\u0000",
  "'; drop table x; --",
  "<script>alert(1)</script>",
  "-1",
  "1e999",
  "NaN",
  "99/99/9999",
  "31/02/2026",
  "é".repeat(5000),
  "\ud800",
  "{}",
  "../../etc",
] as const;

/** Dans tous les champs à la fois, une valeur longue ferait un corps trop gros, refusé avant d'être lu. */
const LONGUEUR_PARTAGEE = 60;

/** Les adresses se lisent de la même façon quelle que soit la valeur : six suffisent. */
const VALEURS_D_ADRESSE = VALEURS.slice(0, 6);

const NOMS =
  /\b(?:nom|name|champ)=\{?["'`](\w+)["'`]|(?:corps|recherche)\[["'](\w+)["']\]|^ {2}(\w+): (?:z\.|champ|mot\(|raison\(|lu\()/gmu;

/** Tous les noms de champs que les pages emploient, lus dans leur code, plus un inconnu. */
function nomsDesChamps(): readonly string[] {
  const dossier = join(RACINE, "src", "acces", "portail");
  const noms = new Set(["champ_inconnu"]);
  for (const fichier of readdirSync(dossier, { recursive: true, encoding: "utf8" })) {
    if (!/(?<!\.test)\.tsx?$/u.test(fichier)) continue;
    for (const [, attribut, lu, schema] of readFileSync(join(dossier, fichier), "utf8").matchAll(NOMS))
      noms.add(attribut ?? lu ?? schema ?? "");
  }
  noms.delete("_csrf");
  return [...noms].sort();
}

export const CHAMPS = nomsDesChamps();

/** Ce qui a mis le service en panne ; chaque page où une réponse renvoie est vue une fois. */
export class Epreuve {
  readonly #client: Client;
  readonly #vues = new Set<string>();
  readonly pannes: string[] = [];

  constructor(client: Client) {
    this.#client = client;
  }

  async tenter(quoi: string, chemin: string, options: RequestInit = {}): Promise<void> {
    const { statut, vers } = await this.#client.demander(chemin, options);
    if (statut >= 500) this.pannes.push(`${quoi} : ${statut}`);
    if (vers === null || this.#vues.has(vers)) return;
    this.#vues.add(vers);
    const suite = await this.#client.aller(vers);
    if (suite.statut >= 500) this.pannes.push(`${quoi} → ${vers} : ${suite.statut}`);
  }

  /** Chaque valeur dans tous les champs à la fois, sur chaque route. */
  async marcher(routes: readonly Route[], adresseDe: (chemin: string) => string): Promise<void> {
    const _csrf = await this.#client.jeton();
    for (const { methode, chemin } of routes) {
      if (chemin === "/deconnexion") continue;
      for (const valeur of methode === "POST" ? VALEURS : VALEURS_D_ADRESSE) {
        const champs = Object.fromEntries(CHAMPS.map((champ) => [champ, valeur.slice(0, LONGUEUR_PARTAGEE)]));
        const quoi = `${methode} ${chemin} ← ${JSON.stringify(valeur.slice(0, 20))}`;
        if (methode === "POST") await this.tenter(quoi, adresseDe(chemin), corpsDeFormulaire({ ...champs, _csrf }));
        else await this.tenter(quoi, `${adresseDe(chemin)}?${new URLSearchParams(champs).toString().slice(0, 4000)}`);
      }
    }
  }

  /**
   * Chaque valeur dans les champs visibles des formulaires montrés à ces adresses, leurs champs cachés laissés tels quels. Tous sont
   * relevés avant le premier envoi : un geste qui aboutirait en cacherait d'autres. Rend leur nombre.
   */
  async remplirTout(adresses: readonly string[], url: string): Promise<number> {
    const montres = new Map<string, FormulaireMontre>();
    for (const adresse of adresses) {
      const page = await this.#client.aller(adresse);
      if (!page.url.startsWith(url)) continue;
      for (const formulaire of formulairesDe(page.html)) montres.set(`${formulaire.action} ${formulaire.visibles.join(" ")}`, formulaire);
    }
    for (const formulaire of montres.values()) if (formulaire.action !== "/deconnexion") await this.#remplir(formulaire);
    return montres.size;
  }

  async #remplir({ action, caches, visibles }: FormulaireMontre): Promise<void> {
    for (const valeur of VALEURS) {
      const champs = { ...Object.fromEntries(visibles.map((nom) => [nom, valeur])), ...caches };
      await this.tenter(`${action} ← ${JSON.stringify(valeur.slice(0, 20))}`, action, corpsDeFormulaire(champs));
    }
  }
}

interface FormulaireMontre {
  readonly action: string;
  readonly caches: Readonly<Record<string, string>>;
  readonly visibles: readonly string[];
}

const attribut = (balise: string, nom: string) => new RegExp(`\\s${nom}="([^"]*)"`, "u").exec(balise)?.[1]?.replaceAll("&amp;", "&") ?? "";

/** Les formulaires qui s'envoient, tels qu'une page les montre. */
function formulairesDe(html: string): FormulaireMontre[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gu)].flatMap(([, ouverture = "", contenu = ""]) => {
    if (attribut(ouverture, "method").toLowerCase() !== "post") return [];
    const balises = [...contenu.matchAll(/<(?:input|select|textarea|button)\b[^>]*>/gu)].map(([balise]) => balise);
    const caches = balises.filter((balise) => attribut(balise, "type") === "hidden");
    const visibles = balises.filter((balise) => !caches.includes(balise)).map((balise) => attribut(balise, "name"));
    return [
      {
        action: attribut(ouverture, "action"),
        caches: Object.fromEntries(caches.map((balise) => [attribut(balise, "name"), attribut(balise, "value")])),
        visibles: [...new Set(visibles)].filter((nom) => nom !== ""),
      },
    ];
  });
}
