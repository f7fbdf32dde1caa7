// Un client HTTP à témoins, pour marcher sur toutes les routes sans navigateur : il suit les redirections une à une.
import type { ServiceDeTest } from "./service.js";

export interface ReponseLue {
  readonly statut: number;
  readonly url: string;
  readonly html: string;
}

/** Une seule réponse ; `vers` : où elle renvoie, null si elle est une page. */
export interface ReponseNonSuivie {
  readonly statut: number;
  readonly vers: string | null;
}

const REDIRECTIONS_MAXIMUM = 12;

/** Ce qu'un formulaire envoie. */
export function corpsDeFormulaire(champs: Readonly<Record<string, string>>): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(champs).toString(),
  };
}

/** Valeur d'un attribut dans la première balise qui correspond. */
function attribut(html: string, motif: RegExp): string | null {
  return motif.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? null;
}

export class Client {
  readonly #url: string;
  /** Témoins par hôte et port : le simulateur et le portail ne partagent rien. */
  readonly #temoins = new Map<string, Map<string, string>>();

  constructor(service: Pick<ServiceDeTest, "url">) {
    this.#url = service.url;
  }

  #temoinsDe(url: URL): Map<string, string> {
    const connus = this.#temoins.get(url.host) ?? new Map<string, string>();
    this.#temoins.set(url.host, connus);
    return connus;
  }

  /** Comme un témoin expiré : le visiteur ne s'en aperçoit qu'à l'envoi. */
  oublierTemoins(): void {
    this.#temoins.clear();
  }

  async #une(url: URL, options: RequestInit): Promise<Response> {
    const temoins = this.#temoinsDe(url);
    const cookie = [...temoins].map(([nom, valeur]) => `${nom}=${valeur}`).join("; ");
    const reponse = await fetch(url, { ...options, redirect: "manual", headers: { ...options.headers, cookie } });
    for (const ligne of reponse.headers.getSetCookie()) {
      const [nom, valeur] = (ligne.split(";")[0] ?? "").split(/=(.*)/su);
      if (nom === undefined || valeur === undefined) continue;
      if (valeur === "" || /max-age=0|expires=Thu, 01 Jan 1970/iu.test(ligne)) temoins.delete(nom);
      else temoins.set(nom, valeur);
    }
    return reponse;
  }

  /** Va à une adresse et suit les redirections jusqu'à la page. */
  async aller(chemin: string, options: RequestInit = {}): Promise<ReponseLue> {
    let url = new URL(chemin, this.#url);
    let reponse = await this.#une(url, options);
    for (let rang = 0; rang < REDIRECTIONS_MAXIMUM && reponse.status >= 300 && reponse.status < 400; rang += 1) {
      const suite = reponse.headers.get("location");
      if (suite === null) break;
      await reponse.arrayBuffer();
      url = new URL(suite, url);
      reponse = await this.#une(url, {});
    }
    return { statut: reponse.status, url: url.href, html: await reponse.text() };
  }

  /** Envoie un formulaire ; `jeton` vient d'une page du portail si elle en porte un. */
  envoyer(chemin: string, champs: Readonly<Record<string, string>>): Promise<ReponseLue> {
    return this.aller(chemin, corpsDeFormulaire(champs));
  }

  /** Demande sans suivre les redirections : la page où mille envois mènent ne se relit pas mille fois. */
  async demander(chemin: string, options: RequestInit = {}): Promise<ReponseNonSuivie> {
    const url = new URL(chemin, this.#url);
    const reponse = await this.#une(url, options);
    await reponse.arrayBuffer();
    const suite = reponse.status >= 300 && reponse.status < 400 ? reponse.headers.get("location") : null;
    return { statut: reponse.status, vers: suite === null ? null : new URL(suite, url).href };
  }

  /** Jeton contre les demandes forgées de la session en cours. */
  async jeton(page = "/demonstration/horloge"): Promise<string> {
    const { html } = await this.aller(page);
    return attribut(html, /name="_csrf" value="([^"]+)"/u) ?? "";
  }

  /** Se connecte chez un fournisseur simulé avec la personne dont la clé est donnée. */
  async connecter(fournisseur: "franceconnect" | "franceconnect-plus" | "proconnect", personne: string): Promise<ReponseLue> {
    const choix = await this.aller(`/connexion/${fournisseur}`);
    const action = attribut(choix.html, /<form[^>]* action="([^"]+)"/u);
    if (action === null) throw new Error(`Pas de page de choix : ${choix.statut} ${choix.url}\n${choix.html.slice(0, 400)}`);
    return this.envoyer(new URL(action, choix.url).href, { personne });
  }
}
