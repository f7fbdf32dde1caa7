// La connexion, jouée en entier contre les fournisseurs simulés : ce qui doit passer, et ce qui doit être écarté.
import { exportJWK, generateKeyPair } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ouvrirNavigateur } from "../../../../tests/outils/navigateur-sans-ecran.js";
import { lireReglages } from "../../../socle/config.js";
import { Refus } from "../../../socle/refus.js";
import { dateCivile } from "../../../socle/valeurs/date-civile.js";
import { demarrerSimulateur, type Simulateur } from "../../simulateur/simulateur.js";
import { type Connexion, creerConnexion, type OptionsConnexion } from "./connexion.js";
import type { NomFournisseur } from "./fournisseurs.js";
import { lireResponsablePresente, lireTraits } from "./revendications.js";

/** fetch, pour le cas où une demande n'est pas celle que l'essai fausse. */
const requeterVraiment: NonNullable<OptionsConnexion["requeter"]> = (url, { body, headers, method, redirect, signal }) =>
  fetch(url, {
    headers,
    method,
    redirect,
    ...(typeof body === "string" || body instanceof URLSearchParams ? { body } : {}),
    ...(signal === undefined ? {} : { signal }),
  });

const reglages = lireReglages({ PORT: "4599" });
let simulateur: Simulateur;
let connexion: Connexion;

beforeAll(async () => {
  simulateur = await demarrerSimulateur({ port: 0, urlPortail: reglages.urlPublique, aujourdhui: dateCivile("2026-11-23") });
  connexion = creerConnexion(reglages, simulateur.fournisseurs);
});
afterAll(() => simulateur.fermer());

interface Choix {
  readonly formulaire: Readonly<Record<string, string>>;
  readonly avec?: Connexion;
}

/** Va jusqu'au retour : rend l'aller et les paramètres que le fournisseur a mis dans l'adresse. */
async function allerJusquAuRetour(nom: NomFournisseur, { formulaire, avec = connexion }: Choix) {
  const { url, allerRetour } = await avec.commencer(nom, "/mon-compte/droits");
  const navigateur = ouvrirNavigateur();
  const choix = await navigateur.suivre(url, simulateur.url);
  const envoi = await navigateur.ouvrir(choix.url, formulaire);
  const retour = await navigateur.suivre(envoi.vers ?? "", simulateur.url);
  return { allerRetour, adresse: new URL(retour.url), recherche: Object.fromEntries(new URL(retour.url).searchParams), navigateur, choix };
}

async function refusDe(promesse: Promise<unknown>): Promise<string> {
  const erreur = await promesse.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(erreur).toBeInstanceOf(Refus);
  return erreur instanceof Refus ? erreur.code : "";
}

describe("L'aller-retour réussi", () => {
  it("FranceConnect rend une identité de niveau eidas1 et la page où revenir", async () => {
    const { allerRetour, recherche, adresse } = await allerJusquAuRetour("franceconnect", {
      formulaire: { personne: "salariee", acr: "eidas1" },
    });
    expect(adresse.pathname).toBe("/connexion/franceconnect/retour");
    const retour = await connexion.revenir(allerRetour, recherche);
    expect(retour.acr).toBe("eidas1");
    expect(retour.retour).toBe("/mon-compte/droits");
    const lu = lireTraits(retour.revendications);
    expect(lu?.traits).toMatchObject({ nomNaissance: "ARVENNE", sexe: "feminin", lieuNaissance: "35238", paysNaissance: "99100" });
    expect(lu?.sub).toMatch(/^[0-9a-f]{64}v1$/u);
  });

  it("FranceConnect+ rend une réponse chiffrée et signée, de niveau eidas2", async () => {
    const { allerRetour, recherche } = await allerJusquAuRetour("franceconnect_plus", { formulaire: { personne: "corse" } });
    const retour = await connexion.revenir(allerRetour, recherche);
    expect(retour.acr).toBe("eidas2");
    expect(lireTraits(retour.revendications)?.traits).toMatchObject({ nomNaissance: "CASALONGHI", lieuNaissance: "2A004" });
  });

  it("ProConnect rend l'adresse et le SIRET du responsable", async () => {
    const { allerRetour, recherche } = await allerJusquAuRetour("proconnect", { formulaire: { personne: "presidente-lannemezan" } });
    const retour = await connexion.revenir(allerRetour, recherche);
    expect(lireResponsablePresente(retour.revendications)).toMatchObject({ nom: "MONTREJEAU", siret: "49784302900016" });
  });

  it("garde le nom de 53 caractères, la naissance à l'étranger et la date présumée", async () => {
    const traitsDe = async (personne: string) => {
      const { allerRetour, recherche } = await allerJusquAuRetour("franceconnect", { formulaire: { personne } });
      return lireTraits((await connexion.revenir(allerRetour, recherche)).revendications)?.traits;
    };
    expect((await traitsDe("nom-long"))?.nomNaissance).toHaveLength(53);
    expect(await traitsDe("nee-a-letranger")).toMatchObject({ lieuNaissance: "", paysNaissance: "99350" });
    expect(await traitsDe("date-presumee")).toMatchObject({ naissance: "1978-01-01", naissancePresumee: true });
  });

  it("demande state et nonce d'au moins 32 caractères, un défi PKCE S256 et le niveau voulu", async () => {
    const { url, allerRetour } = await connexion.commencer("franceconnect_plus", "");
    const demande = new URL(url).searchParams;
    expect(allerRetour.state.length).toBeGreaterThanOrEqual(32);
    expect(allerRetour.nonce.length).toBeGreaterThanOrEqual(32);
    expect(demande.get("code_challenge_method")).toBe("S256");
    expect(demande.get("acr_values")).toBe("eidas2");
    expect(demande.get("state")).toBe(allerRetour.state);
  });
});

describe("Ce qui est écarté", () => {
  it("un niveau d'identité plus faible que celui demandé", async () => {
    const { allerRetour, recherche } = await allerJusquAuRetour("franceconnect_plus", { formulaire: { personne: "corse", acr: "eidas1" } });
    expect(await refusDe(connexion.revenir(allerRetour, recherche))).toBe("identite/niveau-insuffisant");
  });

  it.each<NomFournisseur>(["franceconnect", "franceconnect_plus"])("%s : un jeton signé par une autre clé que la sienne", async (nom) => {
    const { publicKey } = await generateKeyPair("ES256", { extractable: true });
    const autre = { ...(await exportJWK(publicKey)), use: "sig", alg: "ES256", kid: "simulateur" };
    const requeter: NonNullable<OptionsConnexion["requeter"]> = (url, options) =>
      url.endsWith("/jwks") ? Promise.resolve(Response.json({ keys: [autre] })) : requeterVraiment(url, options);
    const trompee = creerConnexion(reglages, simulateur.fournisseurs, { requeter });
    const { allerRetour, recherche } = await allerJusquAuRetour(nom, { formulaire: { personne: "corse" }, avec: trompee });
    expect(await refusDe(trompee.revenir(allerRetour, recherche))).toBe("identite/reponse-non-fiable");
  });

  it("le refus de la personne", async () => {
    const { allerRetour, recherche } = await allerJusquAuRetour("franceconnect", { formulaire: { refuser: "oui" } });
    expect(recherche["error"]).toBe("access_denied");
    expect(await refusDe(connexion.revenir(allerRetour, recherche))).toBe("identite/connexion-refusee");
  });

  it("un state inconnu, un nonce ou un vérificateur qui n'est pas celui de l'aller", async () => {
    const { allerRetour, recherche } = await allerJusquAuRetour("franceconnect", { formulaire: { personne: "corse" } });
    expect(await refusDe(connexion.revenir(allerRetour, { ...recherche, state: "autre" }))).toBe("identite/connexion-inconnue");
    expect(await refusDe(connexion.revenir({ ...allerRetour, verificateur: "x".repeat(43) }, recherche))).toBe(
      "identite/connexion-interrompue",
    );
    const second = await allerJusquAuRetour("franceconnect", { formulaire: { personne: "corse" } });
    expect(await refusDe(connexion.revenir({ ...second.allerRetour, nonce: "y".repeat(43) }, second.recherche))).toBe(
      "identite/reponse-non-fiable",
    );
  });

  it("un code qui a déjà servi, un retour sans aller", async () => {
    const { allerRetour, recherche } = await allerJusquAuRetour("franceconnect", { formulaire: { personne: "corse" } });
    await connexion.revenir(allerRetour, recherche);
    expect(await refusDe(connexion.revenir(allerRetour, recherche))).toBe("identite/connexion-interrompue");
    expect(await refusDe(connexion.revenir(undefined, recherche))).toBe("identite/connexion-deja-servie");
  });

  it("une erreur du fournisseur et des paramètres sans queue ni tête, sans jamais une panne", async () => {
    const { allerRetour } = await connexion.commencer("franceconnect", "");
    const { state } = allerRetour;
    const iss = simulateur.fournisseurs.franceconnect.emetteur;
    expect(await refusDe(connexion.revenir(allerRetour, { state, iss, error: "server_error" }))).toBe("identite/connexion-interrompue");
    expect(await refusDe(connexion.revenir(allerRetour, { state }))).toBe("identite/reponse-non-fiable");
    expect(await refusDe(connexion.revenir(allerRetour, { state, code: "n'importe quoi", iss: "https://ailleurs.example" }))).toBe(
      "identite/reponse-non-fiable",
    );
  });

  it("un fournisseur qui ne répond pas, puis qui répond à nouveau", async () => {
    let panne = true;
    const requeter: NonNullable<OptionsConnexion["requeter"]> = (url, options) =>
      panne ? Promise.reject(new TypeError("panne")) : requeterVraiment(url, options);
    const fragile = creerConnexion(reglages, simulateur.fournisseurs, { requeter });
    expect(await refusDe(fragile.commencer("franceconnect", ""))).toBe("identite/fournisseur-indisponible");
    panne = false;
    expect((await fragile.commencer("franceconnect", "")).url).toContain("/authorize?");
  });

  it("un fournisseur en http hors de cette machine ou hors démonstration", async () => {
    const { franceconnect } = simulateur.fournisseurs;
    const ailleurs = { ...simulateur.fournisseurs, franceconnect: { ...franceconnect, emetteur: "http://exemple.invalid/api/v2" } };
    expect(await refusDe(creerConnexion(reglages, ailleurs).commencer("franceconnect", ""))).toBe("identite/fournisseur-indisponible");
    const enService = { ...reglages, demonstration: false };
    expect(await refusDe(creerConnexion(enService, simulateur.fournisseurs).commencer("franceconnect", ""))).toBe(
      "identite/fournisseur-indisponible",
    );
  });
});

describe("La déconnexion", () => {
  it.each<NomFournisseur>(["franceconnect", "franceconnect_plus", "proconnect"])(
    "%s : le fournisseur reconnaît le jeton et ramène au portail",
    async (nom) => {
      const personne = nom === "proconnect" ? "president-litteral" : "etudiante";
      const { allerRetour, recherche, navigateur } = await allerJusquAuRetour(nom, { formulaire: { personne } });
      const { jetonIdentite } = await connexion.revenir(allerRetour, recherche);
      const url = await connexion.deconnecter(nom, jetonIdentite);
      const { page, url: adresse } = await navigateur.suivre(url ?? "", simulateur.url);
      expect(page?.statut).toBe(200);
      const champs = Object.fromEntries(
        [...(page?.texte ?? "").matchAll(/name="(xsrf)" value="([^"]+)"/gu)].map(([, cle, valeur]) => [cle, valeur]),
      );
      const confirmation = /action="([^"]+)"/u.exec(page?.texte ?? "")?.[1] ?? "";
      const fin = await navigateur.ouvrir(new URL(confirmation, adresse).href, { ...champs, logout: "yes" });
      expect(fin.vers).toContain(`${reglages.urlPublique}/deconnexion/retour?state=`);
    },
  );
});
