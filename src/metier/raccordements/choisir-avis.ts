// Choisir où être prévenu : une adresse, et un secret de signature montré une seule fois.
import { randomBytes } from "node:crypto";
import { chiffrer } from "../../socle/chiffrement.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/habilitations.js";
import { lireAdresseAvis } from "./adresse-avis.js";
import { ecrireAvis, effacerAvis } from "./envois.sql.js";
import { type LieuRaccordement, tenirRaccordement } from "./tenir-raccordement.js";

export interface ChoixAvis extends LieuRaccordement {
  /** Adresse à prévenir ; vide pour ne plus l'être. */
  readonly url: string;
  /** En démonstration, http://localhost est permis. */
  readonly demonstration: boolean;
}

/** Rend le secret de signature, de la forme « whsec_… » : le service ne le remontre jamais ; null quand l'avis est retiré. */
export async function choisirAvis(ctx: Contexte, demande: ChoixAvis): Promise<string | null> {
  exiger(ctx.acteur, "gerer_raccordements");
  const { id } = await tenirRaccordement(ctx, demande);
  if (demande.url.trim() === "") {
    await effacerAvis(ctx.base, id);
    return null;
  }
  const url = lireAdresseAvis(demande.url, demande.demonstration);
  if (url === null) throw new Refus("raccordements/adresse-refusee", { champ: "url" });
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  await ecrireAvis(ctx.base, { raccordementId: id, url: url.href, secret: chiffrer("avis", secret, id), le: ctx.horloge.maintenant() });
  return secret;
}
