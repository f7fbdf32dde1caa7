// L'assemblage du service : ce que main.ts démarre, et que les scénarios démarrent de la même façon.
import { createServer } from "node:net";
import {
  ENCAISSEMENT_DE_DEMONSTRATION,
  ENCAISSEMENT_HORS_LIGNE,
  installerAcompte,
  installerEncaissement,
  installerLecturesDossier,
} from "../metier/dossiers/index.js";
import { installerLectures, installerRecouvrement } from "../metier/droits/index.js";
import { expedierAvis, oublierJetonsExpires, ouvrirFacteur } from "../metier/raccordements/index.js";
import { installerDelaiReponse } from "../metier/signalements/index.js";
import type { Base } from "../socle/base/base.js";
import { appliquerMigrations } from "../socle/base/migrations.js";
import { type BasesOuvertes, ouvrirBase } from "../socle/base/ouvrir-base.js";
import { effacerSessionsExpirees } from "../socle/base/sessions.sql.js";
import { installerCles } from "../socle/chiffrement.js";
import { ConfigurationInvalide, type Reglages } from "../socle/config.js";
import { expedierCourriels, ouvrirPoste } from "../socle/courriel.js";
import { type Horloge, horlogeDecalee } from "../socle/horloge.js";
import { type HorlogeDeplacable, ouvrirHorlogeDemonstration } from "./demonstration/horloge-demonstration.js";
import { refuserBaseDeDemonstration, semerDemonstration } from "./demonstration/semer.js";
import { creerConnexion } from "./portail/connexion/connexion.js";
import { type Fournisseurs, fournisseursReels } from "./portail/connexion/fournisseurs.js";
import { routesDemonstration } from "./portail/pages/demonstration/routes.js";
import { routesDuPortail } from "./portail/pages/routes.js";
import type { Route } from "./portail/route.js";
import { creerServeur, fermerServeur } from "./portail/serveur.js";
import { programmerRattrapage, rattraper } from "./taches/rattrapage.js";
import { programmerDepots } from "./taches/traiter-depots.js";

export interface Service {
  readonly url: string;
  readonly urlSimulateur: string | null;
  readonly horloge: Horloge;
  /** Toutes les routes inscrites : les tests marchent sur chacune. */
  readonly routes: readonly Route[];
  readonly banniere: string;
  fermer(): Promise<void>;
}

export interface OptionsAssemblage {
  /** Niveau du journal de Fastify. */
  readonly journal: string;
  /** Bases déjà ouvertes et migrées (tests) ; sinon elles sont ouvertes d'après les réglages. */
  readonly bases?: BasesOuvertes;
  /** Multiplie les limites de débit du portail ; 1 par défaut. */
  readonly largesse?: number;
  /** Source de l'heure, en millisecondes ; celle du système par défaut. */
  readonly source?: () => number;
}

interface Demonstration {
  readonly horloge: HorlogeDeplacable;
  readonly url: string;
  readonly fournisseurs: Fournisseurs;
  fermer(): Promise<void>;
}

async function portLibre(): Promise<number> {
  const sonde = createServer();
  await new Promise<void>((pret) => sonde.listen(0, "127.0.0.1", pret));
  const adresse = sonde.address();
  await new Promise<void>((fin) => sonde.close(() => fin()));
  if (adresse === null || typeof adresse === "string") throw new Error("Aucun port libre.");
  return adresse.port;
}

/** Un port 0 en prend un libre : l'adresse publique doit être connue avant d'écouter, pour les retours de connexion. */
async function fixerPort(reglages: Reglages): Promise<Reglages> {
  if (reglages.port !== 0) return reglages;
  const port = await portLibre();
  return { ...reglages, port, urlPublique: `http://localhost:${port}` };
}

async function preparerDemonstration(
  bases: BasesOuvertes,
  reglages: Reglages,
  options: { port: number; source: () => number },
): Promise<Demonstration> {
  const horloge = await ouvrirHorlogeDemonstration(bases.service, options.source);
  const aujourdhui = await semerDemonstration(bases.service, horloge);
  const { demarrerSimulateur } = await import("./simulateur/simulateur.js");
  const simulateur = await demarrerSimulateur({ port: options.port, urlPortail: reglages.urlPublique, aujourdhui });
  return { horloge, url: simulateur.url, fournisseurs: simulateur.fournisseurs, fermer: () => simulateur.fermer() };
}

function banniereDe(reglages: Reglages, demonstration: Demonstration | null): string {
  const lignes = ["", "  Compte d'engagement citoyen", `  ${reglages.urlPublique}`, ""];
  if (demonstration !== null) {
    lignes.push(
      `  Démonstration : connexions simulées sur ${demonstration.url}`,
      "  Se connecter avec FranceConnect (simulé) : choisissez par exemple la salariée, le lycéen de 16 ans,",
      "  l'apprenti de 15 ans, la sapeuse-pompière, l'étudiante ou le retraité ; leur numéro est montré au choix.",
      "  Attester pour une association : « Se connecter avec ProConnect », puis un responsable.",
      "  Déposer pour un organisme : ProConnect, puis la cheffe du volontariat ; tenir le service : l'agente de l'exploitant.",
      "  Se former : la salariée qui a 1 200 € au CPF, ou la bénévole retraitée ; répondre à leurs demandes : ProConnect,",
      "  puis un responsable d'organisme de formation ; cofinancer : la directrice des ressources humaines.",
      "",
    );
  }
  return `${lignes.join("\n")}\n`;
}

function programmerCourriels(bases: BasesOuvertes, reglages: Reglages, horloge: Horloge): () => void {
  if (reglages.smtp === null) return () => undefined;
  const poste = ouvrirPoste(reglages.smtp, reglages.expediteur);
  const passer = () => expedierCourriels(bases.service, poste, horloge.maintenant).catch(signaler);
  const minuterie = setInterval(() => void passer(), 10_000);
  minuterie.unref();
  return () => clearInterval(minuterie);
}

/** Les avis dus partent ; ceux qui manquent sont repris plus tard. Un passage à la fois, que l'arrêt laisse finir. */
function programmerAvis(base: Base, horloge: Horloge, demonstration: boolean): () => Promise<void> {
  const facteur = ouvrirFacteur(demonstration);
  let enCours: Promise<unknown> | null = null;
  const passer = () => {
    enCours ??= expedierAvis(base, { horloge, facteur })
      .catch(signaler)
      .finally(() => {
        enCours = null;
      });
  };
  const minuterie = setInterval(passer, 5_000);
  minuterie.unref();
  return async () => {
    clearInterval(minuterie);
    await enCours;
  };
}

/** Une session finie ou un jeton expiré ne servent plus ; ils n'ont pas à rester en base. */
function programmerMenage(base: Base, horloge: Horloge): () => void {
  const menage = async () => {
    await base.requete(effacerSessionsExpirees(new Date()));
    await oublierJetonsExpires({ base, horloge, acteur: { genre: "systeme" } });
  };
  const passer = () => menage().catch(signaler);
  const minuterie = setInterval(() => void passer(), 600_000);
  minuterie.unref();
  void passer();
  return () => clearInterval(minuterie);
}

/** Ce qui passe de lui-même tant que le service vit ; rend de quoi tout arrêter. */
function programmerTaches(bases: BasesOuvertes, reglages: Reglages, horloge: Horloge): (() => Promise<void> | void)[] {
  const base = bases.service;
  return [
    programmerRattrapage({ base, horloge, signaler }),
    programmerDepots({ base, horloge, signaler }),
    programmerCourriels(bases, reglages, horloge),
    programmerMenage(base, horloge),
    programmerAvis(base, horloge, reglages.demonstration),
  ];
}

function signaler(erreur: unknown): void {
  process.stderr.write(`${JSON.stringify({ niveau: "erreur", tache: erreur instanceof Error ? erreur.message : String(erreur) })}\n`);
}

/** Les pages propres à la démonstration, quand c'en est une. */
function routesEnPlus(base: Base, demonstration: Demonstration | null): readonly Route[] {
  if (demonstration === null) return [];
  const { horloge } = demonstration;
  return routesDemonstration({ horloge, rattraper: async () => void (await rattraper(base, horloge)) });
}

/** Les choix de l'exploitant là où la loi en laisse un. */
function installerChoix(reglages: Reglages): void {
  const fautes = [
    ...installerLectures(reglages.lectures),
    ...installerLecturesDossier(reglages.lecturesDossier),
    ...installerAcompte(reglages.acompteFormation),
    ...installerRecouvrement(reglages.recouvrementIndu),
    ...installerDelaiReponse(reglages.delaiReponseSignalement),
  ];
  if (fautes.length > 0) throw new ConfigurationInvalide(fautes);
  installerEncaissement(reglages.demonstration ? ENCAISSEMENT_DE_DEMONSTRATION : ENCAISSEMENT_HORS_LIGNE);
}

/** Démarre tout ou rien : une étape qui échoue referme ce qui était ouvert. */
export async function assembler(voulus: Reglages, options: OptionsAssemblage): Promise<Service> {
  const reglages = await fixerPort(voulus);
  installerCles(reglages);
  installerChoix(reglages);
  const bases = options.bases ?? (await ouvrirBase(reglages));
  const aFermer: (() => Promise<void> | void)[] = [() => bases.fermer()];
  // Une fermeture qui échoue n'empêche pas les suivantes : la base embarquée doit s'arrêter quoi qu'il arrive.
  const fermer = async () => {
    for (const fermeture of aFermer.splice(0).reverse()) await Promise.resolve(fermeture()).catch(signaler);
  };
  try {
    if (options.bases === undefined) await appliquerMigrations(bases.proprietaire);
    if (!reglages.demonstration) await refuserBaseDeDemonstration(bases.service);
    const source = options.source ?? Date.now;
    const portSimulateur = voulus.port === 0 ? 0 : voulus.port + 1;
    const demonstration = reglages.demonstration ? await preparerDemonstration(bases, reglages, { port: portSimulateur, source }) : null;
    if (demonstration !== null) aFermer.push(() => demonstration.fermer());
    const horloge = demonstration?.horloge ?? horlogeDecalee(() => 0);
    const fournisseurs = demonstration?.fournisseurs ?? (await fournisseursReels(reglages));
    const connexion = creerConnexion(reglages, fournisseurs);
    const base = bases.service;
    const routes = [...routesDuPortail, ...connexion.routes, ...routesEnPlus(base, demonstration)];
    const serveur = await creerServeur({
      reglages,
      base,
      horloge,
      routes,
      originesConnexion: connexion.origines,
      journal: options.journal,
      largesse: options.largesse ?? 1,
    });
    aFermer.push(() => fermerServeur(serveur));
    await serveur.listen({ host: reglages.hote, port: reglages.port });
    aFermer.push(...programmerTaches(bases, reglages, horloge));
    return {
      url: reglages.urlPublique,
      urlSimulateur: demonstration?.url ?? null,
      horloge,
      routes,
      banniere: banniereDe(reglages, demonstration),
      fermer,
    };
  } catch (erreur) {
    await fermer();
    throw erreur;
  }
}
