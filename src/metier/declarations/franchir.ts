// Faire franchir une étape à une déclaration : l'état de la table, l'écriture et l'histoire, ensemble ou pas du tout.

import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import type { Declaration } from "./declaration.js";
import { ecrireDeclaration } from "./declarations.sql.js";
import { type Etat, type Evenement, TRANSITIONS } from "./etats.js";
import { ecrireEvenement } from "./evenements.sql.js";
import { prevenir } from "./prevenir.js";

/** Ce qui arrive à une déclaration : l'évènement, ce qu'il change, et la clé de l'envoi. */
export interface Passage {
  readonly evenement: Evenement;
  readonly changements?: Partial<Omit<Declaration, "id" | "titulaireId" | "etat" | "version">>;
  readonly cle?: string | null;
}

/** État où mène l'évènement, ou null s'il est déjà fait ; refuse par « declarations/etape-impossible ». */
export function issueDe(declaration: Declaration, evenement: Evenement): Etat | null {
  const issue = TRANSITIONS[declaration.etat][evenement];
  if (issue === "refus") throw new Refus("declarations/etape-impossible", { etat: declaration.etat, evenement });
  return issue === "sans_effet" ? null : issue;
}

function identiteDe(acteur: Acteur): { acteurId: string | null; acteurNom: string | null } {
  switch (acteur.genre) {
    case "titulaire":
      return { acteurId: acteur.titulaireId, acteurNom: null };
    case "responsable":
      return { acteurId: acteur.responsableId, acteurNom: `${acteur.prenom} ${acteur.nom}` };
    case "agent":
      return { acteurId: acteur.agentId, acteurNom: null };
    default:
      return { acteurId: null, acteurNom: null };
  }
}

/** Écrit l'étape ; la déclaration doit être tenue (neuve, ou verrouillée). Rend ce qu'elle est devenue. */
export async function franchir(ctx: Contexte, declaration: Declaration, passage: Passage): Promise<Declaration> {
  const etat = issueDe(declaration, passage.evenement);
  if (etat === null) return declaration;
  const devenue: Declaration = { ...declaration, ...passage.changements, etat, version: declaration.version + 1 };
  const le = ctx.horloge.maintenant();
  await ecrireDeclaration(ctx.base, devenue, le);
  await ecrireEvenement(ctx.base, devenue, {
    evenement: passage.evenement,
    acteurGenre: ctx.acteur.genre,
    ...identiteDe(ctx.acteur),
    le,
    jour: ctx.horloge.aujourdhui(),
    cle: passage.cle ?? null,
  });
  await prevenir(ctx, devenue, passage.evenement);
  return devenue;
}
