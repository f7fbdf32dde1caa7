// Prendre une déclaration au nom d'un organisme, et savoir si elle est celle du responsable lui-même (doute D12).
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger, lireTitulaire, porteCeNom } from "../identite/index.js";
import { estResponsable, normaliserCourriel, type Responsable, responsablesEnExercice } from "../organismes/index.js";
import { type DeclarationComplete, estComplete } from "./declaration.js";
import { verrouillerParId } from "./declarations.sql.js";

/** Déclaration tenue, après avoir vérifié dans la base que l'acteur est aujourd'hui responsable de l'organisme. */
export async function prendreATraiter(
  ctx: Contexte,
  demande: { declarationId: string; version?: number | null },
): Promise<DeclarationComplete> {
  const lisible = z.guid().safeParse(demande.declarationId).success;
  const declaration = lisible ? await verrouillerParId(ctx.base, demande.declarationId) : null;
  if (declaration === null || !estComplete(declaration)) throw new Refus("declarations/introuvable");
  exiger(ctx.acteur, "attester", await estResponsable(ctx.base, ctx.acteur, declaration.organismeId));
  return declaration;
}

/** Refuse si la personne a corrigé sa déclaration depuis que le responsable l'a lue : on n'atteste que ce qu'on a vu. */
export function exigerVersion(declaration: DeclarationComplete, version: number | null | undefined): void {
  if (version === null || version === undefined || version === declaration.version) return;
  throw new Refus("declarations/modifiee-entretemps", { heures: declaration.heures });
}

/** Situation du responsable devant une déclaration : est-ce la sienne, et un autre peut-il l'attester à sa place ? */
export interface Situation {
  readonly sienne: boolean;
  readonly autres: readonly Responsable[];
}

/**
 * Le même compte, la même adresse ou le même nom font la même personne : une autre adresse ne suffit pas à s'attester soi-même.
 * Un homonyme laisse la place à un autre responsable ; seul, il atteste, et l'histoire le dit.
 */
export async function situationDe(ctx: Contexte, declaration: DeclarationComplete): Promise<Situation> {
  const { acteur } = ctx;
  const enExercice = await responsablesEnExercice(ctx, declaration.organismeId);
  const titulaire = await lireTitulaire({ ...ctx, acteur: { genre: "systeme" } }, declaration.titulaireId);
  const courriel = normaliserCourriel(titulaire.personne.courriel ?? "");
  const memePersonne = (responsable: Responsable) =>
    responsable.titulaireId === declaration.titulaireId ||
    (courriel !== "" && responsable.courriel === courriel) ||
    porteCeNom(titulaire.personne, responsable);
  const adresse = acteur.genre === "responsable" ? normaliserCourriel(acteur.courriel) : null;
  const deSonNom = acteur.genre === "responsable" && porteCeNom(titulaire.personne, acteur);
  const sienne = deSonNom || enExercice.some((responsable) => responsable.courriel === adresse && memePersonne(responsable));
  return { sienne, autres: enExercice.filter((responsable) => responsable.courriel !== adresse && !memePersonne(responsable)) };
}
