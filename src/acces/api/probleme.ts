// Un refus de l'API, dit en application/problem+json (RFC 9457) : ce qui est arrivé, la règle, l'article, que faire.
import { z } from "zod";
import type { Refus } from "../../socle/refus.js";
import { phraseDuRefus } from "../phrases/index.js";

export const TYPE_PROBLEME = "application/problem+json";

const TITRES: Readonly<Record<number, string>> = {
  400: "Demande mal formée",
  401: "Authentification nécessaire",
  403: "Action interdite",
  404: "Introuvable",
  409: "Contraire à l'état présent",
  413: "Fichier trop grand",
  415: "Type de fichier refusé",
  422: "Contenu refusé",
  429: "Trop de demandes",
  500: "Panne du service",
};

/** Titre d'un problème : il ne change pas d'une occurrence à l'autre. */
export function titreDuStatut(statut: number): string {
  return TITRES[statut] ?? "Demande refusée";
}

export const schemaProbleme = z.object({
  type: z.string().meta({ description: "Adresse stable, qui explique ce problème.", format: "uri-reference" }),
  title: z.string().meta({ description: "Ce problème, en quelques mots, toujours les mêmes." }),
  status: z.int().meta({ description: "Le statut HTTP." }),
  detail: z.string().meta({ description: "Ce qui est arrivé à cette demande." }),
  instance: z.string().meta({ description: "Le numéro de cette demande, à donner à l'assistance." }),
  regle: z.string().meta({ description: "Le code de la règle, stable : « contexte/raison »." }),
  article: z.string().nullable().meta({ description: "L'article de loi sur lequel la règle repose, s'il y en a un." }),
  conduite: z.string().meta({ description: "Quoi faire maintenant." }),
});
export type Probleme = z.infer<typeof schemaProbleme>;

/** Compose le problème d'un refus ; `instance` est le numéro de la demande. */
export function problemeDe(refus: Refus, instance: string): Probleme {
  const { statut, phrase, conduite, article } = phraseDuRefus(refus);
  return {
    type: `/api/problemes/${refus.code}`,
    title: titreDuStatut(statut),
    status: statut,
    detail: phrase,
    instance: `urn:uuid:${instance}`,
    regle: refus.code,
    article: article ?? null,
    conduite,
  };
}
