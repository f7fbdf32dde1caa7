// Entre la demande et l'inscription, tout a pu changer : la loi, le catalogue et la situation se relisent le jour même.
import { jugerAcceptation, rejugerOffre } from "../../regles/dossier/index.js";
import type { Statut } from "../../regles/financement/index.js";
import type { Motif } from "../../regles/motif.js";
import { lireFormation } from "../catalogue/index.js";
import type { Contexte } from "../contexte.js";
import { lireTitulaire } from "../identite/index.js";
import type { OffreConvenue } from "./dossier.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { lecturesDossier } from "./lectures-du-service.js";
import { statutDeFinancement } from "./statut-de-financement.js";

/** Ce qui s'oppose aujourd'hui à une inscription à cette offre ; vide : elle peut se proposer, ou s'accepter. */
export async function motifsDuJour(
  ctx: Contexte,
  { formationId, demandeeLe, departement }: LigneDossier,
  { debut }: Pick<OffreConvenue, "debut">,
): Promise<readonly Motif[]> {
  if (demandeeLe === null) throw new Error("Une proposition répond à une demande datée.");
  const { certification, organisme, retiree } = await lireFormation(ctx, formationId);
  const aujourdhui = ctx.horloge.aujourdhui();
  return [
    ...jugerAcceptation({ aujourdhui, demandeeLe, debut, departement }, lecturesDossier()),
    ...rejugerOffre({ certification, debut, organismeSuspendu: organisme.suspension !== null, retiree }),
  ];
}

/** Le statut de la demande, sauf la retraite prise depuis : elle ferme le compte à presque tout (L6323-3). */
export async function statutDuJour(
  ctx: Contexte,
  { titulaireId, statutTitulaire }: Pick<LigneDossier, "titulaireId" | "statutTitulaire">,
): Promise<Statut> {
  const titulaire = await lireTitulaire({ ...ctx, acteur: { genre: "systeme" } }, titulaireId);
  return statutDeFinancement(titulaire, ctx.horloge.aujourdhui()) === "retraite" ? "retraite" : statutTitulaire;
}
