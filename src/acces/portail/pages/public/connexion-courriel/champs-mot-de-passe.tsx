// Un mot de passe neuf se tape deux fois, à la création de l'accès comme à sa reprise.
import { ChampTexte, type ErreurDeChamp } from "../../../composants/index.js";
import { erreurDe } from "../../titulaire/saisie.js";

interface Proprietes {
  readonly libelle: string;
  readonly aide: string;
  readonly erreurs: readonly ErreurDeChamp[];
}

export function ChampsNouveauMotDePasse({ libelle, aide, erreurs }: Proprietes) {
  return (
    <>
      <ChampTexte
        nom="mot_de_passe"
        libelle={libelle}
        aide={aide}
        type="password"
        remplissage="new-password"
        erreur={erreurDe(erreurs, "mot_de_passe")}
      />
      <ChampTexte
        nom="confirmation"
        libelle="Le même, une seconde fois"
        type="password"
        remplissage="new-password"
        erreur={erreurDe(erreurs, "confirmation")}
      />
    </>
  );
}
