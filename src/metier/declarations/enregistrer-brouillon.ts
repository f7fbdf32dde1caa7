// Le brouillon : le journal de l'année en cours, ou ce qui a été tapé sans être envoyé. Rien n'y est refusé.
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
  const recue = await dejaRecue(ctx, brouillon.titulaireId, brouillon.cle);
  if (recue !== null) return recue;
  const { titulaireId, declarationId, type } = brouillon;
  const connu = declarationId === null || declarationId === undefined;
  const declaration = connu ? brouillonNeuf(titulaireId, type) : await prendreLaSienne(ctx, titulaireId, declarationId);
  const changements = { type, ...lireEbauche({ type, ...brouillon.contenu }), saisie: lireSaisie(brouillon.saisie ?? {}) };
  return franchir(ctx, declaration, { evenement: "enregistrer", changements, cle: cleGardee(brouillon.cle) });
}
