// Les mêmes règles et les mêmes faits pour json-rules-engine : une règle par ligne du décret, un évènement par droit ouvert.
import { Engine, type TopLevelCondition } from "json-rules-engine";
import { DROIT, type FaitsAnnee } from "./cas-regles.js";

const PLAFOND = 72_000;

function auMoins(fact: string, value: number) {
  return { fact, operator: "greaterThanInclusive", value };
}

const LIGNES: Readonly<Record<string, TopLevelCondition>> = {
  benevolat: { all: [auMoins("heuresDesDeux", 200), { any: [auMoins("heuresUne", 100), auMoins("heuresAutre", 100)] }] },
  militaire: { all: [auMoins("joursMilitaires", 90)] },
  sanitaire: { all: [auMoins("joursSanitaires", 30)] },
  reinsertion: { all: [auMoins("heuresReinsertion", 80)] },
  civique: { all: [auMoins("heuresCivique", 200)] },
  communale: { all: [auMoins("anneesCommunale", 5)] },
  pompier: { all: [auMoins("anneesPompier", 5)] },
};
const LIGNES_PERSONNE: typeof LIGNES = {
  ...LIGNES,
  service: { all: [auMoins("moisService", 6)] },
  maitre: { all: [auMoins("moisMaitre", 6)] },
};

/** Rend le moteur d'un banc : centimes nouveaux d'un cas, la somme et le plafond comptés hors du moteur. */
export function moteurJsonRules(personne: boolean): (faits: FaitsAnnee) => Promise<number> {
  const moteur = new Engine();
  for (const [type, conditions] of Object.entries(personne ? LIGNES_PERSONNE : LIGNES)) {
    moteur.addRule({ conditions, event: { type, params: { montant: DROIT } } });
  }
  return async (faits) => {
    const { events } = await moteur.run({ ...faits, heuresDesDeux: faits.heuresUne + faits.heuresAutre });
    const ouverts = personne ? Math.min(1, events.length) : events.length;
    return Math.min(ouverts * DROIT, PLAFOND - faits.droitsDonnes * DROIT);
  };
}
