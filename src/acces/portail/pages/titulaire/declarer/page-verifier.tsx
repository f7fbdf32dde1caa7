// Relire avant d'envoyer : chaque réponse et son lien pour la changer, et ce que la loi en fera.
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import { Alerte, Article, Bouton, Fiche, Formulaire, LienBouton } from "../../../composants/index.js";
import { anneeADeclarer, calendrierDe } from "../../../lectures/calendrier.js";
import { ecrireEcheance, ecrireHeures } from "../../../lectures/delais.js";
import { motActivite } from "../../../lectures/mots.js";
import type { VueBrouillon, VueCalendrier, VueDeclaration, VueQualite } from "../../../lectures/vues.js";
import { RefusDuService } from "../refus-montre.js";
import type { ErreurChamp } from "../saisie.js";
import { Compteur, type VueCompteur } from "./compteur.js";
import { BlocQualite } from "./page-fiche.js";
import { optionsDeFonction } from "./page-fonction.js";
import { adresse, type Ecran, EcranDeParcours } from "./parcours.js";

export interface VueVerification {
  readonly jeton: string;
  readonly aujourdhui: DateCivile;
  readonly brouillon: VueBrouillon;
  readonly qualite: VueQualite;
  readonly calendrier: VueCalendrier;
  readonly compteur: VueCompteur;
  /** Déclaration déjà envoyée au même organisme pour la même année ; null s'il n'y en a pas. */
  readonly deja: VueDeclaration | null;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

function Reponse({ texte, brouillon, ecran, objet }: { texte: string; brouillon: string; ecran: Ecran; objet: string }) {
  return (
    <>
      {texte}{" "}
      <a href={adresse(brouillon, ecran)}>
        Changer<span class="hors-ecran"> {objet}</span>
      </a>
    </>
  );
}

function Relecture({ vue }: { vue: VueVerification }) {
  const { brouillon, qualite } = vue;
  const fonction = optionsDeFonction(brouillon.type).find((option) => option.valeur === brouillon.fonction)?.libelle ?? "À choisir";
  const periode =
    brouillon.debut === null || brouillon.fin === null ? "À écrire" : `du ${ecrireDate(brouillon.debut)} au ${ecrireDate(brouillon.fin)}`;
  const changer = { brouillon: brouillon.id };
  return (
    <Fiche
      lignes={[
        ["Activité", motActivite(brouillon.type)],
        ["Association", <Reponse {...changer} texte={qualite.organisme.nom} ecran="association" objet="l'association" />],
        ["Fonction", <Reponse {...changer} texte={fonction} ecran="fonction" objet="la fonction" />],
        ["Période", <Reponse {...changer} texte={periode} ecran="periode" objet="la période" />],
        [
          "Heures",
          <Reponse
            {...changer}
            texte={brouillon.heures === null ? "À écrire" : ecrireHeures(brouillon.heures)}
            ecran="periode"
            objet="les heures"
          />,
        ],
      ]}
    />
  );
}

/** Ce que le calendrier de la loi dit de cet envoi, au jour où l'on est. */
function Calendrier({ vue }: { vue: VueVerification }) {
  const { calendrier, aujourdhui, brouillon } = vue;
  const article = brouillon.type === "reserve_civique" ? "D5151-15" : "R5151-16";
  if (aujourdhui < calendrier.ouverture) {
    return (
      <Alerte ton="attente" titre={`L'année ${calendrier.annee} n'est pas finie`}>
        <p>
          Vous pourrez envoyer cette déclaration à partir du {ecrireEcheance(aujourdhui, calendrier.ouverture)}. D'ici là elle est gardée,
          et vous pouvez y ajouter des heures. <Article citation={article} />
        </p>
      </Alerte>
    );
  }
  if (aujourdhui > calendrier.cloture)
    return <Depassee calendrier={calendrier} aujourdhui={aujourdhui} reserve={brouillon.type === "reserve_civique"} />;
  return (
    <p>
      À envoyer avant le <strong>{ecrireEcheance(aujourdhui, calendrier.cloture)}</strong>. Ensuite l'association l'attestera, au plus tard
      le {ecrireDate(calendrier.finAttestation)}. <Article citation={article} />
    </p>
  );
}

/** Le refus de la loi quand le 30 juin est passé : le fait, l'article, ce qui l'aurait changé, ce qui reste possible. */
export function Depassee({ calendrier, aujourdhui, reserve }: { calendrier: VueCalendrier; aujourdhui: DateCivile; reserve: boolean }) {
  const suivant = calendrierDe(anneeADeclarer(aujourdhui));
  return (
    <Alerte ton="refus" titre={`Les heures de ${calendrier.annee} ne peuvent plus être comptées`}>
      <p>
        Elles devaient être déclarées au plus tard le {ecrireDate(calendrier.cloture)}. Une activité déclarée après cette date n'est pas
        prise en compte dans le calcul de la durée. <Article citation={reserve ? "D5151-15" : "R5151-18"} />
      </p>
      <p>
        <strong>Ce que vous pouvez faire :</strong> vos heures de {suivant.annee} se déclarent du {ecrireDate(suivant.ouverture)} au{" "}
        {ecrireDate(suivant.cloture)}. Si un incident du service vous a empêché d'envoyer, ou si vous contestez ce refus, écrivez à l'
        <a href="/assistance">assistance</a>.
      </p>
    </Alerte>
  );
}

function FonctionSansDroit({ reserve }: { reserve: boolean }) {
  return (
    <Alerte ton="attente" titre="Ces heures ne compteront pas pour vos droits">
      <p>
        La loi ne compte que les heures passées à siéger dans une instance de direction ou à encadrer d'autres{" "}
        {reserve ? "réservistes" : "bénévoles"}. <Article citation={reserve ? "D5151-15" : "L5151-9 6°"} /> Elles figureront tout de même
        sur votre relevé d'activités.
      </p>
    </Alerte>
  );
}

function DejaDeclaree({ deja }: { deja: VueDeclaration }) {
  return (
    <Alerte ton="attente" titre={`Vous avez déjà déclaré ${ecrireHeures(deja.heures)} à cet organisme pour ${deja.annee}`}>
      <p>
        {deja.corrigeable
          ? "Il n'y a qu'une déclaration par organisme et par année : corrigez celle-là en y ajoutant les heures d'ici."
          : `Il n'y a qu'une déclaration par organisme et par année, et celle-là ne se corrige plus. ${deja.etat.suite}`}
      </p>
      {deja.corrigeable ? (
        <LienBouton href={`/mon-compte/activites/${deja.id}/corriger`} libelle="Corriger ma première déclaration" />
      ) : null}
    </Alerte>
  );
}

export function PageVerifier(vue: VueVerification) {
  const { brouillon, calendrier, aujourdhui } = vue;
  const reserve = brouillon.type === "reserve_civique";
  const ouvert = vue.deja === null && aujourdhui >= calendrier.ouverture && aujourdhui <= calendrier.cloture;
  return (
    <EcranDeParcours rang={5} titre="Relire et envoyer" retour={adresse(brouillon.id, "periode")} erreurs={vue.erreurs}>
      <RefusDuService refus={vue.refus} titre="Votre déclaration n'a pas été envoyée" />
      {vue.deja === null ? null : <DejaDeclaree deja={vue.deja} />}
      <Relecture vue={vue} />
      {vue.deja === null ? <Compteur {...vue.compteur} /> : null}
      {brouillon.fonction === "autre" ? <FonctionSansDroit reserve={reserve} /> : null}
      {vue.qualite.reponse === "oui" || reserve ? null : <BlocQualite qualite={vue.qualite} reserve={reserve} />}
      {vue.refus === null && vue.deja === null ? <Calendrier vue={vue} /> : null}
      {ouvert ? (
        <Formulaire action={adresse(brouillon.id, "verifier")} jeton={vue.jeton}>
          <p>En envoyant, vous certifiez que ces informations sont exactes. L'association les lira.</p>
          <Bouton libelle="Envoyer ma déclaration" />
        </Formulaire>
      ) : (
        <div class="actions">
          <LienBouton href="/mon-compte/activites" libelle="Garder et revenir à mes activités" />
        </div>
      )}
    </EcranDeParcours>
  );
}
