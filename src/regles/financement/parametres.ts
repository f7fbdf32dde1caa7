// Les valeurs de la loi qui décident d'un financement, chacune avec ses dates, son article et la confiance qu'on lui fait.
import { type DateCivile, dateCivile } from "../../socle/valeurs/date-civile.js";
import { type Centimes, centimes } from "../../socle/valeurs/montant.js";
import { type Parametre, parametre } from "../parametre.js";
import type { FinanceurTiers, TypeFormation } from "./demande.js";

const jour = dateCivile;
const R6323 = "LEGIARTI000049488983";
const D6323_1_A = "LEGIARTI000053569786";
const D6323_8 = "LEGIARTI000053572418";
const L6323_6 = "LEGIARTI000053549516";

/** Participation forfaitaire du titulaire (L6323-7, R6323). Après le dernier montant connu, le dernier vaut. */
export const PARTICIPATION: Parametre<Centimes> = parametre("participation du titulaire", "centimes", [
  {
    valeur: centimes(10_000),
    depuis: jour("2024-05-02"),
    jusqu: jour("2024-12-31"),
    source: { citation: "R6323", legiarti: R6323 },
    confiance: "haute",
  },
  {
    valeur: centimes(10_223),
    depuis: jour("2025-01-01"),
    jusqu: jour("2025-12-31"),
    source: { citation: "R6323", legiarti: R6323 },
    confiance: "haute",
  },
  {
    valeur: centimes(10_320),
    depuis: jour("2026-01-01"),
    jusqu: jour("2026-04-01"),
    source: { citation: "R6323", legiarti: R6323 },
    confiance: "haute",
  },
  {
    // La version du 2 avril 2026 de R6323 n'a pas été lue : le montant vient de sources secondaires, d'où l'identifiant absent.
    valeur: centimes(15_000),
    depuis: jour("2026-04-02"),
    jusqu: null,
    source: { citation: "R6323", legiarti: null },
    confiance: "moyenne",
  },
]);

/** Premier jour dont la participation, donc le plan entier, est connue. */
export const PREMIER_JOUR_CONNU: DateCivile = jour("2024-05-02");

function plafond(nom: string, valeur: number): Parametre<Centimes> {
  return parametre(nom, "centimes", [
    {
      valeur: centimes(valeur),
      depuis: jour("2026-02-26"),
      jusqu: null,
      source: { citation: "D6323-1 A", legiarti: D6323_1_A },
      confiance: "haute",
    },
  ]);
}

export const PLAFOND_REPERTOIRE = plafond("plafond du répertoire spécifique", 150_000);
export const PLAFOND_BILAN = plafond("plafond du bilan de compétences", 160_000);
export const PLAFOND_PERMIS_LEGER = plafond("plafond du permis léger", 90_000);

/** Plafonds des droits du compte personnel de formation ; ils ne visent pas les droits de l'engagement citoyen. */
export const PLAFONDS_CPF: Partial<Readonly<Record<TypeFormation, Parametre<Centimes>>>> = {
  repertoire_specifique: PLAFOND_REPERTOIRE,
  bilan_competences: PLAFOND_BILAN,
  permis_leger: PLAFOND_PERMIS_LEGER,
};

/** Le permis léger n'est ouvert qu'aux demandeurs d'emploi ou avec l'argent d'un tiers. */
export const PERMIS_LEGER_RESTREINT: Parametre<boolean> = parametre("permis léger réservé", "liste", [
  {
    valeur: true,
    depuis: jour("2026-02-21"),
    jusqu: null,
    source: { citation: "L6323-6 II 4°", legiarti: L6323_6 },
    confiance: "haute",
  },
]);

/** Le moins qu'un tiers doive apporter pour ouvrir le permis léger (D6323-8 I) ; avant, tout apport suffisait. */
export const APPORT_MINIMAL_PERMIS: Parametre<Centimes> = parametre("apport minimal d'un tiers au permis léger", "centimes", [
  {
    valeur: centimes(10_000),
    depuis: jour("2026-02-26"),
    jusqu: null,
    source: { citation: "D6323-8 I", legiarti: D6323_8 },
    confiance: "haute",
  },
]);

/** La création ou reprise d'entreprise a quitté la liste de L6323-6 ; la date du retrait vient de sources secondaires. */
export const CREATION_ENTREPRISE_FERMEE: Parametre<boolean> = parametre("création d'entreprise hors du compte", "liste", [
  {
    valeur: true,
    depuis: jour("2025-02-18"),
    jusqu: null,
    source: { citation: "L6323-6", legiarti: L6323_6 },
    confiance: "moyenne",
  },
]);

/** Conversion des euros du compte d'engagement citoyen en heures d'un agent public. */
export const CENTIMES_PAR_HEURE: Parametre<number> = parametre(
  "centimes du compte d'engagement citoyen pour une heure",
  "centimes_par_heure",
  [
    {
      valeur: 1_200,
      depuis: jour("2020-01-01"),
      jusqu: null,
      source: { citation: "décret 2017-928 art. 2", legiarti: null },
      confiance: "haute",
    },
  ],
);

/** Tiers des 2° à 12° du II de L6323-4 : les seuls dont l'argent ouvre le permis léger. */
export const TIERS_DU_PERMIS: Parametre<readonly FinanceurTiers[]> = parametre("tiers qui ouvrent le permis léger", "liste", [
  {
    valeur: ["employeur", "opco", "c2p", "atmp", "etat", "region", "france_travail", "agefiph", "faf", "chambre_metiers", "collectivite"],
    depuis: jour("2026-02-21"),
    jusqu: null,
    source: { citation: "L6323-6 II 4°", legiarti: L6323_6 },
    confiance: "haute",
  },
]);

/** Ordre des ressources de R6333-3 : avant sa première version lue, on l'applique aussi, en le disant. */
export const ORDRE_CONNU_DEPUIS: DateCivile = jour("2025-12-05");

/** Dernier texte dont dépendent les plafonds et les restrictions de 2026. */
export const PLAFONDS_CONNUS_DEPUIS: DateCivile = jour("2026-02-26");

/** Depuis ce jour L6323-6 a une version plus récente que celle qui a été lue. */
export const L6323_6_NON_LU_DEPUIS: DateCivile = jour("2026-06-30");

/** La valeur d'un paramètre, ou null les jours où la règle n'existait pas encore. */
export function valeurOuRien<V>(param: Parametre<V>, date: DateCivile): V | null {
  const version = param.versions.find((candidate) => candidate.depuis <= date && (candidate.jusqu === null || date <= candidate.jusqu));
  return version === undefined ? null : version.valeur;
}
