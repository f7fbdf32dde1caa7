// « Mon organisme ne m'a pas déclaré », première question : quel organisme ?
import { Alerte, Bouton, Carte, ChampTexte, Chemin, EtatVide, Formulaire, LienBouton, ResumeErreurs } from "../../../composants/index.js";
import type { VueOrganisme } from "../../../lectures/vues.js";
import { type ErreurChamp, erreurDe } from "../saisie.js";

/** Un organisme qui déclare, et ce qu'il déclare, en mots. */
export interface VueDeclarant {
  readonly id: string;
  readonly nom: string;
  readonly commune: string;
  readonly activites: readonly string[];
}

export interface VueChercher {
  readonly recherche: string;
  readonly declarants: readonly VueDeclarant[];
  /** Autres organismes du registre ; null tant que rien n'a été cherché. */
  readonly autres: readonly VueOrganisme[] | null;
  readonly erreurs: readonly ErreurChamp[];
}

export const FIL = [
  { href: "/mon-compte", libelle: "Mon compte" },
  { href: "/mon-compte/activites", libelle: "Mes activités" },
];

export const TITRE = "Mon organisme ne m'a pas déclaré";

function Choisir({ id, nom }: { readonly id: string; readonly nom: string }) {
  return <LienBouton href={`/mon-compte/signaler?organisme=${id}`} libelle="Choisir" variante="secondaire" precision={nom} />;
}

function Declarants({ vue }: { readonly vue: VueChercher }) {
  if (vue.declarants.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-declarants">
      <h2 id="titre-declarants">Organismes qui déclarent</h2>
      {vue.declarants.map(({ id, nom, commune, activites }) => (
        <Carte key={id} titre={nom} niveau={3}>
          <p>
            {commune === "" ? "" : `${commune}. `}
            Déclare : {activites.join(", ").toLowerCase()}.
          </p>
          <Choisir id={id} nom={nom} />
        </Carte>
      ))}
    </section>
  );
}

function Autres({ vue }: { readonly vue: VueChercher }) {
  if (vue.autres === null) return null;
  if (vue.autres.length === 0 && vue.declarants.length === 0) {
    return (
      <EtatVide titre={`Rien pour « ${vue.recherche} »`} action={{ href: "/assistance", libelle: "Demander de l'aide" }}>
        <p>Essayez un seul mot du nom, la ville, ou son numéro (RNA, SIREN, SIRET). Il n'y est pas ? L'assistance peut vous aider.</p>
      </EtatVide>
    );
  }
  if (vue.autres.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-autres">
      <h2 id="titre-autres">Autres organismes du registre</h2>
      {vue.autres.map(({ id, nom, lieu, numero }) => (
        <Carte key={id} titre={nom} niveau={3}>
          <p>
            {lieu}
            {numero === "" ? "" : ` · ${numero}`}
          </p>
          <Choisir id={id} nom={`${nom}, ${lieu}`} />
        </Carte>
      ))}
    </section>
  );
}

export function PageChercher(vue: VueChercher) {
  return (
    <>
      <Chemin liens={FIL} />
      <ResumeErreurs erreurs={vue.erreurs} />
      <h1>{TITRE}</h1>
      <p>
        Service civique, réserve, sapeurs-pompiers, maître d'apprentissage : c'est votre organisme qui déclare. S'il vous a oublié,
        écrivez-lui d'ici : il devra répondre avant une date, et vous saurez quoi faire ensuite.
      </p>
      <Alerte ton="neutre" titre="Du bénévolat, ou de la réserve civique ?">
        <p>
          Ces heures-là, c'est vous qui les déclarez. <a href="/mon-compte/declarer">Déclarer mes heures</a>
        </p>
      </Alerte>
      <Formulaire action="/mon-compte/signaler" jeton="" methode="GET">
        <ChampTexte
          nom="q"
          type="search"
          libelle="Quel organisme ?"
          aide="Un mot de son nom, sa ville ou son numéro."
          exemple="SDIS, ou Toulouse"
          valeur={vue.recherche}
          erreur={erreurDe(vue.erreurs, "q")}
        />
        <Bouton libelle="Chercher" />
      </Formulaire>
      <Declarants vue={vue} />
      <Autres vue={vue} />
    </>
  );
}

/** Écrire à un organisme en son nom demande d'abord de prouver qui l'on est. */
export function PageIdentiteAProuver() {
  return (
    <>
      <Chemin liens={FIL} />
      <h1>{TITRE}</h1>
      <Alerte ton="attente" titre="Prouvez d'abord votre identité">
        <p>
          Vous allez écrire à un organisme en votre nom, et lui apprendre que vous avez un compte. Pour que personne ne puisse le faire à
          votre place, il faut prouver que c'est bien vous.
        </p>
        <p>Si FranceConnect vous est impossible, demandez une vérification accompagnée.</p>
      </Alerte>
      <div class="actions">
        <LienBouton href="/connexion/franceconnect?retour=/mon-compte/signaler" libelle="Continuer avec FranceConnect" />
        <LienBouton href="/assistance" libelle="Demander de l'aide" variante="secondaire" />
      </div>
    </>
  );
}
