// Le titulaire annule son inscription : sans frais jusqu'à un jour exact, le prix dû ensuite, un examen s'il invoque la force majeure.
import { type JugementAnnulation, jugerAnnulation } from "../../regles/dossier/index.js";
import { Refus } from "../../socle/refus.js";
import { estCle } from "../../socle/valeurs/cle.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { DossierDeLui } from "./demander.js";
import type { Dossier } from "./dossier.js";
import { type LigneDossier, trouverDossier } from "./dossiers.sql.js";
import { franchirDossier } from "./franchir-dossier.js";
import { lecturesDossier } from "./lectures-du-service.js";
import { estLui, exigerPossible, prendreLeSien, raisonDonnee } from "./prendre.js";
import { dossierDuTitulaire } from "./vues.js";

export interface Annulation extends DossierDeLui {
  /** Pourquoi la personne ne peut pas venir : un agent l'examine. Sans effet tant qu'annuler est sans frais. */
  readonly forceMajeure: { readonly cause: string } | null;
  /** La personne a lu qu'il est trop tard et que le prix est dû. */
  readonly tardAccepte: boolean;
}

function jugement(ctx: Contexte, dossier: LigneDossier): JugementAnnulation {
  const { accepteeLe, offre, departement } = dossier;
  if (accepteeLe === null) throw new Error("Une inscription acceptée a le jour de son acceptation.");
  return jugerAnnulation({ aujourdhui: ctx.horloge.aujourdhui(), accepteeLe, debut: offre.debut, departement }, lecturesDossier());
}

/** Ce qu'annuler ferait aujourd'hui : à montrer avant. Refuse « dossiers/introuvable », « dossiers/etape-impossible » hors d'une inscription. */
export async function prevoirAnnulation(ctx: Contexte, demande: DossierDeLui): Promise<JugementAnnulation> {
  exiger(ctx.acteur, "consulter_dossier", estLui(ctx, demande.titulaireId));
  const dossier = estCle(demande.dossierId) ? await trouverDossier(ctx.base, demande.dossierId) : null;
  if (dossier === null || dossier.titulaireId !== demande.titulaireId) throw new Refus("dossiers/introuvable");
  exigerPossible(dossier, "annuler_a_temps", "titulaire");
  return jugement(ctx, dossier);
}

/**
 * Annule. À temps, les droits reviennent entiers à leurs lots ; trop tard, il faut l'accepter (refus « dossiers/annulation-tardive »
 * sinon) et le prix est dû ; avec une force majeure, le dossier attend l'examen, droits réservés.
 */
export async function annulerInscription(ctx: Contexte, demande: Annulation): Promise<Dossier> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  const dossier = await prendreLeSien(ctx, demande);
  exigerPossible(dossier, "annuler_a_temps", "titulaire");
  const { evenement, sansFraisJusquau, motifs } = jugement(ctx, dossier);
  if (evenement !== "annuler_tard") {
    return dossierDuTitulaire(ctx, await franchirDossier(ctx, dossier, { evenement, auteur: "titulaire" }));
  }
  if (demande.forceMajeure !== null) {
    const cause = raisonDonnee(demande.forceMajeure.cause);
    const pas = { evenement: "invoquer_force_majeure", auteur: "titulaire", champs: { cause }, details: { cause } } as const;
    return dossierDuTitulaire(ctx, await franchirDossier(ctx, dossier, pas));
  }
  const [motif] = motifs;
  if (!demande.tardAccepte) {
    throw new Refus("dossiers/annulation-tardive", {
      jusquau: sansFraisJusquau,
      phrase: motif?.phrase ?? null,
      article: motif?.article ?? null,
      prix: dossier.offre.prix,
    });
  }
  return dossierDuTitulaire(ctx, await franchirDossier(ctx, dossier, { evenement, auteur: "titulaire" }));
}
