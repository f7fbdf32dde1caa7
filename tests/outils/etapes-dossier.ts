// Le chemin d'un dossier dans un test : l'étape qui mène à chaque état, faite par qui la fait.
import {
  accuserPrerequis,
  confirmerServiceFait,
  declarerAbsence,
  declarerEntree,
  declarerServiceFait,
  envoyerDemande,
  proposer,
} from "../../src/metier/dossiers/index.js";
import type { Acteur } from "../../src/metier/identite/index.js";
import type { DateCivile } from "../../src/socle/valeurs/date-civile.js";
import { DEBUT, type EtatMene, FIN, type MondeFormation, SERVICE_FAIT } from "./dossiers-formation.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;

interface Etape {
  readonly etat: EtatMene;
  readonly jour?: DateCivile;
  readonly faire: (monde: MondeFormation, titulaire: Titulaire, dossierId: string) => Promise<unknown>;
}

const parcours = (): readonly Etape[] => [
  {
    etat: "demandee",
    faire: (m, t, dossierId) => m.agir(t, (ctx) => envoyerDemande(ctx, { titulaireId: t.titulaireId, dossierId, message: "Bonjour" })),
  },
  {
    etat: "en_verification",
    faire: (m, _t, dossierId) => m.agir(m.formateur, (ctx) => accuserPrerequis(ctx, { organismeId: m.organismeId, dossierId })),
  },
  {
    etat: "proposee",
    faire: (m, _t, dossierId) =>
      m.agir(m.formateur, (ctx) => proposer(ctx, { organismeId: m.organismeId, dossierId, changements: null, mot: "" })),
  },
  { etat: "attente_paiement", faire: (m, t, dossierId) => m.accepter(t, dossierId) },
  { etat: "acceptee", faire: (m, t, dossierId) => m.payer(t, dossierId) },
  {
    etat: "en_formation",
    jour: DEBUT,
    faire: (m, _t, dossierId) => m.agir(m.formateur, (ctx) => declarerEntree(ctx, { organismeId: m.organismeId, dossierId, le: DEBUT })),
  },
  {
    etat: "service_fait_declare",
    jour: FIN,
    faire: (m, _t, dossierId) =>
      m.agir(m.formateur, (ctx) => declarerServiceFait(ctx, { organismeId: m.organismeId, dossierId, ...SERVICE_FAIT })),
  },
  {
    etat: "service_fait_valide",
    faire: (m, t, dossierId) => m.agir(t, (ctx) => confirmerServiceFait(ctx, { titulaireId: t.titulaireId, dossierId, note: 5 })),
  },
];

const absence = (): Etape => ({
  etat: "en_examen",
  jour: DEBUT,
  faire: (m, _t, dossierId) => m.agir(m.formateur, (ctx) => declarerAbsence(ctx, { organismeId: m.organismeId, dossierId, mot: "" })),
});

/** Les étapes jusqu'à cet état ; la vérification des prérequis ne se fait que si on la demande. */
export function etapesVers(etat: EtatMene): readonly Etape[] {
  const jusqua = (voulu: EtatMene) => parcours().slice(0, parcours().findIndex((etape) => etape.etat === voulu) + 1);
  const etapes = etat === "en_examen" ? [...jusqua("acceptee"), absence()] : jusqua(etat);
  return etat === "en_verification" ? etapes : etapes.filter((etape) => etape.etat !== "en_verification");
}
