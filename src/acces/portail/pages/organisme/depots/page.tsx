// L'espace de dépôt : déposer un fichier, ce que l'on peut déclarer, les dépôts passés, retrouver une ligne.
import type { Lot } from "../../../../../metier/depots/index.js";
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import {
  Alerte,
  Article,
  Bouton,
  ChampCase,
  ChampTexte,
  EtatVide,
  Etiquette,
  Formulaire,
  ResumeErreurs,
  Tableau,
} from "../../../composants/index.js";
import { motActivite } from "../../../lectures/mots.js";
import { RefusDuService } from "../../titulaire/refus-montre.js";
import { EnTeteOrganisme } from "../en-tete.js";
import type { OrganismeMontre } from "../organisme.js";
import { cheminDepots, cheminFormat } from "./chemins.js";
import { ecrireInstant, ecrireLignes, ecrireNombre, ecrireTaille, estFini, motEtat, totalDe } from "./mots.js";
import { ZoneDepot } from "./zone-depot.js";

/** Ce qu'un organisme a le droit de déclarer. */
export interface VueAutorisation {
  readonly type: string;
  readonly depuis: DateCivile;
  /** Dernier jour compris ; null sans fin prévue. */
  readonly jusquAu: DateCivile | null;
  readonly nir: boolean;
  readonly enCours: boolean;
}

export interface VueDepots {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly autorisations: readonly VueAutorisation[];
  readonly lots: readonly Lot[];
  /** Où reprendre la liste des dépôts plus anciens, ou null. */
  readonly suite: string | null;
  /** Vrai sur une page suivante de l'histoire. */
  readonly plusAnciens: boolean;
  readonly essai: boolean;
  readonly erreurFichier: string | null;
  readonly refus: RefusMontre | null;
}

function Autorisation({ autorisation, chemin }: { readonly autorisation: VueAutorisation; readonly chemin: string }) {
  const { type, depuis, jusquAu, nir, enCours } = autorisation;
  return (
    <li>
      <p>
        <strong>{motActivite(type)}</strong> {enCours ? null : <Etiquette ton="neutre">Hors dates</Etiquette>}
      </p>
      <p class="discret">
        Depuis le {ecrireDate(depuis)}
        {jusquAu === null ? "" : `, jusqu'au ${ecrireDate(jusquAu)}`}.{" "}
        {nir ? "Avec le numéro de sécurité sociale." : "Sans le numéro de sécurité sociale : l'état civil complet suffit."}
      </p>
      <p>
        <a href={`${chemin}/exemple.csv?activite=${type}`}>
          Télécharger l'exemple<span class="hors-ecran"> pour : {motActivite(type)}</span>
        </a>
      </p>
    </li>
  );
}

function Autorisations({ vue }: { readonly vue: VueDepots }) {
  return (
    <aside class="flux" aria-labelledby="titre-autorisations">
      <h2 id="titre-autorisations">Ce que vous pouvez déclarer</h2>
      <ul class="liste-nue autorisations">
        {vue.autorisations.map((autorisation) => (
          <Autorisation
            key={`${autorisation.type}-${autorisation.depuis}`}
            autorisation={autorisation}
            chemin={cheminDepots(vue.organisme.id)}
          />
        ))}
      </ul>
      <p>
        L'exemple passe tel quel : essayez avec lui. <a href={cheminFormat(vue.organisme.id)}>Lire le format, colonne par colonne</a>
      </p>
    </aside>
  );
}

function celluleLignes(lot: Lot) {
  if (!estFini(lot)) return `${ecrireNombre(lot.lignesLues)} lues`;
  if (lot.etat === "REFUSE") return "Aucune";
  const { rejetees } = lot.comptes;
  return `${ecrireLignes(totalDe(lot.comptes))}${rejetees === 0 ? "" : `, dont ${ecrireNombre(rejetees)} à corriger`}`;
}

function Histoire({ vue }: { readonly vue: VueDepots }) {
  const chemin = cheminDepots(vue.organisme.id);
  if (vue.lots.length === 0) {
    return (
      <EtatVide titre={vue.plusAnciens ? "Pas de dépôt plus ancien" : "Aucun dépôt pour l'instant"}>
        Chaque fichier déposé reste ici, avec la réponse donnée à chacune de ses lignes.
      </EtatVide>
    );
  }
  return (
    <>
      <Tableau
        legende={vue.plusAnciens ? "Dépôts plus anciens" : "Du plus récent au plus ancien"}
        entetes={["Fichier", "Reçu le", "Déposé par", "Réponse", "Lignes"]}
        lignes={vue.lots.map((lot) => [
          <>
            <a href={`${chemin}/${lot.id}`}>{lot.nomFichier}</a> <span class="discret">{ecrireTaille(lot.taille)}</span>
          </>,
          ecrireInstant(lot.recuLe),
          lot.deposePar,
          <Etiquette key="etat" ton={motEtat(lot).ton}>
            {motEtat(lot).mot}
          </Etiquette>,
          celluleLignes(lot),
        ])}
      />
      <p class="actions">
        {vue.plusAnciens ? <a href={chemin}>Revenir aux plus récents</a> : null}
        {vue.suite === null ? null : <a href={`${chemin}?apres=${encodeURIComponent(vue.suite)}#histoire`}>Voir les dépôts plus anciens</a>}
      </p>
    </>
  );
}

function Deposer({ vue }: { readonly vue: VueDepots }) {
  return (
    <section class="flux" aria-labelledby="titre-deposer">
      <h2 id="titre-deposer">Déposer un fichier</h2>
      <p>
        Une ligne par activité et par personne. Chaque ligne reçoit sa réponse : celles qui sont justes entrent, même si d'autres sont à
        corriger. Renvoyer un fichier ne compte rien deux fois.
      </p>
      <ZoneDepot
        action={cheminDepots(vue.organisme.id)}
        jeton={vue.jeton}
        libelle="Votre fichier"
        bouton="Déposer le fichier"
        erreur={vue.erreurFichier ?? undefined}
      >
        <ChampCase
          nom="essai"
          libelle="C'est un essai : rien n'est écrit"
          aide="Vous recevez le même rapport, ligne à ligne, et aucun compte ne change."
          coche={vue.essai}
        />
      </ZoneDepot>
    </section>
  );
}

function SansAutorisation({ organisme: { id, nom } }: Pick<VueDepots, "organisme">) {
  return (
    <Alerte ton="neutre" titre="Votre organisme n'est pas encore autorisé à déposer des fichiers">
      <p>
        {nom} peut attester les heures que ses bénévoles déclarent, une à une. Pour déclarer en nombre, demandez une autorisation à
        l'assistance : elle dit quelles activités vous déclarez, et depuis quand. <Article citation="L5151-9" />
      </p>
      <p>
        En attendant, <a href={cheminFormat(id)}>lisez le format des fichiers</a>.
      </p>
    </Alerte>
  );
}

export function ChercherLigne({ organismeId, valeur = "" }: { readonly organismeId: string; readonly valeur?: string }) {
  return (
    <Formulaire action={`${cheminDepots(organismeId)}/lignes`} jeton="" methode="GET">
      <ChampTexte
        nom="id"
        libelle="Identifiant de la ligne"
        aide={
          <>
            Celui de la colonne <code>id_ligne</code> de votre fichier.
          </>
        }
        exemple="2026-000001"
        valeur={valeur}
        remplissage="off"
      />
      <Bouton libelle="Retrouver la ligne" variante="secondaire" />
    </Formulaire>
  );
}

export function PageDepots(vue: VueDepots) {
  const autorise = vue.autorisations.length > 0;
  return (
    <>
      <ResumeErreurs erreurs={vue.erreurFichier === null ? [] : [{ champ: "fichier", phrase: vue.erreurFichier }]} />
      <EnTeteOrganisme organisme={vue.organisme} courant="depots" titre="Dépôts" />
      <RefusDuService refus={vue.refus} titre="Votre fichier n'a pas été pris" />
      {autorise ? (
        <div class="deux-colonnes bloc">
          <Deposer vue={vue} />
          <Autorisations vue={vue} />
        </div>
      ) : (
        <SansAutorisation organisme={vue.organisme} />
      )}
      {autorise || vue.lots.length > 0 ? (
        <>
          <section class="flux" id="histoire" aria-labelledby="titre-histoire">
            <h2 id="titre-histoire">Vos dépôts</h2>
            <Histoire vue={vue} />
          </section>
          <section class="flux" aria-labelledby="titre-chercher">
            <h2 id="titre-chercher">Retrouver une ligne</h2>
            <p>Lisez ce qu'elle est devenue, corrigez-la ou annulez-la.</p>
            <ChercherLigne organismeId={vue.organisme.id} />
          </section>
        </>
      ) : null}
    </>
  );
}
