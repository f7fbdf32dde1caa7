// Routes des logiciels raccordés : la liste, en raccorder un.
import { creerRaccordement, listerRaccordements } from "../../../../../../metier/raccordements/index.js";
import type { RefusMontre } from "../../../../../phrases/index.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../../route.js";
import { erreursDuRefus, montrerRefus, tenter } from "../../../titulaire/refus.js";
import { type ErreurChamp, lireFormulaire } from "../../../titulaire/saisie.js";
import { organismeDe } from "../../organisme.js";
import { CHAMPS_RACCORDEMENT, formulaireRaccordement } from "./formulaire.js";
import { PageRaccordements } from "./page.js";

const CHEMIN = "/organisme/:id/raccordements";

interface Issue {
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

async function montrer(demande: Demande, issue: Issue): Promise<Reponse> {
  const organisme = await organismeDe(demande);
  const raccordements = await listerRaccordements(demande.ctx, organisme.id);
  const contenu = PageRaccordements({ jeton: demande.jeton, organisme, raccordements, corps: demande.corps, ...issue });
  return page(`Logiciels raccordés – ${organisme.nom}`, contenu, issue.erreurs.length > 0 || issue.refus !== null ? 422 : 200);
}

async function creer(demande: Demande): Promise<Reponse> {
  const organismeId = demande.parametres["id"] ?? "";
  const lu = lireFormulaire(formulaireRaccordement, demande.corps);
  if ("erreurs" in lu) return montrer(demande, { erreurs: lu.erreurs, refus: null });
  const { nom, deposer, lire } = lu.valeurs;
  const portees = [...(deposer ? ["depots:deposer"] : []), ...(lire ? ["depots:lire"] : [])];
  const issue = await tenter(() => creerRaccordement(demande.ctx, { organismeId, nom, portees }));
  if ("refus" in issue) {
    const erreurs = erreursDuRefus(issue.refus, CHAMPS_RACCORDEMENT);
    return montrer(demande, { erreurs, refus: erreurs.length === 0 ? montrerRefus(issue.refus) : null });
  }
  demande.session.ecrire({ annonce: { ton: "acquis", texte: `« ${issue.fait.nom} » est raccordé. Ajoutez maintenant sa clé publique.` } });
  return rediriger(`/organisme/${organismeId}/raccordements/${issue.fait.id}`);
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "gerer_raccordements", traiter: (demande) => montrer(demande, { erreurs: [], refus: null }) },
  { methode: "POST", chemin: CHEMIN, action: "gerer_raccordements", traiter: creer },
];
