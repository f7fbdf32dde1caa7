// Essayer l'API sans rien installer : choisir une opération, envoyer, lire la demande et la réponse.
import type { EchangeEssaye } from "../../../../../api/essai.js";
import { Bouton, ChampListe, ChampTexte, ChampZone, Chemin, Formulaire, ResumeErreurs } from "../../../../composants/index.js";
import { type ErreurChamp, erreurDe } from "../../../titulaire/saisie.js";
import { EnTeteOrganisme } from "../../en-tete.js";
import type { OrganismeMontre } from "../../organisme.js";
import { OPERATIONS_A_ESSAYER } from "./formulaire.js";

export interface VueEssai {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly echange: EchangeEssaye | null;
}

const OPTIONS = OPERATIONS_A_ESSAYER.map(({ id, methode, chemin, resume }) => ({
  valeur: id,
  libelle: `${resume} – ${methode} ${chemin}`,
}));

const LIGNES_MONTREES = 24;

/** Texte tel quel, que l'on parcourt et que l'on copie au clavier comme à la souris. */
function Texte({ titre, id, texte }: { titre: string; id: string; texte: string }) {
  return (
    <div class="champ">
      <label for={id}>{titre}</label>
      <textarea id={id} rows={Math.min(LIGNES_MONTREES, texte.split("\n").length + 1)} spellcheck={false} readOnly value={texte} />
    </div>
  );
}

function Echange({ echange }: { echange: EchangeEssaye }) {
  return (
    <section class="flux" aria-labelledby="titre-echange">
      <h2 id="titre-echange">{`Réponse ${echange.statut}`}</h2>
      <Texte titre="La demande" id="texte-demande" texte={echange.demande} />
      <Texte titre="La réponse" id="texte-reponse" texte={echange.reponse} />
    </section>
  );
}

export function PageEssayer(vue: VueEssai) {
  const { organisme, corps, erreurs } = vue;
  return (
    <>
      <Chemin liens={[{ href: `/organisme/${organisme.id}/raccordements`, libelle: "Logiciels raccordés" }]} />
      <ResumeErreurs erreurs={erreurs} />
      <EnTeteOrganisme organisme={organisme} courant="raccordements" titre="Essayer l'API" />
      <p>
        La demande est faite pour votre organisme, par les mêmes opérations que celles qu'appelle un logiciel ; votre connexion tient lieu
        de jeton. Un dépôt d'ici est toujours un essai : rien n'est écrit sur les comptes.
      </p>
      <Formulaire action={`/organisme/${organisme.id}/raccordements/essayer`} jeton={vue.jeton}>
        <ChampListe
          nom="operation"
          libelle="Opération"
          options={OPTIONS}
          valeur={corps["operation"] ?? "deposer"}
          erreur={erreurDe(erreurs, "operation")}
        />
        <ChampTexte
          nom="reference"
          libelle="Référence"
          facultatif
          aide="L'identifiant d'un lot ou le numéro d'une ligne, pour les opérations qui le demandent."
          remplissage="off"
          valeur={corps["reference"] ?? ""}
          erreur={erreurDe(erreurs, "reference")}
        />
        <ChampZone
          nom="fichier"
          libelle="Fichier"
          facultatif
          aide="Pour un dépôt : l'en-tête et quelques lignes, en CSV, ou des objets JSON, un par ligne."
          valeur={corps["fichier"] ?? ""}
          erreur={erreurDe(erreurs, "fichier")}
        />
        <Bouton libelle="Envoyer la demande" />
      </Formulaire>
      {vue.echange === null ? null : <Echange echange={vue.echange} />}
    </>
  );
}
