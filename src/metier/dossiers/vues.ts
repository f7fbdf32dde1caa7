// Ce que chacun voit d'un dossier : le titulaire tout, l'organisme ni plan ni source, l'exploitant ce qu'il instruit et doit.
import type { EvenementDossier } from "../../regles/dossier/etats.js";
import type { CodeHorloge } from "../../regles/dossier/index.js";
import type { Contexte } from "../contexte.js";
import { lireTitulaire } from "../identite/index.js";
import { trouverCofinancements } from "./cofinancements.sql.js";
import type {
  Cofinancement,
  Dossier,
  DossierCommun,
  DossierOrganisme,
  EvenementDuDossier,
  Facture,
  Paiement,
  PartDeFinanceur,
  Realisation,
} from "./dossier.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { echeancesDuDossier } from "./echeances.js";
import { trouverEvenements } from "./evenements.sql.js";
import { trouverFactures } from "./factures.sql.js";
import { trouverPaiements } from "./paiements.sql.js";

/** Le dossier vu par l'exploitant : ce qu'il instruit, ce qu'il doit, à qui. */
export interface DossierExploitant extends Dossier {
  readonly message: string | null;
  /** Ce qui est dû à l'organisme, en centimes, et qui en doit quoi ; null avant. */
  readonly du: number | null;
  readonly parts: readonly PartDeFinanceur[] | null;
  readonly factures: readonly Facture[];
}

function realisationDe({ tauxRealisation, heuresNonFaites, forceMajeure, cause }: LigneDossier): Realisation | null {
  if (tauxRealisation === null) return null;
  return { taux: tauxRealisation, heuresNonFaites: heuresNonFaites ?? 0, forceMajeure: forceMajeure ?? false, cause };
}

function communDe(dossier: LigneDossier, evenements: readonly EvenementDuDossier[]): DossierCommun {
  const { id, numero, etat, facturation, controle, version, organismeId, organismeNom, siret, formationId, actionId, sessionId } = dossier;
  const { offre, propositionModifiee, demandeeLe, accepteeLe, entreeLe, sortieLe } = dossier;
  return {
    ...{ id, numero, etat, facturation, controle, version, organismeId, organismeNom, siret, formationId, actionId, sessionId },
    ...{ offre, propositionModifiee, demandeeLe, accepteeLe, entreeLe, sortieLe },
    realisation: realisationDe(dossier),
    echeances: echeancesDuDossier(dossier),
    evenements,
  };
}

const cofinancementDe = ({ id, financeur, organismeId, organismeNom, ...reste }: Cofinancement): Cofinancement => {
  const { montantDemande, montantAccorde, etat, raison } = reste;
  return { id, financeur, organismeId, organismeNom, montantDemande, montantAccorde, etat, raison };
};
const paiementDe = ({ id, montant, etat, rembourserAvant }: Paiement): Paiement => ({ id, montant, etat, rembourserAvant });

/** Ce que l'organisme et l'exploitant voient d'une facture ; les parts restent au service. */
export function factureMontree({ id, genre, numero, montant, etat, raison, emiseLe, payerAvant, payeeLe }: Facture): Facture {
  return { id, genre, numero, montant, etat, raison, emiseLe, payerAvant, payeeLe };
}

/** Le dossier de son titulaire, plan, apports et paiements compris. */
export async function dossierDuTitulaire(ctx: Contexte, dossier: LigneDossier): Promise<Dossier> {
  const { titulaireId, statutTitulaire, plan, note } = dossier;
  return {
    ...communDe(dossier, await trouverEvenements(ctx.base, dossier)),
    ...{ titulaireId, statutTitulaire, plan, note },
    cofinancements: (await trouverCofinancements(ctx.base, dossier.id)).map(cofinancementDe),
    paiements: (await trouverPaiements(ctx.base, dossier.id)).map(paiementDe),
  };
}

/** Le dossier de l'exploitant. */
export async function dossierDeLExploitant(ctx: Contexte, dossier: LigneDossier): Promise<DossierExploitant> {
  const { message, duOrganisme: du, parts } = dossier;
  const factures = (await trouverFactures(ctx.base, [dossier.id])).map(factureMontree);
  return { ...(await dossierDuTitulaire(ctx, dossier)), message, du, parts, factures };
}

/** Détails qu'un organisme peut lire : ce qui lui est dit ; jamais une somme ni sa source. */
const DETAILS_LUS = new Set([
  "raison",
  "mot",
  "changements",
  "le",
  "taux",
  "heuresNonFaites",
  "forceMajeure",
  "horloge",
  "jour",
  "numero",
  "issue",
]);

/** L'empêchement d'une personne est peut-être sa santé : l'organisme apprend la décision, jamais ce qui l'a fondée. */
const SANS_DETAILS: ReadonlySet<string> = new Set([
  "invoquer_force_majeure",
  "repondre_absence",
  "reconnaitre_force_majeure",
  "retenir_absence",
]);

/** Ce que la banque répond à la personne n'est pas l'affaire de l'organisme : l'inscription s'est faite ou non. */
const TUS: ReadonlySet<string> = new Set(["refuser_paiement", "repondre_absence"]);
const DITS_AUTREMENT: ReadonlyMap<string, EvenementDossier> = new Map([
  ["renoncer_paiement", "decliner_proposition"],
  ["expirer_paiement", "expirer_proposition"],
]);

function detailsLus({ evenement, par, details }: EvenementDuDossier): EvenementDuDossier["details"] {
  if (par === "organisme") return details;
  // Qui finance n'est pas dit : un apport se devine au plus à ce que le dossier attend.
  if (par === "financeur" || SANS_DETAILS.has(evenement) || DITS_AUTREMENT.has(evenement)) return {};
  return Object.fromEntries(Object.entries(details).filter(([cle]) => DETAILS_LUS.has(cle)));
}

function histoireLue(evenements: readonly EvenementDuDossier[]): EvenementDuDossier[] {
  return evenements
    .filter(({ evenement }) => !TUS.has(evenement))
    .map((un) => ({
      ...un,
      evenement: DITS_AUTREMENT.get(un.evenement) ?? un.evenement,
      signataire: un.par === "organisme" ? un.signataire : null,
      details: detailsLus(un),
    }));
}

/** Les délais de l'argent du titulaire ne regardent que lui et l'exploitant. */
const DELAIS_TUS: ReadonlySet<CodeHorloge> = new Set(["paiement_titulaire", "remboursement_titulaire"]);

function communLu(dossier: LigneDossier, evenements: readonly EvenementDuDossier[]): DossierCommun {
  const commun = communDe(dossier, histoireLue(evenements));
  // Sans service fait, la cause est celle que la personne a donnée : seule celle de l'organisme se relit.
  const realisation =
    commun.realisation === null || dossier.serviceFaitLe !== null ? commun.realisation : { ...commun.realisation, cause: null };
  return { ...commun, realisation, echeances: commun.echeances.filter(({ code }) => !DELAIS_TUS.has(code)) };
}

/** Ce que l'organisme lit à côté du dossier. */
interface VuAvec extends Pick<DossierOrganisme, "beneficiaire" | "factures"> {
  readonly evenements: readonly EvenementDuDossier[];
}

/** Le dossier d'un organisme de formation : la personne, la formation, ce qui lui est dû ; rien du compte. */
export function dossierVuParLOrganisme(dossier: LigneDossier, { beneficiaire, evenements, factures }: VuAvec): DossierOrganisme {
  const { message, duOrganisme: du } = dossier;
  return { ...communLu(dossier, evenements), beneficiaire, message, du, factures: factures.map(factureMontree) };
}

/** Le même, lu seul : l'adresse de la personne y est. */
export async function dossierDeLOrganisme(ctx: Contexte, dossier: LigneDossier): Promise<DossierOrganisme> {
  // L'organisme lit le nom et l'adresse de qui s'inscrit chez lui, rien d'autre du compte : la lecture se fait au nom du service.
  const { personne } = await lireTitulaire({ ...ctx, acteur: { genre: "systeme" } }, dossier.titulaireId);
  const { prenoms, nomUsage, nomNaissance, courriel } = personne;
  return dossierVuParLOrganisme(dossier, {
    beneficiaire: { prenoms, nom: nomUsage ?? nomNaissance, courriel },
    evenements: await trouverEvenements(ctx.base, dossier),
    factures: await trouverFactures(ctx.base, [dossier.id]),
  });
}
