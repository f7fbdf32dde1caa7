// L'accusé : c'est envoyé, voici ce qui se passe ensuite et quand.
import { type DateCivile, ecrireDate, ecrireDateLongue } from "../../../../../socle/valeurs/date-civile.js";
import { Alerte, Article, Frise, LienBouton } from "../../../composants/index.js";
import { ecrireHeures } from "../../../lectures/delais.js";
import type { VueCalendrier, VueDeclaration } from "../../../lectures/vues.js";
import { Compteur, type VueCompteur } from "./compteur.js";

export interface VueAccuse {
  readonly aujourdhui: DateCivile;
  readonly declaration: VueDeclaration;
  readonly calendrier: VueCalendrier;
  readonly compteur: VueCompteur;
}

export function PageAccuse({ aujourdhui, declaration, calendrier, compteur }: VueAccuse) {
  const reserve = declaration.type === "reserve_civique";
  return (
    <>
      <h1>Votre déclaration est envoyée</h1>
      <Alerte ton="acquis" titre={`${ecrireHeures(declaration.heures)} déclarées le ${ecrireDate(declaration.declareLe ?? aujourdhui)}`}>
        <p>
          {declaration.organismeNom}, du {ecrireDate(declaration.debut)} au {ecrireDate(declaration.fin)}. Numéro de suivi :{" "}
          <code>{declaration.id.slice(0, 8)}</code>
        </p>
      </Alerte>
      <h2>Ce qui se passe ensuite</h2>
      <Frise
        evenements={[
          {
            quand: "Aujourd'hui",
            quoi: `Votre déclaration attend dans l'espace de ${declaration.organismeNom}. Dites à un responsable de s'y connecter : c'est lui qui atteste.`,
            ton: "acquis",
          },
          {
            quand: `Au plus tard le ${ecrireDateLongue(calendrier.finAttestation)}`,
            quoi: (
              <p>
                Un responsable atteste vos heures, ou vous dit pourquoi non. S'il refuse, vous pourrez corriger et renvoyer.{" "}
                <Article citation={reserve ? "D5151-15" : "R5151-17"} />
              </p>
            ),
            ton: "attente",
          },
          {
            quand: "Dès que les minimums de l'année sont attestés",
            quoi: "Votre droit s'inscrit sur votre compte, avec son explication. Vous n'avez rien à demander.",
            ton: "neutre",
          },
        ]}
      />
      <Compteur {...compteur} />
      <div class="actions">
        <LienBouton href="/mon-compte" libelle="Revenir à mon compte" />
        <LienBouton href="/mon-compte/declarer" libelle="Déclarer dans une autre association" variante="secondaire" />
      </div>
    </>
  );
}
