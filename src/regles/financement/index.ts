// Planifier un financement : un seul chemin, de la demande à une réponse expliquée (L6323-4 à L6323-7, R6333-3, D5151-11 à -13).
import { autresLectures, type CodeLecture, type Lectures, phraseDeLecture } from "../lectures.js";
import type { Avertissement, Hypothese } from "../motif.js";
import { DateInconnue } from "../parametre.js";
import { type DemandeFinancement, estEnHeures, type PlanFinancement, type PlanNu, total } from "./demande.js";
import { juger } from "./eligibilite.js";
import { L6323_6_NON_LU_DEPUIS, ORDRE_CONNU_DEPUIS, PARTICIPATION, PLAFONDS_CONNUS_DEPUIS, PREMIER_JOUR_CONNU } from "./parametres.js";
import { planEnEuros } from "./plan-en-euros.js";
import { planEnHeures } from "./plan-en-heures.js";

export * from "./demande.js";
export { MOTIFS_FINANCEMENT } from "./motifs.js";
export { PREMIER_JOUR_CONNU } from "./parametres.js";

/** Les questions ouvertes dont dépend un financement. */
const DOUTES: readonly CodeLecture[] = ["D6", "D15"];

function planNu(demande: DemandeFinancement, lectures: Lectures): PlanNu {
  const { refus, raisons } = juger(demande);
  const plan = estEnHeures(demande) ? planEnHeures(demande) : planEnEuros(demande, lectures);
  if (refus.length === 0) return { ...plan, motifs: [...raisons, ...plan.motifs] };
  return {
    decision: "refuse",
    lignes: [],
    resteACharge: estEnHeures(demande) ? demande.formation.heures : demande.formation.prix,
    soldeApres: { cpf: estEnHeures(demande) ? demande.cpfHeures : demande.cpf, cec: total(demande.lotsCec) },
    motifs: refus,
  };
}

/** Deux plans répondent pareil quand ils prennent les mêmes sommes aux mêmes endroits. */
function memeReponse(a: PlanNu, b: PlanNu): boolean {
  const essentiel = ({ decision, lignes, resteACharge, soldeApres }: PlanNu) =>
    JSON.stringify([decision, lignes, resteACharge, soldeApres]);
  return essentiel(a) === essentiel(b);
}

/** Une lecture n'est dite que si une autre aurait changé cette réponse-ci. */
function hypotheses(demande: DemandeFinancement, lectures: Lectures, plan: PlanNu): Hypothese[] {
  return DOUTES.filter((doute) => autresLectures(lectures, doute).some((autres) => !memeReponse(plan, planNu(demande, autres)))).map(
    (doute) => ({
      doute,
      lecture: lectures[doute],
      phrase: phraseDeLecture(lectures, doute),
    }),
  );
}

function avertissements({ date }: DemandeFinancement): Avertissement[] {
  if (date < ORDRE_CONNU_DEPUIS) {
    return [
      {
        doute: "D7",
        phrase:
          "À cette date, la version de R6333-3 et celle de L6323-6 n'ont pas été lues : l'ordre d'aujourd'hui est appliqué, sans les plafonds ni les restrictions de 2026.",
      },
    ];
  }
  if (date < PLAFONDS_CONNUS_DEPUIS) {
    return [
      {
        doute: "D7",
        phrase:
          "À cette date, les versions de L6323-6 et de D6323-1 A qui fixent les plafonds de 2026 n'étaient pas toutes en vigueur et les précédentes n'ont pas été lues : les plafonds ne sont pas appliqués.",
      },
    ];
  }
  if (date < L6323_6_NON_LU_DEPUIS) return [];
  return [
    {
      doute: "D7",
      phrase:
        "L6323-6 a changé le 30 juin 2026 (et L6323-4 le 19 août 2026) sans que le nouveau texte ait été lu : la réponse suit les versions de février 2026 et d'avril 2024. Vérifiez sur Légifrance.",
    },
  ];
}

/**
 * Plan de financement d'une formation. La demande est déjà lue (formes et unités vérifiées).
 * Lève DateInconnue avant le 2 mai 2024 : la participation n'a pas de montant connu.
 */
export function planifierFinancement(demande: DemandeFinancement, lectures: Lectures): PlanFinancement {
  if (demande.date < PREMIER_JOUR_CONNU) throw new DateInconnue(PARTICIPATION.nom, demande.date);
  const plan = planNu(demande, lectures);
  return { ...plan, hypotheses: hypotheses(demande, lectures, plan), avertissements: avertissements(demande) };
}
