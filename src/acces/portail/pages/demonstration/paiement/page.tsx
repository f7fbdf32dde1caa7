// Le prestataire de paiement de la démonstration : rien n'est débité, on choisit si la carte passe.
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { Alerte, Bouton, Fiche, Formulaire, LienBouton } from "../../../composants/index.js";

export interface VuePaiement {
  readonly jeton: string;
  readonly action: string;
  readonly retour: string;
  readonly quoi: string;
  readonly numero: string;
  readonly montant: number;
  /** Faux quand ce paiement n'est plus à faire. */
  readonly attendu: boolean;
}

export function PagePaiement({ jeton, action, retour, quoi, numero, montant, attendu }: VuePaiement) {
  return (
    <>
      <h1>Payer {ecrireMontant(montant)}</h1>
      <Alerte ton="neutre" titre="Page de démonstration">
        <p>Ici parlerait le prestataire de paiement. Aucune carte n'est demandée, rien n'est débité.</p>
      </Alerte>
      <Fiche
        lignes={[
          ["Pour", quoi],
          ["Dossier", numero],
          ["Somme", ecrireMontant(montant)],
        ]}
      />
      {attendu ? (
        <Formulaire action={action} jeton={jeton}>
          <input type="hidden" name="retour" value={retour} />
          <div class="actions">
            <Bouton libelle={`Payer ${ecrireMontant(montant)}`} nom="issue" valeur="paye" />
            <Bouton libelle="Simuler un refus de la banque" variante="secondaire" nom="issue" valeur="refuse" />
          </div>
        </Formulaire>
      ) : (
        <p>Ce paiement n'est plus à faire.</p>
      )}
      <LienBouton href={retour} libelle="Revenir à mon dossier" variante="secondaire" />
    </>
  );
}
