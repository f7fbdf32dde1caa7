// Routes du plan : le montrer, l'essayer autrement, et ouvrir un dossier.
import { randomUUID } from "node:crypto";
import { h } from "preact";
import { type Action, type Formation, lireFormationDeLAction, type Session } from "../../../../../../metier/catalogue/index.js";
import {
  jugerRecevabilite,
  listerDossiers,
  ouvrirDossier,
  type PlanDuTitulaire,
  planifierPour,
} from "../../../../../../metier/dossiers/index.js";
import { identiteProuvee } from "../../../../../../metier/identite/index.js";
import { ajouterJoursOuvres, departementDe, ETATS_FINAUX } from "../../../../../../regles/dossier/index.js";
import { REPONSE_ORGANISME } from "../../../../../../regles/dossier/parametres.js";
import { valeurAu } from "../../../../../../regles/parametre.js";
import { Refus } from "../../../../../../socle/refus.js";
import { type DateCivile, ecrireDate } from "../../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../../socle/valeurs/montant.js";
import type { RefusMontre } from "../../../../../phrases/index.js";
import { cheminFormation } from "../../../../lectures/formations.js";
import { vueAttendus, vueDuPlanDuTitulaire } from "../../../../lectures/plan.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../../route.js";
import { montrerRefus, tenter } from "../../refus.js";
import { lireFormulaire } from "../../saisie.js";
import { titulaireDe } from "../../titulaire.js";
import { PageIdentiteAProuver } from "../identite-a-prouver.js";
import type { VueEtSi } from "./et-si.js";
import { type EtSi, formulaireEtSi, hypothesesDe, SITUATIONS, sansHypothese } from "./formulaire.js";
import { PagePlan } from "./page.js";

const CHEMIN = "/mon-compte/formations/plan";
const TITRE = "Qui paierait cette formation ?";

interface Depart {
  readonly formation: Formation;
  readonly action: Action;
  readonly session: Session | null;
}

/** Après une reconnexion, la saisie gardée dit de quelle action on parlait. */
function parametre({ recherche, corps }: Demande, nom: string): string {
  return recherche[nom] ?? corps[nom] ?? "";
}

async function lireDepart(demande: Demande): Promise<Depart> {
  const actionId = parametre(demande, "action");
  const formation = await lireFormationDeLAction(demande.ctx, actionId);
  const action = formation.actions.find(({ id }) => id === actionId);
  if (action === undefined) throw new Refus("dossiers/action-introuvable");
  const sessionId = parametre(demande, "session");
  const session = action.sessions.find(({ id }) => id === sessionId) ?? null;
  if (session === null && (sessionId !== "" || !action.entreesPermanentes))
    throw new Refus("dossiers/saisie-invalide", { champ: "session" });
  return { formation, action, session };
}

function suppositionsDe({ situation, employeur, droits }: EtSi, { date }: PlanDuTitulaire): string[] {
  const libelle = Object.values(SITUATIONS).find(({ statut }) => statut === situation)?.libelle;
  return [
    ...(libelle === undefined ? [] : [libelle.toLowerCase()]),
    ...(employeur === 0 ? [] : [`mon employeur ajoute ${ecrireMontant(employeur)}`]),
    ...(droits ? [`mes droits attendus sont inscrits, et la loi se lit au ${ecrireDate(date)}`] : []),
  ];
}

/** Attendre des droits quand aucun n'est attendu n'est pas une hypothèse. */
function essaiUtile(lu: EtSi, { attendus }: PlanDuTitulaire): EtSi | null {
  const essai = { ...lu, droits: lu.droits && attendus.length > 0 };
  return sansHypothese(essai) ? null : essai;
}

async function composerEtSi(demande: Demande, { formation, action, session }: Depart, actuel: PlanDuTitulaire): Promise<VueEtSi> {
  const lu = lireFormulaire(formulaireEtSi, demande.recherche);
  const essai = "valeurs" in lu ? essaiUtile(lu.valeurs, actuel) : null;
  const { titulaireId } = titulaireDe(demande);
  const voulu = { titulaireId, actionId: action.id, sessionId: session?.id ?? null };
  const refait = essai === null ? null : await planifierPour(demande.ctx, { ...voulu, hypotheses: hypothesesDe(essai) });
  return {
    ...{ action: action.id, session: session?.id ?? null, type: formation.type, statut: actuel.statut, tape: demande.recherche },
    attendus: vueAttendus(actuel.attendus),
    erreurs: "erreurs" in lu ? lu.erreurs : [],
    actuel: vueDuPlanDuTitulaire(actuel),
    refait:
      refait === null || essai === null
        ? null
        : { plan: vueDuPlanDuTitulaire(refait), date: refait.date, suppositions: suppositionsDe(essai, refait) },
  };
}

function jourDeReponse(aujourdhui: DateCivile, { formation, action }: Depart): DateCivile {
  const departement = departementDe(action.modalite === "distance" ? formation.organisme.codePostal : action.codePostal);
  return ajouterJoursOuvres(aujourdhui, valeurAu(REPONSE_ORGANISME, aujourdhui), departement);
}

async function montrerPlan(demande: Demande, refus: RefusMontre | null): Promise<Reponse> {
  if (parametre(demande, "action") === "") return rediriger("/formations");
  const depart = await lireDepart(demande);
  const { formation, action, session } = depart;
  const { ctx } = demande;
  if (!identiteProuvee(ctx.acteur)) {
    const fin = session === null ? "" : `/${session.id}`;
    const retour = `${cheminFormation(formation.id)}/plan/${action.id}${fin}`;
    return page(TITRE, h(PageIdentiteAProuver, { titre: TITRE, retour }));
  }
  const { titulaireId } = titulaireDe(demande);
  const voulu = { titulaireId, actionId: action.id, sessionId: session?.id ?? null };
  const plan = await planifierPour(ctx, voulu);
  const etSi = await composerEtSi(demande, depart, plan);
  const dossiers = await listerDossiers(ctx, titulaireId);
  const ouvert = dossiers.find((dossier) => dossier.actionId === action.id && !ETATS_FINAUX.has(dossier.etat));
  const vue = {
    ...{ jeton: demande.jeton, formation, action, session, statut: plan.statut, plan: vueDuPlanDuTitulaire(plan), etSi, refus },
    empechements: await jugerRecevabilite(ctx, voulu),
    ouvert: ouvert?.id ?? null,
    reponseAvant: jourDeReponse(ctx.horloge.aujourdhui(), depart),
    cle: randomUUID(),
  };
  return page(`${TITRE} ${formation.intitule}`, h(PagePlan, { vue }), etSi.erreurs.length > 0 || refus !== null ? 422 : 200);
}

/** Ouvre le dossier à relire ; la même clé deux fois rend le même. */
async function demanderFormation(demande: Demande): Promise<Reponse> {
  const { titulaireId } = titulaireDe(demande);
  const sessionId = demande.corps["session"] ?? "";
  const issue = await tenter(() =>
    ouvrirDossier(demande.ctx, {
      titulaireId,
      actionId: demande.corps["action"] ?? "",
      sessionId: sessionId === "" ? null : sessionId,
      cle: demande.corps["cle"] ?? "",
    }),
  );
  if ("refus" in issue) return montrerPlan(demande, montrerRefus(issue.refus));
  return rediriger(`/mon-compte/formations/${issue.fait.id}`);
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "demander_formation", traiter: (demande) => montrerPlan(demande, null) },
  { methode: "POST", chemin: CHEMIN, action: "demander_formation", traiter: demanderFormation },
];
