// Avant quand l'organisme doit répondre : un délai du service, daté et réglable, et le 1er avril des sapeurs-pompiers.
import { type Parametre, parametre, type Version, valeurAu } from "../../regles/parametre.js";
import { ajouterJours, anneeDe, composerDate, type DateCivile, dateCivile } from "../../socle/valeurs/date-civile.js";

const JOURS_PAR_DEFAUT = 30;
const JOURS_MAXIMUM = 365;

function delaiDe(jours: number): Parametre<number> {
  const version: Version<number> = {
    valeur: jours,
    depuis: dateCivile("2017-01-01"),
    jusqu: null,
    source: { citation: "réglage de l'exploitant, aucun article ne le fixe", legiarti: null },
    confiance: "haute",
  };
  return parametre("DELAI_REPONSE_SIGNALEMENT", "jours", [version]);
}

/** Jours laissés à l'organisme pour répondre : aucun article ne les fixe, l'exploitant les règle. */
let delai = delaiDe(JOURS_PAR_DEFAUT);

/** Dernier jour où les gestionnaires des sapeurs-pompiers envoient leurs déclarations de l'année : avant le 1er avril. */
const ENVOI_SAPEURS_POMPIERS = parametre("ENVOI_SAPEURS_POMPIERS", "jour_mois", [
  {
    valeur: { mois: 3, jour: 31 },
    depuis: dateCivile("2022-11-05"),
    jusqu: null,
    source: { citation: "décret 2022-1403", legiarti: null },
    confiance: "moyenne",
  },
]);

export type RegleEcheance = "delai_du_service" | "sapeurs_pompiers";

/** Délai de réponse d'un signalement envoyé ce jour-là, en jours. */
export function delaiReponseSignalement(jour: DateCivile): number {
  return valeurAu(delai, jour);
}

/** Installe le délai choisi par l'exploitant, en jours ; rend les fautes, vide quand il est compris. Un signalement envoyé garde sa date. */
export function installerDelaiReponse(choix: string): readonly string[] {
  const jours = Number(choix.trim());
  if (choix.trim() === "") return [];
  if (!Number.isInteger(jours) || jours < 1 || jours > JOURS_MAXIMUM) {
    return [`DELAI_REPONSE_SIGNALEMENT : « ${choix} » n'est pas un nombre de jours entre 1 et ${JOURS_MAXIMUM}`];
  }
  delai = delaiDe(jours);
  return [];
}

/** Dernier jour pour répondre, et ce qui l'a fixé : le délai du service, ou l'envoi des sapeurs-pompiers s'il est plus proche. */
export function echeanceDeReponse(type: string, jour: DateCivile): { echeance: DateCivile; regle: RegleEcheance } {
  const ordinaire = ajouterJours(jour, delaiReponseSignalement(jour));
  if (type !== "sapeur_pompier_volontaire") return { echeance: ordinaire, regle: "delai_du_service" };
  const { mois, jour: quantieme } = valeurAu(ENVOI_SAPEURS_POMPIERS, jour);
  const cetteAnnee = composerDate(anneeDe(jour), mois, quantieme);
  const envoi = cetteAnnee < jour ? composerDate(anneeDe(jour) + 1, mois, quantieme) : cetteAnnee;
  return envoi < ordinaire ? { echeance: envoi, regle: "sapeurs_pompiers" } : { echeance: ordinaire, regle: "delai_du_service" };
}
