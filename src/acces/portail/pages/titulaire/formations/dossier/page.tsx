// Un dossier de formation : ce que la personne a à faire, qui paie, où l'on en est, les dates, l'histoire, et comment contester.
import { ETATS_FINAUX, ETATS_RESERVES } from "../../../../../../regles/dossier/index.js";
import { Chemin, Etiquette, Fiche, LienBouton, ResumeErreurs } from "../../../../composants/index.js";
import { vuesEcheances } from "../../../../lectures/dossiers.js";
import { cheminFormation, ecrireDates, ecrireHeures, ecrireLieu, ecrirePrix, motTypeFormation } from "../../../../lectures/formations.js";
import { RefusDuService } from "../../refus-montre.js";
import { BlocPlan, Reserves } from "../bloc-plan.js";
import { AlerteIdentite, FIL } from "../identite-a-prouver.js";
import { PlanRefuse } from "../plan/refuse.js";
import { AFaire } from "./a-faire.js";
import { Avancee } from "./avancee.js";
import { Delais } from "./delais.js";
import { DroitsGardes, RecoursDuDossier } from "./recours.js";
import { PlanChange, Repondre } from "./repondre.js";
import { Apports, Histoire, Paiements } from "./suivi.js";
import { cheminDossier, type VueDossierOuvert } from "./vue.js";

function Rappel({ vue }: { readonly vue: VueDossierOuvert }) {
  const { offre, organismeNom, formationId, numero } = vue.dossier;
  const dates = ecrireDates(offre);
  return (
    <Fiche
      lignes={[
        ["Organisme", organismeNom],
        ["Quand", dates.charAt(0).toUpperCase() + dates.slice(1)],
        ["Où", [ecrireLieu(offre), offre.modalite === "distance" ? "" : offre.adresse].filter((mot) => mot !== "").join(", ")],
        ["Prix et durée", [ecrirePrix(offre.prix), ecrireHeures(offre.heures)].filter((mot) => mot !== "").join(", ")],
        ["Au catalogue", <a href={cheminFormation(formationId)}>Voir la page de la formation</a>],
        ["Numéro du dossier", numero],
      ]}
    />
  );
}

function titreDuPlan({ dossier, empreinte }: VueDossierOuvert): string {
  if (empreinte !== null) return "Qui paierait, d'après vos droits d'aujourd'hui";
  return ETATS_RESERVES.has(dossier.etat) ? "Qui paie : le plan que vous avez accepté" : "Qui a payé : le plan accepté";
}

function LePlan({ vue }: { readonly vue: VueDossierOuvert }) {
  const { plan, dossier, empreinte, identiteProuvee } = vue;
  if (!identiteProuvee) {
    return (
      <section class="flux" aria-labelledby="le-plan">
        <h2 id="le-plan">Qui paie</h2>
        <AlerteIdentite />
        <LienBouton href={`/connexion/franceconnect?retour=${cheminDossier(dossier.id)}`} libelle="Continuer avec FranceConnect" />
      </section>
    );
  }
  if (plan === null) return null;
  return (
    <section class="flux" aria-labelledby="le-plan">
      <h2 id="le-plan">{titreDuPlan(vue)}</h2>
      {plan.refuse ? (
        <>
          <PlanRefuse motifs={plan.motifs} statut={dossier.statutTitulaire} type={dossier.offre.type} />
          <Reserves reserves={plan.reserves} />
        </>
      ) : (
        <>
          <BlocPlan
            vue={plan}
            titre={empreinte === null ? `Qui paie ${plan.aPayer}` : `Qui paierait ${plan.aPayer}`}
            accepte={empreinte === null}
          />
          {ETATS_FINAUX.has(dossier.etat) ? (
            <p>
              Ce qui n'était pas dû à l'organisme vous est revenu :{" "}
              <a href="/mon-compte/droits">ce que vos droits ont payé en fin de compte</a>.
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

export function PageDossier({ vue }: { readonly vue: VueDossierOuvert }) {
  const { dossier, vue: resume, refus, erreurs, aujourdhui } = vue;
  const { ton, mot } = resume.etat;
  return (
    <>
      <Chemin liens={FIL} />
      <ResumeErreurs erreurs={erreurs} />
      <h1>{dossier.offre.intitule}</h1>
      <p class="chapeau">{`${motTypeFormation(dossier.offre.type)}, par ${dossier.organismeNom}`}</p>
      <p class="etiquettes">
        <Etiquette ton={ton}>{mot}</Etiquette>
      </p>
      <RefusDuService refus={refus} titre="Ce n'est pas fait" />
      <PlanChange vue={vue} />
      <AFaire vue={vue} />
      <Rappel vue={vue} />
      <LePlan vue={vue} />
      {dossier.etat === "proposee" && vue.identiteProuvee ? <Repondre vue={vue} /> : null}
      <Apports dossier={dossier} />
      <Paiements dossier={dossier} />
      <Avancee dossier={dossier} vue={resume} />
      <Delais titre="Les dates qui comptent" aujourdhui={aujourdhui} echeances={vuesEcheances(dossier)} />
      <Histoire dossier={dossier} />
      <RecoursDuDossier organisme={dossier.organismeNom} numero={dossier.numero} />
      <DroitsGardes />
    </>
  );
}
