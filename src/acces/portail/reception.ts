// La réception d'un fichier : en flux, jamais entier en mémoire ni sur disque, taille bornée, type reconnu à ses premiers octets.
import type { Multipart } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { expliquerFaute, nomDeFichierPropre, reconnaitreFormat } from "../../metier/depots/index.js";
import { Refus } from "../../socle/refus.js";
import type { FichierRecu, Route } from "./route.js";

const MEGA = 1024 * 1024;
/** Octets : cinq millions de lignes environ ; l'API en reçoit quatre fois plus. */
export const TAILLE_MAXIMALE = 1024 * MEGA;
export const TAILLE_MAXIMALE_ECRITE = "1 Go";
/** Au-delà, on ne laisse plus s'écouler un envoi déjà refusé : la connexion se ferme. */
const ECOULEMENT_MAXIMAL = 2 * TAILLE_MAXIMALE;

/** Bornes d'un envoi : un fichier, quelques champs courts devant lui. */
export const LIMITES = {
  files: 1,
  fileSize: TAILLE_MAXIMALE,
  fields: 20,
  fieldSize: 4096,
  fieldNameSize: 100,
  parts: 21,
  headerPairs: 20,
};

export function estMultipart(requete: FastifyRequest): boolean {
  return /^multipart\/form-data\b/iu.test(requete.headers["content-type"] ?? "");
}

function refuserAutreType(octets: Uint8Array): void {
  const reconnu = reconnaitreFormat(octets);
  // Un premier morceau sans texte peut être suivi d'autres : la réception du lot en juge.
  if (!("faute" in reconnu) || reconnu.faute.code === "fichier_vide") return;
  const { phrase, conduite } = expliquerFaute(reconnu.faute);
  throw new Refus("portail/fichier-autre-type", { phrase, conduite });
}

interface PartieFichier extends AsyncIterable<Uint8Array> {
  readonly truncated: boolean;
}

/** Les octets d'une partie, avec ce qui les refuse : rien, trop, autre chose qu'un texte, ou un envoi coupé. */
async function* lireOctets(partie: PartieFichier, toutType: boolean): AsyncGenerator<Uint8Array> {
  let vide = true;
  try {
    for await (const octets of partie) {
      if (octets.length === 0) continue;
      if (vide && !toutType) refuserAutreType(octets);
      vide = false;
      yield octets;
    }
  } catch (erreur) {
    if (erreur instanceof Refus) throw erreur;
    throw new Refus("portail/fichier-interrompu");
  }
  if (partie.truncated) throw new Refus("portail/fichier-trop-gros", { maximum: TAILLE_MAXIMALE_ECRITE });
  if (vide) throw new Refus("portail/fichier-vide");
}

export interface EnvoiOuvert {
  /** Champs venus avant le fichier ; ceux d'après sont ignorés. */
  readonly champs: Readonly<Record<string, string>>;
  readonly fichier: FichierRecu | null;
}

/** Lit les champs d'un envoi jusqu'à son fichier, qui reste à lire. Un champ de fichier laissé vide compte pour une absence. */
export async function ouvrirEnvoi(requete: FastifyRequest, { toutType = false }: Pick<Route, "toutType">): Promise<EnvoiOuvert> {
  const annonce = Number(requete.headers["content-length"] ?? 0);
  if (annonce > TAILLE_MAXIMALE + MEGA) throw new Refus("portail/fichier-trop-gros", { maximum: TAILLE_MAXIMALE_ECRITE });
  const champs: Record<string, string> = {};
  try {
    for await (const partie of partiesDe(requete)) {
      if (partie.type === "field") {
        champs[partie.fieldname] = typeof partie.value === "string" ? partie.value : "";
        continue;
      }
      if (partie.filename === undefined || partie.filename === "") return { champs, fichier: null };
      return { champs, fichier: { nom: nomDeFichierPropre(partie.filename), flux: lireOctets(partie.file, toutType) } };
    }
  } catch (erreur) {
    if (erreur instanceof Refus) throw erreur;
    throw new Refus("portail/fichier-interrompu");
  }
  return { champs, fichier: null };
}

/** Quitter la boucle des parties fermerait le fichier qu'on vient d'y trouver : l'itérateur se lit donc sans être clos. */
function partiesDe(requete: FastifyRequest): AsyncIterable<Multipart> {
  const parties = requete.parts();
  return { [Symbol.asyncIterator]: () => ({ next: () => parties.next() }) };
}

/** Laisse s'écouler ce qui reste d'un envoi : un navigateur ne lit la réponse qu'après avoir tout envoyé. */
export function laisserPasser(requete: FastifyRequest): void {
  const brut = requete.raw;
  if (brut.complete) return;
  let octets = 0;
  brut.on("data", (morceau: Uint8Array) => {
    octets += morceau.length;
    if (octets > ECOULEMENT_MAXIMAL) brut.destroy();
  });
  brut.unpipe();
  brut.resume();
}
