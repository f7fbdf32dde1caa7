// Le montage de l'API dans le serveur : ses routes, ses flux, ses refus, et le guichet des jetons. Rien du portail n'y joue.
import type { Readable } from "node:stream";
import { Readable as Lisible } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Contexte } from "../../metier/contexte.js";
import type { Base } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";
import { Refus } from "../../socle/refus.js";
import { panneSansDonnees, statutDe } from "../panne.js";
import { exigerJeton, QUOTAS, type Quotas, tenirQuota } from "./authentification.js";
import { CHEMIN_JETONS, type Guichet, metadonnees, ouvrirGuichet } from "./autorisation.js";
import { corpsDe } from "./corps-borne.js";
import { decrireApi } from "./description.js";
import type { Appel, Operation, ReponseApi } from "./operation.js";
import { OPERATIONS_API } from "./operations.js";
import { problemeDe, TYPE_PROBLEME } from "./probleme.js";
import { pageDuProbleme } from "./problemes.js";

export interface ReglagesApi {
  readonly base: Base;
  readonly horloge: Horloge;
  readonly urlPublique: string;
  readonly quotas?: Quotas;
  /** Multiplie les limites par adresse. */
  readonly largesse: number;
}

function systeme(options: ReglagesApi): Contexte {
  return { base: options.base, horloge: options.horloge, acteur: { genre: "systeme" } };
}

/** Du défaut de Fastify au refus de l'API. */
function refusDe(erreur: unknown, requete: FastifyRequest): Refus {
  if (erreur instanceof Refus) return erreur;
  const statut = statutDe(erreur);
  if (statut === 429) return new Refus("portail/trop-de-demandes");
  if (statut >= 400 && statut < 500) return new Refus("api/demande-invalide", { fautes: "la demande n'a pas pu être lue" });
  requete.log.error({ incident: requete.id, ...panneSansDonnees(erreur) }, "panne");
  return new Refus("api/panne", { incident: requete.id });
}

function repondreRefus(erreur: unknown, requete: FastifyRequest, reponse: FastifyReply): FastifyReply {
  const probleme = problemeDe(refusDe(erreur, requete), requete.id);
  // Un corps refusé en chemin n'est pas lu jusqu'au bout : la connexion se ferme après la réponse.
  if (probleme.status === 413) reponse.header("connection", "close");
  // Laissé en pause, il retiendrait la connexion : on ne verrait même pas que l'autre bout est parti.
  else if (!requete.raw.readableEnded) requete.raw.unpipe().resume();
  return reponse.status(probleme.status).header("cache-control", "no-store").type(TYPE_PROBLEME).send(JSON.stringify(probleme));
}

function envoyer(reponse: FastifyReply, rendu: ReponseApi): FastifyReply {
  reponse.status(rendu.statut).header("cache-control", "no-store");
  for (const [nom, valeur] of Object.entries(rendu.entetes ?? {})) reponse.header(nom, valeur);
  if (rendu.flux === undefined) return reponse.type("application/json; charset=utf-8").send(JSON.stringify(rendu.corps));
  const { type, nom, morceaux } = rendu.flux;
  return reponse.type(type).header("content-disposition", `attachment; filename="${nom}"`).send(Lisible.from(morceaux));
}

async function executer(operation: Operation, options: ReglagesApi, echange: { requete: FastifyRequest; reponse: FastifyReply }) {
  const { requete, reponse } = echange;
  const ctx = systeme(options);
  let acteur: Appel["acteur"] = { genre: "anonyme" };
  if (operation.portee !== null) {
    const { raccordementId, acteur: declarant } = await exigerJeton(ctx, echange, operation);
    const quotas = options.quotas ?? QUOTAS;
    await tenirQuota(ctx, { raccordementId, quota: operation.corps === undefined ? quotas.lecture : quotas.depot }, reponse);
    acteur = declarant;
  }
  const { "content-type": type, "content-length": longueur } = requete.headers;
  const corps = corpsDe(operation, { type, longueur, flux: fluxDe(requete) });
  const { base, horloge, urlPublique } = options;
  const brut = { chemin: requete.params, recherche: requete.query, entetes: requete.headers };
  return envoyer(reponse, await operation.executer({ base, horloge, acteur, urlPublique, corps }, brut));
}

/** Le corps est le flux de la demande, que le lecteur de corps a laissé tel quel. */
function fluxDe(requete: FastifyRequest): Readable {
  return requete.raw;
}

/** Demandes par minute et par adresse, avant même de lire le jeton : qui en essaie au hasard est arrêté. */
const PAR_ADRESSE = 3000;
/** Les quotas du raccordement ont leurs en-têtes standard ; ceux du greffon diraient autre chose. */
const SANS_EN_TETES = { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false, "retry-after": true };

function monterOperations(serveur: FastifyInstance, options: ReglagesApi): void {
  for (const operation of OPERATIONS_API) {
    const parAdresse = (operation.portee === null ? 300 : PAR_ADRESSE) * options.largesse;
    serveur.route({
      method: operation.methode,
      url: operation.chemin.replaceAll(/\{(\w+)\}/gu, ":$1"),
      config: { rateLimit: { max: parAdresse, timeWindow: "1 minute", addHeaders: SANS_EN_TETES } },
      handler: (requete, reponse) => executer(operation, options, { requete, reponse }),
    });
  }
}

function monterDocuments(serveur: FastifyInstance, options: ReglagesApi): void {
  const document = JSON.stringify(decrireApi(OPERATIONS_API));
  serveur.get("/api/openapi.json", (_requete, reponse) => reponse.type("application/json; charset=utf-8").send(document));
  serveur.get("/.well-known/oauth-authorization-server", (_requete, reponse) => reponse.send(metadonnees(options.urlPublique)));
  serveur.get("/api/problemes/*", (requete, reponse) => {
    const code = requete.url.split("?")[0]?.replace(/^\/api\/problemes\//u, "") ?? "";
    const page = pageDuProbleme(code);
    if (page === null) throw new Refus("api/introuvable");
    return reponse.type("text/html; charset=utf-8").send(page);
  });
}

function monterGuichet(serveur: FastifyInstance, guichet: Guichet, largesse: number): void {
  serveur.route({
    method: "POST",
    url: CHEMIN_JETONS,
    config: { rateLimit: { max: 60 * largesse, timeWindow: "1 minute" } },
    handler: (requete, reponse) => {
      reponse.hijack();
      guichet(requete.raw, reponse.raw);
    },
  });
}

/** Monte l'API ; à appeler avant que le serveur n'écoute. */
export async function monterApi(racine: FastifyInstance, options: ReglagesApi): Promise<void> {
  const guichet = await ouvrirGuichet(systeme(options), options.urlPublique, (erreur) =>
    racine.log.error(panneSansDonnees(erreur), "panne du guichet des jetons"),
  );
  await racine.register(async (serveur) => {
    serveur.removeAllContentTypeParsers();
    serveur.addContentTypeParser("*", (_requete, _flux, rendre) => rendre(null));
    serveur.setErrorHandler((erreur, requete, reponse) => repondreRefus(erreur, requete, reponse));
    monterGuichet(serveur, guichet, options.largesse);
    monterOperations(serveur, options);
    monterDocuments(serveur, options);
    await serveur.register(
      async (sous) => {
        sous.setNotFoundHandler((requete, reponse) => repondreRefus(new Refus("api/introuvable"), requete, reponse));
      },
      { prefix: "/api" },
    );
  });
}
