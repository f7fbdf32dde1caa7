// Choisir l'association : la chercher par son nom, son numéro ou sa ville ; et une sortie quand elle n'est pas trouvée.
import { Alerte, Bouton, Carte, ChampTexte, EtatVide, Etiquette, Formulaire } from "../../../composants/index.js";
import type { VueBrouillon, VueOrganisme } from "../../../lectures/vues.js";
import type { ErreurChamp } from "../saisie.js";
import { erreurDe } from "../saisie.js";
import { adresse, EcranDeParcours } from "./parcours.js";

export interface VueRecherche {
  readonly jeton: string;
  readonly brouillon: VueBrouillon;
  readonly recherche: string;
  /** null tant que rien n'a été cherché. */
  readonly trouves: readonly VueOrganisme[] | null;
  readonly erreurs: readonly ErreurChamp[];
}

function Trouve({ organisme, vue }: { organisme: VueOrganisme; vue: VueRecherche }) {
  return (
    <Carte titre={organisme.nom} niveau={3}>
      <p>
        {organisme.lieu}
        {organisme.numero === "" ? "" : ` · ${organisme.numero}`} {organisme.dissoute ? <Etiquette ton="refus">Dissoute</Etiquette> : null}
      </p>
      <Formulaire action={adresse(vue.brouillon.id, "association")} jeton={vue.jeton}>
        <input type="hidden" name="organisme" value={organisme.id} />
        <input type="hidden" name="q" value={vue.recherche} />
        <button type="submit" class="bouton bouton-secondaire" aria-label={`Choisir ${organisme.nom}, ${organisme.lieu}`}>
          Choisir
        </button>
      </Formulaire>
    </Carte>
  );
}

function Resultats({ vue }: { vue: VueRecherche }) {
  const sortie = `${adresse(vue.brouillon.id, "nouvelle-association")}?nom=${encodeURIComponent(vue.recherche)}`;
  if (vue.trouves === null) return null;
  if (vue.trouves.length === 0) {
    return (
      <EtatVide titre={`Rien pour « ${vue.recherche} »`} action={{ href: sortie, libelle: "Indiquer mon association" }}>
        <p>
          Essayez un seul mot du nom, la ville, ou le numéro que porte le récépissé de la préfecture (il commence par W). Si votre
          association n'y est toujours pas, indiquez-la vous-même : votre déclaration n'attendra pas.
        </p>
      </EtatVide>
    );
  }
  return (
    <section class="flux" aria-labelledby="titre-resultats">
      <h2 id="titre-resultats">{vue.trouves.length === 1 ? "Une association trouvée" : `${vue.trouves.length} associations trouvées`}</h2>
      {vue.trouves.map((organisme) => (
        <Trouve key={organisme.id} organisme={organisme} vue={vue} />
      ))}
      <p>
        <a href={sortie}>Mon association n'est pas dans cette liste</a>
      </p>
    </section>
  );
}

export function PageAssociation(vue: VueRecherche) {
  const reserve = vue.brouillon.type === "reserve_civique";
  const titre = reserve ? "Dans quel organisme ?" : "Dans quelle association ?";
  return (
    <EcranDeParcours rang={2} titre={titre} retour="/mon-compte/declarer" erreurs={vue.erreurs}>
      <Formulaire action={adresse(vue.brouillon.id, "association")} jeton={vue.jeton} methode="GET">
        <ChampTexte
          nom="q"
          type="search"
          libelle="Nom, numéro RNA, SIREN ou ville"
          aide="Un mot suffit."
          exemple="judo Rennes, ou W353001234"
          valeur={vue.recherche}
          erreur={erreurDe(vue.erreurs, "q")}
        />
        <Bouton libelle="Chercher" />
      </Formulaire>
      <Resultats vue={vue} />
      {vue.trouves === null ? (
        <Alerte ton="neutre" titre="Une déclaration par association">
          <p>Si vous êtes bénévole dans plusieurs associations, faites une déclaration pour chacune : les heures s'additionnent.</p>
        </Alerte>
      ) : null}
    </EcranDeParcours>
  );
}
