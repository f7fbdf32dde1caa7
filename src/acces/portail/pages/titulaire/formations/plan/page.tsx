// Avant tout engagement : la formation rappelée, qui la paierait, ce qu'une demande entraîne, et ce qui changerait le plan.
import type { Action, Formation, Session } from "../../../../../../metier/catalogue/index.js";
import type { Statut } from "../../../../../../regles/financement/index.js";
import type { Motif } from "../../../../../../regles/motif.js";
import { type DateCivile, ecrireDateLongue } from "../../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../../phrases/index.js";
import { Alerte, Article, Bouton, Chemin, Formulaire, LienBouton, ResumeErreurs } from "../../../../composants/index.js";
import { cheminFormation, ecrireDates, ecrireHeures, ecrireLieu, ecrirePrix, motTypeFormation } from "../../../../lectures/formations.js";
import { motStatut, type VuePlan } from "../../../../lectures/plan.js";
import { RefusDuService } from "../../refus-montre.js";
import { BlocPlan, Motifs, Reserves } from "../bloc-plan.js";
import { DroitsGardes } from "../dossier/recours.js";
import { EtSi, type VueEtSi } from "./et-si.js";
import { PlanRefuse, unTiersPeutLeLever } from "./refuse.js";

export interface VuePagePlan {
  readonly jeton: string;
  readonly formation: Formation;
  readonly action: Action;
  readonly session: Session | null;
  readonly statut: Statut;
  readonly plan: VuePlan;
  /** Ce qui s'oppose à l'envoi d'une demande aujourd'hui. */
  readonly empechements: readonly Motif[];
  /** Dossier déjà ouvert pour cette action. */
  readonly ouvert: string | null;
  /** Dernier jour de réponse de l'organisme, si la demande partait aujourd'hui. */
  readonly reponseAvant: DateCivile;
  readonly cle: string;
  readonly etSi: VueEtSi;
  readonly refus: RefusMontre | null;
}

function Rappel({ vue }: { readonly vue: VuePagePlan }) {
  const { action, session } = vue;
  const ou = [ecrireLieu(action), action.modalite === "distance" ? "" : action.adresse].filter((mot) => mot !== "").join(", ");
  return (
    <dl class="faits">
      <div>
        <dt>Prix</dt>
        <dd>{ecrirePrix(action.prix)}</dd>
      </div>
      <div>
        <dt>Durée</dt>
        <dd>{ecrireHeures(action.heures) || "À demander à l'organisme"}</dd>
      </div>
      <div>
        <dt>Quand</dt>
        <dd>{session === null ? "À convenir avec l'organisme" : ecrireDates(session)}</dd>
      </div>
      <div>
        <dt>Où</dt>
        <dd>{ou}</dd>
      </div>
    </dl>
  );
}

/** Ce que la situation de la personne change à tout le reste. */
function Situation({ statut }: { readonly statut: Statut }) {
  const profil = <a href="/mon-compte/profil">Ma situation a changé</a>;
  if (statut === "agent_public") {
    return (
      <Alerte ton="neutre" titre="Agent public : votre compte se compte en heures">
        <p>
          Vos droits d'engagement y entrent convertis en heures. <Article citation="décret 2017-928 art. 2" /> Pour vous inscrire, il vous
          faudra l'accord de votre employeur ; s'il refuse, il doit dire pourquoi. <Article citation="CGFP L422-11" /> {profil}
        </p>
      </Alerte>
    );
  }
  if (statut === "detenu") {
    return (
      <Alerte ton="neutre" titre="En détention : vos droits d'engagement attendent">
        <p>
          Ils restent inscrits sur votre compte et redeviennent utilisables à la libération, ou avec un aménagement de peine.{" "}
          <Article citation="code pénitentiaire L411-6" /> {profil}
        </p>
      </Alerte>
    );
  }
  if (statut === "retraite") {
    return (
      <Alerte ton="neutre" titre="À la retraite : vos droits d'engagement restent à vous">
        <p>
          Ils paient les formations des bénévoles, des volontaires et des sapeurs-pompiers volontaires. Votre compte personnel de formation,
          lui, ne s'utilise plus. <Article citation="L6323-3" /> {profil}
        </p>
      </Alerte>
    );
  }
  return (
    <p>
      {`Calculé pour vous, ${motStatut(statut)}, avec vos droits d'aujourd'hui. `}
      {profil}
    </p>
  );
}

function Empeche({ motifs }: { readonly motifs: readonly Motif[] }) {
  return (
    <Alerte ton="attente" titre="Cette demande ne peut pas partir aujourd'hui">
      <Motifs motifs={motifs} />
      <p>
        <a href="/formations?ici=oui">Chercher une formation où l'on s'inscrit ici</a>
      </p>
    </Alerte>
  );
}

function DemanderIci({ vue }: { readonly vue: VuePagePlan }) {
  const { jeton, cle, action, session, reponseAvant, formation } = vue;
  return (
    <>
      <ol>
        <li>Vous relisez votre demande, puis vous l'envoyez. L'organisme lit votre nom et votre message, jamais vos droits.</li>
        <li>
          {`${formation.organisme.denomination} répond : envoyée aujourd'hui, votre demande aurait sa réponse au plus tard le ${ecrireDateLongue(reponseAvant)}`}
          {formation.prerequisAVerifier ? ", ou plus tard s'il doit vérifier les prérequis." : "."}
        </li>
        <li>Vous relisez le plan, puis vous acceptez ou refusez. C'est là seulement que vos droits sont réservés.</li>
      </ol>
      <Formulaire action="/mon-compte/formations/plan" jeton={jeton}>
        <input type="hidden" name="action" value={action.id} />
        {session === null ? null : <input type="hidden" name="session" value={session.id} />}
        <input type="hidden" name="cle" value={cle} />
        <Bouton libelle="Demander cette formation" />
      </Formulaire>
    </>
  );
}

function Demander({ vue }: { readonly vue: VuePagePlan }) {
  const { plan, empechements, ouvert } = vue;
  if (plan.refuse && !unTiersPeutLeLever(plan.motifs)) return null;
  return (
    <section class="flux" aria-labelledby="demander">
      <h2 id="demander">Demander cette formation n'engage à rien</h2>
      {ouvert !== null ? (
        <>
          <p>Vous avez déjà un dossier ouvert pour cette formation.</p>
          <LienBouton href={`/mon-compte/formations/${ouvert}`} libelle="Ouvrir mon dossier" />
        </>
      ) : empechements.length > 0 ? (
        <Empeche motifs={empechements} />
      ) : (
        <DemanderIci vue={vue} />
      )}
    </section>
  );
}

export function PagePlan({ vue }: { readonly vue: VuePagePlan }) {
  const { formation, plan, statut, refus, etSi } = vue;
  return (
    <>
      <Chemin
        liens={[
          { href: "/formations", libelle: "Formations" },
          { href: cheminFormation(formation.id), libelle: "La formation" },
        ]}
      />
      <ResumeErreurs erreurs={etSi.erreurs} />
      <h1>Qui paierait cette formation ?</h1>
      <p class="chapeau">
        <a href={cheminFormation(formation.id)}>{formation.intitule}</a>
      </p>
      <p class="discret">{`${formation.organisme.denomination} · ${motTypeFormation(formation.type)}`}</p>
      <RefusDuService refus={refus} titre="Votre demande n'est pas ouverte" />
      <Rappel vue={vue} />
      <Situation statut={statut} />
      <section class="flux" aria-labelledby="le-plan">
        <h2 id="le-plan">Le plan</h2>
        {plan.refuse ? (
          <>
            <PlanRefuse motifs={plan.motifs} statut={statut} type={formation.type} />
            <Reserves reserves={plan.reserves} />
          </>
        ) : (
          <BlocPlan vue={plan} titre={`Qui paierait ${plan.aPayer}`} />
        )}
      </section>
      <Demander vue={vue} />
      <EtSi vue={etSi} />
      <DroitsGardes />
    </>
  );
}
