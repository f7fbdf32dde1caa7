// Ce qu'est un organisme pour le service : une clé à nous, des numéros facultatifs, et ce que la loi demande d'en savoir.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";

export type RegimeOrganisme = "loi1901" | "alsace_moselle" | "autre";

/** Ce que l'objet social laisse penser de l'article 200 du CGI ; un agent décide (L5151-9 6° a). */
export type PropositionArticle200 = "oui" | "non" | "indeterminee";

/** Inscription d'Alsace-Moselle : tribunal, volume et folio du registre des associations. */
export interface RegistreLocal {
  readonly tribunal: string;
  readonly volume: string;
  readonly folio: string;
}

export interface Organisme {
  readonly id: string;
  /** « propose » : demandé par un bénévole qui ne l'a pas trouvé, pas encore reconnu. */
  readonly statut: "inscrit" | "propose";
  readonly rna: string | null;
  readonly siren: string | null;
  readonly siret: string | null;
  readonly registreLocal: RegistreLocal | null;
  readonly regime: RegimeOrganisme;
  readonly nom: string;
  readonly sigle: string | null;
  readonly objet: string;
  readonly objetSocial1: string | null;
  readonly objetSocial2: string | null;
  readonly commune: string;
  readonly codePostal: string | null;
  /** Jour de la première déclaration (ou inscription), celui que teste L5151-9 6° a ; null quand la source ne le dit pas. */
  readonly premiereDeclaration: DateCivile | null;
  readonly dissoute: boolean;
  /** Souvent null même pour une association dissoute : le registre n'en donne pas toujours le jour. */
  readonly dissouteLe: DateCivile | null;
  readonly proposition: PropositionArticle200;
  /** Décision d'un agent, ou null tant qu'elle est en attente. */
  readonly article200: boolean | null;
  readonly source: string;
  /** Jour de la donnée chez sa source. */
  readonly donneeDu: DateCivile | null;
}

/** Personne qui peut attester pour l'organisme (R5151-17) ; `titulaireId` quand elle tient aussi un compte. */
export interface Responsable {
  readonly id: string;
  readonly organismeId: string;
  readonly courriel: string;
  readonly nom: string;
  readonly prenom: string;
  readonly fonction: string;
  readonly titulaireId: string | null;
  readonly depuis: DateCivile;
  readonly jusquAu: DateCivile | null;
}
