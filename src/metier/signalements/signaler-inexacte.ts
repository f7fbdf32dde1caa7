// « C'est inexact » : la personne dit ce qui est faux dans une activité de son compte, et ce qui serait vrai.
import { Refus } from "../../socle/refus.js";
import { anneeDe } from "../../socle/valeurs/date-civile.js";
import { type Activite, listerActivites } from "../activites/index.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { envoyer, exigerPreuve } from "./envoyer.js";
import { estLui } from "./le-sien.js";
import type { Signalement } from "./signalement.js";
import { motGarde } from "./texte.js";

export interface SignalementInexacte {
  readonly titulaireId: string;
  readonly activiteId: string;
  readonly faux: string;
  readonly seraitVrai?: string | null;
}

/** Année de l'activité : celle qu'elle nomme, sinon celle de sa fin ou de sa signature. */
function anneeDeLActivite({ faits, declareLe }: Activite): number {
  if ("annee" in faits) return faits.annee;
  if ("fin" in faits) return anneeDe(faits.fin);
  return anneeDe("signature" in faits ? faits.signature : declareLe);
}

/** Envoie le signalement, ou rend celui qui est déjà ouvert sur cette activité ; refuse si elle n'est pas sur le compte. */
export async function signalerInexacte(ctx: Contexte, demande: SignalementInexacte): Promise<Signalement> {
  exiger(ctx.acteur, "signaler", estLui(ctx, demande.titulaireId));
  exigerPreuve(ctx);
  const activites = await listerActivites(ctx, demande.titulaireId);
  const activite = activites.find(({ id }) => id === demande.activiteId);
  if (activite === undefined) throw new Refus("signalements/introuvable");
  const faux = motGarde(demande.faux);
  if (faux === null) throw new Refus("signalements/saisie-invalide", { champ: "faux" });
  return envoyer(ctx, {
    titulaireId: demande.titulaireId,
    genre: "inexacte",
    organismeId: activite.organismeId,
    organismeNom: activite.organismeNom,
    type: activite.faits.type,
    annee: anneeDeLActivite(activite),
    debut: null,
    fin: null,
    activiteId: activite.id,
    faux,
    seraitVrai: motGarde(demande.seraitVrai),
    mot: null,
  });
}
