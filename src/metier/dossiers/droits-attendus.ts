// Les droits que le titulaire attend : ce que la loi lui répond et qui n'est pas encore un lot, avec le jour où il devrait l'être.
import { dateLimiteAttestation } from "../../regles/delais.js";
import type { FinanceurCec } from "../../regles/financement/index.js";
import { valeurAu } from "../../regles/parametre.js";
import { MONTANT_DU_DROIT, plafondAu } from "../../regles/parametres-acquisition.js";
import type { Droit } from "../../regles/reponse.js";
import { anneeDe, composerDate, type DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { lireDroits } from "../droits/index.js";

/** Un droit attendu : `montant` en centimes, `jour` où il devrait être inscrit au plus tard, `phrase` dit ce qui manque. */
export interface DroitAttendu {
  readonly activite: string;
  readonly annee: number;
  readonly montant: number;
  readonly financeur: FinanceurCec;
  readonly jour: DateCivile;
  readonly phrase: string;
}

/** Ce qui manque encore et qui viendra d'une démarche ; des heures ou des mois qui restent à faire ne s'attendent pas. */
const DEMARCHES: ReadonlySet<string> = new Set([
  "declaration_attendue",
  "transmission_attendue",
  "attestation_attendue",
  "article_200_inconnu",
]);

function attendu({ decision, motifs }: Droit): boolean {
  return decision === "acquis" || (decision === "en_attente" && motifs.length > 0 && motifs.every(({ code }) => DEMARCHES.has(code)));
}

/** Une année en cours s'apprécie à sa fin ; une année passée attend la réponse d'un autre, due avant une date. */
function jourAttendu({ decision, annee }: Droit, aujourdhui: DateCivile): DateCivile {
  if (decision === "acquis") return aujourdhui;
  return annee >= anneeDe(aujourdhui) ? composerDate(annee + 1, 1, 1) : dateLimiteAttestation(annee);
}

/** Droits attendus, le plus proche d'abord, dans la limite du plafond ; un droit dont le délai est passé n'est plus attendu. */
export async function droitsAttendus(ctx: Contexte, titulaireId: string): Promise<readonly DroitAttendu[]> {
  const aujourdhui = ctx.horloge.aujourdhui();
  const { enCours, lots } = await lireDroits(ctx, titulaireId);
  const dejaLot = ({ activite, annee }: Droit) => lots.some(({ lot }) => lot.activite === activite && lot.annee === annee);
  let place = plafondAu(aujourdhui) - lots.reduce((somme, { lot }) => somme + lot.disponible + lot.reserve + lot.utilise, 0);
  const attendus: DroitAttendu[] = [];
  const possibles = enCours
    .filter((droit) => attendu(droit) && !dejaLot(droit))
    .map((droit) => ({ droit, jour: jourAttendu(droit, aujourdhui) }))
    .filter(({ jour }) => jour >= aujourdhui)
    .toSorted((a, b) => a.jour.localeCompare(b.jour));
  for (const { droit, jour } of possibles) {
    const montant = Math.min(place, droit.decision === "acquis" ? droit.montant : valeurAu(MONTANT_DU_DROIT, aujourdhui));
    if (montant <= 0) continue;
    place -= montant;
    const { activite, annee, financeur, motifs } = droit;
    attendus.push({ activite, annee, montant, financeur, jour, phrase: motifs[0]?.phrase ?? "" });
  }
  return attendus;
}
