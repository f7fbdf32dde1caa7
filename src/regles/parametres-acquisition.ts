// Les valeurs de la loi qui ouvrent les droits : durées, montant, plafond, âges, ancienneté, échéances ; chacune datée et référencée.
import { composerDate, type DateCivile } from "../socle/valeurs/date-civile.js";
import { type Confiance, type Parametre, parametre, type ReferenceArticle, type Unite, type Version, valeurAu } from "./parametre.js";

const ARTICLES = {
  "L5151-2": "LEGIARTI000046454647",
  "L5151-9": "LEGIARTI000049423559",
  "D5151-14": "LEGIARTI000048862618",
  "D5151-15": "LEGIARTI000048862612",
  "R5151-16": "LEGIARTI000037832499",
  "R5151-17": "LEGIARTI000033689610",
} as const;
type ArticleLu = keyof typeof ARTICLES;

function article(numero: ArticleLu, precision = ""): ReferenceArticle {
  return { citation: precision === "" ? numero : `${numero} ${precision}`, legiarti: ARTICLES[numero] };
}

function texte(citation: string): ReferenceArticle {
  return { citation, legiarti: null };
}

const OUVERTURE = composerDate(2017, 1, 1);
const CONVERSION = composerDate(2019, 1, 1);

interface Portee<V> {
  readonly valeur: V;
  readonly depuis: DateCivile;
  readonly source: ReferenceArticle;
  readonly confiance?: Confiance;
}

function enVigueur<V>(portee: Portee<V>, jusqu: DateCivile | null = null): Version<V> {
  return { valeur: portee.valeur, depuis: portee.depuis, jusqu, source: portee.source, confiance: portee.confiance ?? "haute" };
}

function duree(nom: string, unite: Unite, fait: { valeur: number; item: string }): Parametre<number> {
  return parametre(nom, unite, [enVigueur({ valeur: fait.valeur, depuis: OUVERTURE, source: article("D5151-14", `I ${fait.item}`) })]);
}

/** Premier jour du compte d'engagement citoyen : rien avant n'ouvre de droit. */
export const CREATION_DU_COMPTE = parametre("création du compte d'engagement citoyen", "liste", [
  enVigueur({ valeur: OUVERTURE, depuis: OUVERTURE, source: texte("loi 2016-1088 art. 39") }),
]);

/** Ce que donne la durée minimale, en centimes (vingt heures avant 2019, converties à douze euros). */
export const MONTANT_DU_DROIT = parametre("montant d'un droit", "centimes", [
  enVigueur({ valeur: 24_000, depuis: OUVERTURE, source: texte("décret 2018-1349") }, composerDate(2018, 12, 31)),
  enVigueur({ valeur: 24_000, depuis: CONVERSION, source: article("D5151-14", "I") }),
]);

/** Plafond des droits acquis, en centimes (soixante heures avant 2019). */
export const PLAFOND = parametre("plafond des droits acquis", "centimes", [
  enVigueur({ valeur: 72_000, depuis: OUVERTURE, source: texte("décret 2018-1349") }, composerDate(2018, 12, 31)),
  enVigueur({ valeur: 72_000, depuis: CONVERSION, source: article("D5151-14", "III") }),
]);

/** Plafond à une date. Avant la création du compte il n'y a rien à plafonner : on montre le premier qui ait existé. */
export function plafondAu(date: DateCivile): number {
  return valeurAu(PLAFOND, date < OUVERTURE ? OUVERTURE : date);
}

/** Valeur de l'heure inscrite au 31 décembre 2018, en centimes. */
export const CONVERSION_HEURE_2018 = parametre("valeur d'une heure inscrite avant 2019", "centimes_par_heure", [
  enVigueur({ valeur: 1_200, depuis: CONVERSION, source: texte("décret 2018-1349") }),
]);

export const AGE_OUVERTURE = parametre("âge d'ouverture du compte", "annees", [
  enVigueur({ valeur: 16, depuis: OUVERTURE, source: article("L5151-2") }),
]);
export const AGE_APPRENTI = parametre("âge d'ouverture du compte de l'apprenti", "annees", [
  enVigueur({ valeur: 15, depuis: OUVERTURE, source: article("L5151-2") }),
]);

export const SERVICE_CIVIQUE_MOIS = duree("service civique", "mois", { valeur: 6, item: "1°" });
export const RESERVE_MILITAIRE_JOURS = duree("réserve militaire opérationnelle", "jours", { valeur: 90, item: "2°" });
export const RESERVE_DEFENSE_ANNEES = duree("réserve citoyenne de défense et de sécurité", "annees", { valeur: 5, item: "3°" });
export const RESERVE_COMMUNALE_ANNEES = duree("réserve communale de sécurité civile", "annees", { valeur: 5, item: "4°" });
/** Trente jours, sûrs depuis 2021 ; avant, une source parle de trois ans d'engagement sans dire jusqu'à quand. */
export const RESERVE_SANITAIRE_JOURS = parametre("réserve sanitaire", "jours", [
  enVigueur({ valeur: 30, depuis: OUVERTURE, source: article("D5151-14", "I 5°"), confiance: "basse" }, composerDate(2020, 12, 31)),
  enVigueur({ valeur: 30, depuis: composerDate(2021, 1, 1), source: article("D5151-14", "I 5°") }),
]);
export const MAITRE_APPRENTISSAGE_MOIS = duree("maître d'apprentissage", "mois", { valeur: 6, item: "6°" });
export const BENEVOLAT_HEURES = duree("bénévolat associatif", "heures", { valeur: 200, item: "7°" });
export const BENEVOLAT_HEURES_UNE = duree("bénévolat dans une même association", "heures", { valeur: 100, item: "7°" });
export const EDUCATION_NATIONALE_MOIS = duree("réserve citoyenne de l'éducation nationale", "mois", { valeur: 12, item: "8°" });
export const EDUCATION_NATIONALE_INTERVENTIONS = duree("interventions de la réserve de l'éducation nationale", "interventions", {
  valeur: 25,
  item: "8°",
});
export const SAPEUR_POMPIER_ANNEES = duree("engagement de sapeur-pompier volontaire", "annees", { valeur: 5, item: "9°" });
export const RESERVE_POLICE_ANNEES = duree("réserve opérationnelle de la police nationale", "annees", { valeur: 3, item: "10°" });
export const RESERVE_POLICE_VACATIONS = duree("vacations par an dans la police nationale", "vacations", { valeur: 75, item: "10°" });
export const POLICE_CITOYENNE_ANNEES = duree("réserve citoyenne de la police nationale", "annees", { valeur: 3, item: "11°" });
export const POLICE_CITOYENNE_HEURES = duree("heures par an dans la réserve citoyenne de la police", "heures", {
  valeur: 350,
  item: "11°",
});

/** La réinsertion n'a de ligne au décret que depuis le 1er décembre 2024. */
export const REINSERTION_HEURES = parametre("réserve citoyenne de réinsertion", "heures", [
  enVigueur({ valeur: 80, depuis: composerDate(2024, 12, 1), source: article("D5151-14", "I 12°") }),
]);

const REFORME_RESERVE_CIVIQUE = composerDate(2021, 12, 31);
const VEILLE_REFORME_RESERVE = composerDate(2021, 12, 30);

/** Quatre-vingts heures sur deux ans avant le décret 2021-1842, puis deux cents sur l'année. */
export const RESERVE_CIVIQUE_HEURES = parametre("réserve civique", "heures", [
  enVigueur({ valeur: 80, depuis: OUVERTURE, source: texte("décret 2021-1842") }, VEILLE_REFORME_RESERVE),
  enVigueur({ valeur: 200, depuis: REFORME_RESERVE_CIVIQUE, source: article("D5151-14", "I 13°") }),
]);
export const RESERVE_CIVIQUE_HEURES_UN = parametre("réserve civique dans un même organisme", "heures", [
  enVigueur({ valeur: 0, depuis: OUVERTURE, source: texte("décret 2021-1842") }, VEILLE_REFORME_RESERVE),
  enVigueur({ valeur: 100, depuis: REFORME_RESERVE_CIVIQUE, source: article("D5151-14", "I 13°") }),
]);

/** Années d'existence demandées à l'association : trois, puis une depuis la loi 2024-344. */
export const ANCIENNETE_ASSOCIATION = parametre("ancienneté de l'association", "annees", [
  enVigueur({ valeur: 3, depuis: OUVERTURE, source: texte("loi 2024-344 art. 1") }, composerDate(2024, 4, 16)),
  enVigueur({ valeur: 1, depuis: composerDate(2024, 4, 17), source: article("L5151-9", "6° a") }),
]);

export interface JourMois {
  readonly jour: number;
  readonly mois: number;
}
export const DECLARATION_AVANT = parametre<JourMois>("dernier jour pour déclarer", "jour_mois", [
  enVigueur({ valeur: { jour: 30, mois: 6 }, depuis: OUVERTURE, source: article("R5151-16") }),
]);
export const ATTESTATION_AVANT = parametre<JourMois>("dernier jour pour attester", "jour_mois", [
  enVigueur({ valeur: { jour: 31, mois: 12 }, depuis: OUVERTURE, source: article("R5151-17") }),
]);

/** Jour depuis lequel l'article L5151-9 a une version que ce service n'a pas lue (doute D1). */
export const VERSION_NON_LUE_L5151_9 = composerDate(2026, 8, 19);

export const PARAMETRES_ACQUISITION = [
  CREATION_DU_COMPTE,
  MONTANT_DU_DROIT,
  PLAFOND,
  CONVERSION_HEURE_2018,
  AGE_OUVERTURE,
  AGE_APPRENTI,
  SERVICE_CIVIQUE_MOIS,
  RESERVE_MILITAIRE_JOURS,
  RESERVE_DEFENSE_ANNEES,
  RESERVE_COMMUNALE_ANNEES,
  RESERVE_SANITAIRE_JOURS,
  MAITRE_APPRENTISSAGE_MOIS,
  BENEVOLAT_HEURES,
  BENEVOLAT_HEURES_UNE,
  EDUCATION_NATIONALE_MOIS,
  EDUCATION_NATIONALE_INTERVENTIONS,
  SAPEUR_POMPIER_ANNEES,
  RESERVE_POLICE_ANNEES,
  RESERVE_POLICE_VACATIONS,
  POLICE_CITOYENNE_ANNEES,
  POLICE_CITOYENNE_HEURES,
  REINSERTION_HEURES,
  RESERVE_CIVIQUE_HEURES,
  RESERVE_CIVIQUE_HEURES_UN,
  ANCIENNETE_ASSOCIATION,
  DECLARATION_AVANT,
  ATTESTATION_AVANT,
] as const;
