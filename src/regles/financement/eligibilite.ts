// Qui peut faire financer quoi : les refus de la loi, chacun avec son article et ce qui le changerait.
import { ecrireMontant } from "../../socle/valeurs/montant.js";
import type { Motif } from "../motif.js";
import { type DemandeFinancement, type FinanceurTiers, total } from "./demande.js";
import { motif } from "./motifs.js";
import { APPORT_MINIMAL_PERMIS, CREATION_ENTREPRISE_FERMEE, PERMIS_LEGER_RESTREINT, TIERS_DU_PERMIS, valeurOuRien } from "./parametres.js";

/** Le plus grand apport d'un même tiers des 2° à 12° : le minimum de D6323-8 se juge par financeur. */
function meilleurApport(demande: DemandeFinancement): number {
  const parTiers = new Map<FinanceurTiers, number>();
  const admis = valeurOuRien(TIERS_DU_PERMIS, demande.date) ?? [];
  for (const { financeur, montant } of demande.abondements) {
    if (admis.includes(financeur)) parTiers.set(financeur, (parTiers.get(financeur) ?? 0) + montant);
  }
  return Math.max(0, ...parTiers.values());
}

function permisLeger(demande: DemandeFinancement): { readonly refus: Motif | null; readonly raisons: readonly Motif[] } {
  if (demande.formation.type !== "permis_leger" || valeurOuRien(PERMIS_LEGER_RESTREINT, demande.date) !== true) {
    return { refus: null, raisons: [] };
  }
  if (demande.titulaire.statut === "demandeur_emploi") return { refus: null, raisons: [motif("permis_leger_demandeur_emploi")] };
  const apport = meilleurApport(demande);
  if (apport === 0) return { refus: motif("permis_leger_reserve"), raisons: [] };
  const minimum = valeurOuRien(APPORT_MINIMAL_PERMIS, demande.date) ?? 0;
  if (apport < minimum) {
    return { refus: motif("permis_leger_apport_insuffisant", `L'apport indiqué est de ${ecrireMontant(apport)}.`), raisons: [] };
  }
  return { refus: null, raisons: [motif("permis_leger_ouvert_par_tiers")] };
}

/** Les raisons de refuser la demande (vide : elle est recevable) et celles qui l'ouvrent. */
export function juger(demande: DemandeFinancement): { readonly refus: readonly Motif[]; readonly raisons: readonly Motif[] } {
  const { type } = demande.formation;
  const { statut } = demande.titulaire;
  const refus: Motif[] = [];
  const raisons: Motif[] = [];
  if (type === "creation_entreprise" && valeurOuRien(CREATION_ENTREPRISE_FERMEE, demande.date) === true) {
    refus.push(motif("creation_entreprise_non_eligible"));
  }
  if (statut === "retraite") {
    if (type === "benevoles_volontaires") raisons.push(motif("retraite_formation_ouverte"));
    else refus.push(motif("retraite_formation_fermee"));
  }
  const permis = permisLeger(demande);
  if (permis.refus !== null) refus.push(permis.refus);
  raisons.push(...permis.raisons);
  if (statut === "detenu" && (type === "benevoles_volontaires" || total(demande.lotsCec) > 0)) {
    (type === "benevoles_volontaires" ? refus : raisons).push(motif("cec_inutilisable_en_detention"));
  }
  return { refus, raisons };
}
