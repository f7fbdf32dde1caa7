// Le second compteur, derrière un port : un exploitant dont le compte personnel de formation vit ailleurs remplace cet adaptateur seul.
import type { FinanceurTiers } from "../../regles/financement/index.js";
import type { Contexte } from "../contexte.js";

/** Une dotation déjà versée sur le compte (L6323-4 III), et ce qu'il en reste. */
export interface Dotation {
  readonly id: string;
  readonly financeur: FinanceurTiers;
  readonly disponible: number;
}

/** `centimes` et dotations en centimes ; `heures` pour un agent public (décret 2017-928), deux décimales au plus. */
export interface SoldeCpf {
  readonly centimes: number;
  readonly heures: number;
  readonly dotations: readonly Dotation[];
}

/** Ce qu'une formation prend au second compteur ; au moins une somme n'est pas nulle. */
export interface SommesCpf {
  readonly centimes: number;
  readonly heures: number;
  readonly dotations: readonly { readonly id: string; readonly montant: number }[];
}

/** `cle` rend chaque demande rejouable : la même deux fois n'écrit qu'une fois. */
export interface DemandeCpf {
  readonly titulaireId: string;
  readonly cle: string;
}

/**
 * Le port. Chaque méthode s'exécute dans la transaction de `ctx` ; un adaptateur distant y inscrit sa demande et la rejoue.
 * `reserver` rend la référence à donner ensuite ; elle refuse « cpf/solde-insuffisant ».
 */
export interface CompteurCpf {
  lire(ctx: Contexte, titulaireId: string): Promise<SoldeCpf>;
  reserver(ctx: Contexte, demande: DemandeCpf & SommesCpf): Promise<string>;
  executer(ctx: Contexte, demande: DemandeCpf & { readonly reference: string }): Promise<void>;
  annuler(ctx: Contexte, demande: DemandeCpf & { readonly reference: string }): Promise<void>;
  /** Rend une partie de ce qu'une réservation exécutée avait utilisé. */
  rembourser(ctx: Contexte, demande: DemandeCpf & SommesCpf & { readonly reference: string }): Promise<void>;
}
