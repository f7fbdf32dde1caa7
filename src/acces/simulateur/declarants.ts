// Les organismes déclarants de la démonstration : des SIRET bien formés d'aucun établissement, et les personnes qui agissent pour eux.
import type { TypeActivite } from "../../regles/faits.js";
import { SIRET_EXPLOITANT_DEMONSTRATION } from "../../socle/config.js";
import { type ResponsableSimule, responsable } from "./personnes.js";

export interface DeclarantDemonstration {
  readonly cle: "sdis" | "service-civique" | "reserve-sanitaire" | "commune" | "armees";
  readonly siret: string;
  readonly nom: string;
  readonly codePostal: string;
  readonly commune: string;
  readonly types: readonly TypeActivite[];
  /** Faux : l'organisme désigne les personnes par leurs traits d'identité. */
  readonly peutEmployerNir: boolean;
  readonly responsables: readonly ResponsableSimule[];
}

type Agit = Pick<ResponsableSimule, "cle" | "fonction" | "prenom" | "nom">;

function declarant(fiche: Omit<DeclarantDemonstration, "responsables">, ...personnes: readonly Agit[]): DeclarantDemonstration {
  return { ...fiche, responsables: personnes.map((personne) => responsable({ ...personne, siret: fiche.siret })) };
}

export const DECLARANTS_DEMONSTRATION: readonly DeclarantDemonstration[] = [
  declarant(
    {
      cle: "sdis",
      siret: "00000101600013",
      nom: "Service d'incendie et de secours (démonstration)",
      codePostal: "38000",
      commune: "Grenoble",
      types: ["sapeur_pompier_volontaire"],
      peutEmployerNir: true,
    },
    { cle: "cheffe-volontariat", fonction: "Cheffe du bureau du volontariat (service d'incendie)", prenom: "Nadège", nom: "CHARPENAY" },
    { cle: "adjoint-volontariat", fonction: "Adjoint au bureau du volontariat (service d'incendie)", prenom: "Karim", nom: "DELMOTTE" },
  ),
  declarant(
    {
      cle: "service-civique",
      siret: "00000202200010",
      nom: "Agence du service civique",
      codePostal: "75015",
      commune: "Paris",
      types: ["service_civique"],
      peutEmployerNir: true,
    },
    { cle: "gestionnaire-service-civique", fonction: "Gestionnaire à l'Agence du service civique", prenom: "Aurélie", nom: "FRESNEAU" },
  ),
  declarant(
    {
      cle: "reserve-sanitaire",
      siret: "00000303800015",
      nom: "Établissement gérant la réserve sanitaire (démonstration)",
      codePostal: "94410",
      commune: "Saint-Maurice",
      types: ["reserve_sanitaire"],
      peutEmployerNir: true,
    },
    { cle: "gestionnaire-sanitaire", fonction: "Gestionnaire de la réserve sanitaire", prenom: "Théodore", nom: "GIRAUDON" },
  ),
  declarant(
    {
      cle: "commune",
      siret: "00000404400012",
      nom: "Commune (démonstration)",
      codePostal: "26400",
      commune: "Crest",
      types: ["reserve_communale_securite_civile"],
      peutEmployerNir: true,
    },
    { cle: "secretaire-mairie", fonction: "Secrétaire générale de la commune", prenom: "Bérengère", nom: "MALLEVAL" },
  ),
  declarant(
    {
      cle: "armees",
      siret: "00000505800011",
      nom: "Réserve militaire (démonstration)",
      codePostal: "37000",
      commune: "Tours",
      types: ["reserve_militaire_operationnelle", "reserve_citoyenne_defense_securite"],
      peutEmployerNir: false,
    },
    { cle: "officier-reserve", fonction: "Officière chargée de la réserve (armées)", prenom: "Maïwenn", nom: "KERSAUZON" },
  ),
];

/** Celle qui tient le service au quotidien : elle entre dans l'espace de l'exploitant. */
export const AGENTE_EXPLOITANT: ResponsableSimule = responsable({
  cle: "agente-exploitant",
  fonction: "Agente de l'exploitant du service",
  prenom: "Violaine",
  nom: "ROCHETTAZ",
  siret: SIRET_EXPLOITANT_DEMONSTRATION,
});

/** Celle qu'aucun organisme n'a encore inscrite : de quoi essayer l'inscription d'un déclarant jusqu'au bout. */
export const RESPONSABLE_A_NOMMER: ResponsableSimule = responsable({
  cle: "directrice-a-nommer",
  fonction: "Directrice d'un service que l'exploitant n'a pas encore inscrit",
  prenom: "Philippine",
  nom: "AUBREVILLE",
  siret: "00000707000014",
});
