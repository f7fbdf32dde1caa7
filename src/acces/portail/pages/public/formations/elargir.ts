// Quand rien n'est trouvé : chaque critère levé à son tour, essayé pour de bon ; seuls se proposent ceux qui donnent quelque chose.
import { chercherFormations } from "../../../../../metier/catalogue/index.js";
import type { Contexte } from "../../../../../metier/contexte.js";
import { criteresDe, DISTANCES, ecrireAdresse, type Saisie } from "./adresse.js";
import { criteresActifs } from "./criteres-actifs.js";

/** Une recherche plus large, et combien elle trouve. */
export interface Piste {
  readonly libelle: string;
  readonly href: string;
  readonly nombre: number;
}

/** Assez pour lever chacun des critères qu'on pose d'ordinaire, sans qu'une adresse forgée fasse chercher sans fin. */
const ESSAIS = 8;

interface Essai {
  readonly libelle: string;
  readonly changements: Partial<Saisie>;
}

function essaisDe(saisie: Saisie): readonly Essai[] {
  const { lieu, distance, q, genre } = saisie;
  const large = DISTANCES.at(-1) ?? distance;
  const essais: (Essai | null)[] = [
    lieu === "" || distance >= large
      ? null
      : { libelle: `Chercher jusqu'à ${large} km autour de ${lieu}`, changements: { distance: large } },
    ...criteresActifs(saisie).map(({ libelle, sans }) => ({ libelle: `Retirer « ${libelle} »`, changements: sans })),
    genre === "tout" ? null : { libelle: "Chercher dans toutes les formations", changements: { genre: "tout" } },
    q === "" ? null : { libelle: `Chercher sans les mots « ${q} »`, changements: { q: "" } },
  ];
  return essais.filter((essai) => essai !== null).slice(0, ESSAIS);
}

export async function pistesPour(ctx: Contexte, saisie: Saisie, disponible: number | null): Promise<readonly Piste[]> {
  const pistes: Piste[] = [];
  for (const { libelle, changements } of essaisDe(saisie)) {
    const elargie = { ...saisie, page: 1, ...changements };
    const { total } = await chercherFormations(ctx, criteresDe(elargie, disponible));
    if (total > 0) pistes.push({ libelle, href: ecrireAdresse(elargie), nombre: total });
  }
  return pistes;
}
