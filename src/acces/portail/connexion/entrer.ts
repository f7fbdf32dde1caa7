// Entrer : la session change d'identifiant, garde ce qui était tapé, et mène là où la personne allait.
import type { Preuve } from "../../../metier/identite/index.js";
import type { DonneesSession, Session } from "./session.js";

export interface Arrivee {
  readonly personneId: string;
  readonly titulaireId: string | null;
  readonly preuve: Preuve;
  readonly prenom: string;
  readonly nom: string;
  readonly fournisseur: NonNullable<DonneesSession["fournisseur"]>;
  readonly jetonIdentite?: string;
}

/** Ce qui survit au changement de session : la saisie gardée, et l'autre rôle de la même personne. */
function garde(avant: Readonly<DonneesSession>, champs: readonly (keyof DonneesSession)[]): DonneesSession {
  const choisis = Object.entries(avant).filter(([nom]) => champs.some((champ) => champ === nom));
  return Object.fromEntries(choisis);
}

/** Ouvre la session d'une personne et rend la page où aller : la sienne, ou l'ouverture de son compte. */
export async function entrerPersonne(session: Session, arrivee: Arrivee, retour: string | null): Promise<string> {
  const { titulaireId, ...reste } = arrivee;
  const donnees: DonneesSession = { ...garde(session.lire(), ["formulaireGarde", "responsableId", "siret"]), ...reste };
  if (titulaireId === null) {
    await session.renouveler(retour === null ? donnees : { ...donnees, retour });
    return "/premiere-connexion";
  }
  await session.renouveler({ ...donnees, titulaireId });
  return retour ?? "/mon-compte";
}

export interface ArriveeResponsable {
  readonly responsableId: string;
  readonly siret: string | null;
  readonly prenom: string;
  readonly nom: string;
  readonly jetonIdentite: string;
}

/** Ouvre la session d'un responsable ; s'il est aussi titulaire ici, il le reste. */
export async function entrerResponsable(session: Session, arrivee: ArriveeResponsable): Promise<void> {
  const avant = garde(session.lire(), ["formulaireGarde", "personneId", "titulaireId", "preuve"]);
  const { siret, ...reste } = arrivee;
  await session.renouveler({ ...avant, ...reste, ...(siret === null ? {} : { siret }), fournisseur: "proconnect" });
}
