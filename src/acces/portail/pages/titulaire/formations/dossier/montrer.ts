// Compose la page d'un dossier : le lire, recalculer ou relire son plan, et rendre ce qui était tapé.
import { h } from "preact";
import type { Contexte } from "../../../../../../metier/contexte.js";
import {
  type Dossier,
  type DossierDeLui,
  encaissement,
  lireDossier,
  planifierDossier,
  prevoirAnnulation,
} from "../../../../../../metier/dossiers/index.js";
import { listerLots } from "../../../../../../metier/grand-livre/index.js";
import { identiteProuvee } from "../../../../../../metier/identite/index.js";
import { ETATS_RESERVES, type EtatDossier, partDue } from "../../../../../../regles/dossier/index.js";
import { jourAParis } from "../../../../../../socle/horloge.js";
import type { Refus } from "../../../../../../socle/refus.js";
import { vueDossier } from "../../../../lectures/dossiers.js";
import { motSource } from "../../../../lectures/formations.js";
import { ecrireQuantite, relireResume, type VuePlan, vueDuPlanDuTitulaire, vuePlan } from "../../../../lectures/plan.js";
import { type Demande, page, type Reponse } from "../../../../route.js";
import { erreursDuRefus, montrerRefus } from "../../refus.js";
import type { ErreurChamp } from "../../saisie.js";
import { titulaireDe } from "../../titulaire.js";
import { PageDossier } from "./page.js";
import { cheminDossier, type VueDossierOuvert } from "./vue.js";

const A_PLANIFIER: ReadonlySet<EtatDossier> = new Set(["brouillon", "demandee", "en_verification", "proposee", "attente_financeur"]);
const PLAN_UTILISE: ReadonlySet<EtatDossier> = new Set(["service_fait_valide", "annulee_non_realisee"]);

/** Ce qui vient d'être tenté, s'il n'a pas abouti. */
export interface Essai {
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: Refus | null;
}

export const SANS_ESSAI: Essai = { erreurs: [], refus: null };

/** Le dossier dont l'adresse parle, et son titulaire. */
export function dossierDemande(demande: Demande): DossierDeLui {
  return { titulaireId: titulaireDe(demande).titulaireId, dossierId: demande.parametres["dossier"] ?? "" };
}

async function lirePlan(ctx: Contexte, dossier: Dossier): Promise<Pick<VueDossierOuvert, "plan" | "empreinte">> {
  if (!identiteProuvee(ctx.acteur)) return { plan: null, empreinte: null };
  if (A_PLANIFIER.has(dossier.etat)) {
    const courant = await planifierDossier(ctx, dossier.id);
    return { plan: vueDuPlanDuTitulaire(courant), empreinte: courant.empreinte };
  }
  const garde = ETATS_RESERVES.has(dossier.etat) || PLAN_UTILISE.has(dossier.etat);
  if (dossier.plan === null || !garde) return { plan: null, empreinte: null };
  const { prix, heures } = dossier.offre;
  const lots = await listerLots(ctx, dossier.titulaireId);
  const enHeures = dossier.statutTitulaire === "agent_public";
  return { plan: vuePlan(dossier.plan, { enHeures, prix, heures, lots }), empreinte: null };
}

/** Ce que la part déclarée ferait payer, tant que la personne peut encore la contester. */
function duDe({ etat, realisation, offre, evenements }: Dossier): VueDossierOuvert["du"] {
  const declare = evenements.findLast(({ evenement }) => evenement === "declarer_service_fait");
  if (etat !== "service_fait_declare" || realisation === null || declare === undefined) return null;
  const { taux, forceMajeure } = realisation;
  return partDue({ date: jourAParis(declare.le), prix: offre.prix, taux, forceMajeure });
}

/** Le plan que la personne avait sous les yeux, tel que son formulaire l'a rendu. */
function planLu(corps: Readonly<Record<string, string>>, actuel: VuePlan | null): VuePlan | null {
  const parts = relireResume(corps["lu"] ?? "");
  if (actuel === null || parts.length === 0) return null;
  const { enHeures } = actuel;
  const reste = parts.reduce(
    (somme, { source, quantite }) => (source === "participation" || source === "titulaire" ? somme + quantite : somme),
    0,
  );
  const ecrire = (quantite: number) => ecrireQuantite(quantite, enHeures);
  return {
    ...actuel,
    refuse: false,
    aPayer: ecrire(parts.reduce((somme, { quantite }) => somme + quantite, 0)),
    ...{ reste, resteEcrit: ecrire(reste), enEuros: null },
    lignes: parts.map(({ source, quantite }) => ({
      ...{ source, quantite, qui: motSource(source), ecrite: ecrire(quantite) },
      ...{ pourquoi: "", article: "" },
    })),
  };
}

/** Ce qui avait été tapé dans un geste de ce dossier avant une reconnexion. */
function saisieGardee({ session, corps }: Demande, dossierId: string): Readonly<Record<string, string>> {
  const garde = session.lire().formulaireGarde;
  if (garde === undefined || !garde.chemin.startsWith(`${cheminDossier(dossierId)}/`)) return corps;
  return { ...garde.corps, ...corps };
}

const CHAMPS = ["message", "accord", "note", "raison"];

/** Un refus qui porte sur un champ se dit à côté de lui. */
function fautesDuRefus(refus: Refus): readonly ErreurChamp[] {
  if (refus.code !== "dossiers/accord-employeur") return erreursDuRefus(refus, CHAMPS);
  const { phrase, conduite } = montrerRefus(refus);
  return [{ champ: "accord", phrase: `${phrase} ${conduite}` }];
}

/** Montre le dossier ; un refus y est dit en haut, ou à côté de son champ. Celui d'un autre est introuvable. */
export async function montrerDossier(demande: Demande, { erreurs, refus }: Essai = SANS_ESSAI): Promise<Reponse> {
  const { ctx } = demande;
  const lui = dossierDemande(demande);
  const dossier = await lireDossier(ctx, lui);
  const { plan, empreinte } = await lirePlan(ctx, dossier);
  const duChamp = refus === null ? [] : fautesDuRefus(refus);
  const fautes = [...erreurs, ...duChamp];
  const corps = saisieGardee(demande, dossier.id);
  const vue: VueDossierOuvert = {
    ...{ jeton: demande.jeton, aujourdhui: ctx.horloge.aujourdhui(), dossier, vue: vueDossier(dossier), plan, empreinte, corps },
    identiteProuvee: identiteProuvee(ctx.acteur),
    annulation: dossier.etat === "acceptee" ? await prevoirAnnulation(ctx, lui) : null,
    du: duDe(dossier),
    enLigne: encaissement().nom !== "hors_ligne",
    erreurs: fautes,
    refus: refus === null || duChamp.length > 0 ? null : montrerRefus(refus),
    ancien: refus?.code === "dossiers/plan-change" ? planLu(corps, plan) : null,
  };
  const statut = fautes.length > 0 ? 422 : (vue.refus?.statut ?? 200);
  return page(`${dossier.offre.intitule} – Mon dossier`, h(PageDossier, { vue }), statut);
}
