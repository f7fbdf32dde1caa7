// Les requêtes de la preuve : ce qui est entré dans « utilisé » et ce qui en est sorti, sur une période.
import { type Requeteur, sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { PeriodeDUsage, PlaceDUsage, Usage } from "./lister-usages.js";

interface LigneUsage {
  readonly titulaire_id: string;
  readonly jour: DateCivile;
  readonly rang: bigint;
  readonly ligne: number;
  readonly cle: string;
  readonly genre: Usage["genre"];
  readonly empreinte: string;
  readonly financeur: string;
  readonly lot_id: string | null;
  readonly activite: string | null;
  readonly annee: number | null;
  readonly declare_le: DateCivile | null;
  readonly montant: bigint;
}

type Page = PeriodeDUsage & { readonly apres: PlaceDUsage | null; readonly limite: number; readonly payeurDuCpf: string };

function lotDe({ lot_id: id, activite, annee, declare_le: declareLe }: LigneUsage): Usage["lot"] {
  return id === null || activite === null || annee === null || declareLe === null ? null : { id, activite, annee, declareLe };
}

function usageDe(ligne: LigneUsage): Usage {
  const { jour, cle, genre, empreinte, financeur } = ligne;
  return {
    ...{ jour, cle, genre, empreinte, financeur, titulaireId: ligne.titulaire_id, rang: Number(ligne.rang), ligne: ligne.ligne },
    lot: lotDe(ligne),
    montant: Number(ligne.montant),
  };
}

export async function lireUsages(base: Requeteur, { du, au, financeur, apres, limite, payeurDuCpf }: Page): Promise<Usage[]> {
  const lignes = await base.requete<LigneUsage>(sql`
    select e.titulaire_id, e.jour, e.rang, l.rang as ligne, e.cle, e.genre, e.empreinte, coalesce(lot.financeur, ${payeurDuCpf}) as financeur,
      lot.id as lot_id, lot.activite, lot.annee, lot.declare_le, l.montant
    from grand_livre.ecritures e
    join grand_livre.lignes l on l.titulaire_id = e.titulaire_id and l.ecriture_rang = e.rang and l.compte in ('cec_utilise', 'cpf_utilise')
    left join grand_livre.lots lot on lot.titulaire_id = l.titulaire_id and lot.id = l.lot_id
    where e.genre in ('execution', 'remboursement') and e.jour between ${du} and ${au}
      and (${financeur}::text is null or coalesce(lot.financeur, ${payeurDuCpf}) = ${financeur})
      and (${apres?.jour ?? null}::date is null or (e.jour, e.titulaire_id, e.rang, l.rang)
        > (${apres?.jour ?? null}::date, ${apres?.titulaireId ?? null}::uuid, ${apres?.rang ?? null}::bigint, ${apres?.ligne ?? null}::smallint))
    order by e.jour, e.titulaire_id, e.rang, l.rang limit ${limite}`);
  return lignes.map(usageDe);
}

export async function lireTotauxDUsage(
  base: Requeteur,
  { du, au, financeur, payeurDuCpf }: PeriodeDUsage & { readonly payeurDuCpf: string },
): Promise<{ readonly financeur: string; readonly montant: number }[]> {
  const lignes = await base.requete<{ financeur: string; montant: bigint }>(sql`
    select coalesce(lot.financeur, ${payeurDuCpf}) as financeur, sum(l.montant)::bigint as montant
    from grand_livre.ecritures e
    join grand_livre.lignes l on l.titulaire_id = e.titulaire_id and l.ecriture_rang = e.rang and l.compte in ('cec_utilise', 'cpf_utilise')
    left join grand_livre.lots lot on lot.titulaire_id = l.titulaire_id and lot.id = l.lot_id
    where e.genre in ('execution', 'remboursement') and e.jour between ${du} and ${au}
      and (${financeur}::text is null or coalesce(lot.financeur, ${payeurDuCpf}) = ${financeur})
    group by 1 order by 1`);
  return lignes.map((ligne) => ({ financeur: ligne.financeur, montant: Number(ligne.montant) }));
}
