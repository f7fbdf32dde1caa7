// Poster un avis : une demande, sans suivre de redirection, en dix secondes, en ne lisant qu'un peu de la réponse.
import { request as demanderHttp } from "node:http";
import { request as demanderHttps } from "node:https";
import { isIP } from "node:net";
import { AdressePrivee, estAdressePrivee, lireAdresseAvis, resoudrePublique } from "./adresse-avis.js";

export interface AvisAPoster {
  readonly url: string;
  readonly entetes: Readonly<Record<string, string>>;
  readonly corps: string;
}

/** Issue d'un envoi : statut reçu, ou raison de l'échec. */
export interface IssueEnvoi {
  readonly statut: number | null;
  readonly erreur: string | null;
}

export type Facteur = (avis: AvisAPoster) => Promise<IssueEnvoi>;

const DELAI_MS = 10_000;
const REPONSE_MAXIMALE = 16 * 1024;

function raisonDe(erreur: unknown): string {
  if (erreur instanceof AdressePrivee) return "adresse privée refusée";
  const code = erreur instanceof Error && "code" in erreur ? String(erreur.code) : "";
  return code === "" ? "connexion impossible" : `connexion impossible (${code})`;
}

function poster(url: URL, avis: AvisAPoster, verifier: boolean): Promise<IssueEnvoi> {
  return new Promise((finir) => {
    const demander = url.protocol === "https:" ? demanderHttps : demanderHttp;
    const requete = demander(url, {
      method: "POST",
      headers: { ...avis.entetes, "content-length": String(Buffer.byteLength(avis.corps)) },
      agent: false,
      ...(verifier ? { lookup: resoudrePublique } : {}),
    });
    // La minuterie court jusqu'à la fermeture : une réponse qui goutte sans fin ne retient pas la connexion.
    const minuterie = setTimeout(() => {
      finir({ statut: null, erreur: "pas de réponse en dix secondes" });
      requete.destroy();
    }, DELAI_MS);
    requete.on("close", () => clearTimeout(minuterie));
    requete.on("error", (erreur) => finir({ statut: null, erreur: raisonDe(erreur) }));
    requete.on("response", (reponse) => {
      finir(issueDe(reponse.statusCode ?? 0));
      let lus = 0;
      reponse.on("data", (morceau: Buffer) => {
        lus += morceau.length;
        if (lus > REPONSE_MAXIMALE) requete.destroy();
      });
      reponse.on("error", () => undefined);
    });
    requete.end(avis.corps);
  });
}

function issueDe(statut: number): IssueEnvoi {
  if (statut >= 200 && statut < 300) return { statut, erreur: null };
  return { statut, erreur: statut >= 300 && statut < 400 ? `redirection ${statut} non suivie` : `réponse ${statut}` };
}

/** Facteur réel. Hors démonstration, une adresse privée est refusée, écrite en chiffres ou résolue d'un nom. */
export function ouvrirFacteur(demonstration: boolean): Facteur {
  return async (avis) => {
    const url = lireAdresseAvis(avis.url, demonstration);
    if (url === null) return { statut: null, erreur: "adresse refusée" };
    const nu = url.hostname.replaceAll(/^\[|\]$/gu, "");
    if (!demonstration && isIP(nu) !== 0 && estAdressePrivee(nu)) return { statut: null, erreur: "adresse privée refusée" };
    return poster(url, avis, !demonstration);
  };
}
