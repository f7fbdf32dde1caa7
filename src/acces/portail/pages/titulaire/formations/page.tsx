// Mes formations : ce qui m'attend d'abord, puis ce qui suit son cours, puis ce qui est fini.
import type { DateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { Chemin, EtatVide, LienBouton } from "../../../composants/index.js";
import type { VueDossier } from "../../../lectures/dossiers.js";
import { CarteDossier } from "./carte-dossier.js";

interface Proprietes {
  readonly dossiers: readonly VueDossier[];
  readonly aujourdhui: DateCivile;
}

const GROUPES = [
  { groupe: "a-vous", titre: "À vous d'agir" },
  { groupe: "en-cours", titre: "En cours" },
  { groupe: "fini", titre: "Finis" },
] as const;

export function PageMesFormations({ dossiers, aujourdhui }: Proprietes) {
  return (
    <>
      <Chemin liens={[{ href: "/mon-compte", libelle: "Mon compte" }]} />
      <h1>Mes formations</h1>
      {dossiers.length === 0 ? (
        <EtatVide titre="Aucun dossier pour l'instant" action={{ href: "/formations", libelle: "Chercher une formation" }}>
          <p>
            Choisissez une formation et une date : avant tout engagement, vous verrez qui la paierait, au centime près. Votre demande et ses
            réponses s'écriront ici.
          </p>
        </EtatVide>
      ) : (
        <LienBouton href="/formations" libelle="Chercher une formation" variante="secondaire" />
      )}
      {GROUPES.map(({ groupe, titre }) => {
        const siens = dossiers.filter((dossier) => dossier.groupe === groupe);
        return siens.length === 0 ? null : (
          <section key={groupe} class="flux" aria-labelledby={`titre-${groupe}`}>
            <h2 id={`titre-${groupe}`}>{titre}</h2>
            {siens.map((dossier) => (
              <CarteDossier key={dossier.id} dossier={dossier} aujourdhui={aujourdhui} />
            ))}
          </section>
        );
      })}
    </>
  );
}
