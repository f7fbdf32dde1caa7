// Les filtres d'une recherche : des champs et des cases qui comptent ce qu'elles donneraient, envoyés avec la grande case, sans script.
import type { ComponentChildren } from "preact";
import type { Decompte, ResultatRecherche } from "../../../../../metier/catalogue/index.js";
import { MODALITES, ROLES_ASSOCIATIFS } from "../../../../../metier/catalogue/index.js";
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { Bouton, ChampDate, ChampListe, ChampTexte, type ErreurDeChamp, idChamp } from "../../../composants/index.js";
import { motModalite, motRole, motTypeFormation } from "../../../lectures/formations.js";
import { DISTANCES, jourDeChamp, type Saisie, TYPES_AU_CATALOGUE } from "./adresse.js";
import { criteresActifs } from "./criteres-actifs.js";

export interface ProprietesFiltres {
  readonly saisie: Saisie;
  readonly erreurs: readonly ErreurDeChamp[];
  readonly facettes: ResultatRecherche["facettes"];
  /** Droits d'engagement de la personne, en centimes ; null si elle n'est pas connectée ou n'a pas prouvé son identité. */
  readonly disponible: number | null;
}

interface ProprietesCase {
  readonly nom: string;
  readonly libelle: ComponentChildren;
  readonly coche: boolean;
  readonly nombre?: number | undefined;
}

function Case({ nom, libelle, coche, nombre }: ProprietesCase) {
  return (
    <div class="option">
      <input type="checkbox" id={idChamp(nom)} name={nom} value="oui" checked={coche} />
      <label for={idChamp(nom)}>
        {libelle}
        {nombre === undefined ? null : (
          <span class="decompte">
            <span class="hors-ecran"> : </span>
            {nombre.toLocaleString("fr-FR")}
            <span class="hors-ecran">{` formation${nombre > 1 ? "s" : ""}`}</span>
          </span>
        )}
      </label>
    </div>
  );
}

interface ProprietesFacette<T extends string> {
  readonly nom: string;
  readonly legende: string;
  readonly valeurs: readonly T[];
  readonly choisies: readonly T[];
  readonly decomptes: readonly Decompte[];
  readonly mot: (valeur: T) => string;
}

/** Une case par valeur ; celles qui ne donneraient rien ne se montrent que si elles sont cochées. */
function Facette<T extends string>({ nom, legende, valeurs, choisies, decomptes, mot }: ProprietesFacette<T>) {
  const compte = (valeur: T) => decomptes.find((un) => un.valeur === valeur)?.nombre ?? 0;
  const montrees = valeurs.filter((valeur) => compte(valeur) > 0 || choisies.includes(valeur));
  if (montrees.length === 0) return null;
  return (
    <fieldset class="champ choix">
      <legend>{legende}</legend>
      {montrees.map((valeur) => (
        <Case key={valeur} nom={`${nom}-${valeur}`} libelle={mot(valeur)} coche={choisies.includes(valeur)} nombre={compte(valeur)} />
      ))}
    </fieldset>
  );
}

function Prix({
  saisie,
  disponible,
  erreur,
}: {
  readonly saisie: Saisie;
  readonly disponible: number | null;
  readonly erreur?: string | undefined;
}) {
  return (
    <>
      <ChampTexte
        nom="prix"
        libelle="Prix, au plus"
        exemple="480"
        valeur={saisie.prix}
        erreur={erreur}
        modeSaisie="decimal"
        largeur="courte"
        suffixe="€"
      />
      {disponible === null ? null : (
        <Case nom="droits" libelle={`Dans mes droits d'engagement : ${ecrireMontant(disponible)} au plus`} coche={saisie.droits} />
      )}
    </>
  );
}

function Listes({ saisie, facettes }: Pick<ProprietesFiltres, "saisie" | "facettes">) {
  return (
    <>
      {saisie.genre === "cpf" ? null : (
        <Facette
          nom="roles"
          legende="Pour faire quoi dans l'association ?"
          valeurs={ROLES_ASSOCIATIFS}
          choisies={saisie.roles}
          decomptes={facettes.roles}
          mot={motRole}
        />
      )}
      <Facette
        nom="modalites"
        legende="Sur place ou à distance ?"
        valeurs={MODALITES}
        choisies={saisie.modalites}
        decomptes={facettes.modalites}
        mot={motModalite}
      />
      {saisie.genre === "benevoles" ? null : (
        <Facette
          nom="types"
          legende="Quel type de formation ?"
          valeurs={TYPES_AU_CATALOGUE}
          choisies={saisie.types}
          decomptes={facettes.types}
          mot={motTypeFormation}
        />
      )}
    </>
  );
}

/** Sur téléphone, repliés sous leur nom ; à l'écran large, à côté des résultats. */
export function Filtres({ saisie, erreurs, facettes, disponible }: ProprietesFiltres) {
  const erreurDe = (champ: string) => erreurs.find((erreur) => erreur.champ === champ)?.phrase;
  const actifs = criteresActifs(saisie).length;
  return (
    <details class="filtres" open={erreurs.length > 0}>
      <summary>{actifs === 0 ? "Affiner la recherche" : `Affiner la recherche (${actifs} critère${actifs > 1 ? "s" : ""})`}</summary>
      {saisie.lieu === "" ? null : (
        <ChampListe
          nom="distance"
          libelle={`Autour de ${saisie.lieu}`}
          options={DISTANCES.map((km) => ({ valeur: String(km), libelle: `${km} km` }))}
          valeur={String(saisie.distance)}
        />
      )}
      <Listes saisie={saisie} facettes={facettes} />
      <ChampDate nom="du" libelle="Commence à partir du" exemple="12/01/2027" valeur={jourDeChamp(saisie.du)} erreur={erreurDe("du")} />
      <ChampDate nom="au" libelle="Commence avant le" exemple="30/06/2027" valeur={jourDeChamp(saisie.au)} erreur={erreurDe("au")} />
      <Prix saisie={saisie} disponible={disponible} erreur={erreurDe("prix")} />
      <fieldset class="champ choix">
        <legend>Et aussi</legend>
        <Case nom="accessible" libelle="Accessible aux personnes handicapées" coche={saisie.accessible} nombre={facettes.accessible} />
        <Case nom="ici" libelle="On peut s'inscrire ici" coche={saisie.ici} nombre={facettes.inscription} />
      </fieldset>
      <Bouton libelle="Appliquer ces filtres" variante="secondaire" />
    </details>
  );
}
