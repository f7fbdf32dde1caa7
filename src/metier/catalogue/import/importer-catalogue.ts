// Importer un fichier de catalogue : lu en flux, gardé par tranches, une réponse par ligne ; le renvoyer ne change rien.
import { randomUUID } from "node:crypto";
import type { Base } from "../../../socle/base/base.js";
import { codeSql } from "../../../socle/base/connexion.js";
import type { Horloge } from "../../../socle/horloge.js";
import { Refus } from "../../../socle/refus.js";
import type { Contexte } from "../../contexte.js";
import { type Acteur, exiger } from "../../identite/index.js";
import { estResponsable } from "../../organismes/index.js";
import { formateurInscrit } from "../le-sien.js";
import { FichierRefuse, type LigneLue } from "./faute.js";
import type { Filiere, Reponse } from "./filiere.js";
import { filiereCertifications } from "./filiere-certifications.js";
import { type Expediteur, filiereFormations } from "./filiere-formations.js";
import { filiereOrganismes } from "./filiere-organismes.js";
import type { BilanImportCatalogue, ComptesImport, FormatCatalogue, LigneDImport } from "./import-catalogue.js";
import { avancerImport, cloreImport, copierLignes, ouvrirImport, trouverImport } from "./imports.sql.js";
import { lireLheo } from "./lire-lheo.js";
import { lireMcf } from "./lire-mcf.js";

/** Lignes d'une tranche, gardées ensemble dans une transaction. */
const LIGNES_PAR_TRANCHE = 1_000;
/** Caractères d'une tranche, environ : mille lignes énormes ne sont pas tenues ensemble. */
const POIDS_D_UNE_TRANCHE = 4_000_000;
const LONGUEUR_DU_NOM = 200;

/** `organismeId` : l'organisme de formation qui envoie sa propre offre ; absent, c'est l'exploitant qui importe. */
export interface EnvoiCatalogue {
  readonly horloge: Horloge;
  readonly acteur: Acteur;
  readonly format: FormatCatalogue;
  readonly nom: string;
  readonly flux: AsyncIterable<Uint8Array>;
  readonly organismeId?: string;
}

interface Travail<T> {
  readonly base: Base;
  readonly acteur: Acteur;
  readonly horloge: Horloge;
  readonly importId: string;
  readonly filiere: Filiere<T>;
}

/** Une ligne et, quand elle est connue d'avance, sa réponse. */
interface LigneAGarder<T> {
  readonly lue: LigneLue<T>;
  readonly reponse: Reponse | null;
}

function compter(lignes: readonly LigneDImport[]): ComptesImport {
  const de = (issue: LigneDImport["issue"]) => lignes.filter((ligne) => ligne.issue === issue).length;
  return {
    lues: lignes.length,
    creees: de("creee"),
    modifiees: de("modifiee"),
    inchangees: de("inchangee"),
    rejetees: de("rejetee"),
    averties: lignes.filter(({ issue, fautes }) => issue !== "rejetee" && fautes.length > 0).length,
    retirees: 0,
  };
}

async function repondre<T>(ctx: Contexte, lignes: readonly LigneAGarder<T>[], travail: Travail<T>): Promise<LigneDImport[]> {
  const gardees = lignes.flatMap(({ lue: { valeur }, reponse }) => (valeur === null || reponse !== null ? [] : [valeur]));
  const reponses = gardees.length === 0 ? [] : await travail.filiere.garder(ctx, gardees, travail.importId);
  let rang = 0;
  return lignes.map(({ lue: { numero, cle, valeur, fautes }, reponse }) => {
    const { issue, fautes: suite = [] } =
      reponse ?? (valeur === null ? { issue: "rejetee" as const } : (reponses[rang++] ?? { issue: "rejetee" as const }));
    return { numero, cle, issue, fautes: [...fautes, ...suite] };
  });
}

/** Une valeur que la base ne peut pas garder (texte trop long pour un index, nombre hors bornes…) n'arrête que sa ligne. */
const VALEUR_IMPOSSIBLE = /^(22|23|54)/u;

/** Écrit une tranche ; si la base en refuse une valeur, la coupe en deux jusqu'à trouver laquelle. */
async function ecrireTranche<T>(travail: Travail<T>, lignes: readonly LigneAGarder<T>[]): Promise<void> {
  const { base, horloge, acteur, importId } = travail;
  try {
    await base.transaction(async (tx) => {
      const reponses = await repondre({ base: tx, horloge, acteur }, lignes, travail);
      await copierLignes(tx, importId, reponses);
      await avancerImport(tx, importId, { ...compter(reponses), le: horloge.maintenant() });
    });
  } catch (erreur) {
    const raison = codeSql(erreur);
    const seule = lignes.length === 1 ? lignes[0] : undefined;
    if (raison === null || !VALEUR_IMPOSSIBLE.test(raison) || (seule !== undefined && seule.reponse !== null)) throw erreur;
    if (seule !== undefined) {
      const reponse: Reponse = { issue: "rejetee", fautes: [{ code: "valeur_impossible", champ: null, details: { raison } }] };
      return ecrireTranche(travail, [{ lue: seule.lue, reponse }]);
    }
    const moitie = lignes.length >> 1;
    await ecrireTranche(travail, lignes.slice(0, moitie));
    await ecrireTranche(travail, lignes.slice(moitie));
  }
}

async function* sansPanne(flux: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* flux;
  } catch (erreur) {
    if (erreur instanceof Refus) throw erreur;
    throw new FichierRefuse("lecture_interrompue");
  }
}

/** Ce qui est lu et pas encore gardé. */
class Tranche<T> {
  readonly #travail: Travail<T>;
  #lignes: LigneAGarder<T>[] = [];
  #poids = 0;
  /** Numéro de la dernière ligne lue. */
  dernier = 0;
  rejetees = 0;

  constructor(travail: Travail<T>) {
    this.#travail = travail;
  }

  async ajouter(lue: LigneLue<T>): Promise<void> {
    const { filiere } = this.#travail;
    // Deux lignes du même numéro ne se distingueraient plus dans le rapport.
    const numero = Math.max(lue.numero, this.dernier + 1);
    this.dernier = numero;
    const reponse = lue.valeur === null ? { issue: "rejetee" as const } : filiere.noter(lue.valeur);
    this.#lignes.push({ lue: { ...lue, numero }, reponse });
    this.#poids += lue.valeur === null ? 0 : filiere.peser(lue.valeur);
    if (reponse?.issue === "rejetee") this.rejetees += 1;
    if (this.#lignes.length >= LIGNES_PAR_TRANCHE || this.#poids >= POIDS_D_UNE_TRANCHE) await this.vider();
  }

  async vider(): Promise<void> {
    const lignes = this.#lignes;
    this.#lignes = [];
    this.#poids = 0;
    if (lignes.length > 0) await ecrireTranche(this.#travail, lignes);
  }
}

/** Lit et garde tout le fichier, tranche par tranche ; ce qui précède une faute du fichier est gardé. */
async function derouler<T>(travail: Travail<T>, flux: AsyncIterable<Uint8Array>): Promise<void> {
  const { filiere, base, horloge, acteur, importId } = travail;
  const tranche = new Tranche(travail);
  try {
    for await (const lue of filiere.lire(sansPanne(flux))) await tranche.ajouter(lue);
  } catch (erreur) {
    if (erreur instanceof FichierRefuse) await tranche.vider();
    throw erreur;
  }
  await tranche.vider();
  if (tranche.dernier === 0) throw new FichierRefuse("fichier_sans_ligne");
  if (tranche.rejetees > 0) return;
  await base.transaction(async (tx) => {
    const retirees = await filiere.retirer({ base: tx, horloge, acteur }, importId);
    const rien = { lues: 0, creees: 0, modifiees: 0, inchangees: 0, rejetees: 0, averties: 0 };
    if (retirees > 0) await avancerImport(tx, importId, { ...rien, retirees, le: horloge.maintenant() });
  });
}

function suivre(travail: Omit<Travail<never>, "filiere">, envoi: EnvoiCatalogue, expediteur: Expediteur): Promise<void> {
  const { format, flux, horloge } = envoi;
  if (format === "france_competences") return derouler({ ...travail, filiere: filiereCertifications(horloge.aujourdhui()) }, flux);
  if (format === "organismes_formation") return derouler({ ...travail, filiere: filiereOrganismes() }, flux);
  // L'espace de noms du document dit lui-même s'il est LHEO ou EDOF.
  return derouler({ ...travail, filiere: filiereFormations(format === "mcf" ? lireMcf : lireLheo, expediteur) }, flux);
}

async function expediteurDe(base: Base, { acteur, horloge, format, organismeId }: EnvoiCatalogue): Promise<Expediteur> {
  if (organismeId === undefined) return null;
  // Un organisme n'envoie que son offre : les fichiers publics sont l'affaire de l'exploitant.
  if (format !== "lheo" && format !== "edof") throw new Refus("catalogue/format-reserve", { format });
  const { siret } = await formateurInscrit({ base, horloge, acteur }, organismeId);
  return { organismeId, siret };
}

function auNomDe(acteur: Acteur): string {
  if (acteur.genre === "agent") return acteur.agentId;
  return acteur.genre === "responsable" ? acteur.responsableId : "service";
}

/**
 * Importe un fichier entier et rend son bilan. Un fichier qui ne se lit pas, ou plus, donne un import « refuse » avec sa faute ; ce qui
 * était gardé avant elle le reste, et renvoyer le fichier reprend sans rien doubler. Ouvre lui-même ses transactions, une par tranche.
 * Refuse par « catalogue/pas-formateur » ou « catalogue/format-reserve ».
 */
export async function importerCatalogue(base: Base, envoi: EnvoiCatalogue): Promise<BilanImportCatalogue> {
  const { acteur, horloge, format, nom, organismeId } = envoi;
  exiger(
    acteur,
    organismeId === undefined ? "importer_catalogue" : "gerer_offre",
    organismeId === undefined || (await estResponsable(base, acteur, organismeId)),
  );
  const expediteur = await expediteurDe(base, envoi);
  const id = randomUUID();
  const recuLe = horloge.maintenant();
  const propre = nom
    .replace(/[\p{Cc}\p{Cs}]/gu, "")
    .trim()
    .slice(0, LONGUEUR_DU_NOM);
  await ouvrirImport(base, { id, format, nom: propre, organismeId: organismeId ?? null, par: auNomDe(acteur), recuLe });
  try {
    await suivre({ base, acteur, horloge, importId: id }, envoi, expediteur);
    await cloreImport(base, id, { faute: null, le: horloge.maintenant() });
  } catch (erreur) {
    const faute = erreur instanceof FichierRefuse ? erreur.faute : ({ code: "import_interrompu", champ: null } as const);
    await cloreImport(base, id, { faute, le: horloge.maintenant() });
    if (!(erreur instanceof FichierRefuse)) throw erreur;
  }
  const bilan = await trouverImport(base, id);
  if (bilan === null) throw new Error("Un import ouvert a disparu.");
  return bilan;
}
