// Un fichier d'exemple par activité : des personnes et des organismes inventés, des lignes qui passent telles quelles.
import type { TypeActivite } from "../../../regles/faits.js";
import { NOMS_COLONNES, type NomColonne } from "./colonnes.js";
import { type ChampsNommes, colonnesRemplies } from "./ecrire.js";
import { colonnesSansObjet } from "./regles-par-activite.js";

const ANNEE = "2025";
/** SIRET inventé : la clé est juste, aucun établissement ne le porte. */
const SIRET = "99900000600018";

const ANNE: ChampsNommes = {
  nom_naissance: "EXEMPLE",
  prenoms: "Anne Marie",
  sexe: "F",
  date_naissance: "1984-05-17",
  code_commune_naissance: "88321",
  code_pays_naissance: "99100",
  courriel: "anne@exemple.test",
};
const AMADOU: ChampsNommes = {
  nom_naissance: "MODÈLE",
  nom_usage: "MODÈLE-D'ESSAI",
  prenoms: "Amadou",
  sexe: "M",
  date_naissance: "1991-11-03",
  code_pays_naissance: "99341",
};

const ORGANISMES: Readonly<Record<TypeActivite, string>> = {
  benevolat_associatif: "ASSOCIATION EXEMPLE",
  maitre_apprentissage: "ENTREPRISE EXEMPLE",
  proche_aidant: "BRANCHE EXEMPLE",
  reserve_citoyenne_defense_securite: "RÉSERVE EXEMPLE",
  reserve_citoyenne_education_nationale: "RECTORAT EXEMPLE",
  reserve_citoyenne_police_nationale: "POLICE EXEMPLE",
  reserve_citoyenne_reinsertion: "SERVICE PÉNITENTIAIRE EXEMPLE",
  reserve_civique: "RÉSERVE CIVIQUE EXEMPLE",
  reserve_communale_securite_civile: "COMMUNE EXEMPLE",
  reserve_militaire_operationnelle: "RÉGIMENT EXEMPLE",
  reserve_police_nationale: "POLICE EXEMPLE",
  reserve_sanitaire: "RÉSERVE SANITAIRE EXEMPLE",
  sapeur_pompier_volontaire: "SDIS EXEMPLE",
  service_civique: "AGENCE EXEMPLE",
};

const DANS_L_ANNEE: ChampsNommes = { date_debut: "2025-01-10", date_fin: "2025-12-20" };
const TROIS_ANS: ChampsNommes = { date_debut: "2022-01-01", date_fin: "2024-12-31" };
const VALIDATION: ChampsNommes = { valideur_nom: "TÉMOIN Paul", valideur_qualite: "president", date_validation: "2026-04-02" };

/** Les champs propres à chaque activité. */
const PROPRES: Readonly<Record<TypeActivite, ChampsNommes>> = {
  benevolat_associatif: { ...DANS_L_ANNEE, ...VALIDATION, fonction: "ENCADREMENT_BENEVOLES", quantite: "212.5", unite: "HEURES" },
  maitre_apprentissage: { date_debut: "2024-09-01", date_fin: "2025-08-31", apprenti: "apprenti-0042" },
  proche_aidant: { accord_de_branche: "Accord du 12 mars 2024" },
  reserve_citoyenne_defense_securite: { date_debut: "2020-03-01", date_fin: "2025-02-28" },
  reserve_citoyenne_education_nationale: { date_debut: "2024-09-02", date_fin: "2025-09-01", quantite: "27", unite: "INTERVENTIONS" },
  reserve_citoyenne_police_nationale: { ...TROIS_ANS, heures_par_an: "350|362.5|400" },
  reserve_citoyenne_reinsertion: { quantite: "84.5", unite: "HEURES" },
  reserve_civique: { ...DANS_L_ANNEE, ...VALIDATION, fonction: "DIRECTION", quantite: "205", unite: "HEURES", thematique: "generale" },
  reserve_communale_securite_civile: { date_signature: "2025-03-01", quantite: "5", unite: "ANNEES_ENGAGEMENT" },
  reserve_militaire_operationnelle: { quantite: "92", unite: "JOURS" },
  reserve_police_nationale: { ...TROIS_ANS, qualite: "4", vacations_par_an: "75|75|80" },
  reserve_sanitaire: { quantite: "31", unite: "JOURS" },
  sapeur_pompier_volontaire: {
    date_signature: "2025-03-01",
    arrete_notifie_le: "2025-04-15",
    quantite: "5",
    unite: "ANNEES_ENGAGEMENT",
  },
  service_civique: { date_debut: "2025-01-06", date_fin: "2025-07-05", contrat: "contrat-0042" },
};

function ligne(code: TypeActivite, rang: number, personne: ChampsNommes): ChampsNommes {
  return {
    id_ligne: `exemple-${ANNEE}-${rang.toString().padStart(6, "0")}`,
    operation: "creation",
    annee_reference: ANNEE,
    code_activite: code,
    siret_organisme: SIRET,
    nom_organisme: ORGANISMES[code],
    code_postal_organisme: "88000",
    fonction: "SANS_OBJET",
    ...personne,
    ...PROPRES[code],
  };
}

export interface Exemple {
  /** Colonnes utiles à l'activité : celles qu'elle peut remplir. */
  readonly entete: readonly NomColonne[];
  readonly lignes: readonly ChampsNommes[];
}

/** L'exemple d'une activité ; `ecrireCsv(lignes, entete)` et `ecrireNdjson(lignes)` en font un fichier. */
export function exemple(code: TypeActivite): Exemple {
  const lignes = [ligne(code, 1, ANNE), ligne(code, 2, AMADOU)];
  const sansObjet = new Set<NomColonne>([...colonnesSansObjet(code), "reference_juridique", "nir"]);
  const remplies = new Set(colonnesRemplies(lignes));
  return { entete: NOMS_COLONNES.filter((nom) => remplies.has(nom) || !sansObjet.has(nom)), lignes };
}
