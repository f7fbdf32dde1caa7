// Ce qui est dû à un organisme de formation : à facturer d'abord, puis ce qu'il attend, ce qu'il doit rendre, ce qui est payé.
import type { PaiementDu } from "../../../../../metier/dossiers/index.js";
import { MOTS_FACTURATION } from "../../../../../regles/dossier/index.js";
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { EtatVide, Etiquette, Tableau, type Ton } from "../../../composants/index.js";
import { ecrireEcheance } from "../../../lectures/delais.js";
import { ecrireDates } from "../../../lectures/formations.js";
import { cheminDossierRecu } from "../demandes/chemins.js";
import { EnTeteOrganisme } from "../en-tete.js";
import type { OrganismeMontre } from "../organisme.js";

export interface VuePaiements {
  readonly organisme: OrganismeMontre;
  readonly aujourdhui: DateCivile;
  readonly lignes: readonly PaiementDu[];
}

type EtatFacturation = PaiementDu["facturation"];

interface Groupe {
  readonly titre: string;
  readonly dit: string;
  readonly ton: Ton;
  readonly etats: readonly EtatFacturation[];
  /** Ce que vaut le groupe, en centimes. */
  readonly somme: (ligne: PaiementDu) => number;
}

const resteDu = ({ du, verse }: PaiementDu) => (du ?? 0) - verse;

const GROUPES: readonly Groupe[] = [
  {
    titre: "À facturer",
    dit: "Le délai de paiement part de votre facture : ouvrez le dossier et donnez son numéro.",
    ton: "attente",
    etats: ["a_facturer"],
    somme: ({ aFacturer }) => aFacturer,
  },
  {
    titre: "À rendre",
    dit: "Vous avez reçu plus que ce qui vous est dû : le service vous a écrit comment rendre la différence.",
    ton: "refus",
    etats: ["a_rendre"],
    // La somme versée compte déjà le retour demandé : c'est lui qu'on montre.
    somme: ({ factures }) =>
      factures.reduce((total, { genre, etat, montant }) => (genre === "retour" && etat === "emise" ? total + montant : total), 0),
  },
  { titre: "Facturé, à payer", dit: "Le service vous paie au plus tard au jour dit.", ton: "attente", etats: ["facturee"], somme: resteDu },
  {
    titre: "Formations commencées",
    dit: "Un acompte est attendu ou versé ; le reste sera connu quand le service fait sera validé.",
    ton: "neutre",
    etats: ["acompte_attendu", "acompte_verse"],
    somme: ({ verse }) => verse,
  },
  { titre: "Payé", dit: "Ces dossiers sont réglés.", ton: "acquis", etats: ["payee", "rendue"], somme: ({ verse }) => verse },
];

/** La date qui compte : celle où le paiement est dû, ou celle où il a été fait. */
function quand({ facturation, factures, payerAvant, enControle }: PaiementDu, aujourdhui: DateCivile): string {
  if (enControle) return "Contrôle en cours : rien n'est payé avant la décision";
  if (payerAvant !== null) return `Au plus tard le ${ecrireEcheance(aujourdhui, payerAvant)}`;
  const payee = factures.findLast(({ payeeLe }) => payeeLe !== null)?.payeeLe ?? null;
  if (payee !== null) return `${facturation === "rendue" ? "Rendu" : "Versé"} le ${ecrireDate(payee)}`;
  return facturation === "a_facturer" ? "Après votre facture" : "Pas de date encore";
}

function Lignes({ vue, groupe }: { readonly vue: VuePaiements; readonly groupe: Groupe }) {
  const siennes = vue.lignes.filter(({ facturation }) => groupe.etats.includes(facturation));
  if (siennes.length === 0) return null;
  const total = siennes.reduce((somme, ligne) => somme + groupe.somme(ligne), 0);
  const id = `titre-${groupe.etats[0]}`;
  return (
    <section class="flux" aria-labelledby={id}>
      <h2 id={id}>{`${groupe.titre} : ${ecrireMontant(total)}`}</h2>
      <p>{groupe.dit}</p>
      <Tableau
        legende={siennes.length === 1 ? "Un dossier" : `${siennes.length} dossiers`}
        entetes={["Formation", "Dossier", "Où il en est", "Dû", "Déjà versé", "Quand"]}
        lignes={siennes.map((ligne) => [
          <>
            <a href={cheminDossierRecu(vue.organisme.id, ligne.dossierId)}>{ligne.intitule}</a>
            <br />
            <span class="discret">{ecrireDates(ligne)}</span>
          </>,
          ligne.numero,
          <Etiquette key="etat" ton={groupe.ton}>
            {MOTS_FACTURATION[ligne.facturation].libelle}
          </Etiquette>,
          ligne.du === null ? "Pas encore connu" : ecrireMontant(ligne.du),
          ecrireMontant(ligne.verse),
          quand(ligne, vue.aujourdhui),
        ])}
      />
    </section>
  );
}

export function PagePaiements(vue: VuePaiements) {
  return (
    <>
      <EnTeteOrganisme organisme={vue.organisme} courant="paiements" titre="Paiements" />
      {vue.lignes.length === 0 ? (
        <EtatVide titre="Rien ne vous est dû pour l'instant">
          <p>Quand le service fait d'une formation est validé, la somme qui vous est due paraît ici : vous envoyez alors votre facture.</p>
        </EtatVide>
      ) : null}
      {GROUPES.map((groupe) => (
        <Lignes key={groupe.titre} vue={vue} groupe={groupe} />
      ))}
    </>
  );
}
