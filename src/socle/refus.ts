// Le « non » du service : une classe, un code stable, des détails typés. La phrase française et le statut HTTP
// sont donnés dans acces/phrases ; le « non » de la loi, lui, est une valeur rendue par regles.

export type DetailsRefus = Readonly<Record<string, string | number | boolean | null>>;

/** Refus du service. `code` s'écrit « contexte/raison » et ne change jamais de sens. */
export class Refus extends Error {
  readonly code: string;
  readonly details: DetailsRefus;

  constructor(code: string, details: DetailsRefus = {}) {
    super(`Refus ${code}`);
    this.name = "Refus";
    this.code = code;
    this.details = details;
  }
}
