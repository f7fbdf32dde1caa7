// Les trois machines parcourues en entier : rien hors des tables, aucun état sans sortie, aucun droit oublié.
import { describe, expect, it } from "vitest";
import { ETATS_CONTROLE, type EtatControle, franchirControle, TRANSITIONS_CONTROLE } from "./controle.js";
import {
  AUTEURS,
  ETATS_DOSSIER,
  ETATS_FINAUX,
  ETATS_RESERVES,
  type EtatDossier,
  evenementsPossibles,
  franchir,
  TRANSITIONS,
  type Transition,
  transitionDe,
} from "./etats.js";
import { ETATS_FACTURATION, type EtatFacturation, franchirFacturation, TRANSITIONS_FACTURATION } from "./facturation.js";

/** Tout ce qui est permis, réécrit à la main : état → « évènement auteur vers ». */
const PERMIS: Readonly<Record<string, readonly string[]>> = {
  brouillon: [
    "envoyer_demande titulaire demandee",
    "abandonner_brouillon titulaire refusee_titulaire",
    "expirer_brouillon horloge sans_suite_titulaire",
  ],
  demandee: [
    "accuser_prerequis organisme en_verification",
    "proposer organisme proposee",
    "refuser_demande organisme refusee_organisme",
    "retirer_demande titulaire refusee_titulaire",
    "expirer_reponse horloge sans_suite_organisme",
    "annuler_par_financeur exploitant annulee_financeur",
  ],
  en_verification: [
    "proposer organisme proposee",
    "refuser_demande organisme refusee_organisme",
    "retirer_demande titulaire refusee_titulaire",
    "expirer_reponse horloge sans_suite_organisme",
    "annuler_par_financeur exploitant annulee_financeur",
  ],
  proposee: [
    "decliner_proposition titulaire refusee_titulaire",
    "expirer_proposition horloge sans_suite_titulaire",
    "demander_cofinancement titulaire attente_financeur",
    "accepter titulaire acceptee",
    "accepter_et_payer titulaire attente_paiement",
    "annuler_par_organisme organisme annulee_organisme",
    "annuler_par_financeur exploitant annulee_financeur",
  ],
  attente_financeur: [
    "decliner_proposition titulaire refusee_titulaire",
    "accorder_cofinancement financeur proposee",
    "refuser_cofinancement financeur proposee",
    "expirer_cofinancement horloge proposee",
    "renoncer_cofinancement titulaire proposee",
    "refuser_financement financeur refusee_financeur",
    "refuser_financement horloge refusee_financeur",
    "annuler_par_organisme organisme annulee_organisme",
    "annuler_par_financeur exploitant annulee_financeur",
  ],
  attente_paiement: [
    "payer paiement acceptee",
    "payer exploitant acceptee",
    "refuser_paiement paiement attente_paiement",
    "renoncer_paiement titulaire refusee_titulaire",
    "expirer_paiement horloge sans_suite_titulaire",
    "annuler_par_organisme organisme annulee_organisme",
    "annuler_par_financeur exploitant annulee_financeur",
  ],
  acceptee: [
    "se_retracter titulaire annulee_titulaire",
    "annuler_a_temps titulaire annulee_titulaire",
    "annuler_tard titulaire annulee_non_realisee",
    "invoquer_force_majeure titulaire en_examen",
    "declarer_absence organisme en_examen",
    "annuler_par_organisme organisme annulee_organisme",
    "annuler_par_financeur exploitant annulee_financeur",
    "declarer_entree organisme en_formation",
    "expirer_entree horloge annulee_organisme",
  ],
  en_formation: [
    "annuler_par_organisme organisme annulee_organisme",
    "annuler_par_financeur exploitant annulee_financeur",
    "declarer_sortie organisme sortie_declaree",
    "expirer_sortie horloge annulee_organisme",
  ],
  sortie_declaree: ["declarer_service_fait organisme service_fait_declare", "expirer_sortie horloge annulee_organisme"],
  service_fait_declare: [
    "annuler_par_financeur exploitant annulee_financeur",
    "confirmer_service_fait titulaire service_fait_valide",
    "confirmer_service_fait horloge service_fait_valide",
    "contester_service_fait titulaire service_fait_declare",
    "valider_service_fait exploitant service_fait_valide",
  ],
  en_examen: [
    "repondre_absence titulaire en_examen",
    "reconnaitre_force_majeure exploitant annulee_titulaire",
    "retenir_absence exploitant annulee_non_realisee",
    "expirer_examen horloge annulee_titulaire",
  ],
};

/** États atteints depuis un état, lui compris, par les transitions d'une table. */
function atteints<E extends string>(depart: E, table: readonly { readonly de: readonly E[]; readonly vers: E }[]): ReadonlySet<E> {
  const vus = new Set<E>([depart]);
  for (const etat of vus) for (const { de, vers } of table) if (de.includes(etat)) vus.add(vers);
  return vus;
}

describe("la machine du dossier", () => {
  it("chaque état, évènement et auteur mène où la table le dit, et nulle part sinon", () => {
    let franchis = 0;
    for (const etat of ETATS_DOSSIER) {
      for (const { evenement } of TRANSITIONS) {
        for (const auteur of AUTEURS) {
          const ligne = PERMIS[etat]?.find((une) => une.startsWith(`${evenement} ${auteur} `));
          const attendu = ligne?.split(" ")[2] ?? null;
          expect([etat, evenement, auteur, franchir(etat, evenement, auteur)]).toEqual([etat, evenement, auteur, attendu]);
          if (attendu !== null) franchis += 1;
        }
      }
    }
    expect(franchis).toBe(Object.values(PERMIS).flat().length);
  });

  it("aucun évènement n'est écrit deux fois, et un évènement inconnu est un défaut du programme", () => {
    expect(new Set(TRANSITIONS.map(({ evenement }) => evenement)).size).toBe(TRANSITIONS.length);
    for (const transition of TRANSITIONS) expect(transitionDe(transition.evenement)).toBe(transition);
  });

  it("un auteur ne voit que ce qu'il peut faire", () => {
    for (const etat of ETATS_DOSSIER) {
      for (const auteur of AUTEURS) {
        const attendus = (PERMIS[etat] ?? []).map((ligne) => ligne.split(" ")).filter(([, par]) => par === auteur);
        expect([etat, auteur, evenementsPossibles(etat, auteur).toSorted()]).toEqual([
          etat,
          auteur,
          attendus.map(([evenement]) => evenement).toSorted(),
        ]);
      }
    }
  });

  it("du brouillon on atteint chaque état, et de chaque état un état final", () => {
    expect([...atteints<EtatDossier>("brouillon", TRANSITIONS)].toSorted()).toEqual([...ETATS_DOSSIER].toSorted());
    for (const etat of ETATS_DOSSIER) {
      expect([etat, [...atteints<EtatDossier>(etat, TRANSITIONS)].some((vu) => ETATS_FINAUX.has(vu))]).toEqual([etat, true]);
    }
  });

  it("un état final n'a aucune sortie, un autre en a toujours une, et le temps en est une", () => {
    for (const etat of ETATS_DOSSIER) {
      const sorties = AUTEURS.flatMap((auteur) => evenementsPossibles(etat, auteur));
      expect([etat, sorties.length === 0]).toEqual([etat, ETATS_FINAUX.has(etat)]);
      expect([etat, evenementsPossibles(etat, "horloge").length > 0]).toEqual([etat, !ETATS_FINAUX.has(etat)]);
    }
    expect(ETATS_FINAUX.size).toBe(10);
  });

  it("des droits ne sont réservés qu'en entrant dans un état qui réserve, et jamais oubliés en sortant", () => {
    for (const { evenement, de, vers, effet } of TRANSITIONS satisfies readonly Transition[]) {
      for (const etat of de) {
        const avant = ETATS_RESERVES.has(etat);
        const apres = ETATS_RESERVES.has(vers);
        const admis = avant ? (apres ? ["aucun"] : ["rendre", "utiliser"]) : apres ? ["reserver"] : ["aucun", "rendre"];
        expect([evenement, etat, admis.includes(effet)]).toEqual([evenement, etat, true]);
      }
    }
    for (const etat of ETATS_FINAUX) expect([etat, ETATS_RESERVES.has(etat)]).toEqual([etat, false]);
  });

  it("seuls le service fait validé et l'absence retenue utilisent des droits", () => {
    const utilisent = TRANSITIONS.filter(({ effet }) => effet === "utiliser").map(({ vers }) => vers);
    expect(new Set(utilisent)).toEqual(new Set(["service_fait_valide", "annulee_non_realisee"]));
  });
});

/** Une table dépliée : « état évènement auteur » → état atteint ; un pas écrit deux fois serait ambigu. */
function depliee(
  table: readonly { readonly evenement: string; readonly de: readonly string[]; readonly vers: string; readonly par: readonly string[] }[],
): ReadonlyMap<string, string> {
  const pas = table.flatMap(({ evenement, de, vers, par }) =>
    de.flatMap((etat) => par.map((auteur): [string, string] => [`${etat} ${evenement} ${auteur}`, vers])),
  );
  const depliee = new Map(pas);
  expect(depliee.size).toBe(pas.length);
  return depliee;
}

describe("la machine de facturation", () => {
  it("chaque état, évènement et auteur mène où la table le dit, et nulle part sinon", () => {
    const table = depliee(TRANSITIONS_FACTURATION);
    for (const etat of ETATS_FACTURATION) {
      for (const { evenement } of TRANSITIONS_FACTURATION) {
        for (const auteur of ["dossier", "organisme", "exploitant"] as const) {
          const pas = `${etat} ${evenement} ${auteur}`;
          const attendu = table.get(pas) ?? null;
          expect([pas, franchirFacturation(etat, evenement, auteur)]).toEqual([pas, attendu]);
        }
      }
    }
  });

  it("rien n'est payé sans facture, sauf l'acompte déjà versé qui suffit, et seul l'organisme facture", () => {
    const versPayee = TRANSITIONS_FACTURATION.filter(({ vers }) => vers === "payee").flatMap(({ de }) => de);
    expect(versPayee).toEqual(["facturee", "acompte_verse"]);
    expect(franchirFacturation("a_facturer", "facturer", "organisme")).toBe("facturee");
    expect(franchirFacturation("a_facturer", "facturer", "exploitant")).toBeNull();
  });

  it("on atteint chaque état, et de chacun une fin : rien à facturer, payée ou rendue", () => {
    expect(atteints<EtatFacturation>("pas_facturable", TRANSITIONS_FACTURATION).size).toBe(ETATS_FACTURATION.length);
    for (const etat of ETATS_FACTURATION) {
      const vus = atteints<EtatFacturation>(etat, TRANSITIONS_FACTURATION);
      expect([etat, vus.has("payee") || vus.has("rendue")]).toEqual([etat, true]);
    }
  });
});

describe("la machine de contrôle", () => {
  it("chaque état, évènement et auteur mène où la table le dit, et nulle part sinon", () => {
    const table = depliee(TRANSITIONS_CONTROLE);
    for (const etat of ETATS_CONTROLE) {
      for (const { evenement } of TRANSITIONS_CONTROLE) {
        for (const auteur of ["titulaire", "exploitant"] as const) {
          const pas = `${etat} ${evenement} ${auteur}`;
          const attendu = table.get(pas) ?? null;
          expect([pas, franchirControle(etat, evenement, auteur)]).toEqual([pas, attendu]);
        }
      }
    }
  });

  it("tout contrôle peut être levé, et seul l'exploitant le lève", () => {
    expect(atteints<EtatControle>("hors_controle", TRANSITIONS_CONTROLE).size).toBe(ETATS_CONTROLE.length);
    expect(franchirControle("en_controle", "lever_controle", "exploitant")).toBe("leve");
    expect(franchirControle("en_controle", "lever_controle", "titulaire")).toBeNull();
  });
});
