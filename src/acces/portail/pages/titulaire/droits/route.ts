// Routes des droits : la liste, et l'explication de chacun.
import { identiteProuvee, lireTitulaire } from "../../../../../metier/identite/index.js";
import { Refus } from "../../../../../socle/refus.js";
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { seuilsDe } from "../../../lectures/calendrier.js";
import { lireCompte } from "../../../lectures/compte.js";
import { ecrireHeures } from "../../../lectures/delais.js";
import { lireUsages } from "../../../lectures/usages.js";
import type { VueLot } from "../../../lectures/vues.js";
import { type Demande, page, type Reponse, type Route } from "../../../route.js";
import { titulaireDe } from "../titulaire.js";
import { situationDeConge } from "./conges.js";
import { PageDroits } from "./page.js";
import { PageLot } from "./page-lot.js";

async function montrerDroits(demande: Demande): Promise<Reponse> {
  const { titulaireId } = titulaireDe(demande);
  const compte = await lireCompte(demande.ctx, titulaireId);
  const usages = await lireUsages(demande.ctx, titulaireId);
  const situation = situationDeConge((await lireTitulaire(demande.ctx, titulaireId)).statut);
  return page("Mes droits", PageDroits({ compte, usages, situation, identiteAProuver: !identiteProuvee(demande.ctx.acteur) }));
}

/** Ce qui aurait changé la réponse : les heures sous un minimum, un délai manqué, le plafond, le choix de la personne. */
export function autrementDe(lot: VueLot, part: number): string[] {
  const phrases: string[] = [];
  if (lot.activite === "benevolat_associatif" || lot.activite === "reserve_civique") {
    const seuils = seuilsDe(lot.activite, lot.annee);
    phrases.push(
      `Moins de ${ecrireHeures(seuils.heures)} en tout, ou moins de ${ecrireHeures(seuils.heuresDansUnOrganisme)} dans un même organisme : le droit n'aurait pas été ouvert (${seuils.article}).`,
      `Une déclaration après le 30 juin ${lot.annee + 1}, ou une attestation après le 31 décembre ${lot.annee + 1} : les heures n'auraient pas compté (R5151-18).`,
      `Davantage d'heures n'auraient pas donné plus : une année atteinte ouvre une part de ${ecrireMontant(part)} (D5151-14 I).`,
    );
  } else {
    phrases.push("Un engagement plus court que le minimum : le droit n'aurait pas été ouvert (D5151-14 I).");
    phrases.push("Si vous gardez cette activité hors de votre compte, le droit est repris tant qu'il n'est pas dépensé (L5151-8).");
  }
  if (lot.inscrit < part) phrases.push(`Sans le plafond, la part aurait été de ${ecrireMontant(part)} (D5151-14 III).`);
  return phrases;
}

async function montrerLot(demande: Demande): Promise<Reponse> {
  const compte = await lireCompte(demande.ctx, titulaireDe(demande).titulaireId);
  const lot = [...compte.lots, ...compte.repris].find(({ id }) => id === demande.parametres["lot"]);
  if (lot === undefined) throw new Refus("portail/introuvable");
  const indus = compte.indus.filter(({ lotId }) => lotId === lot.id);
  return page(`Un droit expliqué, ${lot.annee}`, PageLot({ lot, autrement: autrementDe(lot, compte.part), part: compte.part, indus }));
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/mon-compte/droits", action: "consulter_compte", traiter: montrerDroits },
  { methode: "GET", chemin: "/mon-compte/droits/:lot", action: "consulter_compte", traiter: montrerLot },
];
