// Les activités que des organismes ont déposées, telles que la personne les lit : qui, quand, quoi, ce qui a changé, si elle compte.
import { type Activite, estPropose, listerActivites, listerChoix } from "../../../metier/activites/index.js";
import type { Contexte } from "../../../metier/contexte.js";
import { type DroitsDuTitulaire, lireDroits } from "../../../metier/droits/index.js";
import { dateLimiteDeclaration } from "../../../regles/delais.js";
import { jourAParis } from "../../../socle/horloge.js";
import { anneeDe, type DateCivile } from "../../../socle/valeurs/date-civile.js";
import { anneeDesFaits, ecrireFaits } from "./faits.js";
import type { Ton } from "./mots.js";
import { organismePropose } from "./proposition.js";
import type { LigneDeFait, VueActivite, VueEvenement } from "./vues.js";

/** Si l'activité compte, et pourquoi. */
export interface VueCompteOuNon {
  readonly ton: Ton;
  readonly mot: string;
  readonly phrase: string;
  readonly article: string | null;
  /** Page du droit qu'elle a ouvert, ou null. */
  readonly lien: string | null;
}

/** Une activité déposée avec tout ce qui permet de la comprendre et de la contester. */
export interface VueActiviteSuivie extends VueActivite {
  readonly compte: VueCompteOuNon;
  /** Annulée par son déclarant : elle reste à lire, elle ne compte plus. */
  readonly annulee: boolean;
  /** Du premier évènement au dernier. */
  readonly histoire: readonly VueEvenement[];
}

/** Des heures qu'un organisme propose et que la personne déclare elle-même, ou pas. */
export interface VueProposition extends VueActivite {
  /** Association où les heures ont été faites. */
  readonly association: string;
  /** Sa clé dans notre registre, ou null si elle n'y est pas trouvée. */
  readonly associationId: string | null;
  /** Dernier jour pour les déclarer. */
  readonly limite: DateCivile;
}

function vueActivite({ id, faits, declareLe, organismeNom, recensee }: Activite): VueActivite {
  const annee = anneeDesFaits(faits) ?? anneeDe(declareLe);
  return { id, type: faits.type, annee, deposant: organismeNom, faits: ecrireFaits(faits), deposeLe: declareLe, recensee };
}

/** Activités déposées qui tiennent aujourd'hui : ni annulées, ni seulement proposées ; vide tant que l'identité n'est pas prouvée. */
export async function lireActivites(ctx: Contexte, titulaireId: string): Promise<VueActivite[]> {
  const activites = await listerActivites(ctx, titulaireId);
  return activites.filter(({ annuleeLe, faits }) => annuleeLe === null && !estPropose(faits)).map(vueActivite);
}

function compteOuNon(activite: Activite, droits: DroitsDuTitulaire): VueCompteOuNon {
  const rien = { article: null, lien: null };
  if (activite.annuleeLe !== null)
    return { ...rien, ton: "refus", mot: "Ne compte plus", phrase: "L'organisme qui l'avait déclarée l'a annulée." };
  if (!activite.recensee) {
    const phrase = "Vous avez choisi de la garder hors de votre compte : elle n'ouvre pas de droit.";
    return { ton: "neutre", mot: "Ne compte pas", phrase, article: "L5151-8", lien: null };
  }
  const lot = droits.lots.find(({ decision, reprise }) => reprise === null && decision?.droit.activites.includes(activite.id));
  if (lot !== undefined) {
    const motif = lot.decision?.droit.motifs[0];
    const lien = `/mon-compte/droits/${lot.lot.id}`;
    return { ton: "acquis", mot: "Compte", phrase: "Elle a ouvert un droit sur votre compte.", article: motif?.article ?? null, lien };
  }
  const enCours = droits.enCours.find(({ activites }) => activites.includes(activite.id));
  const motif = enCours?.motifs.at(-1);
  if (enCours === undefined || motif === undefined) {
    return { ...rien, ton: "attente", mot: "Sur votre compte", phrase: "Elle n'ouvre pas de droit à elle seule aujourd'hui." };
  }
  const { phrase, article } = motif;
  if (enCours.decision === "refuse") return { ton: "refus", mot: "N'ouvre pas de droit", phrase, article, lien: null };
  return { ton: "attente", mot: enCours.decision === "acquis" ? "Va compter" : "En attente", phrase, article, lien: null };
}

const NON_DIT = "non dit";

/** Ce qui a changé, ligne à ligne ; un fait qui n'était pas dit, ou ne l'est plus, l'est en toutes lettres. */
function changements(avant: readonly LigneDeFait[], apres: readonly LigneDeFait[]): string {
  const [avants, apress] = [new Map(avant), new Map(apres)];
  const noms = [...new Set([...avants.keys(), ...apress.keys()])].filter((nom) => avants.get(nom) !== apress.get(nom));
  if (noms.length === 0) return "Ce qui se lit ici n'a pas changé.";
  return `${noms.map((nom) => `${nom} : ${apress.get(nom) ?? NON_DIT} au lieu de ${avants.get(nom) ?? NON_DIT}`).join(" ; ")}.`;
}

/** Corrections et annulation du déclarant : chaque version se compare à celle qui l'a remplacée. */
function corrections({ versions, faits, organismeNom }: Activite): { le: Date; quoi: string; ton: Ton }[] {
  return versions.map(({ le, operation, faits: avant }, rang) => {
    if (operation === "annulation")
      return { le, quoi: `${organismeNom} a annulé ce qu'il avait déclaré : elle ne compte plus.`, ton: "refus" };
    const apres = versions[rang + 1]?.faits ?? faits;
    const quoi = `${organismeNom} a corrigé ce qu'il avait déclaré. ${changements(ecrireFaits(avant), ecrireFaits(apres))}`;
    return { le, quoi, ton: "attente" };
  });
}

async function histoireDe(ctx: Contexte, activite: Activite): Promise<VueEvenement[]> {
  const { titulaireId, id: activiteId, organismeNom, declareLe } = activite;
  const choix = await listerChoix(ctx, { titulaireId, activiteId });
  const instants: { le: Date; quoi: string; ton: Ton }[] = [
    ...corrections(activite),
    ...choix.map(({ le, recensee }) => ({
      le,
      quoi: recensee ? "Vous l'avez remise sur votre compte." : "Vous l'avez gardée hors de votre compte.",
      ton: "neutre" as const,
    })),
  ];
  const suite = instants.toSorted((un, autre) => un.le.getTime() - autre.le.getTime());
  return [
    { le: declareLe, quoi: `${organismeNom} a déclaré cette activité pour vous.`, ton: "neutre" },
    ...suite.map(({ le, quoi, ton }) => ({ le: jourAParis(le), quoi, ton })),
  ];
}

/** Toutes les activités déposées, annulées comprises, sauf celles qui sont seulement proposées. */
export async function lireActivitesSuivies(ctx: Contexte, titulaireId: string): Promise<VueActiviteSuivie[]> {
  const activites = (await listerActivites(ctx, titulaireId)).filter(({ faits }) => !estPropose(faits));
  if (activites.length === 0) return [];
  const droits = await lireDroits(ctx, titulaireId);
  const suivies: VueActiviteSuivie[] = [];
  for (const activite of activites) {
    suivies.push({
      ...vueActivite(activite),
      compte: compteOuNon(activite, droits),
      annulee: activite.annuleeLe !== null,
      histoire: await histoireDe(ctx, activite),
    });
  }
  return suivies;
}

/** Ce que des organismes proposent à la personne de déclarer ; une proposition annulée ne se montre plus. */
export async function lirePropositions(ctx: Contexte, titulaireId: string): Promise<VueProposition[]> {
  const propositions: VueProposition[] = [];
  for (const activite of await listerActivites(ctx, titulaireId)) {
    const { faits } = activite;
    if (!estPropose(faits) || activite.annuleeLe !== null) continue;
    const organisme = await organismePropose(ctx, faits);
    propositions.push({
      ...vueActivite(activite),
      association: organisme?.nom ?? faits.organisme.nom,
      associationId: organisme?.id ?? null,
      limite: dateLimiteDeclaration(anneeDe(faits.debut)),
    });
  }
  return propositions;
}
