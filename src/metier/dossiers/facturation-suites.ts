// Mettre la facturation d'accord avec ce qui est dû : ouvrir, fermer, ou redemander ce qui a été versé de trop.
import { randomUUID } from "node:crypto";
import { ETATS_FINAUX, transitionDe } from "../../regles/dossier/etats.js";
import type { Contexte } from "../contexte.js";
import type { Facture } from "./dossier.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { acompteDu } from "./facturation-acompte.js";
import { avancerFacturation, type PasFacturation } from "./facturation-etape.js";
import { partsEntre } from "./facturation-parts.js";
import { ecrireFacture, type FactureTenue, trouverFactures } from "./factures.sql.js";
import type { Pas } from "./franchir-dossier.js";
import { partsDues } from "./parts-dues.js";
import { prevenirRetour } from "./prevenir-argent.js";

/** Ce que l'organisme a reçu et n'a pas à rendre, en centimes : acomptes et factures payés, moins les retours demandés. */
export function netVerse(factures: readonly Pick<Facture, "genre" | "etat" | "montant">[]): number {
  return factures.reduce((somme, { genre, etat, montant }) => {
    if (genre === "retour") return etat === "rejetee" ? somme : somme - montant;
    return etat === "payee" ? somme + montant : somme;
  }, 0);
}

/** Parts du prix entre deux sommes, d'après le plan accepté. */
export function partsDuPrix({ plan, offre }: LigneDossier, depuis: number, jusqua: number) {
  if (plan === null) throw new Error("Un dossier sans plan accepté n'a pas de parts.");
  return partsEntre(partsDues(plan, offre, offre.prix), depuis, jusqua);
}

/** Une facture neuve du dossier, émise aujourd'hui. */
export function factureNeuve(
  ctx: Contexte,
  dossier: LigneDossier,
  propre: Pick<FactureTenue, "genre" | "numero" | "montant" | "parts" | "emisePar" | "payerAvant">,
): FactureTenue {
  const { titulaireId, id: dossierId, organismeId } = dossier;
  return {
    ...{ titulaireId, dossierId, organismeId, id: randomUUID(), emiseLe: ctx.horloge.aujourdhui() },
    ...{ etat: "emise", raison: null, payeeLe: null, referencePaiement: null },
    ...propre,
  };
}

async function demanderAcompte(ctx: Contexte, dossier: LigneDossier): Promise<LigneDossier> {
  const montant = acompteDu(dossier.offre.prix, ctx.horloge.aujourdhui());
  if (montant === 0) return dossier;
  const numero = `ACOMPTE-${dossier.numero}`;
  const parts = partsDuPrix(dossier, 0, montant);
  await ecrireFacture(ctx.base, factureNeuve(ctx, dossier, { genre: "acompte", numero, montant, parts, emisePar: null, payerAvant: null }));
  return avancerFacturation(ctx, dossier, { evenement: "demander_acompte", par: "dossier" });
}

const RAISONS = {
  acompte: "La facture remplace cet acompte, qui n'a pas été versé.",
  facture: "La somme due a changé après un contrôle : émettez une nouvelle facture.",
  retour: "La somme due a changé après un contrôle : une nouvelle demande remplace celle-ci.",
} as const;

/** Écarte ce qui est émis et pas payé ; la facture de l'organisme est rejetée dans l'histoire aussi. */
async function ecarterEmises(ctx: Contexte, dossier: LigneDossier, factures: readonly FactureTenue[]): Promise<LigneDossier> {
  for (const facture of factures) {
    if (facture.etat !== "emise" || facture.genre === "retour") continue;
    await ecrireFacture(ctx.base, { ...facture, etat: "rejetee", raison: RAISONS[facture.genre] });
  }
  if (dossier.facturation !== "facturee") return dossier;
  return avancerFacturation(ctx, dossier, {
    evenement: "rejeter_facture",
    par: "exploitant",
    details: { raison: RAISONS.facture },
    champs: { factureeLe: null },
  });
}

/** Un retour demandé et pas encore reçu laisse sa place au suivant, qui demande le tout. */
async function remplacerRetours(ctx: Contexte, factures: readonly FactureTenue[]): Promise<readonly FactureTenue[]> {
  const devenues = factures.map((une): FactureTenue => {
    return une.genre === "retour" && une.etat === "emise" ? { ...une, etat: "rejetee", raison: RAISONS.retour } : une;
  });
  for (const une of devenues) if (une.genre === "retour" && une.etat === "rejetee") await ecrireFacture(ctx.base, une);
  return devenues;
}

interface Retour {
  readonly du: number;
  readonly net: number;
  readonly rang: number;
  readonly par: Regularisation;
}

async function demanderRetour(ctx: Contexte, dossier: LigneDossier, { du, net, rang, par }: Retour): Promise<LigneDossier> {
  const numero = `RETOUR-${dossier.numero}-${rang}`;
  const parts = partsDuPrix(dossier, du, net);
  await ecrireFacture(
    ctx.base,
    factureNeuve(ctx, dossier, { genre: "retour", numero, montant: net - du, parts, emisePar: null, payerAvant: null }),
  );
  await prevenirRetour(ctx, dossier, net - du);
  return avancerFacturation(ctx, dossier, { evenement: "demander_retour", par, details: { numero } });
}

type Regularisation = Exclude<PasFacturation["par"], "organisme">;

/** Met la facturation d'accord avec ce que le dossier dit dû ; rien ne bouge quand elle l'est déjà. */
export async function regulariser(ctx: Contexte, dossier: LigneDossier, par: Regularisation): Promise<LigneDossier> {
  const factures = await trouverFactures(ctx.base, [dossier.id]);
  const net = netVerse(factures);
  const du = dossier.duOrganisme ?? 0;
  const devenu = await ecarterEmises(ctx, dossier, factures);
  if (du < net) {
    const rang = factures.filter(({ genre }) => genre === "retour").length + 1;
    const reste = netVerse(await remplacerRetours(ctx, factures));
    return demanderRetour(ctx, devenu, { du, net: reste, rang, par });
  }
  const { facturation } = devenu;
  if (du > net) {
    return facturation === "a_facturer" ? devenu : avancerFacturation(ctx, devenu, { evenement: "ouvrir_facturation", par: "dossier" });
  }
  const ouverte = facturation === "acompte_attendu" || facturation === "a_facturer";
  if (facturation === "acompte_verse") return avancerFacturation(ctx, devenu, { evenement: "solder", par });
  return ouverte ? avancerFacturation(ctx, devenu, { evenement: "fermer_facturation", par }) : devenu;
}

/** Fait suivre à la facturation l'étape que le dossier vient de franchir. */
export async function suivreFacturation(ctx: Contexte, dossier: LigneDossier, { evenement }: Pas): Promise<LigneDossier> {
  if (evenement === "declarer_entree") return demanderAcompte(ctx, dossier);
  const { effet } = transitionDe(evenement);
  return effet === "utiliser" || ETATS_FINAUX.has(dossier.etat) ? regulariser(ctx, dossier, "dossier") : dossier;
}
