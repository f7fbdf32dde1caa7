// Où en est l'argent : ce qui est dû à un organisme, et tout ce qui attend l'exploitant.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { estResponsable } from "../organismes/index.js";
import { type DossierArgent, trouverDossiersArgent, trouverFacturables } from "./argent.sql.js";
import { type CofinancementTenu, trouverAVerser } from "./cofinancements.sql.js";
import type { Facture, PartDeFinanceur } from "./dossier.js";
import { netVerse } from "./facturation-suites.js";
import { type FactureTenue, trouverFactures } from "./factures.sql.js";
import { type PaiementTenu, trouverPaiementsAFaire } from "./paiements.sql.js";
import { factureMontree } from "./vues.js";

const AU_PLUS = 500;

/** Ce qu'un organisme attend, ou a reçu, pour un dossier ; sommes en centimes, jamais d'où elles viennent. */
export interface PaiementDu {
  readonly dossierId: string;
  readonly numero: string;
  readonly intitule: string;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly facturation: DossierArgent["facturation"];
  readonly enControle: boolean;
  /** Ce qui est dû en tout ; null avant le service fait validé. */
  readonly du: number | null;
  /** Ce qui a déjà été versé, retours déduits. */
  readonly verse: number;
  /** Ce que la prochaine facture dira. */
  readonly aFacturer: number;
  readonly factures: readonly Facture[];
  /** Dernier jour pour payer la facture émise. */
  readonly payerAvant: DateCivile | null;
}

function paiementDu(dossier: DossierArgent, factures: readonly FactureTenue[]): PaiementDu {
  const verse = netVerse(factures);
  const { id, numero, offre, facturation, controle, duOrganisme: du } = dossier;
  const emise = factures.find((facture) => facture.genre === "facture" && facture.etat === "emise");
  return {
    ...{ dossierId: id, numero, intitule: offre.intitule, debut: offre.debut, fin: offre.fin, facturation, du, verse },
    enControle: controle === "en_controle",
    aFacturer: facturation === "a_facturer" ? (du ?? 0) - verse : 0,
    factures: factures.map(factureMontree),
    payerAvant: emise?.payerAvant ?? null,
  };
}

async function facturesParDossier(ctx: Contexte, dossiers: readonly DossierArgent[]): Promise<ReadonlyMap<string, FactureTenue[]>> {
  const parDossier = new Map<string, FactureTenue[]>(dossiers.map(({ id }) => [id, []]));
  const factures = await trouverFactures(ctx.base, [...parDossier.keys()]);
  for (const facture of factures) parDossier.get(facture.dossierId)?.push(facture);
  return parDossier;
}

/** Les paiements dus à un organisme, ceux qui attendent d'abord. */
export async function listerPaiementsDus(ctx: Contexte, { organismeId }: { readonly organismeId: string }): Promise<PaiementDu[]> {
  exiger(ctx.acteur, "traiter_dossier", await estResponsable(ctx.base, ctx.acteur, organismeId));
  const dossiers = await trouverFacturables(ctx.base, organismeId, AU_PLUS);
  const factures = await facturesParDossier(ctx, dossiers);
  return dossiers.map((dossier) => paiementDu(dossier, factures.get(dossier.id) ?? []));
}

/** Ce que l'exploitant voit en plus : l'organisme, et qui paie quoi. */
export interface FacturationDuDossier extends PaiementDu {
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly siret: string;
  readonly parts: readonly PartDeFinanceur[];
}

/** De quel dossier vient une somme à encaisser ou à rendre. */
interface DuDossier {
  readonly numero: string;
  readonly intitule: string;
}

/** Tout ce qui attend l'exploitant : factures, acomptes et retours ; paiements du titulaire à constater ou à rendre ; cofinancements à recevoir. */
export interface Facturation {
  readonly dossiers: readonly FacturationDuDossier[];
  readonly paiements: readonly (PaiementTenu & DuDossier)[];
  readonly cofinancements: readonly (CofinancementTenu & DuDossier)[];
}

/** La file de l'exploitant ; les 500 premiers de chaque sorte, ce qui presse d'abord. */
export async function listerFacturation(ctx: Contexte): Promise<Facturation> {
  exiger(ctx.acteur, "instruire_dossier");
  const dossiers = await trouverFacturables(ctx.base, null, AU_PLUS);
  const factures = await facturesParDossier(ctx, dossiers);
  const paiements = await trouverPaiementsAFaire(ctx.base, AU_PLUS);
  const cofinancements = await trouverAVerser(ctx.base, AU_PLUS);
  const connus = await trouverDossiersArgent(
    ctx.base,
    [...paiements, ...cofinancements].map(({ dossierId }) => dossierId),
  );
  const duDossier = (dossierId: string): DuDossier => {
    const dossier = connus.get(dossierId);
    return { numero: dossier?.numero ?? "", intitule: dossier?.offre.intitule ?? "" };
  };
  return {
    dossiers: dossiers.map((dossier) => ({
      ...paiementDu(dossier, factures.get(dossier.id) ?? []),
      ...{ organismeId: dossier.organismeId, organismeNom: dossier.organismeNom, siret: dossier.siret },
      parts: dossier.parts ?? [],
    })),
    paiements: paiements.map((paiement) => ({ ...paiement, ...duDossier(paiement.dossierId) })),
    cofinancements: cofinancements.map((un) => ({ ...un, ...duDossier(un.dossierId) })),
  };
}
