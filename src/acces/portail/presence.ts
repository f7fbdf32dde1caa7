// Qui est là : de la session aux acteurs au nom desquels un visiteur peut agir.
import type { Contexte } from "../../metier/contexte.js";
import { type Acteur, lireResponsable } from "../../metier/identite/index.js";
import { organismesDuResponsable } from "../../metier/organismes/index.js";
import { Refus } from "../../socle/refus.js";
import type { DonneesSession, Session } from "./connexion/session.js";
import type { ReglagesServeur } from "./serveur.js";

/** Ce que l'en-tête du portail montre, et les acteurs possibles, le plus précis d'abord ; jamais vide. */
export interface Presence {
  readonly acteurs: readonly Acteur[];
  readonly prenom: string | null;
  readonly nom: string | null;
  readonly organismes: readonly { readonly id: string; readonly nom: string }[];
}

interface PresenceResponsable {
  readonly acteur: Acteur;
  readonly organismes: Presence["organismes"];
}

/** Les organismes sont lus à chaque demande : qui est retiré ce matin n'agit plus cet après-midi. */
async function lirePresenceResponsable(ctx: Contexte, responsableId: string): Promise<PresenceResponsable | null> {
  try {
    const responsable = await lireResponsable(ctx, responsableId);
    const fonctions = await organismesDuResponsable(ctx, responsable.courriel);
    const organismes = fonctions.map(({ organisme }) => ({ id: organisme.id, nom: organisme.nom }));
    const { courriel, nom, prenom } = responsable;
    return {
      acteur: { genre: "responsable", responsableId, courriel, nom, prenom, organismes: organismes.map(({ id }) => id) },
      organismes,
    };
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
  const responsable = donnees.responsableId === undefined ? null : await lirePresenceResponsable(ctx, donnees.responsableId);
  if (responsable !== null) acteurs.push(responsable.acteur);
  if (acteurs.length === 0) acteurs.push({ genre: "anonyme" });
  return { acteurs, prenom: donnees.prenom ?? null, nom: donnees.nom ?? null, organismes: responsable?.organismes ?? [] };
}
