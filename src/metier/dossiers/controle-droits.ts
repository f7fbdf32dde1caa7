// Une correction après usage : ce qui n'est plus dû revient aux lots et au second compteur d'où il venait.
import { aRecalculer } from "../activites/index.js";
import type { Contexte } from "../contexte.js";
import { compteurCpf } from "../cpf/index.js";
import { rembourser } from "../grand-livre/index.js";
import type { Engagement, LigneDossier } from "./dossiers.sql.js";
import { lecturesDossier } from "./lectures-du-service.js";
import { aRendre, rienAuCpf } from "./parts-dues.js";

/** Ce qui était à rendre quand `du` était dû. */
function retourPour({ plan, offre, engage }: LigneDossier, du: number): Engagement {
  if (plan === null || engage === null) throw new Error("Un dossier sans plan accepté n'a rien à rendre.");
  return aRendre({ plan, offre, engage }, du);
}

function difference(apres: Engagement, avant: Engagement): Engagement {
  const deja = new Map(avant.cpf.dotations.map(({ id, montant }) => [id, montant]));
  return {
    cec: apres.cec - avant.cec,
    cpf: {
      centimes: apres.cpf.centimes - avant.cpf.centimes,
      heures: Math.round((apres.cpf.heures - avant.cpf.heures) * 100) / 100,
      dotations: apres.cpf.dotations.flatMap(({ id, montant }) => {
        const rendu = montant - (deja.get(id) ?? 0);
        return rendu > 0 ? [{ id, montant: rendu }] : [];
      }),
    },
  };
}

/** Vrai si ce qui n'est pas dû est revenu : la lecture le rend, la force majeure aussi, et « rien n'est dû » toujours. */
function rendu({ forceMajeure, duOrganisme }: LigneDossier): boolean {
  return lecturesDossier().realisationPartielle === "rendue" || forceMajeure === true || duOrganisme === 0;
}

/** Rend la différence entre deux sommes dues, si les conditions rendent ce qui n'est pas dû ; une clé par correction. */
export async function rendreLaCorrection(demandeur: Contexte, avant: LigneDossier, apres: LigneDossier): Promise<void> {
  if (!rendu(apres)) return;
  const ctx: Contexte = { ...demandeur, acteur: { genre: "systeme" } };
  const { titulaireId, id, version, reservationCec, reservationCpf } = apres;
  const deja = retourPour(avant, rendu(avant) ? (avant.duOrganisme ?? 0) : avant.offre.prix);
  const { cec, cpf } = difference(retourPour(apres, apres.duOrganisme ?? 0), deja);
  // Un droit rendu peut être indu : il se juge au prochain calcul (L6323-45). La file avant le compte, comme le calcul les prend.
  await aRecalculer(ctx, [titulaireId]);
  if (reservationCec !== null && cec > 0) {
    await rembourser(ctx, { titulaireId, cle: `dossier:${id}:correction:${version}`, reservationId: reservationCec, cpf: 0, cec });
  }
  if (reservationCpf !== null && !rienAuCpf(cpf)) {
    await compteurCpf().rembourser(ctx, { titulaireId, cle: `dossier:${id}:cpf:correction:${version}`, reference: reservationCpf, ...cpf });
  }
}
