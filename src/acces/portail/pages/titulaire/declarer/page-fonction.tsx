// La fonction exercée : c'est elle qui fait que des heures comptent ou non.
import { Article, Bouton, ChampChoix, ChampListe, Formulaire } from "../../../composants/index.js";
import type { VueBrouillon } from "../../../lectures/vues.js";
import { type ErreurChamp, erreurDe } from "../saisie.js";
import { adresse, EcranDeParcours } from "./parcours.js";

export interface VueFonction {
  readonly jeton: string;
  readonly brouillon: VueBrouillon;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
}

/** Les trois réponses, dites avec les mots de l'activité. */
export function optionsDeFonction(type: string) {
  const autres = type === "reserve_civique" ? "réservistes" : "bénévoles";
  return [
    {
      valeur: "administration",
      libelle: "Je siège dans une instance d'administration ou de direction",
      aide: "Bureau, conseil d'administration, comité…",
    },
    {
      valeur: "encadrement",
      libelle: `J'encadre d'autres ${autres}`,
      aide: `Vous organisez, formez ou suivez le travail d'autres ${autres}.`,
    },
    {
      valeur: "autre",
      libelle: "Ni l'un ni l'autre",
      aide: "Ces heures ont leur valeur et restent sur votre relevé, mais la loi ne les compte pas.",
    },
  ];
}

/** Thèmes de la réserve civique ; vide quand la personne ne sait pas. */
export const THEMATIQUES = [
  { valeur: "", libelle: "Je ne sais pas" },
  { valeur: "generale", libelle: "Réserve civique générale" },
  { valeur: "numerique", libelle: "Numérique" },
  { valeur: "services_incendie_secours", libelle: "Services d'incendie et de secours" },
  { valeur: "autre", libelle: "Un autre thème" },
] as const;

export function PageFonction(vue: VueFonction) {
  const { brouillon } = vue;
  const reserve = brouillon.type === "reserve_civique";
  return (
    <EcranDeParcours rang={3} titre="Quelle était votre fonction ?" retour={adresse(brouillon.id, "fiche")} erreurs={vue.erreurs}>
      <Formulaire action={adresse(brouillon.id, "fonction")} jeton={vue.jeton}>
        <ChampChoix
          nom="fonction"
          legende="Choisissez celle que vous avez exercée"
          aide={
            <>
              La loi ne compte que deux sortes d'heures. <Article citation={reserve ? "D5151-15" : "L5151-9 6°"} />
            </>
          }
          valeur={vue.corps["fonction"] ?? brouillon.fonction ?? ""}
          erreur={erreurDe(vue.erreurs, "fonction")}
          options={optionsDeFonction(brouillon.type)}
        />
        {reserve ? (
          <ChampListe
            nom="thematique"
            libelle="Thème de la réserve"
            facultatif
            valeur={vue.corps["thematique"] ?? brouillon.thematique ?? ""}
            erreur={erreurDe(vue.erreurs, "thematique")}
            options={THEMATIQUES}
          />
        ) : null}
        <Bouton libelle="Continuer" />
      </Formulaire>
    </EcranDeParcours>
  );
}
