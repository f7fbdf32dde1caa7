// Référencer un organisme de formation : l'exploitant l'inscrit au catalogue, et ProConnect le reconnaîtra par son SIRET.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { inscrireDeclarant } from "../organismes/index.js";
import { ecrireReference } from "./formateurs.sql.js";
import { rafraichirRechercheDuFormateur } from "./rafraichir-recherche.js";

/** `numeroActivite` : les onze chiffres de la déclaration d'activité. */
export interface DemandeReference {
  readonly siret: string;
  readonly denomination: string;
  readonly numeroActivite?: string | null;
  readonly codePostal?: string | null;
  readonly ville?: string | null;
}

function numeroLu(tape: string | null | undefined): string | null {
  const numero = (tape ?? "").replace(/[\s.\u00a0\u202f-]/gu, "");
  if (numero === "") return null;
  if (!/^\d{11}$/u.test(numero)) throw new Refus("catalogue/saisie-invalide", { champ: "numeroActivite", faute: "numero_activite" });
  return numero;
}

/**
 * Référence l'organisme, ou complète celui qui l'est : deux envois n'en font qu'un. Rend sa clé parmi les organismes.
 * Refuse par « organismes/saisie-invalide », « organismes/numeros-discordants » ou « catalogue/saisie-invalide » (champ numeroActivite).
 */
export async function referencerFormateur(ctx: Contexte, demande: DemandeReference): Promise<{ organismeId: string }> {
  exiger(ctx.acteur, "referencer_formateur");
  const numeroActivite = numeroLu(demande.numeroActivite);
  const { siret: tape, denomination, codePostal = null, ville = null } = demande;
  if (tape.trim() === "") throw new Refus("catalogue/saisie-invalide", { champ: "siret", faute: "manque" });
  const { organisme, siret } = await inscrireDeclarant(ctx, { siret: tape, nom: denomination, codePostal, commune: ville });
  if (siret === null) throw new Error("Organisme inscrit par son SIRET, et qui n'en a pas.");
  const par = ctx.acteur.genre === "agent" ? ctx.acteur.agentId : "service";
  await ecrireReference(ctx.base, {
    siret,
    denomination: denomination.trim(),
    numeroActivite,
    codePostal,
    ville,
    organismeId: organisme.id,
    le: ctx.horloge.maintenant(),
    par,
  });
  await rafraichirRechercheDuFormateur(ctx.base, siret);
  return { organismeId: organisme.id };
}
