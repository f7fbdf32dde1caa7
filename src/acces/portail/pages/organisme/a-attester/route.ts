// Routes de la liste à attester : la lire, attester une ligne, en refuser une.
import { attesterDeclaration, MOTIFS_REFUS, type MotifRefus, refuserDeclaration } from "../../../../../metier/declarations/index.js";
import { lireAAttester } from "../../../lectures/organisme.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { montrerRefus, refusDeLaLoi, tenter } from "../../titulaire/refus.js";
import type { ErreurChamp } from "../../titulaire/saisie.js";
import { ecrireDroitsDus } from "../droits-dus.js";
import { organismeDe, versionDe } from "../organisme.js";
import { champDe, type EssaiRefus, PageAAttester } from "./page.js";

const CHEMIN = "/organisme/:id/a-attester";

/** Les cinq raisons, dites du côté de l'association. */
const RAISONS: Readonly<Record<MotifRefus, string>> = {
  heures_inexactes: "Le nombre d'heures n'est pas le bon",
  periode_inexacte: "La période n'est pas la bonne",
  fonction_inexacte: "La fonction n'est pas celle exercée",
  personne_inconnue: "Nous ne connaissons pas cette personne",
  autre: "Une autre raison",
};

async function montrer(demande: Demande, essai: EssaiRefus | null): Promise<Reponse> {
  const organisme = await organismeDe(demande);
  const contenu = PageAAttester({
    jeton: demande.jeton,
    organisme,
    aujourdhui: demande.ctx.horloge.aujourdhui(),
    lignes: await lireAAttester(demande.ctx, organisme.id),
    raisons: MOTIFS_REFUS.map((valeur) => ({ valeur, libelle: RAISONS[valeur] })),
    essai,
  });
  return page(`À attester – ${organisme.nom}`, contenu, essai === null || (essai.erreurs.length === 0 && essai.refus === null) ? 200 : 422);
}

function essaiDe(demande: Demande, issue: Pick<EssaiRefus, "erreurs" | "refus">): EssaiRefus {
  return { declarationId: demande.corps["declaration"] ?? "", corps: demande.corps, ...issue };
}

function repondu(demande: Demande, texte: string): Reponse {
  demande.session.ecrire({ annonce: { ton: "acquis", texte } });
  return rediriger(`/organisme/${demande.parametres["id"] ?? ""}/a-attester`);
}

async function attester(demande: Demande): Promise<Reponse> {
  const declarationId = demande.corps["declaration"] ?? "";
  const issue = await tenter(() => attesterDeclaration(demande.ctx, { declarationId, version: versionDe(demande) }));
  if ("refus" in issue) return montrer(demande, essaiDe(demande, { erreurs: [], refus: montrerRefus(issue.refus) }));
  if (issue.fait.decision === "refusee") return montrer(demande, essaiDe(demande, { erreurs: [], refus: refusDeLaLoi(issue.fait.motifs) }));
  await ecrireDroitsDus(demande, issue.fait.declaration);
  return repondu(demande, "Ces heures sont attestées. La personne le voit sur son compte.");
}

async function refuser(demande: Demande): Promise<Reponse> {
  const declarationId = demande.corps["declaration"] ?? "";
  const raison = demande.corps[champDe(declarationId, "raison")] ?? "";
  const mot = (demande.corps[champDe(declarationId, "mot")] ?? "").trim();
  const motif = MOTIFS_REFUS.find((connu) => connu === raison);
  const erreurs: ErreurChamp[] = [];
  if (motif === undefined)
    erreurs.push({ champ: champDe(declarationId, "raison"), phrase: "Pourquoi refuser ? Choisissez une des cinq raisons." });
  if (mot === "")
    erreurs.push({
      champ: champDe(declarationId, "mot"),
      phrase: "Un mot pour la personne : dites en une phrase ce qu'il faudrait corriger.",
    });
  if (motif === undefined || mot === "") return montrer(demande, essaiDe(demande, { erreurs, refus: null }));
  const issue = await tenter(() => refuserDeclaration(demande.ctx, { declarationId, motif, mot, version: versionDe(demande) }));
  if ("refus" in issue) return montrer(demande, essaiDe(demande, { erreurs: [], refus: montrerRefus(issue.refus) }));
  return repondu(demande, "Votre refus est enregistré. La personne en lit la raison et votre mot sur son compte.");
}

function repondre(demande: Demande): Promise<Reponse> {
  return demande.corps["geste"] === "refuser" ? refuser(demande) : attester(demande);
}

/** Saisie rendue après une reconnexion : la ligne qu'on refusait se rouvre. */
function saisieGardee(demande: Demande): EssaiRefus | null {
  if (demande.corps["declaration"] === undefined) return null;
  return essaiDe(demande, { erreurs: [], refus: null });
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "consulter_organisme", traiter: (demande) => montrer(demande, saisieGardee(demande)) },
  { methode: "POST", chemin: CHEMIN, action: "attester", traiter: repondre },
];
