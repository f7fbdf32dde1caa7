// La commande « cec organisme qualifier » : un agent décide si un organisme entre dans l'article 200 du CGI, une fois pour tous ses bénévoles.
import { userInfo } from "node:os";
import { benevolesDeLOrganisme } from "../../metier/declarations/index.js";
import { calculerDroits } from "../../metier/droits/index.js";
import { lireOrganismeParReference, qualifierOrganisme } from "../../metier/organismes/index.js";
import type { Base } from "../../socle/base/base.js";
import { installerCles } from "../../socle/chiffrement.js";
import type { Horloge } from "../../socle/horloge.js";
import { Refus } from "../../socle/refus.js";
import { PHRASES_ORGANISMES } from "../phrases/organismes.js";
import type { Appel } from "./commande.js";
import type { Faute } from "./faute.js";
import { lireMots } from "./lire-mots.js";
import { FAIT, MAUVAISE_ENTREE } from "./statuts.js";
import { horlogeDuService, surLaBase } from "./sur-la-base.js";

/** Où la commande écrit : le résultat d'un côté, ce qui ne va pas de l'autre. */
export type SortiesQualifier = Pick<Appel, "sortie" | "erreurs">;

const OPTIONS = { article200: { type: "string" }, raison: { type: "string" }, agent: { type: "string" } } as const;

/** Décision telle qu'elle est tapée. */
export interface DecisionTapee {
  readonly reference: string;
  readonly article200: boolean;
  readonly raison: string;
  readonly agent: string;
}

/** Lit les mots de la commande ; toutes les fautes à la fois, « chemin: phrase ». */
export function lireDecision(args: readonly string[], agentParDefaut: string): DecisionTapee | { readonly fautes: readonly Faute[] } {
  const { positionals, fautes, valeur } = lireMots(args, OPTIONS);
  const [reference] = positionals;
  if (reference === undefined || positionals.length > 1) {
    fautes.push({
      chemin: "organisme",
      phrase: "attendu un seul numéro RNA (W…), SIRET, « tribunal/volume/folio » ou identifiant d'organisme",
    });
  }
  const article200 = valeur("article200");
  if (article200 !== "oui" && article200 !== "non") fautes.push({ chemin: "--article200", phrase: "attendu « oui » ou « non »" });
  if (valeur("raison") === "")
    fautes.push({ chemin: "--raison", phrase: "attendu la raison de la décision, entre guillemets : les bénévoles la liront" });
  if (fautes.length > 0 || reference === undefined) return { fautes };
  return { reference, article200: article200 === "oui", raison: valeur("raison"), agent: valeur("agent") || agentParDefaut };
}

/** Écrit la décision dans une transaction ; rend ce que la commande imprime. */
export function qualifierEnBase(base: Base, horloge: Horloge, decision: DecisionTapee): Promise<Readonly<Record<string, unknown>>> {
  return base.transaction(async (tx) => {
    const ctx = { base: tx, horloge, acteur: { genre: "agent", agentId: decision.agent } as const };
    const trouve = await lireOrganismeParReference(ctx, decision.reference);
    const { id, rna, nom, proposition, article200 } = await qualifierOrganisme(ctx, { ...decision, organismeId: trouve.id });
    const benevoles = await benevolesDeLOrganisme(ctx, id);
    let droitsEcrits = 0;
    // La décision vaut pour tous : un droit qu'elle complète est écrit le jour même, un droit qu'elle défait est repris.
    for (const titulaireId of benevoles) droitsEcrits += await calculerDroits({ ...ctx, acteur: { genre: "systeme" } }, titulaireId);
    return { id, rna, nom, proposition, article200, benevoles: benevoles.length, droitsEcrits };
  });
}

/** Phrase d'un refus du registre : introuvable, raison manquante. */
function phraseDuRefus(erreur: unknown): string | null {
  if (!(erreur instanceof Refus)) return null;
  const refus = Object.entries(PHRASES_ORGANISMES).find(([code]) => code === erreur.code)?.[1];
  return refus === undefined ? null : `${refus.phrase(erreur.details)} ${refus.conduite(erreur.details)}`;
}

/** Exécute la commande sur la base que désigne l'environnement. Statut : 0 décidé, 2 mauvaise entrée ou base impossible à ouvrir. */
export async function executerOrganismeQualifier(args: readonly string[], sorties: SortiesQualifier): Promise<number> {
  const decision = lireDecision(args, userInfo().username);
  if ("fautes" in decision) {
    await sorties.erreurs.ecrire(decision.fautes.map(({ chemin, phrase }) => `${chemin}: ${phrase}\n`).join(""));
    return MAUVAISE_ENTREE;
  }
  const sansTables = "Cette base n'a pas encore d'organismes : démarrez une fois le service, il la prépare.";
  return surLaBase({ env: process.env, erreurs: sorties.erreurs, sansTables, phraseDuRefus }, async (bases, reglages) => {
    installerCles(reglages);
    const horloge = await horlogeDuService(bases, reglages);
    await sorties.sortie.ecrire(`${JSON.stringify(await qualifierEnBase(bases.service, horloge, decision))}\n`);
    return FAIT;
  });
}
