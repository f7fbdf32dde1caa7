// Le serveur du portail : sécurité, sessions, fichiers statiques, et chaque route par la même porte.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import fastifyCookie from "@fastify/cookie";
import fastifyCsrf from "@fastify/csrf-protection";
import fastifyFormbody from "@fastify/formbody";
import fastifyHelmet from "@fastify/helmet";
import fastifyRateLimit from "@fastify/rate-limit";
import fastifySession from "@fastify/session";
import fastifyStatic from "@fastify/static";
import Fastify, { type FastifyInstance } from "fastify";
import type { Base } from "../../socle/base/base.js";
import { BOUCLE_LOCALE, type Reglages } from "../../socle/config.js";
import type { Horloge } from "../../socle/horloge.js";
import { RACINE } from "../../socle/racine.js";
import { monterApi } from "../api/monter.js";
import { enregistrerRoutes } from "./porte.js";
import { repondreErreur, repondreIntrouvable } from "./reponses.js";
import type { Route } from "./route.js";
import { SessionsEnBase } from "./session-en-base.js";

export interface ReglagesServeur {
  readonly reglages: Reglages;
  readonly base: Base;
  readonly horloge: Horloge;
  readonly routes: readonly Route[];
  /** Origines vers lesquelles un formulaire peut mener : les fournisseurs d'identité. */
  readonly originesConnexion: readonly string[];
  /** Niveau du journal ; « silent » dans les tests. */
  readonly journal: string;
  /** Multiplie les limites de débit : un seul poste de test envoie en une minute ce qu'une ville envoie en une heure. */
  readonly largesse?: number;
}

const TRENTE_MINUTES = 30 * 60 * 1000;
const CORPS_MAXIMUM = 256 * 1024;

async function enregistrerSecurite(serveur: FastifyInstance, options: ReglagesServeur): Promise<void> {
  const chiffre = options.reglages.urlPublique.startsWith("https:");
  await serveur.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'", ...options.originesConnexion],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: chiffre,
    referrerPolicy: { policy: "same-origin" },
  });
  await serveur.register(fastifyRateLimit, { global: false, max: 30, timeWindow: "1 minute", hook: "preHandler" });
  await serveur.register(fastifyCookie);
  await serveur.register(fastifySession, {
    secret: options.reglages.cleSession.toString("hex"),
    cookieName: chiffre ? "__Host-cec" : "cec",
    cookie: { secure: chiffre, httpOnly: true, sameSite: "lax", path: "/", maxAge: TRENTE_MINUTES },
    saveUninitialized: false,
    rolling: true,
    store: new SessionsEnBase(options.base, options.reglages.cleSession),
  });
  await serveur.register(fastifyCsrf, { sessionPlugin: "@fastify/session" });
  await serveur.register(fastifyFormbody, { bodyLimit: CORPS_MAXIMUM });
}

const RELAIS = ["forwarded", "x-forwarded-for", "x-forwarded-host"];

/** La démonstration ne répond qu'à cette machine : ni derrière un relais oublié, ni sous un nom que l'on ferait pointer ici. */
function garderLocale(serveur: FastifyInstance): void {
  serveur.addHook("onRequest", async (requete, reponse) => {
    const hote = (requete.headers.host ?? "").replace(/:\d+$/u, "");
    if (BOUCLE_LOCALE.test(hote) && !RELAIS.some((nom) => requete.headers[nom] !== undefined)) return;
    const texte = "La démonstration ne s'ouvre que sur cette machine. Pour un service public, mettez DEMONSTRATION=non.\n";
    await reponse.status(403).type("text/plain; charset=utf-8").send(texte);
  });
}

/** Fabrique le serveur, prêt à écouter. Rien n'y est décidé : les routes appellent metier. */
export async function creerServeur(options: ReglagesServeur): Promise<FastifyInstance> {
  const serveur = Fastify({
    logger: {
      level: options.journal,
      // L'adresse demandée est journalisée sans ses paramètres : une recherche peut dire où quelqu'un s'engage.
      serializers: { req: (requete) => ({ methode: requete.method, chemin: (requete.url ?? "").split("?")[0] }) },
    },
    genReqId: () => randomUUID(),
    bodyLimit: CORPS_MAXIMUM,
    // Un seul relais est cru : l'adresse qu'il ajoute en dernier. Le reste de X-Forwarded-For vient du visiteur, qui fuirait ainsi les limites.
    trustProxy: options.reglages.urlPublique.startsWith("https:") ? (_adresse, saut) => saut < 1 : false,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (_erreur, _requete, reponse) => {
      const html = `<!doctype html><html lang="fr"><title>Adresse illisible</title><h1>Adresse illisible</h1><p><a href="/">Revenir à l'accueil</a></p></html>`;
      reponse.raw.writeHead(400, { "content-type": "text/html; charset=utf-8" }).end(html);
    },
  });
  if (options.reglages.demonstration) garderLocale(serveur);
  await enregistrerSecurite(serveur, options);
  await serveur.register(fastifyStatic, { root: join(RACINE, "public"), prefix: "/public/", maxAge: "1h", index: false });
  serveur.setErrorHandler((erreur, requete, reponse) => repondreErreur({ erreur, requete, reponse, options }));
  serveur.setNotFoundHandler((requete, reponse) => repondreIntrouvable({ requete, reponse, options }));
  enregistrerRoutes(serveur, options);
  const { base, horloge, largesse = 1 } = options;
  await monterApi(serveur, { base, horloge, urlPublique: options.reglages.urlPublique, largesse });
  return serveur;
}

/** Le temps laissé aux réponses en cours quand le service s'arrête. */
const PATIENCE_MS = 5_000;

/**
 * Ferme le serveur : plus rien n'entre, les réponses en cours finissent, puis les connexions restées ouvertes sont coupées.
 * Un navigateur en ouvre d'avance qui ne demandent rien : les attendre retiendrait l'arrêt plus d'une minute.
 */
export async function fermerServeur(serveur: FastifyInstance): Promise<void> {
  const minuterie = setTimeout(() => serveur.server.closeAllConnections(), PATIENCE_MS);
  try {
    await serveur.close();
  } finally {
    clearTimeout(minuterie);
  }
}
