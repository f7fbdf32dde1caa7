// Les délais d'un dossier que les sources disent de deux façons : leurs lectures possibles, celle retenue, et ce qu'on en dit.

export interface LecturesDossier {
  readonly expirationReponse: "annulation" | "faculte";
  readonly retractation: "jours_ouvres" | "jours";
  readonly depart: "demande" | "acceptation";
  readonly prerequis: "jours" | "jours_ouvres";
  readonly realisationPartielle: "rendue" | "perdue";
}
export type CodeLectureDossier = keyof LecturesDossier;

export const lecturesDossierParDefaut: LecturesDossier = {
  expirationReponse: "annulation",
  retractation: "jours_ouvres",
  depart: "demande",
  prerequis: "jours",
  realisationPartielle: "rendue",
};

/** Une question ouverte ; `lectures[0]` est la lecture par défaut, `phrases` dit chacune aux gens. */
export interface QuestionDossier<C extends CodeLectureDossier = CodeLectureDossier> {
  readonly code: C;
  readonly question: string;
  readonly source: string;
  readonly lectures: readonly LecturesDossier[C][];
  readonly phrases: Readonly<Record<LecturesDossier[C], string>>;
}

type TableDesLecturesDossier = { readonly [C in CodeLectureDossier]: QuestionDossier<C> };

const SOURCE = "conditions du service (R6333-5), lues de seconde main";

export const TABLE_DES_LECTURES_DOSSIER: TableDesLecturesDossier = {
  expirationReponse: {
    code: "expirationReponse",
    question: "Que devient une demande quand l'organisme ne répond pas à temps ?",
    source: `${SOURCE} : l'édition de 2019 et les pages qui la résument se contredisent`,
    lectures: ["annulation", "faculte"],
    phrases: {
      annulation: "Quand l'organisme ne répond pas à temps, nous fermons la demande : vous pouvez en envoyer une autre aussitôt.",
      faculte: "Quand l'organisme ne répond pas à temps, vous pouvez retirer votre demande ; nous ne la fermons que 30 jours plus tard.",
    },
  },
  retractation: {
    code: "retractation",
    question: "Les quatorze jours de rétractation sont-ils ouvrés ?",
    source: `${SOURCE} : « 14 jours ouvrés » dans l'édition de 2019, « 14 jours » et « 11 jours ouvrés » ailleurs`,
    lectures: ["jours_ouvres", "jours"],
    phrases: {
      jours_ouvres:
        "Nous comptons quatorze jours ouvrés à partir de votre acceptation : c'est la lecture qui vous laisse le plus de temps.",
      jours: "Nous comptons quatorze jours du calendrier à partir de votre acceptation.",
    },
  },
  depart: {
    code: "depart",
    question: "D'où comptent les onze jours ouvrés qui précèdent le début de la formation ?",
    source: `${SOURCE} : « à partir de la demande », ou « à la fin de la procédure » (réponse du Gouvernement au Sénat, 2023)`,
    lectures: ["demande", "acceptation"],
    phrases: {
      demande: "Nous comptons les onze jours ouvrés à partir du jour où vous envoyez votre demande.",
      acceptation: "Nous comptons les onze jours ouvrés à partir du jour où vous acceptez la proposition.",
    },
  },
  prerequis: {
    code: "prerequis",
    question: "Les trente jours de vérification des prérequis sont-ils ouvrés ?",
    source: `${SOURCE} : « 30 jours » ou « trente jours ouvrés » selon les pages`,
    lectures: ["jours", "jours_ouvres"],
    phrases: {
      jours: "Nous laissons à l'organisme trente jours du calendrier pour vérifier les prérequis.",
      jours_ouvres: "Nous laissons à l'organisme trente jours ouvrés pour vérifier les prérequis.",
    },
  },
  realisationPartielle: {
    code: "realisationPartielle",
    question: "Quand la formation n'est suivie qu'en partie, la part qui n'est pas payée à l'organisme vous revient-elle ?",
    source: "page d'un organisme de formation, qu'aucun texte officiel lu ne confirme",
    lectures: ["rendue", "perdue"],
    phrases: {
      rendue: "Nous rendons à votre compte ce qui n'est pas dû à l'organisme : aucun texte lu ne permet de le garder.",
      perdue: "Nous ne rendons rien quand une formation commencée n'est pas finie, sauf force majeure.",
    },
  },
};

export const CODES_LECTURE_DOSSIER: readonly CodeLectureDossier[] = [
  "expirationReponse",
  "retractation",
  "depart",
  "prerequis",
  "realisationPartielle",
];

/** Change une lecture ; rend null quand la question ou la lecture n'existe pas. */
export function avecLectureDossier(lectures: LecturesDossier, code: string, valeur: string): LecturesDossier | null {
  const connu = CODES_LECTURE_DOSSIER.find((candidat) => candidat === code);
  if (connu === undefined) return null;
  const possibles: readonly string[] = TABLE_DES_LECTURES_DOSSIER[connu].lectures;
  return possibles.includes(valeur) ? { ...lectures, [connu]: valeur } : null;
}

/** Phrase de la lecture retenue pour une question. */
export function phraseDeLectureDossier(lectures: LecturesDossier, code: CodeLectureDossier): string {
  const phrases: Readonly<Record<string, string>> = TABLE_DES_LECTURES_DOSSIER[code].phrases;
  return phrases[lectures[code]] ?? TABLE_DES_LECTURES_DOSSIER[code].question;
}
