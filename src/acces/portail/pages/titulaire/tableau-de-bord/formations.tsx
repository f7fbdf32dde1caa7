// Les formations au tableau de bord : les dossiers qui attendent un geste, et par où en chercher une.
import type { DateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { LienBouton } from "../../../composants/index.js";
import type { VueDossier } from "../../../lectures/dossiers.js";
import { CarteDossier } from "../formations/carte-dossier.js";

interface Proprietes {
  readonly dossiers: readonly VueDossier[];
  readonly aujourdhui: DateCivile;
}

function resume(dossiers: readonly VueDossier[], aFaire: number): string {
  const ouverts = dossiers.filter(({ groupe }) => groupe !== "fini").length;
  if (ouverts === 0) return "Aucune inscription en cours. Avant tout engagement, vous verrez qui paierait, au centime près.";
  const suivis = ouverts === 1 ? "Un dossier est ouvert" : `${ouverts} dossiers sont ouverts`;
  return aFaire === 0 ? `${suivis} : rien ne vous attend pour l'instant.` : `${suivis}.`;
}

export function MesFormations({ dossiers, aujourdhui }: Proprietes) {
  const aFaire = dossiers.filter(({ groupe }) => groupe === "a-vous");
  return (
    <section class="flux" aria-labelledby="titre-formations">
      <h2 id="titre-formations">Me former</h2>
      <p>{resume(dossiers, aFaire.length)}</p>
      {aFaire.map((dossier) => (
        <CarteDossier key={dossier.id} dossier={dossier} aujourdhui={aujourdhui} />
      ))}
      <p class="actions">
        <LienBouton href="/formations" libelle="Chercher une formation" variante={aFaire.length === 0 ? "principal" : "secondaire"} />
        {dossiers.length === 0 ? null : <LienBouton href="/mon-compte/formations" libelle="Voir mes dossiers" variante="secondaire" />}
      </p>
    </section>
  );
}
