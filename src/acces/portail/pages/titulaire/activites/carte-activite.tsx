// Une activité qu'un organisme a déposée : qui, quand, quoi, si elle compte, ce qui a changé, et ce que la personne peut en faire.
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { Article, Bouton, Carte, Etiquette, Fiche, Formulaire, Frise, LienBouton } from "../../../composants/index.js";
import type { VueActiviteSuivie } from "../../../lectures/activites.js";
import { motActivite } from "../../../lectures/mots.js";
import type { VueSignalement } from "../../../lectures/signalements.js";
import type { VueActivite } from "../../../lectures/vues.js";
import { EtatDuSignalement } from "../signaler/page-suivi.js";

interface ProprietesCarte {
  readonly activite: VueActiviteSuivie;
  /** Signalement de cette activité, le plus récent, ou null. */
  readonly signalement: VueSignalement | null;
  readonly jeton: string;
  readonly aujourdhui: DateCivile;
}

function Recensement({ activite, jeton }: { readonly activite: VueActivite; readonly jeton: string }) {
  return (
    <details>
      <summary>{activite.recensee ? "Ne pas garder cette activité sur mon compte" : "Remettre cette activité sur mon compte"}</summary>
      <p>
        {activite.recensee
          ? "C'est votre choix : l'activité ne sera plus recensée et n'ouvrira pas de droit. Le droit qu'elle a déjà ouvert est repris, sauf s'il est dépensé. Vous pourrez la remettre quand vous voudrez."
          : "L'activité sera de nouveau recensée et pourra ouvrir un droit."}{" "}
        <Article citation="L5151-8" />
      </p>
      <Formulaire action={`/mon-compte/activites/${activite.id}/recensement`} jeton={jeton}>
        <input type="hidden" name="recensee" value={activite.recensee ? "non" : "oui"} />
        <Bouton libelle={activite.recensee ? "Garder hors de mon compte" : "Remettre sur mon compte"} variante="secondaire" />
      </Formulaire>
    </details>
  );
}

function SiElleCompte({ compte }: { readonly compte: VueActiviteSuivie["compte"] }) {
  return (
    <p>
      <Etiquette ton={compte.ton}>{compte.mot}</Etiquette> {compte.phrase}{" "}
      {compte.article === null ? null : <Article citation={compte.article} />}{" "}
      {compte.lien === null ? null : <a href={compte.lien}>Voir ce droit</a>}
    </p>
  );
}

function Contester({ activite, signalement, aujourdhui }: Omit<ProprietesCarte, "jeton">) {
  const precision = `${motActivite(activite.type).toLowerCase()} déclarée par ${activite.deposant}`;
  return (
    <>
      {signalement === null ? null : (
        <>
          <EtatDuSignalement signalement={signalement} aujourdhui={aujourdhui} />
          <p>
            <a href={`/mon-compte/signaler/${signalement.id}`}>
              Voir mon signalement<span class="hors-ecran"> : {precision}</span>
            </a>
          </p>
        </>
      )}
      {signalement?.ouvert === true ? null : (
        <div class="actions">
          <LienBouton
            href={`/mon-compte/activites/${activite.id}/inexact`}
            libelle="C'est inexact"
            variante="secondaire"
            precision={`: ${precision}`}
          />
        </div>
      )}
    </>
  );
}

function Histoire({ activite }: { readonly activite: VueActiviteSuivie }) {
  if (activite.histoire.length < 2) return null;
  return (
    <details>
      <summary>
        Son histoire<span class="hors-ecran"> : {motActivite(activite.type).toLowerCase()}</span>
      </summary>
      <Frise evenements={activite.histoire.map(({ le, quoi, ton }) => ({ quand: ecrireDate(le), quoi, ton }))} />
    </details>
  );
}

function EtiquetteDuCompte({ activite }: { readonly activite: VueActiviteSuivie }) {
  if (activite.annulee) return <Etiquette ton="refus">Annulée</Etiquette>;
  if (activite.recensee) return <Etiquette ton="acquis">Sur votre compte</Etiquette>;
  return <Etiquette ton="neutre">Hors de votre compte</Etiquette>;
}

export function CarteActivite({ activite, signalement, jeton, aujourdhui }: ProprietesCarte) {
  const ton = activite.annulee ? "refus" : activite.recensee ? "neutre" : "attente";
  return (
    <Carte titre={motActivite(activite.type)} niveau={3} ton={ton}>
      <p>
        <EtiquetteDuCompte activite={activite} /> Déclarée par {activite.deposant}
        {activite.deposeLe === null ? "" : ` le ${ecrireDate(activite.deposeLe)}`}.{activite.annulee ? "" : " Vous n'avez rien à faire."}
      </p>
      <Fiche lignes={activite.faits} />
      <SiElleCompte compte={activite.compte} />
      <Histoire activite={activite} />
      <Contester activite={activite} signalement={signalement} aujourdhui={aujourdhui} />
      {activite.annulee ? null : <Recensement activite={activite} jeton={jeton} />}
    </Carte>
  );
}
