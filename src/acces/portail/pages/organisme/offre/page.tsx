// L'offre d'un organisme de formation : ses formations et leurs dates à venir, l'envoi d'un fichier, les fichiers envoyés.
import type { BilanImportCatalogue, Formation } from "../../../../../metier/catalogue/index.js";
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import { Alerte, EtatVide, Etiquette, LienBouton, ResumeErreurs, Tableau } from "../../../composants/index.js";
import { ecrirePrix, motTypeFormation } from "../../../lectures/formations.js";
import { TAILLE_MAXIMALE_ECRITE } from "../../../reception.js";
import { ETATS } from "../../exploitation/catalogue/mots.js";
import { RefusDuService } from "../../titulaire/refus-montre.js";
import { ecrireInstant, ecrireNombre } from "../depots/mots.js";
import { ZoneDepot } from "../depots/zone-depot.js";
import { EnTeteOrganisme } from "../en-tete.js";
import type { OrganismeMontre } from "../organisme.js";
import { cheminFichier, cheminFormationOfferte, cheminOffre } from "./chemins.js";

export interface VueOffre {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly aujourdhui: DateCivile;
  /** Raison d'une suspension en cours, ou null. */
  readonly suspension: string | null;
  readonly formations: readonly Formation[];
  /** Dossiers qui ne sont pas finis, par formation. */
  readonly demandes: ReadonlyMap<string, number>;
  readonly imports: readonly BilanImportCatalogue[];
  readonly erreurFichier: string | null;
  readonly refus: RefusMontre | null;
}

function datesAVenir({ actions }: Formation, aujourdhui: DateCivile): string {
  const venir = actions.flatMap(({ sessions }) => sessions.filter(({ debut, etat }) => debut >= aujourdhui && etat === "ouverte"));
  const [premiere] = venir.map(({ debut }) => debut).toSorted();
  if (premiere === undefined) return actions.some(({ entreesPermanentes }) => entreesPermanentes) ? "Quand on veut" : "Aucune date ouverte";
  return `${venir.length} date${venir.length > 1 ? "s" : ""}, la première le ${ecrireDate(premiere)}`;
}

function prixDe({ actions }: Formation): string {
  const prix = actions.map((action) => action.prix).toSorted((a, b) => a - b);
  const [moins = 0] = prix;
  const plus = prix.at(-1) ?? moins;
  return moins === plus ? ecrirePrix(moins) : `de ${ecrirePrix(moins)} à ${ecrirePrix(plus)}`;
}

function Formations({ vue }: { readonly vue: VueOffre }) {
  const { formations, organisme, aujourdhui, demandes } = vue;
  if (formations.length === 0) {
    return (
      <EtatVide titre="Votre offre est vide">
        <p>Ajoutez une formation une à une, ou envoyez le fichier de votre logiciel : personne ne peut encore vous en demander.</p>
      </EtatVide>
    );
  }
  return (
    <Tableau
      legende={formations.length === 1 ? "Une formation" : `${ecrireNombre(formations.length)} formations`}
      entetes={["Formation", "Prix", "Dates ouvertes", "Dossiers en cours"]}
      lignes={formations.map((formation) => [
        <>
          <a href={cheminFormationOfferte(organisme.id, formation.id)}>{formation.intitule}</a>
          <br />
          <span class="discret">{motTypeFormation(formation.type)}</span>
        </>,
        prixDe(formation),
        datesAVenir(formation, aujourdhui),
        ecrireNombre(demandes.get(formation.id) ?? 0),
      ])}
    />
  );
}

function Envoyer({ vue }: { readonly vue: VueOffre }) {
  const chemin = cheminOffre(vue.organisme.id);
  return (
    <section class="flux" aria-labelledby="titre-envoyer">
      <h2 id="titre-envoyer">Envoyer un fichier</h2>
      <p>
        Le fichier dit toute votre offre envoyée par fichier : ce qu'il ne contient plus en est retiré, s'il n'a aucune formation à
        corriger. Renvoyer le même ne change rien. Les formations saisies ici n'y sont pas mêlées.
      </p>
      <ZoneDepot
        action={`${chemin}/fichiers`}
        jeton={vue.jeton}
        libelle="Votre fichier LHEO ou EDOF"
        bouton="Envoyer le fichier"
        aide={`XML, non compressé, ${TAILLE_MAXIMALE_ECRITE} au plus. Gardez la page ouverte jusqu'à la réponse.`}
        types=".xml,application/xml,text/xml"
        erreur={vue.erreurFichier ?? undefined}
      />
      <p>
        {"Deux exemples à votre SIRET, qui passent tels quels : "}
        <a href={`${chemin}/exemple-lheo.xml`}>exemple LHEO</a>, <a href={`${chemin}/exemple-edof.xml`}>exemple EDOF</a>. Ils disent aussi
        comment écrire une formation de bénévoles.
      </p>
    </section>
  );
}

function Fichiers({ vue }: { readonly vue: VueOffre }) {
  if (vue.imports.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-fichiers">
      <h2 id="titre-fichiers">Vos fichiers</h2>
      <Tableau
        legende="Du plus récent au plus ancien"
        entetes={["Fichier", "Reçu le", "Réponse", "Formations lues", "À corriger"]}
        lignes={vue.imports.map(({ id, nom, recuLe, etat, comptes }) => [
          <a key="lien" href={cheminFichier(vue.organisme.id, id)}>
            {nom === "" ? "Sans nom" : nom}
          </a>,
          ecrireInstant(recuLe),
          <Etiquette key="etat" ton={ETATS[etat].ton}>
            {ETATS[etat].mot}
          </Etiquette>,
          ecrireNombre(comptes.lues),
          ecrireNombre(comptes.rejetees),
        ])}
      />
    </section>
  );
}

export function PageOffre({ vue }: { readonly vue: VueOffre }) {
  const { organisme, suspension, erreurFichier } = vue;
  return (
    <>
      <ResumeErreurs erreurs={erreurFichier === null ? [] : [{ champ: "fichier", phrase: erreurFichier }]} />
      <EnTeteOrganisme organisme={organisme} courant="offre" titre="Offre" />
      <RefusDuService refus={vue.refus} titre="Votre fichier n'a pas été pris" />
      {suspension === null ? null : (
        <Alerte ton="refus" titre="Vous ne recevez plus de nouvelle demande">
          <p>{suspension}</p>
          <p>Répondez à celles que vous avez, et écrivez à l'assistance pour faire lever la suspension.</p>
        </Alerte>
      )}
      <section class="flux" aria-labelledby="titre-formations">
        <h2 id="titre-formations">Vos formations</h2>
        <p>
          <LienBouton href={`${cheminOffre(organisme.id)}/nouvelle`} libelle="Ajouter une formation" />
        </p>
        <Formations vue={vue} />
      </section>
      <Envoyer vue={vue} />
      <Fichiers vue={vue} />
    </>
  );
}
