// La liste à attester : chaque ligne se lit sans s'ouvrir, s'atteste d'un geste, se refuse avec une raison et un mot.
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import {
  Alerte,
  Article,
  Bouton,
  ChampChoix,
  ChampZone,
  EtatVide,
  Formulaire,
  LienBouton,
  ResumeErreurs,
} from "../../../composants/index.js";
import { ecrireEcheance, ecrireHeures } from "../../../lectures/delais.js";
import { motFonction } from "../../../lectures/mots.js";
import type { VueAAttester } from "../../../lectures/organisme.js";
import { RefusDuService } from "../../titulaire/refus-montre.js";
import { type ErreurChamp, erreurDe } from "../../titulaire/saisie.js";
import { EnTeteOrganisme } from "../en-tete.js";
import type { OrganismeMontre } from "../organisme.js";

export interface OptionRefus {
  readonly valeur: string;
  readonly libelle: string;
}

/** Ce qui a été répondu et n'a pas pu être pris : la ligne concernée, la saisie, les fautes. */
export interface EssaiRefus {
  readonly declarationId: string;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

export interface VueListe {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly aujourdhui: DateCivile;
  readonly lignes: readonly VueAAttester[];
  readonly raisons: readonly OptionRefus[];
  readonly essai: EssaiRefus | null;
}

/** Refuser en juin laisse à la personne le temps de corriger ; en automne, non : mieux vaut alors se parler d'abord. */
function aideDuRefus(ligne: VueAAttester, aujourdhui: DateCivile): string {
  if (aujourdhui <= ligne.correctionJusquAu)
    return `La personne lira cette raison et pourra corriger jusqu'au ${ecrireDate(ligne.correctionJusquAu)}.`;
  return `La personne ne peut plus corriger depuis le ${ecrireDate(ligne.correctionJusquAu)}. Parlez-lui d'abord si un détail seul est en cause : vous pourrez encore revenir sur un refus.`;
}

export function champDe(id: string, nom: string): string {
  return `${nom}-${id.slice(0, 8)}`;
}

function Refuser({ ligne, vue }: { ligne: VueAAttester; vue: VueListe }) {
  const essai = vue.essai?.declarationId === ligne.id ? vue.essai : null;
  const raison = champDe(ligne.id, "raison");
  const mot = champDe(ligne.id, "mot");
  const erreurs = essai?.erreurs ?? [];
  return (
    <details open={essai?.corps["geste"] === "refuser"}>
      <summary>
        Refuser<span class="hors-ecran"> la déclaration de {ligne.personne}</span>…
      </summary>
      <Formulaire action={`/organisme/${vue.organisme.id}/a-attester`} jeton={vue.jeton}>
        <input type="hidden" name="geste" value="refuser" />
        <input type="hidden" name="declaration" value={ligne.id} />
        <input type="hidden" name="version" value={ligne.version} />
        <ChampChoix
          nom={raison}
          legende="Pourquoi ?"
          aide={aideDuRefus(ligne, vue.aujourdhui)}
          options={vue.raisons}
          valeur={essai?.corps[raison] ?? ""}
          erreur={erreurDe(erreurs, raison)}
        />
        <ChampZone
          nom={mot}
          libelle="Un mot pour l'aider à corriger"
          exemple="nous comptons 85 heures, voyez avec la trésorière"
          valeur={essai?.corps[mot] ?? ""}
          erreur={erreurDe(erreurs, mot)}
        />
        <Bouton libelle="Refuser la déclaration" variante="danger" />
      </Formulaire>
    </details>
  );
}

function Ligne({ ligne, vue }: { ligne: VueAAttester; vue: VueListe }) {
  return (
    <li class="carte">
      <h2>
        {ligne.personne}, {ecrireHeures(ligne.heures)}
      </h2>
      <p>
        {motFonction(ligne.fonction)}
        {ligne.type === "reserve_civique" ? " (réserve civique)" : ""}, du {ecrireDate(ligne.debut)} au {ecrireDate(ligne.fin)}.
      </p>
      <p>
        À attester avant le <strong>{ecrireEcheance(vue.aujourdhui, ligne.echeance)}</strong>. Déclarée le {ecrireDate(ligne.declareLe)}.
      </p>
      {ligne.sienne && ligne.empechement === null ? (
        <Alerte ton="attente" titre="Ce sont vos propres heures">
          <p>
            Vous êtes la seule personne qui puisse les attester : l'histoire de la déclaration le dira.{" "}
            <a href={`/organisme/${vue.organisme.id}/responsables`}>Ajouter un autre responsable</a>
          </p>
        </Alerte>
      ) : null}
      {ligne.empechement === null ? (
        <>
          <Formulaire action={`/organisme/${vue.organisme.id}/a-attester`} jeton={vue.jeton}>
            <input type="hidden" name="geste" value="attester" />
            <input type="hidden" name="declaration" value={ligne.id} />
            <input type="hidden" name="version" value={ligne.version} />
            <button
              type="submit"
              class="bouton bouton-principal"
              aria-label={`Attester ${ecrireHeures(ligne.heures)} de ${ligne.personne}`}
            >
              Attester
            </button>
          </Formulaire>
          <Refuser ligne={ligne} vue={vue} />
        </>
      ) : (
        <Alerte ton="attente" titre="Un autre responsable doit répondre">
          <p>{ligne.empechement}</p>
        </Alerte>
      )}
    </li>
  );
}

export function PageAAttester(vue: VueListe) {
  const { lignes, essai } = vue;
  return (
    <>
      <ResumeErreurs erreurs={essai?.erreurs ?? []} />
      <EnTeteOrganisme organisme={vue.organisme} courant="a-attester" titre="À attester" />
      <RefusDuService refus={essai?.refus ?? null} titre="Votre réponse n'a pas été enregistrée" />
      {lignes.length === 0 ? (
        <EtatVide titre="Rien n'attend votre réponse">
          <p>
            Quand un bénévole déclare des heures pour {vue.organisme.nom}, sa déclaration paraît ici. Vous avez jusqu'au 31 décembre de
            l'année de la déclaration pour répondre. <Article citation="R5151-17" />
          </p>
          <LienBouton href={`/organisme/${vue.organisme.id}/responsables`} libelle="Voir qui peut attester" variante="secondaire" />
        </EtatVide>
      ) : (
        <>
          <p class="chapeau">
            {lignes.length === 1
              ? "Une déclaration attend votre réponse."
              : `${lignes.length} déclarations attendent votre réponse, la plus urgente d'abord.`}
          </p>
          <p>
            Attester, c'est confirmer que la personne a bien exercé cette fonction pendant ces heures. Après la date limite, ses heures ne
            compteraient plus. <Article citation="R5151-17" /> <Article citation="R5151-18" />
          </p>
          <ul class="liste-nue flux">
            {lignes.map((ligne) => (
              <Ligne key={ligne.id} ligne={ligne} vue={vue} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
