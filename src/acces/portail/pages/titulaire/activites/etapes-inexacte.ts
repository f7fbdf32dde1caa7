// Les écrans de « C'est inexact » : dire ce qui est faux, envoyer, suivre.

import { listerActivites } from "../../../../../metier/activites/index.js";
import { compterResponsables } from "../../../../../metier/organismes/index.js";
import { signalerInexacte } from "../../../../../metier/signalements/index.js";
import { Refus } from "../../../../../socle/refus.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import { lireActivitesSuivies } from "../../../lectures/activites.js";
import { type Demande, page, type Reponse, rediriger } from "../../../route.js";
import { erreursDuRefus, montrerRefus, tenter } from "../refus.js";
import { type ErreurChamp, lireFormulaire } from "../saisie.js";
import { CHAMPS_INEXACTE, formulaireInexacte } from "../signaler/formulaire.js";
import { delaiAnnonce } from "../signaler/route.js";
import { titulaireDe } from "../titulaire.js";
import { PageInexacte } from "./page-inexacte.js";

export async function montrerInexacte(
  demande: Demande,
  erreurs: readonly ErreurChamp[] = [],
  refus: RefusMontre | null = null,
): Promise<Reponse> {
  const { ctx } = demande;
  const { titulaireId } = titulaireDe(demande);
  const id = demande.parametres["id"] ?? "";
  const activite = (await lireActivitesSuivies(ctx, titulaireId)).find((une) => une.id === id);
  const deposee = (await listerActivites(ctx, titulaireId)).find((une) => une.id === id);
  if (activite === undefined || deposee === undefined) throw new Refus("activites/introuvable");
  const contenu = PageInexacte({
    jeton: demande.jeton,
    activite,
    responsables: await compterResponsables(ctx, deposee.organismeId),
    delai: delaiAnnonce(ctx.horloge.aujourdhui(), activite.type),
    corps: demande.corps,
    erreurs,
    refus,
  });
  return page("C'est inexact – Mes activités", contenu, erreurs.length > 0 || refus !== null ? 422 : 200);
}

export async function envoyerInexacte(demande: Demande): Promise<Reponse> {
  const lu = lireFormulaire(formulaireInexacte, demande.corps);
  if ("erreurs" in lu) return montrerInexacte(demande, lu.erreurs);
  const { titulaireId } = titulaireDe(demande);
  const activiteId = demande.parametres["id"] ?? "";
  const issue = await tenter(() => signalerInexacte(demande.ctx, { titulaireId, activiteId, ...lu.valeurs }));
  if ("refus" in issue) {
    const erreurs = erreursDuRefus(issue.refus, CHAMPS_INEXACTE);
    return montrerInexacte(demande, erreurs, erreurs.length === 0 ? montrerRefus(issue.refus) : null);
  }
  demande.session.ecrire({ annonce: { ton: "acquis", texte: `Votre signalement est parti à ${issue.fait.organismeNom}.` } });
  return rediriger(`/mon-compte/signaler/${issue.fait.id}`);
}
