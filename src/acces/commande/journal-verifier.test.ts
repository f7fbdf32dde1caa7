// La commande « cec journal verifier » : 0 si le journal est sain, 3 si une faute est trouvée, 2 si la base ne s'ouvre pas.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { agir, unLot } from "../../../tests/outils/grand-livre.js";
import { inscrireLot } from "../../metier/grand-livre/index.js";
import type { AdresseBase } from "../../socle/base/adresse.js";
import { sql } from "../../socle/base/base.js";
import { executerJournalVerifier } from "./journal-verifier.js";

function adresseUrl(adresse: AdresseBase): string {
  if ("url" in adresse) return adresse.url;
  return `postgres://${adresse.utilisateur}@localhost/${adresse.base}?host=${encodeURIComponent(adresse.dossierPrise)}`;
}

async function executer(args: readonly string[], env: NodeJS.ProcessEnv) {
  const dit = { sortie: "", erreurs: "" };
  const branche = (nom: keyof typeof dit) => ({
    fermee: () => false,
    ecrire(texte: string) {
      dit[nom] += texte;
      return Promise.resolve();
    },
  });
  const statut = await executerJournalVerifier(args, { sortie: branche("sortie"), erreurs: branche("erreurs") }, env);
  return { statut, ...dit };
}

describe("la commande « cec journal verifier »", () => {
  let saine: BaseDeTest;
  let vide: BaseDeTest;
  const titulaireId = randomUUID();
  beforeAll(async () => {
    [saine, vide] = await Promise.all([baseDeTest(), baseDeTest({ vide: true })]);
    await agir(saine.base, (ctx) => inscrireLot(ctx, unLot(titulaireId)));
  });
  afterAll(() => Promise.all([saine.fermer(), vide.fermer()]));
  const environnement = (essai: BaseDeTest) => ({ DATABASE_URL: adresseUrl(essai.adresse("cec_service")) });

  it("rend 0 et compte ce qu'elle a lu quand le journal est sain", async () => {
    const { statut, sortie, erreurs } = await executer([], environnement(saine));
    expect({ statut, erreurs }).toEqual({ statut: 0, erreurs: "" });
    expect(JSON.parse(sortie)).toEqual({ titulaires: 1, ecritures: 1, fautes: 0 });
  });

  it("rend 3 et dit chaque faute, une par ligne", async () => {
    await saine.proprietaire.requete(sql`alter table grand_livre.soldes disable trigger user`);
    await saine.proprietaire.requete(sql`update grand_livre.soldes set cec_disponible = 1`);
    const { statut, erreurs } = await executer([], environnement(saine));
    expect(statut).toBe(3);
    expect(erreurs).toBe(`titulaire ${titulaireId} : soldes : cec_disponible vaut 1 au lieu de 24000 centimes\n`);
  });

  it("rend 2 avec une phrase pour un argument de trop, une base sans grand livre, une adresse fausse ou injoignable", async () => {
    const cas: readonly (readonly [readonly string[], NodeJS.ProcessEnv, RegExp])[] = [
      [["--tout"], {}, /inattendu/u],
      [[], environnement(vide), /pas encore de grand livre/u],
      [[], { DATABASE_URL: "mysql://ailleurs" }, /DATABASE_URL/u],
      [[], { DATABASE_URL: "postgres://cec_service@127.0.0.1:1/cec" }, /ne s'ouvre pas/u],
    ];
    for (const [args, env, phrase] of cas) {
      const { statut, sortie, erreurs } = await executer(args, env);
      expect({ statut, sortie }).toEqual({ statut: 2, sortie: "" });
      expect(erreurs).toMatch(phrase);
      expect(erreurs).not.toMatch(/ at .*\.ts/u);
    }
  });
});
