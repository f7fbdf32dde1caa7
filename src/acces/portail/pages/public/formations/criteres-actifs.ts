// Les critères en cours, un par un : ce qu'ils disent, et la recherche sans eux. Les pastilles à retirer et les conseils en viennent.

import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { motModalite, motRole, motTypeFormation } from "../../../lectures/formations.js";
import { jourDeChamp, lireSomme, type Saisie } from "./adresse.js";

export interface CritereActif {
  /** « Trésorerie », « Avant le 12/01/2027 » : ce que la recherche demande. */
  readonly libelle: string;
  readonly sans: Partial<Saisie>;
}

function sansUn<T>(liste: readonly T[], retire: T): readonly T[] {
  return liste.filter((un) => un !== retire);
}

/** Les critères compris, sauf les mots cherchés et le genre, que la page montre ailleurs. */
export function criteresActifs(saisie: Saisie): readonly CritereActif[] {
  const { roles, types, modalites, lieu, du, au, prix } = saisie;
  const somme = lireSomme(prix);
  const actifs: (CritereActif | null)[] = [
    ...roles.map((role) => ({ libelle: motRole(role), sans: { roles: sansUn(roles, role) } })),
    ...types.map((type) => ({ libelle: motTypeFormation(type), sans: { types: sansUn(types, type) } })),
    ...modalites.map((une) => ({ libelle: motModalite(une), sans: { modalites: sansUn(modalites, une) } })),
    lieu === "" ? null : { libelle: `Près de ${lieu}`, sans: { lieu: "", distance: 30 } },
    jourDeChamp(du) === du ? null : { libelle: `À partir du ${jourDeChamp(du)}`, sans: { du: "" } },
    jourDeChamp(au) === au ? null : { libelle: `Avant le ${jourDeChamp(au)}`, sans: { au: "" } },
    saisie.droits ? { libelle: "Dans mes droits d'engagement", sans: { droits: false } } : null,
    somme === null ? null : { libelle: `${ecrireMontant(somme)} au plus`, sans: { prix: "" } },
    saisie.accessible ? { libelle: "Accessible aux personnes handicapées", sans: { accessible: false } } : null,
    saisie.ici ? { libelle: "Inscription ici", sans: { ici: false } } : null,
  ];
  return actifs.filter((actif) => actif !== null);
}
