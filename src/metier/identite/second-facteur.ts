// Le second facteur : un secret partagé avec une application, puis des codes de secours à garder sur papier.
import { randomBytes } from "node:crypto";
import { Secret } from "otpauth";
import { renderSVG } from "uqr";
import { chiffrer } from "../../socle/chiffrement.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { empreinteDuCodeSecours, lireAcces, pasDuCode, totpDe } from "./acces-courriel.js";
import { confirmerSecondFacteur, ecrireSecondFacteur } from "./acces-courriel.sql.js";
import { exiger } from "./habilitations.js";

const NOMBRE_DE_CODES_SECOURS = 8;

/** De quoi régler une application : l'image, le secret à taper (par groupes de quatre), l'adresse otpauth. */
export interface ReglageSecondFacteur {
  readonly svg: string;
  readonly secret: string;
  readonly adresse: string;
}

/** Prépare le second facteur, ou redonne celui qui attend d'être confirmé : recharger la page ne le change pas. */
export async function preparerSecondFacteur(ctx: Contexte, personneId: string): Promise<ReglageSecondFacteur> {
  exiger(ctx.acteur, "se_connecter");
  const acces = await lireAcces(ctx, personneId);
  if (acces.mot_de_passe === null || acces.totp_confirme) throw new Refus("identite/etape-inattendue");
  const chiffre = acces.totp_chiffre ?? chiffrer("second-facteur", new Secret({ size: 20 }).base32, personneId);
  if (acces.totp_chiffre === null) await ctx.base.requete(ecrireSecondFacteur(personneId, chiffre));
  const totp = totpDe({ ...acces, totp_chiffre: chiffre });
  if (totp === null) throw new Error("Le second facteur n'a pas été préparé.");
  const adresse = totp.toString();
  return { svg: renderSVG(adresse, { border: 2 }), secret: totp.secret.base32.replace(/(.{4})(?=.)/gu, "$1 "), adresse };
}

/** Vérifie le premier code de l'application ; rend les codes de secours, montrés cette seule fois, ou null si le code est faux. */
export async function activerSecondFacteur(
  ctx: Contexte,
  demande: { personneId: string; code: string },
): Promise<readonly string[] | null> {
  exiger(ctx.acteur, "se_connecter");
  const acces = await lireAcces(ctx, demande.personneId);
  if (acces.mot_de_passe === null || acces.totp_confirme) throw new Refus("identite/etape-inattendue");
  const pas = pasDuCode(acces, demande.code, ctx.horloge.instantReel());
  if (pas === null) return null;
  const codes = Array.from({ length: NOMBRE_DE_CODES_SECOURS }, () =>
    randomBytes(5)
      .toString("hex")
      .replace(/^(.{5})/u, "$1-"),
  );
  const empreintes = codes.map((code) => empreinteDuCodeSecours(demande.personneId, code));
  await ctx.base.requete(confirmerSecondFacteur(demande.personneId, pas, empreintes));
  return codes;
}
