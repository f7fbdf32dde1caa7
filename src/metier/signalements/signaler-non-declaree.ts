// « Mon organisme ne m'a pas déclaré » : la personne nomme l'organisme, l'activité et l'année ; il devra répondre.
import type { TypeActivite } from "../../regles/faits.js";
import { Refus } from "../../socle/refus.js";
import { anneeDe, type DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { lireOrganisme } from "../organismes/index.js";
import { envoyer, exigerPreuve } from "./envoyer.js";
import { estLui } from "./le-sien.js";
import { type Signalement, TYPES_SIGNALABLES } from "./signalement.js";
import { motGarde } from "./texte.js";

/** Première année du compte (L5151-9) : avant, aucune déclaration n'était due. */
const PREMIERE_ANNEE = 2017;

export interface SignalementNonDeclaree {
  readonly titulaireId: string;
  readonly organismeId: string;
  readonly type: TypeActivite;
  /** Année de l'activité ; celle de la fin quand une période est donnée. */
  readonly annee: number | null;
  readonly periode?: { readonly debut: DateCivile; readonly fin: DateCivile } | null;
  readonly mot?: string | null;
}

function exigerChamp(juste: boolean, champ: string): void {
  if (!juste) throw new Refus("signalements/saisie-invalide", { champ });
}

function anneeSignalee({ annee, periode }: SignalementNonDeclaree, aujourdhui: DateCivile): number {
  if (periode !== null && periode !== undefined) exigerChamp(periode.debut <= periode.fin && periode.debut <= aujourdhui, "fin");
  const retenue = periode ? anneeDe(periode.fin) : (annee ?? 0);
  const derniere = periode ? anneeDe(aujourdhui) + 1 : anneeDe(aujourdhui);
  exigerChamp(Number.isInteger(retenue) && retenue >= PREMIERE_ANNEE && retenue <= derniere, "annee");
  return retenue;
}

/** Envoie le signalement, ou rend le même s'il est déjà ouvert ; refuse par « identite-a-prouver » ou « saisie-invalide ». */
export async function signalerNonDeclaree(ctx: Contexte, demande: SignalementNonDeclaree): Promise<Signalement> {
  exiger(ctx.acteur, "signaler", estLui(ctx, demande.titulaireId));
  exigerPreuve(ctx);
  exigerChamp(TYPES_SIGNALABLES.includes(demande.type), "type");
  const annee = anneeSignalee(demande, ctx.horloge.aujourdhui());
  const organisme = await lireOrganisme(ctx, demande.organismeId);
  return envoyer(ctx, {
    titulaireId: demande.titulaireId,
    genre: "non_declaree",
    organismeId: organisme.id,
    organismeNom: organisme.nom,
    type: demande.type,
    annee,
    debut: demande.periode?.debut ?? null,
    fin: demande.periode?.fin ?? null,
    activiteId: null,
    faux: null,
    seraitVrai: null,
    mot: motGarde(demande.mot),
  });
}
