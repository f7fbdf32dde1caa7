// L'heure de Paris, comme on la dit : « 14 h 05 ».

const FORMAT = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", hour: "2-digit", minute: "2-digit" });

export function ecrireHeure(instant: Date): string {
  return FORMAT.format(instant).replace(":", "\u00a0h\u00a0");
}
