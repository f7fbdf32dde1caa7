// Un organisme déclare une activité pour une personne, que son compte soit ouvert ou non ; le renvoyer n'en fait pas deux.
import { randomUUID } from "node:crypto";
import { Refus } from "../../socle/refus.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { comparerDepot, type Depot, insererActivite, insererDepot } from "./activites.sql.js";
import { lireFaits } from "./faits.js";
import { mettreARecalculer, trouverParNir, verrouillerPourDeposer } from "./rattachements.sql.js";

export interface DepotActivite {
  /** Identifiant opaque de l'organisme qui dépose, et son nom tel que la personne le lira. */
  readonly organismeId: string;
  readonly organismeNom: string;
  /** Numéro de l'activité chez l'organisme : la clé d'idempotence avec `organismeId`. */
  readonly idExterne: string;
  /** La personne : son compte, ou l'empreinte de son NIR si l'on ne sait pas encore si elle en a un. */
  readonly personne: { readonly titulaireId: string } | { readonly nirEmpreinte: string };
  /** Faits de l'activité, avec leur `type`. */
  readonly faits: unknown;
  /** Jour de la déclaration, aujourd'hui par défaut ; jamais dans l'avenir. */
  readonly declareLe?: DateCivile;
}

/** `attend` : vrai tant que la personne n'a pas ouvert son compte. */
export interface ActiviteDeposee {
  readonly activiteId: string;
  readonly attend: boolean;
  readonly dejaDeposee: boolean;
}

async function depotDe(ctx: Contexte, demande: DepotActivite): Promise<Depot> {
  const lus = lireFaits(demande.faits);
  if (!lus.valide) throw new Refus("activites/faits-invalides", { fautes: lus.fautes.join(" ; ") });
  const aujourdhui = ctx.horloge.aujourdhui();
  const declareLe = demande.declareLe ?? aujourdhui;
  if (declareLe > aujourdhui) throw new Refus("activites/faits-invalides", { fautes: "declareLe : une date à venir ne se déclare pas" });
  const manque = (["organismeId", "organismeNom", "idExterne"] as const).find((champ) => !/^[^\0\p{Cs}]{1,200}$/u.test(demande[champ]));
  if (manque !== undefined)
    throw new Refus("activites/faits-invalides", { fautes: `${manque} : un texte de 1 à 200 caractères est attendu` });
  const { organismeId, organismeNom, idExterne, personne } = demande;
  const commun = { activiteId: randomUUID(), organismeId, organismeNom, idExterne, faits: lus.faits, declareLe };
  if ("titulaireId" in personne) return { ...commun, nirEmpreinte: null, titulaireId: personne.titulaireId };
  await verrouillerPourDeposer(ctx.base, [personne.nirEmpreinte]);
  const [rattache] = await trouverParNir(ctx.base, [personne.nirEmpreinte]);
  return { ...commun, nirEmpreinte: personne.nirEmpreinte, titulaireId: rattache?.titulaireId ?? null };
}

/** Garde le dépôt et le porte au compte s'il est ouvert. Un renvoi identique rend le même résultat ; un renvoi différent est refusé. */
export async function deposerActivite(ctx: Contexte, demande: DepotActivite): Promise<ActiviteDeposee> {
  exiger(ctx.acteur, "deposer_activite");
  const depot = await depotDe(ctx, demande);
  if (await insererDepot(ctx.base, depot, ctx.horloge.maintenant())) {
    if (depot.titulaireId !== null) {
      await insererActivite(ctx.base, { ...depot, titulaireId: depot.titulaireId });
      await mettreARecalculer(ctx.base, [depot.titulaireId], ctx.horloge.maintenant());
    }
    return { activiteId: depot.activiteId, attend: depot.titulaireId === null, dejaDeposee: false };
  }
  const connu = await comparerDepot(ctx.base, depot);
  if (connu === null) throw new Error("Dépôt ni gardé ni retrouvé.");
  if (!connu.meme) throw new Refus("activites/depot-different", { idExterne: depot.idExterne });
  return { activiteId: connu.activiteId, attend: connu.titulaireId === null, dejaDeposee: true };
}
