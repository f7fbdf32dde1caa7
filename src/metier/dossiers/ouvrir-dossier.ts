// Le titulaire ouvre un dossier : un brouillon, qu'il enverra quand il voudra.
import { randomUUID } from "node:crypto";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger, lireTitulaire } from "../identite/index.js";
import type { Dossier } from "./dossier.js";
import {
  compterBrouillons,
  compterDemandes,
  ecrireDossier,
  type LigneDossier,
  trouverParCle,
  verrouillerDemandes,
} from "./dossiers.sql.js";
import { horlogeDuDossier } from "./echeances.js";
import { tirerNumero } from "./numero.js";
import { lireOffreDemandee, motifsDEnvoi, type OffreDemandee, raisonsDe } from "./offre-demandee.js";
import { estLui } from "./prendre.js";
import { statutDeFinancement } from "./statut-de-financement.js";
import { dossierDuTitulaire } from "./vues.js";

export interface OuvertureDossier {
  readonly titulaireId: string;
  readonly actionId: string;
  /** Null quand l'action s'ouvre à tout moment. */
  readonly sessionId: string | null;
  /** La même clé deux fois n'ouvre qu'un dossier. */
  readonly cle: string;
}

const VIDE = {
  etat: "brouillon",
  facturation: "pas_facturable",
  controle: "hors_controle",
  version: 1,
  message: null,
  propositionModifiee: false,
  plan: null,
  engage: null,
  reservationCec: null,
  reservationCpf: null,
  horloge: null,
  echeance: null,
  tauxRealisation: null,
  forceMajeure: null,
  cause: null,
  heuresNonFaites: null,
  duOrganisme: null,
  parts: null,
  note: null,
  demandeeLe: null,
  verificationLe: null,
  proposeeLe: null,
  cofinancementLe: null,
  paiementLe: null,
  accepteeLe: null,
  examenLe: null,
  entreeLe: null,
  sortieLe: null,
  serviceFaitLe: null,
  factureeLe: null,
  aRembourserDepuis: null,
} as const;

/** Brouillons qu'une personne garde à la fois : assez pour comparer, pas pour remplir la base. */
const BROUILLONS = 20;

/** Un organisme qui n'est pas inscrit ici ne recevrait rien : le dossier ne s'ouvre pas. */
async function organismeInscrit(ctx: Contexte, titulaireId: string, demandee: OffreDemandee): Promise<string> {
  const { organismeId } = demandee.formation.organisme;
  if (organismeId !== null) return organismeId;
  const ouvertes = await compterDemandes(ctx.base, titulaireId, demandee.formation.id);
  const motifs = motifsDEnvoi(ctx, demandee, ouvertes);
  throw new Refus("dossiers/demande-irrecevable", raisonsDe(motifs.filter(({ code }) => code === "organisme_non_inscrit")));
}

/**
 * Ouvre un brouillon ; la même clé rend le même dossier. Refuse « dossiers/demande-irrecevable » si l'organisme n'est pas inscrit ici,
 * « dossiers/trop-de-brouillons », « dossiers/action-introuvable », « dossiers/saisie-invalide » (session).
 */
export async function ouvrirDossier(ctx: Contexte, demande: OuvertureDossier): Promise<Dossier> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  const { titulaireId, actionId, sessionId, cle } = demande;
  if (cle.trim() === "") throw new Refus("dossiers/saisie-invalide", { champ: "cle" });
  await verrouillerDemandes(ctx.base, titulaireId);
  const connu = await trouverParCle(ctx.base, titulaireId, cle);
  if (connu !== null) return dossierDuTitulaire(ctx, connu);
  if ((await compterBrouillons(ctx.base, titulaireId)) >= BROUILLONS)
    throw new Refus("dossiers/trop-de-brouillons", { maximum: BROUILLONS });
  const demandee = await lireOffreDemandee(ctx, { actionId, sessionId });
  const { formation, offre, departement } = demandee;
  const le = ctx.horloge.maintenant();
  const neuf: LigneDossier = {
    ...VIDE,
    ...{ titulaireId, cle, actionId, sessionId, offre, departement, formationId: formation.id },
    id: randomUUID(),
    numero: tirerNumero(),
    organismeId: await organismeInscrit(ctx, titulaireId, demandee),
    siret: formation.organisme.siret,
    organismeNom: formation.organisme.denomination,
    statutTitulaire: statutDeFinancement(await lireTitulaire(ctx, titulaireId), ctx.horloge.aujourdhui()),
    modifieLe: le,
    creeLe: le,
  };
  const horloge = horlogeDuDossier(neuf);
  const ouvert: LigneDossier = { ...neuf, horloge: horloge?.code ?? null, echeance: horloge?.jour ?? null };
  await ecrireDossier(ctx.base, ouvert);
  return dossierDuTitulaire(ctx, ouvert);
}
