// Les organismes de formation tels que l'exploitant les cherche, et ceux d'une liste d'organismes qui en sont.

import { estCle } from "../../socle/valeurs/cle.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { motsDe, nettoyer } from "../organismes/index.js";
import { chercherFormateurs, formateurDe, trouverParOrganisme } from "./formateurs.sql.js";
import type { OrganismeFormation } from "./offre.js";

/** `formations` : combien il en propose ; `referenceLe` : null tant qu'il n'est pas inscrit ici. */
export interface FormateurListe extends OrganismeFormation {
  readonly referenceLe: Date | null;
  readonly formations: number;
  /** Autorisation de proposer des formations de bénévoles et de volontaires (L6323-6 II 5°), null sans elle. */
  readonly benevoles: { readonly le: Date; readonly raison: string } | null;
}

const MAXIMUM = 50;
const LONGUEUR_TEXTE = 120;

/** Un SIRET tapé par groupes de chiffres se cherche d'un bloc. */
function motsCherches(texte: string): string[] {
  const net = nettoyer(texte, LONGUEUR_TEXTE);
  return motsDe(/^[\d\s.\u00a0\u202f-]+$/u.test(net) ? net.replace(/\D/gu, "") : net);
}

/** Cherche par mots du nom, de la ville ou par SIRET ; les inscrits d'abord, cinquante au plus. Un texte vide les prend tous. */
export async function listerFormateurs(ctx: Contexte, demande: { texte: string }): Promise<readonly FormateurListe[]> {
  exiger(ctx.acteur, "referencer_formateur");
  const lignes = await chercherFormateurs(ctx.base, motsCherches(demande.texte), MAXIMUM);
  return lignes.map((ligne) => {
    const { reference_le: referenceLe, formations, benevoles_autorise_le: le, benevoles_raison: raison } = ligne;
    return { ...formateurDe(ligne), referenceLe, formations, benevoles: le === null ? null : { le, raison: raison ?? "" } };
  });
}

/** Parmi ces organismes, ceux qui sont organismes de formation inscrits ici, suspendus compris : ils répondent à leurs dossiers ouverts. */
export async function formateursParmi(ctx: Contexte, organismeIds: readonly string[]): Promise<ReadonlySet<string>> {
  exiger(ctx.acteur, "consulter_public");
  const cles = organismeIds.filter(estCle);
  const connus = cles.length === 0 ? [] : await trouverParOrganisme(ctx.base, cles);
  return new Set(connus.flatMap(({ organismeId }) => (organismeId === null ? [] : [organismeId])));
}
