// « C'est inexact » : la personne lit ce que l'organisme a déclaré, dit ce qui est faux et ce qui serait vrai.
import type { RefusMontre } from "../../../../phrases/index.js";
import { Bouton, ChampZone, Chemin, Fiche, Formulaire, LienBouton, ResumeErreurs } from "../../../composants/index.js";
import { motActivite } from "../../../lectures/mots.js";
import type { VueActivite } from "../../../lectures/vues.js";
import { RefusDuService } from "../refus-montre.js";
import { type ErreurChamp, erreurDe } from "../saisie.js";
import { FIL } from "../signaler/page-chercher.js";
import { CeQueLOrganismeApprend, DelaiDeReponse, PersonnePourRepondre, type VueDelai } from "../signaler/page-ecrire.js";

export interface VueInexacte {
  readonly jeton: string;
  readonly activite: VueActivite;
  readonly responsables: number;
  readonly delai: VueDelai;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

export function PageInexacte(vue: VueInexacte) {
  const { activite } = vue;
  const champ = (nom: string) => ({ nom, valeur: vue.corps[nom] ?? "", erreur: erreurDe(vue.erreurs, nom) });
  return (
    <>
      <Chemin liens={FIL} />
      <ResumeErreurs erreurs={vue.erreurs} />
      <h1>C'est inexact</h1>
      <p class="chapeau">
        {motActivite(activite.type)}, déclarée par {activite.deposant}
      </p>
      <RefusDuService refus={vue.refus} titre="Votre signalement n'est pas parti" />
      <Fiche lignes={activite.faits} />
      <PersonnePourRepondre nombre={vue.responsables} />
      <Formulaire action={`/mon-compte/activites/${activite.id}/inexact`} jeton={vue.jeton}>
        <ChampZone {...champ("faux")} libelle="Qu'est-ce qui est inexact ?" exemple="34 jours, ou la date de fin" />
        <ChampZone {...champ("seraitVrai")} libelle="Qu'est-ce qui serait exact ?" exemple="36 jours, mon planning le montre" facultatif />
        <CeQueLOrganismeApprend nom={activite.deposant} />
        <DelaiDeReponse delai={vue.delai} />
        <div class="actions">
          <Bouton libelle="Envoyer à l'organisme" />
          <LienBouton href="/mon-compte/activites" libelle="Ne rien envoyer" variante="secondaire" />
        </div>
      </Formulaire>
    </>
  );
}
