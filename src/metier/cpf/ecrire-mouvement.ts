// Le chemin unique d'un mouvement : reconnaître un rejeu, verrouiller le compte, composer, inscrire.
import { randomUUID } from "node:crypto";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import {
  avancerCompte,
  changerDotation,
  type GenreMouvement,
  insererMouvement,
  insererVariations,
  type LigneCompte,
  type LigneMouvement,
  lireMouvementParCle,
  ouvrirCompteCpf,
  type Variation,
  verrouillerCompteCpf,
} from "./mouvements.sql.js";

/** Ce qu'on demande d'inscrire, et la clé qui rend la demande rejouable. */
export interface DemandeMouvement {
  readonly titulaireId: string;
  readonly cle: string;
  readonly genre: GenreMouvement;
  readonly reference: string | null;
  /** Le reste de la demande, pour reconnaître la même. */
  readonly contenu: object;
}

/** Mouvement déjà écrit sous cette clé, ou null ; la même clé pour une autre demande est refusée. */
async function reconnaitreRejeu(ctx: Contexte, demande: DemandeMouvement): Promise<LigneMouvement | null> {
  const [connu] = await ctx.base.requete<LigneMouvement>(lireMouvementParCle(demande.titulaireId, demande.cle));
  if (connu === undefined) return null;
  if (connu.genre !== demande.genre || connu.reference !== demande.reference || connu.demande !== JSON.stringify(demande.contenu)) {
    throw new Refus("cpf/cle-reutilisee", { cle: demande.cle });
  }
  return connu;
}

async function verrouiller(ctx: Contexte, titulaireId: string): Promise<LigneCompte> {
  const [connu] = await ctx.base.requete<LigneCompte>(verrouillerCompteCpf(titulaireId));
  if (connu !== undefined) return connu;
  await ctx.base.requete(ouvrirCompteCpf(titulaireId));
  const [ouvert] = await ctx.base.requete<LigneCompte>(verrouillerCompteCpf(titulaireId));
  if (ouvert === undefined) throw new Error("Le compte CPF vient d'être ouvert et ne se lit pas.");
  return ouvert;
}

/**
 * Inscrit un mouvement et rend son identifiant ; rejoué, rend le premier sans rien écrire.
 * `avant` s'exécute avant le verrou d'ici : le grand livre se verrouille toujours le premier, sans quoi deux demandes s'attendraient.
 */
export async function ecrireMouvement(
  ctx: Contexte,
  demande: DemandeMouvement,
  etapes: {
    readonly avant: () => Promise<string | null>;
    readonly composer: (compte: LigneCompte, lieu: { id: string; rang: number }) => Promise<readonly Variation[]>;
  },
): Promise<string> {
  if ("transaction" in ctx.base) throw new Error("Le second compteur s'écrit dans une transaction, pas sur la base elle-même.");
  const dejaEcrit = await reconnaitreRejeu(ctx, demande);
  if (dejaEcrit !== null) return dejaEcrit.id;
  const ecritureId = await etapes.avant();
  const { titulaireId, cle, genre, reference, contenu } = demande;
  const compte = await verrouiller(ctx, titulaireId);
  // Un autre a pu écrire le même mouvement pendant l'attente du verrou.
  const entreTemps = await reconnaitreRejeu(ctx, demande);
  if (entreTemps !== null) return entreTemps.id;
  const lieu = { id: randomUUID(), rang: Number(compte.dernier_rang) + 1 };
  const variations = await etapes.composer(compte, lieu);
  const texte = JSON.stringify(contenu);
  const ecritLe = ctx.horloge.maintenant();
  await ctx.base.requete(insererMouvement({ ...lieu, titulaireId, cle, genre, reference, demande: texte, ecritureId, ecritLe }));
  await ctx.base.requete(insererVariations(titulaireId, lieu.rang, variations));
  await ctx.base.requete(
    avancerCompte(
      titulaireId,
      lieu.rang,
      variations.find(({ dotationId }) => dotationId === null),
    ),
  );
  for (const variation of variations) if (variation.dotationId !== null) await ctx.base.requete(changerDotation(titulaireId, variation));
  return lieu.id;
}
