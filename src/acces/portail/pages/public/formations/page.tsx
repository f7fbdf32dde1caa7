// Chercher une formation : une grande case, deux portes, des filtres qui comptent, et ce qui est trouvé.
import type { ResultatRecherche } from "../../../../../metier/catalogue/index.js";
import { Alerte, Article, Bouton, ChampTexte, type ErreurDeChamp, Icone, ResumeErreurs } from "../../../composants/index.js";
import { adresseAvec, estVide, type Saisie } from "./adresse.js";
import type { Piste } from "./elargir.js";
import { Filtres } from "./filtres.js";
import { ecrireNombre } from "./nombre.js";
import { Trouve } from "./trouve.js";

/** Ce que la page sait de qui la lit, sans rien en montrer à d'autres. */
export interface Lecteur {
  readonly connecte: boolean;
  /** Droits d'engagement en centimes ; null si l'identité n'est pas prouvée. */
  readonly disponible: number | null;
}

export interface ProprietesRecherche {
  readonly saisie: Saisie;
  readonly erreurs: readonly ErreurDeChamp[];
  readonly resultat: ResultatRecherche;
  readonly pistes: readonly Piste[];
  readonly lecteur: Lecteur;
}

const EXEMPLES = ["trésorier", "premiers secours", "recruter un salarié"] as const;

const PORTES = [
  {
    genre: "benevoles",
    titre: "Formations pour bénévoles et volontaires",
    suite: "Vos seuls droits d'engagement les paient, après votre participation si vous la devez.",
    court: "Bénévoles et volontaires",
    article: "L6323-6 II 5°",
  },
  {
    genre: "cpf",
    titre: "Formations du compte personnel de formation",
    suite: "Votre compte personnel paie d'abord, vos droits d'engagement complètent.",
    court: "Compte personnel de formation",
    article: "D5151-11",
  },
] as const;

function nombreDe(resultat: ResultatRecherche, genre: string): number {
  return resultat.facettes.genre.find((un) => un.valeur === genre)?.nombre ?? 0;
}

/** À l'arrivée : les deux sortes de formations, et ce qui les sépare. */
function DeuxPortes({ saisie, resultat }: Pick<ProprietesRecherche, "saisie" | "resultat">) {
  return (
    <ul class="grille grille-deux">
      {PORTES.map(({ genre, titre, suite, article }) => (
        <li key={genre} class={`tuile porte ${genre === "benevoles" ? "teinte-7" : "teinte-1"}`}>
          <h2>
            <a href={adresseAvec(saisie, { genre })}>{titre}</a>
          </h2>
          <p>{suite}</p>
          <p class="discret">
            {`${ecrireNombre(nombreDe(resultat, genre))} · ${article}`}
            <Icone nom="fleche" />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Une fois la recherche commencée : les mêmes portes, en une ligne. */
function Onglets({ saisie, resultat }: Pick<ProprietesRecherche, "saisie" | "resultat">) {
  const tout = { genre: "tout", court: "Toutes" } as const;
  return (
    <nav class="onglets" aria-label="Sorte de formation">
      <ul>
        {[tout, ...PORTES].map(({ genre, court }) => (
          <li key={genre}>
            <a href={adresseAvec(saisie, { genre, types: [], roles: [] })} aria-current={genre === saisie.genre ? "true" : undefined}>
              {court}
              <span class="decompte">{nombreDe(resultat, genre).toLocaleString("fr-FR")}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function erreurDuLieu({ saisie, resultat }: Pick<ProprietesRecherche, "saisie" | "resultat">): string | undefined {
  if (!resultat.lieuInconnu) return undefined;
  return `Nous ne connaissons pas de commune « ${saisie.lieu} » : nous avons cherché partout. Essayez un code postal, par exemple 65300.`;
}

function GrandeCase({ saisie, resultat }: Pick<ProprietesRecherche, "saisie" | "resultat">) {
  return (
    <div class="grande-case">
      <ChampTexte nom="q" libelle="Que voulez-vous apprendre ?" valeur={saisie.q} type="search" />
      <ChampTexte
        nom="lieu"
        libelle="Près de"
        facultatif
        valeur={saisie.lieu}
        erreur={erreurDuLieu({ saisie, resultat })}
        remplissage="postal-code"
      />
      <Bouton libelle="Chercher" />
    </div>
  );
}

function Exemples() {
  return (
    <p class="discret">
      Par exemple :{" "}
      {EXEMPLES.map((exemple, rang) => (
        <>
          {rang === 0 ? "" : ", "}
          <a href={`/formations?q=${encodeURIComponent(exemple)}`}>{exemple}</a>
        </>
      ))}
      . Le lieu est une commune ou un code postal.
    </p>
  );
}

export function PageFormations({ saisie, erreurs, resultat, pistes, lecteur }: ProprietesRecherche) {
  const arrivee = estVide(saisie) && saisie.page === 1;
  return (
    <>
      <ResumeErreurs erreurs={erreurs} />
      <h1>Trouver une formation</h1>
      <p class="chapeau">
        Vos droits d'engagement paient des formations. Cherchez la vôtre : ni compte, ni inscription. <Article citation="L6323-6" />
      </p>
      {saisie.droits && lecteur.disponible === null ? (
        <Alerte ton="attente" titre="Vos droits ne sont pas connus ici">
          <p>
            {lecteur.connecte
              ? "Prouvez votre identité avec FranceConnect+ pour chercher dans vos droits, ou tapez une somme."
              : "Connectez-vous pour chercher dans vos droits, ou tapez une somme."}{" "}
            <a href="/connexion">{lecteur.connecte ? "Prouver mon identité" : "Me connecter"}</a>
          </p>
        </Alerte>
      ) : null}
      <form class="recherche" action="/formations" method="get" noValidate>
        <input type="hidden" name="chercher" value="oui" />
        {saisie.genre === "tout" ? null : <input type="hidden" name="genre" value={saisie.genre} />}
        {saisie.tri === "pertinence" ? null : <input type="hidden" name="tri" value={saisie.tri} />}
        <GrandeCase saisie={saisie} resultat={resultat} />
        {arrivee ? <Exemples /> : null}
        {arrivee ? <DeuxPortes saisie={saisie} resultat={resultat} /> : <Onglets saisie={saisie} resultat={resultat} />}
        <div class="recherche-colonnes">
          <Filtres saisie={saisie} erreurs={erreurs} facettes={resultat.facettes} disponible={lecteur.disponible} />
          <Trouve saisie={saisie} resultat={resultat} pistes={pistes} />
        </div>
      </form>
    </>
  );
}
