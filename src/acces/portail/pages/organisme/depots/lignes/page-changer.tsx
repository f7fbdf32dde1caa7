// Corriger une ligne, champ par champ, ou confirmer qu'on l'annule : ce qui était envoyé est déjà là.
import type { ComponentChildren } from "preact";
import { COLONNES, type Colonne, type NomColonne } from "../../../../../../metier/depots/index.js";
import type { RefusMontre } from "../../../../../phrases/index.js";
import {
  Alerte,
  Article,
  Bouton,
  ChampListe,
  ChampTexte,
  Chemin,
  Fiche,
  Formulaire,
  LienBouton,
  ResumeErreurs,
} from "../../../../composants/index.js";
import { RefusDuService } from "../../../titulaire/refus-montre.js";
import { type ErreurChamp, erreurDe } from "../../../titulaire/saisie.js";
import { EnTeteOrganisme } from "../../en-tete.js";
import type { OrganismeMontre } from "../../organisme.js";
import { cheminDepots, cheminLigne } from "../chemins.js";
import { type ColonnesMontrees, motChamp } from "./champs.js";

/** La ligne dont on part : où elle est, ce qu'elle disait. */
export interface Cible {
  readonly lotId: string;
  readonly numero: number;
  readonly idLigne: string;
  /** Vrai si elle a été acceptée : la changer est une rectification, et non un nouvel essai. */
  readonly prise: boolean;
}

export interface VueChanger {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly cible: Cible;
  /** Champs de la ligne, tels qu'envoyés puis tels que tapés. */
  readonly champs: Readonly<Record<string, string>>;
  readonly colonnes: ColonnesMontrees;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

function aideDe({ description, article }: Colonne): ComponentChildren {
  return (
    <>
      {description} {article === undefined ? null : <Article citation={article} />}
    </>
  );
}

function Champ({ nom, vue }: { readonly nom: NomColonne; readonly vue: VueChanger }) {
  const colonne = COLONNES[nom];
  const valeur = vue.champs[nom] ?? "";
  const commun = {
    nom,
    libelle: colonne.titre,
    aide: aideDe(colonne),
    valeur,
    erreur: erreurDe(vue.erreurs, nom),
    facultatif: !colonne.exigee,
  };
  if (colonne.valeurs === undefined) {
    return <ChampTexte {...commun} remplissage="off" exemple={colonne.exemple === "" ? undefined : colonne.exemple} />;
  }
  const options = colonne.valeurs.map((une) => ({ valeur: une, libelle: motChamp(nom, une) }));
  // Une valeur inconnue reste dans la liste, telle qu'elle a été envoyée : l'effacer d'office serait la perdre.
  if (valeur !== "" && !colonne.valeurs.includes(valeur)) options.unshift({ valeur, libelle: `${valeur} (à corriger)` });
  if (valeur === "" || !colonne.exigee) options.unshift({ valeur: "", libelle: "Non renseigné" });
  return <ChampListe {...commun} options={options} />;
}

function CiblePortee({ cible }: { readonly cible: Cible }) {
  return (
    <>
      <input type="hidden" name="lot" value={cible.lotId} />
      <input type="hidden" name="numero" value={cible.numero} />
    </>
  );
}

function FilDeLigne({ vue }: { readonly vue: VueChanger }) {
  return (
    <Chemin
      liens={[
        { href: cheminDepots(vue.organisme.id), libelle: "Dépôts" },
        { href: cheminLigne(vue.organisme.id, vue.cible.idLigne), libelle: `Ligne ${vue.cible.idLigne}` },
      ]}
    />
  );
}

export function PageCorriger(vue: VueChanger) {
  const { cible, organisme } = vue;
  return (
    <>
      <ResumeErreurs erreurs={vue.erreurs} />
      <FilDeLigne vue={vue} />
      <EnTeteOrganisme organisme={organisme} courant="depots" titre={cible.prise ? "Rectifier une ligne" : "Corriger une ligne"} />
      <RefusDuService refus={vue.refus} titre="La ligne n'a pas été envoyée" />
      <p class="chapeau">
        Ligne <code>{cible.idLigne}</code>.{" "}
        {cible.prise
          ? "Ce que vous changez remplacera ce qui était déclaré."
          : "Elle avait été rejetée : corrigez ce qui l'empêchait, puis renvoyez-la."}
      </p>
      {vue.champs["ligne"] === undefined ? null : (
        <Alerte ton="neutre" titre="Cette ligne était mal écrite : ses champs n'ont pas pu être séparés">
          <p>
            La voici telle qu'envoyée : <code>{vue.champs["ligne"].slice(0, 2000)}</code>
          </p>
        </Alerte>
      )}
      <Formulaire action={`${cheminDepots(organisme.id)}/lignes/corriger`} jeton={vue.jeton}>
        <CiblePortee cible={cible} />
        {vue.colonnes.principales.map((nom) => (
          <Champ key={nom} nom={nom} vue={vue} />
        ))}
        {vue.colonnes.autres.length === 0 ? null : (
          <details class="formulaire">
            <summary>Remplir d'autres champs, laissés vides</summary>
            {vue.colonnes.autres.map((nom) => (
              <Champ key={nom} nom={nom} vue={vue} />
            ))}
          </details>
        )}
        <Bouton libelle={cible.prise ? "Envoyer la rectification" : "Renvoyer la ligne"} />
      </Formulaire>
    </>
  );
}

export function PageAnnuler(vue: VueChanger) {
  const { cible, organisme, champs } = vue;
  return (
    <>
      <FilDeLigne vue={vue} />
      <EnTeteOrganisme organisme={organisme} courant="depots" titre="Annuler une ligne" />
      <RefusDuService refus={vue.refus} titre="La ligne n'a pas été annulée" />
      <p class="chapeau">
        Vous retirez ce que vous aviez déclaré sous <code>{cible.idLigne}</code>.
      </p>
      <Fiche
        lignes={[
          ["Personne", `${champs["prenoms"] ?? ""} ${champs["nom_naissance"] ?? ""}`.trim()],
          ["Activité", motChamp("code_activite", champs["code_activite"] ?? "")],
          ["Année", champs["annee_reference"] ?? ""],
        ]}
      />
      <Alerte ton="attente" titre="Ce que cela change">
        <p>
          Les droits que cette déclaration fondait sont repris, par une écriture contraire : rien n'est effacé. La personne le voit sur son
          compte, avec le nom de votre organisme. Si elle les a déjà employés, l'exploitant le règle avec elle.{" "}
          <Article citation="L6323-45" />
        </p>
      </Alerte>
      <Formulaire action={`${cheminDepots(organisme.id)}/lignes/annuler`} jeton={vue.jeton}>
        <CiblePortee cible={cible} />
        <p class="actions">
          <Bouton libelle="Annuler cette déclaration" variante="danger" />
          <LienBouton href={cheminLigne(organisme.id, cible.idLigne)} libelle="Garder la ligne" variante="secondaire" />
        </p>
      </Formulaire>
    </>
  );
}
