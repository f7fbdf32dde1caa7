// Le second compteur de la démonstration : le fichier annuel que l'exploitant recevrait, lu par le même import que le sien.
import { COLONNES_CPF, type ColonneCpf, importerCpf } from "../../metier/cpf/index.js";
import type { Base } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";
import { anneeDe, type DateCivile } from "../../socle/valeurs/date-civile.js";
import { personnesSimulees } from "../simulateur/personnes.js";

type Verse = Pick<Record<ColonneCpf, string>, "nature" | "montant"> & { readonly cle: string; readonly financeur?: string };

/** Ce que chacun trouve à son compte dès sa première connexion ; les autres n'ont rien au CPF. */
const VERSEMENTS: readonly Verse[] = [
  { cle: "employee-formation", nature: "droits_annuels", montant: "1200" },
  { cle: "salariee", nature: "droits_annuels", montant: "850" },
  { cle: "demandeur-emploi", nature: "droits_annuels", montant: "1000" },
  { cle: "demandeur-emploi", nature: "dotation", financeur: "region", montant: "500" },
  { cle: "agent-public", nature: "heures", montant: "48,5" },
  { cle: "independant", nature: "droits_annuels", montant: "3000" },
  { cle: "sapeur-pompier", nature: "droits_annuels", montant: "320" },
];

/** Le fichier annuel, de l'année qui précède le semis. */
export function fichierCpfDeDemonstration(aujourdhui: DateCivile): string {
  const personnes = new Map(personnesSimulees(aujourdhui).map((personne) => [personne.cle, personne]));
  const annee = String(anneeDe(aujourdhui) - 1);
  const lignes = VERSEMENTS.map(({ cle, nature, montant, financeur = "" }): Partial<Record<ColonneCpf, string>> => {
    const personne = personnes.get(cle);
    if (personne === undefined) throw new Error(`La démonstration n'a pas « ${cle} ».`);
    return { id_ligne: `demonstration-${annee}-${cle}-${nature}`, annee, nature, financeur, montant, nir: personne.nir };
  });
  return [COLONNES_CPF, ...lignes.map((ligne) => COLONNES_CPF.map((nom) => ligne[nom] ?? ""))]
    .map((champs) => `${champs.join(";")}\r\n`)
    .join("");
}

async function* octetsDe(texte: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(texte, "utf8");
}

/** Sème le second compteur par l'import ; `base` ouvre ses transactions dans celle du semis. */
export async function semerCpf(base: Base, horloge: Horloge): Promise<void> {
  const flux = octetsDe(fichierCpfDeDemonstration(horloge.aujourdhui()));
  const { rejetee } = await importerCpf(base, { horloge, acteur: { genre: "systeme" }, flux });
  if (rejetee > 0) throw new Error("Le fichier CPF de la démonstration a des lignes fausses.");
}
