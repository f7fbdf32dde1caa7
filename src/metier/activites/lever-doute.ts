// L'exploitant départage une identité : la ligne revient à un titulaire, ou elle est écartée ; dans les deux cas, avec sa raison.
import { Refus } from "../../socle/refus.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ecrireDouteLeve, type LigneDoute, nombreDeDoutes, trouverCandidats, trouverDoutes, verrouillerDoute } from "./doutes.sql.js";
import { type FaitsDeposes, relireFaits } from "./faits.js";
import { mettreARecalculer } from "./rattachements.sql.js";

/** Ligne en attente : `doute` en dit la raison, `candidats` les comptes que son numéro ou ses traits désignent. */
export interface Doute {
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly idExterne: string;
  readonly faits: FaitsDeposes;
  readonly declareLe: DateCivile;
  readonly doute: string;
  readonly lotId: string | null;
  readonly numeroLigne: number | null;
  readonly candidats: readonly string[];
}

const LIMITE = 100;

async function douteDe(ctx: Contexte, ligne: LigneDoute): Promise<Doute> {
  return {
    organismeId: ligne.organisme_id,
    organismeNom: ligne.organisme_nom,
    idExterne: ligne.id_externe,
    faits: relireFaits(ligne.faits),
    declareLe: ligne.declare_le,
    doute: ligne.doute_identite,
    lotId: ligne.lot_id,
    numeroLigne: ligne.numero_ligne,
    candidats: await trouverCandidats(ctx.base, ligne),
  };
}

/** Les cent plus anciennes lignes dont l'identité attend. */
export async function listerDoutes(ctx: Contexte): Promise<readonly Doute[]> {
  exiger(ctx.acteur, "lever_doute_identite");
  const doutes: Doute[] = [];
  for (const ligne of await trouverDoutes(ctx.base, LIMITE)) doutes.push(await douteDe(ctx, ligne));
  return doutes;
}

/** Toutes les lignes dont l'identité attend. */
export async function compterDoutes(ctx: Contexte): Promise<number> {
  exiger(ctx.acteur, "lever_doute_identite");
  return nombreDeDoutes(ctx.base);
}

export interface DecisionIdentite {
  readonly organismeId: string;
  readonly idExterne: string;
  /** Un des candidats, ou null pour écarter la ligne. */
  readonly titulaireId: string | null;
  readonly raison: string;
}

/** Écrit la décision. Refuse activites/doute-introuvable, activites/candidat-inconnu, activites/raison-manquante. */
export async function leverDoute(ctx: Contexte, decision: DecisionIdentite): Promise<void> {
  exiger(ctx.acteur, "lever_doute_identite");
  const raison = decision.raison.trim();
  if (raison === "" || raison.length > 1_000) throw new Refus("activites/raison-manquante");
  const ligne = await verrouillerDoute(ctx.base, decision.organismeId, decision.idExterne);
  if (ligne === null) throw new Refus("activites/doute-introuvable");
  const { titulaireId } = decision;
  if (titulaireId !== null && !(await trouverCandidats(ctx.base, ligne)).includes(titulaireId)) {
    throw new Refus("activites/candidat-inconnu");
  }
  const le = ctx.horloge.maintenant();
  const par = ctx.acteur.genre === "agent" ? ctx.acteur.agentId : "service";
  await ecrireDouteLeve(ctx.base, { ...decision, raison, par, le });
  if (titulaireId !== null) await mettreARecalculer(ctx.base, [titulaireId], le);
}
