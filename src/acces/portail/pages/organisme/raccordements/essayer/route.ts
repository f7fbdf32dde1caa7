// Routes de la page d'essai de l'API.
import { randomUUID } from "node:crypto";
import { type ActeurDeclarant, PORTEES } from "../../../../../../metier/identite/index.js";
import { listerRaccordements } from "../../../../../../metier/raccordements/index.js";
import { type EchangeEssaye, essayerOperation } from "../../../../../api/essai.js";
import { type Demande, page, type Reponse, type Route } from "../../../../route.js";
import type { ErreurChamp } from "../../../titulaire/saisie.js";
import { organismeDe } from "../../organisme.js";
import { lireEssai } from "./formulaire.js";
import { PageEssayer } from "./page.js";

const CHEMIN = "/organisme/:id/raccordements/essayer";

async function montrer(demande: Demande, issue: { erreurs: readonly ErreurChamp[]; echange: EchangeEssaye | null }): Promise<Reponse> {
  const organisme = await organismeDe(demande);
  // Cette lecture vérifie que l'on est responsable de cet organisme.
  await listerRaccordements(demande.ctx, organisme.id);
  const contenu = PageEssayer({ jeton: demande.jeton, organisme, corps: demande.corps, ...issue });
  return page(`Essayer l'API – ${organisme.nom}`, contenu, issue.erreurs.length > 0 ? 422 : 200);
}

async function essayer(demande: Demande): Promise<Reponse> {
  const { ctx, corps, reglages, parametres } = demande;
  const organismeId = parametres["id"] ?? "";
  await listerRaccordements(ctx, organismeId);
  const lu = lireEssai(corps);
  if ("erreurs" in lu) return montrer(demande, { erreurs: lu.erreurs, echange: null });
  const acteur: ActeurDeclarant = { genre: "declarant", clientId: "essai-du-portail", organismeId, portees: [...PORTEES] };
  const cadre = { base: ctx.base, horloge: ctx.horloge, acteur, urlPublique: reglages.urlPublique, numero: randomUUID() };
  return montrer(demande, { erreurs: [], echange: await essayerOperation(cadre, lu.essai) });
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "gerer_raccordements", traiter: (demande) => montrer(demande, { erreurs: [], echange: null }) },
  { methode: "POST", chemin: CHEMIN, action: "gerer_raccordements", traiter: essayer },
];
