// La boîte aux lettres de la démonstration : les courriels que le service aurait envoyés.
import { EtatVide } from "../../../composants/index.js";

export interface CourrielMontre {
  readonly id: string;
  readonly a: string;
  readonly sujet: string;
  readonly texte: string;
}

export function PageCourriels({ courriels }: { readonly courriels: readonly CourrielMontre[] }) {
  return (
    <>
      <h1>Courriels de la démonstration</h1>
      <p>Rien ne part d'ici : les courriels que le service aurait envoyés sont montrés sur cette page, le plus récent d'abord.</p>
      {courriels.length === 0 ? (
        <EtatVide titre="Aucun courriel pour l'instant">
          <p>Un code de confirmation, par exemple, arrivera ici.</p>
        </EtatVide>
      ) : (
        courriels.map((courriel) => (
          <article key={courriel.id} class="carte">
            <h2>{courriel.sujet}</h2>
            <p>À {courriel.a}</p>
            <p class="texte-brut">{courriel.texte}</p>
          </article>
        ))
      )}
    </>
  );
}
