// La connexion par un fournisseur d'identité : aller, retour vérifié, déconnexion. Code, PKCE, state et nonce, rien d'autre.
import { compactDecrypt } from "jose";
import * as oidc from "openid-client";
import type { Reglages } from "../../../socle/config.js";
import { Refus } from "../../../socle/refus.js";
import type { Route } from "../route.js";
import { clePublique } from "./cle-dechiffrement.js";
import { CHEMINS_RETOUR, type Fournisseur, type Fournisseurs, type NomFournisseur, PORTEES, RETOUR_DECONNEXION } from "./fournisseurs.js";
import { routesConnexion } from "./routes.js";
import type { DonneesSession } from "./session.js";

export type AllerRetour = NonNullable<DonneesSession["allerRetour"]>;

/** Retour vérifié : niveau rendu, revendications, et le jeton à rendre pour se déconnecter. */
export interface RetourVerifie {
  readonly fournisseur: NomFournisseur;
  readonly acr: string;
  readonly revendications: unknown;
  readonly jetonIdentite: string;
  readonly retour: string;
}

export interface Connexion {
  /** Adresse où envoyer la personne, et ce que la session doit garder jusqu'à son retour. */
  commencer(fournisseur: NomFournisseur, retour: string): Promise<{ url: string; allerRetour: AllerRetour }>;
  /** Échange le code et lit l'identité dans la demande même ; lève un Refus clair pour tout ce qui n'est pas une réussite. */
  revenir(aller: AllerRetour | undefined, recherche: Readonly<Record<string, string>>): Promise<RetourVerifie>;
  /** Adresse de déconnexion chez le fournisseur, ou null s'il n'en propose pas ou ne répond pas. */
  deconnecter(fournisseur: NomFournisseur, jetonIdentite: string): Promise<string | null>;
  /** Clés publiques du service, à déclarer à FranceConnect+. */
  clesPubliques(): Promise<{ keys: object[] }>;
  /** Origines des fournisseurs, à permettre dans form-action : la déconnexion y redirige un formulaire. */
  readonly origines: readonly string[];
  /** Aller, retour et déconnexion, à inscrire dans le portail. */
  readonly routes: readonly Route[];
}

export interface OptionsConnexion {
  /** Remplace fetch, pour essayer un fournisseur qui ment. */
  readonly requeter?: oidc.CustomFetch;
}

const BOUCLE_LOCALE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/u;
const DELAI_SECONDES = 10;
/** Du plus faible au plus fort ; un niveau inconnu ne vaut rien. */
const NIVEAUX = ["eidas0", "eidas1", "eidas2", "eidas3"];

/** http n'est permis qu'en démonstration, et sur cette machine seulement. */
function httpPermis(reglages: Reglages, emetteur: URL): boolean {
  if (emetteur.protocol === "https:") return false;
  if (reglages.demonstration && BOUCLE_LOCALE.test(emetteur.hostname)) return true;
  throw new Error(`Un fournisseur d'identité se joint en https : ${emetteur.origin}.`);
}

async function decouvrir(reglages: Reglages, fournisseur: Fournisseur, options: OptionsConnexion): Promise<oidc.Configuration> {
  const emetteur = new URL(fournisseur.emetteur);
  const cle = fournisseur.cleDechiffrement;
  const execute = [oidc.enableNonRepudiationChecks];
  if (httpPermis(reglages, emetteur)) execute.push(oidc.allowInsecureRequests);
  if (cle !== null) {
    execute.push((config) => oidc.enableDecryptingResponses(config, ["A256GCM"], { key: cle.privee, alg: "RSA-OAEP-256", kid: cle.kid }));
  }
  const metadonnees: Partial<oidc.ClientMetadata> = {
    redirect_uris: [`${reglages.urlPublique}${CHEMINS_RETOUR[fournisseur.nom]}`],
    id_token_signed_response_alg: "ES256",
    userinfo_signed_response_alg: "ES256",
  };
  const reglagesDecouverte: oidc.DiscoveryRequestOptions = { execute, timeout: DELAI_SECONDES };
  if (options.requeter !== undefined) reglagesDecouverte[oidc.customFetch] = options.requeter;
  return oidc.discovery(emetteur, fournisseur.clientId, metadonnees, oidc.ClientSecretPost(fournisseur.clientSecret), reglagesDecouverte);
}

/** Garde la découverte réussie ; une panne du fournisseur n'est pas retenue. */
function annuaireDe(reglages: Reglages, fournisseurs: Fournisseurs, options: OptionsConnexion) {
  const connus = new Map<NomFournisseur, Promise<oidc.Configuration>>();
  return async (nom: NomFournisseur): Promise<oidc.Configuration> => {
    const enCours = connus.get(nom) ?? decouvrir(reglages, fournisseurs[nom], options);
    connus.set(nom, enCours);
    try {
      return await enCours;
    } catch {
      connus.delete(nom);
      throw new Refus("identite/fournisseur-indisponible", { fournisseur: nom });
    }
  };
}

/** Dit en un Refus ce que le fournisseur, le réseau ou une vérification a empêché. */
function refusDe(erreur: unknown, fournisseur: NomFournisseur): Refus {
  if (erreur instanceof Refus) return erreur;
  if (erreur instanceof oidc.AuthorizationResponseError) {
    const code = erreur.error === "access_denied" ? "identite/connexion-refusee" : "identite/connexion-interrompue";
    return new Refus(code, { fournisseur });
  }
  if (erreur instanceof oidc.ResponseBodyError) return new Refus("identite/connexion-interrompue", { fournisseur });
  if (erreur instanceof oidc.ClientError && erreur.code !== "OAUTH_TIMEOUT")
    return new Refus("identite/reponse-non-fiable", { fournisseur });
  return new Refus("identite/fournisseur-indisponible", { fournisseur });
}

function niveauSuffit(rendu: string, demande: string): boolean {
  return NIVEAUX.includes(rendu) && NIVEAUX.indexOf(rendu) >= NIVEAUX.indexOf(demande);
}

function lireFournisseur(nom: string): NomFournisseur | null {
  return nom === "franceconnect" || nom === "franceconnect_plus" || nom === "proconnect" ? nom : null;
}

interface Echange {
  readonly config: oidc.Configuration;
  readonly retour: URL;
  readonly aller: AllerRetour;
}

/** Le jeton à rendre pour se déconnecter est celui que le fournisseur a signé, hors de l'enveloppe chiffrée pour nous. */
async function jetonSigne(jeton: string, fournisseur: Fournisseur): Promise<string> {
  const cle = fournisseur.cleDechiffrement;
  if (cle === null || jeton.split(".").length !== 5) return jeton;
  const { plaintext } = await compactDecrypt(jeton, cle.privee);
  return new TextDecoder().decode(plaintext);
}

async function echanger({ config, retour, aller }: Echange) {
  const jetons = await oidc.authorizationCodeGrant(config, retour, {
    pkceCodeVerifier: aller.verificateur,
    expectedState: aller.state,
    expectedNonce: aller.nonce,
    idTokenExpected: true,
  });
  const identite = jetons.claims();
  if (identite === undefined || jetons.id_token === undefined) throw new Error("Réponse sans jeton d'identité.");
  const revendications = await oidc.fetchUserInfo(config, jetons.access_token, identite.sub);
  return { acr: String(identite["acr"] ?? ""), jetonIdentite: jetons.id_token, revendications };
}

interface Atelier {
  readonly reglages: Reglages;
  readonly fournisseurs: Fournisseurs;
  readonly configurationDe: (nom: NomFournisseur) => Promise<oidc.Configuration>;
}

async function commencer({ reglages, fournisseurs, configurationDe }: Atelier, nom: NomFournisseur, pageVoulue: string) {
  const config = await configurationDe(nom);
  const allerRetour: AllerRetour = {
    fournisseur: nom,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verificateur: oidc.randomPKCECodeVerifier(),
    retour: pageVoulue,
  };
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: `${reglages.urlPublique}${CHEMINS_RETOUR[nom]}`,
    scope: PORTEES[nom],
    acr_values: fournisseurs[nom].acr,
    state: allerRetour.state,
    nonce: allerRetour.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(allerRetour.verificateur),
    code_challenge_method: "S256",
    prompt: "login",
  });
  return { url: url.href, allerRetour };
}

type Recherche = Readonly<Record<string, string>>;

async function revenir(atelier: Atelier, aller: AllerRetour | undefined, recherche: Recherche): Promise<RetourVerifie> {
  const { reglages, fournisseurs } = atelier;
  const nom = aller === undefined ? null : lireFournisseur(aller.fournisseur);
  if (aller === undefined || nom === null) throw new Refus("identite/connexion-deja-servie");
  if (recherche["state"] !== aller.state) throw new Refus("identite/connexion-inconnue");
  const config = await atelier.configurationDe(nom);
  const retour = new URL(`${reglages.urlPublique}${CHEMINS_RETOUR[nom]}`);
  for (const [cle, valeur] of Object.entries(recherche)) retour.searchParams.set(cle, valeur);
  const echange = await echanger({ config, retour, aller }).catch((erreur: unknown) => {
    throw refusDe(erreur, nom);
  });
  if (!niveauSuffit(echange.acr, fournisseurs[nom].acr)) {
    throw new Refus("identite/niveau-insuffisant", { fournisseur: nom, demande: fournisseurs[nom].acr });
  }
  const jetonIdentite = await jetonSigne(echange.jetonIdentite, fournisseurs[nom]);
  return { fournisseur: nom, retour: aller.retour, ...echange, jetonIdentite };
}

async function deconnecter({ reglages, configurationDe }: Atelier, nom: NomFournisseur, jetonIdentite: string): Promise<string | null> {
  const config = await configurationDe(nom).catch(() => null);
  if (config?.serverMetadata().end_session_endpoint === undefined) return null;
  const parametres = {
    id_token_hint: jetonIdentite,
    post_logout_redirect_uri: `${reglages.urlPublique}${RETOUR_DECONNEXION}`,
    state: oidc.randomState(),
  };
  return oidc.buildEndSessionUrl(config, parametres).href;
}

/** Prépare la connexion ; rien n'est demandé aux fournisseurs avant la première personne. */
export function creerConnexion(reglages: Reglages, fournisseurs: Fournisseurs, options: OptionsConnexion = {}): Connexion {
  const atelier: Atelier = { reglages, fournisseurs, configurationDe: annuaireDe(reglages, fournisseurs, options) };
  const connexion: Omit<Connexion, "routes"> = {
    origines: [...new Set(Object.values(fournisseurs).map(({ emetteur }) => new URL(emetteur).origin))],
    commencer: (nom, pageVoulue) => commencer(atelier, nom, pageVoulue),
    revenir: (aller, recherche) => revenir(atelier, aller, recherche),
    deconnecter: (nom, jetonIdentite) => deconnecter(atelier, nom, jetonIdentite),
    async clesPubliques() {
      const cle = fournisseurs.franceconnect_plus.cleDechiffrement;
      return { keys: cle === null ? [] : [await clePublique(cle)] };
    },
  };
  return { ...connexion, routes: routesConnexion(connexion) };
}
