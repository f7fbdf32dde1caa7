// Ce que l'organisme a à faire dans un dossier, avant quand, et ce qui arrive sinon.
import { Carte } from "../../../../composants/index.js";
import { ecrireEcheance } from "../../../../lectures/delais.js";
import { phraseSinonRecue } from "../../../../lectures/dossiers-recus.js";
import { Declare, Entree, Facturer, Sortie } from "./realisation.js";
import { Annuler, Repondre } from "./repondre.js";
import type { VueRecu } from "./vue.js";

function Delai({ vue }: { readonly vue: VueRecu }) {
  const { geste } = vue.vue;
  if (geste === null) return null;
  if (geste.jour === null) return <p>{`Sinon : ${geste.sinon}`}</p>;
  return (
    <p>
      {"Au plus tard le "}
      <strong>{ecrireEcheance(vue.aujourdhui, geste.jour)}</strong>
      {`, compris. Sinon : ${geste.sinon}`}
    </p>
  );
}

/** Qui doit agir à la place de l'organisme, et avant quand. */
function Attendre({ vue }: { readonly vue: VueRecu }) {
  const { echeances, etat } = vue.dossier;
  const prochaine = echeances.find(({ auteur, evenement }) => auteur !== "organisme" && evenement !== null);
  const paiement = echeances.find(({ code }) => code === "paiement_organisme");
  return (
    <>
      <p>{vue.vue.etat.suite}</p>
      {prochaine === undefined || etat === "acceptee" ? null : (
        <p>
          {"Au plus tard le "}
          <strong>{ecrireEcheance(vue.aujourdhui, prochaine.jour)}</strong>
          {`. Sinon : ${phraseSinonRecue(prochaine, echeances)}`}
        </p>
      )}
      {paiement === undefined ? null : (
        <p>
          {"Vous serez payé au plus tard le "}
          <strong>{ecrireEcheance(vue.aujourdhui, paiement.jour)}</strong>.
        </p>
      )}
    </>
  );
}

function Contenu({ vue }: { readonly vue: VueRecu }) {
  const { etat, facturation } = vue.dossier;
  if (facturation === "a_facturer") return <Facturer vue={vue} />;
  if (etat === "demandee" || etat === "en_verification") return <Repondre vue={vue} />;
  if (etat === "acceptee") {
    return (
      <>
        <Entree vue={vue} />
        <Annuler vue={vue} />
      </>
    );
  }
  if (etat === "en_formation") {
    return (
      <>
        <Sortie vue={vue} />
        <Annuler vue={vue} />
      </>
    );
  }
  if (etat === "proposee" || etat === "attente_financeur" || etat === "attente_paiement") return <Annuler vue={vue} />;
  return <Declare vue={vue} />;
}

export function AFaire({ vue }: { readonly vue: VueRecu }) {
  const { geste, groupe, etat } = vue.vue;
  const titre = geste?.quoi ?? (groupe === "fini" ? etat.mot : "Vous n'avez rien à faire pour l'instant");
  return (
    <Carte titre={titre} ton={geste !== null ? "attente" : groupe === "fini" ? etat.ton : "neutre"}>
      {geste === null ? <Attendre vue={vue} /> : <Delai vue={vue} />}
      <Contenu vue={vue} />
    </Carte>
  );
}
