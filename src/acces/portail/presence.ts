// Qui est là : de la session aux acteurs au nom desquels un visiteur peut agir.
import { formateursParmi } from "../../metier/catalogue/index.js";
import type { Contexte } from "../../metier/contexte.js";
import { type Acteur, lireResponsable, type Responsable } from "../../metier/identite/index.js";
import { declarantsParmi, type Organisme, organismesDuResponsable } from "../../metier/organismes/index.js";
import { Refus } from "../../socle/refus.js";
import type { DonneesSession, Session } from "./connexion/session.js";
import type { ReglagesServeur } from "./serveur.js";

/** Ce que l'en-tête du portail montre, et les acteurs possibles, le plus précis d'abord ; jamais vide. */
export interface Presence {
  readonly acteurs: readonly Acteur[];
  readonly prenom: string | null;
  readonly nom: string | null;
  readonly organismes: readonly OrganismePresent[];
}

/**
 * Organisme dont le visiteur répond. Une association a des heures à attester ; un organisme de formation, des demandes ; un déclarant, des
 * fichiers à déposer ; tout autre, comme un employeur, des cofinancements à accorder.
 */
export interface OrganismePresent {
  readonly id: string;
  readonly nom: string;
  readonly accueil: "a-attester" | "depots" | "demandes" | "cofinancements";
}

/** Les organismes tels que le menu les montre, chacun avec la première page de son espace. */
export async function presenter(ctx: Contexte, organismes: readonly Organisme[]): Promise<OrganismePresent[]> {
  const formateurs = await formateursParmi(
    ctx,
    organismes.map(({ id }) => id),
  );
  const autres = organismes.filter(({ id, regime }) => regime === "autre" && !formateurs.has(id));
  const declarants = await declarantsParmi(
    ctx,
    autres.map(({ id }) => id),
  );
  const accueilDe = ({ id, regime }: Organisme) => {
    if (formateurs.has(id)) return "demandes";
    if (regime !== "autre") return "a-attester";
    return declarants.has(id) ? "depots" : "cofinancements";
  };
  return organismes.map((organisme) => ({ id: organisme.id, nom: organisme.nom, accueil: accueilDe(organisme) }));
}

interface PresenceResponsable {
  readonly acteurs: readonly Acteur[];
  readonly organismes: Presence["organismes"];
}

/** L'exploitant reconnaît ses agents au SIRET que ProConnect présente ; sans SIRET réglé, personne ne l'est. */
export function estAgent(responsable: Pick<Responsable, "siret">, siretExploitant: string | null): boolean {
  return siretExploitant !== null && responsable.siret === siretExploitant;
}

/** Ce que la session garde d'une entrée par ProConnect : qui, et sous quel SIRET il a été présenté. */
interface Entree {
  readonly responsableId: string;
  readonly siret: string | null;
}

/** Les organismes sont lus à chaque demande : qui est retiré ce matin n'agit plus cet après-midi. */
async function lirePresenceResponsable(
  ctx: Contexte,
  { responsableId, siret }: Entree,
  siretExploitant: string | null,
): Promise<PresenceResponsable | null> {
  try {
    const { courriel, nom, prenom } = await lireResponsable(ctx, responsableId);
    const fonctions = await organismesDuResponsable(ctx, { courriel, siret });
    const organismes = await presenter(
      ctx,
      fonctions.map(({ organisme }) => organisme),
    );
    const agent = estAgent({ siret }, siretExploitant);
    const acteurs: Acteur[] = [];
    // Responsable d'abord : dans les pages d'un organisme, c'est à ce titre qu'il agit. Qui n'est qu'agent n'est pas responsable.
    if (!agent || organismes.length > 0) {
      acteurs.push({ genre: "responsable", responsableId, courriel, nom, prenom, organismes: organismes.map(({ id }) => id) });
    }
    if (agent) acteurs.push({ genre: "agent", agentId: responsableId });
    return { acteurs, organismes };
  } catch (erreur) {
    if (erreur instanceof Refus) return null;
    throw erreur;
  }
}

function acteursPersonnels(donnees: DonneesSession): Acteur[] {
  const preuve = donnees.preuve ?? "declaree";
  if (donnees.titulaireId !== undefined) return [{ genre: "titulaire", titulaireId: donnees.titulaireId, preuve }];
  if (donnees.personneId !== undefined) return [{ genre: "arrivant", personneId: donnees.personneId, preuve }];
  return [];
}

/** Lit qui est là d'après la session. */
export async function lirePresence(options: ReglagesServeur, session: Session): Promise<Presence> {
  const donnees = session.lire();
  const acteurs = acteursPersonnels(donnees);
  const ctx: Contexte = { base: options.base, horloge: options.horloge, acteur: { genre: "anonyme" } };
  const { responsableId, siret = null } = donnees;
  const responsable =
    responsableId === undefined ? null : await lirePresenceResponsable(ctx, { responsableId, siret }, options.reglages.siretExploitant);
  if (responsable !== null) acteurs.push(...responsable.acteurs);
  if (acteurs.length === 0) acteurs.push({ genre: "anonyme" });
  return { acteurs, prenom: donnees.prenom ?? null, nom: donnees.nom ?? null, organismes: responsable?.organismes ?? [] };
}
