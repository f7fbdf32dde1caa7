// Le jeton d'une demande de l'API, et le quota de qui la fait.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Contexte } from "../../metier/contexte.js";
import { compter, type JetonReconnu, type Quota, reconnaitreJeton } from "../../metier/raccordements/index.js";
import { Refus } from "../../socle/refus.js";
import type { Operation } from "./operation.js";

/** Demandes par minute et par raccordement. Recevoir un fichier coûte, lire moins. */
export interface Quotas {
  readonly depot: Quota;
  readonly lecture: Quota;
}

export const QUOTAS: Quotas = {
  depot: { nom: "depot", maximum: 60, secondes: 60 },
  lecture: { nom: "lecture", maximum: 600, secondes: 60 },
};

const FORME = /^Bearer ([A-Za-z0-9._~+/-]{20,200}=*)$/iu;

/** Reconnaît le jeton et vérifie la portée ; l'en-tête WWW-Authenticate dit ce qui manque (RFC 6750). */
export async function exigerJeton(
  ctx: Contexte,
  echange: { requete: FastifyRequest; reponse: FastifyReply },
  operation: Operation,
): Promise<JetonReconnu> {
  const { requete, reponse } = echange;
  const entete = requete.headers.authorization;
  if (entete === undefined) {
    reponse.header("www-authenticate", 'Bearer realm="depots"');
    throw new Refus("api/jeton-absent");
  }
  const jeton = FORME.exec(entete)?.[1];
  const reconnu = jeton === undefined ? null : await reconnaitreJeton(ctx, jeton);
  if (reconnu === null) {
    reponse.header("www-authenticate", 'Bearer realm="depots", error="invalid_token"');
    throw new Refus("api/jeton-refuse");
  }
  if (operation.portee !== null && !reconnu.acteur.portees.includes(operation.portee)) {
    reponse.header("www-authenticate", `Bearer realm="depots", error="insufficient_scope", scope="${operation.portee}"`);
    throw new Refus("api/portee-manquante", { portee: operation.portee });
  }
  return reconnu;
}

/** Compte la demande et dit, dans tous les cas, ce qu'il en reste. */
export async function tenirQuota(ctx: Contexte, compte: { raccordementId: string; quota: Quota }, reponse: FastifyReply): Promise<void> {
  const { raccordementId, quota } = compte;
  const { restantes, dans, depasse } = await compter(ctx, raccordementId, quota);
  reponse.header("ratelimit-policy", `"${quota.nom}";q=${quota.maximum};w=${quota.secondes}`);
  reponse.header("ratelimit", `"${quota.nom}";r=${restantes};t=${dans}`);
  if (!depasse) return;
  reponse.header("retry-after", String(dans));
  throw new Refus("api/quota-depasse", { maximum: quota.maximum, secondes: quota.secondes, dans });
}
