// Le brouillon du parcours : chaque réponse y est gardée dès qu'elle est donnée, et le reste avec.
import { type Contenu, type Declaration, enregistrerBrouillon, lireDeclaration } from "../../../../../metier/declarations/index.js";
import { Refus } from "../../../../../socle/refus.js";
import { vueBrouillon } from "../../../lectures/declarations.js";
import type { VueBrouillon } from "../../../lectures/vues.js";
import type { Demande } from "../../../route.js";
import { titulaireDe } from "../titulaire.js";

/**
 * Brouillon nommé par l'adresse. Échu, il se relit encore : la personne voit ce qu'elle avait écrit et pourquoi la loi le refuse.
 * Une déclaration déjà envoyée est refusée par « declarations/etape-impossible ».
 */
export async function brouillonDe(demande: Demande): Promise<VueBrouillon> {
  const { titulaireId } = titulaireDe(demande);
  const declaration = await lireDeclaration(demande.ctx, { titulaireId, declarationId: demande.parametres["id"] ?? "" });
  if (declaration.etat !== "brouillon" && declaration.etat !== "echue")
    throw new Refus("declarations/etape-impossible", { etat: declaration.etat });
  return vueBrouillon(declaration, null);
}

type Changements = Partial<Pick<Contenu, "organismeId" | "fonction" | "debut" | "fin" | "heures" | "thematique">>;

/** Garde des réponses de plus dans le brouillon ; `saisie` est ce qui a été tapé sans être compris. */
export async function garder(
  demande: Demande,
  brouillon: VueBrouillon,
  { saisie, ...changements }: Changements & { readonly saisie?: Readonly<Record<string, string>> },
): Promise<Declaration> {
  const { organismeId, fonction, debut, fin, heures, thematique } = brouillon;
  const deja: Changements = {
    ...(organismeId === null ? {} : { organismeId }),
    ...(fonction === null ? {} : { fonction }),
    ...(debut === null ? {} : { debut }),
    ...(fin === null ? {} : { fin }),
    ...(heures === null ? {} : { heures }),
    thematique,
  };
  return enregistrerBrouillon(demande.ctx, {
    titulaireId: titulaireDe(demande).titulaireId,
    type: brouillon.type,
    declarationId: brouillon.id,
    contenu: { ...deja, ...changements },
    saisie: saisie ?? {},
  });
}

/** Contenu à envoyer, ou null s'il manque une réponse. */
export function contenuEntier(brouillon: VueBrouillon): Contenu | null {
  const { type, organismeId, fonction, debut, fin, heures, thematique } = brouillon;
  if (organismeId === null || fonction === null || debut === null || fin === null || heures === null) return null;
  return { type, organismeId, fonction, debut, fin, heures, thematique };
}
