// L'argent : des centimes entiers, jamais de décimales.

declare const marqueCentimes: unique symbol;

/** Nombre entier de centimes d'euro. */
export type Centimes = number & { readonly [marqueCentimes]: true };

/** Fait d'un entier une somme en centimes ; une valeur non entière est un défaut du programme. */
export function centimes(nombre: number): Centimes {
  if (!Number.isSafeInteger(nombre)) {
    throw new Error(`Une somme en centimes est un entier : ${nombre}.`);
  }
  return nombre as Centimes;
}

/** Convertit des euros (deux décimales au plus) en centimes. */
export function euros(nombre: number): Centimes {
  return centimes(Math.round(nombre * 100));
}

/** Écrit « 240 € » ou « 103,20 € », avec l'espace insécable de l'usage français. */
export function ecrireMontant(somme: number): string {
  const absolu = Math.abs(somme);
  const entiers = Math.floor(absolu / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/gu, "\u202f");
  const reste = absolu % 100;
  const decimales = reste === 0 ? "" : `,${reste.toString().padStart(2, "0")}`;
  return `${somme < 0 ? "−" : ""}${entiers}${decimales}\u00a0€`;
}
