// Ce que les étapes de l'accès par courriel ont en commun : lire l'accès, envoyer un code, vérifier un second facteur.
import { Secret, TOTP } from "otpauth";
import { dechiffrer, empreinte, tirerCode } from "../../socle/chiffrement.js";
import { deposerCourriel } from "../../socle/courriel.js";
import { Refus } from "../../socle/refus.js";
import { blocageEnCours, type Limite, noterEssaiManque } from "../../socle/tentatives.js";
import type { Contexte } from "../contexte.js";
import { type CodeEnvoye, type LigneAcces, lireAccesDe } from "./acces-courriel.sql.js";

/** Durée d'un code envoyé par courriel, en minutes. */
export const DUREE_CODE_MINUTES = 15;
/** Essais permis sur un même code. */
export const ESSAIS_PAR_CODE = 5;
/** Codes envoyés à une même adresse, et demandés pour un même accès : au-delà, on inonderait une boîte ou l'on devinerait. */
export const LIMITE_ENVOIS: Limite = { maximum: 6, fenetreMinutes: 60, blocageMinutes: 60 };
const PERIODE_TOTP = 30;
const EMETTEUR = "Compte d'engagement citoyen";

/** L'adresse telle qu'elle est gardée et comparée. */
export function normaliserCourriel(courriel: string): string {
  return courriel.trim().toLowerCase();
}

export async function lireAcces(ctx: Contexte, personneId: string): Promise<LigneAcces> {
  const [acces] = await ctx.base.requete<LigneAcces>(lireAccesDe(personneId));
  if (acces === undefined) throw new Refus("identite/etape-inattendue");
  return acces;
}

export function empreinteDuCode(personneId: string, code: string): string {
  return empreinte("code-courriel", `${personneId}:${code}`);
}

export function empreinteDuCodeSecours(personneId: string, code: string): string {
  return empreinte("code-secours", `${personneId}:${code.replace(/[^0-9a-z]/giu, "").toLowerCase()}`);
}

/** Compte un envoi de plus ; faux si cette adresse (ou cet accès) en a assez reçu pour l'heure. */
export async function envoiPermis(ctx: Contexte, sujet: string): Promise<boolean> {
  const cible = { domaine: "envoi-code", sujet };
  const instant = ctx.horloge.maintenant();
  if ((await blocageEnCours(ctx.base, cible, instant)) !== null) return false;
  await noterEssaiManque(ctx.base, cible, { limite: LIMITE_ENVOIS, instant });
  return true;
}

/** Tire un code, le dépose par courriel et rend ce qu'il faut en garder. */
export async function envoyerCode(ctx: Contexte, personneId: string, courriel: string): Promise<CodeEnvoye> {
  const code = tirerCode();
  const instant = ctx.horloge.maintenant();
  await deposerCourriel(
    ctx.base,
    {
      a: courriel,
      sujet: `Votre code : ${code}`,
      texte: [
        "Bonjour,",
        "",
        `Voici le code qui confirme votre adresse : ${code}`,
        `Il sert une seule fois, pendant ${DUREE_CODE_MINUTES} minutes.`,
        "",
        "Si vous n'avez rien demandé, ne faites rien : sans ce code, personne ne peut continuer.",
        "",
        EMETTEUR,
      ].join("\n"),
    },
    instant,
  );
  return {
    personneId,
    empreinte: empreinteDuCode(personneId, code),
    expireLe: new Date(instant.getTime() + DUREE_CODE_MINUTES * 60_000),
  };
}

/** Générateur de codes d'une personne, à partir de son secret chiffré. */
export function totpDe(acces: LigneAcces): TOTP | null {
  if (acces.totp_chiffre === null) return null;
  const secret = Secret.fromBase32(dechiffrer("second-facteur", acces.totp_chiffre, acces.personne_id));
  return new TOTP({ issuer: EMETTEUR, label: acces.courriel, algorithm: "SHA1", digits: 6, period: PERIODE_TOTP, secret });
}

/** Pas de temps du code donné s'il est juste et n'a pas encore servi, sinon null. Une période d'écart d'horloge est admise. */
export function pasDuCode(acces: LigneAcces, code: string, instant: Date): number | null {
  const totp = totpDe(acces);
  const chiffres = code.replace(/\s/gu, "");
  if (totp === null || !/^\d{6}$/u.test(chiffres)) return null;
  const ecart = totp.validate({ token: chiffres, timestamp: instant.getTime(), window: 1 });
  if (ecart === null) return null;
  const pas = Math.floor(instant.getTime() / 1000 / PERIODE_TOTP) + ecart;
  return BigInt(pas) > acces.totp_dernier_pas ? pas : null;
}
