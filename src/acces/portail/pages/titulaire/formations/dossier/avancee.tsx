// Où en est un dossier : les étapes franchies, celle d'aujourd'hui, et celles qui viennent ; ou là où il s'est arrêté.
import type { Dossier } from "../../../../../../metier/dossiers/index.js";
import { ETATS_FINAUX, type EtatDossier } from "../../../../../../regles/dossier/index.js";
import { jourAParis } from "../../../../../../socle/horloge.js";
import { type DateCivile, ecrireDate } from "../../../../../../socle/valeurs/date-civile.js";
import { type EvenementDeFrise, Frise } from "../../../../composants/index.js";
import type { VueDossier } from "../../../../lectures/dossiers.js";

interface Jalon {
  readonly fait: string;
  readonly aVenir: string;
  readonly evenements: readonly string[];
}

const JALONS: readonly Jalon[] = [
  { fait: "Demande envoyée", aVenir: "Vous envoyez la demande", evenements: ["envoyer_demande"] },
  { fait: "Proposition reçue", aVenir: "L'organisme propose une place", evenements: ["proposer"] },
  { fait: "Inscription confirmée, droits réservés", aVenir: "Vous acceptez : vos droits sont réservés", evenements: ["accepter", "payer"] },
  { fait: "Entrée en formation", aVenir: "La formation commence", evenements: ["declarer_entree"] },
  {
    fait: "Formation validée",
    aVenir: "Vous confirmez ce qui a été fait : l'organisme est payé",
    evenements: ["confirmer_service_fait", "valider_service_fait"],
  },
];

/** Pour chaque état en cours : combien de jalons sont derrière lui, et lequel vient après. */
const PASSES: Partial<Record<EtatDossier, readonly [derriere: number, suivant: number]>> = {
  brouillon: [0, 1],
  demandee: [0, 1],
  en_verification: [1, 1],
  proposee: [1, 2],
  attente_financeur: [2, 2],
  attente_paiement: [2, 3],
  acceptee: [2, 3],
  en_examen: [3, 5],
  en_formation: [3, 4],
  sortie_declaree: [4, 4],
  service_fait_declare: [4, 5],
  service_fait_valide: [4, 5],
};

function jourDe({ evenements }: Dossier, { evenements: codes }: Jalon): DateCivile | null {
  const dernier = evenements.findLast(({ evenement }) => codes.includes(evenement));
  return dernier === undefined ? null : jourAParis(dernier.le);
}

/** Les étapes d'un dossier, dans l'ordre où elles se vivent. */
export function etapesDuDossier(dossier: Dossier, { etat }: VueDossier): readonly EvenementDeFrise[] {
  const [derriere, suivant] = PASSES[dossier.etat] ?? [JALONS.length, JALONS.length];
  const arrete = ETATS_FINAUX.has(dossier.etat) && dossier.etat !== "service_fait_valide";
  const franchis = JALONS.map((jalon) => ({ jalon, jour: jourDe(dossier, jalon) })).filter(
    ({ jour }, rang) => jour !== null && rang < derriere,
  );
  const faits: EvenementDeFrise[] = franchis.map(({ jalon, jour }) => ({
    quand: jour === null ? "" : ecrireDate(jour),
    quoi: <p>{jalon.fait}</p>,
    ton: "acquis",
  }));
  const ici: EvenementDeFrise = {
    quand: arrete ? "Le dossier est fermé" : "Aujourd'hui",
    quoi: (
      <>
        <p>
          <strong>{etat.mot}</strong>
        </p>
        <p>{etat.suite}</p>
      </>
    ),
    ton: arrete ? (etat.ton === "refus" ? "refus" : "neutre") : dossier.etat === "service_fait_valide" ? "acquis" : "attente",
  };
  if (arrete) return [...faits, ici];
  const suivants: EvenementDeFrise[] = JALONS.slice(suivant).map(({ aVenir }) => ({
    quand: "Ensuite",
    quoi: <p>{aVenir}</p>,
    ton: "neutre",
  }));
  return [...faits, ici, ...suivants];
}

export function Avancee({ dossier, vue }: { readonly dossier: Dossier; readonly vue: VueDossier }) {
  return (
    <section class="flux" aria-labelledby="titre-avancee">
      <h2 id="titre-avancee">Où en est-on</h2>
      <Frise evenements={etapesDuDossier(dossier, vue)} />
    </section>
  );
}
