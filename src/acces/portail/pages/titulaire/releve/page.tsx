// Le relevé à l'écran, prêt à imprimer ; et ce qu'on dit quand le PDF n'est pas possible ici.
import { Alerte, Chemin, EtatVide, LienBouton, Tableau } from "../../../composants/index.js";
import type { DonneesReleve } from "../../../releve/donnees.js";

function Droits({ releve }: { releve: DonneesReleve }) {
  return (
    <section class="flux" aria-labelledby="titre-droits">
      <h2 id="titre-droits">Les droits</h2>
      <p>{releve.solde}</p>
      {releve.droits.length === 0 ? null : (
        <Tableau
          legende="Droits inscrits"
          entetes={["Activité", "Année", "Montant", "Inscrit le"]}
          lignes={releve.droits.map((ligne) => [...ligne])}
        />
      )}
    </section>
  );
}

function Activites({ releve }: { releve: DonneesReleve }) {
  return (
    <section class="flux" aria-labelledby="titre-activites">
      <h2 id="titre-activites">Les activités</h2>
      {releve.annees.length === 0 ? (
        <EtatVide titre="Aucune activité enregistrée à ce jour" action={{ href: "/mon-compte/declarer", libelle: "Déclarer mes heures" }}>
          <p>Ce que vous déclarez et ce que votre organisme dépose paraîtra ici, année par année.</p>
        </EtatVide>
      ) : null}
      {releve.annees.map((annee) => (
        <Tableau
          key={annee.titre}
          legende={`Année ${annee.titre}`}
          entetes={["Activité", "Où et dans quelle fonction", "Période ou durée", "État"]}
          lignes={annee.lignes.map((ligne) => [...ligne])}
        />
      ))}
    </section>
  );
}

/** Relevé entier. `pdfAbsent` : on a demandé le PDF et il ne peut pas être fait ici. */
export function PageReleve({ releve, pdfAbsent }: { releve: DonneesReleve; pdfAbsent: boolean }) {
  return (
    <>
      <Chemin liens={[{ href: "/mon-compte", libelle: "Mon compte" }]} />
      <h1>Relevé d'activités et de droits</h1>
      {pdfAbsent ? (
        <Alerte ton="attente" titre="Le PDF n'est pas disponible sur cette installation">
          <p>Voici le même relevé à imprimer : choisissez « Imprimer » dans votre navigateur, puis « Enregistrer au format PDF ».</p>
        </Alerte>
      ) : (
        <div class="actions">
          <LienBouton href="/mon-compte/releve.pdf" libelle="Télécharger en PDF" />
        </div>
      )}
      <p>
        <strong>{releve.nom}</strong>. Naissance : {releve.naissance}. Compte ouvert le {releve.ouvertLe}. Édité le {releve.editeLe}.
      </p>
      <p>{releve.introduction}</p>
      <Droits releve={releve} />
      <Activites releve={releve} />
      <section class="flux" aria-labelledby="titre-usage">
        <h2 id="titre-usage">À quoi sert ce relevé</h2>
        <p>{releve.usage}</p>
      </section>
    </>
  );
}
