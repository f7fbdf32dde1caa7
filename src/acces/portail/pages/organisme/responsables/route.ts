// Routes des responsables : la liste, en ajouter un, en retirer un.
import { ajouterResponsable, retirerResponsable } from "../../../../../metier/organismes/index.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import { lireResponsables } from "../../../lectures/organisme.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { erreursDuRefus, montrerRefus, tenter } from "../../titulaire/refus.js";
import { type ErreurChamp, lireFormulaire } from "../../titulaire/saisie.js";
import { organismeDe } from "../organisme.js";
import { CHAMPS_RESPONSABLE, formulaireResponsable } from "./formulaire.js";
import { PageResponsables } from "./page.js";

const CHEMIN = "/organisme/:id/responsables";

interface Issue {
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

async function montrer(demande: Demande, issue: Issue): Promise<Reponse> {
  const organisme = await organismeDe(demande);
  const responsables = await lireResponsables(demande.ctx, organisme.id);
  const corps = demande.corps["geste"] === "retirer" ? {} : demande.corps;
  const contenu = PageResponsables({ jeton: demande.jeton, organisme, responsables, corps, ...issue });
  return page(`Responsables – ${organisme.nom}`, contenu, issue.erreurs.length > 0 || issue.refus !== null ? 422 : 200);
}

function fait(demande: Demande, texte: string, vers = `/organisme/${demande.parametres["id"] ?? ""}/responsables`): Reponse {
  demande.session.ecrire({ annonce: { ton: "acquis", texte } });
  return rediriger(vers);
}

async function ajouter(demande: Demande): Promise<Reponse> {
  const lu = lireFormulaire(formulaireResponsable, demande.corps);
  if ("erreurs" in lu) return montrer(demande, { erreurs: lu.erreurs, refus: null });
  const organismeId = demande.parametres["id"] ?? "";
  const issue = await tenter(() => ajouterResponsable(demande.ctx, { organismeId, ...lu.valeurs }));
  if ("fait" in issue) return fait(demande, `${issue.fait.prenom} ${issue.fait.nom} peut maintenant attester.`);
  const erreurs = erreursDuRefus(issue.refus, CHAMPS_RESPONSABLE);
  return montrer(demande, { erreurs, refus: erreurs.length === 0 ? montrerRefus(issue.refus) : null });
}

async function retirer(demande: Demande): Promise<Reponse> {
  const organismeId = demande.parametres["id"] ?? "";
  const responsableId = demande.corps["responsable"] ?? "";
  const vise = (await lireResponsables(demande.ctx, organismeId)).find(({ id }) => id === responsableId);
  const issue = await tenter(() => retirerResponsable(demande.ctx, { organismeId, responsableId }));
  if ("refus" in issue) return montrer(demande, { erreurs: [], refus: montrerRefus(issue.refus) });
  // Qui se retire lui-même n'a plus le droit de voir la liste : on le ramène à l'accueil.
  return fait(demande, "Ce responsable est retiré.", vise?.moi === true ? "/" : undefined);
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "gerer_responsables", traiter: (demande) => montrer(demande, { erreurs: [], refus: null }) },
  {
    methode: "POST",
    chemin: CHEMIN,
    action: "gerer_responsables",
    traiter: (demande) => (demande.corps["geste"] === "retirer" ? retirer(demande) : ajouter(demande)),
  },
];
