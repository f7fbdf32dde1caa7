// Ouvrir son compte : ce que l'on sait déjà de la personne, et ce qui manque.
import type { Personne } from "../../../../../metier/identite/index.js";
import { ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import {
  Alerte,
  Article,
  Bouton,
  ChampDate,
  ChampListe,
  ChampTexte,
  Fiche,
  Formulaire,
  LienBouton,
  ResumeErreurs,
} from "../../../composants/index.js";
import { STATUTS_MONTRES } from "../../titulaire/profil/page.js";
import { type ErreurChamp, erreurDe } from "../../titulaire/saisie.js";

/** Voie assistée à montrer au-dessus du formulaire : ce qui bloque, et le motif de la demande. */
export interface Aiguillage {
  readonly titre: string;
  readonly phrase: string;
  readonly motif: string;
}

export interface VueOuverture {
  readonly jeton: string;
  readonly personne: Personne;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly aiguillage: Aiguillage | null;
  /** Avant seize ans, le contrat d'apprentissage est demandé. */
  readonly demanderContrat: boolean;
}

function naissanceMontree({ naissance, naissancePresumee }: Personne): string {
  return naissancePresumee ? `${ecrireDate(naissance)} (date présumée)` : ecrireDate(naissance);
}

function Assistance({ aiguillage }: { readonly aiguillage: Aiguillage }) {
  return (
    <Alerte ton="refus" titre={aiguillage.titre}>
      <p>{aiguillage.phrase}</p>
      <p class="actions">
        <LienBouton href={`/assistance?motif=${aiguillage.motif}`} libelle="Demander de l'aide" variante="secondaire" />
      </p>
    </Alerte>
  );
}

function ChampContrat({ vue }: { readonly vue: VueOuverture }) {
  return (
    <ChampDate
      nom="contratApprentissage"
      libelle="Date de signature de votre contrat d'apprentissage"
      facultatif
      aide={
        <>
          Vous avez moins de seize ans : un contrat d'apprentissage signé permet d'ouvrir le compte dès quinze ans.{" "}
          <Article citation="L5151-2" />
        </>
      }
      exemple="01/09/2026"
      valeur={vue.corps["contratApprentissage"]}
      erreur={erreurDe(vue.erreurs, "contratApprentissage")}
    />
  );
}

export function PageOuverture(vue: VueOuverture) {
  const { personne, corps, erreurs } = vue;
  return (
    <>
      <ResumeErreurs erreurs={erreurs} />
      <h1>Ouvrir votre compte</h1>
      <p class="chapeau">Il nous manque votre numéro de sécurité sociale : il relie à vous les activités que des organismes déclarent.</p>
      {vue.aiguillage === null ? null : <Assistance aiguillage={vue.aiguillage} />}
      <Fiche
        lignes={[
          ["Prénoms", personne.prenoms],
          ["Nom de naissance", personne.nomNaissance],
          ["Naissance", naissanceMontree(personne)],
        ]}
      />
      <Formulaire action="/premiere-connexion" jeton={vue.jeton}>
        <ChampTexte
          nom="nir"
          libelle="Numéro de sécurité sociale"
          aide="Quinze caractères, sur votre carte Vitale ou une attestation. Il est chiffré et n'est plus jamais montré ensuite."
          remplissage="off"
          largeur="moyenne"
          valeur={corps["nir"]}
          erreur={erreurDe(erreurs, "nir")}
        />
        {vue.demanderContrat ? <ChampContrat vue={vue} /> : null}
        <ChampListe
          nom="statut"
          libelle="Votre situation"
          aide="Elle change la façon d'utiliser vos droits, jamais celle de les acquérir. Vous pourrez la modifier."
          options={STATUTS_MONTRES}
          valeur={corps["statut"] ?? "salarie"}
          erreur={erreurDe(erreurs, "statut")}
        />
        <Bouton libelle="Ouvrir mon compte" />
      </Formulaire>
    </>
  );
}

export interface VueAge {
  readonly ouvrableLe: string;
  readonly phrase: string;
  /** Vrai si un contrat d'apprentissage changerait la réponse dès aujourd'hui. */
  readonly contratOuvrirait: boolean;
}

/** La loi dit « pas encore » : quand ce sera oui, pourquoi, et ce qui le changerait. */
export function PageAge({ ouvrableLe, phrase, contratOuvrirait }: VueAge) {
  return (
    <>
      <h1>Vous pourrez ouvrir votre compte le {ouvrableLe}</h1>
      <p class="chapeau">{phrase}</p>
      <p>
        <Article citation="L5151-2" />
      </p>
      <h2>Ce que vous pouvez faire</h2>
      <ul>
        <li>Gardez les preuves de vos engagements (attestations, nombre d'heures, dates) : elles vous serviront.</li>
        {contratOuvrirait ? (
          <li>Si vous avez signé un contrat d'apprentissage, donnez la date de sa signature : le compte s'ouvre dès quinze ans.</li>
        ) : null}
        <li>Revenez le jour dit et connectez-vous de la même façon : rien n'est à refaire.</li>
      </ul>
      <p class="actions">
        {contratOuvrirait ? <LienBouton href="/premiere-connexion" libelle="Donner la date de mon contrat" /> : null}
        <LienBouton href="/activites" libelle="Voir les activités qui comptent" variante="secondaire" />
      </p>
    </>
  );
}
