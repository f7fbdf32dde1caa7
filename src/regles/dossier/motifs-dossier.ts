// Le catalogue des raisons d'un dossier : un code ne change jamais de sens, sa source non plus.
import type { Motif } from "../motif.js";

const CONDITIONS = "R6333-5";

const CATALOGUE = {
  session_fermee: [CONDITIONS, "Cette session n'accepte plus d'inscription : l'organisme l'a fermée."],
  formation_retiree: [CONDITIONS, "Cette formation a été retirée du catalogue : on ne peut plus s'y inscrire."],
  formation_commencee: [CONDITIONS, "Il est trop tard pour s'inscrire à cette session."],
  certification_inactive: ["L6323-6", "La certification que prépare cette formation n'est plus active au répertoire national."],
  certification_expiree: [
    "L6323-6",
    "L'enregistrement de la certification que prépare cette formation sera fini quand la session commencera.",
  ],
  delai_minimal: [
    CONDITIONS,
    "La session commence trop tôt : les conditions du service, lues de seconde main, demandent un délai avant le début.",
  ],
  trop_de_demandes: [
    CONDITIONS,
    "Vous avez déjà le nombre de demandes ouvertes que les conditions du service, lues de seconde main, permettent pour une formation.",
  ],
  organisme_non_inscrit: ["L6323-9", "Cet organisme n'est pas inscrit ici : il ne peut pas recevoir votre demande."],
  organisme_suspendu: ["R6333-6", "Cet organisme est suspendu : il ne peut pas recevoir de demande en ce moment."],
  identite_a_prouver: ["L6323-8", "Une demande engage vos droits : votre identité doit être prouvée d'abord."],
  retractation_ouverte: [
    CONDITIONS,
    "Vous êtes dans le délai de rétractation : vos droits et ce que vous avez payé vous reviennent en entier, sans raison à donner.",
  ],
  annulation_sans_frais: [
    CONDITIONS,
    "Vous annulez assez tôt : vos droits et ce que vous avez payé vous reviennent en entier, sans raison à donner.",
  ],
  annulation_tardive: [
    CONDITIONS,
    "Il est trop tard pour annuler sans frais : selon les conditions du service, lues de seconde main, la formation est due en entier, sauf force majeure.",
  ],
  realisation_entiere: [CONDITIONS, "La formation a été suivie en entier : le prix entier est dû à l'organisme."],
  realisation_suffisante: [CONDITIONS, "La formation a été suivie presque en entier : le prix entier est dû à l'organisme."],
  realisation_au_prorata: [CONDITIONS, "La formation a été suivie en partie : la part suivie est due à l'organisme."],
  realisation_faible: [CONDITIONS, "La formation a été peu suivie : une part minimale est due à l'organisme."],
  realisation_force_majeure: [CONDITIONS, "La force majeure est retenue : seule la part suivie est due à l'organisme."],
  realisation_bareme_incertain: [
    CONDITIONS,
    "Ce barème vient de la page d'un organisme de formation ; aucun texte officiel lu ne le confirme. Vous pouvez contester le service fait.",
  ],
  reste_rendu: [CONDITIONS, "Ce qui n'est pas dû à l'organisme revient au compte et à ceux qui l'ont payé."],
  reste_perdu: [CONDITIONS, "Selon la lecture retenue, ce qui n'est pas dû à l'organisme ne revient pas au compte."],
} as const satisfies Record<string, readonly [article: string, phrase: string]>;

export type CodeMotifDossier = keyof typeof CATALOGUE;

function estCode(texte: string): texte is CodeMotifDossier {
  return Object.hasOwn(CATALOGUE, texte);
}

/** Raison d'un dossier ; `precision` ajoute les dates, les chiffres du cas et ce qui changerait la réponse. */
export function motifDossier(code: CodeMotifDossier, precision = ""): Motif {
  const [article, phrase] = CATALOGUE[code];
  return { code, article, phrase: precision === "" ? phrase : `${phrase} ${precision}` };
}

/** Toutes les raisons possibles d'un dossier, dans l'ordre du catalogue. */
export const MOTIFS_DOSSIER: readonly Motif[] = Object.keys(CATALOGUE)
  .filter(estCode)
  .map((code) => motifDossier(code));
