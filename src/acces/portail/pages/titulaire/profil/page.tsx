// Le profil : ce que la personne tient elle-même, et ce que son identité prouvée dit d'elle.
import { ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import {
  Alerte,
  Article,
  Bouton,
  ChampDate,
  ChampListe,
  ChampTexte,
  Chemin,
  Fiche,
  Formulaire,
  ResumeErreurs,
} from "../../../composants/index.js";
import type { VueProfil } from "../../../lectures/vues.js";
import { type ErreurChamp, ecrireDateTapee, erreurDe } from "../saisie.js";

export interface VuePageProfil {
  readonly jeton: string;
  readonly profil: VueProfil;
  readonly corps: Readonly<Record<string, string>> | null;
  readonly erreurs: readonly ErreurChamp[];
}

export const STATUTS_MONTRES = [
  { valeur: "salarie", libelle: "Salarié du secteur privé" },
  { valeur: "demandeur_emploi", libelle: "En recherche d'emploi" },
  { valeur: "agent_public", libelle: "Agent public" },
  { valeur: "independant", libelle: "Indépendant" },
  { valeur: "etudiant", libelle: "Élève ou étudiant" },
  { valeur: "parent_foyer", libelle: "Parent au foyer" },
  { valeur: "retraite", libelle: "Retraité" },
  { valeur: "esat", libelle: "Travailleur d'un ESAT" },
  { valeur: "detenu", libelle: "Personne détenue" },
  { valeur: "autre", libelle: "Autre situation" },
] as const;

const PREUVES: Readonly<Record<string, string>> = {
  declaree: "Déclarée par vous, pas encore prouvée",
  eidas1: "Prouvée par FranceConnect",
  eidas2: "Prouvée par FranceConnect+ (renforcée)",
  eidas3: "Prouvée par FranceConnect+ (élevée)",
};

function Identite({ profil }: { profil: VueProfil }) {
  return (
    <section class="flux" aria-labelledby="titre-identite">
      <h2 id="titre-identite">Votre identité</h2>
      <Fiche
        lignes={[
          ["Prénoms", profil.prenoms],
          ["Nom de naissance", profil.nomNaissance],
          ["Nom d'usage", profil.nomUsage ?? "Aucun connu"],
          ["Naissance", ecrireDate(profil.naissance)],
          ["Preuve", PREUVES[profil.preuve] ?? profil.preuve],
        ]}
      />
      <p>
        Ces informations viennent de FranceConnect ou de votre première connexion. Pour corriger votre état civil ou votre nom d'usage,
        mettez-le à jour auprès de votre fournisseur d'identité, puis reconnectez-vous ; ou écrivez à l'<a href="/assistance">assistance</a>
        . Votre numéro de sécurité sociale n'est jamais montré.
      </p>
      {profil.preuve === "declaree" ? (
        <Alerte ton="attente" titre="Votre identité reste à prouver">
          <p>
            <a href="/connexion/franceconnect">Prouver mon identité avec FranceConnect</a>, ou{" "}
            <a href="/assistance">demander une vérification accompagnée</a>.
          </p>
        </Alerte>
      ) : null}
    </section>
  );
}

/** Valeurs montrées : ce qui vient d'être tapé, sinon ce qui est enregistré. */
export function valeursDe(vue: VuePageProfil): Record<"courriel" | "statut" | "contratApprentissage" | "retraite", string> {
  const { corps, profil } = vue;
  const garde = {
    courriel: profil.courriel ?? "",
    statut: profil.statut,
    contratApprentissage: ecrireDateTapee(profil.contratApprentissage),
    retraite: ecrireDateTapee(profil.retraite),
  };
  if (corps === null) return garde;
  return {
    courriel: corps["courriel"] ?? garde.courriel,
    statut: corps["statut"] ?? garde.statut,
    contratApprentissage: corps["contratApprentissage"] ?? garde.contratApprentissage,
    retraite: corps["retraite"] ?? garde.retraite,
  };
}

/** Les deux dates qui changent ce que la loi permet : un contrat d'apprentissage, une retraite. */
function Dates({ vue }: { vue: VuePageProfil }) {
  const valeurs = valeursDe(vue);
  return (
    <>
      <ChampDate
        nom="contratApprentissage"
        libelle="Date de signature d'un contrat d'apprentissage"
        facultatif
        aide={
          <>
            Il permet d'avoir un compte dès 15 ans au lieu de 16. <Article citation="L5151-2" />
          </>
        }
        exemple="01/09/2026"
        valeur={valeurs.contratApprentissage}
        erreur={erreurDe(vue.erreurs, "contratApprentissage")}
      />
      <ChampDate
        nom="retraite"
        libelle="Date de départ à la retraite"
        facultatif
        aide={
          <>
            Le jour où vous avez fait valoir tous vos droits à la retraite. Vos droits restent alors utilisables pour les formations de
            bénévoles. <Article citation="L5151-2" />
          </>
        }
        exemple="01/07/2025"
        valeur={valeurs.retraite}
        erreur={erreurDe(vue.erreurs, "retraite")}
      />
    </>
  );
}

export function PageProfil(vue: VuePageProfil) {
  const valeurs = valeursDe(vue);
  return (
    <>
      <Chemin liens={[{ href: "/mon-compte", libelle: "Mon compte" }]} />
      <ResumeErreurs erreurs={vue.erreurs} />
      <h1>Mon profil</h1>
      <Formulaire action="/mon-compte/profil" jeton={vue.jeton}>
        <ChampTexte
          nom="courriel"
          libelle="Adresse de courriel"
          type="email"
          modeSaisie="email"
          remplissage="email"
          aide="Pour vous répondre quand vous demandez de l'aide."
          exemple="camille.martin@exemple.fr"
          valeur={valeurs.courriel}
          erreur={erreurDe(vue.erreurs, "courriel")}
        />
        <ChampListe
          nom="statut"
          libelle="Votre situation"
          aide="Elle change la façon d'utiliser vos droits, jamais celle de les acquérir."
          options={STATUTS_MONTRES}
          valeur={valeurs.statut}
          erreur={erreurDe(vue.erreurs, "statut")}
        />
        <Dates vue={vue} />
        <Bouton libelle="Enregistrer mon profil" />
      </Formulaire>
      <Identite profil={vue.profil} />
      <section class="flux" aria-labelledby="titre-donnees">
        <h2 id="titre-donnees">Vos données</h2>
        <p>
          <a href="/mon-compte/mes-donnees">Emporter toutes mes données</a> ·{" "}
          <a href="/donnees-personnelles">Ce que le service garde de vous</a>
        </p>
      </section>
    </>
  );
}
