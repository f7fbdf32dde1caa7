// Ce que la personne a à faire de son dossier, avant quel jour exact, et ce qui arrivera sinon ; ou qu'elle n'a rien à faire.
import type { ComponentChildren } from "preact";
import { MOTS_HORLOGE } from "../../../../../../regles/dossier/index.js";
import { type DateCivile, ecrireDate, ecrireDateLongue } from "../../../../../../socle/valeurs/date-civile.js";
import { Carte, LienBouton, Repli } from "../../../../composants/index.js";
import { ecrireEcheance } from "../../../../lectures/delais.js";
import { echeanceDuGeste, phraseSinon } from "../../../../lectures/dossiers.js";
import { Confirmer, Envoyer, Geste, Payer, Recommencer, RepondreAbsence, Retirer } from "./gestes-simples.js";
import { Proposition } from "./repondre.js";
import { cheminDossier, type VueDossierOuvert } from "./vue.js";

/** La phrase reprend après deux points : sa première lettre redevient petite. */
function suite(phrase: string): string {
  return `${phrase.charAt(0).toLowerCase()}${phrase.slice(1)}`;
}

function EcheanceDuGeste({ vue }: { readonly vue: VueDossierOuvert }) {
  const echeance = echeanceDuGeste(vue.dossier);
  if (echeance === null) return null;
  return (
    <p>
      {"Jusqu'au "}
      <strong>{ecrireEcheance(vue.aujourdhui, echeance.jour)}</strong>
      {`, compris. Sinon : ${suite(phraseSinon(echeance.evenement))}`}
    </p>
  );
}

/** Qui doit agir à la place de la personne, et avant quand. */
function Attendre({ vue, children }: { readonly vue: VueDossierOuvert; readonly children?: ComponentChildren }) {
  const prochaine = vue.dossier.echeances.find(({ auteur }) => auteur !== "titulaire");
  return (
    <>
      <p>{vue.vue.etat.suite}</p>
      {prochaine === undefined ? null : (
        <p>
          {`${MOTS_HORLOGE[prochaine.code]} : au plus tard le `}
          <strong>{ecrireEcheance(vue.aujourdhui, prochaine.jour)}</strong>
          {prochaine.evenement === null ? "." : `. Sinon : ${suite(phraseSinon(prochaine.evenement))}`}
        </p>
      )}
      {children}
    </>
  );
}

function Inscrit({ vue }: { readonly vue: VueDossierOuvert }) {
  const { dossier, annulation } = vue;
  const { debut, adresse, commune, modalite } = dossier.offre;
  const lieu = modalite === "distance" ? "à distance" : [adresse, commune].filter((mot) => mot !== "").join(", ");
  return (
    <>
      <p>
        {"Présentez-vous le "}
        <strong>{ecrireDateLongue(debut)}</strong>
        {`, ${lieu}. Vos droits sont réservés et votre place est retenue.`}
      </p>
      {annulation === null ? null : <p>{phraseAnnulation(annulation.sansFraisJusquau, vue.aujourdhui)}</p>}
      <LienBouton href={`${cheminDossier(dossier.id)}/annuler`} libelle="Annuler mon inscription" variante="secondaire" />
    </>
  );
}

function phraseAnnulation(jusquau: DateCivile, aujourdhui: DateCivile): string {
  return jusquau >= aujourdhui
    ? `Vous changez d'avis ? Annuler est sans frais jusqu'au ${ecrireEcheance(aujourdhui, jusquau)}, compris.`
    : `Annuler n'est plus sans frais depuis le ${ecrireDate(jusquau)} : le prix entier serait dû, sauf force majeure.`;
}

function AttendreLeFinanceur({ vue }: { readonly vue: VueDossierOuvert }) {
  return (
    <Attendre vue={vue}>
      <Repli resume="Ne plus attendre cette réponse">
        <p>Vous retrouvez la proposition sans cet apport, et un délai entier pour décider.</p>
        <Geste vue={vue} geste="sans-cofinancement" libelle="Retirer cette demande de cofinancement" variante="secondaire" />
      </Repli>
      <Repli resume="Refuser la proposition">
        <p>Rien n'était réservé : vos droits restent entiers.</p>
        <Geste vue={vue} geste="decliner" libelle="Refuser la proposition" variante="danger" />
      </Repli>
    </Attendre>
  );
}

function Contenu({ vue }: { readonly vue: VueDossierOuvert }) {
  const { etat, controle } = vue.dossier;
  if (etat === "brouillon") return <Envoyer vue={vue} />;
  if (etat === "demandee" || etat === "en_verification") {
    return (
      <Attendre vue={vue}>
        <Retirer vue={vue} />
      </Attendre>
    );
  }
  if (etat === "proposee") {
    return (
      <>
        <Proposition vue={vue} />
        <LienBouton href="#repondre" libelle="Lire le plan, puis répondre" />
      </>
    );
  }
  if (etat === "attente_financeur") return <AttendreLeFinanceur vue={vue} />;
  if (etat === "attente_paiement") return <Payer vue={vue} />;
  if (etat === "acceptee") return <Inscrit vue={vue} />;
  if (etat === "service_fait_declare" && controle !== "en_controle") return <Confirmer vue={vue} />;
  if (etat === "en_examen") {
    return (
      <Attendre vue={vue}>
        <RepondreAbsence vue={vue} />
      </Attendre>
    );
  }
  if (etat === "en_formation" || etat === "sortie_declaree" || etat === "service_fait_declare") {
    return <Attendre vue={vue} />;
  }
  return (
    <>
      <p>{vue.vue.etat.suite}</p>
      <Recommencer vue={vue} />
    </>
  );
}

function titreDe({ vue: { groupe, geste, etat } }: VueDossierOuvert): string {
  if (geste !== null) return `À vous d'agir : ${geste.quoi.charAt(0).toLowerCase()}${geste.quoi.slice(1)}`;
  if (groupe === "fini") return etat.mot;
  return "Vous n'avez rien à faire pour l'instant";
}

export function AFaire({ vue }: { readonly vue: VueDossierOuvert }) {
  const { geste, groupe } = vue.vue;
  const titre = vue.dossier.etat === "acceptee" ? "Vous êtes inscrit" : titreDe(vue);
  const ton = geste !== null ? "attente" : groupe === "fini" ? vue.vue.etat.ton : "neutre";
  return (
    <Carte titre={titre} ton={ton}>
      {geste === null ? null : <EcheanceDuGeste vue={vue} />}
      <Contenu vue={vue} />
    </Carte>
  );
}
