// La porte : toute route passe ici. Droit d'agir, transaction, jeton, saisie gardée : rien de cela n'est laissé aux pages.
import fastifyMultipart from "@fastify/multipart";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Contexte } from "../../metier/contexte.js";
import { type Acteur, type Action, exiger, permissionDe } from "../../metier/identite/index.js";
import { Refus } from "../../socle/refus.js";
import { champsDe, cheminDe, cheminPlausible, jetonParesseux } from "./demande.js";
import { lirePresence, type Presence } from "./presence.js";
import { estMultipart, LIMITES, laisserPasser, ouvrirEnvoi } from "./reception.js";
import { repondre, repondreIntrouvable } from "./reponses.js";
import type { Demande, FichierRecu, Reponse, Route } from "./route.js";
import { garderSaisie, oublierSaisie } from "./saisie-gardee.js";
import type { ReglagesServeur } from "./serveur.js";
import { sessionDuVisiteur } from "./session-du-visiteur.js";

/** Parmi les acteurs présents, celui à qui l'action est ouverte ; à défaut le premier, qui sera refusé avec sa raison. */
export function acteurPour(action: Action, acteurs: readonly Acteur[]): Acteur {
  const ouvert = acteurs.find((acteur) => permissionDe(acteur.genre, action) !== "non");
  return ouvert ?? acteurs[0] ?? { genre: "anonyme" };
}

interface Passage {
  readonly requete: FastifyRequest;
  readonly reponse: FastifyReply;
  readonly route: Route;
  readonly options: ReglagesServeur;
}

function composerDemande(passage: Passage, ctx: Contexte, fichier: FichierRecu | null = null): Demande {
  const { requete, reponse, options, route } = passage;
  const session = sessionDuVisiteur(requete);
  const chemin = cheminDe(requete);
  const jeton = jetonParesseux(reponse);
  const garde = session.lire().formulaireGarde;
  const corpsGarde = requete.method === "GET" && garde?.chemin === chemin ? garde.corps : {};
  return {
    ctx,
    reglages: options.reglages,
    chemin,
    parametres: champsDe(requete.params),
    recherche: champsDe(requete.query),
    corps: requete.method === "GET" ? corpsGarde : champsDe(requete.body),
    session,
    ...(route.genre === "televersement" ? { reception: { base: options.base, fichier } } : {}),
    get jeton() {
      return jeton();
    },
  };
}

function jetonValide(passage: Passage): Promise<boolean> {
  const { requete, reponse } = passage;
  return new Promise((rendre) => {
    // Le greffon répond lui-même quand le jeton manque : ici il rend la main, pour que ce qui est tapé soit gardé.
    const muette: FastifyReply = Object.create(reponse, { send: { value: () => rendre(false) } });
    requete.server.csrfProtection(requete, muette, (erreur?: unknown) => rendre(erreur === undefined));
  });
}

/** Reçoit un fichier : le droit d'agir, puis le jeton, puis seulement le fichier, en flux et sans transaction ouverte. */
async function recevoir(passage: Passage, ctx: Contexte): Promise<Reponse> {
  const { requete, route } = passage;
  if (!estMultipart(requete)) return route.traiter(composerDemande(passage, ctx));
  try {
    const { champs, fichier } = await ouvrirEnvoi(requete, route);
    requete.body = champs;
    if (!(await jetonValide(passage))) throw new Refus("portail/fichier-a-renvoyer", { chemin: cheminDe(requete) });
    return await route.traiter(composerDemande(passage, ctx, fichier));
  } finally {
    laisserPasser(requete);
  }
}

async function executer(passage: Passage, presence: Presence): Promise<Reponse> {
  const { route, options } = passage;
  const acteur = acteurPour(route.action, presence.acteurs);
  exiger(acteur, route.action);
  const contexte = (base: Contexte["base"]): Contexte => ({ base, horloge: options.horloge, acteur });
  if (route.genre === "televersement") return recevoir(passage, contexte(options.base));
  // Le retour d'un fournisseur d'identité est un GET qui écrit : il a sa transaction comme un envoi.
  if (route.methode === "GET" && route.action !== "se_connecter") return route.traiter(composerDemande(passage, contexte(options.base)));
  return options.base.transaction((tx) => route.traiter(composerDemande(passage, contexte(tx))));
}

/** Un fichier ne se garde pas d'une connexion à l'autre, comme le fait une saisie. */
const FICHIER_A_RENVOYER = {
  ton: "attente",
  texte: "Votre connexion avait expiré : votre fichier n'a pas été reçu. Reconnectez-vous, puis choisissez-le de nouveau.",
} as const;

/** Où mener qui n'est pas connecté, ou qui l'est mais n'a pas encore ouvert son compte ; null si ce n'est pas la raison du refus. */
function pageDAcces(erreur: unknown, presence: Presence, { requete, route }: Passage): string | null {
  if (!(erreur instanceof Refus)) return null;
  if (erreur.code === "identite/connexion-requise") return `/connexion?retour=${encodeURIComponent(cheminDe(requete))}`;
  const arrive = presence.acteurs.some((acteur) => acteur.genre === "arrivant");
  const pourTitulaire = permissionDe("titulaire", route.action) !== "non" && permissionDe("arrivant", route.action) === "non";
  return erreur.code === "identite/action-interdite" && arrive && pourTitulaire ? "/premiere-connexion" : null;
}

async function passer(passage: Passage): Promise<FastifyReply> {
  const { requete, reponse, route, options } = passage;
  if (!cheminPlausible(champsDe(requete.params))) return repondreIntrouvable({ requete, reponse, options });
  const presence = await lirePresence(options, sessionDuVisiteur(requete));
  const envoiDeFichier = route.genre === "televersement" && estMultipart(requete);
  if (route.methode === "POST" && !envoiDeFichier && !(await jetonValide(passage))) {
    garderSaisie(requete);
    throw new Refus("portail/jeton-perime", { chemin: cheminDe(requete) });
  }
  try {
    const resultat = await executer(passage, presence);
    if (route.methode === "POST" && resultat.genre === "redirection") oublierSaisie(requete);
    return await repondre({ requete, reponse, options, presence }, resultat);
  } catch (erreur) {
    const suite = pageDAcces(erreur, presence, passage);
    if (suite === null) throw erreur;
    if (envoiDeFichier) {
      laisserPasser(requete);
      sessionDuVisiteur(requete).ecrire({ annonce: FICHIER_A_RENVOYER });
    }
    garderSaisie(requete);
    return reponse.redirect(suite, 303);
  }
}

/** Page la plus proche au-dessus d'un chemin qui ne reçoit que des envois. */
function pageAuDessus(chemin: string, pages: ReadonlySet<string>): string {
  const morceaux = chemin.split("/");
  while (morceaux.length > 1) {
    morceaux.pop();
    const parent = morceaux.join("/") || "/";
    if (pages.has(parent)) return parent;
  }
  return "/";
}

/** Remplace « :id » par sa valeur dans un chemin de route. */
function remplir(chemin: string, parametres: Readonly<Record<string, string>>): string {
  return chemin.replaceAll(/:(\w+)/gu, (_tout, nom: string) => parametres[nom] ?? "");
}

const SENSIBLES: ReadonlySet<Action> = new Set<Action>(["se_connecter", "ouvrir_compte", "demander_assistance"]);

/** Demandes par minute et par adresse ; null quand la page ne coûte rien. Composer un PDF, relire tout un rapport ou deviner un secret se compte de près. */
function limiteDe({ methode, action, chemin }: Route): number | null {
  if (chemin.endsWith(".pdf")) return 20;
  if (chemin.endsWith(".csv")) return 60;
  if (methode === "GET") return null;
  return SENSIBLES.has(action) ? 30 : 120;
}

/** Les routes de téléversement ont leur portée : elles seules lisent un corps en plusieurs parties. */
function enregistrerRoute(serveur: FastifyInstance, route: Route, options: ReglagesServeur): void {
  const limite = limiteDe(route);
  const max = limite === null ? null : limite * (options.largesse ?? 1);
  const inscrire = (portee: FastifyInstance) =>
    portee.route({
      method: route.methode,
      url: route.chemin,
      ...(max === null ? {} : { config: { rateLimit: { max, timeWindow: "1 minute" } } }),
      handler: (requete, reponse) => passer({ requete, reponse, route, options }),
    });
  if (route.genre !== "televersement") inscrire(serveur);
  else
    serveur.register(async (portee) => {
      await portee.register(fastifyMultipart, { limits: LIMITES, throwFileSizeLimit: false });
      inscrire(portee);
    });
}

/** Inscrit chaque route. Une adresse qui ne reçoit que des envois ramène à la page au-dessus : pas d'adresse morte. */
export function enregistrerRoutes(serveur: FastifyInstance, options: ReglagesServeur): void {
  const pages = new Set(options.routes.filter((route) => route.methode === "GET").map((route) => route.chemin));
  for (const route of options.routes) {
    enregistrerRoute(serveur, route, options);
    if (route.methode === "GET" || pages.has(route.chemin)) continue;
    pages.add(route.chemin);
    const parent = pageAuDessus(route.chemin, pages);
    serveur.get(route.chemin, (requete, reponse) => reponse.redirect(remplir(parent, champsDe(requete.params)), 303));
  }
}
