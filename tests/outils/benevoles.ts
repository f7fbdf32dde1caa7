// Un petit monde pour les tests : des titulaires, des associations réelles et leurs responsables, sur une base neuve.
import { randomUUID } from "node:crypto";
import type { Contexte } from "../../src/metier/contexte.js";
import type { Acteur } from "../../src/metier/identite/index.js";
import { ajouterResponsable, importerRna, lireOrganismeParReference, qualifierOrganisme } from "../../src/metier/organismes/index.js";
import { sql } from "../../src/socle/base/base.js";
import { horlogeArretee } from "../../src/socle/horloge.js";
import { type BaseDeTest, baseDeTest } from "./base.js";

export interface Monde {
  readonly test: BaseDeTest;
  readonly horloge: ReturnType<typeof horlogeArretee>;
  /** Agit dans une transaction, au nom de l'acteur. */
  agir<R>(acteur: Acteur, action: (ctx: Contexte) => Promise<R>): Promise<R>;
  /** Titulaire neuf, dont le courriel est donné ou inventé. */
  titulaire(courriel?: string): Promise<Extract<Acteur, { genre: "titulaire" }>>;
  /** Association neuve, déclarée en 2015 et reconnue, avec ces responsables. */
  association(...courriels: readonly string[]): Promise<string>;
}

export const SYSTEME: Acteur = { genre: "systeme" };

/** Responsable tel que sa session le présente. */
export function responsableDeTest(courriel: string): Extract<Acteur, { genre: "responsable" }> {
  return {
    genre: "responsable",
    responsableId: randomUUID(),
    courriel,
    nom: courriel.split("@")[0] ?? "",
    prenom: "Responsable",
    organismes: [],
  };
}

/** Ouvre un monde arrêté à cet instant, sur une base neuve ou sur celle qui est donnée. */
export async function unMonde(instant: string, donnee?: BaseDeTest): Promise<Monde> {
  const test = donnee ?? (await baseDeTest());
  const horloge = horlogeArretee(instant);
  let rang = 0;
  const agir: Monde["agir"] = (acteur, action) => test.base.transaction((tx) => action({ base: tx, horloge, acteur }));
  return {
    test,
    horloge,
    agir,
    async titulaire(courriel = `titulaire${randomUUID()}@exemple.fr`) {
      const personneId = randomUUID();
      const titulaireId = randomUUID();
      const le = horloge.maintenant();
      await test.base.requete(sql`
        insert into identite.personnes (id, prenoms, nom_naissance, naissance, sexe, courriel, preuve, creee_le, modifiee_le)
        values (${personneId}, 'Camille', 'Durand', '1990-05-01', 'non_precise', ${courriel}, 'eidas1', ${le}, ${le})`);
      await test.base.requete(sql`
        insert into identite.titulaires (titulaire_id, personne_id, ouvert_le, statut, modifie_le)
        values (${titulaireId}, ${personneId}, ${horloge.aujourdhui()}, 'salarie', ${le})`);
      return { genre: "titulaire", titulaireId, preuve: "eidas1" };
    },
    async association(...courriels) {
      rang += 1;
      const rna = `W75${rang.toString().padStart(7, "0")}`;
      return agir(SYSTEME, async (ctx) => {
        await importerRna(ctx, [
          { id: rna, titre: `Association ${rang}`, date_creat: "2015-03-01", position: "A", objet_social1: "006040" },
        ]);
        const { id } = await lireOrganismeParReference(ctx, rna);
        await qualifierOrganisme(ctx, { organismeId: id, article200: true, raison: "Culture.", agent: "essai" });
        for (const courriel of courriels) {
          await ajouterResponsable(ctx, { organismeId: id, courriel, nom: courriel, prenom: "Responsable", fonction: "membre du bureau" });
        }
        return id;
      });
    },
  };
}
