// Refuser d'attester une déclaration, avec une raison et un mot : la personne pourra corriger ou en parler avec l'association.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { exigerVersion, prendreATraiter } from "./a-traiter.js";
import { type Declaration, MOTIFS_REFUS, type MotifRefus } from "./declaration.js";
import { franchir, issueDe } from "./franchir.js";
import { texteGarde } from "./lire-contenu.js";

export interface RefusDAttester {
  readonly declarationId: string;
  readonly motif: MotifRefus;
  /** Ce que le responsable dit à la personne : jamais vide. */
  readonly mot: string;
  readonly version?: number | null;
}

/** Refuse la déclaration ; un second refus ne remplace pas le premier. */
export async function refuserDeclaration(ctx: Contexte, demande: RefusDAttester): Promise<Declaration> {
  exiger(ctx.acteur, "attester");
  const declaration = await prendreATraiter(ctx, demande);
  if (!MOTIFS_REFUS.includes(demande.motif)) throw new Refus("declarations/saisie-invalide", { champ: "motif" });
  const mot = texteGarde(demande.mot, 1000);
  if (mot === null) throw new Refus("declarations/mot-manquant");
  if (issueDe(declaration, "refuser") === null) return declaration;
  exigerVersion(declaration, demande.version);
  return franchir(ctx, declaration, { evenement: "refuser", changements: { motifRefus: demande.motif, mot } });
}
