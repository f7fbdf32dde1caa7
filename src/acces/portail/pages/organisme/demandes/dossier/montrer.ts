// Compose la page d'un dossier reçu, et rend ce qui était tapé quand un geste n'a pas abouti.
import { h } from "preact";
import { type DossierOrganisme, type DossierRecu, lireDossierOrganisme, netVerse } from "../../../../../../metier/dossiers/index.js";
import { partDue } from "../../../../../../regles/dossier/index.js";
import { jourAParis } from "../../../../../../socle/horloge.js";
import type { Refus } from "../../../../../../socle/refus.js";
import { vueDossierRecu } from "../../../../lectures/dossiers-recus.js";
import { type Demande, page, type Reponse } from "../../../../route.js";
import { erreursDuRefus, montrerRefus } from "../../../titulaire/refus.js";
import type { ErreurChamp } from "../../../titulaire/saisie.js";
import { organismeDe } from "../../organisme.js";
import { cheminDossierRecu } from "../chemins.js";
import { PageDossierRecu } from "./page.js";
import type { VueRecu } from "./vue.js";

/** Ce qui vient d'être tenté, s'il n'a pas abouti. */
export interface Essai {
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: Refus | null;
}

export const SANS_ESSAI: Essai = { erreurs: [], refus: null };

/** Le dossier dont l'adresse parle, et l'organisme qui l'a reçu. */
export function dossierRecu(demande: Demande): DossierRecu {
  return { organismeId: demande.parametres["id"] ?? "", dossierId: demande.parametres["dossier"] ?? "" };
}

/** Ce que la part déclarée donnerait, tant que la personne peut encore la contester. */
function prevuDe({ etat, realisation, offre, evenements }: DossierOrganisme): VueRecu["prevu"] {
  const declare = evenements.findLast(({ evenement }) => evenement === "declarer_service_fait");
  if (etat !== "service_fait_declare" || realisation === null || declare === undefined) return null;
  const { taux, forceMajeure } = realisation;
  return partDue({ date: jourAParis(declare.le), prix: offre.prix, taux, forceMajeure });
}

/** Ce qui avait été tapé dans un geste de ce dossier avant une reconnexion. */
function saisieGardee({ session, corps }: Demande, recu: DossierRecu): Readonly<Record<string, string>> {
  const garde = session.lire().formulaireGarde;
  if (garde === undefined || !garde.chemin.startsWith(`${cheminDossierRecu(recu.organismeId, recu.dossierId)}/`)) return corps;
  return { ...garde.corps, ...corps };
}

const CHAMPS = ["prix", "debut", "fin", "heures", "raison", "le", "sortieLe", "taux", "heuresNonFaites", "forceMajeure", "cause", "numero"];

/** Montre le dossier ; un refus y est dit en haut, ou à côté de son champ. Celui d'un autre organisme est introuvable. */
export async function montrerDossierRecu(demande: Demande, { erreurs, refus }: Essai = SANS_ESSAI): Promise<Reponse> {
  const recu = dossierRecu(demande);
  const dossier = await lireDossierOrganisme(demande.ctx, recu);
  const aujourdhui = demande.ctx.horloge.aujourdhui();
  const duChamp = refus === null ? [] : erreursDuRefus(refus, CHAMPS);
  const vue: VueRecu = {
    ...{ jeton: demande.jeton, organisme: await organismeDe(demande), aujourdhui, dossier, vue: vueDossierRecu(dossier, aujourdhui) },
    prevu: prevuDe(dossier),
    aFacturer: dossier.facturation === "a_facturer" ? (dossier.du ?? 0) - netVerse(dossier.factures) : 0,
    corps: saisieGardee(demande, recu),
    erreurs: [...erreurs, ...duChamp],
    refus: refus === null || duChamp.length > 0 ? null : montrerRefus(refus),
  };
  const statut = vue.erreurs.length > 0 ? 422 : (vue.refus?.statut ?? 200);
  return page(`${vue.vue.personne}, ${dossier.offre.intitule} – ${vue.organisme.nom}`, h(PageDossierRecu, { vue }), statut);
}
