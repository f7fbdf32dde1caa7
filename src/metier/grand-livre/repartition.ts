// Sur quels lots prendre et auxquels rendre : la déclaration la plus ancienne se dépense la première (D5151-13).

/** Un lot et ce qu'on peut y prendre ou y rendre, en centimes. */
export interface Part {
  readonly lotId: string;
  readonly montant: number;
}

/** Sert les parts dans l'ordre donné jusqu'à la somme voulue ; rend null si elles n'y suffisent pas. */
export function repartir(parts: readonly Part[], somme: number): Part[] | null {
  const prises: Part[] = [];
  let reste = somme;
  for (const part of parts) {
    if (reste === 0) break;
    const montant = Math.min(part.montant, reste);
    if (montant === 0) continue;
    prises.push({ lotId: part.lotId, montant });
    reste -= montant;
  }
  return reste === 0 ? prises : null;
}
