// Un dossier reçu : qui demande quoi, ce que l'organisme a à faire, les délais, ce qui lui est dû, l'histoire. Rien du compte de la personne.
import type { Facture } from "../../../../../../metier/dossiers/index.js";
import { ecrireDate } from "../../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../../socle/valeurs/montant.js";
import { Chemin, Etiquette, Fiche, Frise, ResumeErreurs, Tableau, type Ton } from "../../../../composants/index.js";
import { echeancesRecues } from "../../../../lectures/dossiers-recus.js";
import { ecrireDates, ecrireHeures, ecrireLieu, ecrirePrix, motTypeFormation } from "../../../../lectures/formations.js";
import { histoireRecue, type LigneDHistoireRecue } from "../../../../lectures/histoire-recue.js";
import { Delais } from "../../../titulaire/formations/dossier/delais.js";
import { RefusDuService } from "../../../titulaire/refus-montre.js";
import { EnTeteOrganisme } from "../../en-tete.js";
import { cheminDemandes } from "../chemins.js";
import { AFaire } from "./a-faire.js";
import type { VueRecu } from "./vue.js";

function Personne({ vue }: { readonly vue: VueRecu }) {
  const { beneficiaire, message } = vue.dossier;
  const { prenoms, nom, courriel } = beneficiaire;
  return (
    <section class="flux" aria-labelledby="titre-personne">
      <h2 id="titre-personne">La personne</h2>
      <Fiche
        lignes={[
          ["Prénoms et nom", `${prenoms} ${nom}`],
          ["Courriel", courriel === null ? "Elle n'en a pas donné" : <a href={`mailto:${courriel}`}>{courriel}</a>],
          ["Son mot", message === null ? "Elle n'en a pas laissé" : `« ${message} »`],
        ]}
      />
    </section>
  );
}

function Offre({ vue }: { readonly vue: VueRecu }) {
  const { offre, propositionModifiee, demandeeLe, numero } = vue.dossier;
  const certification = offre.certification === null ? [] : [["Certification", offre.certification] as const];
  return (
    <section class="flux" aria-labelledby="titre-offre">
      <h2 id="titre-offre">{propositionModifiee ? "Ce que vous avez proposé" : "Ce qui est demandé"}</h2>
      {propositionModifiee ? <p>Vous avez changé la demande : l'histoire du dossier dit quoi.</p> : null}
      <Fiche
        lignes={[
          ["Formation", offre.intitule],
          ["Genre", motTypeFormation(offre.type)],
          ...certification,
          ["Dates", ecrireDates(offre)],
          ["Lieu", offre.adresse === "" ? ecrireLieu(offre) : `${offre.adresse}, ${ecrireLieu(offre)}`],
          ["Durée", ecrireHeures(offre.heures) === "" ? "Non précisée" : ecrireHeures(offre.heures)],
          ["Prix", ecrirePrix(offre.prix)],
          ["Prérequis", offre.prerequisAVerifier ? "À vérifier avant d'accepter" : "Aucun à vérifier"],
          ["Demande reçue le", demandeeLe === null ? "" : ecrireDate(demandeeLe)],
          ["Numéro du dossier", numero],
        ]}
      />
    </section>
  );
}

const GENRES: Readonly<Record<Facture["genre"], string>> = { acompte: "Acompte", facture: "Facture", retour: "Somme à rendre" };
const ETATS: Readonly<Record<Facture["etat"], { readonly ton: Ton; readonly mot: string }>> = {
  emise: { ton: "attente", mot: "Envoyée" },
  rejetee: { ton: "refus", mot: "Écartée" },
  payee: { ton: "acquis", mot: "Payée" },
};

function celluleEtat({ genre, etat, raison, payerAvant, payeeLe }: Facture) {
  const { ton, mot } = ETATS[etat];
  const dit = genre === "retour" && etat !== "rejetee" ? (etat === "payee" ? "Rendue" : "À rendre") : mot;
  return (
    <>
      <Etiquette ton={ton}>{dit}</Etiquette>
      {payeeLe === null ? null : ` le ${ecrireDate(payeeLe)}`}
      {payeeLe !== null || payerAvant === null || etat === "rejetee" ? null : ` à payer avant le ${ecrireDate(payerAvant)}, compris`}
      {raison === null ? null : <p>{raison}</p>}
    </>
  );
}

function Argent({ vue }: { readonly vue: VueRecu }) {
  const { du, factures } = vue.dossier;
  if (du === null && factures.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-argent">
      <h2 id="titre-argent">Ce qui vous est dû</h2>
      {du === null ? <p>La somme sera connue quand le service fait sera validé.</p> : <p class="montant-geant">{ecrireMontant(du)}</p>}
      {factures.length === 0 ? null : (
        <Tableau
          legende="Acomptes, factures et sommes à rendre"
          entetes={["Numéro", "Genre", "Montant", "Où elle en est"]}
          lignes={factures.map((facture) => [facture.numero, GENRES[facture.genre], ecrireMontant(facture.montant), celluleEtat(facture)])}
        />
      )}
    </section>
  );
}

function ligneDeFrise({ le, quoi, qui, dit, ton }: LigneDHistoireRecue) {
  return {
    ton,
    quand: ecrireDate(le),
    quoi: (
      <>
        <p>
          {quoi}
          {qui === null ? "" : `, par ${qui}`}.
        </p>
        {dit.length === 0 ? null : <p>{dit.join(" ")}</p>}
      </>
    ),
  };
}

/** Avant de répondre, on lit ce que la personne a écrit. */
const enAttente = ({ etat }: VueRecu["dossier"]) => etat === "demandee" || etat === "en_verification";

export function PageDossierRecu({ vue }: { readonly vue: VueRecu }) {
  const { organisme, dossier } = vue;
  return (
    <>
      <ResumeErreurs erreurs={vue.erreurs} />
      <Chemin liens={[{ href: cheminDemandes(organisme.id), libelle: "Demandes" }]} />
      <EnTeteOrganisme organisme={organisme} courant="demandes" titre={vue.vue.personne} />
      <p>
        <strong>{dossier.offre.intitule}</strong> <Etiquette ton={vue.vue.etat.ton}>{vue.vue.etat.mot}</Etiquette>
      </p>
      <RefusDuService refus={vue.refus} titre="Rien n'a changé" />
      {dossier.message !== null && enAttente(dossier) ? <p>{`Son mot : « ${dossier.message} »`}</p> : null}
      <AFaire vue={vue} />
      <Argent vue={vue} />
      <Personne vue={vue} />
      <Offre vue={vue} />
      <Delais titre="Les délais" aujourdhui={vue.aujourdhui} echeances={echeancesRecues(vue.dossier)} />
      <section class="flux" aria-labelledby="titre-histoire">
        <h2 id="titre-histoire">L'histoire du dossier</h2>
        <Frise evenements={histoireRecue(dossier).map(ligneDeFrise)} />
      </section>
    </>
  );
}
