// Les logiciels raccordés d'un organisme : ceux qu'il a, et comment en raccorder un de plus.
import type { Raccordement } from "../../../../../../metier/raccordements/index.js";
import type { RefusMontre } from "../../../../../phrases/index.js";
import {
  Bouton,
  Carte,
  ChampCase,
  ChampTexte,
  EtatVide,
  Etiquette,
  Fiche,
  Formulaire,
  LienBouton,
  ResumeErreurs,
} from "../../../../composants/index.js";
import { RefusDuService } from "../../../titulaire/refus-montre.js";
import { type ErreurChamp, erreurDe } from "../../../titulaire/saisie.js";
import { EnTeteOrganisme } from "../../en-tete.js";
import type { OrganismeMontre } from "../../organisme.js";
import { ecrireInstant, PORTEES_ECRITES } from "../mots.js";

export interface VueRaccordements {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly raccordements: readonly Raccordement[];
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

function derniereUtilisation({ cles }: Raccordement): string {
  const instants = cles.flatMap(({ utiliseeLe }) => (utiliseeLe === null ? [] : [utiliseeLe.getTime()]));
  return instants.length === 0 ? "jamais" : ecrireInstant(new Date(Math.max(...instants)));
}

function UnRaccordement({ raccordement, organismeId }: { raccordement: Raccordement; organismeId: string }) {
  const revoque = raccordement.revoqueLe !== null;
  const enVigueur = raccordement.cles.filter(({ jusquAu }) => jusquAu === null).length;
  return (
    <Carte titre={raccordement.nom} niveau={3}>
      <p>
        <Etiquette ton={revoque ? "refus" : enVigueur === 0 ? "attente" : "acquis"}>
          {revoque ? "révoqué" : enVigueur === 0 ? "sans clé" : "en service"}
        </Etiquette>
      </p>
      <Fiche
        lignes={[
          ["Identifiant du client", <code key="client">{raccordement.clientId}</code>],
          ["Peut", raccordement.portees.map((portee) => PORTEES_ECRITES[portee] ?? portee).join(", ")],
          ["Dernier jeton obtenu", derniereUtilisation(raccordement)],
        ]}
      />
      <LienBouton
        href={`/organisme/${organismeId}/raccordements/${raccordement.id}`}
        libelle={revoque ? "Voir" : "Gérer les clés et l'avis"}
        precision={`de ${raccordement.nom}`}
        variante="secondaire"
      />
    </Carte>
  );
}

function Creer({ vue }: { vue: VueRaccordements }) {
  const { corps, erreurs } = vue;
  return (
    <section class="flux" aria-labelledby="titre-creer">
      <h2 id="titre-creer">Raccorder un logiciel</h2>
      <p>Un raccordement par logiciel : s'il faut en arrêter un, les autres continuent.</p>
      <Formulaire action={`/organisme/${vue.organisme.id}/raccordements`} jeton={vue.jeton}>
        <ChampTexte
          nom="nom"
          libelle="Nom du logiciel"
          exemple="Logiciel des effectifs"
          remplissage="off"
          valeur={corps["nom"] ?? ""}
          erreur={erreurDe(erreurs, "nom")}
        />
        <ChampCase
          nom="deposer"
          libelle="Il peut déposer des fichiers"
          coche={corps["deposer"] === "oui"}
          erreur={erreurDe(erreurs, "deposer")}
        />
        <ChampCase nom="lire" libelle="Il peut lire les lots et leurs rapports" coche={corps["lire"] === "oui"} />
        <Bouton libelle="Raccorder ce logiciel" />
      </Formulaire>
    </section>
  );
}

export function PageRaccordements(vue: VueRaccordements) {
  return (
    <>
      <ResumeErreurs erreurs={vue.erreurs} />
      <EnTeteOrganisme organisme={vue.organisme} courant="raccordements" titre="Logiciels raccordés" />
      <RefusDuService refus={vue.refus} titre="Rien n'a changé" />
      <p>
        Un logiciel dépose vos fichiers et lit les réponses à votre place. Il se fait reconnaître par une clé dont la partie secrète ne le
        quitte jamais. <a href={`/organisme/${vue.organisme.id}/raccordements/essayer`}>Essayer l'API</a>
        {" · "}
        <a href="/api/openapi.json">Description de l'API (OpenAPI)</a>
      </p>
      <section class="flux" aria-labelledby="titre-liste">
        <h2 id="titre-liste">Vos logiciels</h2>
        {vue.raccordements.length === 0 ? (
          <EtatVide titre="Aucun logiciel n'est raccordé">Vous pouvez déposer vos fichiers sans cela, depuis la page des dépôts.</EtatVide>
        ) : (
          vue.raccordements.map((un) => <UnRaccordement key={un.id} raccordement={un} organismeId={vue.organisme.id} />)
        )}
      </section>
      <Creer vue={vue} />
    </>
  );
}
