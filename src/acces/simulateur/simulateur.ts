// Le simulateur : FranceConnect, FranceConnect+ et ProConnect sur un port voisin, pour la démonstration et les tests.
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, type JWK } from "jose";
import type Provider from "oidc-provider";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { type CleDechiffrement, tirerCleDechiffrement } from "../portail/connexion/cle-dechiffrement.js";
import { CHEMINS_RETOUR, type Fournisseurs, type NomFournisseur, RETOUR_DECONNEXION } from "../portail/connexion/fournisseurs.js";
import { AGENTE_EXPLOITANT, DECLARANTS_DEMONSTRATION, RESPONSABLE_A_NOMMER } from "./declarants.js";
import { EMPLOYEUR_DEMONSTRATION, FORMATEURS_DEMONSTRATION } from "./formateurs.js";
import { creerFournisseur, type ModeleFournisseur, type Revendications, subDe } from "./fournisseur.js";
import { type PageChoix, type Proposition, pageChoix, pageErreur, propositionPersonne, propositionResponsable } from "./pages.js";
import { ASSOCIATIONS_DEMONSTRATION, type PersonneSimulee, personnesSimulees, type ResponsableSimule } from "./personnes.js";

export interface ReglagesSimulateur {
  /** Port d'écoute ; 0 en prend un libre. */
  readonly port: number;
  /** Adresse du portail, sans barre finale : seuls ses retours sont acceptés. */
  readonly urlPortail: string;
  readonly aujourdhui: DateCivile;
}

export interface Simulateur {
  readonly url: string;
  readonly fournisseurs: Fournisseurs;
  fermer(): Promise<void>;
}

interface Monte {
  readonly modele: ModeleFournisseur;
  readonly fournisseur: Provider;
  readonly prefixe: string;
  readonly propositions: readonly Proposition[];
}

const TITRES: Record<NomFournisseur, string> = {
  franceconnect: "Connexion simulée (FranceConnect)",
  franceconnect_plus: "Connexion simulée renforcée (FranceConnect+)",
  proconnect: "Connexion professionnelle simulée (ProConnect)",
};
/** Le premier niveau est celui que le service rend d'ordinaire ; les autres servent à essayer un refus. */
const NIVEAUX: Record<NomFournisseur, readonly string[]> = {
  franceconnect: ["eidas1", "eidas2"],
  franceconnect_plus: ["eidas2", "eidas1", "eidas3"],
  proconnect: ["eidas1", "eidas0", "eidas2"],
};
const TAILLE_FORMULAIRE = 10_000;

function revendicationsPersonne(personne: PersonneSimulee): Revendications {
  return {
    given_name: personne.prenoms.join(" "),
    given_name_array: personne.prenoms,
    family_name: personne.nomNaissance,
    preferred_username: personne.nomUsage,
    birthdate: personne.dateNaissance,
    gender: personne.sexe,
    birthplace: personne.lieuNaissance,
    birthcountry: personne.paysNaissance,
    email: personne.courriel,
  };
}

function revendicationsResponsable(responsable: ResponsableSimule): Revendications {
  const { prenom, nom, courriel, siret } = responsable;
  return { given_name: prenom, usual_name: nom, email: courriel, ...(siret === null ? {} : { siret }) };
}

interface Annuaire {
  readonly comptes: ReadonlyMap<string, Revendications>;
  readonly propositions: readonly Proposition[];
}

function annuaire(nom: NomFournisseur, aujourdhui: DateCivile): Annuaire {
  if (nom === "proconnect") {
    const groupes = [...ASSOCIATIONS_DEMONSTRATION, ...DECLARANTS_DEMONSTRATION, ...FORMATEURS_DEMONSTRATION, EMPLOYEUR_DEMONSTRATION];
    const responsables = [...groupes.flatMap((groupe) => groupe.responsables), RESPONSABLE_A_NOMMER, AGENTE_EXPLOITANT];
    const comptes = new Map(responsables.map((un) => [subDe(nom, un.cle), revendicationsResponsable(un)]));
    return { comptes, propositions: responsables.map(propositionResponsable) };
  }
  const personnes = personnesSimulees(aujourdhui);
  const comptes = new Map(personnes.map((une) => [subDe(nom, une.cle), revendicationsPersonne(une)]));
  return { comptes, propositions: personnes.map(propositionPersonne) };
}

interface Montage {
  readonly nom: NomFournisseur;
  readonly url: string;
  readonly reglages: ReglagesSimulateur;
  readonly cleDuService: JWK | null;
}

async function monter({ nom, url, reglages, cleDuService }: Montage): Promise<Monte> {
  const prefixe = nom.replaceAll("_", "-");
  const { comptes, propositions } = annuaire(nom, reglages.aujourdhui);
  const modele: ModeleFournisseur = {
    nom,
    titre: TITRES[nom],
    emetteur: `${url}/${prefixe}/api/v2`,
    clientId: `compte-engagement-${prefixe}`,
    clientSecret: randomBytes(32).toString("hex"),
    retours: [`${reglages.urlPortail}${CHEMINS_RETOUR[nom]}`],
    retoursDeconnexion: [`${reglages.urlPortail}${RETOUR_DECONNEXION}`],
    niveaux: NIVEAUX[nom],
    cleDuService,
    comptes,
  };
  return { modele, fournisseur: await creerFournisseur(modele), prefixe, propositions };
}

async function lireFormulaire(requete: IncomingMessage): Promise<URLSearchParams> {
  let texte = "";
  for await (const morceau of requete) {
    texte += String(morceau);
    if (texte.length > TAILLE_FORMULAIRE) break;
  }
  return new URLSearchParams(texte);
}

function repondre(reponse: ServerResponse, statut: number, html: string): void {
  reponse.writeHead(statut, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  reponse.end(html);
}

async function choisir(monte: Monte, requete: IncomingMessage, reponse: ServerResponse): Promise<void> {
  const { fournisseur, modele, propositions } = monte;
  await fournisseur.interactionDetails(requete, reponse);
  if (requete.method !== "POST") {
    const choix: PageChoix = { service: modele.titre, action: requete.url ?? "", propositions, niveaux: modele.niveaux };
    repondre(reponse, 200, pageChoix(choix));
    return;
  }
  const champs = await lireFormulaire(requete);
  const sub = subDe(modele.nom, champs.get("personne") ?? "");
  if (champs.has("refuser") || !modele.comptes.has(sub)) {
    const refus = { error: "access_denied", error_description: "La personne a refusé." };
    await fournisseur.interactionFinished(requete, reponse, refus, { mergeWithLastSubmission: false });
    return;
  }
  const acr = champs.get("acr") ?? modele.niveaux[0] ?? "";
  const login = { accountId: sub, acr, amr: ["pwd"], remember: false };
  await fournisseur.interactionFinished(requete, reponse, { login }, { mergeWithLastSubmission: false });
}

/** Envoie la demande au fournisseur de son chemin, ou à la page de choix. */
async function servir(montes: readonly Monte[], requete: IncomingMessage, reponse: ServerResponse): Promise<void> {
  const chemin = requete.url ?? "/";
  const monte = montes.find(({ prefixe }) => chemin.startsWith(`/${prefixe}/`));
  if (monte === undefined) {
    repondre(reponse, 404, pageErreur("Connexion simulée", "Cette adresse n'existe pas."));
    return;
  }
  if (chemin.startsWith(`/${monte.prefixe}/choix/`)) {
    await choisir(monte, requete, reponse);
    return;
  }
  const montage = `/${monte.prefixe}/api/v2`;
  Object.assign(requete, { originalUrl: chemin, url: chemin.slice(montage.length) || "/" });
  await monte.fournisseur.callback()(requete, reponse);
}

async function ecouter(serveur: Server, port: number): Promise<number> {
  await new Promise<void>((pret, echouer) => {
    serveur.once("error", echouer);
    serveur.listen(port, "127.0.0.1", pret);
  });
  const adresse: AddressInfo | string | null = serveur.address();
  if (adresse === null || typeof adresse === "string") throw new Error("Le simulateur n'a pas de port.");
  return adresse.port;
}

function fournisseursDe(montes: readonly Monte[], cle: CleDechiffrement): Fournisseurs {
  const un = (nom: NomFournisseur) => {
    const monte = montes.find(({ modele }) => modele.nom === nom);
    if (monte === undefined) throw new Error(`Fournisseur simulé absent : ${nom}.`);
    const { emetteur, clientId, clientSecret } = monte.modele;
    return {
      nom,
      emetteur,
      clientId,
      clientSecret,
      acr: NIVEAUX[nom][0] ?? "",
      cleDechiffrement: nom === "franceconnect_plus" ? cle : null,
    };
  };
  return { franceconnect: un("franceconnect"), franceconnect_plus: un("franceconnect_plus"), proconnect: un("proconnect") };
}

/** Démarre le simulateur sur la boucle locale ; `fournisseurs` se donne tel quel à `creerConnexion`. */
export async function demarrerSimulateur(reglages: ReglagesSimulateur): Promise<Simulateur> {
  const montes: Monte[] = [];
  const serveur = createServer((requete, reponse) => {
    servir(montes, requete, reponse).catch(() => {
      if (!reponse.headersSent) repondre(reponse, 400, pageErreur("Connexion simulée", "Ce choix n'attend plus de réponse."));
    });
  });
  const port = await ecouter(serveur, reglages.port);
  const url = `http://${new URL(reglages.urlPortail).hostname}:${port}`;
  const cle = await tirerCleDechiffrement();
  const publique: JWK = { ...(await exportJWK(cle.publique)), use: "enc", alg: "RSA-OAEP-256", kid: cle.kid };
  for (const nom of ["franceconnect", "franceconnect_plus", "proconnect"] as const) {
    montes.push(await monter({ nom, url, reglages, cleDuService: nom === "franceconnect_plus" ? publique : null }));
  }
  return {
    url,
    fournisseurs: fournisseursDe(montes, cle),
    async fermer() {
      serveur.closeAllConnections();
      await new Promise<void>((fin) => serveur.close(() => fin()));
    },
  };
}
