// Trois sapeurs-pompiers que le service d'incendie de la démonstration n'a pas encore déclarés : de quoi composer son fichier d'essai.
import type { TraitsDeposes } from "../../metier/depots/index.js";
import { ajouterMois, anneeDe, composerDate, type DateCivile } from "../../socle/valeurs/date-civile.js";
import { personnesSimulees } from "../simulateur/personnes.js";

/** Un engagement à déclarer : l'identité comme l'organisme la connaît, et ce que le décret demande de l'engagement. */
export interface PompierDeDemonstration {
  /** Clé de la personne simulée : c'est avec elle que l'on se connecte pour voir le droit. */
  readonly cle: string;
  readonly traits: TraitsDeposes;
  readonly nir: string;
  readonly courriel: string;
  readonly signature: DateCivile;
  readonly arreteNotifieLe: DateCivile;
  readonly dureeAnnees: number;
}

/** Signature de l'engagement l'an passé ; l'arrêté est notifié le mois suivant, dans la même année. */
const SIGNATURES: Readonly<Record<string, { readonly mois: number; readonly jour: number }>> = {
  "pompier-dix-neuf-ans": { mois: 9, jour: 1 },
  "pompiere-trente-ans": { mois: 3, jour: 15 },
  "pompier-quarante-six-ans": { mois: 6, jour: 2 },
};

/** Les pompiers à déclarer, tels qu'ils sont au jour où la démonstration a été semée. */
export function pompiersDeDemonstration(aujourdhui: DateCivile): readonly PompierDeDemonstration[] {
  const passee = anneeDe(aujourdhui) - 1;
  return personnesSimulees(aujourdhui).flatMap((personne) => {
    const signee = SIGNATURES[personne.cle];
    if (signee === undefined) return [];
    const signature = composerDate(passee, signee.mois, signee.jour);
    return [
      {
        cle: personne.cle,
        traits: {
          nomNaissance: personne.nomNaissance,
          nomUsage: personne.nomUsage === "" ? null : personne.nomUsage,
          prenoms: personne.prenoms.join(" "),
          sexe: personne.sexe === "male" ? "masculin" : "feminin",
          naissance: personne.dateNaissance,
          communeNaissance: personne.lieuNaissance === "" ? null : personne.lieuNaissance,
          paysNaissance: personne.paysNaissance,
        },
        nir: personne.nir,
        courriel: personne.courriel,
        signature,
        arreteNotifieLe: ajouterMois(signature, 1),
        dureeAnnees: 5,
      },
    ];
  });
}
