// Ajouter une clé publique : plusieurs valent à la fois, pour changer de clé sans interrompre les dépôts.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/habilitations.js";
import { empreinteDe, lireCle } from "./lire-cle.js";
import type { Algorithme, Cle } from "./raccordement.js";
import { insererCle } from "./raccordements.sql.js";
import { type LieuRaccordement, tenirRaccordement } from "./tenir-raccordement.js";

export interface NouvelleCle extends LieuRaccordement {
  /** JWK ou PEM, tel que collé. */
  readonly texte: string;
  /** Pour une clé RSA en PEM, qui ne dit pas son algorithme ; PS256 par défaut. */
  readonly algorithme?: Algorithme;
}

const CLES_EN_VIGUEUR_MAXIMUM = 5;

/** Ajoute la clé, en vigueur tout de suite. */
export async function ajouterCle(ctx: Contexte, demande: NouvelleCle): Promise<Cle> {
  exiger(ctx.acteur, "gerer_raccordements");
  const raccordement = await tenirRaccordement(ctx, demande);
  const lue = lireCle(demande.texte, demande.algorithme);
  const enVigueur = raccordement.cles.filter(({ jusquAu }) => jusquAu === null);
  const memes = empreinteDe(lue.jwk);
  const deja = raccordement.cles.some((cle) => cle.kid === lue.kid) || enVigueur.some((cle) => empreinteDe(cle.jwk) === memes);
  if (deja) throw new Refus("raccordements/cle-deja-la", { kid: lue.kid, champ: "cle_publique" });
  if (enVigueur.length >= CLES_EN_VIGUEUR_MAXIMUM) throw new Refus("raccordements/trop-de-cles", { maximum: CLES_EN_VIGUEUR_MAXIMUM });
  const cle: Cle = { ...lue, depuis: ctx.horloge.maintenant(), jusquAu: null, utiliseeLe: null };
  if (!(await insererCle(ctx.base, raccordement.id, cle)))
    throw new Refus("raccordements/cle-deja-la", { kid: lue.kid, champ: "cle_publique" });
  return cle;
}
