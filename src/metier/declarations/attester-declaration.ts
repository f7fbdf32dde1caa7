// Attester l'exactitude d'une déclaration au nom de l'organisme, au plus tard le 31 décembre (R5151-17, D5151-15).
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { exigerVersion, prendreATraiter, situationDe } from "./a-traiter.js";
import { examinerAttestation } from "./examen.js";
import { franchir, issueDe } from "./franchir.js";
import type { ReponseAttestation } from "./reponse.js";

export interface Attestation {
  readonly declarationId: string;
  /** Version que le responsable avait sous les yeux. */
  readonly version?: number | null;
}

/**
 * Atteste la déclaration. Le second de deux responsables trouve le travail fait. Personne n'atteste la sienne tant qu'un autre
 * responsable existe (doute D12) ; seul, il le peut, et l'histoire le dit. Passé le délai, la loi refuse, avec son motif.
 */
export async function attesterDeclaration(ctx: Contexte, attestation: Attestation): Promise<ReponseAttestation> {
  exiger(ctx.acteur, "attester");
  const declaration = await prendreATraiter(ctx, attestation);
  if (issueDe(declaration, "attester") === null) return { decision: "attestee", declaration };
  exigerVersion(declaration, attestation.version);
  const aujourdhui = ctx.horloge.aujourdhui();
  const motifs = examinerAttestation(declaration, aujourdhui);
  if (motifs.length > 0) return { decision: "refusee", motifs };
  const { sienne, autres } = await situationDe(ctx, declaration);
  if (sienne && autres.length > 0)
    throw new Refus("declarations/auto-attestation", { autres: autres.map(({ prenom, nom }) => `${prenom} ${nom}`).join(", ") });
  const changements = { attesteLe: aujourdhui, motifRefus: null, mot: null, autoAttestee: sienne };
  return { decision: "attestee", declaration: await franchir(ctx, declaration, { evenement: "attester", changements }) };
}
