// Le brouillon : le journal de l'année en cours, ou ce qui a été tapé sans être envoyé. Rien n'y est refusé.
import { isDeepStrictEqual } from "node:util";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Contenu, Declaration, Saisie, TypeDeclare } from "./declaration.js";
import { franchir } from "./franchir.js";
import { brouillonNeuf, cleGardee, dejaRecue, estLui, prendreLaSienne } from "./la-sienne.js";
import { lireEbauche, lireSaisie } from "./lire-contenu.js";

export interface Brouillon {
  readonly titulaireId: string;
  readonly type: TypeDeclare;
  /** Brouillon à compléter ; absent pour un neuf. */
  readonly declarationId?: string | null;
  /** Clé du formulaire : deux envois n'en font qu'un. */
  readonly cle?: string | null;
  /** Ce qui a déjà un sens. */
  readonly contenu: Partial<Omit<Contenu, "type">>;
  /** Ce qui a été tapé, champ par champ, tel quel. */
  readonly saisie?: Saisie;
}

/** Garde le brouillon, neuf ou complété ; une déclaration déjà envoyée se corrige autrement (« declarations/etape-impossible »). */
export async function enregistrerBrouillon(ctx: Contexte, brouillon: Brouillon): Promise<Declaration> {
  exiger(ctx.acteur, "declarer", estLui(ctx, brouillon.titulaireId));
  const { titulaireId, declarationId, type } = brouillon;
  const recue = await dejaRecue(ctx, titulaireId, brouillon.cle);
  if (recue !== null && recue.etat !== "brouillon") return recue;
  const neuf = declarationId === null || declarationId === undefined;
  const declaration = recue ?? (neuf ? brouillonNeuf(titulaireId, type) : await prendreLaSienne(ctx, titulaireId, declarationId));
  const changements = { type, ...lireEbauche({ type, ...brouillon.contenu }), saisie: lireSaisie(brouillon.saisie ?? {}) };
  // Le même envoi ne s'écrit qu'une fois ; un retour en arrière qui a retapé autre chose sous la même clé, lui, se garde.
  if (recue !== null && isDeepStrictEqual({ ...recue, ...changements }, recue)) return recue;
  return franchir(ctx, declaration, { evenement: "enregistrer", changements, cle: recue === null ? cleGardee(brouillon.cle) : null });
}
