// Routes de ce à quoi l'organisme a répondu, et du retour sur un refus.
import { attesterDeclaration } from "../../../../../metier/declarations/index.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import { lireRepondues } from "../../../lectures/organisme.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { montrerRefus, refusDeLaLoi, tenter } from "../../titulaire/refus.js";
import { ecrireDroitsDus } from "../droits-dus.js";
import { organismeDe, versionDe } from "../organisme.js";
import { PageAttestees } from "./page.js";

const CHEMIN = "/organisme/:id/attestees";

async function montrer(demande: Demande, refus: RefusMontre | null): Promise<Reponse> {
  const organisme = await organismeDe(demande);
  const lignes = await lireRepondues(demande.ctx, organisme.id);
  const contenu = PageAttestees({ jeton: demande.jeton, organisme, lignes, refus });
  return page(`Vos réponses – ${organisme.nom}`, contenu, refus === null ? 200 : 422);
}

async function revenir(demande: Demande): Promise<Reponse> {
  const declarationId = demande.corps["declaration"] ?? "";
  const issue = await tenter(() => attesterDeclaration(demande.ctx, { declarationId, version: versionDe(demande) }));
  if ("refus" in issue) return montrer(demande, montrerRefus(issue.refus));
  if (issue.fait.decision === "refusee") return montrer(demande, refusDeLaLoi(issue.fait.motifs));
  await ecrireDroitsDus(demande, issue.fait.declaration);
  demande.session.ecrire({ annonce: { ton: "acquis", texte: "Vous êtes revenu sur ce refus : les heures sont attestées." } });
  return rediriger(`/organisme/${demande.parametres["id"] ?? ""}/attestees`);
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "consulter_organisme", traiter: (demande) => montrer(demande, null) },
  { methode: "POST", chemin: CHEMIN, action: "attester", traiter: revenir },
];
