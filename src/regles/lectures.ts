// Les questions que les textes laissent ouvertes : leurs lectures possibles, celle retenue par défaut, et ce qu'on en dit.

export interface Lectures {
  readonly D2: "par_activite" | "par_item_l5151_9" | "par_annee";
  readonly D3: "total_acquis" | "solde";
  readonly D4a: "continus" | "cumules";
  readonly D4b: "cumules" | "continus";
  readonly D5: "jour_de_declaration" | "fin_d_annee";
  readonly D6: "due" | "non_due";
  readonly D8: "mois_une_fois" | "glissant";
  readonly D15: "non" | "oui";
}
export type CodeLecture = keyof Lectures;

export const lecturesParDefaut: Lectures = {
  D2: "par_activite",
  D3: "total_acquis",
  D4a: "continus",
  D4b: "cumules",
  D5: "jour_de_declaration",
  D6: "due",
  D8: "mois_une_fois",
  D15: "non",
};

/** Une question ouverte ; `lectures[0]` est la lecture par défaut, `phrases` dit chacune au citoyen. */
export interface QuestionOuverte<C extends CodeLecture = CodeLecture> {
  readonly code: C;
  readonly question: string;
  readonly article: string;
  readonly lectures: readonly Lectures[C][];
  readonly phrases: Readonly<Record<Lectures[C], string>>;
}

type TableDesLectures = { readonly [C in CodeLecture]: QuestionOuverte<C> };

export const TABLE_DES_LECTURES: TableDesLectures = {
  D2: {
    code: "D2",
    question: "Combien de droits une même année peut-elle donner ?",
    article: "D5151-14 I",
    lectures: ["par_activite", "par_item_l5151_9", "par_annee"],
    phrases: {
      par_activite:
        "Nous comptons un droit par année pour chaque activité de l'article D5151-14 : aucun texte ne limite le total d'une année.",
      par_item_l5151_9:
        "Nous comptons un droit par année pour chaque numéro de l'article L5151-9 : les réserves civiques thématiques en partagent un.",
      par_annee: "Nous comptons un seul droit par année, toutes activités réunies.",
    },
  },
  D3: {
    code: "D3",
    question: "Le plafond limite-t-il tout ce qui a été acquis, ou ce qui reste à dépenser ?",
    article: "D5151-14 III",
    lectures: ["total_acquis", "solde"],
    phrases: {
      total_acquis:
        "Nous appliquons le plafond à tout ce que vous avez acquis depuis l'origine, même dépensé : le décret parle des droits « acquis ».",
      solde: "Nous appliquons le plafond à ce qu'il vous reste : une dépense rouvre la place d'un droit nouveau.",
    },
  },
  D4a: {
    code: "D4a",
    question: "Les six mois de service civique doivent-ils se suivre ?",
    article: "D5151-14 I 1°",
    lectures: ["continus", "cumules"],
    phrases: {
      continus: "Nous demandons six mois de service civique qui se suivent, comme l'écrit le décret.",
      cumules: "Nous additionnons les mois de service civique même séparés, comme l'admettent certaines pages officielles.",
    },
  },
  D4b: {
    code: "D4b",
    question: "Les six mois de maître d'apprentissage doivent-ils se suivre ?",
    article: "D5151-14 I 6°",
    lectures: ["cumules", "continus"],
    phrases: {
      cumules: "Nous additionnons les mois de maître d'apprentissage même séparés : le décret n'écrit pas qu'ils doivent se suivre.",
      continus: "Nous demandons six mois de maître d'apprentissage qui se suivent, comme l'écrivent certaines pages officielles.",
    },
  },
  D5: {
    code: "D5",
    question: "Quel jour regarde-t-on l'ancienneté de l'association ?",
    article: "L5151-9 6° a",
    lectures: ["jour_de_declaration", "fin_d_annee"],
    phrases: {
      jour_de_declaration: "Nous regardons l'ancienneté de l'association le jour où vous déclarez vos heures.",
      fin_d_annee: "Nous regardons l'ancienneté de l'association au 31 décembre de l'année des heures.",
    },
  },
  D6: {
    code: "D6",
    question: "La participation obligatoire est-elle due quand seuls des droits d'engagement paient ?",
    article: "L6323-7",
    lectures: ["due", "non_due"],
    phrases: {
      due: "Nous demandons la participation obligatoire : la loi ne prévoit pas d'exception pour les droits d'engagement.",
      non_due: "Nous ne demandons pas la participation obligatoire quand seuls des droits d'engagement paient.",
    },
  },
  D8: {
    code: "D8",
    question: "Les mêmes mois peuvent-ils servir dans deux fenêtres de deux ans ?",
    article: "D5151-14 II",
    lectures: ["mois_une_fois", "glissant"],
    phrases: {
      mois_une_fois: "Nous ne comptons chaque mois qu'une fois : un mois qui a ouvert un droit n'en ouvre pas un second.",
      glissant: "Nous regardons chaque année avec celle qui la précède, même si les mêmes mois ont déjà ouvert un droit.",
    },
  },
  D15: {
    code: "D15",
    question: "Une dotation de l'employeur dispense-t-elle de la participation obligatoire ?",
    article: "L6323-7",
    lectures: ["non", "oui"],
    phrases: {
      non: "Nous demandons la participation malgré la dotation : la loi ne nomme que l'abondement de l'employeur.",
      oui: "Nous considérons que la dotation de l'employeur dispense de la participation.",
    },
  },
};

export const CODES_LECTURE: readonly CodeLecture[] = ["D2", "D3", "D4a", "D4b", "D5", "D6", "D8", "D15"];

/** Change une lecture ; rend null quand la question ou la lecture n'existe pas. */
export function avecLecture(lectures: Lectures, code: string, lecture: string): Lectures | null {
  const connu = CODES_LECTURE.find((candidat) => candidat === code);
  if (connu === undefined) return null;
  const possibles: readonly string[] = TABLE_DES_LECTURES[connu].lectures;
  if (!possibles.includes(lecture)) return null;
  return { ...lectures, [connu]: lecture };
}

/** Lectures autres que celle retenue pour une question. */
export function autresLectures(lectures: Lectures, code: CodeLecture): readonly Lectures[] {
  const autres: Lectures[] = [];
  for (const lecture of TABLE_DES_LECTURES[code].lectures) {
    if (lecture !== lectures[code]) autres.push({ ...lectures, [code]: lecture });
  }
  return autres;
}

/** Phrase de la lecture retenue pour une question. */
export function phraseDeLecture(lectures: Lectures, code: CodeLecture): string {
  const phrases: Readonly<Record<string, string>> = TABLE_DES_LECTURES[code].phrases;
  return phrases[lectures[code]] ?? TABLE_DES_LECTURES[code].question;
}

/**
 * Lit un choix d'exploitant (« D2=par_annee,D3=solde ») : les lectures qu'il donne à partir de celles de `depart`, et les mots que
 * `avec` ne connaît pas. Sert à toute table de lectures.
 */
export function lireChoix<L>(
  choix: string,
  depart: L,
  avec: (lectures: L, code: string, lecture: string) => L | null,
): { readonly lectures: L; readonly inconnus: readonly string[] } {
  const inconnus: string[] = [];
  let lectures = depart;
  for (const mot of choix.split(",").map((un) => un.trim())) {
    if (mot === "") continue;
    const [code = "", lecture = ""] = mot.split("=");
    const suivantes = avec(lectures, code, lecture);
    if (suivantes === null) inconnus.push(mot);
    else lectures = suivantes;
  }
  return { lectures, inconnus };
}
