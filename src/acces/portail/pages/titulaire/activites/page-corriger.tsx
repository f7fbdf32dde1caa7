// Corriger une déclaration et la renvoyer, ou la retirer : avec ce que l'association a répondu sous les yeux.
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import {
  Alerte,
  Bouton,
  ChampChoix,
  ChampDate,
  ChampTexte,
  Chemin,
  Fiche,
  Formulaire,
  LienBouton,
  ResumeErreurs,
} from "../../../composants/index.js";
import { calendrierDe } from "../../../lectures/calendrier.js";
import { ecrireEcheance, ecrireHeures } from "../../../lectures/delais.js";
import type { VueDeclaration } from "../../../lectures/vues.js";
import { optionsDeFonction } from "../declarer/page-fonction.js";
import { ecrireHeuresTapees } from "../declarer/page-periode.js";
import { RefusDuService } from "../refus-montre.js";
import { type ErreurChamp, ecrireDateTapee, erreurDe } from "../saisie.js";

export interface VueCorrection {
  readonly jeton: string;
  readonly aujourdhui: DateCivile;
  readonly declaration: VueDeclaration;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

const FIL = [
  { href: "/mon-compte", libelle: "Mon compte" },
  { href: "/mon-compte/activites", libelle: "Mes activités" },
];

function RaisonDuRefus({ declaration }: { declaration: VueDeclaration }) {
  if (declaration.refus === null) return null;
  return (
    <Alerte ton="refus" titre={`${declaration.organismeNom} n'a pas attesté cette déclaration`}>
      <p>{declaration.refus.raison}</p>
      {declaration.refus.mot === null ? null : <p>« {declaration.refus.mot} »</p>}
    </Alerte>
  );
}

export function PageCorriger(vue: VueCorrection) {
  const { declaration } = vue;
  const champ = (nom: string, garde: string) => ({ nom, valeur: vue.corps[nom] ?? garde, erreur: erreurDe(vue.erreurs, nom) });
  return (
    <>
      <Chemin liens={FIL} />
      <ResumeErreurs erreurs={vue.erreurs} />
      <h1>Corriger ma déclaration</h1>
      <RefusDuService refus={vue.refus} titre="Votre correction n'a pas été envoyée" />
      <RaisonDuRefus declaration={declaration} />
      <p>
        {declaration.organismeNom}, année {declaration.annee}.{" "}
        {`À renvoyer avant le ${ecrireEcheance(vue.aujourdhui, calendrierDe(declaration.annee).cloture)}.`}
      </p>
      <Formulaire action={`/mon-compte/activites/${declaration.id}/corriger`} jeton={vue.jeton}>
        <ChampChoix {...champ("fonction", declaration.fonction)} legende="Votre fonction" options={optionsDeFonction(declaration.type)} />
        <ChampDate {...champ("debut", ecrireDateTapee(declaration.debut))} libelle="Premier jour" exemple={`01/01/${declaration.annee}`} />
        <ChampDate {...champ("fin", ecrireDateTapee(declaration.fin))} libelle="Dernier jour" exemple={`31/12/${declaration.annee}`} />
        <ChampTexte
          {...champ("heures", ecrireHeuresTapees(declaration.heures))}
          libelle="Heures passées dans cette fonction"
          exemple="120, ou 37,5"
          suffixe="heures"
          largeur="courte"
          modeSaisie="decimal"
        />
        <div class="actions">
          <Bouton libelle={declaration.refus === null ? "Enregistrer la correction" : "Renvoyer ma déclaration"} />
          <LienBouton href="/mon-compte/activites" libelle="Ne rien changer" variante="secondaire" />
        </div>
      </Formulaire>
    </>
  );
}

export interface VueRetrait {
  readonly jeton: string;
  readonly declaration: VueDeclaration;
  readonly refus: RefusMontre | null;
}

/** Confirmer un retrait : ce qu'on perd, et comment revenir en arrière. */
export function PageRetirer({ jeton, declaration, refus }: VueRetrait) {
  return (
    <>
      <Chemin liens={FIL} />
      <h1>Retirer cette déclaration ?</h1>
      <RefusDuService refus={refus} titre="La déclaration n'a pas été retirée" />
      <Fiche
        lignes={[
          ["Association", declaration.organismeNom],
          ["Période", `du ${ecrireDate(declaration.debut)} au ${ecrireDate(declaration.fin)}`],
          ["Heures", ecrireHeures(declaration.heures)],
        ]}
      />
      <p>
        Ces heures ne seront plus comptées et l'association ne les verra plus. Vous pourrez déclarer de nouveau, tant que la date limite de
        l'année n'est pas passée.
      </p>
      <Formulaire action={`/mon-compte/activites/${declaration.id}/retirer`} jeton={jeton}>
        <div class="actions">
          <Bouton libelle="Retirer la déclaration" variante="danger" />
          <LienBouton href="/mon-compte/activites" libelle="La garder" variante="secondaire" />
        </div>
      </Formulaire>
    </>
  );
}
