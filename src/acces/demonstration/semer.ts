// Ce que la démonstration contient au premier démarrage : de vraies associations, des organismes qui déclarent, leurs responsables, et des droits qui attendent.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DepotActivite, deposerActivite } from "../../metier/activites/index.js";
import type { Contexte } from "../../metier/contexte.js";
import { empreinteNir, listerTitulaires } from "../../metier/identite/index.js";
import {
  ajouterResponsable,
  autoriserDeclarant,
  importerRna,
  inscrireDeclarant,
  lireCsvRna,
  lireOrganismeParReference,
  type Organisme,
  qualifierOrganisme,
} from "../../metier/organismes/index.js";
import type { Base, Requeteur } from "../../socle/base/base.js";
import { lireSemis, noterSemis } from "../../socle/base/sessions.sql.js";
import { ConfigurationInvalide } from "../../socle/config.js";
import type { Horloge } from "../../socle/horloge.js";
import { RACINE } from "../../socle/racine.js";
import { anneeDe, composerDate, type DateCivile, dateCivile } from "../../socle/valeurs/date-civile.js";
import { DECLARANTS_DEMONSTRATION, type DeclarantDemonstration } from "../simulateur/declarants.js";
import { ASSOCIATIONS_DEMONSTRATION, personnesSimulees } from "../simulateur/personnes.js";
import { semerCpf } from "./semer-cpf.js";
import { semerFormations } from "./semer-formations.js";

interface DepotSeme {
  readonly cle: string;
  readonly organisme: DeclarantDemonstration["cle"];
  readonly faits: object;
  readonly declareLe: string;
}

/** Des droits d'années passées, dans l'ordre où ils se dépenseront (D5151-13) : de quoi se former dès la première connexion. */
function depotsAnciens(an: number): readonly DepotSeme[] {
  return [
    {
      cle: "employee-formation",
      organisme: "sdis",
      faits: { type: "sapeur_pompier_volontaire", signature: `${an - 3}-09-04`, arreteNotifieLe: `${an - 3}-10-02`, dureeAnnees: 5 },
      declareLe: `${an - 2}-03-20`,
    },
    {
      cle: "employee-formation",
      organisme: "armees",
      faits: { type: "reserve_militaire_operationnelle", annee: an - 2, jours: 96 },
      declareLe: `${an - 1}-05-10`,
    },
    {
      cle: "benevole-retraitee",
      organisme: "commune",
      faits: { type: "reserve_communale_securite_civile", signature: `${an - 2}-06-12`, dureeAnnees: 5 },
      declareLe: `${an - 1}-01-14`,
    },
    {
      cle: "benevole-retraitee",
      organisme: "reserve-sanitaire",
      faits: { type: "reserve_sanitaire", annee: an - 1, jours: 41 },
      declareLe: `${an}-02-03`,
    },
  ];
}

/** Un dépôt par personne, sauf qui n'en a pas : l'activité est de l'année passée, déclarée au début de celle-ci. */
function depots(an: number): readonly DepotSeme[] {
  const passee = an - 1;
  return [
    {
      cle: "etudiante",
      organisme: "service-civique",
      faits: { type: "service_civique", debut: `${passee - 1}-10-01`, fin: `${passee}-05-31`, contrat: "contrat-1" },
      declareLe: `${an}-01-20`,
    },
    {
      cle: "sapeur-pompier",
      organisme: "sdis",
      faits: { type: "sapeur_pompier_volontaire", signature: `${passee}-05-12`, arreteNotifieLe: `${passee}-06-10`, dureeAnnees: 5 },
      declareLe: `${an}-03-28`,
    },
    {
      cle: "agent-public",
      organisme: "reserve-sanitaire",
      faits: { type: "reserve_sanitaire", annee: passee, jours: 34 },
      declareLe: `${an}-02-03`,
    },
    {
      cle: "demandeur-emploi",
      organisme: "reserve-sanitaire",
      faits: { type: "reserve_sanitaire", annee: passee, jours: 29 },
      declareLe: `${an}-02-03`,
    },
    {
      cle: "independant",
      organisme: "armees",
      faits: { type: "reserve_militaire_operationnelle", annee: passee, jours: 96 },
      declareLe: `${an}-02-10`,
    },
    {
      cle: "nee-a-letranger",
      organisme: "commune",
      faits: { type: "reserve_communale_securite_civile", signature: `${passee}-09-15`, dureeAnnees: 5 },
      declareLe: `${an}-01-08`,
    },
  ];
}

async function inscrireAssociations(ctx: Contexte): Promise<void> {
  const texte = await readFile(join(RACINE, "donnees", "rna_extrait_reel.csv"), "utf8");
  await importerRna(ctx, lireCsvRna(texte));
  for (const association of ASSOCIATIONS_DEMONSTRATION) {
    const organisme = await lireOrganismeParReference(ctx, association.rna);
    await qualifierOrganisme(ctx, {
      organismeId: organisme.id,
      article200: true,
      raison: "Objet social d'intérêt général : décision prise d'avance pour la démonstration.",
      agent: "démonstration",
    });
    for (const { courriel, nom, prenom, fonction } of association.responsables) {
      await ajouterResponsable(ctx, { organismeId: organisme.id, courriel, nom, prenom, fonction });
    }
  }
}

/** Le compte existe depuis 2017 : les organismes de la démonstration déclarent depuis ce jour-là. */
const DEPUIS = composerDate(2017, 1, 1);

type Inscrits = ReadonlyMap<DeclarantDemonstration["cle"], Organisme>;

/** Inscrit les organismes qui déclarent, ce qu'ils peuvent déclarer, et qui agit pour eux. */
async function inscrireDeclarants(ctx: Contexte): Promise<Inscrits> {
  const inscrits = new Map<DeclarantDemonstration["cle"], Organisme>();
  for (const declarant of DECLARANTS_DEMONSTRATION) {
    const { cle, types, peutEmployerNir, responsables } = declarant;
    const { organisme } = await inscrireDeclarant(ctx, declarant);
    const raison = "Activité que la loi confie à cet organisme : décision prise d'avance pour la démonstration.";
    for (const type of types) await autoriserDeclarant(ctx, { organismeId: organisme.id, type, depuis: DEPUIS, peutEmployerNir, raison });
    for (const { courriel, nom, prenom, fonction } of responsables) {
      await ajouterResponsable(ctx, { organismeId: organisme.id, courriel, nom, prenom, fonction });
    }
    inscrits.set(cle, organisme);
  }
  return inscrits;
}

async function deposerActivites(ctx: Contexte, aujourdhui: DateCivile, inscrits: Inscrits): Promise<void> {
  const personnes = new Map(personnesSimulees(aujourdhui).map((personne) => [personne.cle, personne]));
  const an = anneeDe(aujourdhui);
  const vues = new Set<string>();
  for (const { cle, organisme, faits, declareLe } of [...depots(an), ...depotsAnciens(an)]) {
    const suite = vues.has(cle) ? `-${organisme}` : "";
    vues.add(cle);
    const personne = personnes.get(cle);
    const declarant = inscrits.get(organisme);
    if (personne === undefined || declarant === undefined) throw new Error(`La démonstration n'a pas « ${cle} » ou « ${organisme} ».`);
    const voulu = dateCivile(declareLe);
    const depot: DepotActivite = {
      organismeId: declarant.id,
      organismeNom: declarant.nom,
      idExterne: `demonstration-${cle}${suite}`,
      personne: { nirEmpreinte: empreinteNir(personne.nir) },
      faits,
      declareLe: voulu > aujourdhui ? aujourdhui : voulu,
    };
    await deposerActivite(ctx, depot);
  }
}

/** Une base dont les transactions sont celle du semis : tout ou rien. */
function baseDans(tx: Requeteur): Base {
  return { requete: tx.requete, copier: tx.copier, transaction: (action) => action(tx), fermer: () => Promise.resolve() };
}

/**
 * Sème une fois pour toutes, en une transaction. Rend le jour du semis : les âges des personnes d'essai s'y rapportent,
 * sans quoi un redémarrage changerait leur date de naissance.
 */
export async function semerDemonstration(base: Base, horloge: Horloge): Promise<DateCivile> {
  return base.transaction(async (tx) => {
    const [etat] = await tx.requete<{ semee_le: string | null }>(lireSemis);
    if (etat?.semee_le !== undefined && etat.semee_le !== null) return dateCivile(etat.semee_le);
    const ctx: Contexte = { base: tx, horloge, acteur: { genre: "systeme" } };
    const [dejaLa] = await listerTitulaires(ctx, { apres: null, limite: 1 });
    if (dejaLa !== undefined) {
      throw new ConfigurationInvalide([
        "DEMONSTRATION : cette base porte déjà de vrais comptes, la démonstration n'y sème rien ; mettez DEMONSTRATION=non",
      ]);
    }
    const jour = horloge.aujourdhui();
    await inscrireAssociations(ctx);
    await deposerActivites(ctx, jour, await inscrireDeclarants(ctx));
    const dedans = baseDans(tx);
    await semerFormations(dedans, ctx);
    await semerCpf(dedans, horloge);
    await tx.requete(noterSemis(jour));
    return jour;
  });
}

/** Une base où la démonstration a semé ses personnes et ses clés connues ne sert pas de vraies personnes. */
export async function refuserBaseDeDemonstration(base: Base): Promise<void> {
  const [etat] = await base.requete<{ semee_le: string | null }>(lireSemis);
  if (etat?.semee_le === undefined || etat.semee_le === null) return;
  throw new ConfigurationInvalide(["DATABASE_URL : cette base a servi à la démonstration ; donnez-en une neuve"]);
}
