// Qui peut attester pour l'organisme : la liste, en ajouter, en retirer. Deux personnes valent mieux qu'une.
import { ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import { Alerte, Article, Bouton, Carte, ChampTexte, Formulaire, ResumeErreurs } from "../../../composants/index.js";
import type { VueResponsable } from "../../../lectures/organisme.js";
import { RefusDuService } from "../../titulaire/refus-montre.js";
import { type ErreurChamp, erreurDe } from "../../titulaire/saisie.js";
import { EnTeteOrganisme } from "../en-tete.js";
import type { OrganismeMontre } from "../organisme.js";

export interface VueResponsables {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly responsables: readonly VueResponsable[];
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

function Personne({ responsable, vue }: { responsable: VueResponsable; vue: VueResponsables }) {
  const seul = vue.responsables.length === 1;
  return (
    <Carte titre={`${responsable.nom}${responsable.moi ? " (vous)" : ""}`} niveau={3}>
      <p>
        {responsable.fonction.charAt(0).toUpperCase() + responsable.fonction.slice(1)}, depuis le {ecrireDate(responsable.depuis)}.{" "}
        {responsable.courriel}
      </p>
      {seul ? null : (
        <details>
          <summary>
            Retirer<span class="hors-ecran"> {responsable.nom}</span>…
          </summary>
          <p>
            {responsable.moi
              ? "Vous ne pourrez plus attester pour cet organisme, ni voir ces pages."
              : "Cette personne ne pourra plus attester. Ses réponses passées restent valables."}
          </p>
          <Formulaire action={`/organisme/${vue.organisme.id}/responsables`} jeton={vue.jeton}>
            <input type="hidden" name="geste" value="retirer" />
            <input type="hidden" name="responsable" value={responsable.id} />
            <Bouton libelle={responsable.moi ? "Me retirer" : "Retirer ce responsable"} variante="danger" />
          </Formulaire>
        </details>
      )}
    </Carte>
  );
}

function Ajouter({ vue }: { vue: VueResponsables }) {
  const champ = (nom: string) => ({ nom, valeur: vue.corps[nom] ?? "", erreur: erreurDe(vue.erreurs, nom) });
  return (
    <section class="flux" aria-labelledby="titre-ajouter">
      <h2 id="titre-ajouter">Ajouter un responsable ou un suppléant</h2>
      <p>
        Toute personne chargée de l'administration ou de la direction peut attester. <Article citation="R5151-17" /> Elle se connectera avec
        ProConnect, sous cette adresse.
      </p>
      <Formulaire action={`/organisme/${vue.organisme.id}/responsables`} jeton={vue.jeton}>
        <input type="hidden" name="geste" value="ajouter" />
        <ChampTexte {...champ("prenom")} libelle="Prénom" remplissage="off" />
        <ChampTexte {...champ("nom")} libelle="Nom" remplissage="off" />
        <ChampTexte {...champ("fonction")} libelle="Fonction dans l'organisme" exemple="trésorière, suppléante du président" />
        <ChampTexte
          {...champ("courriel")}
          libelle="Adresse de courriel"
          type="email"
          modeSaisie="email"
          remplissage="off"
          exemple="nom@exemple.fr"
        />
        <Bouton libelle="Ajouter ce responsable" />
      </Formulaire>
    </section>
  );
}

export function PageResponsables(vue: VueResponsables) {
  return (
    <>
      <ResumeErreurs erreurs={vue.erreurs} />
      <EnTeteOrganisme organisme={vue.organisme} courant="responsables" titre="Responsables" />
      <RefusDuService refus={vue.refus} titre="La liste n'a pas changé" />
      {vue.responsables.length === 1 ? (
        <Alerte ton="attente" titre="Une seule personne peut attester">
          <p>
            Si elle est absente en décembre, les heures de vos bénévoles seront perdues ; et elle ne peut pas faire attester les siennes par
            un autre. Ajoutez un suppléant. <Article citation="R5151-18" />
          </p>
        </Alerte>
      ) : null}
      <section class="flux" aria-labelledby="titre-liste">
        <h2 id="titre-liste">
          {vue.responsables.length === 1 ? "Une personne peut attester" : `${vue.responsables.length} personnes peuvent attester`}
        </h2>
        {vue.responsables.map((responsable) => (
          <Personne key={responsable.id} responsable={responsable} vue={vue} />
        ))}
      </section>
      <Ajouter vue={vue} />
    </>
  );
}
