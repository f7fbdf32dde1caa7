// Prouve le journal entier : chaque chaîne, chaque équilibre, chaque solde, titulaire par titulaire, en mémoire bornée.
import type { Base, Requeteur } from "../../socle/base/base.js";
import {
  figerLaLecture,
  type LigneDeCompte,
  type LigneEcriture,
  type LigneLot,
  type LigneReglement,
  type LigneSoldes,
  lireEcritures,
  lireLignes,
  lireLignesSoldes,
  lireLotsBruts,
  lireReglements,
  lireTitulairesApres,
} from "./ecritures.sql.js";
import { grouper } from "./lecture.js";
import { lireSceauxConnus } from "./sceaux.sql.js";
import { verifierSceaux } from "./verifier-sceaux.js";
import { type JournalTitulaire, verifierTitulaire } from "./verifier-titulaire.js";

const PAR_LOT = 400;

export interface FauteJournal {
  /** Null pour la faute d'un sceau, qui couvre les écritures de plusieurs titulaires. */
  readonly titulaireId: string | null;
  readonly phrase: string;
}

export interface RapportJournal {
  readonly titulaires: number;
  readonly ecritures: number;
  readonly fautes: readonly FauteJournal[];
}

async function lireJournaux(tx: Requeteur, titulaires: readonly string[]): Promise<JournalTitulaire[]> {
  const parTitulaire = <Element extends { readonly titulaire_id: string }>(lignes: Element[]) =>
    grouper(lignes, (ligne) => ligne.titulaire_id);
  const soldes = parTitulaire(await tx.requete<LigneSoldes>(lireLignesSoldes(titulaires)));
  const ecritures = parTitulaire(await tx.requete<LigneEcriture>(lireEcritures(titulaires)));
  const lignes = parTitulaire(await tx.requete<LigneDeCompte>(lireLignes(titulaires)));
  const lots = parTitulaire(await tx.requete<LigneLot>(lireLotsBruts(titulaires)));
  const reglements = parTitulaire(await tx.requete<LigneReglement>(lireReglements(titulaires)));
  const cites = new Set<string>();
  for (const siennes of ecritures.values()) for (const { sceau_id: sceauId } of siennes) if (sceauId !== null) cites.add(sceauId);
  const connus = cites.size === 0 ? [] : await tx.requete<{ id: string }>(lireSceauxConnus([...cites]));
  const sceaux = new Set(connus.map((sceau) => sceau.id));
  return titulaires.map((titulaireId) => ({
    titulaireId,
    sceaux,
    soldes: soldes.get(titulaireId)?.[0],
    ecritures: ecritures.get(titulaireId) ?? [],
    lignes: lignes.get(titulaireId) ?? [],
    lots: lots.get(titulaireId) ?? [],
    reglements: reglements.get(titulaireId) ?? [],
  }));
}

/** Les titulaires qui suivent `dernier`, lus d'un seul instant de la base même si d'autres écrivent. */
async function lireSuivants(base: Base, dernier: string | null): Promise<JournalTitulaire[]> {
  return base.transaction(async (tx) => {
    await tx.requete(figerLaLecture());
    const lignes = await tx.requete<{ titulaire_id: string }>(lireTitulairesApres(dernier, PAR_LOT));
    return lireJournaux(
      tx,
      lignes.map((ligne) => ligne.titulaire_id),
    );
  });
}

/**
 * Vérifie tout le journal : chaîne des empreintes, écritures équilibrées, lots et règlements fidèles, plafonds,
 * chaque solde égal à la somme de ses écritures, et chaque sceau fidèle à celles qu'il couvre. Peut tourner pendant que le service écrit.
 */
export async function verifierJournal(base: Base): Promise<RapportJournal> {
  let titulaires = 0;
  let ecritures = 0;
  const fautes: FauteJournal[] = [];
  for (let dernier: string | null = null; ; ) {
    const journaux: JournalTitulaire[] = await lireSuivants(base, dernier);
    for (const journal of journaux) {
      titulaires += 1;
      ecritures += journal.ecritures.length;
      for (const phrase of verifierTitulaire(journal)) fautes.push({ titulaireId: journal.titulaireId, phrase });
    }
    dernier = journaux.at(-1)?.titulaireId ?? null;
    if (dernier === null) break;
  }
  for (const phrase of await verifierSceaux(base)) fautes.push({ titulaireId: null, phrase });
  return { titulaires, ecritures, fautes };
}
