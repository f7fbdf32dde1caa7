// Enregistrer des formations reçues, en masse et autant de fois qu'on veut : un renvoi identique n'écrit rien.
import { randomUUID } from "node:crypto";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { estResponsable } from "../organismes/index.js";
import { canoniser, type FormationCanonique } from "./canonique.js";
import {
  assurerOrganismes,
  ecrireActions,
  ecrireFormations,
  ecrireSessions,
  type FormationEcrite,
  retirerAbsentes,
  trouverInchangees,
} from "./formations.sql.js";
import { formateurInscrit } from "./le-sien.js";
import type { ActionDonnee, FormationDonnee } from "./offre.js";
import { rafraichirRecherche } from "./rafraichir-recherche.js";

/** `organismeId` : l'organisme qui envoie sa propre offre ; absent, c'est l'exploitant qui importe. */
export interface EnvoiFormations {
  readonly formations: readonly FormationDonnee[];
  readonly importId: string | null;
  readonly organismeId?: string;
}

export interface FormationEnregistree {
  readonly numero: string;
  readonly issue: "creee" | "modifiee" | "inchangee";
}

interface ActionEcrite {
  readonly id: string;
  readonly action: ActionDonnee;
}

/** Taille d'une écriture : au-delà, le texte d'une instruction pèserait plusieurs dizaines de mébioctets. */
const TRANCHE = 1000;
const MILLE_CARACTERES = 1000;

const cleDe = ({ source, siret, numero }: FormationDonnee) => `${source} ${siret} ${numero}`;

async function exigerSienne(ctx: Contexte, organismeId: string, formations: readonly FormationDonnee[]): Promise<void> {
  const { siret } = await formateurInscrit(ctx, organismeId);
  const etrangere = formations.find((formation) => formation.siret !== siret);
  if (etrangere !== undefined)
    throw new Refus("catalogue/siret-etranger", { numero: etrangere.numero, siret: etrangere.siret, attendu: siret });
}

async function ecrireOrganismes(ctx: Contexte, formations: readonly FormationDonnee[]): Promise<void> {
  const parSiret = new Map(
    formations.map(({ siret, organismeNom, numeroActivite }) => {
      const nom =
        organismeNom
          ?.replaceAll("\u0000", "")
          .replace(/\p{Cs}/gu, "\ufffd")
          .trim()
          .slice(0, MILLE_CARACTERES) ?? "";
      return [siret, { siret, nom: nom === "" ? null : nom, activite: numeroActivite ?? null }];
    }),
  );
  await assurerOrganismes(ctx.base, [...parSiret.values()], ctx.horloge.maintenant());
}

async function ecrireLesActions(
  ctx: Contexte,
  ecrites: readonly FormationEcrite[],
  canoniques: readonly FormationCanonique[],
): Promise<ActionEcrite[]> {
  const actions = ecrites.flatMap(({ id, rang }) =>
    (canoniques[rang]?.formation.actions ?? []).map((action) => ({ action, formationId: id })),
  );
  const lignes = actions.map(({ action: { sessions, ...action }, formationId }, rang) => ({
    ...action,
    rang,
    id: randomUUID(),
    formationId,
  }));
  const gardees = lignes.length === 0 ? [] : await ecrireActions(ctx.base, lignes);
  return gardees.flatMap(({ id, rang }) => {
    const envoyee = actions[rang];
    return envoyee === undefined ? [] : [{ id, action: envoyee.action }];
  });
}

async function ecrireLesSessions(ctx: Contexte, actions: readonly ActionEcrite[]): Promise<string[]> {
  const lignes = actions.flatMap(({ id, action }) => action.sessions.map((session) => ({ ...session, id: randomUUID(), actionId: id })));
  return lignes.length === 0 ? [] : ecrireSessions(ctx.base, lignes);
}

/** Les lignes à écrire : celles d'un renvoi identique ne quittent pas le service. */
async function lignesChangees(ctx: Contexte, canoniques: readonly FormationCanonique[]) {
  const empreintes = canoniques.map(({ formation: { source, siret, numero }, empreinte }, rang) => ({
    rang,
    source,
    siret,
    numero,
    empreinte: empreinte.toString("hex"),
  }));
  const inchangees = await trouverInchangees(ctx.base, empreintes);
  return canoniques.flatMap(({ formation: { actions, ...formation }, empreinte }, rang) =>
    inchangees.has(rang) ? [] : [{ ...formation, rang, id: randomUUID(), empreinte: empreinte.toString("hex") }],
  );
}

/** Une tranche : les formations d'abord, puis les actions et les sessions de celles qui ont changé. */
async function ecrireTranche(
  ctx: Contexte,
  canoniques: readonly FormationCanonique[],
  importId: string | null,
): Promise<Map<string, FormationEnregistree["issue"]>> {
  const le = ctx.horloge.maintenant();
  const lignes = await lignesChangees(ctx, canoniques);
  const ecrites = lignes.length === 0 ? [] : await ecrireFormations(ctx.base, lignes, { importId, le });
  const issues = new Map<string, FormationEnregistree["issue"]>();
  if (ecrites.length === 0) return issues;
  const actions = await ecrireLesActions(ctx, ecrites, canoniques);
  const sessions = await ecrireLesSessions(ctx, actions);
  const ids = ecrites.map(({ id }) => id);
  await retirerAbsentes(ctx.base, { formations: ids, actions: actions.map(({ id }) => id), sessions, le });
  await rafraichirRecherche(ctx.base, ids);
  for (const { rang, creee } of ecrites) {
    const formation = canoniques[rang]?.formation;
    if (formation !== undefined) issues.set(cleDe(formation), creee ? "creee" : "modifiee");
  }
  return issues;
}

/**
 * Garde ces formations, désignées par leur source, leur SIRET et leur numéro, et rend l'issue de chacune dans l'ordre donné.
 * Une action ou une session absente de l'envoi est retirée sans être effacée ; une formation retirée que l'envoi redonne revient.
 * De deux formations du même numéro, la dernière reste. À appeler dans une transaction.
 * Refuse par « catalogue/pas-formateur » ou « catalogue/siret-etranger » (numero, siret, attendu).
 */
export async function enregistrerFormations(ctx: Contexte, envoi: EnvoiFormations): Promise<readonly FormationEnregistree[]> {
  const { formations, importId, organismeId } = envoi;
  exiger(
    ctx.acteur,
    organismeId === undefined ? "importer_catalogue" : "gerer_offre",
    organismeId === undefined || (await estResponsable(ctx.base, ctx.acteur, organismeId)),
  );
  if (organismeId !== undefined) await exigerSienne(ctx, organismeId, formations);
  const canoniques = formations.map(canoniser);
  const parCle = new Map(canoniques.map((canonique) => [cleDe(canonique.formation), canonique]));
  // Dans l'ordre des clés, deux envois au même instant s'attendent au lieu de se bloquer l'un l'autre.
  const uniques = [...parCle.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, canonique]) => canonique);
  if (uniques.length > 0) await ecrireOrganismes(ctx, formations);
  const issues = new Map<string, FormationEnregistree["issue"]>();
  for (let rang = 0; rang < uniques.length; rang += TRANCHE) {
    const tranche = await ecrireTranche(ctx, uniques.slice(rang, rang + TRANCHE), importId);
    for (const [cle, issue] of tranche) issues.set(cle, issue);
  }
  return canoniques.map(({ formation }) => ({ numero: formation.numero, issue: issues.get(cleDe(formation)) ?? "inchangee" }));
}
