// Lire une demande de financement : toute forme fausse est dite par son nom, rien n'est deviné ni complété en silence.
import { z } from "zod";
import {
  type ApportTiers,
  type DemandeFinancement,
  FINANCEURS_CEC,
  FINANCEURS_TIERS,
  type FinanceurCec,
  type FinanceurTiers,
  type LotCec,
  PREMIER_JOUR_CONNU,
  STATUTS,
  type StatutEnEuros,
  TYPES_FORMATION,
  type TypeFormation,
} from "../../regles/financement/index.js";
import { type DateCivile, lireDateCivile } from "../../socle/valeurs/date-civile.js";
import type { Centimes } from "../../socle/valeurs/montant.js";
import { type Faute, traduireFautes } from "./faute.js";

/** Dix milliards d'euros : bien au-delà de toute demande, et la somme de mille lots reste un entier exact. */
const SOMME_MAXIMALE = 1_000_000_000_000;
const HEURES_MAXIMALES = 1_000_000;

const date = z.custom<DateCivile>((valeur) => typeof valeur === "string" && lireDateCivile(valeur) !== null, {
  error: "une date qui existe, écrite AAAA-MM-JJ",
});
const datePlan = z.custom<DateCivile>(
  (valeur) => typeof valeur === "string" && lireDateCivile(valeur) !== null && valeur >= PREMIER_JOUR_CONNU,
  {
    error: `une date AAAA-MM-JJ à partir du ${PREMIER_JOUR_CONNU} : avant, la participation du titulaire (R6323) n'a pas de montant connu`,
  },
);
const somme = z.custom<Centimes>((valeur) => Number.isSafeInteger(valeur) && Number(valeur) >= 0 && Number(valeur) <= SOMME_MAXIMALE, {
  error: "une somme en centimes, entière, de 0 à mille milliards",
});
const heures = z.custom<number>((valeur) => typeof valeur === "number" && valeur >= 0 && valeur <= HEURES_MAXIMALES, {
  error: "un nombre d'heures, de 0 à un million",
});
const texte = z.custom<string>((valeur) => typeof valeur === "string" && valeur.trim() !== "", { error: "un texte qui n'est pas vide" });

function unParmi<V extends string>(valeurs: readonly V[]) {
  const admises: readonly string[] = valeurs;
  return z.custom<V>((valeur) => typeof valeur === "string" && admises.includes(valeur), {
    error: `l'un de ces mots : ${valeurs.join(", ")}`,
  });
}

const apport: z.ZodType<ApportTiers> = z.strictObject(
  { financeur: unParmi<FinanceurTiers>(FINANCEURS_TIERS), montant: somme },
  { error: "un objet { financeur, montant }" },
);
const lot: z.ZodType<LotCec> = z.strictObject(
  { id: texte, montant: somme, declareLe: date, financeur: unParmi<FinanceurCec>(FINANCEURS_CEC) },
  { error: "un objet { id, montant, declareLe, financeur }" },
);
const apports = z.array(apport, { error: "une liste d'apports" }).optional();

const commun = { date: datePlan, lotsCec: z.array(lot, { error: "une liste de lots" }), dotations: apports, abondements: apports };
const typeFormation = unParmi<TypeFormation>(TYPES_FORMATION);
const DOCUMENT = { error: "un objet JSON décrivant la demande" };

const enEuros = z.strictObject(
  {
    ...commun,
    titulaire: z.strictObject(
      {
        statut: z.custom<StatutEnEuros>((valeur) => STATUTS.some((statut) => statut === valeur), {
          error: `l'un de ces mots : ${STATUTS.join(", ")}`,
        }),
      },
      { error: "un objet { statut }" },
    ),
    formation: z.strictObject({ type: typeFormation, prix: somme }, { error: "un objet { type, prix }" }),
    cpf: somme,
  },
  DOCUMENT,
);

const enHeures = z.strictObject(
  {
    ...commun,
    titulaire: z.strictObject({ statut: z.literal("agent_public") }, { error: "un objet { statut }" }),
    formation: z.strictObject({ type: typeFormation, heures }, { error: "un objet { type, heures } (un agent public compte en heures)" }),
    cpfHeures: heures,
  },
  DOCUMENT,
);

const statutSeul = z.object({ titulaire: z.object({ statut: z.literal("agent_public") }) });

/** Deux lots de même nom ne se distingueraient plus dans la réponse. */
function doublons(lots: readonly LotCec[]): Faute[] {
  const vus = new Set<string>();
  return lots.flatMap(({ id }, rang) => {
    if (vus.has(id))
      return [{ chemin: `lotsCec[${rang}].id`, phrase: "cet identifiant est déjà celui d'un autre lot, attendu un identifiant par lot" }];
    vus.add(id);
    return [];
  });
}

/** Lit une valeur JSON quelconque comme une demande de financement, ou dit toutes ses fautes. */
export function lireDemandeFinancement(valeur: unknown): { readonly demande: DemandeFinancement } | { readonly erreurs: readonly Faute[] } {
  const lue = statutSeul.safeParse(valeur).success ? enHeures.safeParse(valeur) : enEuros.safeParse(valeur);
  if (!lue.success) return { erreurs: traduireFautes(lue.error.issues, valeur) };
  const erreurs = doublons(lue.data.lotsCec);
  if (erreurs.length > 0) return { erreurs };
  return { demande: { ...lue.data, dotations: lue.data.dotations ?? [], abondements: lue.data.abondements ?? [] } };
}
