// Routes des activités : la liste, le choix de recenser, contester, déclarer ce qui est proposé, la correction, le retrait.
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { choisirRecensement } from "../../../../../metier/activites/index.js";
import { type Correction, corrigerDeclaration, retirerDeclaration } from "../../../../../metier/declarations/index.js";
import { calculerDroits } from "../../../../../metier/droits/index.js";
import { identiteProuvee } from "../../../../../metier/identite/index.js";
import { Refus } from "../../../../../socle/refus.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import { lireActivitesSuivies, lirePropositions } from "../../../lectures/activites.js";
import { lireDeclarations } from "../../../lectures/declarations.js";
import { motActivite } from "../../../lectures/mots.js";
import { lireSignalements } from "../../../lectures/signalements.js";
import type { VueDeclaration } from "../../../lectures/vues.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { repriseDe } from "../declarer/page-type.js";
import { erreursDuRefus, montrerRefus, refusDeLaLoi, tenter } from "../refus.js";
import { type ErreurChamp, lireFormulaire } from "../saisie.js";
import { titulaireDe } from "../titulaire.js";
import { envoyerInexacte, montrerInexacte } from "./etapes-inexacte.js";
import { CHAMPS_CORRECTION, formulaireCorrection } from "./formulaire.js";
import { PageActivites } from "./page.js";
import { PageCorriger, PageRetirer } from "./page-corriger.js";
import { declarerProposition } from "./preparer-declaration.js";

const LISTE = "/mon-compte/activites";

async function montrerListe(demande: Demande): Promise<Reponse> {
  const { ctx } = demande;
  const { titulaireId } = titulaireDe(demande);
  const { declarations, brouillons } = await lireDeclarations(ctx, titulaireId);
  const contenu = PageActivites({
    jeton: demande.jeton,
    aujourdhui: ctx.horloge.aujourdhui(),
    declarations,
    activites: await lireActivitesSuivies(ctx, titulaireId),
    propositions: await lirePropositions(ctx, titulaireId),
    signalements: await lireSignalements(ctx, titulaireId),
    cle: randomUUID(),
    brouillons: brouillons
      .filter(({ organismeId }) => organismeId !== null)
      .map((brouillon) => ({ lien: repriseDe(brouillon), libelle: brouillon.organismeNom ?? motActivite(brouillon.type) })),
    identiteAProuver: !identiteProuvee(ctx.acteur),
  });
  return page("Mes activités", contenu);
}

/** Le choix de la personne prend effet tout de suite : ses droits sont recalculés dans la même transaction (L5151-8). */
async function recenser(demande: Demande): Promise<Reponse> {
  const reponse = demande.corps["recensee"];
  if (reponse !== "oui" && reponse !== "non") return rediriger(LISTE);
  const recensee = reponse === "oui";
  await choisirRecensement(demande.ctx, { activiteId: demande.parametres["id"] ?? "", recensee });
  await calculerDroits(demande.ctx, titulaireDe(demande).titulaireId);
  const texte = recensee ? "L'activité est de nouveau sur votre compte." : "L'activité est gardée hors de votre compte.";
  demande.session.ecrire({ annonce: { ton: "acquis", texte } });
  return rediriger(LISTE);
}

async function trouver(demande: Demande): Promise<VueDeclaration> {
  const { declarations } = await lireDeclarations(demande.ctx, titulaireDe(demande).titulaireId);
  const declaration = declarations.find(({ id }) => id === demande.parametres["id"]);
  if (declaration === undefined) throw new Refus("portail/introuvable");
  return declaration;
}

async function montrerCorrection(demande: Demande, erreurs: readonly ErreurChamp[], refus: RefusMontre | null): Promise<Reponse> {
  const declaration = await trouver(demande);
  const contenu = PageCorriger({
    jeton: demande.jeton,
    aujourdhui: demande.ctx.horloge.aujourdhui(),
    declaration,
    corps: demande.corps,
    erreurs,
    refus,
  });
  return page("Corriger ma déclaration", contenu, erreurs.length > 0 || refus !== null ? 422 : 200);
}

function correctionDe(demande: Demande, declaration: VueDeclaration, valeurs: z.infer<typeof formulaireCorrection>): Correction {
  return {
    titulaireId: titulaireDe(demande).titulaireId,
    declarationId: declaration.id,
    organismeId: declaration.organismeId,
    type: declaration.type,
    thematique: declaration.thematique,
    ...valeurs,
  };
}

async function corriger(demande: Demande): Promise<Reponse> {
  const lu = lireFormulaire(formulaireCorrection, demande.corps);
  if ("erreurs" in lu) return montrerCorrection(demande, lu.erreurs, null);
  const declaration = await trouver(demande);
  const issue = await tenter(() => corrigerDeclaration(demande.ctx, correctionDe(demande, declaration, lu.valeurs)));
  if ("refus" in issue) {
    const erreurs = erreursDuRefus(issue.refus, CHAMPS_CORRECTION);
    return montrerCorrection(demande, erreurs, erreurs.length === 0 ? montrerRefus(issue.refus) : null);
  }
  if (issue.fait.decision === "refusee") return montrerCorrection(demande, [], refusDeLaLoi(issue.fait.motifs));
  demande.session.ecrire({ annonce: { ton: "acquis", texte: `Votre déclaration est renvoyée à ${declaration.organismeNom}.` } });
  return rediriger(LISTE);
}

async function montrerRetrait(demande: Demande, refus: RefusMontre | null): Promise<Reponse> {
  const declaration = await trouver(demande);
  const contenu = PageRetirer({ jeton: demande.jeton, declaration, refus });
  return page("Retirer une déclaration", contenu, refus === null ? 200 : 422);
}

async function retirer(demande: Demande): Promise<Reponse> {
  const declaration = await trouver(demande);
  const issue = await tenter(() =>
    retirerDeclaration(demande.ctx, { titulaireId: titulaireDe(demande).titulaireId, declarationId: declaration.id }),
  );
  if ("refus" in issue) return montrerRetrait(demande, montrerRefus(issue.refus));
  demande.session.ecrire({ annonce: { ton: "acquis", texte: "Votre déclaration est retirée." } });
  return rediriger(LISTE);
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: LISTE, action: "consulter_compte", traiter: montrerListe },
  { methode: "POST", chemin: `${LISTE}/:id/recensement`, action: "choisir_recensement", traiter: recenser },
  { methode: "GET", chemin: `${LISTE}/:id/recensement`, action: "consulter_compte", traiter: async () => rediriger(LISTE) },
  { methode: "GET", chemin: `${LISTE}/:id/inexact`, action: "signaler", traiter: (demande) => montrerInexacte(demande) },
  { methode: "POST", chemin: `${LISTE}/:id/inexact`, action: "signaler", traiter: envoyerInexacte },
  { methode: "POST", chemin: `${LISTE}/:id/declarer`, action: "declarer", traiter: declarerProposition },
  { methode: "GET", chemin: `${LISTE}/:id/corriger`, action: "declarer", traiter: (demande) => montrerCorrection(demande, [], null) },
  { methode: "POST", chemin: `${LISTE}/:id/corriger`, action: "declarer", traiter: corriger },
  { methode: "GET", chemin: `${LISTE}/:id/retirer`, action: "declarer", traiter: (demande) => montrerRetrait(demande, null) },
  { methode: "POST", chemin: `${LISTE}/:id/retirer`, action: "declarer", traiter: retirer },
];
