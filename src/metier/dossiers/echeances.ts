// Les délais d'un dossier, d'après ses faits : ceux qui courent, et celui que le temps franchira seul.
import { type Echeance, echeancesDe, type FaitsDossier, prochaineHorloge } from "../../regles/dossier/index.js";
import { jourAParis } from "../../socle/horloge.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { lecturesDossier } from "./lectures-du-service.js";

function faitsDe(dossier: LigneDossier): FaitsDossier {
  const { etat, facturation, controle, departement, creeLe, offre } = dossier;
  const { demandeeLe, verificationLe, proposeeLe, cofinancementLe, paiementLe, accepteeLe, examenLe } = dossier;
  const { serviceFaitLe, factureeLe, aRembourserDepuis } = dossier;
  return {
    ...{ etat, facturation, controle, departement, debut: offre.debut, fin: offre.fin, creeLe: jourAParis(creeLe) },
    ...{ demandeeLe, verificationLe, proposeeLe, cofinancementLe, paiementLe, accepteeLe, examenLe },
    ...{ serviceFaitLe, factureeLe, aRembourserDepuis },
  };
}

/** Tous les délais qui courent, dans l'ordre. */
export function echeancesDuDossier(dossier: LigneDossier): readonly Echeance[] {
  return echeancesDe(faitsDe(dossier), lecturesDossier());
}

/** Celui que le temps franchira seul ; null s'il n'y en a pas. */
export function horlogeDuDossier(dossier: LigneDossier): Echeance | null {
  return prochaineHorloge(echeancesDuDossier(dossier));
}
