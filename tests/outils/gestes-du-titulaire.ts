// Ce que le titulaire fait d'un dossier : le geste, et ce que le modèle en prévoit.
import type { Contexte } from "../../src/metier/contexte.js";
import {
  abandonnerBrouillon,
  accepterProposition,
  annulerInscription,
  confirmerServiceFait,
  contesterServiceFait,
  declinerProposition,
  envoyerDemande,
  renoncerPaiement,
  repondreAbsence,
  retirerDemande,
} from "../../src/metier/dossiers/index.js";
import { ajouterJoursOuvres, jugerAcceptation, jugerAnnulation, jugerDemande } from "../../src/regles/dossier/index.js";
import { type Geste, raison, sien, type Tirage } from "./gestes-dossiers.js";
import { partsDe, sommeDuTitulaire } from "./modele-comptes.js";
import {
  avancer,
  type DossierModele,
  enHeures,
  exigerPossible,
  type Modele,
  type OffreModele,
  passer,
  refuser,
} from "./modele-dossiers.js";

const OUVERTES = new Set(["demandee", "en_verification", "proposee", "attente_financeur", "attente_paiement"]);

/** Les dates de l'offre ; sans session, le premier jour possible et une journée par sept heures. */
export function datesDe({ dates, departement, heures }: OffreModele, jour: Modele["jour"]) {
  if (dates !== null) return dates;
  const debut = ajouterJoursOuvres(jour, 11, departement);
  return { debut, fin: ajouterJoursOuvres(debut, Math.max(1, Math.ceil(heures / 7)), departement) };
}

function envoyer(m: Modele, d: DossierModele): void {
  avancer(m, d);
  exigerPossible(d, "envoyer_demande", "titulaire");
  const { offre, titulaire } = d;
  const { debut, fin } = datesDe(offre, m.jour);
  const memes = m.dossiers.filter((un) => un.titulaire === titulaire && un.offre.formationId === offre.formationId);
  const motifs = jugerDemande(
    {
      ...{ aujourdhui: m.jour, sessionOuverte: true, debut, certification: null, organismeInscrit: true, organismeSuspendu: false },
      ...{ demandesOuvertes: memes.filter(({ etat }) => OUVERTES.has(etat)).length, departement: offre.departement, identiteProuvee: true },
    },
    m.lectures,
  );
  if (motifs.length > 0) refuser("dossiers/demande-irrecevable");
  Object.assign(d, { debut, fin, prix: offre.prix, heures: offre.heures, departement: offre.departement });
  passer(m, d, ["envoyer_demande", "titulaire"]);
}

/** Une fois sur huit sans l'accord de l'employeur, une fois sur huit un autre plan que celui montré. */
const sansAccord = ({ a }: Tirage) => a % 8 === 0;
const autrePlan = ({ a }: Tirage) => a % 8 === 1;

function accepter(m: Modele, d: DossierModele, t: Tirage): void {
  avancer(m, d);
  exigerPossible(d, "accepter", "titulaire");
  const { debut, departement, demandeeLe } = d;
  const motifs = jugerAcceptation({ aujourdhui: m.jour, demandeeLe: demandeeLe ?? m.jour, debut, departement }, m.lectures);
  if (motifs.length > 0) refuser("dossiers/demande-irrecevable");
  if (enHeures(d) && sansAccord(t)) refuser("dossiers/accord-employeur");
  if (enHeures(d) && d.heures === 0) refuser("dossiers/heures-inconnues");
  if (t.plan === null) return;
  const { plan } = t.plan;
  if (plan.decision === "refuse") refuser("dossiers/financement-refuse");
  if (autrePlan(t)) refuser("dossiers/plan-change");
  d.plan = plan;
  const paie = sommeDuTitulaire(partsDe(plan, { ...d, enHeures: enHeures(d) })) > 0;
  passer(m, d, [paie ? "accepter_et_payer" : "accepter", "titulaire"]);
}

function annuler(m: Modele, d: DossierModele, { a, b }: Tirage): void {
  avancer(m, d);
  exigerPossible(d, "annuler_a_temps", "titulaire");
  const { debut, departement } = d;
  const { evenement } = jugerAnnulation({ aujourdhui: m.jour, accepteeLe: d.accepteeLe ?? m.jour, debut, departement }, m.lectures);
  const tard = evenement === "annuler_tard";
  if (tard && a % 2 !== 0 && b % 3 === 0) refuser("dossiers/annulation-tardive");
  passer(m, d, [tard && a % 2 === 0 ? "invoquer_force_majeure" : evenement, "titulaire"]);
}

function confirmer(m: Modele, d: DossierModele, { a }: Tirage): void {
  avancer(m, d);
  exigerPossible(d, "confirmer_service_fait", "titulaire");
  if (d.controle === "en_controle") refuser("dossiers/en-controle");
  if (a % 8 === 7) refuser("dossiers/saisie-invalide");
  passer(m, d, ["confirmer_service_fait", "titulaire"]);
}

function contester(m: Modele, d: DossierModele, t: Tirage): void {
  avancer(m, d);
  exigerPossible(d, "contester_service_fait", "titulaire");
  if (d.controle === "en_controle") refuser("dossiers/en-controle");
  if (raison(t) === " ") refuser("dossiers/raison-manquante");
  passer(m, d, ["contester_service_fait", "titulaire"]);
}

function repondreALAbsence(m: Modele, d: DossierModele, t: Tirage): void {
  avancer(m, d);
  exigerPossible(d, "repondre_absence", "titulaire");
  if (raison(t) === " ") refuser("dossiers/raison-manquante");
  passer(m, d, ["repondre_absence", "titulaire"]);
}

type Simple = Parameters<typeof passer>[2][0];
const simple = (nom: Simple, faire: (ctx: Contexte, le: ReturnType<typeof sien>) => Promise<unknown>): Geste => ({
  ...{ nom, par: "titulaire" },
  prevoir(m, d) {
    avancer(m, d);
    passer(m, d, [nom, "titulaire"]);
  },
  faire: (ctx, lieu) => faire(ctx, sien(lieu)),
});

export const GESTES_DU_TITULAIRE: readonly Geste[] = [
  { nom: "envoyer", par: "titulaire", prevoir: envoyer, faire: (ctx, lieu) => envoyerDemande(ctx, { ...sien(lieu), message: "Bonjour" }) },
  simple("abandonner_brouillon", abandonnerBrouillon),
  simple("retirer_demande", retirerDemande),
  simple("decliner_proposition", declinerProposition),
  simple("renoncer_paiement", renoncerPaiement),
  {
    ...{ nom: "accepter", par: "titulaire", prevoir: accepter },
    faire: (ctx, lieu, t) =>
      accepterProposition(ctx, {
        ...sien(lieu),
        empreinte: autrePlan(t) ? `${"0".repeat(64)}_1_1_1` : (t.plan?.empreinte ?? ""),
        accordEmployeur: !sansAccord(t),
      }),
  },
  {
    ...{ nom: "annuler", par: "titulaire", prevoir: annuler },
    faire: (ctx, lieu, { a, b }) =>
      annulerInscription(ctx, { ...sien(lieu), forceMajeure: a % 2 === 0 ? { cause: "Malade." } : null, tardAccepte: b % 3 !== 0 }),
  },
  {
    ...{ nom: "confirmer", par: "titulaire", prevoir: confirmer },
    faire: (ctx, lieu, { a }) => confirmerServiceFait(ctx, { ...sien(lieu), note: a % 8 === 7 ? 6 : null }),
  },
  {
    ...{ nom: "repondre_absence", par: "titulaire", prevoir: repondreALAbsence },
    faire: (ctx, lieu, t) => repondreAbsence(ctx, { ...sien(lieu), mot: raison(t) }),
  },
  {
    ...{ nom: "contester", par: "titulaire", prevoir: contester },
    faire: (ctx, lieu, t) => contesterServiceFait(ctx, { ...sien(lieu), raison: raison(t) }),
  },
];
