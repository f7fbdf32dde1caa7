// Les commandes « cec droits calculer » et « cec indu » sur une vraie base : ce qu'elles écrivent, ce qu'elles impriment, leur statut.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { baseDeTest } from "../../../tests/outils/base.js";
import { type Monde, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { aRecalculer, deposerActivite } from "../../metier/activites/index.js";
import { installerRecouvrement } from "../../metier/droits/index.js";
import { executerReservation, lireSoldes, reserver } from "../../metier/grand-livre/index.js";
import type { AdresseBase } from "../../socle/base/adresse.js";
import { sql } from "../../socle/base/base.js";
import { euros } from "../../socle/valeurs/montant.js";
import { executerDroitsCalculer } from "./droits-calculer.js";
import { executerInduLister, executerInduRetenir } from "./indu-retenir.js";

function adresseUrl(adresse: AdresseBase): string {
  if ("url" in adresse) return adresse.url;
  return `postgres://${adresse.utilisateur}@localhost/${adresse.base}?host=${encodeURIComponent(adresse.dossierPrise)}`;
}

let monde: Monde;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  monde = await unMonde(new Date().toISOString());
  env = { DATABASE_URL: adresseUrl(monde.test.adresse("cec_service")), DEMONSTRATION: "oui" };
});
afterAll(() => monde.test.fermer());

type Commande = typeof executerDroitsCalculer;

async function lancer(commande: Commande, args: readonly string[], environnement = env) {
  const dit = { sortie: "", erreurs: "" };
  const branche = (nom: keyof typeof dit) => ({
    fermee: () => false,
    ecrire(texte: string) {
      dit[nom] += texte;
      return Promise.resolve();
    },
  });
  const statut = await commande(args, { sortie: branche("sortie"), erreurs: branche("erreurs") }, environnement);
  return { statut, ...dit };
}

async function titulaireAvecActivite(): Promise<string> {
  const { titulaireId } = await monde.titulaire();
  await monde.agir(SYSTEME, async (ctx) => {
    await deposerActivite(ctx, {
      organismeId: "organisme",
      organismeNom: "Organisme",
      idExterne: randomUUID(),
      personne: { titulaireId },
      faits: { type: "reserve_sanitaire", annee: 2024, jours: 40 },
    });
    await aRecalculer(ctx, [titulaireId]);
  });
  return titulaireId;
}

describe("la commande « cec droits calculer »", () => {
  it("vide la file, puis n'a plus rien à faire ; « --tous » passe sur tous les comptes", async () => {
    await titulaireAvecActivite();
    await titulaireAvecActivite();
    const premier = await lancer(executerDroitsCalculer, []);
    expect(premier).toMatchObject({ statut: 0, erreurs: "" });
    expect(JSON.parse(premier.sortie)).toMatchObject({ titulaires: 2, droitsEcrits: 2, isoles: 0 });
    expect(JSON.parse((await lancer(executerDroitsCalculer, [])).sortie)).toMatchObject({ titulaires: 0, droitsEcrits: 0 });
    const tous = await lancer(executerDroitsCalculer, ["--tous"]);
    expect(JSON.parse(tous.sortie)).toMatchObject({ titulaires: 2, droitsEcrits: 0, passageFini: true });
  });

  it("rend 3 et nomme, par son seul identifiant, un compte dont le calcul échoue", async () => {
    const titulaireId = await titulaireAvecActivite();
    await monde.test.base.requete(sql`update activites.activites set faits = '{}' where titulaire_id = ${titulaireId}`);
    const { statut, sortie, erreurs } = await lancer(executerDroitsCalculer, []);
    expect({ statut, erreurs }).toEqual({ statut: 3, erreurs: `titulaire ${titulaireId} : son calcul a échoué, il est mis de côté\n` });
    expect(JSON.parse(sortie)).toMatchObject({ titulaires: 1, droitsEcrits: 0, isoles: 1 });
  });

  it("rend 2 avec une phrase pour un mot de trop, un réglage inconnu ou une base vide", async () => {
    const vide = await baseDeTest({ vide: true });
    const cas: readonly (readonly [readonly string[], NodeJS.ProcessEnv, RegExp])[] = [
      [["--toutes"], env, /inattendu, attendu : --tous/u],
      [["tous"], env, /inattendu/u],
      [[], { ...env, RECOUVREMENT_INDU: "parfois" }, /RECOUVREMENT_INDU/u],
      [[], { DATABASE_URL: adresseUrl(vide.adresse("cec_service")) }, /pas encore de comptes/u],
    ];
    for (const [args, environnement, phrase] of cas) {
      const { statut, sortie, erreurs } = await lancer(executerDroitsCalculer, args, environnement);
      expect({ statut, sortie }).toEqual({ statut: 2, sortie: "" });
      expect(erreurs).toMatch(phrase);
    }
    installerRecouvrement("");
    await vide.fermer();
  });
});

describe("la commande « cec indu »", () => {
  async function unIndu(): Promise<{ titulaireId: string; induId: string }> {
    const titulaireId = await titulaireAvecActivite();
    await lancer(executerDroitsCalculer, []);
    await monde.agir(SYSTEME, async (ctx) => {
      const { id } = await reserver(ctx, { titulaireId, cle: "formation", cec: euros(240), cpf: 0 });
      await executerReservation(ctx, { titulaireId, cle: "paiement", reservationId: id });
      await aRecalculer(ctx, [titulaireId]);
    });
    await monde.test.base.requete(sql`update activites.activites set annulee_le = now() where titulaire_id = ${titulaireId}`);
    await lancer(executerDroitsCalculer, []);
    const { sortie } = await lancer(executerInduLister, []);
    const ligne = sortie.split("\n").find((texte) => texte.includes(titulaireId)) ?? "{}";
    const lu: unknown = JSON.parse(ligne);
    expect(lu).toMatchObject({ titulaireId, montant: euros(240), reste: euros(240), retenueDecidee: false });
    const induId = /"induId":"([0-9a-f-]+)"/u.exec(ligne)?.[1] ?? "";
    return { titulaireId, induId };
  }

  it("liste les indus ouverts, décide de retenir, puis renonce ; le solde n'est jamais négatif (L6323-45)", async () => {
    const { titulaireId, induId } = await unIndu();
    const retenu = await lancer(executerInduRetenir, [titulaireId, induId, "--motif", "Activité annulée.", "--agent", "agente"]);
    expect(JSON.parse(retenu.sortie)).toMatchObject({ etat: "constate", reste: euros(240) });
    const renonce = await lancer(executerInduRetenir, [titulaireId, induId, "--motif", "Bonne foi.", "--abandonner"]);
    expect(JSON.parse(renonce.sortie)).toMatchObject({ id: induId, etat: "abandonne", reste: 0 });
    const { cec } = await monde.agir(SYSTEME, (ctx) => lireSoldes(ctx, titulaireId));
    expect(cec).toMatchObject({ disponible: 0, utilise: euros(240) });
    const clos = await lancer(executerInduRetenir, [titulaireId, induId, "--motif", "Encore."]);
    expect(clos).toMatchObject({ statut: 2, sortie: "" });
    expect(clos.erreurs).toMatch(/renoncer à cet indu/u);
  });

  it("dit toutes les fautes à la fois, et l'indu qui n'existe pas", async () => {
    const { statut, erreurs } = await lancer(executerInduRetenir, ["pas-un-identifiant", "--force"]);
    expect(statut).toBe(2);
    expect(erreurs.split("\n").map((ligne) => ligne.split(":")[0])).toEqual(["--force", "indu", "--motif", ""]);
    const inconnu = await lancer(executerInduRetenir, [randomUUID(), randomUUID(), "--motif", "Essai."]);
    expect(inconnu).toMatchObject({ statut: 2 });
    expect(inconnu.erreurs).toMatch(/n'est pas inscrit/u);
    expect(await lancer(executerInduLister, ["tout"])).toMatchObject({ statut: 2, sortie: "" });
  });
});
