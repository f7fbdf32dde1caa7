// Déclarer ses heures de l'année précédente à un organisme, au plus tard le 30 juin (R5151-16, D5151-15).
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { avertir } from "./avertir.js";
import type { Contenu, Declaration } from "./declaration.js";
import { trouverEnvoyee } from "./declarations.sql.js";
import { examinerEnvoi } from "./examen.js";
import { franchir } from "./franchir.js";
import { brouillonNeuf, cleGardee, dejaRecue, estLui, prendreLaSienne } from "./la-sienne.js";
import { lireContenu } from "./lire-contenu.js";
import type { ReponseDeclaration } from "./reponse.js";

export interface Envoi extends Contenu {
  readonly titulaireId: string;
  /** Brouillon que l'on envoie, s'il y en a un. */
  readonly declarationId?: string | null;
  /** Clé du formulaire : deux envois n'en font qu'un. */
  readonly cle?: string | null;
}

type Lu = ReturnType<typeof lireContenu>;

/** Ce qui est tapé trop tôt se garde en brouillon ; trop tard, il n'a plus d'usage et reste seulement dans le formulaire. */
async function garderSiTropTot(ctx: Contexte, declaration: Declaration, garde: { lu: Lu; tropTot: boolean; cle: string | null }) {
  if (!garde.tropTot || declaration.etat !== "brouillon") return null;
  return franchir(ctx, declaration, { evenement: "enregistrer", changements: { ...garde.lu, saisie: {} }, cle: garde.cle });
}

/** Une déclaration par organisme et par année : la seconde se regroupe avec la première. */
export async function exigerSeule(ctx: Contexte, declaration: Declaration, lu: Lu): Promise<void> {
  const autre = await trouverEnvoyee(ctx.base, { titulaireId: declaration.titulaireId, ...lu });
  if (autre !== null && autre.id !== declaration.id) {
    throw new Refus("declarations/deja-declaree", { declarationId: autre.id, annee: lu.annee, heures: autre.heures });
  }
}

/** Envoie la déclaration ; le refus de la loi est une valeur, avec ses motifs et le brouillon qui garde la saisie. */
export async function declarerActivite(ctx: Contexte, envoi: Envoi): Promise<ReponseDeclaration> {
  exiger(ctx.acteur, "declarer", estLui(ctx, envoi.titulaireId));
  const lu = lireContenu(envoi);
  const cle = cleGardee(envoi.cle);
  const recue = await dejaRecue(ctx, envoi.titulaireId, cle);
  if (recue !== null && recue.etat !== "brouillon")
    return { decision: "declaree", declaration: recue, avertissements: await avertir(ctx, lu) };
  const avertissements = await avertir(ctx, lu);
  const { declarationId } = envoi;
  const neuve = declarationId === null || declarationId === undefined;
  const declaration =
    recue ?? (neuve ? brouillonNeuf(envoi.titulaireId, lu.type) : await prendreLaSienne(ctx, envoi.titulaireId, declarationId));
  const motifs = examinerEnvoi(lu, ctx.horloge.aujourdhui());
  if (motifs.length > 0) {
    const tropTot = motifs.some(({ code }) => code === "annee_non_terminee");
    return { decision: "refusee", motifs, brouillon: recue ?? (await garderSiTropTot(ctx, declaration, { lu, tropTot, cle })) };
  }
  await exigerSeule(ctx, declaration, lu);
  const changements = { ...lu, saisie: {}, declareLe: ctx.horloge.aujourdhui() };
  const declaree = await franchir(ctx, declaration, { evenement: "declarer", changements, cle: recue === null ? cle : null });
  return { decision: "declaree", declaration: declaree, avertissements };
}
