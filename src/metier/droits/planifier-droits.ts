// La loi appliquée à un compte déjà lu : ce qui est à reprendre, à écrire, et les décisions à garder. Rien n'est lu ni écrit ici.
import { deciderDroits, evaluerDroits } from "../../regles/acquisition.js";
import type { DossierDroits } from "../../regles/faits.js";
import type { Lectures } from "../../regles/lectures.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Lot } from "../grand-livre/index.js";
import type { PeutEcrire } from "./calendrier.js";
import { cleDInscription, dateDeDeclaration } from "./cles.js";
import { type DecisionAGarder, deciderAGarder } from "./decision.js";
import type { LigneDecision } from "./droits.sql.js";
import type { Indu } from "./indu.js";
import { droitsDejaAcquis } from "./lots-debout.js";
import { type PlanDesLots, planifierLots } from "./planifier-lots.js";

/** Un compte lu sous verrou. `dossier.droitsAcquis` n'y sert pas : il se déduit des lots, avant et après ce qui est repris. */
export interface CompteAJuger {
  readonly dossier: DossierDroits;
  /** Tous les lots, repris compris, dans l'ordre de dépense. */
  readonly lots: readonly Lot[];
  readonly decisions: readonly Pick<LigneDecision, "sens" | "lot_id">[];
  readonly indus: readonly Indu[];
}

/** Ce qui est commun à tous les titulaires d'un calcul. */
export interface CadreDeCalcul {
  readonly aujourdhui: DateCivile;
  readonly lectures: Lectures;
  readonly peutEcrire: PeutEcrire;
  /** Plafond des droits au jour du calcul, en centimes (D5151-14 III). */
  readonly plafond: number;
}

export interface InscriptionAFaire {
  readonly cle: string;
  readonly declareLe: DateCivile;
  /** Plafond remis au grand livre : relevé de ce qui est dépensé dans la lecture qui l'en excepte (D3). */
  readonly plafond: number;
  readonly decision: DecisionAGarder;
}

export interface PlanDesDroits extends Omit<PlanDesLots, "lots" | "retenus" | "complements"> {
  readonly inscriptions: readonly InscriptionAFaire[];
  /** Droits jugés, écrits ou non. */
  readonly juges: number;
}

function complementsAEcrire(compte: CompteAJuger, prevu: PlanDesLots, plafond: number): InscriptionAFaire[] {
  return prevu.complements.map(({ lot, droit, reponse }) => ({
    cle: cleDInscription(droit, compte.lots),
    declareLe: lot.declareLe,
    plafond,
    decision: deciderAGarder("inscription", { droit, reponse }, compte.dossier.activites),
  }));
}

/**
 * Planifie ce que la loi demande pour un compte, au jour du cadre. Pure : la voie d'un titulaire et la voie en masse s'en servent
 * toutes deux. Les phrases ne sont écrites que s'il y a quelque chose à garder : juger coûte bien moins qu'expliquer.
 */
export function planifierDroits(compte: CompteAJuger, cadre: CadreDeCalcul): PlanDesDroits {
  const plafond = cadre.plafond + (cadre.lectures.D3 === "solde" ? (compte.dossier.utilises ?? 0) : 0);
  const prevu = planifierLots(compte, { ...cadre, plafond });
  const complements = prevu.complements.map(({ droit, montant, lot }) => ({ ...lot, ...droit, montant }));
  const acquis = droitsDejaAcquis(prevu.lots, prevu.retenus);
  for (const { montant, activite, annee } of complements) {
    const deja = acquis.find((droit) => droit.activite === activite && droit.annee === annee);
    if (deja !== undefined) acquis.push({ ...deja, montant });
  }
  const dossier: DossierDroits = { ...compte.dossier, droitsAcquis: acquis };
  const decides = deciderDroits(dossier, cadre.lectures);
  const inscriptions = complementsAEcrire(compte, prevu, plafond);
  const estDu = (droit: { decision: string; montant: number; annee: number }) =>
    droit.decision === "acquis" && droit.montant > 0 && cadre.peutEcrire(droit);
  if (decides.droits.some(estDu)) {
    const reponse = evaluerDroits(dossier, cadre.lectures);
    for (const droit of reponse.droits.filter(estDu)) {
      inscriptions.push({
        cle: cleDInscription(droit, compte.lots),
        declareLe: dateDeDeclaration(droit, dossier.activites) ?? cadre.aujourdhui,
        plafond,
        decision: deciderAGarder("inscription", { droit, reponse }, dossier.activites),
      });
    }
  }
  const { reprises, constats, retablis, mouvements } = prevu;
  return { reprises, constats, retablis, mouvements, inscriptions, juges: decides.droits.length };
}
