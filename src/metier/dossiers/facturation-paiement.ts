// L'exploitant paie, rejette, verse l'acompte, reçoit ce qui revient : chaque geste une fois, avec sa référence, jamais pendant un contrôle.
import type { EvenementFacturation } from "../../regles/dossier/facturation.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { referenceDonnee } from "./cofinancement-versement.js";
import type { Facture } from "./dossier.js";
import type { ChampsDossier, LigneDossier } from "./dossiers.sql.js";
import { avancerFacturation } from "./facturation-etape.js";
import { ecrireFacture, type FactureTenue, trouverFactures } from "./factures.sql.js";
import { prendreDossier, raisonDonnee, signataireDe } from "./prendre.js";
import { prevenirDeCote } from "./prevenir-argent.js";
import { factureMontree } from "./vues.js";

/** La pièce que l'agent avait sous les yeux : si une autre attend, ou si sa somme a changé, rien ne se fait. `montant` en centimes. */
export interface PieceLue {
  readonly id: string;
  readonly montant: number;
}

/** Un paiement fait ou reçu : sa référence, celle du virement. `lue` absente : la pièce qui attend, quelle qu'elle soit. */
export interface Reglement {
  readonly dossierId: string;
  readonly lue?: PieceLue;
  readonly reference: string;
}

interface Geste {
  readonly evenement: Exclude<
    EvenementFacturation,
    "facturer" | "demander_acompte" | "ouvrir_facturation" | "fermer_facturation" | "solder" | "demander_retour"
  >;
  readonly genre: Facture["genre"];
  readonly change: Pick<FactureTenue, "etat"> & Partial<Pick<FactureTenue, "raison" | "payeeLe" | "referencePaiement">>;
  readonly champs?: Partial<ChampsDossier>;
  readonly lue: PieceLue | undefined;
}

async function faire(ctx: Contexte, dossier: LigneDossier, geste: Geste): Promise<Facture> {
  const { evenement, genre, change, champs = {}, lue } = geste;
  const factures = await trouverFactures(ctx.base, [dossier.id]);
  const vue = (une: FactureTenue) => une.genre === genre && (lue === undefined || une.id === lue.id);
  const emise = factures.find((une) => vue(une) && une.etat === "emise");
  if (emise === undefined) {
    const faite = factures.find((une) => vue(une) && une.referencePaiement === change.referencePaiement && une.etat === change.etat);
    if (change.referencePaiement !== undefined && faite !== undefined) return factureMontree(faite);
    if (lue !== undefined && factures.some(({ genre: autre, etat }) => autre === genre && etat === "emise")) {
      throw new Refus("dossiers/piece-changee");
    }
    throw new Refus("dossiers/facturation-impossible", { etat: dossier.facturation, evenement });
  }
  if (lue !== undefined && lue.montant !== emise.montant) throw new Refus("dossiers/piece-changee");
  const devenue: FactureTenue = { ...emise, ...change };
  await ecrireFacture(ctx.base, devenue);
  const details = { numero: emise.numero, ...(change.raison === undefined ? {} : { raison: change.raison }) };
  const apres = await avancerFacturation(ctx, dossier, { evenement, par: "exploitant", signataire: signataireDe(ctx), details, champs });
  await prevenirDeCote(ctx, apres, { evenement, facture: devenue });
  return factureMontree(devenue);
}

function exigerHorsControle({ controle }: LigneDossier): void {
  if (controle === "en_controle") throw new Refus("dossiers/en-controle");
}

function reglee(ctx: Contexte, reference: string): Geste["change"] {
  return { etat: "payee", payeeLe: ctx.horloge.aujourdhui(), referencePaiement: referenceDonnee(reference) };
}

/** Paie la facture émise. Refuse « dossiers/en-controle », « dossiers/facturation-impossible », « dossiers/saisie-invalide ». */
export async function payerFacture(ctx: Contexte, { dossierId, reference, lue }: Reglement): Promise<Facture> {
  exiger(ctx.acteur, "instruire_dossier");
  const dossier = await prendreDossier(ctx, dossierId);
  exigerHorsControle(dossier);
  return faire(ctx, dossier, { evenement: "payer_facture", genre: "facture", change: reglee(ctx, reference), lue });
}

/** Rejette la facture émise, avec la raison que l'organisme lira : il en émet une autre, d'un autre numéro. */
export async function rejeterFacture(ctx: Contexte, demande: Omit<Reglement, "reference"> & { readonly raison: string }): Promise<Facture> {
  exiger(ctx.acteur, "instruire_dossier");
  const dossier = await prendreDossier(ctx, demande.dossierId);
  const change = { etat: "rejetee", raison: raisonDonnee(demande.raison) } as const;
  return faire(ctx, dossier, { evenement: "rejeter_facture", genre: "facture", change, champs: { factureeLe: null }, lue: demande.lue });
}

/** Verse l'acompte demandé à l'entrée en formation. Refuse « dossiers/en-controle », « dossiers/facturation-impossible ». */
export async function verserAcompte(ctx: Contexte, { dossierId, reference, lue }: Reglement): Promise<Facture> {
  exiger(ctx.acteur, "instruire_dossier");
  const dossier = await prendreDossier(ctx, dossierId);
  exigerHorsControle(dossier);
  return faire(ctx, dossier, { evenement: "verser_acompte", genre: "acompte", change: reglee(ctx, reference), lue });
}

/** Reçoit de l'organisme ce qu'il avait de trop. */
export async function recevoirRetour(ctx: Contexte, { dossierId, reference, lue }: Reglement): Promise<Facture> {
  exiger(ctx.acteur, "instruire_dossier");
  const dossier = await prendreDossier(ctx, dossierId);
  return faire(ctx, dossier, { evenement: "recevoir_retour", genre: "retour", change: reglee(ctx, reference), lue });
}
