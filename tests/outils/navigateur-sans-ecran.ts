// Un navigateur réduit à ce qu'il faut pour suivre une connexion dans les tests : des témoins et des redirections.

interface Page {
  readonly statut: number;
  readonly texte: string;
  readonly vers: string | null;
}

export interface Navigateur {
  ouvrir(url: string, formulaire?: Readonly<Record<string, string>>): Promise<Page>;
  /** Suit les redirections tant qu'elles restent sous `prefixe` ; rend l'adresse qui en sort, ou la page atteinte. */
  suivre(url: string, prefixe: string): Promise<{ url: string; page: Page | null }>;
}

export function ouvrirNavigateur(): Navigateur {
  const temoins = new Map<string, string>();
  const noter = (reponse: Response) => {
    for (const ligne of reponse.headers.getSetCookie()) {
      const [paire = ""] = ligne.split(";");
      const egal = paire.indexOf("=");
      const expire = /expires=Thu, 01 Jan 1970/iu.test(ligne);
      if (expire) temoins.delete(paire.slice(0, egal));
      else temoins.set(paire.slice(0, egal), paire.slice(egal + 1));
    }
  };
  const ouvrir: Navigateur["ouvrir"] = async (url, formulaire) => {
    const cookie = [...temoins].map(([nom, valeur]) => `${nom}=${valeur}`).join("; ");
    const reponse = await fetch(url, {
      redirect: "manual",
      headers: { cookie },
      ...(formulaire === undefined ? {} : { method: "POST", body: new URLSearchParams(formulaire) }),
    });
    noter(reponse);
    const lieu = reponse.headers.get("location");
    return { statut: reponse.status, texte: await reponse.text(), vers: lieu === null ? null : new URL(lieu, url).href };
  };
  const suivre: Navigateur["suivre"] = async (url, prefixe) => {
    let courante = url;
    for (let pas = 0; pas < 10; pas += 1) {
      if (!courante.startsWith(prefixe)) return { url: courante, page: null };
      const page = await ouvrir(courante);
      if (page.vers === null) return { url: courante, page };
      courante = page.vers;
    }
    throw new Error("Trop de redirections.");
  };
  return { ouvrir, suivre };
}
