// L'état de conformité au RGAA : tant qu'aucun audit n'est enregistré ici, le service se dit « non conforme ».

/** Audit de conformité au RGAA 4.1.2, tel que l'auditeur l'a rendu. */
export interface AuditAccessibilite {
  /** Date écrite, par exemple « 12 mars 2027 ». */
  readonly jour: string;
  readonly auditeur: string;
  /** Part des critères applicables respectés, de 0 à 100. */
  readonly taux: number;
  readonly nonConformites: readonly string[];
}

/** Dernier audit connu ; null : aucun n'a été fait. */
export const DERNIER_AUDIT: AuditAccessibilite | null = null;

export type EtatConformite = "non conforme" | "partiellement conforme" | "totalement conforme";

/** Non conforme sans audit ou sous la moitié des critères ; totalement conforme à 100 %. */
export function etatConformite(audit: AuditAccessibilite | null): EtatConformite {
  if (audit === null || audit.taux < 50) return "non conforme";
  return audit.taux >= 100 ? "totalement conforme" : "partiellement conforme";
}
