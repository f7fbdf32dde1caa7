// Un nombre de formations, écrit.

/** « 1 formation », « 1 204 formations ». */
export function ecrireNombre(nombre: number): string {
  return `${nombre.toLocaleString("fr-FR")} formation${nombre > 1 ? "s" : ""}`;
}
