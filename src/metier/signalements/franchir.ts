// Faire franchir une étape à un signalement : l'état de la table, l'écriture, l'histoire et les courriels, ensemble ou pas du tout.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import { type EtatSignalement, type EvenementSignalement, TRANSITIONS_SIGNALEMENT } from "./etats.js";
import { ecrireEvenement } from "./evenements.sql.js";
import { prevenir } from "./prevenir.js";
import type { Signalement } from "./signalement.js";
import { ecrireSignalement } from "./signalements.sql.js";

/** Ce qui arrive à un signalement, et ce que cela change. */
export interface Passage {
  readonly evenement: EvenementSignalement;
  readonly changements?: Partial<
    Pick<Signalement, "dernierRappel" | "reponse" | "raison" | "idLigne" | "reponduLe" | "repondantNom" | "repondantFonction">
  >;
}

/** État où mène l'évènement, ou null s'il est déjà fait ; refuse par « signalements/etape-impossible ». */
export function issueDe(etat: EtatSignalement, evenement: EvenementSignalement): EtatSignalement | null {
  const issue = TRANSITIONS_SIGNALEMENT[etat][evenement];
  if (issue === "refus") throw new Refus("signalements/etape-impossible", { etat, evenement });
  return issue === "sans_effet" ? null : issue;
}

function identifiantDe(acteur: Acteur): string | null {
  if (acteur.genre === "titulaire") return acteur.titulaireId;
  return acteur.genre === "responsable" ? acteur.responsableId : null;
}

/** Écrit l'étape d'un signalement tenu (neuf, ou verrouillé) ; rend ce qu'il est devenu. */
export async function franchir(ctx: Contexte, signalement: Signalement, passage: Passage): Promise<Signalement> {
  const etat = issueDe(signalement.etat, passage.evenement);
  if (etat === null) return signalement;
  const devenu: Signalement = { ...signalement, ...passage.changements, etat, version: signalement.version + 1 };
  const le = ctx.horloge.maintenant();
  await ecrireSignalement(ctx.base, devenu, le);
  await ecrireEvenement(ctx.base, devenu, {
    evenement: passage.evenement,
    acteurGenre: ctx.acteur.genre,
    acteurId: identifiantDe(ctx.acteur),
    signataire: passage.evenement === "repondre" ? `${devenu.repondantNom ?? ""}, ${devenu.repondantFonction ?? ""}` : null,
    le,
    jour: ctx.horloge.aujourdhui(),
  });
  await prevenir(ctx, devenu, passage.evenement);
  return devenu;
}
