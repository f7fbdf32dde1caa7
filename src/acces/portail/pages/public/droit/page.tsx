// Le droit appliqué : tous les articles cités, leur version lue, leur lien, et ceux qui ont changé depuis sans être lus.
import { ARTICLES, type ArticleCite } from "../../../../../regles/articles.js";
import { ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { Alerte, ancreArticle, Tableau } from "../../../composants/index.js";

interface Groupe {
  readonly titre: string;
  readonly garde: (article: ArticleCite) => boolean;
}

const GROUPES: readonly Groupe[] = [
  { titre: "Code du travail : le compte d'engagement citoyen", garde: (a) => a.code === "code du travail" && /^[LRD]5151/u.test(a.numero) },
  {
    titre: "Code du travail : le compte personnel de formation",
    garde: (a) => a.code === "code du travail" && !/^[LRD]5151/u.test(a.numero),
  },
  { titre: "Autres codes", garde: (a) => a.code !== null && a.code !== "code du travail" },
  { titre: "Lois, décrets et arrêtés", garde: (a) => a.code === null },
];

function Version({ article }: { readonly article: ArticleCite }) {
  const objet = article.objet === null ? "" : article.objet.charAt(0).toUpperCase() + article.objet.slice(1);
  if (article.depuis === null) return <>{objet}</>;
  return (
    <>
      {objet === "" ? null : `${objet}. `}
      {`Version du ${ecrireDate(article.depuis)}`}
      {article.versionNonLue === null ? "" : ", dépassée : une plus récente n'a pas été lue"}
    </>
  );
}

function LienLegifrance({ article }: { readonly article: ArticleCite }) {
  return (
    <a href={article.lien} rel="external">
      Lire<span class="hors-ecran">{` ${article.citation}`}</span> sur Légifrance
    </a>
  );
}

function NonLus() {
  const nonLus = ARTICLES.flatMap((article) => (article.versionNonLue === null ? [] : [{ article, version: article.versionNonLue }]));
  return (
    <section aria-labelledby="non-lus">
      <h2 id="non-lus">{`${nonLus.length} articles ont une version plus récente`}</h2>
      <p>
        Nous savons qu'elle existe, sans avoir pu la lire. Pour ces articles, nos réponses suivent la version d'avant : vérifiez sur
        Légifrance.
      </p>
      <Tableau
        legende="Versions plus récentes, non lues"
        entetes={["Article", "Nouvelle version", "Texte"]}
        lignes={nonLus.map(({ article, version }) => [
          <span key="citation" class="cible-article">
            {article.citation}
          </span>,
          version.depuis === null ? "Entre le 27 mars et le 20 août 2026" : `Depuis le ${ecrireDate(version.depuis)}`,
          <a key={article.citation} href={version.lien} rel="external">
            Lire<span class="hors-ecran">{` la nouvelle version de ${article.citation}`}</span> sur Légifrance
          </a>,
        ])}
      />
    </section>
  );
}

export function PageDroit() {
  return (
    <>
      <h1>Le droit appliqué</h1>
      <p class="chapeau">Voici tous les textes que ce service cite, et la version que nous en avons lue.</p>
      <Alerte ton="neutre" titre="Le texte officiel l'emporte toujours">
        Nous avons lu le Code du travail dans la base LEGI au 27 mars 2026. Seul Légifrance fait foi.
      </Alerte>
      <NonLus />
      {GROUPES.map((groupe, rang) => (
        <section key={groupe.titre} aria-labelledby={`groupe-${rang}`}>
          <h2 id={`groupe-${rang}`}>{groupe.titre}</h2>
          <Tableau
            legende={<span class="hors-ecran">{groupe.titre}</span>}
            entetes={["Texte", "Ce que nous en avons lu", "Lien"]}
            lignes={ARTICLES.filter(groupe.garde).map((article) => [
              <span key="citation" id={ancreArticle(article.citation)} class="cible-article">
                {article.citation}
              </span>,
              <Version key="version" article={article} />,
              <LienLegifrance key="lien" article={article} />,
            ])}
          />
        </section>
      ))}
    </>
  );
}
