// Déposer un fichier, et lire ce qui lui a été répondu.
import { z } from "zod";
import type { Contexte } from "../../metier/contexte.js";
import {
  chercherLignes,
  ecrireRapport,
  lireLot,
  listerLignes,
  listerLots,
  recevoirFichier,
  TAILLE_MAXIMALE,
} from "../../metier/depots/index.js";
import { Refus } from "../../socle/refus.js";
import { type Appel, definirOperation, organismeDe, type ReponseApi } from "./operation.js";
import { champApres, champLimite, ecrireCurseur, lienSuivant, lireCurseur } from "./pagination.js";
import { ligneRendue, lotRendu } from "./rendre-depots.js";
import { STATUTS, schemaLot, schemaPageLignes, schemaPageLots, schemaReponsesALaLigne } from "./schemas.js";

const SANS = z.object({});
const RIEN = z.strictObject({});
const cheminDuLot = z.object({ id: z.guid().meta({ description: "Identifiant du lot.", format: "uuid" }) });
const LIEN = { Link: 'Adresse de la page suivante (rel="next"), absente à la dernière.' };

const contexteDe = ({ base, horloge, acteur }: Appel): Contexte => ({ base, horloge, acteur });

/** Nom du fichier d'après Content-Disposition (RFC 6266) ; la forme « filename* » l'emporte. */
export function nomDuFichier(entete: string | undefined): string {
  const etoile = /filename\*=UTF-8''([^;\s]+)/iu.exec(entete ?? "")?.[1];
  if (etoile !== undefined) {
    try {
      return decodeURIComponent(etoile);
    } catch {
      return "fichier";
    }
  }
  const simple = /filename=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/iu.exec(entete ?? "");
  return simple?.[1]?.replaceAll(/\\(.)/gu, "$1") ?? simple?.[2] ?? "fichier";
}

export const deposer = definirOperation({
  id: "deposer",
  methode: "POST",
  chemin: "/api/v1/depots",
  groupe: "Dépôts",
  portee: "depots:deposer",
  resume: "Déposer un fichier",
  description:
    "Le fichier est reçu à mesure, gardé chiffré, puis traité : suivez le lot à l'adresse rendue, ou choisissez d'être prévenu. " +
    "La même Idempotency-Key avec le même fichier rend le même lot ; avec un autre fichier, elle est refusée.",
  parametres: {
    chemin: SANS,
    recherche: z.strictObject({
      essai: z.enum(["true", "false"]).default("false").meta({ description: "« true » : même rapport, rien n'est écrit sur les comptes." }),
    }),
    entetes: z.object({
      "idempotency-key": z
        .string()
        .regex(/^[\x21-\x7e]{1,200}$/u)
        .meta({ description: "Une clé neuve par fichier, par exemple un UUID." }),
      "content-disposition": z
        .string()
        .max(1000)
        .optional()
        .meta({ description: 'attachment; filename="cec_declarations.csv" : le nom du fichier.' }),
    }),
  },
  corps: {
    types: ["text/csv", "application/x-ndjson"],
    description: "Le fichier, tel quel. Son schéma est publié : voir la liste des schémas.",
    tailleMaximale: TAILLE_MAXIMALE,
  },
  reponses: {
    202: { description: "Reçu en entier.", schema: schemaLot, entetes: { Location: "Adresse du lot." } },
  },
  refus: [422],
  async traiter(appel, { recherche, entetes }) {
    const { base, horloge, acteur, corps } = appel;
    if (corps === null) throw new Refus("api/type-refuse", { type: "(aucun)", attendus: "text/csv" });
    const { lot } = await recevoirFichier(
      { base, horloge, acteur },
      {
        organismeId: organismeDe(appel),
        nomFichier: nomDuFichier(entetes["content-disposition"]),
        essai: recherche.essai === "true",
        cle: entetes["idempotency-key"],
        flux: corps.flux,
      },
    );
    return { statut: 202, corps: lotRendu(lot), entetes: { location: `${appel.urlPublique}/api/v1/depots/${lot.id}` } };
  },
});

export const listerDepots = definirOperation({
  id: "listerDepots",
  methode: "GET",
  chemin: "/api/v1/depots",
  groupe: "Dépôts",
  portee: "depots:lire",
  resume: "Les lots de l'organisme",
  description: "Le plus récent d'abord. La suite se trouve à l'adresse de l'en-tête Link.",
  parametres: { chemin: SANS, recherche: z.strictObject({ apres: champApres, limite: champLimite }), entetes: SANS },
  reponses: { 200: { description: "Une page de lots.", schema: schemaPageLots, entetes: LIEN } },
  async traiter(appel, { recherche }) {
    const curseur = lireCurseur(z.object({ lot: z.guid() }), recherche.apres);
    const page = { apres: curseur?.lot ?? null, limite: recherche.limite };
    const { lots, suite } = await listerLots(contexteDe(appel), organismeDe(appel), page);
    const apres = suite === null ? undefined : ecrireCurseur({ lot: suite });
    return {
      statut: 200,
      corps: { lots: lots.map(lotRendu) },
      entetes: lienSuivant(`${appel.urlPublique}/api/v1/depots`, { apres, limite: recherche.limite }),
    };
  },
});

export const lireDepot = definirOperation({
  id: "lireDepot",
  methode: "GET",
  chemin: "/api/v1/depots/{id}",
  groupe: "Dépôts",
  portee: "depots:lire",
  resume: "Un lot",
  description: "Où en est le lot, et combien de lignes ont reçu chaque réponse.",
  parametres: { chemin: cheminDuLot, recherche: RIEN, entetes: SANS },
  reponses: { 200: { description: "Le lot.", schema: schemaLot } },
  async traiter(appel, { chemin }) {
    return { statut: 200, corps: lotRendu(await lireLot(contexteDe(appel), { organismeId: organismeDe(appel), lotId: chemin.id })) };
  },
});

export const listerLignesDuDepot = definirOperation({
  id: "listerLignes",
  methode: "GET",
  chemin: "/api/v1/depots/{id}/lignes",
  groupe: "Dépôts",
  portee: "depots:lire",
  resume: "Les réponses aux lignes d'un lot",
  description: "Dans l'ordre du fichier ; on peut n'en garder qu'un statut. Pendant le traitement, ce qui est déjà répondu est rendu.",
  parametres: {
    chemin: cheminDuLot,
    recherche: z.strictObject({
      statut: z.enum(STATUTS).optional().meta({ description: "Ne rendre que les lignes de ce statut." }),
      apres: champApres,
      limite: champLimite,
    }),
    entetes: SANS,
  },
  reponses: { 200: { description: "Une page de réponses.", schema: schemaPageLignes, entetes: LIEN } },
  async traiter(appel, { chemin, recherche }): Promise<ReponseApi> {
    const { statut, limite } = recherche;
    const curseur = lireCurseur(z.object({ ligne: z.int().min(1) }), recherche.apres);
    const { lignes, suite } = await listerLignes(contexteDe(appel), {
      organismeId: organismeDe(appel),
      lotId: chemin.id,
      statuts: statut === undefined ? [] : [statut],
      apres: curseur?.ligne ?? 0,
      limite,
    });
    const apres = suite === null ? undefined : ecrireCurseur({ ligne: suite });
    const adresse = `${appel.urlPublique}/api/v1/depots/${chemin.id}/lignes`;
    return { statut: 200, corps: { lignes: lignes.map(ligneRendue) }, entetes: lienSuivant(adresse, { statut, apres, limite }) };
  },
});

export const lireRapport = definirOperation({
  id: "lireRapport",
  methode: "GET",
  chemin: "/api/v1/depots/{id}/rapport",
  groupe: "Dépôts",
  portee: "depots:lire",
  resume: "Le rapport d'un lot, en CSV",
  description: "Une ligne par ligne reçue, dans le même ordre. Aucune cellule ne peut être prise pour une formule par un tableur.",
  parametres: { chemin: cheminDuLot, recherche: RIEN, entetes: SANS },
  reponses: { 200: { description: "Le rapport.", type: "text/csv", entetes: { "Content-Disposition": "Le nom du rapport." } } },
  async traiter(appel, { chemin }) {
    const morceaux = await ecrireRapport(contexteDe(appel), { organismeId: organismeDe(appel), lotId: chemin.id });
    return { statut: 200, flux: { type: "text/csv; charset=utf-8", nom: `rapport-${chemin.id}.csv`, morceaux } };
  },
});

export const chercherLigne = definirOperation({
  id: "chercherLigne",
  methode: "GET",
  chemin: "/api/v1/lignes/{id_ligne}",
  groupe: "Dépôts",
  portee: "depots:lire",
  resume: "Ce qui a été répondu à une ligne",
  description: "Cherche par le numéro que l'organisme a donné à la ligne, dans tous ses lots.",
  parametres: {
    chemin: z.object({ id_ligne: z.string().min(1).max(64).meta({ description: "Le numéro de ligne donné par l'organisme." }) }),
    recherche: RIEN,
    entetes: SANS,
  },
  reponses: { 200: { description: "Les réponses, la plus récente d'abord.", schema: schemaReponsesALaLigne } },
  async traiter(appel, { chemin }) {
    const idLigne = chemin.id_ligne;
    const lignes = await chercherLignes(contexteDe(appel), { organismeId: organismeDe(appel), idLigne });
    if (lignes.length === 0) throw new Refus("depots/ligne-introuvable");
    return { statut: 200, corps: { id_ligne: idLigne, reponses: lignes.map(ligneRendue) } };
  },
});
