// Engager ses droits demande d'abord de prouver qui l'on est : la page y mène, et y revient.
import { Alerte, Chemin, LienBouton } from "../../../composants/index.js";

interface Proprietes {
  readonly titre: string;
  /** Chemin où revenir, sans paramètre. */
  readonly retour: string;
}

export const FIL = [
  { href: "/mon-compte", libelle: "Mon compte" },
  { href: "/mon-compte/formations", libelle: "Mes formations" },
];

export function AlerteIdentite() {
  return (
    <Alerte ton="attente" titre="Prouvez d'abord votre identité">
      <p>
        Le plan dit ce que vous avez sur vos comptes, et une inscription l'engage. Pour que personne ne le voie ni ne le dépense à votre
        place, il faut prouver que c'est bien vous.
      </p>
      <p>Si FranceConnect vous est impossible, demandez une vérification accompagnée.</p>
    </Alerte>
  );
}

export function PageIdentiteAProuver({ titre, retour }: Proprietes) {
  return (
    <>
      <Chemin liens={FIL} />
      <h1>{titre}</h1>
      <AlerteIdentite />
      <div class="actions">
        <LienBouton href={`/connexion/franceconnect?retour=${retour}`} libelle="Continuer avec FranceConnect" />
        <LienBouton href="/assistance" libelle="Demander de l'aide" variante="secondaire" />
      </div>
    </>
  );
}
