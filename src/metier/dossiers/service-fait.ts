// Le titulaire face au service fait : il confirme que la formation a eu lieu comme on le dit, ou il conteste.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { DossierDeLui } from "./demander.js";
import type { Dossier } from "./dossier.js";
import { franchirDossier } from "./franchir-dossier.js";
import { estLui, exigerPossible, prendreLeSien, raisonDonnee } from "./prendre.js";
import { dossierDuTitulaire } from "./vues.js";

const NOTE_MAXIMALE = 5;

/**
 * Confirme que la formation a eu lieu comme l'organisme le dit ; `note` de 1 à 5, ou null. Les droits dus sont utilisés, le reste revient.
 * Refuse « dossiers/en-controle », « dossiers/saisie-invalide » (note), « dossiers/etape-impossible ».
 */
export async function confirmerServiceFait(ctx: Contexte, demande: DossierDeLui & { readonly note: number | null }): Promise<Dossier> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  const dossier = await prendreLeSien(ctx, demande);
  exigerPossible(dossier, "confirmer_service_fait", "titulaire");
  if (dossier.controle === "en_controle") throw new Refus("dossiers/en-controle");
  const { note } = demande;
  if (note !== null && !(Number.isInteger(note) && note >= 1 && note <= NOTE_MAXIMALE)) {
    throw new Refus("dossiers/saisie-invalide", { champ: "note" });
  }
  const pas = { evenement: "confirmer_service_fait", auteur: "titulaire", champs: { note } } as const;
  return dossierDuTitulaire(ctx, await franchirDossier(ctx, dossier, pas));
}

/** Conteste ce que l'organisme a déclaré : un contrôle s'ouvre, et plus rien n'est validé par le temps. */
export async function contesterServiceFait(ctx: Contexte, demande: DossierDeLui & { readonly raison: string }): Promise<Dossier> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  const dossier = await prendreLeSien(ctx, demande);
  exigerPossible(dossier, "contester_service_fait", "titulaire");
  if (dossier.controle === "en_controle") throw new Refus("dossiers/en-controle");
  const pas = { evenement: "contester_service_fait", auteur: "titulaire", details: { raison: raisonDonnee(demande.raison) } } as const;
  return dossierDuTitulaire(ctx, await franchirDossier(ctx, dossier, pas));
}
