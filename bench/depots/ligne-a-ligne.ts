// La façon naïve, pour comparer : une transaction par ligne, huit connexions, chaque activité déposée puis ses droits calculés.
import { deposerActivite } from "../../src/metier/activites/index.js";
import { calculerDroits } from "../../src/metier/droits/index.js";
import { empreinteNir } from "../../src/metier/identite/index.js";
import { ouvrirConnexions } from "../../src/socle/base/connexion.js";
import { horlogeArretee } from "../../src/socle/horloge.js";
import { nirDEssai } from "../../tests/outils/depots.js";

const LIGNES = 4_000;
const CONNEXIONS = 8;

/** Lignes par seconde. */
export async function ligneALigne(url: string, organismeId: string): Promise<number> {
  const base = ouvrirConnexions({ url }, { connexions: CONNEXIONS });
  const horloge = horlogeArretee("2026-11-23T10:00:00Z");
  const titulaires = await base.requete<{ titulaire_id: string; nir_empreinte: string }>({
    text: "select titulaire_id, nir_empreinte from activites.rattachements where nir_empreinte = any($1)",
    values: [Array.from({ length: LIGNES }, (_, rang) => empreinteNir(nirDEssai(rang)))],
  });
  let suivant = 0;
  const depart = performance.now();
  const travailler = async () => {
    for (let rang = suivant++; rang < titulaires.length; rang = suivant++) {
      const titulaire = titulaires[rang];
      if (titulaire === undefined) return;
      await base.transaction(async (tx) => {
        const ctx = { base: tx, horloge, acteur: { genre: "systeme" } as const };
        await deposerActivite(ctx, {
          organismeId,
          organismeNom: "Déclarant du banc",
          idExterne: `naif-${rang}`,
          personne: { nirEmpreinte: titulaire.nir_empreinte },
          faits: { type: "sapeur_pompier_volontaire", signature: "2025-03-01", arreteNotifieLe: "2025-04-15", dureeAnnees: 5 },
        });
        await calculerDroits(ctx, titulaire.titulaire_id);
      });
    }
  };
  await Promise.all(Array.from({ length: CONNEXIONS }, travailler));
  const secondes = (performance.now() - depart) / 1_000;
  await base.fermer();
  return titulaires.length / secondes;
}
