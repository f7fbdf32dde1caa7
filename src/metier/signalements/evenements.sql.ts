// Les requêtes de l'histoire des signalements : on y ajoute, on n'y change rien.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { EtatSignalement, EvenementSignalement } from "./etats.js";
import type { Signalement } from "./signalement.js";

/** Un évènement : qui, quand, quoi, et le signalement tel qu'il l'a laissé. */
export interface EvenementDeSignalement {
  readonly rang: number;
  readonly evenement: EvenementSignalement;
  readonly etat: EtatSignalement;
  readonly acteurGenre: string;
  readonly acteurId: string | null;
  /** Nom et fonction de qui a répondu. */
  readonly signataire: string | null;
  readonly le: Date;
  readonly jour: DateCivile;
}

/** Ajoute un évènement à l'histoire du signalement. */
export async function ecrireEvenement(base: Requeteur, s: Signalement, e: Omit<EvenementDeSignalement, "rang" | "etat">): Promise<void> {
  const { id: _id, titulaireId: _titulaire, version: _version, etat: _etat, ...contenu } = s;
  await base.requete(sql`
    insert into signalements.evenements (titulaire_id, signalement_id, rang, evenement, etat, acteur_genre, acteur_id, signataire, le, jour,
      contenu)
    values (${s.titulaireId}, ${s.id}, ${s.version}, ${e.evenement}, ${s.etat}, ${e.acteurGenre}, ${e.acteurId}, ${e.signataire}, ${e.le},
      ${e.jour}, ${JSON.stringify(contenu)}::jsonb)`);
}

/** Histoire d'un signalement, du premier évènement au dernier. */
export async function trouverEvenements(base: Requeteur, titulaireId: string, signalementId: string): Promise<EvenementDeSignalement[]> {
  return base.requete<EvenementDeSignalement>(sql`
    select rang, evenement, etat, acteur_genre as "acteurGenre", acteur_id as "acteurId", signataire, le, jour
    from signalements.evenements where titulaire_id = ${titulaireId} and signalement_id = ${signalementId} order by rang`);
}
