// Les droits d'un dossier : réservés à l'acceptation, rendus à leurs lots, ou utilisés pour ce qui est dû à l'organisme.
import { type Effet, partDue, partDueSansPresence } from "../../regles/dossier/index.js";
import { aRecalculer } from "../activites/index.js";
import type { Contexte } from "../contexte.js";
import { compteurCpf } from "../cpf/index.js";
import { annulerReservation, executerReservation, rembourser, reserver } from "../grand-livre/index.js";
import type { ChampsDossier, Engagement, LigneDossier } from "./dossiers.sql.js";
import { lecturesDossier } from "./lectures-du-service.js";
import { aRendre, estVide, partsDues, rienAuCpf } from "./parts-dues.js";

/** Le second compteur peut tenir le même livre : ses clés ne sont jamais celles du compte d'engagement. */
function cles({ id }: LigneDossier, mouvement: string) {
  return { cec: `dossier:${id}:${mouvement}`, cpf: `dossier:${id}:cpf:${mouvement}` };
}

function engageDe(dossier: LigneDossier): Engagement {
  if (dossier.engage === null) throw new Error("Un dossier sans plan accepté n'a rien à mouvoir.");
  return dossier.engage;
}

async function reserverLesDroits(ctx: Contexte, dossier: LigneDossier): Promise<Partial<ChampsDossier>> {
  const { titulaireId } = dossier;
  const { cec, cpf } = engageDe(dossier);
  const cle = cles(dossier, "reservation");
  const reservation = cec === 0 ? null : await reserver(ctx, { titulaireId, cle: cle.cec, cpf: 0, cec });
  const reservationCpf = rienAuCpf(cpf) ? null : await compteurCpf().reserver(ctx, { titulaireId, cle: cle.cpf, ...cpf });
  return { reservationCec: reservation?.id ?? null, reservationCpf };
}

async function rendreLesDroits(ctx: Contexte, dossier: LigneDossier): Promise<Partial<ChampsDossier>> {
  const { titulaireId, reservationCec, reservationCpf } = dossier;
  const cle = cles(dossier, "annulation");
  if (reservationCec !== null) await annulerReservation(ctx, { titulaireId, cle: cle.cec, reservationId: reservationCec });
  if (reservationCpf !== null) await compteurCpf().annuler(ctx, { titulaireId, cle: cle.cpf, reference: reservationCpf });
  return {};
}

async function rendreLaDifference(ctx: Contexte, dossier: LigneDossier, retour: Engagement): Promise<void> {
  const { titulaireId, reservationCec, reservationCpf } = dossier;
  const cle = cles(dossier, "remboursement");
  if (reservationCec !== null && retour.cec > 0) {
    await rembourser(ctx, { titulaireId, cle: cle.cec, reservationId: reservationCec, cpf: 0, cec: retour.cec });
  }
  if (reservationCpf !== null && !rienAuCpf(retour.cpf)) {
    await compteurCpf().rembourser(ctx, { titulaireId, cle: cle.cpf, reference: reservationCpf, ...retour.cpf });
  }
}

/**
 * Ce qui est dû à l'organisme, en centimes : ce que l'exploitant a décidé, sinon d'après la présence déclarée ou retenue ;
 * sans service fait, d'après l'absence.
 */
function duALOrganisme(ctx: Contexte, { duOrganisme, serviceFaitLe, tauxRealisation, forceMajeure, offre }: LigneDossier): number {
  const { prix } = offre;
  if (duOrganisme !== null) return duOrganisme;
  if (serviceFaitLe === null || tauxRealisation === null) return partDueSansPresence({ date: ctx.horloge.aujourdhui(), prix });
  return partDue({ date: serviceFaitLe, prix, taux: tauxRealisation, forceMajeure: forceMajeure === true }).du;
}

/** Utilise tout ce qui est réservé, puis rend ce qui n'est pas dû à l'organisme, si les conditions le rendent. */
async function utiliserLesDroits(ctx: Contexte, dossier: LigneDossier): Promise<Partial<ChampsDossier>> {
  const { titulaireId, reservationCec, reservationCpf, plan, offre } = dossier;
  const engage = engageDe(dossier);
  if (plan === null) throw new Error("Un dossier sans plan accepté n'a rien à utiliser.");
  const cle = cles(dossier, "execution");
  if (reservationCec !== null) await executerReservation(ctx, { titulaireId, cle: cle.cec, reservationId: reservationCec });
  if (reservationCpf !== null) await compteurCpf().executer(ctx, { titulaireId, cle: cle.cpf, reference: reservationCpf });
  const du = duALOrganisme(ctx, dossier);
  // Sans faute de personne, ou quand rien n'est dû, la part non suivie revient quelle que soit la lecture.
  const rendue = lecturesDossier().realisationPartielle === "rendue" || dossier.forceMajeure === true || du === 0;
  // Ce qui dépasse le prix n'a rien payé : il revient toujours (un agent public réserve des heures, pas des euros).
  const retour = aRendre({ plan, offre, engage }, rendue ? du : offre.prix);
  if (!estVide(retour)) await rendreLaDifference(ctx, dossier, retour);
  return { duOrganisme: du, parts: partsDues(plan, offre, du) };
}

const MOUVEMENTS = { reserver: reserverLesDroits, rendre: rendreLesDroits, utiliser: utiliserLesDroits } as const;

/**
 * Fait aux droits ce que l'étape leur fait, au nom du service : qui la franchit n'a pas accès au compte.
 * Rend ce qui en change dans le dossier : les réservations, ou ce qui est dû à l'organisme et par qui.
 */
export async function mouvoirLesDroits(ctx: Contexte, dossier: LigneDossier, effet: Effet): Promise<Partial<ChampsDossier>> {
  if (effet === "aucun") return {};
  const systeme: Contexte = { ...ctx, acteur: { genre: "systeme" } };
  // Un droit rendu ou utilisé peut être indu : il se juge au prochain calcul (L6323-45). La file avant le compte, comme le calcul les prend.
  await aRecalculer(systeme, [dossier.titulaireId]);
  return MOUVEMENTS[effet](systeme, dossier);
}
