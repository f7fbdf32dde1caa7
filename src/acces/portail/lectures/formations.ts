// Les mots des formations, les mêmes sur toutes les pages : types, rôles, publics, modalités, dates, lieux, prix, et qui paie.
import type {
  Action,
  Certification,
  FicheTrouvee,
  Modalite,
  OrganismeFormation,
  Public,
  RoleAssociatif,
  Session,
  TypeAuCatalogue,
} from "../../../metier/catalogue/index.js";
import type { Source } from "../../../regles/financement/index.js";
import { ajouterMois, anneeDe, type DateCivile, ecrireDate, jourDe, moisDe } from "../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../socle/valeurs/montant.js";
import type { Ton } from "./mots.js";

const TYPES: Readonly<Record<TypeAuCatalogue, string>> = {
  benevoles_volontaires: "Formation de bénévoles et volontaires",
  rncp: "Diplôme ou titre professionnel (RNCP)",
  bloc_competences: "Bloc de compétences",
  repertoire_specifique: "Certification courte (répertoire spécifique)",
  clea: "CléA, le socle des savoirs de base",
  vae: "Validation des acquis de l'expérience",
  bilan_competences: "Bilan de compétences",
  permis_leger: "Permis auto ou moto",
  permis_lourd: "Permis poids lourd ou transport en commun",
};

const ROLES: Readonly<Record<RoleAssociatif, string>> = {
  president: "Présider, animer le conseil",
  tresorier: "Tenir la trésorerie",
  secretaire: "Tenir le secrétariat",
  employeur: "Employer des salariés",
  encadrant: "Encadrer des bénévoles",
  securite: "Secourir et prévenir les risques",
  communication: "Communiquer, chercher des fonds",
  numerique: "Se servir du numérique",
  accompagnement: "Accueillir et accompagner",
  officier: "Commander, encadrer des sapeurs-pompiers",
};

const PUBLICS: Readonly<Record<Public, string>> = {
  benevoles: "bénévoles",
  service_civique: "volontaires en service civique",
  sapeurs_pompiers: "sapeurs-pompiers volontaires",
};

const MODALITES: Readonly<Record<Modalite, string>> = {
  presentiel: "Sur place",
  mixte: "En partie à distance",
  distance: "À distance",
};

const SOURCES: Readonly<Record<Source, string>> = {
  participation: "Participation obligatoire",
  dotation: "Dotation versée sur le compte",
  cpf: "Compte personnel de formation",
  cec: "Droits d'engagement",
  abondement: "Apport d'un tiers",
  titulaire: "Reste à charge",
};

export function motTypeFormation(type: TypeAuCatalogue): string {
  return TYPES[type];
}

/** À quoi la formation sert dans l'association, verbe d'abord. */
export function motRole(role: RoleAssociatif): string {
  return ROLES[role];
}

export function motModalite(modalite: Modalite): string {
  return MODALITES[modalite];
}

/** Qui paie, pour une ligne d'un plan de financement. */
export function motSource(source: Source): string {
  return SOURCES[source];
}

/** « bénévoles et sapeurs-pompiers volontaires » ; vide si la formation ne nomme personne. */
export function phrasePublics(publics: readonly Public[]): string {
  const mots = publics.map((un) => PUBLICS[un]);
  const dernier = mots.at(-1) ?? "";
  return mots.length < 2 ? dernier : `${mots.slice(0, -1).join(", ")} et ${dernier}`;
}

/** L'étiquette d'un résultat : les droits d'engagement paient-ils seuls, ou après le compte personnel de formation ? */
export function motQuiPaie(type: TypeAuCatalogue): { readonly ton: Ton; readonly mot: string } {
  return type === "benevoles_volontaires"
    ? { ton: "acquis", mot: "Vos droits d'engagement paient" }
    : { ton: "neutre", mot: "CPF d'abord" };
}

/** « 150 € », ou « Gratuit ». */
export function ecrirePrix(prix: number): string {
  return prix === 0 ? "Gratuit" : ecrireMontant(prix);
}

/** « 14 heures », « 7,5 heures », « 1 heure » ; vide quand la durée n'est pas connue. */
export function ecrireHeures(heures: number): string {
  if (heures === 0) return "";
  return `${heures.toLocaleString("fr-FR", { maximumFractionDigits: 2 })} heure${heures >= 2 ? "s" : ""}`;
}

/** « à 12 km », « à moins de 1 km » ; vide quand la distance n'est pas connue. */
export function ecrireDistance(km: number | null): string {
  if (km === null) return "";
  return km < 1 ? "à moins de 1 km" : `à ${Math.round(km).toLocaleString("fr-FR")} km`;
}

type Lieu = Pick<Action, "modalite" | "commune" | "codePostal">;

/** « Lannemezan (65300) », ou « À distance ». */
export function ecrireLieu({ modalite, commune, codePostal }: Lieu): string {
  if (modalite === "distance") return MODALITES.distance;
  if (commune === "") return codePostal === null ? "Lieu à demander à l'organisme" : `Code postal ${codePostal}`;
  return codePostal === null ? commune : `${commune} (${codePostal})`;
}

/** « le 12 janvier 2027 », « du 12 au 14 janvier 2027 », « du 30 janvier au 2 février 2027 ». */
export function ecrireDates({ debut, fin }: Pick<Session, "debut" | "fin">): string {
  if (debut === fin) return `le ${ecrireDate(debut)}`;
  if (anneeDe(debut) !== anneeDe(fin)) return `du ${ecrireDate(debut)} au ${ecrireDate(fin)}`;
  const sansAnnee = ecrireDate(debut).replace(/ \d{4}$/u, "");
  const premier = moisDe(debut) === moisDe(fin) ? `${jourDe(debut) === 1 ? "1er" : jourDe(debut)}` : sansAnnee;
  return `du ${premier} au ${ecrireDate(fin)}`;
}

/** Quand la prochaine session commence, et combien il y en a d'autres. */
export function phraseProchaine({ prochaine, sessions }: Pick<FicheTrouvee, "prochaine" | "sessions">): string {
  if (prochaine === null) return "Commence quand vous voulez";
  const autres = sessions - 1;
  const suite = autres < 1 ? "" : ` et ${autres} autre${autres > 1 ? "s" : ""} date${autres > 1 ? "s" : ""}`;
  return `Le ${ecrireDate(prochaine)}${suite}`;
}

/** Une fin plus lointaine ne gêne aucune session annoncée : la dire inquiéterait pour rien. */
const MOIS_DE_VIGILANCE = 24;

/** Ce que vaut la certification au jour donné, et ce que cela change pour qui veut la financer (L6323-6). */
export interface LectureCertification {
  readonly valable: boolean;
  readonly ton: Ton;
  readonly phrase: string;
  /** Ce que cela change pour le financement ; vide quand rien ne change. */
  readonly effet: string;
}

export function lireCertification(certification: Certification, aujourdhui: DateCivile): LectureCertification {
  const { active, finEnregistrement: fin, remplaceePar } = certification;
  // Un catalogue cite parfois une certification que les répertoires lus ne donnent pas : elle n'a alors que son numéro.
  if (certification.intitule === certification.code && fin === null) {
    return {
      valable: active,
      ton: "attente",
      phrase: "Nous ne la trouvons pas dans les répertoires que nous avons lus.",
      effet: "Vérifiez-la sur le site de France compétences avant de vous engager.",
    };
  }
  if (!active || (fin !== null && fin < aujourdhui)) {
    const depuis = fin === null || fin >= aujourdhui ? "" : ` depuis le ${ecrireDate(fin)}`;
    const suite = remplaceePar.length === 0 ? "" : ` Elle est remplacée par ${remplaceePar.join(", ")} : cherchez-la sous ce numéro.`;
    return {
      valable: false,
      ton: "refus",
      phrase: `Elle n'est plus enregistrée${depuis}.`,
      effet: `Ni votre compte personnel de formation ni vos droits d'engagement ne peuvent payer une formation qui y prépare.${suite}`,
    };
  }
  if (fin === null) return { valable: true, ton: "acquis", phrase: "Elle est enregistrée, sans date de fin connue.", effet: "" };
  return {
    valable: true,
    ton: "acquis",
    phrase: `Elle est enregistrée jusqu'au ${ecrireDate(fin)}.`,
    effet:
      fin > ajouterMois(aujourdhui, MOIS_DE_VIGILANCE)
        ? ""
        : "Une session qui commence après ce jour ne pourra être payée que si l'enregistrement est renouvelé.",
  };
}

/** Pourquoi on ne peut pas s'inscrire ici chez cet organisme ; null si on le peut. */
export function raisonSansInscription({ organismeId, suspension, denomination }: OrganismeFormation): string | null {
  if (suspension !== null) return `${denomination} ne reçoit plus de nouvelle demande : le service l'a suspendu.`;
  if (organismeId === null) return `${denomination} n'est pas inscrit à ce service : personne n'y recevrait votre demande.`;
  return null;
}

export function cheminFormation(formationId: string): string {
  return `/formations/${formationId}`;
}

/** Page du titulaire qui montre ce qu'il paierait ; sans session pour une formation qui commence quand on veut. */
export function cheminPlan(actionId: string, sessionId: string | null): string {
  return `/mon-compte/formations/plan?action=${actionId}${sessionId === null ? "" : `&session=${sessionId}`}`;
}
