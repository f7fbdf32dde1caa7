// Ce que les écrans du parcours ont en commun : les étapes, l'adresse de chacune, le titre et le retour.
import type { ComponentChildren } from "preact";
import { Chemin, Etapes, ResumeErreurs } from "../../../composants/index.js";
import type { ErreurChamp } from "../saisie.js";

export type Ecran = "association" | "nouvelle-association" | "fiche" | "fonction" | "periode" | "verifier" | "accuse";

const ETAPES = ["Activité", "Association", "Fonction", "Période et heures", "Vérification"] as const;

export function adresse(brouillon: string, ecran: Ecran): string {
  return `/mon-compte/declarer/${brouillon}/${ecran}`;
}

interface ProprietesEcran {
  readonly rang: number;
  readonly titre: string;
  readonly retour: string | null;
  readonly erreurs?: readonly ErreurChamp[];
  readonly children?: ComponentChildren;
}

/** Un écran du parcours : une question, le chemin pour revenir, les fautes en haut. */
export function EcranDeParcours({ rang, titre, retour, erreurs = [], children }: ProprietesEcran) {
  return (
    <>
      <Chemin
        liens={[
          { href: "/mon-compte", libelle: "Mon compte" },
          { href: "/mon-compte/activites", libelle: "Mes activités" },
        ]}
      />
      <ResumeErreurs erreurs={erreurs} />
      <Etapes courante={rang} etapes={ETAPES} />
      <h1>{titre}</h1>
      {children}
      {retour === null ? null : (
        <p>
          <a href={retour}>Revenir à la question précédente</a> (vos réponses sont gardées)
        </p>
      )}
    </>
  );
}
