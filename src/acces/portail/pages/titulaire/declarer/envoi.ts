// Relire, envoyer, et l'accusé de ce qui est parti.
import { declarerActivite } from "../../../../../metier/declarations/index.js";
import { Refus } from "../../../../../socle/refus.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import { calendrierDe, seuilsDe } from "../../../lectures/calendrier.js";
import { lireDeclarations, lireTotaux } from "../../../lectures/declarations.js";
import { lireQualite } from "../../../lectures/organismes.js";
import { type Demande, page, type Reponse, rediriger } from "../../../route.js";
import { montrerRefus, refusDeLaLoi, tenter } from "../refus.js";
import { titulaireDe } from "../titulaire.js";
import { brouillonDe, contenuEntier } from "./brouillon.js";
import { anneeDuBrouillon, compteurDe } from "./etapes-heures.js";
import { PageAccuse } from "./page-accuse.js";
import { repriseDe } from "./page-type.js";
import { PageVerifier } from "./page-verifier.js";
import { adresse } from "./parcours.js";

export async function montrerVerification(demande: Demande, refus: RefusMontre | null = null): Promise<Reponse> {
  const brouillon = await brouillonDe(demande);
  if (contenuEntier(brouillon) === null || brouillon.organismeId === null) return rediriger(repriseDe(brouillon));
  const annee = anneeDuBrouillon(brouillon, demande.ctx);
  const { declarations } = await lireDeclarations(demande.ctx, titulaireDe(demande).titulaireId);
  const contenu = PageVerifier({
    jeton: demande.jeton,
    aujourdhui: demande.ctx.horloge.aujourdhui(),
    brouillon,
    qualite: await lireQualite(demande.ctx, brouillon.organismeId),
    calendrier: calendrierDe(annee),
    // Une seule déclaration par organisme, année et activité : le dire avant l'envoi, pas après.
    deja:
      declarations.find(
        (autre) =>
          autre.declareLe !== null && autre.organismeId === brouillon.organismeId && autre.annee === annee && autre.type === brouillon.type,
      ) ?? null,
    compteur: await compteurDe(demande, brouillon),
    erreurs: [],
    refus,
  });
  return page("Relire et envoyer – Déclarer mes heures", contenu, refus === null ? 200 : 422);
}

export async function envoyer(demande: Demande): Promise<Reponse> {
  const { ctx } = demande;
  const { titulaireId } = titulaireDe(demande);
  const id = demande.parametres["id"] ?? "";
  const { declarations } = await lireDeclarations(ctx, titulaireId);
  // Un second envoi du même formulaire retrouve l'accusé du premier.
  if (declarations.some((declaration) => declaration.id === id && declaration.declareLe !== null)) return rediriger(adresse(id, "accuse"));
  const brouillon = await brouillonDe(demande);
  const contenu = contenuEntier(brouillon);
  if (contenu === null) return rediriger(repriseDe(brouillon));
  const issue = await tenter(() => declarerActivite(ctx, { titulaireId, declarationId: brouillon.id, ...contenu }));
  if ("refus" in issue) return montrerVerification(demande, montrerRefus(issue.refus));
  const reponse = issue.fait;
  if (reponse.decision === "refusee") return montrerVerification(demande, refusDeLaLoi(reponse.motifs));
  return rediriger(adresse(reponse.declaration.id, "accuse"));
}

export async function montrerAccuse(demande: Demande): Promise<Reponse> {
  const { ctx } = demande;
  const { titulaireId } = titulaireDe(demande);
  const { declarations } = await lireDeclarations(ctx, titulaireId);
  const declaration = declarations.find(({ id }) => id === demande.parametres["id"]);
  if (declaration === undefined) throw new Refus("portail/introuvable");
  const { annee, type } = declaration;
  const totaux = await lireTotaux(ctx, { titulaireId, annee, type });
  const contenu = PageAccuse({
    aujourdhui: ctx.horloge.aujourdhui(),
    declaration,
    calendrier: calendrierDe(annee),
    compteur: { annee, totaux, seuils: seuilsDe(type, annee) },
  });
  return page("Déclaration envoyée", contenu);
}
