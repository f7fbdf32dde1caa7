// Lire les dossiers : les siens pour le titulaire, ceux qu'il a reçus pour un organisme, ceux à instruire pour l'exploitant.
import { Refus } from "../../socle/refus.js";
import { estCle } from "../../socle/valeurs/cle.js";
import type { Contexte } from "../contexte.js";
import { exiger, identiteProuvee, nommerTitulaires } from "../identite/index.js";
import { agitPour } from "../organismes/index.js";
import type { Dossier, DossierOrganisme } from "./dossier.js";
import {
  type DossierIsole,
  type LigneDossier,
  trouverAInstruire,
  trouverDeLOrganisme,
  trouverDossier,
  trouverIsoles,
  trouverParNumero,
  trouverSiens,
} from "./dossiers.sql.js";
import { trouverHistoires } from "./evenements.sql.js";
import { type FactureTenue, trouverFactures } from "./factures.sql.js";
import { lireNumeroDossier } from "./numero.js";
import { estLui, exigerLisible } from "./prendre.js";
import { type DossierExploitant, dossierDeLExploitant, dossierDeLOrganisme, dossierDuTitulaire, dossierVuParLOrganisme } from "./vues.js";

async function trouver(ctx: Contexte, dossierId: string, admis: (dossier: LigneDossier) => boolean): Promise<LigneDossier> {
  const dossier = estCle(dossierId) ? await trouverDossier(ctx.base, dossierId) : null;
  if (dossier === null || !admis(dossier)) throw new Refus("dossiers/introuvable");
  return dossier;
}

/** Un dossier du titulaire ; celui d'un autre est « dossiers/introuvable ». Envoyé, il demande une identité prouvée. */
export async function lireDossier(
  ctx: Contexte,
  { titulaireId, dossierId }: { readonly titulaireId: string; readonly dossierId: string },
): Promise<Dossier> {
  exiger(ctx.acteur, "consulter_dossier", estLui(ctx, titulaireId));
  const dossier = await trouver(ctx, dossierId, (un) => un.titulaireId === titulaireId);
  exigerLisible(ctx, dossier);
  return dossierDuTitulaire(ctx, dossier);
}

/** Dossiers du titulaire, le plus récent d'abord ; sans identité prouvée, ses seuls brouillons. */
export async function listerDossiers(ctx: Contexte, titulaireId: string): Promise<readonly Dossier[]> {
  exiger(ctx.acteur, "consulter_dossier", estLui(ctx, titulaireId));
  const dossiers: Dossier[] = [];
  const lisibles = (await trouverSiens(ctx.base, titulaireId)).filter(({ etat }) => etat === "brouillon" || identiteProuvee(ctx.acteur));
  for (const ligne of lisibles) dossiers.push(await dossierDuTitulaire(ctx, ligne));
  return dossiers;
}

/** Un dossier reçu par l'organisme ; celui d'un autre, ou un brouillon, est « dossiers/introuvable ». */
export async function lireDossierOrganisme(
  ctx: Contexte,
  { organismeId, dossierId }: { readonly organismeId: string; readonly dossierId: string },
): Promise<DossierOrganisme> {
  exiger(ctx.acteur, "traiter_dossier", await agitPour(ctx.base, ctx.acteur, organismeId));
  const recu = (dossier: LigneDossier) => dossier.organismeId === organismeId && dossier.demandeeLe !== null;
  const dossier = await trouver(ctx, dossierId, recu);
  return dossierDeLOrganisme(ctx, dossier);
}

/** Dossiers reçus par l'organisme, celui qui presse d'abord, cinq cents au plus ; l'adresse de la personne se lit sur son dossier. */
export async function listerDossiersOrganisme(
  ctx: Contexte,
  { organismeId }: { readonly organismeId: string },
): Promise<readonly DossierOrganisme[]> {
  exiger(ctx.acteur, "traiter_dossier", await agitPour(ctx.base, ctx.acteur, organismeId));
  const lignes = await trouverDeLOrganisme(ctx.base, organismeId);
  const ids = lignes.map(({ id }) => id);
  const histoires = await trouverHistoires(ctx.base, ids);
  const factures = new Map<string, FactureTenue[]>();
  for (const facture of await trouverFactures(ctx.base, ids)) {
    factures.set(facture.dossierId, [...(factures.get(facture.dossierId) ?? []), facture]);
  }
  const noms = await nommerTitulaires(ctx, [...new Set(lignes.map(({ titulaireId }) => titulaireId))]);
  return lignes.map((ligne) => {
    const { prenoms = "", nom = "" } = noms.get(ligne.titulaireId) ?? {};
    const beneficiaire = { prenoms, nom, courriel: null };
    return dossierVuParLOrganisme(ligne, {
      beneficiaire,
      evenements: histoires.get(ligne.id) ?? [],
      factures: factures.get(ligne.id) ?? [],
    });
  });
}

/** Dossiers qui attendent l'exploitant : absence, force majeure, contrôle ; celui qui presse d'abord. */
export async function listerDossiersAInstruire(ctx: Contexte): Promise<readonly DossierExploitant[]> {
  exiger(ctx.acteur, "instruire_dossier");
  const dossiers: DossierExploitant[] = [];
  for (const ligne of await trouverAInstruire(ctx.base)) dossiers.push(await dossierDeLExploitant(ctx, ligne));
  return dossiers;
}

/** N'importe quel dossier, par son identifiant ou le numéro que la personne dicte ; refuse « dossiers/introuvable ». */
export async function lireDossierExploitant(ctx: Contexte, dossierId: string): Promise<DossierExploitant> {
  exiger(ctx.acteur, "instruire_dossier");
  const numero = lireNumeroDossier(dossierId);
  const parNumero = numero === null ? null : await trouverParNumero(ctx.base, numero);
  return dossierDeLExploitant(ctx, parNumero ?? (await trouver(ctx, dossierId, () => true)));
}

/** Dossiers qu'un défaut empêche d'échoir, le plus ancien d'abord, cent au plus : le temps les reprend à chaque passage. */
export async function listerDossiersIsoles(ctx: Contexte): Promise<readonly DossierIsole[]> {
  exiger(ctx.acteur, "instruire_dossier");
  return trouverIsoles(ctx.base);
}
