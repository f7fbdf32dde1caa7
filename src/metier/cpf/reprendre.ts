// Reprendre ce qui avait été versé à tort, sans jamais toucher à ce qui est réservé ou utilisé : sur ce qui est disponible aujourd'hui.
import type { Contexte } from "../contexte.js";
import { corrigerCpf, lireSoldes, verrouillerCompte } from "../grand-livre/index.js";
import { ecrireMouvement } from "./ecrire-mouvement.js";
import {
  type LigneCompte,
  type LigneDotation,
  lireDotations,
  ouvrirCompteCpf,
  type Variation,
  verrouillerCompteCpf,
} from "./mouvements.sql.js";
import type { Versement } from "./versements.sql.js";

/** Un versement, le compte où il va, et celui qu'il corrige (null pour un premier versement). */
export interface Arrivee {
  readonly titulaireId: string;
  readonly versement: Versement;
  readonly origine: Versement | null;
}

/** Une correction reprise en plusieurs fois a une clé par fois. */
export function cleDuVersement({ idLigne, repris }: Versement): string {
  return repris === 0 ? `versement-cpf:${idLigne}` : `versement-cpf:${idLigne}:${repris}`;
}

/** Ce qui vient d'être repris, en centimes ou centièmes d'heure, et l'écriture qui le porte au grand livre. */
export interface Reprise {
  readonly repris: number;
  readonly ecritureId: string | null;
}

const RIEN: Reprise = { repris: 0, ecritureId: null };
const resteDe = ({ montant, repris }: Versement) => -montant - repris;

async function reprendreCentimes(ctx: Contexte, { titulaireId, versement, origine }: Arrivee): Promise<Reprise> {
  const alimentationId = origine?.ecritureId ?? null;
  if (alimentationId === null) throw new Error("Une correction en moins suit le versement qu'elle corrige.");
  const { cpf } = await lireSoldes(ctx, titulaireId);
  const montant = Math.min(resteDe(versement), cpf.disponible);
  if (montant === 0) return RIEN;
  const cle = cleDuVersement(versement);
  const { id } = await corrigerCpf(ctx, { titulaireId, cle, alimentationId, montant, motif: versement.nature });
  return { repris: montant, ecritureId: id };
}

/** La dotation corrigée d'abord, puis les autres du même payeur, la plus ancienne d'abord. */
async function surLesDotations(ctx: Contexte, { titulaireId, versement, origine }: Arrivee): Promise<Variation[]> {
  const restes = (await ctx.base.requete<LigneDotation>(lireDotations(titulaireId))).filter(
    ({ financeur }) => financeur === versement.financeur,
  );
  const corrigee = ({ id }: LigneDotation) => Number(id !== origine?.dotationId);
  let reste = resteDe(versement);
  return restes
    .sort((a, b) => corrigee(a) - corrigee(b))
    .flatMap(({ id, disponible }) => {
      const montant = Math.min(reste, Number(disponible));
      reste -= montant;
      return montant === 0 ? [] : [{ dotationId: id, disponible: -montant, reserve: 0, utilise: 0 }];
    });
}

function surLesHeures(compte: LigneCompte | undefined, versement: Versement): Variation[] {
  const montant = Math.min(resteDe(versement), Number(compte?.heures_disponible ?? 0n));
  return montant === 0 ? [] : [{ dotationId: null, disponible: -montant, reserve: 0, utilise: 0 }];
}

async function reprendreIci(ctx: Contexte, arrivee: Arrivee): Promise<Reprise> {
  const { titulaireId, versement } = arrivee;
  const { nature, financeur, montant, repris } = versement;
  await ctx.base.requete(ouvrirCompteCpf(titulaireId));
  const [compte] = await ctx.base.requete<LigneCompte>(verrouillerCompteCpf(titulaireId));
  const variations = nature === "heures" ? surLesHeures(compte, versement) : await surLesDotations(ctx, arrivee);
  if (variations.length === 0) return RIEN;
  const contenu = { nature, financeur, montant, repris };
  await ecrireMouvement(
    ctx,
    { titulaireId, cle: cleDuVersement(versement), genre: "correction", reference: null, contenu },
    { avant: async () => null, composer: async () => variations },
  );
  return { repris: variations.reduce((total, { disponible }) => total - disponible, 0), ecritureId: null };
}

/** Reprend d'une correction en moins ce qui est disponible, au plus ce qui en reste ; le compte est tenu dès ici. */
export async function reprendre(ctx: Contexte, arrivee: Arrivee): Promise<Reprise> {
  await verrouillerCompte(ctx, arrivee.titulaireId);
  return arrivee.versement.nature === "droits_annuels" ? reprendreCentimes(ctx, arrivee) : reprendreIci(ctx, arrivee);
}
