// Saisir une formation au portail, ou changer celle qu'on y a saisie : un organisme sans logiciel tient ainsi son offre.
import { randomUUID } from "node:crypto";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { estResponsable } from "../organismes/index.js";
import { controlerSaisie, type FormationSaisie } from "./controler-saisie.js";
import { enregistrerFormations } from "./enregistrer-formations.js";
import { peutFormerDesBenevoles } from "./formateurs.sql.js";
import { trouverParNumero } from "./formations.sql.js";
import { formateurInscrit } from "./le-sien.js";

/** Numéro qu'on peut dire au téléphone : huit signes, et sa lettre dit ce qu'il désigne. */
const numeroNeuf = (lettre: string) => `${lettre}-${randomUUID().slice(0, 8).toUpperCase()}`;
const numeroOuNeuf = (numero: string, lettre: string) => (numero.trim() === "" ? numeroNeuf(lettre) : numero.trim());

/**
 * Enregistre la formation saisie et rend sa clé et son numéro. Le même numéro la change, en entier : un lieu ou une date qu'on ne
 * redonne pas est retiré. Refuse par « catalogue/saisie-invalide » (champ, faute : la première de `controlerSaisie`, ou
 * « benevoles_non_autorise ») ou « catalogue/pas-formateur ».
 */
export async function saisirFormation(
  ctx: Contexte,
  demande: { organismeId: string; formation: FormationSaisie },
): Promise<{ formationId: string; numero: string }> {
  const { organismeId, formation } = demande;
  exiger(ctx.acteur, "gerer_offre", await estResponsable(ctx.base, ctx.acteur, organismeId));
  const { siret } = await formateurInscrit(ctx, organismeId);
  if (formation.type === "benevoles_volontaires" && !(await peutFormerDesBenevoles(ctx.base, siret)))
    throw new Refus("catalogue/saisie-invalide", { champ: "type", faute: "benevoles_non_autorise" });
  const [premiere] = await controlerSaisie(ctx, formation);
  if (premiere !== undefined) throw new Refus("catalogue/saisie-invalide", { ...premiere });
  const numero = numeroOuNeuf(formation.numero ?? "", "F");
  const actions = formation.actions.map((action) => ({
    ...action,
    numero: numeroOuNeuf(action.numero, "A"),
    sessions: action.sessions.map((session) => ({ ...session, numero: numeroOuNeuf(session.numero, "S") })),
  }));
  const donnee = { ...formation, numero, siret, source: "portail", actions } as const;
  await enregistrerFormations(ctx, { formations: [donnee], importId: null, organismeId });
  const formationId = await trouverParNumero(ctx.base, { source: "portail", siret, numero });
  if (formationId === null) throw new Error("Formation saisie ni gardée ni retrouvée.");
  return { formationId, numero };
}
