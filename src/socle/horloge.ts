// L'heure qu'il est : une seule porte, pour que les tests et la démonstration puissent déplacer le jour.
import { type DateCivile, dateCivile } from "./valeurs/date-civile.js";

/** Horloge du service : l'instant, et le jour civil qu'il est à Paris. */
export interface Horloge {
  maintenant(): Date;
  aujourdhui(): DateCivile;
  /** L'heure des autres horloges du monde, jamais déplacée : un téléphone qui donne un code ne suit pas la démonstration. */
  instantReel(): Date;
}

const FORMAT_PARIS = new Intl.DateTimeFormat("fr-CA", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** Jour civil d'un instant à Paris. */
export function jourAParis(instant: Date): DateCivile {
  return dateCivile(FORMAT_PARIS.format(instant));
}

/** Horloge du système (ou d'une autre source de millisecondes), décalée d'un nombre de millisecondes lu à chaque appel. */
export function horlogeDecalee(decalage: () => number, source: () => number = Date.now): Horloge {
  const maintenant = () => new Date(source() + decalage());
  return { maintenant, aujourdhui: () => jourAParis(maintenant()), instantReel: () => new Date(source()) };
}

/** Horloge arrêtée à un instant, pour les tests ; elle s'avance à la main. */
export function horlogeArretee(instant: string): Horloge & { placer(autre: string): void } {
  let courant = new Date(instant);
  return {
    maintenant: () => new Date(courant),
    aujourdhui: () => jourAParis(courant),
    instantReel: () => new Date(courant),
    placer(autre) {
      courant = new Date(autre);
    },
  };
}
