// Le format des fichiers, colonne par colonne : la même définition que celle qui les lit.
import { COLONNES, NOMS_COLONNES, type NomColonne, VERSION_SCHEMA } from "../../../../../../metier/depots/index.js";
import { Article, Carte, Chemin, Tableau } from "../../../../composants/index.js";
import { EnTeteOrganisme } from "../../en-tete.js";
import type { OrganismeMontre } from "../../organisme.js";
import { cheminDepots } from "../chemins.js";
import { motChamp } from "../lignes/champs.js";

const NATURES = {
  texte: "Texte",
  entier: "Nombre entier",
  decimal: "Nombre, le point pour décimale",
  date: "Date AAAA-MM-JJ",
  date_presumee: "Date AAAA-MM-JJ",
  liste_entiers: "Nombres entiers séparés par « | »",
  liste_decimaux: "Nombres séparés par « | »",
  oui_non: "« oui » ou « non »",
} as const;

/** Au-delà, les valeurs se lisent une à une dans une liste qui s'ouvre. */
const VALEURS_EN_LIGNE = 4;

function Valeurs({ nom, valeurs }: { readonly nom: NomColonne; readonly valeurs: readonly string[] }) {
  const liste = (
    <ul class="liste-nue">
      {valeurs.map((valeur) => (
        <li key={valeur}>
          <code>{valeur}</code> {motChamp(nom, valeur) === valeur ? null : motChamp(nom, valeur)}
        </li>
      ))}
    </ul>
  );
  if (valeurs.length <= VALEURS_EN_LIGNE) return liste;
  return (
    <details>
      <summary>
        {valeurs.length} valeurs<span class="hors-ecran"> de la colonne {nom}</span>
      </summary>
      {liste}
    </details>
  );
}

function celluleContenu(nom: NomColonne) {
  const { valeurs, nature, exemple } = COLONNES[nom];
  if (valeurs !== undefined) return <Valeurs nom={nom} valeurs={valeurs} />;
  return (
    <>
      {NATURES[nature]}
      {exemple === "" ? null : (
        <>
          , par exemple <code>{exemple}</code>
        </>
      )}
    </>
  );
}

function celluleSens(nom: NomColonne) {
  const { titre, description, article } = COLONNES[nom];
  return (
    <>
      <strong>{titre}.</strong> {description} {article === undefined ? null : <Article citation={article} />}
    </>
  );
}

export function PageFormat({ organisme }: { readonly organisme: OrganismeMontre }) {
  const schemas = `/schemas/cec-declarations/${VERSION_SCHEMA}`;
  return (
    <>
      <Chemin liens={[{ href: cheminDepots(organisme.id), libelle: "Dépôts" }]} />
      <EnTeteOrganisme organisme={organisme} courant="depots" titre="Le format des fichiers" />
      <p class="chapeau">Une ligne d'en-tête qui nomme les colonnes, puis une ligne par activité et par personne.</p>
      <Carte titre="L'essentiel">
        <ul>
          <li>CSV en UTF-8, colonnes séparées par des points-virgules ; ou NDJSON, un objet par ligne, mêmes noms.</li>
          <li>Les colonnes se rangent dans l'ordre que vous voulez. Celles qui ne servent pas à votre activité peuvent manquer.</li>
          <li>Un champ vide est absent. Un champ qui contient un point-virgule ou un guillemet est entre guillemets.</li>
          <li>
            <code>id_ligne</code> est à vous : il désigne la même ligne pour toujours, et sert à la retrouver.
          </li>
        </ul>
        <p>
          Pour vos logiciels : <a href={`${schemas}/tableschema.json`}>TableSchema</a>,{" "}
          <a href={`${schemas}/jsonschema.json`}>JSON Schema</a>. Version {VERSION_SCHEMA}.
        </p>
      </Carte>
      <section class="flux" aria-labelledby="titre-colonnes">
        <h2 id="titre-colonnes">Les colonnes</h2>
        <Tableau
          legende={<span class="hors-ecran">Colonnes d'un fichier de dépôt</span>}
          entetes={["Colonne", "Ce qu'elle dit", "Ce qu'elle contient", "Remplie"]}
          lignes={NOMS_COLONNES.map((nom) => [
            <code key={nom}>{nom}</code>,
            celluleSens(nom),
            celluleContenu(nom),
            COLONNES[nom].exigee ? "Toujours" : "Selon l'activité",
          ])}
        />
      </section>
    </>
  );
}
