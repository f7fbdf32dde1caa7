// La preuve des financeurs : chaque somme qui leur est demandée, la formation qu'elle a payée, et l'écriture qui la porte. Personne n'y est nommé.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { listerUsages, type PlaceDUsage, totauxDUsage, type Usage } from "../grand-livre/index.js";
import { exiger } from "../identite/index.js";
import { type DossierArgent, trouverDossiersArgent } from "./argent.sql.js";
import { type FactureTenue, trouverFactures } from "./factures.sql.js";

/** Jours compris ; `financeur` : un mot de L5151-11, ou « caisse_des_depots » pour le second compteur. */
export interface DemandePreuve {
  readonly du: DateCivile;
  readonly au: DateCivile;
  readonly financeur?: string;
}

/** `limite` : au plus tant de lignes rendues ; les totaux les comptent toutes. */
export type DemandePage = DemandePreuve & { readonly limite?: number };

/** Une part utilisée (positive) ou rendue (négative), en centimes. */
export interface LigneDePreuve {
  readonly jour: DateCivile;
  /** Numéro du dossier ; null quand l'écriture ne vient pas d'une formation. */
  readonly dossier: string | null;
  readonly organisme: string | null;
  readonly siret: string | null;
  readonly formation: string | null;
  readonly financeur: string;
  /** Le droit dépensé : son activité, son année, et la date de déclaration qui a fixé son rang (D5151-13). */
  readonly lot: Usage["lot"];
  readonly montant: number;
  readonly genre: "utilisee" | "rendue";
  /** L'écriture du grand livre : son rang dans le compte, et son empreinte, que le journal vérifie. */
  readonly ecriture: { readonly rang: number; readonly empreinte: string };
  /** Facture de l'organisme, s'il l'a émise, et le jour où elle a été payée. */
  readonly facture: string | null;
  readonly payeeLe: DateCivile | null;
}

export interface TotalDeFinanceur {
  readonly financeur: string;
  /** Somme des lignes, en centimes. */
  readonly montant: number;
  readonly lignes: number;
  /** La même somme, comptée par le grand livre seul : elle doit être égale. */
  readonly grandLivre: number;
}

export interface Preuve {
  readonly lignes: readonly LigneDePreuve[];
  readonly totaux: readonly TotalDeFinanceur[];
}

const PAGE = 500;

function dossierDe({ cle }: Usage): string | null {
  return /(?:^|:)dossier:([0-9a-f-]{36}):/u.exec(cle)?.[1] ?? null;
}

function facturesUtiles(factures: readonly FactureTenue[]): ReadonlyMap<string, FactureTenue> {
  const parDossier = new Map<string, FactureTenue>();
  for (const facture of factures) {
    if (facture.genre === "facture" && facture.etat !== "rejetee") parDossier.set(facture.dossierId, facture);
  }
  return parDossier;
}

function ligneDe(usage: Usage, dossier: DossierArgent | undefined, facture: FactureTenue | undefined): LigneDePreuve {
  const { jour, financeur, lot, montant, rang, empreinte } = usage;
  return {
    ...{ jour, financeur, lot, montant, ecriture: { rang, empreinte } },
    genre: usage.genre === "execution" ? "utilisee" : "rendue",
    ...{ dossier: dossier?.numero ?? null, organisme: dossier?.organismeNom ?? null, siret: dossier?.siret ?? null },
    formation: dossier?.offre.intitule ?? null,
    ...{ facture: facture?.numero ?? null, payeeLe: facture?.payeeLe ?? null },
  };
}

async function completer(ctx: Contexte, usages: readonly Usage[]): Promise<LigneDePreuve[]> {
  const ids = usages.map((usage) => dossierDe(usage));
  const connus = [...new Set(ids.flatMap((id) => (id === null ? [] : [id])))];
  const dossiers = await trouverDossiersArgent(ctx.base, connus);
  const factures = facturesUtiles(await trouverFactures(ctx.base, connus));
  return usages.map((usage, rang) => ligneDe(usage, dossiers.get(ids[rang] ?? ""), factures.get(ids[rang] ?? "")));
}

/** Les lignes une à une, page après page : une preuve de dix ans se lit sans se tenir en mémoire. */
export async function* lignesDePreuve(ctx: Contexte, demande: DemandePreuve): AsyncGenerator<LigneDePreuve> {
  exiger(ctx.acteur, "consulter_financements");
  const { du, au, financeur = null } = demande;
  let apres: PlaceDUsage | null = null;
  for (;;) {
    const usages: Usage[] = await listerUsages(ctx, { du, au, financeur, apres, limite: PAGE });
    yield* await completer(ctx, usages);
    const dernier = usages.at(-1);
    if (dernier === undefined || usages.length < PAGE) return;
    apres = dernier;
  }
}

/** Les lignes et leurs totaux, à lire dans une transaction pour que tout parle du même instant. */
export async function preuveDesFinanceurs(ctx: Contexte, demande: DemandePage): Promise<Preuve> {
  exiger(ctx.acteur, "consulter_financements");
  const { limite = Number.POSITIVE_INFINITY } = demande;
  const lignes: LigneDePreuve[] = [];
  const sommes = new Map<string, { montant: number; lignes: number }>();
  for await (const ligne of lignesDePreuve(ctx, demande)) {
    if (lignes.length < limite) lignes.push(ligne);
    const { montant, lignes: nombre } = sommes.get(ligne.financeur) ?? { montant: 0, lignes: 0 };
    sommes.set(ligne.financeur, { montant: montant + ligne.montant, lignes: nombre + 1 });
  }
  const { du, au, financeur = null } = demande;
  const livre = await totauxDUsage(ctx, { du, au, financeur });
  const financeurs = [...new Set([...sommes.keys(), ...livre.keys()])].sort();
  const totaux = financeurs.map((un) => ({
    financeur: un,
    ...(sommes.get(un) ?? { montant: 0, lignes: 0 }),
    grandLivre: livre.get(un) ?? 0,
  }));
  return { lignes, totaux };
}
