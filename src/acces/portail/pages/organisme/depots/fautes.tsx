// Une faute dite en clair : le champ, la règle, l'article, quoi faire.
import { expliquerFaute, type Faute } from "../../../../../metier/depots/index.js";
import { Article } from "../../../composants/index.js";

function UneFaute({ faute }: { readonly faute: Faute }) {
  const { champ, phrase, regle, conduite, article } = expliquerFaute(faute);
  return (
    <li>
      <p>
        {champ === null ? null : (
          <>
            <code>{champ}</code> :{" "}
          </>
        )}
        <strong>{phrase}</strong>
      </p>
      <p>{conduite}</p>
      <p class="discret">
        Règle : {regle} {article === null ? null : <Article citation={article} />}
      </p>
    </li>
  );
}

/** Toutes les fautes d'une ligne ; rien si elle n'en a pas. */
export function Fautes({ fautes }: { readonly fautes: readonly Faute[] }) {
  if (fautes.length === 0) return null;
  return (
    <ul class="liste-nue fautes">
      {fautes.map((faute, rang) => (
        <UneFaute key={rang} faute={faute} />
      ))}
    </ul>
  );
}
