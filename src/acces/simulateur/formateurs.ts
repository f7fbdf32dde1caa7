// Les organismes de formation et l'employeur de la démonstration : des SIRET bien formés d'aucun établissement, et qui agit pour eux.
import { type ResponsableSimule, responsable } from "./personnes.js";

export interface FormateurDemonstration {
  readonly cle:
    | "maison-associations"
    | "relais-engagement"
    | "ecole-volontaires"
    | "institut-metiers"
    | "auto-ecole"
    | "academie-littoral"
    | "centre-horizon";
  readonly siret: string;
  readonly nom: string;
  readonly codePostal: string;
  readonly commune: string;
  /** Numéro de déclaration d'activité, onze chiffres ; null pour qui n'est pas inscrit. */
  readonly numeroActivite: string | null;
  /** Raison de sa suspension ; null s'il répond aux demandes. */
  readonly suspension: string | null;
  /** Raison de son autorisation de former des bénévoles et des volontaires ; null sans elle. */
  readonly benevoles: string | null;
  /** Vide : son offre se lit, on ne peut pas s'y inscrire. */
  readonly responsables: readonly ResponsableSimule[];
}

type Agit = Pick<ResponsableSimule, "cle" | "fonction" | "prenom" | "nom">;
type Fiche = Omit<FormateurDemonstration, "responsables" | "suspension" | "benevoles"> & {
  readonly suspension?: string;
  readonly benevoles?: string;
};

function formateur(fiche: Fiche, ...personnes: readonly Agit[]): FormateurDemonstration {
  const responsables = personnes.map((personne) => responsable({ ...personne, siret: fiche.siret }));
  return { ...fiche, suspension: fiche.suspension ?? null, benevoles: fiche.benevoles ?? null, responsables };
}

const FORME_DES_BENEVOLES = "Forme des bénévoles ou des volontaires depuis plusieurs années (exemple de démonstration).";

export const FORMATEURS_DEMONSTRATION: readonly FormateurDemonstration[] = [
  formateur(
    {
      cle: "maison-associations",
      siret: "00000818500019",
      nom: "Maison du bénévolat (démonstration)",
      codePostal: "38000",
      commune: "Grenoble",
      numeroActivite: "00000000101",
      benevoles: FORME_DES_BENEVOLES,
    },
    { cle: "formatrice-benevolat", fonction: "Responsable des formations de bénévoles", prenom: "Apolline", nom: "SAVERNAY" },
    { cle: "assistant-benevolat", fonction: "Assistant de formation (bénévoles)", prenom: "Tidiane", nom: "LESCURE" },
  ),
  formateur(
    {
      cle: "relais-engagement",
      siret: "00000919100016",
      nom: "Relais Engagement (démonstration)",
      codePostal: "35000",
      commune: "Rennes",
      numeroActivite: "00000000102",
      benevoles: FORME_DES_BENEVOLES,
    },
    { cle: "formateur-a-distance", fonction: "Responsable des formations à distance", prenom: "Corentin", nom: "HERVOUET" },
  ),
  formateur(
    {
      cle: "ecole-volontaires",
      siret: "00001020700017",
      nom: "École des volontaires du secours (démonstration)",
      codePostal: "26000",
      commune: "Valence",
      numeroActivite: "00000000103",
      benevoles: FORME_DES_BENEVOLES,
    },
    {
      cle: "formatrice-secours",
      fonction: "Directrice des formations de sapeurs-pompiers volontaires",
      prenom: "Ysaline",
      nom: "CHANTREAU",
    },
  ),
  formateur(
    {
      cle: "institut-metiers",
      siret: "00001121300014",
      nom: "Institut des métiers et des compétences (démonstration)",
      codePostal: "69003",
      commune: "Lyon",
      numeroActivite: "00000000104",
    },
    { cle: "formatrice-metiers", fonction: "Responsable pédagogique (formations certifiantes)", prenom: "Nawel", nom: "BERTHILLON" },
    { cle: "comptable-metiers", fonction: "Comptable de l'organisme de formation", prenom: "Ulysse", nom: "GRANJON" },
  ),
  formateur(
    {
      cle: "auto-ecole",
      siret: "00001424100012",
      nom: "Auto-école du Vieux Pont (démonstration)",
      codePostal: "59000",
      commune: "Lille",
      numeroActivite: "00000000105",
    },
    { cle: "gerante-auto-ecole", fonction: "Gérante de l'auto-école", prenom: "Marjolaine", nom: "WATTRELOS" },
  ),
  formateur({
    cle: "academie-littoral",
    siret: "00001222900019",
    nom: "Académie associative du Littoral (démonstration)",
    codePostal: "44000",
    commune: "Nantes",
    numeroActivite: null,
  }),
  formateur(
    {
      cle: "centre-horizon",
      siret: "00001323500015",
      nom: "Centre Horizon (démonstration)",
      codePostal: "13001",
      commune: "Marseille",
      numeroActivite: "00000000107",
      benevoles: FORME_DES_BENEVOLES,
      suspension: "Contrôle en cours : ses nouvelles inscriptions sont suspendues (exemple de démonstration).",
    },
    { cle: "directeur-suspendu", fonction: "Directeur d'un organisme suspendu", prenom: "Lazare", nom: "VENTIMILLE" },
  ),
];

/** L'employeur qui peut ajouter aux droits de ses salariés (L6323-4 II 2°). */
export const EMPLOYEUR_DEMONSTRATION = {
  siret: "00001525500011",
  nom: "Ateliers de Kerlann (démonstration)",
  codePostal: "35170",
  commune: "Bruz",
  responsables: [
    responsable({
      cle: "directrice-rh",
      fonction: "Directrice des ressources humaines d'un employeur (cofinancement)",
      prenom: "Gaëlle",
      nom: "TRÉMAUDAN",
      siret: "00001525500011",
    }),
  ],
} as const;
