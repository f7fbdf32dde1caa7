// Routes pour signaler : choisir l'organisme, lui écrire, suivre sa réponse, clore.
import { identiteProuvee } from "../../../../../metier/identite/index.js";
import { compterResponsables, lireOrganisme, listerDeclarants } from "../../../../../metier/organismes/index.js";
import {
  cloreSignalement,
  delaiReponseSignalement,
  echeanceDeReponse,
  signalerNonDeclaree,
  TYPES_SIGNALABLES,
} from "../../../../../metier/signalements/index.js";
import { Refus } from "../../../../../socle/refus.js";
import type { DateCivile } from "../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import { motActivite } from "../../../lectures/mots.js";
import { chercher } from "../../../lectures/organismes.js";
import { lireSignalementSuivi } from "../../../lectures/signalements.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { erreursDuRefus, montrerRefus, tenter } from "../refus.js";
import { type ErreurChamp, lireFormulaire } from "../saisie.js";
import { titulaireDe } from "../titulaire.js";
import { CHAMPS_SIGNALEMENT, formulaireNonDeclaree } from "./formulaire.js";
import { PageChercher, PageIdentiteAProuver, TITRE } from "./page-chercher.js";
import { PageEcrire, type VueDelai } from "./page-ecrire.js";
import { PageSuivi, titreDuSignalement } from "./page-suivi.js";

const CHEMIN = "/mon-compte/signaler";

/** Délai annoncé avant l'envoi, pour un type d'activité connu ou encore à choisir. */
export function delaiAnnonce(aujourdhui: DateCivile, type: string | null): VueDelai {
  const pompier = echeanceDeReponse("sapeur_pompier_volontaire", aujourdhui);
  const concerne = type === null || type === "sapeur_pompier_volontaire";
  return {
    jours: delaiReponseSignalement(aujourdhui),
    echeance: echeanceDeReponse("", aujourdhui).echeance,
    sapeursPompiers: concerne && pompier.regle === "sapeurs_pompiers" ? pompier.echeance : null,
  };
}

async function montrerRecherche(demande: Demande, erreurs: readonly ErreurChamp[]): Promise<Reponse> {
  const { ctx } = demande;
  const recherche = (demande.recherche["q"] ?? "").trim().slice(0, 200);
  const declarants = await listerDeclarants(ctx, { recherche });
  const connus = new Set(declarants.map(({ organismeId }) => organismeId));
  const autres = recherche === "" ? null : (await chercher(ctx, recherche)).filter(({ id }) => !connus.has(id));
  const contenu = PageChercher({
    recherche,
    declarants: declarants.map(({ organismeId, nom, commune, types }) => ({
      id: organismeId,
      nom,
      commune: commune ?? "",
      activites: types.map(motActivite),
    })),
    autres,
    erreurs,
  });
  return page(TITRE, contenu, erreurs.length === 0 ? 200 : 422);
}

interface Essai {
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

async function montrerFormulaire(demande: Demande, organismeId: string, { erreurs, refus }: Essai): Promise<Reponse> {
  const { ctx } = demande;
  const organisme = await lireOrganisme(ctx, organismeId);
  const contenu = PageEcrire({
    jeton: demande.jeton,
    organisme,
    responsables: await compterResponsables(ctx, organisme.id),
    types: TYPES_SIGNALABLES.map((valeur) => ({ valeur, libelle: motActivite(valeur) })),
    delai: delaiAnnonce(ctx.horloge.aujourdhui(), null),
    corps: demande.corps,
    erreurs,
    refus,
  });
  return page(`${organisme.nom} – ${TITRE}`, contenu, erreurs.length > 0 || refus !== null ? 422 : 200);
}

async function montrer(demande: Demande): Promise<Reponse> {
  if (!identiteProuvee(demande.ctx.acteur)) return page(TITRE, PageIdentiteAProuver());
  // Après une reconnexion, la saisie gardée dit à quel organisme on écrivait.
  const organisme = demande.recherche["organisme"] ?? demande.corps["organisme"] ?? "";
  if (organisme !== "") return montrerFormulaire(demande, organisme, { erreurs: [], refus: null });
  if (demande.recherche["q"] === undefined || demande.recherche["q"].trim() !== "") return montrerRecherche(demande, []);
  return montrerRecherche(demande, [
    { champ: "q", phrase: "Votre recherche est vide : écrivez un mot du nom de l'organisme ou sa ville, par exemple SDIS." },
  ]);
}

/** Ce qui est tapé attend le retour de FranceConnect, sans rien envoyer. */
function menerAFranceConnect(demande: Demande): Reponse {
  const { _csrf, ...corps } = demande.corps;
  demande.session.ecrire({ formulaireGarde: { chemin: CHEMIN, corps } });
  return page(TITRE, PageIdentiteAProuver(), 403);
}

async function envoyer(demande: Demande): Promise<Reponse> {
  if (!identiteProuvee(demande.ctx.acteur)) return menerAFranceConnect(demande);
  const organismeId = demande.corps["organisme"] ?? "";
  if (organismeId === "") {
    return montrerRecherche(demande, [{ champ: "q", phrase: "Aucun organisme choisi : cherchez-le puis appuyez sur « Choisir »." }]);
  }
  const lu = lireFormulaire(formulaireNonDeclaree, demande.corps);
  if ("erreurs" in lu) return montrerFormulaire(demande, organismeId, { erreurs: lu.erreurs, refus: null });
  const { type, annee, debut, fin, mot } = lu.valeurs;
  const periode = debut === null || fin === null ? null : { debut, fin };
  const { titulaireId } = titulaireDe(demande);
  const issue = await tenter(() => signalerNonDeclaree(demande.ctx, { titulaireId, organismeId, type, annee, periode, mot }));
  if ("refus" in issue) {
    const erreurs = erreursDuRefus(issue.refus, CHAMPS_SIGNALEMENT);
    return montrerFormulaire(demande, organismeId, { erreurs, refus: erreurs.length === 0 ? montrerRefus(issue.refus) : null });
  }
  demande.session.ecrire({ annonce: { ton: "acquis", texte: `Votre signalement est parti à ${issue.fait.organismeNom}.` } });
  return rediriger(`${CHEMIN}/${issue.fait.id}`);
}

async function montrerSuivi(demande: Demande, refus: RefusMontre | null): Promise<Reponse> {
  const { ctx } = demande;
  const { titulaireId } = titulaireDe(demande);
  const signalement = await lireSignalementSuivi(ctx, { titulaireId, signalementId: demande.parametres["id"] ?? "" });
  if (signalement === null) throw new Refus("signalements/introuvable");
  const contenu = PageSuivi({ jeton: demande.jeton, aujourdhui: ctx.horloge.aujourdhui(), signalement, refus });
  return page(`${titreDuSignalement(signalement)} – ${signalement.organismeNom}`, contenu, refus === null ? 200 : 422);
}

async function clore(demande: Demande): Promise<Reponse> {
  const signalementId = demande.parametres["id"] ?? "";
  const { titulaireId } = titulaireDe(demande);
  const issue = await tenter(() => cloreSignalement(demande.ctx, { titulaireId, signalementId }));
  if ("refus" in issue) return montrerSuivi(demande, montrerRefus(issue.refus));
  demande.session.ecrire({ annonce: { ton: "acquis", texte: "Votre signalement est clos." } });
  return rediriger(`${CHEMIN}/${signalementId}`);
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "signaler", traiter: montrer },
  { methode: "POST", chemin: CHEMIN, action: "signaler", traiter: envoyer },
  { methode: "GET", chemin: `${CHEMIN}/:id`, action: "signaler", traiter: (demande) => montrerSuivi(demande, null) },
  { methode: "POST", chemin: `${CHEMIN}/:id/clore`, action: "signaler", traiter: clore },
];
