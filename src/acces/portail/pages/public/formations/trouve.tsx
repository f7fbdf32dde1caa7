// Les réponses d'une recherche et ce qui les entoure : corrections dites, critères à retirer, tri, pages.
import type { ResultatRecherche } from "../../../../../metier/catalogue/index.js";
import { Icone } from "../../../composants/index.js";
import { adresseAvec, type Saisie } from "./adresse.js";
import { criteresActifs } from "./criteres-actifs.js";
import type { Piste } from "./elargir.js";
import { ecrireNombre } from "./nombre.js";
import { ListeResultats, Pages, SansResultat } from "./resultats.js";

interface Proprietes {
  readonly saisie: Saisie;
  readonly resultat: ResultatRecherche;
}

/** Ce que le service a compris autrement que tapé. */
function Compris({ resultat, saisie }: Proprietes) {
  const { corrections, homonymes, lieu } = resultat;
  return (
    <>
      {corrections.length === 0 ? null : (
        <p>
          {corrections.map(({ tape, compris }) => (
            <span key={tape}>
              {`« ${tape} » n'est dans aucune formation : nous avons cherché `}
              <strong>{`« ${compris} »`}</strong>
              {". "}
            </span>
          ))}
        </p>
      )}
      {homonymes.length === 0 || lieu === null ? null : (
        <p class="discret">
          {`Nous avons compris ${lieu.nom} (${lieu.codePostal}). Plutôt `}
          {homonymes.slice(0, 4).map((autre, rang) => (
            <>
              {rang === 0 ? "" : ", "}
              <a href={adresseAvec(saisie, { lieu: autre.codePostal })}>{`${autre.nom} (${autre.codePostal})`}</a>
            </>
          ))}
          {" ?"}
        </p>
      )}
    </>
  );
}

function Pastilles({ saisie }: { readonly saisie: Saisie }) {
  const actifs = criteresActifs(saisie);
  if (actifs.length === 0) return null;
  return (
    <nav class="pastilles" aria-label="Critères de la recherche">
      <ul>
        {actifs.map(({ libelle, sans }) => (
          <li key={libelle}>
            <a class="etiquette" href={adresseAvec(saisie, sans)}>
              <span class="hors-ecran">Retirer le critère : </span>
              {libelle}
              <Icone nom="croix" />
            </a>
          </li>
        ))}
        <li>
          <a href={adresseAvec(saisie, SANS_CRITERE)}>Tout retirer</a>
        </li>
      </ul>
    </nav>
  );
}

const SANS_CRITERE: Partial<Saisie> = {
  roles: [],
  types: [],
  modalites: [],
  lieu: "",
  du: "",
  au: "",
  prix: "",
  droits: false,
  accessible: false,
  ici: false,
};

const TRIS = [
  { tri: "pertinence", libelle: "pertinence" },
  { tri: "date", libelle: "date" },
  { tri: "prix", libelle: "prix" },
  { tri: "distance", libelle: "distance" },
] as const;

/** Trier est un lien, non une liste : un geste, et l'adresse le garde. */
function Tri({ saisie, resultat }: Proprietes) {
  // Sans mot cherché, rien n'est plus pertinent : l'ordre est celui des dates.
  const sansMot = saisie.q === "";
  const courant = sansMot && saisie.tri === "pertinence" ? "date" : saisie.tri;
  const offerts = TRIS.filter(({ tri }) => (tri === "distance" ? resultat.lieu !== null : tri !== "pertinence" || !sansMot));
  return (
    <nav class="tri" aria-label="Trier les formations">
      <span aria-hidden="true">Trier par</span>
      <ul>
        {offerts.map(({ tri, libelle }) => (
          <li key={tri}>
            <a href={adresseAvec(saisie, { tri })} aria-current={tri === courant ? "true" : undefined}>
              <span class="hors-ecran">Trier par </span>
              {libelle}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function titreDesResultats({ saisie, resultat }: Proprietes): string {
  const { total, lieu } = resultat;
  if (total === 0) return "Aucune formation trouvée";
  const autour = lieu === null ? "" : ` à ${saisie.distance} km ou moins de ${lieu.nom} (${lieu.codePostal}), ou à distance`;
  return `${ecrireNombre(total)}${autour}`;
}

export function Trouve({ saisie, resultat, pistes }: Proprietes & { readonly pistes: readonly Piste[] }) {
  return (
    <section class="trouve" aria-labelledby="resultats">
      <h2 id="resultats">{titreDesResultats({ saisie, resultat })}</h2>
      <Compris resultat={resultat} saisie={saisie} />
      <Pastilles saisie={saisie} />
      {resultat.total === 0 ? (
        <SansResultat pistes={pistes} />
      ) : (
        <>
          {resultat.total < 2 ? null : <Tri saisie={saisie} resultat={resultat} />}
          <ListeResultats fiches={resultat.fiches} />
          <Pages saisie={saisie} page={resultat.page} pages={resultat.pages} />
        </>
      )}
    </section>
  );
}
