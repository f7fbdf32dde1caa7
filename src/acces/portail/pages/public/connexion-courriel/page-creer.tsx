// Les premières étapes d'un accès par courriel : se présenter, puis confirmer son adresse.
import { Bouton, ChampDate, ChampTexte, Chemin, Etapes, Formulaire, ResumeErreurs } from "../../../composants/index.js";
import { type ErreurChamp, erreurDe } from "../../titulaire/saisie.js";

export const ETAPES_ACCES = ["Qui vous êtes", "Votre adresse", "Votre mot de passe", "Votre second code"] as const;
const CHEMIN = [{ href: "/connexion", libelle: "Se connecter" }];

export interface VueFormulaire {
  readonly jeton: string;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
}

export function PageCreer({ jeton, corps, erreurs }: VueFormulaire) {
  return (
    <>
      <Chemin liens={CHEMIN} />
      <ResumeErreurs erreurs={erreurs} />
      <h1>Créer un accès par courriel</h1>
      <Etapes courante={1} etapes={ETAPES_ACCES} />
      <p class="chapeau">Dites qui vous êtes, comme sur votre pièce d'identité. Votre numéro de sécurité sociale n'est pas demandé ici.</p>
      <Formulaire action="/connexion/courriel/creer" jeton={jeton}>
        <ChampTexte
          nom="prenoms"
          libelle="Prénoms"
          aide="Tous, dans l'ordre."
          exemple="Camille Anne"
          remplissage="given-name"
          valeur={corps["prenoms"]}
          erreur={erreurDe(erreurs, "prenoms")}
        />
        <ChampTexte
          nom="nomNaissance"
          libelle="Nom de naissance"
          remplissage="family-name"
          valeur={corps["nomNaissance"]}
          erreur={erreurDe(erreurs, "nomNaissance")}
        />
        <ChampDate
          nom="naissance"
          libelle="Date de naissance"
          aide="Si le jour et le mois ne sont pas connus, écrivez l'année seule."
          exemple="14/05/1988"
          valeur={corps["naissance"]}
          erreur={erreurDe(erreurs, "naissance")}
        />
        <ChampTexte
          nom="courriel"
          libelle="Adresse de courriel"
          aide="Nous y envoyons un code pour la confirmer."
          type="email"
          modeSaisie="email"
          remplissage="email"
          valeur={corps["courriel"]}
          erreur={erreurDe(erreurs, "courriel")}
        />
        <Bouton libelle="Recevoir un code" />
      </Formulaire>
    </>
  );
}

interface VuePageCode extends VueFormulaire {
  readonly courriel: string;
  readonly minutes: number;
  /** Vrai quand un mot de passe oublié est remplacé : ce n'est plus une création en quatre étapes. */
  readonly reprise: boolean;
}

export function PageCode({ jeton, corps, erreurs, courriel, minutes, reprise }: VuePageCode) {
  return (
    <>
      <Chemin liens={CHEMIN} />
      <ResumeErreurs erreurs={erreurs} />
      <h1>Confirmer votre adresse</h1>
      {reprise ? null : <Etapes courante={2} etapes={ETAPES_ACCES} />}
      <p class="chapeau">
        {reprise ? "Si cette adresse a un accès, nous venons d'écrire à " : "Nous venons d'écrire à "}
        <strong>{courriel}</strong>. Recopiez le code à six chiffres : il sert pendant {minutes} minutes.
      </p>
      <Formulaire action="/connexion/courriel/code" jeton={jeton}>
        <ChampTexte
          nom="code"
          libelle="Code reçu"
          exemple="042 917"
          modeSaisie="numeric"
          remplissage="one-time-code"
          largeur="courte"
          valeur={corps["code"]}
          erreur={erreurDe(erreurs, "code")}
        />
        <Bouton libelle="Confirmer mon adresse" />
      </Formulaire>
      <section class="flux" aria-labelledby="titre-rien-recu">
        <h2 id="titre-rien-recu">Rien reçu ?</h2>
        <p>Regardez dans les courriers indésirables, ou demandez un autre code. Le précédent ne servira plus.</p>
        <Formulaire action="/connexion/courriel/autre-code" jeton={jeton}>
          <Bouton libelle="Envoyer un autre code" variante="secondaire" />
        </Formulaire>
      </section>
    </>
  );
}
