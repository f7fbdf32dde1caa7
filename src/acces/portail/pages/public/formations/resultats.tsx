// Ce que la recherche a trouvé : chaque formation en une carte qui se lit sans l'ouvrir, les pages, et quoi élargir quand il n'y a rien.
import type { FicheTrouvee, ResultatRecherche } from "../../../../../metier/catalogue/index.js";
import { EtatVide, Etiquette } from "../../../composants/index.js";
import {
  cheminFormation,
  ecrireDistance,
  ecrireHeures,
  ecrireLieu,
  ecrirePrix,
  motModalite,
  motQuiPaie,
  motTypeFormation,
  phraseProchaine,
} from "../../../lectures/formations.js";
import { ecrireAdresse, type Saisie } from "./adresse.js";
import type { Piste } from "./elargir.js";
import { ecrireNombre } from "./nombre.js";

function Etiquettes({ fiche }: { readonly fiche: FicheTrouvee }) {
  const paie = motQuiPaie(fiche.type);
  return (
    <p class="etiquettes">
      {fiche.prix === 0 ? null : <Etiquette ton={paie.ton}>{paie.mot}</Etiquette>}
      {fiche.certification === null ? null : <Etiquette ton="neutre">{`Certification ${fiche.certification}`}</Etiquette>}
      {fiche.accessible ? <Etiquette ton="neutre">Accessible</Etiquette> : null}
      {fiche.inscription ? <Etiquette ton="neutre">Inscription ici</Etiquette> : null}
    </p>
  );
}

function ouEtComment(fiche: FicheTrouvee): string {
  const distance = fiche.modalite === "distance" ? "" : ecrireDistance(fiche.distanceKm);
  const lieu = distance === "" ? ecrireLieu(fiche) : `${ecrireLieu(fiche)}, ${distance}`;
  return fiche.modalite === "mixte" ? `${lieu}, ${motModalite("mixte").toLowerCase()}` : lieu;
}

/** L'organisme, et le type de formation quand l'étiquette ne le dit pas déjà. */
function deQui({ organismeNom, type }: FicheTrouvee): string {
  return type === "benevoles_volontaires" ? organismeNom : `${organismeNom} · ${motTypeFormation(type)}`;
}

function Resultat({ fiche }: { readonly fiche: FicheTrouvee }) {
  const heures = ecrireHeures(fiche.heures);
  return (
    <li class="carte resultat">
      <div>
        <h3>
          <a href={cheminFormation(fiche.formationId)}>{fiche.intitule}</a>
        </h3>
        <p class="discret">{deQui(fiche)}</p>
      </div>
      <p class="resultat-prix">{ecrirePrix(fiche.prix)}</p>
      <dl class="faits">
        <div>
          <dt>Où</dt>
          <dd>{ouEtComment(fiche)}</dd>
        </div>
        <div>
          <dt>Quand</dt>
          <dd>{phraseProchaine(fiche)}</dd>
        </div>
        {heures === "" ? null : (
          <div>
            <dt>Durée</dt>
            <dd>{heures}</dd>
          </div>
        )}
      </dl>
      <Etiquettes fiche={fiche} />
    </li>
  );
}

export function ListeResultats({ fiches }: { readonly fiches: readonly FicheTrouvee[] }) {
  return (
    <ol class="liste-nue resultats">
      {fiches.map((fiche) => (
        <Resultat key={fiche.actionId} fiche={fiche} />
      ))}
    </ol>
  );
}

/** Les pages voisines, la première et la dernière : de quoi aller partout sans une liste sans fin. */
function pagesMontrees(courante: number, pages: number): readonly number[] {
  const voulues = [1, courante - 1, courante, courante + 1, pages];
  return [...new Set(voulues)].filter((une) => une >= 1 && une <= pages).toSorted((a, b) => a - b);
}

export function Pages({ saisie, page, pages }: { readonly saisie: Saisie } & Pick<ResultatRecherche, "page" | "pages">) {
  if (pages < 2) return null;
  const montrees = pagesMontrees(page, pages);
  const href = (une: number) => ecrireAdresse({ ...saisie, page: une });
  return (
    <nav class="pages" aria-label="Pages de résultats">
      {page > 1 ? (
        <a class="bouton bouton-secondaire" rel="prev" href={href(page - 1)}>
          Page précédente
        </a>
      ) : null}
      <ol>
        {montrees.map((une, rang) => (
          <li key={une}>
            {(montrees[rang - 1] ?? une - 1) < une - 1 ? <span aria-hidden="true">…</span> : null}
            <a href={href(une)} aria-label={`Page ${une} sur ${pages}`} aria-current={une === page ? "page" : undefined}>
              {une}
            </a>
          </li>
        ))}
      </ol>
      {page < pages ? (
        <a class="bouton bouton-secondaire" rel="next" href={href(page + 1)}>
          Page suivante
        </a>
      ) : null}
    </nav>
  );
}

/** Rien : le dire, et proposer ce qui donnerait quelque chose, avec combien. */
export function SansResultat({ pistes }: { readonly pistes: readonly Piste[] }) {
  return (
    <EtatVide
      titre={pistes.length === 0 ? "Essayez un mot plus courant" : "Élargissez d'un pas"}
      action={{ href: "/formations", libelle: "Recommencer la recherche" }}
    >
      {pistes.length === 0 ? (
        <p>Vérifiez l'orthographe, ou cherchez par exemple « trésorier », « premiers secours », « recrutement ».</p>
      ) : (
        <ul>
          {pistes.map(({ libelle, href, nombre }) => (
            <li key={href}>
              <a href={href}>{libelle}</a>
              {` : ${ecrireNombre(nombre)}`}
            </li>
          ))}
        </ul>
      )}
    </EtatVide>
  );
}
