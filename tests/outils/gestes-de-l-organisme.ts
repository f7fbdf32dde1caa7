// Ce que l'organisme de formation fait d'un dossier : le geste, et ce que le modèle en prévoit.
import {
  accuserPrerequis,
  annulerParOrganisme,
  type Changements,
  declarerAbsence,
  declarerEntree,
  declarerServiceFait,
  facturer,
  proposer,
  refuserDemande,
} from "../../src/metier/dossiers/index.js";
import { type Auteur, type EvenementDossier, jugerAcceptation } from "../../src/regles/dossier/index.js";
import { ajouterJours } from "../../src/socle/valeurs/date-civile.js";
import { type Geste, type Lieu, raison, type Tirage } from "./gestes-dossiers.js";
import { avancer, type DossierModele, exigerPossible, type Modele, passer, refuser } from "./modele-dossiers.js";
import { facturation, netVerse } from "./modele-factures.js";

const recu = ({ organismeId, d: { id: dossierId } }: Lieu) => ({ organismeId, dossierId });

export function tenir(m: Modele, d: DossierModele): void {
  if (d.demandeeLe === null) refuser("dossiers/introuvable");
  avancer(m, d);
}

/** Un évènement de l'organisme ou de l'exploitant, avec ou sans raison. */
export function evenement(nom: EvenementDossier, auteur: Auteur, avecRaison: boolean): Geste["prevoir"] {
  return (m, d, t) => {
    if (auteur === "organisme") tenir(m, d);
    else avancer(m, d);
    exigerPossible(d, nom, auteur);
    if (avecRaison && raison(t) === " ") refuser("dossiers/raison-manquante");
    passer(m, d, [nom, auteur]);
  };
}

const PRIX = [0, 5_000, 9_999, 30_000, 48_000, 100_001, 300_000];

/** Telle quelle, à un autre prix, à d'autres dates, ou d'une façon que le service refuse. */
function changements({ debut, fin }: DossierModele, { a, b }: Tirage): Changements | null {
  if (a % 10 === 0) return { prix: -1 };
  if (a % 3 === 0) return { prix: PRIX[b % PRIX.length] ?? 0 };
  if (a % 3 === 1) return { heures: b / 2 };
  return a % 4 === 0 ? { debut: ajouterJours(debut, b % 30), fin: ajouterJours(fin, b % 30) } : null;
}

const prevoirProposition: Geste["prevoir"] = (m, d, t) => {
  tenir(m, d);
  exigerPossible(d, "proposer", "organisme");
  Object.assign(d, changements(d, t) ?? {});
  if (d.prix < 0 || d.debut <= m.jour) refuser("dossiers/saisie-invalide");
  // Ce que le titulaire ne pourrait pas accepter ne se propose pas.
  const { debut, departement, demandeeLe } = d;
  const motifs = jugerAcceptation({ aujourdhui: m.jour, demandeeLe: demandeeLe ?? m.jour, debut, departement }, m.lectures);
  if (motifs.length > 0) refuser("dossiers/proposition-irrecevable");
  passer(m, d, ["proposer", "organisme"]);
};

/** L'entrée au premier jour, ou un jour où il n'y avait rien. */
const jourDEntree = ({ debut }: DossierModele, { a }: Tirage) => (a % 9 === 0 ? ajouterJours(debut, -1) : debut);

const prevoirEntree: Geste["prevoir"] = (m, d, t) => {
  tenir(m, d);
  exigerPossible(d, "declarer_entree", "organisme");
  if (m.jour < d.debut) refuser("dossiers/trop-tot");
  if (t.a % 9 === 0) refuser("dossiers/saisie-invalide");
  d.entreeLe = jourDEntree(d, t);
  passer(m, d, ["declarer_entree", "organisme"]);
};

const prevoirAbsence: Geste["prevoir"] = (m, d) => {
  tenir(m, d);
  exigerPossible(d, "declarer_absence", "organisme");
  if (m.jour < d.debut) refuser("dossiers/trop-tot");
  passer(m, d, ["declarer_absence", "organisme"]);
};

export const TAUX = [100, 100, 99, 80, 79, 50, 25, 24, 10, 0];
const fait = (d: DossierModele, { a, b }: Tirage) => {
  const taux = a % 17 === 0 ? 101 : (TAUX[b % TAUX.length] ?? 100);
  const entier = taux >= 100;
  return {
    sortieLe: d.entreeLe ?? d.debut,
    taux,
    heuresNonFaites: 0,
    forceMajeure: !entier && a % 3 === 0,
    cause: entier ? null : "Absences.",
  };
};

const prevoirServiceFait: Geste["prevoir"] = (m, d, t) => {
  tenir(m, d);
  exigerPossible(d, "declarer_sortie", "organisme");
  const { taux, forceMajeure } = fait(d, t);
  if (taux > 100) refuser("dossiers/saisie-invalide");
  // Une part qui ferait devoir le prix entier ne se déclare pas avant le dernier jour.
  if ((taux === 100 || (taux >= 80 && !forceMajeure)) && m.jour < d.fin) refuser("dossiers/pas-finie");
  passer(m, d, ["declarer_sortie", "organisme"]);
  [d.taux, d.forceMajeure] = [taux, forceMajeure];
  passer(m, d, ["declarer_service_fait", "organisme"]);
};

const prevoirFacture: Geste["prevoir"] = (m, d, { cle }) => {
  tenir(m, d);
  if (d.factures.some(({ genre, numero, etat }) => genre === "facture" && numero === cle && etat !== "rejetee")) return;
  if (d.facturation !== "a_facturer") refuser("dossiers/facturation-impossible");
  if (d.factures.some(({ numero }) => numero === cle)) refuser("dossiers/facture-numero-pris");
  d.factures.push({ genre: "facture", numero: cle, montant: (d.du ?? 0) - netVerse(d), etat: "emise", reference: null });
  d.factureeLe = m.jour;
  facturation(d, "facturer", "organisme");
};

const SANS_AUTEUR: readonly Omit<Geste, "par">[] = [
  {
    nom: "accuser_prerequis",
    prevoir: evenement("accuser_prerequis", "organisme", false),
    faire: (ctx, lieu) => accuserPrerequis(ctx, recu(lieu)),
  },
  {
    nom: "proposer",
    prevoir: prevoirProposition,
    faire: (ctx, lieu, t) => proposer(ctx, { ...recu(lieu), changements: changements(lieu.d, t), mot: "" }),
  },
  {
    nom: "refuser_demande",
    prevoir: evenement("refuser_demande", "organisme", true),
    faire: (ctx, lieu, t) => refuserDemande(ctx, { ...recu(lieu), raison: raison(t) }),
  },
  {
    nom: "annuler_par_organisme",
    prevoir: evenement("annuler_par_organisme", "organisme", true),
    faire: (ctx, lieu, t) => annulerParOrganisme(ctx, { ...recu(lieu), raison: raison(t) }),
  },
  { nom: "entree", prevoir: prevoirEntree, faire: (ctx, lieu, t) => declarerEntree(ctx, { ...recu(lieu), le: jourDEntree(lieu.d, t) }) },
  { nom: "absence", prevoir: prevoirAbsence, faire: (ctx, lieu) => declarerAbsence(ctx, { ...recu(lieu), mot: "" }) },
  {
    nom: "service_fait",
    prevoir: prevoirServiceFait,
    faire: (ctx, lieu, t) => declarerServiceFait(ctx, { ...recu(lieu), ...fait(lieu.d, t) }),
  },
  { nom: "facturer", prevoir: prevoirFacture, faire: (ctx, lieu, { cle: numero }) => facturer(ctx, { ...recu(lieu), numero }) },
];

export const GESTES_DE_L_ORGANISME: readonly Geste[] = SANS_AUTEUR.map((geste) => ({ ...geste, par: "organisme" }));
