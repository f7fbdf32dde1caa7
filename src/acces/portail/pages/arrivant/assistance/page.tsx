// La voie assistée : demander, savoir que c'est reçu, suivre jusqu'à la réponse.
import type { DemandeSuivie } from "../../../../../metier/identite/index.js";
import { jourAParis } from "../../../../../socle/horloge.js";
import { ecrireDate, ecrireDateLongue } from "../../../../../socle/valeurs/date-civile.js";
import {
  Bouton,
  Carte,
  ChampChoix,
  ChampTexte,
  ChampZone,
  Etiquette,
  Fiche,
  Formulaire,
  LienBouton,
  ResumeErreurs,
} from "../../../composants/index.js";
import { type ErreurChamp, erreurDe } from "../../titulaire/saisie.js";

export const MOTIFS_MONTRES = [
  { valeur: "nir_incoherent", libelle: "Mon numéro ne s'accorde pas avec mon identité" },
  { valeur: "nir_deja_pris", libelle: "Un compte est déjà ouvert avec mon numéro" },
  { valeur: "nir_inconnu", libelle: "Je n'ai pas, ou pas encore, de numéro définitif" },
  { valeur: "identite_a_prouver", libelle: "Je veux prouver mon identité sans FranceConnect" },
  { valeur: "acces_perdu", libelle: "J'ai perdu un accès ou changé d'adresse" },
  { valeur: "autre", libelle: "Autre chose" },
] as const;

const ETATS = { recue: "Reçue", en_cours: "En cours d'examen", repondue: "Répondue" } as const;

export interface VueAssistance {
  readonly jeton: string;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly demandes: readonly DemandeSuivie[];
  readonly jours: number;
}

function Suivie({ demande }: { readonly demande: DemandeSuivie }) {
  const motif = MOTIFS_MONTRES.find(({ valeur }) => valeur === demande.motif)?.libelle ?? "Autre chose";
  return (
    <Carte titre={`Demande ${demande.numero}`} niveau={3}>
      <p>
        <Etiquette ton={demande.etat === "repondue" ? "acquis" : "attente"}>{ETATS[demande.etat]}</Etiquette>
      </p>
      <Fiche
        lignes={[
          ["Sujet", motif],
          ["Votre message", demande.message],
          ["Reçue le", ecrireDate(jourAParis(demande.recueLe))],
          ["Réponse au plus tard", ecrireDateLongue(demande.echeance)],
        ]}
      />
    </Carte>
  );
}

export function PageAssistance({ jeton, corps, erreurs, demandes, jours }: VueAssistance) {
  return (
    <>
      <ResumeErreurs erreurs={erreurs} />
      <h1>Demander de l'aide</h1>
      <p class="chapeau">Une personne lit votre demande et vous répond sous {jours} jours.</p>
      {demandes.length === 0 ? null : (
        <section class="flux" aria-labelledby="titre-demandes">
          <h2 id="titre-demandes">Vos demandes</h2>
          {demandes.map((demande) => (
            <Suivie key={demande.numero} demande={demande} />
          ))}
        </section>
      )}
      <h2>Nouvelle demande</h2>
      <Formulaire action="/assistance" jeton={jeton}>
        <ChampChoix
          nom="motif"
          legende="De quoi s'agit-il ?"
          options={MOTIFS_MONTRES}
          valeur={corps["motif"]}
          erreur={erreurDe(erreurs, "motif")}
        />
        <ChampZone
          nom="message"
          libelle="Expliquez avec vos mots"
          aide="N'écrivez pas votre numéro de sécurité sociale : il serait retiré du message."
          valeur={corps["message"]}
          erreur={erreurDe(erreurs, "message")}
        />
        <ChampTexte
          nom="courriel"
          libelle="Adresse où vous répondre"
          type="email"
          modeSaisie="email"
          remplissage="email"
          valeur={corps["courriel"]}
          erreur={erreurDe(erreurs, "courriel")}
        />
        <Bouton libelle="Envoyer ma demande" />
      </Formulaire>
    </>
  );
}

/** Sans être entré, on ne peut pas être reconnu : dire comment l'être. */
export function PageAssistancePublique() {
  return (
    <>
      <h1>Demander de l'aide</h1>
      <p class="chapeau">Connectez-vous d'abord : votre demande est alors gardée, numérotée, et vous en suivez la réponse ici.</p>
      <h2>Vous avez perdu votre accès par courriel</h2>
      <ul>
        <li>Téléphone perdu : entrez avec l'un de vos codes de secours, à la place du code de l'application.</li>
        <li>
          Mot de passe oublié : <a href="/connexion/courriel/oublie">changez-le avec un code envoyé à votre adresse</a>.
        </li>
        <li>Téléphone et codes de secours perdus : entrez avec FranceConnect, puis demandez que votre compte y soit rattaché.</li>
      </ul>
      <p class="actions">
        <LienBouton href="/connexion?retour=%2Fassistance" libelle="Se connecter" />
      </p>
    </>
  );
}
