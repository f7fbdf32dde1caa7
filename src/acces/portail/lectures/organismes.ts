// Les organismes vus par les écrans : un lieu, un numéro, et ce que la loi en dit un jour donné.
import type { Contexte } from "../../../metier/contexte.js";
import { chercherOrganismes, lireOrganisme, type Organisme, qualiteOrganisme } from "../../../metier/organismes/index.js";
import type { VueOrganisme, VueQualite } from "./vues.js";

const REPONSES = { oui: "oui", non: "non", en_attente: "attente" } as const;

function lieuDe(organisme: Organisme): string {
  const lieu = [organisme.codePostal, organisme.commune].filter((partie) => partie !== null && partie !== "").join(" ");
  return lieu === "" ? "Commune non connue" : lieu;
}

function numeroDe(organisme: Organisme): string {
  if (organisme.rna !== null) return `RNA ${organisme.rna}`;
  const registre = organisme.registreLocal;
  if (registre !== null) return `Tribunal de ${registre.tribunal}, volume ${registre.volume}, folio ${registre.folio}`;
  return organisme.siren === null ? "" : `SIREN ${organisme.siren}`;
}

export function vueOrganisme(organisme: Organisme): VueOrganisme {
  return { id: organisme.id, nom: organisme.nom, lieu: lieuDe(organisme), numero: numeroDe(organisme), dissoute: organisme.dissoute };
}

/** Organismes trouvés, du plus proche au moins proche de ce qui a été tapé. */
export async function chercher(ctx: Contexte, texte: string): Promise<VueOrganisme[]> {
  const trouves = await chercherOrganismes(ctx, { texte });
  return trouves.organismes.map(vueOrganisme);
}

/** Ce que l'organisme vaut aujourd'hui ; un organisme inconnu est refusé par « organismes/introuvable ». */
export async function lireQualite(ctx: Contexte, organismeId: string): Promise<VueQualite> {
  const organisme = await lireOrganisme(ctx, organismeId);
  const { ouvreDroit, depuis, motifs } = qualiteOrganisme(organisme, ctx.horloge.aujourdhui());
  return { organisme: vueOrganisme(organisme), reponse: REPONSES[ouvreDroit], depuis, motifs };
}
