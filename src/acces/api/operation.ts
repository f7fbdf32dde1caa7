// Une opération de l'API : une seule définition donne la route, la vérification de ce qui entre et de ce qui sort, et la description OpenAPI.
import type { Readable } from "node:stream";
import { z } from "zod";
import type { Contexte } from "../../metier/contexte.js";
import type { ActeurDeclarant, Portee } from "../../metier/identite/index.js";
import type { Base } from "../../socle/base/base.js";
import { Refus } from "../../socle/refus.js";

/** Corps reçu, jamais mis en mémoire : l'opération le lit à mesure. */
export interface CorpsRecu {
  readonly type: string;
  readonly flux: Readable;
}

/** Réponse d'une opération : un objet vérifié par son schéma, un flux, ou un texte. */
export interface ReponseApi {
  readonly statut: number;
  readonly corps?: unknown;
  readonly flux?: { readonly type: string; readonly nom: string; readonly morceaux: AsyncIterable<string | Uint8Array> };
  readonly entetes?: Readonly<Record<string, string>>;
}

/** Qui demande : le logiciel d'un organisme, ou personne pour une opération publique. */
export interface Appel {
  readonly base: Base;
  readonly horloge: Contexte["horloge"];
  readonly acteur: ActeurDeclarant | { readonly genre: "anonyme" };
  /** Adresse publique du service, sans barre finale. */
  readonly urlPublique: string;
  readonly corps: CorpsRecu | null;
}

export interface ReponseDecrite {
  readonly description: string;
  /** Schéma JSON du corps ; un autre type se dit par `type`. */
  readonly schema?: z.ZodType;
  readonly type?: string;
  readonly entetes?: Readonly<Record<string, string>>;
}

type Forme = z.ZodObject;

export interface Parametres<C extends Forme, R extends Forme, E extends Forme> {
  readonly chemin: C;
  readonly recherche: R;
  readonly entetes: E;
}

export interface Definition<C extends Forme, R extends Forme, E extends Forme> {
  readonly id: string;
  readonly methode: "GET" | "POST";
  /** « /api/v1/depots/{id} ». */
  readonly chemin: string;
  readonly groupe: "Dépôts" | "Autorisations" | "Schémas";
  /** null : ouverte à tous. */
  readonly portee: Portee | null;
  readonly resume: string;
  readonly description: string;
  readonly parametres: Parametres<C, R, E>;
  readonly corps?: { readonly types: readonly string[]; readonly description: string; readonly tailleMaximale: number };
  readonly reponses: Readonly<Record<number, ReponseDecrite>>;
  /** Statuts de refus que l'opération peut rendre, en plus de ceux du cadre. */
  readonly refus?: readonly number[];
  readonly traiter: (
    appel: Appel,
    lu: { readonly chemin: z.infer<C>; readonly recherche: z.infer<R>; readonly entetes: z.infer<E> },
  ) => Promise<ReponseApi>;
}

export interface Brut {
  readonly chemin: unknown;
  readonly recherche: unknown;
  readonly entetes: unknown;
}

/** Opération prête : ses types d'entrée sont refermés dans `executer`. */
export interface Operation extends Omit<Definition<Forme, Forme, Forme>, "traiter"> {
  readonly executer: (appel: Appel, brut: Brut) => Promise<ReponseApi>;
}

const SANS = z.object({});
const RIEN_A_CHERCHER = z.strictObject({});
export const SANS_PARAMETRES = { chemin: SANS, recherche: RIEN_A_CHERCHER, entetes: SANS };

/** Les fautes de forme, bout à bout ; l'en-tête Idempotency-Key a son propre refus. */
function refuserForme(fautes: readonly z.core.$ZodIssue[]): never {
  if (fautes.some(({ path }) => path[0] === "idempotency-key")) throw new Refus("api/cle-manquante");
  throw new Refus("api/demande-invalide", { fautes: fautes.map(({ path, message }) => `${path.join(".")} (${message})`).join(", ") });
}

function lire<S extends z.ZodType>(schema: S, brut: unknown): z.infer<S> {
  const lu = schema.safeParse(brut);
  return lu.success ? lu.data : refuserForme(lu.error.issues);
}

/** Ce qui sort est ce qui est décrit : un écart est un défaut du programme. */
function verifierSortie(definition: { id: string; reponses: Readonly<Record<number, ReponseDecrite>> }, reponse: ReponseApi): ReponseApi {
  const decrite = definition.reponses[reponse.statut];
  if (decrite === undefined) throw new Error(`${definition.id} : le statut ${reponse.statut} n'est pas décrit.`);
  if (decrite.schema === undefined || reponse.flux !== undefined) return reponse;
  return { ...reponse, corps: decrite.schema.parse(reponse.corps) };
}

export function definirOperation<C extends Forme, R extends Forme, E extends Forme>(definition: Definition<C, R, E>): Operation {
  const { traiter, ...reste } = definition;
  const { chemin, recherche, entetes } = definition.parametres;
  return {
    ...reste,
    async executer(appel, brut) {
      const adresse = chemin.safeParse(brut.chemin);
      // Un identifiant mal formé n'est à personne : il ne se distingue pas d'un inconnu.
      if (!adresse.success) throw new Refus("api/introuvable");
      const lu = { chemin: adresse.data, recherche: lire(recherche, brut.recherche), entetes: lire(entetes, brut.entetes) };
      return verifierSortie(definition, await traiter(appel, lu));
    },
  };
}

/** L'organisme du logiciel qui appelle ; une opération publique n'en a pas. */
export function organismeDe({ acteur }: Appel): string {
  if (acteur.genre !== "declarant") throw new Refus("api/jeton-absent");
  return acteur.organismeId;
}
