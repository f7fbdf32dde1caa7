// Les réponses que l'on choisit : boutons radio groupés sous leur question, case à cocher.
import type { ComponentChildren } from "preact";
import { Aide, Erreur, liensDuChamp, type OptionDeChoix } from "./champs.js";

interface ProprietesChoix {
  readonly nom: string;
  readonly legende: string;
  readonly aide?: ComponentChildren;
  readonly options: readonly OptionDeChoix[];
  readonly valeur?: string | undefined;
  readonly erreur?: string | undefined;
}

interface ProprietesOption {
  readonly id: string;
  readonly nom: string;
  readonly option: OptionDeChoix;
  readonly choisie: boolean;
}

function Option({ id, nom, option, choisie }: ProprietesOption) {
  const aide = option.aide === undefined || option.aide === null || option.aide === "" ? undefined : `${id}-aide`;
  return (
    <div class="option">
      <input type="radio" id={id} name={nom} value={option.valeur} checked={choisie} aria-describedby={aide} />
      <label for={id}>{option.libelle}</label>
      {aide === undefined ? null : (
        <div class="aide" id={aide}>
          {option.aide}
        </div>
      )}
    </div>
  );
}

/** Question à réponse unique. Le lien d'erreur mène à la première réponse. */
export function ChampChoix({ nom, legende, aide, options, valeur, erreur }: ProprietesChoix) {
  const liens = liensDuChamp(`${nom}-groupe`, aide, erreur);
  const premiere = liensDuChamp(nom, undefined, undefined).id;
  return (
    <fieldset class={erreur === undefined ? "champ choix" : "champ choix champ-en-erreur"} aria-describedby={liens.decritPar}>
      <legend>{legende}</legend>
      {aide === undefined || aide === null || aide === "" ? null : <Aide id={liens.id}>{aide}</Aide>}
      <Erreur id={liens.id} phrase={erreur} />
      {options.map((option, rang) => (
        <Option
          key={option.valeur}
          id={rang === 0 ? premiere : `${premiere}-${rang + 1}`}
          nom={nom}
          option={option}
          choisie={option.valeur === valeur}
        />
      ))}
    </fieldset>
  );
}

interface ProprietesCase {
  readonly nom: string;
  readonly libelle: string;
  readonly aide?: ComponentChildren;
  readonly coche?: boolean | undefined;
  readonly erreur?: string | undefined;
}

/** Case à cocher ; cochée, elle envoie « oui ». */
export function ChampCase({ nom, libelle, aide, coche = false, erreur }: ProprietesCase) {
  const liens = liensDuChamp(nom, aide, erreur);
  return (
    <div class={erreur === undefined ? "champ" : "champ champ-en-erreur"}>
      <Erreur id={liens.id} phrase={erreur} />
      <div class="option">
        <input
          type="checkbox"
          id={liens.id}
          name={nom}
          value="oui"
          checked={coche}
          aria-describedby={liens.decritPar}
          aria-invalid={liens.invalide}
        />
        <label for={liens.id}>{libelle}</label>
        {aide === undefined || aide === null || aide === "" ? null : <Aide id={liens.id}>{aide}</Aide>}
      </div>
    </div>
  );
}
