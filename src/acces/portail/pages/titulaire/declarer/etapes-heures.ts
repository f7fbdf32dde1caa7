// Les écrans de la fonction, de la période et des heures.
import type { Contexte } from "../../../../../metier/contexte.js";
import { anneeDe } from "../../../../../socle/valeurs/date-civile.js";
import { anneeADeclarer, calendrierDe, seuilsDe } from "../../../lectures/calendrier.js";
import { lireTotaux } from "../../../lectures/declarations.js";
import type { VueBrouillon } from "../../../lectures/vues.js";
import { type Demande, page, type Reponse, rediriger } from "../../../route.js";
import { erreursDuRefus, montrerRefus, tenter } from "../refus.js";
import { type ErreurChamp, lireFormulaire } from "../saisie.js";
import { titulaireDe } from "../titulaire.js";
import { brouillonDe, garder } from "./brouillon.js";
import type { VueCompteur } from "./compteur.js";
import { formulaireFonction, formulairePeriode } from "./formulaire.js";
import { PageFonction } from "./page-fonction.js";
import { PagePeriode } from "./page-periode.js";
import { adresse } from "./parcours.js";

export async function montrerFonction(demande: Demande, erreurs: readonly ErreurChamp[] = []): Promise<Reponse> {
  const brouillon = await brouillonDe(demande);
  if (brouillon.organismeId === null) return rediriger(adresse(brouillon.id, "association"));
  const contenu = PageFonction({ jeton: demande.jeton, brouillon, corps: demande.corps, erreurs });
  return page("Votre fonction – Déclarer mes heures", contenu, erreurs.length === 0 ? 200 : 422);
}

export async function choisirFonction(demande: Demande): Promise<Reponse> {
  const brouillon = await brouillonDe(demande);
  const lu = lireFormulaire(formulaireFonction, demande.corps);
  if ("erreurs" in lu) return montrerFonction(demande, lu.erreurs);
  await garder(demande, brouillon, lu.valeurs);
  return rediriger(adresse(brouillon.id, "periode"));
}

/** Année de la déclaration : celle de sa période, sinon celle qu'il est temps de déclarer. */
export function anneeDuBrouillon(brouillon: VueBrouillon, ctx: Contexte): number {
  return brouillon.debut === null ? anneeADeclarer(ctx.horloge.aujourdhui()) : anneeDe(brouillon.debut);
}

/** Où en est l'année de ce brouillon, lui-même compris : c'est ce que la personne voit grandir. */
export async function compteurDe(demande: Demande, brouillon: VueBrouillon): Promise<VueCompteur> {
  const annee = anneeDuBrouillon(brouillon, demande.ctx);
  const totaux = await lireTotaux(demande.ctx, { titulaireId: titulaireDe(demande).titulaireId, annee, type: brouillon.type });
  return { annee, totaux, seuils: seuilsDe(brouillon.type, annee) };
}

export async function montrerPeriode(demande: Demande, erreurs: readonly ErreurChamp[] = []): Promise<Reponse> {
  const brouillon = await brouillonDe(demande);
  if (brouillon.fonction === null) return rediriger(adresse(brouillon.id, "fonction"));
  const contenu = PagePeriode({
    jeton: demande.jeton,
    aujourdhui: demande.ctx.horloge.aujourdhui(),
    brouillon,
    calendrier: calendrierDe(anneeDuBrouillon(brouillon, demande.ctx)),
    compteur: await compteurDe(demande, brouillon),
    corps: { ...brouillon.saisie, ...demande.corps },
    erreurs,
  });
  return page("Période et heures – Déclarer mes heures", contenu, erreurs.length === 0 ? 200 : 422);
}

/** Ce qui est tapé et pas encore compris se garde avec le brouillon : la personne peut partir et revenir. */
function saisieDe({ debut = "", fin = "", heures = "" }: Readonly<Record<string, string>>): Record<string, string> {
  return { debut, fin, heures };
}

export async function choisirPeriode(demande: Demande): Promise<Reponse> {
  const brouillon = await brouillonDe(demande);
  const lu = lireFormulaire(formulairePeriode, demande.corps);
  if ("erreurs" in lu) {
    await garder(demande, brouillon, { saisie: saisieDe(demande.corps) });
    return montrerPeriode(demande, lu.erreurs);
  }
  const issue = await tenter(() => garder(demande, brouillon, lu.valeurs));
  if ("refus" in issue) {
    const erreurs = erreursDuRefus(issue.refus, ["debut", "fin", "heures"]);
    const montre = montrerRefus(issue.refus);
    return montrerPeriode(demande, erreurs.length > 0 ? erreurs : [{ champ: "debut", phrase: `${montre.phrase} ${montre.conduite}` }]);
  }
  return rediriger(adresse(brouillon.id, "verifier"));
}
