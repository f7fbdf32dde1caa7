// Porter un versement au compte de la personne : les centimes au grand livre, une dotation ou des heures dans les tables d'ici.
import { randomUUID } from "node:crypto";
import type { Contexte } from "../contexte.js";
import { alimenterCpf, verrouillerCompte } from "../grand-livre/index.js";
import { ecrireMouvement } from "./ecrire-mouvement.js";
import { insererDotation } from "./mouvements.sql.js";
import { type Arrivee, cleDuVersement, reprendre } from "./reprendre.js";
import { listerAReprendre, noterPortee, noterReprise, trouverVersements, type Versement } from "./versements.sql.js";

async function porterCentimes(ctx: Contexte, { titulaireId, versement }: Arrivee): Promise<string> {
  const { montant, nature } = versement;
  return (await alimenterCpf(ctx, { titulaireId, cle: cleDuVersement(versement), montant, origine: nature })).id;
}

async function porterIci(ctx: Contexte, { titulaireId, versement, origine }: Arrivee): Promise<string | null> {
  const { montant, nature, financeur } = versement;
  const dotationId = nature === "heures" ? null : (origine?.dotationId ?? randomUUID());
  const genre = origine === null ? "acquisition" : "correction";
  const contenu = { nature, financeur, montant };
  await ecrireMouvement(
    ctx,
    { titulaireId, cle: cleDuVersement(versement), genre, reference: null, contenu },
    {
      avant: async () => null,
      composer: async (_, { rang }) => {
        if (dotationId !== null && origine === null && financeur !== null)
          await ctx.base.requete(insererDotation({ titulaireId, id: dotationId, financeur, rang }));
        return [{ dotationId, disponible: montant, reserve: 0, utilise: 0 }];
      },
    },
  );
  return dotationId;
}

/** Reprend ce qui peut l'être d'une correction en moins ; le reste est gardé pour les versements suivants (L6323-45). */
async function porterEnMoins(ctx: Contexte, arrivee: Arrivee): Promise<boolean> {
  const { titulaireId, versement, origine } = arrivee;
  const { montant, idLigne } = versement;
  const { repris, ecritureId } = await reprendre(ctx, arrivee);
  const total = versement.repris + repris;
  if (repris > 0 || versement.repris === 0) await ctx.base.requete(noterReprise(idLigne, titulaireId, total));
  if (total < -montant) return false;
  await ctx.base.requete(
    noterPortee(idLigne, { titulaireId, le: ctx.horloge.maintenant(), ecritureId, dotationId: origine?.dotationId ?? null }),
  );
  return true;
}

/** Porte un versement gardé ; faux si c'est une correction en moins dont une part, déjà réservée ou utilisée, reste à reprendre. */
export async function porterVersement(ctx: Contexte, titulaireId: string, versement: Versement): Promise<boolean> {
  const { corrige, idLigne, nature, montant } = versement;
  const origine = corrige === null ? null : ((await trouverVersements(ctx.base, [corrige])).get(corrige) ?? null);
  const arrivee: Arrivee = { titulaireId, versement, origine };
  if (montant < 0) return porterEnMoins(ctx, arrivee);
  const centimes = nature === "droits_annuels";
  const ecritureId = centimes ? await porterCentimes(ctx, arrivee) : null;
  const dotationId = centimes ? null : await porterIci(ctx, arrivee);
  await ctx.base.requete(noterPortee(idLigne, { titulaireId, le: ctx.horloge.maintenant(), ecritureId, dotationId }));
  return true;
}

/** Après un versement : reprend dessus ce que des corrections attendent encore de cette personne (L6323-45). */
export async function reprendreCeQuiReste(ctx: Contexte, titulaireId: string): Promise<void> {
  if ((await listerAReprendre(ctx.base, titulaireId)).length === 0) return;
  await verrouillerCompte(ctx, titulaireId);
  for (const correction of await listerAReprendre(ctx.base, titulaireId)) await porterVersement(ctx, titulaireId, correction);
}

/** Ordre où porter les versements d'une personne : le grand livre se verrouille avant le compte d'ici. */
export function dansLOrdreDesVerrous(a: { readonly nature: string }, b: { readonly nature: string }): number {
  return Number(a.nature !== "droits_annuels") - Number(b.nature !== "droits_annuels");
}
