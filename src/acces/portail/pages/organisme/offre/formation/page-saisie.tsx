// Le formulaire d'une formation, neuve ou changée.
import type { RefusMontre } from "../../../../../phrases/index.js";
import { Bouton, Chemin, Formulaire, LienBouton, ResumeErreurs } from "../../../../composants/index.js";
import { RefusDuService } from "../../../titulaire/refus-montre.js";
import { EnTeteOrganisme } from "../../en-tete.js";
import type { OrganismeMontre } from "../../organisme.js";
import { cheminFormationOfferte, cheminOffre } from "../chemins.js";
import { ChampsFormation, type Saisie } from "./champs.js";
import { nombreDeLieux } from "./lire-saisie.js";

export interface VueSaisie extends Saisie {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  /** Formation que l'on change ; null pour une neuve. */
  readonly formation: { readonly id: string; readonly intitule: string } | null;
  readonly refus: RefusMontre | null;
}

export function PageSaisie({ vue }: { readonly vue: VueSaisie }) {
  const { organisme, formation, jeton, erreurs, refus } = vue;
  const offre = { href: cheminOffre(organisme.id), libelle: "Offre" };
  const fiche = formation === null ? null : cheminFormationOfferte(organisme.id, formation.id);
  const lieux = nombreDeLieux(vue.corps);
  return (
    <>
      <ResumeErreurs erreurs={erreurs} />
      <Chemin liens={formation === null || fiche === null ? [offre] : [offre, { href: fiche, libelle: formation.intitule }]} />
      <EnTeteOrganisme
        organisme={organisme}
        courant="offre"
        titre={formation === null ? "Ajouter une formation" : "Modifier la formation"}
      />
      <RefusDuService refus={refus} titre="La formation n'a pas été enregistrée" />
      <p>
        {fiche === null
          ? "Dès l'enregistrement, les personnes la trouvent et peuvent la demander. Vous ajouterez d'autres dates ensuite."
          : "Les dates se changent sur la page de la formation. Les demandes déjà reçues gardent le prix et les dates convenus."}
      </p>
      <Formulaire action={fiche === null ? `${cheminOffre(organisme.id)}/nouvelle` : `${fiche}/modifier`} jeton={jeton}>
        <ChampsFormation saisie={vue} />
        <Bouton libelle={fiche === null ? "Enregistrer la formation" : "Enregistrer les changements"} />
      </Formulaire>
      {fiche === null ? null : (
        <p class="actions">
          Enregistrez d'abord vos changements.{" "}
          <LienBouton href={`${fiche}/modifier?lieux=${lieux + 1}`} libelle="Ajouter un lieu" variante="secondaire" />
        </p>
      )}
    </>
  );
}
