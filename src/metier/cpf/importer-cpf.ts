// Le fichier annuel du second compteur : lu en flux, une réponse par ligne, rejouable autant de fois qu'on veut.
import type { Base, Requeteur } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";
import { anneeDe } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { type Acteur, empreintesTraits, exiger, lireTitulaire, trouverTitulaireParEmpreinte } from "../identite/index.js";
import { decouperCsv } from "./decouper-csv.js";
import type { CodeFauteCpf, FauteCpf } from "./fautes-cpf.js";
import { type LigneCpf, lireLigneCpf, type VersementLu } from "./ligne-cpf.js";
import { dansLOrdreDesVerrous, porterVersement, reprendreCeQuiReste } from "./porter-versement.js";
import { garderVersement, totalCorrige, trouverVersements, type Versement, verrouillerPourImporter } from "./versements.sql.js";

export const ISSUES_VERSEMENT = ["creditee", "en_attente", "deja_recue", "rejetee"] as const;
export type IssueVersement = (typeof ISSUES_VERSEMENT)[number];

/** La réponse à une ligne : ni nom, ni numéro, ni montant. */
export interface ReponseVersement {
  readonly ligne: number;
  readonly idLigne: string | null;
  readonly issue: IssueVersement;
  readonly fautes: readonly FauteCpf[];
}

export interface EnvoiCpf {
  readonly horloge: Horloge;
  readonly acteur: Acteur;
  readonly flux: AsyncIterable<Uint8Array>;
  /** Reçoit les réponses d'une tranche, écrite ; `octets` : lus jusqu'ici. */
  readonly repondre?: (reponses: readonly ReponseVersement[], octets: number) => Promise<void>;
}

export type BilanCpf = Readonly<Record<IssueVersement, number>> & { readonly lignes: number };

const LIGNES_PAR_TRANCHE = 500;

function fautesDOrigine(versement: VersementLu, origine: Versement | undefined): CodeFauteCpf | null {
  if (origine === undefined) return "origine_inconnue";
  if (origine.corrige !== null) return "origine_deja_correction";
  const memes = (["annee", "nature", "financeur", "nirEmpreinte", "traitsEmpreinte"] as const).every(
    (champ) => origine[champ] === versement[champ],
  );
  return memes ? null : "origine_differente";
}

/** Ce qui empêche cette correction, ou null. */
async function fauteDeCorrection(base: Requeteur, versement: VersementLu): Promise<CodeFauteCpf | null> {
  const { corrige, montant } = versement;
  if (corrige === null) return null;
  const faute = fautesDOrigine(versement, (await trouverVersements(base, [corrige])).get(corrige));
  if (faute !== null) return faute;
  return (await totalCorrige(base, corrige)) + montant < 0 ? "correction_excessive" : null;
}

/** Compte où porter tout de suite : celui de ce numéro, si son identité est prouvée et si le nom donné est le sien. */
async function compteDe(ctx: Contexte, { nirEmpreinte, noyauEmpreinte }: VersementLu): Promise<string | null> {
  if (nirEmpreinte === null) return null;
  const titulaireId = await trouverTitulaireParEmpreinte(ctx, nirEmpreinte);
  if (titulaireId === null) return null;
  const { personne } = await lireTitulaire(ctx, titulaireId);
  if (personne.preuve === "declaree") return null;
  const { noyau } = empreintesTraits(personne);
  return noyauEmpreinte !== null && noyau !== null && noyau !== noyauEmpreinte ? null : titulaireId;
}

/** Une ligne, sa réponse, et le compte où la porter ; null quand il n'y en a pas, ou rien à porter. */
interface Recue {
  readonly versement: VersementLu;
  readonly titulaireId: string | null;
  readonly reponse: ReponseVersement;
}

/** Garde la ligne sans la porter encore. `connu` : ce que la base en garde déjà, s'il a été lu. */
async function recevoir(ctx: Contexte, versement: VersementLu, connu: Versement | undefined): Promise<Recue> {
  const { numero: ligne, idLigne, corrige } = versement;
  const repondre = (issue: IssueVersement, titulaireId: string | null, fautes: readonly FauteCpf[] = []): Recue => ({
    versement,
    titulaireId,
    reponse: { ligne, idLigne, issue, fautes },
  });
  if (connu !== undefined) {
    if (connu.empreinte === versement.empreinte) return repondre("deja_recue", null);
    return repondre("rejetee", null, [{ code: "ligne_differente", champ: "id_ligne" }]);
  }
  const faute = await fauteDeCorrection(ctx.base, versement);
  if (faute !== null) return repondre("rejetee", null, [{ code: faute, champ: "id_ligne_origine" }]);
  // Une correction va où est allé ce qu'elle corrige.
  const titulaireId =
    corrige === null ? await compteDe(ctx, versement) : ((await trouverVersements(ctx.base, [corrige])).get(corrige)?.titulaireId ?? null);
  if (!(await garderVersement(ctx.base, versement, ctx.horloge.maintenant())))
    return recevoir(ctx, versement, (await trouverVersements(ctx.base, [idLigne])).get(idLigne));
  return repondre(titulaireId === null ? "en_attente" : "creditee", titulaireId);
}

const NEUF = { titulaireId: null, ecritureId: null, dotationId: null, repris: 0 } as const;
const comparer = (a: string, b: string) => Number(a > b) - Number(a < b);

/** Porte les lignes reçues, compte après compte et toujours dans le même ordre : deux imports à la fois s'attendent sans se bloquer. */
async function porter(ctx: Contexte, recues: readonly Recue[]): Promise<readonly Recue[]> {
  const aPorter = recues
    .flatMap((une) => (une.titulaireId === null ? [] : [{ titulaireId: une.titulaireId, versement: une.versement }]))
    .sort((a, b) => comparer(a.titulaireId, b.titulaireId) || dansLOrdreDesVerrous(a.versement, b.versement));
  const enReste = new Set<VersementLu>();
  for (const [rang, { titulaireId, versement }] of aPorter.entries()) {
    if (!(await porterVersement(ctx, titulaireId, { ...versement, ...NEUF }))) enReste.add(versement);
    const dernier = aPorter[rang + 1]?.titulaireId !== titulaireId;
    if (dernier && versement.montant > 0) await reprendreCeQuiReste(ctx, titulaireId);
  }
  const fautes = [{ code: "deja_utilise", champ: "montant" }] as const;
  return recues.map((une) => (enReste.has(une.versement) ? { ...une, reponse: { ...une.reponse, issue: "en_attente", fautes } } : une));
}

/** Reçoit et porte ces lignes en une transaction. */
function traiter(base: Base, horloge: Horloge, versements: readonly VersementLu[]): Promise<readonly Recue[]> {
  return base.transaction(async (tx) => {
    await tx.requete(verrouillerPourImporter);
    const ctx: Contexte = { base: tx, horloge, acteur: { genre: "systeme" } };
    const connus = await trouverVersements(
      tx,
      versements.map(({ idLigne }) => idLigne),
    );
    const recues: Recue[] = [];
    // Deux fichiers qui portent les mêmes lignes les gardent dans le même ordre.
    for (const versement of versements.toSorted((a, b) => comparer(a.idLigne, b.idLigne)))
      recues.push(await recevoir(ctx, versement, connus.get(versement.idLigne)));
    return porter(ctx, recues);
  });
}

/** Les premiers versements ensemble ; puis, dans l'ordre du fichier, chaque correction seule : elle tient la ligne qu'elle corrige. */
async function traiterTranche(base: Base, horloge: Horloge, lignes: readonly LigneCpf[]): Promise<ReponseVersement[]> {
  const premiers = lignes.flatMap((une) => ("versement" in une && une.versement.corrige === null ? [une.versement] : []));
  const reponses = new Map((await traiter(base, horloge, premiers)).map(({ versement, reponse }) => [versement, reponse]));
  const toutes: ReponseVersement[] = [];
  for (const une of lignes) {
    if (!("versement" in une)) {
      toutes.push({ ligne: une.numero, idLigne: une.idLigne, issue: "rejetee", fautes: une.fautes });
      continue;
    }
    const reponse = reponses.get(une.versement) ?? (await traiter(base, horloge, [une.versement]))[0]?.reponse;
    if (reponse === undefined) throw new Error("Une ligne lue n'a pas eu de réponse.");
    toutes.push(reponse);
  }
  return toutes;
}

/**
 * Importe un fichier ; chaque tranche de lignes est écrite en une transaction : un arrêt au milieu se reprend en renvoyant le fichier.
 * Le numéro de sécurité sociale n'est ni gardé ni rendu. Lève FichierCpfIllisible si l'en-tête empêche de lire.
 */
export async function importerCpf(base: Base, { horloge, acteur, flux, repondre }: EnvoiCpf): Promise<BilanCpf> {
  exiger(acteur, "importer_cpf");
  const bilan = { lignes: 0, creditee: 0, en_attente: 0, deja_recue: 0, rejetee: 0 };
  const annee = anneeDe(horloge.aujourdhui());
  let tranche: LigneCpf[] = [];
  const ecrire = async () => {
    const octets = tranche.at(-1)?.octets ?? 0;
    const reponses = await traiterTranche(base, horloge, tranche);
    tranche = [];
    for (const { issue } of reponses) bilan[issue] += 1;
    bilan.lignes += reponses.length;
    await repondre?.(reponses, octets);
  };
  for await (const champs of decouperCsv(flux)) {
    tranche.push(lireLigneCpf(champs, annee));
    if (tranche.length >= LIGNES_PAR_TRANCHE) await ecrire();
  }
  if (tranche.length > 0) await ecrire();
  return bilan;
}
