// Prévenir la personne quand le déclarant a donné son adresse : le même mot, qu'elle ait un compte ou non.
import { deposerCourriels } from "../../socle/courriel.js";
import type { Contexte } from "../contexte.js";
import type { Acceptee, Declarant } from "./juger-tranche.js";

const SIGNATURE = "\n\nLe service du compte d'engagement citoyen\n";

/** Ni activité, ni durée, ni montant : une adresse peut être celle d'un autre. */
export async function prevenirPersonnes(ctx: Contexte, { nom }: Declarant, acceptees: readonly Acceptee[]): Promise<void> {
  const adresses = new Set(acceptees.flatMap(({ ligne }) => (ligne.courriel === null ? [] : [ligne.courriel])));
  const texte = `Bonjour,\n\n${nom} a déclaré une activité qui peut ouvrir des droits à formation au compte d'engagement citoyen (L5151-7).\n\nConnectez-vous au service, avec votre numéro de sécurité sociale la première fois, pour la voir, la garder hors de votre compte si vous le voulez, ou dire qu'elle est inexacte.\n\nSi cette adresse n'est pas la bonne, ne faites rien.${SIGNATURE}`;
  const sujet = "Une activité a été déclarée pour vous";
  await deposerCourriels(
    ctx.base,
    [...adresses].map((a) => ({ a, sujet, texte })),
    ctx.horloge.maintenant(),
  );
}
