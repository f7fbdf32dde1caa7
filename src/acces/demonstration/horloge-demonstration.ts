// L'horloge que la démonstration déplace : le décalage est en base, pour survivre à un redémarrage.
import type { Base } from "../../socle/base/base.js";
import { ecrireDecalage, lireDecalage } from "../../socle/base/sessions.sql.js";
import { type Horloge, horlogeDecalee } from "../../socle/horloge.js";
import { type DateCivile, joursEntre } from "../../socle/valeurs/date-civile.js";

const JOUR = 86_400_000;

export interface HorlogeDeplacable extends Horloge {
  /** Avance au jour demandé ; faux si ce jour n'est pas après aujourd'hui. */
  avancerAu(jour: DateCivile): Promise<boolean>;
}

/** Ouvre l'horloge au décalage enregistré (zéro au premier démarrage). */
export async function ouvrirHorlogeDemonstration(base: Base, source: () => number = Date.now): Promise<HorlogeDeplacable> {
  const lignes = await base.requete<{ decalage_jours: number }>(lireDecalage);
  let decalage = lignes[0]?.decalage_jours ?? 0;
  const horloge = horlogeDecalee(() => decalage * JOUR, source);
  return {
    ...horloge,
    async avancerAu(jour) {
      const ecart = joursEntre(horloge.aujourdhui(), jour);
      if (ecart <= 0) return false;
      await base.requete(ecrireDecalage(decalage + ecart));
      decalage += ecart;
      return true;
    },
  };
}
