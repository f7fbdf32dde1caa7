// Les gestes qui tiennent en un bouton ou un champ : envoyer, retirer, payer, renoncer, confirmer, contester.
import { ecrireMontant } from "../../../../../../socle/valeurs/montant.js";
import {
  ChampChoix,
  ChampZone,
  Geste as GesteDePage,
  LienBouton,
  type ProprietesGeste as ProprietesDePage,
  Repli,
} from "../../../../composants/index.js";
import { cheminPlan, ecrireHeures } from "../../../../lectures/formations.js";
import { erreurDe } from "../../saisie.js";
import { Motifs } from "../bloc-plan.js";
import { cheminDossier, type VueDossierOuvert } from "./vue.js";

interface ProprietesGeste extends Omit<ProprietesDePage, "action" | "jeton"> {
  readonly vue: VueDossierOuvert;
  readonly geste: string;
}

export function Geste({ vue, geste, ...autres }: ProprietesGeste) {
  return <GesteDePage action={`${cheminDossier(vue.dossier.id)}/${geste}`} jeton={vue.jeton} {...autres} />;
}

export function Envoyer({ vue }: { readonly vue: VueDossierOuvert }) {
  const { dossier, corps, erreurs } = vue;
  return (
    <>
      <p>{`${dossier.organismeNom} lira vos prénoms, votre nom, votre courriel et votre message. Il ne verra jamais vos droits, ni d'où vient l'argent.`}</p>
      <Geste vue={vue} geste="envoyer" libelle="Envoyer ma demande">
        <ChampZone
          nom="message"
          libelle="Un mot pour l'organisme"
          exemple="je suis trésorière depuis mars, je débute"
          facultatif
          valeur={corps["message"]}
          erreur={erreurDe(erreurs, "message")}
        />
      </Geste>
      <Repli resume="Ne pas donner suite">
        <p>Rien n'est envoyé ni réservé : le brouillon se ferme.</p>
        <Geste vue={vue} geste="abandonner" libelle="Abandonner ce brouillon" variante="danger" />
      </Repli>
    </>
  );
}

export function Retirer({ vue }: { readonly vue: VueDossierOuvert }) {
  return (
    <Repli resume="Retirer ma demande">
      <p>{`${vue.dossier.organismeNom} saura que vous n'êtes plus intéressé. Aucun droit n'est pris ; vous pourrez refaire une demande.`}</p>
      <Geste vue={vue} geste="retirer" libelle="Retirer ma demande" variante="danger" />
    </Repli>
  );
}

export function Payer({ vue }: { readonly vue: VueDossierOuvert }) {
  const attendu = vue.dossier.paiements.find(({ etat }) => etat === "attendu" || etat === "refuse");
  const somme = ecrireMontant(attendu?.montant ?? 0);
  return (
    <>
      <p>Vos droits sont réservés. Votre inscription sera confirmée dès que votre part sera payée.</p>
      {attendu?.etat === "refuse" ? <p>Votre banque a refusé le dernier paiement : vous pouvez recommencer.</p> : null}
      {vue.enLigne ? (
        <Geste vue={vue} geste="payer" libelle={`Payer ${somme}`} />
      ) : (
        <p>
          {`${somme} se paient hors de ce site, comme le service vous l'écrit. Gardez le numéro ${vue.dossier.numero} : il dit à quoi sert le paiement. Un agent constate la réception.`}
        </p>
      )}
      <Repli resume="Renoncer à cette inscription">
        <p>Vos droits reviennent entiers, chacun à sa place. Rien ne vous est demandé.</p>
        <Geste vue={vue} geste="renoncer" libelle="Renoncer à cette inscription" variante="danger" />
      </Repli>
    </>
  );
}

const NOTES = [
  { valeur: "5", libelle: "5, très satisfait" },
  { valeur: "4", libelle: "4, satisfait" },
  { valeur: "3", libelle: "3, moyen" },
  { valeur: "2", libelle: "2, déçu" },
  { valeur: "1", libelle: "1, très déçu" },
  { valeur: "", libelle: "Je préfère ne pas noter" },
];

/** Ce que l'organisme déclare, et ce que cela ferait payer. */
function CeQuiEstDeclare({ vue }: { readonly vue: VueDossierOuvert }) {
  const { realisation, organismeNom, offre } = vue.dossier;
  if (realisation === null) return null;
  const { taux, heuresNonFaites, forceMajeure, cause } = realisation;
  return (
    <>
      <p>
        {`${organismeNom} déclare que vous avez suivi `}
        <strong>{`${taux} %`}</strong>
        {` de la formation${heuresNonFaites > 0 ? ` ; ${ecrireHeures(heuresNonFaites)} n'ont pas été faites` : ""}.`}
        {forceMajeure ? " Il retient la force majeure." : ""}
      </p>
      {cause === null ? null : <p>{`Il en dit : « ${cause} »`}</p>}
      {vue.du === null ? null : (
        <>
          <p>{`Si c'est exact, ${ecrireMontant(vue.du.du)} lui sont dus, sur ${ecrireMontant(offre.prix)}.`}</p>
          <Motifs motifs={vue.du.motifs} />
        </>
      )}
    </>
  );
}

export function Confirmer({ vue }: { readonly vue: VueDossierOuvert }) {
  const { corps, erreurs } = vue;
  return (
    <>
      <CeQuiEstDeclare vue={vue} />
      <Geste vue={vue} geste="confirmer" libelle="Confirmer, c'est exact">
        <ChampChoix
          nom="note"
          legende="Que valait cette formation ?"
          aide="Facultatif. Votre note est gardée avec le dossier."
          options={NOTES}
          valeur={corps["note"] ?? ""}
          erreur={erreurDe(erreurs, "note")}
        />
      </Geste>
      <Repli resume="Ce n'est pas exact : contester" ouvert={erreurDe(erreurs, "raison") !== undefined || (corps["raison"] ?? "") !== ""}>
        <p>Un agent vérifiera. Tant que le contrôle dure, rien n'est utilisé ni payé.</p>
        <Geste vue={vue} geste="contester" libelle="Contester" variante="secondaire">
          <ChampZone
            nom="raison"
            libelle="Qu'est-ce qui n'est pas exact ?"
            exemple="la formation a duré deux jours, pas trois ; j'ai mes feuilles de présence"
            valeur={corps["raison"]}
            erreur={erreurDe(erreurs, "raison")}
          />
        </Geste>
      </Repli>
    </>
  );
}

/** Avant la décision, la personne dit ce qui s'est passé : l'organisme ne le lit pas. */
export function RepondreAbsence({ vue }: { readonly vue: VueDossierOuvert }) {
  const { corps, erreurs, dossier } = vue;
  return (
    <Repli resume="Dire ce qui s'est passé" ouvert={erreurDe(erreurs, "mot") !== undefined || (corps["mot"] ?? "") !== ""}>
      <p>{`Un agent vous lit avant de décider ; ${dossier.organismeNom} ne lit pas ce que vous écrivez ici.`}</p>
      <Geste vue={vue} geste="repondre-absence" libelle="Envoyer ma réponse" variante="secondaire">
        <ChampZone
          nom="mot"
          libelle="Que s'est-il passé ?"
          exemple="j'étais présent le premier jour, l'émargement a été fait l'après-midi"
          valeur={corps["mot"]}
          erreur={erreurDe(erreurs, "mot")}
        />
      </Geste>
    </Repli>
  );
}

/** Le dossier est fini : ce qu'on peut faire d'autre. */
export function Recommencer({ vue }: { readonly vue: VueDossierOuvert }) {
  const { etat, actionId, sessionId } = vue.dossier;
  if (etat === "service_fait_valide") return <LienBouton href="/formations" libelle="Chercher une autre formation" variante="secondaire" />;
  return (
    <p class="actions">
      <LienBouton href="/formations" libelle="Chercher une autre formation" />
      <LienBouton href={cheminPlan(actionId, sessionId)} libelle="Revoir cette formation" variante="secondaire" />
    </p>
  );
}
