// Ce qui se lit : fiche, tableau, frise du temps, échelle d'un droit, progression vers un seuil.
import type { ComponentChildren } from "preact";
import { ancreArticle } from "./ancre-article.js";
import { Icone } from "./icone.js";
import { ICONE_DU_TON, type Ton } from "./tons.js";

interface ProprietesTableau {
  readonly legende: ComponentChildren;
  readonly entetes: readonly ComponentChildren[];
  readonly lignes: readonly (readonly ComponentChildren[])[];
}

/** Un cadre qui défile doit se prendre au clavier, sans quoi sa fin est hors d'atteinte (RGAA 7.3). */
function cadreDefilant(legende: ComponentChildren) {
  return { role: "group", tabIndex: 0, "aria-label": typeof legende === "string" ? legende : "Tableau" } as const;
}

/** Nom de colonne redit devant la cellule quand le tableau s'empile sur téléphone ; rien si ce n'est pas un texte. */
function enTexte(entete: ComponentChildren): string | undefined {
  return typeof entete === "string" ? entete : undefined;
}

/** Tableau de données ; la première cellule d'une ligne en est l'en-tête. Sur téléphone, chaque ligne se lit de haut en bas. */
export function Tableau({ legende, entetes, lignes }: ProprietesTableau) {
  return (
    <div class="tableau" {...cadreDefilant(legende)}>
      <table>
        <caption>{legende}</caption>
        <thead>
          <tr>
            {entetes.map((entete, rang) => (
              <th key={rang} scope="col">
                {entete}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lignes.map((cellules, ligne) => (
            <tr key={ligne}>
              {cellules.map((cellule, rang) =>
                rang === 0 ? (
                  <th key={rang} scope="row">
                    {cellule}
                  </th>
                ) : (
                  <td key={rang} data-entete={enTexte(entetes[rang])}>
                    {cellule}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Liste « terme, valeur ». */
export function Fiche({ lignes }: { readonly lignes: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="fiche">
      {lignes.map(([terme, valeur]) => (
        <div key={terme}>
          <dt>{terme}</dt>
          <dd>{valeur}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface EvenementDeFrise {
  readonly quand: ComponentChildren;
  readonly quoi: ComponentChildren;
  readonly ton?: Ton | undefined;
}

/** Suite d'événements, dans l'ordre où on la donne. */
export function Frise({ evenements }: { readonly evenements: readonly EvenementDeFrise[] }) {
  return (
    <ol class="frise">
      {evenements.map((evenement, rang) => (
        <li key={rang} class={`frise-${evenement.ton ?? "neutre"}`}>
          <span class="frise-borne">{evenement.ton === undefined ? null : <Icone nom={ICONE_DU_TON[evenement.ton]} />}</span>
          <p class="frise-quand">{evenement.quand}</p>
          <div class="frise-quoi">{evenement.quoi}</div>
        </li>
      ))}
    </ol>
  );
}

/** Échelle d'une décision : faits → règle → article → résultat. */
export function Echelle({ etapes }: { readonly etapes: readonly { readonly nom: string; readonly contenu: ComponentChildren }[] }) {
  return (
    <ol class="echelle">
      {etapes.map((etape) => (
        <li key={etape.nom}>
          <p class="echelle-nom">{etape.nom}</p>
          <div class="echelle-contenu">{etape.contenu}</div>
        </li>
      ))}
    </ol>
  );
}

/** Renvoi à un article, vers la page du droit appliqué. */
export function Article({ citation }: { readonly citation: string }) {
  return (
    <a class="article" href={`/droit#${ancreArticle(citation)}`}>
      <span class="hors-ecran">Article </span>
      {citation}
    </a>
  );
}

interface ProprietesProgression {
  readonly libelle: string;
  readonly valeur: number;
  readonly seuil: number;
  readonly unite: string;
}

/** Avancée vers un seuil, dite en mots et en image. */
export function Progression({ libelle, valeur, seuil, unite }: ProprietesProgression) {
  const atteint = valeur >= seuil;
  const nombre = (n: number) => n.toLocaleString("fr-FR", { maximumFractionDigits: 2 });
  const reste = atteint ? "Minimum atteint" : `Il manque ${nombre(seuil - valeur)} ${unite}`;
  return (
    <div class={atteint ? "progression progression-atteinte" : "progression"}>
      <p class="progression-libelle">
        <span>{libelle}</span> <strong>{`${nombre(valeur)} sur ${nombre(seuil)} ${unite}`}</strong>
      </p>
      <svg class="jauge" viewBox="0 0 400 12" width="400" height="12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="jauge-fond" x="0" y="0" width="400" height="12" />
        <rect class="jauge-plein" x="0" y="0" width={Math.round(400 * Math.min(1, seuil === 0 ? 1 : valeur / seuil))} height="12" />
      </svg>
      <p class="progression-reste">
        <Icone nom={atteint ? "coche" : "horloge"} />
        {reste}
      </p>
    </div>
  );
}
