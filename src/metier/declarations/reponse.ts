// Ce que le service répond à une déclaration ou à une attestation : faite, ou refusée par la loi avec ses motifs.
import type { Motif } from "../../regles/motif.js";
import type { Declaration } from "./declaration.js";

export type ReponseDeclaration =
  | {
      readonly decision: "declaree";
      readonly declaration: Declaration;
      /** Ce qui n'empêche rien aujourd'hui mais pourrait empêcher le droit : la personne le sait tout de suite. */
      readonly avertissements: readonly Motif[];
    }
  | {
      readonly decision: "refusee";
      /** Jamais vide, chacun avec son article. */
      readonly motifs: readonly Motif[];
      /** Brouillon où ce qui était tapé est gardé, quand il peut encore servir. */
      readonly brouillon: Declaration | null;
    };

export type ReponseAttestation =
  | { readonly decision: "attestee"; readonly declaration: Declaration }
  | { readonly decision: "refusee"; readonly motifs: readonly Motif[] };
