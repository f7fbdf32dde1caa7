// La commande « cec organisme autoriser » : l'exploitant accorde à un organisme déclarant le droit de déclarer une activité, entre deux dates.
import { userInfo } from "node:os";
import { type Autorisation, autoriserDeclarant, lireOrganismeParReference } from "../../metier/organismes/index.js";
import { TYPES_ACTIVITE, type TypeActivite } from "../../regles/faits.js";
import type { Base } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";
import { Refus } from "../../socle/refus.js";
import { type DateCivile, lireDateCivile } from "../../socle/valeurs/date-civile.js";
import { PHRASES_ORGANISMES } from "../phrases/organismes.js";
import { type Appel, direFautes } from "./commande.js";
import type { Faute } from "./faute.js";
import { lireMots } from "./lire-mots.js";
import { horlogeDuService, surLaBase } from "./sur-la-base.js";

const OPTIONS = {
  activite: { type: "string" },
  depuis: { type: "string" },
  "jusqu-au": { type: "string" },
  nir: { type: "string" },
  raison: { type: "string" },
  agent: { type: "string" },
} as const;

/** Autorisation telle qu'elle est tapée. */
export interface AutorisationTapee {
  readonly reference: string;
  readonly type: TypeActivite;
  readonly depuis: DateCivile;
  readonly jusquAu: DateCivile | null;
  readonly peutEmployerNir: boolean;
  readonly raison: string;
  readonly agent: string;
}

/** Lit les mots de la commande ; toutes les fautes à la fois, « chemin: phrase ». Sans --nir, l'organisme n'emploie pas le numéro. */
export function lireAutorisation(
  args: readonly string[],
  agentParDefaut: string,
): AutorisationTapee | { readonly fautes: readonly Faute[] } {
  const { positionals, fautes, valeur } = lireMots(args, OPTIONS);
  const [reference] = positionals;
  if (reference === undefined || positionals.length > 1)
    fautes.push({ chemin: "organisme", phrase: "attendu un seul SIRET, numéro RNA, « tribunal/volume/folio » ou identifiant d'organisme" });
  const type = TYPES_ACTIVITE.find((une) => une === valeur("activite"));
  if (type === undefined) fautes.push({ chemin: "--activite", phrase: `attendu l'une des activités : ${TYPES_ACTIVITE.join(", ")}` });
  const depuis = lireDateCivile(valeur("depuis"));
  if (depuis === null) fautes.push({ chemin: "--depuis", phrase: "attendu le premier jour, AAAA-MM-JJ" });
  const jusquAu = valeur("jusqu-au") === "" ? null : lireDateCivile(valeur("jusqu-au"));
  if (valeur("jusqu-au") !== "" && jusquAu === null) fautes.push({ chemin: "--jusqu-au", phrase: "attendu le dernier jour, AAAA-MM-JJ" });
  if (depuis !== null && jusquAu !== null && jusquAu < depuis)
    fautes.push({ chemin: "--jusqu-au", phrase: "le dernier jour précède le premier, attendu un jour égal ou postérieur à --depuis" });
  const nir = valeur("nir") || "non";
  if (nir !== "oui" && nir !== "non") fautes.push({ chemin: "--nir", phrase: "attendu « oui » ou « non »" });
  if (valeur("raison") === "")
    fautes.push({ chemin: "--raison", phrase: "attendu la raison de la décision, entre guillemets : l'organisme la lira" });
  if (fautes.length > 0 || reference === undefined || type === undefined || depuis === null) return { fautes };
  const agent = valeur("agent") || agentParDefaut;
  return { reference, type, depuis, jusquAu, peutEmployerNir: nir === "oui", raison: valeur("raison"), agent };
}

/** Accorde l'autorisation dans une transaction ; rend ce que la commande imprime. */
export function autoriserEnBase(
  base: Base,
  horloge: Horloge,
  { reference, agent, ...demande }: AutorisationTapee,
): Promise<{ readonly organisme: { readonly id: string; readonly nom: string }; readonly autorisation: Autorisation }> {
  return base.transaction(async (tx) => {
    const ctx = { base: tx, horloge, acteur: { genre: "agent", agentId: agent } as const };
    const { id, nom } = await lireOrganismeParReference(ctx, reference);
    return { organisme: { id, nom }, autorisation: await autoriserDeclarant(ctx, { organismeId: id, ...demande }) };
  });
}

/** Phrase d'un refus du registre : introuvable, pas déclarant, chevauchement. */
function phraseDuRefus(erreur: unknown): string | null {
  if (!(erreur instanceof Refus)) return null;
  const refus = Object.entries(PHRASES_ORGANISMES).find(([code]) => code === erreur.code)?.[1];
  return refus === undefined ? null : `${refus.phrase(erreur.details)} ${refus.conduite(erreur.details)}`;
}

/** Exécute la commande sur la base que désigne l'environnement. Statut : 0 accordée, 2 mauvaise entrée, refus, ou base impossible à ouvrir. */
export async function executerOrganismeAutoriser(
  args: readonly string[],
  { sortie, erreurs }: Pick<Appel, "sortie" | "erreurs">,
): Promise<number> {
  const lue = lireAutorisation(args, userInfo().username);
  if ("fautes" in lue) return direFautes(erreurs, lue.fautes);
  const sansTables = "Cette base n'a pas encore d'organismes : démarrez une fois le service, il la prépare.";
  return surLaBase({ env: process.env, erreurs, sansTables, phraseDuRefus }, async (bases, reglages) => {
    const horloge = await horlogeDuService(bases, reglages);
    await sortie.ecrire(`${JSON.stringify(await autoriserEnBase(bases.service, horloge, lue))}\n`);
    return 0;
  });
}
