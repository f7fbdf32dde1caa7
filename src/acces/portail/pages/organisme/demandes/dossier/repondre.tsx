// Répondre à une demande : vérifier les prérequis, proposer telle quelle ou autrement, refuser, annuler.
import { ChampDate, ChampTexte, ChampZone, Repli } from "../../../../composants/index.js";
import { ecrireMontantTape } from "../../../titulaire/formations/montant.js";
import { ecrireDateTapee } from "../../../titulaire/saisie.js";
import { Geste, GesteReplie } from "./geste.js";
import { aEteTape, champDe, type VueRecu } from "./vue.js";

const CHAMPS_CHANGES = ["prix", "debut", "fin", "heures", "motChange"];

function Changements({ vue }: { readonly vue: VueRecu }) {
  const { prix, debut, fin, heures } = vue.dossier.offre;
  return (
    <>
      <ChampTexte
        {...champDe(vue, "prix", ecrireMontantTape(prix))}
        libelle="Prix, toutes taxes comprises"
        modeSaisie="decimal"
        largeur="courte"
        suffixe="€"
      />
      <ChampDate {...champDe(vue, "debut", ecrireDateTapee(debut))} libelle="Premier jour" exemple="15/03/2027" />
      <ChampDate {...champDe(vue, "fin", ecrireDateTapee(fin))} libelle="Dernier jour" exemple="17/03/2027" />
      <ChampTexte
        {...champDe(vue, "heures", heures.toString().replace(".", ","))}
        libelle="Durée"
        modeSaisie="decimal"
        largeur="courte"
        suffixe="heures"
      />
      <ChampZone
        {...champDe(vue, "motChange")}
        libelle="Un mot pour expliquer ce qui change"
        exemple="la salle n'est libre qu'à partir du 20 mars"
        facultatif
      />
    </>
  );
}

/** Une session commencée ne se propose plus telle quelle. */
function Proposer({ vue }: { readonly vue: VueRecu }) {
  const passee = vue.dossier.offre.debut <= vue.aujourdhui;
  return (
    <>
      {passee ? (
        <p>La date demandée est passée : proposez-en une autre, ou refusez en donnant la raison.</p>
      ) : (
        <Geste vue={vue} geste="proposer" libelle="Proposer telle quelle">
          <ChampZone
            {...champDe(vue, "mot")}
            libelle="Un mot pour la personne"
            exemple="rendez-vous à 9 h, venez avec les comptes de votre association"
            facultatif
          />
        </Geste>
      )}
      <Repli resume="Proposer un autre prix, d'autres dates, une autre durée" ouvert={passee || aEteTape(vue, CHAMPS_CHANGES)}>
        <p>La personne verra chaque changement à côté de ce qu'elle demandait, et décidera.</p>
        <Geste vue={vue} geste="proposer-autrement" libelle="Proposer avec ces changements" variante={passee ? "principal" : "secondaire"}>
          <Changements vue={vue} />
        </Geste>
      </Repli>
    </>
  );
}

function Verifier({ vue }: { readonly vue: VueRecu }) {
  return (
    <GesteReplie
      vue={vue}
      geste="prerequis"
      resume="Vérifier d'abord les prérequis"
      effet="Dites à la personne ce que vous vérifiez : vous aurez plus de temps pour répondre, et la nouvelle date paraîtra ici."
      champs={["motPrerequis"]}
      libelle="Commencer la vérification"
      variante="secondaire"
    >
      <ChampZone
        {...champDe(vue, "motPrerequis")}
        libelle="Ce que vous vérifiez"
        exemple="envoyez-nous votre attestation de secourisme"
        facultatif
      />
    </GesteReplie>
  );
}

function ChampRaison({ vue, exemple }: { readonly vue: VueRecu; readonly exemple: string }) {
  return <ChampZone {...champDe(vue, "raison")} libelle="Pourquoi ?" aide="La personne lira ces mots." exemple={exemple} />;
}

export function Repondre({ vue }: { readonly vue: VueRecu }) {
  return (
    <>
      <Proposer vue={vue} />
      {vue.dossier.etat === "demandee" ? <Verifier vue={vue} /> : null}
      <GesteReplie
        vue={vue}
        geste="refuser"
        resume="Refuser la demande"
        effet="Le dossier se ferme. La personne peut vous en envoyer un autre, ou chercher ailleurs."
        champs={["raison"]}
        libelle="Refuser la demande"
        variante="danger"
      >
        <ChampRaison vue={vue} exemple="la session est complète ; la suivante est en mai" />
      </GesteReplie>
    </>
  );
}

export function Annuler({ vue }: { readonly vue: VueRecu }) {
  return (
    <GesteReplie
      vue={vue}
      geste="annuler"
      resume="Annuler cette formation"
      effet="La personne retrouve tout ce qu'elle y avait mis, et rien ne vous est dû. Cela ne se défait pas."
      champs={["raison"]}
      libelle="Annuler pour cette personne"
      variante="danger"
    >
      <ChampRaison vue={vue} exemple="la formatrice est absente, la session n'aura pas lieu" />
    </GesteReplie>
  );
}
