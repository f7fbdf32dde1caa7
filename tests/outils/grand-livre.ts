// De quoi écrire au grand livre dans un test : un contexte système, un jour fixe, un lot ordinaire.
import { randomUUID } from "node:crypto";
import type { Contexte } from "../../src/metier/contexte.js";
import { type LotDemande, type RapportJournal, verifierJournal } from "../../src/metier/grand-livre/index.js";
import type { Base, Requeteur } from "../../src/socle/base/base.js";
import { horlogeArretee } from "../../src/socle/horloge.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import type { BaseDeTest } from "./base.js";

export const PLAFOND_ESSAI = 72_000;

export function contexteSysteme(base: Requeteur): Contexte {
  return { base, horloge: horlogeArretee("2028-01-02T09:00:00Z"), acteur: { genre: "systeme" } };
}

/** Agit dans une transaction, comme le fait le service. */
export function agir<Resultat>(base: Base, action: (ctx: Contexte) => Promise<Resultat>): Promise<Resultat> {
  return base.transaction((tx) => action(contexteSysteme(tx)));
}

export function unLot(titulaireId: string, change: Partial<LotDemande> = {}): LotDemande {
  return {
    titulaireId,
    cle: randomUUID(),
    activite: "benevolat_associatif",
    annee: 2027,
    financeur: "etat",
    montant: 24_000,
    declareLe: dateCivile("2028-06-30"),
    decisionId: randomUUID(),
    plafond: PLAFOND_ESSAI,
    ...change,
  };
}

/** Emporte ce qui a été vu hors d'une transaction qu'on veut annuler. */
class Constat extends Error {
  readonly rapport: RapportJournal;
  constructor(rapport: RapportJournal) {
    super("constat");
    this.rapport = rapport;
  }
}

/** La transaction a déjà commencé par une altération : elle ne peut plus changer d'isolation, et n'en a pas besoin. */
function sansFiger(tx: Requeteur): Requeteur {
  return {
    ...tx,
    requete: (instruction) => (instruction.text.startsWith("set transaction") ? Promise.resolve([]) : tx.requete(instruction)),
  };
}

const VALEURS_CHANGEES: Readonly<Record<string, (colonne: string) => string>> = {
  uuid: () => "gen_random_uuid()",
  text: (colonne) => `${colonne} || 'z'`,
  "timestamp with time zone": (colonne) => `${colonne} + interval '1 microsecond'`,
};

/** Expression SQL d'une autre valeur pour cette colonne. */
export function valeurChangee(colonne: string, type: string): string {
  return VALEURS_CHANGEES[type]?.(colonne) ?? `${colonne} + 1000`;
}

/** Écarte déclencheurs et contraintes, comme le peut qui possède la base : reste ce que seul le journal peut dire. */
const ECARTER = `do $$ declare ordre text; begin
  for ordre in select format('alter table %s disable trigger user', oid::regclass) from pg_class
    where relnamespace = 'grand_livre'::regnamespace and relkind = 'r' loop execute ordre; end loop;
  for ordre in select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint
    where connamespace = 'grand_livre'::regnamespace and contype in ('f', 'c') and conrelid <> 0 order by contype desc loop execute ordre; end loop;
end $$`;

/** Altère en propriétaire, vérifie le journal dans la même transaction, et l'annule : la base ressort intacte. */
export async function constaterApres(essai: BaseDeTest, alteration: string): Promise<RapportJournal> {
  const essaye = essai.proprietaire.transaction(async (tx) => {
    await tx.requete({ text: ECARTER, values: [] });
    await tx.requete({ text: alteration, values: [] });
    throw new Constat(await verifierJournal({ ...essai.base, transaction: (action) => action(sansFiger(tx)) }));
  });
  const constat: unknown = await essaye.catch((erreur: unknown) => erreur);
  if (constat instanceof Constat) return constat.rapport;
  throw constat;
}
