// Les dossiers reçus par un organisme de formation : ce qui l'attend, le plus pressé d'abord, puis ce qui suit son cours, puis ce qui est fini.
import type { DateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { Carte, EtatVide, Etiquette, LienBouton, Tableau } from "../../../composants/index.js";
import { ecrireEcheance } from "../../../lectures/delais.js";
import type { VueDossierRecu } from "../../../lectures/dossiers-recus.js";
import type { GroupeDeDossiers } from "../../../lectures/vue-dossier.js";
import { EnTeteOrganisme } from "../en-tete.js";
import type { OrganismeMontre } from "../organisme.js";
import { cheminDemandes, cheminDossierRecu } from "./chemins.js";

export interface VueDemandes {
  readonly organisme: OrganismeMontre;
  readonly aujourdhui: DateCivile;
  readonly dossiers: readonly VueDossierRecu[];
  /** Groupe montré seul, ou null. */
  readonly filtre: GroupeDeDossiers | null;
}

const GROUPES: readonly { readonly groupe: GroupeDeDossiers; readonly titre: string }[] = [
  { groupe: "a-vous", titre: "À vous d'agir" },
  { groupe: "en-cours", titre: "En cours" },
  { groupe: "fini", titre: "Finis" },
];

function Filtres({ vue }: { readonly vue: VueDemandes }) {
  const chemin = cheminDemandes(vue.organisme.id);
  const nombre = (groupe: GroupeDeDossiers) => vue.dossiers.filter((dossier) => dossier.groupe === groupe).length;
  const entrees = [
    { href: chemin, libelle: `Tous (${vue.dossiers.length})`, courant: vue.filtre === null },
    ...GROUPES.map(({ groupe, titre }) => ({
      href: `${chemin}?etat=${groupe}`,
      libelle: `${titre} (${nombre(groupe)})`,
      courant: vue.filtre === groupe,
    })),
  ];
  return (
    <nav class="sous-menu filtres" aria-label="Dossiers montrés">
      <ul>
        {entrees.map(({ href, libelle, courant }) => (
          <li key={href}>
            <a href={href} aria-current={courant ? "true" : undefined}>
              {libelle}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function CarteRecue({ dossier, vue }: { readonly dossier: VueDossierRecu; readonly vue: VueDemandes }) {
  const { id, personne, titre, ou, etat, geste } = dossier;
  return (
    <Carte titre={personne} niveau={3} ton={etat.ton}>
      <p>
        <strong>{titre}</strong>
        <br />
        <span class="discret">{ou}</span>
      </p>
      <p>
        <Etiquette ton={etat.ton}>{etat.mot}</Etiquette>
      </p>
      {geste === null ? (
        <p>{etat.suite}</p>
      ) : (
        <p>
          <strong>{geste.quoi}</strong>
          {geste.jour === null ? "." : ` au plus tard le ${ecrireEcheance(vue.aujourdhui, geste.jour)}.`}
        </p>
      )}
      <LienBouton
        href={cheminDossierRecu(vue.organisme.id, id)}
        libelle={geste === null ? "Voir le dossier" : "Ouvrir le dossier"}
        variante={geste === null ? "secondaire" : "principal"}
        precision={`de ${personne}, ${titre}`}
      />
    </Carte>
  );
}

function Finis({ dossiers, vue }: { readonly dossiers: readonly VueDossierRecu[]; readonly vue: VueDemandes }) {
  return (
    <Tableau
      legende="Dossiers où vous n'avez plus rien à faire"
      entetes={["Personne", "Formation", "Où en est le dossier", "Numéro"]}
      lignes={dossiers.map(({ id, numero, personne, titre, ou, etat }) => [
        <a key="lien" href={cheminDossierRecu(vue.organisme.id, id)}>
          {personne}
        </a>,
        <>
          {titre}
          <br />
          <span class="discret">{ou}</span>
        </>,
        <Etiquette key="etat" ton={etat.ton}>
          {etat.mot}
        </Etiquette>,
        numero,
      ])}
    />
  );
}

function Vide({ organisme }: VueDemandes) {
  return (
    <EtatVide titre="Aucune demande pour l'instant" action={{ href: `/organisme/${organisme.id}/offre`, libelle: "Voir votre offre" }}>
      <p>
        Quand une personne demande une de vos formations, son dossier paraît ici, avec la date avant laquelle lui répondre. Vous recevez
        aussi un courriel.
      </p>
    </EtatVide>
  );
}

function phraseDuCompte(dossiers: readonly VueDossierRecu[]): string {
  const nombre = dossiers.filter(({ groupe }) => groupe === "a-vous").length;
  if (nombre === 0) return "Rien ne vous attend aujourd'hui.";
  return nombre === 1 ? "Un dossier attend un geste de vous." : `${nombre} dossiers attendent un geste de vous, le plus pressé d'abord.`;
}

export function PageDemandes(vue: VueDemandes) {
  const { organisme, dossiers, filtre } = vue;
  const montres = GROUPES.filter(({ groupe }) => filtre === null || groupe === filtre);
  return (
    <>
      <EnTeteOrganisme organisme={organisme} courant="demandes" titre="Demandes" />
      {dossiers.length === 0 ? (
        <Vide {...vue} />
      ) : (
        <>
          <p class="chapeau">{phraseDuCompte(dossiers)}</p>
          <Filtres vue={vue} />
        </>
      )}
      {montres.map(({ groupe, titre }) => {
        const siens = dossiers.filter((dossier) => dossier.groupe === groupe);
        if (siens.length === 0) return filtre === null ? null : <p key={groupe}>Aucun dossier ici.</p>;
        return (
          <section key={groupe} class="flux" aria-labelledby={`titre-${groupe}`}>
            <h2 id={`titre-${groupe}`}>{titre}</h2>
            {groupe === "fini" ? (
              <Finis dossiers={siens} vue={vue} />
            ) : (
              siens.map((dossier) => <CarteRecue key={dossier.id} dossier={dossier} vue={vue} />)
            )}
          </section>
        );
      })}
    </>
  );
}
