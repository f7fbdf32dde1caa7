// Ce que la personne doit savoir en envoyant : l'association ouvre-t-elle droit, quelqu'un peut-il attester.
import type { Motif } from "../../regles/motif.js";
import type { Contexte } from "../contexte.js";
import { compterResponsables, lireOrganisme, qualiteOrganisme } from "../organismes/index.js";
import type { Contenu } from "./declaration.js";
import { avertirFonction } from "./examen.js";

/** Avertissements à montrer avec l'accusé de réception ; refuse si l'organisme n'existe pas. */
export async function avertir(ctx: Contexte, contenu: Contenu): Promise<Motif[]> {
  const organisme = await lireOrganisme(ctx, contenu.organismeId);
  const qualite = qualiteOrganisme(organisme, ctx.horloge.aujourdhui());
  const surLAssociation = contenu.type === "benevolat_associatif" && qualite.ouvreDroit !== "oui";
  return [
    ...avertirFonction(contenu),
    ...(surLAssociation ? qualite.motifs.filter(({ code }) => !code.endsWith("_atteinte") && !code.endsWith("_reconnu")) : []),
    ...((await compterResponsables(ctx, contenu.organismeId)) === 0 ? [personnePourAttester(contenu)] : []),
  ];
}

function personnePourAttester({ type }: Contenu): Motif {
  const phrase =
    "Personne n'est encore inscrit pour attester au nom de cet organisme. Prévenez un de ses dirigeants : sans attestation avant le 31 décembre, vos heures ne compteraient pas.";
  return { code: "aucun_responsable", article: type === "benevolat_associatif" ? "R5151-17" : "D5151-15", phrase };
}
