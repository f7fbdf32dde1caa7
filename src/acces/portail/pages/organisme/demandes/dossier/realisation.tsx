// Ce qui s'est passé, dit par l'organisme : l'entrée, l'absence, la sortie avec le service fait, puis la facture.
import { ecrireDateLongue } from "../../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../../socle/valeurs/montant.js";
import { ChampCase, ChampDate, ChampTexte, ChampZone } from "../../../../composants/index.js";
import { ecrireHeures } from "../../../../lectures/formations.js";
import { Motifs } from "../../../titulaire/formations/bloc-plan.js";
import { ecrireDateTapee } from "../../../titulaire/saisie.js";
import { Geste, GesteReplie } from "./geste.js";
import { champDe, type VueRecu } from "./vue.js";

/** Avant le premier jour, il n'y a rien à déclarer. */
export function Entree({ vue }: { readonly vue: VueRecu }) {
  const { debut } = vue.dossier.offre;
  if (vue.aujourdhui < debut) return <p>{`Vous déclarerez son entrée à partir du ${ecrireDateLongue(debut)}.`}</p>;
  return (
    <>
      <Geste vue={vue} geste="entree" libelle="Déclarer l'entrée en formation">
        <ChampDate
          {...champDe(vue, "le", ecrireDateTapee(debut))}
          libelle="Quel jour a-t-elle vraiment commencé ?"
          aide="Envoyer un lien ou un code de connexion n'est pas une entrée."
        />
      </Geste>
      <GesteReplie
        vue={vue}
        geste="absence"
        resume="Elle n'est pas venue"
        effet="Le service lui demande ce qui l'a empêchée et décide si la formation vous est due. Si elle vous a prévenu, dites ce que vous savez."
        champs={["motAbsence"]}
        libelle="Déclarer l'absence"
        variante="secondaire"
      >
        <ChampZone
          {...champDe(vue, "motAbsence")}
          libelle="Ce que vous savez"
          exemple="elle nous a appelés le matin, sa voiture était en panne"
          facultatif
        />
      </GesteReplie>
    </>
  );
}

function ChampsServiceFait({ vue }: { readonly vue: VueRecu }) {
  const { fin, heures } = vue.dossier.offre;
  return (
    <>
      <ChampDate
        {...champDe(vue, "sortieLe", ecrireDateTapee(fin <= vue.aujourdhui ? fin : vue.aujourdhui))}
        libelle="Dernier jour suivi"
        exemple={ecrireDateTapee(fin)}
      />
      <ChampTexte
        {...champDe(vue, "taux")}
        libelle="Part de la formation suivie"
        aide="D'après vos feuilles de présence ; 100 si elle a tout suivi."
        modeSaisie="numeric"
        largeur="courte"
        suffixe="%"
      />
      <ChampTexte
        {...champDe(vue, "heuresNonFaites")}
        libelle="Heures non faites"
        aide={`Sur ${ecrireHeures(heures)}. Laissez vide si elle a tout suivi.`}
        modeSaisie="decimal"
        largeur="courte"
        suffixe="heures"
        facultatif
      />
      <ChampZone
        {...champDe(vue, "cause")}
        libelle="Pourquoi tout n'a pas été fait"
        aide="Obligatoire au-dessous de 100 %. La personne lira ces mots."
        exemple="deux demi-journées manquées, arrêt de travail du 4 mars"
        facultatif
      />
      <ChampCase
        {...champDe(vue, "forceMajeure")}
        libelle="C'est un cas de force majeure"
        aide="Un évènement imprévisible et irrésistible l'a empêchée de suivre le reste : seule la part suivie est due."
        coche={vue.corps["forceMajeure"] === "oui"}
      />
    </>
  );
}

const CHAMPS_SERVICE_FAIT = ["sortieLe", "taux", "heuresNonFaites", "cause", "forceMajeure"];

/** Avant la fin prévue, la sortie se déclare aussi, mais ce n'est pas ce qu'on attend. */
export function Sortie({ vue }: { readonly vue: VueRecu }) {
  const libelle = "Déclarer la sortie et le service fait";
  if (vue.aujourdhui < vue.dossier.offre.fin) {
    return (
      <GesteReplie
        vue={vue}
        geste="service-fait"
        resume="Elle a fini plus tôt que prévu"
        effet="La sortie et le service fait se déclarent ensemble, une seule fois."
        champs={CHAMPS_SERVICE_FAIT}
        libelle={libelle}
        variante="secondaire"
      >
        <ChampsServiceFait vue={vue} />
      </GesteReplie>
    );
  }
  return (
    <Geste vue={vue} geste="service-fait" libelle={libelle}>
      <ChampsServiceFait vue={vue} />
    </Geste>
  );
}

/** Ce que l'organisme a déclaré, et ce que cela lui donnerait. */
export function Declare({ vue }: { readonly vue: VueRecu }) {
  const { prevu, dossier } = vue;
  if (prevu === null) return null;
  return (
    <>
      <p>
        {"Si c'est confirmé, "}
        <strong>{ecrireMontant(prevu.du)}</strong>
        {` vous seront dus, sur ${ecrireMontant(dossier.offre.prix)}.`}
      </p>
      <Motifs motifs={prevu.motifs} />
    </>
  );
}

export function Facturer({ vue }: { readonly vue: VueRecu }) {
  return (
    <>
      <p>
        {"Le montant de votre facture est calculé : "}
        <strong>{ecrireMontant(vue.aFacturer)}</strong>
        {". Il tient compte de la part suivie et de ce qui vous a déjà été versé."}
      </p>
      <Geste vue={vue} geste="facturer" libelle={`Envoyer la facture de ${ecrireMontant(vue.aFacturer)}`}>
        <ChampTexte
          {...champDe(vue, "numero")}
          libelle="Numéro de votre facture"
          aide="Celui de votre comptabilité : il ne sert qu'une fois."
          exemple="F-2027-018"
          largeur="moyenne"
        />
      </Geste>
    </>
  );
}
