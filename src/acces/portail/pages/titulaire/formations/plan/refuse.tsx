// La loi dit non : le fait, la règle, ce qui changerait la réponse, et quoi faire maintenant.
import type { ComponentChild } from "preact";
import type { TypeAuCatalogue } from "../../../../../../metier/catalogue/index.js";
import type { Statut } from "../../../../../../regles/financement/index.js";
import type { Motif } from "../../../../../../regles/motif.js";
import { Alerte, Echelle } from "../../../../composants/index.js";
import { motTypeFormation } from "../../../../lectures/formations.js";
import { motStatut } from "../../../../lectures/plan.js";
import { Motifs } from "../bloc-plan.js";

interface Suite {
  readonly change: string;
  readonly faire: ComponentChild;
}

const BENEVOLES = <a href="/formations?genre=benevoles">Voir les formations de bénévoles et volontaires</a>;
const AUTRES = <a href="/formations">Chercher une autre formation</a>;

const SUITES: Readonly<Record<string, Suite>> = {
  permis_leger_reserve: {
    change: "Être en recherche d'emploi, ou l'apport d'un tiers : votre employeur, un opérateur de compétences, la région…",
    faire:
      "Essayez plus bas « mon employeur ajoute ». S'il est d'accord, demandez la formation : vous lui demanderez sa part quand l'organisme vous aura répondu.",
  },
  permis_leger_apport_insuffisant: {
    change: "Un apport plus grand du même tiers, jusqu'au minimum que la règle donne.",
    faire: "Demandez-lui de relever son apport, puis refaites le calcul plus bas.",
  },
  retraite_formation_fermee: {
    change: "Choisir une formation destinée aux bénévoles, aux volontaires ou aux sapeurs-pompiers volontaires.",
    faire: BENEVOLES,
  },
  cec_inutilisable_en_detention: {
    change: "Un aménagement de peine, ou la libération : vos droits restent inscrits jusque-là.",
    faire:
      "Parlez-en au service pénitentiaire d'insertion et de probation. Une formation certifiante peut être payée par votre compte de formation.",
  },
  creation_entreprise_non_eligible: { change: "Choisir une formation certifiante au métier visé.", faire: AUTRES },
};

/** Refus que lève l'argent d'un tiers : la demande reste utile, l'apport se demande ensuite. */
const LEVES_PAR_UN_TIERS: ReadonlySet<string> = new Set(["permis_leger_reserve", "permis_leger_apport_insuffisant"]);

export function unTiersPeutLeLever(motifs: readonly Motif[]): boolean {
  return motifs.length > 0 && motifs.every(({ code }) => LEVES_PAR_UN_TIERS.has(code));
}

interface ProprietesRefuse {
  readonly motifs: readonly Motif[];
  readonly statut: Statut;
  readonly type: TypeAuCatalogue;
}

export function PlanRefuse({ motifs, statut, type }: ProprietesRefuse) {
  const suites = motifs.flatMap(({ code }) => SUITES[code] ?? []);
  return (
    <>
      <Alerte ton="refus" titre="La loi n'admet pas ce financement">
        <p>Vos droits ne peuvent pas payer cette formation aujourd'hui. Ils restent entiers, sur votre compte.</p>
      </Alerte>
      <Echelle
        etapes={[
          { nom: "Le fait", contenu: <p>{`Vous êtes ${motStatut(statut)}. La formation : ${motTypeFormation(type)}.`}</p> },
          { nom: "La règle et son article", contenu: <Motifs motifs={motifs} /> },
          {
            nom: "Ce qui changerait la réponse",
            contenu: suites.length === 0 ? <p>Rien que nous connaissions.</p> : suites.map(({ change }) => <p key={change}>{change}</p>),
          },
          {
            nom: "Quoi faire",
            contenu: suites.length === 0 ? <p>{AUTRES}</p> : suites.map(({ change, faire }) => <p key={change}>{faire}</p>),
          },
        ]}
      />
    </>
  );
}
