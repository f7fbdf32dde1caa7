// Ce qu'un organisme vaut pour le bénévolat associatif un jour donné : ouvre-t-il droit, depuis quand, pourquoi non (L5151-9 6° a).
import { ancienneteAssociation } from "../../regles/association.js";
import type { Motif } from "../../regles/motif.js";
import { ANCIENNETE_ASSOCIATION, CREATION_DU_COMPTE } from "../../regles/parametres-acquisition.js";
import { anniversaire, type DateCivile, ecrireDate } from "../../socle/valeurs/date-civile.js";
import type { Organisme } from "./organisme.js";

export interface QualiteOrganisme {
  /** « en_attente » : rien ne s'oppose, mais un agent n'a pas encore décidé ou la date manque. */
  readonly ouvreDroit: "oui" | "non" | "en_attente";
  /** Premier jour où l'ancienneté demandée est atteinte ; null si la date de déclaration est inconnue. */
  readonly depuis: DateCivile | null;
  /** Jamais vide ; les raisons du refus d'abord. */
  readonly motifs: readonly Motif[];
}

type Jugement = { readonly sens: "oui" | "non" | "en_attente"; readonly motif: Motif };

const ARTICLE = "L5151-9 6° a";

/** Premier jour où l'ancienneté demandée par la loi du moment est atteinte ; un assouplissement ne vaut pas pour le passé. */
export function anciennetePour(premiereDeclaration: DateCivile): DateCivile | null {
  for (const { valeur, depuis, jusqu } of ANCIENNETE_ASSOCIATION.versions) {
    const atteinte = anniversaire(premiereDeclaration, valeur);
    if (jusqu === null || atteinte <= jusqu) return atteinte > depuis ? atteinte : premierJour(premiereDeclaration, depuis);
  }
  return null;
}

/** Ancienneté déjà atteinte quand la version commence : ce jour-là, sauf la toute première, où la date d'origine suffit. */
function premierJour(premiereDeclaration: DateCivile, depuis: DateCivile): DateCivile {
  const initiale = ANCIENNETE_ASSOCIATION.versions[0];
  return initiale?.depuis === depuis ? anniversaire(premiereDeclaration, initiale.valeur) : depuis;
}

function jugerRegime(organisme: Organisme): Jugement | null {
  if (organisme.regime !== "autre") return null;
  const phrase =
    "Cet organisme n'est ni une association de la loi de 1901, ni une association inscrite au registre d'Alsace-Moselle : le bénévolat n'y ouvre pas de droits.";
  return { sens: "non", motif: { code: "organisme_hors_regime", article: ARTICLE, phrase } };
}

function jugerDissolution(organisme: Organisme, date: DateCivile): Jugement | null {
  if (!organisme.dissoute || (organisme.dissouteLe !== null && organisme.dissouteLe > date)) return null;
  const quand = organisme.dissouteLe === null ? "" : ` depuis le ${ecrireDate(organisme.dissouteLe)}`;
  const phrase = `Le registre dit cette association dissoute ou supprimée${quand}. Vérifiez que vous avez choisi la bonne, ou son nouveau numéro.`;
  return { sens: "non", motif: { code: "association_dissoute", article: ARTICLE, phrase } };
}

function jugerAnciennete(organisme: Organisme, date: DateCivile, depuis: DateCivile | null): Jugement {
  if (depuis === null || organisme.premiereDeclaration === null) {
    const phrase =
      "La date de la première déclaration de l'association n'est pas dans le registre : un agent la cherchera, vous pouvez déclarer vos heures.";
    return { sens: "en_attente", motif: { code: "anciennete_inconnue", article: ARTICLE, phrase } };
  }
  const creation = CREATION_DU_COMPTE.versions[0]?.valeur ?? date;
  const jugeeLe = date < creation ? creation : date;
  const { suffisante, version } = ancienneteAssociation(organisme.premiereDeclaration, jugeeLe);
  const demandee = version.valeur === 1 ? "un an au moins" : "trois ans au moins";
  const declaree = `L'association est déclarée depuis le ${ecrireDate(organisme.premiereDeclaration)}`;
  if (suffisante) {
    const phrase = `${declaree} : elle a l'ancienneté demandée depuis le ${ecrireDate(depuis)}.`;
    return { sens: "oui", motif: { code: "anciennete_atteinte", article: ARTICLE, phrase } };
  }
  const phrase = `${declaree} ; la loi demande ${demandee}. Elle remplira cette condition le ${ecrireDate(depuis)}.`;
  return { sens: "non", motif: { code: "anciennete_insuffisante", article: ARTICLE, phrase } };
}

const PHRASES_PROPOSITION: Readonly<Record<Organisme["proposition"], string>> = {
  oui: "Son objet social entre, d'après le registre, dans l'article 200 du code général des impôts ; un agent doit encore le confirmer.",
  non: "Son objet social ne paraît pas entrer dans l'article 200 du code général des impôts ; un agent doit encore en décider.",
  indeterminee:
    "Son objet social n'est pas connu : un agent décidera si toutes ses activités entrent dans l'article 200 du code général des impôts.",
};

function jugerObjet(organisme: Organisme): Jugement {
  if (organisme.article200 === null) {
    return {
      sens: "en_attente",
      motif: { code: "article200_en_attente", article: ARTICLE, phrase: PHRASES_PROPOSITION[organisme.proposition] },
    };
  }
  if (organisme.article200) {
    const phrase = "Toutes ses activités sont de celles que nomme l'article 200 du code général des impôts.";
    return { sens: "oui", motif: { code: "article200_reconnu", article: ARTICLE, phrase } };
  }
  const phrase =
    "Ses activités ne sont pas toutes de celles que nomme l'article 200 du code général des impôts (1, b) : les heures n'y ouvrent pas de droits.";
  return { sens: "non", motif: { code: "article200_refuse", article: ARTICLE, phrase } };
}

const ORDRE = { non: 0, en_attente: 1, oui: 2 } as const;

/**
 * Dit si l'organisme ouvre droit au titre du bénévolat à une date (par défaut celle où l'on déclare, doute D5), et pourquoi.
 * Un seul « non » suffit ; sinon un seul point en attente fait attendre.
 */
export function qualiteOrganisme(organisme: Organisme, date: DateCivile): QualiteOrganisme {
  const depuis = organisme.premiereDeclaration === null ? null : anciennetePour(organisme.premiereDeclaration);
  const jugements = [
    jugerRegime(organisme),
    jugerDissolution(organisme, date),
    jugerAnciennete(organisme, date, depuis),
    jugerObjet(organisme),
  ].filter((jugement): jugement is Jugement => jugement !== null);
  const ranges = jugements.toSorted((une, autre) => ORDRE[une.sens] - ORDRE[autre.sens]);
  return { ouvreDroit: ranges[0]?.sens ?? "en_attente", depuis, motifs: ranges.map(({ motif }) => motif) };
}
