// Ce que la démonstration contient au premier démarrage : de vraies associations, leurs responsables, et des droits qui attendent.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DepotActivite, deposerActivite } from "../../metier/activites/index.js";
import type { Contexte } from "../../metier/contexte.js";
import { empreinteNir, listerTitulaires } from "../../metier/identite/index.js";
import {
  ajouterResponsable,
  importerRna,
  lireCsvRna,
  lireOrganismeParReference,
  qualifierOrganisme,
} from "../../metier/organismes/index.js";
import type { Base } from "../../socle/base/base.js";
import { lireSemis, noterSemis } from "../../socle/base/sessions.sql.js";
import { ConfigurationInvalide } from "../../socle/config.js";
import type { Horloge } from "../../socle/horloge.js";
import { RACINE } from "../../socle/racine.js";
import { anneeDe, type DateCivile, dateCivile } from "../../socle/valeurs/date-civile.js";
import { ASSOCIATIONS_DEMONSTRATION, personnesSimulees } from "../simulateur/personnes.js";

/** Un dépôt par personne, sauf qui n'en a pas : l'activité est de l'année passée, déclarée au début de celle-ci. */
function depots(
  an: number,
): readonly { readonly cle: string; readonly organisme: readonly [string, string]; readonly faits: object; readonly declareLe: string }[] {
  const passee = an - 1;
  return [
    {
      cle: "etudiante",
      organisme: ["agence-service-civique", "Agence du service civique"],
      faits: { type: "service_civique", debut: `${passee - 1}-10-01`, fin: `${passee}-05-31`, contrat: "contrat-1" },
      declareLe: `${an}-01-20`,
    },
    {
      cle: "sapeur-pompier",
      organisme: ["sdis-demonstration", "Service d'incendie et de secours (démonstration)"],
      faits: { type: "sapeur_pompier_volontaire", signature: `${passee}-05-12`, arreteNotifieLe: `${passee}-06-10`, dureeAnnees: 5 },
      declareLe: `${an}-03-28`,
    },
    {
      cle: "agent-public",
      organisme: ["sante-publique", "Établissement gérant la réserve sanitaire (démonstration)"],
      faits: { type: "reserve_sanitaire", annee: passee, jours: 34 },
      declareLe: `${an}-02-03`,
    },
    {
      cle: "demandeur-emploi",
      organisme: ["sante-publique", "Établissement gérant la réserve sanitaire (démonstration)"],
      faits: { type: "reserve_sanitaire", annee: passee, jours: 29 },
      declareLe: `${an}-02-03`,
    },
    {
      cle: "independant",
      organisme: ["armees", "Réserve militaire (démonstration)"],
      faits: { type: "reserve_militaire_operationnelle", annee: passee, jours: 96 },
      declareLe: `${an}-02-10`,
    },
    {
      cle: "nee-a-letranger",
      organisme: ["commune", "Commune (démonstration)"],
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

async function deposerActivites(ctx: Contexte, aujourdhui: DateCivile): Promise<void> {
  const personnes = new Map(personnesSimulees(aujourdhui).map((personne) => [personne.cle, personne]));
  for (const { cle, organisme, faits, declareLe } of depots(anneeDe(aujourdhui))) {
    const personne = personnes.get(cle);
    if (personne === undefined) throw new Error(`La démonstration n'a pas de personne « ${cle} ».`);
    const voulu = dateCivile(declareLe);
    const depot: DepotActivite = {
      organismeId: organisme[0],
      organismeNom: organisme[1],
      idExterne: `demonstration-${cle}`,
      personne: { nirEmpreinte: empreinteNir(personne.nir) },
      faits,
      declareLe: voulu > aujourdhui ? aujourdhui : voulu,
    };
    await deposerActivite(ctx, depot);
  }
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
    await deposerActivites(ctx, jour);
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
