// À quoi servent les droits : ce que chaque formation réserve ou a utilisé, et le compte personnel de formation à côté, bien distinct.
import type { Contexte } from "../../../metier/contexte.js";
import { compteurCpf } from "../../../metier/cpf/index.js";
import { listerDossiers } from "../../../metier/dossiers/index.js";
import { type Ecriture, listerEcritures } from "../../../metier/grand-livre/index.js";
import { identiteProuvee } from "../../../metier/identite/index.js";
import { ecrireMontant } from "../../../socle/valeurs/montant.js";
import { ecrireHeures } from "./delais.js";
import { motTiers } from "./plan.js";

/** Droits d'engagement pris par une formation, en centimes. */
export interface UsageParFormation {
  readonly dossierId: string;
  readonly titre: string;
  readonly reserve: number;
  readonly utilise: number;
}

/** Le second compteur, en mots. */
export interface VueCpf {
  readonly solde: string;
  readonly heures: string | null;
  readonly dotations: readonly { readonly qui: string; readonly somme: string }[];
}

export interface VueUsages {
  readonly formations: readonly UsageParFormation[];
  readonly cpf: VueCpf;
}

/** Ce que les écritures d'un dossier laissent sur un compte : ses clés commencent par son nom. */
function resteSur(ecritures: readonly Ecriture[], dossierId: string, compte: "cec_reserve" | "cec_utilise"): number {
  const siennes = ecritures.filter(({ cle }) => cle.startsWith(`dossier:${dossierId}:`));
  return siennes.flatMap(({ lignes }) => lignes).reduce((somme, ligne) => (ligne.compte === compte ? somme + ligne.montant : somme), 0);
}

/** Les usages ; null sans identité prouvée : ils diraient ce que d'autres ont déposé. */
export async function lireUsages(ctx: Contexte, titulaireId: string): Promise<VueUsages | null> {
  if (!identiteProuvee(ctx.acteur)) return null;
  const ecritures = await listerEcritures(ctx, titulaireId);
  const { centimes, heures, dotations } = await compteurCpf().lire(ctx, titulaireId);
  const formations = (await listerDossiers(ctx, titulaireId)).map(({ id, offre }) => ({
    ...{ dossierId: id, titre: offre.intitule },
    reserve: resteSur(ecritures, id, "cec_reserve"),
    utilise: resteSur(ecritures, id, "cec_utilise"),
  }));
  return {
    formations: formations.filter(({ reserve, utilise }) => reserve > 0 || utilise > 0),
    cpf: {
      solde: ecrireMontant(centimes),
      heures: heures > 0 ? ecrireHeures(heures) : null,
      dotations: dotations
        .filter(({ disponible }) => disponible > 0)
        .map(({ financeur, disponible }) => ({ qui: motTiers(financeur), somme: ecrireMontant(disponible) })),
    },
  };
}
