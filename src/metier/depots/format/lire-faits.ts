// Les faits propres à chaque activité, lus selon sa table ; une ligne sans faute donne des faits que le compte accepte.
import { type Fonction, QUALITES_POLICE, THEMATIQUES, type TypeActivite } from "../../../regles/faits.js";
import type { DateCivile } from "../../../socle/valeurs/date-civile.js";
import { type FonctionDeposee, UNITES } from "./colonnes.js";
import { type Examen, R } from "./examen.js";
import type { FaitsLus } from "./ligne-depot.js";
import { REGLES_PAR_ACTIVITE, type RegleActivite } from "./regles-par-activite.js";

const QUANTITE_MAXIMALE = 10_000;
const ANNEES_MAXIMALES = 80;
const NOMBRE = /^\d{1,9}(?:\.\d{1,4})?$/u;

/** Ce que les champs propres donnent, avant d'être les faits d'une activité. */
export interface Mesures {
  readonly debut: DateCivile | null;
  readonly fin: DateCivile | null;
  readonly signature: DateCivile | null;
  readonly arrete: DateCivile | null;
  readonly quantite: number;
  readonly liste: readonly number[];
  readonly formation: boolean | null;
}

function jugerNombre(examen: Examen, rang: number, lu: { readonly texte: string; readonly entier: boolean }): number {
  const { texte, entier } = lu;
  if (!NOMBRE.test(texte)) {
    const virgule = /^\d+,\d+$/u.test(texte);
    const negatif = /^-\s?\d/u.test(texte);
    examen.fauterValeur(virgule ? "quantite_virgule" : negatif ? "quantite_negative" : "quantite_illisible", rang);
    return 0;
  }
  const nombre = Number(texte);
  if (nombre > QUANTITE_MAXIMALE) examen.fauterValeur("quantite_trop_grande", rang, { maximum: QUANTITE_MAXIMALE });
  else if (entier && !Number.isInteger(nombre)) examen.fauterValeur("quantite_non_entiere", rang);
  return nombre;
}

function lireQuantite(examen: Examen, regle: RegleActivite): number {
  if (regle.unite === null) return 0;
  const unite = examen.lire(R.unite);
  if (unite !== "" && unite !== regle.unite) {
    if (UNITES.some((connue) => connue === unite)) examen.fauterValeur("unite_inattendue", R.unite, { attendu: regle.unite });
    else examen.fauterValeur("unite_inconnue", R.unite, { attendu: regle.unite });
  }
  const texte = examen.lire(R.quantite);
  if (texte === "") return 0;
  const nombre = jugerNombre(examen, R.quantite, { texte, entier: regle.entiere });
  // « 212.50 » et 212.5 sont le même contenu.
  examen.champs[R.quantite] = String(nombre);
  return nombre;
}

function lireListe(examen: Examen, rang: number, entiers: boolean): readonly number[] {
  const texte = examen.lire(rang);
  if (texte === "") return [];
  const morceaux = texte.split("|", ANNEES_MAXIMALES + 1);
  if (morceaux.length > ANNEES_MAXIMALES) {
    examen.fauter("liste_trop_longue", rang, { lus: texte.split("|").length });
    return [];
  }
  if (!morceaux.every((morceau) => NOMBRE.test(morceau))) {
    examen.fauterValeur("liste_illisible", rang);
    return [];
  }
  const nombres = morceaux.map(Number);
  if (nombres.some((nombre) => nombre > QUANTITE_MAXIMALE))
    examen.fauterValeur("quantite_trop_grande", rang, { maximum: QUANTITE_MAXIMALE });
  if (entiers && nombres.some((nombre) => !Number.isInteger(nombre))) examen.fauterValeur("quantite_non_entiere", rang);
  examen.champs[rang] = nombres.join("|");
  return nombres;
}

function lireOuiNon(examen: Examen): boolean | null {
  const texte = examen.lire(R.formation);
  if (texte === "") return null;
  if (texte !== "oui" && texte !== "non") examen.fauterValeur("oui_non_attendu", R.formation);
  return texte === "oui";
}

/** Lit tous les champs propres permis à l'activité ; ceux qui ne le sont pas ont déjà leur faute. */
export function lireMesures(examen: Examen, type: TypeActivite): Mesures {
  const regle = REGLES_PAR_ACTIVITE[type];
  const echue = regle.periode === "dans_l_annee" || regle.periode === "annuelle";
  return {
    debut: examen.dateEchue(R.debut),
    fin: echue ? examen.dateEchue(R.fin) : examen.date(R.fin),
    signature: regle.periode === "signature" ? examen.dateEchue(R.signature) : null,
    arrete: type === "sapeur_pompier_volontaire" ? examen.dateEchue(R.arrete) : null,
    quantite: lireQuantite(examen, regle),
    liste:
      type === "reserve_police_nationale"
        ? lireListe(examen, R.vacations, true)
        : type === "reserve_citoyenne_police_nationale"
          ? lireListe(examen, R.heures, false)
          : [],
    formation: lireOuiNon(examen),
  };
}

const FONCTIONS: Readonly<Record<FonctionDeposee, Fonction>> = {
  ADMINISTRATION: "administration",
  DIRECTION: "administration",
  ENCADREMENT_BENEVOLES: "encadrement",
  ENCADREMENT_RESERVISTES: "encadrement",
  SANS_OBJET: "autre",
};

/** Ce que la ligne dit par ailleurs. */
export interface Cadre {
  readonly type: TypeActivite;
  readonly annee: number;
  readonly fonction: FonctionDeposee | null;
}

interface Composition extends Cadre {
  readonly mesures: Mesures;
}

function faitsDeLAnnee(examen: Examen, { type, annee, mesures }: Composition): FaitsLus | null {
  if (type === "reserve_militaire_operationnelle" || type === "reserve_sanitaire") return { type, annee, jours: mesures.quantite };
  if (type === "reserve_citoyenne_reinsertion") return { type, annee, heures: mesures.quantite };
  if (type === "proche_aidant") return { type, annee, accordDeBranche: examen.texte(R.accord) };
  return null;
}

function faitsSignes({ type, mesures }: Composition): FaitsLus | null {
  const { signature, arrete, quantite: dureeAnnees } = mesures;
  if (signature === null) return null;
  if (type === "sapeur_pompier_volontaire") return { type, signature, arreteNotifieLe: arrete, dureeAnnees };
  return type === "reserve_communale_securite_civile" ? { type, signature, dureeAnnees } : null;
}

function faitsAttestes(examen: Examen, { type, fonction: declaree, mesures }: Composition): FaitsLus | null {
  const { debut, fin, quantite: heures } = mesures;
  if (debut === null || fin === null || declaree === null) return null;
  const fonction = FONCTIONS[declaree];
  if (type === "benevolat_associatif") return { type, debut, fin, heures, fonction };
  if (type !== "reserve_civique") return null;
  const thematique = examen.parmi(R.thematique, THEMATIQUES, "thematique_inconnue");
  return thematique === null ? { type, debut, fin, heures, fonction } : { type, debut, fin, heures, fonction, thematique };
}

function faitsEngages(examen: Examen, { type, mesures }: Composition): FaitsLus | null {
  const { debut, fin, liste, quantite } = mesures;
  if (debut === null || fin === null) return null;
  if (type === "service_civique") {
    const contrat = examen.texte(R.contrat);
    return contrat === null ? { type, debut, fin } : { type, debut, fin, contrat };
  }
  if (type === "maitre_apprentissage") return { type, debut, fin, apprenti: examen.texte(R.apprenti) ?? "" };
  if (type === "reserve_citoyenne_defense_securite") return { type, debut, fin };
  if (type === "reserve_citoyenne_education_nationale") return { type, debut, fin, interventions: quantite };
  if (type === "reserve_citoyenne_police_nationale") return { type, debut, fin, heuresParAn: [...liste] };
  if (type !== "reserve_police_nationale") return null;
  const qualite = examen.parmi(R.qualite, QUALITES_POLICE, "qualite_inconnue");
  return qualite === null ? null : { type, debut, fin, qualite, vacationsParAn: [...liste] };
}

function composerSelonLaPeriode(examen: Examen, composition: Composition): FaitsLus | null {
  switch (REGLES_PAR_ACTIVITE[composition.type].periode) {
    case "annuelle":
      return faitsDeLAnnee(examen, composition);
    case "signature":
      return faitsSignes(composition);
    case "dans_l_annee":
      return faitsAttestes(examen, composition);
    case "engagement":
      return faitsEngages(examen, composition);
  }
}

/** Compose les faits de l'activité ; null quand un champ exigé manque (la faute est déjà relevée). */
export function composerFaits(examen: Examen, { type, annee, fonction }: Cadre, mesures: Mesures): FaitsLus | null {
  const faits = composerSelonLaPeriode(examen, { type, annee, fonction, mesures });
  if (faits === null || mesures.formation === null) return faits;
  return { ...faits, formationSecondaire: mesures.formation };
}
