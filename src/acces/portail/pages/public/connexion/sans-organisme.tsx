// Un responsable reconnu pour qui aucun organisme ne paraît : pourquoi, et ce qu'il peut faire.
import { ecrireSiret } from "../../../../../socle/valeurs/siret.js";
import { EtatVide } from "../../../composants/index.js";

export interface VueSansOrganisme {
  readonly courriel: string;
  /** SIRET que ProConnect a présenté, ou null. */
  readonly siret: string | null;
  /** Organismes où la personne est inscrite, mais sous un SIRET que ProConnect n'a pas présenté. */
  readonly ecartes: readonly { readonly nom: string; readonly siret: string }[];
}

function SousUnAutreSiret({ siret, ecartes }: VueSansOrganisme) {
  return (
    <EtatVide
      titre="Vous êtes inscrit, mais ProConnect ne vous a pas présenté au nom de votre organisme."
      action={{ href: "/connexion/proconnect", libelle: "Recommencer avec ProConnect" }}
    >
      <p>
        {siret === null ? "ProConnect n'a donné aucun SIRET" : `ProConnect a donné le SIRET ${ecrireSiret(siret)}`}. Pour un organisme qui
        déclare en nombre, l'adresse ne suffit pas : il faut aussi son SIRET. Recommencez et choisissez, dans ProConnect :
      </p>
      <ul>
        {ecartes.map((ecarte) => (
          <li key={ecarte.siret}>
            <strong>{ecarte.nom}</strong>, SIRET {ecrireSiret(ecarte.siret)}
          </li>
        ))}
      </ul>
    </EtatVide>
  );
}

export function PageSansOrganisme(vue: VueSansOrganisme) {
  return (
    <>
      <h1>Aucun organisme à votre nom</h1>
      {vue.ecartes.length > 0 ? (
        <SousUnAutreSiret {...vue} />
      ) : (
        <EtatVide
          titre="ProConnect vous a bien reconnu, mais aucun organisme ne vous a inscrit."
          action={{ href: "/", libelle: "Revenir à l'accueil" }}
        >
          <p>
            Nous avons cherché l'adresse <strong>{vue.courriel}</strong>. Demandez à un responsable déjà inscrit de l'ajouter depuis la page
            « Responsables » de l'organisme, puis reconnectez-vous. Pour un organisme qui déclare en nombre, c'est l'exploitant du service
            qui inscrit le premier responsable.
          </p>
        </EtatVide>
      )}
    </>
  );
}
