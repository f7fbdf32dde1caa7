// Les derniers avis d'un logiciel : partis, en attente, abandonnés, et de quoi les redemander.
import type { Envoi } from "../../../../../../metier/raccordements/index.js";
import { Etiquette, Formulaire, Tableau } from "../../../../composants/index.js";
import { ETATS_ENVOI, ecrireInstant } from "../mots.js";

interface ProprietesEnvois {
  readonly envois: readonly Envoi[];
  readonly action: string;
  readonly jeton: string;
}

function suite({ etat, envoyeLe, prochainLe, derniereErreur }: Envoi): string {
  if (envoyeLe !== null) return `le ${ecrireInstant(envoyeLe)}`;
  const raison = derniereErreur ?? "pas encore essayé";
  return etat === "abandonne" ? raison : `${raison} ; prochain essai le ${ecrireInstant(prochainLe)}`;
}

export function Envois({ envois, action, jeton }: ProprietesEnvois) {
  if (envois.length === 0) return <p class="discret">Aucun avis n'est encore parti.</p>;
  return (
    <Tableau
      legende="Derniers avis"
      entetes={["Lot", "État", "Essais", "Quand, ou pourquoi pas", "Renvoyer"]}
      lignes={envois.map((envoi) => [
        <code key="lot">{envoi.objetId.slice(0, 8)}</code>,
        <Etiquette key="etat" ton={ETATS_ENVOI[envoi.etat].ton}>
          {ETATS_ENVOI[envoi.etat].mot}
        </Etiquette>,
        String(envoi.essais),
        suite(envoi),
        <Formulaire key="renvoyer" action={action} jeton={jeton}>
          <input type="hidden" name="geste" value="renvoyer" />
          <input type="hidden" name="envoi" value={envoi.id} />
          <button type="submit" class="bouton bouton-secondaire">
            Renvoyer<span class="hors-ecran"> l'avis du lot {envoi.objetId.slice(0, 8)}</span>
          </button>
        </Formulaire>,
      ])}
    />
  );
}
