// Les sessions en base : le témoin du navigateur n'y est qu'en empreinte, et leur contenu est chiffré
// parce qu'un formulaire gardé peut porter un numéro de sécurité sociale.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Base } from "../../socle/base/base.js";
import { ecrireSession, effacerSession, lireSession } from "../../socle/base/sessions.sql.js";

type Rappel = (erreur?: unknown) => void;
type RappelLecture<S> = (erreur: unknown, session?: S | null) => void;
interface SessionStockee {
  readonly cookie: { readonly expires?: Date | null | undefined; readonly originalMaxAge?: number | null | undefined };
}

const DUREE_PAR_DEFAUT = 30 * 60 * 1000;

const empreinte = (sid: string) => createHash("sha256").update(sid).digest("hex");

function chiffrer(cle: Buffer, clair: string): string {
  const nonce = randomBytes(12);
  const chiffreur = createCipheriv("aes-256-gcm", cle, nonce);
  const corps = Buffer.concat([chiffreur.update(clair, "utf8"), chiffreur.final()]);
  return Buffer.concat([nonce, chiffreur.getAuthTag(), corps]).toString("base64");
}

function dechiffrer(cle: Buffer, chiffre: string): string {
  const octets = Buffer.from(chiffre, "base64");
  const dechiffreur = createDecipheriv("aes-256-gcm", cle, octets.subarray(0, 12));
  dechiffreur.setAuthTag(octets.subarray(12, 28));
  return Buffer.concat([dechiffreur.update(octets.subarray(28)), dechiffreur.final()]).toString("utf8");
}

/** Magasin attendu par @fastify/session : trois opérations à rappel. */
export class SessionsEnBase {
  readonly #base: Base;
  readonly #cle: Buffer;

  constructor(base: Base, cle: Buffer) {
    this.#base = base;
    this.#cle = cle;
  }

  set(sid: string, session: SessionStockee, rappel: Rappel): void {
    const expireLe = session.cookie.expires ?? new Date(Date.now() + DUREE_PAR_DEFAUT);
    const donnees = chiffrer(this.#cle, JSON.stringify(session));
    this.#base.requete(ecrireSession(empreinte(sid), donnees, expireLe)).then(() => rappel(), rappel);
  }

  get<S>(sid: string, rappel: RappelLecture<S>): void {
    this.#base.requete<{ donnees: { chiffre: string } }>(lireSession(empreinte(sid), new Date())).then(
      (lignes) => rappel(null, this.#ouvrir<S>(lignes[0]?.donnees.chiffre)),
      (erreur: unknown) => rappel(erreur),
    );
  }

  /** Une session écrite avec une clé retirée n'est plus lisible : on en recommence une. */
  #ouvrir<S>(chiffre: string | undefined): S | null {
    if (chiffre === undefined) return null;
    try {
      const session: S = JSON.parse(dechiffrer(this.#cle, chiffre));
      return session;
    } catch {
      return null;
    }
  }

  destroy(sid: string, rappel: Rappel): void {
    this.#base.requete(effacerSession(empreinte(sid))).then(() => rappel(), rappel);
  }
}
