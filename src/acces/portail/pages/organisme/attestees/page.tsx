// Ce à quoi l'organisme a répondu : attesté ou refusé, quand, et par qui.
import { ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import { Carte, EtatVide, Etiquette, Formulaire, Tableau } from "../../../composants/index.js";
import { ecrireHeures } from "../../../lectures/delais.js";
import { motFonction } from "../../../lectures/mots.js";
import type { VueRepondue } from "../../../lectures/organisme.js";
import { RefusDuService } from "../../titulaire/refus-montre.js";
import { EnTeteOrganisme } from "../en-tete.js";
import type { OrganismeMontre } from "../organisme.js";

export interface VueAttestees {
  readonly jeton: string;
  readonly refus: RefusMontre | null;
  readonly organisme: OrganismeMontre;
  readonly lignes: readonly VueRepondue[];
}

function celluleReponse(ligne: VueRepondue) {
  return (
    <>
      <Etiquette ton={ligne.ton}>{ligne.mot}</Etiquette>
      {ligne.le === null ? "" : ` le ${ecrireDate(ligne.le)}`}
      {ligne.refus === null ? null : <p>{ligne.refus.raison}</p>}
    </>
  );
}

/** Un refus sur lequel l'organisme peut encore revenir : se tromper de bouton n'éteint pas un droit. */
function Reprise({ ligne, vue }: { ligne: VueRepondue; vue: VueAttestees }) {
  if (ligne.reprise === null) return null;
  return (
    <Carte titre={`${ligne.personne}, ${ecrireHeures(ligne.heures)} en ${ligne.annee}`} niveau={3} ton="refus">
      <p>
        {ligne.refus?.raison} {ligne.refus === null || ligne.refus.mot === null ? null : <>Votre mot : « {ligne.refus.mot} »</>}
      </p>
      <p>Vous pouvez revenir sur ce refus jusqu'au {ecrireDate(ligne.reprise.echeance)}.</p>
      <Formulaire action={`/organisme/${vue.organisme.id}/attestees`} jeton={vue.jeton}>
        <input type="hidden" name="declaration" value={ligne.id} />
        <input type="hidden" name="version" value={ligne.reprise.version} />
        <button type="submit" class="bouton bouton-secondaire" aria-label={`Attester finalement les heures de ${ligne.personne}`}>
          Attester finalement
        </button>
      </Formulaire>
    </Carte>
  );
}

function Reprises({ vue }: { vue: VueAttestees }) {
  const refus = vue.lignes.filter((ligne) => ligne.reprise !== null);
  if (refus.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-reprises">
      <h2 id="titre-reprises">Revenir sur un refus</h2>
      {refus.map((ligne) => (
        <Reprise key={ligne.id} ligne={ligne} vue={vue} />
      ))}
    </section>
  );
}

export function PageAttestees(vue: VueAttestees) {
  const { organisme, lignes } = vue;
  return (
    <>
      <EnTeteOrganisme organisme={organisme} courant="attestees" titre="Vos réponses" />
      <RefusDuService refus={vue.refus} titre="Votre réponse n'a pas changé" />
      {lignes.length === 0 ? (
        <EtatVide
          titre="Aucune réponse pour l'instant"
          action={{ href: `/organisme/${organisme.id}/a-attester`, libelle: "Voir ce qui attend" }}
        >
          <p>Chaque déclaration que vous attestez ou refusez reste ici, avec sa date : c'est la mémoire de votre association.</p>
        </EtatVide>
      ) : (
        <Tableau
          legende="Vos réponses, par année"
          entetes={["Personne", "Année", "Fonction", "Heures", "Réponse"]}
          lignes={lignes.map((ligne) => [
            ligne.personne,
            String(ligne.annee),
            motFonction(ligne.fonction),
            ecrireHeures(ligne.heures),
            celluleReponse(ligne),
          ])}
        />
      )}
      <Reprises vue={vue} />
    </>
  );
}
